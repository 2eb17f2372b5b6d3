"""Opening a library, or making one: checked first, brought up to date, handed over whole."""

from __future__ import annotations

import os
import sqlite3
import uuid
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from factcheck.progress import Progress, StoppedError
from factcheck.safekeeping import Audit
from factcheck.store import holder, refusals, search
from factcheck.store.backup import back_up, interruptible
from factcheck.store.checks import check_header, check_path, identity, is_log_lost, path_refused
from factcheck.store.connection import OPEN_HERE, Library, connect, keep, set_up
from factcheck.store.recovery import finish as finish_restoring
from factcheck.store.schema import APPLICATION_ID, VERSION
from factcheck.store.soundness import check_content, put_guards_back


def create_library(path: Path) -> Library:
    """Make a new, empty library and open it. Raises ``LibraryRefused`` where a file is in the way.

    It is made whole under another name first: a crash half-way leaves no empty file that would look
    like a library whose content was lost.
    """
    path = path.absolute()
    if path.exists():
        raise refusals.exists(path)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _make(unfinished)
        unfinished.rename(path)
    except OSError as error:
        raise path_refused(path, error) from error
    except sqlite3.Error as error:
        raise refusals.not_saved(error, path) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return open_library(path)


def _make(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.touch(exist_ok=False)
    connection = connect(path, read_only=False)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection)
        connection.execute(
            "INSERT INTO state VALUES ('closed', '1'), ('uid', :uid), "
            "('checked', :now), ('looked', :now)",
            {"uid": uuid.uuid4().hex, "now": datetime.now(UTC).isoformat()},
        )
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        connection.close()


def open_library(
    path: Path, *, read_only: bool = False, progress: Progress | None = None
) -> Library:
    """Open the library at ``path``; never creates one.

    ``progress`` tells how far its check is; stopped, the library is refused.

    A file or folder that does not allow writing is opened to read only. Raises a ``LibraryRefused``
    that says what is the matter; the file is then as it was.
    """
    path = path.absolute()
    finish_restoring(path)
    check_path(path)
    if identity(path) in OPEN_HERE:
        raise refusals.in_use(path)
    lost_log = is_log_lost(path)
    version = check_header(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    read_only = read_only or not writable
    mended: tuple[str, ...] = ()
    progress = progress or Progress()
    try:
        connection = connect(path, read_only=read_only)
        try:
            with interruptible(connection, progress):
                checked = check_content(connection, path, version, progress)
            if read_only and version < VERSION:
                connection = _brought_up_in_memory(connection)
            if not read_only:
                mended = _bring_up_to_date(connection, path, version, checked)
        except BaseException:
            connection.close()
            raise
    except StoppedError as stopped:
        raise refusals.stopped(path) from stopped
    except (sqlite3.Error, UnicodeError) as error:
        raise refusals.not_opened(error, path) from error
    if lost_log:
        mended += (refusals.lost_log(path),)
    if not read_only:
        holder.note(path)
    return Library(connection, path, read_only=read_only, mended=mended)


def inspect(path: Path) -> Audit:
    """Check everything in a library that nobody has open, and change nothing in it.

    Raises a ``LibraryRefused`` for what cannot be looked into at all.
    """
    path = path.absolute()
    check_path(path)
    if identity(path) in OPEN_HERE:
        raise refusals.in_use(path)
    check_header(path)
    from factcheck.store.audit import audit

    try:
        connection = connect(path, read_only=True)
        try:
            return audit(connection)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeError) as error:
        raise refusals.not_opened(error, path) from error


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, version: int, checked: tuple[str, ...]
) -> tuple[str, ...]:
    if version < VERSION:
        back_up(connection, path.with_name(f"{path.stem}.before-version-{VERSION}{path.suffix}"))
        _migrate(connection)
        set_up(connection)
    mended = put_guards_back(connection)
    connection.execute("BEGIN IMMEDIATE")
    keep(connection, "closed", "0")
    for key in checked:
        keep(connection, key, datetime.now(UTC).isoformat())
    if "checked" in checked:
        connection.execute("DELETE FROM state WHERE key = 'counts'")  # taken again, too
    connection.execute("COMMIT")
    if "checked" in checked and search.mend(connection):
        mended += ("The index of words for the search was damaged and was made anew.",)
    return mended


def _brought_up_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A copy of an older library as this version reads it; the file stays as it is."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with closing(connection):
        connection.backup(copy)
    _migrate(copy)
    copy.execute("PRAGMA query_only = ON")
    return copy


def _migrate(connection: sqlite3.Connection) -> None:
    from factcheck.store.migrations import migrate

    connection.execute("PRAGMA foreign_keys = OFF")
    migrate(connection)
