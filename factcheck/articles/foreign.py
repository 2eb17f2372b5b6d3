"""Foreign files: what can be no article, by its content, and what a person can do with it."""

from __future__ import annotations

import csv
import json
import re
from typing import Final

from factcheck.articles.kinds import SAMPLE, WHOLE_PAGE, ZIP, narrow

_SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM\x00", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document or an Outlook message"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a recording"),
    (b"%!PS", "a PostScript document"),
    (b"bplist00", "a property list"),
)
_IN_ZIP: Final = (
    (b"word/", "a Word document"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"epub+zip", "an e-book (EPUB)"),
    (b"META-INF/container.xml", "an e-book (EPUB)"),
    (b"Index/Document.iwa", "a Pages document"),
    (b"opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    (b"opendocument.presentation", "an OpenDocument presentation"),
)
_PICTURES: Final = (b"heic", b"heix", b"mif1", b"avif")
_COPY: Final = "Copy the article's text and paste it."
_SAVE: Final = "Open it and save it as PDF, as .docx or as plain text, and import that."
_TO_DO: Final = (
    ("picture", "Run it through a text recognition (OCR) program, or type the text in."),
    ("zip archive", "Unpack it and import the files that are in it, or their folder."),
    ("compressed", "Unpack it and import the files that are in it, or their folder."),
    ("old Office", _SAVE),
    ("Pages", _SAVE),
    ("PostScript", _SAVE),
    ("e-book", "Open it in a reader, copy the part that is the article and paste it."),
    ("recording", "Import a transcript of it."),
)
_ROOT = re.compile(rb"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})[\s>/]")
_DATA_ROOTS: Final = {
    b"rss": "a news feed (RSS)", b"feed": "a news feed (Atom)", b"rdf": "a news feed (RSS)",
    b"svg": "a picture (SVG)", b"opml": "a list of news feeds (OPML)",
}  # fmt: skip
_LEAST_ROWS: Final = 4
_WIDEST_CELL: Final = 60
"""Letters of a cell, on average: lines with more are prose with as many commas by chance."""
# What our own reports name as their form.
_OWN_REPORT: Final = b"urn:factcheck:schema:report"


def foreign_kind(raw: bytes) -> str:
    """Say what the bytes are where they can be no article, otherwise nothing."""
    for mark, kind in _SIGNATURES:
        if raw.startswith(mark):
            return kind
    if raw.startswith(ZIP):
        ends = raw[:SAMPLE] + raw[-SAMPLE:]
        return next((kind for mark, kind in _IN_ZIP if mark in ends), "a zip archive")
    if raw.startswith(b"RIFF") and raw[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture (WebP)" if raw[8:12] == b"WEBP" else "a recording"
    if raw[4:8] == b"ftyp":
        return "a picture (HEIC)" if raw[8:12] in _PICTURES else "a recording"
    return "the source code of a web page" if WHOLE_PAGE.match(narrow(raw[:200])) else ""


def what_to_do(kind: str) -> str:
    """Give what a person can do with a file of such a kind, nothing where the formats say it."""
    return next((advice for word, advice in _TO_DO if word in kind), "")


def data_kind(raw: bytes) -> tuple[str, str]:
    """Say what text is where it is data, not an article, and what to do; nothing where it is not.

    JSON and XML by their form, a table by having as many cells in every line.
    """
    head = raw[:20_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in (b"{", b"[") and _is_json(raw):
        if _OWN_REPORT in head:
            return "a report of Factcheck", "Take it in as a reviewer's file (File menu)."
        return "data (JSON)", _COPY
    is_xml = head.startswith(b"<?xml")
    root = (_ROOT.search if is_xml else _ROOT.match)(narrow(head))
    name = root[1].lower() if root else b""
    if name in _DATA_ROOTS or (is_xml and name not in (b"", b"html")):
        kind = _DATA_ROOTS.get(name, "data (XML)")
        feed = "Open one of its articles in a browser and import its address, or paste it."
        return kind, feed if "feed" in kind else what_to_do(kind) or _COPY
    return ("a table (CSV)", _COPY) if _is_table(raw) else ("", "")


def _is_json(raw: bytes) -> bool:
    """Whether text is JSON, one value or one a line; too deep a nesting is nothing else."""
    try:
        text = raw.decode("utf-8-sig")
        first = text.lstrip().partition("\n")[0]
        for content in (text, first) if len(first) > 1 else (text,):
            try:
                return isinstance(json.loads(content), dict | list)
            except ValueError:
                continue
    except UnicodeDecodeError:
        return False
    except RecursionError:
        return True
    return False


def _is_table(raw: bytes) -> bool:
    """Whether every line has as many cells: three or more, and short ones."""
    lines = raw[:SAMPLE].decode("utf-8", "replace").splitlines()
    if len(raw) > SAMPLE:
        lines = lines[:-1]
    for comma in (",", ";", "\t"):
        if not lines or lines[0].count(comma) < 2:
            continue
        try:
            rows = [row for row in csv.reader(lines, delimiter=comma) if row]
        except csv.Error:
            continue
        cells = [cell for row in rows for cell in row]
        if (
            len(rows) >= _LEAST_ROWS
            and len({len(row) for row in rows}) == 1
            and sum(map(len, cells)) <= _WIDEST_CELL * len(cells)
            # Behind the commas of a sentence there is a space.
            and sum(cell.startswith(" ") for cell in cells) * 4 <= len(cells)
        ):
            return True
    return False
