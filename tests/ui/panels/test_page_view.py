"""The page in its view: as wide as what is seen of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from factcheck.model import Role
from factcheck.workbench import Workbench
from ui.panels.article_view import ArticleView
from ui.panels.reader import Reader
from ui.theme import Theme


@pytest.mark.parametrize("paragraphs", [1, 60])
def test_an_article_set_before_the_first_showing_is_not_cut_at_the_side(
    qtbot: QtBot, theme: Theme, write: Callable[..., Any], paragraphs: int
) -> None:
    paragraph = (Role.SENTENCE, "The mill by the river closed for good. " * 8)
    made = write(*(paragraph, "\n\n") * paragraphs)
    reader = Reader(cast(Workbench, None), theme)
    qtbot.addWidget(reader)
    reader.resize(740, 500)
    reader.show_article(made.article, made.passages, made.marks)

    reader.show()
    QApplication.processEvents()

    view = cast(ArticleView, reader.findChild(ArticleView))
    assert view.verticalScrollBar().isVisible() is (paragraphs > 1)
    assert view.document().textWidth() == view.viewport().width()


def test_a_text_that_fits_by_a_hair_settles(
    qtbot: QtBot, theme: Theme, write: Callable[..., Any]
) -> None:
    """Narrow lines: with the bar the text needs a line more, without it a line less."""
    made = write((Role.SENTENCE, "The mill by the river closed for good. " * 8))
    reader = Reader(cast(Workbench, None), theme)
    qtbot.addWidget(reader)
    reader.resize(260, 400)
    reader.show_article(made.article, made.passages, made.marks)
    reader.show()
    view = cast(ArticleView, reader.findChild(ArticleView))
    needed = round(view.document().size().height()) + reader.height() - view.height()

    for height in range(needed - 60, needed + 60):
        reader.resize(260, height)
        QApplication.processEvents()
        assert view.document().textWidth() == view.viewport().width()
