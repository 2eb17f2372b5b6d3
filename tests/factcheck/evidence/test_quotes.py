"""Quoted words on their page: there, nearly there, or not there."""

from __future__ import annotations

import pytest

from factcheck.evidence import Match, check_quote

PAGE = (
    "HARBOUR, 3 May. The minister’s office said on Tuesday that the new pier –\nlong awaited – "
    "had cost “nine million euros” and would open in spring. Fishermen doubt it: the crane alone "
    "took four years, they say, and nobody has seen a bill of 1,250,000 euros."
)


@pytest.mark.parametrize(
    "quote",
    [
        'the new pier - long awaited - had cost "nine million euros"',
        "The Minister's Office said",
        "«nine million euros»",
        "the new   pier\nlong awaited",
        "The minister’s office said … the new pier",
        "the new pier [in the harbour] had cost [...] in spring",
        "a bill of 1,250,000 euros",
        "ﬁshermen doubt it",
    ],
)
def test_marks_spaces_dashes_and_what_is_left_out_do_not_count(quote: str) -> None:
    # A remark in brackets leaves out what stands there on the page.
    assert check_quote(quote, PAGE).match is Match.FOUND


def test_the_place_is_given_in_the_words_of_the_page() -> None:
    assert check_quote("THE NEW PIER", PAGE).passage == "the new pier"
    assert check_quote("new pier… in spring", PAGE).passage.endswith("would open in spring")


def test_a_slip_is_nearly_there_and_the_nearest_passage_is_shown() -> None:
    found = check_quote("the new pier had cost nine million dollars and would open", PAGE)
    assert found.match is Match.NEARLY
    assert "nine million euros" in found.passage


@pytest.mark.parametrize(
    "quote",
    [
        "nineteen million euros were paid to a cousin",
        "in spring … the new pier had",  # the parts stand the other way round
        "1,250,00",
        "bill of 1,250,001 euros yesterday evening late",
    ],
)
def test_other_words_are_not_there(quote: str) -> None:
    assert check_quote(quote, PAGE).match is not Match.FOUND


def test_what_has_nothing_in_common_shows_no_passage() -> None:
    found = check_quote("completely unrelated sentence about zebras", PAGE)
    assert (found.match, found.passage) == (Match.MISSING, "")


@pytest.mark.parametrize(("quote", "text"), [("words", None), ("", PAGE), ("…", PAGE)])
def test_without_a_text_or_a_quote_nothing_is_said(quote: str, text: str | None) -> None:
    assert check_quote(quote, text).match is Match.UNREAD


@pytest.mark.parametrize("quote", ["a " * 5000, "." * 5000, "[" * 5000, ". . " * 3000])
def test_no_quote_takes_long(quote: str) -> None:
    assert check_quote(quote, "a b " * 50_000).match is not Match.NEARLY
