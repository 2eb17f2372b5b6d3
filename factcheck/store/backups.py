"""Copies of a library, kept like Anki keeps them: all of two days, then daily, weekly, monthly.

A backup is a whole library file, named by its time in UTC and its reason, with a sidecar in JSON
that tells what is in it. It takes its name only after it was checked. Making one never blocks the
work: the caller shows the error and goes on.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from factcheck import disk
from factcheck.errors import NotSaved
from factcheck.progress import Progress
from factcheck.safekeeping import Backup, Undoing
from factcheck.store import events, refusals
from factcheck.store.backup import copy_pages, finish_copy

_NAME = re.compile(r"(\d{8}T\d{6}Z)(?:-\d+)?-([a-z]+)\.factcheck")
_STAMP = "%Y%m%dT%H%M%SZ"
_ALL_FOR, _HALF_FOR = timedelta(days=2), timedelta(days=1)
MOST_BYTES = 4_000_000_000
"""What all backups of one library may take; beyond it the oldest go sooner, but three stay."""
_DAILY, _WEEKLY, _MONTHLY, _ALWAYS = 12, 10, 9, 3


def is_whole(backup: Backup) -> bool:
    """The file is byte for byte what was checked when it was made."""
    try:
        return digest(backup.path) == backup.sha256
    except OSError:
        return False


def digest(path: Path) -> str:
    """The SHA-256 of a file at rest; never call it on a library that is open."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Begun:
    """A backup whose pages are copied and that must still be checked and named."""

    made: Backup
    library: Path


def make(
    connection: sqlite3.Connection, folder: Path, reason: str, now: datetime, *, library: Path
) -> Backup:
    """Copy the open library into ``folder``, verified, then thin out the older copies.

    Raises ``NotSaved`` when there is no room or the copy is not whole; older backups then stay.
    """
    return finish(begin(connection, folder, reason, now, library=library))


