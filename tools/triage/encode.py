"""Train the encoder: encoder.onnx.gz, encoder.json and wordpieces.txt in resources/triage.

    python tools/triage/encode.py FOLDER MODEL MORE.npz [RESOURCES]

FOLDER holds the sets that ``sets.py`` names, MODEL the six-layer MiniLM sentence encoder
(all-MiniLM-L6-v2, Apache-2.0), MORE what ``more.py`` wrote. It learns what the larger teacher said
(``judgements.tsv``, MORE) and the labels. Needs torch, transformers, onnx and onnxruntime; half an
hour on two cores. The same weights give the same files; training gives the same weights only on
the same machine with the same versions.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from batches import batches
from graph import LONGEST, build
from lessons import Lesson, lessons, more_lessons, padded
from sets import every_sentence, held_out, with_pieces
from student import LAYERS, Student
from thresholds import held_out_kinds, kappa, set_on
from torch.nn import functional
from train import read_judgements
from transformers import AutoModel, AutoTokenizer

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))

from factcheck.claims.encoder import Encoder  # noqa: E402
from factcheck.claims.wordpieces import WordPieces  # noqa: E402

HEALED, HEAL_RATE = 11_000, 4e-4
"""Sentences on which the rounded layers first learn to do what they did before rounding."""
RATE, EXTRA, WARM = 1.5e-4, 9000, 0.06
"""For one pass over the lessons, with so many of MORE."""
VECTORS = 0.3
"""How much slower the word vectors move than the rest."""
SMOOTHING, WORTH, MIXED = 0.03, 0.5, 0.3
COMMON, OFTEN, SPECIAL, FIRST_WORD = 8000, 5, ("[PAD]", "[UNK]", "[CLS]", "[SEP]"), 999
"""The vocabulary is ordered by frequency: pieces before the first number stay whether met or not,
others if met so often."""


def choose(vocabulary: dict[str, int], met: Counter[int]) -> list[int]:
    """Give the pieces that are kept: met often where text may train, common, or a letter."""
    letters = {
        number
        for piece, number in vocabulary.items()
        if len(piece.removeprefix("##")) == 1 and piece.isascii()
    }
    special = {vocabulary[piece] for piece in SPECIAL}
    often = {number for number, count in met.items() if count >= OFTEN}
    return sorted(special | letters | often | set(range(FIRST_WORD, COMMON)))


def heal(
    student: Student, folder: str, texts: Sequence[str], own: WordPieces, all_: WordPieces
) -> None:
    """Let every layer give what it gave with whole weights, word for word, before it is tuned."""
    whole = AutoModel.from_pretrained(folder).eval()
    pairs = [(own.cut(text, LONGEST), all_.cut(text, LONGEST)) for text in texts]
    pairs = sorted(
        (pair for pair in pairs if len(pair[0]) == len(pair[1])), key=lambda p: len(p[0])
    )
    parts = [pairs[at : at + 24] for at in range(0, len(pairs), 24)]
    random.Random(4).shuffle(parts)
    tuned = [each for name, each in student.named_parameters() if not name.startswith("head")]
    optimizer = torch.optim.AdamW(tuned, lr=HEAL_RATE, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / 20) * max(0.05, 1 - step / len(parts))
    )
    for part in parts:
        pieces, mask = padded([own for own, _ in part])
        same, _ = padded([whole for _, whole in part])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            told = whole(same, mask.long(), output_hidden_states=True).hidden_states
        with torch.autocast("cpu", dtype=torch.bfloat16):
            given = student.through(pieces, mask)
        loss = sum(
            far(one.float(), told[at].float(), mask[..., None])
            for at, one in zip((0, *(layer + 1 for layer in LAYERS)), given, strict=True)
        )
        step(loss / len(given), tuned, optimizer, schedule)


def far(one: torch.Tensor, other: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """How far from ``other``, beside how far that is from its own mean."""
    mean = (other * mask).sum((0, 1)) / mask.sum()
    return ((one - other) ** 2 * mask).sum() / ((other - mean) ** 2 * mask).sum()


def step(loss, tuned, optimizer, schedule) -> None:
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(tuned, 1.0)
    optimizer.step()
    schedule.step()


def loss_of(out: torch.Tensor, batch: Sequence[Lesson]) -> torch.Tensor:
    said = torch.tensor([lesson.said for lesson in batch])
    weight = torch.tensor([lesson.weight for lesson in batch])
    apart = functional.binary_cross_entropy_with_logits
    kinds = said[:, :3] * (1 - SMOOTHING) + SMOOTHING / 3
    wrong = -(kinds * out[:, :3].log_softmax(1)).sum(1)
    wrong = wrong + WORTH * apart(out[:, 3], said[:, 3], reduction="none")
    wrong = wrong + MIXED * apart(out[:, 4], said[:, 4], reduction="none")
    return (wrong * weight).mean()


def fit(student: Student, given: Sequence[Lesson], more: Sequence[Lesson]) -> None:
    """Learn what to say, and from the teacher's last layer why, as far as that can be guessed."""
    width = next(len(lesson.hidden) for lesson in (*given, *more) if lesson.hidden is not None)
    guess = torch.nn.Linear(student.head.in_features, width)
    vectors = [student.word, student.up, student.pos]
    rest = [each for each in student.parameters() if all(each is not one for one in vectors)]
    rest += guess.parameters()
    chance = random.Random(7)
    found = batches(
        [*given, *chance.sample(more, EXTRA)], lambda lesson: len(lesson.pieces), chance
    )
    optimizer, schedule = descent(vectors, rest, RATE, len(found))
    student.train()
    for number, batch in enumerate(found, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out, mean = student(*padded([lesson.pieces for lesson in batch]))
            guessed = guess(mean).float()
        loss = loss_of(out.float(), batch)
        known = [at for at, lesson in enumerate(batch) if lesson.hidden is not None]
        if known:
            hidden = torch.tensor(np.stack([batch[at].hidden for at in known]))
            loss = loss + functional.mse_loss(guessed[known], hidden)
        step(loss, [*vectors, *rest], optimizer, schedule)
        if number % 100 == 0:
            print(f"{number} of {len(found)}: {loss.item():.3f}", flush=True)
    student.eval()


def descent(vectors, rest, rate: float, steps: int):
    """Up to ``rate`` in the first steps, then down to nothing; slower for the word vectors."""
    groups = [
        {"params": vectors, "weight_decay": 0.0, "lr": VECTORS * rate},
        {"params": [each for each in rest if each.ndim > 1], "weight_decay": 0.01},
        {"params": [each for each in rest if each.ndim < 2], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=rate)
    return optimizer, torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, (at + 1) / (WARM * steps)) * (1 - at / steps)
    )


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


