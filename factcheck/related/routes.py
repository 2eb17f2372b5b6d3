"""Where something runs: from one place to another; with one end in common the other may clash."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.related.alignment import Alignment
from factcheck.related.names import Name, can_be_one
from factcheck.related.relation import Finding, Ground, RelationKind
from factcheck.related.statement import Statement

_RUNS = frozenset(
    "pipe lin railway road motorway highway canal rout cabl tunnel tram metro".split()
)
"""What lies where it lies: people and trains may go to another place on the next day."""
_WITHIN = 6


def contrast_routes(one: Statement, other: Statement, about: Alignment) -> Finding | None:
    """``from Karachi to Lahore`` and ``from Karachi to Kasur``, of one pipeline."""
    if not about.pairs or _what_runs(one).isdisjoint(_what_runs(other)):
        return None
    for first, last in _routes(one):
        for its_first, its_last in _routes(other):
            if can_be_one(first, its_first) is not can_be_one(last, its_last):
                words, its = _told(one, first, last), _told(other, its_first, its_last)
                why = f"{words}; {its}: another end"
                return Finding(Ground.PLACE, RelationKind.CONFLICT, words, its, why)
    return None


def _what_runs(statement: Statement) -> set[str]:
    """The classes of what runs; a gas line is a pipeline, and a tram line a tram."""
    found = {name for name in statement.words if name in _RUNS}
    return found | {"pipe", "railway", "tram", "metro"} if "lin" in found else found


def _routes(statement: Statement) -> Iterator[tuple[Name, Name]]:
    for first, last in zip(statement.names, statement.names[1:], strict=False):
        near = last.first - first.last <= _WITHIN
        if near and first.slot in ("from", "between") and last.slot in ("to", "and"):
            yield first, last


def _told(statement: Statement, first: Name, last: Name) -> str:
    line = statement.line
    return statement.text[line[first.first].start : line[last.last - 1].end]
