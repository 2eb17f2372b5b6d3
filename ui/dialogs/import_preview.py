"""The import window: what comes of each file, to be seen and corrected before it is stored."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import UserError
from factcheck.intake import Worker
from factcheck.model import Intake
from factcheck.workbench import Workbench
from ui import plain
from ui.dialogs.import_form import ImportForm
from ui.dialogs.room import open_at
from ui.importing import read_file, texts_in
from ui.outcome import likeness_words
from ui.tasks import Runner, Ticket


@dataclass(slots=True)
class _Entry:
    """A file: what was read of it, the same as it was corrected, and what there is to say."""

    path: Path
    read: Intake | None = None
    intake: Intake | None = None
    note: str = ""
    known: bool = False


class ImportPreview(QDialog):
    """Reads the files in the background; Space takes one off the import or puts it back."""

    def __init__(
        self,
        files: list[Path],
        workbench: Workbench,
        runner: Runner,
        parent: QWidget | None = None,
        *,
        by_encoder: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_preview")
        self.setWindowTitle(self.tr("Import with preview"))
        self._workbench = workbench
        self._runner = runner
        self._worker = Worker()
        self._worker.by_encoder = by_encoder
        self._ticket: Ticket | None = None
        self._entries: list[_Entry] = []
        # The row of a file, and the encoding and language that a person says it is in.
        self._waiting: deque[tuple[int, str, str]] = deque()
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Files to import"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form = ImportForm()
        self._form.reread.connect(self._read_anew)
        self._list.currentRowChanged.connect(self._show)
        self._list.itemChanged.connect(self._tick)
        self._arrange()
        self._shown = -1
        self._list.setFocus()
        self._add(files)

    def wanted(self) -> list[Intake]:
        """What is to be imported, as it was corrected."""
        self._keep()
        return [
            entry.intake
            for row, entry in enumerate(self._entries)
            if entry.intake is not None and self._is_wanted(row)
        ]

    def done(self, result: int) -> None:
        """End the reading with the window."""
        self._stop()
        self._worker.close()
        super().done(result)

    # --- reading ---

    def _ask_folder(self) -> None:
        """Take in every text of a folder too."""
        if name := QFileDialog.getExistingDirectory(self, self.tr("Add a folder")):
            self._add([Path(name)])

    def _add(self, paths: list[Path]) -> None:
        """Put files, and the texts of folders, on the list and read them."""
        here = {entry.path for entry in self._entries}
        for path in (each for each in texts_in(paths) if each not in here):
            self._waiting.append((len(self._entries), "", ""))
            self._entries.append(_Entry(path))
            self._list.addItem(QListWidgetItem(f"{path.name}\n{self.tr('not read yet')}"))
        self._bar.setRange(0, len(self._entries))
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        if self._ticket is None:
            self._next()

    def _next(self) -> None:
        total = len(self._entries)
        self._bar.setValue(max(0, total - len(self._waiting)))
        self._stopper.setEnabled(bool(self._waiting))
        self._weigh()
        if not self._waiting:
            return
        row, encoding, language = self._waiting.popleft()
        path = self._entries[row].path
        self._ticket = self._runner.submit(
            lambda: self._worker.read(
                read_file(path), path.name, encoding=encoding, language=language
            ),
            lambda intake: self._take(row, intake),
            lambda error: self._refuse(row, error),
        )

    def _take(self, row: int, intake: Intake) -> None:
        self._ticket = None
        entry = self._entries[row]
        entry.intake = replace(intake, **_corrections(entry))
        entry.read = intake
        entry.known = self._workbench.article_with(intake.sha256) is not None
        entry.note = self._note_on(intake, known=entry.known)
        self._told(row)

    def _note_on(self, intake: Intake, *, known: bool) -> str:
        """What there is to say of a text that was read."""
        if known:
            return self.tr("in the library already")
        if intake.checks:
            return self.tr("{n} published fact checks").format(n=len(intake.checks))
        words = [self.tr("{n} claims").format(n=intake.claims)]
        if like := self._workbench.alike(intake.text, None, intake.sketch, most=1):
            words.append(likeness_words(like[0]))
        if intake.is_guessed:
            words.append(self.tr("encoding guessed"))
        return "; ".join(words)

    def _refuse(self, row: int, error: Exception) -> None:
        self._ticket = None
        if not isinstance(error, UserError):
            raise error
        entry = self._entries[row]
        if entry.intake is None:
            entry.note = self.tr("refused: {why}").format(why=str(error))
        else:  # what was read before stays
            plain.warn_of(self, self.tr("Not read anew"), error)
        self._told(row)

    def _told(self, row: int) -> None:
        """Show a file's state, and it itself where it is the one that is looked at."""
        entry = self._entries[row]
        item = self._list.item(row)
        if entry.intake is not None and not entry.known:
            item.setCheckState(Qt.CheckState.Checked)
        item.setText(self._words(row))
        if row == self._list.currentRow():
            self._form.show_intake(entry.intake, entry.note)
            self._shown = row
        self._next()

    def _read_anew(self, encoding: str, language: str) -> None:
        self._keep()
        # Before the files that are still to be read: somebody waits for it.
        self._waiting.appendleft((self._list.currentRow(), encoding, language))
        if self._ticket is None:
            self._next()

    def _stop(self) -> None:
        self._waiting.clear()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._worker.cancel()
        self._stopper.setEnabled(False)
        self._weigh()

    # --- looking ---

    def _show(self, row: int) -> None:
        self._keep()
        self._shown = row
        if row >= 0:
            self._form.show_intake(self._entries[row].intake, self._entries[row].note)

    def _keep(self) -> None:
        """Take over what was corrected of the file that was looked at."""
        if self._shown < 0:
            return
        entry = self._entries[self._shown]
        if entry.intake is not None and entry.intake.text:
            corrected: dict[str, Any] = dict(self._form.values())
            entry.intake = replace(entry.intake, **corrected)

    def _is_wanted(self, row: int) -> bool:
        entry = self._entries[row]
        checked = self._list.item(row).checkState() is Qt.CheckState.Checked
        return checked and entry.intake is not None and not entry.known

    def _words(self, row: int) -> str:
        entry = self._entries[row]
        is_off = entry.intake is not None and not entry.known and not self._is_wanted(row)
        note = self.tr("left out; {note}").format(note=entry.note) if is_off else entry.note
        return f"{entry.path.name}\n{note}"

    def _tick(self, item: QListWidgetItem) -> None:
        """A file was taken off the import or put back: say so in words."""
        row = self._list.row(item)
        if row >= 0 and self._entries[row].note:
            self._list.blockSignals(True)
            item.setText(self._words(row))
            self._list.blockSignals(False)
        self._weigh()

    def _weigh(self) -> None:
        count = sum(self._is_wanted(row) for row in range(len(self._entries)))
        one, many = self.tr("&Import 1 article"), self.tr("&Import {n} articles")
        self._import.setText(one if count == 1 else many.format(n=count))
        # Not while files are read: nobody should think that all of them are in.
        self._import.setEnabled(count > 0 and not self._waiting and self._ticket is None)

    def _arrange(self) -> None:
        self._bar = QProgressBar()
        self._bar.setFormat(self.tr("%v of %m read"))
        self._stopper = QPushButton(self.tr("&Stop reading"))
        self._stopper.setAutoDefault(False)
        self._stopper.clicked.connect(lambda _checked: self._stop())
        buttons = QDialogButtonBox()
        self._import = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._import.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.addWidget(self._list)
        columns.addWidget(self._form)
        columns.setStretchFactor(0, 1)
        columns.setStretchFactor(1, 2)
        columns.setChildrenCollapsible(False)
        progress = QHBoxLayout()
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._stopper)
        folder = QPushButton(self.tr("Add a &folder…"))
        folder.setAutoDefault(False)
        folder.clicked.connect(lambda _checked: self._ask_folder())
        progress.addWidget(folder)
        hint = plain.label(self.tr("Space takes a file off the import or puts it back."))
        hint.setProperty("role", "muted")
        rows = QVBoxLayout(self)
        rows.addLayout(progress)
        rows.addWidget(columns, 1)
        rows.addWidget(hint)
        rows.addWidget(buttons)
        open_at(self, 150, 40)


def _corrections(entry: _Entry) -> dict[str, Any]:
    """What a person typed over what was read of a file: another reading leaves it."""
    if entry.read is None or entry.intake is None:
        return {}
    names = ("title", "author", "outlet", "published", "url")
    typed = {name: getattr(entry.intake, name) for name in names}
    return {name: value for name, value in typed.items() if value != getattr(entry.read, name)}
