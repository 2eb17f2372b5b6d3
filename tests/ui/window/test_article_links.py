"""What an article links to is offered to a claim, nearest first, and added only by choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from factcheck.intake import read
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from tests.ui.window.keyboard import press_key
from ui.dialogs.article_links import ArticleLinks, nearest_first
from ui.main_window import MainWindow

Opener = Callable[..., MainWindow]
TEXT = (
    "The bridge cost 12 million pounds, said [the yearly report](https://port.example/report).\n\n"
    "It was built in 1931, as [the museum](https://museum.example/a) says on its page.\n"
)


@pytest.fixture
def window(show: Opener, library: Path) -> MainWindow:
    opened = show(library)
    opened.workbench.add_article(read(TEXT.encode()))
    (row,) = opened.workbench.articles()
    opened.desk.choose_article(row.id)
    return opened


def show_last(window: MainWindow) -> int:
    last = window.workbench.claim_ids(ClaimQuery())[-1]
    window.desk.show_claim(last)
    return last


def test_the_nearest_link_comes_first(window: MainWindow) -> None:
    claim = window.workbench.claim(show_last(window))
    links = window.workbench.links(claim.article_id)
    assert [link.words for link in nearest_first(claim, links)] == [
        "the museum",
        "the yearly report",
    ]


def test_enter_takes_the_nearest_link_as_a_source_that_nobody_read_yet(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = show_last(window)
    window.workbench.decide(claim, Verdict.DISPUTED)

    def press_enter(dialog: ArticleLinks) -> int:
        qtbot.keyClick(dialog._list, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(ArticleLinks, "exec", press_enter)
    press_key(qtbot, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    (source,) = window.workbench.sources(claim)
    assert source.draft.url == "https://museum.example/a"
    assert source.draft.title == "the museum"
    assert source.draft.stance == "contradicts"
    assert source.draft.read_on == ""
    window.desk.undo()
    assert window.workbench.sources(claim) == []


def test_nothing_is_added_without_a_choice(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = show_last(window)
    monkeypatch.setattr(ArticleLinks, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    window.commands.offer_links()
    assert window.workbench.sources(claim) == []


def test_an_article_without_links_says_so(show: Opener, filled: Path) -> None:
    window = show(filled)
    show_last(window)
    window.commands.offer_links()
    assert "links to nothing" in window.status.currentMessage()
