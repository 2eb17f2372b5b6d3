"""Second verbs: whether what stands behind "and" or a comma is a verb of the same subject."""

from __future__ import annotations

from typing import Final

from factcheck.claims.openings import OBJECTS, SUBJECTS, TIMES
from factcheck.claims.subjects import Run
from factcheck.claims.verbs import BASE, NOUNS_TOO, PARTICIPLE, PAST, THIRD, forms_of
from factcheck.claims.words import (
    ADVERBS,
    BE,
    BINDERS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

_ASKED: Final = frozenset("he she it they we i you".split())
_EACH: Final = tuple([word] for word in TIMES)


def goes_on(words: Words, at: int) -> bool:
    """Say whether a row of verbs goes on at ``at``: a verb, and "and" with another behind it."""
    is_plain = _is_plain(words, at)
    if not (is_plain or words.is_finite(at) or forms_of(words.smalls[at]) & PAST):
        return False
    if words.is_capital(at):
        return False
    for k in range(at + 1, len(words) - 2):
        small, after = words.smalls[k], forms_of(words.smalls[k + 1])
        if small in ("and", "but") and is_plain:
            return _is_plain(words, k + 1)
        if small in ("and", "but") and (words.is_finite(k + 1) or after & PAST):
            return not words.is_capital(k + 1)
        if small in (";", ":") or small in SUBORDINATORS:
            return False
    return False


def _is_plain(words: Words, at: int) -> bool:
    """Say whether a verb in its plain form stands there that is no noun: "must ..., provide"."""
    small = words.smalls[at]
    return bool(forms_of(small) & BASE) and small not in NOUNS_TOO and not words.is_capital(at)


def is_third(words: Words, before: Run, at: int) -> bool:
    """Say whether a form in "-s" is a second verb: "supplies water and heats the town"."""
    small, after = words.smalls[at], words.smalls[at + 1]
    if not forms_of(small) & THIRD:
        return False
    is_noun_too = small.removesuffix("s") in NOUNS_TOO or small.removesuffix("es") in NOUNS_TOO
    has_object = after in DETERMINERS or after in OBJECTS or after[0].isdigit()
    if has_object and (after != "a" or words.smalls[at + 2 : at + 3] not in _EACH):
        return True
    alike = any(forms_of(words.smalls[k]) & THIRD and words.is_finite(k) for k in range(*before))
    if not alike:
        return False
    return has_object or not is_noun_too


def is_passive(words: Words, verb: int, at: int) -> bool:
    """Say whether the verb is made of an auxiliary and a participle."""
    for k in range(verb + 1, min(verb + 5, at)):
        if words.smalls[k] in BE or words.smalls[k] in ADVERBS or words.is_adverb(k):
            continue
        return bool(forms_of(words.smalls[k]) & PARTICIPLE)
    return False


def is_listed(words: Words, at: int, follows: int) -> bool:
    """Say whether the joiner may be that of a list: "of seafood, milk and iodised salt"."""
    last = words.smalls[at - 1]
    if words.smalls[at - 2] in PREPOSITIONS and not (words.is_capital(at - 1) or last[0].isdigit()):
        after = words.smalls[follows + 1]
        return not (after in PREPOSITIONS or words.is_adverb(follows + 1))
    places = range(at - 1, max(at - 5, 0), -1)
    comma = next((k for k in places if words.smalls[k] == "," and not _is_in_date(words, k)), -1)
    return comma >= 0 and comma < at - 1 and not words.has_finite(comma, at)


def is_no_verb(words: Words, at: int, follows: int) -> bool:
    """Say whether what stands at ``follows`` is no second verb, or has a subject of its own."""
    small = words.smalls[follows]
    if "'" in small and small.partition("'")[0] in SUBJECTS:
        return True
    if small == "left" and "right" in words.smalls[max(at - 4, 0) : at]:
        return True
    # "but could you come?"
    is_asked = small in FINITE and words.smalls[follows + 1] in _ASKED
    return is_asked or _is_quality(words, follows)


def _is_quality(words: Words, at: int) -> bool:
    """Say whether the participle says of what sort a thing is: "and badly needed fuel"."""
    after = words.smalls[at + 1]
    if not words.smalls[at - 1].endswith("ly") or not forms_of(words.smalls[at]) & PARTICIPLE:
        return False
    is_thing = not (words.is_mark(at + 1) or words.is_adverb(at + 1) or words.is_capital(at + 1))
    return is_thing and not (
        after in DETERMINERS or after in BINDERS or after in OBJECTS or after[0].isdigit()
    )


def _is_in_date(words: Words, at: int) -> bool:
    """Say whether the comma stands within a day: "16 October, 1898", "October 16, 1898"."""
    after = words.smalls[at + 1]
    return len(after) == 4 and after.isdigit()


def ends_a_predicate(words: Words, first: int, at: int, least: int) -> bool:
    """Say whether a predicate with something to it ends before ``at``: "was born" has nothing."""
    last = max((k for k in range(first, at) if words.is_finite(k)), default=-1)
    return last >= 0 and at - last > least
