"""An article laid out for a report: blocks of text, cut into runs where claims begin and end.

Every character of the article that is not white space between blocks is in exactly one run, so a
report can show the whole article whatever the claims do: overlap, nest, cross paragraphs.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import Role, StoredPassage
from factcheck.report.build import ReportArticle, ReportClaim

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one block with the same claims on it.

    ``claim`` is the innermost of them, ``depth`` counts them; ``begins`` and ``ends`` are the
    claims that begin with the run's first character and end with its last one.
    """

    text: str
    claim: ReportClaim | None
    depth: int
    begins: tuple[ReportClaim, ...]
    ends: tuple[ReportClaim, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, title, byline, caption, or a stretch of page furniture with its reasons."""

    role: Role
    runs: tuple[Run, ...]
    reasons: tuple[str, ...]
    lines: int

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class _Stretch:
    start: int
    end: int
    role: Role
    reasons: list[str]


def lay_out(part: ReportArticle) -> list[Block]:
    """The article's text in blocks, in text order."""
    text = part.article.text
    stretches = list(_blocks(text, list(_cover(text, part.passages))))
    runs = _runs(text, part.claims, stretches)
    return [
        Block(
            stretch.role,
            tuple(block_runs),
            tuple(dict.fromkeys(stretch.reasons)),
            sum(1 for line in text[stretch.start : stretch.end].split("\n") if line.strip()),
        )
        for stretch, block_runs in zip(stretches, runs, strict=True)
    ]


def _cover(text: str, passages: Sequence[StoredPassage]) -> Iterator[_Stretch]:
    """The passages without overlap, and as sentences whatever text no passage covers."""
    at = 0
    for passage in passages:
        start, end = max(passage.start, at), min(passage.end, len(text))
        if start >= end:
            continue
        yield from _uncovered(text, at, start)
        reasons = list(passage.reasons) if passage.role is Role.FURNITURE else []
        yield _Stretch(start, end, passage.role, reasons)
        at = end
    yield from _uncovered(text, at, len(text))


def _uncovered(text: str, start: int, end: int) -> Iterator[_Stretch]:
    gap = text[start:end]
    if gap.strip():
        start += len(gap) - len(gap.lstrip())
        yield _Stretch(start, start + len(gap.strip()), Role.SENTENCE, [])


def _blocks(text: str, stretches: list[_Stretch]) -> Iterator[_Stretch]:
    """Neighbours of one role joined until the text breaks between them."""
    wrapped = _is_hard_wrapped(text, stretches)
    block: _Stretch | None = None
    for stretch in stretches:
        if block is not None and _goes_on(text[block.end : stretch.start], block, stretch, wrapped):
            block.end = stretch.end
            block.reasons += stretch.reasons
            continue
        if block is not None:
            yield block
        block = stretch
    if block is not None:
        yield block


def _goes_on(gap: str, block: _Stretch, stretch: _Stretch, wrapped: bool) -> bool:
    if block.role is not stretch.role:
        return False
    if block.role is Role.FURNITURE:
        return True
    if block.role is Role.SENTENCE:
        return not _BLANK_LINE.search(gap) if wrapped else "\n" not in gap
    return "\n" not in gap


def _is_hard_wrapped(text: str, stretches: list[_Stretch]) -> bool:
    """Whether line ends are mere wraps: then many sentences have one inside them."""
    sentences = [stretch for stretch in stretches if stretch.role is Role.SENTENCE]
    broken = sum("\n" in text[stretch.start : stretch.end] for stretch in sentences)
    return broken * 4 >= max(len(sentences), 1)


def _runs(
    text: str, claims: Sequence[ReportClaim], blocks: Sequence[_Stretch]
) -> Iterator[list[Run]]:
    """One list of runs a block, in one sweep over all borders of blocks and claims."""
    begins: dict[int, list[ReportClaim]] = {}
    ends: dict[int, list[ReportClaim]] = {}
    for one in claims:
        start, end = _trimmed(text, one.claim.start, one.claim.end)
        if start < end:
            begins.setdefault(start, []).append(one)
            ends.setdefault(end, []).append(one)
    borders = sorted({*begins, *ends, *(b.start for b in blocks), *(b.end for b in blocks)})
    waiting = iter([*pairwise(borders), (len(text), len(text))])
    active = _Active()
    start, end = next(waiting)
    for block in blocks:
        runs: list[Run] = []
        while start < block.end:
            active.begin(begins.get(start, ()))
            active.end(ends.get(start, ()))
            if start >= block.start:
                runs.append(
                    Run(
                        text[start:end],
                        active.innermost(),
                        active.depth,
                        tuple(begins.get(start, ())),
                        tuple(ends.get(end, ())),
                    )
                )
            start, end = next(waiting)
        yield runs


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without white space at its ends: between blocks no run could show where it begins."""
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


class _Active:
    """The claims open at the sweep's place, the latest begun (then the shortest) on top."""

    def __init__(self) -> None:
        self.depth = 0
        self._over: set[int] = set()
        self._heap: list[tuple[int, int, int, ReportClaim]] = []

    def begin(self, claims: Sequence[ReportClaim]) -> None:
        for one in claims:
            heapq.heappush(self._heap, (-one.claim.start, one.claim.end, -one.number, one))
        self.depth += len(claims)

    def end(self, claims: Sequence[ReportClaim]) -> None:
        self._over.update(one.number for one in claims)
        self.depth -= len(claims)

    def innermost(self) -> ReportClaim | None:
        # Ended claims leave the heap when they come to its top: no search through it.
        while self._heap and self._heap[0][3].number in self._over:
            heapq.heappop(self._heap)
        return self._heap[0][3] if self._heap else None
