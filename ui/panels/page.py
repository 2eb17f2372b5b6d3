"""The article as the reader shows it: blocks of text, and where each shown character comes from.

The shown text is not the article's: newlines become spaces, furniture is folded away, a line of
metadata is added. A ``Page`` holds the shown text and the table between the two. Positions in the
shown text are those of a ``QTextDocument`` with one block a ``Block``: UTF-16 units, and one unit
between blocks. Offsets in the article are code points.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from factcheck.claims.offsets import Utf16Offsets


class Part(Enum):
    """What a block of the page is, and so how it is set."""

    TITLE = auto()
    HEADING = auto()
    META = auto()
    BYLINE = auto()
    BODY = auto()
    CAPTION = auto()
    FOLD = auto()
    FURNITURE = auto()

    @property
    def is_ours(self) -> bool:
        """Whether the words are the program's own and not the article's."""
        return self in (Part.META, Part.FOLD)


class Act(Enum):
    """What a click on a line of folded furniture asks for."""

    TOGGLE = auto()
    RESTORE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the document, half-open. ``joined`` blocks go on with the paragraph before."""

    part: Part
    start: int
    end: int
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of furniture: the block that stands for it and the passages behind it."""

    block: int
    passage_ids: tuple[int, ...]
    opened: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a fold's line that can be clicked."""

    start: int
    end: int
    act: Act


@dataclass(frozen=True, slots=True)
class Run:
    """Characters shown one for one: at ``shown`` in the page, ``source`` in the article."""

    shown: int
    source: int
    length: int


class Page:
    """The shown text with the table of runs between it and the article."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        folds: Sequence[Fold],
        links: Sequence[Link],
        runs: Sequence[Run],
    ) -> None:
        """``blocks`` and ``links`` come in code points of ``text``; they are kept as positions."""
        self.text = text
        self._units = Utf16Offsets(text)
        unit = self._units.to_utf16
        self.blocks = [Block(b.part, unit(b.start), unit(b.end), b.joined) for b in blocks]
        self.folds = list(folds)
        self.links = [Link(unit(k.start), unit(k.end), k.act) for k in links]
        self._shown = [run.shown for run in runs]
        self._source = [run.source for run in runs]
        self._length = [run.length for run in runs]
        self._block_starts = [block.start for block in self.blocks]
        self._fold_of = {fold.block: fold for fold in folds}

    # --- from the article to the page ---

    def shown(self, start: int, end: int) -> tuple[int, int] | None:
        """Where ``article.text[start:end]`` is shown; ``None`` when nothing of it is."""
        first = bisect_right(self._source, start) - 1
        if first < 0 or start >= self._source[first] + self._length[first]:
            first += 1
        last = bisect_left(self._source, end) - 1
        if first > last:
            return None
        begin = self._shown[first] + max(0, start - self._source[first])
        finish = self._shown[last] + min(self._length[last], end - self._source[last])
        return self.position(begin), self.position(finish)

    # --- from the page to the article ---

    def article_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The article's offsets behind the shown positions; ``None`` for words of our own."""
        begin, finish = self._units.from_utf16(start), self._units.from_utf16(end)
        first = bisect_right(self._shown, begin) - 1
        if first < 0 or begin >= self._shown[first] + self._length[first]:
            first += 1
        last = bisect_left(self._shown, finish) - 1
        if first > last:
            return None
        return (
            self._source[first] + max(0, begin - self._shown[first]),
            self._source[last] + min(self._length[last], finish - self._shown[last]),
        )

    def article_offset(self, position: int) -> int:
        """The article's offset at a shown position; before words of our own, what comes next."""
        at = self._units.from_utf16(position)
        run = bisect_right(self._shown, at) - 1
        if run >= 0 and at < self._shown[run] + self._length[run]:
            return self._source[run] + at - self._shown[run]
        if run + 1 < len(self._source):
            return self._source[run + 1]
        return self._source[run] + self._length[run] if run >= 0 else 0

    def excerpt(self, start: int, end: int) -> str:
        """The shown text between two positions."""
        return self.text[self._units.from_utf16(start) : self._units.from_utf16(end)]

    def position(self, character: int) -> int:
        """The position of a code point of ``text``."""
        return self._units.to_utf16(character)

    # --- blocks ---

    def block_at(self, position: int) -> int:
        """The number of the block at a shown position."""
        return max(0, bisect_right(self._block_starts, position) - 1)

    def fold_at(self, position: int) -> Fold | None:
        """The fold whose line is at a shown position."""
        return self._fold_of.get(self.block_at(position)) if self.blocks else None

    def link_at(self, position: int) -> Link | None:
        """The words to click at a shown position."""
        return next((link for link in self.links if link.start <= position < link.end), None)
