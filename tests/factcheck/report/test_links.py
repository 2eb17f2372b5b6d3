"""Only complete http and https addresses become links."""

from __future__ import annotations

import pytest

from factcheck.report.links import web_link
from factcheck.report.tags import linked

REFUSED = [
    "",
    "energy.example/costs",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "ftp://files.example/a",
    "ms-msdt:/id PCWDiagnostic",
    "ms-word:ofe|u|https://evil.example/a.docx",
    "mailto:desk@notes.example",
    "//evil.example/a",
    "\\\\evil.example\\share",
    "http:evil.example",
    "http:/evil.example",
    "http:///evil.example",
    "https://bank.example@evil.example/",
    "https://user:word@evil.example/",
    "https://bank.example\\@evil.example/",
    "https://evil.example/\x00",
    "https://evil.example/\u202egpj.exe",
    "https://evil\u200b.example/",
    "https://evil.example:port/",
    "https://evil.example:99999/",
    "http://[::1",
    "https://evil .example/",
    "https://evil.example/a b",
    'https://evil.example/"onmouseover="x',
    "https://ex%61mple.example/",
    "https://.example/",
]


@pytest.mark.parametrize("url", REFUSED)
def test_what_is_not_plainly_a_web_address_stays_text(url: str) -> None:
    assert web_link(url) is None
    assert "<a " not in linked(url, "a title")


@pytest.mark.parametrize(
    ("url", "href", "host"),
    [
        (
            "https://energy.example/a?b=1&c=2#d",
            "https://energy.example/a?b=1&c=2#d",
            "energy.example",
        ),
        ("HTTP://Energy.Example:8080/", "http://energy.example:8080/", "energy.example"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a", "[2001:db8::1]"),
        ("https://news.example/статья", "https://news.example/статья", "news.example"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        # The first letter is Cyrillic.
        ("https://аpple.example/", "https://xn--pple-43d.example/", "xn--pple-43d.example"),
    ],
)
def test_a_link_goes_where_its_host_says(url: str, href: str, host: str) -> None:
    link = web_link(url)

    assert link is not None
    assert (link.href, link.host) == (href, host)


def test_ampersands_of_an_address_survive_the_page() -> None:
    assert 'href="https://a.example/?b=1&amp;c=2"' in linked("https://a.example/?b=1&c=2")
