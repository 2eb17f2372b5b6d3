"""The Word document: whole XML, real headings and tables, text that is never anything else."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from factcheck.model import Article, Claim
from factcheck.report import PACKAGES, save
from factcheck.report.build import Report
from factcheck.report.words import LABELS
from factcheck.sources import Source, SourceDraft

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
HOSTILE = (
    '</w:t><w:instrText>INCLUDEPICTURE "http://x"</w:instrText> & "\' \x00\x0b\ud800\uffff\u202e'
)


def parts(report: Report) -> dict[str, Element]:
    with zipfile.ZipFile(io.BytesIO(PACKAGES["docx"](report))) as files:
        return {name: ElementTree.fromstring(files.read(name)) for name in files.namelist()}


def words(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def styled(document: Element, style: str) -> list[str]:
    def of_style(paragraph: Element) -> bool:
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        return found is not None and found.get(f"{W}val") == style

    return [words(one) for one in document.iter(f"{W}p") if of_style(one)]


def targets(found: dict[str, Element]) -> Iterator[tuple[str, str]]:
    for one in found["word/_rels/document.xml.rels"]:
        yield one.get("Id") or "", one.get("Target") or ""


def test_every_part_is_whole_and_known(sample: Report) -> None:
    found = parts(sample)
    kinds = {one.get("PartName") for one in found["[Content_Types].xml"]}

    for name in found:
        if name.startswith(("word/", "docProps/")) and not name.endswith(".rels"):
            assert f"/{name}" in kinds
    for name, target in targets(found):
        assert target.startswith("https://") or f"word/{target}" in found, name


def test_headings_and_tables_are_real(sample: Report) -> None:
    document = parts(sample)["word/document.xml"]

    assert styled(document, "Title") == ["2 articles"]
    assert styled(document, "Heading1") == ["A late visit", "A door left ajar", "All sources"]
    assert "Summary" in styled(document, "Heading2")
    assert "Not reviewed (2)" in styled(document, "Heading2")
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) == 3
    rows = list(tables[0].iter(f"{W}tr"))
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert [words(row).split()[1].rstrip("0123456789%") for row in rows[1:3]] == [
        label.word for label in LABELS[:2]
    ]


def test_the_styles_that_are_used_are_there(sample: Report) -> None:
    found = parts(sample)
    known = {one.get(f"{W}styleId") for one in found["word/styles.xml"]}

    for name in ("word/document.xml", "word/footer1.xml"):
        for kind in ("pStyle", "rStyle", "tblStyle"):
            used = {one.get(f"{W}val") for one in found[name].iter(f"{W}{kind}")}
            assert used <= known


def test_the_verdict_is_said_in_words(sample: Report) -> None:
    claims = styled(parts(sample)["word/document.xml"], "Heading3")

    assert claims[0] == "Claim 1:  ✓ Supported "
    assert claims[1] == "Claim 4:  × Disputed "
    assert claims[3] == "Claim 2:  · Not reviewed   flagged for later"


def test_the_whole_text_of_an_article_is_there(sample: Report) -> None:
    shown = words(parts(sample)["word/document.xml"])

    for part in sample.articles:
        for one in part.claims:
            assert " ".join(one.claim.text.split()) in shown
    assert "1 line folded: site menu. Home | World | Opinion" in shown


def test_remarks_stand_at_the_words_of_each_verdict(sample: Report) -> None:
    found = parts(sample)
    remarks = {one.get(f"{W}id"): words(one) for one in found["word/comments.xml"]}
    anchored: dict[str, str] = {}
    opened: set[str] = set()
    for one in found["word/document.xml"].iter():
        number = one.get(f"{W}id") or ""
        if one.tag == f"{W}commentRangeStart":
            opened.add(number)
        elif one.tag == f"{W}commentRangeEnd":
            opened.remove(number)
        elif one.tag == f"{W}t":
            for each in opened:
                anchored[each] = anchored.get(each, "") + (one.text or "")
    assert not opened
    assert remarks.keys() == anchored.keys()
    assert remarks["0"].startswith("Claim 1: SupportedTwo records agree on the day.")
    assert anchored["1"] == "It was high time."
    assert anchored["2"].startswith("The pipeline is to carry gas")


def test_every_page_has_its_number_and_the_hash_of_the_record(sample: Report) -> None:
    footer = parts(sample)["word/footer1.xml"]
    fields = [(one.get(f"{W}instr") or "").strip() for one in footer.iter(f"{W}fldSimple")]

    assert fields == ["PAGE", "NUMPAGES"]
    assert sample.record_head in words(footer)


def test_inner_links_lead_somewhere_and_names_are_unique(sample: Report) -> None:
    document = parts(sample)["word/document.xml"]
    marks = [one.get(f"{W}name") for one in document.iter(f"{W}bookmarkStart")]
    numbers = [one.get(f"{W}id") for one in document.iter(f"{W}bookmarkStart")]
    anchors = {one.get(f"{W}anchor") for one in document.iter(f"{W}hyperlink")} - {None}

    assert len(set(marks)) == len(marks)
    assert len(set(numbers)) == len(numbers)
    assert anchors <= set(marks)


@pytest.fixture
def hostile(visit: Article, visit_claims: list[Claim], report_on: Callable[..., Report]) -> Report:
    article = dataclasses.replace(
        visit, title=HOSTILE, outlet=HOSTILE, author=HOSTILE, name=HOSTILE, url="file:///etc/x"
    )
    claim = dataclasses.replace(
        visit_claims[0], statement=HOSTILE, note=HOSTILE, speaker=HOSTILE, decided_at=HOSTILE
    )
    drafts = [SourceDraft("javascript:alert(1)", HOSTILE, HOSTILE, quote=HOSTILE, read_on=HOSTILE)]
    drafts.append(SourceDraft('https://good.example/?a=1&b="', archive_url="\\\\host\\share"))
    sources = [Source(n, f"s{n}", claim.id, draft, n) for n, draft in enumerate(drafts)]
    return report_on(
        article, [claim], sources={claim.id: sources}, reviewer=HOSTILE, program=HOSTILE
    )


def test_hostile_text_stays_text(hostile: Report) -> None:
    found = parts(hostile)  # well-formed XML throughout
    document = found["word/document.xml"]

    assert not list(document.iter(f"{W}instrText"))
    assert not list(document.iter(f"{W}drawing"))
    shown = words(document)
    assert '</w:t><w:instrText>INCLUDEPICTURE "http://x"</w:instrText> & "\'' in shown
    assert not set(shown) & set("\x00\x0b\ud800\uffff\u202e")


def test_only_web_addresses_are_links(hostile: Report, sample: Report) -> None:
    outside = [target for name, target in targets(parts(hostile)) if name[3:].isdigit()]
    assert outside == []

    found = parts(sample)
    outside = [target for name, target in targets(found) if name[3:].isdigit()]
    assert "https://wire.example/a?b=1&c=2" in outside
    used = {one.get(f"{R}id") for one in found["word/document.xml"].iter(f"{W}hyperlink")} - {None}
    assert used == {name for name, _ in targets(found) if name[3:].isdigit()}


def test_the_same_report_gives_the_same_file(sample: Report, tmp_path: Path) -> None:
    save(sample, "docx", tmp_path / "a.docx")

    assert (tmp_path / "a.docx").read_bytes() == PACKAGES["docx"](sample)
