"""Which claims lie where, how deep they lie in each other, and how new verdicts are taken over."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from factcheck.model import Kind, Mark, Verdict
from ui.panels.marks import MarkTable
from ui.panels.page import Page


class Shown:
    """A page that shows everything but what begins at 900 or later."""

    def shown(self, start: int, end: int) -> tuple[int, int] | None:
        return (start, end) if start < 900 else None


def mark(claim_id: int, start: int, end: int) -> Mark:
    return Mark(claim_id, start, end, Kind.FACT, None)


def table(*marks: Mark) -> MarkTable:
    return MarkTable(cast(Page, Shown()), marks)


def levels(*spans: tuple[int, int]) -> dict[int, int]:
    made = table(*(mark(number, *span) for number, span in enumerate(spans)))
    found = {number: made.find(number) for number in range(len(spans))}
    return {number: placed.level for number, placed in found.items() if placed is not None}


def test_a_claim_lies_above_those_inside_it_to_a_depth_that_can_be_told_apart() -> None:
    assert levels((0, 40), (0, 20), (5, 10)) == {0: 2, 1: 1, 2: 0}
    assert levels((0, 90), (0, 80), (0, 70), (0, 60)) == {0: 2, 1: 2, 2: 1, 3: 0}


def test_claims_that_only_touch_share_a_level() -> None:
    assert levels((0, 5), (5, 9)) == {0: 0, 1: 0}
    assert levels((0, 6), (5, 9)) == {0: 1, 1: 0}


def test_what_is_not_shown_has_no_mark() -> None:
    made = table(mark(1, 0, 5), mark(2, 950, 960))
    assert len(made) == 1
    assert made.find(2) is None
    assert made.find(None) is None


def test_those_between_two_places_come_outer_before_inner() -> None:
    made = table(mark(1, 5, 10), mark(2, 0, 40), mark(3, 50, 60), mark(4, 12, 14))

    def ids(start: int, end: int) -> list[int]:
        return [placed.mark.claim_id for placed in made.between(start, end)]

    assert ids(6, 7) == [2, 1]
    assert ids(41, 49) == []
    # What ends or begins just there is touched.
    assert ids(10, 11) == [2, 1]
    assert ids(41, 50) == [3]
    assert ids(0, 100) == [2, 1, 4, 3]


def test_new_verdicts_are_taken_over_but_not_other_claims() -> None:
    one, two = mark(1, 0, 5), mark(2, 6, 9)
    made = table(one, two)
    ruled = replace(one, verdict=Verdict.DISPUTED)

    assert made.restyle([ruled, two])
    placed = made.find(1)
    assert placed is not None
    assert placed.mark.verdict is Verdict.DISPUTED
    assert not made.restyle([ruled])
    assert not made.restyle([ruled, two, mark(3, 10, 12)])
    assert not made.restyle([ruled, replace(two, end=8)])
