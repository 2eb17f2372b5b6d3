"""What each act of a reviewer changes: rows before and after, worked out and not yet written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from factcheck.errors import ChangeRefused
from factcheck.model import Claim, ClaimSpan, Passage, Role, StoredPassage
from factcheck.record import RowChange
from factcheck.sources import Snapshot, Source, SourceDraft, Waiver
from factcheck.store import articles, claims, evidence
from factcheck.store.rows import new_uid, review_of

Rows = tuple[RowChange, ...]
_FOLDED = 2


def _changed(table: str, uid: str, before: dict[str, Any], after: dict[str, Any]) -> Rows:
    """An update with the columns that differ, or nothing."""
    keys = [key for key in after if after[key] != before[key]]
    if not keys:
        return ()
    old, new = ({key: row[key] for key in keys} for row in (before, after))
    return (RowChange(table, uid, old, new),)


def review(db: sqlite3.Connection, claim: Claim, reviewer_id: int, **after: Any) -> Rows:
    """New values in the review of a claim."""
    return _changed("review", claim.uid, review_of(db, claim.id, reviewer_id), after)


def statement(claim: Claim, words: str) -> Rows:
    words = words.strip() or claim.text
    return _changed("claim", claim.uid, {"statement": claim.statement}, {"statement": words})


def speaker(claim: Claim, name: str) -> Rows:
    return _changed("claim", claim.uid, {"speaker": claim.speaker}, {"speaker": name})


def describe(db: sqlite3.Connection, article_id: int, **metadata: str) -> Rows:
    uid, before = articles.described(db, article_id)
    return _changed("article", uid, before, metadata)


def split(
    db: sqlite3.Connection, claim: Claim, whole: Passage, parts: tuple[Passage, Passage]
) -> Rows:
    """A claim becomes its first part; the second part is a new claim.

    ``whole`` is what is suggested of all of it: where its speaker is another one than the claim's,
    a reviewer or the article around it told that one, and both parts keep it.
    """
    told = {} if whole.speaker == claim.speaker else {"speaker": claim.speaker}
    first, second = (_suggested(part) | told for part in parts)
    uid, _ = articles.described(db, claim.article_id)
    kept = _changed("claim", claim.uid, _row(claim), first)
    return (*kept, RowChange("claim", new_uid(), None, {"article": uid, **second}))


def merge(
    db: sqlite3.Connection, claim: Claim, other: Claim, judged: Passage, reviewer_id: int
) -> Rows:
    """A claim grows over the next one, which leaves the list and gives it its note and sources.

    ``judged`` is the stretch that both cover, and what is suggested of it.
    """
    mine = review_of(db, claim.id, reviewer_id)
    theirs = review_of(db, other.id, reviewer_id)
    grown = {
        **_suggested(judged),
        "statement": f"{claim.statement} {other.statement}",
        "speaker": claim.speaker if claim.speaker == other.speaker else "",
    }
    agreed = mine["verdict"] == theirs["verdict"]
    reviewed = {
        "verdict": mine["verdict"] if agreed else None,
        "decided_at": mine["decided_at"] if agreed else "",
        **{
            text: "\n".join(one[text] for one in (mine, theirs) if one[text])
            for text in ("note", "contact", "against")
        },
        "flagged": max(mine["flagged"], theirs["flagged"]),
    }
    links = claims.sources(db, [claim.id, other.id])
    first = len(links[claim.id])
    given = evidence.waivers(db, [claim.id, other.id], reviewer_id)
    waived = {waiver.rule for waiver in given.get(claim.id, ())}
    moved = tuple(
        RowChange(
            "source",
            link.uid,
            {"claim": other.uid, "position": link.position},
            {"claim": claim.uid, "position": first + place},
        )
        for place, link in enumerate(links[other.id])
    )
    return (
        *_changed("claim", claim.uid, _row(claim), grown),
        *_changed("review", claim.uid, mine, reviewed),
        *moved,
        *(
            RowChange("waiver", each.uid, {"claim": other.uid}, {"claim": claim.uid})
            for each in given.get(other.id, ())
            if each.rule not in waived
        ),
        *removed(other),
    )


def new_claim(db: sqlite3.Connection, article_id: int, judged: Passage) -> Rows:
    """A stretch of text as one claim, exactly as a reviewer chose it."""
    uid, _ = articles.described(db, article_id)
    return (RowChange("claim", new_uid(), None, {"article": uid, **_suggested(judged)}),)


def removed(claim: Claim) -> Rows:
    return (RowChange("claim", claim.uid, {"removed": 0}, {"removed": 1}),)


def fold(db: sqlite3.Connection, found: Iterable[tuple[str, StoredPassage]]) -> Rows:
    """Passages become furniture; the claims that lie in them are folded away with them."""
    rows: list[RowChange] = []
    for uid, passage in found:
        if passage.role is Role.FURNITURE:
            continue
        before: dict[str, Any] = {"role": passage.role.value}
        before |= {"reasons": _listed(passage.reasons), "by_hand": int(passage.by_hand)}
        after = {"role": "furniture", "reasons": _listed(("folded by hand",)), "by_hand": 1}
        rows += _changed("passage", uid, before, after)
        rows += [
            RowChange("claim", claim_uid, {"removed": 0}, {"removed": _FOLDED})
            for claim_uid in _claims_in(db, passage, 0)
        ]
    if not rows:
        raise ChangeRefused("This is folded already.")
    return tuple(rows)


def restore(db: sqlite3.Connection, found: Iterable[tuple[str, StoredPassage, Passage]]) -> Rows:
    """Furniture becomes text. Claims that were folded with it come back, otherwise it is split."""
    rows: list[RowChange] = []
    for uid, passage, judged in found:
        if passage.role is not Role.FURNITURE:
            continue
        before: dict[str, Any] = {"role": "furniture", "kind": passage.kind.value}
        before |= {"reasons": _listed(passage.reasons), "by_hand": int(passage.by_hand)}
        after: dict[str, Any] = {"role": "sentence", "kind": judged.kind.value}
        after |= {"reasons": _listed(judged.reasons), "by_hand": 1}
        rows += _changed("passage", uid, before, after)
        back = _claims_in(db, passage, _FOLDED)
        rows += [
            RowChange("claim", claim_uid, {"removed": _FOLDED}, {"removed": 0})
            for claim_uid in back
        ]
        if not back:
            article, _ = articles.described(db, passage.article_id)
            rows += [
                RowChange(
                    "claim", new_uid(), None, {"article": article, **_suggested(judged, place)}
                )
                for place in range(len(judged.claims))
            ]
    if not rows:
        raise ChangeRefused("There is nothing folded here.")
    return tuple(rows)


def next_position(links: Iterable[Source]) -> int:
    """The place below the last of these links."""
    return max((link.position for link in links), default=-1) + 1


def new_source(
    claim: Claim, draft: SourceDraft, position: int, snapshot: Snapshot | None = None
) -> Rows:
    row = {"claim": claim.uid, "position": position, **_link(draft), **_snapshot(snapshot)}
    return (RowChange("source", new_uid(), None, row),)


def edited_source(source: Source, draft: SourceDraft) -> Rows:
    return _changed("source", source.uid, _link(source.draft), _link(draft))


def removed_source(source: Source, claim: Claim) -> Rows:
    row = {"claim": claim.uid, "position": source.position, **_link(source.draft)}
    return (RowChange("source", source.uid, {**row, **_snapshot(source.snapshot)}, None),)


def snapshot_of(source: Source, snapshot: Snapshot) -> Rows:
    """The text kept of a source becomes another one."""
    return _changed("source", source.uid, _snapshot(source.snapshot), _snapshot(snapshot))


def joined(first: Rows, second: Rows) -> Rows:
    """Two changes of one row as one: the record tells each row once."""
    if not first or not second:
        return first or second
    (one,), (other,) = first, second
    before, after = (
        {**(one.before or {}), **(other.before or {})},
        {**(one.after or {}), **(other.after or {})},
    )
    return (RowChange(one.table, one.uid, before, after),)


def reordered(links: Sequence[Source]) -> Rows:
    """Sources take the places in which they stand here."""
    return tuple(
        change
        for place, link in enumerate(links)
        for change in _changed("source", link.uid, {"position": link.position}, {"position": place})
    )


def waived(claim: Claim, present: Waiver | None, rule: str, reason: str, at: str) -> Rows:
    """A rule is waived with a reason, for another reason, or with an empty one not any more."""
    told = {"claim": claim.uid, "rule": rule, "reason": reason, "at": at}
    if present is None:
        return (RowChange("waiver", new_uid(), None, told),) if reason else ()
    before = {**told, "reason": present.reason, "at": present.at}
    if not reason:
        return (RowChange("waiver", present.uid, before, None),)
    return () if reason == present.reason else _changed("waiver", present.uid, before, told)


def _link(draft: SourceDraft) -> dict[str, Any]:
    return {key: str(value).strip() for key, value in asdict(draft).items()}


def _snapshot(snapshot: Snapshot | None) -> dict[str, Any]:
    if snapshot is None:
        return {"snapshot": "", "snapshot_at": "", "snapshot_origin": ""}
    return {
        "snapshot": snapshot.sha256,
        "snapshot_at": snapshot.read_at,
        "snapshot_origin": snapshot.origin,
    }


def _claims_in(db: sqlite3.Connection, passage: StoredPassage, removed: int) -> list[str]:
    found = db.execute(
        "SELECT uid FROM claim WHERE article_id = ? AND removed = ? AND start >= ? AND stop <= ? "
        "ORDER BY start",
        (passage.article_id, removed, passage.start, passage.end),
    )
    return [row[0] for row in found.fetchall()]


def _row(claim: Claim) -> dict[str, Any]:
    return {
        "start": claim.start,
        "stop": claim.end,
        "text": claim.text,
        "statement": claim.statement,
        "speaker": claim.speaker,
        "kind": claim.kind.value,
        "checkable": claim.checkable,
        "worthy": claim.worthy,
        "reasons": _listed(claim.reasons),
    }


def _suggested(judged: Passage, place: int | None = None) -> dict[str, Any]:
    """A claim's columns from the judgement of a stretch: one of its claims, or all of it as one."""
    told: ClaimSpan | Passage = judged if place is None else judged.claims[place]
    only = judged.claims[0] if place is None and len(judged.claims) == 1 else told
    return {
        "start": told.start,
        "stop": told.end,
        "text": told.text,
        "statement": only.statement if isinstance(only, ClaimSpan) else judged.text,
        "speaker": told.speaker,
        "kind": told.kind.value,
        "checkable": told.checkable,
        "worthy": told.worthy,
        "reasons": _listed(told.reasons),
    }


def _listed(reasons: tuple[str, ...]) -> str:
    return json.dumps(reasons, ensure_ascii=False)
