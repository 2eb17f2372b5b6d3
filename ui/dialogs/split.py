"""Cutting a claim in two: the caret moves word by word, both parts are seen before the cut."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from factcheck.claims.offsets import Utf16Offsets
from factcheck.model import Claim
from ui import plain
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

_HIGHEST = 320  # dots that the claim takes before it scrolls


def cuts(text: str) -> list[int]:
    """Where a text can be cut: before every word but the first."""
    return [found.start() for found in re.finditer(r"(?<=\s)\S|(?<=[—–])\w", text)]


class CutField(QWidget):
    """The claim with a caret that stands between words only."""

    moved = Signal(int)

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Claim to cut"))
        self._text = text
        self._theme = theme
        self._units = Utf16Offsets(text)
        self._places = cuts(text)
        self._at = _middle(text, self._places)
        self._layout = QTextLayout(text, theme.text_font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.setMinimumHeight(self._set(self.fontMetrics().averageCharWidth() * 78))

    @property
    def at(self) -> int | None:
        """The offset of the cut in the claim's text, or nothing when it is one word."""
        return self._places[self._at] if self._places else None

    def caret_y(self) -> int:
        """How far down the cut is, in dots."""
        at = self._units.to_utf16(self.at or 0)
        return round(self._layout.lineForTextPosition(at).y())

    def _set(self, width: float) -> int:
        """Set the lines for a width and give their height."""
        self._layout.beginLayout()
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(40.0, width - 24))
            line.setPosition(QRectF(12, y + 8, 0, 0).topLeft())
            y += line.height() * 1.25
        self._layout.endLayout()
        return round(y + 18)

    def resizeEvent(self, event: object) -> None:
        self.setMinimumHeight(self._set(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("field"))
        painter.setPen(self._theme.color("accent" if self.hasFocus() else "line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.setPen(self._theme.color("text"))
        self._layout.draw(painter, QRectF().topLeft())
        if self.at is None:
            return
        unit = self._units.to_utf16(self.at)
        line = self._layout.lineForTextPosition(unit)
        placed: Any = line.cursorToX(unit)  # a pair in PySide6, a number in its stubs
        x = float(placed[0] if isinstance(placed, tuple) else placed)
        caret = QRectF(x - 3, line.y() - 2, 3, line.height() + 4)
        painter.fillRect(caret, self._theme.color("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -len(self._places),
            Qt.Key.Key_End: len(self._places),
        }
        if event.key() not in steps:
            super().keyPressEvent(event)
            return
        self._go(self._at + steps[Qt.Key(event.key())])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            if line.y() <= event.position().y() <= line.y() + line.height() * 1.25:
                offset = self._units.from_utf16(line.xToCursor(event.position().x()))
                near = min(self._places, key=lambda place: abs(place - offset), default=None)
                if near is not None:
                    self._go(self._places.index(near))

    def _go(self, at: int) -> None:
        if not self._places:
            return
        self._at = max(0, min(len(self._places) - 1, at))
        self.update()
        self.moved.emit(self._places[self._at])


def _middle(text: str, places: list[int]) -> int:
    """A first guess: after a comma or before a joining word near the middle, else the middle."""

    def away(at: int) -> float:
        joint = text[:at].rstrip().endswith((",", ";", ":", "—", "–")) or re.match(
            r"(and|but|while|which|who|because|after|before)\b", text[at:]
        )
        return abs(places[at_of[at]] - len(text) / 2) / len(text) - (0.4 if joint else 0.0)

    at_of = {place: number for number, place in enumerate(places)}
    return at_of[min(places, key=away)] if places else 0


class SplitDialog(QDialog):
    """``cut`` is the offset in the article where the reviewer wants the claim cut."""

    def __init__(self, claim: Claim, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Split the claim"))
        self._claim = claim
        self._field = CutField(claim.text, theme)
        self._first, self._second = (WrappedLabel("", self, most=6, widest=40) for _ in range(2))
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        hint = plain.label(self.tr("Left and Right move the cut by a word, Enter cuts."))
        hint.setProperty("role", "muted")
        rows.addWidget(hint)
        room = QScrollArea()
        room.setWidget(self._field)
        room.setWidgetResizable(True)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setMinimumHeight(min(self._field.minimumHeight(), _HIGHEST) + 2)
        self._field.moved.connect(lambda _: room.ensureVisible(0, self._field.caret_y()))
        rows.addWidget(room, 1)
        for words, label in ((self.tr("1"), self._first), (self.tr("2"), self._second)):
            label.setFont(theme.text_font())
            label.setAccessibleName(self.tr("Part {n}").format(n=words))
            rows.addWidget(label)
        buttons = QDialogButtonBox()
        cut = buttons.addButton(self.tr("&Cut here"), QDialogButtonBox.ButtonRole.AcceptRole)
        cut.setDefault(True)
        cut.setEnabled(self._field.at is not None)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._field.moved.connect(self._show)
        self._show()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)
        self._field.setFocus()

    def cut(self) -> int:
        """The offset in the article."""
        return self._claim.start + (self._field.at or 0)

    def _show(self) -> None:
        at, text = self._field.at, self._claim.text
        if at is None:
            self._first.setText(self.tr("One word cannot be split."))
            return
        self._first.setText(f"1   {' '.join(text[:at].split())}")
        self._second.setText(f"2   {' '.join(text[at:].split())}")
