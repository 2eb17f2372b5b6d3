"""Telling words: where in a claim the words stand that its reasons name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from factcheck.claims.offsets import Span

_SAYS_NO_WORDS: Final = frozenset({"mixed"})
"""Before the colon of a reason that goes on with our words, not with the sentence's."""


def find_telling(text: str, reasons: Iterable[str]) -> list[Span]:
    """Give the spans of the words in ``text`` that its ``reasons`` name, in order, none twice.

    A reason such as ``"a figure: $2 billion"`` names words verbatim; the first place where they
    stand as whole words is meant. Words that stand elsewhere in the sentence have no span here.
    """
    found = {span for reason in reasons if (span := _find(text, reason)) is not None}
    apart: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _find(text: str, reason: str) -> Span | None:
    phrase, _, named = reason.partition(": ")
    words = [] if phrase in _SAYS_NO_WORDS else named.split()
    if not words:
        return None
    # A line of the article may be wrapped inside them.
    pattern = r"\s{1,9}".join(re.escape(word) for word in words)
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    hit = re.search(before + pattern + after, text)
    return hit.span() if hit else None
