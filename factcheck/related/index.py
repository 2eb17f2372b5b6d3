"""An inverted index: which of a hundred thousand statements share telling words with one."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from factcheck.related.words import STOP, tokens, weight, word_class

_SMALLEST = 60
_BUDGET = 8_000
"""How many postings a search reads: the rarest words first. It bounds the time of a search."""

_FULL = 64


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement that shares words; ``shared`` is their weight in nats."""

    key: Hashable
    shared: float


class Index:
    """Statements under keys, to be found by what they say. Adding is linear, searching bounded."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._spelled: list[str] = []
        self._postings: list[array[int]] = []
        self._keys: list[Hashable] = []
        self._terms: list[frozenset[int]] = []
        self._places: dict[Hashable, int] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, key: Hashable) -> bool:
        return key in self._places

    def add(self, key: Hashable, text: str) -> None:
        """Index a statement; a key that is known already gets the new text."""
        if key in self._places:
            self.remove(key)
        place = len(self._keys)
        numbers = []
        for name in terms(text):
            number = self._numbers.get(name)
            if number is None:
                number = self._numbers[name] = len(self._postings)
                self._spelled.append(name)
                self._postings.append(array("I"))
            self._postings[number].append(place)
            numbers.append(number)
        self._keys.append(key)
        self._terms.append(frozenset(numbers))
        self._places[key] = place

    def remove(self, key: Hashable) -> None:
        """Forget a statement; its postings stay behind and are skipped."""
        place = self._places.pop(key)
        self._terms[place] = frozenset()

    def weight(self, name: str) -> float:
        """How telling a class is here: rare in the language, and rare in this library."""
        number = self._numbers.get(name)
        if number is None:
            return weight(name)
        return self._weight(number)

    def _weight(self, number: int) -> float:
        # Of two articles, what both say would look common: a library counts as no smaller.
        size = max(len(self._keys), _SMALLEST)
        here = 1.0 + math.log((size + 1) / len(self._postings[number]))
        return min(weight(self._spelled[number]), here)

    def search(self, text: str, most: int = 20, without: Iterable[Hashable] = ()) -> list[Hit]:
        """The statements that share the most, best first, leaving some keys out."""
        asked = {self._numbers[name] for name in terms(text) if name in self._numbers}
        weights = {number: self._weight(number) for number in asked}
        gathered: dict[int, float] = {}
        left = _BUDGET
        for number in sorted(asked, key=lambda each: len(self._postings[each])):
            postings = self._postings[number]
            if len(postings) > left and gathered:
                break
            gain = weights[number]
            for place in postings if len(postings) <= left else islice(reversed(postings), left):
                gathered[place] = gathered.get(place, 0.0) + gain
            left -= len(postings)
        return self._ranked(gathered, weights, most, set(without))

    def _ranked(
        self,
        gathered: dict[int, float],
        weights: dict[int, float],
        most: int,
        without: set[Hashable],
    ) -> list[Hit]:
        # The common words that the budget left out are weighed for the best only.
        best = sorted(gathered, key=gathered.__getitem__, reverse=True)[: max(_FULL, 3 * most)]
        hits = []
        for place in best:
            mine = self._terms[place]
            key = self._keys[place]
            if not mine or key in without:
                continue
            hits.append(Hit(key, sum(gain for number, gain in weights.items() if number in mine)))
        hits.sort(key=lambda hit: -hit.shared)
        return hits[:most]


_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S{1,300}")
_SIGNED = re.compile(r"— [^—\n]{1,60}\(@\w{1,40}\) \w{3,9} \d{1,2}, \d{4}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def terms(text: str) -> Iterator[str]:
    """The classes under which a text is found, each once; figures as they are written.

    Links and the signature of a quoted post say nothing of its subject. ``JoeBiden`` is found under
    its parts, and ``Taco Bell`` under ``tacobell`` too, as tags and handles write it.
    """
    seen: set[str] = set()
    before = None
    for token in tokens(_HUMP.sub(" ", _SIGNED.sub(" ", _LINK.sub(" ", text)))):
        if token.text[0].isupper():
            if before and before.end + 1 == token.start and (before.low + token.low) not in seen:
                seen.add(before.low + token.low)
                yield before.low + token.low
            before = token
        else:
            before = None
        if not token.low[0].isalnum() or token.low in STOP:
            continue
        name = word_class(token.low)
        if name in STOP or (len(name) < 2 and not name.isdigit()) or name in seen:
            continue
        seen.add(name)
        yield name
