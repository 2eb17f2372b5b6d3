"""Examples: what "such as" and "including" name, dealt out beside what they are examples of."""

from __future__ import annotations

from typing import Final

from factcheck.claims.subjects import Run
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import ING, PARTICIPLE, forms_of
from factcheck.claims.words import DETERMINERS, PREPOSITIONS, SUBORDINATORS, Words

_MOST: Final = 16
_DENYING: Final = frozenset("no few fewer none not neither hardly without".split())
"""In a class that is said with these an example in its place would turn the claim round."""
_SEVERAL: Final = frozenset("people women men children media data".split())


def deal_out_examples(thread: Thread) -> list[Thread] | None:
    """Give the claim without its examples, and one with each example in the place of the class.

    "It calls at many ports, including Oslo and Moss" gives that it calls at many ports, that it
    calls at Oslo, and that it calls at Moss. ``None`` where there are no examples.
    """
    words = thread.words
    first, end = thread.core
    for at in range(first + 2, end - 1):
        start = _opens(words, at)
        if not start or start >= end:
            continue
        runs, close = read_list(words, start, end)
        left = at - 1 if words.smalls[at - 1] in (",", "(") else at
        is_doing = forms_of(words.smalls[start]) == ING
        genus = (_doing_before if is_doing else _class_before)(words, left, first)
        if words.smalls[first] == "there":
            continue
        if not runs or genus is None or not _DENYING.isdisjoint(words.smalls[genus[0] : left]):
            continue
        if words.smalls[left] == "(" and close < end and words.smalls[close] == ")":
            close += 1
        rest = thread.without(left, close)
        kept = {step for step in thread.steps if isinstance(step, int)}
        if not all(place in kept for place in range(genus[0], close)):
            continue
        lead = genus[0]
        dealt = [rest]
        for run in runs:
            low = lead
            if words.smalls[run[0]] in PREPOSITIONS and words.smalls[lead - 1] in PREPOSITIONS:
                low = lead - 1
            steps = [
                step
                for step in thread.steps
                if isinstance(step, str) or not low <= step < close or run[0] <= step < run[1]
            ]
            dealt.append(thread.keep(steps, (first, min(end, close))))
        return dealt
    return None


def _opens(words: Words, at: int) -> int:
    """Give where the examples begin that the word at ``at`` announces, 0 if it does not."""
    small = words.smalls[at]
    comma = words.smalls[at - 1] in (",", "(")
    if small == "such" and words.smalls[at + 1 : at + 2] == ["as"]:
        return at + 2
    if small == "including" and (comma or words.smalls[at - 1].endswith("s")):
        return at + 1
    if small == "like" and comma:
        return at + 1
    return 0


def read_list(words: Words, start: int, end: int) -> tuple[list[Run], int]:
    """Give the things listed from ``start`` on, and where the list ends; none if it is unclear."""
    close = _list_end(words, start, end)
    joints = [at for at in range(start, close) if words.smalls[at] in ("and", "or")]
    commas = [at for at in range(start, close) if words.smalls[at] == ","]
    cuts: list[Run] = []
    last = max((at for at in joints), default=-1)
    serial = next((at for at in reversed(joints) if at and words.smalls[at - 1] == ","), -1)
    if serial >= 0:
        cuts = [(at, at + 1) for at in commas if at < serial - 1] + [(serial - 1, serial + 1)]
    elif commas and last > commas[-1]:
        cuts = [(at, at + 1) for at in commas] + [(last, last + 1)]
    elif not commas and last >= 0:
        cuts = [(last, last + 1)]
    elif commas:
        return [], close
    runs: list[Run] = []
    low = start
    for left, right in cuts:
        runs.append((low, left))
        low = right
    runs.append((low, close))
    if any(stop <= begin for begin, stop in runs) or len(runs) > _MOST:
        return [], close
    return runs, close


def _list_end(words: Words, start: int, end: int) -> int:
    depth = 0
    for at in range(start, end):
        small = words.smalls[at]
        if small == "(":
            depth += 1
        elif small == ")":
            if not depth:
                return at
            depth -= 1
        elif small in (";", ":", "–", "—"):
            return at
        elif small == "such" and words.smalls[at + 1 : at + 2] == ["as"]:
            # "ports such as Oslo and Moss, and lakes such as": the lakes are no ports.
            return _before_joint(words, start, at)
        elif at > start and words.is_finite(at) and not words.is_capital(at):
            # The verb of the main clause, or of a clause that hangs on the last thing.
            return _before_verb(words, start, at)
        elif small in SUBORDINATORS and small not in ("before", "after", "since", "until", "once"):
            return at - 1 if words.smalls[at - 1] == "," else at
    return end


def _before_joint(words: Words, start: int, end: int) -> int:
    for at in range(end - 1, start, -1):
        if words.smalls[at] in ("and", "or", ","):
            return at - 1 if words.smalls[at - 1] == "," else at
    return end


def _before_verb(words: Words, start: int, verb: int) -> int:
    for at in range(verb - 1, start, -1):
        if words.smalls[at] == ",":
            return at
    return verb


def _doing_before(words: Words, end: int, first: int) -> Run | None:
    """Give the phrase with its participle: "responsible for running the port, including ..."."""
    for at in range(end - 1, first, -1):
        if words.is_mark(at) or words.is_finite(at):
            return None
        if forms_of(words.smalls[at]) == ING and words.smalls[at - 1] in PREPOSITIONS:
            return at, end
    return None


def _class_before(words: Words, end: int, first: int) -> Run | None:
    """Give the phrase whose examples follow: the last one in the plural before ``end``."""
    at = end - 1
    while at > first:
        small = words.smalls[at]
        hangs = forms_of(small) & PARTICIPLE and words.smalls[at + 1] in PREPOSITIONS
        if words.is_mark(at) or (words.is_finite(at) and not hangs):
            return None
        if small.endswith("s") and not small.endswith(("ss", "'s")) and small not in PREPOSITIONS:
            break
        if small in _SEVERAL:
            break
        at -= 1
    if at <= first:
        return None
    low = at
    while low > first:
        left = words.smalls[low - 1]
        if words.is_mark(low - 1) or words.is_finite(low - 1) or left in SUBORDINATORS:
            break
        if left in PREPOSITIONS and left != "of":
            break
        forms = forms_of(left)
        if forms and (forms == ING or (forms & PARTICIPLE and words.smalls[low] in DETERMINERS)):
            break
        if left == "of" and words.smalls[low - 2] in ("and", "or"):
            break
        low -= 1
    return (low, end) if low > first else None
