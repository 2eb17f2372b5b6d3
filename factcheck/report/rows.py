"""One row a claim: what every table has of it, as values that no format has touched yet."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.edition import Part
from factcheck.report import gaps
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.sources import Source

Cell = str | int | float

COLUMNS = (
    "article",
    "outlet",
    "author",
    "published",
    "article_url",
    "article_sha256",
    "number",
    "verdict",
    "statement",
    "text",
    "start",
    "end",
    "speaker",
    "kind",
    "checkable",
    "worthy",
    "flagged",
    "note",
    "decided_at",
    "source_count",
    "sources",
    "claim_uid",
    "independent_sources",
    "gaps",
    "evidence",
)


def rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row for every claim, its cells in the order of ``COLUMNS``. Texts are those of others."""
    for part in report.articles:
        article = _article_cells(part)
        for one in report.pace.each(part.claims):
            yield (*article, *_claim_cells(report, one))


def _article_cells(part: ReportArticle) -> tuple[Cell, ...]:
    article = part.article
    return (
        article.title, article.outlet, article.author, article.published, article.url,
        article.sha256,
    )  # fmt: skip


def _claim_cells(report: Report, one: ReportClaim) -> tuple[Cell, ...]:
    claim = one.claim
    # An empty cell where the edition does not tell: no value is better than a false one.
    working = report.has(Part.WORKING)
    return (
        one.number,
        claim.verdict or "unreviewed",
        claim.statement,
        claim.text,
        claim.start,
        claim.end,
        claim.speaker,
        claim.kind if working else "",
        float(claim.checkable) if working else "",
        float(claim.worthy) if working else "",
        ("yes" if claim.flagged else "no") if working else "",
        claim.note,
        claim.decided_at,
        len(one.sources),
        "\n".join(_source_line(source) for source in one.sources),
        claim.uid,
        one.evidence.tally.independent,
        "; ".join(filter(None, (gaps.missing(one), _waived(one)))),
        gaps.beside(one),
    )


def _waived(one: ReportClaim) -> str:
    told = gaps.waived(one)
    return f"waived: {told}" if told else ""


def _source_line(source: Source) -> str:
    """``supports: title, publisher, primary, read 2026-11-22, URL, archived URL, “quote”``."""
    draft = source.draft
    parts = (
        draft.title,
        draft.publisher,
        draft.type,
        draft.read_on and f"read {draft.read_on}",
        draft.url,
        draft.archive_url and f"archived {draft.archive_url}",
        draft.quote and f"“{draft.quote}”",
    )
    return f"{draft.stance}: " + ", ".join(" ".join(part.split()) for part in parts if part)
