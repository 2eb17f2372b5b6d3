"""Paper: printed lines made into paragraphs again, and what is printed on every page set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from factcheck.articles.sheets import SOFT, Line

_MARGIN: Final = 0.13
"""Running heads and feet stand in so much of the page's height, above and below."""
_SAME_PLACE: Final = 0.012
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|pagina|página|p\.)?\s?[-–—|]?\s?(?:\d{1,4}|[ivxlc]{1,6})\s?[-–—|]?(?:\s?(?:of|/|von|de|di)\s?\d{1,4})?",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[-*+•●▪◦‣–—·]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s)")
_DIVIDED = re.compile(r"(?<!\w)(\w+)[-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_HYPHENATED: Final = frozenset(
    "well self half vice twenty thirty forty fifty sixty seventy eighty ninety".split()
)
"""Words that stand before a hyphen far more often than a word is divided behind them."""
_CJK = re.compile(r"[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")


def set_aside(pages: Sequence[Sequence[Line]]) -> tuple[list[Line], list[str]]:
    """Divide the lines of all pages into the text's own and what is printed on every page."""
    tops: dict[str, list[float]] = {}
    for page in pages:
        for line in page:
            if _is_marginal(line):
                tops.setdefault(_pattern(line.text), []).append(line.top)
    least = 3 if len(pages) > 3 else 2
    own: list[Line] = []
    aside: list[str] = []
    for page in pages:
        edges = _edges(page)
        for index, line in enumerate(page):
            same = sum(
                abs(top - line.top) < _SAME_PLACE for top in tops.get(_pattern(line.text), ())
            )
            if line.sideways:
                aside.append(line.text)
                continue
            repeated = _is_marginal(line) and same >= least
            number = index in edges and _is_marginal(line) and _PAGE_NUMBER.fullmatch(line.text)
            if repeated or number:
                aside.append(line.text)
            else:
                own.append(line)
    return own, aside


def paragraphs(lines: Sequence[Line]) -> str:
    """Join lines into paragraphs, divided words whole again, a blank line between paragraphs."""
    words = Counter(word.casefold() for line in lines for word in _WORD.findall(line.text))
    steps = _usual_steps(lines)
    done: list[str] = []
    present = ""
    for index, line in enumerate(lines):
        if index and _begins(lines, index, steps):
            done.append(present)
            present = line.text
        else:
            present = _join(present, line.text, words) if present else line.text
    done.append(present)
    return "\n\n".join(text.replace(SOFT, "") for text in done if text.strip())


def _pattern(text: str) -> str:
    return _DIGITS.sub("#", text.casefold())


def _is_marginal(line: Line) -> bool:
    return line.top < _MARGIN or line.top > 1 - _MARGIN


def _edges(page: Sequence[Line]) -> set[int]:
    """The highest and the lowest line of a page."""
    if not page:
        return set()
    order = sorted(range(len(page)), key=lambda index: page[index].top)
    return {order[0], order[-1]}


def _usual_steps(lines: Sequence[Line]) -> dict[int, float]:
    """How far lines of each size stand below each other."""
    steps: dict[int, list[float]] = {}
    for above, below in pairwise(lines):
        step = above.base - below.base
        if above.page == below.page and 0 < step < 4 * above.size:
            steps.setdefault(round(above.size), []).append(step)
    return {size: median(found) for size, found in steps.items()}


def _begins(lines: Sequence[Line], index: int, steps: dict[int, float]) -> bool:
    """Say whether line ``index`` begins a paragraph."""
    above, line = lines[index - 1], lines[index]
    if above.is_row or line.is_row:
        return True
    ended = bool(_END.search(above.text))
    if abs(above.size - line.size) > 0.12 * max(above.size, line.size):
        # A raised number or a drop cap makes one line seem of another size.
        return not (line.text[:1].islower() and not ended)
    if above.text.endswith(SOFT):
        return False
    if _ITEM.match(line.text):
        return True
    left, right = _column(lines, index - 1)
    is_short = above.right < right - 0.12 * (right - left)
    step = above.base - line.base
    if above.page != line.page or step <= 0:
        # Over to the next column or page: a sentence that is not done goes on.
        return ended or (is_short and line.text[:1].isupper())
    if step > 1.35 * steps.get(round(line.size), step):
        return True
    if is_short and (ended or not line.text[:1].islower()):
        return True
    hangs = _ITEM.match(above.text) is not None
    here_left, _ = _column(lines, index)
    indent = line.left - max(here_left, left)
    return 0.8 * line.size < indent < 6 * line.size and above.left < line.left - 0.5 and not hangs


def _column(lines: Sequence[Line], index: int) -> tuple[float, float]:
    """The edges of the column that a line stands in, told by its neighbours."""
    line = lines[index]
    near = [
        other
        for other in lines[max(0, index - 10) : index + 11]
        if other.page == line.page and other.left < line.right and abs(other.left - line.left) < 40
    ] or [line]
    return min(other.left for other in near), max(other.right for other in near)


def _join(before: str, after: str, words: Counter[str]) -> str:
    divided = _DIVIDED.search(before)
    first = _FIRST_WORD.match(after)
    if divided and first:
        whole, kept = divided[1] + first[0], f"{divided[1]}-{first[0]}"
        continues = first[0][0].islower() and divided[1][-1].isalpha()
        hyphenated = words[kept.casefold()] > words[whole.casefold()] or (
            divided[1].casefold() in _HYPHENATED and not words[whole.casefold()]
        )
        return before[:-1] + ("" if continues and not hyphenated else "-") + after
    glue = "" if _CJK.match(before[-1:]) and _CJK.match(after[:1]) else " "
    return before + glue + after
