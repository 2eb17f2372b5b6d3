"""Subjects: who does what a verb says, as far as the words before it tell."""

from __future__ import annotations

from typing import Final

from factcheck.claims.reporting import CUES
from factcheck.claims.verbs import ING, forms_of
from factcheck.claims.words import (
    BE,
    DETERMINERS,
    HAVE,
    JOINERS,
    LOOSE,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Words,
)

Run = tuple[int, int]
"""A run of words, half-open, by their places."""

_PERSONS: Final = frozenset("he she it they we i you who which everyone nobody".split())
_TITLES: Final = frozenset("of for at in on from with to the and &".split())
_WHICH: Final = frozenset("last this next that".split())
_TIMES: Final = frozenset("year month week day night morning evening summer autumn winter".split())
_NO_HEADS: Final = frozenset(
    "a an the its their our my your such every no certain gonna wanna gotta".split()
)
_BEHIND_NOUNS: Final = frozenset("alone together here there".split())
"""Adverbs that belong to the noun before them: "his wish to act alone angered them"."""
_MOST: Final = 24
_LONGEST: Final = 60
TAIL_STARTS: Final = PREPOSITIONS | frozenset(
    "when while as who yesterday today tomorrow later earlier last this "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that begin what is told beside the name of a speaker: when, where, how."""
_WITHIN_NAMES: Final = frozenset("of for to with at from".split())
_WHEN: Final = frozenset(
    "when while after before during yesterday today tomorrow later earlier last "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_CUTS: Final = frozenset("but while although though whereas adding".split())


def verb_group(words: Words, at: int, low: int = 0) -> int:
    """Give where the group of verbs ends at ``at`` begins: "has since been", "did not"."""
    while at > low:
        small = words.smalls[at - 1]
        is_part = small in BE or small in HAVE or small in MODALS or words.is_adverb(at - 1)
        if small in _BEHIND_NOUNS:
            break
        if "'" in small and small.partition("'")[0] in _PERSONS:
            # "you've"
            break
        is_alone = at - 2 < low or words.is_mark(at - 2) or words.smalls[at - 2] in JOINERS
        if not is_part or (small in ("both", "all", "himself") and is_alone):
            break
        at -= 1
    return at


def find_subject(words: Words, at: int, low: int = 0) -> Run | None:
    """Give the noun phrase before the verb group at ``at``, its apposition included.

    Nothing before the word ``low`` is looked at. ``None`` where no subject is seen.
    """
    if at - 1 > low and words.smalls[at - 1] in ("“", '"', "``", "''"):
        at -= 1
    last = at - 1
    if last < low:
        return None
    small = words.smalls[last]
    if small in _PERSONS or ("'" in small and small.partition("'")[0] in _PERSONS):
        return last, at
    if small == ")":
        opened = _find_back(words, last, low, "(")
        inner = find_subject(words, opened, low) if opened > low else None
        return (inner[0], at) if inner else None
    if small in (",", "–", "—"):
        return _before_apposition(words, last, low)
    first = None if small in _NO_HEADS else _phrase_start(words, last, low)
    return (first, at) if first is not None else None


def head_of(words: Words, run: Run) -> Run:
    """Give the phrase without what is set after it: "Odeh, the harbour master" is "Odeh"."""
    for at in range(run[0] + 1, run[1]):
        if words.smalls[at] in (",", "(", "–", "—", "who", "whose", "whom", "which", "that"):
            return run[0], at
    return run


def _before_apposition(words: Words, last: int, low: int) -> Run | None:
    mark = words.smalls[last]
    opened = _find_back(words, last, low, mark)
    if opened <= low or last - opened > 40:
        return None
    inside = words.smalls[opened + 1]
    finite = words.has_finite(opened + 1, last)
    relatives = ("who", "whose", "which", "whom", "where", "that")
    if finite and not any(words.smalls[k] in relatives for k in range(opened + 1, last)):
        return None
    first = _phrase_start(words, opened - 1, low)
    if first is None:
        return None
    if first - 2 >= low and words.smalls[first - 1] == "," and _is_set_after(words, first, opened):
        # Odeh, 61, the harbour master: more than one thing is set after the name.
        further = _phrase_start(words, first - 2, low)
        first = further if further is not None else first
    if inside in LOOSE or forms_of(inside) & ING or words.is_adverb(opened + 1):
        return first, opened
    return first, last


def _is_set_after(words: Words, first: int, end: int) -> bool:
    """Say whether the phrase is itself set after a name."""
    named = words.is_capital(first - 2) and words.smalls[first] in DETERMINERS
    return named or words.smalls[end - 1].isdigit()


def _phrase_start(words: Words, last: int, low: int) -> int | None:
    """Give where the noun phrase begins that ends with the word ``last``."""
    if words.is_mark(last) and words.smalls[last] != ")":
        return None
    at = last
    least = max(low, last - _MOST)
    while at >= least:
        small = words.smalls[at]
        if small == ")":
            opened = _find_back(words, at, least, "(")
            if opened <= least:
                break
            at = opened - 1
            continue
        if words.is_mark(at) or (small in SUBORDINATORS and at < last) or small in ("but", "so"):
            break
        if at < last and words.is_finite(at):
            break
        if small in ("and", "or", "nor") and _has_verb_before(words, at, least):
            break
        at -= 1
    first = at + 1
    if last - first >= _MOST - 1:
        return None
    while first <= last and (
        words.smalls[first] in JOINERS
        or (words.is_adverb(first) and words.smalls[first] not in ("all", "both", "only"))
    ):
        first += 1
    if first + 1 < last and words.smalls[first] in _WHICH and words.smalls[first + 1] in _TIMES:
        # "Last week the mayor"
        first += 2
    if first > last:
        return None
    if words.smalls[first] in PREPOSITIONS:
        return _after_adverbial(words, first, last)
    if words.smalls[first] in ("to", "there", "not", "let's"):
        return None
    return first


def _after_adverbial(words: Words, first: int, last: int) -> int | None:
    """Give where the subject begins behind an adverbial with no comma: "In a report the board"."""
    for at in range(last, first + 1, -1):
        small, left = words.smalls[at], words.smalls[at - 1]
        if small in DETERMINERS and left not in PREPOSITIONS and left not in DETERMINERS:
            return at
        if words.is_capital(at) and not words.is_capital(at - 1):
            is_free = left not in PREPOSITIONS and left not in DETERMINERS and left not in JOINERS
            if is_free and at > first + 1:
                return at
    return None


def _has_verb_before(words: Words, at: int, low: int) -> bool:
    """Say whether a clause with a verb of its own ends at the joiner."""
    for k in range(at - 1, low - 1, -1):
        if words.smalls[k] in (";", "”", '"'):
            return False
        if words.is_finite(k) or forms_of(words.smalls[k]) & ING:
            return True
    return False


def _find_back(words: Words, at: int, low: int, mark: str) -> int:
    """Give the place of ``mark`` before ``at``, at most forty words off; -1 if it is not there."""
    for k in range(at - 1, max(low - 1, at - 42), -1):
        if words.smalls[k] == mark:
            return k
        if words.smalls[k] in ("“", "”", '"', ";"):
            return -1
    return -1


def phrase_end(words: Words, first: int, size: int) -> int:
    """Give where the noun phrase behind a cue ends, what is set after the name included."""
    at = first
    described = False
    size = min(size, first + _LONGEST)
    while at < size:
        small = words.smalls[at]
        if small in ("“", "”", '"', ";", ":", "``", "''", "–", "—"):
            return at
        if small in TAIL_STARTS and small not in _WITHIN_NAMES:
            if at == first:
                return first
            if small in _WHEN or not described:
                return at
        if small == ",":
            after = words.smalls[at + 1] if at + 1 < size else ""
            is_set_after = after in (
                "a",
                "an",
                "the",
                "who",
                "whose",
                "which",
                "chief",
                "former",
                "head",
            ) or (
                after
                and not words.is_mark(at + 1)
                and after not in PREPOSITIONS
                and after not in JOINERS
                and after not in SUBORDINATORS
                and not words.is_adverb(at + 1)
                and after not in PRONOUNS
                and not CUES.get(after, (0, 0))[1] & ING
            )
            if not is_set_after:
                return at
            described = True
        elif at > first and small in _CUTS:
            return at
        at += 1
    return at
