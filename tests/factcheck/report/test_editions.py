"""Editions: what is not for publishing is in no format, and the figures stay those of the whole."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import zipfile

import pytest

from factcheck.edition import INTERNAL, PUBLIC, Edition, Part
from factcheck.imprint import Imprint
from factcheck.model import Verdict
from factcheck.record import Ruling
from factcheck.report import FORMATS, PACKAGES, WRITERS, paper
from factcheck.report.build import Ground, Kindred, Report, Said
from factcheck.report.cut import cut

RULING = Ruling("2026-11-21T07:00:00+00:00", "Desk nine", Verdict.DISPUTED)


@pytest.fixture
def whole(sample: Report) -> Report:
    """The sample with a history, a conflict, an organisation, and marks to look for."""
    part = sample.articles[0]
    asked = dataclasses.replace(part.claims[0].claim, contact="Rang extension 12 twice.")
    first = dataclasses.replace(part.claims[0], claim=asked, history=(RULING,))
    claims = (first, *part.claims[1:])
    group = Kindred(
        "visit date",
        "conflict",
        (Said(1, first, "six"), Said(2, part.claims[3], "two")),
        (Ground((first.claim.uid, part.claims[3].claim.uid), "6 is not 2"),),
    )
    return dataclasses.replace(
        sample,
        articles=(dataclasses.replace(part, claims=claims), *sample.articles[1:]),
        related=(group,),
        imprint=Imprint("The Harbour Desk"),
    )


def everything(report: Report) -> dict[str, str]:
    """Every format as one text."""
    found = {name: writer(report) for name, writer in WRITERS.items()}
    for name, package in PACKAGES.items():
        with zipfile.ZipFile(io.BytesIO(package(report))) as files:
            found[name] = "".join(files.read(each).decode() for each in files.namelist())
    return found | {"paper": "".join(paper.sheets(report))}


PRIVATE = (
    "flagged for later",
    "Desk nine",
    "Desk two",
    "late-visit.txt",
    "a named speaker",
    "09:31",
    "extension 12",
)


@pytest.mark.parametrize("word", PRIVATE)
def test_what_is_not_for_publishing_is_in_no_public_format(whole: Report, word: str) -> None:
    assert any(word in text for text in everything(whole).values())

    for name, text in everything(cut(whole, PUBLIC)).items():
        assert word not in text, name


@pytest.mark.parametrize("format", ["html", "md", "docx", "paper"])
def test_an_edition_for_people_says_what_it_is_and_what_it_leaves_out(
    whole: Report, format: str
) -> None:
    internal, public = (everything(cut(whole, one))[format] for one in (INTERNAL, PUBLIC))

    assert "internal edition, not for publication" in internal
    assert "internal edition" not in public
    assert "This edition leaves out: claims without a verdict" in re.sub(r"<[^>]+>", "", public)
    for text in (internal, public):
        assert "How this was checked" in text
        assert "How much was looked at" in text
        assert "Conflict: visit date" in text
        assert "6 is not 2" in text
        assert "All sources" in text
        assert "The Harbour Desk" in text


def test_a_report_is_called_as_was_said_in_every_format_for_people(whole: Report) -> None:
    edition = Edition.of("public", title=" The visit,\nchecked <b> ")

    for name, text in everything(cut(whole, edition)).items():
        if name not in ("csv", "claimreview"):
            plainly = text.replace("&lt;", "<").replace("&gt;", ">")
            plainly = plainly.replace("\\u003c", "<").replace("\\u003e", ">")
            assert "The visit, checked <b>" in plainly.replace("\\", ""), name
        if name in ("html", "docx", "paper", "xlsx"):
            assert "checked <b>" not in text, name


def test_the_figures_are_those_of_the_whole(whole: Report) -> None:
    public = cut(whole, PUBLIC)

    # Flags are of the work, not of the outcome.
    assert public.counts == dataclasses.replace(whole.counts, flagged=0)
    assert public.standing == whole.standing
    assert [part.coverage for part in public.articles] == [part.coverage for part in whole.articles]
    # Anchors and references keep their numbers.
    assert [one.number for one in public.articles[0].claims] == [1, 3, 4]


def test_coverage_accounts_for_every_character(whole: Report) -> None:
    for part in whole.articles:
        assert sum(number for _, number in part.coverage) == len(part.article.text)


@pytest.mark.parametrize("part", list(Part))
def test_each_part_can_be_left_out_of_every_format(whole: Report, part: Part) -> None:
    marks = {
        Part.NOTES: "Two records agree on the day.",
        Part.TEXT: "Share this page",
        Part.SOURCES: "All sources",
        Part.RELATED: "6 is not 2",
        Part.UNREVIEWED: "Nobody had come from Moscow",
        Part.GAPS: "without the day it was read",
        Part.CONTACT: "extension 12",
        Part.HISTORY: "Desk nine",
        Part.WORKING: "flagged for later",
    }
    less = [part.value] if part is not Part.UNREVIEWED else [part.value, Part.TEXT.value]

    texts = everything(cut(whole, Edition.of("internal", less=less)))

    assert any(marks[part] in text for text in everything(whole).values())
    for name, text in texts.items():
        assert marks[part] not in text, name


def test_the_order_of_the_text_is_one_list(whole: Report) -> None:
    html = WRITERS["html"](cut(whole, Edition.of("internal", arranged="text")))

    places = [html.index(f'id="a1-c{number}"') for number in range(1, 6)]
    assert places == sorted(places)
    assert "Claims in the order of the text" in html


def test_json_tells_its_edition_and_nothing_false(whole: Report) -> None:
    told = json.loads(WRITERS["json"](cut(whole, PUBLIC)))

    assert told["edition"]["audience"] == "public"
    assert "suggestion" not in told["articles"][0]["claims"][0]
    assert told["counts"]["total"] == 7


def test_a_part_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        Edition.of("public", more=["nothing"])


def test_every_format_is_tried_here(whole: Report) -> None:
    assert set(everything(whole)) == {*FORMATS, "paper"}


def test_why_claims_conflict_is_told_of_claims_that_are_shown_alone(whole: Report) -> None:
    first, open_claim, _, last = (one for one in whole.articles[0].claims[:4])
    said = tuple(Said(1, one, "") for one in (first, open_claim, last))
    shown = Ground((first.claim.uid, last.claim.uid), "6 is not 2")
    hidden = Ground((first.claim.uid, open_claim.claim.uid), "6 is not 77")
    groups = tuple(
        Kindred("visit", "conflict", said, each) for each in ((shown, hidden), (hidden,))
    )
    report = dataclasses.replace(whole, related=groups)

    (left,) = cut(report, PUBLIC).related
    assert left.whys == ("6 is not 2",)
    assert [each.one.number for each in left.said] == [1, 4]
    assert cut(report, INTERNAL).related == groups
