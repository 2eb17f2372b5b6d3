"""Continuations: a quotation that stands alone and goes on with the utterance before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factcheck.claims.blocks import Span
from factcheck.claims.quotes import Quotes, is_open

_REACH: Final = 160
_MOST_TOLD: Final = 1.0


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, and where source, cue and content have all ended; -1 if nothing can go on."""

    content: Span
    end: int


def go_on(
    text: str, sentences: Sequence[Span], quotes: Quotes, said: Sequence[Said]
) -> list[tuple[int, Span]]:
    """Give the contents with the numbers of the utterances that they belong to.

    Each is made longer by the quotations behind it that nobody else says. Where more is told in
    between than is quoted, what goes on is a content of its own.
    """
    return _Continuations(text, sentences, quotes, said).contents()


class _Continuations:
    def __init__(
        self, text: str, sentences: Sequence[Span], quotes: Quotes, said: Sequence[Said]
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.sentence_starts = [start for start, _ in sentences]
        self.quotes = quotes
        self.said = said
        self.ends = sorted((each.end, number) for number, each in enumerate(said) if each.end >= 0)

    def contents(self) -> list[tuple[int, Span]]:
        found = [(number, each.content) for number, each in enumerate(self.said)]
        latest = [*range(len(found))]
        covered = _Cover([content for _, content in found])
        previous: tuple[Span, int] | None = None
        for quote in self.quotes.spans:
            owner = covered.holder(quote[0])
            if owner is None and self._fills_sentence(quote):
                owner = self._owner(quote, previous)
                if owner is not None:
                    low, high = found[latest[owner]][1]
                    said = high - low + quote[1] - quote[0]
                    if (quote[0] - high) * _MOST_TOLD > said:
                        latest[owner] = len(found)
                        found.append((owner, quote))
                    else:
                        found[latest[owner]] = owner, (min(low, quote[0]), max(high, quote[1]))
            previous = (quote, owner) if owner is not None else None
        return found

    def _owner(self, quote: Span, previous: tuple[Span, int] | None) -> int | None:
        """Give the number of the utterance that the quotation goes on with."""
        place = bisect_right(self.ends, (quote[0], len(self.said))) - 1
        if place >= 0 and self._is_just_before(*self.ends[place], quote):
            return self.ends[place][1]
        if previous and (is_open(self.text, previous[0]) or self._touches(previous[0], quote)):
            return previous[1]
        return None

    def _touches(self, before: Span, quote: Span) -> bool:
        gap = self.text[before[1] : min(quote[0], before[1] + 4)]
        return quote[0] - before[1] < 4 and not gap.strip() and "\n\n" not in gap

    def _is_just_before(self, end: int, number: int, quote: Span) -> bool:
        """Say whether an utterance with a quotation in it ended one sentence earlier at most."""
        if quote[0] - end > _REACH:
            return False
        gap = self.text[end : quote[0]]
        first, last = self.quotes.between(*self.said[number].content)
        return (
            "\n\n" not in gap
            and gap.count(".") + gap.count("!") + gap.count("?") <= 1
            and first < last
        )

    def _fills_sentence(self, quote: Span) -> bool:
        at = bisect_right(self.sentence_starts, quote[0]) - 1
        if at < 0 or quote[0] - self.sentences[at][0] > 1:
            return False
        last = bisect_left(self.sentence_starts, quote[1]) - 1
        return quote[1] >= self.sentences[max(at, last)][1] - 1


class _Cover:
    """Which of some spans holds an offset, told in O(log n)."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.order = sorted(range(len(spans)), key=lambda index: spans[index])
        self.starts = [spans[index][0] for index in self.order]
        self.reach: list[tuple[int, int]] = []
        far = (-1, -1)
        for index in self.order:
            far = max(far, (spans[index][1], index))
            self.reach.append(far)

    def holder(self, at: int) -> int | None:
        """Give the number of a span that holds ``at``, the one that reaches furthest."""
        place = bisect_right(self.starts, at) - 1
        if place < 0 or self.reach[place][0] <= at:
            return None
        return self.reach[place][1]
