"""The Report value: all that a report shows, gathered once, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from types import MappingProxyType

from factcheck.coverage import State, stretches
from factcheck.edition import INTERNAL, Edition, Part
from factcheck.evidence import Profile, Standing, Weighed, profile, standing_of, weigh
from factcheck.imprint import NO_IMPRINT, Imprint
from factcheck.kindred import RelatedGroup
from factcheck.model import Article, Claim, Counts, Mark, StoredPassage, Verdict
from factcheck.record import Correction, Ruling
from factcheck.report.pace import Pace
from factcheck.sources import Evidence, Source, Waiver

_MOST_WHYS = 6


@dataclass(frozen=True, slots=True)
class ReportClaim:
    """A claim with its number in the article (1, 2, ... in text order) and its sources.

    ``evidence`` counts the sources that are independent, says what is missing and what is waived,
    and of each source, in their order, whether its quoted words are on its page. ``waivers`` are
    all that were given, those without a gap any more too. ``history`` are the verdicts that were
    given, oldest first.
    """

    number: int
    claim: Claim
    sources: tuple[Source, ...]
    evidence: Weighed
    waivers: tuple[Waiver, ...] = ()
    history: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction with its claim as it stands now and the number of its article."""

    article: int
    one: ReportClaim
    correction: Correction


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim of a group says, in words; ``article`` is the number of its article."""

    article: int
    one: ReportClaim
    words: str


@dataclass(frozen=True, slots=True)
class Ground:
    """How two claims, given by uid, relate."""

    uids: tuple[str, str]
    why: str


@dataclass(frozen=True, slots=True)
class Kindred:
    """Claims about one fact. ``kind`` is ``same``, ``approximate`` or ``conflict``.

    ``heading`` names the fact; ``grounds`` say of pairs of claims, by uid, how they relate.
    """

    heading: str
    kind: str
    said: tuple[Said, ...]
    grounds: tuple[Ground, ...]

    @property
    def whys(self) -> tuple[str, ...]:
        """How the claims relate, with the arithmetic: the first few reasons, each once."""
        return tuple(dict.fromkeys(ground.why for ground in self.grounds))[:_MOST_WHYS]

    def among(self, said: Iterable[Said]) -> Kindred | None:
        """The group of these claims alone; nothing where no two of them are related."""
        kept = tuple(said)
        uids = {each.one.claim.uid for each in kept}
        grounds = tuple(ground for ground in self.grounds if uids.issuperset(ground.uids))
        return replace(self, said=kept, grounds=grounds) if grounds else None


@dataclass(frozen=True, slots=True)
class ReportArticle:
    """One article with its passages and claims in text order.

    ``coverage`` counts the characters of the text by what is known of them; they add up to it.
    """

    article: Article
    counts: Counts
    passages: tuple[StoredPassage, ...]
    claims: tuple[ReportClaim, ...]
    coverage: tuple[tuple[State, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What goes out. ``made_at`` is ISO 8601 in UTC, ``record_head`` the record's newest hash.

    ``imprint`` is what the publisher says, which no library knows, and ``profile`` the evidence
    that it asks for. ``corrections`` are verdicts that an earlier report told otherwise,
    ``related`` the claims that speak of one fact. ``counts`` and ``standing`` (how many verdicts
    need evidence, and how many have gaps in it) are of all claims, whatever the edition holds.
    ``texts`` are the texts kept of the sources' pages, by the digests that their snapshots name.
    ``library`` is the library itself, for a JSON report that can be read back. Writers tell
    ``pace`` of every claim that they have written.
    """

    made_at: str
    program: str
    reviewer: str
    record_head: str
    counts: Counts
    articles: tuple[ReportArticle, ...]
    imprint: Imprint
    profile: Profile
    standing: Standing
    corrections: tuple[Corrected, ...] = ()
    related: tuple[Kindred, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    edition: Edition = INTERNAL
    library: Mapping[str, str] = field(default_factory=dict)
    pace: Pace = field(default_factory=Pace, compare=False, repr=False)

    def has(self, part: str) -> bool:
        """Whether a part is in this edition."""
        return self.edition.has(part)

    def shows(self, one: ReportClaim) -> bool:
        """Whether a claim has a place of its own in this edition, to which a link can lead."""
        return one.claim.verdict is not None or self.has(Part.UNREVIEWED)


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
    histories: Mapping[str, Sequence[Ruling]] = MappingProxyType({}),
    related: Iterable[RelatedGroup] = (),
) -> Report:
    """Gather a report from model values.

    ``passages`` and ``claims`` are by article id, ``sources`` and ``waivers`` by claim id; what has
    none may be left out. Articles keep the order given; passages and claims are put in text order
    (a claim around another one comes first) and numbered, sources in the reviewer's order.
    ``histories`` are by the uid of the claim; of ``related`` a group is left out where no two
    related claims are here.
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
            histories,
        )
        for article in articles
    )
    total = reduce(Counts.__add__, (part.counts for part in parts), Counts())
    places = {
        one.claim.uid: (number, one) for number, part in enumerate(parts, 1) for one in part.claims
    }
    return Report(
        made_at,
        program,
        reviewer,
        record_head,
        total,
        parts,
        imprint,
        asked,
        standing_of((one.claim.verdict, one.evidence) for _, one in places.values()),
        tuple(
            Corrected(*places[each.claim_uid], each)
            for each in corrections
            if each.claim_uid in places
        ),
        tuple(_kindred(places.values(), related)),
        texts,
    )


def _kindred(
    places: Iterable[tuple[int, ReportClaim]], related: Iterable[RelatedGroup]
) -> Iterator[Kindred]:
    by_id = {place[1].claim.id: place for place in places}
    for group in related:
        said = tuple(Said(*by_id[one], words) for one, words in group.said.items() if one in by_id)
        grounds = tuple(
            Ground((by_id[one][1].claim.uid, by_id[other][1].claim.uid), why)
            for one, other, why in group.whys
            if one in by_id and other in by_id
        )
        if here := Kindred(group.heading, group.kind, said, grounds).among(said):
            yield here


def _report_article(
    article: Article,
    passages: Sequence[StoredPassage],
    claims: Iterable[tuple[Claim, Evidence]],
    asked: Profile,
    histories: Mapping[str, Sequence[Ruling]],
) -> ReportArticle:
    in_order = sorted(claims, key=lambda one: (one[0].start, -one[0].end, one[0].id))
    placed = tuple(sorted(passages, key=lambda passage: (passage.start, passage.end)))
    return ReportArticle(
        article=article,
        counts=count(claim for claim, _ in in_order),
        passages=placed,
        claims=tuple(
            _report_claim(number, claim, evidence, asked, tuple(histories.get(claim.uid, ())))
            for number, (claim, evidence) in enumerate(in_order, start=1)
        ),
        coverage=_coverage(article, placed, [claim for claim, _ in in_order]),
    )


def _coverage(
    article: Article, passages: Sequence[StoredPassage], claims: Iterable[Claim]
) -> tuple[tuple[State, int], ...]:
    marks = [Mark(one.id, one.start, one.end, one.kind, one.verdict) for one in claims]
    found = dict.fromkeys(State, 0)
    for stretch in stretches(len(article.text), passages, marks):
        found[stretch.state] += stretch.end - stretch.start
    return tuple((state, number) for state, number in found.items() if number)


def _report_claim(
    number: int, claim: Claim, evidence: Evidence, asked: Profile, history: tuple[Ruling, ...]
) -> ReportClaim:
    weighed = weigh(evidence, asked)
    return ReportClaim(number, claim, evidence.sources, weighed, evidence.waivers, history)
