"""Reports that went out, and the verdicts that were changed after one had told them.

That a report went out is an entry of the record without rows: it changes nothing and nobody can
take it back. What it told is worked out from the entries before it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from factcheck.model import Verdict
from factcheck.record import Change, Correction, Ruling
from factcheck.store import events

ACTION = "export"


def record(
    connection: sqlite3.Connection,
    reviewer: str,
    *,
    format: str,
    article_uids: Sequence[str],
    record_head: str,
) -> Change:
    """Write into the record that a report of these articles went out, as the record stood then."""
    change = Change(ACTION, ())
    detail = {"format": format, "articles": list(article_uids), "head": record_head}
    events.append(connection, change, reviewer, detail=detail)
    return change


def is_told(detail: Mapping[str, Any]) -> bool:
    """Whether the detail of an entry says which articles a report had."""
    named = detail.get("articles")
    return isinstance(named, list) and all(isinstance(uid, str) for uid in named)


def corrections(
    connection: sqlite3.Connection, reviewer: str, claims: Mapping[str, str]
) -> list[Correction]:
    """Every verdict that was told in a report and changed later, oldest change first.

    ``claims`` maps the uid of a claim to that of its article. Only this reviewer's reports and
    verdicts count. A verdict changed and changed back between two reports is no correction, and
    the first verdict of a claim that was told as not reviewed is none either.
    """
    told: dict[str, tuple[Verdict, str]] = {}
    present: dict[str, tuple[Verdict | None, str]] = {}
    found: list[Correction] = []
    if not _any_sent(connection, reviewer):
        return found
    for at, action, payload in _entries(connection, reviewer):
        if action == ACTION:
            articles = set(payload["detail"].get("articles", ()))
            here = {uid: one for uid, one in present.items() if claims[uid] in articles}
            found += _changed(told, here)
            told |= {uid: (verdict, at) for uid, (verdict, _) in here.items() if verdict}
            for uid, (verdict, _) in here.items():
                if verdict is None:
                    told.pop(uid, None)
            continue
        for table, uid, _, after in payload["rows"]:
            if table == "review" and uid in claims and "verdict" in (after or {}):
                verdict = after["verdict"]
                present[uid] = (Verdict(verdict) if verdict else None, at)
    found += _changed(told, present)
    return sorted(found, key=lambda one: one.at)


def histories(connection: sqlite3.Connection, claims: Collection[str]) -> dict[str, list[Ruling]]:
    """Every verdict that was given to these claims (by uid), by whomever, oldest first."""
    found: dict[str, list[Ruling]] = {}
    rows = connection.execute(
        "SELECT at, reviewer, payload FROM event WHERE payload LIKE '%\"verdict\"%' ORDER BY seq"
    ).fetchall()
    for at, reviewer, payload in rows:
        for table, uid, _, after in json.loads(payload)["rows"]:
            if table == "review" and uid in claims and "verdict" in (after or {}):
                verdict = Verdict(after["verdict"]) if after["verdict"] else None
                found.setdefault(uid, []).append(Ruling(at, reviewer, verdict))
    return found


def _changed(
    told: Mapping[str, tuple[Verdict, str]], present: Mapping[str, tuple[Verdict | None, str]]
) -> list[Correction]:
    return [
        Correction(uid, told[uid][0], verdict, at, told[uid][1])
        for uid, (verdict, at) in present.items()
        if uid in told and told[uid][0] is not verdict
    ]


def _any_sent(connection: sqlite3.Connection, reviewer: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM event WHERE action = ? AND reviewer = ? LIMIT 1", (ACTION, reviewer)
    ).fetchone()
    return found is not None


def _entries(connection: sqlite3.Connection, reviewer: str) -> Iterator[tuple[str, str, Any]]:
    rows = connection.execute(
        "SELECT at, action, payload FROM event WHERE reviewer = ? "
        "AND (action = ? OR payload LIKE '%\"verdict\"%') ORDER BY seq",
        (reviewer, ACTION),
    ).fetchall()
    return ((at, action, json.loads(payload)) for at, action, payload in rows)
