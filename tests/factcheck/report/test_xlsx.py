"""The workbook: every figure and text as it is, no formula, no link but to the web."""

from __future__ import annotations

import dataclasses
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from factcheck.edition import Edition
from factcheck.model import Article, Claim
from factcheck.record import Correction
from factcheck.report import PACKAGES, rows, words, workbook, xlsx
from factcheck.report.build import Corrected, Report
from factcheck.report.cut import cut
from factcheck.sources import Source, SourceDraft, Waiver

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = shutil.which("soffice")
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
"""A comma between cells, quotes where they are needed, UTF-8, the second sheet."""


def parts(report: Report) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(PACKAGES["xlsx"](report))) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def sheets(report: Report) -> dict[str, list[list[str]]]:
    """The cells of every sheet by its name, numbers as they are written."""
    files = parts(report)
    shared = [
        "".join(each.text or "" for each in item.iter(f"{MAIN}t"))
        for item in ElementTree.fromstring(files["xl/sharedStrings.xml"])
    ]
    names = [
        sheet.attrib["name"]
        for sheet in ElementTree.fromstring(files["xl/workbook.xml"]).iter(f"{MAIN}sheet")
    ]
    found = {}
    for number, name in enumerate(names, 1):
        tree = ElementTree.fromstring(files[f"xl/worksheets/sheet{number}.xml"])
        found[name] = [_cells(row, shared) for row in tree.iter(f"{MAIN}row")]
    return found


def _cells(row: ElementTree.Element, shared: list[str]) -> list[str]:
    """Each in its column, with nothing where the sheet has no cell."""
    found: list[str] = []
    for cell in row.iter(f"{MAIN}c"):
        letters = cell.attrib["r"].rstrip("0123456789")
        place = sum((ord(one) - 64) * 26**n for n, one in enumerate(reversed(letters))) - 1
        found += [""] * (place - len(found))
        found.append(_value(cell, shared))
    return found


def _value(cell: ElementTree.Element, shared: list[str]) -> str:
    value = cell.findtext(f"{MAIN}v") or ""
    return shared[int(value)] if cell.get("t") == "s" else value


def test_every_claim_has_its_row_with_the_values_of_every_table(sample: Report) -> None:
    told = sheets(sample)["Claims"]

    assert sorted(told[0]) == sorted(rows.COLUMNS)
    order = [rows.COLUMNS.index(name) for name in told[0]]
    expected = [
        [f"{row[at]:g}" if isinstance(row[at], float) else str(row[at]) for at in order]
        for row in rows.rows(sample)
    ]
    # A row ends with its last cell that says something.
    assert [row + [""] * (len(rows.COLUMNS) - len(row)) for row in told[1:]] == expected


def test_every_source_has_its_row(sample: Report) -> None:
    told = sheets(sample)["Sources"]

    links = [source for part in sample.articles for one in part.claims for source in one.sources]
    assert [row[6] for row in told[1:]] == [source.draft.url for source in links]
    assert [row[-1] for row in told[1:]] == [source.uid for source in links]


def test_without_the_list_of_sources_they_stand_with_their_claims_alone(sample: Report) -> None:
    told = sheets(cut(sample, Edition.of("internal", less=["sources"])))

    assert "Sources" not in told
    assert any("energy.example" in cell for row in told["Claims"] for cell in row)


def test_the_summary_has_the_figures_of_the_library(sample: Report) -> None:
    told = sheets(sample)["Summary"]

    (row,) = [row for row in told if row[:1] == ["All articles"]]
    counted = [words.number_of(sample.counts, label) for label in words.LABELS]
    assert row[1:] == [str(number) for number in [*counted, sample.counts.total]]
    assert f"Record: {sample.record_head}" in [row[0] for row in told if row]


def test_the_heading_row_stays_in_sight_and_can_be_filtered(sample: Report) -> None:
    for number in (2, 3):
        sheet = parts(sample)[f"xl/worksheets/sheet{number}.xml"]
        assert '<pane ySplit="1"' in sheet
        assert 'state="frozen"' in sheet
        assert "<autoFilter" in sheet


@pytest.mark.parametrize(
    "text", ["=1+1", "{=1+1}", "+1", "@SUM(A1)", "=HYPERLINK(\"https://a.example\")", "\t=1", "12",
             "https://a.example/", "mailto:a@b.example", "internal:Summary!A1", "-5 %"],
)  # fmt: skip
def test_row_60_a_text_is_a_text_and_nothing_is_put_before_it(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report], text: str
) -> None:
    claim = dataclasses.replace(visit_claims[0], statement=text, note=text, speaker=text)
    report = report_on(dataclasses.replace(visit, title=text, url=""), [claim])
    files = parts(report)

    assert not any("<f>" in content for name, content in files.items() if "sheets/sheet" in name)
    assert not any("External" in content for content in files.values())
    told = dict(zip(xlsx.CLAIM_COLUMNS, sheets(report)["Claims"][1], strict=False))
    assert told["article"] == text


