"""The nouns of a second opinion: what a reviewer's file brought, and where reviewers differ."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Verdict
from factcheck.sources import SourceDraft


@dataclass(frozen=True, slots=True)
class Left:
    """A part of a reviewer's file that was not taken in, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking in a reviewer's file did, or would do: entries that are ``new`` here, the
    ``same`` as here, and those ``left`` out. ``verdicts`` counts the new ones by the reviewer's
    name, ``changes`` new entries that change articles or claims which are here already.
    """

    new: int
    same: int
    articles: int
    changes: int
    verdicts: dict[str, int]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reviewer thinks of a claim. ``per`` names the file it came with, or is empty."""

    reviewer: str
    per: str
    verdict: Verdict
    note: str
    decided_at: str
    sources: tuple[SourceDraft, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim on which reviewers gave different verdicts; ``settled`` when that was decided."""

    claim_id: int
    statement: str
    article: str
    opinions: tuple[Opinion, ...]
    settled: bool
