"""The claim model holds all ids and only the rows that were looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from factcheck.model import Kind, Verdict
from factcheck.query import ClaimQuery, Show
from tests.ui.by_hand import Shelf, claim, workbench
from ui.models.claims import PAGE, PAGES_KEPT, ClaimModel, ClaimRole

HERE = ClaimQuery(article_id=1)


def loaded(*claims: object, query: ClaimQuery = HERE) -> tuple[ClaimModel, Shelf]:
    bench, shelf = workbench(*claims)  # type: ignore[arg-type]
    model = ClaimModel(bench)
    model.load(query)
    return model, shelf


def many(count: int, verdict: Verdict | None = None) -> tuple[ClaimModel, Shelf]:
    return loaded(*(claim(number, verdict) for number in range(1, count + 1)))


def spoken(model: ClaimModel, row: int) -> str:
    return str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_the_model_keeps_qts_rules(qapp: object, qtmodeltester: ModelTester) -> None:
    model, shelf = many(450)
    qtmodeltester.check(model)
    shelf.put(claim(3, Verdict.DISPUTED))
    model.refresh([3, 4, 5, 400])
    model.load(ClaimQuery(1, Show.DISPUTED))
    assert model.rowCount() == 1


def test_opening_a_long_list_fetches_no_row() -> None:
    model, shelf = many(100_000)

    assert model.rowCount() == 100_000
    assert shelf.fetched == []


def test_a_row_that_is_looked_at_fetches_its_page_once() -> None:
    model, shelf = many(1000)

    model.claim_at(PAGE + 1)
    model.claim_at(2 * PAGE - 1)

    assert shelf.fetched == [list(range(PAGE + 1, 2 * PAGE + 1))]


def test_no_more_pages_are_kept_than_are_needed() -> None:
    model, shelf = many(PAGE * (PAGES_KEPT + 2))

    for page in range(PAGES_KEPT + 2):
        model.claim_at(page * PAGE)
    model.claim_at((PAGES_KEPT + 1) * PAGE)
    assert len(shelf.fetched) == PAGES_KEPT + 2
    model.claim_at(0)
    assert len(shelf.fetched) == PAGES_KEPT + 3


def test_a_change_repaints_its_row_and_fetches_it_alone() -> None:
    model, shelf = many(300)
    model.claim_at(0)
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _: touched.append((first.row(), last.row())))

    shelf.put(claim(3, Verdict.SUPPORTED))
    model.refresh([3, 999])

    assert touched == [(2, 2)]
    assert shelf.fetched[1:] == [[3]]
    shown = model.claim_at(2)
    assert shown is not None
    assert shown.verdict is Verdict.SUPPORTED


def test_neighbours_are_repainted_together() -> None:
    model, _ = many(20)
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _: touched.append((first.row(), last.row())))

    model.refresh([7, 2, 3, 4])

    assert touched == [(1, 3), (6, 6)]


def test_a_claim_that_leaves_the_filter_stays_until_it_is_loaded_again() -> None:
    model, shelf = loaded(claim(1), claim(2), query=ClaimQuery(1, Show.UNREVIEWED))

    shelf.put(claim(1, Verdict.DISPUTED))
    model.refresh([1])
    assert model.rowCount() == 2
    model.load(model.query)
    assert model.rowCount() == 1


def test_a_claim_that_is_gone_leaves_an_empty_row_until_the_list_is_loaded_again() -> None:
    model, shelf = many(3)
    model.claim_at(0)

    del shelf.stored[2]
    model.refresh([2])

    assert model.claim_at(1) is None
    assert model.index(1).data() is None
    assert model.rowCount() == 3


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (claim(1, Verdict.DISPUTED, statement="S"), "1 of 2, disputed, S"),
        (claim(1, statement="S"), "1 of 2, unreviewed, S"),
        (
            claim(1, kind=Kind.OPINION, statement="S"),
            "1 of 2, unreviewed, perhaps an opinion, S",
        ),
        (
            claim(1, Verdict.OPINION, statement="S", flagged=True, sources=2),
            "1 of 2, opinion, flagged, 2 links, S",
        ),
    ],
)
def test_a_row_says_everything_in_words(shown: object, words: str) -> None:
    model, _ = loaded(shown, claim(2))

    assert spoken(model, 0) == words


def test_statements_with_braces_are_said_as_they_are() -> None:
    model, _ = loaded(claim(1, statement="{total} {0}"))

    assert spoken(model, 0).endswith("{total} {0}")


def test_markup_in_a_claim_is_shown_literally_by_its_tip() -> None:
    model, _ = loaded(claim(1, text="<b>2<p>3</b>", note='<img src="file:///x">'))

    tip = str(model.index(0).data(Qt.ItemDataRole.ToolTipRole))

    assert "&lt;b&gt;2&lt;p&gt;3&lt;/b&gt;" in tip
    assert "<img" not in tip


def test_article_titles_are_shown_where_the_list_is_over_the_whole_library() -> None:
    claims = (claim(1), claim(2, article_id=7))
    here, _ = loaded(*claims)
    everywhere, _ = loaded(*claims, query=ClaimQuery())

    assert here.index(0).data(ClaimRole.ARTICLE_TITLE) == ""
    assert everywhere.index(1).data(ClaimRole.ARTICLE_TITLE) == "Article 7"


@pytest.mark.parametrize(
    ("reviewed", "start", "step", "found"),
    [
        ({2, 3}, 0, 1, 3),
        ({1, 2, 3}, 4, 1, 3),
        ({4, 5}, 0, -1, 2),
        ({1, 2, 3, 4}, 4, 1, 4),
        ({1, 2, 3, 4, 5}, 2, 1, None),
    ],
)
def test_the_next_unreviewed_is_looked_for_once_round(
    reviewed: set[int], start: int, step: int, found: int | None
) -> None:
    model, _ = loaded(
        *(claim(n, Verdict.SUPPORTED if n in reviewed else None) for n in range(1, 6))
    )

    assert model.unreviewed_row(start, step) == found


@pytest.mark.parametrize(("step", "found"), [(1, 999), (-1, 3)])
def test_the_next_unreviewed_is_found_far_away(step: int, found: int) -> None:
    model, shelf = many(1000, Verdict.SUPPORTED)
    for number in (4, 1000):
        shelf.put(replace(shelf.stored[number], verdict=None))

    assert model.unreviewed_row(500, step) == found
