"""What sets two statements apart beside their values: names, denials, opposites, states, roles."""

from __future__ import annotations

from itertools import pairwise

from factcheck.related.alignment import Alignment
from factcheck.related.names import Name, can_be_one
from factcheck.related.relation import Finding, Ground, RelationKind
from factcheck.related.statement import Statement, is_event
from factcheck.related.words import STOP, opposes

_SYMMETRIC = frozenset("meet fight agree wed marri visit and sign exercise border".split())
_OUTCOMES = frozenset("win lose defeat beat overcom outplai outscor".split())
_SMALL = frozenset(
    "before after first last up down more less most least under over for against".split()
)
"""Small words that can exclude each other."""
_WHERE = frozenset("in at near".split())
_ONCE = frozenset("agree arrive arrest crash sink meet marri".split())
_ORDER = frozenset("first then afterwards later before after".split())
_BORN = frozenset("born birth found establish capital buri headquarter".split())
_ALIKE, _DEED, _OPPOSED, _ELSE_SAME = 0.85, 10.0, 0.55, 0.4
_BOTH = 0.45
"""The share of both statements that the other answers, from which a denial is of one thing."""


def contrast_names(
    one: Statement, other: Statement, about: Alignment, *, same_day: bool = False
) -> list[Finding]:
    """Names that only one side has, where they stand in the same place of the sentence.

    What happens once, or on the ``same_day`` can only happen once, does not do so in two places.
    """
    mine = [name for name in one.names if not _answered(name, other)]
    theirs = [name for name in other.names if not _answered(name, one)]
    found = []
    for name in mine:
        for its in theirs:
            same_slot = name.slot == its.slot and (name.slot not in ("", ",") or _opens(name, its))
            if same_slot or _opens(name, its):
                known = bool(name.place and its.place)
                there = name.slot == its.slot and name.slot in _WHERE
                ground = Ground.PLACE if known or (there and same_day) else Ground.NAME
                words, others = _said(one, name), _said(other, its)
                once = any(key in _BORN for key in about.pairs) or (
                    same_day and ground is Ground.PLACE and bool(_ONCE & about.pairs.keys())
                )
                kind = RelationKind.CONFLICT if once else RelationKind.DIFFERENT
                why = (
                    f"{words} and {others}: another {'place' if ground is Ground.PLACE else 'name'}"
                )
                found.append(Finding(ground, kind, words, others, why))
                theirs.remove(its)
                break
    return found


def unanswered_names(one: Statement, other: Statement) -> tuple[list[str], list[str]]:
    """The names of each side that the other does not have in any spelling."""
    return (
        [_said(one, name) for name in one.names if not _answered(name, other)],
        [_said(other, name) for name in other.names if not _answered(name, one)],
    )


def _said(statement: Statement, name: Name) -> str:
    return statement.text[statement.line[name.first].start : statement.line[name.last - 1].end]


def _answered(name: Name, other: Statement) -> bool:
    if any(can_be_one(name, its) for its in other.names):
        return True
    # A name that the other side spells without capitals, or as a part of a longer one.
    words = {token.low for token in other.line}
    return name.place is None and all(word in words for word in name.words)


def _opens(one: Name, other: Name) -> bool:
    return one.first <= 2 and other.first <= 2


def contrast_roles(one: Statement, other: Statement, about: Alignment) -> Finding | None:
    """Who did it to whom: two names that change places around the same word."""
    matched = [
        (name, its)
        for name in one.names
        for its in other.names
        if name.words and can_be_one(name, its) and (not name.place or name.place == its.place)
    ]
    for (first, its_first), (second, its_second) in pairwise(matched):
        if first.last > second.first or its_second.last > its_first.first:
            continue
        between = _classes(one, first.last, second.first)
        between_other = _classes(other, its_second.last, its_first.first)
        shared = [key for key in between if about.pairs.get(key) in between_other]
        if not shared or any(key in _SYMMETRIC for key in shared):
            continue
        if first.words == second.words or not _alike_slots(second.slot, its_first.slot):
            continue
        told = {token.low for token in (*one.line, *other.line)}
        ordered = bool(told & _ORDER) and second.slot in ("to", "in", "from", "at")
        outcome = ordered or bool(set(shared) & _OUTCOMES)
        kind = RelationKind.CONFLICT if outcome else RelationKind.DIFFERENT
        words, others = (f"{_said(one, first)} … {_said(one, second)}",
                         f"{_said(other, its_second)} … {_said(other, its_first)}")  # fmt: skip
        return Finding(
            Ground.NAME, kind, words, others, f"{words} and {others}: the parts are exchanged"
        )
    return None


def _alike_slots(one: str, other: str) -> bool:
    """Both objects follow their verb, or the same preposition: no passive."""
    if one in STOP or other in STOP:
        return one == other
    return one[:1].isalpha() and other[:1].isalpha()


