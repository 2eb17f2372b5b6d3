"""The nouns of the house: plain frozen values that every room passes on.

Offsets are ``str`` offsets (code points), half-open. ``article.text[claim.start:claim.end] ==
claim.text`` holds for every claim of an article. Times are ISO 8601 strings in UTC with seconds,
dates of publication are whatever the article says, ISO where it could be read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from factcheck.kindred import PublishedCheck


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


# --- what the splitter gives -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """A claim as found: the article's own words, a statement that stands alone, a suggestion.

    Its suggestion and its speaker may be others than those of its sentence: "Odeh said that the
    pier was sold, which is a disgrace" holds two claims of two kinds.
    """

    start: int
    end: int
    text: str
    statement: str
    kind: Kind = Kind.NONE
    checkable: float = 0.0
    worthy: float = 0.0
    speaker: str = ""
    reasons: tuple[str, ...] = ()


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
    those of the article, in the order of its text. ``sketch`` is what tells whether another text is
    like it (``factcheck.likeness``), empty where there are too few words. ``judged_by`` names the
    model that suggested. ``is_guessed`` is true where nothing but the bytes told the encoding:
    letters may be wrong.
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
    sketch: bytes = b""
    judged_by: str = ""
    is_guessed: bool = False

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

    ``read_at`` is when its page was fetched from the web, empty for all else. ``judged_by`` names
    the model that judged its sentences, empty for what was imported before that was recorded.
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
    judged_by: str = ""


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
    ``against`` where evidence against the verdict was looked for. ``conflict`` are the words
    elsewhere that it conflicts with, in quotes; empty where none is known.
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
    contact: str = ""
    against: str = ""

    @property
    def worth(self) -> float:
        """How worth checking, 0..1: what was suggested, and more where it is contradicted."""
        return min(1.0, self.worthy + RAISED) if self.conflict else self.worthy


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim as the reader paints it."""

    claim_id: int
    start: int
    end: int
    kind: Kind
    verdict: Verdict | None
