"""The record: every change with before and after, append-only, each entry sealed to the last.

``hash = sha256(prev + canonical JSON of the entry)``. A chain shows, against any copy of its newest
hash that left this machine, that nothing before it was altered. It does not stop someone who
rewrites the whole file.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from factcheck.progress import Progress
from factcheck.record import Change, Event, RowChange
from factcheck.store.replay import OF_CLAIM
from factcheck.store.rows import new_uid

_SEALED = "seq, uid, at, reviewer, action, of, target, payload"
# What tells of the file, or of a report that went out, is no act that could be undone.
_MARKS = "('restored', 'recovered', 'export', 'take_in')"
# What came with a reviewer's file was done by others, or elsewhere: undo never reaches it. Within a
# text of the payload these quotes would have a backslash before them.
_HERE = """instr(payload, '"from":{"clock":') = 0"""
_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def now() -> str:
    """This moment as the record has it: ISO 8601 in UTC with seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def append(
    connection: sqlite3.Connection,
    change: Change,
    reviewer: str,
    *,
    of: str = "",
    target: int = 0,
    detail: dict[str, Any] | None = None,
) -> int:
    """Write a change into the record, in the transaction that made it. Gives its number."""
    rows = [[row.table, row.uid, row.before, row.after] for row in change.rows]
    payload = canonical({"rows": rows, "detail": detail or {}})
    told = (new_uid(), now(), reviewer, change.action, of, target, payload)
    return keep(connection, told, change.claim_ids)


def keep(
    connection: sqlite3.Connection,
    told: tuple[str, str, str, str, str, int, str],
    claim_ids: Iterable[int],
) -> int:
    """Seal an entry (uid, time, reviewer, action, of, target, payload) to the newest one.

    The same entry after the same one has the same hash again, in whichever copy.
    """
    newest = connection.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    seq, prev = (newest[0] + 1, newest[1]) if newest else (1, "")
    entry = (seq, *told)
    connection.execute(
        f"INSERT INTO event ({_SEALED}, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*entry, prev, _seal(prev, entry)),
    )
    connection.executemany(
        "INSERT INTO event_claim (claim_id, seq) VALUES (?, ?)",
        [(claim_id, seq) for claim_id in claim_ids],
    )
    return seq


def head(connection: sqlite3.Connection) -> str:
    """The newest hash; empty in an empty record."""
    newest = connection.execute("SELECT hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return newest[0] if newest else ""


def first_bad_event(connection: sqlite3.Connection, progress: Progress | None = None) -> int | None:
    """The number of the first entry that does not fit the chain, ``None`` when all do."""
    prev, expected = "", 1
    every = connection.execute(f"SELECT {_SEALED}, prev, hash FROM event ORDER BY seq")
    total = connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]
    for row in (progress or Progress()).over(every, total):
        *entry, was, found = row
        if entry[0] != expected or was != prev or found != _seal(prev, tuple(entry)):
            return expected
        prev, expected = found, expected + 1
    return None


def is_sealed(row: tuple[Any, ...]) -> bool:
    """An entry with its two hashes (all columns in order) fits what its own hash says."""
    *entry, prev, found = row
    return bool(found == _seal(prev, tuple(entry)))


def to_undo(connection: sqlite3.Connection, reviewer: str) -> int | None:
    """The newest act of a reviewer that stands: a first doing or a redoing, not undone later."""
    undone = 0
    for seq, of in _backwards(connection, reviewer):
        if of == "undo":
            undone += 1
        elif undone:
            undone -= 1
        else:
            return seq
    return None


def to_redo(connection: sqlite3.Connection, reviewer: str) -> int | None:
    """The newest undoing of a reviewer that stands, as long as nothing new was done after it."""
    redone = 0
    for seq, of in _backwards(connection, reviewer):
        if of == "":
            return None
        if of == "redo":
            redone += 1
        elif redone:
            redone -= 1
        else:
            return seq
    return None


def rows_of(connection: sqlite3.Connection, seq: int) -> tuple[str, tuple[RowChange, ...]]:
    """The action and the row changes of an entry, as they were made."""
    action, payload = connection.execute(
        "SELECT action, payload FROM event WHERE seq = ?", (seq,)
    ).fetchone()
    return action, tuple(RowChange(*row) for row in json.loads(payload)["rows"])


def action_of(connection: sqlite3.Connection, seq: int | None) -> str | None:
    """The code of what an entry did; ``None`` for no entry."""
    if seq is None:
        return None
    found = connection.execute("SELECT action FROM event WHERE seq = ?", (seq,)).fetchone()
    return str(found[0])


def of_claim(connection: sqlite3.Connection, claim_id: int, claim_uid: str) -> list[Event]:
    """What happened to a claim, newest first, with the values of its own rows."""
    found = connection.execute(
        "SELECT e.seq, e.at, e.reviewer, e.action, e.of, e.payload FROM event_claim l "
        "JOIN event e ON e.seq = l.seq WHERE l.claim_id = ? ORDER BY e.seq DESC",
        (claim_id,),
    ).fetchall()
    history = []
    for seq, at, reviewer, action, of, payload in found:
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for table, uid, old, new in json.loads(payload)["rows"]:
            about = (old or {}).get("claim") or (new or {}).get("claim")
            if uid == claim_uid or (table in OF_CLAIM and about in (None, claim_uid)):
                before |= old or {}
                after |= new or {}
        history.append(Event(seq, at, reviewer, action, of, before, after))
    return history


def _backwards(connection: sqlite3.Connection, reviewer: str) -> Iterator[tuple[int, str]]:
    """Entries newest first, a page at a time, so that no statement stays open behind us."""
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM event").fetchone()[0]
    while last > 0:
        page = connection.execute(
            "SELECT seq, of FROM event WHERE seq <= ? AND reviewer = ? "
            f"AND action NOT IN {_MARKS} AND {_HERE} ORDER BY seq DESC LIMIT 64",
            (last, reviewer),
        ).fetchall()
        yield from page
        last = page[-1][0] - 1 if page else 0


def _seal(prev: str, entry: tuple[Any, ...]) -> str:
    names = _SEALED.split(", ")
    sealed = canonical(dict(zip(names, entry, strict=True)))
    return hashlib.sha256((prev + sealed).encode()).hexdigest()


def canonical(value: Any) -> str:
    """The one form of a value in JSON, over which digests are taken."""
    return _encode(value)
