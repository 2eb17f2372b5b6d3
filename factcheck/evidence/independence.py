"""How many sources there are, however many links: what comes from one hand counts once.

Links belong together that lead to one site, name one publisher, credit one agency, quote nearly
the same words, or lead to pages whose kept texts are nearly the same. Two papers that told one
story in words of their own still count as two, and two honest reports of one agency as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, islice

from factcheck.evidence.sites import site_of, wires_in
from factcheck.sources import SourceDraft

SHINGLE = 4
"""Words in a row that are compared at once."""
SHORTEST_QUOTE = 8
"""Words; shorter quotes are alike by chance."""
ALIKE = 0.7
"""The share of the shorter text's rows of words that the other one has too."""
MOST_WORDS = 2000
"""So many words of a page are compared, from its beginning."""

_WORD = re.compile(r"\w+")
_EMPTY_WORDS = frozenset(("the", "of", "inc", "ltd", "llc", "plc", "co", "news", "online"))


@dataclass(frozen=True, slots=True)
class Tie:
    """Two sources, by their places in the list, and why they count once, in words."""

    first: int
    second: int
    why: str


@dataclass(frozen=True, slots=True)
class Tally:
    """``links`` sources, of which ``independent`` are independent; ``ties`` say why not all."""

    links: int
    independent: int
    ties: tuple[Tie, ...]

    def __str__(self) -> str:
        links = f"{self.links:,} {'link' if self.links == 1 else 'links'}"
        if self.links == 1:
            return links
        if self.independent == self.links:
            return f"{links}, {self.independent:,} independent"
        many = "source" if self.independent == 1 else "sources"
        return f"{links}, {self.independent:,} independent {many}"


@dataclass(frozen=True, slots=True)
class _Traits:
    site: str
    publisher: str
    wires: frozenset[str]
    rows: frozenset[int]
    address: str
    page: str


def tally(drafts: Sequence[SourceDraft], pages: Sequence[str] = ()) -> Tally:
    """Count sources that come from one hand once.

    ``pages`` are the kept texts of the drafts, in their order, each empty where there is none.
    """
    texts = pages or [""] * len(drafts)
    traits = [_traits(draft, page) for draft, page in zip(drafts, texts, strict=True)]
    group = list(range(len(drafts)))
    ties = []
    for first, second in combinations(range(len(drafts)), 2):
        if group[first] == group[second]:
            continue
        if why := _shared(traits[first], traits[second]):
            ties.append(Tie(first, second, why))
            old, new = group[second], group[first]
            group = [new if one == old else one for one in group]
    return Tally(len(drafts), len(set(group)), tuple(ties))


def _traits(draft: SourceDraft, page: str) -> _Traits:
    credits = (draft.publisher, draft.title, _credit_line(draft.quote))
    return _Traits(
        site_of(draft.url),
        " ".join(word for word in _words(draft.publisher) if word not in _EMPTY_WORDS),
        wires_in(credits),
        _rows(draft.quote),
        " ".join(draft.url.split()).casefold(),
        page,
    )


@lru_cache(512)
def _rows(text: str) -> frozenset[int]:
    """The rows of words of a text, as numbers; none of one so short that it is alike by chance."""
    words = list(islice((found.group() for found in _WORD.finditer(_plain(text))), MOST_WORDS))
    if len(words) < SHORTEST_QUOTE:
        return frozenset()
    return frozenset(
        hash(tuple(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)
    )


def _credit_line(quote: str) -> str:
    """Where a quoted text credits an agency: in brackets, or at its ends."""
    bracketed = " ".join(re.findall(r"\(([^()]{1,40})\)", quote))
    head = re.match(r"[^.!?]{0,60}?(?= [-–—] )", quote)
    tail = re.search(r"[-–—] ?([^.!?]{1,40})$", quote)
    return "\n".join((bracketed, head.group() if head else "", tail.group(1) if tail else ""))


def _words(text: str) -> list[str]:
    return _WORD.findall(_plain(text))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _shared(one: _Traits, other: _Traits) -> str:
    if one.site and one.site == other.site:
        return f"one site: {one.site}"
    if one.address and one.address == other.address:
        return "the same link twice"
    if both := sorted(one.wires & other.wires):
        return f"one agency: {', '.join(both)}"
    if one.publisher and one.publisher == other.publisher:
        return "one publisher"
    if _are_alike(one.rows, other.rows):
        return "nearly the same words"
    if one.page and other.page and _are_alike(_rows(one.page), _rows(other.page)):
        return "nearly the same text"
    return ""


def _are_alike(rows: frozenset[int], others: frozenset[int]) -> bool:
    least = min(len(rows), len(others))
    return least > 0 and len(rows & others) / least >= ALIKE
