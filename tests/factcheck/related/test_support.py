"""Clashes that are none: articles of one campaign share words, and still speak of many things."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.related import Ground, RelationKind, compare

ON = date(2016, 10, 10)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Harald Lund's campaign manager Tove Berg said on Thursday that he will debate again.",
            "Campaign manager Tove Berg told a broadcaster on Monday that Lund expects a debate.",
        ),
        (
            "A poll released in August found that 74 percent of voters want Lund's tax returns.",
            "Lund is 8 points ahead among voters in Bergen, in a poll released on Friday.",
        ),
        ("Tove Berg would not have done that to Harald Lund.", "Harald Lund was prepared."),
        (
            "Lund offered no proof that Berg had paid for the yacht.",
            "Lund said that Berg had paid for the yacht, but offered no proof.",
        ),
        (
            "In 2014 the minister unveiled the first draft of the clean harbour plan.",
            "Last year the minister unveiled the final version of the clean harbour plan.",
        ),
        (
            "In one poll Lund leads Berg by 43 percent to 38 percent.",
            "In another poll Lund leads Berg by 47 percent to 44 percent.",
        ),
        (
            "Several crew members of the ferry to Askøy were interviewed about the fire on board.",
            "The ferry to Askøy has 20 crew members, of whom one was on board during the fire.",
        ),
    ],
)
def test_what_shares_names_and_everyday_words_is_no_conflict(one: str, other: str) -> None:
    assert compare(one, other, ON, ON).kind is not RelationKind.CONFLICT


def test_a_pipeline_that_ends_in_two_places_is_a_conflict_of_places() -> None:
    one = "The pipeline from Bergen to Oslo will be 460 km long."
    other = "The pipeline, 460 km from Bergen to Drammen, will carry gas."
    relation = compare(one, other, ON, ON)
    assert relation.kind is RelationKind.CONFLICT
    assert Ground.PLACE in {finding.ground for finding in relation.findings}
    assert compare(one, other.replace("Drammen", "Oslo"), ON, ON).kind is not RelationKind.CONFLICT


def test_a_train_may_go_to_two_places() -> None:
    one = "The train from Bergen to Oslo was late on Monday."
    other = "The train from Bergen to Drammen was late on Monday."
    assert compare(one, other, ON, ON).kind is not RelationKind.CONFLICT


def test_a_thing_in_capitals_on_one_side_counts_whichever_claim_is_asked_first() -> None:
    named = "Earlier this year, Norland agreed to build the Sound Gas Pipeline."
    small = (
        "The north-south gas pipeline project agreement from Oster to Welling was signed in 2015."
    )
    on = date(2021, 4, 5)

    assert compare(named, small, on, on).kind is RelationKind.CONFLICT
    assert compare(small, named, on, on).kind is RelationKind.CONFLICT
