"""Quotations: which stretches of a text stand between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.claims.blocks import Span

_MARK = re.compile("[“”„«»\"]|’’|''|``")


def find_quotes(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Give the spans of the quotations, marks included, in order.

    A quotation that opens a block and is not closed ends with it: newspapers open every
    paragraph of a long quotation and close only the last one. Any other that is not closed is a
    slip, and none.
    """
    quotes: list[Span] = []
    for start, end in blocks:
        opened = -1
        for found in _MARK.finditer(text, start, end):
            at, mark = found.start(), found.group()
            opens = mark in ("“", "„", "«", "``") or (
                mark in ('"', "''", "’’") and opened < 0 and _stands_open(text, at, start)
            )
            if opens and opened < 0:
                opened = at
            elif opened >= 0 and (mark not in "“„«``" or (mark == "“" and text[opened] == "„")):
                quotes.append((opened, found.end()))
                opened = -1
        if start <= opened <= start + 1 and end - opened > 1:
            quotes.append((opened, end))
    return quotes


def is_open(text: str, quote: Span) -> bool:
    """Say whether the quotation was never closed."""
    return quote[1] - quote[0] < 2 or text[quote[1] - 1] not in "”»\"“’'"


def _stands_open(text: str, at: int, start: int) -> bool:
    """Say whether a straight mark can open: a closing one stands behind a word or its full stop."""
    return at == start or text[at - 1].isspace() or text[at - 1] in "([—–-‘'*_:,"


class Quotes:
    """The quotations of a text, found by where they stand in O(log n)."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.starts = [start for start, _ in spans]

    def holds(self, at: int) -> bool:
        """Say whether ``at`` lies in a quotation."""
        index = bisect_right(self.starts, at) - 1
        return index >= 0 and self.spans[index][1] > at

    def between(self, start: int, end: int) -> Span:
        """Give the numbers of the quotations that touch ``start`` to ``end``, half-open."""
        index = bisect_right(self.starts, start) - 1
        first = index if index >= 0 and self.spans[index][1] > start else index + 1
        return first, bisect_left(self.starts, end)

    def ending_before(self, at: int, first: int = 0) -> Span | None:
        """Give the last quotation that ends before ``at``, from number ``first`` on."""
        index = bisect_right(self.starts, at) - 1
        return self.spans[index] if index >= first and self.spans[index][1] <= at else None

    def starting_after(self, at: int, last: int | None = None) -> Span | None:
        """Give the first quotation that begins after ``at``, before number ``last``."""
        index = bisect_left(self.starts, at)
        return self.spans[index] if index < (len(self.spans) if last is None else last) else None

    def end_of(self, start: int, end: int) -> int:
        """Give ``end``, or where the quotation ends that ``end`` would cut."""
        index = bisect_right(self.starts, end) - 1
        if index >= 0 and start <= self.spans[index][0] and self.spans[index][1] > end:
            return self.spans[index][1]
        return end
