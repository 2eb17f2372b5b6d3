"""Nesting: whether a joint lies in the clause that it seems to divide, or in one within that."""

from __future__ import annotations

from typing import Final

from factcheck.claims.openings import has_own_subject, is_time
from factcheck.claims.subjects import Run
from factcheck.claims.verbs import PARTICIPLE, THIRD, forms_of
from factcheck.claims.words import (
    DETERMINERS,
    FINITE,
    HAVE,
    MODALS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    Words,
)

JOINERS: Final = frozenset("and but while whereas yet".split())
"""Words that may join two clauses."""
_PERSONS: Final = frozenset("he she it they we i".split())
_OPENERS: Final = JOINERS | {"so", "or"}
_RELATIVE: Final = frozenset("who which that whose where when how what".split())
_HANGING: Final = frozenset("as since while whereas until after before once when".split())
_MODAL: Final = MODALS | {"never", "no"}
_WISHING: Final = frozenset("would should want wants wanted hope hopes hoped prefer".split())
_ASKING: Final = frozenset(
    "why because that how whether what where when as while like both after before since until "
    "once".split()
)


def is_supposed(words: Words, before: Run, joiner: int, comma: bool) -> bool:
    """Say whether what "while" joins may be part of what is wished, and so is not said to be so.

    "does not want to wait while the boat sinks", "would see it go, while the pier stays".
    """
    if _MODAL.isdisjoint(words.smalls[slice(*before)]):
        return False
    verb = words.find_finite(joiner + 1, len(words), joiner)
    return not comma or (
        not _WISHING.isdisjoint(words.smalls[slice(*before)])
        and bool(forms_of(words.smalls[verb]) & THIRD)
    )


def is_full(words: Words, first: int, at: int) -> bool:
    """Say whether every relative before has its verb: "a man that cares, and his boat is"."""
    places = [k for k in range(first, at) if words.smalls[k] in _RELATIVE]
    return all(
        words.smalls[k] in ("who", "which", "that") and words.is_finite(k + 1) for k in places
    ) and _HANGING.isdisjoint(words.smalls[first + 1 : at])


def is_ready(words: Words, first: int, at: int) -> bool:
    """Say whether what a comma or a joiner began has its verb: ", and his oil and gas firms".

    Otherwise the names on both sides may do together what is said: "then Odeh and Berg left",
    "after Odeh and Berg left".
    """
    places = range(at - 1, first, -1)
    opened = next((k for k in places if _opens_anew(words, k)), first)
    asks = next((k for k in places if words.smalls[k] in _ASKING), opened)
    return words.has_finite(opened, at) and (asks == opened or words.has_finite(asks + 1, at))


def _opens_anew(words: Words, at: int) -> bool:
    """Say whether a clause may begin behind the comma at ``at``, or the joiner behind a comma."""
    small = words.smalls[at]
    if small in _OPENERS:
        return words.smalls[at - 1] == ","
    if small != ",":
        return False
    head = at + 2 if words.smalls[at + 1] == "then" else at + 1
    is_noun = words.is_capital(head) or words.smalls[head] in DETERMINERS
    return is_noun and words.smalls[head] not in PREPOSITIONS


def closes(words: Words, first: int, at: int) -> bool:
    """Say whether the comma ends what another one set off: "The deal, signed in 2015, covers"."""
    opened = next((k for k in range(first, at) if words.smalls[k] == ","), at)
    begins = opened + 2 if opened + 1 < at and words.is_adverb(opened + 1) else opened + 1
    is_set_off = words.is_finite(begins) or bool(forms_of(words.smalls[begins]) & PARTICIPLE)
    if is_set_off and not words.has_finite(first, opened):
        return True
    return is_open_relative(words, first, at)


def is_open_relative(words: Words, first: int, at: int) -> bool:
    """Say whether the joint lies in a clause that hangs on another, as what follows may."""
    for k in range(first, at):
        if words.smalls[k] in _RELATIVE and not _is_closed(words, k, at):
            return True
    return any(words.smalls[k] in _HANGING and _hangs(words, k, at) for k in range(first + 1, at))


def _hangs(words: Words, opens: int, at: int) -> bool:
    """Say whether a clause hangs on the word: "as ascorbic acid, is" has no verb of its own."""
    end = next((k for k in range(opens + 1, at) if words.smalls[k] == ","), at)
    return words.has_finite(opens, end) or (end < at and not words.is_finite(end + 1)
        and words.has_finite(end, at))  # fmt: skip


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


def is_passed(words: Words, verb: int, at: int) -> bool:
    """Say whether something with its own subject began before: ", so the boat sank and"."""
    if any(words.smalls[k] in _PERSONS and words.is_finite(k + 1) for k in range(verb + 1, at - 1)):
        # "in the time it takes she drops and finds it": it is not told who finds it.
        return True
    return any(
        words.smalls[k] == "," and (words.smalls[k + 1] == "with" or (
            words.smalls[k + 1] in _OPENERS and has_own_subject(words, k + 2, True)
        )) for k in range(verb, at - 2)
    )  # fmt: skip


def _behind_participle(words: Words, verb: int, at: int) -> int:
    """Give the verb itself, or the one behind a participle: "jets with their lights off have"."""
    if not forms_of(words.smalls[verb]) & PARTICIPLE or words.smalls[verb] in FINITE:
        return verb
    for k in range(verb + 1, min(verb + 9, at)):
        small = words.smalls[k]
        if words.is_mark(k) or small in JOINERS or small in SUBORDINATORS or small in SUBJECTS:
            break
        if (small in FINITE or small in HAVE) and words.is_finite(k):
            return k
    return verb


def main_verb(words: Words, first: int, at: int) -> int | None:
    """Give the verb of the clause, over one that "who" or "which" sets into its subject.

    ``None`` where it is not clear which that is.
    """
    verb = words.find_finite(first, at)
    if verb is None:
        return None
    if words.smalls[first] in _HANGING or words.smalls[first] in ("although", "though", "because"):
        # "After the storm had passed, the ferry sailed and"
        close = next((k for k in range(verb, at) if words.smalls[k] == ","), at)
        return words.find_finite(close, at)
    relative = next((k for k in range(first + 1, verb) if words.smalls[k] in _RELATIVE), None)
    if relative is None or is_time(words, relative):
        return _behind_participle(words, verb, at)
    close = next((k for k in range(verb, at) if words.smalls[k] == ","), at)
    if words.smalls[relative - 1] != ",":
        return None
    return words.find_finite(close, at)
