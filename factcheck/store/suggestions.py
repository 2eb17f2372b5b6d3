"""What the program suggests of an article's sentences and claims, read whole to be replaced."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from factcheck.record import RowChange


@dataclass(frozen=True, slots=True)
class Suggested:
    """A sentence or a claim: its row, its span, and the columns that hold its suggestion."""

    table: str
    uid: str
    start: int
    end: int
    columns: dict[str, Any]

    def become(
        self, kind: str, checkable: float, worthy: float, reasons: tuple[str, ...]
    ) -> tuple[RowChange, ...]:
        """The change of the row to another suggestion; none where it is the same."""
        told: dict[str, Any] = {"kind": kind, "reasons": json.dumps(reasons, ensure_ascii=False)}
        told |= {"checkable": checkable, "worthy": worthy}
        after = {name: told[name] for name in self.columns}
        if after == self.columns:
            return ()
        return (RowChange(self.table, self.uid, self.columns, after),)


def of_sentences(connection: sqlite3.Connection, article_id: int) -> list[Suggested]:
    """The suggestions of the sentences of an article, in text order."""
    found = connection.execute(
        "SELECT uid, start, stop, kind, reasons FROM passage "
        "WHERE article_id = ? AND role = 'sentence' ORDER BY start",
        (article_id,),
    )
    return [
        Suggested("passage", uid, start, stop, {"kind": kind, "reasons": reasons})
        for uid, start, stop, kind, reasons in found
    ]


def of_claims(connection: sqlite3.Connection, article_id: int) -> list[Suggested]:
    """The suggestions of its claims in text order, those that were taken off the list too."""
    columns = ("kind", "checkable", "worthy", "reasons")
    found = connection.execute(
        f"SELECT uid, start, stop, {', '.join(columns)} FROM claim WHERE article_id = ? "
        "ORDER BY start, stop, id",
        (article_id,),
    )
    return [
        Suggested("claim", uid, start, stop, dict(zip(columns, told, strict=True)))
        for uid, start, stop, *told in found
    ]
