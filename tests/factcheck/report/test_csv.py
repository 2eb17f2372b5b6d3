"""The table: one row a claim, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.model import Article, Claim
from factcheck.report import WRITERS
from factcheck.report.build import Report
from factcheck.report.csv import COLUMNS, text_cell

GOLDEN = Path(__file__).parents[2] / "data" / "reports"


def rows(report: Report) -> list[dict[str, str]]:
    text = WRITERS["csv"](report)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1",
        "＠A1", "|calc", " =1+1", '"=1+1"', "'=1+1", "“=1+1”", "\u200b=1+1", "\xa0=1+1",
        "=cmd|' /C calc'!A0", "\ttext", "\rtext", "\ntext", "-5 %",
    ],
)  # fmt: skip
def test_a_formula_begins_with_an_apostrophe(formula: str) -> None:
    assert text_cell(formula).startswith("'")


@pytest.mark.parametrize("text", ["", "a=b", "2 - 1", "“Quoted,” she said", "5 %", "'tis", "<b>"])
def test_other_text_is_left_alone(text: str) -> None:
    assert text_cell(text) == text


def test_numbers_are_never_touched(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    row = rows(report_on(visit, visit_claims))[0]

    assert (row["number"], row["start"], row["checkable"], row["worthy"]) == (
        "1",
        str(visit.text.index("The foreign")),
        "0.500",
        "0.250",
    )


def test_no_text_of_the_library_makes_a_formula(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    bad = "=1+1"
    article = dataclasses.replace(
        visit, title=bad, outlet=bad, author=bad, published=bad, url=bad, sha256=bad
    )
    claim = dataclasses.replace(
        visit_claims[0], statement=bad, text=bad, speaker=bad, note=bad, decided_at=bad, uid=bad
    )
    row = rows(report_on(article, [claim]))[0]

    assert not [name for name, value in row.items() if value.startswith("=")]
    assert [row[name] for name in ("article", "note", "claim_uid")] == ["'=1+1"] * 3


def test_it_is_what_spreadsheets_expect(sample: Report) -> None:
    text = WRITERS["csv"](sample)

    assert text.startswith("\ufeff" + ",".join(COLUMNS) + "\r\n")
    assert text.endswith("\r\n")


def test_line_ends_inside_a_cell_come_back(sample: Report) -> None:
    first = rows(sample)[0]

    assert first["note"] == "Two records agree on the day.\nThe earlier visit was in 2012."
    assert first["source_count"] == "2"
    assert len(first["sources"].splitlines()) == 2


def test_every_claim_has_its_row(sample: Report) -> None:
    found = [(row["article"], row["number"], row["verdict"]) for row in rows(sample)]

    assert found == [
        ("A late visit", "1", "supported"),
        ("A late visit", "2", "unreviewed"),
        ("A late visit", "3", "opinion"),
        ("A late visit", "4", "disputed"),
        ("A late visit", "5", "unreviewed"),
        ("A door left ajar", "1", "unreviewed"),
        ("A door left ajar", "2", "unreviewed"),
    ]


def test_it_is_the_report_that_was_read_and_found_good(sample: Report) -> None:
    assert WRITERS["csv"](sample).encode() == (GOLDEN / "sample.csv").read_bytes()
