"""Layout: where in a pasted page the article lies, told by which blocks read like prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from factcheck.claims.blocks import Span
from factcheck.claims.furniture import why_furniture
from factcheck.claims.marks import strip_marks

_GLUE: Final = frozenset(
    "the of and to in a is that for it was on as with be by at from are this has have had not but "
    "which or an were will would they he she his her their its been who said we you i our "
    "can could".split()
)
_END = re.compile(r"[.!?…。！？।][\"'”’»)\]*_]*$")
_MENU_LEAST: Final = 6
"""So many short lines in a row are no article's: fewer may be a list or a poem."""
_COST: Final = 7.0
"""What a line that is no prose costs a stretch, in words of prose."""


@dataclass(slots=True)
class Block:
    """A block of the text and what can be seen of it; ``line`` is its text without markdown."""

    start: int
    end: int
    line: str
    words: int = field(init=False)
    ended: bool = field(init=False)
    prose: bool = field(init=False)
    furniture: str = field(init=False)

    def __post_init__(self) -> None:
        words = self.line.split()
        self.words = len(words)
        if not self.line.isascii():
            # Scripts without spaces between words: two signs of theirs are about a word.
            self.words = max(self.words, sum(sign > "\u2e80" for sign in self.line[:400]) // 2)
        self.ended = bool(_END.search(self.line[-12:]))
        glue = sum(word in _GLUE for word in words[:60])
        enough = glue * 5 >= min(self.words, 60)
        self.prose = (self.words >= 20 and (enough or self.ended)) or (
            self.words >= 7 and self.ended
        )
        self.furniture = why_furniture(self.line)


def see_blocks(text: str, spans: Sequence[Span]) -> list[Block]:
    """Give the blocks at ``spans`` with what can be seen of each."""
    return [Block(start, end, strip_marks(text[start:end])) for start, end in spans]


def is_page(blocks: Sequence[Block]) -> bool:
    """Say whether the text is a whole page with menus, not an article alone."""
    run = 0
    for block in blocks:
        run = run + 1 if _is_short(block) else 0
        if run >= _MENU_LEAST:
            return True
    return False


def find_body(blocks: Sequence[Block]) -> tuple[int, int]:
    """Give the stretch of blocks (half-open) that holds most prose with least else in it."""
    best, best_at = 0.0, (0, 0)
    total, begin = 0.0, 0
    for index, block in enumerate(blocks):
        if total <= 0:
            total, begin = 0.0, index
        total += _worth(block)
        if total > best:
            best, best_at = total, (begin, index + 1)
    return best_at


def in_menu_runs(blocks: Sequence[Block], least: int) -> set[int]:
    """Give the indexes of blocks in runs of at least ``least`` short lines without an end mark."""
    found: set[int] = set()
    run: list[int] = []
    for index, block in enumerate(blocks):
        if _is_short(block):
            run.append(index)
            continue
        if len(run) >= least:
            found.update(run)
        run = []
    if len(run) >= least:
        found.update(run)
    return found


def _is_short(block: Block) -> bool:
    return bool(block.furniture) or (block.words <= 6 and not block.ended)


def _worth(block: Block) -> float:
    if block.furniture:
        return -_COST
    if block.prose:
        return float(min(block.words, 60))
    return -_COST if block.words <= 12 else -_COST / 2
