"""Articles and their passages: storing a new one whole, and reading them back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from factcheck.model import Article, ArticleRow, Counts, Intake, Kind, Link, Role, StoredPassage
from factcheck.record import RowChange
from factcheck.store.rows import new_uid, new_uids

# What the first libraries did not tell of an import.
_UNTOLD = {
    "name": "",
    "encoding": "utf-8",
    "dropped": 0,
    "imported_at": "",
    "read_at": "",
    "judged_by": "",
}
METADATA = ("title", "outlet", "author", "published", "url", "language", "judged_by")


def find(connection: sqlite3.Connection, sha256: str, *, removed: bool = False) -> int | None:
    """The article with this text, among those in the library or among those taken out of it."""
    row = connection.execute(
        "SELECT id FROM article WHERE sha256 = ? AND removed = ?", (sha256, int(removed))
    ).fetchone()
    return row[0] if row else None


def store(connection: sqlite3.Connection, intake: Intake, imported_at: str) -> RowChange:
    """Write an article with passages and claims, still marked removed, and give the change that
    puts it on the list. Text and claims stand outside the event, which holds their digests.
    """
    uid = new_uid()
    article_id = connection.execute(
        f"INSERT INTO article (uid, {', '.join(METADATA)}, name, "
        "encoding, dropped, sha256, imported_at, read_at, removed) "
        f"VALUES (?, {'?, ' * len(METADATA)}?, ?, ?, ?, ?, ?, 1)",
        (
            uid, *(getattr(intake, name) for name in METADATA), intake.name, intake.encoding,
            intake.dropped, intake.sha256, imported_at, intake.read_at,
        ),
    ).lastrowid  # fmt: skip
    connection.execute(
        "INSERT INTO article_text VALUES (?, ?, ?)", (article_id, intake.text, intake.raw)
    )
    uids = iter(new_uids(len(intake.passages) + intake.claims))
    passages = [
        (next(uids), article_id, p.start, p.end, p.role, p.kind, _listed(p.reasons))
        for p in intake.passages
    ]
    connection.executemany(
        "INSERT INTO passage (uid, article_id, start, stop, role, kind, reasons) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        passages,
    )
    claims = [
        (
            next(uids), article_id, claim.start, claim.end, claim.text, claim.statement,
            claim.speaker, claim.kind, float(claim.checkable), float(claim.worthy),
            _listed(claim.reasons),
        )
        for p in intake.passages
        for claim in p.claims
    ]  # fmt: skip
    connection.executemany(
        "INSERT INTO claim (uid, article_id, start, stop, text, statement, speaker, kind, "
        "checkable, worthy, reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        claims,
    )
    links = [(link.start, link.end, link.url, link.words) for link in intake.links]
    _put_links(connection, article_id, links)
    described: dict[str, Any] = {name: getattr(intake, name) for name in METADATA}
    described |= {"sha256": intake.sha256, "claims": len(claims), "imported_at": imported_at}
    described |= {"name": intake.name, "encoding": intake.encoding, "dropped": intake.dropped}
    if intake.read_at:
        described["read_at"] = intake.read_at
    if links:
        described["links_sha256"] = digest(links)
    described["raw_sha256"] = hashlib.sha256(intake.raw).hexdigest()
    described["claims_sha256"] = digest([[row[0], *row[2:]] for row in claims])
    described["passages_sha256"] = digest([[row[0], *row[2:], 0] for row in passages])
    return RowChange("article", uid, None, described)


def put_back(
    connection: sqlite3.Connection,
    uid: str,
    told: dict[str, Any],
    text: str,
    raw: bytes,
    passages: list[list[Any]],
    claims: list[list[Any]],
    links: Sequence[Sequence[Any]] = (),
) -> int:
    """Write an article as its import did, still marked removed; ``told`` is what its event tells.

    ``passages``, ``claims`` and ``links`` are rows in the order that their digests cover. Gives the
    id.
    """
    columns = (*METADATA, "name", "encoding", "dropped", "sha256", "imported_at", "read_at")
    article_id = connection.execute(
        f"INSERT INTO article (uid, removed, {', '.join(columns)}) "
        f"VALUES (?, 1{', ?' * len(columns)})",
        (uid, *(told.get(name, _UNTOLD.get(name)) for name in columns)),
    ).lastrowid
    connection.execute("INSERT INTO article_text VALUES (?, ?, ?)", (article_id, text, raw))
    connection.executemany(
        "INSERT INTO passage (article_id, uid, start, stop, role, kind, reasons, by_hand) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(article_id, *row) for row in passages],
    )
    connection.executemany(
        "INSERT INTO claim (article_id, uid, start, stop, text, statement, speaker, kind, "
        "checkable, worthy, reasons) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(article_id, *row) for row in claims],
    )
    _put_links(connection, article_id, links)
    return int(article_id or 0)


def _put_links(
    connection: sqlite3.Connection, article_id: int | None, links: Sequence[Sequence[Any]]
) -> None:
    connection.executemany(
        "INSERT INTO article_link (article_id, start, stop, url, words) VALUES (?, ?, ?, ?, ?)",
        [(article_id, *row) for row in links],
    )


def links(connection: sqlite3.Connection, article_id: int) -> list[Link]:
    """What an article links to, in the order of its text."""
    return [
        Link(*row)
        for row in connection.execute(
            "SELECT start, stop, url, words FROM article_link WHERE article_id = ? "
            "ORDER BY start, stop",
            (article_id,),
        )
    ]


def is_as_imported(text: bytes | None, raw: bytes | None, told: dict[str, Any]) -> bool:
    """Text and bytes have the digests that the event of the import tells; the first libraries had
    none of the bytes.
    """
    return all(
        stored is not None and told.get(name) in (None, hashlib.sha256(stored).hexdigest())
        for stored, name in ((text, "sha256"), (raw, "raw_sha256"))
    )


def digest_of(content: bytes) -> str:
    """The digest by which a text, or the bytes it came as, is known everywhere."""
    return hashlib.sha256(content).hexdigest()


def digest(rows: Sequence[Sequence[Any]]) -> str:
    """The digest of imported rows, each its uid and the columns that can be checked for ever."""
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def described(connection: sqlite3.Connection, article_id: int) -> tuple[str, dict[str, Any]]:
    """The uid and the metadata of an article as its row stands."""
    row = connection.execute(
        f"SELECT uid, {', '.join(METADATA)} FROM article WHERE id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise KeyError(article_id)
    return row[0], dict(zip(METADATA, row[1:], strict=True))


def read(connection: sqlite3.Connection, article_id: int) -> Article:
    """One article with its text; raises ``KeyError`` when there is none."""
    row = connection.execute(
        "SELECT a.id, a.uid, a.title, a.outlet, a.author, a.published, a.url, a.language, a.name, "
        "a.encoding, a.dropped, a.sha256, a.imported_at, t.text, "
        "a.read_at, a.judged_by "
        "FROM article a JOIN article_text t ON t.article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        raise KeyError(article_id)
    return Article(*row)


def text(connection: sqlite3.Connection, article_id: int) -> str:
    """The text of a stored article."""
    row = connection.execute(
        "SELECT text FROM article_text WHERE article_id = ?", (article_id,)
    ).fetchone()
    return str(row[0])


def rows(
    connection: sqlite3.Connection,
    reviewer_id: int,
    ids: Iterable[int] | None = None,
    known: Mapping[int, Counts] | None = None,
) -> list[ArticleRow]:
    """Articles as the list shows them, in the order of import; ``None`` for all. ``known`` are
    counts that need not be taken again.
    """
    wanted = "" if ids is None else "AND id IN (SELECT value FROM json_each(?))"
    values = () if ids is None else (json.dumps(list(ids)),)
    listed = connection.execute(
        "SELECT id, title, outlet, author, published, imported_at FROM article a "
        f"WHERE removed = 0 {wanted} ORDER BY id",
        values,
    ).fetchall()
    counted = _counted(connection, reviewer_id, ids) if known is None else known
    return [ArticleRow(*(*row, counted.get(row[0], Counts()))) for row in listed]


def _counted(
    connection: sqlite3.Connection, reviewer_id: int, ids: Iterable[int] | None
) -> dict[int, Counts]:
    wanted = "" if ids is None else "AND c.article_id IN (SELECT value FROM json_each(?))"
    values = () if ids is None else (json.dumps(list(ids)),)
    # CROSS JOIN keeps this order: from all reviews, or from the claims of a few articles.
    joined = "review r CROSS JOIN claim c" if ids is None else "claim c CROSS JOIN review r"
    # Two passes, each over one index: joining every claim with its review costs five times as much.
    totals = connection.execute(
        f"SELECT article_id, count(*) FROM claim c WHERE removed = 0 {wanted} GROUP BY article_id",
        values,
    ).fetchall()
    counted = {article_id: Counts(total=number) for article_id, number in totals}
    for article_id, verdict, number, flagged in connection.execute(
        f"SELECT c.article_id, r.verdict, count(*), sum(r.flagged) FROM {joined} "
        "WHERE r.claim_id = c.id AND r.reviewer_id = ? AND c.removed = 0 "
        f"{wanted} GROUP BY c.article_id, r.verdict",
        (reviewer_id, *values),
    ):
        one = {"flagged": flagged} | ({verdict: number} if verdict else {})
        counted[article_id] += Counts(**one)
    return counted


def passages(connection: sqlite3.Connection, article_id: int) -> list[StoredPassage]:
    """The passages of an article in text order."""
    return [
        _passage(row)
        for row in connection.execute(
            f"SELECT {_PASSAGE} FROM passage WHERE article_id = ? ORDER BY start", (article_id,)
        )
    ]


def passages_by_id(
    connection: sqlite3.Connection, ids: Iterable[int]
) -> list[tuple[str, StoredPassage]]:
    """These passages with their uids, in text order."""
    found = connection.execute(
        f"SELECT uid, {_PASSAGE} FROM passage WHERE id IN (SELECT value FROM json_each(?)) "
        "ORDER BY article_id, start",
        (json.dumps(list(ids)),),
    )
    return [(row[0], _passage(row[1:])) for row in found]


_PASSAGE = "id, article_id, start, stop, role, kind, reasons, by_hand"


def _passage(row: tuple[Any, ...]) -> StoredPassage:
    identity, article_id, start, stop, role, kind, reasons, by_hand = row
    return StoredPassage(
        identity, article_id, start, stop, Role(role), Kind(kind), tuple(json.loads(reasons)),
        bool(by_hand),
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _listed(reasons: tuple[str, ...]) -> str:
    return json.dumps(reasons, ensure_ascii=False)
