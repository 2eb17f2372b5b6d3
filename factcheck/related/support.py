"""Which clashing values are of one thing, where two statements as wholes are not alike.

Two articles of one campaign or one budget share names and everyday words in every sentence. A clash
that is none costs a reviewer more than one that is missed, so two values clash only where the words
beside both say what they are of.
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.related.pairing import Pair, Pairing, is_one_journey
from factcheck.related.relation import RelationKind
from factcheck.related.statement import Statement
from factcheck.related.value import Value, ValueKind
from factcheck.related.words import weight

_FIGURES, _COUNTED, _DATES, _NAMED = 16.0, 12.0, 8.0, 12.0
"""Nats of the words beside both: of a sum or share, of the very things that are counted, of a date,
of a journey with the traveller's name.
"""
_NEAR = 8
_TOLD = frozenset(
    "say tell speak cit publish free report unveil show find ask lead warn reject accuse write "
    "criticise vow hail".split()
)
"""What is done again and again: people speak, and polls come out, on every day of the week."""
_LOOSE = frozenset("several dozens hundreds thousands millions billions couple tens one".split())
_ALIKE = 0.85
"""The likeness from which even what people said or published is told of one occasion."""
_TURNS = frozenset("last previous earlier former next first second third final initial".split())


def only_supported(one: Statement, other: Statement, pairing: Pairing) -> Pairing:
    """The pairs without those that clash and may well be of two things."""
    kept = tuple(
        pair
        for pair in pairing.pairs
        if pair.finding.kind is not RelationKind.CONFLICT or _is_supported(one, other, pair)
    )
    return replace(pairing, pairs=kept)


def without_what_recurs(
    one: Statement, other: Statement, pairing: Pairing, likeness: float
) -> Pairing:
    """The pairs of statements that are alike, without dates of two turns, vague counts, and, unless
    all else is alike, dates of what was said or published.
    """
    kept = tuple(
        pair
        for pair in pairing.pairs
        if pair.finding.kind is not RelationKind.CONFLICT
        or not (
            is_of_two_turns(one, other, pair)
            if pair.one.kind is ValueKind.DATE and (likeness >= _ALIKE or may_clash(pair))
            else _is_vague(pair) or pair.one.kind is ValueKind.DATE
        )
    )
    return replace(pairing, pairs=kept)


def _is_vague(pair: Pair) -> bool:
    """``several`` and ``a couple of`` exclude no number that is near."""
    said = {word for value in (pair.one, pair.other) for word in value.text.lower().split()}
    return pair.one.kind is ValueKind.COUNT and bool(said & {"several", "couple"})


def is_of_two_turns(one: Statement, other: Statement, pair: Pair) -> bool:
    """Whether one tells of the first and the other of the last: two dates of two events."""
    return _turns(one, pair.one) != _turns(other, pair.other)


def _turns(statement: Statement, value: Value) -> frozenset[str]:
    """The words for a turn near a value, apart from its own: ``the first draft in March``."""
    line = statement.line
    before = [token.low for token in line if token.end <= value.start][-_NEAR:]
    after = [token.low for token in line if token.start >= value.end][:_NEAR]
    return _TURNS.intersection(before + after)


def may_clash(pair: Pair) -> bool:
    """Whether the values are such that two of them can exclude each other at all."""
    mine, its = pair.one, pair.other
    if mine.kind is ValueKind.DATE:
        return not {mine.event, its.event} & _TOLD
    loose = any(_LOOSE.intersection(value.text.lower().split()) for value in (mine, its))
    return mine.kind is not ValueKind.ORDINAL and not (loose and mine.kind is ValueKind.COUNT)


def _is_supported(one: Statement, other: Statement, pair: Pair) -> bool:
    mine, its = pair.one, pair.other
    if not may_clash(pair):
        return False
    shared = mine.of & its.of
    plain = sum(weight(name) for name in shared if not _is_name(one, other, name))
    if mine.kind is ValueKind.DATE:
        if is_of_two_turns(one, other, pair):
            return False
        if is_one_journey(mine.event, "visit") and is_one_journey(its.event, "visit"):
            return sum(map(weight, shared)) >= _NAMED
        return plain >= _DATES
    if mine.kind is ValueKind.DURATION:
        return True
    return plain >= (_COUNTED if mine.kind is ValueKind.COUNT else _FIGURES)


def _is_name(one: Statement, other: Statement, name: str) -> bool:
    """Whether both write a word as a name: what one of them writes small is a thing."""
    return all(name in each.at and each.is_named(name) for each in (one, other))
