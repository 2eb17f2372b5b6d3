"""The report as a workbook: the summary, a row a claim, a row a source, corrections and waivers.

A text is stored as a text, so that no spreadsheet takes it for a formula, and nothing is added to
it; what cannot be seen is shown as a mark. Only web addresses are links.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from factcheck.evidence import RULES
from factcheck.report import corrections, gaps, matter, words
from factcheck.report.build import Report, ReportClaim
from factcheck.report.characters import reveal
from factcheck.report.ink import INK, SOFT
from factcheck.report.links import web_link
from factcheck.report.rows import COLUMNS, Cell, rows

MOST_CHARACTERS = 32_767
"""What a cell holds at most, in UTF-16 units, as the file format says."""
MOST_LINKS, _LONGEST_LINK = 65_530, 2_079
"""What a sheet holds at most, and the longest address; the others stay text."""

_CUT = " … (cut here: a cell holds no more; the JSON report has all of it)"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_VERDICT = {"bold": True, "valign": "top"}
_WIDTHS = {
    "article": 28, "article_url": 24, "article_sha256": 14, "statement": 60, "text": 60, "note": 48,
    "sources": 60, "gaps": 36, "evidence": 36, "verdict": 12, "claim_uid": 14, "decided_at": 24,
    "speaker": 20, "outlet": 18, "author": 18, "published": 12,
}  # fmt: skip
_SOURCES = (
    ("article", 28), ("number", 8), ("verdict", 12), ("stance", 12), ("type", 12), ("title", 40),
    ("url", 50), ("publisher", 24), ("quote", 60), ("read_on", 12), ("archive_url", 40),
    ("interests", 30), ("kept_at", 24), ("kept_sha256", 14), ("quote_check", 14),
    ("source_uid", 14),
)  # fmt: skip


def write(report: Report) -> bytes:
    """The report as the bytes of an ``.xlsx`` file."""
    out = io.BytesIO()
    book = Workbook(out, _OPTIONS)
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
    made = _Book(book)
    _summary(made, report)
    _claims(made, report)
    _sources(made, report)
    _others(made, report)
    book.close()
    return out.getvalue()


class _Book:
    """The workbook and its styles."""

    def __init__(self, book: Workbook) -> None:
        self.of_verdict = {
            key: book.add_format({**_VERDICT, "font_color": INK[key], "bg_color": SOFT[key]})
            for key in (label.key for label in words.LABELS)
        }
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.bold = book.add_format({"bold": True})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.share = book.add_format({"num_format": "0.000", "valign": "top"})
        self.link = book.add_format(
            {"font_color": "#2457c5", "underline": 1, "valign": "top", "text_wrap": True}
        )
        self._book = book

    def sheet(self, name: str, columns: Sequence[tuple[str, float]], footer: str) -> _Sheet:
        """A sheet with a heading row that stays in sight, can be filtered and is on every page."""
        made = _Sheet(self, self._book.add_worksheet(name))
        made.paper.set_footer(f"&L{footer}&R&P / &N")
        for at, (head, width) in enumerate(columns):
            made.paper.set_column(at, at, width)
            made.paper.write_string(0, at, head, self.head)
        if columns:
            made.paper.freeze_panes(1, 0)
            made.paper.repeat_rows(0)
            made.at = 1
        return made


class _Sheet:
    """Rows one below the other."""

    def __init__(self, book: _Book, paper: Worksheet) -> None:
        self.paper = paper
        self.at = 0
        self._book = book
        self._links = 0
        paper.set_landscape()
        paper.set_paper(9)
        paper.fit_to_pages(1, 0)

    def put(self, cells: Iterable[Cell], addresses: Iterable[int] = (), verdict: int = -1) -> None:
        """A row; ``addresses`` are the places of cells that may be links, ``verdict`` of one."""
        linked = set(addresses)
        for at, value in enumerate(cells):
            if isinstance(value, float):
                self.paper.write_number(self.at, at, value, self._book.share)
            elif isinstance(value, int):
                self.paper.write_number(self.at, at, value, self._book.wrapped)
            elif value:
                style = self._book.of_verdict.get(value) if at == verdict else None
                self._text(at, value, style or self._book.wrapped, linked=at in linked)
        self.at += 1

    def line(self, text: str = "", *, bold: bool = False) -> None:
        """A line of words alone, over the cells beside it."""
        if text:
            self.paper.write_string(self.at, 0, shown(text), self._book.bold if bold else None)
        self.at += 1

    def finished(self, columns: int) -> None:
        """No row comes any more: the columns can be filtered."""
        self.paper.autofilter(0, 0, max(self.at - 1, 1), columns - 1)

    def _text(self, at: int, value: str, style: Format, *, linked: bool) -> None:
        link = web_link(value) if linked else None
        if link is None or self._links >= MOST_LINKS or len(link.href) > _LONGEST_LINK:
            self.paper.write_string(self.at, at, shown(value), style)
            return
        self._links += 1
        self.paper.write_url(self.at, at, link.href, self._book.link, string=shown(value))


def shown(text: str) -> str:
    """A text as a cell holds it: nothing hidden, and not longer than it may be."""
    text = reveal(text)
    if 2 * len(text) <= MOST_CHARACTERS or len(text.encode("utf-16-le")) <= 2 * MOST_CHARACTERS:
        return text
    return text[: (MOST_CHARACTERS - len(_CUT)) // 2] + _CUT


def _moment(iso: str) -> datetime:
    try:
        return datetime.fromisoformat(iso).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(1980, 1, 1)


# --- the sheets ---


def _summary(made: _Book, report: Report) -> None:
    sheet = made.sheet("Summary", (), _footer(report))
    sheet.paper.set_column(0, 0, 44)
    sheet.paper.set_column(1, 6, 14)
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
        gaps.outcome(report),
        corrections.opening(report),
        *matter.method(report),
        matter.whole_coverage(report),
        f"Made {words.moment(report.made_at)} by {report.program}.",
        f"Reviewer: {words.reviewer(report) or 'no name given'}.",
        f"Record: {report.record_head or 'none'}",
    ):
        sheet.line(told)


def _numbers(counts: Any) -> list[Cell]:
    return [*(words.number_of(counts, label) for label in words.LABELS), counts.total]


def _claims(made: _Book, report: Report) -> None:
    columns = [(name, _WIDTHS.get(name, 10)) for name in COLUMNS]
    sheet = made.sheet("Claims", columns, _footer(report))
    address, verdict = COLUMNS.index("article_url"), COLUMNS.index("verdict")
    for row in rows(report):
        sheet.put(row, (address,), verdict)
    sheet.finished(len(COLUMNS))


def _sources(made: _Book, report: Report) -> None:
    sheet = made.sheet("Sources", _SOURCES, _footer(report))
    for part in report.articles:
        for one in part.claims:
            for source, quote in zip(one.sources, one.evidence.quotes, strict=True):
                draft, kept = source.draft, source.snapshot
                cells = (
                    part.article.title, one.number, one.claim.verdict or "unreviewed", draft.stance,
                    draft.type, draft.title, draft.url, draft.publisher, draft.quote, draft.read_on,
                    draft.archive_url, draft.interests, kept.read_at if kept else "",
                    kept.sha256 if kept else "", quote.match if draft.quote else "", source.uid,
                )  # fmt: skip
                sheet.put(cells, (6, 10), 2)
    sheet.finished(len(_SOURCES))


def _others(made: _Book, report: Report) -> None:
    """What only some reports have."""
    if report.corrections:
        columns = (("claim", 10), ("statement", 60), ("was", 14), ("became", 14), ("changed", 24),
                   ("reported", 24), ("note", 48))  # fmt: skip
        sheet = made.sheet("Corrections", columns, _footer(report))
        for each in report.corrections:
            told = each.correction
            names = (gaps.reference(report, each.article, each.one), each.one.claim.statement)
            old, new = told.old or "unreviewed", told.new or "unreviewed"
            sheet.put((*names, old, new, told.at, told.sent_at, each.one.claim.note))
        sheet.finished(len(columns))
    waived = [
        (number, one, waiver)
        for number, part in enumerate(report.articles, 1)
        for one in part.claims
        for waiver in one.waivers
    ]
    if waived:
        columns = (("claim", 10), ("statement", 60), ("gap", 36), ("open", 8), ("reason", 60),
                   ("at", 24), ("reviewer", 20))  # fmt: skip
        sheet = made.sheet("Waivers", columns, _footer(report))
        for number, one, waiver in waived:
            still = "yes" if waiver.rule in _waived_rules(one) else "no"
            names = (gaps.reference(report, number, one), one.claim.statement)
            rule = RULES.get(waiver.rule, waiver.rule)
            sheet.put((*names, rule, still, waiver.reason, waiver.at, waiver.reviewer))
        sheet.finished(len(columns))
    if report.related:
        columns = (("fact", 40), ("relation", 14), ("claim", 10), ("verdict", 12),
                   ("statement", 60), ("says", 24), ("why", 60))  # fmt: skip
        sheet = made.sheet("Related", columns, _footer(report))
        for group in report.related:
            for said in group.said:
                name = gaps.reference(report, said.article, said.one)
                claim = said.one.claim
                sheet.put(
                    (group.heading, group.kind, name, claim.verdict or "unreviewed",
                     claim.statement, said.words, "\n".join(group.whys)), verdict=3,
                )  # fmt: skip
        sheet.finished(len(columns))


def _waived_rules(one: ReportClaim) -> set[str]:
    return {gap.rule for gap in one.evidence.waived}


def _footer(report: Report) -> str:
    """Only what has no sign that a footer takes for an order."""
    return f"Fact-check report · record {report.record_head[:16] or 'none'}"
