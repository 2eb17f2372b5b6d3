"""How far a piece of work has come: not begun, or under way at the time of writing."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from factcheck.related.alignment import Alignment
from factcheck.related.relation import Finding, Ground, RelationKind
from factcheck.related.statement import Statement
from factcheck.related.words import Token, word_class

_WORK = frozenset({"build", "modernise", "begin", "repair", "weld", "drill", "expand"})
_BUILT = frozenset({"build", "weld", "begin"})
_STARTS = frozenset("under underway is are will not planned only".split())
_NEARBY_DAYS = 60
_SHARED = 7.0


class Stage(StrEnum):
    """Only what holds at the time of writing: what was done in the past is told by dates."""

    AHEAD = "not begun"
    UNDER_WAY = "under way"


def contrast_stages(one: Statement, other: Statement, about: Alignment) -> Finding | None:
    """Work that is under way in one article and not begun in another of the same weeks."""
    if about.shared < _SHARED or (not set(about.pairs) & _WORK and len(about.pairs) < 3):
        return None
    if one.on and other.on and abs((one.on - other.on).days) > _NEARBY_DAYS:
        return None
    mine, theirs = read_stage(one.line), read_stage(other.line)
    if mine is None or theirs is None or mine[0] is theirs[0]:
        return None
    words, its = mine[1], theirs[1]
    why = f"“{words}” = {mine[0]}; “{its}” = {theirs[0]}: not compatible"
    return Finding(Ground.STAGE, RelationKind.CONFLICT, words, its, why)


def read_stage(line: Sequence[Token]) -> tuple[Stage, str] | None:
    """The stage that a statement tells of, with the words that tell it."""
    for at, token in enumerate(line):
        if token.low not in _STARTS:
            continue
        if found := _phrase(line, at):
            size, stage = found
            return stage, " ".join(each.text for each in line[at : at + size])
        if token.low == "only" and [t.low for t in line[at + 1 : at + 3]] in (
            ["in", "drawings"], ["on", "paper"], ["on", "plans"],
        ):  # fmt: skip
            return Stage.AHEAD, f"only {line[at + 1].text} {line[at + 2].text}"
    return None


def _phrase(line: Sequence[Token], at: int) -> tuple[int, Stage] | None:
    """How many words from here tell a stage, and which one."""
    low = [token.low for token in line[at : at + 6]]
    classes = [word_class(word) for word in low]
    if low[:2] in (["under", "construction"], ["under", "way"]) or low[:1] == ["underway"]:
        return 2 if low[0] == "under" else 1, Stage.UNDER_WAY
    if low[0] in ("is", "are"):
        for place in range(1, min(4, len(low))):
            if low[place] == "being" and place + 1 < len(low) and classes[place + 1] in _WORK:
                return place + 2, Stage.UNDER_WAY
            if low[place].endswith("ing") and classes[place] in _WORK:
                return place + 1, Stage.UNDER_WAY
            if low[place : place + 2] == ["to", "be"] and _BUILT.intersection(
                classes[place + 2 : place + 3]
            ):
                return place + 3, Stage.AHEAD
            if low[place] not in ("also", "now", "already", "currently", "still", "to"):
                break
    if low[0] == "will" and len(low) > 1 and classes[1] in ("begin",):
        return min(3, len(low)), Stage.AHEAD
    if low[:2] in (["not", "be"], ["not", "been"]) and len(low) > 2 and classes[2] in _BUILT:
        return 3, Stage.AHEAD
    if low[0] == "not" and "begin" in classes[1:3]:
        return 3 if classes[2:3] == ["begin"] else 2, Stage.AHEAD
    if low[:3] == ["not", "a", "single"] and any(each in _BUILT for each in classes):
        return len(low), Stage.AHEAD
    if low[:2] == ["planned", "to"] and len(low) > 2 and classes[2] == "begin":
        return 3, Stage.AHEAD
    return None
