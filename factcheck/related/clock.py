"""Times of day: ``8:30 p.m.``, ``20:30``, ``5pm``, ``noon``, in minutes since midnight."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.related.value import Value, ValueKind
from factcheck.related.words import Token

_WORDS = {"noon": 720, "midday": 720, "midnight": 0}
_ROUND = 29.0
"""Who gives the hour alone may mean some minutes before or after it."""


def read_times(line: Sequence[Token]) -> list[tuple[int, int, Value]]:
    """The times of day with the tokens that they cover (half-open), in order."""
    found: list[tuple[int, int, Value]] = []
    at = 0
    while at < len(line):
        read = _read_one(line, at)
        if read is None:
            at += 1
            continue
        last, minutes, slack = read
        words = " ".join(token.text for token in line[at:last])
        start, end = line[at].start, line[last - 1].end
        value = Value(ValueKind.TIME, start, end, words, minutes, minutes, "minute", slack=slack)
        found.append((at, last, value))
        at = last
    return found


def _read_one(line: Sequence[Token], at: int) -> tuple[int, float, float] | None:
    token = line[at]
    if token.low in _WORDS:
        return at + 1, float(_WORDS[token.low]), _ROUND
    whole, dot, part = token.text.partition(".")
    if not (whole.isdecimal() and whole.isascii() and len(whole) <= 2 and int(whole) <= 23):
        return None
    last, minutes = at + 1, 60 * int(whole)
    exact = False
    if dot and len(part) == 2 and part.isdecimal() and int(part) < 60:
        minutes, exact = minutes + int(part), True
    elif dot:
        return None
    elif last + 1 < len(line) and line[last].text == ":" and _is_minute(line, last + 1):
        minutes, exact, last = minutes + int(line[last + 1].text), True, last + 2
    half = _half_of_day(line, last)
    if half is None:
        colon = exact and not dot and not _goes_on(line, last)
        return (last, float(minutes), 0.0) if colon else None
    last, later = half
    hour = minutes // 60
    if not 1 <= hour <= 12:
        return None
    minutes = minutes % 60 + 60 * (hour % 12 + (12 if later else 0))
    return last, float(minutes), 0.0 if exact else _ROUND


def _is_minute(line: Sequence[Token], at: int) -> bool:
    text = line[at].text
    touching = line[at - 2].end == line[at - 1].start and line[at - 1].end == line[at].start
    return touching and len(text) == 2 and text.isdecimal() and int(text) < 60


def _goes_on(line: Sequence[Token], at: int) -> bool:
    """``2:14:05`` is how long somebody ran."""
    return at < len(line) and line[at].text == ":" and line[at].start == line[at - 1].end


def _half_of_day(line: Sequence[Token], at: int) -> tuple[int, bool] | None:
    words = [token.low for token in line[at : at + 4]]
    if words[:1] in (["am"], ["pm"]):
        return at + 1, words[0] == "pm"
    if words[1:3] == [".", "m"] and words[0] in ("a", "p"):
        return at + (4 if words[3:] == ["."] else 3), words[0] == "p"
    return None
