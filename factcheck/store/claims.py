"""Claims: which ones a query finds, in its order, and their rows by id.

Lists hold ids alone and fetch rows as they are painted: sorting and filtering happen in SQL, over
indexes, so that 100,000 claims answer at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from factcheck.model import RAISED, Claim, Kind, Mark, Verdict
from factcheck.query import ClaimQuery, Order, Show
from factcheck.sources import Snapshot, Source, SourceDraft, SourceType, Stance
from factcheck.store import search

_IN_ORDER = {
    Order.TEXT: "c.article_id, c.start, c.stop, c.id",
    Order.WORTH: "c.worthy DESC, c.article_id, c.start, c.id",
}
_LISTED = "c.removed = 0 AND c.article_id NOT IN (SELECT id FROM article WHERE removed = 1)"


def ids(
    connection: sqlite3.Connection,
    query: ClaimQuery,
    reviewer_id: int,
    raised: Collection[int] = (),
) -> list[int]:
    """The ids of the claims that a query finds, in its order; those that are ``raised`` count as
    worth more than was suggested.
    """
    tables, where = ["claim c"], [_LISTED]
    values: list[int | str] = []
    if query.article_id is not None:
        where.append("c.article_id = ?")
        values.append(query.article_id)
    shown = _shown(query.show)
    if shown:
        where.append(shown)
        values.append(reviewer_id)
    words = search.condition(query.search)
    if words is not None:
        tables.append("JOIN claim_words w ON w.rowid = c.id")
        where.append(words[0])
        values += words[1]
    worth = "c.worthy" if query.order is Order.WORTH and raised else "0"
    found = connection.execute(
        f"SELECT c.id, {worth} FROM {' '.join(tables)} WHERE {' AND '.join(where)} "
        f"ORDER BY {_IN_ORDER[query.order]}",
        values,
    ).fetchall()
    if worth == "0":
        return [row[0] for row in found]
    lifted = [(claim_id, min(1.0, worthy + RAISED)) for claim_id, worthy in found
              if claim_id in raised]  # fmt: skip
    # Two lists in order, which sorting merges in linear time; with equals the raised come first.
    both = [*lifted, *(row for row in found if row[0] not in raised)]
    return [row[0] for row in sorted(both, key=lambda row: -row[1])]


def _shown(show: Show) -> str:
    """The condition for a filter, with one hole for the reviewer; empty for all."""
    reviewed = "SELECT claim_id FROM review WHERE reviewer_id = ? AND"
    match show:
        case Show.ALL:
            return ""
        case Show.UNREVIEWED:
            return f"c.id NOT IN ({reviewed} verdict IS NOT NULL)"
        case Show.FLAGGED:
            return f"c.id IN ({reviewed} flagged = 1)"
        case Show.SUPPORTED | Show.DISPUTED | Show.OPINION:
            # The name is one of ours, never what a person typed.
            return f"c.id IN ({reviewed} verdict = '{show.value}')"


def rows(connection: sqlite3.Connection, wanted: Sequence[int], reviewer_id: int) -> list[Claim]:
    """These claims in the order asked for; those that are gone are left out."""
    found = connection.execute(
        "SELECT c.id, c.uid, c.article_id, c.start, c.stop, c.text, c.statement, c.speaker, "
        "c.kind, c.checkable, c.worthy, c.reasons, r.verdict, coalesce(r.note, ''), "
        "coalesce(r.flagged, 0), coalesce(r.decided_at, ''), "
        "(SELECT count(*) FROM source s WHERE s.claim_id = c.id AND s.removed = 0 "
        "AND s.reviewer_id = coalesce(nullif(:reviewer, 0), s.reviewer_id)), "
        "coalesce(r.contact, ''), coalesce(r.against, '') "
        "FROM claim c LEFT JOIN review r ON r.claim_id = c.id AND r.reviewer_id = :reviewer "
        "WHERE c.removed = 0 AND c.id IN (SELECT value FROM json_each(:wanted))",
        {"reviewer": reviewer_id, "wanted": json.dumps(list(wanted))},
    )
    by_id = {row[0]: _claim(row) for row in found}
    return [by_id[claim_id] for claim_id in wanted if claim_id in by_id]


def of_article(connection: sqlite3.Connection, article_id: int, reviewer_id: int) -> list[Claim]:
    """Every claim of an article in text order."""
    return rows(connection, ids(connection, ClaimQuery(article_id), reviewer_id), reviewer_id)


def marks(connection: sqlite3.Connection, article_id: int, reviewer_id: int) -> list[Mark]:
    """The claims of an article in text order, as the reader paints them."""
    return [
        Mark(claim_id, start, stop, Kind(kind), Verdict(verdict) if verdict else None)
        for claim_id, start, stop, kind, verdict in connection.execute(
            "SELECT c.id, c.start, c.stop, c.kind, r.verdict FROM claim c "
            "LEFT JOIN review r ON r.claim_id = c.id AND r.reviewer_id = ? "
            "WHERE c.article_id = ? AND c.removed = 0 ORDER BY c.start, c.stop, c.id",
            (reviewer_id, article_id),
        )
    ]


def after(connection: sqlite3.Connection, claim: Claim) -> int | None:
    """The next claim of the same article in text order."""
    row = connection.execute(
        "SELECT id FROM claim WHERE article_id = ? AND removed = 0 "
        "AND (start, stop, id) > (?, ?, ?) ORDER BY start, stop, id LIMIT 1",
        (claim.article_id, claim.start, claim.end, claim.id),
    ).fetchone()
    return row[0] if row else None


def sources(
    connection: sqlite3.Connection, claim_ids: Sequence[int], reviewer_id: int = 0
) -> dict[int, list[Source]]:
    """The links of these claims, each list in its order; of one reviewer, or of all (0)."""
    found = connection.execute(
        "SELECT id, uid, claim_id, url, title, publisher, type, stance, quote, read_on, "
        "archive_url, interests, position, snapshot, snapshot_at, snapshot_origin "
        "FROM source WHERE removed = 0 "
        "AND reviewer_id = coalesce(nullif(?, 0), reviewer_id) "
        "AND claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, position, id",
        (reviewer_id, json.dumps(list(claim_ids))),
    )
    links: dict[int, list[Source]] = {claim_id: [] for claim_id in claim_ids}
    for identity, uid, claim_id, url, title, publisher, type_, stance, *rest in found:
        *typed, position, sha256, read_at, origin = rest
        draft = SourceDraft(url, title, publisher, SourceType(type_), Stance(stance), *typed)
        snapshot = Snapshot(sha256, read_at, origin) if sha256 else None
        links[claim_id].append(Source(identity, uid, claim_id, draft, position, snapshot))
    return links


def source(connection: sqlite3.Connection, source_id: int) -> Source:
    """One link; raises ``KeyError`` when it is gone."""
    row = connection.execute(
        "SELECT claim_id FROM source WHERE id = ? AND removed = 0", (source_id,)
    ).fetchone()
    if row is None:
        raise KeyError(source_id)
    return next(s for s in sources(connection, [row[0]])[row[0]] if s.id == source_id)


def _claim(row: tuple[Any, ...]) -> Claim:
    identity, uid, article_id, start, stop, text, statement, speaker, kind, *rest = row
    checkable, worthy, reasons, verdict, note, flagged, decided_at, sources, contact, against = rest
    return Claim(
        identity, uid, article_id, start, stop, text, statement, speaker, Kind(kind), checkable,
        worthy, tuple(json.loads(reasons)), Verdict(verdict) if verdict else None, note,
        bool(flagged), decided_at, sources, contact=contact, against=against,
    )  # fmt: skip
