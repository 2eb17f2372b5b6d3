"""Word: the text of a document as it reads with all tracked changes taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from factcheck.articles import package
from factcheck.articles.links import END_LINK, begin_link, on_words, taken_off, without_signs
from factcheck.articles.markup import parse_xml
from factcheck.articles.package import (
    WHAT,
    addresses,
    is_numbered,
    item_styles,
    main_part,
    name_of,
    value_of,
)
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

# Word keeps what was deleted, and what was moved away, beside what is there.
_GONE: Final = frozenset(
    ("del", "moveFrom", "delText", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr")
)
_MARKS: Final = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_TEXT_BOX: Final = "txbxContent"
_MOST_FIELDS: Final = 50
_FIELD: Final = re.compile(r"\s{0,9}HYPERLINK\s{1,9}\"([^\"]{1,2000})\"", re.IGNORECASE)


def read_docx(raw: bytes) -> Reading:
    """Read a ``.docx``: insertions are kept, deletions dropped, notes follow the text.

    Headers and footers are set aside. Raises ``ArticleRefused``.
    """
    with Parcel(raw, WHAT) as parcel:
        main = parcel.part(main_part(parcel))
        if main is None:
            raise parcel.damaged()
        items = item_styles(parcel)
        body = _Part(addresses(parcel, "document"), items).paragraphs(parse_xml(main, WHAT))
        notes = [text for kind in ("footnotes", "endnotes") for text in _notes(parcel, kind)]
        blocks, hyperlinks = taken_off([*body, *notes])
        edges = _edges(parcel)
        about = package.about(parcel)
    text, dropped = clean("\n\n".join(_spaced(blocks)))
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
        hyperlinks=tuple(hyperlinks),
        is_document=True,
    )


def _spaced(paragraphs: list[str]) -> list[str]:
    """Join the items of a list, which begin with a dash, so that they stand together."""
    joined: list[str] = []
    for text in paragraphs:
        if text.startswith("- ") and joined and joined[-1].rsplit("\n", 1)[-1].startswith("- "):
            joined[-1] += "\n" + text
        else:
            joined.append(text)
    return joined


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        name = name_of(element)
        if name == "tr":
            if not any(
                name_of(mark) == "del"
                for part in element
                if name_of(part) == "trPr"
                for mark in part
            ):
                yield element
        elif name not in _GONE:
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        name = name_of(element)
        if name == "tc":
            yield element
        elif name not in _GONE:
            yield from _cells(element)


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and whether a link was begun with it."""

    instruction: str = ""
    linked: bool = False


@dataclass(slots=True)
class _Part:
    """A part of the package that holds text; its links and its lists are named by other parts."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    items: frozenset[str] = frozenset()
    fields: list[_Field] = field(default_factory=list)

    def paragraphs(self, tree: Element) -> list[str]:
        """Give paragraphs in order, a row of a table as one with tabs between its cells."""
        found: list[str] = []
        for element in tree:
            name = name_of(element)
            if name == "p":
                found.extend(self._paragraph(element))
            elif name == "tbl":
                found.extend(row for row in map(self._row, _rows(element)) if row.strip())
            elif name not in _GONE:
                found.extend(self.paragraphs(element))
        return found

    def _row(self, row: Element) -> str:
        return "\t".join(" ".join(self.paragraphs(cell)) for cell in _cells(row))

    def _paragraph(self, paragraph: Element) -> list[str]:
        """Give a paragraph, and after it those of the text boxes that are anchored in it."""
        boxes: list[Element] = []
        text = "".join(self._runs(paragraph, boxes)).strip()
        # A link that goes on in the next paragraph ends here: fields may, links hardly do.
        text += END_LINK * sum(each.linked for each in self.fields)
        self.fields.clear()
        found = [f"- {text}" if text and self._is_item(paragraph) else text] if text else []
        for box in boxes:
            found.extend(self.paragraphs(box))
        return found

    def _is_item(self, paragraph: Element) -> bool:
        for properties in paragraph:
            if name_of(properties) == "pPr":
                own = is_numbered(properties)
                styles = (value_of(each, "val") for each in properties if name_of(each) == "pStyle")
                return any(style in self.items for style in styles) if own is None else own
        return False

    def _runs(self, parent: Element, boxes: list[Element]) -> Iterator[str]:
        for element in parent:
            local = element.tag.rpartition(" ")[2]
            name = name_of(element)
            if name in _GONE:
                continue
            if name == "t":
                yield without_signs(element.text or "")
            elif name in _MARKS:
                yield _MARKS[name]
            elif name in ("br", "cr"):
                # A break of page or column divides nothing that a reader would call a line.
                yield " " if value_of(element, "type") in ("page", "column") else "\n"
            elif name == "sym":
                yield _symbol(element)
            elif name in ("footnoteReference", "endnoteReference"):
                yield f"[{value_of(element, 'id')}]"
            elif name == "fldChar":
                yield self._field(value_of(element, "fldCharType"))
            elif name == "instrText":
                if self.fields:
                    self.fields[-1].instruction += element.text or ""
            elif name == _TEXT_BOX:
                boxes.append(element)
            elif url := self._url_of(element, name):
                yield on_words(url, "".join(self._runs(element, boxes)))
            elif local != "Fallback":  # the same box once more, for older programs
                yield from self._runs(element, boxes)

    def _field(self, kind: str) -> str:
        """Follow the beginning, the middle and the end of a field; give the sign of its link."""
        if kind == "begin" and len(self.fields) < _MOST_FIELDS:
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            found = _FIELD.match(self.fields[-1].instruction)
            if found and not any(each.linked for each in self.fields):
                self.fields[-1].linked = True
                return begin_link(found[1])
        elif kind == "end" and self.fields and self.fields.pop().linked:
            return END_LINK
        return ""

    def _url_of(self, element: Element, name: str) -> str:
        """Give the address that an element puts on its words, if it is a link or a field of one."""
        if name == "hyperlink":
            links = (value for key, value in element.items() if key.endswith("relationships id"))
            return next((self.addresses.get(link, "") for link in links), "")
        if name == "fldSimple":
            found = _FIELD.match(value_of(element, "instr"))
            return found[1] if found else ""
        return ""


def _symbol(element: Element) -> str:
    try:
        code = int(value_of(element, "char"), 16)
    except ValueError:
        return ""
    # Fonts of symbols lie in the private area, where nobody knows what they show.
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _notes(parcel: Parcel, kind: str) -> list[str]:
    content = parcel.part(f"word/{kind}.xml")
    if content is None:
        return []
    found = []
    named = addresses(parcel, kind)
    for note in parse_xml(content, WHAT):
        if value_of(note, "type") in ("", "normal"):
            text = " ".join(_Part(named).paragraphs(note)).strip()
            if text:
                found.append(f"[{value_of(note, 'id')}] {text}")
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
                lines, _ = taken_off(_Part().paragraphs(parse_xml(content, WHAT)))
                text = "\n".join(lines).strip()
                found.setdefault(text, f"page {kind}")
    return [(text, reason) for text, reason in found.items() if text]


def _has_picture(raw: bytes) -> bool:
    return b"word/media/" in raw
