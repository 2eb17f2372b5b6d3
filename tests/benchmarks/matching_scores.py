"""How well claims are matched: pairs of sentences, and the checked claim that a post repeats."""

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path

from factcheck.related import compare
from factcheck.related.ledger import Ledger
from factcheck.related.link import Entry

THRESHOLD = 0.5
MOST = 5


def pairs(data: Path) -> list[str]:
    """Words in common, then ours: macro-F1 at the threshold, F1 of the same."""
    with data.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    gold = [row["label"] == "1" for row in rows]
    sides = [row["text"].split(" ||| ") for row in rows]
    return [
        _told(gold, [score(one, other) >= THRESHOLD for one, other in sides])
        for score in (_common, lambda one, other: compare(one, other).score)
    ]


def retrieval(folder: Path, name: str) -> list[str]:
    """Words in common among what our index finds, then ours: MAP@5."""
    ledger = Ledger()
    texts: dict[str, str] = {}
    for line in (folder / "docs.tsv").read_text(encoding="utf-8").splitlines():
        key, *words = line.split("\t")
        texts[key] = " ".join(words)
        ledger.add(Entry(key, key, texts[key]))
    wanted: dict[str, set[str]] = {}
    for line in (folder / f"{name}.qrels").read_text(encoding="utf-8").splitlines():
        query, _, key, *_ = line.split()
        wanted.setdefault(query, set()).add(key)
    naive = ours = 0.0
    for line in (folder / f"{name}.queries.tsv").read_text(encoding="utf-8").splitlines():
        query, words = line.split("\t", 1)
        right = wanted.get(query)
        if right:
            found = ledger.related(Entry(query, query, words), most=40)
            keys = [str(link.other.key) for link in found]
            ours += _precision(keys, right)
            ranked = sorted(keys, key=lambda key: -_common(words, texts[key]))
            naive += _precision(ranked, right)
    return [f"{value / len(wanted):.3f}".removeprefix("0") for value in (naive, ours)]


def _precision(found: list[str], right: set[str]) -> float:
    hits = total = 0.0
    for place, key in enumerate(found[:MOST], 1):
        if key in right:
            hits += 1
            total += hits / place
    return total / min(len(right), MOST)


def _common(one: str, other: str) -> float:
    """Cosine of the counts of words."""
    first, second = (Counter(text.lower().split()) for text in (one, other))
    shared = sum(first[word] * second[word] for word in first)
    sizes = (math.sqrt(sum(n * n for n in counts.values())) for counts in (first, second))
    return shared / (math.prod(sizes) or 1.0)


def _told(gold: list[bool], said: list[bool]) -> str:
    same, other = (_f1(gold, said, which) for which in (True, False))
    return " / ".join(f"{value:.3f}".removeprefix("0") for value in ((same + other) / 2, same))


def _f1(gold: list[bool], said: list[bool], which: bool) -> float:
    right = sum(a is which and b is which for a, b in zip(gold, said, strict=True))
    return 2 * right / (gold.count(which) + said.count(which) or 1)
