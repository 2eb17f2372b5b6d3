"""What is kept without being part of the record: the reviewer's place, and what is being typed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, astuple, replace

from factcheck.model import Counts
from factcheck.query import Order, Place, Show
from factcheck.store.rows import new_uid

_FIELDS = ("note", "statement", "contact", "against")
_WAIVER = "waive "


def library_uid(connection: sqlite3.Connection) -> str:
    """What tells this library from every other one, also in its copies."""
    row = connection.execute("SELECT value FROM state WHERE key = 'uid'").fetchone()
    return str(row[0])


def reviewer_id(connection: sqlite3.Connection, name: str) -> int | None:
    row = connection.execute("SELECT id FROM reviewer WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def add_reviewer(connection: sqlite3.Connection, name: str) -> int:
    done = connection.execute("INSERT INTO reviewer (uid, name) VALUES (?, ?)", (new_uid(), name))
    return int(done.lastrowid or 0)


def reviewer_uid(connection: sqlite3.Connection, name: str) -> str:
    """What tells a reviewer from others of the same name in other libraries; empty for nobody."""
    row = connection.execute("SELECT uid FROM reviewer WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def be_known_as(connection: sqlite3.Connection, name: str, uids: Mapping[str, object]) -> None:
    """In a library without a record: whoever works here under ``name`` is who has it in ``uids``,
    which maps uids of reviewers to their names.
    """
    for uid, given in uids.items():
        if given == name:
            connection.execute("UPDATE reviewer SET uid = ? WHERE name = ?", (uid, name))
            return


def reviewer_by_uid(connection: sqlite3.Connection, uid: str) -> tuple[str, int] | None:
    """The name here and the id of a reviewer."""
    found = connection.execute("SELECT name, id FROM reviewer WHERE uid = ?", (uid,)).fetchone()
    return (str(found[0]), int(found[1])) if found else None


def add_foreign_reviewer(connection: sqlite3.Connection, uid: str, name: str) -> tuple[str, int]:
    """Give a reviewer from a file a name here that nobody here has; "you" is never another."""
    name = " ".join("".join(c for c in name if c.isprintable()).split())[:60]
    taken = {row[0] for row in connection.execute("SELECT name FROM reviewer")} | {"you", ""}
    shown, letters = name, 4
    while shown in taken:
        shown, letters = f"{name} ({uid[:letters]})".strip(), letters + 4
    done = connection.execute("INSERT INTO reviewer (uid, name) VALUES (?, ?)", (uid, shown))
    return shown, int(done.lastrowid or 0)


def place(connection: sqlite3.Connection) -> Place:
    """Where the reviewer was; the beginning where that was never stored or cannot be read."""
    row = connection.execute("SELECT value FROM state WHERE key = 'place'").fetchone()
    try:
        kept = json.loads(row[0]) if row else {}
        kept["show"] = Show(kept.get("show", Show.ALL))
        kept["order"] = Order(kept.get("order", Order.TEXT))
        return Place(**kept)
    except (ValueError, TypeError):
        return Place()


def remember(connection: sqlite3.Connection, where: Place) -> None:
    connection.execute(
        "INSERT INTO state VALUES ('place', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (json.dumps(asdict(where)),),
    )


def keep_counts(
    connection: sqlite3.Connection, reviewer: int, head: str, counts: Mapping[int, Counts] | None
) -> None:
    """Keep the counts of every article, so that the next start need not take them: they are those
    of a reviewer while ``head`` is the newest hash of the record. ``None`` keeps what is kept.
    """
    if counts is None:
        return
    listed = {number: astuple(each) for number, each in counts.items()}
    told = {"reviewer": reviewer, "head": head, "counts": listed}
    connection.execute(
        "INSERT INTO state VALUES ('counts', ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (json.dumps(told),),
    )


def kept_counts(
    connection: sqlite3.Connection, reviewer: int, head: str
) -> dict[int, Counts] | None:
    """What ``keep_counts`` kept, nothing where it is of another reviewer or of another time."""
    row = connection.execute("SELECT value FROM state WHERE key = 'counts'").fetchone()
    try:
        told = json.loads(row[0]) if row else {}
        if (told["reviewer"], told["head"]) != (reviewer, head):
            return None
        return {int(number): Counts(*each) for number, each in told["counts"].items()}
    except (ValueError, TypeError, KeyError):
        return None


def drafts(connection: sqlite3.Connection, claim_id: int, reviewer: int) -> dict[str, str]:
    return dict(
        connection.execute(
            "SELECT field, text FROM draft WHERE claim_id = ? AND reviewer_id = ?",
            (claim_id, reviewer),
        ).fetchall()
    )


def is_field(name: str) -> bool:
    """Whether this is typed in and left before it is stored; a waiver's name ends in its rule."""
    return name in _FIELDS or name.startswith(_WAIVER)


def save_draft(
    connection: sqlite3.Connection, claim_id: int, reviewer: int, field: str, text: str
) -> None:
    connection.execute(
        "INSERT INTO draft VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text",
        (claim_id, reviewer, field, text),
    )
    # After a crash the next start opens where somebody was typing.
    remember(connection, replace(place(connection), claim_id=claim_id))


def clear_draft(connection: sqlite3.Connection, claim_id: int, reviewer: int, field: str) -> None:
    connection.execute(
        "DELETE FROM draft WHERE claim_id = ? AND reviewer_id = ? AND field = ?",
        (claim_id, reviewer, field),
    )
