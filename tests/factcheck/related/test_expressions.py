"""Expressions as news writes them, with what they mean: nearly all of a table must be read."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

import pytest

from factcheck.related.value import Modality, Value, ValueKind
from factcheck.related.values import find_values

TABLE = Path(__file__).resolve().parents[2] / "data" / "related" / "values.tsv"
ON = date(2021, 4, 9)
VAGUE = ("early", "mid-", "summer", "week ago", "days ago")
"""Words that leave open by some days where they begin and end."""


def rows() -> list[tuple[str, float, float, str, str]]:
    """Kind, bounds, unit and sentence of each line."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    split = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(kind, number(kind, low), number(kind, high), unit, text)
            for kind, low, high, unit, text in split]  # fmt: skip


def number(kind: str, told: str) -> float:
    return float(date.fromisoformat(told).toordinal()) if kind == "date" else float(told)


def means(value: Value, kind: str, low: float, high: float, unit: str, text: str) -> bool:
    room = 1e-4 * max(1.0, abs(low))
    if kind == "date":
        room = 3.0 if any(word in text for word in VAGUE) else 0.0
    close = abs(value.low - low) <= room and (
        value.high == high or (not math.isinf(high) and abs(value.high - high) <= room)
    )
    counted = kind in ("count", "date", "ordinal")
    return value.kind == kind and close and (counted or value.unit == unit)


def unread() -> list[str]:
    return [
        row[4] for row in rows() if not any(means(value, *row) for value in find_values(row[4], ON))
    ]


def test_there_are_more_than_a_hundred_expressions_of_every_kind() -> None:
    assert len(rows()) > 100
    assert {row[0] for row in rows()} == set(ValueKind)


def test_all_but_the_known_one_are_read() -> None:
    assert unread() == ["It was signed on the tenth of April 2015."]


def test_a_span_is_where_the_words_stand() -> None:
    for *_, text in rows():
        assert all(text[value.start : value.end] == value.text for value in find_values(text, ON))


def test_days_of_no_known_year_count_nothing() -> None:
    (value,) = find_values("The survey was made from Sept. 19 to 22.")
    assert (value.kind, value.resolved) == (ValueKind.DATE, False)


def test_what_counts_nothing_is_no_value() -> None:
    assert not find_values("The post 783499116076687360 is gone.", ON)
    for text in ("Call 800-273-8255 now.", "They won 4-4 on Mi-35M.", "Mr. Lund, 61, left."):
        assert not [value for value in find_values(text, ON) if value.kind == "count"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Norway bought 40 frigates.", Modality.SO),
        ("Norway did not buy 40 frigates.", Modality.SO),
        ("Norway will buy 40 frigates.", Modality.PLANNED),
        ("Norway may buy 40 frigates.", Modality.POSSIBLE),
        ("Norway will not buy 40 frigates.", Modality.PLANNED),
    ],
)
def test_a_value_tells_what_its_clause_does_with_it(text: str, modality: Modality) -> None:
    (value,) = find_values(text, ON)
    assert value.modality is modality
