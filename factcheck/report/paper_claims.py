"""The claims in the report for paper: each with verdict, words, sources and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.report import matter, words
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.ink import INK, SOFT
from factcheck.report.links import web_link
from factcheck.report.tags import escaped
from factcheck.sources import Source


def rulings(report: Report, part: ReportArticle) -> Iterator[str]:
    """The claims of an article, chapter by chapter, each in one piece."""
    for chapter in matter.chapters(report, part):
        yield f"<h3>{chapter.title} ({len(chapter.claims):,})</h3>"
        yield from _claims(chapter.claims)


def line(text: str) -> str:
    """A text in one line, shown literally."""
    return escaped(" ".join(text.split()))


def _chip(key: str, text: str) -> str:
    soft = SOFT.get({"supports": "supported", "contradicts": "disputed"}.get(key, key), "#ecebe6")
    return (
        f'<span style="color:{INK[key]};background-color:{soft};font-weight:600">'
        f"&nbsp;{text}&nbsp;</span>"
    )


def chip_of(label: words.Label) -> str:
    """A verdict in its colours, with its symbol and its word."""
    return _chip(label.key, f"{label.symbol} {label.word}")


def _claims(claims: Iterable[ReportClaim]) -> Iterator[str]:
    yield from ("".join(_claim(one)) for one in claims)


def _claim(one: ReportClaim) -> Iterator[str]:
    claim = one.claim
    flag = ' <span class="quiet">flagged for later</span>' if claim.flagged else ""
    chip = chip_of(words.label_of(claim))
    yield f"<h4>Claim {one.number}&nbsp;&nbsp; {chip}{flag}</h4>"
    yield f'<p class="words">{line(words.quote_of(claim))}</p>'
    if statement := words.statement_of(claim):
        yield f'<p class="in"><b>In other words:</b> {line(statement)}</p>'
    yield f'<p class="in"><span class="quiet">{matter.circumstances(one, line)}</span></p>'
    if note := claim.note.strip():
        yield f'<p class="in"><b>Note:</b> {escaped(note).replace(chr(10), "<br>")}</p>'
    if one.sources:
        yield f'<p class="in"><span class="quiet">{one.evidence.tally}</span></p>'
    yield from map(_source, one.sources)
    for title, told in matter.beside(one):
        yield f'<p class="in"><span class="quiet">{title}: {line(told)}</span></p>'


def _source(source: Source) -> str:
    draft = source.draft
    details = (
        line(draft.publisher),
        words.SOURCE_TYPES[draft.type],
        f"read {line(words.day(draft.read_on))}" if draft.read_on else "",
        f"archived: {address(draft.archive_url)}" if draft.archive_url else "",
    )
    below = " · ".join(detail for detail in details if detail)
    title = f"{line(draft.title)}<br>" if draft.title.strip() else ""
    quote = f'<p class="below"><i>“{line(draft.quote)}”</i></p>' if draft.quote.strip() else ""
    return (
        f'<p class="source">{_chip(draft.stance, words.STANCES[draft.stance])} {title}'
        f"{address(draft.url)}</p>" + (f'<p class="below">{below}</p>' if below else "") + quote
    )


def address(url: str) -> str:
    """A live link, or the address as text where it must not be opened."""
    link = web_link(url)
    if link is None:
        return f'{line(url)} <span class="quiet">(address kept as text)</span>'
    shown = escaped(link.href).replace("/", "/\u200b")
    return f'<a href="{escaped(link.href)}">{shown}</a>'
