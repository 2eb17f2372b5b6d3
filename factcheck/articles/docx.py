"""Word: the text of a document as it reads with all tracked changes taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from factcheck.articles.links import Hyperlink, hyperlinks_in
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

_WHAT: Final = "The Word document"
# Transitional documents and strict ones have the same names in different namespaces.
_WORDS: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# Word keeps what was deleted, and what was moved away, beside what is there.
_GONE: Final = frozenset(
    ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")
)
_TEXT_BOX: Final = "txbxContent"
_FIELD: Final = re.compile(r"\s{0,9}HYPERLINK\s{1,9}\"([^\"]{1,2000})\"", re.IGNORECASE)


def read_docx(raw: bytes) -> Reading:
    """Read a ``.docx``: insertions are kept, deletions dropped, notes follow the text.

    Headers and footers are set aside. Raises ``ArticleRefused``.
    """
    with Parcel(raw, _WHAT) as parcel:
        main = parcel.part(_main_part(parcel))
        if main is None:
            raise parcel.damaged()
        tree = parse_xml(main, _WHAT)
        body = _paragraphs(tree)
        hyperlinks = tuple(_hyperlinks(tree, _addresses(parcel)))
        notes = [text for kind in ("footnotes", "endnotes") for text in _notes(parcel, kind)]
        edges = _edges(parcel)
        about = _about(parcel)
    text, dropped = clean("\n\n".join(_spaced(body + notes)))
    if not text.strip():
        raise (
            refuse_empty()
            if not _has_picture(raw)
            else refuse(
                "The Word document holds pictures and no text.",
                "Run it through a text recognition (OCR) program, or type the text in.",
            )
        )
    text, asides = with_asides(text, [(clean(words)[0], reason) for words, reason in edges])
    return Reading(
        text=text,
        encoding="docx",
        dropped=dropped,
        title=one_line(about.get("title")),
        author=one_line(about.get("creator")),
        published=iso_day(about.get("created")),
        language=one_line(about.get("language"))[:2].lower(),
        asides=asides,
        hyperlinks=hyperlinks,
    )


def _main_part(parcel: Parcel) -> str:
    """Give the part that the package says is the document."""
    relations = parcel.part("_rels/.rels")
    if relations is not None:
        for relation in parse_xml(relations, _WHAT):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _name(element: Element) -> str:
    space, _, name = element.tag.rpartition(" ")
    return name if space in _WORDS else ""


def _spaced(paragraphs: list[str]) -> list[str]:
    """Join the items of a list, which begin with a dash, so that they stand together."""
    joined: list[str] = []
    for text in paragraphs:
        if text.startswith("- ") and joined and joined[-1].rsplit("\n", 1)[-1].startswith("- "):
            joined[-1] += "\n" + text
        else:
            joined.append(text)
    return joined


def _paragraphs(tree: Element) -> list[str]:
    """Give paragraphs in order, a row of a table as one with tabs between its cells."""
    found: list[str] = []
    for element in tree:
        name = _name(element)
        if name == "p":
            found.extend(_paragraph(element))
        elif name == "tbl":
            found.extend(row for row in map(_row, _rows(element)) if row.strip())
        elif name not in _GONE:
            found.extend(_paragraphs(element))
    return found


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        name = _name(element)
        if name == "tr":
            if not any(
                _name(mark) == "del" for part in element if _name(part) == "trPr" for mark in part
            ):
                yield element
        elif name not in _GONE:
            yield from _rows(element)


def _row(row: Element) -> str:
    return "\t".join(" ".join(_paragraphs(cell)) for cell in _cells(row))


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        name = _name(element)
        if name == "tc":
            yield element
        elif name not in _GONE:
            yield from _cells(element)


def _paragraph(paragraph: Element) -> list[str]:
    """Give a paragraph, and after it the paragraphs of the text boxes that are anchored in it."""
    boxes: list[Element] = []
    text = "".join(_runs(paragraph, boxes)).strip()
    found = [f"- {text}" if text and _is_item(paragraph) else text] if text else []
    for box in boxes:
        found.extend(_paragraphs(box))
    return found


def _is_item(paragraph: Element) -> bool:
    for properties in paragraph:
        if _name(properties) == "pPr":
            return any(
                _name(each) == "numPr"
                and not any(_name(n) == "numId" and _value(n, "val") == "0" for n in each)
                for each in properties
            )
    return False


def _value(element: Element, name: str) -> str:
    return next(
        (
            element.get(f"{space} {name}") or ""
            for space in _WORDS
            if element.get(f"{space} {name}")
        ),
        "",
    )


def _runs(parent: Element, boxes: list[Element]) -> Iterator[str]:
    for element in parent:
        local = element.tag.rpartition(" ")[2]
        name = _name(element)
        if name in _GONE:
            continue
        if name == "t":
            yield element.text or ""
        elif name in ("br", "cr"):
            # A break of page or column divides nothing that a reader would call a line.
            yield " " if _value(element, "type") in ("page", "column") else "\n"
        elif name in ("tab", "ptab"):
            yield "\t"
        elif name == "noBreakHyphen":
            yield "\u2011"
        elif name == "sym":
            yield _symbol(element)
        elif name in ("footnoteReference", "endnoteReference"):
            yield f"[{_value(element, 'id')}]"
        elif name == _TEXT_BOX:
            boxes.append(element)
        elif local != "Fallback":  # the same box once more, for older programs
            yield from _runs(element, boxes)


def _addresses(parcel: Parcel) -> dict[str, str]:
    """Give the addresses outside the document by the names that it has for them."""
    content = parcel.part("word/_rels/document.xml.rels")
    if content is None:
        return {}
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in parse_xml(content, _WHAT)
        if relation.get("Type", "").endswith("/hyperlink")
    }


def _hyperlinks(tree: Element, addresses: dict[str, str]) -> Iterator[Hyperlink]:
    for paragraph in tree.iter():
        if _name(paragraph) != "p":
            continue
        found = [
            (url, "".join(_runs(element, [])).strip())
            for element in paragraph.iter()
            if (url := _url_of(element, addresses))
        ]
        if found:
            yield from hyperlinks_in("".join(_runs(paragraph, [])).strip(), found)


def _url_of(element: Element, addresses: dict[str, str]) -> str:
    """Give the address that an element puts on its words, if it is a link or a field of one."""
    name = _name(element)
    if name == "hyperlink":
        links = (value for key, value in element.items() if key.endswith("relationships id"))
        return next((addresses.get(link, "") for link in links), "")
    if name == "fldSimple":
        field = _FIELD.match(_value(element, "instr"))
        return field[1] if field else ""
    return ""


def _symbol(element: Element) -> str:
    try:
        code = int(_value(element, "char"), 16)
    except ValueError:
        return ""
    # Fonts of symbols lie in the private area, where nobody knows what they show.
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _notes(parcel: Parcel, kind: str) -> list[str]:
    content = parcel.part(f"word/{kind}.xml")
    if content is None:
        return []
    found = []
    for note in parse_xml(content, _WHAT):
        if _value(note, "type") in ("", "normal"):
            text = " ".join(_paragraphs(note)).strip()
            if text:
                found.append(f"[{_value(note, 'id')}] {text}")
    return found


def _edges(parcel: Parcel) -> list[tuple[str, str]]:
    """Give the words of headers and footers, each once."""
    found: dict[str, str] = {}
    for name in parcel.names():
        for kind in ("header", "footer"):
            content = (
                parcel.part(name)
                if name.startswith(f"word/{kind}") and name.endswith(".xml")
                else None
            )
            if content is not None:
                text = "\n".join(_paragraphs(parse_xml(content, _WHAT))).strip()
                found.setdefault(text, f"page {kind}")
    return [(text, reason) for text, reason in found.items() if text]


def _about(parcel: Parcel) -> dict[str, str]:
    content = parcel.part("docProps/core.xml")
    if content is None:
        return {}
    return {each.tag.rpartition(" ")[2]: each.text or "" for each in parse_xml(content, _WHAT)}


def _has_picture(raw: bytes) -> bool:
    return b"word/media/" in raw
