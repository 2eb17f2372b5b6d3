"""Places to look things up: names, patterns, and the addresses they make."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from factcheck.lookup import PLACES, SAVE_PAGE, address, most_telling, parse, places

CLAIM = 'The "pier" cost 5 % more & was opened by Anna Berg?#x'


def test_every_shipped_place_can_be_used() -> None:
    assert len(places(PLACES)) == len(PLACES)
    assert parse(f"Keep = {SAVE_PAGE}")


@pytest.mark.parametrize(
    "line",
    [
        "no pattern",
        "= https://example.org/{claim}",
        "script = javascript:alert({claim})",
        "file = file:///etc/{claim}",
        "host = https://{claim}.example.org/",
        "spaces = https://example.org/ {claim}",
    ],
)
def test_what_is_no_web_address_is_no_place(line: str) -> None:
    assert parse(line) is None


def test_a_claim_cannot_change_the_address_it_is_put_in() -> None:
    made = urlsplit(address("https://example.org/find?q={claim}&lang=en", CLAIM))

    assert (made.netloc, made.path, made.fragment) == ("example.org", "/find", "")
    assert parse_qs(made.query) == {"q": [CLAIM], "lang": ["en"]}
    assert address("https://e.org/{words}", "{url} Berg", "x") == "https://e.org/url%20Berg"


def test_the_telling_words_are_names_figures_and_long_ones_in_their_order() -> None:
    said = "On it the minister Anna Berg paid 40 million for a very new and also long harbour pier"
    found = most_telling(said).split()

    assert {"Anna", "Berg", "40", "million", "minister"} <= set(found)
    assert found == [word for word in said.split() if word in found]
    assert len(found) == 8
