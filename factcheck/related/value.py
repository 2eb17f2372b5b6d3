"""A value: what a stretch of a statement says in figures, days or names, in a form to compare."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class ValueKind(StrEnum):
    """What a value measures. Values of two kinds are never compared."""

    COUNT = "count"
    MONEY = "money"
    SHARE = "share"
    DURATION = "duration"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    DATE = "date"
    TIME = "time"


class Side(StrEnum):
    """How a figure was hedged."""

    EXACT = ""
    ABOUT = "about"
    NEARLY = "nearly"
    UNDER = "under"
    OVER = "over"
    RANGE = "range"


class Modality(StrEnum):
    """Whether the clause of a value tells what is so, what is to come, or what may be."""

    SO = ""
    PLANNED = "planned"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Partial:
    """A day of which only parts are known. ``weekday`` counts from Monday as 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its place in the statement and its normal form.

    ``low`` and ``high`` bound what the words allow, in ``unit``: plain numbers, percent, days for
    durations, metres, kilograms ..., minutes since midnight, and ordinals of days for dates
    (``nan`` where the date is not resolved; then ``partial`` holds what is known). ``slack`` is how
    far rounding may have moved an exact figure. ``per`` is the period of a rate ("a day"), ``of``
    the classes of the words that say what is counted or happened, ``lead`` the word before it
    ("by", "to", "since"), ``event`` the class of the nearest word for something that happens.
    ``modality`` is that of its clause.
    """

    kind: ValueKind
    start: int
    end: int
    text: str
    low: float
    high: float
    unit: str = ""
    side: Side = Side.EXACT
    slack: float = 0.0
    written: float = math.nan
    per: str = ""
    of: frozenset[str] = frozenset()
    partial: Partial | None = None
    lead: str = ""
    event: str = ""
    modality: Modality = Modality.SO

    @property
    def is_told(self) -> bool:
        """Whether its clause tells what is so, and not what is to come or may be."""
        return self.modality is Modality.SO

    @property
    def resolved(self) -> bool:
        """Whether its bounds are known."""
        return not math.isnan(self.low)
