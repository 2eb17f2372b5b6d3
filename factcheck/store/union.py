"""What counts of each entry where several libraries wrote to the same rows.

Every entry has a place in one order that all libraries agree on, whenever and however their entries
came together: a Lamport clock, then the entry's uid. Of two entries that wrote to one column the
greater one counts. (Lamport, "Time, clocks, and the ordering of events in a distributed system",
1978; a register in which the last writer wins.)

A clock is nowhere stored for what was done here: it is one more than the greatest before it in the
record. Entries that came with a reviewer's file bring theirs along.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

from factcheck.record import RowChange

TAKEN_IN = "take_in"
"""The action of the entry that tells what was taken in from a file; it stays in its library."""

STRUCTURE = frozenset({"article", "passage", "claim"})
"""The tables that say what there is to be reviewed; every other one says what a reviewer thinks."""

Values = dict[str, Any]
_Key = tuple[int, str]


def is_merged(connection: sqlite3.Connection) -> bool:
    """Whether anything in the record came from another library."""
    found = connection.execute("SELECT 1 FROM event WHERE action = ? LIMIT 1", (TAKEN_IN,))
    return found.fetchone() is not None


def is_import(table: str, before: Values | None, after: Values | None) -> bool:
    """The change that puts a new article on the list; its text and claims stand beside it."""
    return table == "article" and before is None and "claims_sha256" in (after or {})


def values_of(before: Values | None, after: Values | None) -> Values:
    """The columns that a change writes: a row that comes is not removed, one that goes is."""
    if after is None:
        return {"removed": 1}
    return {**after, "removed": 0} if before is None else after


class Union:
    """The entries of a record so far. Ask ``counting``, then ``accept`` the entry."""

    def __init__(self) -> None:
        self.clock = 0
        """The greatest clock so far."""
        self._last: dict[tuple[str, str, str], dict[str, _Key]] = {}
        self._articles: set[str] = set()
        self._contained: set[str] = set()

    def clock_of(self, payload: Values) -> int:
        """The clock of the entry that comes next in this record."""
        came = payload.get("from")
        if came is not None:
            return int(came["clock"])
        return max(self.clock, int(payload.get("detail", {}).get("after", 0))) + 1

    def counting(
        self, uid: str, reviewer: str, of: str, payload: Values
    ) -> Iterator[Values | None]:
        """For each row of an entry what counts of it; ``None``: the row is not even touched."""
        came = payload.get("from")
        changes = payload["rows"]
        known = not of and any(
            is_import(table, before, after) and row in self._articles
            for table, row, before, after in changes
        )
        for table, row, before, after in changes:
            values = values_of(before, after)
            if came is None:
                yield values
            elif known:
                yield None
            elif self._is_contained(uid, table):
                yield {}
            else:
                key, last = (came["clock"], uid), self._last.get(_row(table, row, reviewer), {})
                yield {
                    column: value
                    for column, value in values.items()
                    if column not in last or last[column] < key
                }

    def changes(self, uid: str, reviewer: str, of: str, payload: Values) -> tuple[RowChange, ...]:
        """What to write of an entry. A column that nobody wrote to yet must be as the entry found
        it; over one that somebody wrote to, the order of the entries decides.
        """
        made = []
        counted = self.counting(uid, reviewer, of, payload)
        for (table, row, before, after), counts in zip(payload["rows"], counted, strict=True):
            if payload.get("from") is None:
                made.append(RowChange(table, row, before, after))
            elif counts is not None:
                last = self._last.get(_row(table, row, reviewer), {})
                found = {} if before is None else before
                untouched = {c: found[c] for c in counts if c in found and c not in last}
                is_new = before is None and not last
                made.append(RowChange(table, row, None if is_new else untouched, counts))
        return tuple(made)

    def accept(self, uid: str, reviewer: str, action: str, of: str, payload: Values) -> None:
        """The entry is in the record."""
        clock = self.clock_of(payload)
        self.clock = max(self.clock, clock)
        imports = [row for row in payload["rows"] if is_import(row[0], row[2], row[3])]
        if (imports and not of) or action == TAKEN_IN:
            # How a row came into being is beneath everything that was done to it.
            self._articles |= {row[1] for row in imports}
            self._contained |= set(payload.get("detail", {}).get("contains", ()))
            return
        key = (clock, uid)
        for table, row, before, after in payload["rows"]:
            if self._is_contained(uid, table):
                continue
            last = self._last.setdefault(_row(table, row, reviewer), {})
            for column in values_of(before, after):
                if column not in last or last[column] < key:
                    last[column] = key

    def _is_contained(self, uid: str, table: str) -> bool:
        """Whether an article that was taken in as it stood shows already what this entry did."""
        return uid in self._contained and table in STRUCTURE


def _row(table: str, uid: str, reviewer: str) -> tuple[str, str, str]:
    # A review is named by its claim, and there is one for each reviewer.
    return table, uid, reviewer if table == "review" else ""
