"""The full check: the file's pages, its references, the record's chain, and every row against it.

``PRAGMA integrity_check`` does not protect content: most single flipped bits in a text leave it at
"ok". The digests do.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from factcheck.progress import Progress
from factcheck.rings import unsearched
from factcheck.safekeeping import Audit
from factcheck.store import feeds
from factcheck.store.articles import digest as digest_of
from factcheck.store.articles import is_as_imported
from factcheck.store.events import first_bad_event
from factcheck.store.replay import (
    OF_CLAIM,
    REVIEW,
    Expected,
    columns_of,
    deviations,
    entries_of,
    expected,
    imported,
)
from factcheck.store.schema import lost_guards
from factcheck.store.union import is_merged

_SHOWN = 60  # characters of a claim that name it


@unsearched()  # looking for rings among so many rows would take half the time
def audit(connection: sqlite3.Connection, progress: Progress | None = None) -> Audit:
    """Look at everything. Reading alone: nothing is mended.

    Raises ``StoppedError`` when ``progress`` is stopped between two things that are looked at.
    """
    progress = progress or Progress()
    problems: list[str] = []
    lost: list[str] = []
    counts = (0, 0, 0)
    first_bad: int | None = None
    try:
        progress.until(0.35)
        problems += _pages(connection)
        lost = lost_guards(connection)
        progress.until(0.45)
        first_bad = first_bad_event(connection, progress)
        if first_bad is not None:
            problems.append(f"Entry {first_bad} of the record was altered, or is missing.")
        else:
            problems += _rows(connection, progress)
        counts = _counted(connection)
    except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise  # who looked was asked to stop: that tells nothing of the file
        # What lies there is no text, no JSON, or cannot be reached at all.
        problems.append(f"A part of the file cannot be read ({error}).")
    return Audit(*counts, first_bad, tuple(problems), tuple(lost))


def _counted(connection: sqlite3.Connection) -> tuple[int, int, int]:
    tables = ("event", "article", "claim")
    events, articles, claims = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables
    )
    return events, articles, claims


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"The file is not whole: {line}."
    for table, *_ in connection.execute("PRAGMA foreign_key_check").fetchmany(20):
        yield f"A row of “{table}” belongs to something that is gone."


def _rows(connection: sqlite3.Connection, progress: Progress) -> Iterator[str]:
    events, articles, _ = _counted(connection)
    progress.until(0.5)
    entries = progress.over(entries_of(connection), events)
    found = expected(entries, merged=is_merged(connection))
    named = _Names(connection)
    yield from _articles(connection, found)
    for table, share in (("passage", 0.7), ("claim", 0.95)):
        progress.until(share)
        yield from _spans(connection, found, table, named, partial(progress.tell, total=articles))
    yield from _reviews(connection, found, named)
    for table in OF_CLAIM:
        yield from _of_claims(connection, found, table, named)
    yield from _snapshots(connection)
    yield from _pairs(connection, found, named)
    yield from _feeds(connection, found)
    yield from _links(connection, found)
    yield from _article_links(connection, found, named)


def _articles(connection: sqlite3.Connection, found: Expected) -> Iterator[str]:
    columns = columns_of("article")
    kept = ("name", "encoding", "dropped", "imported_at", "read_at")
    seen = set()
    for uid, removed, digest, *values in connection.execute(
        f"SELECT uid, removed, sha256, {', '.join(columns + kept)} FROM article"
    ):
        seen.add(uid)
        row = dict(zip(columns + kept, values, strict=True)) | {"removed": removed}
        told = found.imports.get(uid)
        title = f"“{row['title'][:_SHOWN]}”"
        if told is None:
            yield f"The article {title} is not in the record."
            continue
        if told["sha256"] != digest or any(
            told[name] != row[name] for name in kept if name in told
        ):
            yield f"The article {title} is not as it was imported."
        for column in deviations(found, "article", uid, row):
            yield f"The {column} of the article {title} is not what the record says."
    for uid in found.imports.keys() - seen:
        yield f"The article “{found.imports[uid]['title'][:_SHOWN]}” is missing."
    yield from _texts(connection, found)


def _texts(connection: sqlite3.Connection, found: Expected) -> Iterator[str]:
    for uid, title, text, raw in connection.execute(
        # As bytes: a damaged text need not be UTF-8 any more.
        "SELECT a.uid, a.title, CAST(t.text AS BLOB), t.raw FROM article a "
        "LEFT JOIN article_text t ON t.article_id = a.id"
    ):
        if not is_as_imported(text, raw, found.imports.get(uid, {})):
            yield f"The text of the article “{title[:_SHOWN]}” is not as it was imported."


def _spans(
    connection: sqlite3.Connection,
    found: Expected,
    table: str,
    named: _Names,
    tell: Callable[[int], None],
) -> Iterator[str]:
    """Passages or claims, article by article: the imported ones by digest, the others by events."""
    columns, touched, seen = columns_of(table), found.now[table], set[str]()
    original: dict[str, list[Sequence[Any]]] = {uid: [] for uid in found.imports}
    gone = _gone(connection, table)
    stored = connection.execute(
        f"SELECT s.uid, {', '.join(f's.{name}' for name in columns)}, a.uid "
        f"FROM {table} s JOIN article a ON a.id = s.article_id ORDER BY s.id"
    )
    # Nearly every row is as it was imported: what is done for each of them costs the most.
    for number, (article, group) in enumerate(groupby(stored, key=itemgetter(-1))):
        tell(number)
        rows = [row[:-1] for row in group]
        kept = original.setdefault(article, [])
        if touched.keys().isdisjoint([row[0] for row in rows]):
            kept += rows
            continue
        for uid, *row in rows:
            if uid not in found.made:
                kept.append(imported(found, table, uid, row))
            if uid in touched:
                seen.add(uid)
                values = dict(zip(columns, row, strict=True))
                values |= {"removed": gone.get(uid, 0), "article": article}
                for column in deviations(found, table, uid, values):
                    yield f"The {column} of {named(table, uid)} is not what the record says."
    for uid in gone.keys() - touched.keys():
        yield f"{named(table, uid)} is off the list, and the record does not say why."
    for uid in touched.keys() - seen:
        yield f"{named(table, uid)} is missing."
    for article, listed in original.items():
        digest = found.imports.get(article, {}).get(f"{table}s_sha256")
        if digest and digest_of(listed) != digest:
            yield f"The {table}s of the article {named('article', article)} were altered."


def _gone(connection: sqlite3.Connection, table: str) -> dict[str, int]:
    """Rows that are off the list, and how."""
    if table != "claim":
        return {}
    return dict(connection.execute("SELECT uid, removed FROM claim WHERE removed <> 0").fetchall())


def _reviews(connection: sqlite3.Connection, found: Expected, named: _Names) -> Iterator[str]:
    columns = tuple(REVIEW)
    present = {
        (uid, reviewer): dict(zip(columns, row, strict=True))
        for uid, reviewer, *row in connection.execute(
            f"SELECT c.uid, p.name, {', '.join(f'r.{name}' for name in columns)} "
            "FROM review r JOIN claim c ON c.id = r.claim_id "
            "JOIN reviewer p ON p.id = r.reviewer_id"
        )
    }
    if present == found.reviews:
        return
    for key in present.keys() | found.reviews.keys():
        if present.get(key, REVIEW) != found.reviews.get(key, REVIEW):
            yield f"The review of {named('claim', key[0])} is not what the record says."


def _of_claims(
    connection: sqlite3.Connection, found: Expected, table: str, named: _Names
) -> Iterator[str]:
    """Sources or waivers: rows that a reviewer put under a claim."""
    columns = columns_of(table)
    seen = set()
    for uid, claim, reviewer, removed, *row in connection.execute(
        f"SELECT s.uid, c.uid, p.name, s.removed, {', '.join(f's.{name}' for name in columns)} "
        f"FROM {table} s JOIN claim c ON c.id = s.claim_id JOIN reviewer p ON p.id = s.reviewer_id"
    ):
        seen.add(uid)
        values = dict(zip(columns, row, strict=True)) | {"removed": removed, "claim": claim}
        differing = list(deviations(found, table, uid, values))
        if differing or found.made.get(uid) != reviewer:
            yield f"A {table} of {named('claim', claim)} is not what the record says."
    for uid in found.now[table].keys() - seen:
        yield f"A {table} of {named('claim', found.now[table][uid].get('claim', ''))} is missing."


def _snapshots(connection: sqlite3.Connection) -> Iterator[str]:
    """The texts that were kept of sources, each against its digest; one may be known as lost."""
    for number, sha256, text in connection.execute(
        "SELECT id, sha256, CAST(text AS BLOB) FROM snapshot"
    ):
        if text is not None and hashlib.sha256(text).hexdigest() != sha256:
            yield f"The text kept of a source (number {number}) was altered."
    for (sha256,) in connection.execute(
        "SELECT DISTINCT snapshot FROM source WHERE snapshot <> '' "
        "AND snapshot NOT IN (SELECT sha256 FROM snapshot)"
    ):
        yield f"A text kept of a source is missing ({sha256[:12]})."


def _pairs(connection: sqlite3.Connection, found: Expected, named: _Names) -> Iterator[str]:
    seen = set()
    for uid, reviewer, *row in connection.execute(
        "SELECT s.uid, p.name, c.uid, o.uid, s.says, s.removed FROM pair s "
        "JOIN claim c ON c.id = s.claim_id JOIN claim o ON o.id = s.other_id "
        "JOIN reviewer p ON p.id = s.reviewer_id"
    ):
        seen.add(uid)
        values = dict(zip(("claim", "other", "says", "removed"), row, strict=True))
        if list(deviations(found, "pair", uid, values)) or found.made.get(uid) != reviewer:
            claims = f"{named('claim', row[0])} and {named('claim', row[1])}"
            yield f"What was said of {claims} is not what the record says."
    for uid in found.now["pair"].keys() - seen:
        yield f"What was said of {named('claim', found.now['pair'][uid]['claim'])} is missing."


def _feeds(connection: sqlite3.Connection, found: Expected) -> Iterator[str]:
    columns = (*columns_of("feed"), "removed")
    seen = set()
    for uid, *row in connection.execute(f"SELECT uid, {', '.join(columns)} FROM feed").fetchall():
        seen.add(uid)
        values = dict(zip(columns, row, strict=True))
        values["checks_sha256"] = digest_of(feeds.rows_of(connection, uid))
        told = found.now["feed"].get(uid)
        if told is None or list(deviations(found, "feed", uid, values)):
            yield f"The fact checks of “{values['name'][:_SHOWN]}” are not as they were imported."
    for uid in found.now["feed"].keys() - seen:
        yield f"The fact checks of “{found.now['feed'][uid]['name'][:_SHOWN]}” are missing."


def _links(connection: sqlite3.Connection, found: Expected) -> Iterator[str]:
    present = set(
        connection.execute(
            "SELECT c.uid, l.seq FROM event_claim l JOIN claim c ON c.id = l.claim_id"
        )
    )
    if present != found.touched:
        yield "The history of some claims does not list what the record says."


def _article_links(connection: sqlite3.Connection, found: Expected, named: _Names) -> Iterator[str]:
    rows: dict[str, list[list[Any]]] = {}
    for uid, *row in connection.execute(
        "SELECT a.uid, l.start, l.stop, l.url, l.words FROM article_link l "
        "JOIN article a ON a.id = l.article_id ORDER BY a.id, l.start, l.stop"
    ):
        rows.setdefault(uid, []).append(row)
    for uid, links in rows.items():
        # None at all is what a recovery leaves where they could not be read.
        if digest_of(links) != found.imports.get(uid, {}).get("links_sha256"):
            yield f"The links of the article {named('article', uid)} were altered."


class _Names:
    """What a person calls a row: its own words, looked up only when something is wrong with it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self, table: str, uid: str) -> str:
        words = {"claim": "statement", "article": "title"}.get(table)
        if words is None:
            return f"a {table}"
        row = self._connection.execute(
            f"SELECT {words} FROM {table} WHERE uid = ?", (uid,)
        ).fetchone()
        said = f"“{row[0][:_SHOWN]}”" if row else "that is gone"
        return said if table == "article" else f"the {table} {said}"
