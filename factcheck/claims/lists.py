"""Lists: what is said of several things at once, dealt out one by one."""

from __future__ import annotations

from typing import Final

from factcheck.claims.examples import deal_out_examples
from factcheck.claims.openings import is_time
from factcheck.claims.shared_words import (
    is_doing,
    shared_head,
    with_shared_noun,
    with_shared_things,
    without_shared_end,
)
from factcheck.claims.subjects import Run
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import BASE, ING, NOUNS_TOO, PARTICIPLE, PAST, THIRD, forms_of
from factcheck.claims.words import (
    BE,
    DETERMINERS,
    FINITE,
    HAVE,
    LOOSE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
    Words,
)

_MOST: Final = 16
_ITEM_ENDS: Final = LOOSE | {"but", "yet", "nor", "not"}
_OPEN: Final = frozenset("can could may might would".split())
"""What can be one thing or another can be each; what is one or another is not each."""
_NAMING: Final = BE | frozenset("include includes included".split())
_TOGETHER: Final = frozenset("between among both".split())
_NO_AIM: Final = frozenset("due according".split())
_FARTHEST: Final = 30
_OBJECTS: Final = tuple([word] for word in DETERMINERS)


def deal_out(thread: Thread) -> list[Thread]:
    """Give one thread for each thing listed in the clause; the thread itself if nothing is.

    What is said without its examples may hold a list too, or more examples.
    """
    examples = deal_out_examples(thread)
    if not examples:
        return _deal_list(thread)
    return [*deal_out(examples[0].settled()), *examples[1:]]


def _deal_list(thread: Thread) -> list[Thread]:
    first, end = thread.core
    words = thread.words
    kept = {step for step in thread.steps if isinstance(step, int)}
    longest: list[Run] = []
    for at in range(end - 2, first, -1):
        small = words.smalls[at]
        is_added = small == "as" and words.smalls[at + 1 : at + 3] == ["well", "as"]
        if small not in ("and", "or") and not is_added:
            continue
        if small == "or" and _OPEN.isdisjoint(words.smalls[first:at]):
            continue
        items = _items(words, at, at + 3 if is_added else at + 1, first, end)
        if _size(items) > _size(longest) and all(k in kept for run in items for k in range(*run)):
            longest = items
    if not longest:
        return [thread]
    dealt = _deal(thread, longest)
    starts = [start for start, _ in longest]
    if not all(is_doing(words, at) or _is_plain_verb(words, at) for at in starts):
        return dealt
    # What is done to several things at once is dealt out in its turn.
    own = [each.keep(each.steps, run) for each, run in zip(dealt, longest, strict=True)]
    return [inner for each in own for inner in _deal_list(each.settled())]


def _size(items: list[Run]) -> tuple[int, int]:
    """Give how many things there are, and over how many words they go."""
    return len(items), items[-1][1] - items[0][0] if items else 0


def _deal(thread: Thread, items: list[Run]) -> list[Thread]:
    items = without_shared_end(thread.words, items)
    low, high = items[0][0], items[-1][1]
    dealt = []
    for start, end in items:
        steps: list[int | str] = []
        for step in thread.steps:
            if step == start:
                steps.extend(shared_head(thread.words, items[0], (start, end)))
            if isinstance(step, str) or not low <= step < high or start <= step < end:
                steps.append(step)
        dealt.append(thread.keep(steps))
    return dealt


def _items(words: Words, at: int, start: int, first: int, end: int) -> list[Run]:
    """Give the runs of the things listed, of which the last begins at ``start``; none if unsure."""
    close = _item_end(words, start, end)
    if close <= start or start >= end:
        return []
    last = (start, close)
    before = at - 1 if words.smalls[at - 1] == "," else at
    alike = _alike(words, before, (start, end), first)
    if alike:
        return alike
    if is_doing(words, start):
        runs = _runs(words, before, first, last, doing=True)
        if runs and any(high - low > 1 for low, high in runs[:-1]):
            stop = next((k for k in range(start, end) if words.is_mark(k)), end)
            return [*runs[:-1], (start, stop)]
        if runs or (close > start + 1 and before == at):
            return runs
    runs = _runs(words, before, first, last, doing=False)
    if not runs or _is_no_list(words, runs, first, end):
        return []
    if words.smalls[start] in ("a", "an") and words.smalls[runs[0][0]] not in DETERMINERS:
        # "songs, dances and a play about the sea": only the play is about it.
        stop = next((k for k in range(start, end) if words.is_mark(k)), end)
        return [*runs[:-1], (start, stop)]
    return with_shared_noun(words, runs) if len(runs) == 2 else with_shared_things(words, runs)


