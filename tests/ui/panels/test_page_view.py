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
