"""An article's row: its size follows the font, its bar the verdicts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from factcheck.model import ArticleRow, Counts
from ui.delegates.article import ArticleDelegate, progress
from ui.models.articles import ArticleModel
from ui.theme import Theme


def painted(
    qtbot: QtBot,
    theme: Theme,
    counts: Counts,
    state: QStyle.StateFlag = QStyle.StateFlag.State_Enabled,
    title: str = "Harbour closed",
) -> QImage:
    view = QListView()
    qtbot.addWidget(view)
    model = ArticleModel(view)
    model.set_rows([ArticleRow(1, title, "Harbour Post", "", "2021", "", counts)])
    delegate = ArticleDelegate(theme, view)
    option = QStyleOptionViewItem()
    option.widget = view
    option.state = state
    height = delegate.sizeHint(option, model.index(0, 0)).height()
    option.rect = QRect(0, 0, 260, height)
    image = QImage(260, height, QImage.Format.Format_RGB32)
    image.fill(theme.color("panel"))
    painter = QPainter(image)
    delegate.paint(painter, option, model.index(0, 0))
    painter.end()
    return image


def amount(image: QImage, theme: Theme, name: str) -> int:
    wanted = theme.color(name)
    return sum(
        image.pixelColor(x, y) == wanted
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme("light")


def test_the_bar_shows_each_verdict_by_its_share(qtbot: QtBot, theme: Theme) -> None:
    image = painted(qtbot, theme, Counts(10, 6, 0, 2, 0))

    assert amount(image, theme, "supported") > 2 * amount(image, theme, "opinion") > 0
    assert amount(image, theme, "disputed") == 0
    assert amount(image, theme, "line") > 0


def test_nothing_reviewed_leaves_the_bar_empty(qtbot: QtBot, theme: Theme) -> None:
    for counts in (Counts(10), Counts()):
        image = painted(qtbot, theme, counts)
        assert amount(image, theme, "supported") == amount(image, theme, "opinion") == 0


def test_the_focus_is_seen_on_a_selected_row(qtbot: QtBot, theme: Theme) -> None:
    states = QStyle.StateFlag
    selected = states.State_Enabled | states.State_Selected
    without = painted(qtbot, theme, Counts(10), selected)
    with_focus = painted(qtbot, theme, Counts(10), selected | states.State_HasFocus)

    assert amount(without, theme, "current") > 0
    assert amount(without, theme, "accent") == 0
    assert amount(with_focus, theme, "accent") > 0


def test_a_larger_font_makes_higher_rows(qtbot: QtBot, theme: Theme) -> None:
    delegate = ArticleDelegate(theme)
    option = QStyleOptionViewItem()
    before = delegate.sizeHint(option, QModelIndex()).height()
    theme.set_font_percent(150)
    delegate.take_theme()

    assert delegate.sizeHint(option, QModelIndex()).height() > 1.3 * before
    theme.set_font_percent(100)


def test_a_long_title_stays_in_its_row(qtbot: QtBot, theme: Theme) -> None:
    image = painted(qtbot, theme, Counts(10), title="Harbour " * 50)

    edge = [image.pixelColor(image.width() - 4, y) for y in range(image.height() - 2)]
    assert all(color == theme.color("panel") for color in edge)


def test_a_check_mark_says_that_all_is_reviewed() -> None:
    assert progress(Counts(3, 1, 1, 0, 0)) == "2 of 3"
    assert progress(Counts(3, 1, 1, 1, 0)) == "3 of 3 ✓"
    assert progress(Counts()) == "no claims"
