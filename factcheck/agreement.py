"""How far reviewers agree: per cent, Cohen's kappa, Krippendorff's alpha.

All three are for labels without an order. Where chance alone would make everybody agree, kappa and
alpha say nothing and are ``None``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers on the ``n`` claims that both decided; ``percent`` is 0..100."""

    first: str
    second: str
    n: int
    percent: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Every two reviewers, and all together on the ``n`` claims that two or more decided."""

    pairs: tuple[Pair, ...]
    n: int
    alpha: float | None


def percent(labels: Sequence[tuple[Hashable, Hashable]]) -> float:
    """How often two reviewers gave one label, 0..100; 0 for nothing."""
    return 100 * sum(a == b for a, b in labels) / len(labels) if labels else 0.0


def kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Agreement of two reviewers beyond chance (Cohen, Educational and Psychological Measurement
    20, 1960): 1 is full agreement, 0 what chance would give.
    """
    n = len(labels)
    if not n:
        return None
    firsts, seconds = Counter(a for a, _ in labels), Counter(b for _, b in labels)
    observed = sum(a == b for a, b in labels) / n
    by_chance = sum(firsts[label] * seconds[label] for label in firsts) / n**2
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for labels without order ("Computing Krippendorff's alpha-reliability",
    2011): any number of reviewers, not all of whom need have labelled each unit.
    """
    weights: dict[tuple[Hashable, Hashable], float] = {}
    for unit in units:
        if len(unit) < 2:
            continue
        counts = Counter(unit)
        for a, number in counts.items():
            for b, other in counts.items():
                pairs = number * (other - (a == b))
                weights[a, b] = weights.get((a, b), 0.0) + pairs / (len(unit) - 1)
    totals: dict[Hashable, float] = {}
    for (a, _), weight in weights.items():
        totals[a] = totals.get(a, 0.0) + weight
    n = sum(totals.values())
    expected = n**2 - sum(total**2 for total in totals.values())
    if not expected:
        return None
    observed = sum(weight for (a, b), weight in weights.items() if a != b)
    return 1 - (n - 1) * observed / expected


def measure(verdicts: Mapping[int, Mapping[str, Hashable]]) -> Agreement:
    """The figures for claims, each with the label that each reviewer gave it."""
    reviewers = sorted({name for given in verdicts.values() for name in given})
    pairs = []
    for first, second in combinations(reviewers, 2):
        both: list[tuple[Hashable, Hashable]] = [
            (given[first], given[second])
            for given in verdicts.values()
            if first in given and second in given
        ]
        if both:
            pairs.append(Pair(first, second, len(both), percent(both), kappa(both)))
    units = [list(given.values()) for given in verdicts.values() if len(given) > 1]
    return Agreement(tuple(pairs), len(units), alpha(units))
