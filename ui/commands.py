"""What each action of the window does: dialogs, files and panes; verdicts are the desk's."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from factcheck.model import Verdict
from factcheck.query import ClaimQuery, Order, Show
from factcheck.sources import SourceDraft, Stance
from ui import links, plain
from ui.actions import ACTS
from ui.backup_commands import BackupCommands
from ui.elsewhere_commands import ElsewhereCommands
from ui.evidence_commands import EvidenceCommands
from ui.file_commands import FileCommands
from ui.preferring import Preferring

if TYPE_CHECKING:
    from ui.exchange_commands import ExchangeCommands
    from ui.main_window import MainWindow

# Dialogs are imported when they are first used: the window opens without them.


class Commands(QObject):
    """The slots behind the table of actions for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.files = FileCommands(window)
        # Lists move by the arrow keys of themselves; in the text they step from claim to claim.
        for key, by in (("Up", -1), ("Down", 1)):
            arrow = QShortcut(QKeySequence(key), window.panels.reader)
            arrow.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            arrow.activated.connect(partial(window.desk.walk.step, by))
        self.backups = BackupCommands(window)
        self.elsewhere = ElsewhereCommands(window)
        self.evidence = EvidenceCommands(window)
        self.preferring = Preferring(window)
        if window.workbench.read_only:
            self._answer_writing_keys()

    def _answer_writing_keys(self) -> None:
        """Where nothing can be written, the keys that would write say so: silence looks broken."""
        words = self.tr("This library is open to read only: nothing was changed.")
        for act in ACTS:
            for keys in self._window.keymap.keys(act.id) if act.writes else ():
                QShortcut(keys, self._window, lambda: self._window.status.say(words))

    @cached_property
    def exchange(self) -> ExchangeCommands:
        """What is done with reviewers' files, loaded when that is first asked for."""
        from ui.exchange_commands import ExchangeCommands

        return ExchangeCommands(self._window)

    def slots(self) -> dict[str, Callable[[], object]]:
        """The slot of every action."""
        window, desk, review = self._window, self._window.desk, self._window.panels.review
        files = self.files
        made: dict[str, Callable[[], object]] = {
            "article.import": files.import_files,
            "article.import_folder": files.import_folder,
            "article.import_preview": files.import_preview,
            "article.import_address": files.import_address,
            "article.paste": files.paste,
            "article.paste_edit": files.paste_edit,
            "work.stop": window.status.stop,
            "article.details": files.describe_article,
            "article.remove": files.remove_article,
            "report.export": files.export,
            "library.new": files.new_library,
            "library.open": files.open_library,
            "exchange.send": lambda: self.exchange.send(),
            "exchange.take_in": lambda: self.exchange.take_in(),
            "opinions.show": lambda: self.exchange.compare(),
            "library.copy": files.save_copy,
            "library.backups": self.backups.show,
            "app.quit": window.close,
            "edit.undo": desk.undo,
            "edit.redo": desk.redo,
            "edit.search": self.focus_search,
            "edit.preferences": self.preferring.prefer,
            "claim.next": lambda: desk.walk.step(1),
            "claim.previous": lambda: desk.walk.step(-1),
            "claim.next_open": lambda: desk.walk.step_unreviewed(1),
            "claim.previous_open": lambda: desk.walk.step_unreviewed(-1),
            "claim.back": self.elsewhere.go_back,
            "claim.statement": review.focus_statement,
            "claim.speaker": self.name_speaker,
            "claim.split": self.split,
            "claim.merge": desk.merge,
            "claim.add": self.add_claim,
            "claim.remove": desk.remove_claim,
            "passage.fold": desk.fold_here,
            "passage.folded": self.show_folded,
            "verdict.supported": lambda: desk.decide(Verdict.SUPPORTED),
            "verdict.disputed": lambda: desk.decide(Verdict.DISPUTED),
            "verdict.opinion": lambda: desk.decide(Verdict.OPINION),
            "verdict.none": lambda: desk.decide(None),
            "review.flag": desk.toggle_flag,
            "review.link": review.focus_link,
            "review.article_links": self.offer_links,
            "review.note": review.focus_note,
            "review.related": self.elsewhere.focus,
            "review.reuse": self.evidence.reuse,
            "sources.show": self.evidence.show_sources,
            "review.evidence": self.evidence.show_evidence,
            "review.look_up": self.evidence.look_up,
            "ledger.show": self.elsewhere.show_ledger,
            "scope.everywhere": window.listing.toggle_scope,
            "pane.next": self.next_pane,
            "font.larger": lambda: self.preferring.resize_font(10),
            "font.smaller": lambda: self.preferring.resize_font(-10),
            "font.normal": lambda: self.preferring.resize_font(0),
            "help.guide": self.show_guide,
            "help.keys": self.show_keys,
            "help.about": self.show_about,
        }
        for verb in ("apply", "take", "apart", "same"):
            made[f"related.{verb}"] = partial(self.elsewhere.do, verb)
        for show in Show:
            made[f"show.{show.value}"] = partial(window.listing.show_only, show)
        for order in Order:
            made[f"order.{order.value}"] = partial(window.listing.order_by, order)
        for mode in ("auto", "light", "dark", "contrast"):
            made[f"theme.{mode}"] = partial(self.preferring.choose_theme, mode)
        for name in ("articles", "claims", "reader", "review"):
            made[f"pane.{name}"] = partial(self._go_to_pane, getattr(window.panels, name))
        return made

    # --- claims ---

    def split(self) -> None:
        """Cut the claim in two where the reviewer points."""
        claim = self._window.desk.current()
        if claim is None:
            return
        from ui.dialogs.split import SplitDialog

        dialog = SplitDialog(claim, self._window.theme, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._window.desk.split(dialog.cut())

    def name_speaker(self) -> None:
        """Correct who makes the claim."""
        window = self._window
        claim = window.desk.current()
        if claim is None:
            return
        from ui.dialogs.speaker import SpeakerDialog

        book = window.workbench
        others = book.claims(book.claim_ids(ClaimQuery(article_id=claim.article_id)))
        author = book.article(claim.article_id).author
        dialog = SpeakerDialog(claim, author, [other.speaker for other in others], window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            window.desk.act(lambda: book.name_speaker(claim.id, dialog.name()))
        dialog.deleteLater()

    def offer_links(self) -> None:
        """Show what the article links to, and add what is chosen to the claim's sources."""
        window = self._window
        claim = window.desk.current()
        if claim is None:
            return
        links = window.workbench.links(claim.article_id)
        if not links:
            window.status.say(self.tr("The article links to nothing."))
            return
        from ui.dialogs.article_links import ArticleLinks

        taken = {source.draft.url for source in window.workbench.sources(claim.id)}
        dialog = ArticleLinks(claim, links, taken, window)
        if dialog.exec() == QDialog.DialogCode.Accepted and (link := dialog.chosen()):
            disputed = claim.verdict is Verdict.DISPUTED
            stance = Stance.CONTRADICTS if disputed else Stance.SUPPORTS
            title = link.words if link.words != link.url else ""
            # The day of reading stays open: nobody has read it yet.
            draft = SourceDraft(link.url, title=title, stance=stance)
            window.desk.act(lambda: window.workbench.add_source(claim.id, draft))
        dialog.deleteLater()

    def add_claim(self) -> None:
        """Make a claim of the selected text, or let the reviewer choose the words."""
        window = self._window
        if window.desk.article_id is None:
            return
        chosen = window.panels.reader.selection()
        if chosen is not None:
            window.desk.add_claim(*chosen)
            return
        from ui.dialogs.add_claim import AddClaimDialog

        article = window.workbench.article(window.desk.article_id)
        claim = window.desk.current()
        dialog = AddClaimDialog(article.text, claim.end if claim else 0, window.theme, window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            window.desk.add_claim(*dialog.span())

    def show_folded(self) -> None:
        """List the folded passages and restore what is chosen."""
        window = self._window
        if window.desk.article_id is None:
            return
        from ui.dialogs.folded import FoldedDialog

        article = window.workbench.article(window.desk.article_id)
        passages = window.workbench.passages(article.id)
        dialog = FoldedDialog(article.text, passages, window.workbench.read_only, window)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen():
            window.desk.restore(dialog.chosen())

    # --- window ---

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        self._window.tools.search.setFocus()
        self._window.tools.search.selectAll()

    def finish_field(self) -> None:
        """After Ctrl+Enter: go on where a verdict is given, else be ready for one."""
        window = self._window
        window.panels.review.commit()
        window.panels.claims.setFocus()
        claim = window.desk.current()
        if claim is not None and claim.verdict is not None:
            window.desk.walk.step_unreviewed(1)

    def _go_to_pane(self, pane: QWidget) -> None:
        proxy = pane.focusProxy()
        ready = proxy is not None and proxy.isVisible() and proxy.isEnabled()
        target = pane if ready else _first_stop(pane)
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _panes(self) -> list[QWidget]:
        panels = self._window.panels
        return [panels.articles, panels.claims, panels.reader, panels.review]

    def next_pane(self) -> None:
        """Move the focus to the next part of the window."""
        panes = self._panes()
        focus = QGuiApplication.focusObject()
        holder = [at for at, pane in enumerate(panes) if _holds(pane, focus)]
        self._go_to_pane(panes[(holder[0] + 1) % len(panes) if holder else 0])

    def open_link(self, address: str) -> None:
        """Ask, then open a source in the browser."""
        links.open_link(self._window, address)

    def may_lose_text(self) -> bool:
        """Ask whether the window may close although something typed is not stored."""
        return plain.ask(
            self._window,
            self.tr("Not saved"),
            self.tr("What you typed last could not be saved."),
            self.tr("Close and &lose it"),
            self.tr("Stay, make room on the disk, and press Retry to keep it."),
            self.tr("&Stay"),
            loses=True,
        )

    def show_guide(self) -> None:
        """The guide that comes with the program."""
        from ui.dialogs.guide import GuideDialog

        GuideDialog(self._window).exec()

    def show_keys(self) -> None:
        """Every key on one sheet."""
        from ui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self._window.keymap, self._window.theme, self._window).exec()

    def show_about(self) -> None:
        """Version, licence, where things are."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._window.workbench.path, self._window).exec()


def _holds(pane: QWidget, focus: QObject | None) -> bool:
    return isinstance(focus, QWidget) and (focus is pane or pane.isAncestorOf(focus))


def _first_stop(pane: QWidget) -> QWidget:
    """The first part of a pane that the Tab key would reach."""
    stop = pane.nextInFocusChain()
    while stop is not None and stop is not pane:
        by_tab = stop.focusPolicy() & Qt.FocusPolicy.TabFocus
        if by_tab and pane.isAncestorOf(stop) and stop.isVisible() and stop.isEnabled():
            return stop
        stop = stop.nextInFocusChain()
    return pane
