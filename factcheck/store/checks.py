"""What is looked at before SQLite touches a file.

The checks read the file's first hundred bytes. They must never run while the same process has the
file open: closing a second file handle would drop SQLite's locks (POSIX).
"""

from __future__ import annotations

import errno
import os
import struct
from pathlib import Path

from factcheck.errors import LibraryIsNewer, LibraryRefused, UserError
from factcheck.store import refusals
from factcheck.store.schema import APPLICATION_ID, VERSION

_HEADER = b"SQLite format 3\x00"


def check_path(path: Path) -> None:
    """Five different troubles for which SQLite has one sentence."""
    try:
        found = path.stat()
    except FileNotFoundError as error:
        raise refusals.missing(path) from error
    except OSError as error:
        raise path_refused(path, error) from error
    if not os.path.isfile(path):  # noqa: PTH113  (a broken path must not raise here)
        raise LibraryRefused(
            f"{path} is a folder, not a library.",
            safe="Nothing was changed.",
            action="Choose a library file in it.",
        )
    if not os.access(path, os.R_OK):
        raise path_refused(path, PermissionError(errno.EACCES, "no permission"))
    if found.st_size == 0:
        raise refusals.damaged(path, "is empty: its content was lost")


def path_refused(path: Path, error: OSError) -> UserError:
    """The sentence for what the system says of a path."""
    reasons = {
        errno.EACCES: "you do not have permission for it or its folder",
        errno.EPERM: "you do not have permission for it or its folder",
        errno.EROFS: "its disk does not allow writing",
        errno.ENAMETOOLONG: "the name is too long",
        errno.ENOTDIR: "a part of the path is a file, not a folder",
        errno.ENOSPC: "the disk is full",
    }
    why = reasons.get(error.errno or 0, error.strerror or "the disk reports an error")
    return LibraryRefused(
        f"The library {path} cannot be opened: {why}.",
        safe="Nothing was changed.",
        action="Choose another file or folder.",
    )


def check_header(path: Path) -> int:
    """Refuse what is not ours, newer or cut short. Gives the file's schema version."""
    with path.open("rb") as file:
        head = file.read(100)
    size = path.stat().st_size
    if not head.startswith(_HEADER[: len(head)]):
        raise refusals.foreign(path)
    if len(head) < 100:
        raise refusals.damaged(path, "is cut short: most of its content was lost")
    page_size, change_counter = struct.unpack(">H", head[16:18])[0], head[24:28]
    pages = struct.unpack(">I", head[28:32])[0]
    version, application = struct.unpack(">I", head[60:64])[0], struct.unpack(">I", head[68:72])[0]
    page_size = 65536 if page_size == 1 else page_size
    if application != APPLICATION_ID:
        raise refusals.foreign(path)
    if version > VERSION:
        raise LibraryIsNewer(
            f"{path} was written by a newer version of Factcheck (format {version}; this program "
            f"knows {VERSION}).",
            safe="It was not changed.",
            action="Update Factcheck to open it, or choose another library.",
        )
    # What was being written when a crash came is folded in or rolled back by SQLite.
    logs = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    unsettled = any(log.exists() and log.stat().st_size for log in logs)
    settled = not unsettled and change_counter == head[92:96]
    if settled and pages * page_size != size:
        how = "is cut short: a part of its content was lost" if size < pages * page_size else ""
        raise refusals.damaged(path, how or "has foreign bytes at its end")
    return int(version)


def is_log_lost(path: Path) -> bool:
    """Whether a library that was not closed lacks the file beside it with the newest work.

    Two bytes of the header tell that it is written to through such a file; only closing ends that.
    """
    with path.open("rb") as file:
        head = file.read(20)
    return head[18:20] == b"\x02\x02" and not path.with_name(path.name + "-wal").exists()


def identity(path: Path) -> tuple[int, int]:
    """What tells this file from another one that takes its name."""
    found = path.stat()
    return found.st_dev, found.st_ino
