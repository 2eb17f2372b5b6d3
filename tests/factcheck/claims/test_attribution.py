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
            "“The boat is late,” Marsh was quoted as saying.",
            "Marsh",
            "was quoted as saying",
            "“The boat is late,”",
        ),
        (
            "The boat is late, Marsh told a local paper on Monday.",
            "Marsh",
            "told",
            "The boat is late",
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


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ruth Marsh, the harbour master, who was born here, said that it sank.",
         "Ruth Marsh, the harbour master, who was born here,", "said", "that it sank"),
        ("Marsh was warning that the boat would sink.", "Marsh", "warning",
         "that the boat would sink"),
        ("The board rejected the mayor's claim that the boat had sunk.", "the mayor's", "claim",
         "that the boat had sunk"),
        ("Marsh called for a second boat.", "Marsh", "called", "a second boat"),
        ("Marsh promised to sell the boat, which is old.", "Marsh", "promised",
         "to sell the boat"),
        ("The boat was late again, said the captain.", "the captain", "said",
         "The boat was late again"),
        ("The captain of the ferry (who is 61) seemed to suggest that it sank.",
         "The captain of the ferry (who is 61)", "suggest", "that it sank"),
        ("Marsh told the paper on Monday that the boat sank.", "Marsh", "told",
         "that the boat sank"),
        ("MARSH: The boat is late.", "MARSH", ":", "The boat is late."),
    ],
)  # fmt: skip
def test_what_is_wanted_judged_or_named_is_attributed_too(
    text: str, source: str, cue: str, content: str
) -> None:
    found = [(each.source_text, each.cue_text) for each in find_attributions(text)]
    assert (source.rstrip(","), cue) in [(name.rstrip(","), said) for name, said in found]
    contents = [each.content_text.rstrip(".") for each in find_attributions(text)]
    assert content.rstrip(".") in contents


@pytest.mark.parametrize(
    "text",
    [
        "The agreement that the board signed was kept.",
        "The Gulf states and their plans are old.",
        "The boat was found by the crew.",
        "The harbour was closed, as the notes show.",
    ],
)
def test_nouns_and_what_is_done_to_somebody_attribute_nothing(text: str) -> None:
    assert [each for each in find_attributions(text) if each.is_speech] == []


def test_two_utterances_of_one_sentence_end_where_the_next_begins() -> None:
    text = "Marsh said the boat was late and warned that the crew was tired."
    assert [each.content_text for each in find_attributions(text)] == [
        "the boat was late",
        "that the crew was tired",
    ]


def test_a_quotation_after_the_name_goes_on_with_the_one_before_it() -> None:
    text = "“The boat is late,” Marsh said. “It may have sunk in the storm.”"
    (found,) = find_attributions(text)
    assert found.content_text == text


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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The harbour board says there was a fault.", ("The harbour board", "there was a fault")),
        ("Marsh says he’s sure of the ferry.", ("Marsh", "he’s sure of the ferry")),
        ("Marsh has said about 20 boats have sunk.", ("Marsh", "about 20 boats have sunk")),
        ("Marsh told the Oslo Post, “We are late.”", ("Marsh", "“We are late.”")),
        ("The captain says of Marsh, “She is late.”", ("The captain", "“She is late.”")),
        ("Marsh was tired of the sale, saying, “It is late.”", ("Marsh", "“It is late.”")),
        (
            'The pier "is the only one that stands," retired captain Ruth Marsh said.',
            ("retired captain Ruth Marsh", 'The pier "is the only one that stands,"'),
        ),
        ("“MARSH: The ferry is late today.", ("MARSH", "The ferry is late today.")),
        ("Polls show a close vote in the town.", ("Polls", "a close vote in the town")),
        ("Marsh rejected that plan on Monday.", ("Marsh", "that plan")),
        (
            "Last week captain Ruth Marsh said the ferry sank.",
            ("captain Ruth Marsh", "the ferry sank"),
        ),
        (
            "The ferry was late, Marsh said, until it was sold.",
            ("Marsh", "The ferry was late, Marsh said, until it was sold"),
        ),
        (
            "The trouble now, she told me on Friday, is that it is old.",
            ("she", "The trouble now, she told me on Friday, is that it is old"),
        ),
        ("On “Harbour Radio,” Marsh said the ferry was old.", ("Marsh", "the ferry was old")),
        (
            "Marsh says in Oslo that she’s glad of the sale.",
            ("Marsh", "that she’s glad of the sale"),
        ),
        (
            "Marsh says she hopes to sail, but she knows that it is late.",
            ("Marsh", "she hopes to sail, but she knows that it is late"),
        ),
        (
            "While Marsh admitted the ferry was late, the board has paid the crew.",
            ("Marsh", "the ferry was late"),
        ),
    ],
)
def test_who_says_what_is_read_in_more_forms(text: str, told: tuple[str, str]) -> None:
    found = find_attributions(text)
    assert [(each.source_text, each.content_text) for each in found] == [told]


def test_what_somebody_else_notes_behind_though_is_no_part_of_what_the_first_says() -> None:
    text = "Marsh said the ferry was late, though Odeh noted that it was old."
    found = find_attributions(text)
    assert [(each.source_text, each.content_text) for each in found] == [
        ("Marsh", "the ferry was late"),
        ("Odeh", "that it was old"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The board struggled to contend with the crowd that came to the pier.",
        "Marsh tried to find out about the pier and landed on a page of the museum.",
        "In this age of “fluid ties”, such added weight is worth a lot.",
        "In May, rude remarks Marsh made were printed.",
        "The crew responds to alerts that do not matter.",
        "Odeh, a captain based in Oslo, hosted a show of the harbour.",
    ],
)
def test_a_word_that_looks_like_a_cue_says_nothing(text: str) -> None:
    assert not [each for each in find_attributions(text) if each.is_speech]


def test_what_is_thought_ends_where_something_stands_against_it() -> None:
    found = find_attributions("Marsh thought that the ferry was safe but it is full of water.")
    assert [each.content_text for each in found] == ["that the ferry was safe"]
    assert not find_attributions("Marsh believes in the sale, so the board will open the pier.")
