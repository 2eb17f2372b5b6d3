"""What stands with a claim and an article, in every format that people read."""

from __future__ import annotations

import html
import io
import re
import zipfile
from dataclasses import replace

import pytest

from factcheck.edition import INTERNAL, PUBLIC, Edition
from factcheck.model import Verdict
from factcheck.record import Ruling
from factcheck.report import PACKAGES, WRITERS, Report, paper
from factcheck.report.cut import cut

READ = ("html", "md", "docx", "paper")


def words_of(report: Report, format: str) -> str:
    """The words of a report without marks, in one line."""
    if format == "paper":
        text = "".join(paper.sheets(report))
    elif format in PACKAGES:
        with zipfile.ZipFile(io.BytesIO(PACKAGES[format](report))) as files:
            text = files.read("word/document.xml").decode()
    else:
        text = WRITERS[format](report)
    text = text.replace("\\", "") if format == "md" else re.sub(r"<[^>]*>", "", text)
    return " ".join(re.sub("[\u200b\u2066-\u2069]", "", html.unescape(text)).split())


@pytest.mark.parametrize("format", READ)
def test_a_decided_claim_tells_when_and_an_open_one_what_is_suggested(
    sample: Report, format: str
) -> None:
    text = words_of(sample, format)

    decided = sum(1 for part in sample.articles for one in part.claims if one.claim.verdict)
    assert text.count("decided 22 Nov 2026, 09:31 UTC") == decided == 3
    said = "aid by the ministry · looks like a fact to check (a named speaker, an offer)"
    assert said in text
    assert text.count("looks like a fact to check") == 4


@pytest.mark.parametrize("format", READ)
def test_the_history_tells_each_verdict_with_who_gave_it_and_when(
    sample: Report, format: str
) -> None:
    part = sample.articles[0]
    ruling = Ruling("2026-11-21T07:00:00+00:00", "Desk nine", Verdict.DISPUTED)
    nobody = Ruling("2026-11-20T07:00:00+00:00", "you", None)
    first = replace(part.claims[0], history=(nobody, ruling))
    part = replace(part, claims=(first, *part.claims[1:]))
    text = words_of(replace(sample, articles=(part, *sample.articles[1:])), format)

    told = "· Not reviewed, 20 Nov 2026, 07:00 UTC; × Disputed by Desk nine, 21 Nov 2026, 07:00 UTC"
    assert f"History: {told}" in text


@pytest.mark.parametrize("format", READ)
def test_an_article_tells_where_it_comes_from(sample: Report, format: str) -> None:
    text = words_of(sample, format)

    for known in ("Regional Notes", "the regional desk", "7 Apr 2021", "late-visit.txt"):
        assert known in text


@pytest.mark.parametrize("format", READ)
def test_a_source_without_a_title_shows_its_address(sample: Report, format: str) -> None:
    assert "https://wire.example/a?b=1&c=2" in words_of(sample, format)


@pytest.mark.parametrize("edition", [INTERNAL, PUBLIC])
@pytest.mark.parametrize("format", READ)
def test_how_many_verdicts_have_gaps_is_said_once(
    sample: Report, format: str, edition: Edition
) -> None:
    text = words_of(cut(sample, edition), format)

    assert text.count("verdicts of supported or disputed") == 1


def test_the_coverage_of_an_article_adds_up_to_its_text(sample: Report) -> None:
    for part in sample.articles:
        assert sum(number for _, number in part.coverage) == len(part.article.text)
        assert all(number > 0 for _, number in part.coverage)
