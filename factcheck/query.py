"""What a list of claims is asked for, and the place where a reviewer was."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
