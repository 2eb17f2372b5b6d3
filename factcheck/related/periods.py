"""Stretches of time with names of their own: quarters, decades in words, ranges of days."""

from __future__ import annotations

import calendar
import math
from collections.abc import Mapping, Sequence
from datetime import date

from factcheck.related.spans import is_year, span, value_of
from factcheck.related.value import Partial, Side, Value
from factcheck.related.words import Token

_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_NINETIES = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990, "noughties": 2000,
}  # fmt: skip
_WITHIN = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}
"""Years of a decade, half-open but for the last."""
_TO = frozenset("to until till through - – —".split())


def period(
    line: Sequence[Token], at: int, on: date | None, months: Mapping[str, int]
) -> tuple[int, Value] | None:
    """A stretch that begins at this token: ``the first quarter of 2021``, ``Sept. 19 to 22``."""
    return (
        _part_of_year(line, at, on)
        or _nineties(line, at)
        or _century(line, at)
        or _fiscal(line, at)
        or _years(line, at)
        or _days(line, at, on, months)
    )


def _low(line: Sequence[Token], at: int) -> str:
    return line[at].low if 0 <= at < len(line) else ""


def _part_of_year(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """``the first quarter``, ``Q3 2021``, ``the second half of 2021``."""
    word, unit = _low(line, at), _low(line, at + 1)
    if word == "q" and unit in ("1", "2", "3", "4") and line[at].end == line[at + 1].start:
        number, size, last = int(unit), 3, at + 2
    elif word in _PLACES and unit in ("quarter", "half"):
        size = 3 if unit == "quarter" else 6
        number, last = min(_PLACES[word], 12 // size), at + 2
    else:
        return None
    if unit == "half" and _low(line, last) != "of":
        return None
    year = _year_after(line, last)
    if year is not None:
        last = next(at for at in range(last, last + 3) if is_year(line[at].text)) + 1
    elif on is not None and unit != "half" and _low(line, last) not in ("of", "-"):
        year = on.year
    if year is None:
        return None
    month = (number - 1) * size + 1
    stop = month + size - 1
    days = calendar.monthrange(year, stop)[1]
    return value_of(line, at, last, *span(date(year, month, 1), date(year, stop, days)))


def _year_after(line: Sequence[Token], at: int) -> int | None:
    for place in range(at, min(at + 3, len(line))):
        if is_year(line[place].text):
            return int(line[place].text)
        if line[place].low not in ("of", "in", "the", "year", ","):
            return None
    return None


def _nineties(line: Sequence[Token], at: int) -> tuple[int, Value] | None:
    """``the nineties``, ``the early 1990s``."""
    part, first = "", at
    if _low(line, at) in _WITHIN:
        part, at = _low(line, at), at + 1
        at += _low(line, at) == "-"
    year, last = _NINETIES.get(_low(line, at), 0), at + 1
    if year and _low(line, first - 1) in ("his", "her", "their", "my"):
        return None  # an age
    if not year and part and is_year(_low(line, at)) and _low(line, at + 1) == "s":
        year, last = int(line[at].text), at + 2
    if not year or year % 10 or (not part and is_year(line[at].text)):
        return None
    begin, stop = _WITHIN.get(part, (0, 9))
    bounds = span(date(year + begin, 1, 1), date(year + stop, 12, 31))
    return value_of(line, first, last, *bounds, Partial(season=f"{year}s"), Side.RANGE)


def _century(line: Sequence[Token], at: int) -> tuple[int, Value] | None:
    """``the 19th century``."""
    figure = _low(line, at)
    if not (figure.isdecimal() and _low(line, at + 1) in ("st", "nd", "rd", "th")):
        return None
    last = at + 2 + (_low(line, at + 2) == "-")
    if _low(line, last) != "century" or not 1 <= int(figure[:4]) <= 21:
        return None
    number = int(figure)
    low = date(100 * number - 99, 1, 1)
    return value_of(line, at, last + 1, *span(low, date(100 * number, 12, 31)), side=Side.RANGE)


def _fiscal(line: Sequence[Token], at: int) -> tuple[int, Value] | None:
    """``the fiscal year 2020-21``: from April, as where years are written so."""
    if [_low(line, at), _low(line, at + 1)] not in (["fiscal", "year"], ["financial", "year"]):
        return None
    first = at + 2
    if not (first < len(line) and is_year(line[first].text) and _low(line, first + 1) in "-–/"):
        return None
    year, short = int(line[first].text), _low(line, first + 2)
    if not short.isdecimal() or int(short) % 100 != (year + 1) % 100:
        return None
    return value_of(line, at, first + 3, *span(date(year, 4, 1), date(year + 1, 3, 31)))


def _years(line: Sequence[Token], at: int) -> tuple[int, Value] | None:
    """``between 2016 and 2020``."""
    if _low(line, at) != "between" or _low(line, at + 2) != "and" or at + 3 >= len(line):
        return None
    one, other = line[at + 1].text, line[at + 3].text
    if not (is_year(one) and is_year(other) and int(one) < int(other)):
        return None
    bounds = span(date(int(one), 1, 1), date(int(other), 12, 31))
    return value_of(line, at, at + 4, *bounds, side=Side.RANGE)


def _days(
    line: Sequence[Token], at: int, on: date | None, months: Mapping[str, int]
) -> tuple[int, Value] | None:
    """``Sept. 19 to 22, 2016``, ``16-19 September 2016``; a tenth of April in words."""
    if _low(line, at) in months and line[at].text[0].isupper():
        first = at + 1 + (_low(line, at + 1) == ".")
        pair = _two_days(line, first)
        month, last = months[_low(line, at)], first + 3
    else:
        pair = _two_days(line, at)
        last = at + 3 + (_low(line, at + 3) == "of")
        month = months.get(_low(line, last), 0)
        last += 1
    if pair is None or not month:
        return None
    year = _year_after(line, last)
    if year is not None:
        last = next(place for place in range(last, last + 3) if is_year(line[place].text)) + 1
    elif on is not None:
        year = on.year
    if year is None:
        return value_of(line, at, last, math.nan, math.nan, Partial(month=month), Side.RANGE)
    if pair[1] > calendar.monthrange(year, month)[1]:
        return None
    bounds = span(date(year, month, pair[0]), date(year, month, pair[1]))
    return value_of(line, at, last, *bounds, side=Side.RANGE)


def _two_days(line: Sequence[Token], at: int) -> tuple[int, int] | None:
    one, other = _low(line, at), _low(line, at + 2)
    if _low(line, at + 1) not in _TO or not (one.isdecimal() and other.isdecimal()):
        return None
    pair = int(one[:3]), int(other[:3])
    return pair if 1 <= pair[0] < pair[1] <= 31 else None
