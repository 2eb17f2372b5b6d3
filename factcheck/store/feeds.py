"""Files of fact checks that others published: stored whole, read back to be matched.

As with articles, the event of an import tells the digest of what came, not its words.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from factcheck.kindred import PublishedCheck
from factcheck.model import Intake
from factcheck.record import RowChange
from factcheck.store.articles import digest
from factcheck.store.rows import new_uid

COLUMNS = ("claim", "rating", "speaker", "publisher", "url", "title", "checked_on")


def find(connection: sqlite3.Connection, sha256: str) -> tuple[str, bool] | None:
    """The uid of the feed of this file and whether it was removed, if it was ever imported."""
    row = connection.execute("SELECT uid, removed FROM feed WHERE sha256 = ?", (sha256,)).fetchone()
    return (row[0], bool(row[1])) if row else None


def store(connection: sqlite3.Connection, intake: Intake, imported_at: str) -> RowChange:
    """Write a feed with its checks, still marked removed; gives the change that brings it in."""
    told = {"name": intake.name, "sha256": intake.sha256, "imported_at": imported_at}
    rows = [[getattr(check, name) for name in COLUMNS] for check in intake.checks]
    uid = new_uid()
    put_back(connection, uid, told, rows)
    return RowChange(
        "feed", uid, None, {**told, "checks": len(rows), "checks_sha256": digest(rows)}
    )


def put_back(
    connection: sqlite3.Connection, uid: str, told: dict[str, Any], checks: Sequence[Sequence[Any]]
) -> None:
    """Write a feed as its import did, still marked removed; ``told`` is what its event tells."""
    feed_id = connection.execute(
        "INSERT INTO feed (uid, name, sha256, imported_at, removed) VALUES (?, ?, ?, ?, 1)",
        (uid, told["name"], told["sha256"], told["imported_at"]),
    ).lastrowid
    connection.executemany(
        f"INSERT INTO published_check (feed_id, {', '.join(COLUMNS)}) "
        f"VALUES (?{', ?' * len(COLUMNS)})",
        [(feed_id, *row) for row in checks],
    )


def checks(
    connection: sqlite3.Connection, ids: Sequence[int] | None = None
) -> list[PublishedCheck]:
    """The checks of every feed that was not removed, in the order of import; or of these ids."""
    wanted = "" if ids is None else "AND p.id IN (SELECT value FROM json_each(?))"
    found = connection.execute(
        f"SELECT {', '.join(f'p.{name}' for name in COLUMNS)}, p.id FROM published_check p "
        f"JOIN feed f ON f.id = p.feed_id WHERE f.removed = 0 {wanted} ORDER BY p.id",
        () if ids is None else (json.dumps(list(ids)),),
    )
    return [PublishedCheck(*row) for row in found]


def rows_of(connection: sqlite3.Connection, uid: str) -> list[list[Any]]:
    """What a feed holds, as its digest covers it."""
    found = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM published_check WHERE feed_id = "
        "(SELECT id FROM feed WHERE uid = ?) ORDER BY id",
        (uid,),
    )
    return [list(row) for row in found]
