"""What every reader gives: days, addresses and lines of metadata as they may be stored."""

from __future__ import annotations

import pytest

from factcheck.articles.reading import clean, iso_day, one_line, web_address, with_asides


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2024-01-31T10:00:00Z", "2024-01-31"),
        ("D:20240131120000+01'00'", "2024-01-31"),
        (" 20240131 ", "2024-01-31"),
        ("2024-13-05", ""),
        ("2024-00-05", ""),
        ("2024-05-32", ""),
        ("2024-05-00", ""),
        ("31 January 2024", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_day_is_one_that_can_be(told: str | None, day: str) -> None:
    assert iso_day(told) == day


@pytest.mark.parametrize(
    ("told", "address"),
    [
        (" https://example.org/a?b=1 ", "https://example.org/a?b=1"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("example.org/a", ""),
        ("https://example.org/a b", ""),
        ("javascript:alert(1)", ""),
        (None, ""),
    ],
)
def test_an_address_is_a_whole_one_of_the_web(told: str | None, address: str) -> None:
    assert web_address(told) == address


def test_what_nothing_can_hold_is_dropped_and_counted() -> None:
    assert clean("a\x00b\r\nc\rd\x0be\ud800") == ("ab\nc\nd\ne", 2)
    assert one_line(" a\n b\x07 ") == "a b"
    assert len(one_line("x" * 900)) == 500


def test_asides_stand_behind_the_text_with_their_places() -> None:
    text, asides = with_asides("The text.\n\n", [(" 12 ", "page number"), (" ", "nothing")])

    assert text == "The text.\n\n12\n"
    assert [(text[each.start : each.end], each.reason) for each in asides] == [
        ("12", "page number")
    ]
