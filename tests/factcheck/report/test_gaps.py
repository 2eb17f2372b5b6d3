"""The gaps in the evidence: printed in every report, claim by claim and for the whole."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest

from factcheck.edition import INTERNAL, PUBLIC
from factcheck.imprint import Imprint
from factcheck.model import Article, Claim, Verdict
from factcheck.report import PACKAGES, WRITERS
from factcheck.report.build import Report
from factcheck.report.cut import cut
from factcheck.report.paper import sheets
from factcheck.sources import Source, SourceDraft, Waiver


def every_text(report: Report) -> dict[str, str]:
    """The report in each format for people, without its markup."""
    with zipfile.ZipFile(io.BytesIO(PACKAGES["docx"](report))) as files:
        document = files.read("word/document.xml").decode()
    marked = {
        "html": re.sub("(?s)<style>.*?</style>", "", WRITERS["html"](report)),
        "docx": document.replace("</w:p>", " </w:p>"),
        "paper": " ".join(sheets(report)),
        "md": WRITERS["md"](report).replace("\\", ""),
    }
    return {name: " ".join(re.sub("<[^>]*>", "", text).split()) for name, text in marked.items()}


def test_gaps_are_told_for_the_whole_and_for_each_claim(sample: Report) -> None:
    for name, text in every_text(sample).items():
        assert "Gaps in the evidence" in text, name
        assert "2 of 2 verdicts of supported or disputed have gaps" in text, name
        assert "Asked for (standard): two independent sources" in text, name
        assert "Sources without the day they were read: 2 claims" in text, name
        assert "(1.1, 1.4)" in text, name
        assert text.count("Gaps: 1 without the day it was read") == 2, name
        assert "2 links, 2 independent" in text, name


@pytest.fixture
def sound(
    visit: Article,
    visit_claims: list[Claim],
    visit_sources: dict[int, list[Source]],
    report_on: Callable[..., Report],
) -> Report:
    """One verdict with all that the usual profile asks for, and an opinion."""
    read = [
        dataclasses.replace(one, draft=dataclasses.replace(one.draft, read_on="2026-11-22"))
        for one in visit_sources[11]
    ]
    return report_on(visit, [visit_claims[0], visit_claims[2]], sources={11: read})


def test_a_report_without_gaps_says_so(sound: Report) -> None:
    for name, text in every_text(sound).items():
        assert "1 verdict of supported or disputed, none with a gap" in text, name
        assert "Gaps:" not in text, name


def test_a_waiver_is_printed_in_every_format_also_when_its_gap_has_closed(
    visit: Article,
    visit_claims: list[Claim],
    visit_sources: dict[int, list[Source]],
    report_on: Callable[..., Report],
) -> None:
    at = "2026-11-22T08:00:00+00:00"
    given = [
        Waiver(1, "w1", 11, "read_on", "The desk\nhas it.", at, "Desk two"),
        Waiver(2, "w2", 11, "primary", "Nobody else was there.", at, "Desk two"),
    ]
    report = report_on(visit, visit_claims[:1], sources=visit_sources, waivers={11: given})

    for edition in (INTERNAL, PUBLIC):
        for name, text in every_text(cut(report, edition)).items():
            still = "Waived: 1 without the day it was read (reason: The desk has it.)"
            closed = "no primary source, which is no gap now (reason: Nobody else was there.)"
            assert still in text, name
            assert closed in text, name


def test_where_no_verdict_needs_evidence_nothing_is_said_of_it(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    for name, text in every_text(report_on(visit, visit_claims[1:3])).items():
        assert "Gaps" not in text, name


def test_the_profile_of_the_imprint_decides(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    def rules(profile: str) -> list[str]:
        report = report_on(visit, visit_claims[:1], imprint=Imprint(profile=profile))
        data = json.loads(WRITERS["json"](report))
        assert data["evidence"]["profile"] == profile
        return [gap["rule"] for gap in data["articles"][0]["claims"][0]["gaps"]]

    assert rules("classroom") == ["independent"]
    assert rules("strict") == ["independent", "contact"]


def test_the_counts_agree_with_the_claims(sample: Report) -> None:
    data = json.loads(WRITERS["json"](sample))
    claims = [claim for part in data["articles"] for claim in part["claims"]]
    ruled = [claim for claim in claims if claim["verdict"] in (Verdict.SUPPORTED, "disputed")]

    assert data["evidence"]["ruled"] == len(ruled) == 2
    assert data["evidence"]["with_gaps"] == sum(bool(claim["gaps"]) for claim in claims)
    assert all(claim["independent_sources"] <= len(claim["sources"]) for claim in claims)


def test_what_a_gap_quotes_of_an_address_stays_text(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    bad = [
        Source(n, f"s{n}", 11, SourceDraft(f"https://<img src=x>{n}.<b>.example/"), n)
        for n in range(2)
    ]
    report = report_on(visit, visit_claims[:1], sources={11: bad})
    assert "one site" in report.articles[0].claims[0].evidence.gaps[0].words

    for text in (WRITERS["html"](report), " ".join(sheets(report))):
        assert "<img" not in text
        assert "<b>.example" not in text
    assert "<b>" not in WRITERS["md"](report).replace("\\<b\\>", "")
