"""The package of a Word document: which of its parts is the text, and what the others name."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from factcheck.articles.markup import parse_xml
from factcheck.articles.parcels import Parcel

WHAT: Final = "The Word document"
# Transitional documents and strict ones have the same names in different namespaces.
_WORDS: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_MOST_STEPS: Final = 50


def main_part(parcel: Parcel) -> str:
    """Give the part that the package says is the document."""
    relations = parcel.part("_rels/.rels")
    if relations is not None:
        for relation in parse_xml(relations, WHAT):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def name_of(element: Element) -> str:
    """Give the name of an element of the text, nothing for one of another vocabulary."""
    space, _, name = element.tag.rpartition(" ")
    return name if space in _WORDS else ""


def value_of(element: Element, name: str) -> str:
    """Give an attribute of the text's own vocabulary, empty where there is none."""
    return next(
        (
            element.get(f"{space} {name}") or ""
            for space in _WORDS
            if element.get(f"{space} {name}")
        ),
        "",
    )


def addresses(parcel: Parcel, part: str) -> dict[str, str]:
    """Give the addresses outside the document by the names that a part of it has for them."""
    content = parcel.part(f"word/_rels/{part}.xml.rels")
    if content is None:
        return {}
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in parse_xml(content, WHAT)
        if relation.get("Type", "").endswith("/hyperlink")
    }


def is_numbered(properties: Element) -> bool | None:
    """Whether properties make an item of a list of a paragraph, ``None`` where they do not say."""
    for each in properties:
        if name_of(each) == "numPr":
            return not any(name_of(n) == "numId" and value_of(n, "val") == "0" for n in each)
    return None


def item_styles(parcel: Parcel) -> frozenset[str]:
    """Give the styles that make items of lists, those that go back to such a one included."""
    content = parcel.part("word/styles.xml")
    if content is None:
        return frozenset()
    own: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for style in parse_xml(content, WHAT):
        name = value_of(style, "styleId")
        for each in style:
            if name_of(each) == "pPr":
                own[name] = is_numbered(each)
            elif name_of(each) == "basedOn":
                based[name] = value_of(each, "val")
    found = set()
    for name in own.keys() | based.keys():
        at, steps = name, 0
        while own.get(at) is None and at in based and steps < _MOST_STEPS:
            at, steps = based[at], steps + 1
        if own.get(at):
            found.add(name)
    return frozenset(found)


def about(parcel: Parcel) -> dict[str, str]:
    """Give what the document says of itself."""
    content = parcel.part("docProps/core.xml")
    if content is None:
        return {}
    return {each.tag.rpartition(" ")[2]: each.text or "" for each in parse_xml(content, WHAT)}
