"""The gaps in the evidence as every report tells them: for the whole, and claim by claim."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.edition import Part
from factcheck.evidence import RULES
from factcheck.report import words
from factcheck.report.build import Report, ReportClaim

TITLE = "Gaps in the evidence"


def outcome(report: Report) -> str:
    """One sentence on all verdicts that need evidence; nothing where no verdict needs any."""
    standing = report.standing
    if not standing.ruled:
        return ""
    verdicts = words.plural(standing.ruled, "verdict")
    waived = (
        f" {words.plural(standing.with_waivers, 'verdict')} with a gap that was waived, each for "
        "the reason that stands at its claim."
        if standing.with_waivers
        else ""
    )
    if not standing.with_gaps:
        open_gaps = "an open gap" if waived else "a gap"
        return (
            f"{verdicts} of supported or disputed, none with {open_gaps} in the evidence.{waived}"
        )
    return (
        f"{standing.with_gaps:,} of {verdicts} of supported or disputed "
        f"{'has' if standing.with_gaps == 1 else 'have'} gaps in the evidence.{waived}"
    )


def opening(report: Report) -> str:
    """The same sentence where the edition lists the gaps claim by claim, otherwise nothing."""
    return outcome(report) if report.has(Part.GAPS) else ""


def asked(report: Report) -> str:
    """What was asked for, in one sentence."""
    return f"Asked for ({report.profile.name}): {report.profile.words}."


def by_rule(report: Report) -> Iterator[tuple[str, list[tuple[int, ReportClaim]]]]:
    """Each sort of gap with the claims that have it, each with the number of its article."""
    found: dict[str, list[tuple[int, ReportClaim]]] = {rule: [] for rule in RULES}
    for number, part in enumerate(report.articles, 1):
        for one in part.claims:
            for gap in one.evidence.gaps:
                found[gap.rule].append((number, one))
    for rule, claims in found.items():
        if claims:
            yield RULES[rule], claims


def reference(report: Report, number: int, one: ReportClaim) -> str:
    """A claim's number, with that of its article where there are several."""
    return f"{number}.{one.number}" if len(report.articles) > 1 else f"{one.number}"


def told(one: ReportClaim) -> str:
    """What is missing for a claim, and what is waived with its reason, in one phrase."""
    missing = [gap.words for gap in one.evidence.gaps]
    waived = [
        f"waived: {gap.words} (reason: {' '.join(gap.waiver.reason.split())})"
        for gap in one.evidence.waived
        if gap.waiver
    ]
    return "; ".join(missing + waived)
