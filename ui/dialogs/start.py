"""A library that does not open: what happened, what is safe, and what can be done."""

from __future__ import annotations

from enum import Enum

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from factcheck.errors import (
    LibraryInUse,
    LibraryIsDamaged,
    LibraryIsForeign,
    LibraryIsNewer,
    LibraryMissing,
    UserError,
)
from ui.icons import icon
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

_LINES = 8  # of a sentence at most, whatever the file is called


class Choice(Enum):
    """What the reviewer wants to do about it."""

    RECOVER = "recover"
    RESTORE = "restore"
    AGAIN = "again"
    READ_ONLY = "read_only"
    OTHER = "other"
    NEW = "new"
    QUIT = "quit"


def choices_for(error: UserError, *, backups: bool = False) -> tuple[Choice, ...]:
    """What makes sense for a refusal, the most likely first; ``backups``: there are some.

    A new library in another place is offered, never an empty one in the place of a lost one.
    """
    if backups and isinstance(error, LibraryIsDamaged):
        return (Choice.RECOVER, Choice.RESTORE, Choice.OTHER)
    if backups and isinstance(error, LibraryMissing):
        return (Choice.RESTORE, *choices_for(error))
    if isinstance(error, LibraryMissing):
        return (Choice.OTHER, Choice.AGAIN, Choice.NEW)
    if isinstance(error, LibraryIsNewer | LibraryIsForeign):
        return (Choice.OTHER, Choice.NEW)
    if isinstance(error, LibraryIsDamaged):
        # Its record may be whole: what was done can be done again from it alone.
        return (Choice.RECOVER, Choice.OTHER, Choice.NEW)
    if isinstance(error, LibraryInUse):
        return (Choice.AGAIN, Choice.OTHER, Choice.NEW)
    return (Choice.AGAIN, Choice.OTHER, Choice.READ_ONLY, Choice.NEW)


class StartDialog(QDialog):
    """Tells of the refusal; ``choice`` is what the reviewer pressed, ``QUIT`` when it is closed."""

    def __init__(
        self,
        error: UserError,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        leave: str = "",
        backups: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("start")
        self.setWindowTitle(self.tr("The library does not open"))
        self.choice = Choice.QUIT
        self._leave = leave or self.tr("&Quit")
        sign = QLabel()
        size = self.fontMetrics().height() * 2
        sign.setPixmap(icon("warning", theme.color("fact")).pixmap(size, size))
        words = QVBoxLayout()
        what, *others = (
            WrappedLabel(part, self, most=_LINES, widest=48)
            for part in (error.what, error.safe, error.action)
        )
        what.setObjectName("start.what")
        what.setFont(theme.ui_font(1.1, bold=True))
        for label in (what, *others):
            label.setVisible(bool(label.text()))
            words.addWidget(label)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(sign)
        top.addLayout(words, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(16)
        rows.addLayout(top, 1)
        rows.addWidget(self._buttons(choices_for(error, backups=backups)))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 90)

    def _buttons(self, choices: tuple[Choice, ...]) -> QDialogButtonBox:
        words = {
            Choice.RECOVER: self.tr("Re&cover what can be saved"),
            Choice.RESTORE: self.tr("Restore a &backup…"),
            Choice.AGAIN: self.tr("&Try again"),
            Choice.READ_ONLY: self.tr("Open to &read only"),
            Choice.OTHER: self.tr("Open &another…"),
            Choice.NEW: self.tr("Create a &new one…"),
            Choice.QUIT: self._leave,
        }
        box = QDialogButtonBox()
        for choice in (*choices, Choice.QUIT):
            button = box.addButton(words[choice], QDialogButtonBox.ButtonRole.ActionRole)
            button.setObjectName(f"start.{choice.value}")
            button.setDefault(choice is choices[0])
            button.clicked.connect(lambda _=False, choice=choice: self._choose(choice))
        return box

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
