"""What several reviewers think of the same claims, and what was settled between them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.exchange import Difference, Opinion
from factcheck.model import Verdict
from factcheck.record import RowChange
from factcheck.store import claims
from factcheck.store.union import TAKEN_IN

SETTLED = "settle"
_BOTH = """
    SELECT c.id FROM claim c JOIN review r ON r.claim_id = c.id
    JOIN article a ON a.id = c.article_id
    WHERE c.removed = 0 AND a.removed = 0 AND r.verdict IS NOT NULL
    GROUP BY c.id HAVING count(*) > 1"""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A settling as the record tells it: whose verdict it set, and to what; the verdicts that it
    names, by reviewer.
    """

    reviewer: str
    verdict: str
    named: dict[str, str]


def verdicts(connection: sqlite3.Connection) -> dict[int, dict[str, str]]:
    """The verdicts by reviewer of every claim that two or more decided."""
    found: dict[int, dict[str, str]] = {}
    for claim_id, name, verdict in connection.execute(
        "SELECT r.claim_id, p.name, r.verdict FROM review r "
        "JOIN reviewer p ON p.id = r.reviewer_id "
        f"WHERE r.verdict IS NOT NULL AND r.claim_id IN ({_BOTH}) ORDER BY r.claim_id, p.id"
    ):
        found.setdefault(claim_id, {})[name] = verdict
    return found


def reviewers(connection: sqlite3.Connection, *, but: int) -> list[str]:
    """The names of all who gave a verdict, one reviewer aside."""
    found = connection.execute(
        "SELECT p.name FROM reviewer p WHERE p.id <> ? AND EXISTS "
        "(SELECT 1 FROM review r WHERE r.reviewer_id = p.id AND r.verdict IS NOT NULL) "
        "ORDER BY p.id",
        (but,),
    )
    return [str(name) for (name,) in found]


def ruling(connection: sqlite3.Connection, claim_id: int) -> Ruling | None:
    """The newest settling of a claim that stands."""
    standing: dict[str, Ruling | None] = {}
    last: Ruling | None = None
    kept: dict[str, Ruling] = {}
    for reviewer, of, payload in connection.execute(
        "SELECT e.reviewer, e.of, e.payload FROM event_claim l JOIN event e ON e.seq = l.seq "
        "WHERE l.claim_id = ? AND e.action = ? ORDER BY e.seq",
        (claim_id, SETTLED),
    ):
        if not of:
            told = json.loads(payload)["detail"]
            named = {
                str(one.get("reviewer")): str(one.get("verdict"))
                for one in told.get("settles", ())
                if isinstance(one, dict)
            }
            kept[reviewer] = Ruling(reviewer, str(told.get("verdict")), named)
        standing[reviewer] = None if of == "undo" else kept.get(reviewer)
    for each in standing.values():
        last = each or last
    return last


def is_settled(given: dict[str, str], uids: dict[str, str], made: Ruling | None) -> bool:
    """Whether a settling names every verdict that stands: who decides anew opens the question."""
    if made is None:
        return False
    return all(
        verdict == (made.verdict if name == made.reviewer else made.named.get(uids[name]))
        for name, verdict in given.items()
    )


def settling(
    connection: sqlite3.Connection, claim_uid: str, claim_id: int, verdict: Verdict
) -> list[dict[str, str]]:
    """What a settling names: each reviewer's verdict and the entry that gave it."""
    uids = reviewer_uids(connection)
    named = []
    for name, given in verdicts(connection).get(claim_id, {}).items():
        entry = connection.execute(
            "SELECT e.uid FROM event_claim l JOIN event e ON e.seq = l.seq "
            "WHERE l.claim_id = ? AND e.reviewer = ? AND e.payload LIKE '%\"verdict\"%' "
            "ORDER BY e.seq DESC LIMIT 1",
            (claim_id, name),
        ).fetchone()
        named.append({"reviewer": uids[name], "verdict": given, "entry": entry[0] if entry else ""})
    return named


def reviewer_uids(connection: sqlite3.Connection) -> dict[str, str]:
    """By name what tells each reviewer from others of the same name elsewhere."""
    return dict(connection.execute("SELECT name, uid FROM reviewer").fetchall())


def differences(
    connection: sqlite3.Connection, given: dict[int, dict[str, str]]
) -> Iterable[Difference]:
    """Every claim on which verdicts differ or differed before they were settled."""
    uids, files = reviewer_uids(connection), _files(connection)
    for claim_id, by_name in given.items():
        made = ruling(connection, claim_id)
        if len(set(by_name.values())) < 2 and made is None:
            continue
        statement, article = connection.execute(
            "SELECT c.statement, a.title FROM claim c JOIN article a ON a.id = c.article_id "
            "WHERE c.id = ?",
            (claim_id,),
        ).fetchone()
        found = tuple(
            _opinion(connection, claim_id, name, files.get(uids[name], "")) for name in by_name
        )
        settled = is_settled(by_name, uids, made)
        yield Difference(claim_id, statement, article, found, settled)


def _opinion(connection: sqlite3.Connection, claim_id: int, name: str, per: str) -> Opinion:
    number, verdict, note, at = connection.execute(
        "SELECT p.id, r.verdict, r.note, r.decided_at FROM review r "
        "JOIN reviewer p ON p.id = r.reviewer_id WHERE r.claim_id = ? AND p.name = ?",
        (claim_id, name),
    ).fetchone()
    links = claims.sources(connection, [claim_id], number)[claim_id]
    return Opinion(name, per, Verdict(verdict), note, at, tuple(link.draft for link in links))


def _files(connection: sqlite3.Connection) -> dict[str, str]:
    """The file with which a reviewer's work first came, by the reviewer's uid."""
    files: dict[str, str] = {}
    for (payload,) in connection.execute(
        "SELECT payload FROM event WHERE action = ? ORDER BY seq", (TAKEN_IN,)
    ):
        told = json.loads(payload)["detail"]
        for uid in told.get("reviewers", ()):
            files.setdefault(uid, str(told.get("file", "")))
    return files


def settled_row(uid: str, before: dict[str, object], verdict: Verdict, at: str) -> RowChange:
    """The review of who settles, written even where the verdict stays: the act must be undoable."""
    kept = {name: before[name] for name in ("verdict", "decided_at")}
    return RowChange("review", uid, kept, {"verdict": verdict.value, "decided_at": at})
