"""Offsets in a Python string and in Qt's UTF-16, each turned into the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.offsets import Utf16Offsets

TEXTS = st.text(
    st.sampled_from("ab \n\u0301\u200d\u05d0\u0628\U0001f600\U0001f1f5\U00020000é“"), max_size=60
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_offset_is_where_utf16_puts_it(text: str) -> None:
    offsets = Utf16Offsets(text)
    for offset in range(len(text) + 1):
        assert offsets.to_utf16(offset) == units(text[:offset])
        assert offsets.from_utf16(offsets.to_utf16(offset)) == offset


@given(TEXTS)
def test_every_unit_belongs_to_one_character(text: str) -> None:
    offsets = Utf16Offsets(text)
    for unit in range(units(text)):
        at = offsets.from_utf16(unit)
        assert offsets.to_utf16(at) <= unit < offsets.to_utf16(at + 1)


@pytest.mark.parametrize(
    ("text", "offset", "unit"),
    [
        ("plain", 3, 3),
        ("a\U0001f600b", 2, 3),
        ("e\u0301\U0001f468\u200d\U0001f469x", 5, 7),
        ("\u05e9\u05dc\u05d5\u05dd \U0001f600!", 6, 7),
    ],
    ids=["ascii", "emoji", "joined emoji and accents", "right to left"],
)
def test_known_places(text: str, offset: int, unit: int) -> None:
    assert Utf16Offsets(text).to_utf16(offset) == unit
    assert Utf16Offsets(text).from_utf16(unit) == offset


def test_the_second_half_of_a_pair_belongs_to_its_character() -> None:
    assert Utf16Offsets("a\U0001f600b").from_utf16(2) == 1


def test_places_outside_are_the_nearest_end() -> None:
    offsets = Utf16Offsets("a\U0001f600")
    assert (offsets.to_utf16(-3), offsets.to_utf16(9)) == (0, 3)
    assert (offsets.from_utf16(-3), offsets.from_utf16(9)) == (0, 2)
