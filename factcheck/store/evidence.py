"""What stands behind verdicts: texts kept of sources, waivers, and how links answered."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from factcheck.model import Claim
from factcheck.sources import Evidence, LinkCheck, LinkState, Source, SourceUse, Waiver
from factcheck.store import claims

# --- texts kept of sources ---


def keep_text(connection: sqlite3.Connection, text: str) -> str:
    """Store a text once, inside the caller's transaction; gives the digest that names it."""
    sha256 = digest(text)
    connection.execute(
        # A text that was lost and comes back takes its place again.
        "INSERT INTO snapshot (sha256, text) VALUES (?, ?) "
        "ON CONFLICT DO UPDATE SET text = excluded.text WHERE text IS NULL",
        (sha256, text),
    )
    return sha256


def give_up_text(connection: sqlite3.Connection, sha256: str) -> None:
    """Say of a text that it is lost: the source that names it stays."""
    connection.execute("INSERT INTO snapshot (sha256) VALUES (?) ON CONFLICT DO NOTHING", (sha256,))


def has_text(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether a text is here, or known as lost."""
    return bool(connection.execute("SELECT 1 FROM snapshot WHERE sha256 = ?", (sha256,)).fetchone())


def texts(connection: sqlite3.Connection, wanted: Iterable[str]) -> dict[str, str]:
    """These texts by their digests; what was lost is left out."""
    found = connection.execute(
        "SELECT sha256, text FROM snapshot WHERE text IS NOT NULL "
        "AND sha256 IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(wanted))),),
    )
    return dict(found.fetchall())


def texts_of(
    connection: sqlite3.Connection, links: Mapping[int, Sequence[Source]]
) -> dict[str, str]:
    """The texts that were kept of these sources, by their digests."""
    named = (link.snapshot for each in links.values() for link in each if link.snapshot)
    return texts(connection, (snapshot.sha256 for snapshot in named))


def digest(text: str) -> str:
    """The digest that names a text."""
    return hashlib.sha256(text.encode()).hexdigest()


# --- waivers, and everything of a claim ---


def waivers(
    connection: sqlite3.Connection, claim_ids: Sequence[int], reviewer_id: int
) -> dict[int, list[Waiver]]:
    """The waivers that one reviewer gave for these claims, each list in the order of giving."""
    found = connection.execute(
        "SELECT w.id, w.uid, w.claim_id, w.rule, w.reason, w.at, p.name FROM waiver w "
        "JOIN reviewer p ON p.id = w.reviewer_id WHERE w.removed = 0 AND w.reviewer_id = ? "
        "AND w.claim_id IN (SELECT value FROM json_each(?)) ORDER BY w.id",
        (reviewer_id, json.dumps(list(claim_ids))),
    )
    given: dict[int, list[Waiver]] = {}
    for row in found:
        given.setdefault(row[2], []).append(Waiver(*row))
    return given


def behind(
    connection: sqlite3.Connection, found: Sequence[Claim], reviewer_id: int
) -> dict[int, Evidence]:
    """What stands behind each of these claims, by the id of the claim."""
    ids = [claim.id for claim in found]
    links = claims.sources(connection, ids, reviewer_id)
    given = waivers(connection, ids, reviewer_id)
    kept = texts_of(connection, links)
    return {
        claim.id: Evidence(
            claim.verdict,
            tuple(links[claim.id]),
            claim.contact,
            claim.against,
            tuple(given.get(claim.id, ())),
            kept,
        )
        for claim in found
    }


def uses(connection: sqlite3.Connection, reviewer_id: int) -> list[SourceUse]:
    """Every source of a reviewer on a claim that is on a list, in the order of adding."""
    found = connection.execute(
        "SELECT s.id, s.claim_id, c.statement, a.title FROM source s "
        "JOIN claim c ON c.id = s.claim_id JOIN article a ON a.id = c.article_id "
        "WHERE s.removed = 0 AND s.reviewer_id = ? AND c.removed = 0 AND a.removed = 0 "
        "ORDER BY s.id",
        (reviewer_id,),
    ).fetchall()
    links = claims.sources(connection, sorted({row[1] for row in found}), reviewer_id)
    by_id = {link.id: link for each in links.values() for link in each}
    return [SourceUse(by_id[number], statement, title) for number, _, statement, title in found]


# --- how links answered ---


def keep_check(connection: sqlite3.Connection, check: LinkCheck) -> None:
    """Remember how a link answered last, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO link_check VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
        "state = excluded.state, at = excluded.at, detail = excluded.detail",
        (check.url, check.state.value, check.at, check.detail),
    )


def link_checks(connection: sqlite3.Connection) -> dict[str, LinkCheck]:
    """How every link answered when it was last looked at, by its address."""
    rows = connection.execute("SELECT url, state, at, detail FROM link_check").fetchall()
    return {url: LinkCheck(url, LinkState(state), at, detail) for url, state, at, detail in rows}
