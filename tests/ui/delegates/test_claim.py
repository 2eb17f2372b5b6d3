"""The rows of the claim list: one height, and nothing of a claim drawn as markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from factcheck.model import Claim, Verdict
from factcheck.query import ClaimQuery
from tests.ui.by_hand import claim, workbench
from ui.delegates.claim import ClaimDelegate
from ui.models.claims import ClaimModel
from ui.theme import Theme

State = QStyle.StateFlag


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


def painted(theme: Theme, shown: Claim, state: QStyle.StateFlag = State.State_Enabled) -> QImage:
    bench, _ = workbench(shown)
    model = ClaimModel(bench)
    model.load(ClaimQuery(1))
    delegate = ClaimDelegate(theme)
    option = QStyleOptionViewItem()
    option.state = state
    option.rect = QRect(0, 0, 280, delegate.row_height())
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0))
    painter.end()
    return image


def has_color(image: QImage, color: QColor) -> bool:
    return any(
        image.pixelColor(x, y) == color for x in range(image.width()) for y in range(image.height())
    )


def test_two_lines_fit_at_every_size_of_type(theme: Theme) -> None:
    delegate = ClaimDelegate(theme)
    heights = []
    for percent in (80, 100, 150, 200):
        theme.font_percent = percent
        heights.append(delegate.row_height())
        assert heights[-1] > 2 * QFontMetrics(theme.ui_font()).lineSpacing()
    assert heights == sorted(heights)


def test_a_title_below_makes_every_row_higher(theme: Theme) -> None:
    delegate = ClaimDelegate(theme)
    before = delegate.row_height()
    delegate.shows_articles = True

    assert delegate.row_height() > before
    assert delegate.sizeHint(QStyleOptionViewItem(), QModelIndex()).height() == (
        delegate.row_height()
    )


def test_the_verdict_is_drawn_in_its_colour(theme: Theme) -> None:
    disputed = painted(theme, claim(1, Verdict.DISPUTED))

    assert has_color(disputed, theme.color("disputed_soft"))
    assert not has_color(painted(theme, claim(1)), theme.color("disputed_soft"))


def test_flag_and_links_are_drawn_where_there_are_any(theme: Theme) -> None:
    bare = painted(theme, claim(1))

    assert painted(theme, claim(1, flagged=True)) != bare
    assert painted(theme, claim(1, sources=2)) != bare
    assert painted(theme, claim(1, sources=2)) != painted(theme, claim(1, sources=3))


def test_selection_and_focus_differ_by_more_than_colour(theme: Theme) -> None:
    selected = painted(theme, claim(1), State.State_Selected)
    focused = painted(theme, claim(1), State.State_Selected | State.State_HasFocus)

    middle, right = selected.height() // 2, selected.width() - 1
    assert selected.pixelColor(0, middle) == theme.color("accent")
    assert selected.pixelColor(right, middle) == theme.color("current")
    assert focused.pixelColor(right, middle) == theme.color("accent")
