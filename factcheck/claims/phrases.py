"""Phrases: the words that name what a place in a sentence speaks of."""

from __future__ import annotations

from typing import Final

from factcheck.claims.cues import BODIES
from factcheck.claims.verbs import BASE, ING, PARTICIPLE, forms_of
from factcheck.claims.words import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Words,
)

_BODIES: Final = BODIES | frozenset(
    "center centre society campaign coalition institution school college board".split()
)
_CLOSERS: Final = frozenset('” " »'.split())
_OPENERS: Final = frozenset('“ " «'.split())
_LONGEST_NAME: Final = 9
_PARTICLES: Final = frozenset("up out down off away back".split())


def name_before(words: Words, at: int, first: int, plural: bool = False) -> list[int] | None:
    """Give the noun phrase that ends before ``at``: from its determiner or first capital on.

    With ``plural`` a phrase that ends in one thing goes on to the other: "physics and chemistry".
    """
    if words.smalls[at - 1] == ")" and "(" in words.smalls[first:at]:
        opened = max(k for k in range(first, at) if words.smalls[k] == "(")
        name = name_before(words, opened, first, plural)
        return [*name, *range(opened, at)] if name else None
    if words.smalls[at - 1] in _CLOSERS:
        opened = next((k for k in range(at - 2, first, -1) if words.smalls[k] in _OPENERS), at)
        return [*range(opened, at)] if 1 < at - opened <= _LONGEST_NAME else None
    return _plain_name_before(words, at, first, plural)


def _plain_name_before(words: Words, at: int, first: int, plural: bool) -> list[int] | None:
    plural = plural and not words.smalls[at - 1].endswith("s")
    low = at - 1
    if low < first or words.is_mark(low) or words.smalls[low] in PRONOUNS:
        return None
    if words.smalls[low] in HAVE or words.smalls[low] in BE:
        # "the amount it has, which"
        return None
    k = low
    while k > first:
        small, left = words.smalls[k], words.smalls[k - 1]
        is_owned = left in DETERMINERS or left.endswith(("'s", "s'")) or left == "of"
        if small in DETERMINERS and not is_owned:
            break
        if k - 2 >= first and _is_done(words, k - 1):
            break
        if left in ("-", "–"):
            # "the six - member crew"
            return None
        if words.is_mark(k - 1) or left in SUBORDINATORS or words.is_finite(k - 1):
            break
        if left in PREPOSITIONS and left != "of":
            if left == "for" and k - 2 >= first and _is_body(words, k - 2) and words.is_capital(k):
                # "the Board for Trade, which"
                k -= 1
                continue
            break
        if left == "and" and plural:
            if words.smalls[k - 2] == ",":
                # The last two of a list are not all of it.
                return None
            k -= 2
            plural = False
            continue
        if left in ("and", "or", "but", "by") or (forms_of(left) & ING and left not in DETERMINERS):
            break
        k -= 1
    while k < low and (words.is_adverb(k) or words.smalls[k] in _PARTICLES):
        k += 1
    if words.smalls[k] in PREPOSITIONS or low - k > _LONGEST_NAME:
        return None
    is_named = words.is_capital(k) or words.smalls[k] in DETERMINERS or low > k or k == first
    return [*range(k, low + 1)] if is_named else [low]


def _is_body(words: Words, at: int) -> bool:
    """Say whether the word is the last of the name of a body: "Association" for something."""
    return words.is_capital(at) and words.smalls[at] in _BODIES


def _is_done(words: Words, at: int) -> bool:
    """Say whether a verb stands behind its auxiliary: "has hurt sales"."""
    before = at - 1
    while before > 0 and words.is_adverb(before) and words.smalls[before] not in HAVE:
        before -= 1
    left = words.smalls[before]
    if left in MODALS:
        return bool(forms_of(words.smalls[at]) & BASE)
    return (left in HAVE or left in BE) and bool(forms_of(words.smalls[at]) & (PARTICIPLE | ING))
