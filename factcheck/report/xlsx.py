"""The report as a workbook: the summary, a row a claim, a row a source, corrections and waivers."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook

from factcheck.edition import Part
from factcheck.evidence import RULES
from factcheck.model import Counts
from factcheck.report import corrections, gaps, matter, words
from factcheck.report.build import Report
from factcheck.report.characters import reveal
from factcheck.report.rows import COLUMNS, Cell, rows
from factcheck.report.workbook import OPTIONS, Book

_READ = {
    "article": 22, "number": 7, "verdict": 11, "statement": 44, "speaker": 14, "note": 36,
    "source_count": 7, "independent_sources": 7, "sources": 44, "gaps": 24, "evidence": 24,
}  # fmt: skip
"""The columns that are read and printed come first, each with its width in letters."""
_REST = {
    "text": 44, "flagged": 8, "outlet": 16, "author": 16, "published": 12, "article_url": 24,
    "decided_at": 24,
}  # fmt: skip
CLAIM_COLUMNS = (*_READ, *_REST, *(name for name in COLUMNS if name not in {**_READ, **_REST}))
_SOURCES = (
    ("article", 22), ("number", 7), ("verdict", 11), ("stance", 11), ("type", 9), ("title", 30),
    ("url", 40), ("publisher", 18), ("quote", 40), ("read_on", 11), ("archive_url", 24),
    ("interests", 24), ("quote_check", 12), ("kept_at", 24), ("kept_sha256", 14),
    ("source_uid", 14),
)  # fmt: skip


def write(report: Report) -> bytes:
    """The report as the bytes of an ``.xlsx`` file."""
    out = io.BytesIO()
    book = Workbook(out, OPTIONS)
    title = f"Fact-check report: {reveal(words.heading(report))}"
    author = " ".join(report.imprint.organisation.split()) or words.reviewer(report)
    book.set_properties(
        {
            "title": title[:255],
            "author": reveal(author)[:255],
            "comments": matter.kicker(report),
            "created": _moment(report.made_at),
        }
    )
    made = Book(book, f"Fact-check report · record {report.record_head[:16] or 'none'}")
    _summary(made, report)
    _claims(made, report)
    if report.has(Part.SOURCES):
        _sources(made, report)
    _corrections(made, report)
    _waivers(made, report)
    _related(made, report)
    book.close()
    return out.getvalue()


def _moment(iso: str) -> datetime:
    try:
        return datetime.fromisoformat(iso).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(1980, 1, 1)


# --- the sheets ---


def _summary(made: Book, report: Report) -> None:
    sheet = made.plain("Summary", (44, 13, 13, 13, 13, 13))
    sheet.line(words.heading(report), bold=True)
    sheet.line(matter.kicker(report))
    sheet.line(f"{words.signature(report)} {words.moment(report.made_at)}".strip())
    sheet.line()
    heads = [label.word for label in words.LABELS]
    sheet.put(["Claims by verdict", *heads, "All"])
    sheet.put(["All articles", *_numbers(report.counts)])
    for part in report.articles:
        sheet.put([words.title_of(part.article.title), *_numbers(part.counts)])
    for told in (
        "",
        words.outcome(report.counts),
        gaps.opening(report),
        corrections.opening(report),
        *matter.method(report),
        matter.whole_coverage(report),
        f"Made {words.moment(report.made_at)} by {report.program}.",
        f"Reviewer: {words.reviewer(report) or 'no name given'}.",
        f"Record: {report.record_head or 'none'}",
    ):
        sheet.line(told)


def _numbers(counts: Counts) -> list[Cell]:
    return [*(words.number_of(counts, label) for label in words.LABELS), counts.total]


def _claims(made: Book, report: Report) -> None:
    widths = _READ | _REST
    columns = [(name, widths.get(name, 12)) for name in CLAIM_COLUMNS]
    sheet = made.sheet("Claims", columns, printed=len(_READ))
    order = [COLUMNS.index(name) for name in CLAIM_COLUMNS]
    address, verdict = CLAIM_COLUMNS.index("article_url"), CLAIM_COLUMNS.index("verdict")
    for row in rows(report):
        sheet.put([row[at] for at in order], (address,), verdict)
    sheet.finished()


def _sources(made: Book, report: Report) -> None:
    sheet = made.sheet("Sources", _SOURCES, printed=12)
    for part in report.articles:
        for one in part.claims:
            for source, quote in zip(one.sources, one.evidence.quotes, strict=True):
                draft, kept = source.draft, source.snapshot
                cells = (
                    part.article.title, one.number, one.claim.verdict or "unreviewed", draft.stance,
                    draft.type, draft.title, draft.url, draft.publisher, draft.quote, draft.read_on,
                    draft.archive_url, draft.interests, quote.match if draft.quote else "",
                    kept.read_at if kept else "", kept.sha256 if kept else "", source.uid,
                )  # fmt: skip
                sheet.put(cells, (6, 10), 2)
    sheet.finished()


def _corrections(made: Book, report: Report) -> None:
    columns = (
        ("claim", 10), ("statement", 60), ("was", 14), ("became", 14), ("changed", 24),
        ("reported", 24), ("note", 48),
    )  # fmt: skip
    if not report.corrections:
        return
    sheet = made.sheet("Corrections", columns)
    for each in report.corrections:
        told = each.correction
        names = (gaps.reference(report, each.article, each.one), each.one.claim.statement)
        old, new = told.old or "unreviewed", told.new or "unreviewed"
        sheet.put((*names, old, new, told.at, told.sent_at, each.one.claim.note))
    sheet.finished()


def _waivers(made: Book, report: Report) -> None:
    columns = (
        ("claim", 10), ("statement", 60), ("gap", 36), ("open", 8), ("reason", 60), ("at", 24),
        ("reviewer", 20),
    )  # fmt: skip
    waived = [
        (number, one, waiver)
        for number, part in enumerate(report.articles, 1)
        for one in part.claims
        for waiver in one.waivers
    ]
    if not waived:
        return
    sheet = made.sheet("Waivers", columns)
    for number, one, waiver in waived:
        is_open = any(gap.rule == waiver.rule for gap in one.evidence.waived)
        names = (gaps.reference(report, number, one), one.claim.statement)
        rule = RULES.get(waiver.rule, waiver.rule)
        told = ("yes" if is_open else "no", waiver.reason, waiver.at, waiver.reviewer)
        sheet.put((*names, rule, *told))
    sheet.finished()


def _related(made: Book, report: Report) -> None:
    columns = (
        ("fact", 40), ("relation", 14), ("claim", 10), ("verdict", 12), ("statement", 60),
        ("says", 24), ("why", 60),
    )  # fmt: skip
    if not report.related:
        return
    sheet = made.sheet("Related", columns)
    for group in report.related:
        whys = "\n".join(group.whys)
        for said in group.said:
            claim = said.one.claim
            name = gaps.reference(report, said.article, said.one)
            ruled = claim.verdict or "unreviewed"
            cells = (group.heading, group.kind, name, ruled, claim.statement, said.words, whys)
            sheet.put(cells, verdict=3)
    sheet.finished()
