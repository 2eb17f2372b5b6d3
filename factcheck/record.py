"""The nouns of the record: what one act changed, the entry that tells of it, verdicts over time.

Times are ISO 8601 strings in UTC with seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from factcheck.model import Verdict


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a current table before and after. ``None`` before: it is new; after: it goes."""

    table: str
    uid: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def reversed(self) -> RowChange:
        return RowChange(self.table, self.uid, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What one act of the reviewer changed: what the window must draw anew, and what undo reverses.

    ``action`` is a short code (``verdict``, ``note``, ``split`` ...), ``article_ids`` and
    ``claim_ids`` are what it touched. ``structural`` is true where claims, passages or articles
    came or went, so lists and marks must be read again; otherwise the touched rows alone are stale.
    """

    action: str
    rows: tuple[RowChange, ...]
    article_ids: frozenset[int] = field(default_factory=frozenset)
    claim_ids: frozenset[int] = field(default_factory=frozenset)
    structural: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the record. ``of`` is empty, ``"undo"`` or ``"redo"``."""

    seq: int
    at: str
    reviewer: str
    action: str
    of: str
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict as it was given, or taken back (``None``): when (ISO in UTC) and by whom."""

    at: str
    reviewer: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that a report had told and that was changed later. Times are ISO in UTC.

    ``at`` is when it was changed, ``sent_at`` when the report with the old one went out; ``new`` is
    ``None`` where the verdict was taken back.
    """

    claim_uid: str
    old: Verdict
    new: Verdict | None
    at: str
    sent_at: str
