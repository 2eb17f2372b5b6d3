"""The report as a Word document: real headings and tables, each verdict a remark in the margin."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.edition import Part
from factcheck.model import Role
from factcheck.report import corrections, gaps, matter, words
from factcheck.report.build import Report, ReportArticle, ReportClaim
from factcheck.report.ink import INK, SOFT
from factcheck.report.layout import Block, Run, lay_out
from factcheck.report.ooxml import (
    WIDTH,
    Links,
    comment,
    comment_end,
    comment_start,
    inner_link,
    line,
    package,
    paragraph,
    run,
    table,
)
from factcheck.sources import Source

_STYLES = {
    Role.TITLE: "Text",
    Role.BYLINE: "Folded",
    Role.CAPTION: "Folded",
    Role.FURNITURE: "Folded",
}


def write(report: Report) -> bytes:
    """The report as the bytes of a ``.docx`` file."""
    title = f"Fact-check report: {line(words.heading(report))}"
    author = line(report.imprint.organisation) or words.reviewer(report) or "No name given"
    record = f" · record {report.record_head}" if report.record_head else ""
    pages = _Pages(report)
    return package(
        pages.body(),
        pages.comments,
        pages.links,
        title=title,
        author=author,
        made_at=report.made_at,
        footer=f"Fact-check report{record}",
    )


def _cell(content: str, style: str = "Cell") -> str:
    return paragraph(content, style)


def _chip(label: words.Label) -> str:
    return run(
        f" {label.symbol} {label.word} ", bold=True, color=INK[label.key], fill=SOFT[label.key]
    )


class _Pages:
    """The paragraphs of one report, with the links and remarks that they collect."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.links = Links()
        self.comments: list[str] = []
        self._numbers: dict[int, int] = {}

    def body(self) -> list[str]:
        parts = [*self._opening(), *self._summary(), *self._contents()]
        parts += [*self._corrections(), *self._method(), *self._gaps(), *self._related()]
        for number, part in enumerate(self.report.articles, 1):
            parts += self._article(number, part)
        return [*parts, *self._sources(), *self._closing()]

    def _opening(self) -> Iterator[str]:
        report = self.report
        signed = f"{words.signature(report)} " if words.signature(report) else ""
        yield paragraph(run(matter.kicker(report), style="Quiet"))
        yield paragraph(run(line(words.heading(report))), "Title")
        made = f"{signed}{words.moment(report.made_at)} · {words.outcome(report.counts)}"
        yield paragraph(run(made, style="Quiet"))

    def _summary(self) -> Iterator[str]:
        counts = self.report.counts
        yield paragraph(run("Summary"), "Heading2")
        heads = ("Verdict", "Claims", "Share", "What it means")
        rows = [[_cell(run(head, bold=True)) for head in heads]]
        for label in words.LABELS:
            number = words.number_of(counts, label)
            rows.append(
                [
                    _cell(_chip(label)),
                    _cell(run(f"{number:,}", bold=True), "CellNumber"),
                    _cell(run(words.percent(number, counts.total)), "CellNumber"),
                    _cell(run(label.meaning, style="Quiet")),
                ]
            )
        yield table(rows, (2100, 1000, 1100, WIDTH - 4200), headed=True)
        if counts.flagged:
            yield paragraph(run(f"{words.plural(counts.flagged, 'claim')} flagged for later."))

    def _contents(self) -> Iterator[str]:
        yield paragraph(run("Contents"), "Heading2")
        for number, part in enumerate(self.report.articles, 1):
            title = run(line(words.title_of(part.article.title)), style="Hyperlink")
            told = run(f"  {words.outcome(part.counts)}", style="Quiet")
            yield paragraph(f"{run(f'{number}. ')}{inner_link(f'a{number}', title)}{told}")

    def _corrections(self) -> Iterator[str]:
        if self.report.corrections:
            yield paragraph(run(corrections.TITLE), "Heading2")
            yield paragraph(run(corrections.opening(self.report)))
        for each in self.report.corrections:
            link = self._reference(each.article, each.one, "Claim ")
            told = f" {corrections.change(each)}: {corrections.statement(each)} "
            note = corrections.note(each)
            why = run(f" Note: {note}") if note else ""
            dated = run(f"({corrections.dates(each)})", style="Quiet")
            yield paragraph(f"{link}{run(told)}{dated}{why}", "Source")

    def _gaps(self) -> Iterator[str]:
        if outcome := gaps.opening(self.report):
            yield paragraph(run(gaps.TITLE), "Heading2")
            asked = run(f" {gaps.asked(self.report)}", style="Quiet")
            yield paragraph(run(outcome) + asked)
            for title, claims in gaps.by_rule(self.report):
                links = [self._reference(number, one) for number, one in claims]
                told = f"{title}: {words.plural(len(claims), 'claim')} ("
                yield paragraph(f"{run(told)}{run(', ').join(links)}{run(')')}", "Source")

    def _method(self) -> Iterator[str]:
        yield paragraph(run(matter.METHOD), "Heading2")
        for told in matter.method(self.report):
            yield paragraph(run(line(told)))
        if covered := matter.whole_coverage(self.report):
            yield paragraph(run(matter.COVERAGE), "Heading2")
            yield paragraph(run(covered))

    def _reference(self, number: int, one: ReportClaim, before: str = "") -> str:
        told = f"{before}{gaps.reference(self.report, number, one)}"
        link = inner_link(_mark(one), run(told, style="Hyperlink"))
        return link if self.report.shows(one) else run(told)

    def _related(self) -> Iterator[str]:
        if self.report.related:
            yield paragraph(run(matter.RELATED), "Heading2")
        for group in self.report.related:
            yield paragraph(run(matter.group_title(group), bold=True))
            for each in group.said:
                link = self._reference(each.article, each.one, "Claim ")
                said = run(f": {line(each.one.claim.statement)} ")
                yield paragraph(link + said + run(line(each.words), style="Quiet"), "Source")
            for why in group.whys:
                yield paragraph(run(line(why), style="Quiet"), "Source")

    def _sources(self) -> Iterator[str]:
        listed = matter.listed_sources(self.report)
        if listed:
            yield paragraph(run(matter.SOURCES), "Heading1")
        for number, each in enumerate(listed, 1):
            used = run(", ").join(self._reference(article, one) for article, one in each.used)
            link = self.links.link(each.draft.url, each.draft.title)
            told = f"{run(f'{number}. ')}{link}{run('  claims ', style='Quiet')}{used}"
            yield paragraph(told, "Source")

    # --- an article ---

    def _article(self, number: int, part: ReportArticle) -> Iterator[str]:
        title = run(line(words.title_of(part.article.title)))
        yield paragraph(title, "Heading1", mark=f"a{number}")
        yield self._facts(part)
        if self.report.has(Part.TEXT):
            yield paragraph(run("The article, with its claims marked"), "Heading2")
            for one in part.claims:
                if one.claim.verdict is not None:
                    self._remark(one)
            yield from (self._block(block) for block in lay_out(part))
        for chapter in matter.chapters(self.report, part):
            yield paragraph(run(f"{chapter.title} ({len(chapter.claims):,})"), "Heading2")
            for one in self.report.pace.each(chapter.claims):
                yield from self._claim(one)

    def _facts(self, part: ReportArticle) -> str:
        article = part.article
        dropped = f"; {article.dropped:,} unusable dropped at import" if article.dropped else ""
        facts = (
            ("Outlet", run(line(article.outlet)) if article.outlet.strip() else ""),
            ("Author", run(line(article.author)) if article.author.strip() else ""),
            ("Published", run(words.day(article.published)) if article.published else ""),
            ("Address", self.links.link(article.url) if article.url else ""),
            ("File", run(line(article.name)) if article.name else ""),
            ("Imported", run(words.moment(article.imported_at)) if article.imported_at else ""),
            ("Text", run(words.plural(len(article.text), "character") + dropped)),
            ("SHA-256", run(article.sha256, style="Quiet")),
            ("Claims", run(words.outcome(part.counts))),
            ("Coverage", run(matter.coverage(part))),
        )
        rows = [(_cell(run(name, style="Quiet")), _cell(value)) for name, value in facts if value]
        return table(rows, (1500, WIDTH - 1500))

    # --- the text ---

    def _block(self, block: Block) -> str:
        opening = ""
        if block.role is Role.FURNITURE:
            reasons = words.reason_text(block.reasons)
            why = f": {reasons}" if reasons else ""
            opening = run(f"{words.plural(block.lines, 'line')} folded{why}. ", style="Quiet")
        title = block.role is Role.TITLE
        content = "".join(self._run(one, title) for one in block.runs)
        return paragraph(opening + content, _STYLES.get(block.role, "Text"))

    def _run(self, one: Run, bold: bool) -> str:
        starts = "".join(comment_start(n) for n in map(self._number, one.begins) if n is not None)
        ends = "".join(self._end(claim) for claim in one.ends)
        shown = " ".join(one.text.split("\n")) if one.text.strip() else " "
        if one.claim is None:
            return f"{starts}{run(shown, bold=bold)}{ends}"
        claim = one.claim.claim
        key = words.label_of(claim).key
        fill = SOFT.get(f"{key} {claim.kind}", SOFT[key])
        return f"{starts}{run(shown, bold=bold, fill=fill)}{ends}"

    def _number(self, one: ReportClaim) -> int | None:
        return self._numbers.get(one.claim.id)

    def _end(self, one: ReportClaim) -> str:
        label = words.label_of(one.claim)
        sign = run(f"{label.symbol}{one.number}", bold=True, color=INK[label.key])
        linked = inner_link(_mark(one), sign)
        number = self._number(one)
        return linked if number is None else comment_end(number) + linked

    def _remark(self, one: ReportClaim) -> None:
        claim = one.claim
        number = self._numbers[claim.id] = len(self.comments)
        label = words.label_of(claim)
        told = [f"Claim {one.number}: {label.word}", words.statement_of(claim), claim.note.strip()]
        author = words.reviewer(self.report) or "Reviewer"
        at = claim.decided_at.replace("+00:00", "Z")
        self.comments.append(comment(number, author, at, [part for part in told if part]))

    # --- the claims ---

    def _claim(self, one: ReportClaim) -> Iterator[str]:
        claim, label = one.claim, words.label_of(one.claim)
        flag = run("  flagged for later", style="Quiet") if claim.flagged else ""
        heading = f"{run(f'Claim {one.number}: ')}{_chip(label)}{flag}"
        yield paragraph(heading, "Heading3", mark=_mark(one))
        yield paragraph(run(line(words.quote_of(claim))), "Words")
        if statement := words.statement_of(claim):
            yield paragraph(run("In other words: ", bold=True) + run(line(statement)))
        yield paragraph(run(matter.circumstances(one, str), style="Quiet"))
        if note := claim.note.strip():
            yield paragraph(run("Note: ", bold=True) + run(note))
        if one.sources:
            counted = run(f"  {one.evidence.tally}", style="Quiet")
            yield paragraph(run("Sources", bold=True) + counted)
        yield from (self._source(source) for source in one.sources)
        for title, told in matter.beside(one):
            yield paragraph(run(f"{title}: {told}", style="Quiet"))

    def _source(self, source: Source) -> str:
        draft = source.draft
        details = [
            line(draft.publisher),
            words.SOURCE_TYPES[draft.type],
            f"read {words.day(draft.read_on)}" if draft.read_on else "",
        ]
        told = "".join(f" · {detail}" for detail in details if detail)
        stance = run(words.STANCES[draft.stance], bold=True, color=INK[draft.stance])
        parts = [stance, run("  "), self.links.link(draft.url, draft.title)]
        parts.append(run(told, style="Quiet") if told else "")
        if draft.archive_url.strip():
            parts += [run(" · "), self.links.link(draft.archive_url, "archived copy")]
        if quote := line(draft.quote):
            parts.append(run(f" · “{quote}”"))
        return paragraph("".join(parts), "Source")

    def _closing(self) -> Iterator[str]:
        report = self.report
        yield paragraph(run("About this report"), "Heading2")
        yield paragraph(
            run(
                f"Made {words.moment(report.made_at)} by {line(report.program)}. "
                f"Reviewer: {words.reviewer(report) or 'no name given'}. "
                f"Record: {report.record_head or 'none'}.",
                style="Quiet",
            )
        )
        told = (
            "The record is the hash of the newest entry in the library’s chain of changes. A "
            "suggestion of the program is never a verdict and never counts as reviewed."
        )
        yield paragraph(run(told, style="Quiet"))


def _mark(one: ReportClaim) -> str:
    return f"claim{one.claim.id}"
