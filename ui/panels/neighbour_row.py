"""One related claim: how it relates, what it says, where it stands and what was decided there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from factcheck.elsewhere import Neighbour, RelationKind, differing
from ui import plain
from ui.delegates.chip import ChipLabel, relation_chip, relation_words, short_values
from ui.panels.framed_row import FramedRow
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

translate = QCoreApplication.translate

# Where fewer letters of the statement fit beside the chip, it goes below it.
_LEAST_LETTERS = 26
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class NeighbourRow(FramedRow):
    """Enter or a click goes to the claim, the arrows to the next row, Escape leaves."""

    chosen = Signal(int)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, neighbour: Neighbour, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.neighbour = neighbour
        self.setObjectName("neighbour_row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._chip = ChipLabel(theme, self)
        self._statement = WrappedLabel(statement_words(neighbour), self, most=3)
        self._values = WrappedLabel(value_words(neighbour), self, most=2)
        self._where = WrappedLabel(where_words(theme, neighbour), self, most=2)
        self._arrange()
        self._describe()
        theme.changed.connect(self._restyle)
        self._restyle()

    # --- keys ---

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and self.hasFocus()
        if asked and isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.neighbour.claim.id)
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
            self.chosen.emit(self.neighbour.claim.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._chip.sizeHint().width()
        narrow = room < _LEAST_LETTERS * self._statement.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # --- inside ---

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._statement, self._values, self._where):
            words.addWidget(part)
        self._values.setVisible(bool(self._values.text()))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(8)
        self._row.addWidget(self._chip)
        self._row.addLayout(words, 1)

    def _describe(self) -> None:
        link = self.neighbour.link
        kind = relation_words()[link.relation.kind]
        self.setAccessibleName(f"{kind}: {self._statement.text()}")
        self.setAccessibleDescription(f"{self._where.text()}. {link.relation.why}")
        hint = self.tr("Enter goes there.")
        plain.tip(self, f"{link.relation.why[:800]}\n{hint}")

    def _restyle(self) -> None:
        self._chip.show_chip(relation_chip(self._theme, self.neighbour.link))
        self._statement.setFont(self._theme.ui_font())
        for part in (self._values, self._where):
            part.setFont(self._theme.ui_font(0.88))
            part.set_color(self._theme.color("muted"))
        if self.neighbour.link.relation.kind is RelationKind.CONFLICT:
            self._values.set_color(self._theme.color("disputed"))


def statement_words(neighbour: Neighbour) -> str:
    """The other claim's statement in quotes."""
    claim = neighbour.claim
    return f"“{' '.join((claim.statement or claim.text).split())}”"


def value_words(neighbour: Neighbour) -> str:
    """The values that are compared, this claim's first: ``almost nine years ≠ ten years``.

    Nothing where both say the same words, or where the chip has room for them.
    """
    link = neighbour.link
    if link.relation.kind is RelationKind.CONFLICT:
        pair, sign = (None if short_values(link) else differing(link)), "≠"
    else:
        findings = link.relation.findings
        loose = [f for f in findings if f.kind is RelationKind.APPROXIMATE and f.one and f.other]
        pair, sign = ((loose[0].one, loose[0].other) if loose else None), "≈"
    return f"{pair[0]} {sign} {pair[1]}" if pair else ""


def where_words(theme: Theme, neighbour: Neighbour) -> str:
    """The article's title and what was decided there."""
    claim = neighbour.claim
    verdict = theme.mark(claim.verdict, claim.kind)
    word = f"{verdict.symbol} {verdict.word.lower()}" if claim.verdict else verdict.word.lower()
    title = " ".join(neighbour.title.split()) or translate("elsewhere", "Untitled")
    return f"{title} · {word}"
