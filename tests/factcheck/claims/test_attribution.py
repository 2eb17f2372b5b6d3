"""Who says what: source, cue and content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.attribution import find_attributions


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The boat is late,” Ruth Marsh said.", "Ruth Marsh", "said", "“The boat is late,”"),
        (
            "“The boat is late,” says the old captain.",
            "the old captain",
            "says",
            "“The boat is late,”",
        ),
        ('"The boat is late," Marsh added.', "Marsh", "added", '"The boat is late,"'),
        ("Marsh said: “The boat is late.”", "Marsh", "said", "“The boat is late.”"),
        ("Marsh said that the boat is late.", "Marsh", "said", "that the boat is late."),
        (
            "The boat is late again, the captain said.",
            "the captain",
            "said",
            "The boat is late again",
        ),
        (
            "According to the board, the boat is late.",
            "the board",
            "According to",
            "the boat is late.",
        ),
        (
            "The boat is late, according to the board.",
            "the board",
            "according to",
            "The boat is late",
        ),
        (
            "Marsh was quoted as saying “the boat is late”.",
            "Marsh",
            "was quoted as saying",
            "“the boat is late”.",
        ),
        (
            "On Monday in Oslo, Marsh claimed that the boat was hers.",
            "Marsh",
            "claimed",
            "that the boat was hers.",
        ),
    ],
)
def test_known_attributions(text: str, source: str, cue: str, content: str) -> None:
    (found,) = find_attributions(text)
    assert (found.source_text, found.cue_text) == (source, cue)
    assert found.content_text.rstrip(".") == content.rstrip(".")


def test_a_quotation_of_several_sentences_is_one_content() -> None:
    text = "“We waited. The boat never came. It sank,” Marsh said."
    (found,) = find_attributions(text)
    assert text[slice(*found.content)] == "“We waited. The boat never came. It sank,”"


def test_a_cue_inside_a_quotation_attributes_nothing() -> None:
    assert [
        each.source_text for each in find_attributions("“They said it was late,” Marsh said.")
    ] == ["Marsh"]


def test_a_text_without_speech_has_no_attribution() -> None:
    assert find_attributions("The boat left the harbour at dawn. It was late.") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "said",
                "Marsh",
                "“",
                "”",
                '"',
                ",",
                ".",
                "that",
                "According to",
                "who",
                "he",
                "\n\n",
                "is",
            ]
        )
    )
)
def test_spans_lie_in_the_text_and_match_their_words(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in find_attributions(text):
        assert text[slice(*found.content)] == found.content_text
        assert text[slice(*found.cue)] == found.cue_text
        if found.source:
            assert " ".join(text[slice(*found.source)].split()) == found.source_text
