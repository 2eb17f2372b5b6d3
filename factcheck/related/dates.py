"""Dates: full, partial and relative ones, resolved against the article's date where that is known.

Days are proleptic Gregorian ordinals (``date.toordinal``). Without an article date a weekday or a
day without year stays ``Partial`` and is compared by the parts that both sides know.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from factcheck.related.periods import period
from factcheck.related.relative_dates import (
    DAY_WORDS,
    DAYS,
    SEASONS,
    day_word,
    relative,
    season,
    weekday,
)
from factcheck.related.spans import is_year, known, span, value_of
from factcheck.related.value import Partial, Side, Value
from factcheck.related.words import Token

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name} | {
    name.lower(): n for n, name in enumerate(calendar.month_abbr) if name
} | {"sept": 9}  # fmt: skip
_BEFORE_YEAR = frozenset(
    "in since by until till from of during before after early late mid the to and between "
    "through year around circa - – / , spring summer autumn winter over for end "
    "beginning".split()
)
_PARTS = {"early": (0.0, 0.5), "late": (0.5, 1.0), "mid": (0.25, 0.75), "beginning": (0.0, 0.35),
          "start": (0.0, 0.35), "end": (0.65, 1.0), "middle": (0.25, 0.75), "earlier": (0.0, 1.0),
          "later": (0.0, 1.0)}  # fmt: skip


def read_dates(line: Sequence[Token], on: date | None) -> list[tuple[int, int, Value]]:
    """The dates with the tokens they cover (half-open), in order and without overlap."""
    found = []
    at = 0
    while at < len(line):
        read = _read_one(line, at, on)
        if read is None:
            at += 1
            continue
        last, value = read
        found.append((at, last, value))
        at = last
    return found


def _read_one(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    token = line[at]
    if stretch := period(line, at, on, _MONTHS):
        return stretch
    if token.text[0].isdigit():
        return _iso(line, at) or _day_month(line, at, on) or _year(line, at)
    if token.low in _MONTHS and _names_month(line, at):
        return _month(line, at, on)
    if token.low in DAYS and (token.text[0].isupper() or token.low.endswith("day")):
        return _dated_weekday(line, at, on) or weekday(line, at, on)
    if token.low in (
        "last",
        "this",
        "next",
        "earlier",
        "later",
        "previous",
        "past",
        "that",
        "same",
    ):
        return relative(line, at, on)
    if token.low in DAY_WORDS:
        return day_word(line, at, on)
    if token.low in SEASONS and at + 1 < len(line):
        return season(line, at)
    return None


def _iso(line: Sequence[Token], at: int) -> tuple[int, Value] | None:
    """``2021-04-06``; ``06/04/2021`` only where the order of day and month is plain."""
    parts = [token.text for token in line[at : at + 5]]
    if len(parts) < 5 or parts[1] != parts[3] or parts[1] not in ("-", "/", "."):
        return None
    if not all(part.isdecimal() for part in parts[::2]):
        return None
    if any(line[at + n].end != line[at + n + 1].start for n in range(4)):
        return None
    one, two, three = (int(part[:4]) for part in parts[::2])
    if len(parts[0]) == 4:
        year, month, day = one, two, three
    elif len(parts[4]) == 4 and (one > 12) != (two > 12):
        year, month, day = three, min(one, two), max(one, two)
    elif len(parts[4]) == 4 and one == two:
        year, month, day = three, one, two
    else:
        return None
    return known(line, at, at + 5, Partial(year, month, day), None) if 1 <= month <= 12 else None


def _day_month(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """``6 April 2021``, ``6th of April``, ``6th April, 2021``."""
    if not line[at].text.isdecimal() or not 1 <= int(line[at].text[:4]) <= 31:
        return None
    after = at + 1
    if after < len(line) and line[after].low in ("st", "nd", "rd", "th"):
        after += 1
    if after < len(line) and line[after].low == "of":
        after += 1
    if after >= len(line) or line[after].low not in _MONTHS or not line[after].text[0].isupper():
        return None
    month, last = _MONTHS[line[after].low], after + 1
    year, last = _following_year(line, last)
    return known(line, at, last, Partial(year, month, int(line[at].text)), on)


def _following_year(line: Sequence[Token], at: int) -> tuple[int | None, int]:
    """A year right after a month, past a dot or comma; of "that year" nothing is known."""
    look = at
    while look < len(line) and look < at + 2 and line[look].text in (".", ",", "'", "’"):
        look += 1
    if look < len(line) and line[look].low == "of" and look + 1 < len(line):
        look += 1
    if look < len(line) and is_year(line[look].text):
        return int(line[look].text), look + 1
    return None, at + 1 if at < len(line) and line[at].text == "." and line[at - 1].end == line[
        at
    ].start and len(line[at - 1].text) <= 4 and at + 1 < len(line) and not line[at + 1].text[
        0
    ].isupper() else at


def _names_month(line: Sequence[Token], at: int) -> bool:
    """``May`` and ``March`` are months only where a date can stand."""
    token = line[at]
    if token.low not in (
        "may",
        "march",
        "mar",
        "jun",
        "jan",
        "dec",
        "sep",
        "oct",
        "nov",
        "apr",
        "aug",
        "feb",
        "jul",
    ):
        return token.text[0].isupper() or token.text.islower()
    if not token.text[0].isupper():
        return False
    before = line[at - 1].low if at else ""
    after = line[at + 1] if at + 1 < len(line) else None
    if after and after.text == "." and at + 2 < len(line):
        after = line[at + 2]
    known = (
        "in",
        "since",
        "by",
        "until",
        "last",
        "next",
        "this",
        "early",
        "late",
        "mid",
        "of",
        "-",
        "during",
        "from",
        "before",
        "after",
    )
    return before in known or bool(after and after.text[0].isdigit())


def _month(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """``April 6, 2021``, ``April 2021``, ``April``, ``December last year``."""
    month, last = _MONTHS[line[at].low], at + 1
    if last < len(line) and line[last].text == "." and len(line[at].text) <= 4:
        last += 1
    if (
        last < len(line)
        and line[last].text.isdecimal()
        and 1 <= int(line[last].text[:4]) <= 31
        and len(line[last].text) <= 2
    ):
        day, last = int(line[last].text), last + 1
        if last < len(line) and line[last].low in ("st", "nd", "rd", "th"):
            last += 1
        year, last = _following_year(line, last)
        return known(line, at, last, Partial(year, month, day), on)
    if said := _year_said(line, at, last):
        year, last = said
        return known(line, at, last, Partial(year, month), None)
    year, last = _following_year(line, last)
    words = [token.low for token in line[last : last + 2]]
    if (
        year is None
        and on is not None
        and words[1:] == ["year"]
        and words[0] in ("last", "this", "next")
    ):
        year = on.year + {"last": -1, "this": 0, "next": 1}[words[0]]
        last += 2
    elif year is None and at and line[at - 1].low in ("last", "next") and on is not None:
        before = line[at - 1].low == "last"
        year = on.year - (month >= on.month) if before else on.year + (month <= on.month)
    return known(line, at, last, Partial(year, month), on)


def _year_said(line: Sequence[Token], at: int, last: int) -> tuple[int | None, int] | None:
    """``November of that year``: the last year named before, or none that is known."""
    for words in (["of", "that", "year"], ["of", "the", "same", "year"]):
        if [token.low for token in line[last : last + len(words)]] == words:
            years = [int(token.text) for token in line[:at] if is_year(token.text)]
            return (years[-1] if years else None), last + len(words)
    return None


def _year(line: Sequence[Token], at: int) -> tuple[int, Value] | None:
    text = line[at].text
    after = line[at + 1] if at + 1 < len(line) else None
    touching = after is not None and after.start == line[at].end
    if (
        touching
        and after is not None
        and after.low == "s"
        and text.isdecimal()
        and text.endswith("0")
    ):
        return _decade(line, at, int(text))
    if not is_year(text) or (
        touching and after is not None and after.text in ("%", "-") and not _year_range(line, at)
    ):
        return None
    before = line[at - 1].low if at else ""
    if before and before not in _BEFORE_YEAR and before not in _MONTHS:
        return None
    if after is not None and after.low in (
        "people",
        "troops",
        "soldiers",
        "years",
        "km",
        "dollars",
        "percent",
        "euros",
        "jobs",
        "men",
        "women",
        "times",
    ):
        return None
    year = int(text)
    if last := _year_range(line, at):
        return value_of(
            line, at, at + 3, *span(date(year, 1, 1), date(last, 12, 31)), side=Side.RANGE
        )
    low, high = span(date(year, 1, 1), date(year, 12, 31))
    part = next((token.low for token in line[max(0, at - 3) : at] if token.low in _PARTS), "")
    if part and part not in ("earlier", "later"):
        begin, stop = _PARTS[part]
        return value_of(line, at, at + 1, low + begin * 365, low + stop * 365, side=Side.ABOUT)
    return value_of(line, at, at + 1, low, high, Partial(year))


def _year_range(line: Sequence[Token], at: int) -> int:
    if at + 2 < len(line) and line[at + 1].text in "-–" and is_year(line[at + 2].text):
        return max(int(line[at].text), int(line[at + 2].text))
    return 0


def _decade(line: Sequence[Token], at: int, year: int) -> tuple[int, Value] | None:
    if year < 100:
        year += 1900 if year >= 20 else 2000
    if not 1000 <= year <= 2199:
        return None
    low, high = span(date(year, 1, 1), date(year + 9, 12, 31))
    return value_of(line, at, at + 2, low, high, Partial(season=f"{year}s"), Side.RANGE)


def _dated_weekday(line: Sequence[Token], at: int, on: date | None) -> tuple[int, Value] | None:
    """``Tuesday, 6 April``: the day counts, the weekday only stands with it."""
    place = at + 2
    if place >= len(line) or line[at + 1].text not in (",", "."):
        return None
    if not (line[place].text[0].isdigit() or line[place].low in _MONTHS):
        return None
    later = _read_one(line, place, on)
    if later is None or later[1].partial is None or later[1].partial.day is None:
        return None
    last, value = later
    return value_of(line, at, last, value.low, value.high, value.partial)
