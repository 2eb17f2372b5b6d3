"""Blocks: which newline is a break, and which one only wraps a line.

A hard-wrapped line stops because the next word would not have fitted; a paragraph stops because it
is done. Neither a newline nor a blank line says by itself which of the two it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factcheck.claims.abbreviations import FUNCTION_ENDS
from factcheck.claims.offsets import Span as Span

_LINE = re.compile("[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
_MARK = re.compile(
    r"(?:[-*+•●▪◦‣–—·]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\)?\s|#{1,6}\s|>|\||[⁃○■□➤►→✓✔]\s?|={3}|-{3})"
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)|\S{1,80}@\S|\S{1,40}\.(?:com|org|net|ca|uk|gov|edu|info)\b"
)
_FOLIO = re.compile(r"\s{3}\d{1,4}$")
"""The number of a page, far from the words on its left."""
_BY = re.compile(r"by(?: [A-ZÀ-Þ][\w.’'-]{0,20}){1,4}(?<!\.)")
_MID_SENTENCE = re.compile(r"(?:[–—-]{1,2}|\S{1,40}\.[a-z]{2,6},?)\s(?=[a-z])")
_FIGURE = re.compile(r"[$£€]?\d+(?:[.,]\d+){0,4}%?([.,;:](?:\s|$))?")
_MONTHS: Final = frozenset(
    "January February March April May June July August September October November December".split()
)
_CLOSERS: Final = "\"'”’»)]*_` \t\u00a0"
_END_MARKS: Final = ".!?:…;。！？।"
_OPEN_LEAST: Final = 25
_FULL_LEAST: Final = 55
_WIDEST: Final = 200
_TIGHT: Final = 0.85
_LIST_LEAST: Final = 4
_ACROSS_BLANK_LEAST: Final = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces around it; ``blank_before`` where an empty line separates it."""

    start: int
    end: int
    blank_before: bool

    @property
    def length(self) -> int:
        return self.end - self.start


def find_lines(text: str, start: int = 0) -> list[Line]:
    """Give the lines of ``text`` from ``start`` on that are not empty."""
    lines: list[Line] = []
    last_number = number = 0
    last_end = start
    for found in _LINE.finditer(text, start):
        content = found.group()
        stripped = content.strip()
        # Between two runs without a break there is at least one break; CRLF counts once.
        number += max(1, text.count("\n", last_end, found.start()))
        last_end = found.end()
        if not stripped:
            continue
        a = found.start() + len(content) - len(content.lstrip())
        lines.append(Line(a, a + len(stripped), bool(lines) and number - last_number > 1))
        last_number = number
    return lines


def find_blocks(text: str, start: int = 0) -> list[Span]:
    """Give the spans of paragraphs, headings, list items and single lines, in order.

    Every character from ``start`` on that is not a space lies in exactly one block.
    """
    lines = find_lines(text, start)
    blocks: list[Span] = []
    for index, line in enumerate(lines):
        if index and _joins(text, lines, index):
            blocks[-1] = (blocks[-1][0], line.end)
        else:
            blocks.append((line.start, line.end))
    return blocks


def _joins(text: str, lines: list[Line], index: int) -> bool:
    """Say whether line ``index`` continues the line before it."""
    before, line = lines[index - 1], lines[index]
    head = text[line.start : line.start + 80]
    tail = text[max(before.start, before.end - 40) : before.end].rstrip(_CLOSERS)
    ended = tail[-1:] in _END_MARKS
    if _MARK.match(head) or _ADDRESS.match(head):
        return not ended and not line.blank_before and _is_inside(text, lines, index)
    continues = head[0].islower() or head[0] in ",;)"
    if line.blank_before:
        return (
            continues
            and not ended
            and before.length >= _ACROSS_BLANK_LEAST
            and not _FOLIO.search(text, max(before.start, before.end - 12), before.end)
        )
    if _stands_alone(text, before, line):
        return False
    if not ended and before.length >= _OPEN_LEAST:
        if continues or _is_number_inside(tail, head, before.length):
            return True
        if tail.rsplit(None, 1)[-1:] and tail.rsplit(None, 1)[-1] in FUNCTION_ENDS:
            return True
    # Asked first of the two, because most lines of a page are short.
    if not _was_full(lines, index, len(head.split(None, 1)[0]), ended):
        return False
    return not _is_list(text, lines, index)


def _stands_alone(text: str, before: Line, line: Line) -> bool:
    """Say whether a line is an author's, or says once more what the line before it said."""
    if line.length == before.length and line.length >= _OPEN_LEAST:
        return text[line.start : line.end] == text[before.start : before.end]
    return text[line.start] == "b" and bool(_BY.fullmatch(text, line.start, line.end))


def _is_inside(text: str, lines: list[Line], index: int) -> bool:
    """Say whether a dash or an address that begins a line stands in a sentence that was wrapped."""
    found = _MID_SENTENCE.match(text, lines[index].start, lines[index].end)
    if not found or lines[index - 1].length < _FULL_LEAST:
        return False
    mark = text[lines[index].start]
    near = lines[max(0, index - 4) : index] + lines[index + 1 : index + 4]
    return not any(text[line.start] == mark for line in near) and _was_full(
        lines, index, len(found.group()), ended=False
    )


def _is_number_inside(tail: str, head: str, length: int) -> bool:
    """Say whether a line that begins with a figure goes on a sentence ("in February⏎1989.")."""
    found = _FIGURE.match(head)
    if not found:
        return False
    word = tail.rsplit(None, 1)[-1] if tail else ""
    if word in _MONTHS:
        return True
    return length >= _FULL_LEAST - 15 and word.islower() and bool(found.group(1))


def _is_list(text: str, lines: list[Line], index: int) -> bool:
    """Say whether the lines around are headlines or names: each begins with a capital.

    In a paragraph that was wrapped most lines begin in the middle of a sentence.
    """
    first = last = index
    while first > max(0, index - 4) and not lines[first].blank_before:
        first -= 1
    while last + 1 < min(len(lines), index + 4) and not lines[last + 1].blank_before:
        last += 1
    starts = [text[line.start] for line in lines[first + 1 : last + 1]]
    return len(starts) >= _LIST_LEAST and all(sign.isupper() for sign in starts)


def _was_full(lines: list[Line], index: int, next_word: int, ended: bool) -> bool:
    """Say whether the next word would not have fitted on the line before."""
    before = lines[index - 1]
    if before.length < _FULL_LEAST - 15:
        return False
    near = lines[max(0, index - 4) : index + 4]
    width = max(line.length for line in near)
    if width > _WIDEST or before.length + 1 + next_word <= _TIGHT * width:
        return False
    if not ended:
        # Of several lines that were wrapped more than one is full; a headline may be the longest.
        alike = sum(line.length > _TIGHT * width for line in near)
        return before.length >= _FULL_LEAST and (alike > 1 or len(near) < _LIST_LEAST - 1)
    # After an end mark only company tells: most lines around it have the width of the wrap.
    around = lines[max(0, index - 5) : index + 5]
    full = sum(0.75 * width <= line.length <= width for line in around)
    return width <= 0.9 * _WIDEST and full >= max(2, len(around) // 2)
