"""The schema, as numbered steps that are never edited once they were released.

A step is one function; each statement is executed on its own, because ``executescript`` commits
half-done work. ``PRAGMA user_version`` carries the number of the newest step, so that an older
program can refuse the file before it touches it. ``sqlite_utils`` is imported here alone: it takes
a tenth of a second, and a library that is up to date never needs it.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

from factcheck.store.schema import VERSION

steps = Migrations("factcheck")

_V1 = (
    """CREATE TABLE state (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reviewer (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE article (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        outlet TEXT NOT NULL,
        author TEXT NOT NULL,
        published TEXT NOT NULL,
        url TEXT NOT NULL,
        language TEXT NOT NULL,
        name TEXT NOT NULL,
        encoding TEXT NOT NULL,
        dropped INTEGER NOT NULL CHECK (dropped >= 0),
        sha256 TEXT NOT NULL UNIQUE,
        imported_at TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    ) STRICT""",
    # The text and the bytes stand apart, so that a list of articles never reads them.
    """CREATE TABLE article_text (
        article_id INTEGER PRIMARY KEY REFERENCES article (id),
        text TEXT NOT NULL,
        raw BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE passage (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES article (id),
        start INTEGER NOT NULL CHECK (start >= 0),
        stop INTEGER NOT NULL CHECK (stop > start),
        role TEXT NOT NULL CHECK (role IN ('title', 'byline', 'caption', 'sentence', 'furniture')),
        kind TEXT NOT NULL CHECK (kind IN ('fact', 'opinion', 'none')),
        reasons TEXT NOT NULL,
        by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0, 1))
    ) STRICT""",
    "CREATE INDEX passage_place ON passage (article_id, start)",
    # removed: 0 on the list, 1 taken off it, 2 folded away with its passage
    """CREATE TABLE claim (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        article_id INTEGER NOT NULL REFERENCES article (id),
        start INTEGER NOT NULL CHECK (start >= 0),
        stop INTEGER NOT NULL CHECK (stop > start),
        text TEXT NOT NULL,
        statement TEXT NOT NULL,
        speaker TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('fact', 'opinion', 'none')),
        checkable REAL NOT NULL,
        worthy REAL NOT NULL,
        reasons TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1, 2))
    ) STRICT""",
    "CREATE INDEX claim_place ON claim (article_id, start, stop, id) WHERE removed = 0",
    "CREATE INDEX claim_worth ON claim (worthy DESC, article_id, start, id) WHERE removed = 0",
    """CREATE TABLE review (
        claim_id INTEGER NOT NULL REFERENCES claim (id),
        reviewer_id INTEGER NOT NULL REFERENCES reviewer (id),
        verdict TEXT CHECK (verdict IN ('supported', 'disputed', 'opinion')),
        note TEXT NOT NULL DEFAULT '',
        flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1)),
        decided_at TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (claim_id, reviewer_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX review_verdict ON review (reviewer_id, verdict, claim_id)",
    "CREATE INDEX review_flagged ON review (reviewer_id, claim_id) WHERE flagged = 1",
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim_id INTEGER NOT NULL REFERENCES claim (id),
        reviewer_id INTEGER NOT NULL REFERENCES reviewer (id),
        position INTEGER NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        publisher TEXT NOT NULL,
        type TEXT NOT NULL,
        stance TEXT NOT NULL,
        quote TEXT NOT NULL,
        read_on TEXT NOT NULL,
        archive_url TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    ) STRICT""",
    "CREATE INDEX source_claim ON source (claim_id, position) WHERE removed = 0",
    """CREATE TABLE draft (
        claim_id INTEGER NOT NULL REFERENCES claim (id),
        reviewer_id INTEGER NOT NULL REFERENCES reviewer (id),
        field TEXT NOT NULL CHECK (field IN ('note', 'statement')),
        text TEXT NOT NULL,
        PRIMARY KEY (claim_id, reviewer_id, field)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE event (
        seq INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        action TEXT NOT NULL,
        of TEXT NOT NULL CHECK (of IN ('', 'undo', 'redo')),
        target INTEGER NOT NULL,
        payload TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE event_claim (
        claim_id INTEGER NOT NULL REFERENCES claim (id),
        seq INTEGER NOT NULL REFERENCES event (seq),
        PRIMARY KEY (claim_id, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END""",
    """CREATE TRIGGER event_never_goes BEFORE DELETE ON event
        BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END""",
    """CREATE VIRTUAL TABLE claim_words USING fts5 (
        text, statement, note, sources,
        tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')""",
)

_V4 = (
    "ALTER TABLE source ADD COLUMN interests TEXT NOT NULL DEFAULT ''",
    # The digest of the kept text, or nothing: when it was read, and from where.
    "ALTER TABLE source ADD COLUMN snapshot TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE source ADD COLUMN snapshot_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE source ADD COLUMN snapshot_origin TEXT NOT NULL DEFAULT ''",
    # Each text once, under its digest. NULL is a text that was lost with a damaged library.
    """CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        text TEXT
    ) STRICT""",
    "ALTER TABLE review ADD COLUMN contact TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE review ADD COLUMN against TEXT NOT NULL DEFAULT ''",
    """CREATE TABLE waiver (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim_id INTEGER NOT NULL REFERENCES claim (id),
        reviewer_id INTEGER NOT NULL REFERENCES reviewer (id),
        rule TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        at TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    ) STRICT""",
    "CREATE INDEX waiver_claim ON waiver (claim_id) WHERE removed = 0",
    "CREATE INDEX source_url ON source (url) WHERE removed = 0",
    # What a machine saw, not what a reviewer did: it is no part of the record.
    """CREATE TABLE link_check (
        url TEXT PRIMARY KEY,
        state TEXT NOT NULL,
        at TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    # More fields than note and statement can be typed in and left.
    """CREATE TABLE draft_v4 (
        claim_id INTEGER NOT NULL REFERENCES claim (id),
        reviewer_id INTEGER NOT NULL REFERENCES reviewer (id),
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (claim_id, reviewer_id, field)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO draft_v4 SELECT claim_id, reviewer_id, field, text FROM draft",
    "DROP TABLE draft",
    "ALTER TABLE draft_v4 RENAME TO draft",
)


@steps()
def m001_first_library(db: Database) -> None:
    for statement in _V1:
        db.execute(statement)
    db.execute("PRAGMA user_version = 1")


_V2 = (
    # What a reviewer says of two claims: about other things ("apart"), or the same after all.
    """CREATE TABLE pair (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        claim_id INTEGER NOT NULL REFERENCES claim (id),
        other_id INTEGER NOT NULL REFERENCES claim (id),
        reviewer_id INTEGER NOT NULL REFERENCES reviewer (id),
        says TEXT NOT NULL CHECK (says IN ('apart', 'same')),
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    ) STRICT""",
    # A file of fact checks that others published, and what it holds.
    """CREATE TABLE feed (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL UNIQUE,
        imported_at TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
    ) STRICT""",
    """CREATE TABLE published_check (
        id INTEGER PRIMARY KEY,
        feed_id INTEGER NOT NULL REFERENCES feed (id),
        claim TEXT NOT NULL,
        speaker TEXT NOT NULL,
        rating TEXT NOT NULL,
        publisher TEXT NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        checked_on TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX published_check_feed ON published_check (feed_id)",
)


@steps()
def m002_related_claims(db: Database) -> None:
    for statement in _V2:
        db.execute(statement)
    db.execute("PRAGMA user_version = 2")


@steps()
def m003_links_and_likeness(db: Database) -> None:
    # Where a text came from the web: when it was read there. Its bytes and digest are kept anyway.
    db.execute("ALTER TABLE article ADD COLUMN read_at TEXT NOT NULL DEFAULT ''")
    db.execute(
        """CREATE TABLE article_link (
            article_id INTEGER NOT NULL REFERENCES article (id),
            start INTEGER NOT NULL CHECK (start >= 0),
            stop INTEGER NOT NULL CHECK (stop > start),
            url TEXT NOT NULL,
            words TEXT NOT NULL,
            PRIMARY KEY (article_id, start, url)
        ) STRICT, WITHOUT ROWID"""
    )
    # What a text is compared with, in place of the text: can be made anew at any time.
    db.execute(
        """CREATE TABLE article_sketch (
            article_id INTEGER PRIMARY KEY REFERENCES article (id),
            sketch BLOB NOT NULL
        ) STRICT"""
    )
    db.execute("PRAGMA user_version = 3")


@steps()
def m004_evidence(db: Database) -> None:
    """Interests and snapshots of sources, claimant and other side in the review, waivers."""
    for statement in _V4:
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")


@steps()
def m005_kept_relations(db: Database) -> None:
    # What stands elsewhere, found once and kept for the next session: can be made anew at any time.
    db.execute(
        """CREATE TABLE claim_kindred (
            claim_id INTEGER PRIMARY KEY REFERENCES claim (id),
            mark BLOB NOT NULL,
            links BLOB NOT NULL
        ) STRICT"""
    )
    db.execute("PRAGMA user_version = 5")


@steps()
def m006_which_model(db: Database) -> None:
    # Which model suggested; nobody knows it of what was imported before.
    db.execute("ALTER TABLE article ADD COLUMN judged_by TEXT NOT NULL DEFAULT ''")
    db.execute("PRAGMA user_version = 6")


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an open library up to the newest schema. The caller has made a verified backup."""
    # A plug-in of the person's own sqlite-utils has no business in this file.
    steps.apply(Database(connection, execute_plugins=False))
    reached = connection.execute("PRAGMA user_version").fetchone()[0]
    if reached != VERSION:
        raise AssertionError(f"migrations end at version {reached}, the program expects {VERSION}")
