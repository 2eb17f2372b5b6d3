"""Files on the disk: whole or not at all, and forced there before they take their name."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from factcheck.errors import NotSaved

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM}


def put(path: Path, fill: Callable[[Path], object], *, mode: int = 0o666) -> None:
    """Let ``fill`` write a file beside ``path``, then put it in its place in one step.

    Until the new file is whole and on the disk, ``path`` is untouched; when anything fails it stays
    so and nothing is left beside it. A link stays a link, and what was there gives the new file its
    permissions; ``mode`` are those of a file that is new, less what the system masks. Raises
    ``OSError`` where the disk refuses; its ``filename2`` is set where the last step was refused.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".factcheck-{os.urandom(6).hex()}.tmp")
    try:
        # Created here, so that a file of someone else is never written through.
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        fill(beside)
        flush(beside)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    # Not every system can, and the file is whole either way.
    with suppress(OSError):
        flush_folder(target.parent)


def put_text(path: Path, text: str, *, mode: int = 0o666) -> None:
    """Put a text in UTF-8 at ``path``, as ``put`` does."""
    put(path, lambda beside: beside.write_bytes(text.encode()), mode=mode)


def save(path: Path, fill: Callable[[Path], object]) -> None:
    """Put a file where a person wanted it, as ``put`` does; raises ``NotSaved``, which says what
    happened, what is safe and what to do.
    """
    try:
        _refuse_odd_target(path, Path(os.path.realpath(path)))
        put(path, fill)
    except OSError as error:
        raise _refusal(error, path) from error


def flush(path: Path) -> None:
    """Force what a file holds to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """Make new names in a folder last as well, where the system has a way to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


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


def _refusal(error: OSError, path: Path) -> NotSaved:
    folder = path.absolute().parent
    if error.errno in _FULL:
        what = f"Not saved: the disk holding “{folder}” is full, or a size limit is reached."
        action = "Free some space and try again, or choose another folder."
    elif error.filename2 is not None and isinstance(error, PermissionError):
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
