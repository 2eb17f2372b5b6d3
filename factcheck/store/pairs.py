"""What a reviewer said of pairs of claims: about other things, or the same after all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable

from factcheck.kindred import PairMark, Says
from factcheck.model import Claim
from factcheck.record import RowChange
from factcheck.store.rows import new_uid


def marks(
    connection: sqlite3.Connection, reviewer_id: int, claim_ids: Collection[int] | None = None
) -> list[PairMark]:
    """What the reviewer said, in the order of saying; of these claims or of all."""
    wanted = "" if claim_ids is None else (
        "AND (claim_id IN (SELECT value FROM json_each(:claims)) "
        "OR other_id IN (SELECT value FROM json_each(:claims))) "
    )  # fmt: skip
    found = connection.execute(
        "SELECT uid, claim_id, other_id, says FROM pair "
        f"WHERE removed = 0 AND reviewer_id = :reviewer {wanted}ORDER BY id",
        {"claims": json.dumps(sorted(claim_ids or ())), "reviewer": reviewer_id},
    )
    return [PairMark(uid, one, other, Says(says)) for uid, one, other, says in found]


def said(
    pairs: Iterable[tuple[Claim, Claim]], known: Iterable[PairMark], says: Says | None
) -> tuple[RowChange, ...]:
    """Say this of every pair, or take back with ``None`` what was said; only what differs."""
    before = {mark.ids: mark for mark in known}
    rows: list[RowChange] = []
    for one, other in pairs:
        mark = before.pop(frozenset((one.id, other.id)), None)
        if mark is None and says is not None:
            row = {"claim": one.uid, "other": other.uid, "says": says.value}
            rows.append(RowChange("pair", new_uid(), None, row))
        elif mark is not None and says is None:
            ends = {one.id: one.uid, other.id: other.uid}
            row = {"claim": ends[mark.claim_id], "other": ends[mark.other_id]}
            rows.append(RowChange("pair", mark.uid, {**row, "says": mark.says.value}, None))
        elif mark is not None and says is not None and mark.says is not says:
            change = ({"says": mark.says.value}, {"says": says.value})
            rows.append(RowChange("pair", mark.uid, *change))
    return tuple(rows)
