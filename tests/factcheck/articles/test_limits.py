"""Rows 41 to 44 as the window meets them: the worker refuses in words, in bounds, and reads on."""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.errors import ArticleRefused
from factcheck.intake import MEMORY_BYTES, Worker
from tests.factcheck.articles.documents import (
    article,
    docx,
    odt,
    paragraph,
    pdf_of,
    web_page,
    zip_of,
)

PAGE = web_page(article()).encode()


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(cpu_seconds=20) as running:
        yield running


def peak(worker: Worker) -> int:
    """The most memory in bytes that the process ever held."""
    assert worker._child is not None
    status = Path(f"/proc/{worker._child._process.pid}/status").read_text(encoding="ascii")
    return 1024 * next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line)


ITSELF = "/Resources << /XObject << /X 4 0 R >> >>"
DRAWING = "\nstream\n/X Do /X Do /X Do   \nendstream"
NESTED_STREAMS = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R {ITSELF} >>",
    f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] {ITSELF} /Length 20 >>{DRAWING}",
]


def unpacking_pdf() -> bytes:
    """A page of some kilobytes that unpacks to a gigabyte: one piece, packed, many times over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = f"<< /Length {2 + 1000 * len(piece)} /Filter /FlateDecode >>\nstream\n"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        packed + "PIECES" + "\nendstream",
    ]
    return pdf_of(objects).replace(b"PIECES", b"\x78\xda" + piece * 1000)


HOSTILE = {
    "row 41, a bomb in a Word document": lambda: zip_of({"word/document.xml": b" " * 200_000_000}),
    "row 41, a million paragraphs": lambda: docx("<w:p/>" * 1_600_000),
    "row 42, billion laughs": lambda: zip_of(
        {"word/document.xml": '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>'}
    ),
    "row 43, a form that draws itself": lambda: pdf_of(NESTED_STREAMS),
    "row 43, a page that unpacks to a gigabyte": unpacking_pdf,
    "row 43, a circle of pages": lambda: pdf_of(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    ),
    "row 44, tags that never close": lambda: b"<html>" + b"<a " * 20_000,
    "row 44, deep nesting": lambda: b"<html>" + b"<div>" * 200_000,
    "row 44, a tag of attributes": lambda: (
        b"<html><p " + b" ".join(b"a%d" % n for n in range(50_000))
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused_and_the_worker_reads_on(worker: Worker, name: str) -> None:
    with pytest.raises(ArticleRefused) as refused:
        worker.read(HOSTILE[name]())
    assert refused.value.what.endswith(".")
    assert refused.value.safe == "Nothing was stored."
    assert worker.read(PAGE).title == "Harbour Bridge Reopens"
    if Path("/proc/self/status").exists():
        assert peak(worker) < MEMORY_BYTES


def test_every_format_goes_through_the_worker(worker: Worker) -> None:
    for raw in (PAGE, docx(paragraph("It cost 12 million.")), odt("<text:p>It cost 12.</text:p>")):
        assert worker.read(raw, "any.name").claims > 0


def test_the_word_of_a_server_reaches_the_reader(worker: Worker) -> None:
    raw = "<html><body><p>Мэр города сказал, что мост открыт.</p></body></html>".encode("cp866")
    assert "Мэр" in worker.read(raw, "https://weekly.example/a", charset="cp866").text


def test_a_fetched_page_has_the_address_it_came_from(worker: Worker) -> None:
    assert worker.read(PAGE, "https://weekly.example/a").url == "https://weekly.example/a"


def test_many_readings_at_once_do_not_mix(worker: Worker) -> None:
    titles: dict[str, str] = {}

    def read(number: int) -> None:
        title = f"Harbour Bridge Number {number}"
        titles[title] = worker.read(web_page(article(title=title)).encode()).title

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(wanted == got for wanted, got in titles.items())
    assert len(titles) == 4
