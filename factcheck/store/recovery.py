"""Bringing a backup back in place of a library, so that it can be taken up again after a crash.

Nothing is deleted: the library as it was goes into a folder beside it, whole, with its log. A stale
log beside a restored file would silently undo the restoring, so the files always move together.
"""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime
from pathlib import Path

from factcheck import disk
from factcheck.errors import LibraryIsDamaged, NotSaved
from factcheck.safekeeping import Backup
from factcheck.store import backups

_WITH_IT = ("", "-wal", "-journal", "-shm")


def restore(path: Path, backup: Backup, now: datetime) -> Path | None:
    """Put a backup in the place of the library at ``path``, which nobody has open.

    Gives the folder in which the library as it was is kept, ``None`` where there was none. Raises
    ``LibraryIsDamaged`` for a backup that is not whole any more and ``NotSaved`` when the disk
    refuses; what was there before is then still there, in its place or in the folder.
    """
    path = path.absolute()
    if not backups.is_whole(backup):
        raise LibraryIsDamaged(
            f"The backup {backup.path} is not whole any more.",
            safe="Nothing was changed.",
            action="Choose another backup.",
        )
    aside = _free_folder(path, now)
    plan = {"backup": str(backup.path), "sha256": backup.sha256, "aside": aside.name}
    try:
        disk.put_text(_marker(path), json.dumps(plan))
        disk.flush_folder(path.parent)
        _carry_out(path, plan)
    except OSError as error:
        raise NotSaved(
            f"The backup could not be restored: {error.strerror or error}.",
            safe=f"The library as it was is at {path} or in {aside}.",
            action="Free some space or allow writing there, then try again.",
        ) from error
    return aside if aside.exists() else None


def finish(path: Path) -> None:
    """Take up a restoring that a crash interrupted; does nothing where there is none."""
    marker = _marker(path.absolute())
    if not os.path.exists(marker):  # noqa: PTH110  (a path too long must not raise here)
        return
    try:
        plan = json.loads(marker.read_text(encoding="utf-8"))
        _carry_out(path.absolute(), plan)
    except (OSError, ValueError, KeyError) as error:
        raise NotSaved(
            f"A backup was being restored to {path} and could not be finished: {error}.",
            safe="The library as it was is in the folder beside it, the backup is where it was.",
            action=f"Free some space and start again, or delete {marker.name} to leave it so.",
        ) from error


def _carry_out(path: Path, plan: dict[str, str]) -> None:
    """Each step looks first whether it was done already."""
    if not (path.exists() and backups.digest(path) == plan["sha256"]):
        unfinished = path.with_name(path.name + ".restored")
        shutil.copyfile(plan["backup"], unfinished)
        disk.flush(unfinished)
        _move_aside(path, path.with_name(plan["aside"]))
        unfinished.replace(path)
        disk.flush_folder(path.parent)
    _marker(path).unlink(missing_ok=True)


def _move_aside(path: Path, folder: Path) -> None:
    # The log first: a library without its log is old, a log without its library is only kept.
    for ending in reversed(_WITH_IT):
        part = path.with_name(path.name + ending)
        if part.exists():
            folder.mkdir(exist_ok=True)
            part.replace(folder / part.name)


def _free_folder(path: Path, now: datetime) -> Path:
    name = f"{path.stem}.before-restoring-{now:%Y%m%d-%H%M%S}"
    folder, number = path.with_name(name), 1
    while folder.exists():
        number += 1
        folder = path.with_name(f"{name}-{number}")
    return folder


def _marker(path: Path) -> Path:
    return path.with_name(path.name + ".restoring")
