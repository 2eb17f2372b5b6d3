"""Plain text broken into lines to be painted: long words are cut, the last line may be elided."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

# Enough for all that is shown, little enough that a whole book in one field costs nothing.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Lines:
    """Text laid out. ``width`` is that of the longest line, ``height`` that of all lines."""

    layout: QTextLayout
    count: int
    width: float
    height: float

    def paint(self, painter: QPainter, at: QPointF, color: QColor) -> None:
        """Draw the lines with their upper left corner at ``at``."""
        painter.setPen(color)
        self.layout.draw(painter, at)

    def areas(self, start: int, end: int) -> list[QRectF]:
        """Where the letters from ``start`` to ``end`` (UTF-16 units) stand, line by line."""
        found = []
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = sorted((x_of(line, first), x_of(line, last)))
                found.append(QRectF(left, line.y(), right - left, line.height()))
        return found


def x_of(line: QTextLine, position: int) -> float:
    """Where a position of the text stands on its line, from the left."""
    # The binding gives the position back beside x; its stubs promise less.
    found: object = line.cursorToX(position)
    x = found[0] if isinstance(found, tuple) else found
    assert isinstance(x, float)
    return x


# A layout asks each label many times how high it would be, mostly for the same few widths.
@lru_cache(maxsize=256)
def break_lines(text: str, font: QFont, width: float, most: int | None = None) -> Lines:
    """Break ``text`` for ``width`` pixels; beyond ``most`` lines the last one ends with "…"."""
    short = text[: _LONGEST if most is None else min(_LONGEST, most * 400)]
    if most is not None:
        short = " ".join(short.split())
    first = _lay_out(short.replace("\n", "\u2028"), font, width)
    if most is None or first.count <= most:
        return first
    last = first.layout.lineAt(most - 1)
    start = last.textStart()
    rest = QFontMetricsF(font).elidedText(
        # Never all of it: eliding measures every character of what it is given.
        short[start : start + last.textLength() + 80] + "…",
        Qt.TextElideMode.ElideRight,
        max(width, 1.0),
    )
    before = short[:start].rstrip() + "\u2028" if start else ""
    return _lay_out(before + rest, font, width)


def _lay_out(text: str, font: QFont, width: float) -> Lines:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height = widest = 0.0
    count = 0
    spacing = QFontMetricsF(font).lineSpacing()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0.0, height))
        height += max(spacing, line.height())
        widest = max(widest, line.naturalTextWidth())
        count += 1
    layout.endLayout()
    return Lines(layout, count, widest, height)
