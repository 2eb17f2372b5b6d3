"""The report as a table for a spreadsheet: one row a claim.

UTF-8 with a byte order mark and CRLF line ends, as spreadsheets expect. A text cell that a
spreadsheet would take for a formula begins with an added ``'``; numbers are never touched, and the
JSON report has every value as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from factcheck.edition import Part
from factcheck.report import gaps
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.characters import reveal
from factcheck.sources import Source

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

# Spreadsheets look past spaces and quotes (visible or not) for the sign that begins a formula.
_FORMULA = re.compile(
    r"[\s\x00-\x20\"'`‘’“”«»\u200b-\u200f\u2060\ufeff]*[=+\-@|＝＋－＠−]|[\t\r\n]"
)


def write(report: Report) -> str:
    """The report as CSV text with a heading row."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for part in report.articles:
        article = _article_cells(part)
        rows.writerows((*article, *_claim_cells(report, one)) for one in part.claims)
    return out.getvalue()


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows of other people's words as CSV text, in the same form."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    cells = csv.writer(out, lineterminator="\r\n")
    cells.writerows([text_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def text_cell(text: str) -> str:
    """A text as a cell: a formula made harmless, characters that cannot be seen shown as marks."""
    return f"'{reveal(text)}" if _FORMULA.match(text) else reveal(text)


def _article_cells(part: ReportArticle) -> tuple[str, ...]:
    article = part.article
    values = (article.title, article.outlet, article.author, article.published, article.url)
    return (*(text_cell(value) for value in values), text_cell(article.sha256))


def _claim_cells(report: Report, one: ReportClaim) -> tuple[str | int, ...]:
    claim = one.claim
    # An empty cell where the edition does not tell: no value is better than a false one.
    working = report.has(Part.WORKING)
    return (
        one.number,
        claim.verdict or "unreviewed",
        text_cell(claim.statement),
        text_cell(claim.text),
        claim.start,
        claim.end,
        text_cell(claim.speaker),
        claim.kind if working else "",
        _decimal(claim.checkable) if working else "",
        _decimal(claim.worthy) if working else "",
        ("yes" if claim.flagged else "no") if working else "",
        text_cell(claim.note),
        text_cell(claim.decided_at),
        len(one.sources),
        text_cell("\n".join(_source_line(source) for source in one.sources)),
        text_cell(claim.uid),
        one.evidence.tally.independent,
        text_cell(gaps.told(one)),
        text_cell(gaps.beside(one)),
    )


def _decimal(share: float) -> str:
    return f"{share:.3f}"


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
