"""Subjects: who does what a verb says, as far as the words before it tell."""

from __future__ import annotations

import re
from typing import Final

from factcheck.claims.blocks import Span

_PHRASE_START = re.compile(
    r"(?:[;:(–—]|,\s?(?:and|but|while|as|so|yet)?\s|\b(?:and|but|that|while|when|because"
    r"|although|though|as|where|if|since|"
    r"whether|which)\s)"
)
_AUXILIARY = re.compile(
    r"\s(?:has|had|have|also|is|was|were|are|be|been|being|will|would|could|can|may|might|should"
    r"|did|does|do|not|never|"
    r"later|then|further|previously|recently|repeatedly|reportedly|\w{3,20}ly|to|who|himself"
    r"|herself|even|once|already|"
    r"just|first|often|still)$"
)
_WHO = re.compile(r",?\swho(?:m|se)?\s?$")
_LEADING: Final = frozenset("and but so yet then also meanwhile however still now".split())


def find_subject(text: str, at: int, start: int) -> Span | None:
    """Give the noun phrase that ends at ``at``, not before ``start``: whoever does what follows."""
    low = max(start, at - 220)
    left = text[low:at].rstrip()
    while left:
        shorter = _AUXILIARY.search(left[-40:])
        if not shorter:
            break
        left = left[: len(left) - (len(left[-40:]) - shorter.start())].rstrip()
    who = _WHO.search(left[-8:])
    if who:
        left = left[: len(left) - (len(left[-8:]) - who.start())]
    if left.endswith(","):
        # "Karim Odeh, the harbour master, said": the name stands before the apposition.
        cut = left[:-1].rfind(",")
        head_end = low + (cut if cut >= 0 else len(left) - 1)
        return _phrase(text, low, head_end)
    return _phrase(text, low, low + len(left))


def _phrase(text: str, low: int, end: int) -> Span | None:
    begin = low
    for found in _PHRASE_START.finditer(text, low, end):
        begin = found.end()
    words = text[begin:end].split()
    while words and words[0].lower() in _LEADING:
        begin = text.index(words[0], begin) + len(words[0])
        words = words[1:]
    if not 1 <= len(words) <= 16 or words[0].lower() in ("to", "it's", "there"):
        return None
    return begin, end
