"""Values that are told in two parts: ``3 hours and 50 minutes``, ``5 feet 11 inches``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.related.value import Side, Value, ValueKind

_JOINTS = frozenset({"", "and", ",", ", and"})
_PARTED = (ValueKind.DURATION, ValueKind.MEASURE)


def joined(text: str, found: Sequence[tuple[int, Value]]) -> list[tuple[int, Value]]:
    """The values in order, with the parts of one value put together."""
    made: list[tuple[int, Value]] = []
    for at, value in found:
        if made and _goes_on(text, made[-1][1], value):
            first, whole = made[-1]
            low, high = whole.low + value.low, whole.high + value.high
            words = text[whole.start : value.end]
            made[-1] = (first, replace(whole, end=value.end, text=words, low=low, high=high))
        else:
            made.append((at, value))
    return made


def _goes_on(text: str, one: Value, other: Value) -> bool:
    if one.kind not in _PARTED or one.kind is not other.kind or one.unit != other.unit:
        return False
    between = text[one.end : other.start].strip()
    plain = other.side is Side.EXACT and one.low == one.high
    return (
        plain and between in _JOINTS and 0 < other.low < one.low and one.unit in ("day", "m", "kg")
    )
