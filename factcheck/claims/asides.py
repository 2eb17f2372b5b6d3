"""Asides: facts of their own inside a clause, set off by commas or hung on with a relative."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from factcheck.claims import reporting
from factcheck.claims.antecedents import fill_in, is_plural
from factcheck.claims.predicates import clause_subject
from factcheck.claims.relatives import take_relative
from factcheck.claims.subjects import Run
from factcheck.claims.subordinates import take_subordinate
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import ING, PARTICIPLE, PAST, forms_of
from factcheck.claims.words import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

Take = Callable[[Thread, bool], tuple[Thread, Thread] | None]

_HEADS: Final = frozenset("the a an his her their its former then".split())
_STATES: Final = frozenset("known located based situated called named owned considered".split())
_AGENTS: Final = frozenset("by in on from as at for".split())


def take_asides(thread: Thread, fully: bool) -> list[Thread]:
    """Give the clause without its asides, and each aside as a claim; the clause alone if none.

    With ``fully``, relatives and participles that are not set off by a comma are taken too.
    """
    found: list[Thread] = []
    main = thread
    takes: list[Take] = [take_relative, _take_apposition, _take_description]
    if fully:
        takes = [take_subordinate, *takes, _take_participle]
    for take in takes:
        taken = take(main, fully)
        if taken:
            main, aside = taken
            found.append(aside)
    extra = [each for aside in found for each in take_asides(aside, fully)] if fully else found
    return [main, *extra]


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
    if low < at and words.smalls[low] in PREPOSITIONS | SUBORDINATORS:
        return []
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
        finite = any(words.is_finite(k) for k in range(at + 1, close))
        if not 2 <= len(inside) <= 14 or (finite and (close < end or not fully)):
            continue
        if close == end and ("and" in inside or not fully):
            continue
        if close < end and not _goes_on(words, close + 1, end):
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


def _take_description(thread: Thread, fully: bool) -> tuple[Thread, Thread] | None:
    """Read "The boat, built in 1931, ...": a participle between subject and verb."""
    words = thread.words
    first, end = thread.core
    at = next((k for k in range(first + 1, min(first + 12, end)) if words.smalls[k] == ","), -1)
    if at < 0 or at + 3 > end or any(words.is_finite(k) for k in range(first, at)):
        return None
    begin = at + 2 if words.is_adverb(at + 1) and at + 2 < end else at + 1
    if begin + 1 >= end:
        return None
    if words.smalls[begin] != "born" and not forms_of(words.smalls[begin]) & PARTICIPLE:
        return None
    close = next((k for k in range(begin + 1, end) if words.smalls[k] == ","), end)
    if close - begin > 12 or close == end or not _goes_on(words, close + 1, end):
        return None
    head = words.smalls[first]
    is_named = words.is_capital(at - 1) or fully
    if not is_named or head in PREPOSITIONS | SUBORDINATORS or words.is_adverb(first):
        return None
    if forms_of(head) & (ING | PARTICIPLE) or "," in words.smalls[first:at]:
        return None
    verb = next((k for k in range(close + 1, end) if words.is_finite(k)), close)
    past = words.smalls[begin] not in _STATES or bool(forms_of(words.smalls[verb]) & PAST)
    past = past or words.smalls[verb] in ("was", "were", "had")
    be = _agreeing(words, (first, at), past)
    aside = thread.keep([*range(first, at), be, *range(at + 1, close)], (at + 1, close))
    return thread.without(at, close), aside


def _goes_on(words: Words, at: int, end: int) -> bool:
    """Say whether the main clause goes on with its verb behind the aside."""
    while at < end - 1 and words.is_adverb(at):
        at += 1
    return at < end and words.is_finite(at)


def _be(words: Words, first: int, end: int, inside: list[str]) -> str:
    """Give the form of "be" in the tense of the clause; who speaks is what he is today."""
    verb = next((k for k in range(first, end) if words.is_finite(k)), None)
    if verb is None or inside[0] == "former":
        return "is"
    small = words.smalls[verb]
    kinds, _ = reporting.CUES.get(small, (0, 0))
    past = small in ("was", "were", "had", "did") or bool(forms_of(small) & PAST)
    return "was" if past and not kinds & reporting.SPEECH else "is"


def _take_participle(thread: Thread, fully: bool) -> tuple[Thread, Thread] | None:
    """Read "..., providing a view of it" and "a language developed by it" of the subject."""
    words = thread.words
    first, end = thread.core
    verb = next((k for k in range(first + 1, end) if words.is_finite(k)), None)
    if verb is None:
        return None
    subject = clause_subject(words, first, verb)
    if subject is None or words.smalls[subject[0]] in ("there", "this", "that"):
        return None
    for at in range(verb + 3, end - 2):
        if words.is_capital(at):
            continue
        if words.smalls[at - 1] == "," and _is_free(words, at):
            if words.smalls[at] == "meaning":
                start = at + 2 if words.smalls[at + 1] == "that" else at + 1
                steps = fill_in(words, start, end, (first, at - 1))
                return thread.without(at - 1, end), thread.keep(steps, (start, end))
            be = _agreeing(words, subject, bool(forms_of(words.smalls[verb]) & PAST))
            aside = thread.keep([*range(*subject), be, *range(at, end)], (at, end))
            return thread.without(at - 1, end), aside
        if _hangs_on(words, verb, at):
            steps = [*range(*subject), words.smalls[verb], *range(at, end)]
            return thread.without(at, end), thread.keep(steps, (at, end))
    return None


def _is_free(words: Words, at: int) -> bool:
    """Say whether a participle that is no name and in no list stands at ``at``."""
    after = words.smalls[at + 1]
    return (
        forms_of(words.smalls[at]) == ING
        and words.smalls[at] not in PREPOSITIONS
        and not words.is_mark(at + 1)
        and after not in ("and", "or")
    )


def _hangs_on(words: Words, verb: int, at: int) -> bool:
    """Say whether "is a language developed by" has its participle at ``at``."""
    if words.smalls[verb] not in ("is", "was") or words.smalls[verb + 1] not in ("a", "an"):
        return False
    if not forms_of(words.smalls[at]) & PARTICIPLE or words.smalls[at + 1] not in _AGENTS:
        return False
    left = words.smalls[at - 1]
    is_noun = not (words.is_adverb(at - 1) or words.is_mark(at - 1))
    return is_noun and not any(
        left in kind for kind in (BE, HAVE, MODALS, DETERMINERS, PREPOSITIONS)
    )


def _agreeing(words: Words, subject: Run, past: bool) -> str:
    """Give the form of "be" that agrees with the subject."""
    if is_plural(words, subject):
        return "were" if past else "are"
    return "was" if past else "is"
