"""The current tables, changed one row at a time: what events say, and nothing else.

A ``RowChange`` names its row by uid and holds portable values, so that the same change can be
applied in another copy of the library: ``article`` and ``claim`` in a payload are uids, the tables
hold ids. Rows never go: a row taken away is marked ``removed`` and comes back whole.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from typing import Any

from factcheck.errors import ChangeRefused
from factcheck.record import Change, RowChange
from factcheck.store import replay, search

_OWNER = {
    "passage": "article", "claim": "article", "source": "claim", "review": "claim", "pair": "claim",
    "waiver": "claim",
}  # fmt: skip
_POINTS = {**{owner: owner for owner in ("article", "claim")}, "other": "claim"}
"""The columns that name a row by its uid, each with the table of that row."""
_COLUMNS = {
    "article": {
        "title", "outlet", "author", "published", "url", "language", "judged_by", "removed",
    },
    "passage": {"role", "kind", "reasons", "by_hand"},
    "claim": {
        "article", "start", "stop", "text", "statement", "speaker", "kind", "checkable", "worthy",
        "reasons", "removed",
    },
    "review": set(replay.REVIEW),
    "source": {
        "claim", "position", "url", "title", "publisher", "type", "stance", "quote", "read_on",
        "archive_url", "interests", "snapshot", "snapshot_at", "snapshot_origin", "removed",
    },
    "waiver": {"claim", "rule", "reason", "at", "removed"},
    "pair": {"claim", "other", "says", "removed"},
    "feed": {"name", "sha256", "imported_at", "removed"},
}  # fmt: skip
TABLES = tuple(_COLUMNS)
"""Every table that entries of the record speak of, each after the one that its rows belong to."""
_SEARCHED_REVIEW = {"note", "contact", "against"}
_SEARCHED = _SEARCHED_REVIEW | {
    "text", "statement", "url", "title", "publisher", "quote", "interests", "removed",
}  # fmt: skip
_PLACE = {"start", "stop", "removed"}


def owner_of(table: str) -> str:
    """The table that rows of this one belong to, empty for none."""
    return _OWNER.get(table, "")


def new_uid() -> str:
    return new_uids(1)[0]


def new_uids(count: int) -> list[str]:
    """So many names that no other row in any library has: 128 random bits each, asked for at once,
    because an article has a hundred rows.
    """
    drawn = os.urandom(16 * count).hex()
    return [drawn[at : at + 32] for at in range(0, len(drawn), 32)]


@dataclass(slots=True)
class _Touched:
    articles: set[int]
    claims: set[int]
    reworded: set[int]
    structural: bool = False


def apply(
    connection: sqlite3.Connection, action: str, rows: tuple[RowChange, ...], reviewer_id: int
) -> Change:
    """Make these changes inside the caller's transaction and say what they touched.

    Raises ``ChangeRefused`` when a row is not as the change expects it, so that an act is never
    reversed over one that came later.
    """
    touched = _Touched(set(), set(), set())
    for row in rows:
        if row.table == "review":
            _write_review(connection, row, reviewer_id, touched)
        else:
            _write_row(connection, row, reviewer_id, touched)
    search.refresh(connection, touched.reworded)
    return Change(
        action, rows, frozenset(touched.articles), frozenset(touched.claims), touched.structural
    )


def _write_row(
    connection: sqlite3.Connection, row: RowChange, reviewer_id: int, touched: _Touched
) -> None:
    found = connection.execute(
        f"SELECT id FROM {_known(row.table)} WHERE uid = ?",
        (row.uid,),
    ).fetchone()
    if row.before is None:
        after = {**(row.after or {}), "removed": 0}
        row_id = (
            _insert(connection, row, reviewer_id)
            if found is None
            else _update(connection, row.table, found[0], after)
        )
    else:
        if found is None:
            raise _stale(row)
        row_id = found[0]
        after = {"removed": 1} if row.after is None else row.after
        _expect(connection, row, row_id)
        _update(connection, row.table, row_id, after)
    _touch(connection, row, row_id, touched)


def _touch(connection: sqlite3.Connection, row: RowChange, row_id: int, touched: _Touched) -> None:
    changed = set(row.before or {}) | set(row.after or {})
    if row.table == "article":
        touched.articles.add(row_id)
        touched.structural |= row.before is None or row.after is None or "removed" in changed
        return
    if row.table == "feed":
        return
    if row.table == "pair":
        other = connection.execute("SELECT other_id FROM pair WHERE id = ?", (row_id,)).fetchone()
        touched.claims.add(other[0])
        touched.articles.add(_article_of(connection, other[0]))
    owner = connection.execute(
        f"SELECT {_OWNER[row.table]}_id FROM {_known(row.table)} WHERE id = ?",
        (row_id,),
    ).fetchone()[0]
    if row.table == "passage":
        touched.articles.add(owner)
        touched.structural = True
        return
    claim_id = row_id if row.table == "claim" else owner
    touched.claims.add(claim_id)
    touched.articles.add(_article_of(connection, claim_id))
    if row.table != "pair" and (row.before is None or row.after is None or changed & _SEARCHED):
        touched.reworded.add(claim_id)
    if row.table == "claim":
        touched.structural |= row.before is None or row.after is None or bool(changed & _PLACE)


def _write_review(
    connection: sqlite3.Connection, row: RowChange, reviewer_id: int, touched: _Touched
) -> None:
    """A review is there as soon as its claim is: one that was never written is all defaults."""
    if row.before is None or row.after is None:
        raise AssertionError("a review neither comes nor goes, it changes")
    found = connection.execute("SELECT id FROM claim WHERE uid = ?", (row.uid,)).fetchone()
    if found is None:
        raise _stale(row)
    claim_id = found[0]
    present = review_of(connection, claim_id, reviewer_id)
    if any(present[column] != value for column, value in row.before.items()):
        raise _stale(row)
    written = {**present, **row.after}
    sets = ", ".join(f"{column} = excluded.{column}" for column in replay.REVIEW)
    connection.execute(
        f"INSERT INTO review (claim_id, reviewer_id, {', '.join(replay.REVIEW)}) "
        f"VALUES (?, ?{', ?' * len(replay.REVIEW)}) ON CONFLICT DO UPDATE SET {sets}",
        (claim_id, reviewer_id, *(written[column] for column in replay.REVIEW)),
    )
    touched.claims.add(claim_id)
    touched.articles.add(_article_of(connection, claim_id))
    if row.after.keys() & _SEARCHED_REVIEW:
        touched.reworded.add(claim_id)


def review_of(connection: sqlite3.Connection, claim_id: int, reviewer_id: int) -> dict[str, Any]:
    """The columns of a review as they stand; defaults where nothing was written yet."""
    found = connection.execute(
        f"SELECT {', '.join(replay.REVIEW)} FROM review WHERE claim_id = ? AND reviewer_id = ?",
        (claim_id, reviewer_id),
    ).fetchone()
    return dict(zip(replay.REVIEW, found or replay.REVIEW.values(), strict=True))


def _insert(connection: sqlite3.Connection, row: RowChange, reviewer_id: int) -> int:
    values = {"uid": row.uid, **_stored(connection, row.table, row.after or {})}
    if row.table in (*replay.OF_CLAIM, "pair"):
        values["reviewer_id"] = reviewer_id
    names, holes = ", ".join(values), ", ".join("?" * len(values))
    done = connection.execute(
        f"INSERT INTO {_known(row.table)} ({names}) VALUES ({holes})",
        tuple(values.values()),
    )
    return int(done.lastrowid or 0)


def _update(connection: sqlite3.Connection, table: str, row_id: int, values: dict[str, Any]) -> int:
    stored = _stored(connection, table, values)
    if not stored:
        return row_id
    sets = ", ".join(f"{name} = ?" for name in stored)
    connection.execute(
        f"UPDATE {_known(table)} SET {sets} WHERE id = ?",
        (*stored.values(), row_id),
    )
    return row_id


def _expect(connection: sqlite3.Connection, row: RowChange, row_id: int) -> None:
    wanted = _stored(connection, row.table, row.before or {})
    if not wanted:
        return
    found = connection.execute(
        f"SELECT {', '.join(wanted)} FROM {_known(row.table)} WHERE id = ?",
        (row_id,),
    ).fetchone()
    if found != tuple(wanted.values()):
        raise _stale(row)


def _stored(connection: sqlite3.Connection, table: str, values: dict[str, Any]) -> dict[str, Any]:
    """Portable values as the table holds them: uids of owners become ids."""
    stored: dict[str, Any] = {}
    for name, value in values.items():
        if name not in _COLUMNS[table] and name != "removed":
            continue  # what an event tells beside the row (digests, counts)
        if name in _POINTS:
            owner = connection.execute(
                f"SELECT id FROM {_known(_POINTS[name])} WHERE uid = ?",
                (value,),
            ).fetchone()
            if owner is None:
                raise ChangeRefused(
                    f"The {_POINTS[name]} that this belongs to is not in the library."
                )
            stored[f"{name}_id"] = owner[0]
        else:
            stored[name] = value
    return stored


def _known(table: str) -> str:
    """Table names come from events: only these may reach SQL."""
    if table not in _COLUMNS:
        raise AssertionError(f"no such table: {table!r}")
    return table


def _article_of(connection: sqlite3.Connection, claim_id: int) -> int:
    found = connection.execute("SELECT article_id FROM claim WHERE id = ?", (claim_id,)).fetchone()
    return int(found[0])


def _stale(row: RowChange) -> ChangeRefused:
    return ChangeRefused(
        f"This {row.table} has changed since, so the change does not fit any more.",
        action="Look at it again and repeat the change if it is still wanted.",
    )
