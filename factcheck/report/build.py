"""The Report value: all that a report shows, gathered once, the same for every format."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Article, Claim, Counts, Source, StoredPassage


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """A claim with its number in the article (1, 2, ... in text order) and its sources."""

    number: int
    claim: Claim
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """One article with its passages and claims in text order."""

    article: Article
    counts: Counts
    passages: tuple[StoredPassage, ...]
    claims: tuple[ReportClaim, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What goes out. ``made_at`` is ISO 8601 in UTC, ``record_head`` the record's newest hash."""

    made_at: str
    program: str
    reviewer: str
    record_head: str
    counts: Counts
    articles: tuple[ReportArticle, ...]
