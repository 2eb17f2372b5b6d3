"""Quotations: which stretches of a text stand between quotation marks."""

from __future__ import annotations

import re
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
                mark == '"' and opened < 0 and _stands_open(text, at, start)
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
