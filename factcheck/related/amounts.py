"""A value made of a numeral and what it measures: its bounds, its rate, its room for rounding."""

from __future__ import annotations

import math
from collections.abc import Sequence

from factcheck.related.hedges import Numeral
from factcheck.related.units import PERIODS
from factcheck.related.value import Side, Value, ValueKind
from factcheck.related.words import Token


def made(
    line: Sequence[Token], first: int, last: int, number: Numeral, kind: ValueKind, unit: str,
    factor: float = 1.0, of: frozenset[str] = frozenset(),
) -> Value:  # fmt: skip
    """The value of a numeral and its unit on ``line[first:last]``; with its period if it is a rate.

    ``factor`` brings the number into ``unit``; ``of`` are the classes of what is counted.
    """
    end = line[last - 1].end
    per = _rate(line, last)
    if not per:
        per = next(
            (PERIODS[t.low] for t in line[max(0, first - 3) : first] if t.low in PERIODS), ""
        )
    words = " ".join(token.text for token in line[first:last])
    return Value(
        kind, line[first].start, end, words, number.low * factor, number.high * factor, unit,
        number.side, _slack(number) * factor, number.written * factor, per, of,
    )  # fmt: skip


def _slack(number: Numeral) -> float:
    """How far rounding may have moved it: half its last digit, for figures that look rounded.

    Only a scale word ("2 billion") or three noughts show rounding; 153 people are 153.
    """
    if number.side is not Side.EXACT or math.isnan(number.written) or number.written == 0:
        return 0.0
    step = number.step
    if not number.scaled:
        if number.written < 1000 or number.written % 1000:
            return 0.0
        while number.written % (step * 10) == 0:
            step *= 10
    return min(step / 2, abs(number.written) * 0.015)


def _rate(line: Sequence[Token], at: int) -> str:
    """``a day``, ``per year``, ``each week``, ``annually`` within four words after the number."""
    for place in range(at, min(at + 4, len(line))):
        word = line[place].low
        if word in PERIODS:
            return PERIODS[word]
        if word in ("a", "an", "per", "each", "every", "/") and place + 1 < len(line):
            unit = line[place + 1].low.removesuffix("s")
            if unit in (
                "day",
                "week",
                "month",
                "year",
                "hour",
                "yr",
                "quarter",
                "minute",
                "person",
                "head",
            ):
                return unit.replace("yr", "year")
        if word in (".", ";", ",", "and", "but"):
            break
    return ""
