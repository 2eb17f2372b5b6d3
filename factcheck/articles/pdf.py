"""PDF: the text layer of printed pages as paragraphs, with heads and feet set aside."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from factcheck.articles.links import hyperlink
from factcheck.articles.paper import paragraphs, set_aside
from factcheck.articles.reading import (
    Hyperlink,
    Reading,
    clean,
    one_line,
    refuse,
    refuse_empty,
    with_asides,
)
from factcheck.articles.sheets import Line, read_sheet
from factcheck.errors import ArticleRefused

_MOST_PAGES: Final = 1_500
_MOST_LETTERS: Final = 6_000_000
_MOST_LINKS: Final = 2_000
_LONGEST_URI: Final = 4_000
_REASON: Final = "running head, foot or page number"
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]")
_PASSWORD: Final = 4
_SECURITY: Final = 5
# What programs write for a title of their own accord.
_NO_TITLE = re.compile(
    r"\A(?:untitled|microsoft (?:word|powerpoint) - |(?:document|slide) ?\d{0,6}\Z)", re.IGNORECASE
)
_FILE_NAMES = tuple(
    f".{ending}" for ending in "doc docx odt rtf indd qxd pdf tex htm html pages txt".split()
)


def read_pdf(raw: bytes) -> Reading:
    """Read the text layer. Raises ``ArticleRefused`` where it is locked, damaged or missing."""
    pages, about, hyperlinks = _open(raw)
    lines = [line for page in pages for line in page]
    if not lines:
        raise refuse(
            "The PDF has no text layer: its pages are pictures, such as scans.",
            "Run it through a text recognition (OCR) program and import the result.",
        )
    own, heads = set_aside(pages)
    text, dropped = clean(paragraphs(own))
    letters = len("".join(text.split()))
    if not letters:
        raise refuse_empty()
    if len(_UNREADABLE.findall(text)) * 5 > letters:
        raise refuse(
            "The letters of the PDF cannot be told: its fonts do not say which they are.",
            "Run it through a text recognition (OCR) program, or take the text from elsewhere.",
        )
    text, asides = with_asides(text, [(clean("\n".join(heads))[0], _REASON)])
    title = one_line(about.get("Title"))
    return Reading(
        text=text,
        encoding="pdf",
        dropped=dropped,
        title="" if _NO_TITLE.match(title) or title.lower().endswith(_FILE_NAMES) else title,
        author=one_line(about.get("Author")),
        asides=asides,
        hyperlinks=tuple(hyperlinks),
        is_document=True,
    )


def _open(raw: bytes) -> tuple[list[list[Line]], dict[str, str], list[Hyperlink]]:
    """Give the lines of every page, what the file says about itself, and its links."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(raw)
    except PdfiumError as error:
        raise _why_closed(error) from error
    try:
        count = len(document)
        if count > _MOST_PAGES:
            raise refuse(
                f"The PDF has {count:,} pages, and {_MOST_PAGES:,} is the most.",
                "Save the pages that are the article as a PDF of their own.",
            )
        pages, hyperlinks = _read_pages(document, count)
        return pages, document.get_metadata_dict(), hyperlinks
    except PdfiumError as error:
        raise refuse("The PDF is damaged: its pages cannot be read.") from error
    finally:
        document.close()


def _read_pages(document: Any, count: int) -> tuple[list[list[Line]], list[Hyperlink]]:
    pages: list[list[Line]] = []
    hyperlinks: list[Hyperlink] = []
    letters = 0
    for number in range(count):
        page = document[number]
        try:
            pages.append(read_sheet(page, number))
            hyperlinks += _hyperlinks(document, page, _MOST_LINKS - len(hyperlinks))
        finally:
            page.close()
        letters += sum(len(line.text) for line in pages[-1])
        if letters > _MOST_LETTERS:
            raise refuse(
                f"The PDF holds more than {_MOST_LETTERS // 1_000_000} million letters.",
                "Save the pages that are the article as a PDF of their own.",
            )
    return pages, hyperlinks


def _hyperlinks(document: Any, page: Any, most: int) -> Iterator[Hyperlink]:
    """Give the links that lie over the words of a page."""
    from pypdfium2 import raw as c

    at, link, box = ctypes.c_int(0), c.FPDF_LINK(), c.FS_RECTF()
    sheet = None
    while most > 0 and c.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
        most -= 1
        url = _uri(document, c.FPDFLink_GetAction(link))
        if url and c.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            sheet = sheet or page.get_textpage()
            words = sheet.get_text_bounded(box.left, box.bottom, box.right, box.top)
            # The words beside it on the page need not be those beside it in the text.
            yield replace(hyperlink(url, words, 0, len(words)), before="", after="")


def _uri(document: Any, action: Any) -> str:
    from pypdfium2 import raw as c

    size = c.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    if not 1 < size <= _LONGEST_URI:
        return ""
    room = ctypes.create_string_buffer(size)
    c.FPDFAction_GetURIPath(document, action, room, size)
    return room.value.decode("ascii", "replace")


def _why_closed(error: Any) -> ArticleRefused:
    if error.err_code == _PASSWORD:
        return refuse(
            "The PDF is locked with a password.",
            "Open it with the password, save a copy without it, and import the copy.",
        )
    if error.err_code == _SECURITY:
        return refuse("The PDF is encrypted in a way that cannot be opened here.")
    return refuse(
        "The PDF is damaged or not a PDF.", "Get it again, or copy the text and paste it."
    )
