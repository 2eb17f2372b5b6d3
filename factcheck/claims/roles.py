"""Roles: what each block of the text is, with a reason a person understands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.blocks import Span, find_blocks
from factcheck.claims.bylines import is_stamp, why_byline
from factcheck.claims.headlines import announced, choose_title
from factcheck.claims.layout import (
    Block,
    Stretch,
    find_running_heads,
    find_stretches,
    is_page,
    see_blocks,
)
from factcheck.claims.marks import is_heading
from factcheck.claims.pages import Page
from factcheck.claims.people import People
from factcheck.model import Role

_FRONT_MATTER = re.compile(
    r"\ufeff?\s{0,8}---[ \t]*\n(?:(?!---[ \t]*(?:\n|\Z))[^\n]*\n){0,200}?---[ \t]*(?=\n|\Z)"
)
_AUTHOR = re.compile(r"^(?:authors?|by):[ \t]*[\"']?([^\n\"']{3,80})", re.IGNORECASE | re.MULTILINE)
_HEADING_MOST = 30
_TITLE_REACH = 15
_DATES_OF_OTHERS = ((Role.BYLINE, "date line"), (Role.BYLINE, "reading time"))
"""Under an article that has its date they are those of comments and of further articles."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A stretch with its role; ``reason`` is empty for sentences."""

    start: int
    end: int
    role: Role
    reason: str


def label_blocks(text: str, *, is_document: bool = False) -> list[Labelled]:
    """Give the blocks of ``text`` in order, each with its role; no block overlaps another."""
    front = front_matter(text)
    labelled = [Labelled(*front, Role.FURNITURE, "front matter")] if front else []
    blocks = see_blocks(text, find_blocks(text, front[1] if front else 0))
    stated = _AUTHOR.findall(text[slice(*front)]) if front else []
    authors = [author.strip() for author in stated]
    labels = _Labels(blocks, text, authors, may_be_page=not is_document)
    labelled.extend(
        Labelled(block.start, block.end, role, reason)
        for block, (role, reason) in zip(blocks, labels.decide(), strict=True)
    )
    return labelled


def front_matter(text: str) -> Span | None:
    """Give the span of a block between two lines of ``---`` at the very start, if there is one."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return None
    start = found.start() + found.group().index("---")
    return start, found.end()


class _Labels:
    """The decisions on one text, from what is surest to what is left."""

    def __init__(
        self, blocks: Sequence[Block], text: str, authors: Sequence[str], *, may_be_page: bool
    ) -> None:
        self.blocks = blocks
        self.text = text
        self.authors = authors
        self.given: list[tuple[Role, str] | None] = [None] * len(blocks)
        self.may_be_page = may_be_page
        stretches = find_stretches(blocks)
        self.page = Page(blocks, stretches) if may_be_page and is_page(blocks) else None
        body = max(stretches, key=lambda found: found.worth, default=Stretch(0, 0, 0.0))
        self.first, self.last = body.first, body.last

    def decide(self) -> list[tuple[Role, str]]:
        page = self.page
        if page and page.sure:
            self.first, self.last = page.first, page.last
        self._mark_lines()
        if self.may_be_page:
            self._mark_announced()
        People(self.blocks, self.given, self.authors).mark_presented()
        if page:
            self._mark_page(page)
        self._mark_title()
        People(self.blocks, self.given, self.authors).mark()
        return [given or (Role.SENTENCE, "") for given in self.given]

    def _give(self, index: int, role: Role, reason: str) -> None:
        if self.given[index] is None:
            self.given[index] = (role, reason)

    def _mark_lines(self) -> None:
        """Label the blocks that say themselves what they are."""
        for index in find_running_heads(self.blocks):
            self._give(index, Role.FURNITURE, "head or number of a page")
        for index, block in enumerate(self.blocks):
            stamped = block.told and is_stamp(block.line)
            byline = "time stamp" if stamped else why_byline(block.line)
            inside = self.first <= index < self.last
            if block.furniture == "web address" and inside:
                continue
            if block.furniture:
                self._give(index, Role.FURNITURE, block.furniture)
            elif byline and not (inside and block.line[0] in "—–"):
                self._give(index, Role.BYLINE, byline)
            elif block.caption:
                self._give(index, Role.CAPTION, block.caption)

    def _mark_announced(self) -> None:
        """Fold the headlines of other articles, but for this one's under "Latest news"."""
        headlines = list(announced(self.blocks))
        if headlines:
            title = self._headline()
            for index in headlines:
                if index != title:
                    self._give(index, Role.FURNITURE, "link to another article")

    def _mark_page(self, page: Page) -> None:
        """Fold what lies around the article on a page that was pasted whole."""
        dated = (Role.BYLINE, "date line") in self.given[: page.last]
        for index, reason in page.around(self._find_title()):
            if dated and index >= page.last and self.given[index] in _DATES_OF_OTHERS:
                self.given[index] = None
            self._give(index, Role.FURNITURE, reason)

    def _find_title(self) -> int | None:
        """Find the headline: the first line of its kind above the first paragraph."""
        top = next(
            (
                k
                for k in range(self.first, len(self.blocks))
                if self.given[k] is None and self.blocks[k].prose
            ),
            len(self.blocks),
        )
        # Rows of a table may stand in between.
        above = [k for k in range(min(top + 1, len(self.blocks))) if not self.blocks[k].told]
        heads = [k for k in above[-_TITLE_REACH:] if self._is_headline(k)]
        marked = [
            k for k in heads if is_heading(self.text[self.blocks[k].start : self.blocks[k].end])
        ]
        # Without menus the first line is the headline, unless hardly any of its words return.
        least = 1.0 if self.page else 0.25
        return marked[0] if marked else choose_title(self.blocks, self.first, heads, least)

    def _is_headline(self, index: int) -> bool:
        block = self.blocks[index]
        if self.given[index] is not None or not 2 <= block.words <= _HEADING_MOST:
            return False
        if is_heading(self.text[block.start : block.end]):
            return True
        if block.line.endswith((".", ",", ";", ":", "…")) or len(self.blocks) == 1:
            return False
        return (
            block.words >= 3
            and not block.line[0].islower()
            and not (block.ended and block.words < 5)
        )

    def _mark_title(self) -> None:
        title = self._headline()
        if title is not None:
            self._give(title, Role.TITLE, "headline")

    def _headline(self) -> int | None:
        """Give the headline if no text stands above it."""
        title = self._find_title()
        is_first = title is not None and all(self._is_aside(k) for k in range(title))
        return title if is_first else None

    def _is_aside(self, index: int) -> bool:
        given = self.given[index]
        return given is not None or not self.blocks[index].prose
