"""Lists: what is said of several things at once, dealt out one by one."""

from __future__ import annotations

from typing import Final

from factcheck.claims.examples import deal_out_examples
from factcheck.claims.predicates import is_time
from factcheck.claims.subjects import Run
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import BASE, ING, PARTICIPLE, PAST, forms_of
from factcheck.claims.words import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS, SUBORDINATORS, Words

_MOST: Final = 16
_DESCRIBING: Final = (
    "al",
    "ic",
    "ive",
    "ous",
    "ary",
    "ent",
    "ant",
    "able",
    "ible",
    "ful",
    "ish",
)
_NOUNS_TOO: Final = frozenset(
    "report plan note claim record order offer attack move work study research review support "
    "trade travel touch interview charge change control demand display document award act aid "
    "answer arrest ban base battle benefit bomb budget call campaign care cause challenge cost "
    "cover crash cut damage date deal debate decline defeat design display dispute doubt drive "
    "end estimate exercise experience export extract face fear field fight film fine fire flow "
    "fund gain guard guide harm help hope house import influence interest issue judge land lead "
    "limit link list look loss mark market mass measure mine need number object park part pass "
    "pay place play point post power practice press price process produce profit program project "
    "promise protest purchase quality question race rain range rate reason rest result return "
    "rise risk role rule run sale sanction scale sense service set shape share show sign stage "
    "state step stock storm stress strike struggle style supply surprise talk target tax test "
    "threat top total tour transport treat trip trust turn use value view visit voice vote wage "
    "war waste water welcome win wish wonder yield".split()
)
"""Plain forms of verbs that stand for things as often."""


def deal_out(thread: Thread) -> list[Thread]:
    """Give one thread for each thing listed in the clause; the thread itself if nothing is."""
    examples = deal_out_examples(thread)
    if examples:
        return examples
    first, end = thread.core
    words = thread.words
    kept = {step for step in thread.steps if isinstance(step, int)}
    longest: list[Run] = []
    for at in range(end - 2, first, -1):
        small = words.smalls[at]
        is_added = small == "as" and words.smalls[at + 1 : at + 3] == ["well", "as"]
        if small not in ("and", "or") and not is_added:
            continue
        items = _items(words, at, at + 3 if is_added else at + 1, first, end)
        if len(items) > len(longest) and all(k in kept for run in items for k in range(*run)):
            longest = items
    return _deal(thread, longest) if longest else [thread]


def _deal(thread: Thread, items: list[Run]) -> list[Thread]:
    low, high = items[0][0], items[-1][1]
    dealt = []
    for start, end in items:
        steps = [
            step
            for step in thread.steps
            if isinstance(step, str) or not low <= step < high or start <= step < end
        ]
        dealt.append(thread.keep(steps))
    return dealt


def _items(words: Words, at: int, start: int, first: int, end: int) -> list[Run]:
    """Give the runs of the things listed, of which the last begins at ``start``; none if unsure."""
    close = _item_end(words, start, end)
    if close <= start or start >= end:
        return []
    last = (start, close)
    before = at - 1 if words.smalls[at - 1] == "," else at
    if _is_doing(words, start):
        runs = _runs(words, before, first, last, doing=True)
        if runs:
            return runs
    runs = _runs(words, before, first, last, doing=False)
    if any(words.is_finite(k) for run in runs for k in range(*run)):
        return []
    insides = [words.smalls[slice(*run)] for run in runs]
    if any(inside.count("(") != inside.count(")") for inside in insides):
        return []
    return _with_shared_noun(words, runs) if len(runs) == 2 else runs


def _runs(words: Words, before: int, first: int, last: Run, doing: bool) -> list[Run]:
    """Give the things before the last one too, back to what stands before a list."""
    runs = [last]
    high = low = before
    while low > first:
        if words.smalls[low - 1] == ",":
            if high - low > 8 or high <= low:
                return []
            runs.insert(0, (low, high))
            high = low = low - 1
            continue
        if doing and words.is_mark(low - 1):
            return []
        if doing and _is_doing(words, low):
            break
        if not doing and _starts_list(words, low - 1, low):
            break
        low -= 1
    most = 20 if doing else 9
    if low <= first or high <= low or high - low > most or len(runs) > _MOST:
        return []
    if words.smalls[low] in ("and", "or") or (doing and not _is_doing(words, low)):
        return []
    return [(low, high), *runs]


def _is_doing(words: Words, at: int) -> bool:
    """Say whether a participle begins the thing: "screening and hiring candidates"."""
    return forms_of(words.smalls[at]) == ING and not words.is_capital(at)


def _with_shared_noun(words: Words, runs: list[Run]) -> list[Run]:
    """Leave out of the second thing what both share: "social and environmental change"."""
    (low, high), (start, end) = runs
    if forms_of(words.smalls[start]) & BASE and words.smalls[start] not in _NOUNS_TOO:
        return [] if words.smalls[low - 1] != "to" else runs
    compared = words.smalls[start] == "more" and words.smalls[high - 1].endswith("er")
    described = words.smalls[high - 1].endswith(_DESCRIBING) or compared
    if described and end - start >= 2:
        shared = start + 2 if words.smalls[start] == "more" else start + 1
        if words.smalls[start].endswith(_DESCRIBING) or words.smalls[start] == "more":
            return [(low, high), (start, shared)]
        return []
    return runs


def _starts_list(words: Words, at: int, follows: int) -> bool:
    """Say whether the word stands before the first thing of a list."""
    small = words.smalls[at]
    if small in PREPOSITIONS and ":" in words.smalls[:at]:
        # Behind a colon a list of titles: "Music for the Masses".
        return False
    return (
        small in PREPOSITIONS - {"of"}
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


def _item_end(words: Words, at: int, end: int) -> int:
    """Give where the last thing of a list ends."""
    for k in range(at, end):
        small = words.smalls[k]
        if is_time(words, k):
            continue
        if k > at and (small in PREPOSITIONS - {"of"} or small in SUBORDINATORS):
            return k
        if words.is_mark(k):
            return k
        if k > at and words.is_finite(k):
            return at
        if k > at + 1 and forms_of(small) & (PAST | PARTICIPLE) and k + 1 < end:
            return k
    return end