def _is_no_list(words: Words, runs: list[Run], first: int, end: int) -> bool:
    """Say whether what looks like a list is a name, holds verbs, or is not true of each thing."""
    low, (start, close) = runs[0][0], runs[-1]
    left = words.smalls[low - 1]
    if any(words.is_finite(k) for run in runs for k in range(*run)) or _is_one_name(words, runs):
        return True
    inner = [k + 1 for k in range(start, close) if words.smalls[k] == "and"]
    if any(_is_verb_too(words, k, first) for k in (start, *inner)):
        return True
    if any(_is_plain_verb(words, k) for k in range(start + 1, close)):
        # "like Oslo and Moss welcome guests": the list ends before its verb.
        return True
    if any(_is_plain_verb(words, at) for at, _ in runs) and left != "to":
        return True
    if close < end and words.smalls[close] == left != "of":
        # "stars Berg as a fisherman and Voss as his daughter"
        return True
    if left in _TOGETHER or (left == ":" and words.smalls[low - 2] not in _NAMING):
        # "There are two boats: the old one and the new one" is not true of each.
        return True
    insides = [words.smalls[slice(*run)] for run in runs]
    if any(inside.count("(") != inside.count(")") for inside in insides):
        return True
    return words.smalls[start] == "that" or (words.is_adverb(start) and len(runs) == 2)


def _alike(words: Words, before: int, last: Run, first: int) -> list[Run]:
    """Give things that begin alike, each to its end: "by heat or by frost".

    Those that "to" stands before too: "agreed to sell the boat, pay the crew and close the pier".
    """
    start, end = last
    small = words.smalls[start]
    is_place = small in PREPOSITIONS
    if not is_place and (not _is_plain_verb(words, start) or "such" in words.smalls[first:before]):
        return []
    close = next((k for k in range(start, end) if words.is_mark(k)), end)
    if is_place and words.has_finite(start, close) and small != "to":
        return []
    runs = [(start, close)]
    high = before
    for k in range(before - 1, max(first, before - _FARTHEST), -1):
        if not (words.smalls[k] == small if is_place else _is_plain_verb(words, k)):
            continue
        left = words.smalls[k - 1]
        if left == ",":
            runs.insert(0, (k, high))
            high = k - 1
        elif is_place or left == "to":
            # "to buy and repair boats": what is repaired is bought too.
            is_whole = high - k > 1 and words.smalls[k - 2] not in _NO_AIM
            is_whole = is_whole and not _has_own_verb(words, k, high)
            return [(k, high), *runs] if is_whole else []
    return runs if is_place and len(runs) > 1 else []


def _has_own_verb(words: Words, start: int, end: int) -> bool:
    """Say whether the clause goes on with its verb there: "ways to go would be these or those"."""
    verb = next((k for k in range(start, end) if words.smalls[k] in FINITE), end)
    return verb < end and SUBORDINATORS.isdisjoint(words.smalls[start:verb])


def _is_verb_too(words: Words, at: int, first: int) -> bool:
    """Say whether a second verb may stand where the last thing seems to: "and owned by firms"."""
    if at >= len(words):
        return False
    after = words.smalls[at + 1] if at + 1 < len(words) else ""
    forms = forms_of(words.smalls[at])
    if forms & PARTICIPLE and not words.is_capital(at):
        return after in DETERMINERS or after in ("by", "in", "on", "at", "from", "for")
    if forms & THIRD and after == "that":
        return True
    if not forms & THIRD or after not in PREPOSITIONS - {"of", "in", "for"}:
        return False
    return any(words.is_finite(k) and forms_of(words.smalls[k]) & THIRD for k in range(first, at))


