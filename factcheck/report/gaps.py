"""The gaps in the evidence as every report tells them: for the whole, and claim by claim."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.edition import Part
from factcheck.evidence import RULES, Match
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


_QUOTES = {
    Match.FOUND: "quoted words found on the page",
    Match.NEARLY: "quoted words nearly on the page",
    Match.MISSING: "quoted words not found on the page",
    Match.UNREAD: "",
}


def beside(one: ReportClaim) -> str:
    """What is told beside the links of a claim: who was asked, the other side, and of each source
    its interests, that its page's text was kept, and whether the quoted words are on it.
    """
    lines = [
        f"{name}: {' '.join(text.split())}"
        for name, text in (
            ("the claimant", one.claim.contact),
            ("the other side", one.claim.against),
        )
        if text.strip()
    ]
    for number, (source, quote) in enumerate(
        zip(one.sources, one.evidence.quotes, strict=True), start=1
    ):
        kept = source.snapshot
        facts = (
            f"interests: {' '.join(source.draft.interests.split())}"
            if source.draft.interests.strip()
            else "",
            f"text of the page kept {words.moment(kept.read_at)}, SHA-256 {kept.sha256[:16]}"
            if kept
            else "",
            _QUOTES[quote.match],
        )
        if found := ", ".join(fact for fact in facts if fact):
            lines.append(f"source {number}: {found}")
    return "; ".join(lines)


def missing(one: ReportClaim) -> str:
    """What is missing for a claim and not waived, in one phrase."""
    return "; ".join(gap.words for gap in one.evidence.gaps)


def waived(one: ReportClaim) -> str:
    """Every waiver that is given for a claim with its reason, also where its gap has closed."""
    open_ones = {gap.waiver.uid: gap.words for gap in one.evidence.waived if gap.waiver}
    told = []
    for waiver in one.waivers:
        rule = RULES.get(waiver.rule, waiver.rule).lower()
        what = open_ones.get(waiver.uid) or f"{rule}, which is no gap now"
        told.append(f"{what} (reason: {' '.join(waiver.reason.split())})")
    return "; ".join(told)
