"""What is known about every character of an article: decided, open, nothing to check, furniture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from factcheck.model import Mark, Role, StoredPassage, Verdict


class State(Enum):
    """What is known about a stretch of the text."""

    SUPPORTED = "supported"
    DISPUTED = "disputed"
    OPINION = "opinion"
    UNREVIEWED = "unreviewed"
    UNCHECKABLE = "uncheckable"
    FURNITURE = "furniture"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the article, half-open, in one state."""

    start: int
    end: int
    state: State


def stretches(
    length: int, passages: Sequence[StoredPassage], marks: Sequence[Mark]
) -> list[Stretch]:
    """The whole text from 0 to ``length`` in order, without a gap and without an overlap.

    White space between passages goes with the passage before it. A passage with claims is shared
    among them: the words between two claims go with the first of them.
    """
    found: list[Stretch] = []
    claims = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    at = claim = 0
    for number, passage in enumerate(passages):
        last = number + 1 == len(passages)
        end = min(length, length if last else max(passages[number + 1].start, passage.end))
        start = 0 if number == 0 else max(at, passage.start)
        first = claim
        while claim < len(claims) and claims[claim].start < passage.end:
            claim += 1
        found.extend(_shared(start, end, _own_state(passage), claims[first:claim]))
        at = end
    if not passages and length:
        found.append(Stretch(0, length, State.UNSEEN))
    return found


def state_of(mark: Mark) -> State:
    """The state of a claim."""
    return State.UNREVIEWED if mark.verdict is None else _BY_VERDICT[mark.verdict]


def _own_state(passage: StoredPassage) -> State:
    return State.FURNITURE if passage.role is Role.FURNITURE else State.UNCHECKABLE


def _shared(start: int, end: int, own: State, claims: Sequence[Mark]) -> Iterable[Stretch]:
    if not claims:
        if start < end:
            yield Stretch(start, end, own)
        return
    at = start
    for number, mark in enumerate(claims):
        stop = end if number + 1 == len(claims) else max(at, min(end, claims[number + 1].start))
        if stop > at:
            yield Stretch(at, stop, state_of(mark))
            at = stop


_BY_VERDICT = {
    Verdict.SUPPORTED: State.SUPPORTED,
    Verdict.DISPUTED: State.DISPUTED,
    Verdict.OPINION: State.OPINION,
}
