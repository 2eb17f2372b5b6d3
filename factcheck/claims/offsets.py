"""Offsets between Python strings, which count code points, and Qt, which counts UTF-16 units."""

from __future__ import annotations

import re
from bisect import bisect_left

Span = tuple[int, int]

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Offsets:
    """The two ways to count in one text, each turned into the other in O(log n).

    Offsets outside the text are taken as its nearest end. A unit in the middle of a surrogate pair
    belongs to the character that the pair makes.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]
        self._wide_units = [offset + before for before, offset in enumerate(self._wide)]

    def to_utf16(self, offset: int) -> int:
        """Give the UTF-16 unit at which the character ``offset`` begins."""
        offset = min(max(offset, 0), self._length)
        return offset + bisect_left(self._wide, offset)

    def from_utf16(self, units: int) -> int:
        """Give the offset of the character to which the UTF-16 unit ``units`` belongs."""
        units = max(units, 0)
        return min(units - bisect_left(self._wide_units, units), self._length)
