"""The report as Markdown: readable as it stands, and nothing in the data becomes Markdown.

Claims in the text stand between ``⟦`` and ``⟧``, followed by their symbol and number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.edition import Part
from factcheck.model import Role
from factcheck.report import corrections, gaps, matter, templates, words
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.characters import reveal
from factcheck.report.layout import Block, Run, lay_out
from factcheck.report.links import web_link
from factcheck.sources import Source

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~$^#]")
# What would begin a heading, a list, a rule, a table's delimiter row; harmless inside a line.
_AT_START = re.compile(r"^(\d{1,9})([.)])|^([-+=:])")
# What GitHub and others turn into a link without any brackets.
_BARE_LINK = re.compile(r"(?i)(?<=[a-z0-9+.-]):(?=/)|(?<=mailto):|(?<=xmpp):|(?<=www)\.|@")


def write(report: Report) -> str:
    """The report as Markdown text."""
    parts = {
        "masthead": f"{_signed(report)}{plain(words.moment(report.made_at))} · "
        f"{words.outcome(report.counts)}",
        "summary": _joined(_summary(report)),
        "corrections": _joined(_corrections(report)),
        "method": _joined(_method(report)),
        "gaps": _joined(_gaps(report)),
        "related": _joined(_related(report)),
        "articles": "".join(
            _joined(_article(report, number, part))
            for number, part in enumerate(report.articles, 1)
        ),
        "sources": _joined(_sources(report)),
        "about": "\n".join(_about(report)),
    }
    values = {
        "title": words.heading(report),
        "kicker": matter.kicker(report),
        "signature": words.signature(report),
        "outcome": words.outcome(report.counts),
    }
    return templates.render("report.md", report, plain, parts, values)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def plain(text: str) -> str:
    """A text as one line that Markdown shows literally, also at the start of a line."""
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(reveal(text).split()))
    line = _BARE_LINK.sub(_apart, line)
    return _AT_START.sub(lambda m: rf"{m[1]}\{m[2]}" if m[1] else rf"\{m[3]}", line)


def _apart(match: re.Match[str]) -> str:
    return f"\\{match.group()}"


def _about(report: Report) -> Iterator[str]:
    yield f"Made {plain(words.moment(report.made_at))} by {plain(report.program)}.  "
    yield f"Reviewer: {plain(words.reviewer(report)) or 'no name given'}.  "
    yield f"Record: `{re.sub('[^0-9A-Za-z]', '', report.record_head) or 'none'}`"


def _signed(report: Report) -> str:
    signature = plain(words.signature(report))
    return f"{signature} " if signature else ""


def _summary(report: Report) -> Iterator[str]:
    heads = [f"{label.symbol} {label.word}" for label in words.LABELS]
    yield f"| Article | {' | '.join(heads)} | All |"
    yield "|:---|" + "---:|" * (len(heads) + 1)
    for number, part in enumerate(report.articles, 1):
        title = plain(words.title_of(part.article.title))
        yield _row(f"{number}. {title}", [words.number_of(part.counts, x) for x in words.LABELS])
    if len(report.articles) != 1:
        yield _row("All articles", [words.number_of(report.counts, x) for x in words.LABELS])
    yield ""
    if report.counts.flagged:
        yield f"{words.plural(report.counts.flagged, 'claim')} flagged for later."
        yield ""


def _corrections(report: Report) -> Iterator[str]:
    if not report.corrections:
        return
    yield from (f"## {corrections.TITLE}", "", corrections.opening(report), "")
    for each in report.corrections:
        number = gaps.reference(report, each.article, each.one)
        yield (
            f"- Claim {number} {corrections.change(each)}: {plain(corrections.statement(each))} "
            f"({plain(corrections.dates(each))})"
        )
        if note := corrections.note(each):
            yield f"  - Note: {plain(note)}"
    yield ""


def _gaps(report: Report) -> Iterator[str]:
    if outcome := gaps.opening(report):
        yield from (f"## {gaps.TITLE}", "", f"{outcome} {plain(gaps.asked(report))}", "")
        for title, claims in gaps.by_rule(report):
            listed = ", ".join(gaps.reference(report, number, one) for number, one in claims)
            yield f"- {title}: {words.plural(len(claims), 'claim')} ({listed})"
        yield ""


def _method(report: Report) -> Iterator[str]:
    yield from (f"## {matter.METHOD}", "")
    for paragraph in matter.method(report):
        yield from (plain(paragraph), "")
    if covered := matter.whole_coverage(report):
        yield from (f"## {matter.COVERAGE}", "", covered, "")


def _related(report: Report) -> Iterator[str]:
    if report.related:
        yield from (f"## {matter.RELATED}", "")
    for group in report.related:
        yield from (f"### {plain(matter.group_title(group))}", "")
        for each in group.said:
            number = gaps.reference(report, each.article, each.one)
            told = f" ({plain(each.words)})" if each.words else ""
            label = words.label_of(each.one.claim)
            yield f"- {label.symbol} Claim {number}: {plain(each.one.claim.statement)}{told}"
        yield from (f"- {plain(why)}" for why in group.whys)
        yield ""


def _sources(report: Report) -> Iterator[str]:
    listed = matter.listed_sources(report)
    if listed:
        yield from (f"## {matter.SOURCES}", "")
    for number, each in enumerate(listed, 1):
        used = ", ".join(gaps.reference(report, article, one) for article, one in each.used)
        title = f"{plain(each.draft.title)}, " if each.draft.title.strip() else ""
        yield f"{number}. {title}{_address(each.draft.url)} ({each.claims} {used})"
    if listed:
        yield ""


def _row(name: str, numbers: list[int]) -> str:
    return f"| {name} | {' | '.join(f'{n:,}' for n in [*numbers, sum(numbers)])} |"


def _article(report: Report, number: int, part: ReportArticle) -> Iterator[str]:
    article = part.article
    yield f"## {number}. {plain(words.title_of(article.title))}"
    yield ""
    facts = (
        ("Outlet", plain(article.outlet)),
        ("Author", plain(article.author)),
        ("Published", plain(words.day(article.published))),
        ("Address", _address(article.url) if article.url else ""),
        ("File", plain(article.name)),
        ("Imported", plain(words.moment(article.imported_at))),
        ("Unusable characters dropped at import", f"{article.dropped or ''}"),
        ("SHA-256", f"`{re.sub('[^0-9A-Za-z]', '', article.sha256)}`"),
        ("Claims", words.outcome(part.counts)),
        ("Coverage", matter.coverage(part)),
    )
    yield from (f"- {name}: {value}" for name, value in facts if value)
    yield ""
    if report.has(Part.TEXT):
        yield from ("### The article, with its claims marked", "")
        for block in lay_out(part):
            yield from (_block(block), "")
    for chapter in matter.chapters(report, part):
        yield from (f"### {chapter.title} ({len(chapter.claims):,})", "")
        yield from _claims(report.pace.each(chapter.claims))


def _block(block: Block) -> str:
    text = "".join(_run(run) for run in block.runs)
    text = " ".join(text.split())
    if block.role is Role.FURNITURE:
        reasons = words.reason_text(block.reasons)
        why = f": {plain(reasons)}" if reasons else ""
        return f"> ({words.plural(block.lines, 'line')} folded{why})\n> {_at_start(text)}"
    if block.role is Role.TITLE:
        return f"**{text}**"
    return _at_start(text)


def _at_start(text: str) -> str:
    return _AT_START.sub(lambda m: rf"{m[1]}\{m[2]}" if m[1] else rf"\{m[3]}", text)


def _run(run: Run) -> str:
    # Not plain(): a run keeps the spaces at its ends.
    text = _BARE_LINK.sub(_apart, _SPECIAL.sub(r"\\\g<0>", reveal(run.text)))
    ends = "".join(f"⟧ ({words.label_of(one.claim).symbol} {one.number})" for one in run.ends)
    return "⟦" * len(run.begins) + text + ends


def _claims(claims: Iterable[ReportClaim]) -> Iterator[str]:
    for one in claims:
        claim, label = one.claim, words.label_of(one.claim)
        flag = " · ⚑ flagged for later" if claim.flagged else ""
        yield f"#### Claim {one.number}: {label.symbol} {label.word}{flag}"
        yield ""
        yield f"> {plain(words.quote_of(claim))}"
        yield ""
        if statement := words.statement_of(claim):
            yield f"- In other words: {plain(statement)}"
        told = matter.circumstances(one, plain)
        yield f"- {told[0].upper()}{told[1:]}"
        if claim.note.strip():
            yield f"- Note: {_several_lines(claim.note)}"
        if one.sources:
            yield f"- Sources ({one.evidence.tally}):"
            yield from (f"  - {_source(source)}" for source in one.sources)
        for title, told in matter.beside(one):
            yield f"- {title}: {plain(told)}"
        yield ""


def _several_lines(text: str) -> str:
    """A list item's text over several lines: indented, so that it stays in the item."""
    lines = [plain(line) for line in reveal(text).strip().split("\n")]
    return "\\\n  ".join(line for line in lines if line)


def _source(source: Source) -> str:
    draft = source.draft
    details = (
        plain(draft.publisher),
        words.SOURCE_TYPES[draft.type],
        f"read {plain(words.day(draft.read_on))}" if draft.read_on else "",
        f"archived: {_address(draft.archive_url)}" if draft.archive_url else "",
        f"“{plain(draft.quote)}”" if draft.quote else "",
    )
    title = f"{plain(draft.title)}, " if draft.title.strip() else ""
    rest = "".join(f" · {detail}" for detail in details if detail)
    return f"**{words.STANCES[draft.stance]}**: {title}{_address(draft.url)}{rest}"


def _address(url: str) -> str:
    link = web_link(url)
    # web_link lets nothing through that could end an autolink: no spaces, no angle brackets.
    return f"<{link.href}>" if link else f"{plain(url)} (address kept as text)"
