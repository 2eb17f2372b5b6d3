"""Train the encoder: encoder.onnx.gz, encoder.json and wordpieces.txt in resources/triage.

    python tools/triage/encode.py FOLDER MODEL [RESOURCES]

FOLDER holds the sets that ``sets.py`` names, MODEL the six-layer MiniLM sentence encoder
(all-MiniLM-L6-v2, Apache-2.0). It learns what the larger teacher said (``judgements.tsv``) and the
labels. Needs torch, transformers, onnx and onnxruntime; an hour on one core. The same weights give
the same files; training gives the same weights only on the same machine with the same versions.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import onnxruntime
import torch
from graph import LONGEST, build
from sets import Row, every_sentence, held_out, with_pieces
from student import Student
from thresholds import KINDS, held_out_kinds, kappa, set_on
from torch.nn import functional
from train import read_judgements
from transformers import AutoTokenizer

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))

from factcheck.claims.encoder import Encoder  # noqa: E402
from factcheck.claims.wordpieces import WordPieces  # noqa: E402

EPOCHS, BATCH, RATE, WARM = 5, 32, 1.5e-4, 0.06
OWN, WRITTEN, DEBATE, PIECE, LABEL = 2.0, 1.0, 0.5, 0.5, 0.6
"""As in ``train.py``: what a sentence counts, and how much of it is its label."""
SMOOTHING, WORTH, MIXED = 0.03, 0.5, 0.3
COMMON, SPECIAL, FIRST_WORD = 8000, ("[PAD]", "[UNK]", "[CLS]", "[SEP]"), 999
"""The vocabulary is ordered by frequency: pieces before this number stay whether met or not."""


@dataclass(frozen=True)
class Lesson:
    """A sentence as numbers, what should be said of it, and what that counts."""

    pieces: list[int]
    said: list[float]
    weight: float


def choose(vocabulary: dict[str, int], met: Counter[int]) -> list[int]:
    """Give the pieces that are kept: met in text that may train, common, or a single letter."""
    letters = {
        number
        for piece, number in vocabulary.items()
        if len(piece.removeprefix("##")) == 1 and piece.isascii()
    }
    special = {vocabulary[piece] for piece in SPECIAL}
    return sorted(special | letters | set(met) | set(range(FIRST_WORD, COMMON)))


def lessons(
    rows: Sequence[Row], taught: dict[str, list[float]], pieces: WordPieces
) -> list[Lesson]:
    """What the labels and the larger teacher say; the smaller teacher is no better than this."""
    made = []
    for row in rows:
        told = taught.get(row.key)
        told = told if told and len(told) == 5 else None
        if row.kind:
            weight = WRITTEN if row.source == "written" else OWN
            said = [*(float(row.kind == kind) for kind in KINDS), row.worthy, float(row.mixed)]
            if told:
                said = [LABEL * a + (1 - LABEL) * b for a, b in zip(said, told, strict=True)]
        elif told:
            weight = (DEBATE if row.source == "claimbuster" else 1.0) * (PIECE if row.piece else 1)
            said = list(told)
        else:
            continue
        total = sum(said[:3])
        said[:3] = [part / total for part in said[:3]]
        made.append(Lesson(pieces.cut(row.text, LONGEST), said, weight))
    return made


def batches(given: Sequence[Lesson], chance: random.Random) -> Iterator[list[Lesson]]:
    """Every lesson once, those of like length together."""
    order = list(given)
    chance.shuffle(order)
    found = []
    for at in range(0, len(order), 20 * BATCH):
        like = sorted(order[at : at + 20 * BATCH], key=lambda lesson: len(lesson.pieces))
        found += [like[at : at + BATCH] for at in range(0, len(like), BATCH)]
    chance.shuffle(found)
    return iter(found)


def loss_of(out: torch.Tensor, batch: Sequence[Lesson]) -> torch.Tensor:
    said = torch.tensor([lesson.said for lesson in batch])
    weight = torch.tensor([lesson.weight for lesson in batch])
    apart = functional.binary_cross_entropy_with_logits
    kinds = said[:, :3] * (1 - SMOOTHING) + SMOOTHING / 3
    wrong = -(kinds * out[:, :3].log_softmax(1)).sum(1)
    wrong = wrong + WORTH * apart(out[:, 3], said[:, 3], reduction="none")
    wrong = wrong + MIXED * apart(out[:, 4], said[:, 4], reduction="none")
    return (wrong * weight).mean()


def fit(student: Student, given: Sequence[Lesson]) -> None:
    chance = random.Random(1)
    tuned = list(student.parameters())
    groups = [
        {"params": [each for each in tuned if each.ndim > 1], "weight_decay": 0.01},
        {"params": [each for each in tuned if each.ndim < 2], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=RATE)
    steps = EPOCHS * (len(given) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM * steps)) * max(0.0, 1 - step / steps)
    )
    student.train()
    for epoch in range(EPOCHS):
        for batch in batches(given, chance):
            longest = max(len(lesson.pieces) for lesson in batch)
            rest = [longest - len(lesson.pieces) for lesson in batch]
            pieces = [one.pieces + [0] * more for one, more in zip(batch, rest, strict=True)]
            mask = [
                [1.0] * len(one.pieces) + [0.0] * more
                for one, more in zip(batch, rest, strict=True)
            ]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = student(torch.tensor(pieces), torch.tensor(mask))
            loss = loss_of(out.float(), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tuned, 1.0)
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1}: {loss.item():.3f}", flush=True)


def write(weights: dict[str, torch.Tensor], names: list[str], folder: Path, into: Path) -> None:
    """Write the three files, thresholds set on held-out news as what ships sees it."""
    network = build({name: part.float().numpy() for name, part in weights.items()})
    session = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
    encoder = Encoder(session, WordPieces(names), {}, LONGEST, "")
    news = held_out(folder)
    sums = [encoder.add_up(row.text) for row in news]
    kinds, worthy = [row.kind for row in news], [row.worthy for row in news]
    held = kappa(held_out_kinds(sums, kinds, worthy), kinds)
    print(f"kappa {held:.3f} on news, thresholds set on its other half")
    told = {"longest": LONGEST, "setting": set_on(sums, kinds, worthy)}
    (into / "encoder.onnx.gz").write_bytes(gzip.compress(network, 9, mtime=0))
    (into / "encoder.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    (into / "wordpieces.txt").write_text("\n".join(names) + "\n", encoding="utf-8")


def main(folder: Path, model: str, into: Path) -> None:
    torch.manual_seed(1)
    torch.set_num_threads(1)
    vocabulary = AutoTokenizer.from_pretrained(model).get_vocab()
    whole = WordPieces(sorted(vocabulary, key=vocabulary.__getitem__))
    rows = with_pieces(every_sentence(folder))
    met = Counter(number for row in rows for number in whole.cut(row.text, 512))
    kept = choose(vocabulary, met)
    by_number = {number: piece for piece, number in vocabulary.items()}
    names = [by_number[number] for number in kept]
    # How often a piece is met here, and how often in print: by Zipf's law from its place.
    print_share = torch.tensor([1 / (number - 900) if number > 999 else 0.01 for number in kept])
    own_share = torch.tensor([float(met[number]) for number in kept])
    student = Student(model, kept, print_share / print_share.sum() + own_share / own_share.sum())
    fit(
        student,
        lessons(
            rows, read_judgements(Path(__file__).with_name("judgements.tsv")), WordPieces(names)
        ),
    )
    write(student.state_dict(), names, folder, into)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        sys.argv[2],
        Path(sys.argv[3]) if len(sys.argv) > 3 else CHECKOUT / "resources" / "triage",
    )
