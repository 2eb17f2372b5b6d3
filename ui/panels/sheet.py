"""A page in its document with its claims: what lies where, and how it is painted.

Upper left of the document is 0, 0; the view adds how far it is scrolled.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextDocument

from factcheck.model import Mark
from ui.panels.boxes import Box, Boxes
from ui.panels.document import SIDE
from ui.panels.ink import (
    paint_fill,
    paint_fold,
    paint_outline,
    paint_telling,
    paint_underline,
)
from ui.panels.marks import MarkTable, Placed
from ui.panels.page import Act, Fold, Page
from ui.theme import MarkStyle, Theme


class Sheet:
    """One page, laid out."""

    def __init__(
        self, page: Page, document: QTextDocument, marks: Sequence[Mark], theme: Theme
    ) -> None:
        self.page = page
        self.current: int | None = None
        self.telling: list[tuple[int, int]] = []
        """Spans of the page that the reasons of the current claim name."""
        self._document = document
        self._theme = theme
        self._boxes = Boxes(page, document)
        self._table = MarkTable(page, marks)

    def refresh_marks(self, marks: Sequence[Mark]) -> None:
        """Take over other verdicts or other claims."""
        if not self._table.restyle(marks):
            self._table = MarkTable(self.page, marks)

    # --- what lies where ---

    def find(self, claim_id: int | None) -> Placed | None:
        """Where a claim is shown."""
        return self._table.find(claim_id)

    def position_near(self, where: QPointF) -> int:
        """The shown position nearest to a point."""
        layout = self._document.documentLayout()
        return max(0, layout.hitTest(where, Qt.HitTestAccuracy.FuzzyHit))

    def claim_at(self, where: QPointF) -> int | None:
        """The innermost claim at a point."""
        position = self.position_near(where)
        for placed in reversed(self._table.between(position - 1, position + 1)):
            for box in self._boxes.of(placed.start, placed.end, (where.y(), where.y())):
                if box.area.adjusted(-2, -1, 2, 4).contains(where):
                    return placed.mark.claim_id
        return None

    def fold_at(self, where: QPointF) -> tuple[Fold, Act] | None:
        """The fold at a point and what a click there asks for."""
        fold = self.page.fold_at(self.position_near(where))
        if fold is None or not self.fold_frame(fold.block).contains(where):
            return None
        exact = self._document.documentLayout().hitTest(where, Qt.HitTestAccuracy.ExactHit)
        link = self.page.link_at(exact) if exact >= 0 else None
        return fold, link.act if link is not None else Act.TOGGLE

    def line_at(self, position: int) -> QRectF:
        """The line of a shown position."""
        boxes = self._boxes.of(position, position + 1)
        return boxes[0].line if boxes else self.block(self.page.block_at(position))

    def claim_lines(self, placed: Placed) -> list[QRectF]:
        """The letters of a claim, line by line."""
        return [box.area for box in self._boxes.of(placed.start, placed.end)]

    def claim_area(self, placed: Placed) -> QRectF:
        """From the first line of a claim to its last."""
        return self.line_at(placed.start).united(self.line_at(placed.end - 1))

    def block(self, number: int) -> QRectF:
        """One block of the page."""
        return self._boxes.block(number)

    def fold_frame(self, number: int) -> QRectF:
        """The frame around the line of a fold."""
        pad = QFontMetricsF(self._document.defaultFont()).height() * 0.22
        area = self.block(number)
        width = self._document.textWidth() - 2 * SIDE
        return QRectF(SIDE, area.top() - pad, width, area.height() + 2 * pad)

    # --- painting ---

    def marks_in(self, shown: QRectF) -> list[tuple[Placed, list[Box]]]:
        """The claims whose paint can touch an area, outer before inner."""
        if not len(self._table):
            return []
        # A line more on either side: outlines and underlines reach beyond their own line.
        reach = QFontMetricsF(self._document.defaultFont()).height() * 2
        top, bottom = shown.top() - reach, shown.bottom() + reach
        first = self.position_near(QPointF(0, top))
        last = self.position_near(QPointF(shown.right(), bottom))
        near = self._table.between(first, last)
        return [(one, self._boxes.of(one.start, one.end, (top, bottom))) for one in near]

    def paint_behind(self, painter: QPainter, shown: QRectF) -> None:
        """What lies under the text: the grounds of claims, the frames of folds."""
        for placed, boxes in self.marks_in(shown):
            paint_fill(painter, placed, boxes, self._style(placed))
        for fold in self._folds_in(shown):
            paint_fold(painter, self.fold_frame(fold.block), self._theme)

    def paint_over(self, painter: QPainter, shown: QRectF) -> None:
        """What lies over the text: the lines under claims, the outline of the current one."""
        marks = self.marks_in(shown)
        for placed, boxes in marks:
            paint_underline(painter, placed, boxes, self._style(placed))
        for placed, boxes in marks:
            if placed.mark.claim_id == self.current:
                paint_outline(painter, boxes, self._theme)
                self._paint_telling(painter, shown)

    def _paint_telling(self, painter: QPainter, shown: QRectF) -> None:
        edges = (shown.top(), shown.bottom())
        for start, end in self.telling:
            areas = [box.area for box in self._boxes.of(start, end, edges)]
            paint_telling(painter, areas, self._theme.color("text"))

    def _folds_in(self, shown: QRectF) -> list[Fold]:
        if not self.page.folds:
            return []
        first = self.page.block_at(self.position_near(shown.topLeft()))
        last = self.page.block_at(self.position_near(shown.bottomLeft()))
        return [fold for fold in self.page.folds if first - 1 <= fold.block <= last + 1]

    def _style(self, placed: Placed) -> MarkStyle:
        return self._theme.mark(placed.mark.verdict, placed.mark.kind)
