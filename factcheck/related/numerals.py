"""Numerals: figures and number words, scales, ranges and hedges, read from a list of tokens.

One pass from left to right; every function looks a bounded number of tokens ahead.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from factcheck.related.designations import DASHES, is_designation
from factcheck.related.hedges import CURRENCY_SIGNS, SIGN_WORDS, Numeral, hedged
from factcheck.related.value import Side
from factcheck.related.words import Token

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * (place + 2)
    for place, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12,
    "trn": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_LETTERS = frozenset("k m b mn mln bn bln tn trn".split())
_ORDINALS = {
    word: value + 1
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split()
    )
}
_FRACTIONS = {
    "half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4,
    "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "eighth": 1 / 8, "tenth": 1 / 10,
    "tenths": 1 / 10,
}  # fmt: skip
_LOOSE = {
    "dozens": (24, 99), "tens": (20, 99), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2e6, 9.99e8), "billions": (2e9, 9.99e11), "several": (3, 9), "couple": (2, 2),
    "scores": (40, 99),
}  # fmt: skip
TIMES = {"once": 1, "twice": 2, "thrice": 3}
"""How often, in a word, where a period follows: "twice a day"."""


def read_numerals(line: Sequence[Token]) -> list[Numeral]:
    """All numerals of the tokens, in order and without overlap, with their hedges and ranges."""
    found: list[Numeral] = []
    at = 0
    while at < len(line):
        number = _read_one(line, at)
        if number is None:
            at += 1
            continue
        number = _as_range(line, number)
        number = hedged(line, number, found[-1].last if found else 0)
        found.append(number)
        at = number.last
    return found


def _as_range(line: Sequence[Token], number: Numeral) -> Numeral:
    """``40 to 50``, ``between two and three``, ``3-6``: one numeral with both bounds."""
    at = number.last
    if number.ordinal or at + 1 >= len(line):
        return number
    word, before = line[at].low, _word_before(line, number.first)
    # The sign or the word of a percentage may stand at both ends: "$2 to $3 billion".
    if word in ("%", "percent", "pc") and at + 2 < len(line):
        at, word = at + 1, line[at + 1].low
    joined = word in DASHES and line[at - 1].end == line[at].start
    if not (
        joined or (word == "to" and before != "from") or (word == "and" and before == "between")
    ) and not (word == "to" and before == "from" and not _changes(line, number.first)):
        return number
    at += 1
    while at < len(line) and (line[at].text in CURRENCY_SIGNS or line[at].low in SIGN_WORDS):
        at += 1
    other = _read_one(line, at) if at < len(line) else None
    if other is None or other.ordinal or other.fraction != number.fraction:
        return number
    low, high = number.low, other.high
    if other.scaled and not number.scaled:
        factor = other.step * 10 ** _decimals(line[other.first].text)
        low *= factor if low * factor <= high else 1.0
    if low >= high or (joined and high > 1000 * max(low, 1)):
        return number
    start = number.first
    if before in ("between", "from"):
        while line[start].low != before:
            start -= 1
    return replace(
        other, first=start, low=low, high=high, side=Side.RANGE, written=math.nan,
    )  # fmt: skip


def _word_before(line: Sequence[Token], at: int) -> str:
    """The word before a numeral, past the sign of a currency."""
    while at and (line[at - 1].text in CURRENCY_SIGNS or line[at - 1].low in SIGN_WORDS):
        at -= 1
    return line[at - 1].low if at else ""


def _changes(line: Sequence[Token], at: int) -> bool:
    """Whether "from X to Y" tells a change rather than a range: something rose or fell."""
    moves = "fell rose fall rise risen fallen climbed dropped grew increased decreased went cut"
    moves += " reduced raised jumped declined soared slipped slid up down climb grown doubled"
    known = moves.split()
    return any(token.low in known for token in line[max(0, at - 8) : at])


def _read_one(line: Sequence[Token], at: int) -> Numeral | None:
    token = line[at]
    if token.text[0].isdigit():
        return None if is_designation(line, at) else _figure(line, at)
    word = token.low
    if word in _LOOSE:
        return _loose(line, at, at)
    if word in ("a", "an") and at + 1 < len(line):
        after = line[at + 1].low
        if after in _LOOSE and after != "several":
            return _loose(line, at, at + 1)
        if after in ("hundred", "thousand", "million", "billion", "trillion", "dozen"):
            return _scaled(line, at, at + 1, 1.0, 1.0)
        if after == "half" and at and line[at - 1].low == "and":
            return None
        if after in _FRACTIONS and (after != "second") and not _is_ordinal_third(line, at + 1):
            value = _FRACTIONS[after]
            return Numeral(at, at + 2, value, value, 0.0, written=value, fraction=True)
        return None
    if word == "half":
        if at + 1 < len(line) and line[at + 1].low in ("a", "an"):
            scaled = _read_one(line, at + 1)
            if scaled is not None and scaled.scaled:
                half = scaled.low / 2
                return replace(scaled, first=at, low=half, high=half, written=half)
        if at and line[at - 1].low in ("second", "first", "and", "other"):
            return None
        if [token.low for token in line[max(0, at - 2) : at]] == ["and", "a"]:
            return None
        return Numeral(at, at + 1, 0.5, 0.5, 0.0, written=0.5, fraction=True)
    if word in _ORDINALS:
        return Numeral(at, at + 1, _ORDINALS[word], _ORDINALS[word], ordinal=True)
    if word in TIMES and at + 1 < len(line) and line[at + 1].low in ("a", "an", "per", "every"):
        return Numeral(at, at + 1, TIMES[word], TIMES[word], written=float(TIMES[word]))
    if word in _UNITS or word in _TENS:
        return _worded(line, at)
    return None


def _is_ordinal_third(line: Sequence[Token], at: int) -> bool:
    """``a third visit`` counts visits, ``a third of`` divides."""
    word = line[at].low
    if word in ("half", "quarter", "quarters"):
        return False
    return not (at + 1 < len(line) and line[at + 1].low in ("of", "more", "less", "."))


def _loose(line: Sequence[Token], first: int, at: int) -> Numeral:
    low, high = _LOOSE[line[at].low]
    last = at + 1
    unit = _SCALES.get(line[last].low, 0.0) if last < len(line) else 0.0
    if line[at].low == "several" and unit >= 100:
        return Numeral(first, last + 1, low * unit, high * unit, unit, Side.RANGE)
    if last < len(line) and line[last].low == "of":
        last += 1
        if last < len(line) and (unit := _SCALES.get(line[last].low.removesuffix("s"), 0)) >= 100:
            return Numeral(first, last + 1, low * unit, high * unit, unit, Side.RANGE)
    return Numeral(first, last, float(low), float(high), 1.0, Side.RANGE, scaled=False)


def _figure(line: Sequence[Token], at: int) -> Numeral | None:
    token = line[at]
    value = _value(token.text)
    if value is None:
        return None
    step = 10.0 ** -_decimals(token.text)
    after = line[at + 1] if at + 1 < len(line) else None
    if after and after.start == token.end and after.low in ("st", "nd", "rd", "th"):
        return Numeral(at, at + 2, value, value, ordinal=True)
    if after and after.low in _SCALES:
        touching = after.start == token.end
        if after.low not in _LETTERS or touching or after.low in ("bn", "mn", "tn", "mln", "bln"):
            return _scaled(line, at, at + 1, value, step)
    if after and after.text == "-" and _touches_scale(line, at + 2):
        return _scaled(line, at, at + 2, value, step)
    if after and after.text == "/" and at + 2 < len(line) and after.start == token.end:
        below = _value(line[at + 2].text) if line[at + 2].text.isdigit() else None
        if below in (2.0, 3.0, 4.0, 5.0, 8.0, 10.0) and value < below:
            return Numeral(at, at + 3, value / below, value / below, 0.0, fraction=True)
    return Numeral(at, at + 1, value, value, step, written=value)


def _touches_scale(line: Sequence[Token], at: int) -> bool:
    """``153-million-dollar``: the scale goes on behind a hyphen."""
    return (
        at < len(line)
        and line[at].low in _SCALES
        and line[at].low not in _LETTERS
        and line[at - 2].end == line[at - 1].start == line[at].start - 1
    )


def _scaled(line: Sequence[Token], first: int, at: int, value: float, step: float) -> Numeral:
    scaled = False
    while at < len(line) and line[at].low in _SCALES:
        value, step, scaled = value * _SCALES[line[at].low], step * _SCALES[line[at].low], True
        at += 1
    return Numeral(first, at, value, value, step, written=value, scaled=scaled)


def _worded(line: Sequence[Token], first: int) -> Numeral | None:
    """``twenty-five``, ``two hundred and six``, ``two and a half million``, ``two thirds``."""
    total, part, step, scaled, at = 0.0, 0.0, 1.0, False, first
    tens = False
    while at < len(line):
        word = line[at].low
        if word in _TENS and part % 100 == 0:
            part, tens = part + _TENS[word], True
        elif word in _UNITS and (
            part % 100 == 0 or (tens and part % 10 == 0 and _UNITS[word] < 10)
        ):
            part, tens = part + _UNITS[word], False
        elif word == "hundred" and part:
            part, tens = part * 100, False
        elif word in _SCALES and word not in _LETTERS and part:
            total, part, step, scaled = total + part * _SCALES[word], 0.0, _SCALES[word], True
            tens = False
        elif word in ("and", "-") and at > first and at + 1 < len(line):
            after = line[at + 1].low
            if word == "and" and [t.low for t in line[at + 1 : at + 3]] == ["a", "half"]:
                part, at, step = part + 0.5, at + 2, 0.1
            elif (word == "-" and not (tens and after in _UNITS)) or (
                word == "and"
                and not (
                    line[at - 1].low in ("hundred", "thousand", "million")
                    and (after in _UNITS or after in _TENS)
                )
            ):
                break
        else:
            break
        at += 1
    value = total + part
    hyphened = at + 1 < len(line) and line[at].low == "-"
    if hyphened and value in _TENS.values() and _ORDINALS.get(line[at + 1].low, 99) < 10:
        place = value + _ORDINALS[line[at + 1].low]
        return Numeral(first, at + 2, place, place, ordinal=True)
    end = at
    if hyphened and line[at + 1].low in _FRACTIONS:
        at += 1
    if at < len(line) and line[at].low in ("thirds", "quarters", "fifths", "tenths"):
        share = value * _FRACTIONS[line[at].low]
        return Numeral(first, at + 1, share, share, 0.0, written=share, fraction=True)
    if (
        at < len(line)
        and line[first].low == "one"
        and line[at].low in ("third", "quarter", "fifth")
    ):
        share = _FRACTIONS[line[at].low]
        return Numeral(first, at + 1, share, share, 0.0, written=share, fraction=True)
    return Numeral(first, end, value, value, step, written=value, scaled=scaled)


def _value(figure: str) -> float | None:
    """``1,100`` and ``2.25``; digits of other scripts count as digits."""
    if len(figure) > (24 if "," in figure else 12):
        return None  # a number that nobody reads: of an entry somewhere
    plain = figure.replace(",", "") if _is_grouped(figure) else figure.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _is_grouped(figure: str) -> bool:
    head, *groups = figure.split(".")[0].split(",")
    return (
        bool(groups)
        and all(len(group) in (2, 3) for group in groups)
        and len(head) <= 3
        and (len(groups[-1]) == 3)
    )


def _decimals(figure: str) -> int:
    return len(figure.split(".")[1]) if figure.count(".") == 1 else 0
