"""Speakers: to whom the article attributes each of its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from factcheck.claims.attribution import Attribution, read_attributions
from factcheck.claims.blocks import Span

_PRONOUNS: Final = frozenset("he she they it who him her them himself herself".split())
_NOBODY: Final = frozenset(
    "i we you it there nobody no-one none everyone everybody anyone someone this that these those "
    "what which".split()
)
_HEAD_END = re.compile(r",|\s\(|\s(?:who|whose|whom|which|that|told|said)\b|\s[–—]\s|;|:")


def speakers(text: str, sentences: Sequence[Span], blocks: Sequence[Span]) -> list[str]:
    """Give to whom the article attributes each sentence, empty for its own voice.

    A pronoun stands for the last speaker that was named. Every sentence of a quotation has its
    speaker. ``blocks`` are the spans of the paragraphs that hold the sentences.
    """
    found = [""] * len(sentences)
    starts = [start for start, _ in sentences]
    last = ""
    for each in sorted(read_attributions(text, sentences, blocks), key=lambda one: one.cue):
        name = _name(each)
        if name.lower() in _PRONOUNS:
            name = last
        elif name:
            last = name
        if not each.is_speech or not name or name.lower() in _NOBODY:
            continue
        first = max(0, bisect_right(starts, each.content[0]) - 1)
        for at in range(first, bisect_left(starts, each.content[1])):
            start, end = sentences[at]
            shared = min(end, each.content[1]) - max(start, each.content[0])
            if shared * 5 >= (end - start) * 2:
                found[at] = found[at] or name
    return found


def _name(each: Attribution) -> str:
    """Give the name of the source without what is set after it."""
    words = each.source_text
    end = _HEAD_END.search(words, 1)
    return words[: end.start()].strip() if end else words
