"""What was found to stand elsewhere, kept between sessions: derived, and made anew at any time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable


def found(
    connection: sqlite3.Connection, claim_ids: Collection[int]
) -> list[tuple[int, bytes, bytes]]:
    """Of these claims the ids, marks and packed links, where any are kept."""
    return connection.execute(
        "SELECT claim_id, mark, links FROM claim_kindred "
        "WHERE claim_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(claim_ids)),),
    ).fetchall()


def keep(connection: sqlite3.Connection, made: Iterable[tuple[int, bytes, bytes]]) -> None:
    """Write what was found inside the caller's transaction; claims that are gone are left out."""
    connection.executemany(
        "INSERT OR REPLACE INTO claim_kindred SELECT id, ?, ? FROM claim WHERE id = ?",
        ((mark, links, claim_id) for claim_id, mark, links in made),
    )
