"""What marks a file as a library of ours, and which version of it this program writes."""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x46614374
"""``FaCt``: bytes 68 to 72 of the file, SQLite's ``application_id``."""

VERSION = 6
"""``PRAGMA user_version`` of the newest schema."""

TRIGGERS = {
    "event_never_changes": """CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END""",
    "event_never_goes": """CREATE TRIGGER event_never_goes BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END""",
}
"""What guards the record, by name, exactly as the newest migration leaves it."""


WORDS = """CREATE VIRTUAL TABLE claim_words USING fts5 (
        text, statement, note, sources,
        tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')"""
"""The index of words, which can be made anew from the claims at any time."""


def lost_guards(connection: sqlite3.Connection) -> list[str]:
    """The names of the triggers that guard the record and are not as they must be."""
    found = dict(
        connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    return [name for name, sql in TRIGGERS.items() if found.get(name) != sql]
