"""How well the articles of web pages are taken out: word 4-grams against what people marked.

    make eval-pages FOLDER=...

Without a folder the pages are those that were written for this project. The folder has the layout
of the public article-extraction benchmark: ``ground-truth.json`` with an ``articleBody`` for each
name, and a page of that name in ``html/``, as ``.html`` or ``.html.gz``.

The figures are those of its own evaluation: shares of each page are summed over the pages. What is
compared is the article's own text, without title, byline and what is folded; beside it everything
that was read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factcheck import intake
from factcheck.errors import ArticleRefused
from factcheck.model import Role

_WORD = re.compile(r"\w+")
_LENGTH = 4
_NOT_THE_TEXT = frozenset((Role.TITLE, Role.BYLINE, Role.FURNITURE))


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was found is right, how much of what is right was found."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(pairs: Iterable[tuple[str, str]]) -> Score:
    """Compare pairs of found and marked texts; every page weighs the same."""
    right = wrong = missed = 0.0
    for found, marked in pairs:
        here, there = _grams(found), _grams(marked)
        both = sum((here & there).values())
        only_here, only_there = sum((here - there).values()), sum((there - here).values())
        everything = both + only_here + only_there
        if everything:
            right += both / everything
            wrong += only_here / everything
            missed += only_there / everything
    return Score(
        right / (right + wrong) if right + wrong else 0.0,
        right / (right + missed) if right + missed else 0.0,
    )


def pages(folder: Path) -> list[tuple[str, bytes, str]]:
    """Give name, bytes and marked body of every page that is there."""
    marked = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    found = []
    for name, truth in sorted(marked.items()):
        plain, packed = folder / "html" / f"{name}.html", folder / "html" / f"{name}.html.gz"
        if plain.is_file():
            found.append((name, plain.read_bytes(), truth["articleBody"]))
        elif packed.is_file():
            found.append((name, gzip.decompress(packed.read_bytes()), truth["articleBody"]))
    return found


def read(raw: bytes) -> tuple[str, str]:
    """Give the article's own text and all that was read, both empty where the page is refused."""
    try:
        article = intake.read(raw)
    except ArticleRefused:
        return "", ""
    own = [each.text for each in article.passages if each.role not in _NOT_THE_TEXT]
    return "\n".join(own), article.text


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst pages")
    chosen = parser.parse_args(arguments)
    try:
        listed = pages(chosen.folder) if chosen.folder else _own()
    except (OSError, ValueError, KeyError) as error:
        print(f"{chosen.folder} has not the layout that is needed: {error}", file=sys.stderr)
        return 1
    if not listed:
        print(f"{chosen.folder} has no page of those in ground-truth.json.", file=sys.stderr)
        return 1
    own, everything = [], []
    for _, raw, body in listed:
        text, whole = read(raw)
        own.append((text, body))
        everything.append((whole, body))
    for words, pairs in (("the article's own text", own), ("all that was read", everything)):
        figures = score(pairs)
        print(
            f"{words:<24} F1 {figures.f1:.3f}  precision {figures.precision:.3f}  "
            f"recall {figures.recall:.3f}  ({len(listed)} pages)"
        )
    each = sorted((score([pair]).f1, name) for (name, _, _), pair in zip(listed, own, strict=True))
    for f1, name in each[: chosen.worst]:
        print(f"  {f1:.3f}  {name}")
    return 0


def _own() -> list[tuple[str, bytes, str]]:
    from own_pages import own_pages

    return list(own_pages())


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - _LENGTH + 1)
    return Counter(tuple(words[start : start + _LENGTH]) for start in range(last))


if __name__ == "__main__":
    sys.exit(main())
