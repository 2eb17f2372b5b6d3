"""A library opened by one reviewer: opening, closing, backups, and how a change is written.

One transaction holds a change and its event. Undo and redo are events like any other, so they
outlive the session.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from factcheck import paths
from factcheck.errors import (
    LibraryInUse,
    LibraryIsDamaged,
    LibraryIsForeign,
    LibraryRefused,
    NotSaved,
)
from factcheck.progress import Progress, StoppedError
from factcheck.query import Place
from factcheck.reading import Reading
from factcheck.record import Change
from factcheck.safekeeping import Audit, Backup, Recovered, Undoing
from factcheck.store import changes, events, refusals, rows, state
from factcheck.store.connection import Library
from factcheck.store.opening import create_library, inspect, open_library

if TYPE_CHECKING:
    from factcheck.store.backups import Begun


class Session(Reading):
    """An open library that can be written to."""

    def __init__(self, library: Library, reviewer: str) -> None:
        super().__init__(library, reviewer)
        self.saved_at: datetime | None = None
        """Local time of the last commit that stored a change, ``None`` before the first one."""
        if not self._reviewer_id and not library.read_only:
            with library.writing() as db:
                self._reviewer_id = state.add_reviewer(db, reviewer)

    # --- opening and closing ---

    @classmethod
    def create(cls, path: Path, *, reviewer: str = "you") -> Self:
        """Make a new library at ``path`` and open it. Refuses a path that exists."""
        return cls(create_library(path), reviewer)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        reviewer: str = "you",
        read_only: bool = False,
        progress: Progress | None = None,
    ) -> Self:
        """Open the library at ``path``; a ``LibraryRefused`` says what is the matter.

        ``progress`` tells how far a long check is; stopped, it ends with a refusal.
        """
        with cls._remembering(path):
            library = open_library(path, read_only=read_only, progress=progress)
        return cls(library, reviewer)

    @classmethod
    @contextmanager
    def _remembering(cls, path: Path) -> Iterator[None]:
        """A file that has backups was a library, whatever it looks like now."""
        try:
            yield
        except LibraryIsForeign as error:
            if cls.backups_of(path):
                how = "is damaged: its beginning was overwritten"
                raise refusals.damaged(path, how) from error
            raise

    @classmethod
    def check(cls, path: Path) -> Audit:
        """Check everything in a library that nobody has open; nothing in it is changed.

        Raises a ``LibraryRefused`` for what cannot be looked into at all.
        """
        with cls._remembering(path):
            return inspect(path)

    @property
    def mended(self) -> tuple[str, ...]:
        """What was put right while the library was opened, in words."""
        return self._library.mended

    def dangers(self) -> tuple[str, ...]:
        """What the reviewer should know about the folder of the library; usually nothing."""
        from factcheck.store import places

        return places.dangers(self.path)

    @staticmethod
    def backups_of(path: Path) -> list[Backup]:
        """The copies of a library that may not open any more, newest first."""
        from factcheck.store import backups

        return backups.found_of(path, paths.backups_dir())

    @classmethod
    def restore_backup(cls, path: Path, backup: Backup, *, reviewer: str = "you") -> Path | None:
        """Put a backup in the place of a library that nobody has open.

        The library as it is now is backed up first where it can be read, and kept as it is in a
        folder beside it, which is returned. Raises ``LibraryIsDamaged`` for a backup that is not
        whole, ``LibraryInUse`` while another window has the library, ``NotSaved`` when the disk
        refuses; what was there is never lost.
        """
        from factcheck.store import recovery

        try:
            with cls.open(path, reviewer=reviewer) as present:
                present.back_up("restore")
        except LibraryInUse:
            raise
        except LibraryRefused:
            pass  # damaged or gone, which is why it is restored: the file itself is kept
        kept = recovery.restore(path, backup, datetime.now(UTC))
        restored = cls.open(path, reviewer=reviewer)
        try:
            with restored._library.writing() as db:
                told = {"backup": backup.path.name, "record_head": backup.record_head}
                events.append(db, Change("restored", ()), reviewer, detail=told)
        finally:
            restored._library.close()  # without a backup: it was just made from one
        return kept

    @classmethod
    def recover(cls, path: Path, *, reviewer: str = "you") -> Recovered:
        """Rebuild a damaged library from its newest whole backup and what is newer in the file.

        The damaged file is kept. Raises ``LibraryInUse`` while another window has it, ``NotSaved``
        when the disk refuses, ``LibraryRefused`` where nothing is wrong or nothing is left.
        """
        from factcheck.store import salvage

        with suppress(LibraryIsDamaged):
            if not cls.check(path).problems:
                raise LibraryRefused(
                    f"The library {path} is whole: there is nothing to recover.",
                    safe="Nothing was changed.",
                )
        known = cls.backups_of(path)
        return salvage.recover(path, known, paths.backups_dir(), datetime.now(UTC))

    def close(self, progress: Progress | None = None) -> None:
        """Leave one self-contained file at rest, and a backup of what is new in it.

        Calling it twice does nothing. A backup that cannot be made never keeps a library open;
        ``progress`` stopped closes it without one.
        """
        if not self._library.closed and not self.read_only:
            with suppress(NotSaved, LibraryIsDamaged, sqlite3.Error, StoppedError):
                with self._library.writing() as db:
                    state.keep_counts(db, self._reviewer_id, events.head(db), self._counted)
                self.back_up("close", progress)
        self._library.close()

    def back_up(self, reason: str, progress: Progress | None = None) -> Backup | None:
        """Make a verified copy if anything was done since the last one; ``None`` if nothing was.

        ``reason`` is one lower-case word. Raises ``NotSaved`` when there is no room for it,
        ``StoppedError`` once ``progress`` is stopped.
        """
        begun = self.begin_backup(reason, progress)
        return self.finish_backup(begun, progress) if begun else None

    def begin_backup(self, reason: str, progress: Progress | None = None) -> Begun | None:
        """The part of ``back_up`` that needs the library: the pages are copied."""
        from factcheck.store import backups

        newest = next(iter(self.backups()), None)
        head = self.record_head()
        if not head:
            return None
        # Who relies on a backup wants to have one: a copy that was harmed since is none.
        known = newest is not None and newest.record_head == head
        relies = reason in ("asked", "merge")
        if newest is not None and known and (not relies or backups.is_whole(newest)):
            return None
        with self._library.lock:
            return backups.begin(
                self._db, self._backups_folder(), reason, datetime.now(UTC), library=self.path,
                progress=progress,
            )  # fmt: skip

    @staticmethod
    def finish_backup(begun: Begun, progress: Progress | None = None) -> Backup:
        """The part that any thread may do: the copy is checked, forced to the disk and named."""
        from factcheck.store import backups

        return backups.finish(begun, progress)

    def save_copy(
        self,
        path: Path,
        typed: Iterable[tuple[int, str, str]] = (),
        progress: Progress | None = None,
    ) -> None:
        """Write the library as it stands to a new file, also where its own file or disk is gone.

        ``typed`` (claim, field, text) could not be stored: there they are drafts. Raises
        ``LibraryRefused`` where a file is in the way, ``NotSaved`` when the disk refuses.
        """
        from factcheck.store.backup import copy_pages, finish_copy

        if path.exists():
            raise refusals.exists(path)
        with self._library.lock:
            copy_pages(self._db, path.absolute(), progress)
        finish_copy(path.absolute(), progress)
        with closing(open_library(path)) as copy, copy.writing() as db:
            for claim_id, field, text in typed:
                state.save_draft(db, claim_id, self._reviewer_id, field, text)

    def undoing(self, backup: Backup) -> Undoing:
        """What restoring a backup would change; ``LibraryIsDamaged`` where it cannot be read."""
        from factcheck.store import backups

        return backups.difference(self._db, backup, self.reviewer)

    def backup_room(self) -> tuple[int, int]:
        """The bytes that the backups of this library take, and what they may take at most."""
        from factcheck.store import backups

        return backups.bytes_of(self.backups()), backups.MOST_BYTES

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- undo ---

    def undo(self) -> Change | None:
        """Reverse the newest act that stands; ``None`` when there is none. Appends an event."""
        return self._repeat("undo", events.to_undo(self._db, self.reviewer))

    def redo(self) -> Change | None:
        """Do again what was undone last; ``None`` when there is nothing."""
        return self._repeat("redo", events.to_redo(self._db, self.reviewer))

    # --- drafts and place ---

    def save_draft(self, claim_id: int, field: str, text: str) -> None:
        """Keep what is being typed into a field of a claim: not an event, not undoable."""
        with self._library.writing() as db:
            state.save_draft(db, claim_id, self._reviewer_id, field, text)

    def drop_drafts(self, claim_id: int, fields: Iterable[str]) -> None:
        """Forget what was typed into these fields and given up."""
        with self._library.writing() as db:
            for field in fields:
                state.clear_draft(db, claim_id, self._reviewer_id, field)

    def remember(self, place: Place) -> None:
        """Keep the place for the next start."""
        with self._library.writing() as db:
            state.remember(db, place)

    # --- how a change is written ---

    def _record(
        self, action: str, changed: changes.Rows, claim_id: int = 0, typed: Iterable[str] = ()
    ) -> Change:
        """Write row changes and their event as one; clears the drafts that they make good, given
        by the names of their fields of one claim.
        """
        fields = tuple(typed)
        if not changed and not fields:
            return Change(action, ())
        with self._library.writing() as db:
            for field in fields:
                state.clear_draft(db, claim_id, self._reviewer_id, field)
            change = rows.apply(db, action, changed, self._reviewer_id)
            if changed:
                events.append(db, change, self.reviewer)
        return self._saved(change)

    def _repeat(self, of: str, target: int | None) -> Change | None:
        if target is None:
            return None
        action, made = events.rows_of(self._db, target)
        backwards = tuple(row.reversed() for row in reversed(made))
        with self._library.writing() as db:
            change = rows.apply(db, action, backwards, self._reviewer_id)
            events.append(db, change, self.reviewer, of=of, target=target)
        return self._saved(change)

    def _saved(self, change: Change) -> Change:
        return self._saved_all([change])[0]

    def _saved_all(self, made: list[Change]) -> list[Change]:
        self.saved_at = datetime.now().astimezone()
        if self._counted is not None:
            touched = frozenset[int]().union(*(change.article_ids for change in made))
            fresh = {row.id: row.counts for row in self.article_rows(touched)}
            for article_id in touched - fresh.keys():
                self._counted.pop(article_id, None)
            self._counted |= fresh
        return made
