"""Where shown text lies in a laid-out document: one box a line and direction of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

from ui.delegates.lines import x_of
from ui.panels.page import Page

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of one line in document coordinates. ``line`` is as high as the line itself."""

    area: QRectF
    baseline: float
    line: QRectF


class Boxes:
    """Measures stretches of one page in its document."""

    def __init__(self, page: Page, document: QTextDocument) -> None:
        self._page = page
        self._document = document
        self._two_ways: dict[int, bool] = {}

    def of(self, start: int, end: int, within: tuple[float, float] | None = None) -> list[Box]:
        """The boxes of shown positions, top to bottom; only lines that touch ``within`` if given.

        Lines of the program's own words between the article's are left out.
        """
        found: list[Box] = []
        if not self._page.blocks:
            return found
        blocks = self._page.blocks
        number = self._page.block_at(start)
        block = self._document.findBlockByNumber(number)
        while block.isValid() and number < len(blocks) and blocks[number].start < end:
            area = self._document.documentLayout().blockBoundingRect(block)
            if within is not None and area.top() > within[1]:
                break
            if not blocks[number].part.is_ours and (within is None or area.bottom() >= within[0]):
                found.extend(self._in_block(block, number, area.topLeft(), (start, end), within))
            block = block.next()
            number += 1
        return found

    def block(self, number: int) -> QRectF:
        """The box of a whole block."""
        block = self._document.findBlockByNumber(number)
        return self._document.documentLayout().blockBoundingRect(block)

    def _in_block(
        self,
        block: QTextBlock,
        number: int,
        origin: QPointF,
        span: tuple[int, int],
        within: tuple[float, float] | None,
    ) -> Iterator[Box]:
        layout = block.layout()
        first = max(0, span[0] - block.position())
        last = min(block.length(), span[1] - block.position())
        line = layout.lineForTextPosition(first)
        if not line.isValid():
            return
        for at in range(line.lineNumber(), layout.lineCount()):
            line = layout.lineAt(at)
            if line.textStart() >= last:
                return
            top = origin.y() + line.y()
            if within is not None and (top > within[1] or top + line.height() < within[0]):
                if top > within[1]:
                    return
                continue
            begin = max(first, line.textStart())
            finish = min(last, line.textStart() + line.textLength())
            for left, right in self._spans(line, number, begin, finish):
                yield _box(origin, line, left, right)

    def _spans(
        self, line: QTextLine, number: int, begin: int, finish: int
    ) -> list[tuple[float, float]]:
        if self._has_two_ways(number):
            spans = _bidi_spans(line, begin, finish)
        else:
            spans = [(x_of(line, begin), x_of(line, finish))]
        # The space at which a line was broken hangs over its end.
        ink = line.naturalTextRect()
        clipped = [(max(a, ink.left()), min(b, ink.right())) for a, b in spans]
        return [(a, b) for a, b in clipped if b - a > 0.5]

    def _has_two_ways(self, number: int) -> bool:
        known = self._two_ways.get(number)
        if known is None:
            block = self._page.blocks[number]
            known = _RIGHT_TO_LEFT.search(self._page.excerpt(block.start, block.end)) is not None
            self._two_ways[number] = known
        return known


def _bidi_spans(line: QTextLine, begin: int, finish: int) -> list[tuple[float, float]]:
    """Glyph by glyph: neighbours in the text need not be neighbours on the line."""
    edges: list[tuple[float, float]] = []
    for run in line.glyphRuns(begin, finish - begin):
        advances = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        for place, advance in zip(run.positions(), advances, strict=True):
            edges.append((place.x(), place.x() + advance.x()))
    edges.sort()
    merged: list[tuple[float, float]] = []
    for left, right in edges:
        if merged and left <= merged[-1][1] + 1.0:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _box(origin: QPointF, line: QTextLine, left: float, right: float) -> Box:
    baseline = origin.y() + line.y() + line.ascent()
    area = QRectF(
        origin.x() + left, baseline - line.ascent(), right - left, line.ascent() + line.descent()
    )
    whole = QRectF(area.x(), origin.y() + line.y(), area.width(), line.height())
    return Box(area, baseline, whole)
