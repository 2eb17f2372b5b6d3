"""The sentences that may train weights that ship, read from the folder that holds the sets.

Only sets whose licence lets weights be passed on are read for training; ``README.md`` beside this
file names them. What is measured with (``measured``) never reaches a weight.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELLED = "sentence_labels.jsonl"
WORTHY = "worthy_claimbuster.tsv"
SUBJECTIVE = "opinion_newssd.tsv"
DECOMPOSED = "decomp.jsonl"
THRESHOLDS = "news_labels.jsonl"

_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with what is known of it; ``None`` is not known."""

    text: str
    source: str
    kind: str | None = None
    worthy: float | None = None
    mixed: bool | None = None
    subjective: bool | None = None
    check: bool | None = None

    @property
    def key(self) -> str:
        """Names the sentence in the table of judgements without holding its words."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


def labelled(folder: Path) -> list[Row]:
    """The sentences labelled under the guide: fact, opinion or none, and how worth checking."""
    return [
        Row(row["text"], row["source"], row["kind"], row["worthy"] / 2, row["mixed"])
        for row in _objects(folder / LABELLED)
    ]


def held_out(folder: Path) -> list[Row]:
    """The news sentences that set thresholds and measure; the first of two readings."""
    return [
        Row(row["text"], row["source"], row["kind"][0], row["worthy"][0] / 2, row["mixed"][0])
        for row in _objects(folder / THRESHOLDS)
    ]


def subjective(folder: Path) -> list[Row]:
    """News sentences marked subjective or not; a quoted opinion counts as not."""
    return [Row(text, "newssd", subjective=yes) for yes, text in _table(folder / SUBJECTIVE)]


def debates(folder: Path) -> list[Row]:
    """Sentences of debates, marked worth checking or not."""
    return [Row(text, "claimbuster", check=yes) for yes, text in _table(folder / WORTHY)]


def measured(path: Path) -> list[tuple[bool, str]]:
    """A table to measure with: the label and the sentence of each row."""
    return list(_table(path))


def every_sentence(folder: Path) -> list[Row]:
    """Each sentence that may train, once, with all that is known of it."""
    rows: dict[str, Row] = {}
    withheld = {row.text for row in held_out(folder)}
    for row in (*labelled(folder), *subjective(folder), *debates(folder), *_unlabelled(folder)):
        if row.text in withheld:
            continue
        known = rows.get(row.text)
        rows[row.text] = row if known is None else _join(known, row)
    return list(rows.values())


def _join(one: Row, other: Row) -> Row:
    return Row(
        one.text,
        one.source,
        one.kind,
        one.worthy,
        one.mixed,
        one.subjective if other.subjective is None else other.subjective,
        one.check if other.check is None else other.check,
    )


def _unlabelled(folder: Path) -> Iterator[Row]:
    for row in _objects(folder / LABELLED):
        if row["context"]:
            yield Row(row["context"], row["source"])
    for row in _objects(folder / DECOMPOSED):
        yield Row(row["sentence"], "decomp")
        yield from (Row(claim, "decomp") for claim in row["claims"])
        yield from (Row(text, "decomp") for text in _END.split(row["response"]) if text.strip())


def _objects(path: Path) -> list[dict[str, object] | dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _table(path: Path) -> Iterator[tuple[bool, str]]:
    for line in path.read_text(encoding="utf-8").split("\n")[1:]:
        if line:
            _, _, label, text = line.split("\t", 3)
            yield float(label) >= 0.5, text
