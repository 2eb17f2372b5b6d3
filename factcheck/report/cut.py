"""One report, cut to an edition: what it does not hold is taken out once, for every format."""

from __future__ import annotations

from dataclasses import replace

from factcheck.edition import Edition, Part
from factcheck.model import Article, Counts, Kind
from factcheck.report.build import Report, ReportClaim


def cut(report: Report, edition: Edition) -> Report:
    """The report with what an edition holds and nothing else; its figures stay those of the whole.

    The text of the articles stays with them: whether it is shown is the edition's word.
    """
    if all(edition.has(part) for part in Part):
        return replace(report, edition=edition)
    names_the_house = bool(report.imprint.organisation.strip())
    parts = tuple(
        replace(
            part,
            article=_cut_article(part.article, edition),
            counts=_cut_counts(part.counts, edition),
            claims=tuple(
                _cut_claim(one, edition)
                for one in part.claims
                if one.claim.verdict or edition.has(Part.UNREVIEWED)
            ),
        )
        for part in report.articles
    )
    kept = {one.claim.uid: one for part in parts for one in part.claims}
    corrected = tuple(
        replace(each, one=kept.get(each.one.claim.uid) or _cut_claim(each.one, edition))
        for each in report.corrections
    )
    related = tuple(
        left
        for group in report.related
        if (
            left := group.among(
                replace(each, one=kept[each.one.claim.uid])
                for each in group.said
                if each.one.claim.uid in kept
            )
        )
    )
    return replace(
        report,
        counts=_cut_counts(report.counts, edition),
        articles=parts,
        corrections=corrected,
        related=related if edition.has(Part.RELATED) else (),
        reviewer="" if names_the_house and not edition.has(Part.WORKING) else report.reviewer,
        texts=report.texts if edition.has(Part.WORKING) else {},
        edition=edition,
    )


def _cut_counts(counts: Counts, edition: Edition) -> Counts:
    return counts if edition.has(Part.WORKING) else replace(counts, flagged=0)


def _cut_article(article: Article, edition: Edition) -> Article:
    if edition.has(Part.WORKING):
        return article
    return replace(article, name="", imported_at="", dropped=0, judged_by="")


def _cut_claim(one: ReportClaim, edition: Edition) -> ReportClaim:
    claim = one.claim
    if not edition.has(Part.NOTES):
        claim = replace(claim, note="")
    if not edition.has(Part.CONTACT):
        claim = replace(claim, contact="")
    if not edition.has(Part.WORKING):
        claim = replace(claim, flagged=False, decided_at="", reasons=(), kind=Kind.NONE)
    evidence = one.evidence if edition.has(Part.GAPS) else replace(one.evidence, gaps=())
    waivers = one.waivers
    if not edition.has(Part.WORKING):
        waivers = tuple(replace(waiver, reviewer="") for waiver in waivers)
    history = one.history if edition.has(Part.HISTORY) else ()
    return replace(one, claim=claim, evidence=evidence, waivers=waivers, history=history)
