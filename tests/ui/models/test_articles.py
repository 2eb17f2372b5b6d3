"""The rows of the article list change narrowly and say everything in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester

from factcheck.model import ArticleRow, Counts
from ui.models.articles import ROW_ROLE, ArticleModel


def row(number: int, title: str = "Harbour closed", counts: Counts | None = None) -> ArticleRow:
    filled = counts if counts is not None else Counts(31, 10, 5, 3, 0)
    return ArticleRow(number, title, "Harbour Post", "", "2021-04-05", "", filled)


@pytest.fixture
def model(qtmodeltester: ModelTester) -> ArticleModel:
    QLocale.setDefault(QLocale.c())
    made = ArticleModel()
    qtmodeltester.check(made, force_py=False)
    made.set_rows([row(1), row(2), row(3)])
    return made


def test_the_model_keeps_qts_rules(model: ArticleModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_rows([row(2), row(4)])
    model.set_rows([row(4), row(2)])
    model.set_rows([])
    assert model.rowCount() == 0


def test_what_comes_and_goes_is_taken_in_without_reading_the_list_again(
    model: ArticleModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))
    model.follow([row(4), row(5)], gone=[2, 99])
    assert model.ids() == [1, 3, 4, 5]
    assert inserted == [(2, 3)]
    model.follow([row(2), row(4, "Harbour open")], gone=())
    assert model.ids() == [1, 2, 3, 4, 5]
    assert model.index_of(4).data() == "Harbour open"


def test_a_refresh_repaints_only_what_differs(model: ArticleModel) -> None:
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda a, b, roles: touched.append((a.row(), b.row())))

    model.refresh([row(1), replace(row(2), counts=Counts(31, 11, 5, 3, 0)), row(99)])

    assert touched == [(1, 1)]
    assert model.index(1, 0).data(ROW_ROLE).counts.supported == 11


def test_rows_that_stay_keep_their_place_when_others_come_and_go(model: ArticleModel) -> None:
    kept = QPersistentModelIndex(model.index_of(3))

    model.set_rows([row(0), row(1), row(3), row(5)])

    assert model.ids() == [0, 1, 3, 5]
    assert kept.row() == 2


def test_an_unknown_article_has_no_place(model: ArticleModel) -> None:
    assert not model.index_of(77).isValid()


def test_a_row_is_told_in_words(model: ArticleModel) -> None:
    words = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert words == (
        "Harbour closed. Harbour Post. 5 Apr 2021. "
        "18 of 31 reviewed: 10 supported, 5 disputed, 3 opinion, 13 unreviewed"
    )


def test_markup_in_a_title_is_shown_literally_in_the_tip(model: ArticleModel) -> None:
    model.set_rows([row(1, "<img src=x>\n& more")])

    assert model.index(0, 0).data() == "<img src=x> & more"
    assert "&lt;img src=x&gt; &amp; more" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_an_article_without_claims_or_title_has_words_too(model: ArticleModel) -> None:
    model.set_rows([row(1, " ", Counts())])

    assert model.index(0, 0).data() == "Untitled"
    assert "No claims" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
