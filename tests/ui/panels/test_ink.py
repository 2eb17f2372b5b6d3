"""The outline of a claim goes around all of its lines, wherever they begin and end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPolygonF, QRegion

from ui.panels.ink import outlines

HEIGHT = 20
SIDES = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda s: (s[0] * 5, s[1] * 5))


def lines(sides: list[tuple[int, int]], overlap: int = 2) -> list[QRectF]:
    """Boxes down a page, each with its left edge and its width, a little over the one above."""
    return [
        QRectF(left, number * HEIGHT - overlap, width, HEIGHT + overlap)
        for number, (left, width) in enumerate(sides)
    ]


def covered(boxes: list[QRectF]) -> QRegion:
    region = QRegion()
    for corners in outlines(boxes):
        region = region.united(QRegion(QPolygonF(corners).toPolygon()))
    return region


def wanted(boxes: list[QRectF]) -> QRegion:
    region = QRegion()
    for box in boxes:
        region = region.united(QRegion(QRect(box.toRect())))
    return region


@given(st.lists(SIDES, min_size=1, max_size=6))
def test_the_outline_holds_every_line_and_nothing_else(sides: list[tuple[int, int]]) -> None:
    assert covered(lines(sides)) == wanted(lines(sides))


def test_lines_that_share_their_left_edge_are_one_shape() -> None:
    (corners,) = outlines(lines([(0, 100), (0, 60)]))
    assert set(map(QPointF.toTuple, corners)) >= {(0, -2), (100, -2), (60, 40), (0, 40)}


def test_a_line_that_ends_where_the_next_one_has_not_begun_stands_alone() -> None:
    assert len(outlines(lines([(80, 20), (0, 60)]))) == 2
