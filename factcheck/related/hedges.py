"""Hedges: "nearly", "about", "more than", and what they leave open around a number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.related.value import Side
from factcheck.related.words import Token

_HEDGES = {
    ("about",): Side.ABOUT, ("around",): Side.ABOUT, ("roughly",): Side.ABOUT,
    ("approximately",): Side.ABOUT, ("some",): Side.ABOUT, ("circa",): Side.ABOUT,
    ("~",): Side.ABOUT, ("≈",): Side.ABOUT, ("an", "estimated"): Side.ABOUT,
    ("estimated",): Side.ABOUT, ("nearly",): Side.NEARLY, ("almost",): Side.NEARLY,
    ("close", "to"): Side.NEARLY, ("just", "under"): Side.NEARLY, ("nearing",): Side.NEARLY,
    ("just", "over"): Side.ABOUT, ("approx",): Side.ABOUT, ("approx", "."): Side.ABOUT,
    ("under",): Side.UNDER, ("below",): Side.UNDER, ("less", "than"): Side.UNDER,
    ("fewer", "than"): Side.UNDER, ("up", "to"): Side.UNDER, ("at", "most"): Side.UNDER,
    ("no", "more", "than"): Side.UNDER, ("not", "more", "than"): Side.UNDER,
    ("as", "many", "as"): Side.UNDER, ("as", "much", "as"): Side.UNDER,
    ("a", "maximum", "of"): Side.UNDER, ("over",): Side.OVER, ("above",): Side.OVER,
    ("more", "than"): Side.OVER, ("at", "least"): Side.OVER, ("exceeding",): Side.OVER,
    ("no", "less", "than"): Side.OVER, ("no", "fewer", "than"): Side.OVER,
    ("not", "less", "than"): Side.OVER, ("upwards", "of"): Side.OVER, (">",): Side.OVER,
    ("<",): Side.UNDER, ("a", "minimum", "of"): Side.OVER, ("well", "over"): Side.OVER,
    ("greater", "than"): Side.OVER, ("in", "excess", "of"): Side.OVER,
}  # fmt: skip
CURRENCY_SIGNS = frozenset("$€£¥₹₽₩₺₪₴")
SIGN_WORDS = frozenset("us usd eur gbp rs inr pkr rub a c hk nz".split())


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number over the tokens ``first`` to ``last`` (half-open), bounds included.

    ``step`` is the size of the last digit that was written: 0.01 for 2.25, a million for five
    million. ``fraction`` and ``ordinal`` say how it was written; ``scaled`` that a word such as
    million stood with it.
    """

    first: int
    last: int
    low: float
    high: float
    step: float = 1.0
    side: Side = Side.EXACT
    written: float = math.nan
    fraction: bool = False
    ordinal: bool = False
    scaled: bool = False


def hedged(line: Sequence[Token], number: Numeral, floor: int) -> Numeral:
    """The numeral with the words around it that widen or bound it ("nearly", "or more").

    No word before ``floor`` is taken.
    """
    at = number.first
    while at > floor and (
        line[at - 1].text in CURRENCY_SIGNS or line[at - 1].low in ("us", "rs", "the", "a")
    ):
        if line[at - 1].low == "a" and line[at].low in ("maximum", "minimum"):
            break
        at -= 1
    side, first = Side.EXACT, number.first
    for size in (3, 2, 1):
        words = tuple(token.low for token in line[max(floor, at - size) : at])
        if len(words) == size and words in _HEDGES:
            side, first = _HEDGES[words], at - size
            break
    after = [token.low for token in line[number.last : number.last + 3]]
    if side is Side.EXACT:
        if after[:1] == ["+"] or after[:2] == ["or", "more"] or after[1:3] == ["or", "more"]:
            side = Side.OVER
        elif after[:2] == ["or", "so"] or after[1:3] == ["or", "so"]:
            side = Side.ABOUT
    if side is Side.EXACT or number.side is Side.RANGE or number.ordinal:
        return number
    low, high = bounds(number.low, number.high, side)
    # A decade or a hundred is nearly reached only at its last tenth.
    return replace(number, first=min(first, number.first), low=low, high=high, side=side)


def bounds(low: float, high: float, side: Side) -> tuple[float, float]:
    """What a hedge leaves open: about and nearly a tenth, over and under everything beyond."""
    if side is Side.ABOUT:
        return low * 0.9, high * 1.1
    if side is Side.NEARLY:
        return low * 0.9, high
    if side is Side.UNDER:
        return 0.0, high
    if side is Side.OVER:
        return low, math.inf
    return low, high
