"""Paints the marks of claims and the frames of folded furniture around the text of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from factcheck.model import Kind, Verdict
from ui.panels.boxes import Box
from ui.panels.marks import Placed
from ui.theme import MarkStyle, Theme

ROUND = 3.0
_REACH = 2.0  # how far a fill goes beyond its letters
_OUTLINE = 2.0
_WIDTHS = {
    Verdict.DISPUTED: 3.0,
    Verdict.SUPPORTED: 1.6,
    Verdict.OPINION: 2.2,
    None: 1.4,
}
_JOINED_AT_MOST = 80  # boxes whose outlines are melted into one


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
    areas = [_framed(boxes, number) for number in range(len(boxes))]
    shapes = []
    for area in areas:
        shape = QPainterPath()
        shape.addRoundedRect(area, ROUND + 1, ROUND + 1)
        shapes.append(shape)
    if len(shapes) > _JOINED_AT_MOST:
        for shape in shapes:
            painter.drawPath(shape)
        return
    whole = QPainterPath()
    for number, shape in enumerate(shapes):
        whole = whole.united(shape)
        if number:
            whole = whole.united(_seam(areas[number - 1], areas[number]))
    painter.drawPath(whole)


def _seam(above: QRectF, below: QRectF) -> QPainterPath:
    """What fills the notches that the round corners of two touching boxes leave between them."""
    made = QPainterPath()
    left, right = max(above.left(), below.left()), min(above.right(), below.right())
    if below.top() <= above.bottom() and left < right:
        inside = 2 * ROUND
        made.addRect(QRectF(left, above.bottom() - inside, right - left, 2 * inside))
    return made


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
