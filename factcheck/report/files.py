"""Reports on disk: a whole file or none, under a name that every system takes."""

from __future__ import annotations

import errno
import os
import re
import secrets
import unicodedata
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from factcheck.errors import NotSaved

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin|conout|clock)", re.IGNORECASE)
_LONGEST_NAME = 100
"""Bytes: leaves room for a folder, a number and an ending within 255."""


def replace_whole(path: Path, fill: Callable[[Path], None]) -> None:
    """Let ``fill`` write a file beside ``path``, then put it in its place in one step.

    Until the new file is whole and on the disk, ``path`` is untouched; when anything fails it stays
    so and nothing is left beside it. Raises ``NotSaved`` where the disk refuses.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".report-{secrets.token_hex(6)}.part")
    placing = False
    try:
        _refuse_odd_target(path, target)
        # Created here, so that a file of someone else is never written through.
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        fill(beside)
        _flush_to_disk(beside)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        placing = True
        beside.replace(target)
    except OSError as error:
        raise _refusal(error, path, placing=placing) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _flush_folder(target.parent)


def safe_name(title: str, taken: Collection[str] = ()) -> str:
    """A file name without ending, made from a title: letters, digits, ``-`` and ``_`` only.

    Never empty, never a name that some system reserves, at most 100 bytes. ``taken`` are names that
    are in use: the result differs from all of them, letter case aside.
    """
    kept = (c if unicodedata.category(c)[0] in "LMN" or c == "_" else "-" for c in _plain(title))
    name = re.sub("-+", "-", "".join(kept))
    name = _shortened(name, _LONGEST_NAME).strip("-_") or "report"
    if _RESERVED.fullmatch(name):
        name = f"report-{name}"
    used = {one.casefold() for one in taken}
    unique, number = name, 2
    while unique.casefold() in used:
        ending = f"-{number}"
        unique = _shortened(name, _LONGEST_NAME - len(ending)) + ending
        number += 1
    return unique


def _plain(title: str) -> str:
    # Joiners and marks of direction vanish instead of becoming hyphens inside a word.
    title = "".join(c for c in title if unicodedata.category(c) not in ("Cf", "Cs", "Co", "Cn"))
    return unicodedata.normalize("NFKC", title)


def _shortened(name: str, longest: int) -> str:
    return name.encode()[:longest].decode(errors="ignore")


def _refuse_odd_target(path: Path, target: Path) -> None:
    if target.is_dir():
        raise NotSaved(
            f"“{path}” is a folder, not a file.",
            safe="Nothing was changed in it.",
            action="Choose a file name inside it.",
        )
    if target.exists() and not target.is_file():
        raise NotSaved(
            f"“{path}” is not an ordinary file.",
            safe="Nothing was written to it.",
            action="Choose another file name.",
        )


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name last as well. Not every system can, and the file is whole either way."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refusal(error: OSError, path: Path, *, placing: bool) -> NotSaved:
    folder = path.absolute().parent
    if error.errno in _FULL:
        what = f"Not saved: the disk holding “{folder}” is full, or a size limit is reached."
        action = "Free some space and try again, or choose another folder."
    elif placing and isinstance(error, PermissionError):
        what = f"Not saved: “{path}” cannot be replaced; it may be open in another program."
        action = "Close it there and try again, or choose another name."
    elif error.errno in _NOT_ALLOWED:
        what = f"Not saved: there is no permission to write in “{folder}”."
        action = "Choose another folder."
    elif error.errno == errno.EROFS:
        what = f"Not saved: “{folder}” is on a disk that can only be read."
        action = "Choose another folder."
    elif error.errno in (errno.ENOENT, errno.ENOTDIR):
        what = f"Not saved: the folder “{folder}” does not exist."
        action = "Choose a folder that exists, or create it first."
    elif error.errno == errno.ENAMETOOLONG:
        what = "Not saved: the name of the file is too long for this disk."
        action = "Choose a shorter name."
    else:
        what = f"Not saved: the disk refused “{path}” ({error.strerror or type(error).__name__})."
        action = "Try again, or choose another folder."
    return NotSaved(what, safe=_what_is_safe(path), action=action)


def _what_is_safe(path: Path) -> str:
    with suppress(OSError):
        if path.exists():
            return "The file that was there is unchanged, and so is the library."
    return "The library is unchanged."
