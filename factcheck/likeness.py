"""Likeness: how much of two texts is the same, told by the runs of four words that they share.

A text is first compared by a sketch: the least digests of its runs, which two texts share in the
proportion in which they share the runs themselves (Broder 1997, "On the resemblance and containment
of documents"). Only what looks alike so is compared word by word.
"""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from typing import Final
from zlib import crc32

_RUN: Final = 4
_KEPT: Final = 32
_ALIKE: Final = 6
"""Texts that share so many digests of a full sketch are compared: of two that are half the same, 11
to 16 are to be expected.
"""
_COMMON: Final = 500
"""Of the texts that share a digest so many are looked at, the newest: what a house puts under each
of its articles says nothing, and must not make a library slower the larger it is.
"""
_LEAST_WORDS: Final = 12
# Scripts that put no spaces between words: each letter counts as one.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def sketch(text: str) -> bytes:
    """Give the sketch of a text; empty where there are too few words to tell."""
    runs = set(_runs(text))
    words = " ".join
    digests = nsmallest(_KEPT, {crc32(words(run).encode("utf-8", "replace")) for run in runs})
    return struct.pack(f">{len(digests)}I", *digests)


def shares(one: str, others: Iterable[str]) -> list[float]:
    """Give how much of a text and of each of others is the same, 0..1: twice the runs that the two
    share by those that both have, each run counted once.
    """
    first = set(_runs(one))
    given = []
    for other in others:
        runs = set(_runs(other))
        total = len(first) + len(runs)
        given.append(2 * len(first & runs) / total if total else 0.0)
    return given


class Sketches:
    """The sketches of many texts, to be asked which of them may be like another one."""

    def __init__(self, known: Iterable[tuple[int, bytes]] = ()) -> None:
        self._by_digest: dict[int, list[int]] = {}
        for number, kept in known:
            self.add(number, kept)

    def add(self, number: int, kept: bytes) -> None:
        """Take in the sketch of one more text."""
        for digest in _unpacked(kept):
            self._by_digest.setdefault(digest, []).append(number)

    def near(self, kept: bytes, most: int) -> list[int]:
        """Give the texts that may be like the one of this sketch, the likeliest first."""
        shared = Counter(
            number
            for digest in _unpacked(kept)
            for number in self._by_digest.get(digest, ())[-_COMMON:]
        )
        least = min(_ALIKE, len(kept) // 4)
        return [number for number, count in shared.most_common(most) if count >= least]


def _unpacked(kept: bytes) -> tuple[int, ...]:
    return struct.unpack(f">{len(kept) // 4}I", kept)


def _runs(text: str) -> list[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    if len(words) < _LEAST_WORDS:
        return []
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))
