"""Quantities: numerals with what they count: money, shares, durations, measures, things."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.related.amounts import made
from factcheck.related.hedges import CURRENCY_SIGNS, Numeral, bounds
from factcheck.related.numerals import TIMES
from factcheck.related.relative_dates import ago
from factcheck.related.units import (
    CODES,
    DAYS,
    DEGREES,
    MEASURES,
    MONEY,
    NATIONS,
    celsius,
)
from factcheck.related.value import Side, Value, ValueKind
from factcheck.related.words import STOP, Token, word_class

_BEFORE_ONE = {
    "nearly": Side.NEARLY, "almost": Side.NEARLY, "about": Side.ABOUT, "around": Side.ABOUT,
    "roughly": Side.ABOUT, "over": Side.OVER, "than": Side.OVER, "least": Side.OVER,
}  # fmt: skip
_PORTIONS = frozenset(map(word_class, "dose case copy bottle box bag pack load pair piece".split()))
"""What is counted in these stands behind ``of``: doses of a vaccine, cases of measles."""
_WHOLES = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "ten": 10, "twenty": 20,
    "3": 3, "4": 4, "5": 5, "6": 6, "8": 8, "10": 10, "20": 20, "100": 100,
}  # fmt: skip
_VERBS = frozenset(
    "were was are is have has had been who that which will would could as when where after "
    "before while since including plus per annually daily monthly weekly yearly".split()
)


def read_quantity(line: Sequence[Token], number: Numeral, on: date | None) -> tuple[int, Value]:
    """The value of a numeral with its unit, and the token after it."""
    first, last = number.first, number.last
    before = _unit_before(line, first)
    inner = next(
        (t.text for t in line[first:last] if t.text in CURRENCY_SIGNS or t.low == "rs"), ""
    )
    dotted = before == "." and first > 1 and line[first - 2].low == "rs"
    if inner or before in CURRENCY_SIGNS or before == "rs" or before in CODES or dotted:
        unit = MONEY["rs" if dotted else inner.lower() or before]
        begin = first if inner else first - 1 - dotted
        return last, made(line, begin, last, number, ValueKind.MONEY, unit)
    after = [token.low for token in line[last : last + 3]] + ["", "", ""]
    hyphen = 1 if after[0] == "-" and after[1] else 0
    word = after[hyphen]
    if number.ordinal:
        return _ordinal(line, number)
    if word == "basis" and after[hyphen + 1] in ("points", "point"):
        end, kind, unit = last + hyphen + 2, ValueKind.SHARE, "percentage points"
        return end, made(line, first, end, number, kind, unit, 0.01)
    if word in ("%", "percent", "pc", "pct", "per") or after[:2] == ["percentage", "points"]:
        read = _share(line, number, last + hyphen)
        if read:
            return read
    if number.fraction and word in ("of", "a", "an") and (read := _part_of_unit(line, number)):
        return read
    if nation := NATIONS.get((word, after[hyphen + 1])):
        end = last + hyphen + 2
        return end, made(line, first, end, number, ValueKind.MONEY, nation)
    if word in ("°", "degree", "degrees") and (scale := DEGREES.get(after[hyphen + 1])):
        return _temperature(line, number, last + hyphen + 2, scale)
    if word in MONEY and word != "won":
        return last + hyphen + 1, made(
            line, first, last + hyphen + 1, number, ValueKind.MONEY, MONEY[word]
        )
    unit = word.removesuffix("s") if word not in MEASURES else word
    if unit in DAYS and not (unit == "second" and number.fraction):
        return _duration(line, number, last + hyphen + 1, DAYS[unit], on)
    if word in ("cubic", "square") and after[hyphen + 1].removesuffix("s") in (
        "metre",
        "meter",
        "km",
        "kilometre",
        "kilometer",
        "mile",
        "foot",
        "feet",
    ):
        hyphen, power = hyphen + 1, 2 if word == "square" else 3
        factor = MEASURES[after[hyphen].removesuffix("s")][1] ** power
        return last + hyphen + 1, made(
            line, first, last + hyphen + 1, number, ValueKind.MEASURE, f"m{power}", factor
        )
    if unit in MEASURES and not number.fraction:
        base, factor = MEASURES[unit]
        if base == "m" and after[hyphen + 1 :][:2] in (["/", "h"], ["per", "hour"], ["an", "hour"]):
            end = last + hyphen + 3
            kind = ValueKind.MEASURE
            return end, made(line, first, end, number, kind, "km/h", factor / 1e3)
        value = made(line, first, last + hyphen + 1, number, ValueKind.MEASURE, base, factor)
        return last + hyphen + 1, value
    if number.fraction or _out_of(line, last):
        return _share_of(line, number)
    return _count(line, number, last + hyphen)


def read_unnumbered(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """``a decade``, ``nearly a decade``, ``a week``: one of a unit without a numeral."""
    if line[at].low not in ("a", "an", "one", "past", "last", "the") or at + 1 >= len(line):
        return None
    unit = line[at + 1].low
    long = unit in ("decade", "century", "fortnight")
    if (
        unit not in DAYS
        or unit in ("second", "min", "night")
        or (line[at].low in ("the", "past", "last") and not long)
    ):
        return None
    before = line[at - 1].low if at else ""
    if before in ("times", "percent", "dollars", "once", "twice", "day") or before[:1].isdigit():
        return None
    side, first = Side.EXACT, at
    if before in _BEFORE_ONE:
        side = _BEFORE_ONE[before]
        first = at - (2 if before in ("than", "least") and at >= 2 else 1)
        if before == "than" and line[first].low in ("less", "fewer"):
            side = Side.UNDER
    elif (
        not long
        and (
            at + 2 >= len(line)
            or line[at + 2].low not in ("ago", "later", "earlier", "after", "long", "-", "and")
        )
        and before not in ("for", "in", "within", "after", "of", "lasted", "than", "over")
    ):
        return None
    size, step = (10.0, 1.0) if unit == "decade" else (1.0, 1.0)
    low, high = bounds(size, size, side)
    number = Numeral(at, at + 1, low, high, step, side, written=size)
    factor = DAYS[unit] / size
    if [token.low for token in line[at + 2 : at + 5]] == ["and", "a", "half"]:
        low = high = size * 1.5
        number = replace(number, low=low, high=high, written=low)
        last = at + 5
    else:
        last = at + 2
    return _duration(line, replace(number, first=first), last, factor, on)


def _unit_before(line: Sequence[Token], at: int) -> str:
    return line[at - 1].low if at else ""


def _ordinal(line: Sequence[Token], number: Numeral) -> tuple[int, Value]:
    heads = _heads(line, number.last, 2)
    value = made(line, number.first, number.last, number, ValueKind.ORDINAL, "", of=heads)
    return number.last, value


def _share(line: Sequence[Token], number: Numeral, at: int) -> tuple[int, Value] | None:
    word = line[at].low
    last = at + 1
    if word == "per":
        if last >= len(line) or line[last].low != "cent":
            return None
        last += 1
    unit = "percent"
    if word == "percentage" or [t.low for t in line[last : last + 1]] in (["points"], ["point"]):
        unit, last = "percentage points", last + 1
    value = made(line, number.first, last, number, ValueKind.SHARE, unit)
    slack = 0.0
    if number.side is Side.EXACT and number.step < 10:
        slack = min(number.step / 2, abs(number.low) * 0.015)
    return last, replace(value, slack=slack)


def _share_of(line: Sequence[Token], number: Numeral) -> tuple[int, Value]:
    last = number.last
    if not number.fraction:
        divisor, last = _out_of(line, last) or (1, last)
        low, high = number.low / divisor, number.high / divisor
        number = replace(number, low=low, high=high, written=low)
    return last, made(line, number.first, last, number, ValueKind.SHARE, "percent", 100.0)


def _out_of(line: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The divisor of ``in ten`` and ``out of ten``, and the token after it."""
    words = [token.low for token in line[at : at + 3]]
    skip = 2 if words[:2] == ["out", "of"] else 1 if words[:1] == ["in"] else 0
    if not skip or len(words) <= skip or words[skip] not in _WHOLES:
        return None
    return _WHOLES[words[skip]], at + skip + 1


