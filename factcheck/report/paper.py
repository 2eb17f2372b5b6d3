"""The report for paper: HTML 4 for a text engine that knows blocks, tables and colours, no more.

It comes in sheets of limited length, which follow on each other without a seam: text engines count
heights in small numbers, and a long report does not fit into one document.

Headings carry the structure: ``h1`` the report, ``h2`` an article (a new page), ``h3`` and ``h4``
the parts below; ``<a name="part">`` is in a heading that belongs to no article. In the contents,
``<a name="page">`` stands where an article's page number goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.edition import Part
from factcheck.model import Role
from factcheck.report import corrections, gaps, matter, words
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.ink import INK, SOFT
from factcheck.report.layout import Block, Run, lay_out
from factcheck.report.paper_claims import address, chip_of, line, rulings
from factcheck.report.paper_matter import method, related, sources
from factcheck.report.tags import escaped

_SERIF = "font-family:'Noto Serif','DejaVu Serif','Liberation Serif',Georgia,serif"
STYLE = f"""
body {{ font-size: 9.5pt; color: #1d1f23; }}
p {{ margin-top: 0px; margin-bottom: 5px; }}
h1 {{ {_SERIF}; font-size: 22pt; margin-top: 2px; margin-bottom: 8px; }}
h2 {{ {_SERIF}; font-size: 17pt; margin-top: 0px; margin-bottom: 10px; }}
h3 {{ font-size: 12pt; margin-top: 26px; margin-bottom: 8px; }}
h4 {{ font-size: 9.5pt; margin-top: 20px; margin-bottom: 5px; font-weight: 600; }}
.quiet {{ color: #5f646d; font-size: 8.5pt; font-weight: 400; }}
.text {{ {_SERIF}; font-size: 10.5pt; margin-bottom: 10px; line-height: 140%; }}
.title {{ {_SERIF}; font-size: 14pt; font-weight: 700; margin-bottom: 8px; }}
.furniture {{ color: #5f646d; font-size: 8.5pt; margin-bottom: 12px; }}
.words {{ {_SERIF}; font-size: 10.5pt; margin-left: 90px; margin-bottom: 6px; }}
.in {{ margin-left: 90px; margin-bottom: 4px; }}
.source {{ margin-left: 90px; margin-top: 8px; margin-bottom: 2px; }}
.below {{ margin-left: 90px; margin-bottom: 2px; color: #5f646d; font-size: 8.5pt; }}
table {{ margin-top: 6px; margin-bottom: 6px; }}
a {{ color: #2457c5; text-decoration: none; }}
td {{ padding-top: 2px; padding-bottom: 3px; padding-left: 0px; padding-right: 16px; }}
td.bar {{ padding-top: 5px; padding-bottom: 5px; padding-right: 0px; }}
"""
"""The style sheet of every sheet."""

_SHEET = 60_000
"""Characters of HTML after which a new sheet begins."""
_PARAGRAPH = 20_000
"""Characters of text after which a paragraph goes on in a new one."""


def sheets(report: Report) -> Iterator[str]:
    """The report as simple HTML, sheet by sheet; same content as the page for the screen."""
    sheet: list[str] = []
    size = 0
    for whole in _wholes(report):
        sheet.append(whole)
        size += len(whole)
        if size >= _SHEET:
            yield "".join(sheet)
            sheet, size = [], 0
    if sheet:
        yield "".join(sheet)


def _wholes(report: Report) -> Iterator[str]:
    """The pieces between which a sheet may end: whole tables, paragraphs and claims."""
    yield "".join(_opening(report))
    for part in report.articles:
        yield "".join(_facts(part))
        if report.has(Part.TEXT):
            yield "<h3>The article, with its claims marked</h3>"
            for block in lay_out(part):
                yield from _block(block)
        yield from rulings(report, part)
    yield from sources(report)
    yield "".join(_closing(report))


def _opening(report: Report) -> Iterator[str]:
    yield f'<p class="quiet">{matter.kicker(report)}</p>'
    yield f"<h1>{line(words.heading(report))}</h1>"
    yield (
        f'<p class="quiet">{line(words.signature(report))} '
        f"{line(words.moment(report.made_at))} · {words.outcome(report.counts)}</p>"
    )
    yield from _summary(report)
    yield from _corrections(report)
    yield from _contents(report)
    yield from method(report)
    yield from _gaps(report)
    yield from related(report)


def _summary(report: Report) -> Iterator[str]:
    counts = report.counts
    shown = [label for label in words.LABELS if words.number_of(counts, label)]
    yield "<h3>Summary</h3>"
    if shown:
        yield '<table width="100%" cellspacing="0"><tr>'
        for label in shown:
            number = words.number_of(counts, label)
            width = max(round(number * 100 / counts.total), 1)
            color = "#dddcd6" if label is words.UNREVIEWED else INK[label.key]
            ink = "#1d1f23" if label is words.UNREVIEWED else "#ffffff"
            text = f"{label.symbol} {number:,}" if width >= 9 else "&nbsp;"
            yield (
                f'<td class="bar" width="{width}%" bgcolor="{color}" align="center">'
                f'<span style="color:{ink};font-weight:600">{text}</span></td>'
            )
        yield "</tr></table>"
    yield '<p style="font-size:4pt"></p><table cellspacing="0">'
    for label in words.LABELS:
        number = words.number_of(counts, label)
        yield (
            f"<tr><td>{chip_of(label)}</td><td align='right'><b>{number:,}</b></td>"
            f"<td align='right'>{words.percent(number, counts.total)}</td>"
            f'<td class="quiet">{label.meaning}</td></tr>'
        )
    yield "</table>"
    if counts.flagged:
        yield f'<p class="quiet">{words.plural(counts.flagged, "claim")} flagged for later.</p>'


def _corrections(report: Report) -> Iterator[str]:
    if report.corrections:
        yield f"<h3>{corrections.TITLE}</h3><p>{corrections.opening(report)}</p>"
    for each in report.corrections:
        number = gaps.reference(report, each.article, each.one)
        note = corrections.note(each)
        why = f" Note: {line(note)}" if note else ""
        yield (
            f'<p class="in">Claim {number} {corrections.change(each)}: '
            f"{line(corrections.statement(each))} "
            f'<span class="quiet">({line(corrections.dates(each))}){why}</span></p>'
        )


def _gaps(report: Report) -> Iterator[str]:
    if outcome := gaps.opening(report):
        yield f"<h3>{gaps.TITLE}</h3><p>{outcome} "
        yield f'<span class="quiet">{line(gaps.asked(report))}</span></p>'
        for title, claims in gaps.by_rule(report):
            listed = ", ".join(gaps.reference(report, number, one) for number, one in claims)
            count = words.plural(len(claims), "claim")
            yield f'<p class="in">{title}: {count} <span class="quiet">({listed})</span></p>'


def _contents(report: Report) -> Iterator[str]:
    yield '<h3>Contents</h3><table width="100%" cellspacing="0">'
    for part in report.articles:
        numbers = ", ".join(
            f"{number:,} {label.word.lower()}"
            for label in words.LABELS
            if (number := words.number_of(part.counts, label))
        )
        yield (
            f'<tr><td width="44%">{line(words.title_of(part.article.title))}</td>'
            f'<td width="48%" class="quiet">{numbers}</td>'
            '<td width="8%" align="right"><a name="page">0</a></td></tr>'
        )
    yield "</table>"


def _facts(part: ReportArticle) -> Iterator[str]:
    article = part.article
    dropped = f"; {article.dropped:,} unusable dropped at import" if article.dropped else ""
    facts = (
        ("Outlet", line(article.outlet)),
        ("Author", line(article.author)),
        ("Published", line(words.day(article.published))),
        ("Address", address(article.url) if article.url else ""),
        ("File", line(article.name)),
        ("Imported", line(words.moment(article.imported_at))),
        ("Text", words.plural(len(article.text), "character") + dropped),
        ("SHA-256", line(article.sha256)),
        ("Claims", words.outcome(part.counts)),
        ("Coverage", matter.coverage(part)),
    )
    yield f'<h2>{line(words.title_of(article.title))}</h2><table cellspacing="0">'
    for name, value in facts:
        if value:
            yield f'<tr><td class="quiet">{name}&nbsp;&nbsp;</td><td>{value}</td></tr>'
    yield "</table>"


def _block(block: Block) -> Iterator[str]:
    """The block as one paragraph, or as several where it is very long."""
    opening = ""
    if block.role is Role.FURNITURE:
        reasons = words.reason_text(block.reasons)
        why = f": {line(reasons)}" if reasons else ""
        opening = f"<i>▸ {words.plural(block.lines, 'line')} folded{why}</i><br>"
    style = {
        Role.TITLE: "title",
        Role.BYLINE: "furniture",
        Role.CAPTION: "furniture",
        Role.FURNITURE: "furniture",
    }.get(block.role, "text")
    content: list[str] = []
    size = 0
    for run in block.runs:
        for start in range(0, len(run.text), _PARAGRAPH):
            if size >= _PARAGRAPH:
                yield f'<p class="{style}">{opening}{"".join(content)}</p>'
                opening, content, size = "", [], 0
            text = run.text[start : start + _PARAGRAPH]
            marked = _marked(run, text)
            if block.role is Role.FURNITURE:
                marked = re.sub(r"\n+", "<br>", marked)
            content.append(marked)
            size += len(text)
        content.extend(map(_reference, run.ends))
    yield f'<p class="{style}">{opening}{"".join(content)}</p>'


def _marked(run: Run, text: str) -> str:
    content = escaped(text)
    if run.claim is None:
        return content
    claim = run.claim.claim
    key = words.label_of(claim).key
    soft = SOFT.get(f"{key} {claim.kind}", SOFT[key])
    return f'<span style="background-color:{soft}">{content}</span>'


def _reference(one: ReportClaim) -> str:
    label = words.label_of(one.claim)
    return (
        f'<span style="color:{INK[label.key]};font-size:7.5pt;font-weight:600">'
        f"&nbsp;{label.symbol}{one.number}</span>"
    )


def _closing(report: Report) -> Iterator[str]:
    yield '<h3><a name="part">About this report</a></h3>'
    yield (
        f'<p class="quiet">Made {line(words.moment(report.made_at))} by {line(report.program)}. '
        f"Reviewer: {line(words.reviewer(report)) or 'no name given'}."
    )
    if report.record_head:
        yield f" Record: {line(report.record_head)}."
    yield (
        "</p><p class='quiet'>The record is the hash of the newest entry in the library’s chain of "
        "changes. A suggestion of the program is never a verdict and never counts as reviewed.</p>"
    )
