"""Words: tokens with their places, the class a word stands for, and how telling it is.

A word's class is its entry in the shipped lexicon (``die``, ``killed`` and ``deaths`` are
``kill``, ``Afghan`` is ``afghanistan``) or else its stem. How telling a class is comes from a
shipped table of document frequencies in news, debates and travel texts.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from factcheck import paths

_FOLDER = paths.RESOURCES / "related"

# One alternative per kind of character, no nesting: linear on any text.
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")

STOP = frozenset(
    "a an the this that these those it its he she they them his her their him hers we us our "
    "you your i me my and or but nor so yet if then than as of in on at to from by for with "
    "into onto upon about over under after before during while since until till through "
    "between among against within is are was were be been being am has have had having do "
    "does did will would shall should can could may might must not no nor never neither s t "
    "re ve ll d m don doesn didn isn wasn weren aren wouldn couldn shouldn hasn haven "
    "hadn also too very just only even still there here who whom whose which what when where "
    "why how all any both each every some such own same other more most less least many much "
    "few up down out off again further once now ever already one because however although "
    "though whether via per said says say none nobody nothing".split()
)
"""Words that carry no subject of their own."""


class Token(NamedTuple):
    """A word, a figure or a mark with its place in the text. ``low`` is lower case."""

    text: str
    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """A country and, where the name is that of a part of it, the part."""

    country: str
    part: str = ""


def tokens(text: str) -> list[Token]:
    """The tokens of a text in order; figures keep their separators (``1,100``, ``2.25``)."""
    return [
        Token(word := match.group(), word.lower(), match.start(), match.end())
        for match in _TOKEN.finditer(text)
    ]


@lru_cache(maxsize=65536)
def word_class(word: str) -> str:
    """What a lower-case word stands for."""
    if found := _lexicon().get(word):
        return found
    if word in STOP:
        return word
    short = _stem(word)
    # "Offer" is no form of "off".
    return word if short in STOP else _lexicon().get(short, short)


@lru_cache(maxsize=65536)
def weight(name: str) -> float:
    """How telling a class is, in nats: 0 for the most common words, about 9 for unseen ones."""
    if name in STOP:
        return 0.1
    counts, total = _frequencies()
    if name.isdigit():
        return 4.0
    return max(0.3, math.log(total / (counts.get(name, 0) + 1)))


@lru_cache(maxsize=4096)
def opposes(one: str, other: str) -> bool:
    """Whether two classes cannot both be said of one thing at one time."""
    sides = _opposites()
    return any((key, 1 - side) in sides.get(other, ()) for key, side in sides.get(one, ()))


@cache
def places() -> dict[str, Place]:
    """Place names of up to three words, in lower case."""
    found: dict[str, Place] = {}
    for line in _lines("places.tsv"):
        country, names, parts = (line + "\t\t").split("\t")[:3]
        for name in (country, *filter(None, names.split("|"))):
            found[name] = Place(country)
        for part in filter(None, parts.split("|")):
            found[part] = Place(country, part)
    return found


@cache
def capitals() -> dict[str, str]:
    """The capital of each country, both in lower case."""
    found: dict[str, str] = {}
    for place in places().values():
        if place.part:
            found.setdefault(place.country, place.part)
    return found


@cache
def _lexicon() -> dict[str, str]:
    words: dict[str, str] = {}
    for line in _lines("synonyms.txt"):
        name, *others = line.split()
        for word in (name, *others):
            words.setdefault(word, name)
    for name, place in places().items():
        if not place.part and name != "us":
            words[name] = place.country
    return words


@cache
def _opposites() -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(_lines("opposites.txt")):
        for side, words in enumerate(line.split("|")):
            for word in words.split():
                for name in {word, _lexicon().get(word) or _stem(word)}:
                    found.setdefault(name, []).append((number, side))
    return found


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    path = _FOLDER / "frequencies.tsv"
    rows = [line.split("\t") for line in _lines(path.name)] if path.is_file() else []
    counts = {name: int(count) for name, count in rows}
    return counts, counts.pop("*", 1)


def _lines(name: str) -> list[str]:
    text = Path(_FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


_ENDINGS = (
    ("ational", "ate"), ("ization", "ize"), ("isation", "ize"), ("fulness", "ful"),
    ("iveness", "ive"), ("ically", "ic"), ("ements", ""), ("ement", ""), ("ments", ""),
    ("ingly", ""), ("ation", "ate"), ("ities", ""), ("ness", ""), ("ment", ""), ("ings", ""),
    ("ists", ""), ("ions", ""), ("iest", "y"), ("ity", ""), ("ion", ""), ("ies", "y"),
    ("ied", "y"), ("ing", ""), ("ers", ""), ("ors", ""), ("ist", ""), ("ely", ""), ("est", ""),
    ("ed", ""), ("es", ""), ("er", ""), ("or", ""), ("ly", ""), ("al", ""), ("s", ""),
)  # fmt: skip


def _stem(word: str) -> str:
    if len(word) < 4 or not word.isascii():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "s" and word.endswith(("ss", "us", "is")):
                break
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lse":
        word = word[:-1]
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word[-1] == "y" else word
