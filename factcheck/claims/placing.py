"""Reporting clauses: whether "she said" stands before, within or behind what is said."""

from __future__ import annotations

from typing import Final

from factcheck.claims import reporting
from factcheck.claims.reporting import TOLD
from factcheck.claims.subjects import TAIL_STARTS
from factcheck.claims.words import BE, SUBORDINATORS, Words

_MOST_TOLD: Final = 6
_PERSONS: Final = frozenset("he she it they we i you".split())


class Placing:
    """One sentence of ``size`` words that count, read for where its reporting clauses stand."""

    def __init__(self, words: Words, size: int) -> None:
        self.words = words
        self.smalls = words.smalls
        self.size = size

    def is_trailing(self, at: int, first: int, read: tuple[int, bool] | None) -> bool:
        """Say whether the content came before: "The boat is late, the captain said"."""
        if first < 4 or self.smalls[first - 1] != "," or (read and read[1]):
            return False
        if not self.words.has_finite(0, first - 1):
            return False
        if self.smalls[0] in SUBORDINATORS and self.smalls[: first - 1].count(",") == 0:
            return False
        after = at + 1
        if reporting.CUES[self.smalls[at]][0] & TOLD:
            # Whom it was told: "the captain told a reporter in Oslo".
            most = min(after + _MOST_TOLD, self.size)
            while after < most and not self._ends_told(after):
                after += 1
        return after >= self.size or self._ends_told(after)

    def _ends_told(self, at: int) -> bool:
        return self.smalls[at] in TAIL_STARTS or self.smalls[at] == ","

    def is_interposed(self, at: int, first: int) -> bool:
        """Say whether the content stands on both sides: "The boat, she said, is late"."""
        if first < 2 or self.smalls[first - 1] != "," or at + 3 >= self.size:
            return False
        comma = self._told_end(at)
        return self.smalls[comma] == "," and self.smalls[comma + 1] not in ("who", "which", "and")

    def _told_end(self, at: int) -> int:
        """Give the place behind the cue and whom it was told: "she told me on Monday,"."""
        end = at + 1
        if reporting.CUES[self.smalls[at]][0] & TOLD:
            most = min(at + 1 + _MOST_TOLD, self.size - 2)
            while end < most and self.smalls[end] != "," and not self.words.is_finite(end):
                end += 1
        return end

    def goes_on(self, at: int) -> bool:
        """Say whether what is said goes on behind the cue: "It is old, she said, but it sails"."""
        after = self.smalls[self._told_end(at) + 1]
        opens = self.smalls[0] in SUBORDINATORS or self.smalls[:2] == ["even", "if"]
        return opens or after in SUBORDINATORS or after in _PERSONS or after in BE
