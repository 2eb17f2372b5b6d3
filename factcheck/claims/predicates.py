"""Predicates: where two things said of one subject, or two clauses, are joined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from factcheck.claims.subjects import Run, find_subject, verb_group
from factcheck.claims.verbs import BASE, ING, PARTICIPLE, PAST, forms_of
from factcheck.claims.words import (
    ADVERBS,
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

_JOINERS: Final = frozenset("and but while whereas yet".split())
_SUBJECTS: Final = frozenset("he she it they we i this these those there".split())
_RELATIVE: Final = frozenset("who which that whose where when how what".split())
_HANGING: Final = frozenset("as since while whereas until after before once when".split())
_TIMES: Final = frozenset("year month week day night morning evening time".split())
_ALONE: Final = frozenset("do have born been made based known".split())


@dataclass(frozen=True, slots=True)
class Joint:
    """Where the next part begins, and from which verb on it shares what came before.

    ``shares`` is 0 for nothing, 1 for the subject, 2 for the subject and its auxiliary.
    """

    resume: int
    shares: int
    at: int


def find_joint(words: Words, first: int, at: int, fully: bool) -> Joint | None:
    """Say how the word ``at`` divides the clause that begins at ``first``, if it does."""
    small = words.smalls[at]
    if words.smalls[first:at].count("(") > words.smalls[first:at].count(")"):
        return None
    if small == ";":
        divides = _has_finite(words, first, at) and _has_finite(words, at + 1, len(words))
        return Joint(at + 1, 0, at) if divides else None
    comma = small == ","
    if comma and _is_row(words, first, at):
        return Joint(at + 1, 0, at)
    joiner = at + 1 if comma else at
    if not (words.smalls[joiner] in _JOINERS or (fully and comma and words.smalls[joiner] == "so")):
        return None
    if not comma and words.smalls[at - 1] == ",":
        return None
    if joiner + 3 > len(words) or not _has_finite(words, first, at):
        return None
    resume = joiner + 1
    # Behind ", but" stands what is said against the whole, not against a clause that hangs on it.
    is_against = fully and comma and words.smalls[joiner] == "but"
    if not is_against and _is_open_relative(words, first, at):
        return None
    if _has_own_subject(words, resume, comma):
        return Joint(resume, 0, at)
    if words.smalls[joiner] not in ("and", "but"):
        return None
    return _shared_joint(words, first, at, resume)


def find_shared(words: Words, first: int, joint: Joint) -> list[int] | None:
    """Give the places of the words that the next part shares: a subject, and maybe its verb."""
    verb = next((k for k in range(first, joint.at) if words.is_finite(k)), None)
    if verb is None:
        return None
    subject = clause_subject(words, first, verb)
    if subject is None or words.smalls[subject[0]] in ("there", "this", "that"):
        return None
    if subject[1] - subject[0] > 14 or words.smalls[subject[0]] in SUBORDINATORS:
        return None
    places = [*range(*subject)]
    while places and words.smalls[places[-1]] == ",":
        places.pop()
    if joint.shares == 2:
        end = verb + 1
        while end < joint.at and (words.smalls[end] in BE or words.smalls[end] in HAVE):
            end += 1
        places.extend(range(verb, end))
    return places


def _is_row(words: Words, first: int, at: int) -> bool:
    """Say whether the comma stands in a row of clauses: "one left, the next was sold, and ..."."""
    head = words.smalls[at + 1]
    if head not in DETERMINERS and head not in _SUBJECTS:
        return False
    if not _has_finite(words, first, at) or not _has_own_subject(words, at + 1, True):
        return False
    if _is_open_relative(words, first, at) or words.smalls[first] in PREPOSITIONS | SUBORDINATORS:
        return False
    for k in range(at + 3, len(words) - 3):
        if words.smalls[k] == ",":
            return words.smalls[k + 1] == "and" and _has_own_subject(words, k + 2, True)
    return False


def clause_subject(words: Words, first: int, verb: int) -> Run | None:
    """Give the subject of a clause: all before its verb, but for an adverbial with a comma."""
    end = verb_group(words, verb, first)
    while first < end and (words.is_adverb(first) or words.smalls[first] in (",", "and", "but")):
        first += 1
    if first >= end:
        return None
    if words.smalls[first] in PREPOSITIONS or words.smalls[first] in SUBORDINATORS:
        return find_subject(words, end, first)
    if forms_of(words.smalls[first]) & (ING | PARTICIPLE) and "," in words.smalls[first:end]:
        return find_subject(words, end, first)
    return first, end


def is_time(words: Words, at: int) -> bool:
    """Say whether "that" says when and joins nothing: "that year"."""
    follows = words.smalls[at + 1] if at + 1 < len(words) else ""
    return words.smalls[at] == "that" and follows in _TIMES


def _shared_joint(words: Words, first: int, at: int, resume: int) -> Joint | None:
    follows = resume
    while follows < len(words) - 1 and words.is_adverb(follows):
        follows += 1
    if follows - resume > 2 or follows + 1 >= len(words) or words.is_capital(follows):
        return None
    small, after = words.smalls[follows], words.smalls[follows + 1]
    if after in ("and", "or", ",") or not _ends_a_predicate(words, first, at):
        return None
    verb = next((k for k in range(first, at) if words.is_finite(k)), first)
    forms = forms_of(small)
    lead = words.smalls[verb]
    if lead in BE or lead in HAVE:
        passive = _passive_verb(words, verb, at)
        if passive and forms & PARTICIPLE and small not in BE:
            if forms & BASE and "to" in words.smalls[verb:at]:
                return None
            is_active = lead in BE and not (forms & PARTICIPLE) and bool(forms & PAST)
            return Joint(resume, 1 if is_active else 2, at)
    elif lead in MODALS and forms & BASE and after not in PREPOSITIONS - {"to", "for", "in", "on"}:
        left = words.smalls[at - 1]
        if left not in ("to",) and small not in DETERMINERS and after in DETERMINERS:
            return Joint(resume, 2, at)
    is_verb = words.is_finite(follows) or (forms == PAST | PARTICIPLE and after != "by")
    if is_verb and small not in _ALONE:
        return Joint(resume, 1, at)
    return None


def _passive_verb(words: Words, verb: int, at: int) -> bool:
    """Say whether the verb is made of an auxiliary and a participle."""
    for k in range(verb + 1, min(verb + 5, at)):
        if words.smalls[k] in BE or words.smalls[k] in ADVERBS or words.is_adverb(k):
            continue
        return bool(forms_of(words.smalls[k]) & PARTICIPLE)
    return False


def _has_own_subject(words: Words, at: int, comma: bool) -> bool:
    """Say whether a clause with subject and verb begins at ``at``."""
    head = words.smalls[at]
    if head in _SUBJECTS:
        return any(words.is_finite(k) for k in range(at + 1, min(at + 5, len(words))))
    if not (words.is_capital(at) or head in DETERMINERS or comma):
        return False
    if head in PREPOSITIONS or head in SUBORDINATORS or words.is_mark(at):
        return False
    for k in range(at + 1, min(at + (9 if comma else 6), len(words))):
        small = words.smalls[k]
        if is_time(words, k):
            continue
        if words.is_mark(k) or small in SUBORDINATORS or small == "and":
            return False
        if small in PREPOSITIONS and small != "of" and not comma:
            return False
        if words.is_finite(k) and (comma or small in BE or small in HAVE or small in MODALS):
            return comma or words.is_capital(at) or head in DETERMINERS
    return False


def _ends_a_predicate(words: Words, first: int, at: int) -> bool:
    """Say whether a predicate with something to it ends before ``at``: "was born" has nothing."""
    last = max((k for k in range(first, at) if words.is_finite(k)), default=-1)
    return last >= 0 and at - last > 2


def _is_open_relative(words: Words, first: int, at: int) -> bool:
    """Say whether the joint lies in a clause that hangs on another, as what follows may."""
    for k in range(first, at):
        if words.smalls[k] in _RELATIVE and not _is_closed(words, k, at):
            return True
    return any(
        words.smalls[k] in _HANGING and _has_finite(words, k, at) for k in range(first + 1, at)
    )


def _is_closed(words: Words, relative: int, at: int) -> bool:
    """Say whether a comma and the main verb ended the relative clause: ", which ..., is"."""
    if words.smalls[relative - 1 : relative] != [","]:
        return False
    for k in range(relative + 2, at - 1):
        if words.smalls[k] == ",":
            follow = k + 1
            while follow < at - 1 and words.is_adverb(follow):
                follow += 1
            return words.is_finite(follow)
    return False


def _has_finite(words: Words, start: int, end: int) -> bool:
    return any(words.is_finite(k) for k in range(start, end))