def test_row_54_only_web_addresses_are_links(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    addresses = (
        "https://a.example/x?y=1&z=2",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "room 7",
    )
    links = [Source(n, f"s{n}", 11, SourceDraft(url), n) for n, url in enumerate(addresses)]
    report = report_on(dataclasses.replace(visit, url=""), visit_claims[:1], sources={11: links})

    targets = [
        relation.attrib["Target"]
        for name, content in parts(report).items()
        if name.startswith("xl/worksheets/_rels")
        for relation in ElementTree.fromstring(content)
    ]
    assert targets == [addresses[0]]
    assert [row[6] for row in sheets(report)["Sources"][1:]] == list(addresses)


def test_a_row_is_as_high_as_its_words_and_only_what_is_read_is_printed(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    long = dataclasses.replace(visit_claims[0], note="A note of many words. " * 20)
    short = dataclasses.replace(visit_claims[2], statement="Short.", text="Short.")
    files = parts(report_on(visit, [long, short]))

    heights = [
        float(row.attrib.get("ht", 15))
        for row in ElementTree.fromstring(files["xl/worksheets/sheet2.xml"]).iter(f"{MAIN}row")
    ]
    assert heights[1] > 100
    assert heights[2] == 15
    assert "Claims!$A$1:$K$3" in files["xl/workbook.xml"]


def test_more_links_than_a_sheet_holds_stay_text(
    sample: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 1)

    relations = parts(sample)["xl/worksheets/_rels/sheet3.xml.rels"]

    assert relations.count("External") == 1


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    for text in ("a" * 40_000, "\U0001f9ea" * 20_000):
        told = workbook.shown(text)
        assert len(told.encode("utf-16-le")) // 2 <= workbook.MOST_CHARACTERS
        assert "the JSON report has all of it" in told
    assert workbook.shown("b" * workbook.MOST_CHARACTERS) == "b" * workbook.MOST_CHARACTERS


def test_row_47_what_no_file_can_hold_is_shown_as_a_mark(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]
) -> None:
    note = "a\x00b\x1bc\u202ed\ufffee _x0041_"
    told = sheets(report_on(visit, [dataclasses.replace(visit_claims[0], note=note)]))["Claims"][1]

    # What begins like an escape of the format is escaped itself, and read back as it was.
    shown = "a⟨U+0000⟩b⟨U+001B⟩c⟨U+202E⟩d⟨U+FFFE⟩e _x005F_x0041_"
    assert shown in told


def test_corrections_waivers_and_related_claims_have_sheets_of_their_own(
    visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report], sample: Report
) -> None:
    assert list(sheets(sample)) == ["Summary", "Claims", "Sources"]
    given = [Waiver(1, "w1", 11, "primary", "Nobody was there.", "2026-11-22T08:00:00+00:00", "me")]
    report = report_on(visit, visit_claims, waivers={11: given})
    one = report.articles[0].claims[0]
    at = "2026-11-22T08:00:00+00:00"
    changed = Correction(one.claim.uid, None, one.claim.verdict, at, at)
    report = dataclasses.replace(report, corrections=(Corrected(1, one, changed),))

    told = sheets(report)

    assert told["Waivers"][1][2:5] == ["No primary source", "no", "Nobody was there."]
    assert told["Corrections"][1][2:4] == ["unreviewed", "supported"]


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
@pytest.mark.timeout(180)
def test_row_61_a_spreadsheet_reads_it_and_finds_every_row(sample: Report, tmp_path: Path) -> None:
    assert OFFICE is not None
    path = tmp_path / "report.xlsx"
    path.write_bytes(PACKAGES["xlsx"](sample))

    subprocess.run(
        [OFFICE, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
         "--convert-to", AS_CSV,
         "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=150,
    )  # fmt: skip

    uid = rows.COLUMNS.index("claim_uid")
    (made,) = tmp_path.glob("*.csv")
    text = made.read_text(encoding="utf-8")
    assert text.splitlines()[0] == ",".join(xlsx.CLAIM_COLUMNS)
    assert all(str(row[uid]) in text for row in rows.rows(sample))
