"""What stands in a report around the verdicts: how it was made, what was looked at, all sources.

The same words in the same order for every format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from factcheck.coverage import State
from factcheck.edition import Arranged, Audience, Part
from factcheck.model import Kind
from factcheck.report import gaps, words
from factcheck.report.build import Kindred, Report, ReportArticle, ReportClaim
from factcheck.sources import SourceDraft

METHOD, COVERAGE, RELATED, SOURCES = (
    "How this was checked",
    "How much was looked at",
    "Conflicts and related claims",
    "All sources",
)
"""Titles of parts."""

_MADE = (
    "The text was split into the claims that can be checked. Each verdict was given by a reviewer "
    "on the sources that stand with it."
)
_COUNTED = (
    "Sources that come from one site, publisher or agency, or that quote the same words, count "
    "once."
)
_STATES = {
    State.SUPPORTED: "in claims found supported",
    State.DISPUTED: "in claims found disputed",
    State.OPINION: "in opinions",
    State.UNREVIEWED: "in claims not reviewed",
    State.UNCHECKABLE: "with nothing to check",
    State.FURNITURE: "page furniture, folded",
    State.UNSEEN: "not looked at",
}
_KINDS = {"conflict": "Conflict", "same": "The same", "approximate": "Compatible"}


@dataclass(frozen=True, slots=True)
class Chapter:
    """Claims of one article under one title; ``key`` is for anchors."""

    key: str
    title: str
    claims: tuple[ReportClaim, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A source once, with every claim that it backs: the number of the article, and the claim."""

    draft: SourceDraft
    used: tuple[tuple[int, ReportClaim], ...]

    @property
    def claims(self) -> str:
        """The word before their numbers."""
        return "claim" if len(self.used) == 1 else "claims"


def chapters(report: Report, part: ReportArticle) -> list[Chapter]:
    """The claims of an article, by verdict or in the order of the text."""
    if report.edition.arranged is Arranged.TEXT:
        return [Chapter("claims", "Claims in the order of the text", part.claims)] * bool(
            part.claims
        )
    by_label: dict[str, list[ReportClaim]] = {label.key: [] for label in words.LABELS}
    for one in part.claims:
        by_label[words.label_of(one.claim).key].append(one)
    return [
        Chapter(label.key, label.word, tuple(by_label[label.key]))
        for label in words.LABELS
        if by_label[label.key]
    ]


def kicker(report: Report) -> str:
    """What stands above the title: an internal edition says that it is one."""
    if report.edition.audience is Audience.PUBLIC:
        return "Fact-check report"
    return "Fact-check report · internal edition, not for publication"


def method(report: Report) -> list[str]:
    """How the verdicts came about, in paragraphs."""
    meanings = " ".join(f"{label.word}: {label.meaning}" for label in words.LABELS)
    standing = "" if report.has(Part.GAPS) else gaps.outcome(report)
    paragraphs = [
        f"{_MADE} {meanings}",
        " ".join(filter(None, (_COUNTED, gaps.asked(report), standing))),
    ]
    if report.edition.words:
        paragraphs.append(f"This edition leaves out: {report.edition.words}.")
    return paragraphs


def coverage(part: ReportArticle) -> str:
    """What became of every character of the text, in shares."""
    whole = len(part.article.text) or sum(number for _, number in part.coverage)
    return "; ".join(
        f"{words.percent(number, whole)} {_STATES[state]}" for state, number in part.coverage
    )


def whole_coverage(report: Report) -> str:
    """The same for all articles together; nothing where there is no text."""
    found = dict.fromkeys(State, 0)
    for part in report.articles:
        for state, number in part.coverage:
            found[state] += number
    whole = sum(found.values())
    shares = "; ".join(
        f"{words.percent(number, whole)} {_STATES[state]}"
        for state, number in found.items()
        if number
    )
    return f"Of {words.plural(whole, 'character')} of text: {shares}." if whole else ""


def listed_sources(report: Report) -> list[Listed]:
    """Every source of the report once, in the order in which the report first names it."""
    if not report.has(Part.SOURCES):
        return []
    found: dict[str, tuple[SourceDraft, dict[tuple[int, int], ReportClaim]]] = {}
    for number, part in enumerate(report.articles, 1):
        for one in part.claims:
            for source in one.sources:
                address = " ".join(source.draft.url.split())
                first = found.setdefault(address, (source.draft, {}))
                first[1].setdefault((number, one.number), one)
    return [
        Listed(draft, tuple((number, one) for (number, _), one in used.items()))
        for draft, used in found.values()
    ]


def group_title(group: Kindred) -> str:
    """How the claims of a group relate, and what they are about."""
    return f"{_KINDS.get(group.kind, group.kind)}: {' '.join(group.heading.split())}"


def circumstances(one: ReportClaim, shown: Callable[[str], str]) -> str:
    """Who says a claim, and when it was decided or what is suggested of it, in one line.

    ``shown`` brings a text of the library into the format; the words around it are ours.
    """
    claim = one.claim
    voice = words.voice_of(claim)
    parts = [f"said by {shown(voice)}" if voice else "in the article’s own voice"]
    if claim.verdict is None:
        reasons = words.reason_text(claim.reasons)
        why = f" ({shown(reasons)})" if reasons and claim.kind is not Kind.NONE else ""
        parts.append(words.SUGGESTIONS[claim.kind] + why)
    elif claim.decided_at:
        parts.append(f"decided {shown(words.moment(claim.decided_at))}")
    return " · ".join(parts)


def beside(one: ReportClaim) -> Iterator[tuple[str, str]]:
    """What stands below the sources of a claim: a title of one word and a phrase, for each thing
    that there is to tell.
    """
    lines = (
        ("Gaps", gaps.missing(one)),
        ("Waived", gaps.waived(one)),
        ("Evidence", gaps.beside(one)),
        ("History", "; ".join(history(one))),
    )
    return ((title, told) for title, told in lines if told)


def history(one: ReportClaim) -> Iterator[str]:
    """Each verdict as it was given, in one phrase."""
    for ruling in one.history:
        label = words.label_for(ruling.verdict)
        who = words.named(ruling.reviewer)
        by = f" by {who}" if who else ""
        yield f"{label.symbol} {label.word}{by}, {words.moment(ruling.at)}"
