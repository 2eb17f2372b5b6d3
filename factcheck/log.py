"""A small diary of the program, for finding out what went wrong: no word of any article in it.

It holds what happened, when and to which kind of thing; of a file its name, of an error its kind
and the lines of ours where it came up, never its message: messages quote.
"""

from __future__ import annotations

import logging
import platform
import sqlite3
from pathlib import Path

from factcheck import __version__, paths

# What Python, SQLite or the system says of these speaks of names and numbers, never of values.
_SAY_NO_TEXT = (
    ArithmeticError, AttributeError, MemoryError, NameError, OSError, RuntimeError, sqlite3.Error,
    TypeError,
)  # fmt: skip
_LARGEST, _OLDER = 300_000, 3  # bytes of a file, and how many older ones are kept
_diary = logging.getLogger("factcheck")


def begin() -> None:
    """Write into the log folder from now on; a folder that refuses costs the diary alone."""
    # It brings the network modules along, which the window does not wait for.
    from logging.handlers import RotatingFileHandler

    logging.raiseExceptions = False
    _diary.setLevel(logging.INFO)
    _diary.propagate = False
    try:
        paths.log_dir().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            paths.log_dir() / "factcheck.log",
            maxBytes=_LARGEST,
            backupCount=_OLDER,
            encoding="utf-8",
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _diary.addHandler(handler)
    of = platform.uname()  # platform.platform() starts another program, to ask for the processor
    _diary.info(
        "started: Factcheck %s, Python %s, SQLite %s, %s",
        __version__,
        platform.python_version(),
        sqlite3.sqlite_version,
        " ".join((of.system, of.release, of.machine)),
    )


def end() -> None:
    """Close the file."""
    for handler in list(_diary.handlers):
        _diary.removeHandler(handler)
        handler.close()


def note(what: str, path: Path | None = None, **numbers: int | str) -> None:
    """Write down that something happened. ``what`` and the names are ours, never typed words."""
    told = "".join(f", {name} {value}" for name, value in numbers.items())
    _diary.info("%s%s%s", what, f" {path.name!r}" if path else "", told)


def words_of(error: BaseException) -> str:
    """The message of an error, but where it may quote a text."""
    speaks = isinstance(error, _SAY_NO_TEXT)
    return str(error) if speaks else "(its words are left out: they may quote a text)"


def failed(what: str, error: BaseException) -> None:
    """Write down an error by its kind and where it came up."""
    import traceback

    places = [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    _diary.error("%s: %s at %s", what, type(error).__name__, " < ".join(reversed(places)))
