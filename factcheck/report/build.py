"""The Report value: all that a report shows, gathered once, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from factcheck.imprint import NO_IMPRINT, Imprint
from factcheck.model import Article, Claim, Counts, Source, StoredPassage, Verdict


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
    """What goes out. ``made_at`` is ISO 8601 in UTC, ``record_head`` the record's newest hash.

    ``imprint`` is what the publisher says, which no library knows.
    """

    made_at: str
    program: str
    reviewer: str
    record_head: str
    counts: Counts
    articles: tuple[ReportArticle, ...]
    imprint: Imprint = NO_IMPRINT


def count(claims: Iterable[Claim]) -> Counts:
    """Claims by verdict, counted from the claims: a report never contradicts itself."""
    verdicts = [(claim.verdict, claim.flagged) for claim in claims]
    return Counts(
        total=len(verdicts),
        supported=sum(verdict is Verdict.SUPPORTED for verdict, _ in verdicts),
        disputed=sum(verdict is Verdict.DISPUTED for verdict, _ in verdicts),
        opinion=sum(verdict is Verdict.OPINION for verdict, _ in verdicts),
        flagged=sum(flagged for _, flagged in verdicts),
    )


def build(
    articles: Iterable[Article],
    passages: Mapping[int, Sequence[StoredPassage]],
    claims: Mapping[int, Sequence[Claim]],
    sources: Mapping[int, Sequence[Source]],
    *,
    made_at: str,
    program: str,
    reviewer: str,
    record_head: str,
    imprint: Imprint = NO_IMPRINT,
) -> Report:
    """Gather a report from model values.

    ``passages`` and ``claims`` are by article id, ``sources`` by claim id; what has none may be
    left out. Articles keep the order given; passages and claims are put in text order (a claim
    around another one comes first) and numbered, sources in the reviewer's order.
    """
    parts = tuple(
        _report_article(article, passages.get(article.id, ()), claims.get(article.id, ()), sources)
        for article in articles
    )
    total = reduce(Counts.__add__, (part.counts for part in parts), Counts())
    return Report(made_at, program, reviewer, record_head, total, parts, imprint)


def _report_article(
    article: Article,
    passages: Sequence[StoredPassage],
    claims: Sequence[Claim],
    sources: Mapping[int, Sequence[Source]],
) -> ReportArticle:
    in_order = sorted(claims, key=lambda claim: (claim.start, -claim.end, claim.id))
    return ReportArticle(
        article=article,
        counts=count(in_order),
        passages=tuple(sorted(passages, key=lambda passage: (passage.start, passage.end))),
        claims=tuple(
            ReportClaim(
                number,
                claim,
                tuple(sorted(sources.get(claim.id, ()), key=lambda source: source.position)),
            )
            for number, claim in enumerate(in_order, start=1)
        ),
    )
