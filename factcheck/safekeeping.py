"""The nouns of safekeeping: copies of a library, what a check of it found, what was recovered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a library: when (UTC) and why it was made, and what was in it then."""

    path: Path
    made_at: datetime
    reason: str
    articles: int
    claims: int
    reviewed: int
    record_head: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """What restoring a backup would change: verdicts and articles that would go, come back, or be
    other ones.
    """

    verdicts_gone: int
    verdicts_back: int
    verdicts_other: int
    articles_gone: int
    articles_back: int


@dataclass(frozen=True, slots=True)
class Audit:
    """What a full check of a library found: how much it looked at, and each problem in words.

    ``first_bad_event`` is the number of the first entry of the record that does not fit its chain,
    ``lost_guards`` names triggers that are missing, which the next opening to write puts back.
    """

    events: int
    articles: int
    claims: int
    first_bad_event: int | None
    problems: tuple[str, ...]
    lost_guards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a damaged library: the folder that keeps it, the backup that was the ground
    (``None``: there was none), how many newer changes were saved, and what is missing, in words.
    """

    kept: Path | None
    backup: Backup | None
    saved: int
    missing: tuple[str, ...]
