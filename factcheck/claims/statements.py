"""Statements: a claim's words made to stand alone, with no word that is not in the article."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.marks import strip_marks

_DIVIDED = re.compile(r"(?<=\w)-\n\s{0,20}(?=[^\W\d_A-Z])")
"""A word that the end of a line divides, or a hyphen of its own there: nobody can tell."""
_MARK = re.compile("[“”«»„]")
_PAIRS: Final = {"“": "”", '"': '"', "‘": "’", "«": "»", "„": "“"}
_OPENERS: Final = frozenset('“"«„')
_QUOTE = re.compile('[“”"«»„]')
_CLOSERS: Final = frozenset('”"»')


def make_statement(text: str) -> str:
    """Give ``text`` on one line, without markdown marks and without quotes that do not pair up."""
    if "-\n" in text:
        text = _DIVIDED.sub("-", text)
    plain = " ".join(strip_marks(text).split())
    if not _QUOTE.search(plain):
        return plain or " ".join(text.split())
    return _without_outer_quotes(plain) or " ".join(text.split())


def _without_outer_quotes(plain: str) -> str:
    """Take off a pair that holds the whole, or one half left when a quotation was split."""
    if len(plain) < 2:
        return plain
    end = len(plain)
    while end and plain[end - 1] in ".!?…,;":
        end -= 1
    closes = plain[end - 1 : end]
    if plain[0] in _OPENERS and closes == _PAIRS[plain[0]] and _is_lone_pair(plain, 0, end - 1):
        return (plain[1 : end - 1] + plain[end:]).strip()
    inner = plain[1:]
    if plain[0] in _OPENERS and not any(mark in _CLOSERS or mark in _OPENERS for mark in inner):
        return inner.strip()
    inner = plain[: end - 1] + plain[end:]
    if (
        closes
        and closes in _CLOSERS
        and not any(mark in _CLOSERS or mark in _OPENERS for mark in inner)
    ):
        return inner.strip()
    return _reopened(plain)


def _reopened(plain: str) -> str:
    """Put the opening mark back before a quotation that began in a sentence before."""
    first = _MARK.search(plain)
    return {"”": "“", "»": "«"}.get(first.group(), "") + plain if first else plain


def _is_lone_pair(plain: str, first: int, last: int) -> bool:
    return not any(plain[at] in _OPENERS or plain[at] in _CLOSERS for at in range(first + 1, last))
