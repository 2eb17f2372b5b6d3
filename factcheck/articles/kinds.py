"""Kinds: what sort of document bytes are, told by the bytes and never by the file's name."""

from __future__ import annotations

import codecs
import re
from typing import Final

from factcheck.articles.parcels import Parcel
from factcheck.errors import ArticleRefused

SAMPLE: Final = 1 << 18
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
# What text begins with where it is a page or a piece of one; inline tags begin many a text as well.
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|header|nav|div|p|h[1-6]|"
    rb"table|ul|ol|blockquote|figure|span|font)[\s>/]",
    re.IGNORECASE,
)
WHOLE_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>/]", re.IGNORECASE)
_CLOSING = re.compile(
    rb"</(?:p|div|h[1-6]|li|table|html|body|article|section|span|blockquote|font)>",
    re.IGNORECASE,
)
_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{0,70}:[^\n]{0,2000}\r?\n(?:[ \t][^\n]{0,2000}\r?\n){0,200}){3,200}"
)
_ENVELOPE = re.compile(rb"\AFrom [^\r\n]{1,300}\r?\n")
_MAIL_ALONE = re.compile(rb"^(?:message-id|received|mime-version):", re.IGNORECASE | re.MULTILINE)
_MAIL_TOO = re.compile(rb"^(?:from|subject|content-type|date):", re.IGNORECASE | re.MULTILINE)


def kind_of(raw: bytes) -> str:
    """Give ``pdf``, ``docx``, ``odt``, ``rtf``, ``mail``, ``archive`` (a page that Safari saved),
    ``html``, or ``text`` for all else.
    """
    if b"%PDF-" in raw[:1024]:
        return "pdf"
    if raw.startswith(b"{\\rtf"):
        return "rtf"
    if raw.startswith(b"bplist00") and b"WebMainResource" in raw:
        return "archive"
    if raw.startswith(ZIP):
        return _office_kind(raw)
    head = narrow(raw[:20_000])
    if _PAGE.match(head) and (WHOLE_PAGE.search(head[:4000]) or _CLOSING.search(head)):
        return "html"
    # A mailbox begins each of its mails with a line of its own.
    headers = _HEADER.match(_ENVELOPE.sub(b"", head, count=1))
    if headers and _MAIL_ALONE.search(headers[0]) and _MAIL_TOO.search(headers[0]):
        return "mail"
    return "text"


def _office_kind(raw: bytes) -> str:
    ends = raw[:SAMPLE] + raw[-SAMPLE:]
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


def narrow(head: bytes) -> bytes:
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
