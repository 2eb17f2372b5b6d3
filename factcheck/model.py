"""The nouns of the house: plain frozen values that every room passes on.

Offsets are ``str`` offsets (code points), half-open. ``article.text[claim.start:claim.end] ==
claim.text`` holds for every claim of an article. Times are ISO 8601 strings in UTC with seconds,
dates of publication are whatever the article says, ISO where it could be read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any


class Role(StrEnum):
    """What a passage is in its article."""

    TITLE = "title"
    BYLINE = "byline"
    CAPTION = "caption"
    SENTENCE = "sentence"
    FURNITURE = "furniture"


class Kind(StrEnum):
    """What the program thinks a passage is. A suggestion, never a verdict."""

    FACT = "fact"
    OPINION = "opinion"
    NONE = "none"


class Verdict(StrEnum):
    """What a reviewer decided. No verdict (``None``) means unreviewed."""

    SUPPORTED = "supported"
    DISPUTED = "disputed"
    OPINION = "opinion"


class Stance(StrEnum):
    """How a source bears on its claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    CONTEXT = "context"


class SourceType(StrEnum):
    """What sort of source a link is."""

    PRIMARY = "primary"
    OFFICIAL = "official"
    EXPERT = "expert"
    NEWS = "news"
    WIRE = "wire"
    SOCIAL = "social"
    OTHER = "other"


class LinkState(StrEnum):
    """How a link answered when it was last looked at. It says nothing about what stands there."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    OFFLINE = "offline"


class Show(StrEnum):
    """Which claims a list shows."""

    ALL = "all"
    UNREVIEWED = "unreviewed"
    SUPPORTED = "supported"
    DISPUTED = "disputed"
    OPINION = "opinion"
    FLAGGED = "flagged"


class Order(StrEnum):
    """In which order a list shows them."""

    TEXT = "text"
    WORTH = "worth"


class Says(StrEnum):
    """What a reviewer says of two claims, whatever the program finds."""

    APART = "apart"
    SAME = "same"


# --- what the splitter gives -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """A claim as found: the article's own words, and a statement that stands alone."""

    start: int
    end: int
    text: str
    statement: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text with its role and the program's suggestion about it.

    ``checkable``, ``worthy`` and ``opinion`` are 0..1. ``reasons`` are short phrases such as
    ``"a figure: $2 billion"`` or, for furniture, ``"site menu"``. ``speaker`` is to whom the
    article attributes the passage, empty for the article's own voice.
    """

    start: int
    end: int
    text: str
    role: Role
    kind: Kind = Kind.NONE
    checkable: float = 0.0
    worthy: float = 0.0
    opinion: float = 0.0
    speaker: str = ""
    reasons: tuple[str, ...] = ()
    claims: tuple[ClaimSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedCheck:
    """A fact check that somebody published: what was claimed by whom, and how it was rated.

    ``url`` is a web address or empty, ``checked_on`` an ISO day or empty. ``id`` is 0 until it is
    stored.
    """

    claim: str
    rating: str
    speaker: str = ""
    publisher: str = ""
    url: str = ""
    title: str = ""
    checked_on: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A link that an article has on the stretch ``start`` to ``end`` of its text: may be a source.

    ``url`` is a whole http or https address, ``words`` the words that the article put it on.
    """

    start: int
    end: int
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Intake:
    """One text made ready to be stored: what the worker process hands over.

    A file of published fact checks has ``checks`` and no text. ``text`` is the decoded file with LF
    newlines; ``raw`` the bytes as they came. ``dropped`` counts the characters that nothing can
    hold (NUL, lone surrogates, control characters). ``name`` is the file name or empty for a paste.
    ``read_at`` is when a page was fetched, empty for what came from elsewhere. ``links`` are
    those of the article, in the order of its text.
    """

    name: str
    raw: bytes
    text: str
    sha256: str
    encoding: str
    dropped: int
    title: str
    outlet: str
    author: str
    published: str
    url: str
    language: str
    passages: tuple[Passage, ...]
    checks: tuple[PublishedCheck, ...] = ()
    links: tuple[Link, ...] = ()
    read_at: str = ""

    @property
    def claims(self) -> int:
        """How many claims the text was split into."""
        return sum(len(passage.claims) for passage in self.passages)


# --- what the library holds --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counts:
    """Claims by verdict. ``flagged`` overlaps the others."""

    total: int = 0
    supported: int = 0
    disputed: int = 0
    opinion: int = 0
    flagged: int = 0

    @property
    def reviewed(self) -> int:
        return self.supported + self.disputed + self.opinion

    @property
    def unreviewed(self) -> int:
        return self.total - self.reviewed

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.total + other.total,
            self.supported + other.supported,
            self.disputed + other.disputed,
            self.opinion + other.opinion,
            self.flagged + other.flagged,
        )


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the list shows it, without its text."""

    id: int
    title: str
    outlet: str
    author: str
    published: str
    imported_at: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article of the library that is much like a text: ``share`` (0..1) is how much is equal."""

    article_id: int
    title: str
    share: float


