"""The evidence gate: what a profile asks for behind a verdict, and what is missing, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.evidence.independence import Tally, tally
from factcheck.evidence.profiles import Profile
from factcheck.evidence.quotes import Match, QuoteCheck, check_quote
from factcheck.evidence.sites import site_of
from factcheck.model import Verdict
from factcheck.sources import Evidence, SourceType, Stance, Waiver

RULES = {
    "independent": "Too few independent sources",
    "primary": "No primary source",
    "bearing": "No source bears the verdict out",
    "against": "The other side was not looked for",
    "contact": "Not said whether the claimant was asked",
    "read_on": "Sources without the day they were read",
    "archived": "Sources without an archived copy",
    "quoted": "Quoted words that are not on the page",
}
"""Every rule, in the order in which gaps are told, with its name in a list of gaps."""

_BEARS = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.DISPUTED: Stance.CONTRADICTS}
_AGAINST = {Verdict.SUPPORTED: Stance.CONTRADICTS, Verdict.DISPUTED: Stance.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: a key of ``RULES``, and what it is for this claim.

    ``waiver`` is why it may be missing, where a reviewer said so.
    """

    rule: str
    words: str
    waiver: Waiver | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence of one claim: its sources counted, and what is missing.

    ``gaps`` are open, ``waived`` are gaps that a reviewer gave a reason for. ``quotes`` says of
    each source, in their order, whether its quoted words are on its page.
    """

    tally: Tally
    gaps: tuple[Gap, ...]
    waived: tuple[Gap, ...] = ()
    quotes: tuple[QuoteCheck, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How many verdicts needed evidence, how many of them have open gaps, and how many waived ones.

    A verdict may have both.
    """

    ruled: int
    with_gaps: int
    with_waivers: int = 0


def weigh(evidence: Evidence, asked: Profile) -> Weighed:
    """Count the sources of a claim, and look for gaps where its verdict needs evidence.

    An opinion needs none, and a claim without a verdict not yet.
    """
    drafts = [source.draft for source in evidence.sources]
    pages = [
        evidence.texts.get(source.snapshot.sha256) if source.snapshot else None
        for source in evidence.sources
    ]
    counted = tally(drafts, [page or "" for page in pages])
    quotes = tuple(
        check_quote(draft.quote, page) for draft, page in zip(drafts, pages, strict=True)
    )
    if evidence.verdict not in _BEARS:
        return Weighed(counted, (), (), quotes)
    reasons = {waiver.rule: waiver for waiver in evidence.waivers}
    look = _Look(evidence, evidence.verdict, asked, counted, quotes)
    found = [Gap(rule, words, reasons.get(rule)) for rule in RULES if (words := _LOOKS[rule](look))]
    return Weighed(
        counted,
        tuple(gap for gap in found if gap.waiver is None),
        tuple(gap for gap in found if gap.waiver is not None),
        quotes,
    )


def standing_of(evidence: Iterable[tuple[Verdict | None, Weighed]]) -> Standing:
    """Count the verdicts that need evidence, and those with gaps."""
    ruled = [weighed for verdict, weighed in evidence if verdict in _BEARS]
    return Standing(
        len(ruled),
        sum(bool(weighed.gaps) for weighed in ruled),
        sum(bool(weighed.waived) for weighed in ruled),
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What a rule looks at."""

    evidence: Evidence
    verdict: Verdict
    asked: Profile
    counted: Tally
    quotes: tuple[QuoteCheck, ...]

    @property
    def bare(self) -> bool:
        """Where there is no source at all, that is said once."""
        return not self.evidence.sources

    def has(self, stance: Stance) -> bool:
        return any(source.draft.stance is stance for source in self.evidence.sources)


def _independent(look: _Look) -> str:
    counted, wanted = look.counted, look.asked.independent
    if counted.independent >= wanted:
        return ""
    if not counted.links:
        return "no source"
    why = "; ".join(dict.fromkeys(tie.why for tie in counted.ties))
    return f"{counted.independent} of {wanted} independent sources" + (f" ({why})" if why else "")


def _primary(look: _Look) -> str:
    wanted = look.asked.primary
    types = {source.draft.type for source in look.evidence.sources}
    if look.bare or not wanted or types & set(wanted):
        return ""
    known = [each.value for each in SourceType if each in wanted]
    return f"no {' or '.join(known)} source"


def _bearing(look: _Look) -> str:
    wanted = _BEARS[look.verdict]
    if look.bare or not look.asked.bearing or look.has(wanted):
        return ""
    return f"no source {wanted.value} it"


def _against(look: _Look) -> str:
    if not look.asked.against or look.evidence.against.strip() or look.has(_AGAINST[look.verdict]):
        return ""
    return "" if look.bare else "nothing on the other side"


def _contact(look: _Look) -> str:
    told = look.evidence.contact.strip()
    return "" if told or not look.asked.contact else "not said whether the claimant was asked"


def _read_on(look: _Look) -> str:
    missing = sum(not source.draft.read_on.strip() for source in look.evidence.sources)
    return f"{missing} without the day it was read" if look.asked.read_on and missing else ""


def _archived(look: _Look) -> str:
    missing = sum(
        bool(site_of(source.draft.url)) and not source.draft.archive_url.strip()
        for source in look.evidence.sources
    )
    return f"{missing} without an archived copy" if look.asked.archived and missing else ""


def _quoted(look: _Look) -> str:
    # A page whose text was not kept says nothing against its quote.
    wrong = sum(each.match in (Match.NEARLY, Match.MISSING) for each in look.quotes)
    return f"{wrong} quoting other words than the page" if look.asked.quoted and wrong else ""


_LOOKS: dict[str, Callable[[_Look], str]] = {
    "independent": _independent,
    "primary": _primary,
    "bearing": _bearing,
    "against": _against,
    "contact": _contact,
    "read_on": _read_on,
    "archived": _archived,
    "quoted": _quoted,
}
