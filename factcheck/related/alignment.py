"""Which words of two statements answer each other, and how much of each statement that covers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from factcheck.related.statement import Statement

_LIKE = 0.8
_MOST = 16_000
"""Pairs of words up to which spellings are compared: a claim is a sentence, not a page."""
_ARRIVED = (("arrive", "supply"), ("supply", "arrive"))


@dataclass(frozen=True, slots=True)
class Alignment:
    """The word classes of the first statement that the second has too, and to whom they answer.

    ``shared`` is the weight of what both have; ``covered`` and ``covered_other`` are the shares of
    each statement's weight, ``likeness`` that of both, ``total`` their weight. ``order`` is the
    share of neighbouring words that are neighbours in both.
    """

    pairs: dict[str, str]
    shared: float
    covered: float
    covered_other: float
    likeness: float
    total: float
    order: float
    strength: dict[str, float]


def align(one: Statement, other: Statement) -> Alignment:
    """Pair equal classes first, then those that share a stem or most of their letters."""
    pairs = {name: name for name in one.words if name in other.words}
    left = [name for name in one.words if name not in pairs]
    right = [name for name in other.words if name not in pairs]
    if one.lent or other.lent:
        # What was delivered has arrived: said of the subject of the sentence before.
        pairs |= {name: its for name, its in _ARRIVED if name in left and its in right}
        left = [name for name in left if name not in pairs]
        right = [name for name in right if name not in pairs.values()]
    strength = dict.fromkeys(pairs, 1.0)
    # Only words with one first letter can be alike, which leaves a tenth to be compared.
    initials: dict[str, list[str]] = {}
    for name in right:
        initials.setdefault(name[0], []).append(name)
    for name in left if len(left) * len(right) <= _MOST else ():
        near = initials.get(name[0], [])
        best, score = "", 0.0
        for candidate in near:
            like = _likeness(name, candidate)
            if like > score:
                best, score = candidate, like
        if best:
            pairs[name], strength[name] = best, score
            near.remove(best)
    return _weigh(one, other, pairs, strength, None)


def weigh_anew(
    about: Alignment, one: Statement, other: Statement, weights: Mapping[str, float]
) -> Alignment:
    """The same pairs with other weights, as a library's index has them."""
    return _weigh(one, other, about.pairs, about.strength, weights)


def _weigh(
    one: Statement, other: Statement, pairs: dict[str, str], strength: dict[str, float],
    weights: Mapping[str, float] | None,
) -> Alignment:  # fmt: skip
    mine = weights or one.words
    theirs = weights or other.words
    total = sum(mine.get(name, one.words[name]) for name in one.words)
    total_other = sum(theirs.get(name, other.words[name]) for name in other.words)
    found = sum(mine.get(name, one.words[name]) * strength[name] for name in pairs)
    found_other = sum(
        theirs.get(name, other.words[name]) * strength[own] for own, name in pairs.items()
    )
    return Alignment(
        pairs,
        min(found, found_other),
        found / total if total else 0.0,
        found_other / total_other if total_other else 0.0,
        (found + found_other) / (total + total_other) if total + total_other else 0.0,
        total + total_other,
        _order(one, other),
        strength,
    )


def _order(one: Statement, other: Statement) -> float:
    mine, theirs = (_neighbours(statement) for statement in (one, other))
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


def _neighbours(statement: Statement) -> set[tuple[str, str]]:
    words = [token.low for token in statement.line if token.low[0].isalnum()]
    return set(pairwise(words))


@lru_cache(maxsize=131072)
def _likeness(one: str, other: str) -> float:
    """How alike two classes are spelled, or 0: ``ratif`` and ``ratificat`` are."""
    if min(len(one), len(other)) < 4:
        return 0.0
    head = 0
    for letter, its in zip(one, other, strict=False):
        if letter != its:
            break
        head += 1
    longer = max(len(one), len(other))
    if head >= 4 and head >= 0.6 * longer:
        return _LIKE
    if one[0] != other[0]:
        return 0.0
    mine, theirs = _trigrams(one), _trigrams(other)
    share = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    return share if share > 0.6 else 0.0


@lru_cache(maxsize=65536)
def _trigrams(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[place : place + 3] for place in range(len(padded) - 2))