def _part_of_unit(line: Sequence[Token], number: Numeral) -> tuple[int, Value] | None:
    """``half an hour``, ``a quarter of a mile``, ``a quarter of a percentage point``."""
    at = number.last + (line[number.last].low == "of")
    if at + 1 >= len(line) or line[at].low not in ("a", "an"):
        return None
    word, last = line[at + 1].low, at + 2
    if word == "percentage" and last < len(line) and line[last].low == "point":
        kind, unit = ValueKind.SHARE, "percentage points"
        return last + 1, made(line, number.first, last + 1, number, kind, unit)
    if word in DAYS and word != "second":
        return _duration(line, number, last, DAYS[word], None)
    if word in MEASURES:
        base, factor = MEASURES[word]
        return last, made(line, number.first, last, number, ValueKind.MEASURE, base, factor)
    return None


def _temperature(
    line: Sequence[Token], number: Numeral, last: int, scale: str
) -> tuple[int, Value]:
    first = number.first
    below = first > 0 and line[first - 1].low in ("minus", "−", "-")
    sign = -1.0 if below else 1.0
    bounds = sorted(celsius(sign * bound, scale) for bound in (number.low, number.high))
    value = made(line, first - below, last, number, ValueKind.MEASURE, "degree C")
    return last, replace(value, low=bounds[0], high=bounds[1], slack=0.5)


