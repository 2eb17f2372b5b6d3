"""What of a library goes into a reviewer's file: articles with all that was done, or blind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from factcheck.store import articles, events, evidence, feeds, rows, sent, state
from factcheck.store.bundle import Entry, Parcel
from factcheck.store.replay import columns_of, entries_of, expected, imported
from factcheck.store.union import STRUCTURE, TAKEN_IN, Union, is_merged

STAYS = (TAKEN_IN, "restored", "recovered")
"""Entries that tell of the file of this one library."""

Values = dict[str, Any]


def entries(connection: sqlite3.Connection, union: Union | None = None) -> Iterable[Entry]:
    """Every entry of the record in the form in which it travels, those that stay included.

    ``union`` follows the record on the way.
    """
    union = union or Union()
    library = state.library_uid(connection)
    reviewers = dict(connection.execute("SELECT name, uid FROM reviewer").fetchall())
    uids = {0: ""}
    for seq, uid, at, reviewer, action, of, target, told in connection.execute(
        "SELECT seq, uid, at, reviewer, action, of, target, payload FROM event ORDER BY seq"
    ):
        payload = json.loads(told)
        came = payload.get("from") or {}
        clock = union.clock_of(payload)
        union.accept(uid, reviewer, action, of, payload)
        uids[seq] = uid
        yield Entry(
            uid, at, clock, came.get("library", library), reviewers.get(reviewer, ""), action, of,
            came.get("target", uids.get(target, "")), payload["rows"], payload.get("detail", {}),
            came.get("more", {}),
        )  # fmt: skip


def pack(
    connection: sqlite3.Connection, chosen: Iterable[int] | None, *, blind: bool, about: Values
) -> Parcel:
    """Gather what goes to a reviewer; ``chosen`` are ids of articles, ``None`` for all.

    A blind parcel holds the articles as they stand, with passages, claims and statements, and no
    entry of the record: nothing in it tells what anybody thinks. ``about`` goes into the manifest.
    """
    wanted = _chosen(connection, chosen, most=0 if blind else 1)
    union, owner = Union(), _owners(connection)
    every = [one for one in entries(connection, union) if one.action not in STAYS]
    about_chosen = [
        one
        for one in every
        if (found := _articles_of(one, owner)) <= wanted.keys() and (found or chosen is None)
    ]
    told = _told(connection, wanted, about_chosen, blind=blind)
    names = {one.reviewer for one in about_chosen} - {""}
    parcel_entries = () if blind else tuple(one for one in about_chosen if one.reviewer)
    reviewers = dict(connection.execute("SELECT uid, name FROM reviewer").fetchall())
    manifest = {
        **about,
        "library": state.library_uid(connection),
        "blind": blind,
        "clock": union.clock,
        "head": events.head(connection),
        "reviewers": {} if blind else {uid: reviewers[uid] for uid in names},
        "counts": {"articles": len(told), "entries": len(parcel_entries)},
    }
    texts, raws = {}, {}
    for number in wanted.values():
        for text, raw in connection.execute(
            "SELECT CAST(text AS BLOB), raw FROM article_text WHERE article_id = ?", (number,)
        ):
            texts[articles.digest_of(text)] = text
            raws[articles.digest_of(raw)] = raw
    texts |= _snapshots(connection, parcel_entries)
    checks = {
        row[1]: feeds.rows_of(connection, row[1])
        for one in parcel_entries
        for row in one.rows
        if row[0] == "feed"
    }
    by_uid = {one["uid"]: one for one in told}
    return Parcel(manifest, parcel_entries, by_uid, texts, raws, checks)


def _snapshots(connection: sqlite3.Connection, sent: Iterable[Entry]) -> dict[str, bytes]:
    """The words that were kept of the pages which the entries name."""
    named = {str((row[3] or {}).get("snapshot") or "") for one in sent for row in one.rows}
    found = evidence.texts(connection, named - {""})
    return {sha256: text.encode() for sha256, text in found.items()}


def _chosen(
    connection: sqlite3.Connection, chosen: Iterable[int] | None, *, most: int
) -> dict[str, int]:
    found = dict(
        connection.execute(
            "SELECT uid, id FROM article WHERE removed <= ? ORDER BY id", (most,)
        ).fetchall()
    )
    if chosen is None:
        return found
    kept = set(chosen)
    return {uid: number for uid, number in found.items() if number in kept}


def _owners(connection: sqlite3.Connection) -> dict[str, str]:
    """The article of every row, by the row's uid."""
    owner: dict[str, str] = {}
    for table in rows.TABLES:
        if table == "article":
            owner |= {uid: uid for (uid,) in connection.execute("SELECT uid FROM article")}
        elif (over := rows.owner_of(table)) and table != "review":
            owner |= {
                uid: owner[held]
                for uid, held in connection.execute(
                    f"SELECT t.uid, o.uid FROM {table} t JOIN {over} o ON o.id = t.{over}_id"
                )
            }
    return owner


def _articles_of(entry: Entry, owner: dict[str, str]) -> set[str]:
    """The articles that an entry speaks of."""
    if entry.action == sent.ACTION:
        return set(entry.detail.get("articles", ()))
    return {owner[uid] for _, uid, *_ in entry.rows if uid in owner}


def _told(
    connection: sqlite3.Connection, wanted: dict[str, int], done: list[Entry], *, blind: bool
) -> list[Values]:
    found = expected(entries_of(connection), merged=is_merged(connection))
    told = []
    for uid, number in wanted.items():
        one: Values = {"uid": uid, "gone": [], "contains": []}
        kept = {name: found.imports[uid].get(name, "") for name in ("name", "encoding", "dropped")}
        one["told"] = {**articles.described(connection, number)[1], **kept}
        if not blind:
            one["told"] = found.imports[uid]
        one["sha256"], one["raw_sha256"] = _digests(connection, number)
        one["links"] = [
            (link.start, link.end, link.url, link.words)
            for link in articles.links(connection, number)
        ]
        for table in ("passage", "claim"):
            one[f"{table}s"] = [
                [row_uid, *row] if blind else imported(found, table, row_uid, list(row))
                for row_uid, *row in connection.execute(
                    f"SELECT uid, {', '.join(columns_of(table))} FROM {table} "
                    "WHERE article_id = ? ORDER BY id",
                    (number,),
                )
                if blind or row_uid not in found.made
            ]
        if blind:
            one["gone"] = connection.execute(
                "SELECT uid, removed FROM claim WHERE article_id = ? AND removed > 0", (number,)
            ).fetchall()
            mine = {uid, *(row[0] for row in (*one["passages"], *one["claims"]))}
            one["contains"] = [
                each.uid
                for each in done
                if any(row[0] in STRUCTURE and row[1] in mine for row in each.rows)
            ]
        told.append(one)
    return told


def _digests(connection: sqlite3.Connection, number: int) -> tuple[str, str]:
    text, raw = connection.execute(
        "SELECT CAST(text AS BLOB), raw FROM article_text WHERE article_id = ?", (number,)
    ).fetchone()
    return articles.digest_of(text), articles.digest_of(raw)
