"""Thresholds: how sums of weights are read as chances, set on sentences that trained nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

KINDS = ("fact", "opinion", "none")
TURNS, RATE, PULL = 1500, 0.5, 0.01
LEADS = tuple(step / 10 for step in range(-12, 5))
"""What may be added to the sum for fact where the kind is chosen."""

Sums = Sequence[float]


def set_on(sums: Sequence[Sums], kinds: Sequence[str], worthy: Sequence[float]) -> dict[str, float]:
    """Give the numbers under which the chances fit ``kinds`` and ``worthy`` best.

    One sharpness and two offsets for the kind, a sharpness and an offset for the worth, by descent
    on the likelihood, with a pull towards leaving things as they are: the sentences are few.
    """
    given = [0.0] * 5
    for _ in range(TURNS):
        slope = [0.0] * 5
        sharp, worth_sharp = math.exp(given[0]), math.exp(given[3])
        for (fact, opinion, worth, *_), kind, value in zip(sums, kinds, worthy, strict=True):
            one, other = math.exp(fact * sharp + given[1]), math.exp(opinion * sharp + given[2])
            total = one + other + 1.0
            wrong_fact = one / total - (kind == "fact")
            wrong_opinion = other / total - (kind == "opinion")
            slope[0] += (wrong_fact * fact + wrong_opinion * opinion) * sharp
            slope[1] += wrong_fact
            slope[2] += wrong_opinion
            off = 1 / (1 + math.exp(-(worth * worth_sharp + given[4]))) - value
            slope[3] += off * worth * worth_sharp
            slope[4] += off
        given = [
            now - RATE * (one / len(sums) + PULL * now)
            for now, one in zip(given, slope, strict=True)
        ]
    names = ("sharpness", "fact", "opinion", "worthy_sharpness", "worthy")
    values = (math.exp(given[0]), given[1], given[2], math.exp(given[3]), given[4])
    setting = {name: round(value, 3) for name, value in zip(names, values, strict=True)}
    return {**setting, "lead": _lead(sums, kinds, setting)}


def _lead(sums: Sequence[Sums], kinds: Sequence[str], setting: dict[str, float]) -> float:
    """Give what the sum for fact is lifted by where the kind is chosen, so that kinds agree best.

    Facts are the most in news, and chances that are right on the whole call too much a fact. Each
    lead is judged with its two neighbours, since the sentences are few.
    """
    agreed = [
        kappa([kind_of(one, {**setting, "lead": lead}) for one in sums], kinds) for lead in LEADS
    ]
    smooth = [sum(agreed[at - 1 : at + 2]) for at in range(1, len(LEADS) - 1)]
    return LEADS[1 + smooth.index(max(smooth))]


def chances(sums: Sums, setting: dict[str, float]) -> tuple[float, float, float]:
    """Give the chances of fact, opinion and none."""
    fact = math.exp(sums[0] * setting["sharpness"] + setting["fact"])
    opinion = math.exp(sums[1] * setting["sharpness"] + setting["opinion"])
    total = fact + opinion + 1.0
    return fact / total, opinion / total, 1.0 / total


def kind_of(sums: Sums, setting: dict[str, float]) -> str:
    """Give the kind that ``setting`` makes of the sums."""
    fact, opinion, none = chances(sums, setting)
    if max(fact, opinion) < none:
        return "none"
    return "fact" if fact * math.exp(setting["lead"]) >= opinion else "opinion"


def held_out_kinds(
    sums: Sequence[Sums], kinds: Sequence[str], worthy: Sequence[float]
) -> list[str]:
    """Give the kind of each sentence under thresholds that were set on the other half of them."""
    half = len(sums) // 2
    given = []
    for own, other in ((slice(0, half), slice(half, None)), (slice(half, None), slice(0, half))):
        setting = set_on(sums[other], kinds[other], worthy[other])
        given += [kind_of(one, setting) for one in sums[own]]
    return given


def kappa(one: Sequence[str], other: Sequence[str]) -> float:
    """Cohen's kappa: agreement beyond what the shares of the labels would give by chance."""
    count = len(one)
    agreed = sum(a == b for a, b in zip(one, other, strict=True)) / count
    first, second = Counter(one), Counter(other)
    chance = sum(first[label] * second[label] for label in first) / count**2
    return (agreed - chance) / (1 - chance)
