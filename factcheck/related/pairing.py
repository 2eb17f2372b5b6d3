"""Which value of one statement answers which of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.related.bearing import bear
from factcheck.related.relation import Finding, RelationKind
from factcheck.related.statement import Statement
from factcheck.related.value import Value, ValueKind
from factcheck.related.words import weight

_RANK = {
    RelationKind.SAME: 3.0, RelationKind.APPROXIMATE: 2.0,
    RelationKind.CONFLICT: 0.5, RelationKind.DIFFERENT: 0.2,
}  # fmt: skip
# Whoever is counted may be called a person, and the dead may be counted as such.
_GENERIC = frozenset({"person", "kill", "injure", "man", "woman", "more", "other", "total"})
_MOVES = frozenset({"rise", "fall"})
_MOST = 12
_TELLING = 3.0
CLOSE = 0.45
"""The likeness from which two statements say the same or contradict each other as wholes."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that answer each other, with the finding; ``tie`` counts the words around both."""

    one: Value
    other: Value
    finding: Finding
    tie: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs, and the values of each side that nothing answers."""

    pairs: tuple[Pair, ...]
    left: tuple[Value, ...]
    right: tuple[Value, ...]


def pair_values(
    one: Statement, other: Statement, likeness: float, *, grounded: bool = False
) -> Pairing:
    """Pair values of one kind, those with the same words around them first.

    Where the statements are paraphrases as a whole (``likeness``), a lone value answers the lone
    value of its kind even when no word around them is shared; where they are not, two words must
    be shared, and two dates or shares must be of the same event. Where the sentences before tell of
    one subject (``grounded``), a word of the values' own that is no name ties them.
    """
    close = likeness >= CLOSE
    options: list[tuple[float, int, int, Pair]] = []
    for left, mine in enumerate(one.values[:_MOST]):
        for right, its in enumerate(other.values[:_MOST]):
            if mine.kind is not its.kind:
                continue
            tie = _tie(mine, its)
            if not _may_answer(mine, its, tie, close):
                continue
            told = grounded and _is_of_one_deed(one, mine, its)
            if not (close or told or _is_firm(mine, its, tie)):
                continue
            finding = bear(mine, its)
            if finding is None or not _is_of_one_act(mine, its, finding):
                continue
            rank = _RANK[finding.kind] + min(tie, 4) * 0.6 + _is_of_one_event(mine, its)
            options.append((rank, left, right, Pair(mine, its, finding, tie)))
    options.sort(key=lambda option: -option[0])
    used: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, left, right, pair in options:
        if left not in used and right not in taken:
            used.add(left)
            taken.add(right)
            pairs.append(pair)
    return Pairing(
        tuple(pairs),
        tuple(value for place, value in enumerate(one.values) if place not in used),
        tuple(value for place, value in enumerate(other.values) if place not in taken),
    )


def tie_weight(pair: Pair) -> float:
    """How telling the words are that both values have around them, in nats."""
    return sum(weight(name) for name in pair.one.of & pair.other.of)


def _tie(one: Value, other: Value) -> int:
    return len(one.of & other.of)


def _may_answer(one: Value, other: Value, tie: int, close: bool) -> bool:
    if one.kind is ValueKind.COUNT:
        return bool(tie) or _is_generic(one, other) or (close and not (one.of and other.of))
    if one.kind is ValueKind.ORDINAL:
        return bool(tie)
    if one.kind is ValueKind.SHARE and (one.event in _MOVES) is not (other.event in _MOVES):
        return False  # what a share fell from, and a share that is held
    return bool(tie) or close


def _is_firm(one: Value, other: Value, tie: int) -> bool:
    if one.kind is ValueKind.COUNT and one.event and other.event:
        return tie > 1 and _plain(one.event) == _plain(other.event)
    if one.kind not in (ValueKind.DATE, ValueKind.SHARE):
        return tie > 1
    if "today" in (one.text.lower(), other.text.lower()) and tie < 3:
        return False  # mostly "these days", where little else is shared
    return tie > 1 and _is_of_one_event(one, other)


def _is_of_one_deed(statement: Statement, one: Value, other: Value) -> bool:
    """Whether a word of theirs that is no name says what both values are of."""
    if one.kind is ValueKind.DATE:
        return _is_of_one_event(one, other)
    shared = one.of & other.of
    return any(
        name in statement.at and weight(name) > _TELLING and not statement.is_named(name)
        for name in shared
    )


def _is_of_one_act(one: Value, other: Value, finding: Finding) -> bool:
    """A journey of four days and a stay of two: two lengths clash where they are of one act."""
    if one.kind is not ValueKind.DURATION or finding.kind is not RelationKind.CONFLICT:
        return True
    return _plain(one.event) == _plain(other.event)


def _is_of_one_event(one: Value, other: Value) -> bool:
    return one.event != "" and _plain(one.event) == _plain(other.event)


def _plain(event: str) -> str:
    """Whoever visits, arrives: a journey has one date for all its words."""
    return "visit" if event in ("arrive", "come", "fly", "go") else event


def is_one_journey(one: str, other: str) -> bool:
    """Whether two events are words for the same visit."""
    return _plain(one) == _plain(other)


def _is_generic(one: Value, other: Value) -> bool:
    """``11 foreign tourists`` and ``nine people``; never the dead and the injured."""
    if {"kill", "injure"} & one.of and {"kill", "injure"} & other.of:
        return bool({"kill", "injure"} & one.of & other.of)
    return bool(one.of and other.of) and ("person" in one.of or "person" in other.of)


def weigh_values(pairing: Pairing, weights: Mapping[RelationKind, float]) -> tuple[float, float]:
    """How much of the values agrees, and how much there is: for the score."""
    got = sum(2 * weights[pair.finding.kind] for pair in pairing.pairs)
    return got, 2 * len(pairing.pairs) + len(pairing.left) + len(pairing.right)
