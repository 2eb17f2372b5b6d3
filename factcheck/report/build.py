"""The Report value: all that a report shows, gathered once, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from types import MappingProxyType

from factcheck.evidence import Profile, Standing, Weighed, profile, standing_of, weigh
from factcheck.imprint import NO_IMPRINT, Imprint
from factcheck.model import (
    Article,
    Claim,
    Correction,
    Counts,
    Evidence,
    Source,
    StoredPassage,
    Verdict,
    Waiver,
)


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """A claim with its number in the article (1, 2, ... in text order) and its sources.

    ``evidence`` counts the sources that are independent, says what is missing and what is waived,
    and of each source, in their order, whether its quoted words are on its page. ``waivers`` are
    all that were given, those without a gap any more too.
    """

    number: int
    claim: Claim
    sources: tuple[Source, ...]
    evidence: Weighed
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with its claim as it stands now and the number of its article."""

    article: int
    one: ReportClaim
    correction: Correction


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """One article with its passages and claims in text order."""

    article: Article
    counts: Counts
    passages: tuple[StoredPassage, ...]
    claims: tuple[ReportClaim, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What goes out. ``made_at`` is ISO 8601 in UTC, ``record_head`` the record's newest hash.

    ``imprint`` is what the publisher says, which no library knows, and ``profile`` the evidence
    that it asks for. ``corrections`` are verdicts that an earlier report told otherwise.
    ``texts`` are the texts kept of the sources' pages, by the digests that their snapshots name.
    """

    made_at: str
    program: str
    reviewer: str
    record_head: str
    counts: Counts
    articles: tuple[ReportArticle, ...]
    imprint: Imprint
    profile: Profile
    corrections: tuple[Corrected, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def standing(self) -> Standing:
        """How many verdicts need evidence, and how many have gaps in it."""
        return standing_of(
            (one.claim.verdict, one.evidence) for part in self.articles for one in part.claims
        )


def count(claims: Iterable[Claim]) -> Counts:
    """Claims by verdict, counted from the claims: a report never contradicts itself."""
    verdicts = [(claim.verdict, claim.flagged) for claim in claims]
    return Counts(
        total=len(verdicts),
        supported=sum(verdict is Verdict.SUPPORTED for verdict, _ in verdicts),
        disputed=sum(verdict is Verdict.DISPUTED for verdict, _ in verdicts),
        opinion=sum(verdict is Verdict.OPINION for verdict, _ in verdicts),
        flagged=sum(flagged for _, flagged in verdicts),
    )


def build(
    articles: Iterable[Article],
    passages: Mapping[int, Sequence[StoredPassage]],
    claims: Mapping[int, Sequence[Claim]],
    sources: Mapping[int, Sequence[Source]],
    *,
    made_at: str,
    program: str,
    reviewer: str,
    record_head: str,
    imprint: Imprint = NO_IMPRINT,
    corrections: Iterable[Correction] = (),
    waivers: Mapping[int, Sequence[Waiver]] = MappingProxyType({}),
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Report:
    """Gather a report from model values.

    ``passages`` and ``claims`` are by article id, ``sources`` and ``waivers`` by claim id; what has
    none may be left out. Articles keep the order given; passages and claims are put in text order
    (a claim around another one comes first) and numbered, sources in the reviewer's order.
    """
    asked = profile(imprint.profile)
    parts = tuple(
        _report_article(
            article,
            passages.get(article.id, ()),
            [
                (
                    claim,
                    Evidence(
                        claim.verdict,
                        tuple(sorted(sources.get(claim.id, ()), key=lambda one: one.position)),
                        claim.contact,
                        claim.against,
                        tuple(waivers.get(claim.id, ())),
                        texts,
                    ),
                )
                for claim in claims.get(article.id, ())
            ],
            asked,
        )
        for article in articles
    )
    total = reduce(Counts.__add__, (part.counts for part in parts), Counts())
    return Report(
        made_at,
        program,
        reviewer,
        record_head,
        total,
        parts,
        imprint,
        asked,
        _placed(corrections, parts),
        texts,
    )


def _placed(
    corrections: Iterable[Correction], parts: Sequence[ReportArticle]
) -> tuple[Corrected, ...]:
    places = {
        one.claim.uid: (number, one) for number, part in enumerate(parts, 1) for one in part.claims
    }
    return tuple(
        Corrected(*places[each.claim_uid], each) for each in corrections if each.claim_uid in places
    )


def _report_article(
    article: Article,
    passages: Sequence[StoredPassage],
    claims: Iterable[tuple[Claim, Evidence]],
    asked: Profile,
) -> ReportArticle:
    in_order = sorted(claims, key=lambda one: (one[0].start, -one[0].end, one[0].id))
    return ReportArticle(
        article=article,
        counts=count(claim for claim, _ in in_order),
        passages=tuple(sorted(passages, key=lambda passage: (passage.start, passage.end))),
        claims=tuple(
            _report_claim(number, claim, evidence, asked)
            for number, (claim, evidence) in enumerate(in_order, start=1)
        ),
    )


def _report_claim(number: int, claim: Claim, evidence: Evidence, asked: Profile) -> ReportClaim:
    return ReportClaim(number, claim, evidence.sources, weigh(evidence, asked), evidence.waivers)
