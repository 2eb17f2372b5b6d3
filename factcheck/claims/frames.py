"""Frames: what says of a whole sentence whose word it is, and so belongs to each of its parts."""

from __future__ import annotations

from typing import Final

from factcheck.claims import reporting
from factcheck.claims.subjects import TAIL_STARTS, Run, find_subject
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import ING
from factcheck.claims.words import Words

_LONGEST_HEAD: Final = 18
_LONGEST_TAIL: Final = 16
_MOST_COMMAS: Final = 3
_SHORTEST_BODY: Final = 4
_CUES: Final = frozenset(
    form for form, (kinds, _) in reporting.CUES.items() if kinds & reporting.SPEECH
)
_SIGNS: Final = _CUES | {"according"}


def find_body(words: Words) -> Run:
    """Give the words between "According to the board, ..." and "..., the board said"."""
    if _SIGNS.isdisjoint(words.smalls):
        return 0, len(words)
    first, end = _head_end(words), _tail_start(words)
    return (first, end) if end - first >= _SHORTEST_BODY else (0, len(words))


def frame(thread: Thread, body: Run) -> Thread:
    """Put what frames the ``body`` of the sentence around one part of it."""
    first, end = body
    words = thread.words
    steps = thread.steps
    if first:
        steps = [*range(first - 1), ",", *steps]
    if end < len(words):
        steps = [*steps, ",", *range(end + 1, len(words))]
    return thread.keep(steps)


def _head_end(words: Words) -> int:
    if words.smalls[:2] != ["according", "to"]:
        return 0
    comma = next((at for at in range(3, len(words)) if words.smalls[at] == ","), len(words))
    return comma + 1 if comma <= min(_LONGEST_HEAD, len(words) - _SHORTEST_BODY) else 0


def _tail_start(words: Words) -> int:
    size = len(words)
    least = max(_SHORTEST_BODY, size - _LONGEST_TAIL)
    commas = [at for at in range(size - 1, least - 1, -1) if words.smalls[at] == ","]
    # Behind the speaker there may be commas too: "..., said Odeh, the harbour master".
    for comma in commas[:_MOST_COMMAS]:
        if words.smalls[comma + 1 : comma + 3] == ["according", "to"]:
            return comma
        if not words.has_finite(0, comma):
            return size
        cues = (at for at in range(comma + 1, size) if words.smalls[at] in _CUES)
        if any(_is_cue(words, at, comma) for at in cues):
            return comma
    return size


def _is_cue(words: Words, at: int, comma: int) -> bool:
    """Say whether a verb of saying stands there with its speaker, and nothing that is said."""
    size = len(words)
    kinds, forms = reporting.CUES.get(words.smalls[at], (0, 0))
    if (
        forms == ING
        or not kinds & reporting.SPEECH
        or any(words.is_finite(k) for k in range(comma + 1, size) if k != at)
    ):
        return False
    after = words.smalls[at + 1] if at + 1 < size else ""
    if at == comma + 1:
        is_thing = words.smalls[at] in reporting.NOUN_FORMS
        return after not in ("", "to") and not is_thing and not words.is_mark(at + 1)
    is_open = not after or (after in TAIL_STARTS and after != "to") or words.is_adverb(at + 1)
    if not is_open and not kinds & reporting.TOLD:
        return False
    subject = find_subject(words, at, comma + 1)
    return subject is not None and subject[0] == comma + 1
