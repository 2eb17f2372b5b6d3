"""Lessons: what the encoder learns from, each a sentence as numbers and what to say of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from graph import LONGEST
from sets import WRITTEN_FOR_THIS, Row
from thresholds import KINDS

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from factcheck.claims.wordpieces import WordPieces

OWN, WRITTEN, DEBATE, PIECE, LABEL = 1.5, 0.75, 0.5, 0.5, 0.6
"""What a sentence counts, and how much of what is said of a labelled one is its label."""


@dataclass(frozen=True)
class Lesson:
    """``said`` is fact, opinion, none, worth, mixed; ``hidden`` the teacher's last layer, if known:
    its mean over the sentence, each number beside those of other sentences.
    """

    text: str
    pieces: list[int]
    said: list[float]
    weight: float
    hidden: np.ndarray | None = None

    def with_hidden(self, hidden: np.ndarray | None) -> Lesson:
        return replace(self, hidden=hidden)


def lessons(
    rows: Sequence[Row], taught: dict[str, list[float]], pieces: WordPieces
) -> list[Lesson]:
    """What the labels and the larger teacher say."""
    made = []
    for row in rows:
        told = taught.get(row.key)
        if row.kind:
            weight = WRITTEN if row.source in WRITTEN_FOR_THIS else OWN
            said = [*(float(row.kind == kind) for kind in KINDS), row.worthy, float(row.mixed)]
            if told:
                said = [LABEL * a + (1 - LABEL) * b for a, b in zip(said, told, strict=True)]
        elif told:
            weight = (DEBATE if row.source == "claimbuster" else 1.0) * (PIECE if row.piece else 1)
            said = told
        else:
            continue
        lesson = Lesson(row.text, pieces.cut(row.text, LONGEST), _summing_to_one(said), weight)
        made.append(lesson)
    return made


def more_lessons(found: Mapping[str, np.ndarray], pieces: WordPieces) -> list[Lesson]:
    """What ``more.py`` found and the larger teacher said of it."""
    hidden = found["hidden"].astype(np.float32)
    hidden = (hidden - hidden.mean(0)) / (hidden.std(0) + 1e-6)
    return [
        Lesson(text, pieces.cut(text, LONGEST), _summing_to_one(said), 1.0, layer)
        for text, said, layer in zip(
            found["texts"].tolist(), found["told"].tolist(), hidden, strict=True
        )
    ]


def _summing_to_one(said: list[float]) -> list[float]:
    total = sum(said[:3])
    return [*(part / total for part in said[:3]), *said[3:]]


def padded(sentences: Sequence[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """The pieces of sentences as a table, and a mask that tells them from what fills it up."""
    longest = max(map(len, sentences))
    rest = [longest - len(pieces) for pieces in sentences]
    return (
        torch.tensor([pieces + [0] * more for pieces, more in zip(sentences, rest, strict=True)]),
        torch.tensor(
            [[1.0] * len(one) + [0.0] * more for one, more in zip(sentences, rest, strict=True)]
        ),
    )
