"""The nouns of evidence: what backs the review of a claim, what was kept of it, what was waived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from factcheck.model import Verdict


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
