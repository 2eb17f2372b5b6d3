"""Statements that do not name their subject: what they borrow, and what is compared then."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.related import RelationKind
from factcheck.related.ledger import Ledger
from factcheck.related.lending import Passed, leans, lend
from factcheck.related.link import Entry, Link

MONDAY, FRIDAY = date(2023, 5, 1), date(2023, 5, 5)


@pytest.mark.parametrize(
    "statement",
    [
        "It is to open in June.",
        "The price was put at $40 million.",
        "None has been delivered.",
        "His last visit there was in 2012.",
        "Nine years had gone by since such a guest was seen.",
    ],
)
def test_who_points_back_leans(statement: str) -> None:
    assert leans(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "Norway will build the ferry.",
        "The Norwegian minister landed on Monday.",
        "There were two fires in the harbour.",
        "Cod prices rose by 5 percent.",
    ],
)
def test_who_names_a_subject_does_not(statement: str) -> None:
    assert not leans(statement)


def test_words_are_lent_back_to_the_sentence_that_names_the_subject() -> None:
    told = [
        Passed(1, 0, 40, "Rain fell on the coast of Norway."),
        Passed(1, 41, 80, "Bergen ordered a tunnel boring machine."),
        Passed(1, 81, 110, "It has a diameter of nine metres."),
        Passed(1, 111, 140, "The price was not told."),
    ]
    first, second, third, fourth = lend(told)
    assert (first, second) == ("", "")
    assert third == told[1].statement
    assert fourth == f"{told[1].statement} {told[2].statement}"


def test_nothing_is_lent_from_far_away_or_from_another_article() -> None:
    one = Passed(1, 0, 40, "Bergen ordered a tunnel boring machine.")
    far, other = Passed(1, 900, 930, "The price was not told."), Passed(2, 50, 80, "It is large.")
    assert lend([one, far]) == ["", ""]
    assert lend([one, other]) == ["", ""]


def related(one: tuple[str, str], other: tuple[str, str], on: date = FRIDAY) -> list[Link]:
    """What a statement with the one before it is to another such, in two articles."""
    ledger = Ledger([Entry(1, "a", one[1], MONDAY, one[0])])
    return ledger.related(Entry(2, "b", other[1], on, other[0]))


ORDER = "Bergen ordered a tunnel boring machine for the Askøy crossing."
MACHINE = "The tunnel boring machine for the Askøy crossing stands ready."


def test_two_prices_of_what_was_named_before_conflict() -> None:
    one, other = (ORDER, "The price was put at $40 million."), (MACHINE, "It cost $55 million.")
    (link,) = related(one, other)
    assert link.relation.kind is RelationKind.CONFLICT
    assert "40 million" in link.relation.why
    assert "55 million" in link.relation.why


def test_what_is_understood_by_the_sentence_before_is_never_the_same() -> None:
    one, other = (ORDER, "The price was put at $40 million."), (MACHINE, "It cost $40 million.")
    (link,) = related(one, other)
    assert link.relation.kind is RelationKind.APPROXIMATE


def test_a_denial_is_held_against_what_was_named_before() -> None:
    doses = "Five thousand doses of the measles vaccine are meant for Bergen."
    one = (doses, "None has arrived.")
    (link,) = related(
        one, ("", "Bergen received 900 doses of the measles vaccine, which arrived by sea.")
    )
    assert link.relation.kind is RelationKind.CONFLICT


def test_prices_of_two_things_or_of_another_year_do_not_conflict() -> None:
    school = "Stavanger opened a school for deep-sea divers."
    one = (ORDER, "The price was put at $40 million.")
    apart = related(one, (school, "It cost $55 million."))
    later = related(one, (MACHINE, "It cost $55 million."), date(2024, 5, 5))
    assert all(link.relation.kind is RelationKind.DIFFERENT for link in (*apart, *later))
