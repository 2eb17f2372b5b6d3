"""What stands around the verdicts in the report for paper: method, coverage, conflicts, sources."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report import gaps, matter, words
from factcheck.report.build import Report
from factcheck.report.paper_claims import address, line


def method(report: Report) -> Iterator[str]:
    """How it was checked and how much was looked at."""
    yield f"<h3>{matter.METHOD}</h3>"
    yield from (f"<p>{line(told)}</p>" for told in matter.method(report))
    if covered := matter.whole_coverage(report):
        yield f"<h3>{matter.COVERAGE}</h3><p>{line(covered)}</p>"


def related(report: Report) -> Iterator[str]:
    """The claims that speak of one fact, and how they relate."""
    if report.related:
        yield f"<h3>{matter.RELATED}</h3>"
    for group in report.related:
        yield f"<p><b>{line(matter.group_title(group))}</b></p>"
        for each in group.said:
            number = gaps.reference(report, each.article, each.one)
            symbol = words.label_of(each.one.claim).symbol
            yield (
                f'<p class="in">{symbol} Claim {number}: {line(each.one.claim.statement)} '
                f'<span class="quiet">{line(each.words)}</span></p>'
            )
        yield from (f'<p class="below">{line(why)}</p>' for why in group.whys)


def sources(report: Report) -> Iterator[str]:
    """Every source once, with the claims that it backs."""
    listed = matter.listed_sources(report)
    if listed:
        yield f'<h3><a name="part">{matter.SOURCES}</a></h3>'
    for number, each in enumerate(listed, 1):
        used = ", ".join(gaps.reference(report, article, one) for article, one in each.used)
        title = f"{line(each.draft.title)}, " if each.draft.title.strip() else ""
        yield (
            f'<p class="in">{number}. {title}{address(each.draft.url)} '
            f'<span class="quiet">{each.claims} {used}</span></p>'
        )
