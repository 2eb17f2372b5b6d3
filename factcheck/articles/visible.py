"""Visible text: the words of a tree of markup in their order, a blank line between its blocks."""

from __future__ import annotations

import re
from typing import Any, Final

from factcheck.articles.links import hyperlink
from factcheck.articles.reading import Hyperlink

# The names of HTML, and those that the extractor gives its own tree (head, item, quote, row, cell).
_BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre section summary table tbody tfoot thead tr ul head list item quote row".split()
)
_CELLS: Final = frozenset(("td", "th", "cell"))
_ITEMS: Final = frozenset(("li", "item"))
_ROWS: Final = frozenset(("tr", "row"))
_BREAKS: Final = frozenset(("br", "lb"))
_UNSEEN: Final = frozenset(
    "script style noscript template title meta link select option button input textarea svg math "
    "iframe object embed audio video canvas map graphic datalist".split()
)
_SPACE = re.compile("[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)


def visible_text(tree: Any) -> str:
    """Give the text that a reader sees of a tree that the extractor made.

    Blocks are divided by blank lines, items of a list begin with ``- ``, the cells of a row are
    divided by tabs, line breaks are kept.
    """
    return _read(tree, _Sheet(), of_page=False).text()


def visible_page(tree: Any, address: str = "") -> tuple[str, list[Hyperlink]]:
    """Give the text that a reader sees of a page as its lxml tree, and the links in it.

    ``address`` is where the page is, if that is known; the page may say otherwise.
    """
    stated = next((base.get("href") for base in tree.iter("base") if base.get("href")), "")
    sheet = _read(tree, _Sheet(stated or address), of_page=True)
    return sheet.text(), sheet.hyperlinks


def _read(tree: Any, sheet: _Sheet, *, of_page: bool) -> _Sheet:
    """Walk through a tree; ``of_page``: ``head`` is the head of a page, not a heading."""
    from lxml.etree import iterwalk

    hidden_in: Any = None
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if hidden_in is None and (not tag or _is_hidden(element, tag, of_page)):
                hidden_in = element
            elif hidden_in is None:
                sheet.open(tag)
                if tag == "a":
                    sheet.begin_link(element.get("href"))
                sheet.write(element.text)
            continue
        if hidden_in is element:
            hidden_in = None
        elif hidden_in is None:
            if tag == "a":
                sheet.end_link()
            sheet.close(tag)
        if hidden_in is None and element is not tree:
            sheet.write(element.tail)
    return sheet


def _is_hidden(element: Any, tag: str, of_page: bool) -> bool:
    if tag in _UNSEEN or (of_page and tag == "head"):
        return True
    if not element.attrib:
        return False
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style", "")[:1000]))
    )


class _Sheet:
    """Collects words into lines and lines into blocks."""

    def __init__(self, address: str = "") -> None:
        self.hyperlinks: list[Hyperlink] = []
        self._address = address
        self._links: list[tuple[str, int, int]] = []
        self._url: str | None = None
        self._linked_from = 0
        self._blocks: list[tuple[str, bool]] = []
        self._words: list[str] = []
        self._lead = ""
        self._cells = 0
        self._ended_in_cell = False

    def open(self, tag: str) -> None:
        if tag in _CELLS:
            self._cells += 1
            self._ended_in_cell = False
            if self._words:
                self._words.append("\t")
        elif tag in _BREAKS:
            self._words.append("\n")
        elif tag in _BLOCKS and not self._cells:
            self._end_block()
            if tag in _ITEMS:
                self._lead = "- "

    def close(self, tag: str) -> None:
        if tag in _CELLS:
            self._cells = max(0, self._cells - 1)
            self._ended_in_cell = False
        elif tag in _ROWS or (tag in _BLOCKS and not self._cells):
            self._end_block()
        elif tag in _BLOCKS:
            self._ended_in_cell = True

    def write(self, words: str | None) -> None:
        if not words:
            return
        if self._ended_in_cell and words.strip():
            # A second paragraph in a cell: such a table only places things on the page.
            self._end_block()
        self._words.append(_SPACE.sub(" ", words))

    def begin_link(self, url: str | None) -> None:
        self.end_link()
        self._url, self._linked_from = url, len(self._words)

    def end_link(self) -> None:
        if self._url and len(self._words) > self._linked_from:
            self._links.append((self._url, self._linked_from, len(self._words)))
        self._url = None

    def text(self) -> str:
        self._end_block()
        parts: list[str] = []
        for index, (block, is_item) in enumerate(self._blocks):
            if index:
                parts.append("\n" if is_item and self._blocks[index - 1][1] else "\n\n")
            parts.append(block)
        return "".join(parts)

    def _end_block(self) -> None:
        self._end_links()
        lines = (
            "\t".join(" ".join(cell.split(" ")).strip(" ") for cell in line.split("\t")).strip()
            for line in "".join(self._words).split("\n")
        )
        block = "\n".join(re.sub(" {2,}", " ", line) for line in lines).strip("\n")
        self._words = []
        self._ended_in_cell = False
        if block.strip():
            self._blocks.append((self._lead + re.sub("\n{2,}", "\n", block), bool(self._lead)))
            self._lead = ""

    def _end_links(self) -> None:
        """Keep the links of a block with the words around them; one that wraps blocks goes on."""
        open_url = self._url
        self.end_link()
        for url, first, last in self._links:
            before = "".join(self._words[max(0, first - 50) : first])
            words = "".join(self._words[first:last])
            after = "".join(self._words[last : last + 50])
            start, end = len(before), len(before) + len(words)
            link = hyperlink(url, before + words + after, start, end, self._address)
            if link.url:
                self.hyperlinks.append(link)
        self._links.clear()
        self._url, self._linked_from = open_url, 0
