"""Wording: the n-grams of a sentence, and what a table of hashed weights makes of them.

Four sorts of grams are looked up: words with the letter groups in them, pairs of words, runs of two
or three word shapes (``N -ed the`` for "Smith opened the"), which carry from one subject to
another, and pairs of signs (``signs``), wherever in the sentence they stand. The table holds for
each bucket four small numbers in one integer, so that a sum of integers adds all four at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from operator import itemgetter
from struct import Struct
from typing import Final
from zlib import crc32

from factcheck.claims.cues import CUES, FUNCTION_WORDS, PAIRS

BITS: Final = 18
SIZE: Final = 1 << BITS
LANES: Final = 4
"""What a bucket speaks of: fact, opinion, worth checking, mixed."""
MIDDLE: Final = 128
"""A lane holds 0..255; this stands for no weight."""

TOKEN: Final = re.compile(r"[^\W_]++(?:['’.,-][^\W_]++){0,6}|[?!;:,.%$\"“”()]")
_ABSTRACT: Final = tuple(
    ending + more
    for ending in ("ness", "ment", "tion", "ity", "ism", "ance", "ence", "ship")
    for more in ("", "s")
)
_QUALITY: Final = ("ful", "less", "ous", "ive", "able", "ible", "ical", "ish")
_DIGIT = re.compile(r"\d")
_MASK: Final = SIZE - 1
_MOST: Final = 256
"""So many lanes of 255 can be added before one runs over into the next."""
_NARROW: Final = Struct("<4H")
# Wide enough for the words of any text that fits into memory; how many buckets it is comes last.
_WIDE: Final = Struct("<5Q")
_LONGEST_WORD: Final = 24
_KEPT: Final = 60_000
_NAME: Final = crc32(b"shape N") & _MASK
_EDGE: Final = crc32(b"shape edge") & _MASK
_GROUP: Final = 5
"""Letters in a group; groups of three and four beside them cost twice the time and tell no more."""
_PAIR_STARTS: Final = frozenset(pair.split("_")[0] for pair in PAIRS)
_COUNTS: Final = tuple(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred hundreds thousand thousands dozen dozens half third "
    "thirds".split()
)


class Word:
    """A word or mark, and what can be told of it by itself.

    ``first`` and ``second`` are what it brings to the bucket of a pair, the shapes what stands for
    it in a run. ``cue`` is its class among the cues, if it has one; ``counts`` says that it can be
    the number in a figure, ``is_noted`` that it may be part of a sign. ``sums`` and ``lean`` are
    left to whoever has the weights: what its buckets add up to, and how far it speaks for a fact
    rather than for an opinion.
    """

    __slots__ = (
        "_plain",
        "counts",
        "cue",
        "first",
        "is_capital",
        "is_noted",
        "is_word",
        "lean",
        "opens_pair",
        "second",
        "shape",
        "shape_at_start",
        "small",
        "sums",
        "token",
    )

    def __init__(self, token: str) -> None:
        self.token = token
        self.small = token.lower().replace("’", "'")
        self.is_word = token[0].isalnum()
        self.is_capital = token[0].isupper()
        self.cue = CUES.get(self.small, "") if self.is_word else ""
        if not self.cue and len(self.small) > 4 and self.small.endswith("ed"):
            self.cue = "ed_word"
        self.opens_pair = self.small in _PAIR_STARTS
        self.counts = self.small.endswith(_COUNTS)
        self.is_noted = bool(self.cue) or self.opens_pair or self.counts
        plain = self.small if self.small.isalpha() else _DIGIT.sub("0", self.small)
        number = crc32(plain.encode())
        self._plain = plain
        self.first = number * 0x9E3779B1 >> 7 & _MASK
        self.second = number * 0x85EB >> 7 & _MASK
        self.shape = _shape_bucket(shape_of(token, plain, at_start=False))
        self.shape_at_start = self.shape
        if self.is_capital:
            self.shape_at_start = _shape_bucket(shape_of(token, plain, at_start=True))
        self.sums = 0
        self.lean = 0.0

    @property
    def buckets(self) -> list[int]:
        """Its own bucket and those of the letter groups in it, looked up anew each time."""
        plain = self._plain
        buckets = [crc32(plain.encode()) & _MASK]
        if self.is_word:
            buckets += _letter_buckets(f" {plain[:_LONGEST_WORD]} ")
        return buckets


@lru_cache(maxsize=1024)
def _shape_bucket(shape: str) -> int:
    return crc32(f"shape {shape}".encode()) & _MASK


def _letter_buckets(framed: str) -> set[int]:
    """Give the buckets of the groups of five letters in a word with a space around it."""
    ends = range(_GROUP, len(framed) + 1)
    return {crc32(framed[end - _GROUP : end].encode()) & _MASK for end in ends}


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


class Words(dict[str, Word]):
    """Every word seen lately, so that a word is taken apart and weighed once."""

    def __init__(self, weigh: Callable[[Word], None] | None = None) -> None:
        super().__init__()
        self._weigh = weigh

    def of(self, tokens: Sequence[str]) -> list[Word]:
        """Give the word for each token."""
        return [*map(self.__getitem__, tokens)]

    def __missing__(self, token: str) -> Word:
        if len(self) > _KEPT:
            self.clear()
        word = self[token] = Word(token)
        if self._weigh:
            self._weigh(word)
        return word


def sequence_buckets(words: Sequence[Word]) -> list[int]:
    """Give the buckets of the pairs of words and of the runs of shapes; a run of names is one."""
    shapes = [word.shape for word in words]
    if shapes.count(_NAME) > 1:
        shapes = [
            shape
            for shape, last in zip(shapes, [0, *shapes], strict=False)
            if shape != _NAME or last != _NAME
        ]
    if words:
        shapes[0] = words[0].shape_at_start
    framed = [_EDGE, *shapes, _EDGE]
    pairs, runs, last = [], [], 0
    for one, other in pairwise(framed):
        runs.append(last * 0x297A2D39 & _MASK ^ other)
        last = one * 0x2C1B3C6D & _MASK ^ other
        pairs.append(last)
    # Before the second shape there is no run of three.
    del runs[0]
    return [one.first ^ other.second for one, other in pairwise(words)] + shapes + pairs + runs


def sign_buckets(names: Iterable[str]) -> list[int]:
    """Give the buckets of the pairs of signs: what two tell together is not what each tells."""
    return [one * other >> 7 & _MASK for one, other in combinations(map(_sign_number, names), 2)]


@lru_cache(maxsize=1024)
def _sign_number(name: str) -> int:
    return crc32(f"sign {name}".encode())


def add_up(table: Sequence[int], buckets: Sequence[int]) -> Sequence[int]:
    """Add the lanes of ``buckets``; each of them adds ``MIDDLE`` where it has no weight."""
    if len(buckets) > _MOST:
        parts = (buckets[at : at + _MOST] for at in range(0, len(buckets), _MOST))
        return [sum(lane) for lane in zip(*(add_up(table, part) for part in parts), strict=True)]
    # The fastest way to look many up; with one more, because of one alone it gives no row.
    total = sum(itemgetter(*buckets, 0)(table)) - table[0]
    return _NARROW.unpack(total.to_bytes(_NARROW.size, "little"))


def side_by_side(lanes: Sequence[int], count: int) -> int:
    """Put the lanes of so many buckets into one integer, so that words are added in one step."""
    return int.from_bytes(_WIDE.pack(*lanes, count), "little")


def add_up_words(words: Sequence[Word]) -> tuple[Sequence[int], int]:
    """Add the lanes of ``words``, and give of how many buckets they are the sums."""
    total = sum([word.sums for word in words])
    *lanes, count = _WIDE.unpack(total.to_bytes(_WIDE.size, "little"))
    return lanes, count