def _classes(statement: Statement, first: int, last: int) -> set[str]:
    return {name for name, place in statement.at.items() if first <= place < last}


def contrast_denial(one: Statement, other: Statement, about: Alignment) -> Finding | None:
    """One side denies words that the other asserts."""
    share, denied = 0.0, []
    total = sum(one.words[name] for name in about.pairs) or 1.0
    for name, its in about.pairs.items():
        here = one.at[name] in one.clauses.denied
        there = other.at[its] in other.clauses.denied
        if here and there:
            return None  # both deny it: "no proof", in whatever order
        if here != there:
            share += one.words[name]
            denied.append(name)
    bare = _denies_bare(one) != _denies_bare(other)
    if share / total < 0.2 and not (bare and share):
        return None
    if about.likeness < 0.6 and not any(is_event(name) for name in denied):
        return None
    if not _is_of_one_deed(one, other, about):
        return None
    if _tells_first(one) != _tells_first(other):
        # "Nobody had come for ten years" and "the first to come in ten years" say the same.
        return None
    side = one if any(one.at[name] in one.clauses.denied for name in denied) else other
    words = _denied_words(side)
    why = f"one side denies it (“{words}”), the other does not"
    first, second = (words, "") if side is one else ("", words)
    return Finding(Ground.NEGATION, RelationKind.CONFLICT, first, second, why)


def _is_of_one_deed(one: Statement, other: Statement, about: Alignment) -> bool:
    """Whether more is shared than names: what is denied must be what the other side says."""
    if one.lent or other.lent or about.likeness >= _ALIKE:
        return True
    plain = sum(one.words[name] for name in about.pairs if not one.is_named(name))
    both = min(about.covered, about.covered_other) >= _BOTH or about.likeness >= 0.6
    return both and plain >= _DEED


def _tells_first(statement: Statement) -> bool:
    return any(token.low in ("first", "last") for token in statement.line)


def _denies_bare(statement: Statement) -> bool:
    return (
        bool(statement.clauses.denied) and len(statement.clauses.denied) > len(statement.line) / 2
    )


def _denied_words(statement: Statement) -> str:
    places = sorted(statement.clauses.denied)[:6]
    if not places:
        return ""
    line = statement.line
    first = places[0]
    while first and line[first].low == "t" and line[first].start == line[first - 1].end:
        first -= 2
    return statement.text[line[max(0, first)].start : line[places[-1]].end]


def contrast_opposites(one: Statement, other: Statement, about: Alignment) -> Finding | None:
    """``rose`` and ``fell``: unmatched words that exclude each other."""
    left = [name for name in one.words if name not in about.pairs]
    matched = set(about.pairs.values())
    right = [name for name in other.words if name not in matched]
    alone = len(left) == len(right) == 1  # all else is the same: "accepted", "refused"
    if about.likeness < (_ELSE_SAME if alone else _OPPOSED):
        return None
    left += _small_words(one)
    right += _small_words(other)
    lows = {t.low for t in one.line}, {t.low for t in other.line}
    for name in left:
        for its in right:
            if opposes(name, its) and name not in lows[1] and its not in lows[0]:
                first, second = _spelled(one, name), _spelled(other, its)
                why = f"“{first}” and “{second}” exclude each other"
                return Finding(Ground.WORDS, RelationKind.CONFLICT, first, second, why)
    return None


def _small_words(statement: Statement) -> list[str]:
    """Those that are part of no value: "last" in "last year" is a date."""
    inside = {at for value in statement.values for at in range(value.start, value.end)}
    return [t.low for t in statement.line if t.low in _SMALL and t.start not in inside]


def _spelled(statement: Statement, name: str) -> str:
    place = statement.at.get(name)
    return statement.line[place].text if place is not None else name


def contrast_states(one: Statement, other: Statement, about: Alignment) -> Finding | None:
    """Planned or possible on one side, told as done on the other: both can be true."""
    words = [n for n in about.pairs if one.at[n] not in _named(one)]
    if not words:
        return None
    for label in ("future", "maybe"):
        here = one.under(getattr(one.clauses, label), words)
        there = other.under(getattr(other.clauses, label), [about.pairs[n] for n in words])
        if abs(here - there) > 0.35:
            # Planned and possible are not told apart: "would" and "could" are used for both.
            both = [
                s.under(s.clauses.future | s.clauses.maybe, w)
                for s, w in ((one, words), (other, [about.pairs[n] for n in words]))
            ]
            if abs(both[0] - both[1]) <= 0.35:
                continue
            what = "planned" if label == "future" else "possible"
            why = f"one side tells what is {what}, the other what is so"
            return Finding(
                Ground.STATE,
                RelationKind.DIFFERENT,
                what if here > there else "",
                what if there > here else "",
                why,
            )
    return None


def _named(statement: Statement) -> set[int]:
    return {place for name in statement.names for place in range(name.first, name.last)}
