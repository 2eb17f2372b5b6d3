"""The record: append-only, and sealed so that an altered entry shows."""

from __future__ import annotations

import sqlite3

import pytest

from factcheck.model import Verdict
from factcheck.store.events import first_bad_event
from factcheck.workbench import Workbench


@pytest.fixture
def db(workbench: Workbench, claim_ids: list[int]) -> sqlite3.Connection:
    """The connection of a library with an import and five verdicts in its record."""
    for place in range(5):
        workbench.decide(claim_ids[place % 4], list(Verdict)[place % 3])
    return workbench._db


def test_a_whole_record_has_no_bad_event(db: sqlite3.Connection) -> None:
    assert first_bad_event(db) is None


@pytest.mark.parametrize("statement", ["UPDATE event SET action = 'x'", "DELETE FROM event"])
def test_the_record_cannot_be_changed_by_sql(db: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(statement)


@pytest.mark.parametrize(
    ("harm", "first_bad"),
    [
        ("UPDATE event SET payload = replace(payload, 'opinion', 'disputed') WHERE seq = 4", 4),
        ("UPDATE event SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3", 3),
        ("DELETE FROM event WHERE seq = 5", 5),
        ("UPDATE event SET hash = prev WHERE seq = 2", 2),
        ("UPDATE event SET reviewer = 'someone' WHERE seq = 6", 6),
    ],
)
def test_the_first_altered_entry_is_named(
    db: sqlite3.Connection, harm: str, first_bad: int
) -> None:
    db.execute("DROP TRIGGER event_never_changes")
    db.execute("DROP TRIGGER event_never_goes")
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute(harm)
    assert first_bad_event(db) == first_bad
