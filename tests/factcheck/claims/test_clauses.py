"""Which sentences hold several claims, and which must stay whole."""

from __future__ import annotations

import pytest

from factcheck.claims.clauses import atomic_claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Marsh was born in Oslo in 1931 and served on the ferry until 1970.",
            ["Marsh was born in Oslo in 1931", "Marsh served on the ferry until 1970."],
        ),
        (
            "The ferry left the harbour at dawn, but it returned on the same day.",
            ["The ferry left the harbour at dawn", "It returned on the same day."],
        ),
        (
            "The board sold the ferry in 2014; the mayor bought it in 2016.",
            ["The board sold the ferry in 2014", "The mayor bought it in 2016."],
        ),
    ],
)
def test_parts_with_a_verb_of_their_own_are_claims(sentence: str, claims: list[str]) -> None:
    assert atomic_claims(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Boats and nets were sold in the harbour and on the island.",
        "The ferry and the mayor's yacht were sold in 2014.",
        "If the boat is late, the crew stays and the mayor pays.",
        "The mayor said that the boat was sold and that the crew was paid.",
        "“The boat was sold, and the crew was paid,” Marsh said.",
        "Neither the boat was sold nor was the crew paid.",
        "It was not only late, but it was also full of water.",
        "The crew that sold the boat and left the island was never paid.",
        "He was born and raised in Oslo.",
        "The boat was late.",
    ],
)
def test_what_cannot_be_divided_surely_stays_whole(sentence: str) -> None:
    assert atomic_claims(sentence) == [sentence]
