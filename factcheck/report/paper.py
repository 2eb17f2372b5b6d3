"""The report for paper: HTML 4 for a text engine that knows blocks, tables and colours, no more.

It comes in sheets of limited length, which follow on each other without a seam: text engines count
heights in small numbers, and a long report does not fit into one document.

Headings carry the structure: ``h1`` the report, ``h2`` an article (a new page), ``h3`` and ``h4``
the parts below. In the contents, ``<a name="page">`` stands where an article's page number goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.model import Kind, Role, Source
from factcheck.report import words
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.layout import Block, Run, lay_out
from factcheck.report.links import web_link
from factcheck.report.tags import escaped

INK = {
    "supported": "#12724f",
    "disputed": "#b3261e",
    "opinion": "#6b3fa0",
    "unreviewed": "#5f646d",
    "supports": "#12724f",
    "contradicts": "#b3261e",
    "context": "#5f646d",
}
SOFT = {
    "supported": "#dff3e9",
    "disputed": "#fbe3e0",
    "opinion": "#ece3f7",
    "unreviewed": "#ecebe6",
    "unreviewed fact": "#fbf1d3",
    "unreviewed opinion": "#f4effa",
}
"""The colour behind a claim's words; each one stands for one kind of underline."""

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
        for block in lay_out(part):
            yield from _block(block)
        yield from _rulings(part)
    yield "".join(_closing(report))


def _line(text: str) -> str:
    return escaped(" ".join(text.split()))


def _chip(key: str, text: str) -> str:
    soft = SOFT.get({"supports": "supported", "contradicts": "disputed"}.get(key, key), "#ecebe6")
    return (
        f'<span style="color:{INK[key]};background-color:{soft};font-weight:600">'
        f"&nbsp;{text}&nbsp;</span>"
    )


def _verdict(label: words.Label) -> str:
    return _chip(label.key, f"{label.symbol} {label.word}")


def _opening(report: Report) -> Iterator[str]:
    yield '<p class="quiet">FACT-CHECK REPORT</p>'
    yield f"<h1>{_line(words.heading(report))}</h1>"
    yield (
        f'<p class="quiet">{_line(words.signature(report))} '
        f"{_line(words.moment(report.made_at))} · {words.outcome(report.counts)}</p>"
    )
    yield from _summary(report)
    yield from _contents(report)


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
            f"<tr><td>{_verdict(label)}</td><td align='right'><b>{number:,}</b></td>"
            f"<td align='right'>{words.percent(number, counts.total)}</td>"
            f'<td class="quiet">{label.meaning}</td></tr>'
        )
    yield "</table>"
    if counts.flagged:
        yield f'<p class="quiet">{words.plural(counts.flagged, "claim")} flagged for later.</p>'


def _contents(report: Report) -> Iterator[str]:
    yield '<h3>Contents</h3><table width="100%" cellspacing="0">'
    for part in report.articles:
        numbers = ", ".join(
            f"{number:,} {label.word.lower()}"
            for label in words.LABELS
            if (number := words.number_of(part.counts, label))
        )
        yield (
            f'<tr><td width="44%">{_line(words.title_of(part.article.title))}</td>'
            f'<td width="48%" class="quiet">{numbers}</td>'
            '<td width="8%" align="right"><a name="page">0</a></td></tr>'
        )
    yield "</table>"


def _facts(part: ReportArticle) -> Iterator[str]:
    article = part.article
    dropped = f"; {article.dropped:,} unusable dropped at import" if article.dropped else ""
    facts = (
        ("Outlet", _line(article.outlet)),
        ("Author", _line(article.author)),
        ("Published", _line(words.day(article.published))),
        ("Address", _address(article.url) if article.url else ""),
        ("File", _line(article.name)),
        ("Imported", _line(words.moment(article.imported_at))),
        ("Text", words.plural(len(article.text), "character") + dropped),
        ("SHA-256", _line(article.sha256)),
        ("Claims", words.outcome(part.counts)),
    )
    yield f'<h2>{_line(words.title_of(article.title))}</h2><table cellspacing="0">'
    for name, value in facts:
        if value:
            yield f'<tr><td class="quiet">{name}&nbsp;&nbsp;</td><td>{value}</td></tr>'
    yield "</table><h3>The article, with its claims marked</h3>"