def main(folder: Path, model: str, more: Path, into: Path) -> None:
    torch.manual_seed(1)
    torch.set_num_threads(2)
    vocabulary = AutoTokenizer.from_pretrained(model).get_vocab()
    whole = WordPieces(sorted(vocabulary, key=vocabulary.__getitem__))
    rows = with_pieces(every_sentence(folder))
    met = Counter(number for row in rows for number in whole.cut(row.text, 512))
    kept = choose(vocabulary, met)
    by_number = {number: piece for piece, number in vocabulary.items()}
    names = [by_number[number] for number in kept]
    pieces = WordPieces(names)
    # How often a piece is met here, and how often in print: by Zipf's law from its place.
    in_print = torch.tensor([1 / (number - 900) if number > 999 else 0.01 for number in kept])
    here = torch.tensor([float(met[number]) for number in kept])
    student = Student(model, kept, in_print / in_print.sum() + here / here.sum())
    found = np.load(more)
    texts = [row.text for row in rows if not row.piece] + found["texts"].tolist()
    heal(student, model, random.Random(4).sample(texts, HEALED), pieces, whole)
    taught = read_judgements(Path(__file__).with_name("judgements.tsv"))
    own, others = lessons(rows, taught, pieces), more_lessons(found, pieces)
    seen = {lesson.text: lesson.hidden for lesson in others}
    own = [lesson.with_hidden(seen.get(lesson.text)) for lesson in own]
    fit(student, own, [lesson for lesson in others if lesson.text not in {o.text for o in own}])
    write(student.state_dict(), names, folder, into)


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        sys.argv[2],
        Path(sys.argv[3]),
        Path(sys.argv[4]) if len(sys.argv) > 4 else CHECKOUT / "resources" / "triage",
    )
