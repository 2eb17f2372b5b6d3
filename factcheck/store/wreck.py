"""A damaged library, read row by row: what cannot be read is left out, the rest is still there.

Only copies are opened here: SQLite would change the file that must be kept as it is.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from factcheck.store import events

_HEADER = 100  # bytes at the start of a file without which SQLite reads nothing
_LARGEST_PAGE = 65536
_GIVE_UP = 1000  # numbers in a row without an entry, where the last number cannot be asked


class Wreck:
    """A copy of a damaged file, with the log beside it if there was one."""

    def __init__(self, damaged: Path, work: Path, sound: Path | None) -> None:
        """Copy the file into the folder ``work``; ``sound`` is a whole copy of an earlier time."""
        self._copy = work / "damaged.factcheck"
        for ending in ("", "-wal", "-journal"):
            part = damaged.with_name(damaged.name + ending)
            if part.exists():
                shutil.copyfile(part, self._copy.with_name(self._copy.name + ending))
        if sound is not None:
            self._mend_header(sound)
        self._connection = sqlite3.connect(self._copy, isolation_level=None)
        # A text with a flipped bit need not be UTF-8 any more; its digest will tell.
        self._connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA writable_schema = ON")
        self._tables: dict[str, list[tuple[Any, ...]]] = {}

    def close(self) -> None:
        """Let go of the copy."""
        self._connection.close()

    def _mend_header(self, sound: Path) -> None:
        """Lend the copy the first bytes of a whole file, or its first page with the list of tables,
        where its own make no sense: both hardly ever change.
        """
        with sound.open("rb") as whole:
            lent = whole.read(_LARGEST_PAGE)
        page = int.from_bytes(lent[16:18], "big")
        page = _LARGEST_PAGE if page == 1 else page
        for size in (_HEADER, page):
            if self._lists_tables():
                return
            with self._copy.open("rb+") as file:
                pages = file.seek(0, 2) // page
                file.seek(0)
                file.write(lent[:28] + pages.to_bytes(4, "big") + lent[32:size])

    def _lists_tables(self) -> bool:
        try:
            with closing(sqlite3.connect(self._copy)) as tried:
                tried.execute("SELECT count(*) FROM event LIMIT 0").fetchall()
        except (sqlite3.DatabaseError, UnicodeError):
            return False
        return True

    def is_silent(self) -> bool:
        """Nothing of the record can be read."""
        return not self.ask("SELECT 1 FROM event LIMIT 1")

    def ask(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """The rows of a question, none where the file does not answer it."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeError):
            return []

    def entries(self, after: int) -> Iterator[tuple[int, tuple[Any, ...] | None]]:
        """The numbers of the record after ``after``, each with its entry or ``None`` if lost."""
        last = self._last()
        silent: list[int] = []
        seq = after
        while (last is None and len(silent) < _GIVE_UP) or (last is not None and seq < last):
            seq += 1
            found = self.ask("SELECT * FROM event WHERE seq = ?", (seq,))
            if last is None and not found:
                silent.append(seq)  # lost, or past the end: the next entry will tell
                continue
            yield from ((lost, None) for lost in silent)
            silent.clear()
            sealed = bool(found) and _fits(found[0])
            yield seq, found[0] if sealed else None

    def _last(self) -> int | None:
        tables = ("event", "event_claim")
        found = [row for name in tables for row in self.ask(f"SELECT max(seq) FROM {name}")]
        numbers = [row[0] for row in found if isinstance(row[0], int)]
        return max(numbers) if len(found) == 2 and numbers else None

    def rows(self, table: str, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        """Every row that can be read, in the order of their numbers."""
        if table not in self._tables:
            top = self.ask(f"SELECT max(rowid) FROM {table}")
            last = top[0][0] if top and isinstance(top[0][0], int) else 0
            asked = f"SELECT {', '.join(columns)} FROM {table} WHERE rowid = ?"
            found = (self.ask(asked, (number,)) for number in range(1, last + 1))
            self._tables[table] = [row[0] for row in found if row]
        return self._tables[table]

    def told(self, seq: int) -> str:
        """A lost entry by the claims it was about, with what the file says of them now."""
        about = self.ask(
            "SELECT c.statement, (SELECT r.verdict FROM review r WHERE r.claim_id = c.id) "
            "FROM event_claim l JOIN claim c ON c.id = l.claim_id WHERE +l.seq = ?",
            (seq,),
        )
        words = [
            f"“{said[:80]}”" + (f" (the damaged file says {verdict})" if verdict else "")
            for said, verdict in about
        ]
        return f"entry {seq} of the record" + (f", about {'; '.join(words)}" if words else "")


def _fits(entry: tuple[Any, ...]) -> bool:
    try:
        json.loads(entry[7])
        return events.is_sealed(entry)
    except (ValueError, TypeError):
        return False
