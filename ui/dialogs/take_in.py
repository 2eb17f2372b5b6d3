"""What is in a reviewer's file, before anything of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from factcheck.exchange import Taken
from factcheck.progress import StoppedError
from ui import plain
from ui.dialogs.room import open_at

if TYPE_CHECKING:
    from factcheck.workbench import Parcel

_NAMED = 200


class TakeInDialog(QDialog):
    """``mine`` tells whether entries under the reviewer's own name are let in, ``rehearse`` what
    taking the file in would do, with them or without.
    """

    def __init__(
        self,
        name: str,
        parcel: Parcel,
        rehearse: Callable[[bool], Taken],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("take_in")
        self.setWindowTitle(self.tr("Take in a reviewer's file"))
        self._parcel = parcel
        self._rehearse = rehearse
        self._name = name
        self._words = QPlainTextEdit()
        self._words.setObjectName("take_in.words")
        self._words.setAccessibleName(self.tr("What is in the file"))
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._mine = QCheckBox(
            self.tr("&I worked on another copy of this library: what bears my name is mine")
        )
        self._mine.setObjectName("take_in.mine")
        self._mine.toggled.connect(self._tell_again)
        buttons = QDialogButtonBox()
        self._go = buttons.addButton(self.tr("&Take in"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setObjectName("take_in.go")
        self._go.setDefault(True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        note = plain.label(
            self.tr(
                "A backup is made before. Your own verdicts stay; undo does not reach what was "
                "taken in, so the way back is that backup."
            )
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        for each in (self._words, self._mine, note, buttons):
            rows.addWidget(each)
        first = self._tell()
        self._mine.setVisible(any("your name" in one.why for one in first.left))
        open_at(self, 90, 24)

    def mine(self) -> bool:
        """Whether entries under the reviewer's own name are the reviewer's."""
        return self._mine.isChecked()

    def _tell_again(self) -> None:
        try:
            self._tell()
        except StoppedError:
            self.reject()

    def _tell(self) -> Taken:
        taken = self._rehearse(self.mine())
        self._words.setPlainText("\n".join(self._lines(taken)))
        self._go.setEnabled(bool(taken.new or taken.articles))
        return taken

    def _lines(self, taken: Taken) -> list[str]:
        told = self._parcel.manifest
        lines = [
            self.tr("{name}, packed by “{by}” on {day}, as the file says").format(
                name=self._name, by=told["by"][:80], day=told["packed_at"][:10]
            ),
            "",
            self.tr("New articles: {n}").format(n=taken.articles),
            self.tr("New entries: {n}").format(n=taken.new),
            self.tr("Known already: {n}").format(n=taken.same),
        ]
        lines += [
            self.tr("New verdicts by {name}: {n}").format(name=name, n=number)
            for name, number in taken.verdicts.items()
        ]
        if taken.changes:
            lines.append(self.tr("Changes to claims and articles: {n}").format(n=taken.changes))
        lines.append(self.tr("Left out: {n}").format(n=len(taken.left)))
        lines += [f"    {one.what}: {one.why}" for one in taken.left[:_NAMED]]
        if not (taken.new or taken.articles):
            lines += ["", self.tr("There is nothing in it to take in.")]
        return lines
