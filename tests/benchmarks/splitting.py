"""How fast a text is read and split, and whether ten times the text takes ten times as long."""

from __future__ import annotations

from factcheck import intake
from measure import Pair, paired, seconds
from synthetic import text_of

SMALL = 200_000


def megabytes_a_second(rounds: int) -> float:
    """The whole pipeline in this process: bytes to passages with their claims."""
    raw = text_of(SMALL * 5).encode()
    best = min(seconds(lambda: intake.read(raw)) for _ in range(rounds))
    return len(raw) / best / 1_000_000


def ten_times_the_text(rounds: int) -> Pair:
    """A text, against a text of a tenth of it."""
    large, small = text_of(SMALL * 10).encode(), text_of(SMALL).encode()
    return paired(
        lambda: seconds(lambda: intake.read(large)),
        lambda: seconds(lambda: intake.read(small)),
        rounds,
    )
