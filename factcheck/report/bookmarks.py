"""What Qt does not write into a PDF: bookmarks, links from page to page, its language, its author.

They are added at the end of the file (an incremental update, ISO 32000-1, 7.5.6); every page stays
as it was printed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

_LANGUAGE = "en"
"""Of the words that are the report's own."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """``level`` is 1 for the outermost, ``page`` counts from 0."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Jump:
    """A link on ``page`` to another one; ``area`` is left, bottom, right and top in points."""

    page: int
    area: tuple[float, float, float, float]
    target: int


def added(data: bytes, bookmarks: Iterable[Bookmark], jumps: Iterable[Jump], author: str) -> bytes:
    """The PDF with these; a reader opens it with its bookmarks and its title in sight."""
    # Imported here: it takes a third of a second, and most reports are no PDF.
    from pypdf import PdfWriter
    from pypdf.annotations import Link
    from pypdf.generic import BooleanObject, DictionaryObject, IndirectObject, NameObject
    from pypdf.generic import TextStringObject as Text

    writer = PdfWriter(io.BytesIO(data), incremental=True)
    above: list[tuple[int, IndirectObject]] = []
    for mark in bookmarks:
        while above and above[-1][0] >= mark.level:
            above.pop()
        parent = above[-1][1] if above else None
        # Closed: a report may have thousands of claims.
        item = writer.add_outline_item(
            title=mark.title, page_number=mark.page, parent=parent, is_open=False
        )
        above.append((mark.level, item))
    for jump in jumps:
        link = Link(rect=jump.area, target_page_index=jump.target)
        writer.add_annotation(page_number=jump.page, annotation=link)
    if author:
        writer.add_metadata({"/Author": author})
    root = writer.root_object
    root[NameObject("/Lang")] = Text(_LANGUAGE)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = shown
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
