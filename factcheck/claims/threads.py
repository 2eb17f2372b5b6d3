"""Threads: a claim as a path through the words of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Final

from factcheck.claims.words import Words

_LINK_ENDS = re.compile(r"\](?:\([^()\s]{0,300}\)?)?")
_TIGHT: Final = frozenset("%°’'”\")]#+")
_MARKS: Final = frozenset(",;:.!?…–—|")


@dataclass(frozen=True, slots=True)
class Thread:
    """Places of words, and now and then a word of their own, in the order in which they are read.

    ``core`` is the run of words, half-open, that the claim stands on: without what it shares.
    """

    words: Words
    steps: list[int | str]
    core: tuple[int, int]

    def text(self) -> str:
        """Give the words as one line; runs of the sentence keep the marks inside them."""
        pieces: list[str] = []
        steps, breaks = self.steps, self.words.breaks
        at, size = 0, len(steps)
        while at < size:
            step = steps[at]
            at += 1
            if isinstance(step, str):
                pieces.append(step)
                continue
            final = step
            while at < size and steps[at] == final + 1 and final + 1 not in breaks:
                final += 1
                at += 1
            if pieces and final > step and self.words.smalls[step] == ";":
                # What was left out stood before the next thing of a list.
                pieces[-1] += ";"
            pieces.append(self._slice(step, final))
        joined = " ".join(piece for piece in pieces if piece).replace(" , ", ", ")
        return _LINK_ENDS.sub("", joined).replace("[", "") if "](" in self._sentence() else joined

    def _sentence(self) -> str:
        return self.words.text[self.words.starts[0] : self.words.ends[-1] + 2]

    def span(self) -> tuple[int, int]:
        """Give the span of the core in the text."""
        first, end = self.core
        return self._left(first), self._right(end - 1)

    def keep(self, steps: list[int | str], core: tuple[int, int] | None = None) -> Thread:
        """Give a thread through other places of the same sentence."""
        return replace(self, steps=steps, core=core or self.core)

    def without(self, start: int, end: int) -> Thread:
        """Give the thread without the words ``start`` to ``end`` and the comma that closes them."""
        words = self.words
        first, last = self.core
        skip = end + 1 if end < last and words.smalls[end] == "," else end
        steps = [step for step in self.steps if isinstance(step, str) or not start <= step < skip]
        return self.keep(steps, (first, start) if skip >= last else (first, last))

    def settled(self) -> Thread:
        """Give the same words as a sentence of their own, in which nothing is left out.

        The thread itself where its words are put in another order, or hold one of their own.
        """
        kept = [step for step in self.steps if isinstance(step, int)]
        if len(kept) < len(self.steps) or kept != sorted(kept):
            return self
        words = self.words.without(set(range(len(self.words))) - set(kept))
        first, end = (bisect_left(kept, bound) for bound in self.core)
        return Thread(words, [*range(len(words))], (first, end))

    def _slice(self, first: int, last: int) -> str:
        while last > first and self.words.smalls[last] in (",", ";", "–", "—"):
            last -= 1
        if first == last and self.words.smalls[first] in (",", ";", "–", "—"):
            return ""
        return self.words.text[self._left(first) : self._right(last)].strip(" ,;–—")

    def _left(self, at: int) -> int:
        """Give where the word begins, a sign of money or the like before it included."""
        start = self.words.starts[at]
        low = self.words.ends[at - 1] if at else max(0, start - 3)
        while start > low and not self.words.text[start - 1].isspace():
            if self.words.text[start - 1] in _MARKS:
                break
            start -= 1
        return start

    def _right(self, at: int) -> int:
        end = self.words.ends[at]
        high = self.words.starts[at + 1] if at + 1 < len(self.words) else end + 3
        while end < min(high, len(self.words.text)) and self.words.text[end] in _TIGHT:
            end += 1
        if self.words.text[end : end + 1] == ".":
            # U.S. and Jr., but not the stop of the sentence.
            is_short = "." in self.words.smalls[at] or self.words.text[end + 1 : end + 2] == ","
            end += is_short and end + 1 < len(self.words.text.rstrip())
        return end
