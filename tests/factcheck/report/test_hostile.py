"""Rows 50, 54 and 58 over every format: a text in any field stays text, an address stays dead."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from factcheck.report import FORMATS, PACKAGES, WRITERS, paper
from factcheck.report.build import Report
from tests.factcheck.report.test_html import PAYLOADS, poisoned

DEAD = (
    "javascript:alert(1)", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "//host/x",
    "\\\\host\\x", "https://a@evil.example/", "http://[::1", "ms-word:ofe|u|x",
)  # fmt: skip


def written(report: Report, format: str) -> list[str]:
    """The report in a format, as the texts that its file holds."""
    if format == "paper":
        return list(paper.sheets(report))
    if format in WRITERS:
        return [WRITERS[format](report)]
    with zipfile.ZipFile(io.BytesIO(PACKAGES[format](report))) as parts:
        return [parts.read(name).decode() for name in parts.namelist()]


class _Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def _names(xml: str) -> list[str]:
    return [one.tag for one in ElementTree.fromstring(xml).iter()]


@pytest.mark.parametrize("format", [*FORMATS, "paper"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_row_50_no_text_changes_the_form_of_a_report(payload: str, format: str) -> None:
    texts, harmless = (written(poisoned(each), format) for each in (payload, "harmless words"))

    assert len(texts) == len(harmless)
    for text, other in zip(texts, harmless, strict=True):
        if format in PACKAGES:
            names = [
                [one.tag for one in ElementTree.fromstring(each).iter()] for each in (text, other)
            ]
            assert names[0] == names[1]
        elif format in ("html", "paper"):
            assert _Links(text).tags == _Links(other).tags
        elif format in ("json", "claimreview", "annotations"):
            json.loads(text)
            # Row 58: what stands in the script of a page cannot end it.
            assert format == "json" or not set("<>&") & set(text)
        elif format == "md":
            assert not re.search(r"(?<!\\)<(?!https?://)", text)


@pytest.mark.parametrize("format", [*FORMATS, "paper"])
@pytest.mark.parametrize("address", DEAD)
def test_row_54_an_address_that_must_not_be_opened_is_no_link(address: str, format: str) -> None:
    for text in written(poisoned(address), format):
        if format in ("html", "paper"):
            assert all(link.startswith(("#", "https://")) for link in _Links(text).found)
            assert address not in _Links(text).found
        elif format in PACKAGES:
            assert f'Target="{address}"' not in text
        elif format in ("claimreview", "annotations"):
            told = re.findall(r'"(?:url|archivedAt|source|homepage)": "([^"]*)"', text)
            assert all(link.startswith(("urn:", "https:")) for link in told)
        elif format == "md":
            assert f"<{address}>" not in text
            assert f"]({address}" not in text
