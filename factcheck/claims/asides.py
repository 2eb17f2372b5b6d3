"""Asides: facts of their own inside a clause, set off by commas or hung on with a relative."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.claims import reporting
from factcheck.claims.participles import goes_on, take_absolute, take_description, take_participle
from factcheck.claims.relatives import take_relative
from factcheck.claims.subordinates import take_subordinate
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import PAST, forms_of
from factcheck.claims.words import (
    BINDERS,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

Take = Callable[[Thread, bool], tuple[Thread, Thread] | None]

_LASTING: Final = frozenset(
    "city town village country province state island river lake mountain region suburb port".split()
)
_SIGNS: Final = frozenset(", who which that".split())
"""Without one of these there is no aside, but for what is read ``fully``."""
_RANKS: Final = frozenset("first second third fourth fifth last only most worst best".split())
_HEADS: Final = frozenset("the a an his her their its former then".split())


def take_asides(thread: Thread, fully: bool) -> list[Thread]:
    """Give the clause without its asides, and each aside as a claim; the clause alone if none.

    With ``fully``, relatives and participles that are not set off by a comma are taken too.
    """
    if not fully and _SIGNS.isdisjoint(thread.words.smalls[slice(*thread.core)]):
        return [thread]
    found: list[Thread] = []
    main = thread
    takes: list[Take] = [take_relative, _take_apposition, _take_rank, take_description]
    if fully:
        takes = [take_subordinate, *takes, take_participle, take_absolute]
    for take in takes:
        taken = take(main, fully)
        if taken and not any(_overlap(taken[1].core, each.core) for each in found):
            main, aside = taken
            found.append(aside)
    extra = [each for aside in found for each in take_asides(aside, fully)] if fully else found
    return [main, *extra]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _capitals_before(words: Words, at: int, first: int) -> list[int]:
    """Give the run of words with capitals that ends before ``at``."""
    low = at
    while low > first:
        small = words.smalls[low - 1]
        joins = small in ("of", "the", "de", "al", "bin", "van", "von", "and") and low < at
        if words.is_mark(low - 1) or not (words.is_capital(low - 1) or joins):
            break
        low -= 1
    while low < at and not words.is_capital(low):
        low += 1
        if low < at and low - 2 >= first and words.smalls[low - 2] in PREPOSITIONS:
            # "The Boat in the Bay, her first film, ...": the name may begin before.
            return []
    if low < at and words.smalls[low] in BINDERS:
        return []
    joined = [k for k in range(low, at) if words.smalls[k] == "and"]
    if joined and "of" not in words.smalls[low : joined[-1]]:
        # "Marsh and Ann Berg, the captain, ...": it is Berg who is the captain.
        low = joined[-1] + 1
        return [*range(low, at)] if at - low > 1 else []
    return [*range(low, at)]


def _take_apposition(thread: Thread, fully: bool) -> tuple[Thread, Thread] | None:
    """Read "Karim Odeh, the harbour master, ...": a name, and what is set after it."""
    words = thread.words
    first, end = thread.core
    for at in range(first + 1, end - 1):
        if words.smalls[at] != "," or not words.is_capital(at - 1):
            continue
        head = words.smalls[at + 1]
        owned = any(small.endswith(("'s", "s'")) for small in words.smalls[at + 1 : at + 4])
        if head not in _HEADS and not owned:
            continue
        close = next((k for k in range(at + 2, end) if words.smalls[k] == ","), end)
        inside = words.smalls[at + 1 : close]
        finite = words.has_finite(at + 1, close)
        if not 2 <= len(inside) <= 14 or (finite and (close < end or not fully)):
            continue
        if finite and SUBORDINATORS.isdisjoint(inside):
            # "June, the company said"
            continue
        if close == end and ("and" in inside or not fully):
            continue
        if close < end and not goes_on(words, close + 1, end):
            continue
        name = _capitals_before(words, at, first)
        if not name or (
            close < end and name[0] > first and words.smalls[name[0] - 1] in PREPOSITIONS
        ):
            continue
        if "," in words.smalls[max(first, name[0] - 2) : name[0]]:
            continue
        be = _be(words, first, end, inside)
        aside = thread.keep([*name, be, *range(at + 1, close)], (at + 1, close))
        return thread.without(at, close), aside
    return None


def _take_rank(thread: Thread, _fully: bool) -> tuple[Thread, Thread] | None:
    """Read "The visit by Odeh, the first since 2010, was short"."""
    words = thread.words
    first, end = thread.core
    at = next((k for k in range(first + 2, min(first + 12, end)) if words.smalls[k] == ","), -1)
    if at < 0 or at + 4 > end or words.smalls[at + 1] not in _HEADS:
        return None
    rank = words.smalls[at + 2]
    if not (rank in _RANKS or rank.endswith("est")) or words.smalls[first] in BINDERS:
        return None
    close = next((k for k in range(at + 3, end) if words.smalls[k] == ","), end)
    if close == end or words.has_finite(first, close):
        return None
    if not goes_on(words, close + 1, end):
        return None
    be = _be(words, close, end, words.smalls[at + 1 : close])
    aside = thread.keep([*range(first, at), be, *range(at + 1, close)], (at + 1, close))
    return thread.without(at, close), aside


def _be(words: Words, first: int, end: int, inside: list[str]) -> str:
    """Give the form of "be" in the tense of the clause; who speaks is what he is today."""
    verb = words.find_finite(first, end)
    if verb is None or inside[0] == "former" or not _LASTING.isdisjoint(inside[1:4]):
        return "is"
    small = words.smalls[verb]
    kinds, _ = reporting.CUES.get(small, (0, 0))
    past = small in ("was", "were", "had", "did") or bool(forms_of(small) & PAST)
    return "was" if past and not kinds & reporting.SPEECH else "is"
