"""The report as one HTML page that needs nothing else: no script, no file, no network."""

from __future__ import annotations

from factcheck.edition import Part
from factcheck.model import Counts
from factcheck.report import corrections, gaps, html_article, matter, templates, words
from factcheck.report.build import Report, ReportArticle
from factcheck.report.tags import escaped, isolated, linked

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def write(report: Report) -> str:
    """The report as an HTML page in light and dark, for the screen and for paper."""
    title = words.heading(report)
    parts = {
        "policy": _POLICY,
        "style": templates.text("report.css"),
        "masthead": _masthead(title, report),
        "summary": _summary(report),
        "contents": _contents(report),
        "corrections": _corrections(report),
        "method": _method(report),
        "gaps": _gaps(report),
        "related": _related(report),
        "articles": "".join(
            html_article.section(report, number, part)
            for number, part in enumerate(report.articles, 1)
        ),
        "sources": _sources(report),
        "about": _footer(report),
    }
    values = {
        "title": title,
        "kicker": matter.kicker(report),
        "signature": words.signature(report),
        "outcome": words.outcome(report.counts),
    }
    return templates.render("report.html", report, escaped, parts, values)


def _masthead(title: str, report: Report) -> str:
    outcome = words.outcome(report.counts)
    signature = words.signature(report)
    signed = f"{isolated(signature)} " if signature else ""
    return (
        '<header class="masthead">\n<p class="kicker">'
        f"{matter.kicker(report)}</p>\n"
        f"<h1>{isolated(title)}</h1>\n"
        f'<p class="byline">{signed}'
        f'<time datetime="{escaped(report.made_at)}">{isolated(words.moment(report.made_at))}'
        f"</time> · {outcome}</p>\n</header>\n"
    )


def _summary(report: Report) -> str:
    parts = [
        '<section class="summary" aria-labelledby="summary">\n<h2 id="summary">Summary</h2>\n',
        _chart(report.counts),
    ]
    if len(report.articles) > 1:
        parts.append(_table(report))
    parts.append("</section>\n")
    return "".join(parts)


def _chart(counts: Counts) -> str:
    """The bar is for the eye; the list under it says the same in words and numbers."""
    rows = []
    for label in words.LABELS:
        number = words.number_of(counts, label)
        rows.append(
            f'<li><span class="chip {label.key}"><span aria-hidden="true">{label.symbol}</span> '
            f"{label.word}</span> <b>{number:,}</b> "
            f'<span class="quiet">{words.percent(number, counts.total)}</span>'
            f'<span class="meaning">{label.meaning}</span></li>\n'
        )
    flagged = ""
    if counts.flagged:
        flagged = (
            f'<p class="quiet">{words.plural(counts.flagged, "claim")} flagged for later.</p>\n'
        )
    return (
        f'<figure class="chart">\n{bar(counts, "bar")}'
        f"<figcaption>{words.outcome(counts)}</figcaption>\n"
        f'<ul class="key">\n{"".join(rows)}</ul>\n{flagged}</figure>\n'
    )


def bar(counts: Counts, kind: str) -> str:
    """Counts as one stacked bar; a wide part carries its symbol and number."""
    parts, left = [], 0.0
    for label in words.LABELS:
        number = words.number_of(counts, label)
        if not number:
            continue
        width = number * 100 / counts.total
        parts.append(
            f'<rect class="{label.key}" x="{left:.3f}%" y="0" width="{width:.3f}%" height="100%"/>'
        )
        if kind == "bar" and width >= 7:
            parts.append(
                f'<text class="{label.key}" x="{left + width / 2:.3f}%" y="50%">'
                f"{label.symbol} {number:,}</text>"
            )
        left += width
    return f'<svg class="{kind}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>\n'


def _table(report: Report) -> str:
    heads = "".join(f'<th scope="col">{label.word}</th>' for label in words.LABELS)
    rows = []
    for number, part in enumerate(report.articles, 1):
        cells = "".join(
            f"<td>{words.number_of(part.counts, label):,}</td>" for label in words.LABELS
        )
        title = isolated(words.title_of(part.article.title))
        rows.append(
            f'<tr><th scope="row"><a href="#a{number}">{title}</a>'
            f"{bar(part.counts, 'small')}</th>{cells}<td>{part.counts.total:,}</td></tr>\n"
        )
    total = "".join(f"<td>{words.number_of(report.counts, label):,}</td>" for label in words.LABELS)
    return (
        '<div class="scroll" tabindex="0" role="region" aria-label="Claims by article">\n'
        "<table>\n<caption>Claims by article and verdict</caption>\n"
        f'<thead><tr><th scope="col">Article</th>{heads}<th scope="col">All</th></tr></thead>\n'
        f"<tbody>\n{''.join(rows)}</tbody>\n"
        f'<tfoot><tr><th scope="row">All articles</th>{total}<td>{report.counts.total:,}</td></tr>'
        "</tfoot>\n</table>\n</div>\n"
    )


