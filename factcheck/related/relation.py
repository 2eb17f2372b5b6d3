"""What two claims are to each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RelationKind(StrEnum):
    """Whether two claims can both be true, and whether they say the same.

    ``same`` (an exact conversion too), ``approximate`` (compatible, not equal), ``conflict`` (both
    cannot be true), ``different`` (about something else, or both can be true side by side).
    """

    SAME = "same"
    APPROXIMATE = "approximate"
    CONFLICT = "conflict"
    DIFFERENT = "different"


class Ground(StrEnum):
    """What a finding is about: the kind of a conflict."""

    FIGURE = "figure"
    SUM = "sum"
    SHARE = "share"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    NAME = "name"
    PLACE = "place"
    STATE = "state"
    STAGE = "stage"
    NEGATION = "negation"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that two claims say: the words of each, how they bear on each other, and why."""

    ground: Ground
    kind: RelationKind
    one: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims relate.

    ``score`` (0..1) is how far they say the same, from .5 where that is more likely than not;
    ``about`` (0..1) how far they speak of the same thing, whatever they say of it. ``why`` is for
    people, with the arithmetic; ``findings`` holds the single values, names and words behind it.
    """

    kind: RelationKind
    score: float
    why: str
    about: float = 0.0
    findings: tuple[Finding, ...] = ()
