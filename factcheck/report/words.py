"""The words of a report: one wording for verdicts, stances, days and counts in every format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from factcheck.claims.marks import strip_marks
from factcheck.model import Claim, Counts, Kind, Verdict
from factcheck.report.build import Report
from factcheck.sources import SourceType, Stance


@dataclass(frozen=True, slots=True)
class Label:
    """How a state is shown: ``key`` for style names, ``symbol`` and ``word`` for people."""

    key: str
    symbol: str
    word: str
    meaning: str


SUPPORTED = Label("supported", "✓", "Supported", "The sources bear the claim out.")
DISPUTED = Label("disputed", "×", "Disputed", "Sources contradict the claim or part of it.")
OPINION = Label("opinion", "❝", "Opinion", "A judgement or a wish: nothing to prove true or false.")
UNREVIEWED = Label("unreviewed", "·", "Not reviewed", "No verdict yet, in neither direction.")
LABELS = (SUPPORTED, DISPUTED, OPINION, UNREVIEWED)

_OF_VERDICT: dict[Verdict | None, Label] = {
    Verdict.SUPPORTED: SUPPORTED,
    Verdict.DISPUTED: DISPUTED,
    Verdict.OPINION: OPINION,
    None: UNREVIEWED,
}
STANCES = {
    Stance.SUPPORTS: "supports",
    Stance.CONTRADICTS: "contradicts",
    Stance.CONTEXT: "context",
}
SOURCE_TYPES = {
    SourceType.PRIMARY: "primary source",
    SourceType.OFFICIAL: "official source",
    SourceType.EXPERT: "expert",
    SourceType.NEWS: "news report",
    SourceType.WIRE: "wire report",
    SourceType.SOCIAL: "social media",
    SourceType.OTHER: "",
}
SUGGESTIONS = {
    Kind.FACT: "looks like a fact to check",
    Kind.OPINION: "looks like an opinion",
    Kind.NONE: "no suggestion",
}
_NO_NAME = "you"
"""What the program calls a reviewer on the screen; to anyone else it names nobody."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def label_of(claim: Claim) -> Label:
    """The label of a claim's verdict."""
    return label_for(claim.verdict)


def label_for(verdict: Verdict | None) -> Label:
    """The label of a verdict, or of none."""
    return _OF_VERDICT[verdict]


def number_of(counts: Counts, label: Label) -> int:
    """How many claims carry a label."""
    number: int = getattr(counts, label.key)
    return number


def plural(number: int, one: str) -> str:
    """``1 claim``, ``2 claims``, ``10,000 claims``."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def percent(part: int, whole: int) -> str:
    """A share in whole percent; what is there is never called 0 %, what is missing never 100 %."""
    if not whole:
        return "0 %"
    share = part * 100 / whole
    if 0 < share < 1:
        return "under 1 %"
    if 99 < share < 100:
        return "over 99 %"
    return f"{share:.0f} %"


def day(iso: str) -> str:
    """``2026-11-22`` as ``22 Nov 2026``; anything that is not an ISO day as it stands."""
    try:
        return _day(date.fromisoformat(iso)) if len(iso) == 10 else iso
    except ValueError:
        return iso


def moment(iso: str) -> str:
    """An ISO time as ``22 Nov 2026, 09:31 UTC``; anything else as it stands."""
    try:
        at = datetime.fromisoformat(iso)
        at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return iso
    return f"{_day(at)}, {at:%H:%M} UTC"


def _day(at: date) -> str:
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def title_of(title: str) -> str:
    """A title, or the words for a missing one."""
    return " ".join(title.split()) or "Untitled article"


def heading(report: Report) -> str:
    """What a report is called: as was said, by its article, or by how many it has."""
    if report.edition.title:
        return report.edition.title
    if len(report.articles) == 1:
        return title_of(report.articles[0].article.title)
    return plural(len(report.articles), "article")


def signature(report: Report) -> str:
    """``ORGANISATION · Reviewed by NAME ·``, without what was not given."""
    name = reviewer(report)
    house = " ".join(report.imprint.organisation.split())
    parts = [house, f"Reviewed by {name}" if name else ""]
    return "".join(f"{part} · " for part in parts if part).rstrip()


def reviewer(report: Report) -> str:
    """The reviewer's name, or nothing where none was given."""
    return named(report.reviewer)


def named(reviewer: str) -> str:
    """A name in one line, or nothing where it names nobody."""
    name = " ".join(reviewer.split())
    return "" if name == _NO_NAME else name


def outcome(counts: Counts) -> str:
    """One sentence: how many claims, how many of them reviewed."""
    if not counts.total:
        return "No claims."
    if not counts.unreviewed:
        return f"{plural(counts.total, 'claim')}, all reviewed."
    return (
        f"{plural(counts.total, 'claim')}, {counts.reviewed:,} reviewed, "
        f"{counts.unreviewed:,} not reviewed."
    )


def quote_of(claim: Claim) -> str:
    """The article's words on one line, without the signs of its layout."""
    return _without_signs(claim.text)


def statement_of(claim: Claim) -> str:
    """The statement where it says something else than ``quote_of``, otherwise nothing."""
    same = _without_signs(claim.statement).rstrip(".") == quote_of(claim).rstrip(".")
    return "" if same else claim.statement.strip()


def _without_signs(text: str) -> str:
    return " ".join(strip_marks(text).split())


def voice_of(claim: Claim) -> str:
    """Who says it: nothing where the article speaks in its own voice."""
    return " ".join(claim.speaker.split())


def reason_text(reasons: tuple[str, ...]) -> str:
    """Reasons as one phrase, each once."""
    return ", ".join(dict.fromkeys(reason.strip() for reason in reasons if reason.strip()))


def language_tag(language: str) -> str:
    """A language code that may stand in a ``lang`` attribute, otherwise nothing."""
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else ""
