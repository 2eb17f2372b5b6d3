"""One article in the HTML report: what it is, its text with the claims marked, every claim."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.edition import Part
from factcheck.model import Article, Role
from factcheck.report import matter, words
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.layout import Block, Run, lay_out
from factcheck.report.tags import escaped, isolated, linked
from factcheck.sources import Source


def section(report: Report, number: int, part: ReportArticle) -> str:
    """The article as a section of the page; ``number`` makes its anchors ``a1``, ``a1-c7``."""
    key = f"a{number}"
    shown = report.has(Part.TEXT)
    text = (
        f'<section aria-labelledby="{key}-text">\n'
        f'<h3 id="{key}-text">The article, with its claims marked</h3>\n'
        f"{_text(key, part)}</section>\n"
        if shown
        else ""
    )
    return "".join(
        [
            f'<article id="{key}" aria-labelledby="{key}-title">\n',
            f'<h2 id="{key}-title">{isolated(words.title_of(part.article.title))}</h2>\n',
            _facts(part),
            text,
            *(_chapter(report, key, each, shown) for each in matter.chapters(report, part)),
            "</article>\n",
        ]
    )


def _chapter(report: Report, key: str, chapter: matter.Chapter, shown: bool) -> str:
    mark = ' class="open"' if chapter.key == words.UNREVIEWED.key else ""
    count = words.plural(len(chapter.claims), "claim")
    claims = "".join(_claim(key, one, shown) for one in report.pace.each(chapter.claims))
    return (
        f'<section{mark} aria-labelledby="{key}-{chapter.key}">\n'
        f'<h3 id="{key}-{chapter.key}">{chapter.title} <span class="quiet">{count}</span></h3>\n'
        f"{claims}</section>\n"
    )


def _facts(part: ReportArticle) -> str:
    article: Article = part.article
    rows = [
        ("Outlet", isolated(article.outlet) if article.outlet else ""),
        ("Author", isolated(article.author) if article.author else ""),
        ("Published", isolated(words.day(article.published)) if article.published else ""),
        ("Address", linked(article.url) if article.url else ""),
        ("File", isolated(article.name) if article.name else ""),
        ("Imported", isolated(words.moment(article.imported_at)) if article.imported_at else ""),
        ("Text", _size(article)),
        ("SHA-256", f"<code>{isolated(article.sha256)}</code>"),
        ("Claims", words.outcome(part.counts)),
        ("Coverage", matter.coverage(part)),
    ]
    listed = "".join(
        f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in rows if value
    )
    return f'<dl class="facts">\n{listed}</dl>\n'


def _size(article: Article) -> str:
    size = words.plural(len(article.text), "character")
    if article.dropped:
        size += f"; {words.plural(article.dropped, 'unusable character')} dropped at import"
    return size


# --- the text ---


def _text(key: str, part: ReportArticle) -> str:
    language = words.language_tag(part.article.language)
    lang = f' lang="{language}"' if language else ""
    blocks = "".join(_block(key, block) for block in lay_out(part))
    return f'<div class="text"{lang}>\n{blocks}</div>\n'


def _block(key: str, block: Block) -> str:
    content = "".join(_run(key, run) for run in block.runs)
    if block.role is Role.FURNITURE:
        lines = words.plural(block.lines, "line")
        reasons = words.reason_text(block.reasons)
        why = f": {isolated(reasons)}" if reasons else ""
        return (
            f'<details class="folded"><summary lang="en">{lines} folded{why}</summary>'
            f'<p dir="auto">{content}</p></details>\n'
        )
    return f'<p class="{block.role}" dir="auto">{content}</p>\n'


def _run(key: str, run: Run) -> str:
    content = escaped(run.text)
    if run.claim is None:
        return content
    label = words.label_of(run.claim.claim)
    classes = f"{label.key} {_leaning(run.claim)}" if label is words.UNREVIEWED else label.key
    if run.depth > 1:
        classes += " nested"
    names = "".join(f'<a id="{key}-m{one.number}"></a>' for one in run.begins)
    ends = "".join(_reference(key, one) for one in run.ends)
    return f'{names}<mark class="{classes}">{content}</mark>{ends}'


def _leaning(one: ReportClaim) -> str:
    """What the program suggests, for the underline of a claim without a verdict."""
    return f"leans-{one.claim.kind}"


def _reference(key: str, one: ReportClaim) -> str:
    label = words.label_of(one.claim)
    return (
        f'<a class="ref {label.key}" lang="en" dir="ltr" href="#{key}-c{one.number}" '
        f'aria-label="claim {one.number}, {label.word.lower()}">'
        f"{label.symbol}\u202f{one.number}</a>"
    )


# --- the claims ---


def _claim(key: str, one: ReportClaim, shown: bool) -> str:
    claim = one.claim
    label = words.label_of(claim)
    statement = words.statement_of(claim)
    flag = ' <span class="chip flagged">⚑ Flagged for later</span>' if claim.flagged else ""
    parts = [
        f'<section class="claim {label.key}" id="{key}-c{one.number}">\n',
        f'<h4><span class="number">Claim {one.number}</span> <span class="chip {label.key}">',
        f'<span aria-hidden="true">{label.symbol}</span> {label.word}</span>{flag}</h4>\n',
        f'<blockquote dir="auto">{escaped(words.quote_of(claim))}</blockquote>\n',
    ]
    if statement:
        parts.append(f'<p class="statement"><b>In other words:</b> {isolated(statement)}</p>\n')
    parts.append(f'<p class="quiet">{_circumstances(key, one, shown)}</p>\n')
    if claim.note.strip():
        parts.append(
            f'<div class="note"><b>Note</b><p dir="auto">{escaped(claim.note.strip())}</p></div>\n'
        )
    parts.extend(_sources(one))
    parts.append("</section>\n")
    return "".join(parts)


def _circumstances(key: str, one: ReportClaim, shown: bool) -> str:
    told = matter.circumstances(one, isolated)
    if not shown:
        return told
    # Paper has no way back: it goes with the dot before it.
    link = f'<a href="#{key}-m{one.number}">show in the article</a>'
    return f'{told}<span class="back"> · {link}</span>'


def _sources(one: ReportClaim) -> Iterable[str]:
    if one.sources:
        counted = str(one.evidence.tally)
        yield f'<p class="label">Sources <span class="quiet">{counted}</span></p>\n'
        yield '<ul class="sources">\n'
        yield from (_source(source) for source in one.sources)
        yield "</ul>\n"
    for title, told in matter.beside(one):
        yield f'<p class="quiet {title.lower()}">{title}: {isolated(told)}</p>\n'


def _source(source: Source) -> str:
    draft = source.draft
    details = [
        isolated(draft.publisher) if draft.publisher else "",
        words.SOURCE_TYPES[draft.type],
        f"read {isolated(words.day(draft.read_on))}" if draft.read_on else "",
        linked(draft.archive_url, "archived copy") if draft.archive_url else "",
    ]
    quiet = " · ".join(detail for detail in details if detail)
    quote = f'<q dir="auto">{escaped(" ".join(draft.quote.split()))}</q>' if draft.quote else ""
    below = f'<p class="quiet">{quiet}</p>' if quiet else ""
    stance = words.STANCES[draft.stance]
    return (
        f'<li><span class="stance {draft.stance}">{stance}</span> <div>'
        f"{linked(draft.url, draft.title)}"
        f"{below}{quote}</div></li>\n"
    )
