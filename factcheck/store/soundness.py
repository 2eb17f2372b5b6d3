"""Whether a library may be trusted: a quick look as a rule, a look at everything when in doubt."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from factcheck.progress import Progress
from factcheck.store import refusals
from factcheck.store.schema import TRIGGERS, VERSION, lost_guards

_FULL_CHECK_AFTER, _QUICK_CHECK_AFTER = timedelta(days=7), timedelta(days=1)
_SOON_READ = 32_000_000  # bytes that the quick check reads within some hundredths of a second


def put_guards_back(connection: sqlite3.Connection) -> tuple[str, ...]:
    """A table made anew loses its triggers without a word."""
    lost = lost_guards(connection)
    for name in lost:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(TRIGGERS[name])
    if not lost:
        return ()
    return ("The guards that keep the record from being altered were missing and were put back.",)


def check_content(
    connection: sqlite3.Connection, path: Path, version: int, progress: Progress
) -> tuple[str, ...]:
    """Everything after an unclean close and once a week; else the quick check, of a large library
    once a day: a start must not wait for it each time. Gives the keys under which the state keeps
    when that was.
    """
    kept = dict(connection.execute("SELECT key, value FROM state"))
    unclean = kept.get("closed") != "1"
    # A library of an older form is whole for its migration if its pages are.
    if version == VERSION and (unclean or _is_past(kept.get("checked"), _FULL_CHECK_AFTER)):
        check_all(connection, path, progress)
        return ("checked", "looked")
    rested = _size(connection) > _SOON_READ and not _is_past(kept.get("looked"), _QUICK_CHECK_AFTER)
    if rested and not unclean:
        return ()
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise refusals.damaged(path, "is damaged: its pages do not fit together")
    return ("looked",)


def _size(connection: sqlite3.Connection) -> int:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    return int(pages * connection.execute("PRAGMA page_size").fetchone()[0])


def _is_past(kept: str | None, limit: timedelta) -> bool:
    try:
        past = datetime.now(UTC) - datetime.fromisoformat(kept or "")
    except (ValueError, TypeError):
        return True
    return abs(past) > limit  # also when a clock was set back


def check_all(connection: sqlite3.Connection, path: Path, progress: Progress | None = None) -> None:
    """Check the whole file and the whole record; raises ``LibraryIsDamaged`` with the first bad."""
    from factcheck.store.audit import audit

    found = audit(connection, progress)
    if found.first_bad_event is not None:
        bad = found.first_bad_event
        raise refusals.damaged(path, f"is damaged: entry {bad} of its record was altered")
    if found.problems:
        raise refusals.damaged(path, f"is damaged. {found.problems[0].rstrip('.')}")
