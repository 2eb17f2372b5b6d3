"""Dates that lean on the article's: weekdays, "last month", "this summer", "six years ago"."""

from __future__ import annotations

import calendar
import math
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.related.spans import is_year, span, value_of
from factcheck.related.value import Partial, Side, Value
from factcheck.related.words import Token

DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)} | {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
}  # fmt: skip
SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 14),
}
_FUTURE = frozenset(
    "will shall would due scheduled plans planned expected set next upcoming".split()
)
DAY_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
_SPAN = ("week", "month", "year", "quarter", "decade", "century")


def weekday(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """The last such day before the article, or the next one where the words look ahead."""
    number = DAYS[line[at].low]
    if on is None:
        return value_of(line, at, at + 1, math.nan, math.nan, Partial(weekday=number))
    words = {token.low for token in line[max(0, at - 14) : at]}
    back = (on.weekday() - number) % 7
    if at and line[at - 1].low == "next":
        day = on + timedelta(days=(number - on.weekday() - 1) % 7 + 1)
    elif at and line[at - 1].low == "last":
        day = on - timedelta(days=back or 7)
    elif words & _FUTURE:
        day = on + timedelta(days=(number - on.weekday()) % 7)
    else:
        day = on - timedelta(days=back)
    low, high = span(day, day)
    return value_of(line, at, at + 1, low, high, Partial(day.year, day.month, day.day, number))


def day_word(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value]:
    """Such words as "yesterday", counted from the date of the article; unresolved without one."""
    shift = DAY_WORDS[line[at].low]
    if on is None:
        return value_of(line, at, at + 1, math.nan, math.nan, Partial(season=line[at].low))
    day = on + timedelta(days=shift)
    return value_of(
        line, at, at + 1, *span(day, day), Partial(day.year, day.month, day.day, day.weekday())
    )


def season(line: Sequence[Token], at: int, year: int | None = None) -> tuple[int, Value] | None:
    """A season of ``year``, or of the year that stands behind it; nothing where none does."""
    last = at + 1
    if year is None:
        while last < len(line) and line[last].low in ("of", "in"):
            last += 1
        if last >= len(line) or not is_year(line[last].text):
            return None
        year, last = int(line[last].text), last + 1
    first, final = SEASONS[line[at].low]
    low = date(year, first, 1).toordinal()
    high = low + 31 * (final - first + 1) - 1
    return value_of(
        line, at, last, float(low), float(high), Partial(season=line[at].low), Side.ABOUT
    )


def relative(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """``last month``, ``earlier this year``, ``last summer``, ``next week``."""
    first, word = at, line[at].low
    if word in ("earlier", "later") and at + 1 < len(line) and line[at + 1].low == "this":
        at += 1
    elif word not in ("last", "this", "next", "previous"):
        return None
    if at + 1 >= len(line):
        return None
    way, unit = line[at].low, line[at + 1].low
    if unit not in (*_SPAN, *SEASONS) or (unit == "fall" and way == "this" and on is None):
        return None
    if at + 2 < len(line) and line[at + 2].text in ("'", "’"):
        pass
    if on is None:
        words = " ".join(token.low for token in line[first : at + 2])
        return value_of(line, first, at + 2, math.nan, math.nan, Partial(season=words))
    shift = {"last": -1, "previous": -1, "this": 0, "next": 1}[way]
    if unit in SEASONS:
        year = on.year + (shift if way != "last" or on.month <= SEASONS[unit][1] else 0)
        read = season(line, at + 1, year)
        return (
            None
            if read is None
            else value_of(
                line, first, at + 2, read[1].low, read[1].high, read[1].partial, Side.ABOUT
            )
        )
    low, high = _around(on, unit, shift)
    if word == "earlier":
        high = min(high, on.toordinal())
    elif word == "later":
        low = max(low, on.toordinal())
    return value_of(line, first, at + 2, low, high, Partial(season=f"{word} {unit}"), Side.RANGE)


def _around(on: date, unit: str, shift: int) -> tuple[float, float]:
    """The calendar week, month, ... of the day, moved by ``shift`` of them."""
    if unit == "week":
        first = on - timedelta(days=on.weekday() - 7 * shift)
        return span(first, first + timedelta(days=6))
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    months = on.year * 12 + on.month - 1
    number = (months // size + shift) * size
    begin = date(max(1, number // 12), number % 12 + 1, 1)
    stop = number + size
    return float(begin.toordinal()), float(
        date(max(1, stop // 12), stop % 12 + 1, 1).toordinal() - 1
    )


def ago(line: Sequence[Token], first: int, last: int, back: tuple[float, float], on: date) -> Value:
    """``six years ago``: the days that lie so long before the article."""
    day = float(on.toordinal())
    return value_of(line, first, last, day - back[1], day - back[0], None, Side.ABOUT)[1]
