"""A row that tells where a fact stands elsewhere: how it relates, its words, where it is from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ui import plain
from ui.delegates.chip import Chip, ChipLabel
from ui.icons import icon
from ui.panels.framed_row import FramedRow
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

# Where fewer letters of the statement fit beside the chip, it goes below it.
_LEAST_LETTERS = 26


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says. ``chip`` draws its label; ``clash`` marks values that exclude each other."""

    chip: Callable[[Theme], Chip]
    statement: str
    values: str
    where: str
    name: str
    description: str
    tip: str
    clash: bool = False


class RelatedRow(FramedRow):
    """Enter or a click goes there, the arrows to the next row, Escape leaves. ``asked`` names what
    was chosen in the menu.
    """

    own_keys = frozenset(
        (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Escape,
        )
    )

    entered = Signal()
    asked = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._words = words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._chip = ChipLabel(theme, self)
        self._statement = WrappedLabel(words.statement, self, most=3)
        self._values = WrappedLabel(words.values, self, most=2)
        self._where = WrappedLabel(words.where, self, most=2)
        self._more = QToolButton(self)
        self._menu = QMenu(self)
        self._arrange()
        self.setAccessibleName(words.name)
        self.setAccessibleDescription(words.description)
        plain.tip(self, words.tip)
        theme.changed.connect(self._restyle)
        self._restyle()

    def offer(self, verb: str, words: str, key: str, *, allowed: bool = True) -> None:
        """Put something that can be done with this row into its menu, with its key."""
        action = self._menu.addAction(f"{words}\t{key}" if key else words)
        action.setEnabled(allowed)
        action.triggered.connect(lambda _checked: self.asked.emit(verb))

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._chip.sizeHint().width() - self._more.sizeHint().width()
        narrow = room < _LEAST_LETTERS * self._statement.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # --- inside ---

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._statement, self._values, self._where):
            words.addWidget(part)
        self._values.setVisible(bool(self._words.values))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        self._row.addWidget(self._chip)
        self._row.addLayout(words, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(4, 4, 0, 4)
        whole.addLayout(self._row, 1)
        self._more.setMenu(self._menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setAccessibleName(self.tr("What to do with this"))
        self._more.setStyleSheet(
            "QToolButton:!hover:!focus { background: transparent; border-color: transparent; }"
        )
        whole.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _restyle(self) -> None:
        self._chip.show_chip(self._words.chip(self._theme))
        self._statement.setFont(self._theme.ui_font())
        for part in (self._values, self._where):
            part.setFont(self._theme.ui_font(0.88))
            part.set_color(self._theme.color("muted"))
        if self._words.clash:
            self._values.set_color(self._theme.color("disputed"))
        self._more.setIcon(icon("more", self._theme.color("muted")))
