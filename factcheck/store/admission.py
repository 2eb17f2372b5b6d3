"""What a row from another library must be like, so that it means here what it says.

The schema's own types and conditions decide; SQLite would quietly turn "5" into 5, and the record
would then say something else than the table. A column whose words only the program knows is here.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from factcheck.errors import ChangeRefused
from factcheck.record import RowChange
from factcheck.sources import SourceType, Stance
from factcheck.store import rows
from factcheck.store.replay import columns_of

_KINDS: dict[str, tuple[type, ...]] = {"TEXT": (str,), "INTEGER": (int,), "REAL": (float, int)}
_WORDS: dict[tuple[str, str], set[str]] = {
    ("source", "type"): set(SourceType),
    ("source", "stance"): set(Stance),
}
_LISTS = {("passage", "reasons"), ("claim", "reasons")}
# Of somebody's row, what follows the claim that it belongs to may be changed by others.
_FOLLOWS = {"claim", "position"}


class Admission:
    """The conditions of one library."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._types: dict[str, dict[str, tuple[str, bool]]] = {
            table: {
                name: (kind, bool(filled))
                for _, name, kind, filled, *_ in connection.execute(f"PRAGMA table_info({table})")
            }
            for table in rows.TABLES
        }

    def check(self, row: RowChange, reviewer_id: int) -> None:
        """Raises ``ChangeRefused`` for what cannot be written, or is somebody else's."""
        for column, value in (row.after or {}).items():
            self._check_value(row.table, column, value)
        found = (
            self._db.execute(f"SELECT 1 FROM {row.table} WHERE uid = ?", (row.uid,)).fetchone()
            if row.table != "review"
            else True
        )
        if row.before is None and found is None and row.table == "article":
            raise ChangeRefused("Its article is not in the file.")
        if found is not None and "reviewer_id" in self._types[row.table] and row.table != "review":
            owner = self._db.execute(
                f"SELECT reviewer_id FROM {row.table} WHERE uid = ?", (row.uid,)
            ).fetchone()[0]
            if owner != reviewer_id and set(row.after or {}) - _FOLLOWS:
                raise ChangeRefused(f"It changes a {row.table} of another reviewer.")

    def check_rows(self, table: str, listed: list[Any]) -> None:
        """The same for imported rows, each its uid and the columns of its digest."""
        columns = columns_of(table)
        for row in listed:
            if not isinstance(row, list) or len(row) != len(columns) + 1:
                raise ChangeRefused("Its article is not as it was imported.")
            for column, value in zip(("uid", *columns), row, strict=True):
                self._check_value(table, column, value)

    def check_links(self, listed: list[Any]) -> None:
        """The same for what an article links to."""
        for row in listed:
            if not (
                isinstance(row, list)
                and [type(value) for value in row] == [int, int, str, str]
                and 0 <= row[0] < row[1]
            ):
                raise ChangeRefused("Its article is not as it was imported.")

    def check_places(self, claim_ids: frozenset[int]) -> None:
        """The words of a claim are the words of its article at that place, and of no other."""
        astray = self._db.execute(
            "SELECT 1 FROM claim c JOIN article_text t ON t.article_id = c.article_id "
            "WHERE c.id IN (SELECT value FROM json_each(?)) "
            "AND substr(t.text, c.start + 1, c.stop - c.start) <> c.text LIMIT 1",
            (json.dumps(sorted(claim_ids)),),
        ).fetchone()
        if astray:
            raise ChangeRefused("Its words are not those of the article at that place.")

    def _check_value(self, table: str, column: str, value: Any) -> None:
        kind, filled = self._types[table].get(column, ("", False))
        if kind and (value is None) and not filled:
            return
        if kind and not isinstance(value, _KINDS.get(kind, ())):
            raise ChangeRefused(f"“{column}” is of another kind.")
        words = _WORDS.get((table, column))
        if words is not None and value not in words:
            raise ChangeRefused(f"“{column}” says what this version does not know.")
        if (table, column) in _LISTS:
            _check_list(value)


def _check_list(value: str) -> None:
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ChangeRefused("Its reasons are none.")
