"""Wording: the n-grams of a sentence, and what a table of hashed weights makes of them.

Three sorts of grams are looked up: words with the letter groups in them, pairs of words, and runs
of two or three word shapes (``N -ed the`` for "Smith opened the"), which carry from one subject
to another. The table holds for each bucket four small numbers in one integer, so that a sum of
integers adds all four at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

from factcheck.claims.cues import CUES, FUNCTION_WORDS

BITS: Final = 18
SIZE: Final = 1 << BITS
LANES: Final = 4
"""What a bucket speaks of: fact, opinion, worth checking, mixed."""
MIDDLE: Final = 128
"""A lane holds 0..255; this stands for no weight."""

TOKEN: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+){0,6}|[?!;:,.%$\"“”()]")
_ABSTRACT: Final = tuple(
    ending + more
    for ending in ("ness", "ment", "tion", "ity", "ism", "ance", "ence", "ship")
    for more in ("", "s")
)
_QUALITY: Final = ("ful", "less", "ous", "ive", "able", "ible", "ical", "ish")
_DIGIT = re.compile(r"\d")
_MASK: Final = SIZE - 1
_LANE: Final = 0xFFFF
# Sums of 16 bits hold 257 lanes of 255.
_MOST: Final = 256
_LONGEST_WORD: Final = 24
_KEPT: Final = 60_000
_NAME: Final = crc32(b"shape N") & _MASK
_EDGE: Final = crc32(b"shape edge") & _MASK


class Word:
    """A word as the grams see it: its own buckets, its number in pairs, its shapes.

    ``sums`` is left to whoever has the weights: what the buckets add up to.
    """

    __slots__ = ("buckets", "number", "shape", "shape_at_start", "sums")

    def __init__(self, token: str) -> None:
        small = _DIGIT.sub("0", token.lower().replace("’", "'"))
        self.number = crc32(small.encode())
        self.shape = crc32(b"shape " + shape_of(token, small, at_start=False).encode()) & _MASK
        self.shape_at_start = self.shape
        if token[0].isupper():
            at_start = shape_of(token, small, at_start=True)
            self.shape_at_start = crc32(b"shape " + at_start.encode()) & _MASK
        self.buckets = [self.number & _MASK]
        if small[0].isalnum():
            self.buckets += _letter_buckets(f" {small[:_LONGEST_WORD]} ")
        self.sums = 0


def _letter_buckets(framed: str) -> set[int]:
    """Give the buckets of the groups of three to five letters in a word with a space around it."""
    if framed.isascii():
        letters = framed.encode()
        return {
            crc32(letters[at : at + size]) & _MASK
            for size in (3, 4, 5)
            for at in range(len(letters) - size + 1)
        }
    return {
        crc32(framed[at : at + size].encode()) & _MASK
        for size in (3, 4, 5)
        for at in range(len(framed) - size + 1)
    }


def shape_of(token: str, small: str, *, at_start: bool) -> str:
    """Give what stands for ``token`` in a run of shapes: small words themselves, others a form."""
    if small in FUNCTION_WORDS:
        return small
    if token[0].isdigit():
        return "0"
    if not token[0].isalnum():
        return token
    named = token[0].isupper() and not at_start
    cue = CUES.get(small)
    if cue and not named:
        return "#" + cue
    if named:
        return "N"
    for ending in ("ed", "ing", "ly"):
        if small.endswith(ending):
            return "-" + ending
    if small.endswith(_QUALITY):
        return "-quality"
    if small.endswith(_ABSTRACT):
        return "-abstract"
    return "-s" if small.endswith("s") else "x"


class Words:
    """Every word seen lately, so that a word is taken apart and weighed once."""

    def __init__(self, weigh: Callable[[Word], int] | None = None) -> None:
        self._known: dict[str, Word] = {}
        self._weigh = weigh

    def of(self, tokens: Sequence[str]) -> list[Word]:
        """Give the word for each token."""
        known = self._known
        try:
            return [known[token] for token in tokens]
        except KeyError:
            if len(known) > _KEPT:
                known.clear()
            for token in tokens:
                if token not in known:
                    word = known[token] = Word(token)
                    if self._weigh:
                        word.sums = self._weigh(word)
            return [known[token] for token in tokens]


def sequence_buckets(words: Sequence[Word]) -> list[int]:
    """Give the buckets of the pairs of words and of the runs of shapes; a run of names is one."""
    numbers = [word.number for word in words]
    buckets = [(one * 0x9E3779B1 ^ other * 0x85EB) >> 7 & _MASK for one, other in pairwise(numbers)]
    shapes = [_EDGE]
    last = 0
    for word in words:
        shape = word.shape
        if shape != _NAME or last != _NAME:
            shapes.append(shape)
        last = shape
    if len(shapes) > 1:
        shapes[1] = words[0].shape_at_start
    shapes.append(_EDGE)
    buckets += shapes[1:-1]
    pairs = [(one * 0x2C1B3C6D ^ other) & _MASK for one, other in pairwise(shapes)]
    buckets += pairs
    buckets += [
        (one * 0x297A2D39 ^ other) & _MASK for one, other in zip(pairs, shapes[2:], strict=False)
    ]
    return buckets


def add_up(table: Sequence[int], buckets: Sequence[int]) -> list[int]:
    """Add the lanes of ``buckets``; zero is no weight."""
    if len(buckets) > _MOST:
        sums = [0] * LANES
        for at in range(0, len(buckets), _MOST):
            part = add_up(table, buckets[at : at + _MOST])
            sums = [one + other for one, other in zip(sums, part, strict=True)]
        return sums
    total = sum(map(table.__getitem__, buckets))
    none = MIDDLE * len(buckets)
    return [(total >> shift & _LANE) - none for shift in range(0, 16 * LANES, 16)]
