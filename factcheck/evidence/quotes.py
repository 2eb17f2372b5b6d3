"""Quoted words against the text of their page: there, nearly there, or not there.

Quotation marks, dashes, spaces and the case of letters do not count, nor do the letters' forms
(NFKC). An ellipsis, or a remark in square brackets, leaves something out: the parts around it must
follow each other on the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

NEARLY = 0.75
"""So alike, word for word, that a slip of the pen is likelier than other words."""
LEAST = 0.4
"""With less in common no passage is worth showing."""
_MOST_WORDS = 400  # of a quote that are laid along a page word by word

_LEFT_OUT = re.compile(r"\[[^\]]{0,200}\]|…|\.{3,}|(?:\. ){2,}\.")
_WORD = re.compile(r"\w+(?:[.,:]\d+)*")


class Match(StrEnum):
    """How quoted words stand to a page."""

    FOUND = "found"
    NEARLY = "nearly"
    MISSING = "missing"
    UNREAD = "unread"
    """The text of the page was not kept, or nothing is quoted."""


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """``passage`` is the place on the page, or the nearest to it, in the page's own words; empty
    where nothing is near.
    """

    match: Match
    passage: str = ""


UNREAD = QuoteCheck(Match.UNREAD)


@lru_cache(2048)
def check_quote(quote: str, text: str | None) -> QuoteCheck:
    """Look for quoted words in the text of a page; ``None`` is a page whose text is not here."""
    parts = [words for part in _LEFT_OUT.split(quote) if (words := _words(part))]
    if text is None or not parts:
        return UNREAD
    page = _page(text)
    if place := _follow(parts, page.words):
        return QuoteCheck(Match.FOUND, page.between(*place))
    wanted = [word for part in parts for word in part][:_MOST_WORDS]
    first, last, alike = _nearest(wanted, page.words)
    passage = page.between(first, last) if alike >= LEAST else ""
    return QuoteCheck(Match.NEARLY if alike >= NEARLY else Match.MISSING, passage)


@dataclass(frozen=True, slots=True)
class _Page:
    text: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    def between(self, first: int, last: int) -> str:
        """The page's own words from one word to another, both included, in one line."""
        return " ".join(self.text[self.places[first][0] : self.places[last][1]].split())


@lru_cache(8)
def _page(text: str) -> _Page:
    words, places = [], []
    for found in _WORD.finditer(text):
        if word := _folded(found.group()):
            words.append(word)
            places.append(found.span())
    return _Page(text, tuple(words), tuple(places))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for found in _WORD.finditer(text) if (word := _folded(found.group())))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("\u00ad", "")


def _follow(parts: Sequence[tuple[str, ...]], words: Sequence[str]) -> tuple[int, int] | None:
    """The first and the last word of the place where all parts follow each other."""
    # In one string, where a search is quick whatever repeats in it.
    line = f" {' '.join(words)} "
    start, at = -1, 0
    for part in parts:
        found = line.find(f" {' '.join(part)} ", at)
        if found < 0:
            return None
        start = found if start < 0 else start
        at = found + sum(map(len, part)) + len(part)
    return line.count(" ", 0, start), line.count(" ", 0, at) - 1


def _nearest(wanted: Sequence[str], words: Sequence[str]) -> tuple[int, int, float]:
    """The stretch of the page that has most of the words, and how alike it is, 0..1."""
    from difflib import SequenceMatcher  # only a quote that is not found needs it

    size = min(len(wanted), len(words))
    if not size:
        return 0, 0, 0.0
    best = max(_windows(wanted, words, size), default=(0, 0))[1]
    # What was left out or put in moves the ends: look a little beyond, then at the words that fit.
    slack = max(3, size // 4)
    low = max(0, -best - slack)
    high = min(len(words), -best + size + slack)
    matcher = SequenceMatcher(None, list(wanted), list(words[low:high]), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0, 0, 0.0
    first = low + blocks[0].b
    last = low + blocks[-1].b + blocks[-1].size - 1
    shared = sum(block.size for block in blocks)
    return first, last, 2 * shared / (len(wanted) + last - first + 1)


def _windows(wanted: Sequence[str], words: Sequence[str], size: int) -> Iterator[tuple[int, int]]:
    """How many of the wanted words each stretch of that size has, with its place made negative:
    of equals the first is the greatest.
    """
    need = Counter(wanted)
    have: Counter[str] = Counter()
    hits = 0
    for at, word in enumerate(words):
        have[word] += 1
        hits += have[word] <= need[word]
        if at >= size:
            gone = words[at - size]
            hits -= have[gone] <= need[gone]
            have[gone] -= 1
        if at >= size - 1:
            yield hits, size - 1 - at
