"""The report on paper: whole pages, nothing loaded, links alive, no display needed."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPainter, QTextDocument

from factcheck.errors import NotSaved
from factcheck.imprint import Imprint
from factcheck.model import Article, Claim, Kind, Role, StoredPassage, Verdict
from factcheck.report import build, paper, save
from factcheck.report.build import Report
from factcheck.sources import Source, SourceDraft
from ui import pdf

pytestmark = pytest.mark.usefixtures("qapp")
SENTENCE = "The pipeline is to carry gas 1,100 kilometres."


def report_of(
    articles: int,
    claims: int,
    title: str = "A late visit",
    url: str = "https://energy.example/costs",
    quote: str = "",
) -> Report:
    """So many articles with so many claims each, one source a claim."""
    text = " ".join([SENTENCE] * claims)
    verdicts = [Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OPINION, None]
    made: list[Article] = []
    passages: dict[int, list[StoredPassage]] = {}
    found: dict[int, list[Claim]] = {}
    sources: dict[int, list[Source]] = {}
    for number in range(1, articles + 1):
        digest = hashlib.sha256(text.encode()).hexdigest()
        about = (f"u{number}", f"{title} {number}", "", "", "", "", "en", "", "utf-8", 0, digest)
        made.append(Article(number, *about, "2026-11-20T08:15:00+00:00", text))
        found[number] = []
        passages[number] = []
        for index in range(claims):
            start, id = index * (len(SENTENCE) + 1), number * 10_000 + index
            end = start + len(SENTENCE)
            passages[number].append(
                StoredPassage(id, number, start, end, Role.SENTENCE, Kind.FACT, (), False)
            )
            found[number].append(
                Claim(
                    id, f"c{id}", number, start, end, SENTENCE, SENTENCE, "", Kind.FACT, 0.5, 0.5,
                    (), verdicts[index % 4], "", False, "", 1,
                )
            )  # fmt: skip
            link = SourceDraft(url, quote=quote)
            sources[id] = [Source(id, f"s{id}", id, link, 1)]
    return build(
        made, passages, found, sources,
        made_at="2026-11-22T10:05:00+00:00", program="Factcheck 0.1.0", reviewer="Desk two",
        record_head="9f2c" * 16,
    )  # fmt: skip


def printed(report: Report, tmp_path: Path) -> bytes:
    path = tmp_path / "report.pdf"
    pdf.write(report, path)
    return path.read_bytes()


def number_of_pages(data: bytes) -> int:
    with closing(PdfDocument(data)) as document:
        return len(document)


def words_of(report: Report) -> str:
    parts = []
    for html in paper.sheets(report):
        document = QTextDocument()
        document.setHtml(html)
        parts.append(document.toPlainText())
    return "\n".join(parts).replace("\xa0", " ")


def test_it_is_a_pdf_with_its_title(tmp_path: Path) -> None:
    data = printed(report_of(1, 4), tmp_path)

    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    assert "Fact-check report: A late visit 1".encode("utf-16-be") in data


def test_contents_come_first_and_every_article_begins_a_page(tmp_path: Path) -> None:
    assert number_of_pages(printed(report_of(3, 1), tmp_path)) == 4


def test_sources_are_links(tmp_path: Path) -> None:
    data = printed(report_of(1, 1), tmp_path)

    assert b"https://energy.example/costs" in data
    assert b"/URI" in data


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a@evil.example/"]
)
def test_what_must_not_be_opened_is_no_link(url: str, tmp_path: Path) -> None:
    data = printed(report_of(1, 1, url=url), tmp_path)

    assert b"/URI" not in data
    assert url in words_of(report_of(1, 1, url=url))


def test_verdicts_are_said_in_words_beside_their_symbols() -> None:
    shown = words_of(report_of(1, 4))

    for verdict in ("✓ Supported", "× Disputed", "❝ Opinion", "· Not reviewed"):
        assert verdict in shown
    assert "Not reviewed (1)" in shown


def test_markup_in_a_text_is_printed_literally() -> None:
    payload = '<b onclick="x">bold</b> <img src="file:///etc/passwd"> &lt;'

    shown = words_of(report_of(1, 1, title=payload, quote=payload))

    # The report's title, the contents, the article's title, the quoted words.
    assert shown.count(payload) == 4


@pytest.mark.parametrize("as_address", [True, False])
def test_no_picture_gets_in(as_address: bool, tmp_path: Path) -> None:
    picture = tmp_path / "secret.png"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0xFFFF0000)
    assert image.save(str(picture))
    source = QUrl.fromLocalFile(str(picture)).toString() if as_address else str(picture)

    def shows_it(document: QTextDocument) -> bool:
        document.setHtml(f'<img src="{source}">')
        canvas = QImage(100, 50, QImage.Format.Format_RGB32)
        canvas.fill(0xFFFFFFFF)
        painter = QPainter(canvas)
        document.drawContents(painter)
        painter.end()
        pixels = ((x, y) for x in range(100) for y in range(50))
        return any(canvas.pixelColor(x, y).name() == "#ff0000" for x, y in pixels)

    assert shows_it(QTextDocument())
    assert not shows_it(pdf._Pages())


def test_markup_brings_no_picture_into_the_file(tmp_path: Path) -> None:
    payload = '<img src="/etc/icon.png"><img src="https://evil.example/a.png">'

    assert b"/Subtype /Image" not in printed(report_of(1, 1, title=payload), tmp_path)


def test_a_report_longer_than_one_document_can_hold_is_whole(tmp_path: Path) -> None:
    report = report_of(1, 600)
    sheets = list(paper.sheets(report))

    assert len(sheets) > 3
    # Once for each claim, and once in the list of all sources.
    assert words_of(report).count("https://energy.example/costs".replace("/", "/\u200b")) == 601
    assert number_of_pages(printed(report, tmp_path)) > 30


def test_every_heading_is_a_bookmark_on_its_page(tmp_path: Path) -> None:
    title = "A <b>late</b> visit"
    with closing(PdfDocument(printed(report_of(2, 30, title), tmp_path))) as document:
        found = [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in document.get_toc()
        ]
        pages = [page.get_textpage().get_text_range() for page in document]

    assert [name for level, name, _ in found if level == 0] == [
        "Summary", "Contents", "How this was checked", "How much was looked at",
        "Gaps in the evidence", f"{title} 1", f"{title} 2", "All sources", "About this report",
    ]  # fmt: skip
    assert sum(level == 2 and name.startswith("Claim ") for level, name, _ in found) == 60
    # On its page each heading stands as it is called; lines break where they must.
    for _, name, page in found:
        assert "".join(name.split()) in "".join(pages[page].split()), name


def test_the_contents_lead_to_their_pages_and_the_file_says_its_language_and_author(
    tmp_path: Path,
) -> None:
    report = dataclasses.replace(report_of(2, 30), imprint=Imprint("The Harbour Desk"))
    reader = PdfReader(io.BytesIO(printed(report, tmp_path)))

    root = reader.root_object
    assert (root["/Lang"], root["/PageMode"]) == ("en", "/UseOutlines")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.author == "The Harbour Desk"
    notes = [note.get_object() for note in reader.pages[0]["/Annots"]]
    led = [
        reader.get_page_number(note["/Dest"][0].get_object()) for note in notes if "/Dest" in note
    ]
    titles = [mark for mark in reader.outline if isinstance(mark, dict) and " visit " in mark.title]
    assert led == [reader.get_destination_page_number(mark) for mark in titles]
    assert len(led) == 2


def test_an_empty_report_has_a_page(tmp_path: Path) -> None:
    assert number_of_pages(printed(report_of(0, 0), tmp_path)) == 1


def test_a_full_disk_keeps_the_old_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def fail(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(NotSaved, match="full"):
        save(report_of(1, 1), "pdf", path, {"pdf": pdf.write})

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_it_needs_neither_window_nor_display(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    script = (
        "import sys; from pathlib import Path\n"
        "from factcheck.report import build; from ui import pdf\n"
        "report = build([], {}, {}, {}, made_at='', program='', reviewer='', record_head='')\n"
        "pdf.write(report, Path(sys.argv[1]))"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    checkout = Path(__file__).parents[2]

    subprocess.run(
        [sys.executable, "-c", script, str(path)], env=environment, cwd=checkout, check=True
    )

    assert path.read_bytes().startswith(b"%PDF")
