"""OpenDocument: the text of a document of LibreOffice and its kin."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from factcheck.articles.links import on_words, taken_off, without_signs
from factcheck.articles.markup import parse_xml
from factcheck.articles.parcels import Parcel
from factcheck.articles.reading import (
    Reading,
    clean,
    iso_day,
    one_line,
    refuse,
    refuse_empty,
    with_asides,
)

_WHAT: Final = "The OpenDocument text"
_SPACE: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = _SPACE + "text:1.0 "
_TABLE: Final = _SPACE + "table:1.0 "
_OFFICE: Final = _SPACE + "office:1.0 "
_STYLE: Final = _SPACE + "style:1.0 "
_XLINK: Final = "http://www.w3.org/1999/xlink href"
# What was deleted lies in tracked-changes; annotations are remarks of people on the text.
_GONE: Final = frozenset(
    (_TEXT + "tracked-changes", _OFFICE + "annotation", _OFFICE + "forms", _TEXT + "sequence-decls")
)
_MOST_SPACES: Final = 100


def read_odt(raw: bytes) -> Reading:
    """Read an ``.odt``: insertions are kept, deletions dropped, notes follow the text.

    Headers and footers are set aside. Raises ``ArticleRefused``.
    """
    with Parcel(raw, _WHAT) as parcel:
        if b"encryption-data" in (parcel.part("META-INF/manifest.xml") or b""):
            raise refuse(
                f"{_WHAT} is locked with a password.",
                "Open it with the password, save a copy without it, and import the copy.",
            )
        content = parcel.part("content.xml")
        if content is None:
            raise parcel.damaged()
        notes: list[str] = []
        body = _child(parse_xml(content, _WHAT), _OFFICE + "body")
        blocks = list(_blocks(body, notes)) if body is not None else []
        blocks, hyperlinks = taken_off([*blocks, *notes])
        edges = _edges(parcel.part("styles.xml"))
        about = _about(parcel.part("meta.xml"))
    text, dropped = clean("\n\n".join(blocks).replace("\n\n- ", "\n- "))
    if not text.strip():
        raise refuse_empty()
    text, asides = with_asides(text, [(clean(words)[0], reason) for words, reason in edges])
    return Reading(
        text=text,
        encoding="odt",
        dropped=dropped,
        title=one_line(about.get("title")),
        author=one_line(about.get("initial-creator") or about.get("creator")),
        published=iso_day(about.get("creation-date") or about.get("date")),
        language=one_line(about.get("language"))[:2].lower(),
        asides=asides,
        hyperlinks=tuple(hyperlinks),
        is_document=True,
    )


def _blocks(parent: Element, notes: list[str], lead: str = "") -> Iterator[str]:
    """Give paragraphs in order, a row of a table as one with tabs between its cells."""
    for element in parent:
        if element.tag in _GONE:
            continue
        if element.tag in (_TEXT + "p", _TEXT + "h"):
            text = "".join(_inside(element, notes)).strip()
            if text:
                yield lead + text
            lead = ""
        elif element.tag == _TEXT + "list-item":
            yield from _blocks(element, notes, "- ")
        elif element.tag == _TABLE + "table-row":
            cells = (" ".join(_blocks(cell, notes)) for cell in element)
            row = "\t".join(cells).rstrip()
            if row.strip():
                yield row
        else:
            yield from _blocks(element, notes, lead)


def _inside(element: Element, notes: list[str]) -> Iterator[str]:
    """Give the words of a paragraph; spaces count as one, as the format says."""
    yield _plain(element.text)
    for child in element:
        if child.tag == _TEXT + "s":
            count = child.get(_TEXT + "c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag == _TEXT + "tab":
            yield "\t"
        elif child.tag == _TEXT + "note":
            yield _note(child, notes)
        elif child.tag == _TEXT + "a":
            yield on_words(child.get(_XLINK), "".join(_inside(child, notes)))
        elif child.tag not in _GONE:
            yield from _inside(child, notes)
        yield _plain(child.tail)


def _note(note: Element, notes: list[str]) -> str:
    citation = _child(note, _TEXT + "note-citation")
    body = _child(note, _TEXT + "note-body")
    mark = f"[{_plain(citation.text) if citation is not None else len(notes) + 1}]"
    if body is not None:
        notes.append(f"{mark} {' '.join(_blocks(body, notes))}")
    return mark


def _child(parent: Element, tag: str) -> Element | None:
    return next((each for each in parent if each.tag == tag), None)


def _plain(text: str | None) -> str:
    if not text:
        return ""
    text = without_signs(text)
    lead = " " if text[:1].isspace() else ""
    tail = " " if len(text) > 1 and text[-1].isspace() and text.strip() else ""
    return lead + " ".join(text.split()) + tail


def _edges(styles: bytes | None) -> list[tuple[str, str]]:
    if styles is None:
        return []
    found: dict[str, str] = {}
    for element in parse_xml(styles, _WHAT).iter():
        for kind in ("header", "footer"):
            if element.tag in (_STYLE + kind, _STYLE + kind + "-left", _STYLE + kind + "-first"):
                found.setdefault("\n".join(taken_off(_blocks(element, []))[0]), f"page {kind}")
    return list(found.items())


def _about(meta: bytes | None) -> dict[str, str]:
    if meta is None:
        return {}
    return {each.tag.rpartition(" ")[2]: each.text or "" for each in parse_xml(meta, _WHAT).iter()}
