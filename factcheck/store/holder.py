"""Who has a library open: a note beside it, for one sentence and nothing else.

SQLite's own lock decides. The note is written after the library was opened and goes when it is
closed; one that a crash left behind does no harm.
"""

from __future__ import annotations

import errno
import json
import os
import platform
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def note(path: Path) -> None:
    """Say beside the library that this process has it."""
    told = {
        "pid": os.getpid(),
        "host": platform.node(),
        "since": datetime.now().astimezone().isoformat(timespec="minutes"),
    }
    # A comfort: where it cannot be written, the sentence names nobody.
    with suppress(OSError):
        _beside(path).write_text(json.dumps(told), encoding="utf-8")


def erase(path: Path) -> None:
    """Take the note away."""
    with suppress(OSError):
        _beside(path).unlink(missing_ok=True)


def named(path: Path) -> str:
    """Who has the library according to the note, in words; empty when nobody is known to."""
    try:
        told = json.loads(_beside(path).read_text(encoding="utf-8"))
        pid, host, since = (
            int(told["pid"]),
            str(told["host"]),
            datetime.fromisoformat(told["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    if host == platform.node() and not _runs(pid):
        return ""
    where = "this computer" if host == platform.node() else f"the computer “{host[:80]}”"
    return f"by process {pid} on {where}, since {since:%Y-%m-%d %H:%M}"


def locks_work(folder: Path) -> bool:
    """Whether the folder can lock files at all; some network drives cannot.

    Tried on a file of its own: to open the library itself would drop locks that SQLite holds.
    """
    if os.name != "posix":
        return True
    import fcntl

    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
    return True


def _runs(pid: int) -> bool:
    if os.name != "posix":
        return True  # where signal 0 is none, asking would end the process
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return pid < 2**31
    return True


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".open")
