"""What the File menu does: articles come in, reports go out, libraries open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog

from factcheck import paths
from factcheck.errors import UserError
from ui import plain

if TYPE_CHECKING:
    from factcheck.record import Change
    from ui.importing import Importer
    from ui.main_window import MainWindow
    from ui.outcome import Outcome

# Dialogs and the importer are imported when they are first used: the window opens without them.


class FileCommands(QObject):
    """The slots behind the File menu of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._importer: Importer | None = None

    # --- import ---

    @property
    def importer(self) -> Importer:
        """The importer, made when the first article comes in."""
        if self._importer is None:
            from ui.importing import Importer
            from ui.tasks import Runner

            window = self._window
            # Of its own: what is compared in the background must not hold up what is read.
            made = self._importer = Importer(window.workbench, Runner(self), self)
            made.began.connect(window.commands.elsewhere.related.hold)
            made.finished.connect(window.commands.elsewhere.related.go_on)
            made.progressed.connect(self._show_progress)
            made.stored.connect(window.desk.follow)
            made.not_saved.connect(self._stop_on_error)
            made.finished.connect(self._tell_outcome)
        self._importer.by_encoder = self._wants_encoder()
        return self._importer

    def _wants_encoder(self) -> bool:
        from factcheck.claims import encoder

        return self._window.settings.by_encoder and encoder.is_installed()

    def import_files(self) -> None:
        """Ask for files and import them."""
        self.take_files(self._ask_files())

    def _ask_files(self) -> list[Path]:
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("Import articles"),
            "",
            self.tr("Articles ({endings});;All files (*)").format(
                endings=" ".join(f"*{ending}" for ending in paths.ARTICLE_ENDINGS)
            ),
        )
        return [Path(name) for name in names]

    def import_folder(self) -> None:
        """Ask for a folder and import its texts."""
        if name := QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder")):
            self.take_files([Path(name)])

    def import_preview(self) -> None:
        """Ask for files, show what would come of each, and import those that are wanted."""
        from ui.dialogs.import_preview import ImportPreview

        window = self._window
        if window.workbench.read_only or not (files := self._ask_files()):
            return
        dialog = ImportPreview(
            files, window.workbench, window.runner, window, by_encoder=self._wants_encoder()
        )
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        wanted = dialog.wanted()
        dialog.deleteLater()
        if accepted and wanted:
            self.importer.take_read(wanted)

    def import_address(self) -> None:
        """Ask for an address on the web and import the article of its page."""
        from ui.dialogs.address import AddressDialog

        window = self._window
        allowed = window.settings.web_allowed
        dialog = AddressDialog(QGuiApplication.clipboard().text(), allowed, window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        if accepted and not allowed:
            window.settings.web_allowed = True
            window.settings_changed.emit()
        if accepted and not window.workbench.read_only:
            self.importer.take_address(dialog.address())

    def import_samples(self) -> None:
        """Import the articles that come with the program."""
        self.take_files(sorted(paths.SEEDS.glob("[0-9]*.md")))

    def take_files(self, files: list[Path]) -> None:
        """Import files and folders in the background."""
        if files and not self._window.workbench.read_only:
            self.importer.take_files(files)

    def paste(self) -> None:
        """Make an article of what is on the clipboard, at once; a page keeps its paragraphs."""
        clipboard = QGuiApplication.clipboard()
        # Nothing at all is there on an empty one, whatever its type says.
        data = cast("QMimeData | None", clipboard.mimeData())
        page, text = data.html() if data is not None else "", clipboard.text()
        if page.strip() or text.strip():
            self.take_text(text, page)
        else:
            self._window.banner.show_notice(
                self.tr("There is no text on the clipboard. Copy the article first, then paste.")
            )

    def paste_edit(self) -> None:
        """See and correct the clipboard's text before it becomes an article."""
        from ui.dialogs.paste import PasteDialog

        dialog = PasteDialog(QGuiApplication.clipboard().text(), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.take_text(dialog.text())

    def take_text(self, text: str, page: str = "") -> None:
        """Import a text in the background; ``page`` is the same as HTML where there is that."""
        if not self._window.workbench.read_only:
            self.importer.take_text(text, page)

    def _show_progress(self, done: int, total: int, name: str) -> None:
        words = self.tr("Importing {name}").format(name=name or self.tr("the pasted text"))
        self._window.status.show_progress(done, total, words, self.importer.cancel)

    def _stop_on_error(self, error: object, retry: Callable[[], object]) -> None:
        self._window.status.end_progress()
        self._window.desk.refused.emit(error, retry)

    def _tell_outcome(self, outcome: Outcome) -> None:
        from ui.outcome import likeness_words, summary

        window = self._window
        window.status.end_progress()
        if outcome.stored:
            window.tools.search.forget()
            window.desk.choose_article(outcome.stored[0])
            window.panels.claims.setFocus()
        elif outcome.known:
            window.desk.choose_article(outcome.known[0])
        window.status.say(summary(outcome))
        if outcome.known and not outcome.stored:
            window.banner.show_notice(summary(outcome))
        if outcome.texts > 1 and outcome.needs_a_look:
            from ui.dialogs.import_summary import ImportSummary

            dialog = ImportSummary(outcome, window.workbench, window)
            dialog.chosen.connect(window.desk.choose_article)
            dialog.exec()
            dialog.deleteLater()
        elif outcome.refused:
            listed = "\n\n".join(f"{name}: {why}" for name, why in outcome.refused)
            plain.warn(window, self.tr("Not imported"), summary(outcome), listed)
        elif outcome.alike:
            (like,) = outcome.alike.values()
            text = self.tr("The new article is {likeness}.").format(likeness=likeness_words(like))
            window.banner.show_notice(
                text, lambda: window.desk.choose_article(like.article_id), self.tr("&Show that one")
            )
        elif outcome.guessed:
            self._tell_of_guess(*outcome.guessed.values())

    def _tell_of_guess(self, encoding: str) -> None:
        """Say that letters may be wrong, and how another encoding is chosen."""
        text = self.tr(
            "Only its bytes told the encoding of the text: {encoding} was taken. If letters are "
            "wrong, undo ({undo}), import it with preview ({preview}) and choose another one."
        )
        shown = self._window.keymap.shown
        undo = shown("edit.undo").split(",")[0]
        preview = shown("article.import_preview").split(",")[0]
        self._window.banner.show_notice(text.format(encoding=encoding, undo=undo, preview=preview))

    def stop_work(self) -> None:
        """End what runs in the background, for closing."""
        self._window.commands.elsewhere.related.hold()
        if self._importer is not None:
            self._importer.close()

    # --- articles and report ---

    def describe_article(self) -> None:
        """Correct the metadata of the open article."""
        from ui.dialogs.article import ArticleDialog

        window = self._window
        article_id = window.desk.article_id
        if article_id is None:
            return
        article = window.workbench.article(article_id)
        dialog = ArticleDialog(article, window.workbench.read_only, window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            values = dialog.values()
            window.desk.act(
                lambda: window.workbench.describe_article(article_id, **values),
                self._tell_of_suggestions,
            )

    def _tell_of_suggestions(self, change: Change) -> None:
        """Say what another language did to the claims, and how to take it back."""
        after: dict[str, str] = {}
        for row in change.rows:
            if row.table == "article":
                after |= row.after or {}
        if "language" not in after:
            return
        from ui.languages import language_name

        anew = sum(row.table == "claim" for row in change.rows)
        text = self.tr(
            "The language is now {language}. Suggestions that changed: {n}. {key} undoes it."
        )
        key = self._window.keymap.shown("edit.undo").split(",")[0]
        self._window.banner.show_notice(
            text.format(language=language_name(after["language"]), n=anew, key=key),
            self._window.desk.undo,
            self.tr("&Undo"),
        )

    def remove_article(self) -> None:
        """Take the open article out of the library."""
        window = self._window
        row = window.current_row()
        if row is None:
            return
        if row.counts.reviewed or row.counts.flagged:
            window.commands.backups.back_up_first()
        if window.desk.act(lambda: window.workbench.remove_article(row.id)):
            key = window.keymap.shown("edit.undo").split(",")[0]
            text = self.tr("“{title}” was removed. {key} brings it back.")
            window.banner.show_notice(
                text.format(title=row.title, key=key), window.desk.undo, self.tr("&Undo")
            )

    def export(self) -> None:
        """Write a report."""
        from ui.dialogs.export import ExportDialog

        window = self._window
        window.panels.review.commit()
        settings = window.settings
        ExportDialog(
            window.workbench, window.runner, window.desk.article_id, settings, window
        ).exec()
        window.settings_changed.emit()

    # --- library ---

    def new_library(self) -> None:
        """Ask for a file and start an empty library in it."""
        from ui.choosing import ask_new_library

        if path := ask_new_library(self._window):
            self._window.library_to_create.emit(path)

    def save_copy(self) -> None:
        """Write the library with all that is typed to another file, and go on in that."""
        from factcheck.progress import StoppedError
        from ui.choosing import ask_new_library
        from ui.patience import patiently

        window = self._window
        window.panels.review.commit()
        book, title = window.workbench, self.tr("Save a copy of the library")
        near = paths.default_library().with_name(f"{book.path.stem}-2{book.path.suffix}")
        path = ask_new_library(window, title, near)
        if path is None:
            return
        typed = window.desk.typed.refused()
        try:
            words = self.tr("The copy is written and checked.")
            patiently(lambda progress: book.save_copy(path, typed, progress), window, title, words)
        except StoppedError:
            return
        except UserError as error:
            plain.warn_of(window, self.tr("No copy was written"), error)
            return
        window.text_is_kept = not window.panels.review.holds_form()
        window.library_wanted.emit(path)

    def open_library(self) -> None:
        """Ask for a library and open it."""
        from ui.choosing import ask_library

        if path := ask_library(self._window):
            self._window.library_wanted.emit(path)
