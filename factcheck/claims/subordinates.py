"""Subordinates: clauses hung on with "although", "because" or "as" that assert something too."""

from __future__ import annotations

from typing import Final

from factcheck.claims.antecedents import fill_in
from factcheck.claims.predicates import clause_subject
from factcheck.claims.threads import Thread
from factcheck.claims.words import JOINERS, SUBORDINATORS, Words

_ASSERTING: Final = frozenset("although though whereas because as since".split())
_BEHIND_COMMA: Final = frozenset("since".split())
_LEFT_OF_AS: Final = frozenset("such as well far long much many known same soon just".split())


def take_subordinate(thread: Thread, _fully: bool) -> tuple[Thread, Thread] | None:
    """Read "..., although the crew stayed": the clause is a claim, and so is what it hangs on.

    A reason stays with what it explains, for that it explains it is a claim as well.
    """
    words = thread.words
    first, end = thread.core
    if _ASSERTING.isdisjoint(words.smalls[first:end]):
        return None
    if words.smalls[first] in ("although", "though", "whereas"):
        return _opening(thread)
    for at in range(first + 3, end - 2):
        small = words.smalls[at]
        comma = words.smalls[at - 1] == ","
        if small not in _ASSERTING or (small in _BEHIND_COMMA and not comma):
            continue
        if words.smalls[at - 1] in _LEFT_OF_AS or (
            small == "as" and "as" in words.smalls[first:at]
        ):
            continue
        start = at + 1
        if small == "as" and words.smalls[start] in ("we", "you", "i", "a", "an"):
            continue
        if small == "as" and "as" in words.smalls[start : start + 3]:
            # "as far as", "as strong as"
            continue
        if not is_clause(words, start, end) or not _has_main_verb(words, first, at):
            continue
        aside = thread.keep(fill_in(words, start, end, (first, at)), (start, end))
        if small == "because":
            return thread, aside
        return thread.without(at - 1 if comma else at, end), aside
    return None


def _opening(thread: Thread) -> tuple[Thread, Thread] | None:
    """Read "Although the boat was late, the crew stayed"."""
    words = thread.words
    first, end = thread.core
    for at in range(first + 3, end - 2):
        if words.smalls[at] == "," and is_clause(words, at + 1, end):
            if not is_clause(words, first + 1, at):
                return None
            main = thread.keep([*range(at + 1, end)], (at + 1, end))
            return main, thread.keep([*range(first + 1, at)], (first + 1, at))
    return None


def _has_main_verb(words: Words, start: int, end: int) -> bool:
    """Say whether there are more verbs than clauses that hang on a noun: "One who serves as"."""
    verbs = sum(words.is_finite(k) for k in range(start, end))
    return verbs > sum(small in ("who", "which") for small in words.smalls[start:end])


def is_clause(words: Words, start: int, end: int) -> bool:
    """Say whether a clause begins there with its subject, its verb behind it."""
    if words.smalls[start] in SUBORDINATORS or words.smalls[start] in JOINERS:
        return False
    verb = words.find_finite(start + 1, min(start + 14, end))
    if verb is None or any(small in (",", ";", ":") for small in words.smalls[start:verb]):
        return False
    subject = clause_subject(words, start, verb)
    return subject is not None and subject[0] <= start + 1
