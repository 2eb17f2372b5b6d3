"""The list of articles: chosen by a person, selected by the window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView
from pytestqt.qtbot import QtBot

from factcheck.model import ArticleRow, Counts
from factcheck.workbench import Workbench
from ui.panels.article_list import ArticleList
from ui.theme import Theme


class Shelf:
    """As much of a workbench as the list reads."""

    def __init__(self) -> None:
        self.rows = [
            ArticleRow(n, f"Article {n}", "Harbour Post", "", "2021", "", Counts(9))
            for n in (1, 2, 3)
        ]

    def articles(self) -> list[ArticleRow]:
        return list(self.rows)

    def article_rows(self, ids: Iterable[int]) -> list[ArticleRow]:
        return [row for row in self.rows if row.id in set(ids)]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def listed(qtbot: QtBot, theme: Theme, shelf: Shelf) -> ArticleList:
    made = ArticleList(cast(Workbench, shelf), theme)
    qtbot.addWidget(made)
    made.resize(280, 400)
    made.show()
    return made


def rows(listed: ArticleList) -> QListView:
    return cast(QListView, listed.findChild(QListView))


def test_the_head_counts_the_articles(listed: ArticleList, shelf: Shelf) -> None:
    label = cast(QLabel, listed.findChild(QLabel))
    assert label.text() == "ARTICLES · 3"

    del shelf.rows[0]
    listed.reload()

    assert label.text() == "ARTICLES · 2"
    assert listed.article_ids() == [2, 3]


def test_a_click_chooses_and_a_selection_by_the_window_says_nothing(
    listed: ArticleList, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(listed.chosen):
        listed.select(3)
    view = rows(listed)
    with qtbot.waitSignal(listed.chosen) as caught:
        point = view.visualRect(view.model().index(1, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)

    assert caught.args == [2]


def test_the_arrow_keys_move_between_articles(listed: ArticleList, qtbot: QtBot) -> None:
    listed.select(1)
    view = rows(listed)
    with qtbot.waitSignal(listed.chosen) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert caught.args == [2]

    for key, kept in ((Qt.Key.Key_Down, True), (Qt.Key.Key_S, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(view, event)
        assert event.isAccepted() is kept


def test_reloading_keeps_the_chosen_article_and_chooses_nothing(
    listed: ArticleList, shelf: Shelf, qtbot: QtBot
) -> None:
    listed.select(2)
    shelf.rows.pop(0)
    shelf.rows.append(replace(shelf.rows[0], id=9))

    with qtbot.assertNotEmitted(listed.chosen):
        listed.reload()
        shelf.rows.clear()
        listed.reload()

    assert listed.article_ids() == []


def test_a_selection_survives_what_comes_and_goes_around_it(
    listed: ArticleList, shelf: Shelf
) -> None:
    listed.select(2)
    shelf.rows.pop(0)
    listed.reload()

    assert rows(listed).currentIndex().row() == 0
    assert rows(listed).currentIndex().data() == "Article 2"


def test_a_refresh_shows_new_counts(listed: ArticleList, shelf: Shelf) -> None:
    shelf.rows[1] = replace(shelf.rows[1], counts=Counts(9, 9, 0, 0, 0))

    listed.refresh([2])

    tip = rows(listed).model().index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "9 of 9 reviewed: 9 supported" in tip


def test_a_larger_font_makes_higher_rows(listed: ArticleList, theme: Theme) -> None:
    view = rows(listed)
    before = view.visualRect(view.model().index(0, 0)).height()
    theme.set_font_percent(150)
    QApplication.processEvents()

    assert view.visualRect(view.model().index(0, 0)).height() > 1.3 * before
    theme.set_font_percent(100)
