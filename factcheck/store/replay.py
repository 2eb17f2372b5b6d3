"""What the current rows must be, worked out from the record alone.

Events hold every change with before and after, and for an import the digests of what it stored. So
each row can be checked: a column that an event wrote must hold what the last one wrote, and what no
event touched must still have the digest of its import.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
OF_CLAIM = ("source", "waiver")
"""The tables whose rows a reviewer puts under a claim."""
REVIEW: Row = {
    "verdict": None, "note": "", "flagged": 0, "decided_at": "", "contact": "", "against": "",
}  # fmt: skip
"""The columns of a review, and what they hold before anything is written."""


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


def entries_of(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """The entries of a record for ``expected``."""
    return connection.execute("SELECT seq, reviewer, payload FROM event ORDER BY seq")


def _by_table() -> dict[str, dict[str, Row]]:
    return {table: {} for table in ("article", "passage", "claim", *OF_CLAIM, "pair", "feed")}


def expected(entries: Iterable[tuple[int, str, str]]) -> Expected:
    """Go through the record from its beginning: number, reviewer and payload of each entry."""
    found = Expected()
    for seq, reviewer, payload in entries:
        for table, uid, before, after in json.loads(payload)["rows"]:
            _follow(found, seq, reviewer, (table, uid, before, after))
    return found


def _follow(
    found: Expected, seq: int, reviewer: str, change: tuple[str, str, Row | None, Row | None]
) -> None:
    table, uid, before, after = change
    if table == "review":
        review = found.reviews.setdefault((uid, reviewer), dict(REVIEW))
        review |= after or {}
        found.touched.add((uid, seq))
        return
    if table == "article" and after is not None and "claims_sha256" in after:
        found.imports.setdefault(uid, after)
    if before is None:
        after = {**(after or {}), "removed": 0}
        if table != "article":
            found.made.setdefault(uid, reviewer)
    elif after is None:
        after = {"removed": 1}
    row = found.now[table].setdefault(uid, {})
    row |= after
    if before is not None:
        # The first event that touched a column knows what the import had put there.
        found.first[table][uid] = before | found.first[table].get(uid, {})
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
        "article": ("title", "outlet", "author", "published", "url", "language"),
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
