"""Paints the marks of claims and the frames of folded furniture around the text of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from factcheck.model import Kind, Verdict
from ui.panels.boxes import Box
from ui.panels.marks import Placed
from ui.theme import MarkStyle, Theme

ROUND = 3.0
_REACH = 2.0  # how far a fill goes beyond its letters
_OUTLINE = 2.0
_DOT = 1.2
_WIDTHS = {
    Verdict.DISPUTED: 3.0,
    Verdict.SUPPORTED: 1.6,
    Verdict.OPINION: 2.2,
    None: 1.4,
}


def paint_fill(painter: QPainter, placed: Placed, boxes: Sequence[Box], style: MarkStyle) -> None:
    """The ground of a claim; fainter for what only the program takes for an opinion."""
    fill = QColor(style.fill)
    if placed.mark.verdict is None and placed.mark.kind is Kind.OPINION:
        fill.setAlphaF(0.55)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    for box in boxes:
        area = box.area.adjusted(-_REACH, 0, _REACH, _REACH)
        painter.drawRoundedRect(area, ROUND, ROUND)


def paint_underline(
    painter: QPainter, placed: Placed, boxes: Sequence[Box], style: MarkStyle
) -> None:
    """The line under a claim: its kind tells the verdict without colour."""
    pen = underline_pen(style, placed.mark.verdict)
    painter.setPen(pen)
    for box in boxes:
        y = box.area.bottom() + _REACH + 2.5 * placed.level
        painter.drawLine(QPointF(box.area.left(), y), QPointF(box.area.right(), y))


def underline_pen(style: MarkStyle, verdict: Verdict | None) -> QPen:
    """Thick for disputed, thin for what nobody decided yet; dots are round."""
    width = _WIDTHS[verdict]
    pen = QPen(style.ink, width, style.pen, Qt.PenCapStyle.FlatCap)
    if style.pen == Qt.PenStyle.DotLine:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.2])
    elif style.pen == Qt.PenStyle.DashLine:
        pen.setDashPattern([4.5, 2.5])
    return pen


def paint_outline(painter: QPainter, boxes: Sequence[Box], theme: Theme) -> None:
    """The frame around the current claim: one shape where its lines touch."""
    painter.setPen(QPen(theme.color("accent"), _OUTLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for corners in outlines([_framed(boxes, number) for number in range(len(boxes))]):
        painter.drawPath(_rounded(corners, ROUND + 1))


def paint_telling(painter: QPainter, areas: Sequence[QRectF], color: QColor) -> None:
    """The dotted box around words that a reason names: no mark of a verdict is a box."""
    pen = QPen(color, _DOT)
    pen.setDashPattern([1.0, 1.6])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for area in areas:
        painter.drawRect(area.adjusted(-_DOT, 0, 0, 0))


def outlines(areas: Sequence[QRectF]) -> list[list[QPointF]]:
    """The corners around boxes that follow each other down the page, clockwise.

    Boxes that touch make one shape. Their sides are followed by hand: uniting paths that share an
    edge, as lines of text do at the margin, loses whole lines.
    """
    shapes: list[list[QPointF]] = []
    column: list[QRectF] = []
    for area in areas:
        if column and not _touch(column[-1], area):
            shapes.append(_around(column))
            column = []
        column.append(area)
    if column:
        shapes.append(_around(column))
    return shapes


def _touch(above: QRectF, below: QRectF) -> bool:
    under = above.top() < below.top() <= above.bottom()
    return under and max(above.left(), below.left()) < min(above.right(), below.right())


def _around(column: Sequence[QRectF]) -> list[QPointF]:
    """Down the right side and up the left one; a step is where the wider box begins or ends."""
    first, last = column[0], column[-1]
    right, left = [first.topRight()], [first.topLeft()]
    for above, below in pairwise(column):
        y = above.bottom() if above.right() > below.right() else below.top()
        right += [QPointF(above.right(), y), QPointF(below.right(), y)]
        y = above.bottom() if above.left() < below.left() else below.top()
        left += [QPointF(above.left(), y), QPointF(below.left(), y)]
    right.append(last.bottomRight())
    left.append(last.bottomLeft())
    return right + left[::-1]


def _rounded(corners: Sequence[QPointF], radius: float) -> QPainterPath:
    """The shape with its corners rounded off, less where an edge is too short for it."""
    kept = [corner for number, corner in enumerate(corners) if corner != corners[number - 1]]
    path = QPainterPath()
    for number, corner in enumerate(kept):
        before, after = kept[number - 1], kept[(number + 1) % len(kept)]
        begin, end = _towards(corner, before, radius), _towards(corner, after, radius)
        path.lineTo(begin) if number else path.moveTo(begin)
        path.quadTo(corner, end)
    path.closeSubpath()
    return path


def _towards(corner: QPointF, other: QPointF, radius: float) -> QPointF:
    line = QLineF(corner, other)
    return line.pointAt(min(radius / line.length(), 0.5))


def _framed(boxes: Sequence[Box], number: int) -> QRectF:
    """A box with room around it, and down to the next one of the same claim."""
    area = boxes[number].area.adjusted(-_REACH - 2, -2, _REACH + 2, _REACH + 3)
    if number + 1 < len(boxes):
        below = boxes[number + 1].area.top()
        near = below - area.bottom() < boxes[number].line.height()
        if near and below > boxes[number].area.bottom():
            area.setBottom(max(area.bottom(), below))
    return area


def paint_fold(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """The dashed frame of a line that stands for folded furniture."""
    pen = QPen(theme.color("neutral"), 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, ROUND + 1, ROUND + 1)
