"""A verified copy of an open library, made only through SQLite's own backup."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck import disk
from factcheck.progress import Progress, StoppedError
from factcheck.store import refusals

_STEPS = 20_000  # of SQLite's machine between two looks whether to stop
_PAGES = 2_000  # copied between two looks


@contextmanager
def interruptible(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """What the connection is asked within this ends with ``StoppedError`` once that is wanted."""
    connection.set_progress_handler(lambda: progress.stopped, _STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname == "SQLITE_INTERRUPT":
            raise StoppedError from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the open library to ``target``, checked before it takes its name.

    Raises ``NotSaved`` when the copy cannot be made whole; an older file at ``target`` then stays.
    """
    copy_pages(connection, target)
    finish_copy(target)


def copy_pages(
    connection: sqlite3.Connection, target: Path, progress: Progress | None = None
) -> None:
    """The part that needs the library: its pages, not yet forced to the disk, beside ``target``.

    A tenth of a second for every 50 MB or so, and no wait for the disk. Raises ``StoppedError``
    when that is wanted; nothing is left of the copy then.
    """
    progress = progress or Progress()
    unfinished = _unfinished(target)
    unfinished.unlink(missing_ok=True)
    try:
        copy = sqlite3.connect(unfinished)
        try:
            # A copy that a crash cuts short is thrown away: it needs no journal and no waiting.
            copy.execute("PRAGMA journal_mode = OFF").fetchall()
            copy.execute("PRAGMA synchronous = OFF")
            connection.backup(
                copy, pages=_PAGES, progress=lambda _, left, all_: progress.tell(all_ - left, all_)
            )
        finally:
            copy.close()
    except sqlite3.Error as error:
        unfinished.unlink(missing_ok=True)
        raise refusals.not_saved(error, target) from error
    except StoppedError:
        unfinished.unlink(missing_ok=True)
        raise


def finish_copy(target: Path, progress: Progress | None = None) -> None:
    """The part that needs no library, nor its thread: check the copy, force it to the disk, and
    give it its name. Raises ``NotSaved``, ``LibraryIsDamaged`` or, when that is wanted,
    ``StoppedError``; ``target`` is then as it was.
    """
    unfinished = _unfinished(target)
    try:
        copy = sqlite3.connect(unfinished)
        try:
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
            with interruptible(copy, progress or Progress()):
                whole = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        finally:
            copy.close()
        if not whole:
            raise refusals.damaged(target, "could not be copied: the copy is not whole")
        disk.flush(unfinished)
        unfinished.replace(target)
    except sqlite3.Error as error:
        raise refusals.not_saved(error, target) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _unfinished(target: Path) -> Path:
    return target.with_name(target.name + ".tmp")
