"""Opening and closing a library: one connection, checked first, durable, at rest one file."""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from factcheck.errors import (
    LibraryIsReadOnly,
    LibraryRefused,
)
from factcheck.progress import Progress, StoppedError
from factcheck.safekeeping import Audit
from factcheck.store import holder, refusals, search
from factcheck.store.backup import back_up, interruptible
from factcheck.store.checks import check_header, check_path, identity, path_refused
from factcheck.store.recovery import finish as finish_restoring
from factcheck.store.schema import APPLICATION_ID, VERSION
from factcheck.store.soundness import check_all, check_content, put_guards_back

_open_here: set[tuple[int, int]] = set()


class Library:
    """One open library file: its connection, and what it needs to know to write safely."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        *,
        read_only: bool,
        mended: tuple[str, ...] = (),
    ) -> None:
        self._connection = connection
        self.lock = threading.RLock()
        """Held for the whole of a transaction: a long one may run on another thread than what
        reads, and what reads waits for its end.
        """
        self.mended = mended
        """What was put right while opening, in words."""
        self.path = path
        self.read_only = read_only
        self.closed = False
        self._in_doubt = False
        self._identity = identity(path)
        _open_here.add(self._identity)

    @property
    def connection(self) -> sqlite3.Connection:
        """Never what another thread has half written: this waits until it is done."""
        with self.lock:
            return self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on the disk when this ends, or none of it."""
        with self.lock, self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        if self.read_only:
            raise LibraryIsReadOnly(
                f"{self.path} is open to read only.",
                safe="Nothing was changed.",
                action="Allow writing to the file and its folder, then open it again.",
            )
        self._check_still_there()
        if self._in_doubt:
            self._reopen()
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            if refusals.is_of_the_disk(error):
                self._in_doubt = "FSYNC" in getattr(error, "sqlite_errorname", "")
                raise refusals.not_saved(error, self.path) from error
            raise
        except BaseException:
            self._roll_back()
            raise

    def close(self) -> None:
        """Fold the log into the file, so that the file alone is the library."""
        if self.closed:
            return
        self.closed = True
        try:
            if not self.read_only:
                self._settle()
        finally:
            self.connection.close()
            _open_here.discard(self._identity)
            if not self.read_only:
                holder.erase(self.path)

    def _settle(self) -> None:
        try:
            # Not synchronised with the work above: losing this line only costs a longer check.
            _keep(self.connection, "closed", "1")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self.connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        except sqlite3.Error:
            # Everything acknowledged is in the log beside the file; the next start folds it in.
            self._roll_back()

    def _reopen(self) -> None:
        """After a failed fsync the system may have dropped what it could not write: never retry on
        the same connection, look at what is really on the disk.
        """
        self.connection.close()
        try:
            self._connection = _connect(self.path, read_only=False)
            check_all(self.connection, self.path)
        except sqlite3.Error as error:
            raise refusals.not_saved(error, self.path) from error
        self._in_doubt = False

    def _roll_back(self) -> None:
        # SQLite has often rolled back by itself, and a second ROLLBACK would hide the cause.
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _check_still_there(self) -> None:
        """A file replaced under us would take our commits with it, and SQLite would not say."""
        try:
            present = identity(self.path)
        except OSError as error:
            raise refusals.moved(self.path) from error
        if present != self._identity:
            raise refusals.moved(self.path)


def create_library(path: Path) -> Library:
    """Make a new, empty library and open it. Raises ``LibraryRefused`` where a file is in the way.

    It is made whole under another name first: a crash half-way leaves no empty file that would look
    like a library whose content was lost.
    """
    path = path.absolute()
    if path.exists():
        raise LibraryRefused(
            f"{path} exists already.",
            safe="It was left as it is.",
            action="Open it, or choose another name for the new library.",
        )
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
    connection = _connect(path, read_only=False)
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrate(connection)
        connection.execute(
            "INSERT INTO state VALUES ('closed', '1'), ('uid', ?1), "
            "('checked', ?2), ('looked', ?2)",
            (uuid.uuid4().hex, datetime.now(UTC).isoformat()),
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
    if identity(path) in _open_here:
        raise refusals.in_use(path)
    version = check_header(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    read_only = read_only or not writable
    mended: tuple[str, ...] = ()
    progress = progress or Progress()
    try:
        connection = _connect(path, read_only=read_only)
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
    if not read_only:
        holder.note(path)
    return Library(connection, path, read_only=read_only, mended=mended)


def inspect(path: Path) -> Audit:
    """Check everything in a library that nobody has open, and change nothing in it.

    Raises a ``LibraryRefused`` for what cannot be looked into at all.
    """
    path = path.absolute()
    check_path(path)
    if identity(path) in _open_here:
        raise refusals.in_use(path)
    check_header(path)
    from factcheck.store.audit import audit

    try:
        connection = _connect(path, read_only=True)
        try:
            return audit(connection)
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeError) as error:
        raise refusals.not_opened(error, path) from error


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    # as_uri() quotes '#', '?' and '%', which would otherwise open another, empty database.
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=0.3,
        check_same_thread=False,  # one thread opens it and hands it over, whole
    )
    try:
        if read_only:
            connection.execute("PRAGMA query_only = ON")
        else:
            # EXCLUSIVE before the first access to the log: no second writer, no shared memory.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA recursive_triggers = ON")
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            if mode != "wal":
                connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA mmap_size = 0").fetchall()
        connection.execute("PRAGMA cache_size = -65536")
        connection.execute("PRAGMA busy_timeout = 5000").fetchall()
        # Foreign keys come on after migrations; a library that needs none has them from the start.
        _settings(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _settings(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_size_limit = 67108864").fetchall()


def _bring_up_to_date(
    connection: sqlite3.Connection, path: Path, version: int, checked: tuple[str, ...]
) -> tuple[str, ...]:
    if version < VERSION:
        back_up(connection, path.with_name(f"{path.stem}.before-version-{VERSION}{path.suffix}"))
        _migrate(connection)
        _settings(connection)
    mended = put_guards_back(connection)
    connection.execute("BEGIN IMMEDIATE")
    _keep(connection, "closed", "0")
    for key in checked:
        _keep(connection, key, datetime.now(UTC).isoformat())
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


def _keep(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute(
        "INSERT INTO state VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (key, value),
    )


def _migrate(connection: sqlite3.Connection) -> None:
    from factcheck.store.migrations import migrate

    connection.execute("PRAGMA foreign_keys = OFF")
    migrate(connection)
