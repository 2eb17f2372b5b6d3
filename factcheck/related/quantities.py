"""Quantities: numerals with what they count: money, shares, durations, measures, things."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.related.hedges import CURRENCY_SIGNS, Numeral, bounds
from factcheck.related.numerals import TIMES
from factcheck.related.relative_dates import ago
from factcheck.related.value import Side, Value, ValueKind
from factcheck.related.words import STOP, Token, word_class

_MONEY = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "dollar": "USD", "dollars": "USD", "usd": "USD", "euro": "EUR", "euros": "EUR", "eur": "EUR",
    "pound": "GBP", "pounds": "GBP", "gbp": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "rupee": "Rs", "rupees": "Rs", "rs": "Rs", "inr": "INR", "pkr": "PKR", "rouble": "RUB",
    "roubles": "RUB", "ruble": "RUB", "rubles": "RUB", "rub": "RUB", "cent": "USc", "cents": "USc",
    "franc": "CHF", "francs": "CHF", "chf": "CHF", "won": "KRW", "₺": "TRY", "₪": "ILS",
    "lira": "TRY", "peso": "peso", "pesos": "peso", "shekel": "ILS", "shekels": "ILS",
}  # fmt: skip
_DAYS = {
    "second": 1 / 86400, "minute": 1 / 1440, "min": 1 / 1440, "hour": 1 / 24, "hr": 1 / 24,
    "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 365.25 / 12, "year": 365.25,
    "yr": 365.25, "decade": 3652.5, "century": 36525.0, "centurie": 36525.0,
}  # fmt: skip
_MEASURES = {
    "km": ("m", 1e3), "kilometre": ("m", 1e3), "kilometer": ("m", 1e3), "mile": ("m", 1609.344),
    "m": ("m", 1.0), "metre": ("m", 1.0), "meter": ("m", 1.0), "foot": ("m", 0.3048),
    "feet": ("m", 0.3048), "ft": ("m", 0.3048), "inch": ("m", 0.0254), "inche": ("m", 0.0254),
    "cm": ("m", 0.01),
    "centimetre": ("m", 0.01), "centimeter": ("m", 0.01), "mm": ("m", 0.001), "yard": ("m", 0.9144),
    "kg": ("kg", 1.0), "kilo": ("kg", 1.0), "kilogram": ("kg", 1.0), "kilogramme": ("kg", 1.0),
    "gram": ("kg", 1e-3), "tonne": ("kg", 1e3), "ton": ("kg", 1e3),
    "lb": ("kg", 0.45359237), "litre": ("l", 1.0), "liter": ("l", 1.0), "barrel": ("barrel", 1.0),
    "hectare": ("m2", 1e4), "acre": ("m2", 4046.8564224), "mph": ("km/h", 1.609344),
    "kmh": ("km/h", 1.0), "kph": ("km/h", 1.0), "megawatt": ("W", 1e6), "mw": ("W", 1e6),
    "gigawatt": ("W", 1e9), "gw": ("W", 1e9), "kilowatt": ("W", 1e3), "degree": ("degree", 1.0),
    "celsius": ("degree", 1.0), "knot": ("km/h", 1.852), "gb": ("byte", 1e9), "mhz": ("Hz", 1e6),
    "ghz": ("Hz", 1e9), "tb": ("byte", 1e12), "mb": ("byte", 1e6), "oz": ("kg", 0.028349523),
    "ounce": ("kg", 0.028349523), "bcm": ("m3", 1e9), "gallon": ("gallon", 1.0),
}  # fmt: skip
_BEFORE_ONE = {
    "nearly": Side.NEARLY, "almost": Side.NEARLY, "about": Side.ABOUT, "around": Side.ABOUT,
    "roughly": Side.ABOUT, "over": Side.OVER, "than": Side.OVER, "least": Side.OVER,
}  # fmt: skip
_PERIODS = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year",
    "annually": "year", "hourly": "hour",
}  # fmt: skip
_PORTIONS = frozenset(map(word_class, "dose case copy bottle box bag pack load pair piece".split()))
"""What is counted in these stands behind ``of``: doses of a vaccine, cases of measles."""
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
    if inner or before in CURRENCY_SIGNS or before == "rs":
        unit = _MONEY[inner.lower() or before]
        begin = first if inner else first - 1
        return last, _made(line, begin, last, number, ValueKind.MONEY, unit)
    after = [token.low for token in line[last : last + 3]] + ["", "", ""]
    hyphen = 1 if after[0] == "-" and after[1] else 0
    word = after[hyphen]
    if number.ordinal:
        return _ordinal(line, number)
    if word in ("%", "percent", "pc", "pct", "per") or after[:2] == ["percentage", "points"]:
        read = _share(line, number, last + hyphen)
        if read:
            return read
    if word == "us" and after[hyphen + 1] in _MONEY:
        hyphen, word = hyphen + 1, after[hyphen + 1]
    if word in _MONEY and word != "won":
        return last + hyphen + 1, _made(
            line, first, last + hyphen + 1, number, ValueKind.MONEY, _MONEY[word]
        )
    unit = word.removesuffix("s") if word not in _MEASURES else word
    if unit in _DAYS and not (unit == "second" and number.fraction):
        return _duration(line, number, last + hyphen + 1, _DAYS[unit], on)
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
        factor = _MEASURES[after[hyphen].removesuffix("s")][1] ** power
        return last + hyphen + 1, _made(
            line, first, last + hyphen + 1, number, ValueKind.MEASURE, f"m{power}", factor
        )
    if unit in _MEASURES and not number.fraction:
        base, factor = _MEASURES[unit]
        value = _made(line, first, last + hyphen + 1, number, ValueKind.MEASURE, base, factor)
        return last + hyphen + 1, value
    if number.fraction or after[:2] in (
        ["in", "five"],
        ["in", "ten"],
        ["in", "three"],
        ["in", "four"],
    ):
        return _share_of(line, number)
    return _count(line, number, last + hyphen)


def read_unnumbered(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """``a decade``, ``nearly a decade``, ``a week``: one of a unit without a numeral."""
    if line[at].low not in ("a", "an", "one", "past", "last", "the") or at + 1 >= len(line):
        return None
    unit = line[at + 1].low
    long = unit in ("decade", "century", "fortnight")
    if (
        unit not in _DAYS
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
    factor = _DAYS[unit] / size
    if [token.low for token in line[at + 2 : at + 5]] == ["and", "a", "half"]:
        low = high = size * 1.5
        number = replace(number, low=low, high=high, written=low)
        last = at + 5
    else:
        last = at + 2
    return _duration(line, replace(number, first=first), last, factor, on)


def _unit_before(line: Sequence[Token], at: int) -> str:
    return line[at - 1].low if at else ""


def _made(
    line: Sequence[Token], first: int, last: int, number: Numeral, kind: ValueKind, unit: str,
    factor: float = 1.0, of: frozenset[str] = frozenset(),
) -> Value:  # fmt: skip
    end = line[last - 1].end
    per = _rate(line, last)
    if not per:
        per = next(
            (_PERIODS[t.low] for t in line[max(0, first - 3) : first] if t.low in _PERIODS), ""
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
        if word in _PERIODS:
            return _PERIODS[word]
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


def _ordinal(line: Sequence[Token], number: Numeral) -> tuple[int, Value]:
    heads = _heads(line, number.last, 2)
    value = _made(line, number.first, number.last, number, ValueKind.ORDINAL, "", of=heads)
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
    value = _made(line, number.first, last, number, ValueKind.SHARE, unit)
    slack = 0.0
    if number.side is Side.EXACT and number.step < 10:
        slack = min(number.step / 2, abs(number.low) * 0.015)
    return last, replace(value, slack=slack)


def _share_of(line: Sequence[Token], number: Numeral) -> tuple[int, Value]:
    last = number.last
    if not number.fraction:
        divisor = {"three": 3, "four": 4, "five": 5, "ten": 10}[line[last + 1].low]
        low, high, last = number.low / divisor, number.high / divisor, last + 2
        number = replace(number, low=low, high=high, written=low)
    return last, _made(line, number.first, last, number, ValueKind.SHARE, "percent", 100.0)


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
        return last, _made(line, number.first, last, number, ValueKind.DURATION, "age", factor)
    if back and on is not None and after in ("ago", "back"):
        play = factor / 2 if number.side is Side.EXACT else 0.0
        span = (number.low * factor - play, min(number.high * factor, 36525.0) + play)
        return last + 1, ago(line, number.first, last + 1, span, on)
    unit = "day ago" if back else "day"
    end = last + 1 if back else last
    return end, _made(line, number.first, end, number, ValueKind.DURATION, unit, factor)


def _count(line: Sequence[Token], number: Numeral, at: int) -> tuple[int, Value]:
    often = line[number.first].low in TIMES
    heads = frozenset({word_class("times")}) if often else _heads(line, at, 4)
    if not heads and number.first:
        before = word_class(line[number.first - 1].low)
        heads = frozenset({before}) if before not in STOP and before.isalpha() else frozenset()
    return number.last, _made(
        line, number.first, number.last, number, ValueKind.COUNT, "", of=heads
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
