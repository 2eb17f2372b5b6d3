"""The words that a reason names are found where they stand in the claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import split
from factcheck.claims.telling import find_telling


def words(text: str, *reasons: str) -> list[str]:
    return [text[start:end] for start, end in find_telling(text, reasons)]


def test_each_reason_points_at_its_words() -> None:
    text = "The port will pay $2 billion, the ministry said."
    assert words(text, "a prediction: will", "a figure: $2 billion") == ["will", "$2 billion"]


def test_a_part_of_a_longer_word_is_not_meant() -> None:
    text = "The willow will fall."
    assert find_telling(text, ["a prediction: will"]) == [(11, 15)]


def test_words_that_a_wrapped_line_parts_are_found() -> None:
    assert words("It cost $2\nbillion.", "a figure: $2 billion") == ["$2\nbillion"]


def test_reasons_without_words_and_words_elsewhere_point_at_nothing() -> None:
    text = "A fact and judgement are two things."
    assert words(text, "a quotation", "mixed: fact and judgement", "a date: May 2021", "x: ") == []


def test_words_inside_others_are_marked_once() -> None:
    assert words("He paid $2 million.", "a figure: $2 million", "a figure: $2") == ["$2 million"]


@given(st.text(max_size=80), st.lists(st.text(max_size=20).map("a sign: ".__add__), max_size=4))
def test_spans_lie_in_the_text_and_apart(text: str, reasons: list[str]) -> None:
    end = 0
    for start, stop in find_telling(text, reasons):
        assert end <= start < stop <= len(text)
        end = stop


def test_what_triage_names_is_found_in_its_sentence() -> None:
    text = "Harbour\n\nOn 6 April 2021 the Ministry of Trade said that US$3 million might be lost."
    for passage in split(text):
        named = [reason for reason in passage.reasons if ": " in reason]
        if passage.claims:
            assert named
            assert len(find_telling(passage.text, named)) == len(set(named))
