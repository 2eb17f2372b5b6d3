"""An open library: one connection, durable transactions, at rest one file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import (
    LibraryIsReadOnly,
)
from factcheck.store import holder, refusals
from factcheck.store.checks import identity
from factcheck.store.soundness import check_all

OPEN_HERE: set[tuple[int, int]] = set()
"""The files that this process has open."""


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
        OPEN_HERE.add(self._identity)

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
            OPEN_HERE.discard(self._identity)
            if not self.read_only:
                holder.erase(self.path)

    def _settle(self) -> None:
        try:
            # Not synchronised with the work above: losing this line only costs a longer check.
            keep(self.connection, "closed", "1")
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
            self._connection = connect(self.path, read_only=False)
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


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to a library file as every one must be set up; never makes a file."""
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
        set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def set_up(connection: sqlite3.Connection) -> None:
    """What a migration leaves otherwise."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_size_limit = 67108864").fetchall()


def keep(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Write one value of the library's state; commits with what is around it."""
    connection.execute(
        "INSERT INTO state VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        (key, value),
    )
