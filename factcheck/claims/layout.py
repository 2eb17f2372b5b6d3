"""Layout: where in a pasted page the article lies, told by which blocks read like prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby, pairwise
from typing import Final

from factcheck.claims.blocks import Span
from factcheck.claims.bylines import is_stamp
from factcheck.claims.captions import why_caption
from factcheck.claims.furniture import why_furniture
from factcheck.claims.marks import strip_marks

_GLUE: Final = frozenset(
    "the of and to in a is that for it was on as with be by at from this are has have had not but "
    "which or an were will would they he she his her its their been who said we you i our "
    "can could".split()
)
_END = re.compile(r"[.!?…。！？।؟۔।॥][\"'”’»)\]*_」』]*$")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e81-\U0010ffff]")
MENU_LEAST: Final = 6
"""So many short lines in a row are no article's: fewer may be a list or a poem."""
_HEADS_MOST: Final = 20
_COST: Final = 9.0
"""What a line that is no prose costs a stretch, in words of prose."""
_PARTING_COST: Final = 30.0
"""What a line costs that mostly stands under an article: comments, further articles."""
_MEMORY: Final = 150.0
"""So much prose a stretch can stake on what comes next: a long menu ends any stretch."""
_ALONE_MOST: Final = 45
"""A paragraph of fewer words between two lines that are none announces another article."""
_ITEM = re.compile(r"(?:\d{1,3}|[A-Za-z]{1,2})[.:)]\s|[“\"‘]|[-–—•*]\s")
_DATA = re.compile(r"\d|.:\s|\s[–—-]\s|\([^()]{1,40}\)")
PARTING: Final = frozenset({"comments notice", "links to other articles"})
INSIDE: Final = frozenset(
    {
        "sponsor line", "share request", "follow-us line", "image credit", "cookie notice",
        "privacy notice", "link to another article", "membership request",
    }
)  # fmt: skip
"""What stands between the paragraphs of one article as often as around it."""
_FOLIO = re.compile(
    r"[\s|–—-]{0,40}(?<!\S)(?:Page )?(\d{1,4})(?: of \d{1,4})?[\s–—-]{0,3}$"
    r"|^(\d{1,4})[\s|–—-]{1,40}"
)
_HEADS_LEAST: Final = 2
_FOLIOS_LEAST: Final = 3
_HEAD_WORDS_LEAST: Final = 3
_FOLIO_MOST: Final = 120
_GAP = re.compile(" {3,}")
_GROWN = re.compile(r"(?:[a-zà-ÿ]{3}|[\d?!])[A-ZÀ-Þ][a-zà-ÿ]* [a-zà-ÿ\d]")
_GROWN_REACH: Final = 200
_GROWN_LEAST: Final = 12
_CARDS_LEAST: Final = 3
_OF_SITES: Final = PARTING | (
    INSIDE - {"image credit"} | {"copyright", "site menu", "tags", "translation note"}
)
_INSIDE_COST: Final = 3.0
_INSIDE_MOST: Final = 4
_ENTRIES_LEAST: Final = 3
_ENTRY_HEAD_MOST: Final = 3


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
    caption: str = field(init=False)
    told: bool = field(init=False, default=False)
    """Whether it is a row of a table or the head of an entry on a live page, and so no menu."""

    def __post_init__(self) -> None:
        words = self.line.split()
        self.words = len(words)
        head = self.line[:400]
        if not head.isascii():
            # Scripts without spaces between words: two signs of theirs are about a word.
            self.words = max(self.words, len(_UNSPACED.findall(head)) // 2)
        self.ended = bool(_END.search(self.line[-12:]))
        self.prose = (
            self.words >= 40
            or (self.words >= 7 and self.ended)
            or (self.words >= 20 and sum(map(_GLUE.__contains__, words)) * 5 >= self.words)
        )
        self.furniture = why_furniture(self.line)
        self.caption = why_caption(self.line)

    @property
    def short(self) -> bool:
        """Whether it is a line as menus have them."""
        return not self.told and (bool(self.furniture) or (self.words <= 6 and not self.ended))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks ``first`` to ``last`` (half-open) that belong together, and how much they weigh."""

    first: int
    last: int
    worth: float


def see_blocks(text: str, spans: Sequence[Span]) -> list[Block]:
    """Give the blocks at ``spans`` with what can be seen of each."""
    blocks = [Block(start, end, strip_marks(text[start:end])) for start, end in spans]
    for block in [*_rows(blocks), *_entry_heads(blocks)]:
        block.told = True
    return blocks


def _rows(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the rows of tables: lines one after the other with as many columns, and figures."""
    for gaps, group in groupby(blocks, key=_gaps):
        rows = list(group)
        if gaps and len(rows) > 1 and any(letter.isdigit() for row in rows for letter in row.line):
            yield from rows


def _gaps(block: Block) -> int:
    """Count the tabs of a line and the wide gaps that stand for them."""
    line = block.line
    return line.count("\t") + (len(_GAP.findall(line)) if "   " in line else 0)


def _entry_heads(blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the stamps and headings over the entries of a live page, if it is one.

    On other pages times stand in lists of further articles, with no paragraph under them.
    """
    entries = []
    for index in [index for index, block in enumerate(blocks) if is_stamp(block.line)]:
        for end in range(index + 1, min(index + 1 + _ENTRY_HEAD_MOST, len(blocks))):
            if blocks[end].prose:
                entries.append(blocks[index:end])
                break
    if len(entries) >= _ENTRIES_LEAST:
        for entry in entries:
            yield from (block for block in entry if not block.furniture)


def find_running_heads(blocks: Sequence[Block]) -> Iterator[int]:
    """Give the lines that stand over or under the text of each page with the number of the page.

    Headings are counted too ("Day 1"): a line of print has words enough, and prose between it and
    the next.
    """
    lines: dict[str, list[tuple[int, int]]] = {}
    for index, block in enumerate(blocks):
        line = block.line
        if block.prose or not (line[:1].isdigit() or line[-1:].isdigit() or line[-1:] in "–—-"):
            continue
        found = _FOLIO.search(line[:_FOLIO_MOST])
        if found:
            head = line[: found.start()] + line[found.end() :]
            if not head or len(head.split()) >= _HEAD_WORDS_LEAST:
                lines.setdefault(head, []).append((index, int(found[1] or found[2])))
    prose = list(accumulate(block.prose for block in blocks))
    for head, places in lines.items():
        rising = all(
            earlier < later and prose[at] < prose[to]
            for (at, earlier), (to, later) in pairwise(places)
        )
        if rising and len(places) >= (_HEADS_LEAST if head else _FOLIOS_LEAST):
            yield from (index for index, _ in places)


def is_page(blocks: Sequence[Block]) -> bool:
    """Say whether the text is a whole page with menus, not an article alone.

    The head of a judgement or the parties of a treaty are short lines too: on a page something
    else speaks of the site, or there are more lines than any document begins with.
    """
    least = MENU_LEAST if any(block.furniture in _OF_SITES for block in blocks) else _HEADS_MOST
    run = 0
    for block in blocks:
        run = run + 1 if block.short else 0
        if run >= least:
            return True
    return False


def find_stretches(blocks: Sequence[Block]) -> list[Stretch]:
    """Give the stretches that hold much prose with little else in it, in order."""
    found: list[Stretch] = []
    total = stake = best = 0.0
    begin = end = 0
    for index, worth in enumerate(_worths(blocks)):
        if stake <= 0:
            if best > 0:
                found.append(Stretch(begin, end, best))
            total = stake = best = 0.0
            begin = index
        total += worth
        stake = min(stake + worth, _MEMORY)
        if blocks[index].furniture == "comments notice":
            stake = 0.0
        if total > best:
            best, end = total, index + 1
    if best > 0:
        found.append(Stretch(begin, end, best))
    return found


def in_menu_runs(blocks: Sequence[Block], least: int) -> list[range]:
    """Give the runs of at least ``least`` short lines without an end mark."""
    found: list[range] = []
    begin = 0
    for index in range(len(blocks) + 1):
        if index < len(blocks) and blocks[index].short:
            continue
        if index - begin >= least:
            found.append(range(begin, index))
        begin = index + 1
    return found


def is_table(blocks: Sequence[Block], run: range) -> bool:
    """Say whether short lines are a table or a list of the article's, not a menu."""
    told = sum(bool(_DATA.search(blocks[k].line)) for k in run)
    words = sum(blocks[k].words for k in run)
    return told * 4 >= 3 * len(run) and words >= 3 * len(run)


def _worths(blocks: Sequence[Block]) -> list[float]:
    """Say what each block adds to a stretch: its words if it is prose, a cost if it is not."""
    worths = []
    seen: set[str] = set()
    tables = {k for run in in_menu_runs(blocks, 4) if is_table(blocks, run) for k in run}
    cards = set(_cards(blocks))
    for index, block in enumerate(blocks):
        if block.told or index in tables:
            worths.append(1.0)
        elif block.furniture in INSIDE or (block.caption and not block.furniture):
            worths.append(-_INSIDE_COST)
        elif block.furniture:
            worths.append(-_PARTING_COST if block.furniture in PARTING else -_COST)
        elif not block.prose:
            worths.append(_cost(block))
        elif block.line in seen:
            worths.append(-_COST)
        elif index in cards:
            worths.append(0.0)
        elif block.words < _ALONE_MOST and _stands_alone(blocks, index):
            worths.append(0.2 * block.words)
        else:
            worths.append(float(min(block.words, 60)))
        if block.words >= 7:
            seen.add(block.line)
    return worths


def _cards(blocks: Sequence[Block]) -> Iterator[int]:
    """Give the announcements whose headline grew into the text under it ("Crane SoldThe board").

    One may be a slip or a name ("AstraZeneca"); where words grew together in several one after the
    other, and never the same, they are a list of other articles.
    """
    run: dict[str, int] = {}
    for index, block in enumerate(blocks):
        found = _GROWN.search(block.line, 0, _GROWN_REACH) if block.words >= _GROWN_LEAST else None
        if not found or found.group() in run:
            run.clear()
        if found:
            run[found.group()] = index
        if len(run) == _CARDS_LEAST:
            yield from run.values()
        elif len(run) > _CARDS_LEAST:
            yield index


def _cost(block: Block) -> float:
    """Say what a line costs that is no prose: least where an article may well have it."""
    if block.ended or _ITEM.match(block.line):
        return -_COST / 4
    return -_COST if block.words <= 12 else -_COST / 2


def _stands_alone(blocks: Sequence[Block], index: int) -> bool:
    above = blocks[max(0, index - _INSIDE_MOST) : index][::-1]
    return not _begin_with_prose(above) and not _begin_with_prose(
        blocks[index + 1 : index + 1 + _INSIDE_MOST]
    )


def _begin_with_prose(near: Sequence[Block]) -> bool:
    """Say whether prose comes first, but for what may stand between two paragraphs."""
    first = next(
        (block for block in near if block.furniture not in INSIDE and not block.caption), None
    )
    return first is not None and (first.told or (first.prose and not first.furniture))
