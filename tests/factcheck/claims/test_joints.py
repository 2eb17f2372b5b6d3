"""Joints that are none: what a joiner, a comma or a relative must not be taken for."""

from __future__ import annotations

import pytest

from factcheck.claims.clauses import atomic_claims, find_parts
from factcheck.claims.words import Words


def parts(sentence: str) -> list[str]:
    return [part.statement for part in find_parts(Words(sentence, 0, len(sentence)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The crew held the pier, then Ruth Marsh and Lena Voss repaired the ferry in a day.",
        "The win came after Ruth Marsh and Lena Voss defeated the visitors from Moss.",
        "In a letter dated Oct. 25, the Norlander and Sudlander harbour boards accused the crew.",
    ],
)
def test_two_names_that_do_something_together_are_not_parted(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The captains would like to see the fares fall, while the board maintains the old ones.",
        "Marsh could face a fine after she threatened to board and sink a ferry of the harbour.",
        "This is the lowest fare ever for the crossing, and probably won't last.",
        "The ferry carries 40 people; which Marsh claims is a record for the harbour.",
        "The board promises seats for five, and only a small cut in the fares of the ferry.",
        "The illness strikes people who live with gulls, which has earned it a name of its own.",
        "You can watch a great number of films and shows all day on the ferry.",
        "Dora in the Bay, her debut, is a story about the crew of a ferry.",
    ],
)
def test_no_part_is_made_of_what_is_wished_or_of_no_clause(sentence: str) -> None:
    assert parts(sentence) == [sentence]


def test_what_is_set_after_a_speaker_stays_with_both_parts() -> None:
    tail = ", said Ruth Marsh, a fellow of the harbour museum."
    sentence = "Rain falls on every island, but the southern ones are drier than the coast" + tail
    assert parts(sentence) == [
        "Rain falls on every island" + tail,
        "The southern ones are drier than the coast" + tail,
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "OSLO (AB) — Captain Ruth Marsh, the oldest master of the port, is likely to leave.",
            [
                "Captain Ruth Marsh is likely to leave.",
                "Captain Ruth Marsh is the oldest master of the port.",
            ],
        ),
        ("PORT MOSS, Norland – The ferry was sold.", ["The ferry was sold."]),
        (
            "UK – a short history of the ferry was sold.",
            ["UK – a short history of the ferry was sold."],
        ),
    ],
)
def test_the_place_from_where_it_is_told_is_no_part_of_a_statement(
    sentence: str, claims: list[str]
) -> None:
    assert parts(sentence) == claims


def test_a_statement_that_ends_in_quotation_marks_has_its_stop() -> None:
    assert parts('Marsh called the sale "a loss" and named the buyer "a thief".') == [
        'Marsh called the sale "a loss".',
        'Marsh named the buyer "a thief".',
    ]


def test_a_short_form_before_a_comma_keeps_its_stop() -> None:
    assert parts("Odeh Jr., who sold the ferry, left Oslo.") == [
        "Odeh Jr. left Oslo.",
        "Odeh Jr. sold the ferry.",
    ]


