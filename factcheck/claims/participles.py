"""Participles: facts hung on a clause without a verb of their own: ", built in 1931, ..."."""

from __future__ import annotations

from typing import Final

from factcheck.claims.antecedents import fill_in, is_plural
from factcheck.claims.predicates import clause_subject
from factcheck.claims.relatives import hangs_on
from factcheck.claims.subjects import Run
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import ING, PARTICIPLE, PAST, forms_of
from factcheck.claims.words import (
    BE,
    BINDERS,
    DETERMINERS,
    PREPOSITIONS,
    Words,
)

_DEGREES: Final = frozenset("best also widely mostly mainly primarily perhaps".split())
_OPENERS: Final = DETERMINERS | PREPOSITIONS
_STATES: Final = frozenset("known located based situated called named owned considered".split())


def take_description(thread: Thread, fully: bool) -> tuple[Thread, Thread] | None:
    """Read "The boat, built in 1931, ...": a participle between subject and verb."""
    words = thread.words
    first, end = thread.core
    at = next((k for k in range(first + 1, min(first + 12, end)) if words.smalls[k] == ","), -1)
    if at < 0 or at + 3 > end or words.has_finite(first, at):
        return None
    begin = at + 2 if words.is_adverb(at + 1) and at + 2 < end else at + 1
    if begin + 1 >= end:
        return None
    if words.smalls[begin] != "born" and not forms_of(words.smalls[begin]) & PARTICIPLE:
        return None
    close = next((k for k in range(begin + 1, end) if words.smalls[k] == ","), end)
    if close - begin > 12 or close == end or not goes_on(words, close + 1, end):
        return None
    head = words.smalls[first]
    is_named = words.is_capital(at - 1) or fully
    if not is_named or head in BINDERS or words.is_adverb(first):
        return None
    is_doing = forms_of(head) & (ING | PARTICIPLE) and words.smalls[begin] not in _STATES
    if is_doing or "," in words.smalls[first:at]:
        return None
    verb = words.find_finite(close + 1, end, close)
    past = words.smalls[begin] not in _STATES or bool(forms_of(words.smalls[verb]) & PAST)
    past = past or words.smalls[verb] in ("was", "were", "had")
    be = _agreeing(words, (first, at), past)
    aside = thread.keep([*range(first, at), be, *range(at + 1, close)], (at + 1, close))
    return thread.without(at, close), aside


def goes_on(words: Words, at: int, end: int) -> bool:
    """Say whether the main clause goes on with its verb behind the aside."""
    while at < end - 1 and words.is_adverb(at):
        at += 1
    return at < end and words.is_finite(at)


def take_participle(thread: Thread, fully: bool) -> tuple[Thread, Thread] | None:
    """Read "..., providing a view of it" and "a language developed by it" of the subject."""
    words = thread.words
    first, end = thread.core
    verb = words.find_finite(first + 1, end)
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
            told = at
            if words.smalls[at + 1] in ("it", "them"):
                if words.smalls[at] != "making" or words.smalls[at + 2] not in DETERMINERS:
                    return None
                # "making it the busiest": so it is the busiest.
                told = at + 2
            aside = thread.keep([*range(*subject), be, *range(told, end)], (at - 1, end))
            return thread.without(at - 1, end), aside
        known = at + 1 if words.smalls[at] in _DEGREES else at
        if words.smalls[at - 1] == "," and words.smalls[verb] in BE and _is_state(words, known):
            # "is a region, known for": the region is known for it.
            steps = [*range(*subject), words.smalls[verb], *range(at, end)]
            return thread.without(at - 1, end), thread.keep(steps, (at - 1, end))
        if hangs_on(words, verb, at):
            steps = [*range(*subject), words.smalls[verb], *range(at, end)]
            return thread.without(at, end), thread.keep(steps, (at, end))
    return None


def take_absolute(thread: Thread, _fully: bool) -> tuple[Thread, Thread] | None:
    """Read "..., with the crew mending the boat": the crew is mending it."""
    words = thread.words
    first, end = thread.core
    opens = range(first + 3, end - 4)
    at = next((k for k in opens if words.smalls[k] == "," and words.smalls[k + 1] == "with"), -1)
    if at < 0:
        return None
    verb = words.find_finite(first, at, -1)
    doing = next((k for k in range(at + 3, min(at + 10, end - 1)) if _is_free(words, k)), -1)
    if verb < 0 or doing < 0 or words.smalls[doing - 1] in _OPENERS:
        return None
    if any(words.is_mark(k) or words.is_finite(k) for k in range(at + 2, doing)):
        return None
    if any(_is_free(words, k) for k in range(doing + 1, end - 1) if "and" in words.smalls[doing:k]):
        # "with the crew mending it and the board paying for it"
        return None
    be = _agreeing(words, (at + 2, doing), bool(forms_of(words.smalls[verb]) & PAST))
    aside = thread.keep([*range(at + 2, doing), be, *range(doing, end)], (at + 2, end))
    return thread.without(at, end), aside


def _is_state(words: Words, at: int) -> bool:
    """Say whether a participle stands there with what it is done by, for or in."""
    forms = forms_of(words.smalls[at])
    return bool(forms & PARTICIPLE) and words.smalls[at + 1] in PREPOSITIONS


def _is_free(words: Words, at: int) -> bool:
    """Say whether a participle that is no name and in no list stands at ``at``."""
    after = words.smalls[at + 1]
    return (
        forms_of(words.smalls[at]) == ING
        and words.smalls[at] not in PREPOSITIONS
        and not words.is_mark(at + 1)
        and after not in ("and", "or")
    )


def _agreeing(words: Words, subject: Run, past: bool) -> str:
    """Give the form of "be" that agrees with the subject."""
    last = words.smalls[subject[1] - 1]
    if last == "i":
        return "was" if past else "am"
    if is_plural(words, subject):
        return "were" if past else "are"
    return "was" if past else "is"
