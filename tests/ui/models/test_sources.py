"""The list of all sources: found by words, sorted by any column, with what their links answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from factcheck.sources import LinkCheck, LinkState, Source, SourceDraft, SourceUse
from ui.models.sources import SourcesModel, check_words

AT = "2026-11-25T10:00:00+00:00"


def use(number: int, url: str, title: str, article: str = "A", archive: str = "") -> SourceUse:
    draft = SourceDraft(url, title, archive_url=archive)
    return SourceUse(Source(number, f"s{number}", number, draft, 0), f"Claim {number}.", article)


USES = (
    use(1, "https://b.example/1 ", "Budget", "Zeal"),
    use(2, "https://a.example/2", "audit", "Accord", "https://keep.example/2"),
    use(3, "https://b.example/1", "Budget again", "Mole"),
)


@pytest.fixture
def model(qapp: object) -> SourcesModel:
    made = SourcesModel()
    made.show_uses(USES, {})
    return made


def column(model: SourcesModel, at: int) -> list[object]:
    return [model.data(model.index(row, at)) for row in range(model.rowCount())]


def claims_of(model: SourcesModel) -> list[object]:
    return column(model, 2)


def test_every_word_must_occur_in_any_letters(model: SourcesModel) -> None:
    model.filter("BUDGET b.exam")
    assert claims_of(model) == ["Claim 1.", "Claim 3."]
    model.filter("budget mole")
    assert claims_of(model) == ["Claim 3."]
    model.filter(" ")
    assert model.rowCount() == 3


def test_rows_are_sorted_by_words_or_by_how_often_a_link_is_used(model: SourcesModel) -> None:
    model.sort(3)
    assert column(model, 3) == ["Accord", "Mole", "Zeal"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert claims_of(model) == ["Claim 3.", "Claim 1.", "Claim 2."]
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert column(model, 4) == ["2", "2", "1"]


def test_filter_and_order_stay_when_the_list_is_read_again(model: SourcesModel) -> None:
    model.filter("b.example")
    model.sort(3)
    model.show_uses(USES, {})
    assert column(model, 3) == ["Mole", "Zeal"]


def test_each_link_is_looked_at_once_with_its_archived_copy(model: SourcesModel) -> None:
    assert model.urls() == ["https://b.example/1", "https://a.example/2"]
    assert model.to_check() == [
        "https://b.example/1",
        "https://a.example/2",
        "https://keep.example/2",
    ]


def test_a_row_tells_how_its_link_and_its_copy_answered(model: SourcesModel) -> None:
    gone = LinkCheck("https://a.example/2", LinkState.GONE, AT, "404")
    kept = LinkCheck("https://keep.example/2", LinkState.OK, AT)
    model.show_checks({each.url: each for each in (gone, kept)})

    told = column(model, 5)
    assert told[0] == told[2] == ""
    assert told[1] == f"{check_words(gone)}; copy: {check_words(kept)}"


def test_what_a_link_answered_is_told_with_a_detail_only_where_there_is_one() -> None:
    assert check_words(None) == ""
    assert check_words(LinkCheck("u", LinkState.OK, AT)).startswith("answers, ")
    assert "(" not in check_words(LinkCheck("u", LinkState.OK, AT))
    assert check_words(LinkCheck("u", LinkState.GONE, AT, "404")).endswith(" (404)")


def test_there_is_no_use_outside_of_the_rows(model: SourcesModel) -> None:
    assert model.use_at(-1) is None
    assert model.use_at(3) is None
    assert model.use_at(2) == USES[2]