def test_a_verb_that_is_the_same_in_the_past_divides_before_its_object() -> None:
    assert parts("Norland drew the first match, while Sudland beat Westland by two goals.") == [
        "Norland drew the first match.",
        "Sudland beat Westland by two goals.",
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Marsh was born on May 16, 1898, and served on the ferry from 1939.",
            ["Marsh was born on May 16, 1898.", "Marsh served on the ferry from 1939."],
        ),
        (
            "Marsh was named captain of the ferry and worked in Moss.",
            ["Marsh was named captain of the ferry.", "Marsh worked in Moss."],
        ),
        (
            "Marsh leads a crew trained in net mending, sail sewing, and simple cooking.",
            [
                "Marsh leads a crew trained in net mending.",
                "Marsh leads a crew trained in sail sewing.",
                "Marsh leads a crew trained in simple cooking.",
            ],
        ),
        (
            "Brokers work on finding and hiring qualified crews for the ferries.",
            [
                "Brokers work on finding qualified crews for the ferries.",
                "Brokers work on hiring qualified crews for the ferries.",
            ],
        ),
        (
            "Rust can be caused by several things, such as salt, stress, or contact with copper.",
            [
                "Rust can be caused by several things.",
                "Rust can be caused by salt.",
                "Rust can be caused by stress.",
                "Rust can be caused by contact with copper.",
            ],
        ),
        (
            "The crew put on songs, dances, and a play about the sea.",
            [
                "The crew put on songs.",
                "The crew put on dances.",
                "The crew put on a play about the sea.",
            ],
        ),
        (
            "Sinking sand, also known as quicksand, is found on the coast.",
            ["Sinking sand is found on the coast.", "Sinking sand is also known as quicksand."],
        ),
        (
            "Good places to find it in spring would be meadows or open fields.",
            ["Good places to find it in spring would be meadows or open fields."],
        ),
        (
            "The price depends on the amount of fish and oil it has, which are weighed in Oslo.",
            ["The price depends on the amount of fish and oil it has, which are weighed in Oslo."],
        ),
    ],
)
def test_lists_are_dealt_out_with_their_own_words(sentence: str, claims: list[str]) -> None:
    assert atomic_claims(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The captain asks why the board was paid and the mayor did not.",
        "Marsh has seen the state of the old pier, which makes her an exception in the town.",
        "In her film, Marsh both tells of the storm and the profits owners have drawn from it.",
        "Marsh compares her years to those of the former mayor, who also sold a ferry.",
    ],
)
def test_what_is_cut_short_or_speaks_of_more_stays_whole(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Norland jets with their lights turned off have buzzed ferries and have shot flares.",
            [
                "Norland jets with their lights turned off have buzzed ferries.",
                "Norland jets with their lights turned off have shot flares.",
            ],
        ),
        (
            "His wish to act alone angered the board and will cost the town a ferry.",
            [
                "His wish to act alone angered the board.",
                "His wish to act alone will cost the town a ferry.",
            ],
        ),
        (
            "Mr. Marsh and Lena Voss, the harbour's lawyer, began long talks with the town.",
            [
                "Mr. Marsh and Lena Voss began long talks with the town.",
                "Lena Voss was the harbour's lawyer.",
            ],
        ),
        (
            "It names the Board for Trade, which speaks for crews; the museum; and the old bank.",
            [
                "It names the Board for Trade; the museum; and the old bank.",
                "The Board for Trade speaks for crews.",
            ],
        ),
        (
            "We might ask Marsh Coal, a small firm, which used to run a pier, built in May.",
            [
                "We might ask Marsh Coal, a small firm.",
                "A small firm used to run a pier, built in May.",
            ],
        ),
    ],
)
def test_a_part_keeps_all_of_its_subject_and_no_more(sentence: str, claims: list[str]) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The board must guard the pier, provide safe boats, and ensure fair fares.",
            [
                "The board must guard the pier.",
                "The board must provide safe boats.",
                "The board must ensure fair fares.",
            ],
        ),
        (
            "Marsh reportedly sold the ferry in May and moved to Oslo.",
            ["Marsh reportedly sold the ferry in May.", "Marsh reportedly moved to Oslo."],
        ),
    ],
)
def test_what_helps_or_hedges_one_verb_helps_or_hedges_the_next(
    sentence: str, claims: list[str]
) -> None:
    assert parts(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The best way with a late ferry may be to hunker down and wait for the captain.",
        "In the time it takes me to ask she drops and finds the keys of the boat.",
        "I hate to ask this, but could you send me the fares of the crew?",
        "The six - member crew, which consists of captains, had been late for years.",
        "I sailed here and there, so I have to find a new pier for the boat.",
        "We have rules of the harbour, which seem to say, that the pier is not ours.",
        "“We are glad,” she said, “but we are tired.”",
        '"We are glad," she said, "but we are tired."',
        "Perhaps Marsh was tired of the old ferry and the board was glad of the sale.",
        "The crew had long awaited and feared the storm of that winter.",
        "Passengers can see, hear and touch the gulls on the pier.",
        "The plan could harm trade and cost jobs.",
        "The law would let the towns tax, license and close bars.",
        "A scar ran down her right arm and left hand, as thin as a net.",
        "The ferry has a deck and while the crew is at lunch, the captain sits there with a book.",
        "The pier is full; Sept. 29th, but won't open before noon.",
        "The town is known for its pier and the rose gardens in the north.",
        "The polls placed Marsh at 13 percent, and 19 points behind Odeh, with many undecided.",
        "The ferry stops at three piers; both of which were built in May.",
    ],
)
def test_no_verb_is_seen_where_none_is(sentence: str) -> None:
    assert parts(sentence) == [sentence]


def test_no_part_ends_with_the_word_that_joins_it() -> None:
    assert parts("They had been there many times and, and they had his book with them.") == [
        "They had been there many times.",
        "They had his book with them.",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The town has sent nets, warm coats and badly needed oil to the island.",
        "The captain has some knowledge of the harbour and what has been done before.",
        "She looks at the pier and then at Renata, who is smiling, with some doubt.",
        "The board wrote to a judge in Oslo, the state capital, who decided the case.",
        "The pier was handed over to the town; to those tired captains of old.",
    ],
)
def test_what_has_no_subject_of_its_own_is_no_part(sentence: str) -> None:
    assert parts(sentence) == [sentence]


def test_what_nobody_does_to_it_is_not_said_to_be_done() -> None:
    assert parts("The rules were set by the board but also emerged in long talks.") == [
        "The rules were set by the board.",
        "The rules also emerged in long talks.",
    ]
