"""Reasons: why triage leans as it does, as short phrases with the words as they stand."""

from __future__ import annotations

from typing import Final, NamedTuple

from factcheck.claims.signs import Signs
from factcheck.model import Kind

MOST: Final = 4
MIXED: Final = "mixed: fact and judgement"
READ_WHOLE: Final = "read whole by the encoder"
WORDED: Final = {Kind.FACT: "worded as a fact", Kind.OPINION: "worded as a view"}

# The strongest first. A name that a sign may have, and how a reader is told of it.
_FOR_FACT: Final = (
    ("figure", "a figure"), ("date", "a date"), ("event", "an event"), ("report", "a report"),
    ("body", "a named body"), ("quotation", "a quotation"),
)  # fmt: skip
_FOR_OPINION: Final = (
    ("advice", "advice"), ("command", "advice"), ("prediction", "a prediction"),
    ("judgement", "a judgement"), ("belief", "a belief"), ("wish", "a wish"),
    ("hedge", "a hedge"), ("possibility", "a possibility"), ("condition", "a condition"),
)  # fmt: skip
_FOR_NOTHING: Final = (
    ("question", "a question"), ("greeting", "a greeting"), ("no_verb", "no verb"),
    ("no_end", "no full stop"),
)  # fmt: skip


def is_wording(reason: str) -> bool:
    """Say whether a reason names no sign, only what was read: a word that spoke most, or all."""
    return reason.startswith((READ_WHOLE, *WORDED.values()))


class Leaning(NamedTuple):
    """Where the model leans, and whether it sees the other side too."""

    kind: Kind
    mixed: bool


def give_reasons(leaning: Leaning, signs: Signs) -> tuple[str, ...]:
    """Give at most four reasons on the side that the model takes, the strongest first.

    A mixed sentence says so first, and then names both sides.
    """
    if leaning.kind is Kind.NONE:
        return tuple(_told(_FOR_NOTHING, signs)[:MOST])
    sides = (_FOR_FACT, _FOR_OPINION) if leaning.kind is Kind.FACT else (_FOR_OPINION, _FOR_FACT)
    for_it = _told(sides[0], signs)
    against = _told(sides[1], signs) if leaning.mixed else []
    if not against:
        return tuple(for_it[:MOST])
    return (MIXED, *for_it[: MOST - 2], against[0])


def read_whole(signs: tuple[str, ...]) -> tuple[str, ...]:
    """Say that the encoder read the sentence as a whole, and name signs as what stands beside it.

    What moved it cannot be told, so that no sign may pass for a cause.
    """
    mixed = signs[:1] if signs[:1] == (MIXED,) else ()
    beside = signs[len(mixed) : MOST - 1]
    # The others follow the first in one list: "beside it a date: Monday, a figure: 5".
    return (*mixed, READ_WHOLE, *(f"beside it {sign}" for sign in beside[:1]), *beside[1:])


def _told(side: tuple[tuple[str, str], ...], signs: Signs) -> list[str]:
    told = []
    for name, phrase in side:
        if name in signs.names:
            word = signs.words.get(name)
            told.append(f"{phrase}: {word}" if word else phrase)
    return told
