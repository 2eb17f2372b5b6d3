"""Shared words: what the things of a list have in common, and which of them may lack it."""

from __future__ import annotations

from typing import Final

from factcheck.claims.subjects import Run
from factcheck.claims.verbs import BASE, ING, NOUNS_TOO, forms_of
from factcheck.claims.words import DETERMINERS, PREPOSITIONS, Words

_DESCRIBING: Final = (
    "al",
    "ic",
    "ive",
    "ous",
    "ary",
    "ent",
    "ant",
    "able",
    "ible",
    "ful",
    "ish",
)
_SHARED_HEADS: Final = frozenset("a an the his her its their".split())


def without_shared_end(words: Words, items: list[Run]) -> list[Run]:
    """Leave out of the last thing what all share: "the sale and loss of boats"."""
    start, end = items[-1]
    is_bare = all(high - low <= 2 for low, high in items[:-1])
    is_bare = is_bare and len(items) == 2
    if is_bare and end - start > 2 and words.smalls[start + 1] == "of":
        return [*items[:-1], (start, start + 1)]
    if end - start > 1 and all(
        high - low == 1 and is_doing(words, low) for low, high in items[:-1]
    ):
        return [*items[:-1], (start, start + 1)] if is_doing(words, start) else items
    return items


def shared_head(words: Words, lead: Run, item: Run) -> list[str]:
    """Give the article that a thing shares with the first: "a captain and trader"."""
    start, end = item
    head, noun = words.smalls[lead[0]], words.smalls[start]
    if head not in _SHARED_HEADS or lead[0] == start or lead[1] - lead[0] < 2:
        return []
    if noun in DETERMINERS or noun in PREPOSITIONS or words.is_capital(start):
        return []
    if head not in ("a", "an"):
        return [] if end - start > 1 and words.smalls[end - 1].endswith("s") else [head]
    return [] if noun.endswith("s") else ["an" if noun[0] in "aeiou" else "a"]


def with_shared_noun(words: Words, runs: list[Run]) -> list[Run]:
    """Leave out of the second thing what both share: "social and environmental change"."""
    (low, high), (start, end) = runs
    if forms_of(words.smalls[start]) & BASE and words.smalls[start] not in NOUNS_TOO:
        return [] if words.smalls[low - 1] != "to" else runs
    compared = words.smalls[start] == "more" and words.smalls[high - 1].endswith("er")
    described = words.smalls[high - 1].endswith(_DESCRIBING) or compared
    if described and end - start >= 2:
        shared = start + 2 if words.smalls[start] == "more" else start + 1
        if words.smalls[start].endswith(_DESCRIBING) or words.smalls[start] == "more":
            return [(low, high), (start, shared)]
        return []
    is_bare = high - low == 1 and not words.smalls[low].endswith("s")
    if is_bare and end - start == 2 and words.smalls[start].endswith(_DESCRIBING):
        # "modest and decorative boats": modest boats, or modest?
        return [] if not words.is_capital(low) else runs
    return runs


def with_shared_things(words: Words, runs: list[Run]) -> list[Run]:
    """Leave out of the last thing what all share: "poor, rural and urban towns"."""
    if not runs:
        return []
    *others, (start, end) = runs
    first = others[0][0]
    begins = first + 1 if words.smalls[first] in DETERMINERS else first
    bare = [(begins, others[0][1]), *others[1:]]
    described = [words.smalls[low].endswith(_DESCRIBING) for low, _ in bare]
    if end - start < 2 or any(high - low != 1 for low, high in bare) or not any(described):
        return runs
    return [*others, (start, start + 1)]


def is_doing(words: Words, at: int) -> bool:
    """Say whether a participle begins the thing: "screening and hiring candidates"."""
    return forms_of(words.smalls[at]) == ING and not words.is_capital(at)
