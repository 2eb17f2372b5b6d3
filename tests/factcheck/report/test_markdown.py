"""The Markdown report: nothing in the data becomes HTML, a link, a list or a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.model import Article, Claim
from factcheck.report import WRITERS
from factcheck.report.build import Report
from factcheck.report.markdown import plain
from factcheck.sources import Source, SourceDraft

GOLDEN = Path(__file__).parents[2] / "data" / "reports"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("<b>bold</b>", r"\<b\>bold\</b\>"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("![a](x)", r"!\[a\](x)"),
        ("a | b", r"a \| b"),
        ("`code` *a* _b_ ~~c~~", r"\`code\` \*a\* \_b\_ \~\~c\~\~"),
        ("back\\slash", r"back\\slash"),
        ("&lt; &amp;", r"\&lt; \&amp;"),
        ("costs $2 or $3", r"costs \$2 or \$3"),
        ("# not a heading", r"\# not a heading"),
        ("- not a list", r"\- not a list"),
        ("+ not a list", r"\+ not a list"),
        ("1. not a list", r"1\. not a list"),
        ("2021) not a list", r"2021\) not a list"),
        ("> not a quotation", r"\> not a quotation"),
        ("=== not a heading", r"\=== not a heading"),
        ("two\nlines\r\n\r\n    and more", "two lines and more"),
        ("see https://evil.example/a", r"see https\://evil.example/a"),
        ("see www.evil.example", r"see www\.evil.example"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("1,100 kilometres - in 2021.", "1,100 kilometres - in 2021."),
    ],
)
def test_row_59_text_shows_literally(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_row_59_only_safe_addresses_are_links(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    urls = ["javascript:alert(1)", "https://a@evil.example", "https://good.example/a_b*c"]
    sources = [Source(i, f"s{i}", 11, SourceDraft(url), i) for i, url in enumerate(urls)]
    text = WRITERS["md"](report_on(visit, visit_claims[:1], sources={11: sources}))

    assert "<https://good.example/a_b*c>" in text
    assert "<javascript" not in text
    assert r"https\://a\@evil.example (address kept as text)" in text


@pytest.mark.parametrize(
    "payload", ["\n\n# Heading\n", "\n| a | b |\n|---|---|\n", "\n```\n", "\n---"]
)
def test_no_text_begins_a_line_of_its_own(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report], payload: str
) -> None:
    def lines(text: str) -> list[str]:
        article = dataclasses.replace(visit, title=f"a{text}b", outlet=f"a{text}b")
        claim = dataclasses.replace(
            visit_claims[0], statement=f"a{text}b", speaker=f"a{text}b", text=f"a{text}b"
        )
        return WRITERS["md"](report_on(article, [claim], reviewer=f"a{text}b")).splitlines()

    assert len(lines(payload)) == len(lines(" "))


def test_it_is_the_report_that_was_read_and_found_good(sample: Report) -> None:
    assert WRITERS["md"](sample) == (GOLDEN / "sample.md").read_text(encoding="utf-8")