def begin(
    connection: sqlite3.Connection,
    folder: Path,
    reason: str,
    now: datetime,
    *,
    library: Path,
    progress: Progress | None = None,
) -> Begun:
    """The part of ``make`` that needs the library."""
    with _told_calmly(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _check_room(connection, folder)
        path = _free_name(folder, reason, now)
        copy_pages(connection, path, progress)
    return Begun(Backup(path, now, reason, *_told(connection), ""), library)


def finish(begun: Begun, progress: Progress | None = None) -> Backup:
    """The part of ``make`` that needs no library, nor its thread."""
    path = begun.made.path
    with _told_calmly(path.parent):
        finish_copy(path, progress)
        made = replace(begun.made, sha256=digest(path))
        _write_sidecar(made, begun.library)
    thin_out(path.parent, made.made_at)
    return made


@contextmanager
def _told_calmly(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotSaved(
            f"The backup could not be written to {folder}: {error.strerror or error}.",
            safe="The library itself is saved; older backups are as they were.",
            action="Free some space or allow writing there.",
        ) from error


def found_in(folder: Path) -> list[Backup]:
    """The backups of a folder, newest first. A copy without a readable sidecar is left out."""
    backups = []
    for path in folder.glob("*.factcheck"):
        name = _NAME.fullmatch(path.name)
        try:
            told = json.loads(_sidecar(path).read_text(encoding="utf-8"))
            if name is not None:
                # The name has no fractions of a second, and two may be made in one.
                made_at = datetime.fromisoformat(told["made_at"]).astimezone(UTC)
                fields = ("articles", "claims", "reviewed", "record_head", "sha256")
                backups.append(Backup(path, made_at, name[2], *(told[key] for key in fields)))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return sorted(backups, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def found_of(library: Path, folders: Path) -> list[Backup]:
    """The backups of a library that cannot be asked for its uid, newest first."""
    return sorted(
        (
            backup
            for folder in folders.glob("*")
            for backup in found_in(folder)
            if _told_library(backup) == str(library.absolute())
        ),
        key=lambda backup: backup.made_at,
        reverse=True,
    )


def _told_library(backup: Backup) -> str:
    return str(json.loads(_sidecar(backup.path).read_text(encoding="utf-8")).get("library", ""))


def to_keep(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of these backups stay: all of two days, then the newest of 12 days, 10 weeks, 9 months.

    Times in the future (a clock that was set back) stay, and so do the three newest.
    """
    newest_first = sorted(times, reverse=True)
    kept = {made for made in newest_first if now - made <= _ALL_FOR} | set(newest_first[:_ALWAYS])
    older = [made for made in newest_first if made not in kept]
    for number, period in ((_DAILY, "%Y-%m-%d"), (_WEEKLY, "%G-%V"), (_MONTHLY, "%Y-%m")):
        seen: dict[str, datetime] = {}
        for made in older:
            seen.setdefault(made.strftime(period), made)
        kept |= set(list(seen.values())[:number])
    return kept


def thin_out(folder: Path, now: datetime) -> None:
    """Delete what ``to_keep`` lets go and what is too much, but never the newest whole copy."""
    _sweep(folder, now)
    backups = found_in(folder)
    kept = to_keep((backup.made_at for backup in backups), now)
    staying: list[Backup] = []
    going: list[Backup] = []
    taken = 0
    for number, backup in enumerate(backups):  # newest first
        taken += _size(backup)
        stays = backup.made_at in kept and (number < _ALWAYS or taken <= MOST_BYTES)
        (staying if stays else going).append(backup)
    if going and not any(map(is_whole, staying)):
        return
    for backup in going:
        backup.path.unlink(missing_ok=True)
        _sidecar(backup.path).unlink(missing_ok=True)


def _sweep(folder: Path, now: datetime) -> None:
    """Half copies that a crash left; one of today may be in the making in another window."""
    for left in folder.glob("*.tmp"):
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > _HALF_FOR.total_seconds():
                left.unlink()


def bytes_of(backups: Iterable[Backup]) -> int:
    """What these copies take on the disk."""
    return sum(map(_size, backups))


def _size(backup: Backup) -> int:
    try:
        return backup.path.stat().st_size
    except OSError:
        return 0


def difference(connection: sqlite3.Connection, backup: Backup, reviewer: str) -> Undoing:
    """What restoring a backup would change of the open library, for one reviewer's verdicts.

    Raises ``LibraryIsDamaged`` where the backup cannot be read.
    """
    asked = (
        "SELECT c.uid, r.verdict FROM review r JOIN claim c ON c.id = r.claim_id "
        "JOIN reviewer p ON p.id = r.reviewer_id WHERE p.name = ? AND r.verdict IS NOT NULL"
    )
    listed = "SELECT uid FROM article WHERE removed = 0"
    try:
        # A file at rest that nobody writes to: no lock and no log are needed to read it.
        uri = f"{backup.path.as_uri()}?immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as copy:
            then = dict(copy.execute(asked, (reviewer,)).fetchall())
            articles = set(copy.execute(listed).fetchall())
    except (sqlite3.Error, UnicodeError) as error:
        raise refusals.damaged(backup.path, "cannot be read") from error
    now = dict(connection.execute(asked, (reviewer,)).fetchall())
    there = set(connection.execute(listed).fetchall())
    return Undoing(
        len(now.keys() - then.keys()),
        len(then.keys() - now.keys()),
        sum(then[uid] != now[uid] for uid in then.keys() & now.keys()),
        len(there - articles),
        len(articles - there),
    )


def _told(connection: sqlite3.Connection) -> tuple[int, int, int, str]:
    articles = connection.execute("SELECT count(*) FROM article WHERE removed = 0").fetchone()[0]
    claims = connection.execute("SELECT count(*) FROM claim WHERE removed = 0").fetchone()[0]
    return articles, claims, verdicts(connection), events.head(connection)


def verdicts(connection: sqlite3.Connection) -> int:
    """How many verdicts there are, whoever gave them: what a backup is compared by."""
    found = connection.execute(
        "SELECT count(*) FROM review r JOIN claim c ON c.id = r.claim_id "
        "WHERE c.removed = 0 AND r.verdict IS NOT NULL"
    )
    return int(found.fetchone()[0])


def _check_room(connection: sqlite3.Connection, folder: Path) -> None:
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    size = pages * connection.execute("PRAGMA page_size").fetchone()[0]
    if shutil.disk_usage(folder).free < 2 * size:
        raise NotSaved(
            f"There is no room for a backup in {folder}.",
            safe="The library itself is saved; older backups are as they were.",
            action=f"Free at least {2 * size // 1_000_000 + 1} MB there.",
        )


def _free_name(folder: Path, reason: str, now: datetime) -> Path:
    stamp = now.astimezone(UTC).strftime(_STAMP)
    path, number = folder / f"{stamp}-{reason}.factcheck", 1
    while path.exists():
        number += 1
        path = folder / f"{stamp}-{number}-{reason}.factcheck"
    return path


def _write_sidecar(made: Backup, library: Path) -> None:
    told = asdict(made) | {"path": made.path.name, "made_at": made.made_at.isoformat()}
    told["library"] = str(library)
    disk.put_text(_sidecar(made.path), json.dumps(told, indent=1))


def _sidecar(path: Path) -> Path:
    return path.with_suffix(".json")
