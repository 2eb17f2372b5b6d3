"""Kinds: what sort of document bytes are, told by the bytes and never by the file's name."""

from __future__ import annotations

import codecs
import re
from typing import Final

from factcheck.articles.parcels import Parcel
from factcheck.errors import ArticleRefused

_SAMPLE: Final = 1 << 18
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text document (RTF)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM\x00", "a picture (BMP)"),
    (b"II*\x00", "a picture (TIFF)"),
    (b"MM\x00*", "a picture (TIFF)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
)
_IN_ZIP: Final = (
    (b"word/", "a Word document"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"epub+zip", "an e-book (EPUB)"),
)
# What text begins with where it is a page or a piece of one; inline tags begin many a text as well.
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|header|nav|div|p|h[1-6]|"
    rb"table|ul|ol|blockquote|figure|span|font)[\s>/]",
    re.IGNORECASE,
)
_WHOLE_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_CLOSING = re.compile(
    rb"</(?:p|div|h[1-6]|li|table|html|body|article|section|span|blockquote|font)>",
    re.IGNORECASE,
)
_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,70}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,200}){3,200}"
)
_MAIL_ALONE = re.compile(rb"^(?:message-id|received|mime-version):", re.IGNORECASE | re.MULTILINE)
_MAIL_TOO = re.compile(rb"^(?:from|subject|content-type|date):", re.IGNORECASE | re.MULTILINE)


def kind_of(raw: bytes) -> str:
    """Give ``pdf``, ``docx``, ``odt``, ``rtf``, ``mail``, ``html``, or ``text`` for all else."""
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    if raw.startswith(_ZIP):
        return _office_kind(raw)
    head = _narrow(raw[:20_000])
    if _PAGE.match(head) and (_WHOLE_PAGE.search(head[:4000]) or _CLOSING.search(head)):
        return "html"
    headers = _HEADER.match(head)
    if headers and _MAIL_ALONE.search(headers[0]) and _MAIL_TOO.search(headers[0]):
        return "mail"
    return "text"


def foreign_kind(raw: bytes) -> str:
    """Say what the bytes are where they can be no article, otherwise nothing."""
    for mark, kind in _SIGNATURES:
        if raw.startswith(mark):
            return kind
    if raw.startswith(_ZIP):
        ends = raw[:_SAMPLE] + raw[-_SAMPLE:]
        return next((kind for mark, kind in _IN_ZIP if mark in ends), "a zip archive")
    if raw.startswith(b"RIFF") and raw[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return "a picture (WebP)" if raw[8:12] == b"WEBP" else "a recording"
    if raw[4:8] == b"ftyp":
        return "a recording"
    return "the source code of a web page" if _WHOLE_PAGE.match(_narrow(raw[:200])) else ""


def _office_kind(raw: bytes) -> str:
    ends = raw[:_SAMPLE] + raw[-_SAMPLE:]
    if b"opendocument.text" in raw[:200]:
        return "odt"
    if b"content.xml" in ends and b"mimetype" in ends and _says_text(raw):
        return "odt"
    return "docx" if b"word/" in ends and b"xl/" not in ends else "text"


def _says_text(raw: bytes) -> bool:
    """Look for the kind of an OpenDocument that was packed again, with its name packed too."""
    try:
        with Parcel(raw, "The document") as parcel:
            return b"opendocument.text" in (parcel.part("mimetype") or b"")
    except ArticleRefused:
        return False


def _narrow(head: bytes) -> bytes:
    """Give the start of a document with one byte a letter, without what stands before the text."""
    for bom in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if head.startswith(bom):
            head = head[2:].replace(b"\x00", b"")
    if head[1:8:2] == b"\x00\x00\x00\x00" or head[0:8:2] == b"\x00\x00\x00\x00":
        head = head.replace(b"\x00", b"")
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    for opening, closing in ((b"<?xml", b">"), *((b"<!--", b"-->"),) * 9):
        if head.startswith(opening):
            head = head.partition(closing)[2].lstrip()
    return head
