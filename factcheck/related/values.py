"""The values of a text: figures, sums, shares, durations, measures and dates, in order."""

from __future__ import annotations

from datetime import date

from factcheck.related.statement import read
from factcheck.related.value import Value


def find_values(text: str, on: date | None = None) -> tuple[Value, ...]:
    """All values of a statement with spans into ``text``; ``on`` is the date of its article."""
    return read(text, on).values