def _corrections(report: Report) -> str:
    if not report.corrections:
        return ""
    rows = []
    for each in report.corrections:
        name = f"Claim {gaps.reference(report, each.article, each.one)}"
        if report.shows(each.one):
            name = f'<a href="#a{each.article}-c{each.one.number}">{name}</a>'
        note = corrections.note(each)
        why = f'<p class="quiet">Note: {isolated(note)}</p>' if note else ""
        rows.append(
            f"<li>{name} {corrections.change(each)}: "
            f"{isolated(corrections.statement(each))} "
            f'<span class="quiet">{isolated(corrections.dates(each))}</span>{why}</li>\n'
        )
    return (
        '<section class="summary" aria-labelledby="corrections">\n'
        f'<h2 id="corrections">{corrections.TITLE}</h2>\n'
        f"<p>{corrections.opening(report)}</p>\n<ul>\n{''.join(rows)}</ul>\n</section>\n"
    )


def _gaps(report: Report) -> str:
    outcome = gaps.opening(report)
    if not outcome:
        return ""
    rows = []
    for title, claims in gaps.by_rule(report):
        links = ", ".join(
            f'<a href="#a{number}-c{one.number}">{gaps.reference(report, number, one)}</a>'
            for number, one in claims
        )
        rows.append(f"<li>{title}: {words.plural(len(claims), 'claim')} ({links})</li>\n")
    listed = f"<ul>\n{''.join(rows)}</ul>\n" if rows else ""
    return (
        f'<section class="summary" aria-labelledby="gaps">\n<h2 id="gaps">{gaps.TITLE}</h2>\n'
        f'<p>{outcome} <span class="quiet">{isolated(gaps.asked(report))}</span></p>\n'
        f"{listed}</section>\n"
    )


def _method(report: Report) -> str:
    told = "".join(f"<p>{isolated(each)}</p>\n" for each in matter.method(report))
    covered = matter.whole_coverage(report)
    return (
        '<section class="summary" aria-labelledby="method">\n'
        f'<h2 id="method">{matter.METHOD}</h2>\n{told}</section>\n'
    ) + (
        '<section class="summary" aria-labelledby="coverage">\n'
        f'<h2 id="coverage">{matter.COVERAGE}</h2>\n<p>{covered}</p>\n</section>\n'
        if covered
        else ""
    )


def _related(report: Report) -> str:
    if not report.related:
        return ""
    groups = []
    for group in report.related:
        said = "".join(
            f'<li><a href="#a{each.article}-c{each.one.number}">Claim '
            f"{gaps.reference(report, each.article, each.one)}</a> "
            f'{words.label_of(each.one.claim).symbol} <q dir="auto">'
            f"{escaped(' '.join(each.one.claim.statement.split()))}</q> "
            f'<span class="quiet">{isolated(each.words)}</span></li>\n'
            for each in group.said
        )
        whys = "".join(f'<p class="quiet">{isolated(why)}</p>\n' for why in group.whys)
        groups.append(f"<h3>{isolated(matter.group_title(group))}</h3>\n<ul>\n{said}</ul>\n{whys}")
    return (
        '<section class="summary" aria-labelledby="related">\n'
        f'<h2 id="related">{matter.RELATED}</h2>\n{"".join(groups)}</section>\n'
    )


def _sources(report: Report) -> str:
    rows = []
    for each in matter.listed_sources(report):
        links = ", ".join(
            f'<a href="#a{number}-c{one.number}">{gaps.reference(report, number, one)}</a>'
            for number, one in each.used
        )
        publisher = isolated(each.draft.publisher) if each.draft.publisher else ""
        kind = words.SOURCE_TYPES[each.draft.type]
        quiet = " · ".join(part for part in (publisher, kind, f"{each.claims} {links}") if part)
        rows.append(
            f"<li>{linked(each.draft.url, each.draft.title)} "
            f'<span class="quiet">{quiet}</span></li>\n'
        )
    if not rows:
        return ""
    return (
        '<section class="summary" aria-labelledby="sources">\n'
        f'<h2 id="sources">{matter.SOURCES}</h2>\n<ol>\n{"".join(rows)}</ol>\n</section>\n'
    )


def _contents(report: Report) -> str:
    rows = [_contents_row(report, number, part) for number, part in enumerate(report.articles, 1)]
    return (
        '<nav class="contents" aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n'
        f"<ol>\n{''.join(rows)}</ol>\n</nav>\n"
    )


def _contents_row(report: Report, number: int, part: ReportArticle) -> str:
    links = [f'<a href="#a{number}-text">text</a>'] if report.has(Part.TEXT) else []
    links += [
        f'<a href="#a{number}-{each.key}">{len(each.claims):,} {each.title.lower()}</a>'
        for each in matter.chapters(report, part)
    ]
    title = isolated(words.title_of(part.article.title))
    inside = " · ".join(links)
    return f'<li><a href="#a{number}">{title}</a> <span class="quiet">{inside}</span></li>\n'


def _footer(report: Report) -> str:
    rows = [
        ("Made", isolated(words.moment(report.made_at))),
        ("Program", isolated(report.program)),
        ("Reviewer", isolated(words.reviewer(report) or "no name given")),
    ]
    if report.record_head:
        rows.append(("Record", f"<code>{isolated(report.record_head)}</code>"))
    listed = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>\n" for name, value in rows)
    return (
        f'<footer>\n<h2>About this report</h2>\n<dl class="facts">\n{listed}</dl>\n'
        '<p class="quiet">The record is the hash of the newest entry in the library’s chain of '
        "changes. It shows whether a library still holds the record that this report was made "
        "from. A suggestion of the program is never a verdict and never counts as reviewed.</p>\n"
        "</footer>\n"
    )
