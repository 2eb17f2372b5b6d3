"""Where a laid-out text is cut into pages: no heading at a foot, no single line on either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextDocument


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the report, laid out; ``top`` is where it begins below all sheets before it."""

    document: QTextDocument
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the laid out text; after ``glued`` ones no page may end."""

    top: float
    bottom: float
    glued: bool
    begins_article: bool


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def extent(sheet: Sheet, block: QTextBlock) -> tuple[float, float]:
    """Where the first line of a block begins and its last one ends, below all sheets before it."""
    above = sheet.top + sheet.document.documentLayout().blockBoundingRect(block).top()
    text = block.layout()
    first, last = text.lineAt(0).rect(), text.lineAt(max(text.lineCount() - 1, 0)).rect()
    return above + first.top(), above + last.bottom()


def lines_of(sheet: Sheet) -> Iterator[Line]:
    """Every line in order, those beside each other in a table row as one."""
    pending: Line | None = None
    for line in _single_lines(sheet):
        if pending is None:
            pending = line
        elif line.top < pending.bottom - 1 and not line.begins_article:
            pending = Line(
                min(pending.top, line.top),
                max(pending.bottom, line.bottom),
                pending.glued or line.glued,
                pending.begins_article,
            )
        else:
            yield pending
            pending = line
    if pending is not None:
        yield pending


def _single_lines(sheet: Sheet) -> Iterator[Line]:
    layout = sheet.document.documentLayout()
    for block in blocks(sheet.document):
        above = sheet.top + layout.blockBoundingRect(block).top()
        text = block.layout()
        level = block.blockFormat().headingLevel()
        count = text.lineCount()
        for index in range(count):
            rect = text.lineAt(index).rect()
            # No heading at the foot of a page, no single line of a paragraph on either side.
            glued = level > 0 or (count > 1 and index in (0, count - 2))
            begins_article = level == 2 and index == 0
            yield Line(above + rect.top(), above + rect.bottom(), glued, begins_article)


def paginate(lines: list[Line], height: float) -> list[tuple[float, float]]:
    """Where each page begins and ends in the text. Articles begin on a new page."""
    pages: list[tuple[float, float]] = []
    first = 0
    while first < len(lines):
        last = first + 1
        while (
            last < len(lines)
            and lines[last].bottom - lines[first].top <= height
            and not lines[last].begins_article
        ):
            last += 1
        end = last
        if last < len(lines) and not lines[last].begins_article:
            while end > first + 1 and lines[end - 1].glued:
                end -= 1
            if end == first + 1 and lines[first].glued:
                end = last
        pages.append((lines[first].top, lines[end - 1].bottom))
        first = end
    return pages or [(0.0, 0.0)]