@dataclass(frozen=True, slots=True)
class Article:
    """One imported text with its metadata. The text never changes after import.

    ``read_at`` is when its page was fetched from the web, empty for all else.
    """

    id: int
    uid: str
    title: str
    outlet: str
    author: str
    published: str
    url: str
    language: str
    name: str
    encoding: str
    dropped: int
    sha256: str
    imported_at: str
    text: str
    read_at: str = ""


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage of a stored article. ``by_hand`` is true where a reviewer folded or restored it."""

    id: int
    article_id: int
    start: int
    end: int
    role: Role
    kind: Kind
    reasons: tuple[str, ...]
    by_hand: bool


RAISED = 0.34
"""What a conflict elsewhere adds to the worth of a claim: one dot of three."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with its suggestion and the present reviewer's review of it.

    ``verdict`` is ``None`` while unreviewed. ``decided_at`` is the time of the verdict or empty.
    ``sources`` counts the links. ``contact`` tells how the claimant was asked, or why not,
    ``against`` where evidence against the verdict was looked for.
    """

    id: int
    uid: str
    article_id: int
    start: int
    end: int
    text: str
    statement: str
    speaker: str
    kind: Kind
    checkable: float
    worthy: float
    reasons: tuple[str, ...]
    verdict: Verdict | None
    note: str
    flagged: bool
    decided_at: str
    sources: int
    conflict: str = ""

    @property
    def worth(self) -> float:
        """How worth checking, 0..1: what was suggested, and more where it is contradicted."""
        return min(1.0, self.worthy + RAISED) if self.conflict else self.worthy

    contact: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim as the reader paints it."""

    claim_id: int
    start: int
    end: int
    kind: Kind
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source as a reviewer types it. Dates are ISO days; unknown fields stay empty.

    ``interests`` is what the source stands to gain or lose by what it says.
    """

    url: str
    title: str = ""
    publisher: str = ""
    type: SourceType = SourceType.OTHER
    stance: Stance = Stance.SUPPORTS
    quote: str = ""
    read_on: str = ""
    archive_url: str = ""
    interests: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """That the text of a source's page was kept as it was when it was read.

    ``sha256`` is of the text in UTF-8 and names it in the library, ``read_at`` the time, ``origin``
    the address that answered, the name of the file that was opened, or empty for pasted text.
    """

    sha256: str
    read_at: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A link that backs the review of one claim."""

    id: int
    uid: str
    claim_id: int
    draft: SourceDraft
    position: int
    snapshot: Snapshot | None = None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why a claim goes out although one rule of the evidence asked for is not met."""

    id: int
    uid: str
    claim_id: int
    rule: str
    reason: str
    at: str
    reviewer: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the verdict on one claim, as it is weighed.

    ``texts`` holds the texts of the snapshots by their digest; one that was lost is missing.
    """

    verdict: Verdict | None
    sources: tuple[Source, ...] = ()
    contact: str = ""
    against: str = ""
    waivers: tuple[Waiver, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceUse:
    """A source with the claim that it backs, as a list over the whole library shows it."""

    source: Source
    statement: str
    article: str


@dataclass(frozen=True, slots=True)
class LinkCheck:
    """How a link answered, and when. ``detail`` is where it leads now, or the refusal in words."""

    url: str
    state: LinkState
    at: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PairMark:
    """What a reviewer said of two claims; ``claim_id`` and ``other_id`` are in no order."""

    uid: str
    claim_id: int
    other_id: int
    says: Says

    @property
    def ids(self) -> frozenset[int]:
        return frozenset((self.claim_id, self.other_id))


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims, in which order. ``article_id`` ``None`` means the whole library.

    ``search`` is taken literally: every word must occur, the last may be the beginning of one.
    """

    article_id: int | None = None
    show: Show = Show.ALL
    order: Order = Order.TEXT
    search: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reviewer was: what the next start opens. ``scroll`` is 0..1 of the way down."""

    article_id: int | None = None
    claim_id: int | None = None
    scroll: float = 0.0
    show: Show = Show.ALL
    order: Order = Order.TEXT


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of a library: when (UTC) and why it was made, and what was in it then."""

    path: Path
    made_at: datetime
    reason: str
    articles: int
    claims: int
    reviewed: int
    record_head: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """What restoring a backup would change: verdicts and articles that would go, come back, or be
    other ones.
    """

    verdicts_gone: int
    verdicts_back: int
    verdicts_other: int
    articles_gone: int
    articles_back: int


@dataclass(frozen=True, slots=True)
class Audit:
    """What a full check of a library found: how much it looked at, and each problem in words.

    ``first_bad_event`` is the number of the first entry of the record that does not fit its chain,
    ``lost_guards`` names triggers that are missing, which the next opening to write puts back.
    """

    events: int
    articles: int
    claims: int
    first_bad_event: int | None
    problems: tuple[str, ...]
    lost_guards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of a damaged library: the folder that keeps it, the backup that was the ground
    (``None``: there was none), how many newer changes were saved, and what is missing, in words.
    """

    kept: Path | None
    backup: Backup | None
    saved: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A verdict that a report had told and that was changed later. Times are ISO in UTC.

    ``at`` is when it was changed, ``sent_at`` when the report with the old one went out; ``new`` is
    ``None`` where the verdict was taken back.
    """

    claim_uid: str
    old: Verdict
    new: Verdict | None
    at: str
    sent_at: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict as it was given, or taken back (``None``): when (ISO in UTC) and by whom."""

    at: str
    reviewer: str
    verdict: Verdict | None


# --- change and record -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row of a current table before and after. ``None`` before: it is new; after: it goes."""

    table: str
    uid: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def reversed(self) -> RowChange:
        return RowChange(self.table, self.uid, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What one act of the reviewer changed: what the window must draw anew, and what undo reverses.

    ``action`` is a short code (``verdict``, ``note``, ``split`` ...), ``article_ids`` and
    ``claim_ids`` are what it touched. ``structural`` is true where claims, passages or articles
    came or went, so lists and marks must be read again; otherwise the touched rows alone are stale.
    """

    action: str
    rows: tuple[RowChange, ...]
    article_ids: frozenset[int] = field(default_factory=frozenset)
    claim_ids: frozenset[int] = field(default_factory=frozenset)
    structural: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the record. ``of`` is empty, ``"undo"`` or ``"redo"``."""

    seq: int
    at: str
    reviewer: str
    action: str
    of: str
    before: dict[str, Any]
    after: dict[str, Any]