def _is_plain_verb(words: Words, at: int) -> bool:
    """Say whether a verb in its plain form stands there, and no noun."""
    small = words.smalls[at]
    if not forms_of(small) & BASE or words.is_capital(at):
        return False
    return small not in NOUNS_TOO or words.smalls[at + 1 : at + 2] in _OBJECTS


def _is_one_name(words: Words, runs: list[Run]) -> bool:
    """Say whether the list is part of a name: "Minister for Trade, Ports and Roads"."""
    low = runs[0][0] if runs else 0
    return (
        low > 1
        and words.smalls[low - 1] == "for"
        and words.is_capital(low - 2)
        and len(runs) > 1
        and all(words.is_capital(start) and end - start <= 2 for start, end in runs[:-1])
        and words.is_capital(runs[-1][0])
    )


def _runs(words: Words, before: int, first: int, last: Run, doing: bool) -> list[Run]:
    """Give the things before the last one too, back to what stands before a list."""
    runs = [last]
    high = low = before
    while low > first:
        if doing and low == first + 1 and is_doing(words, low):
            break
        if words.smalls[low - 1] == ",":
            if high - low > 8 or high <= low:
                return []
            runs.insert(0, (low, high))
            high = low = low - 1
            continue
        if doing and words.is_mark(low - 1):
            return []
        if doing and is_doing(words, low):
            break
        is_end = low == high and forms_of(words.smalls[low - 1]) == ING
        if not doing and not is_end and _starts_list(words, low - 1, low):
            break
        low -= 1
    most = 20 if doing else 9
    if low <= first or high <= low or high - low > most or len(runs) > _MOST:
        return []
    if words.smalls[low] in ("and", "or") or (doing and not is_doing(words, low)):
        return []
    return [(low, high), *runs]


def _starts_list(words: Words, at: int, follows: int) -> bool:
    """Say whether the word stands before the first thing of a list."""
    small = words.smalls[at]
    if small in PREPOSITIONS and ":" in words.smalls[:at]:
        # Behind a colon a list of titles: "Music for the Masses".
        return False
    if small in ("over", "about", "around", "under") and words.smalls[follows][0].isdigit():
        return False
    return (
        small in LOOSE
        or (_is_helped(words, at) and bool(forms_of(small) & PARTICIPLE))
        or any(small in kind for kind in (BE, HAVE, MODALS, SUBORDINATORS))
        or small in (":", "such", "include", "includes", "included")
        or words.is_finite(at)
        or (at > 0 and words.smalls[at - 1] in MODALS and bool(forms_of(small) & BASE))
        or (
            small == "of"
            and words.smalls[follows] not in DETERMINERS
            and not (words.is_capital(at - 1) and words.is_capital(follows))
        )
        or (forms_of(small) == ING and not words.is_capital(at))
    )


def _is_helped(words: Words, at: int) -> bool:
    """Say whether an auxiliary stands before, adverbs between them left out: "had not seen"."""
    at -= 1
    while at > 0 and words.is_adverb(at) and words.smalls[at] not in HAVE:
        at -= 1
    return at >= 0 and (words.smalls[at] in HAVE or words.smalls[at] in BE)


def _item_end(words: Words, at: int, end: int) -> int:
    """Give where the last thing of a list ends."""
    for k in range(at, end):
        small = words.smalls[k]
        if is_time(words, k):
            continue
        if small == "that" and k == at + 1 and is_doing(words, at):
            return end
        if k > at and (small in _ITEM_ENDS or small in SUBORDINATORS):
            return k
        if words.is_mark(k):
            return k
        if k == at + 1 < end - 1 and is_doing(words, at) and forms_of(small) & PARTICIPLE:
            # "attracting qualified crews"
            continue
        if k > at and words.is_finite(k):
            return at
        if k > at + 1 and forms_of(small) & (PAST | PARTICIPLE) and k + 1 < end:
            return k
    return end
