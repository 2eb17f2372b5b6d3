"""Markup: XML of office documents, read within limits and without entities of their own."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from factcheck.articles.reading import refuse
from factcheck.errors import ArticleRefused

_MOST_ELEMENTS: Final = 1_500_000
_DEEPEST: Final = 300


def parse_xml(content: bytes, what: str) -> Element:
    """Give the tree of an XML part; names are ``namespace name``, with a space between.

    ``what`` names the document in a refusal. A document type is refused: office formats have none,
    and it is where entities that expand without end, or fetch files, are declared.
    """
    parser = _Parser(what)
    try:
        return parser.parse(content)
    except expat.ExpatError as error:
        raise refuse(f"{what} is damaged: its XML breaks off or is not well-formed.") from error


class _Parser:
    def __init__(self, what: str) -> None:
        self._what = what
        self._tree = TreeBuilder()
        self._count = self._depth = 0
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartDoctypeDeclHandler = self._refuse_doctype
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._tree.data

    def parse(self, content: bytes) -> Element:
        self._expat.Parse(content, True)
        return self._tree.close()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        self._depth += 1
        if self._count > _MOST_ELEMENTS:
            raise self._refusal(f"it has more than {_MOST_ELEMENTS:,} elements")
        if self._depth > _DEEPEST:
            raise self._refusal("it is nested too deeply")
        self._tree.start(name, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._tree.end(name)

    def _refuse_doctype(self, *_: object) -> None:
        raise self._refusal("it declares a document type, as no such document does")

    def _refusal(self, why: str) -> ArticleRefused:
        return refuse(f"{self._what} cannot be read safely: {why}.")
