"""Which sentences hold several claims, and which must stay whole."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.clauses import Part, atomic_claims, find_parts
from factcheck.claims.words import Words


def parts_of(sentence: str) -> list[Part]:
    return find_parts(Words(sentence, 0, len(sentence)))


def parts(sentence: str) -> list[str]:
    return [part.statement for part in parts_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Marsh was born in Oslo in 1931 and served on the ferry until 1970.",
            ["Marsh was born in Oslo in 1931.", "Marsh served on the ferry until 1970."],
        ),
        (
            "The ferry left the harbour at dawn, but it returned on the same day.",
            ["The ferry left the harbour at dawn.", "It returned on the same day."],
        ),
        (
            "The board sold the ferry in 2014; the mayor bought it in 2016.",
            ["The board sold the ferry in 2014.", "The mayor bought it in 2016."],
        ),
        (
            "The ferry was praised by the mayor and mocked by the crew.",
            ["The ferry was praised by the mayor.", "The ferry was mocked by the crew."],
        ),
        (
            "The ferry could carry the mail and could have carried the mayor.",
            ["The ferry could carry the mail.", "The ferry could have carried the mayor."],
        ),
        (
            "The crew are leaving, the harbour is full, and there were no boats at dawn.",
            ["The crew are leaving.", "The harbour is full.", "There were no boats at dawn."],
        ),
        (
            "The Office for Nets, Ropes and Sails was founded in 1920 and was closed in 1950.",
            [
                "The Office for Nets, Ropes and Sails was founded in 1920.",
                "The Office for Nets, Ropes and Sails was closed in 1950.",
            ],
        ),
    ],
)
def test_parts_with_a_verb_of_their_own_are_claims(sentence: str, claims: list[str]) -> None:
    assert parts(sentence) == claims
    assert atomic_claims(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Ruth Marsh, who was born in Oslo, sold the ferry.",
            ["Ruth Marsh sold the ferry.", "Ruth Marsh was born in Oslo."],
        ),
        (
            "Marsh is a captain who sold the ferry.",
            ["Marsh is a captain.", "Marsh sold the ferry."],
        ),
        (
            "The board bought the Oslo ferry, which carries 40 people.",
            ["The board bought the Oslo ferry.", "The Oslo ferry carries 40 people."],
        ),
        (
            "Ruth Marsh, born in Oslo, sold the ferry in 2014.",
            ["Ruth Marsh sold the ferry in 2014.", "Ruth Marsh was born in Oslo."],
        ),
        (
            "Ruth Marsh, the harbour master, said nothing.",
            ["Ruth Marsh said nothing.", "Ruth Marsh is the harbour master."],
        ),
        (
            "Ruth Marsh, the harbour master, sold the ferry in 2014.",
            ["Ruth Marsh sold the ferry in 2014.", "Ruth Marsh was the harbour master."],
        ),
    ],
)
def test_what_is_said_of_a_name_in_passing_is_a_claim_of_its_own(
    sentence: str, claims: list[str]
) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Boats were sold in 1980, which is why the harbour is empty.",
        "The talks were held in 1980, which saved the ferry.",
        "The board sold the old mill near Oslo, which has made no flour since 2015.",
    ],
)
def test_what_hangs_on_no_name_stays_where_it_is(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ferry and the mayor's yacht were sold in 2014.",
        "If the boat is late, the crew stays and the mayor pays.",
        "The mayor said that he had a boat that leaked and that sank.",
        "“The boat was sold, and the crew was paid,” Marsh said.",
        "Neither the boat was sold nor was the crew paid.",
        "It was not only late, but it was also full of water.",
        "The crew that sold the boat and left the island was never paid.",
        "He was born and raised in Oslo.",
        "The boat was late.",
        "The storm sank a ferry or a tug.",
        "The board sold no boats, including the Heron.",
        "She is Minister for Trade, Ports and Roads.",
    ],
)
def test_what_cannot_be_divided_surely_stays_whole(sentence: str) -> None:
    assert parts(sentence) == [sentence]
    assert atomic_claims(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The ferry calls at Oslo, Moss, and Larvik.",
            ["The ferry calls at Oslo.", "The ferry calls at Moss.", "The ferry calls at Larvik."],
        ),
        (
            "The board warned of social and economic harm.",
            ["The board warned of social harm.", "The board warned of economic harm."],
        ),
        (
            "Marsh is a Norwegian captain and author.",
            ["Marsh is a Norwegian captain.", "Marsh is an author."],
        ),
        (
            "Marsh described the sale and loss of boats.",
            ["Marsh described the sale of boats.", "Marsh described the loss of boats."],
        ),
        (
            "Marsh has sold ferries and tugs.",
            ["Marsh has sold ferries.", "Marsh has sold tugs."],
        ),
        (
            "The storm can sink ferries or tugs.",
            ["The storm can sink ferries.", "The storm can sink tugs."],
        ),
        (
            "The ferry is a steamer built by the board.",
            ["The ferry is a steamer.", "The ferry is built by the board."],
        ),
        (
            "The mayor sold the ferry, leaving the island without a boat.",
            ["The mayor sold the ferry.", "The mayor was leaving the island without a boat."],
        ),
    ],
)
def test_atomic_claims_deal_out_what_an_article_keeps_together(
    sentence: str, claims: list[str]
) -> None:
    assert atomic_claims(sentence) == claims
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The ferry calls at many ports, including Oslo, Moss and Larvik.",
            [
                "The ferry calls at many ports.",
                "The ferry calls at Oslo.",
                "The ferry calls at Moss.",
                "The ferry calls at Larvik.",
            ],
        ),
        (
            "The board sold the ferry, although the crew was against it.",
            ["The board sold the ferry.", "The crew was against it."],
        ),
        (
            "The ferry was late because its engine was old.",
            ["The ferry was late because its engine was old.", "Its engine was old."],
        ),
        (
            "Marsh left the island, as she had promised the crew.",
            ["Marsh left the island.", "Marsh had promised the crew."],
        ),
        (
            "The board has three boats: 1. Heron: a steamer of 1920 2. Gull - bought in 1931",
            [
                "The board has three boats: Heron.",
                "Heron is a steamer of 1920.",
                "The board has three boats: Gull.",
                "Gull was bought in 1931.",
            ],
        ),
    ],
)
def test_reasons_examples_and_numbered_things_are_claims_too(
    sentence: str, claims: list[str]
) -> None:
    assert atomic_claims(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        ("However, the ferry was sold.", "The ferry was sold."),
        ("But it is worth noting that the ferry was sold.", "The ferry was sold."),
        ("The crew, on the other hand, stayed on the island!", "The crew stayed on the island!"),
        ("But for the rain the ferry would sail.", "But for the rain the ferry would sail."),
        ("It is thought that the ferry was sold.", "It is thought that the ferry was sold."),
        ("However late it is, the ferry will sail.", "However late it is, the ferry will sail."),
    ],
)
def test_a_statement_leaves_out_what_asserts_nothing(sentence: str, statement: str) -> None:
    assert parts(sentence) == [statement]
    assert parts_of(sentence)[0].start == 0


def test_a_quotation_that_began_before_is_opened_again() -> None:
    assert parts("We are late,” the captain said.") == ["“We are late,” the captain said."]


def test_each_thing_that_is_reported_keeps_who_said_it() -> None:
    sentence = "The mayor told the board that the boat was sold, and that the crew was paid."
    assert parts(sentence) == [
        "The mayor told the board that the boat was sold.",
        "The mayor told the board that the crew was paid.",
    ]
    spans = [sentence[part.start : part.end] for part in parts_of(sentence)]
    assert spans == [
        "The mayor told the board that the boat was sold",
        "that the crew was paid.",
    ]


def test_a_frame_that_two_things_share_stays_with_both() -> None:
    assert parts("It must be noted that the ferry was sold, and that nobody asked.") == [
        "It must be noted that the ferry was sold.",
        "It must be noted that nobody asked.",
    ]


def test_the_address_of_a_link_is_no_word_of_a_claim() -> None:
    sentence = "The board bought the [Oslo ferry](#), which carries 40 people."
    assert parts(sentence) == [
        "The board bought the Oslo ferry.",
        "The Oslo ferry carries 40 people.",
    ]


def test_a_part_is_a_span_of_the_sentence_and_without_its_comma() -> None:
    sentence = "  Marsh sold the ferry, and she left the island.  "
    spans = [sentence[part.start : part.end] for part in parts_of(sentence)]
    assert spans == ["Marsh sold the ferry", "she left the island."]


_BE = {"is", "are", "was", "were"}
_PIECES = st.lists(
    st.sampled_from(
        "Marsh Oslo the ferry was sold and but , ; . who which left could not a board said that "
        "“ ” ( ) [it](#) in of 1980 meaning leaving built by if such as well 50% $3 it’s".split()
    ),
    max_size=40,
)


@given(_PIECES)
def test_claims_are_made_of_words_of_the_sentence(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    known = set(re.findall(r"\w+", sentence.lower()))
    for claim in [*parts(sentence), *atomic_claims(sentence)]:
        # "a" takes the form that its new neighbour asks for.
        allowed = known | _BE | ({"a", "an"} if known & {"a", "an"} else set())
        assert set(re.findall(r"\w+", claim.lower())) <= allowed


@given(_PIECES)
def test_parts_lie_in_the_sentence_in_order_and_lose_no_word(pieces: list[str]) -> None:
    sentence = " ".join(pieces)
    found = parts_of(sentence)
    assert found
    assert [part.start for part in found] == sorted(part.start for part in found)
    assert all(0 <= part.start <= part.end <= len(sentence) for part in found)
    said = set(re.findall(r"\w+", " ".join(parts(sentence)).lower()))
    missing = set(re.findall(r"\w+", re.sub(r"\(#\)", "", sentence.lower()))) - said
    assert missing <= {"and", "but", "who", "which", "that", "as", "well", "such"}
