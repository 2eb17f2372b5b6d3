"""The evidence gate: what a profile asks for behind a verdict, and what is missing, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.evidence.independence import Tally, tally
from factcheck.evidence.profiles import Profile
from factcheck.evidence.sites import site_of
from factcheck.model import SourceDraft, SourceType, Stance, Verdict

RULES = {
    "independent": "Too few independent sources",
    "primary": "No primary source",
    "bearing": "No source bears the verdict out",
    "against": "No source for the other side",
    "read_on": "Sources without the day they were read",
    "archived": "Sources without an archived copy",
}
"""Every rule, in the order in which gaps are told, with its name in a list of gaps."""

_BEARS = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.DISPUTED: Stance.CONTRADICTS}
_AGAINST = {Verdict.SUPPORTED: Stance.CONTRADICTS, Verdict.DISPUTED: Stance.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: a key of ``RULES``, and what it is for this claim."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """The evidence of one claim: its sources counted, and the gaps in it."""

    tally: Tally
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How many verdicts needed evidence, and how many of them have gaps."""

    ruled: int
    with_gaps: int


def weigh(verdict: Verdict | None, drafts: Sequence[SourceDraft], asked: Profile) -> Weighed:
    """Count the sources of a claim, and look for gaps where its verdict needs evidence.

    An opinion needs none, and a claim without a verdict not yet.
    """
    counted = tally(drafts)
    if verdict not in _BEARS:
        return Weighed(counted, ())
    missing = (
        _independent(counted, asked),
        _primary(drafts, asked),
        _bearing(verdict, drafts, asked),
        _against(verdict, drafts, asked),
        _read_on(drafts, asked),
        _archived(drafts, asked),
    )
    rules = zip(RULES, missing, strict=True)
    return Weighed(counted, tuple(Gap(rule, words) for rule, words in rules if words))


def standing_of(evidence: Iterable[tuple[Verdict | None, Weighed]]) -> Standing:
    """Count the verdicts that need evidence, and those with gaps."""
    ruled = [weighed for verdict, weighed in evidence if verdict in _BEARS]
    return Standing(len(ruled), sum(bool(weighed.gaps) for weighed in ruled))


def _independent(counted: Tally, asked: Profile) -> str:
    if counted.independent >= asked.independent:
        return ""
    if not counted.links:
        return "no source"
    why = "; ".join(dict.fromkeys(tie.why for tie in counted.ties))
    return f"{counted.independent} of {asked.independent} independent sources" + (
        f" ({why})" if why else ""
    )


def _primary(drafts: Sequence[SourceDraft], asked: Profile) -> str:
    # "No source" was said already.
    if not drafts or not asked.primary or any(draft.type in asked.primary for draft in drafts):
        return ""
    return (
        "no primary or official source"
        if SourceType.OFFICIAL in asked.primary
        else ("no primary source")
    )


def _bearing(verdict: Verdict | None, drafts: Sequence[SourceDraft], asked: Profile) -> str:
    if not drafts or not asked.bearing or verdict is None:
        return ""
    if any(draft.stance is _BEARS[verdict] for draft in drafts):
        return ""
    return f"no source {_BEARS[verdict].value} it"


def _against(verdict: Verdict | None, drafts: Sequence[SourceDraft], asked: Profile) -> str:
    if not drafts or not asked.against or verdict is None:
        return ""
    if any(draft.stance is _AGAINST[verdict] for draft in drafts):
        return ""
    return "nothing for the other side"


def _read_on(drafts: Sequence[SourceDraft], asked: Profile) -> str:
    missing = sum(not draft.read_on.strip() for draft in drafts)
    return f"{missing} without the day it was read" if asked.read_on and missing else ""


def _archived(drafts: Sequence[SourceDraft], asked: Profile) -> str:
    missing = sum(bool(site_of(draft.url)) and not draft.archive_url.strip() for draft in drafts)
    return f"{missing} without an archived copy" if asked.archived and missing else ""
