"""Second verbs: whether what stands behind "and" or a comma is a verb of the same subject."""

from __future__ import annotations

from typing import Final

from factcheck.claims.openings import OBJECTS, TIMES, has_finite
from factcheck.claims.subjects import Run
from factcheck.claims.verbs import BASE, NOUNS_TOO, PARTICIPLE, PAST, THIRD, forms_of
from factcheck.claims.words import ADVERBS, BE, DETERMINERS, PREPOSITIONS, SUBORDINATORS, Words

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
    return comma >= 0 and comma < at - 1 and not has_finite(words, comma, at)


def _is_in_date(words: Words, at: int) -> bool:
    """Say whether the comma stands within a day: "16 October, 1898", "October 16, 1898"."""
    after = words.smalls[at + 1]
    return len(after) == 4 and after.isdigit()


def ends_a_predicate(words: Words, first: int, at: int, least: int) -> bool:
    """Say whether a predicate with something to it ends before ``at``: "was born" has nothing."""
    last = max((k for k in range(first, at) if words.is_finite(k)), default=-1)
    return last >= 0 and at - last > least
