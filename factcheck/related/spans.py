"""Spans of days, and the values made of them."""

from __future__ import annotations

import calendar
import math
from collections.abc import Sequence
from datetime import date

from factcheck.related.value import Partial, Side, Value, ValueKind
from factcheck.related.words import Token


def value_of(
    line: Sequence[Token], first: int, last: int, low: float, high: float,
    partial: Partial | None = None, side: Side = Side.EXACT,
) -> tuple[int, Value]:  # fmt: skip
    """The date on ``line[first:last]``, and ``last``; ``low`` and ``high`` are ordinals of days."""
    start, end = line[first].start, line[last - 1].end
    words = " ".join(token.text for token in line[first:last])
    value = Value(ValueKind.DATE, start, end, words, low, high, "day", side, partial=partial)
    return last, value


def span(first: date, last: date) -> tuple[float, float]:
    """The ordinals of the first and the last day."""
    return float(first.toordinal()), float(last.toordinal())


def month_span(year: int, month: int) -> tuple[float, float]:
    """The ordinals of the first and the last day of a month."""
    return span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def known(
    line: Sequence[Token], first: int, last: int, part: Partial, on: date | None
) -> tuple[int, Value] | None:
    """A date of known parts: resolved where the year is known or the article's date gives it."""
    year, guessed = part.year, False
    if year is None and part.month and on is not None:
        year, guessed = _nearest_year(part.month, part.day or 15, on), True
    if year is None or not 1 <= year <= 9998 or part.month is None:
        if part.month is None and year is not None and 1 <= year <= 9998:
            return value_of(line, first, last, *span(date(year, 1, 1), date(year, 12, 31)), part)
        return value_of(line, first, last, math.nan, math.nan, part)
    try:
        if part.day:
            day = date(year, part.month, part.day)
            low, high = span(day, day)
        else:
            low, high = month_span(year, part.month)
    except ValueError:
        if guessed and (part.month, part.day) == (2, 29):
            return value_of(line, first, last, math.nan, math.nan, part)
        return None
    return value_of(line, first, last, low, high, part)


def _nearest_year(month: int, day: int, on: date) -> int:
    """The year that brings a day closest to the article's date, rather before than after."""

    def distance(year: int) -> int:
        gap = date(year, month, min(day, 28)).toordinal() - on.toordinal()
        return gap if gap >= 0 else int(-gap * 0.7)

    return min((on.year - 1, on.year, on.year + 1), key=distance)


def is_year(text: str) -> bool:
    """Whether a word is a year that news tells of, 1400 to 2199."""
    return len(text) == 4 and text.isascii() and text.isdecimal() and 1400 <= int(text) <= 2199
