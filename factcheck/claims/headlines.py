"""Headlines: which line is the article's own, and which announce others between its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.claims.bylines import is_signed_post, why_byline
from factcheck.claims.layout import Block

_HEADLINE_LEAST: Final = 5
_STRANGERS_LEAST: Final = 3
_RETURNING: Final = 0.3
_WORDS_LEAST: Final = 10
_SHOUTED_LEAST: Final = 8
_TEASER_MOST: Final = 16
_ANNOUNCED_MOST: Final = 12
ANNOUNCING: Final = "links to other articles"
_QUOTED: Final = '"“‘«„'
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def choose_title(
    blocks: Sequence[Block], first: int, heads: Sequence[int], least: float = 1.0
) -> int | None:
    """Choose among the lines above the article's first block the one whose words return in it.

    The first that has ``least`` of the words that the best one has is taken.
    """
    if len(heads) < 2:
        return heads[0] if heads else None
    start = max(first, heads[-1] + 1)
    told = _told(blocks, start)
    returning = [len(told & _long_words(blocks[head].line)) for head in heads]
    most = max(returning, default=0)
    counted = list(zip(heads, returning, strict=True))
    signed = (head for head, n in counted if n > most / 2 and _is_signed(blocks, head))
    best = next(signed, None)
    if best is None:
        best = next((head for head, n in counted if n >= least * most), None)
    # What is said twice stands the second time over the article.
    same = (head for head in reversed(heads) if blocks[head].line == blocks[best or 0].line)
    return best if best is None else next(same, best)


def find_strangers(blocks: Sequence[Block], begin: int, first: int) -> list[int]:
    """Give the headlines between this one's and the text at ``first`` that tell of other things.

    Three or more are given of which hardly a word returns; points that sum the article up, and
    the line under its headline, say what it says.
    """
    lines = [k for k in range(begin, first) if _is_headline(blocks[k])]
    if len(lines) < _STRANGERS_LEAST:
        return []
    # Their beginnings, because many languages change the ends.
    words = {word[:4] for k in lines for word in _long_words(blocks[k].line)}
    told = {word[:4] for word in _told(blocks, first)}
    few = len(words) >= _WORDS_LEAST and len(words & told) < _RETURNING * len(words)
    return lines if few else []


def _told(blocks: Sequence[Block], start: int) -> set[str]:
    """Give the long words of the first paragraphs from ``start`` on."""
    text = " ".join(block.line for block in blocks[start : start + 12] if block.prose)
    return _long_words(text[:6000])


def _long_words(text: str) -> set[str]:
    return {word.lower() for word in _LONG_WORD.findall(text)}


def _is_signed(blocks: Sequence[Block], head: int) -> bool:
    """Say whether an author stands soon under a line."""
    return any(why_byline(block.line) == "author line" for block in blocks[head + 1 : head + 4])


def announced(blocks: Sequence[Block]) -> Iterator[int]:
    """Give the headlines of other articles that stand between paragraphs.

    They stand under "More stories" and the like, where a short sentence between two is one of
    them, or shout in capitals as no heading of so many words does.
    """
    for start, block in enumerate(blocks):
        if block.words >= _SHOUTED_LEAST and not block.ended and block.line.isupper():
            around = blocks[max(0, start - 1) : start + 2]
            if sum(near.prose and not near.line.isupper() for near in around) > 1:
                yield start
        if block.furniture != ANNOUNCING:
            continue
        last = start
        for index in range(start + 1, min(start + 1 + _ANNOUNCED_MOST, len(blocks))):
            block = blocks[index]
            if _is_headline(block):
                last = index
            elif not (block.furniture or block.caption or why_byline(block.line)) and (
                not block.prose or block.words > _TEASER_MOST or block.line[0] in _QUOTED
            ):
                break
        yield from (k for k in range(start + 1, last + 1) if not blocks[k].furniture)


def _is_headline(block: Block) -> bool:
    """Say whether a line could be the headline of another article."""
    return (
        block.words >= _HEADLINE_LEAST
        and not (block.prose or block.furniture or block.told or block.ended or block.caption)
        and not is_signed_post(block.line)
        and not block.line.endswith((":", ","))
        and not block.line[0].islower()
    )
