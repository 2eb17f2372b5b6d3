"""What SQLite and the disk say, told in words that a reviewer can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from factcheck.errors import (
    LibraryInUse,
    LibraryIsDamaged,
    LibraryIsForeign,
    LibraryMissing,
    LibraryRefused,
    NotSaved,
    UserError,
)
from factcheck.store import holder

_FULL = ("SQLITE_FULL",)
_LIMIT = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_TRUNCATE")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
_LOCKING = ("SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_CHECKRESERVEDLOCK")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_UNTOUCHED = "The file was not changed."


def missing(path: Path) -> LibraryMissing:
    return LibraryMissing(
        f"There is no library at {path}.",
        safe="Nothing was created in its place.",
        action="If it was moved or its disk is not connected, connect it or choose where it is "
        "now; otherwise restore a copy or make a new library.",
    )


def exists(path: Path) -> LibraryRefused:
    return LibraryRefused(
        f"{path} exists already.",
        safe="It was left as it is.",
        action="Open it, or choose another name for the new library.",
    )


def lost_log(path: Path) -> str:
    return (
        f"{path.name} was not closed, and the file {path.name}-wal that holds the newest work is "
        "not beside it: what was done last may be missing. The backups may have it."
    )


def damaged(path: Path, how: str) -> LibraryIsDamaged:
    return LibraryIsDamaged(
        f"The library {path} {how}.",
        safe="It was left as it is.",
        action="Recover it from its backups, or choose another library.",
    )


def foreign(path: Path) -> LibraryIsForeign:
    return LibraryIsForeign(
        f"{path} is not a Factcheck library.",
        safe=_UNTOUCHED,
        action="Choose a file that Factcheck made, or import this one as an article.",
    )


def in_use(path: Path) -> LibraryRefused:
    """Somebody holds the library, and who; or its folder knows no locks, which looks the same."""
    who = holder.named(path)
    if not who and not holder.locks_work(path.parent):
        return LibraryRefused(
            f"The folder of {path} does not support locking, as some network drives do not.",
            safe=_UNTOUCHED,
            action="Copy the library to a folder of this computer and open it there.",
        )
    return LibraryInUse(
        f"The library {path} is open in another window or program{f' ({who})' if who else ''}.",
        safe=_UNTOUCHED,
        action="Close it there, or open another library.",
    )


def stopped(path: Path) -> LibraryRefused:
    return LibraryRefused(
        f"The check of {path} was stopped, so the library was not opened.",
        safe=_UNTOUCHED,
        action="Try again and let it come to its end, or choose another library.",
    )


def not_opened(error: sqlite3.Error | UnicodeError, path: Path) -> UserError:
    """The sentence for an error while opening. What SQLite quotes of a damaged file in its own
    message need not be text: then Python cannot even make an ``sqlite3.Error`` of it.
    """
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(_BUSY + _LOCKING):
        return in_use(path)
    unreadable = isinstance(error, UnicodeError) or "UTF-8" in str(error)
    # A schema that cannot be parsed is reported as a plain error.
    if name.startswith(_DAMAGED) or unreadable or "malformed" in str(error):
        return damaged(path, "is damaged: SQLite cannot read it")
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return LibraryRefused(
            f"The library {path} cannot be opened: its folder or the file does not allow it.",
            safe=_UNTOUCHED,
            action="Ask for permission to write there, or copy the library to your own folder.",
        )
    return LibraryRefused(
        f"The library {path} cannot be read: the disk reports an error ({name or error}).",
        safe=_UNTOUCHED,
        action="Check the disk and try again.",
    )


def is_of_the_disk(error: sqlite3.Error) -> bool:
    """Something in the reviewer's world, and no mistake in what SQLite was asked."""
    ours = isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError)
    return not ours and getattr(error, "sqlite_errorname", "") != "SQLITE_ERROR"


def not_saved(error: sqlite3.Error, path: Path) -> UserError:
    """The sentence for an error while writing. SQLite has rolled the whole act back."""
    name = getattr(error, "sqlite_errorname", "") or ""
    safe = "Nothing of it was stored; what was saved before is safe, and your text is still here."
    if name.startswith(_FULL):
        return NotSaved(
            f"Not saved: the disk that holds {path} is full.",
            safe=safe,
            action="Free some space and press Retry, or save a copy on another disk.",
        )
    if name.startswith(_LIMIT):
        return NotSaved(
            f"Not saved: the disk that holds {path} is full, or a quota or size limit was reached.",
            safe=safe,
            action="Free some space and press Retry, or save a copy on another disk.",
        )
    if name.startswith(_BUSY):
        return NotSaved(
            f"Not saved: another program holds {path}.",
            safe=safe,
            action="Close the other program, then press Retry.",
        )
    if name.startswith("SQLITE_READONLY"):
        return NotSaved(
            f"Not saved: {path} or its folder does not allow writing.",
            safe=safe,
            action="Allow writing to it, then press Retry.",
        )
    if name.startswith(_DAMAGED):
        return NotSaved(
            f"Not saved: {path} is damaged.",
            safe="What is on the screen is still here.",
            action="Export a report of what you see, close the window and open a backup.",
        )
    return NotSaved(
        f"Not saved: the disk that holds {path} reports an error ({name or error}).",
        safe=safe,
        action="Check the disk, then press Retry.",
    )


def moved(path: Path) -> NotSaved:
    return NotSaved(
        f"Not saved: {path} was moved, deleted or replaced while it was open.",
        safe="What was saved before is in the file that was moved; your text is still here.",
        action="Put the file back in its place and press Retry, or save a copy and go on in that.",
    )
