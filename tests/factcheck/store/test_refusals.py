"""What SQLite says is told in words that tell the cases apart, with what is safe and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from factcheck.errors import LibraryIsDamaged, LibraryRefused, NotSaved
from factcheck.store import refusals


def error(name: str, words: str = "it failed") -> sqlite3.OperationalError:
    made = sqlite3.OperationalError(words)
    made.sqlite_errorname = name
    return made


SAVING = [
    ("SQLITE_FULL", "is full", "Free some space"),
    ("SQLITE_IOERR_WRITE", "size limit was reached", "Free some space"),
    ("SQLITE_BUSY", "another program holds", "Close the other program"),
    ("SQLITE_BUSY_SNAPSHOT", "another program holds", "Close the other program"),
    ("SQLITE_READONLY_DBMOVED", "does not allow writing", "Allow writing"),
    ("SQLITE_CORRUPT", "is damaged", "open a backup"),
    ("SQLITE_IOERR_FSYNC", "reports an error (SQLITE_IOERR_FSYNC)", "Check the disk"),
    ("", "reports an error (it failed)", "Check the disk"),
]


@pytest.mark.parametrize(("name", "what", "action"), SAVING)
def test_a_write_that_was_refused(name: str, what: str, action: str, tmp_path: Path) -> None:
    refused = refusals.not_saved(error(name), tmp_path / "a.factcheck")

    assert isinstance(refused, NotSaved)
    assert refused.what.startswith("Not saved: ")
    assert what in refused.what
    assert "a.factcheck" in refused.what
    assert refused.safe
    assert action in refused.action


@pytest.mark.parametrize(
    ("name", "words", "kind", "what"),
    [
        ("SQLITE_CORRUPT", "it failed", LibraryIsDamaged, "SQLite cannot read it"),
        ("SQLITE_NOTADB", "it failed", LibraryIsDamaged, "SQLite cannot read it"),
        ("SQLITE_ERROR", "malformed database schema", LibraryIsDamaged, "SQLite cannot read it"),
        ("SQLITE_ERROR", "Could not decode to UTF-8", LibraryIsDamaged, "SQLite cannot read it"),
        ("SQLITE_CANTOPEN", "it failed", LibraryRefused, "does not allow it"),
        ("SQLITE_READONLY_DIRECTORY", "it failed", LibraryRefused, "does not allow it"),
        ("SQLITE_IOERR_READ", "it failed", LibraryRefused, "reports an error (SQLITE_IOERR_READ)"),
    ],
)
def test_a_library_that_does_not_open(
    name: str, words: str, kind: type[LibraryRefused], what: str, tmp_path: Path
) -> None:
    refused = refusals.not_opened(error(name, words), tmp_path / "a.factcheck")

    assert type(refused) is kind
    assert what in refused.what
    assert refused.safe
    assert refused.action


@pytest.mark.parametrize(
    ("raised", "is_disk"),
    [
        (error("SQLITE_FULL"), True),
        (error("SQLITE_ERROR", "no such table: x"), False),
        (sqlite3.IntegrityError("UNIQUE"), False),
        (sqlite3.ProgrammingError("closed"), False),
    ],
)
def test_a_mistake_of_ours_is_no_trouble_of_the_disk(raised: sqlite3.Error, is_disk: bool) -> None:
    assert refusals.is_of_the_disk(raised) is is_disk
