"""Taking in a reviewer's file: the union of two records, and rows that follow from it.

The rows come out the same in whichever order files are taken in, and taking one in twice changes
nothing. Nothing here knows a table by name but articles, whose text stands beside their entry, and
reviews, of which there is one for each reviewer: a new table takes part as soon as ``rows`` knows
it. Everything runs in the caller's transaction; a rehearsal is the same, rolled back.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from dataclasses import replace
from typing import Any

from factcheck.errors import ChangeRefused
from factcheck.exchange import Left, Taken
from factcheck.progress import Progress
from factcheck.record import Change, RowChange
from factcheck.store import articles, events, evidence, feeds, packing, rows, search, sent, state
from factcheck.store.admission import Admission
from factcheck.store.bundle import Entry, Parcel
from factcheck.store.replay import columns_of
from factcheck.store.union import STRUCTURE, TAKEN_IN, Union, is_import

Values = dict[str, Any]
_OWN_NAME = "it speaks in your name, and this library did not make it"


class Merge:
    """One file on its way into one library."""

    def __init__(
        self, connection: sqlite3.Connection, parcel: Parcel, reviewer: str, *, mine: bool
    ) -> None:
        """``mine`` lets in entries under the names of who works here: the same person's work in a
        copy of this library. Otherwise such entries are left out, since anybody can write a name.
        """
        self._db = connection
        self._parcel = parcel
        self._union = Union()
        self._library = state.library_uid(connection)
        self._mine = mine
        self._reviewer = reviewer
        self._admission = Admission(connection)
        self._names = self._partners()
        wanted = {one.uid for one in parcel.entries}
        self._known: dict[str, Entry] = {}
        own = {state.reviewer_uid(connection, reviewer)}
        for one in packing.entries(connection, self._union):
            if one.uid in wanted:
                self._known[one.uid] = one
            if one.library == self._library:
                own.add(one.reviewer)
        self._own = own - {""}
        self._left: list[Left] = list(parcel.left)
        self._same = self._new = self._changes = self._stored = 0
        self._verdicts: Counter[str] = Counter()
        self._articles: set[int] = set()
        self._claims: set[int] = set()

    def run(
        self, name: str, reviewer_id: int, progress: Progress | None = None
    ) -> tuple[Taken, Change]:
        """Take everything in that can be, and write into the record that it was."""
        if self._parcel.blind:
            self._take_articles(reviewer_id)
        fitting = {one.uid for one in self._parcel.entries if self._brings_article(one)}
        ordered = sorted(
            self._parcel.entries, key=lambda one: (one.uid not in fitting, one.clock, one.uid)
        )
        for entry in (progress or Progress()).over(ordered, len(ordered)):
            self._take(_renamed(entry, self._names))
        if self._new or self._stored:
            told = {
                "file": name[:200], "library": self._parcel.manifest["library"],
                "head": str(self._parcel.manifest.get("head", ""))[:64],
                "reviewers": sorted(self._parcel.manifest["reviewers"]),
                "new": self._new, "left": [[one.what, one.why] for one in self._left[:200]],
            }  # fmt: skip
            events.append(self._db, Change(TAKEN_IN, ()), self._reviewer, detail=told)
        taken = Taken(
            self._new, self._same, self._stored, self._changes, dict(self._verdicts),
            tuple(self._left),
        )  # fmt: skip
        touched = frozenset(self._articles), frozenset(self._claims)
        return taken, Change(TAKEN_IN, (), *touched, structural=bool(self._new or self._stored))

    # --- entries ---

    def _take(self, entry: Entry) -> None:
        known = self._known.get(entry.uid)
        if known is not None and known.digest() == entry.digest():
            self._same += 1
            return
        name = self._name(entry.reviewer)
        what = f"“{entry.action}” by {name}, {entry.at[:16].replace('T', ' ')}"
        if known is not None:
            self._left.append(Left(what, "the record has another entry under its number"))
            return
        if entry.reviewer in self._own and not self._mine:
            self._left.append(Left(what, _OWN_NAME))
            return
        self._db.execute("SAVEPOINT entry")
        try:
            self._write(entry)
        except ChangeRefused as refused:
            self._db.execute("ROLLBACK TO entry")
            self._left.append(Left(what, refused.what.rstrip(".")))
        except (sqlite3.IntegrityError, AssertionError, OverflowError):
            self._db.execute("ROLLBACK TO entry")
            self._left.append(Left(what, "it does not fit what is here"))
        finally:
            self._db.execute("RELEASE entry")

    def _write(self, entry: Entry) -> None:
        who, who_id = self._reviewer_of(entry.reviewer)
        came = {"clock": entry.clock, "library": entry.library, "target": entry.target}
        payload: Values = {
            "rows": entry.rows, "detail": entry.detail,
            "from": {**came, **({"more": entry.more} if entry.more else {})},
        }  # fmt: skip
        imports = [row for row in entry.rows if is_import(*row[:1], *row[2:])]
        new = [] if entry.of else [self._store(row[1], row[3]) for row in imports]
        made = [
            row
            for row in self._union.changes(entry.uid, who, entry.of, payload)
            if row.table in rows.TABLES
        ]
        for row in made:
            self._admission.check(row, who_id)
            self._keep_snapshot(str((row.after or {}).get("snapshot") or ""))
            self._keep_checks(row)
        change = rows.apply(self._db, entry.action, tuple(made), who_id)
        self._admission.check_places(change.claim_ids)
        target = self._db.execute("SELECT seq FROM event WHERE uid = ?", (entry.target,)).fetchone()
        told = (entry.uid, entry.at, who, entry.action, entry.of, target[0] if target else 0)
        events.keep(self._db, (*told, events.canonical(payload)), change.claim_ids)
        for article_id in filter(None, new):
            search.index_new(self._db, article_id)
            self._stored += 1
        self._union.accept(entry.uid, who, entry.action, entry.of, payload)
        self._articles |= change.article_ids
        self._claims |= change.claim_ids
        self._new += 1
        self._changes += bool(not imports and any(row.table in STRUCTURE for row in made))
        if entry.action == "verdict" and not entry.of:
            self._verdicts[who] += 1

    def _reviewer_of(self, uid: str) -> tuple[str, int]:
        found = state.reviewer_by_uid(self._db, uid)
        if found is None:
            given = self._parcel.manifest["reviewers"].get(uid)
            found = state.add_foreign_reviewer(
                self._db, uid, given if isinstance(given, str) else ""
            )
        return found

    def _name(self, uid: str) -> str:
        found = state.reviewer_by_uid(self._db, uid)
        return (
            found[0] if found else str(self._parcel.manifest["reviewers"].get(uid, "nobody"))[:60]
        )

    # --- articles ---

    def _take_articles(self, reviewer_id: int) -> None:
        """Articles as they stood in a library, to be reviewed here without its opinions."""
        for told in self._parcel.articles.values():
            uid = self._names.get(told["uid"], told["uid"])
            if self._db.execute("SELECT 1 FROM article WHERE uid = ?", (uid,)).fetchone():
                self._same += 1
                continue
            self._db.execute("SAVEPOINT entry")
            try:
                self._import(told, reviewer_id)
            except (ChangeRefused, sqlite3.Error, ValueError, TypeError, KeyError, OverflowError):
                self._db.execute("ROLLBACK TO entry")
                self._left.append(Left(f"article {told['uid'][:8]}", "it is not whole"))
            finally:
                self._db.execute("RELEASE entry")

    def _import(self, told: Values, reviewer_id: int) -> None:
        described: Values = {name: str(told["told"].get(name, "")) for name in articles.METADATA}
        described |= {"name": str(told["told"].get("name", "")), "encoding": "utf-8", "dropped": 0}
        described |= {"sha256": told["sha256"], "raw_sha256": told["raw_sha256"]}
        described |= {"imported_at": events.now(), "claims": len(told["claims"])}
        for part in ("claims", "passages", "links"):
            if part != "links" or told.get(part):
                described[f"{part}_sha256"] = articles.digest(told[part])
        article_id = self._store(told["uid"], described)
        brought = {row[0] for row in told["claims"]}  # never a claim that was here before
        gone = [
            RowChange("claim", uid, {"removed": 0}, {"removed": int(how)})
            for uid, how in told["gone"]
            if uid in brought
        ]
        made = (RowChange("article", told["uid"], None, described), *gone)
        change = rows.apply(self._db, "import", made, reviewer_id)
        claims = self._db.execute("SELECT id FROM claim WHERE article_id = ?", (article_id,))
        self._admission.check_places(frozenset(row[0] for row in claims.fetchall()))
        detail = {
            "from": self._parcel.manifest["library"], "after": self._parcel.manifest["clock"],
            "contains": [str(uid) for uid in told["contains"]],
        }  # fmt: skip
        events.append(self._db, change, self._reviewer, detail=detail)
        search.index_new(self._db, article_id or 0)
        self._stored += 1
        self._articles |= change.article_ids

    def _brings_article(self, entry: Entry) -> bool:
        """Whether an entry is the import whose texts and claims the file holds."""
        return any(
            is_import(table, before, after)
            and self._parcel.articles.get(uid, {}).get("told", {}).get("claims_sha256")
            == after["claims_sha256"]
            for table, uid, before, after in entry.rows
        )

    def _store(self, uid: str, told: Values) -> int | None:
        """Write the text, passages and claims of an article that is not here yet."""
        if self._db.execute("SELECT 1 FROM article WHERE uid = ?", (uid,)).fetchone():
            return None
        found = self._parcel.articles.get(uid)
        text = self._parcel.texts.get(str(told.get("sha256")))
        raw = self._parcel.raws.get(str(told.get("raw_sha256")))
        if found is None or text is None or raw is None:
            raise ChangeRefused("The text of its article is not in the file.")
        for table in ("passage", "claim"):
            self._admission.check_rows(table, found[f"{table}s"])
            if told.get(f"{table}s_sha256") != articles.digest(found[f"{table}s"]):
                raise ChangeRefused("Its article is not as it was imported.")
        links = found.get("links") or []
        self._admission.check_links(links)
        if links and told.get("links_sha256") != articles.digest(links):
            raise ChangeRefused("Its article is not as it was imported.")
        names = (*articles.METADATA, "name", "encoding", "read_at", "imported_at")
        words = {name: str(told.get(name) or "") for name in names}
        kept = {**told, **words, "dropped": int(told.get("dropped") or 0)}
        return articles.put_back(
            self._db, uid, kept, text.decode(), raw, found["passages"], found["claims"], links
        )

    def _keep_snapshot(self, sha256: str) -> None:
        """Store the words of a page that a source names; without them they are known as lost."""
        if sha256 and not re.fullmatch("[0-9a-f]{64}", sha256):
            raise ChangeRefused("It names no text.")
        text = self._parcel.texts.get(sha256)
        if text is not None and articles.digest_of(text) == sha256:
            evidence.keep_text(self._db, text.decode())
        elif sha256 and not evidence.has_text(self._db, sha256):
            evidence.give_up_text(self._db, sha256)

    def _keep_checks(self, row: RowChange) -> None:
        """Store the fact checks of a file that others published, before its row is put on."""
        told = row.after or {}
        if row.table != "feed" or "checks_sha256" not in told:
            return
        there = feeds.rows_of(self._db, row.uid)
        checks = there or self._parcel.checks.get(row.uid, [])
        named = all(isinstance(told.get(name), str) for name in columns_of("feed"))
        if not named or articles.digest(checks) != told["checks_sha256"]:
            raise ChangeRefused("Its fact checks are not in the file.")
        if not there:
            feeds.put_back(self._db, row.uid, told, checks)

    def _partners(self) -> dict[str, str]:
        """The uids here of rows that the file has under others: the same text, imported twice."""
        names: dict[str, str] = {}
        for told in self._parcel.articles.values():
            found = self._db.execute(
                "SELECT id, uid FROM article WHERE sha256 = ?", (told["sha256"],)
            ).fetchone()
            if found is None or found[1] == told["uid"]:
                continue
            names[told["uid"]] = found[1]
            for table in ("passage", "claim"):
                places = {
                    tuple(place): uid
                    for uid, *place in self._db.execute(
                        f"SELECT uid, start, stop FROM {table} WHERE article_id = ?", (found[0],)
                    )
                }
                for row in told[f"{table}s"]:
                    partner = places.get(tuple(row[1:3]))
                    if partner is not None:
                        names[str(row[0])] = partner
        for entry in self._parcel.entries:
            for table, uid, _, after in entry.rows:
                if table == "feed" and "checks_sha256" in (after or {}):
                    known = feeds.find(self._db, str(after.get("sha256")))
                    names |= {uid: known[0]} if known and known[0] != uid else {}
        return names


def _renamed(entry: Entry, names: dict[str, str]) -> Entry:
    """The same entry with other uids for the rows that it speaks of."""
    if not names:
        return entry

    def side(values: Values | None) -> Values | None:
        return values and {
            key: names.get(value, value) if isinstance(value, str) else value
            for key, value in values.items()
        }

    listed = [[t, names.get(uid, uid), side(old), side(new)] for t, uid, old, new in entry.rows]
    detail = entry.detail
    if entry.action == sent.ACTION:
        detail = {**detail, "articles": [names.get(uid, uid) for uid in detail["articles"]]}
    return replace(entry, rows=listed, detail=detail)
