"""Relatives: what "who" and "which" say of a name, as a claim of its own."""

from __future__ import annotations

from typing import Final

from factcheck.claims import reporting
from factcheck.claims.antecedents import is_plural
from factcheck.claims.openings import TIMES
from factcheck.claims.phrases import name_before
from factcheck.claims.subjects import find_subject, verb_group
from factcheck.claims.threads import Thread
from factcheck.claims.verbs import BASE, ING, NOUNS_TOO, PARTICIPLE, PAST, THIRD, forms_of
from factcheck.claims.words import (
    AUXILIARIES,
    BE,
    BINDERS,
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

_HANGING: Final = frozenset("as when while where after before".split())
_AGENTS: Final = frozenset("by in on from as at for".split())
_GUESSING: Final = frozenset("may might could would".split())
"""What "which" may or might do is mostly said of the whole clause."""
_PLACES: Final = frozenset("capital city town village province island region district".split())
"""Behind these "who" speaks of somebody before them: "a judge in Oslo, the capital, who"."""
_OF_ALL: Final = frozenset(
    "makes made means meant leads led causes caused forces forced prompts prompted lets let leaves "
    "allows allowed raises raised".split()
)
"""What "which" does with these is mostly done by all that is told before: "which makes him"."""
_ANYONE: Final = frozenset("someone anyone everyone those one ones anybody somebody people".split())
_EMPTY: Final = frozenset("this that there it what ( )".split())
_UNCLEAR: Final = frozenset(
    "and or in at on since during until near from outside inside around across between over after "
    "before despite".split()
)
"""Behind these what follows may speak of what stands before them: "the mill near Oslo, which"."""
_LINKING: Final = frozenset("why because where when how what that something".split())


def take_relative(thread: Thread, fully: bool) -> tuple[Thread, Thread] | None:
    """Read "..., who sold the boat, ..." and, of what somebody is, "a broker who sold it"."""
    words = thread.words
    first, end = thread.core
    for at in range(first + 1, end - 2):
        small = words.smalls[at]
        if small not in ("who", "which", "that") or words.smalls[at - 1] in PREPOSITIONS:
            continue
        comma = words.smalls[at - 1] == ","
        verb = _verb_after(words, at, end)
        if verb is None or (small == "that" and comma) or words.smalls[at + 2] in _LINKING:
            continue
        after = words.smalls[verb + 1] if verb + 1 < end else ""
        told, _ = reporting.CUES.get(after, (0, 0))
        if told & reporting.CLAUSE and words.smalls[verb] not in AUXILIARIES:
            # "which critics say is dear"
            continue
        close = _closing(words, at, first, end)
        if words.smalls[close - 1] in reporting.CUES and words.smalls[close : close + 2] == [
            ",",
            "that",
        ]:
            # "which seem to say, that the boat is late"
            continue
        if comma:
            antecedent = _set_off(words, at, verb, (first, close, end), fully)
        else:
            antecedent = _hung_on(words, at, verb, (first, close, end), fully)
        if antecedent is None:
            continue
        aside = thread.keep([*antecedent, *range(at + 1, close)], (at, close))
        return thread.without(at - 1 if comma else at, close), aside
    return None


def _set_off(
    words: Words, at: int, verb: int, bounds: tuple[int, int, int], fully: bool
) -> list[int] | None:
    """Give what a relative behind a comma speaks of, if that and its own end are sure."""
    first, close, end = bounds
    antecedent = name_before(words, at - 1, first, _is_plural(words, verb))
    if antecedent is None or not _is_clear(words, antecedent, at, fully):
        return None
    antecedent = _agreeing(words, antecedent, verb)
    if antecedent is None or (not fully and _is_bare(words, antecedent)):
        return None
    if close < end and words.smalls[close + 1] in ("who", "which"):
        return None
    return None if not fully and _is_tangled(words, at, close, end) else antecedent


def _hung_on(
    words: Words, at: int, verb: int, bounds: tuple[int, int, int], fully: bool
) -> list[int] | None:
    """Give what a relative without a comma speaks of: of what somebody is, that somebody."""
    first, close, end = bounds
    if not words.has_finite(first, at):
        return None
    antecedent = _predicated(words, first, at)
    if antecedent is None and fully and words.smalls[at] != "that":
        antecedent = _nearest(words, name_before(words, at, first))
    if (close < end and not fully) or _leads_on(words, verb, close):
        return None
    return antecedent


def _agreeing(words: Words, name: list[int], verb: int) -> list[int] | None:
    """Give the name, or what it is of, that agrees with the verb in number; none if neither does.

    "Members of the board, which has": the board has.
    """
    run = name[0], name[-1] + 1
    if _is_plural(words, verb):
        return name if is_plural(words, run) else None
    is_one = words.smalls[verb] in ("is", "was", "has") or bool(
        forms_of(words.smalls[verb]) & THIRD
    )
    of = [k for k in name[1:] if words.smalls[k - 1] == "of"]
    if not of:
        return None if is_one and is_plural(words, run) else name
    if not (is_one and is_plural(words, (name[0], of[0] - 1))):
        return name
    return [k for k in name if k >= of[-1]]


def _is_bare(words: Words, name: list[int]) -> bool:
    """Say whether it is one small word that stands for no more than a part of its phrase."""
    only = words.smalls[name[0]]
    return len(name) == 1 and not words.is_capital(name[0]) and not only.endswith("s")


def _leads_on(words: Words, verb: int, close: int) -> bool:
    """Say whether the verb of the main clause follows: "says that men who sail are wrong"."""
    at = verb
    while at + 1 < close and (words.smalls[at + 1] in AUXILIARIES or words.is_adverb(at + 1)):
        at += 1
    for k in range(at + 2, close):
        small = words.smalls[k]
        if words.is_mark(k) or small in JOINERS or small in SUBORDINATORS:
            return False
        if words.is_finite(k) and small in AUXILIARIES:
            return True
    return False


def _is_tangled(words: Words, at: int, close: int, end: int) -> bool:
    """Say whether it is unsure where the aside ends: it holds a list, or more clauses."""
    inside = words.smalls[at + 1 : close]
    if close < end:
        return not _HANGING.isdisjoint(inside)
    opens = range(at + 2, close - 1)
    return any(
        words.smalls[k] == "," and words.smalls[k + 1] in ("and", "or")
        and not words.is_finite(k + 2) for k in opens
    )  # fmt: skip


def _is_clear(words: Words, antecedent: list[int], at: int, fully: bool) -> bool:
    """Say whether it is these words that the relative at ``at`` speaks of, and no more or less."""
    if any(words.smalls[k][:1].isdigit() for k in antecedent):
        return False
    low, high = antecedent[0], antecedent[-1]
    last, forms = words.smalls[high], forms_of(words.smalls[high])
    if last.removesuffix("s") in TIMES:
        return False
    if forms & (THIRD | PAST) and last.removesuffix("s") not in NOUNS_TOO:
        # "A moment comes, which ...", "the deaths that followed, which ..."
        return words.is_capital(high)
    left = words.smalls[low - 1] if low else ""
    if words.smalls[at + 1] in _GUESSING:
        return False
    is_of_all = words.smalls[at] == "which" and words.smalls[at + 1] in _OF_ALL
    if is_of_all and words.smalls[at + 2] != "up":
        return words.is_capital(high) or words.is_mark(high)
    if words.smalls[at] == "who" and last in _PLACES:
        return False
    if words.smalls[low] in ("those", "that", "these"):
        # "like those of the mayor, who"
        return False
    if fully:
        return True
    if left in _UNCLEAR:
        return False
    of = next((k for k in antecedent[1:] if words.smalls[k - 1] == "of"), low)
    if words.smalls[at] == "who" and words.is_capital(of) > words.is_capital(low):
        # "criticism of Odeh, who" against "the mayor of Oslo, who"
        return False
    if left not in PREPOSITIONS:
        return True
    # "The decision by the court, which", "Odeh, a lawyer for the board, who": of which of them?
    comma = next((k for k in range(low, 0, -1) if words.smalls[k] == ","), -1)
    is_set_after = comma >= 0 and words.smalls[comma + 1] in ("a", "an", "the")
    begins = comma + 1 if is_set_after else 0
    return words.has_finite(begins, low)


def _nearest(words: Words, name: list[int] | None) -> list[int] | None:
    """Give what stands nearest: the man in "the story of a man who"; none for "not clear who"."""
    if not name or words.smalls[name[0]] in ("not", "no") or words.smalls[name[0] - 1] == "not":
        return None
    if words.smalls[name[-1]] in _ANYONE or words.smalls[name[-1]][0].isdigit():
        return None
    if words.smalls[name[0] - 1] in BE and words.smalls[name[0]] not in DETERMINERS:
        return None
    of = next((k for k in name[1:] if words.smalls[k - 1] == "of"), name[0])
    return [k for k in name if k >= of] if words.smalls[of] in ("a", "an") else name


def _verb_after(words: Words, at: int, end: int) -> int | None:
    """Give the verb that the relative is the subject of, if it is."""
    for k in range(at + 1, min(at + 4, end)):
        if words.is_adverb(k):
            continue
        forms = forms_of(words.smalls[k])
        plain = bool(forms & (BASE | THIRD | PAST)) and words.smalls[k] not in DETERMINERS
        return k if words.is_finite(k) or plain else None
    return None


def _is_plural(words: Words, verb: int) -> bool:
    return words.smalls[verb] in ("are", "were", "have")


def _predicated(words: Words, first: int, at: int) -> list[int] | None:
    """Give the subject of "Odeh is a broker who": what is said of the broker is said of Odeh."""
    verb = words.find_finite(first + 1, at)
    if verb is None or words.smalls[verb] not in ("is", "was", "are", "were"):
        return None
    hanging = next((k for k in range(verb + 3, at) if hangs_on(words, verb, k)), at)
    between = words.smalls[verb + 1 : hanging]
    if not between or between[0] not in ("a", "an") or len(between) > 8:
        return None
    if "," in between and not DETERMINERS.isdisjoint(between[1:]):
        return None
    if any(small in LOOSE for small in between):
        return None
    subject = find_subject(words, verb_group(words, verb, first), first)
    if subject is None or not _EMPTY.isdisjoint(words.smalls[slice(*subject)]):
        return None
    return [*range(*subject)]


def hangs_on(words: Words, verb: int, at: int) -> bool:
    """Say whether "is a language developed by" has its participle at ``at``."""
    if words.smalls[verb] not in ("is", "was") or words.smalls[verb + 1] not in ("a", "an"):
        return False
    if not forms_of(words.smalls[at]) & PARTICIPLE or words.smalls[at + 1] not in _AGENTS:
        return False
    left = words.smalls[at - 1]
    is_noun = not (words.is_adverb(at - 1) or words.is_mark(at - 1) or left in PRONOUNS)
    if not SUBORDINATORS.isdisjoint(words.smalls[verb:at]):
        return False
    return is_noun and not any(
        left in kind for kind in (BE, HAVE, MODALS, DETERMINERS, PREPOSITIONS)
    )


def _closing(words: Words, at: int, first: int, end: int) -> int:
    """Give where an aside ends: before the comma that a verb of the main clause follows."""
    verbs = 0
    has_main = words.has_finite(first, at)
    for k in range(at + 1, end):
        if words.smalls[k] == ";":
            return k
        if words.smalls[k] == "," and verbs:
            follow = k + 1
            while follow < end - 1 and words.is_adverb(follow):
                follow += 1
            if follow < end and words.is_finite(follow):
                after = words.smalls[follow + 1] if follow + 1 < end else ""
                is_hung = (
                    bool(forms_of(words.smalls[follow]) & PARTICIPLE) and after in PREPOSITIONS
                )
                if not (has_main and is_hung):
                    return k
                continue
            if follow + 1 < end and words.smalls[follow] in ("and", "but"):
                follow += words.smalls[follow + 1] in PREPOSITIONS
            if follow < end and words.smalls[follow] in BINDERS:
                return k
            if follow < end and forms_of(words.smalls[follow]) & ING:
                return k
        verbs += words.is_finite(k) or k == at + 1
    return end
