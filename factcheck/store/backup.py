"""A verified copy of an open library, made only through SQLite's own backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from factcheck.store import refusals


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the open library to ``target``, checked before it takes its name.

    Raises ``NotSaved`` when the copy cannot be made whole; an older file at ``target`` then stays.
    """
    unfinished = target.with_name(target.name + ".tmp")
    unfinished.unlink(missing_ok=True)
    try:
        copy = sqlite3.connect(unfinished)
        try:
            connection.backup(copy, pages=-1)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            whole = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        finally:
            copy.close()
        if not whole:
            raise refusals.damaged(target, "could not be copied: the copy is not whole")
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(target)
    except sqlite3.Error as error:
        raise refusals.not_saved(error, target) from error
    finally:
        unfinished.unlink(missing_ok=True)
