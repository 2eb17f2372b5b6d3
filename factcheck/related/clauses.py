"""What a clause does with its words: denies them, expects them, holds them possible, or asserts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.related.words import Token

_NO = frozenset(
    "not no never none nobody nothing neither nor without cannot hardly unable fails failed "
    "failing denies denied deny denying refuses refused nowhere unlikely t".split()
)
_LIMITS = frozenset(
    "more less fewer only longer-than doubt later sooner matter just least surprise wonder "
    "secret accident".split()
)
_JUDGED = frozenset("surprising surprised unusual unexpected unlike uncommon".split())
"""What is denied of a judgement on a fact is not denied of the fact."""
_FUTURE = frozenset(
    "will shall plans plan planned planning due expected expects scheduled set intends intend "
    "aims aim promised promises pledged pledges vows vowed proposes proposed hopes ordered "
    "wants seeks seeking considering ready upcoming forthcoming target order prepares "
    "prepared poised ll".split()
)
_MAYBE = frozenset(
    "may might could would can possibly perhaps potentially potential likely probably if "
    "rumoured rumored unconfirmed allegedly alleged".split()
)
_ENDS = frozenset(
    [*'.;:!?—–”"', "but", "while", "although", "though", "because", "whereas", "which", "despite"]
)
_REACH = 14


@dataclass(frozen=True, slots=True)
class Clauses:
    """Token numbers under a negation, in the future, or held possible."""

    denied: frozenset[int]
    future: frozenset[int]
    maybe: frozenset[int]


def read_clauses(line: Sequence[Token]) -> Clauses:
    """Mark what each such word governs: what follows it in its clause, 14 tokens at most."""
    denied: set[int] = set()
    future: set[int] = set()
    maybe: set[int] = set()
    for at, token in enumerate(line):
        if token.low in _NO and _denies(line, at):
            denied.symmetric_difference_update(_scope(line, at))
            if token.low in ("none", "nobody", "nothing"):
                denied.update(range(max(0, at - 4), at))
        elif token.low == "order" and at and line[at - 1].low == "on":
            # "Five million doses are on order": what was said before it is still to come.
            future.update(range(max(0, at - _REACH), at))
        elif token.low in _FUTURE and not _is_noun(line, at):
            future.update(_scope(line, at))
        elif (token.low in _MAYBE and token.text != "May") or _is_missed(line, at):
            maybe.update(_scope(line, at))
    return Clauses(frozenset(denied), frozenset(future), frozenset(maybe))


def _denies(line: Sequence[Token], at: int) -> bool:
    word = line[at].low
    after = line[at + 1].low if at + 1 < len(line) else ""
    if word == "t":
        return (at >= 2 and line[at - 1].text in "'’" and line[at - 2].low.endswith("n")) or (
            at >= 2 and line[at - 1].text in "'’" and line[at - 2].low in ("can", "don", "won")
        )
    if word == "not" and after in _JUDGED:
        return False
    if word in ("no", "not") and after in _LIMITS:
        return word == "no" and after == "longer"
    if word == "no" and after == ".":
        return False
    return not (word == "no" and at and line[at - 1].low == "whether")


def _is_missed(line: Sequence[Token], at: int) -> bool:
    """``almost agreed``: it did not happen. ``Almost ten`` is a figure."""
    after = line[at + 1].low if at + 1 < len(line) else ""
    return line[at].low in ("almost", "nearly", "narrowly") and after.endswith("ed")


def _is_noun(line: Sequence[Token], at: int) -> bool:
    """``a set of``, ``the order``: the word names a thing here."""
    before = line[at - 1].low if at else ""
    after = line[at + 1].low if at + 1 < len(line) else ""
    if line[at].low in ("set", "due", "ready", "order", "plan", "target"):
        return (
            after not in ("to", "in", "on", "by", "for")
            or before in ("a", "the", "his", "its", "in")
            or (
                line[at].low == "due"
                and after == "to"
                and at + 2 < len(line)
                and line[at + 2].low
                in ("the", "a", "an", "its", "his", "their", "lack", "sanctions")
            )
        )
    return False


def _scope(line: Sequence[Token], at: int) -> range:
    end = at + 1
    while end < len(line) and end - at < _REACH and line[end].low not in _ENDS:
        end += 1
    return range(at, end)
