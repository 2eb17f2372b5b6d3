"""Whether sentences that do not name their subject are of one, by what stood before them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from factcheck.related.alignment import Alignment
from factcheck.related.names import can_be_one
from factcheck.related.pairing import Pairing
from factcheck.related.relation import RelationKind
from factcheck.related.statement import Statement
from factcheck.related.support import is_of_two_turns, may_clash
from factcheck.related.value import ValueKind

_GROUND, _TELLING = 14.0, 4.9
"""Nats that what was said before must share, and those of a word that counts there."""
_NEARBY_DAYS = 60
LITTLE: Final = 6.0
"""Nats of own words in common up to which the sentences before decide what is spoken of."""
MUCH: Final = 0.4
"""The share of a statement that must be answered for its denial to count."""


def common_ground(one: Statement, other: Statement) -> dict[str, float]:
    """The classes that both speak of, weighed, where one at least leans on what was said before."""
    if not one.lent and not other.lent:
        return {}
    mine, theirs = one.lent | one.words, other.lent | other.words
    return {name: min(weight, theirs[name]) for name, weight in mine.items() if name in theirs}


def is_grounded(one: Statement, other: Statement, about: Alignment) -> bool:
    """Whether the sentences before say that two statements are of one subject.

    Articles of other months tell of other journeys and other talks in the same words.
    """
    if one.on and other.on and abs((one.on - other.on).days) > _NEARBY_DAYS:
        return False
    own = about.pairs.keys() | set(about.pairs.values())
    shared = common_ground(one, other)
    telling = [gain for name, gain in shared.items() if gain > _TELLING and name not in own]
    return len(telling) > 1 and sum(telling) >= _GROUND


def only_of_one_subject(one: Statement, other: Statement, pairing: Pairing) -> Pairing:
    """Without the dates that are of two people, or of two turns (the last visit and this one), and
    without what clashes in a loose word or a place in an order.
    """
    apart = _other_people(one, other)
    kept = [
        pair
        for pair in pairing.pairs
        if (may_clash(pair) or pair.finding.kind is not RelationKind.CONFLICT)
        and not (pair.one.kind is ValueKind.DATE and (apart or is_of_two_turns(one, other, pair)))
    ]
    return replace(pairing, pairs=tuple(kept))


def _other_people(one: Statement, other: Statement) -> bool:
    """Whether each side names somebody of whom the other does not tell."""
    return _alone(one, other) and _alone(other, one)


def _alone(one: Statement, other: Statement) -> bool:
    known = other.lent.keys() | other.words.keys()
    return any(
        name.place is None
        and not any(can_be_one(name, its) for its in other.names)
        and not all(word in known for word in name.words)
        for name in one.names
    )
