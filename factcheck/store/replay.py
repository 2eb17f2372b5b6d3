"""What the current rows must be, worked out from the record alone.

Events hold every change with before and after, and for an import the digests of what it stored. So
each row can be checked: a column that an event wrote must hold what the last one wrote, and what no
event touched must still have the digest of its import.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from factcheck.store.union import Union, is_import, values_of

Row = dict[str, Any]
OF_CLAIM = ("source", "waiver")
"""The tables whose rows a reviewer puts under a claim."""
REVIEW: Row = {
    "verdict": None, "note": "", "flagged": 0, "decided_at": "", "contact": "", "against": "",
}  # fmt: skip
"""The columns of a review, and what they hold before anything is written."""
Entry = tuple[int, str, str, str, str, str]
"""Number, uid, reviewer, action, ``of`` and payload."""


@dataclass(slots=True)
class Expected:
    """``now`` and ``first`` map a table's uids to the columns that events wrote: as they must be
    now, and as they were before the first event. ``made`` holds the rows that an event made.
    ``reviews`` are by claim uid and reviewer, ``touched`` pairs claim uids with event numbers.
    """

    now: dict[str, dict[str, Row]] = field(default_factory=lambda: _by_table())
    first: dict[str, dict[str, Row]] = field(default_factory=lambda: _by_table())
    made: dict[str, str] = field(default_factory=dict)
    reviews: dict[tuple[str, str], Row] = field(default_factory=dict)
    imports: dict[str, Row] = field(default_factory=dict)
    touched: set[tuple[str, int]] = field(default_factory=set)


def entries_of(connection: sqlite3.Connection) -> Iterator[Entry]:
    """The entries of a record for ``expected``."""
    return connection.execute(
        "SELECT seq, uid, reviewer, action, of, payload FROM event ORDER BY seq"
    )


def _by_table() -> dict[str, dict[str, Row]]:
    return defaultdict(dict)


def expected(entries: Iterable[Entry], *, merged: bool) -> Expected:
    """Go through the record from its beginning; ``merged`` tells whether other libraries' entries
    are in it, of which not everything counts.
    """
    found = Expected()
    union = Union() if merged else None
    for seq, uid, reviewer, action, of, told in entries:
        payload = json.loads(told)
        changes = payload["rows"]
        counted = union.counting(uid, reviewer, of, payload) if union else None
        for table, row, before, after in changes:
            counts = next(counted) if counted else values_of(before, after)
            if counts is not None:
                _follow(found, seq, reviewer, (table, row, before, after), counts)
        if union:
            union.accept(uid, reviewer, action, of, payload)
    return found


def _follow(
    found: Expected,
    seq: int,
    reviewer: str,
    change: tuple[str, str, Row | None, Row | None],
    counts: Row,
) -> None:
    table, uid, before, after = change
    if table == "review":
        review = found.reviews.setdefault((uid, reviewer), dict(REVIEW))
        review |= counts
        found.touched.add((uid, seq))
        return
    if is_import(table, before, after) and after is not None:
        found.imports.setdefault(uid, after)
    if before is None and table != "article":
        found.made.setdefault(uid, reviewer)
    row = found.now[table].setdefault(uid, {})
    row |= counts
    if before is not None:
        # The first event that touched a column knows what the import had put there.
        first = {column: before[column] for column in before if column in counts}
        found.first[table][uid] = first | found.first[table].get(uid, {})
    if table == "claim":
        found.touched.add((uid, seq))
    elif table in OF_CLAIM and "claim" in row:
        found.touched.add((row["claim"], seq))
    elif table == "pair":
        found.touched |= {(row["claim"], seq), (row["other"], seq)}


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table that its digest covers, or that events write, in one order."""
    return {
        "passage": ("start", "stop", "role", "kind", "reasons", "by_hand"),
        "claim": (
            "start", "stop", "text", "statement", "speaker", "kind", "checkable", "worthy",
            "reasons",
        ),
        "source": (
            "position", "url", "title", "publisher", "type", "stance", "quote", "read_on",
            "archive_url", "interests", "snapshot", "snapshot_at", "snapshot_origin",
        ),
        "waiver": ("rule", "reason", "at"),
        "article": ("title", "outlet", "author", "published", "url", "language", "judged_by"),
        "feed": ("name", "sha256", "imported_at"),
    }[table]  # fmt: skip


def imported(found: Expected, table: str, uid: str, row: list[Any]) -> list[Any]:
    """A row's columns as the import stored them: what later events changed is put back."""
    first = found.first[table].get(uid)
    values = [uid, *row]
    if first:
        for place, column in enumerate(columns_of(table), start=1):
            if column in first:
                values[place] = first[column]
    return values


def deviations(found: Expected, table: str, uid: str, row: Row) -> Iterator[str]:
    """The columns of a row that are not as the last event left them."""
    for column, value in found.now[table].get(uid, {}).items():
        if column in row and row[column] != value:
            yield column