def _duration(
    line: Sequence[Token], number: Numeral, last: int, factor: float, on: date | None
) -> tuple[int, Value]:
    after = line[last].low if last < len(line) else ""
    if after == "and" and [t.low for t in line[last : last + 3]] == ["and", "a", "half"]:
        number = replace(
            number, low=number.low + 0.5, high=number.high + 0.5, written=number.written + 0.5
        )
        last, after = last + 3, line[last + 3].low if last + 3 < len(line) else ""
    back = after in ("ago", "back", "earlier")
    if after in ("-", "old") and "old" in [t.low for t in line[last : last + 2]]:
        last = last + 2 if after == "-" else last + 1
        return last, made(line, number.first, last, number, ValueKind.DURATION, "age", factor)
    if back and on is not None and after in ("ago", "back"):
        play = factor / 2 if number.side is Side.EXACT else 0.0
        low, high = (min(bound * factor, DAYS["century"]) for bound in (number.low, number.high))
        span = (low - play, high + play)
        return last + 1, ago(line, number.first, last + 1, span, on)
    unit = "day ago" if back else "day"
    end = last + 1 if back else last
    return end, made(line, number.first, end, number, ValueKind.DURATION, unit, factor)


def _count(line: Sequence[Token], number: Numeral, at: int) -> tuple[int, Value]:
    if _is_age(line, number):
        unit, factor = "age", DAYS["year"]
        return number.last, made(
            line, number.first, number.last, number, ValueKind.DURATION, unit, factor
        )
    often = line[number.first].low in TIMES
    heads = frozenset({word_class("times")}) if often else _heads(line, at, 4)
    if not heads and number.first:
        before = word_class(line[number.first - 1].low)
        heads = frozenset({before}) if before not in STOP and before.isalpha() else frozenset()
    return number.last, made(line, number.first, number.last, number, ValueKind.COUNT, "", of=heads)


def _is_age(line: Sequence[Token], number: Numeral) -> bool:
    """``Mr. Lund, 61, said``: so old is he."""
    first, last = number.first, number.last
    return (
        first > 1
        and last < len(line)
        and line[first - 1].text == line[last].text == ","
        and line[first - 2].text[:1].isupper()
        and line[first].text.isdecimal()
        and number.low <= 120
    )


def _heads(line: Sequence[Token], at: int, most: int) -> frozenset[str]:
    """The classes of the words that say what is counted: the run up to a word of no subject."""
    heads: list[str] = []
    for place, token in enumerate(line[at : at + most], start=at):
        if token.low == "of" and not heads:
            continue
        if token.low == "of" and heads[-1] in _PORTIONS:
            return frozenset(heads) | _heads(line, place + 2, most)  # past "the" or "its"
        if token.low in STOP or token.low in _VERBS or not token.text[0].isalpha():
            break
        heads.append(word_class(token.low))
    return frozenset(heads)
