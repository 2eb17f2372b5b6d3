"""Whose site an address is, and which agency a text credits."""

from __future__ import annotations

import pytest

from factcheck.evidence.sites import drafted, site_of, wires_in


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.harbour.example/a/b?c=1", "harbour.example"),
        ("HTTP://Harbour.Example:8080/", "harbour.example"),
        ("https://m.news.harbour.example", "harbour.example"),
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("https://amp.dawn.com.pk/x", "dawn.com.pk"),
        ("https://www.gov.uk/guidance", "gov.uk"),
        ("https://mofa.gov.pk/press", "mofa.gov.pk"),
        ("https://finance.gov.pk/", "finance.gov.pk"),
        ("https://one.blogspot.com/p", "one.blogspot.com"),
        ("https://x.com/Minister/status/1", "x.com/minister"),
        ("https://twitter.com/minister?lang=en", "x.com/minister"),
        ("https://web.archive.org/web/2021*/https://www.harbour.example/a", "harbour.example"),
        ("https://web.archive.org/web/20210406/http:/harbour.example/a", "harbour.example"),
        ("https://web.archive.org/about", "web.archive.org"),
        ("http://192.0.2.7/a", "192.0.2.7"),
        ("https://münchen.example/", "xn--mnchen-3ya.example"),
        ("archive room, box 7", ""),
        ("javascript:alert(1)", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_the_site_of_an_address(url: str, site: str) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("text", "wires"),
    [
        ("Daily Harbour (Reuters)", {"Reuters"}),
        ("thomson reuters", {"Reuters"}),
        ("By AP staff", {"AP"}),
        ("a new app for the map", set()),
        ("Associated Press of Pakistan", {"AP", "APP"}),
        ("photo: AFP/Getty", {"AFP"}),
        ("reuters.example", {"Reuters"}),
        ("", set()),
    ],
)
def test_agencies_are_known_by_their_credit(text: str, wires: set[str]) -> None:
    assert wires_in([text]) == wires


@pytest.mark.parametrize(
    ("link", "url", "kind", "archived"),
    [
        ("https://a.example/1", "https://a.example/1", "other", False),
        ("https://www.stats.gov.uk/x", "https://www.stats.gov.uk/x", "official", False),
        ("https://who.int/x", "https://who.int/x", "official", False),
        ("https://notgov.example/", "https://notgov.example/", "other", False),
        ("https://x.com/one/1", "https://x.com/one/1", "social", False),
        (
            "https://web.archive.org/web/2026/https://x.com/one/1",
            "https://x.com/one/1",
            "social",
            True,
        ),
        ("archive room, box 7", "archive room, box 7", "other", False),
        ("javascript:alert(1)", "javascript:alert(1)", "other", False),
    ],
)
def test_a_link_tells_by_itself_what_it_is(link: str, url: str, kind: str, archived: bool) -> None:
    draft = drafted(f" {link} ")
    assert (draft.url, draft.type.value) == (url, kind)
    assert draft.archive_url == (link if archived else "")
