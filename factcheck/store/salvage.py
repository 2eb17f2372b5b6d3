"""Recovering a damaged library: the newest whole backup, and what was done after it.

Newer entries of the record are read one by one out of a copy of the damaged file; each that its
own seal vouches for is done again. What cannot be is named. The damaged file itself is kept.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from factcheck.errors import ChangeRefused, LibraryRefused, NotSaved
from factcheck.record import Change, RowChange
from factcheck.safekeeping import Backup, Recovered
from factcheck.store import (
    articles,
    backups,
    events,
    evidence,
    feeds,
    recovery,
    rows,
    search,
    state,
)
from factcheck.store.connection import Library
from factcheck.store.opening import create_library, open_library
from factcheck.store.replay import columns_of, entries_of, expected, imported
from factcheck.store.union import TAKEN_IN, Union
from factcheck.store.wreck import Wreck


def recover(path: Path, known: Sequence[Backup], folder: Path, now: datetime) -> Recovered:
    """Rebuild the library at ``path``, which nobody has open, as far as it can be.

    ``known`` are its backups, newest first; ``folder`` holds a folder of backups for each library,
    where the backup of what was rebuilt goes. Until that backup is whole nothing is touched; then
    it is restored, which a crash cannot spoil. Raises ``NotSaved`` when the disk refuses.
    """
    path = path.absolute()
    ground = next((backup for backup in known if backups.is_whole(backup)), None)
    try:
        for left in path.parent.glob(f"{path.stem}.recovering-*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(
            prefix=f"{path.stem}.recovering-", dir=path.parent
        ) as place:
            work = Path(place)
            with closing(Wreck(path, work, ground.path if ground else None)) as wreck:
                made, saved, missing = _rebuild(wreck, work, ground, folder, path, now)
    except OSError as error:
        raise NotSaved(
            f"The library could not be recovered: {error.strerror or error}.",
            safe="The damaged file and its backups are as they were.",
            action="Free some space or allow writing there, then try again.",
        ) from error
    return Recovered(recovery.restore(path, made, now), ground, saved, missing)


def _rebuild(
    wreck: Wreck, work: Path, ground: Backup | None, folder: Path, path: Path, now: datetime
) -> tuple[Backup, int, tuple[str, ...]]:
    library = _ground(wreck, work / "recovered.factcheck", ground)
    try:
        with library.writing() as db:
            salvage = _Salvage(wreck, db)
            saved = salvage.replay()
            detail = {"backup": ground.path.name if ground else "", "missing": salvage.missing}
            mark = Change("recovered", ())
            if ground is None and not saved:
                raise LibraryRefused(
                    f"Nothing could be saved out of {path}: it has no backup either.",
                    safe="It was left as it is.",
                    action="If you have a copy of it elsewhere, open that.",
                )
            events.append(db, mark, "", detail={**detail, "saved": saved})
        uid = state.library_uid(library.connection)
        target = ground.path.parent if ground else folder / uid
        made = backups.make(library.connection, target, "recovery", now, library=path)
    finally:
        library.close()
    return made, saved, tuple(salvage.missing)


def _ground(wreck: Wreck, target: Path, ground: Backup | None) -> Library:
    """What the newer changes are put on: a copy of the backup, or an empty library."""
    if ground is not None:
        shutil.copyfile(ground.path, target)
        return open_library(target)
    library = create_library(target)
    for (uid,) in wreck.ask("SELECT value FROM state WHERE key = 'uid'"):
        with library.writing() as db:
            db.execute("UPDATE state SET value = ? WHERE key = 'uid'", (uid,))
    return library


class _Salvage:
    """The newer entries of a wreck, done again one by one in an open library."""

    def __init__(self, wreck: Wreck, db: sqlite3.Connection) -> None:
        self._wreck = wreck
        self._db = db
        self._moved: dict[int, int] = {}
        self._union = Union()
        self.missing: list[str] = []

    def replay(self) -> int:
        """Do again what can be; gives how many entries that were."""
        old = list(entries_of(self._db))
        last = old[-1][0] if old else 0
        newer = list(self._wreck.entries(last))
        readable = [(seq, entry[1], *entry[3:6], entry[7]) for seq, entry in newer if entry]
        every = [*old, *readable]
        self._found = expected(every, merged=any(entry[3] == TAKEN_IN for entry in every))
        for _, uid, reviewer, action, of, payload in old:
            self._union.accept(uid, reviewer, action, of, json.loads(payload))
        if self._wreck.is_silent():
            self.missing.append("whatever is newer: nothing of the record can be read")
        saved = 0
        for seq, entry in newer:
            if entry is None:
                self.missing.append(f"{self._wreck.told(seq)}: it cannot be read")
            elif self._done(seq, entry):
                saved += 1
        self._keep_drafts()
        return saved

    def _done(self, seq: int, entry: tuple[Any, ...]) -> bool:
        _, uid, at, reviewer, action, of, target, payload, *_ = entry
        told = json.loads(payload)
        changes = self._union.changes(uid, reviewer, of, told)
        self._db.execute("SAVEPOINT entry")
        try:
            new = [self._store(row) for row in changes if _is_import(row)]
            who = state.reviewer_id(self._db, reviewer)
            if who is None and reviewer:
                who = state.add_reviewer(self._db, reviewer)
            self._keep_snapshots(changes)
            change = rows.apply(self._db, action, changes, who or 0)
            kept = (uid, at, reviewer, action, of, self._moved.get(target, target), payload)
            self._moved[seq] = events.keep(self._db, kept, change.claim_ids)
            self._union.accept(uid, reviewer, action, of, told)
            for article_id in filter(None, new):
                search.index_new(self._db, article_id)
        except (ChangeRefused, sqlite3.IntegrityError) as refused:
            self._db.execute("ROLLBACK TO entry")
            why = refused.what if isinstance(refused, ChangeRefused) else "it does not fit"
            self.missing.append(f"{self._wreck.told(seq)}: {why.rstrip('.')}")
            return False
        finally:
            self._db.execute("RELEASE entry")
        return True

    def _store(self, row: RowChange) -> int | None:
        """Bring over what was imported, if it is not there yet and its digests vouch for it; gives
        the id of an article.
        """
        told = row.after or {}
        if self._db.execute(f"SELECT 1 FROM {row.table} WHERE uid = ?", (row.uid,)).fetchone():
            return None
        if row.table == "feed":
            feeds.put_back(self._db, row.uid, told, self._checks(row.uid, told))
            return None
        number, text, raw = self._text(row.uid, told)
        passages = self._originals("passage", number, told)
        claims = self._originals("claim", number, told)
        links = self._links(number, told)
        return articles.put_back(self._db, row.uid, told, text, raw, passages, claims, links)

    def _keep_snapshots(self, changes: Sequence[RowChange]) -> None:
        """Bring over the texts that sources name; one that cannot be read is known as lost."""
        named = {str((row.after or {}).get("snapshot") or "") for row in changes}
        for sha256 in named - {""}:
            if evidence.has_text(self._db, sha256):
                continue
            for (text,) in self._wreck.ask("SELECT text FROM snapshot WHERE sha256 = ?", (sha256,)):
                if isinstance(text, str) and evidence.digest(text) == sha256:
                    evidence.keep_text(self._db, text)
            if not evidence.has_text(self._db, sha256):
                evidence.give_up_text(self._db, sha256)
                self.missing.append("the text that was kept of a source: it cannot be read")

    def _text(self, uid: str, told: dict[str, Any]) -> tuple[int, str, bytes]:
        for number, found in self._wreck.rows("article", ("id", "uid")):
            if found == uid:
                for text, raw in self._wreck.ask(
                    "SELECT CAST(text AS BLOB), raw FROM article_text WHERE article_id = ?",
                    (number,),
                ):
                    if articles.is_as_imported(text, raw, told):
                        return number, text.decode(), raw
        raise ChangeRefused(f"The text of “{told.get('title', '')[:80]}” cannot be read.")

    def _links(self, article_id: int, told: dict[str, Any]) -> list[tuple[Any, ...]]:
        found = self._wreck.ask(
            "SELECT start, stop, url, words FROM article_link WHERE article_id = ? "
            "ORDER BY start, stop",
            (article_id,),
        )
        # They are offers: an article is worth more than all of them.
        return found if told.get("links_sha256") == articles.digest(found) else []

    def _originals(self, table: str, article_id: int, told: dict[str, Any]) -> list[list[Any]]:
        """The passages or claims of an article as its import stored them."""
        columns = columns_of(table)
        found = [
            imported(self._found, table, uid, list(row))
            for owner, uid, *row in self._wreck.rows(table, ("article_id", "uid", *columns))
            if owner == article_id and uid not in self._found.made
        ]
        if told.get(f"{table}s_sha256") not in (None, articles.digest(found)):
            title = told.get("title", "")[:80]
            raise ChangeRefused(f"Not every {table} of “{title}” can be read.")
        return found

    def _checks(self, uid: str, told: dict[str, Any]) -> list[list[Any]]:
        """The published fact checks that came with a file."""
        ids = [number for number, one in self._wreck.rows("feed", ("id", "uid")) if one == uid]
        found = [
            list(row)
            for owner, *row in self._wreck.rows("published_check", ("feed_id", *feeds.COLUMNS))
            if owner in ids
        ]
        if told["checks_sha256"] != articles.digest(found):
            raise ChangeRefused(f"Not every fact check of “{told['name'][:80]}” can be read.")
        return found

    def _keep_drafts(self) -> None:
        """What was being typed and never saved."""
        for uid, reviewer, field, text in self._wreck.ask(
            "SELECT c.uid, p.name, d.field, d.text FROM draft d "
            "JOIN claim c ON c.id = d.claim_id JOIN reviewer p ON p.id = d.reviewer_id"
        ):
            claim = self._db.execute("SELECT id FROM claim WHERE uid = ?", (uid,)).fetchone()
            who = state.reviewer_id(self._db, reviewer)
            if claim and who and state.is_field(field):
                state.save_draft(self._db, claim[0], who, field, text)


def _is_import(row: RowChange) -> bool:
    told = row.after or {}
    return (row.table == "article" and "claims_sha256" in told) or (
        row.table == "feed" and "checks_sha256" in told
    )
