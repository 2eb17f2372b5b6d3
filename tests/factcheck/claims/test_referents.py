"""For whom "he" and "it" stand at the head of a statement, and where that is left open."""

from __future__ import annotations

import pytest

from factcheck.claims import split


def last_statement(text: str) -> str:
    return split(text)[-1].claims[-1].statement


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Captain Ruth Marsh sold the ferry in 2014. She left the island in 2016.",
            "Captain Ruth Marsh left the island in 2016.",
        ),
        (
            "Captain Ruth Marsh sold the ferry in 2014.\n\nShe left the island in 2016.",
            "Captain Ruth Marsh left the island in 2016.",
        ),
        (
            "Captain Ruth Marsh sold the ferry in 2014, and she left the island in 2016.",
            "Captain Ruth Marsh left the island in 2016.",
        ),
        (
            "Norway has built three ferries since 2014. It sold two of them in 2016.",
            "Norway sold two of them in 2016.",
        ),
    ],
)
def test_a_pronoun_stands_for_the_one_name_that_the_words_before_are_about(
    text: str, statement: str
) -> None:
    assert last_statement(text) == statement


@pytest.mark.parametrize(
    "text",
    [
        "Captain Ruth Marsh met President Ines Odeh in 2014. She left the island in 2016.",
        "The board met Captain Ruth Marsh in 2014. She left the island in 2016.",
        "Mr. Marsh has met his daughter on 4 May 2014. She left the island in 2016.",
        "Norway has built three ferries since 2014. It is likely that two were sold in 2016.",
        "Norway has built three ferries since 2014.\n\nIt sold two of them in 2016.",
        "The board said in 2014 that Norway won. It sold two ferries in 2016.",
    ],
)
def test_a_pronoun_that_may_stand_for_another_stays(text: str) -> None:
    assert last_statement(text).startswith(("She left", "It "))


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Captain Ruth Marsh sold the ferry in 2014. Her house was sold in 2016.",
            "Captain Ruth Marsh's house was sold in 2016.",
        ),
        (
            "Norway built three ferries in 2014. Its ports were closed in 2016.",
            "Norway's ports were closed in 2016.",
        ),
        (
            "Captain Ruth Marsh sold the ferry in 2014. She left in 2016. She died in 2019.",
            "Captain Ruth Marsh died in 2019.",
        ),
        (
            "Norway built three ferries in 2014. It sold two of them in 2016 and owns one today.",
            "Norway owns one today.",
        ),
    ],
)
def test_what_is_theirs_and_what_they_did_next_has_their_name(text: str, statement: str) -> None:
    assert last_statement(text) == statement


@pytest.mark.parametrize(
    "text",
    [
        "What was lost in 2014 came back. Its owner was paid in 2016.",
        "Everybody saw the ferry in 2014. Its owner was paid in 2016.",
    ],
)
def test_a_word_with_a_capital_is_no_name_for_that(text: str) -> None:
    assert last_statement(text) == "Its owner was paid in 2016."


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "“The pier is ours,” a senior captain said. He said that the sale will go on.",
            "A senior captain said that the sale will go on.",
        ),
        (
            "The Harbour Board met. It believes that the ferry sank in a storm.",
            "The Harbour Board believes that the ferry sank in a storm.",
        ),
    ],
)
def test_who_says_something_is_named_for_the_pronoun(text: str, statement: str) -> None:
    assert last_statement(text) == statement


@pytest.mark.parametrize(
    "text",
    [
        "Captain Ruth Marsh said in May that Mr. Odeh was late. She said that he was tired.",
        "Captain Ruth Marsh said: “The ferry sank. She was an old boat.”",
    ],
)
def test_a_pronoun_of_one_of_two_persons_or_within_a_quotation_stays(text: str) -> None:
    assert last_statement(text).startswith("She ")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "Both sides met in Oslo. They agreed to a new fare in May.",
            "Both sides agreed to a new fare in May.",
        ),
        (
            "The captains built a pier in the north. Their ferry sank in June.",
            "The captains' ferry sank in June.",
        ),
        (
            "Ruth Marsh and Lena Voss sold the ferry in May, but they kept the old pier.",
            "Ruth Marsh and Lena Voss kept the old pier.",
        ),
        (
            "Ferries ran late all winter. They were sold in May. They have been in Moss since.",
            "Ferries have been in Moss since.",
        ),
    ],
)
def test_they_stands_for_the_only_ones_who_are_spoken_of(text: str, statement: str) -> None:
    assert last_statement(text) == statement


@pytest.mark.parametrize(
    "text",
    [
        "Some captains sailed in May. They took the ferry.",
        "The boards sued the owners in 2014. They lost the case in May.",
        "The harbour boards met in 2014.\n\nThey agreed to sell the ferry.",
        "The board met the crew in 2014. They agreed to sell the ferry.",
    ],
)
def test_they_stays_where_others_may_be_meant(text: str) -> None:
    assert last_statement(text).startswith("They ")
