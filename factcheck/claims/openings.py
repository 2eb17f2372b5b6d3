"""Openings: where a clause with a subject and a verb of its own begins."""

from __future__ import annotations

from typing import Final

from factcheck.claims.verbs import BASE, ING, NOUNS_TOO, PARTICIPLE, PAST, THIRD, forms_of
from factcheck.claims.words import (
    BE,
    BINDERS,
    DETERMINERS,
    FINITE,
    HAVE,
    JOINERS,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

SUBJECTS: Final = frozenset("he she it they we i this these those there".split())
TIMES: Final = frozenset("year month week day night morning evening time".split())
_STATES: Final = frozenset("is are was were has had will would can could".split())
_NEW: Final = frozenset("this these the a an he she it they we i you".split())
_NAMING: Final = frozenset("named called known titled dubbed entitled".split())
"""Behind a noun these hang on it: "a wish for a boat named Dora"."""
_ASKING: Final = frozenset("what who which whom whose how why whether".split())
_HUNG: Final = frozenset("which who whom whose".split())
_ANYBODY: Final = frozenset("nobody nothing none everybody everyone everything somebody".split())
OBJECTS: Final = frozenset("them it him us me".split())


def is_time(words: Words, at: int) -> bool:
    """Say whether "that" says when and joins nothing: "that year"."""
    follows = words.smalls[at + 1] if at + 1 < len(words) else ""
    return words.smalls[at] == "that" and follows in TIMES


def has_own_subject(words: Words, at: int, comma: bool) -> bool:
    """Say whether a clause with subject and verb begins at ``at``."""
    while words.is_adverb(at) and words.smalls[at] not in SUBJECTS and at + 2 < len(words):
        at += 1
    head = words.smalls[at]
    if head in SUBJECTS:
        return words.has_finite(at + 1, min(at + 5, len(words)))
    if "'" in head and head.partition("'")[0] in (*SUBJECTS, "that"):
        return True
    if head in FINITE or head in MODALS or head in _ASKING:
        return False
    is_noun = not (words.is_mark(at) or head in PREPOSITIONS or head in JOINERS)
    if words.smalls[at + 1] in _STATES and is_noun:
        return not forms_of(head) & (ING | PARTICIPLE) and not words.is_adverb(at)
    if head in PREPOSITIONS and not words.is_capital(at):
        return _opens_behind_place(words, at, comma)
    if not (words.is_capital(at) or head in DETERMINERS or comma):
        return False
    if head in SUBORDINATORS or words.is_mark(at):
        return False
    is_named = words.is_capital(at) or head in DETERMINERS or head in _ANYBODY
    forms = forms_of(head)
    is_bidding = words.smalls[at - 1] == "not" or (
        not words.is_finite(at + 1)
        and (words.smalls[at + 1] in DETERMINERS or head not in NOUNS_TOO)
    )
    is_bidding = is_bidding and bool(forms & BASE)
    if not is_named and (forms & (ING | PAST) or is_bidding):
        # ", delivering gains", ", release the changes"
        return False
    return _meets_verb(words, at, comma, is_named)


def is_own_clause(words: Words, at: int) -> bool:
    """Say whether what begins there has a subject before its verb, and hangs on nothing."""
    if not _HUNG.isdisjoint(words.smalls[at : at + 3]) or words.smalls[at] == "to":
        return False
    if words.smalls[at] == "that" and not words.is_finite(at + 1):
        return False
    verb = words.find_finite(at, len(words), len(words))
    if verb == len(words) or words.smalls[verb - 1] in JOINERS:
        return False
    return verb > at or "'" in words.smalls[verb]


def _meets_verb(words: Words, at: int, comma: bool, is_named: bool) -> bool:
    """Say whether the noun phrase that begins at ``at`` is followed by its verb."""
    placed = False
    for k in range(at + 1, min(at + 9, len(words))):
        small = words.smalls[k]
        if is_time(words, k):
            continue
        if words.is_mark(k) or small in SUBORDINATORS or small == "and":
            return False
        left = words.smalls[k - 1]
        if small in _NEW and left not in PREPOSITIONS and left not in DETERMINERS and k > at + 1:
            # "the first boat this town has": the verb is not that of the boat.
            return False
        placed = placed or (small in PREPOSITIONS and small != "of")
        if not words.is_finite(k) or _may_be_noun(words, k) or (placed and small in _NAMING):
            continue
        if (comma and (is_named or not forms_of(small) & PARTICIPLE)) or _is_sure(words, k):
            return True
        if is_named and not placed and _acts(words, k):
            return k < at + 6
    return False


def _opens_behind_place(words: Words, at: int, comma: bool) -> bool:
    """Say whether a place or a time stands before the clause: "but with this, the port can"."""
    for k in range(at + 2, min(at + 8, len(words) - 3)):
        small = words.smalls[k]
        if small in ("he", "she", "it", "they", "we"):
            return words.is_finite(k + 1)
        if small == ",":
            follows = words.smalls[k + 1]
            is_open = not comma and follows not in JOINERS and follows not in BINDERS
            return is_open and has_own_subject(words, k + 1, True)
        if words.is_finite(k) or words.is_mark(k) or small in SUBORDINATORS:
            return False
    return False


def _is_sure(words: Words, at: int) -> bool:
    """Say whether a finite verb stands there, and no noun or participle that looks like one."""
    small = words.smalls[at]
    if small in BE or small in HAVE or small in MODALS:
        return True
    is_noun_too = small.removesuffix("s") in NOUNS_TOO or small.removesuffix("es") in NOUNS_TOO
    follows = words.smalls[at + 1] if at + 1 < len(words) else ""
    has_object = follows in DETERMINERS or follows in OBJECTS
    return bool(forms_of(small) & THIRD) and has_object and not is_noun_too


def _may_be_noun(words: Words, at: int) -> bool:
    """Say whether a verb that is the same in the past may be a thing: "only a cut in fares"."""
    forms = forms_of(words.smalls[at])
    if not (forms & BASE and forms & PAST):
        return False
    after = words.smalls[at + 1] if at + 1 < len(words) else ""
    if at + 1 < len(words) and words.is_capital(at + 1):
        return False
    return not (after in DETERMINERS or after in OBJECTS or after[:1].isdigit())


def _acts(words: Words, at: int) -> bool:
    """Say whether a past form is a verb with an object: "the leaders discussed trade"."""
    after = words.smalls[at + 1] if at + 1 < len(words) else ""
    is_past = bool(forms_of(words.smalls[at]) & PAST)
    return is_past and bool(after) and after not in PREPOSITIONS and not words.is_mark(at + 1)
