"""Figures that count nothing: parts of names, telephone numbers, the scores of matches."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.related.hedges import SIGN_WORDS
from factcheck.related.words import Token

DASHES = frozenset("-–—")


def is_designation(line: Sequence[Token], at: int) -> bool:
    """``Mi-35M``, ``S-400``, ``Covid-19``: the figure is part of a name and counts nothing.

    Nor does a telephone number, or the score of a match.
    """
    if _is_score(line, at):
        return True
    if at < 2 or line[at - 1].text != "-":
        return False
    name, dash, figure = line[at - 2 : at + 1]
    if not name.text[0].isupper() or name.low in SIGN_WORDS:
        return False
    return name.end == dash.start and dash.end == figure.start


def _is_score(line: Sequence[Token], at: int) -> bool:
    """``4-4``, ``273-8255``: two figures behind one dash that do not rise as a range does."""
    for one in (at, at - 2):
        if one < 0 or one + 2 >= len(line) or line[one + 1].text not in DASHES:
            continue
        pair = line[one].text, line[one + 2].text
        if not all(text.isdecimal() and text.isascii() for text in pair):
            continue
        if line[one].end != line[one + 1].start or line[one + 1].end != line[one + 2].start:
            continue
        low, high = (int(text[:18]) for text in pair)
        if low >= high or (len(pair[0]) == 3 and len(pair[1]) == 4):
            return True
    return False