def _rulings(part: ReportArticle) -> Iterator[str]:
    reviewed = [one for one in part.claims if one.claim.verdict is not None]
    unreviewed = [one for one in part.claims if one.claim.verdict is None]
    if reviewed:
        yield f"<h3>Verdicts ({len(reviewed):,})</h3>"
        yield from _claims(reviewed)
    if unreviewed:
        yield f"<h3>Not reviewed ({len(unreviewed):,} of {len(part.claims):,})</h3>"
        yield from _claims(unreviewed)


def _block(block: Block) -> Iterator[str]:
    """The block as one paragraph, or as several where it is very long."""
    opening = ""
    if block.role is Role.FURNITURE:
        reasons = words.reason_text(block.reasons)
        why = f": {_line(reasons)}" if reasons else ""
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


def _claims(claims: Iterable[ReportClaim]) -> Iterator[str]:
    yield from ("".join(_claim(one)) for one in claims)


def _claim(one: ReportClaim) -> Iterator[str]:
    claim = one.claim
    flag = ' <span class="quiet">flagged for later</span>' if claim.flagged else ""
    chip = _verdict(words.label_of(claim))
    yield f"<h4>Claim {one.number}&nbsp;&nbsp; {chip}{flag}</h4>"
    yield f'<p class="words">{_line(claim.text)}</p>'
    if statement := words.statement_of(claim):
        yield f'<p class="in"><b>In other words:</b> {_line(statement)}</p>'
    yield f'<p class="in"><span class="quiet">{_circumstances(one)}</span></p>'
    if note := claim.note.strip():
        yield f'<p class="in"><b>Note:</b> {escaped(note).replace(chr(10), "<br>")}</p>'
    yield from map(_source, one.sources)


def _circumstances(one: ReportClaim) -> str:
    claim = one.claim
    voice = words.voice_of(claim)
    said = f"said by {_line(voice)}" if voice else "in the article’s own voice"
    if claim.verdict is not None:
        return (
            f"{said} · decided {_line(words.moment(claim.decided_at))}"
            if claim.decided_at
            else said
        )
    reasons = words.reason_text(claim.reasons)
    why = f" ({_line(reasons)})" if reasons and claim.kind is not Kind.NONE else ""
    return f"{said} · {words.SUGGESTIONS[claim.kind]}{why}"


def _source(source: Source) -> str:
    draft = source.draft
    details = (
        _line(draft.publisher),
        words.SOURCE_TYPES[draft.type],
        f"read {_line(words.day(draft.read_on))}" if draft.read_on else "",
        f"archived: {_address(draft.archive_url)}" if draft.archive_url else "",
    )
    below = " · ".join(detail for detail in details if detail)
    title = f"{_line(draft.title)}<br>" if draft.title.strip() else ""
    quote = f'<p class="below"><i>“{_line(draft.quote)}”</i></p>' if draft.quote.strip() else ""
    return (
        f'<p class="source">{_chip(draft.stance, words.STANCES[draft.stance])} {title}'
        f"{_address(draft.url)}</p>" + (f'<p class="below">{below}</p>' if below else "") + quote
    )


def _address(url: str) -> str:
    link = web_link(url)
    if link is None:
        return f'{_line(url)} <span class="quiet">(address kept as text)</span>'
    shown = escaped(link.href).replace("/", "/\u200b")
    return f'<a href="{escaped(link.href)}">{shown}</a>'


def _closing(report: Report) -> Iterator[str]:
    yield "<h3>About this report</h3>"
    yield (
        f'<p class="quiet">Made {_line(words.moment(report.made_at))} by {_line(report.program)}. '
        f"Reviewer: {_line(words.reviewer(report)) or 'no name given'}."
    )
    if report.record_head:
        yield f" Record: {_line(report.record_head)}."
    yield (
        "</p><p class='quiet'>The record is the hash of the newest entry in the library’s chain of "
        "changes. A suggestion of the program is never a verdict and never counts as reviewed.</p>"
    )
