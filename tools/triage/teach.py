"""Let a small encoder judge every sentence that may train, for ``train.py`` to learn from.

    python tools/triage/teach.py FOLDER MODEL > tools/triage/judgements.tsv

MODEL is a folder with the six-layer MiniLM sentence encoder (Apache-2.0). Needs torch and
transformers, which nothing else here does; about a quarter of an hour on two cores. The encoder is
tuned on the labelled sentences (``sets.labelled``, and ``sets.subjective`` for a second head), and
never sees the held-out news.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import torch
from sets import Row, every_sentence, held_out
from transformers import AutoModel, AutoTokenizer

KINDS = ("fact", "opinion", "none")
EPOCHS, BATCH, LONGEST, RATE = 4, 16, 72, 6e-5


class Judge(torch.nn.Module):
    """The encoder with a head for the kind, one for worth and one for subjectivity."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.heads = torch.nn.Linear(self.encoder.config.hidden_size, 5)

    def forward(self, tokens: dict[str, torch.Tensor]) -> torch.Tensor:
        hidden = self.encoder(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        return self.heads(
            torch.nn.functional.dropout((hidden * mask).sum(1) / mask.sum(1), 0.1, self.training)
        )


def loss_of(out: torch.Tensor, rows: list[Row]) -> torch.Tensor:
    loss = out.sum() * 0
    known = [i for i, row in enumerate(rows) if row.kind]
    if known:
        kinds = torch.tensor([KINDS.index(rows[i].kind) for i in known])
        loss = loss + torch.nn.functional.cross_entropy(out[known, :3], kinds, label_smoothing=0.05)
        worth = torch.tensor([rows[i].worthy for i in known])
        loss = loss + 0.5 * torch.nn.functional.binary_cross_entropy_with_logits(
            out[known, 3], worth
        )
    marked = [i for i, row in enumerate(rows) if row.subjective is not None]
    if marked:
        yes = torch.tensor([float(rows[i].subjective) for i in marked])
        loss = loss + 0.3 * torch.nn.functional.binary_cross_entropy_with_logits(
            out[marked, 4], yes
        )
    return loss


def judge(model: Judge, tokenizer: object, texts: list[str]) -> list[list[float]]:
    model.eval()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    given: list[list[float]] = [[] for _ in texts]
    with torch.no_grad():
        for at in range(0, len(order), 64):
            part = order[at : at + 64]
            out = model(prepare(tokenizer, [texts[i] for i in part]))
            rows = torch.cat([out[:, :3].softmax(1), out[:, 3:].sigmoid()], 1).tolist()
            for i, row in zip(part, rows, strict=True):
                given[i] = row
    return given


def prepare(tokenizer, texts: list[str]) -> dict[str, torch.Tensor]:
    return dict(
        tokenizer(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    )


def main(folder: Path, model_folder: str) -> None:
    torch.manual_seed(1)
    torch.use_deterministic_algorithms(True)
    chance = random.Random(1)
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    model = Judge(model_folder)
    rows = every_sentence(folder)
    taught = [row for row in rows if row.kind or row.subjective is not None]
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    steps = EPOCHS * (len(taught) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps + 1, pct_start=0.1
    )
    news = held_out(folder)
    for epoch in range(EPOCHS):
        model.train()
        chance.shuffle(taught)
        for at in range(0, len(taught), BATCH):
            batch = taught[at : at + BATCH]
            loss = loss_of(model(prepare(tokenizer, [row.text for row in batch])), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
        given = judge(model, tokenizer, [row.text for row in news])
        right = sum(
            KINDS[max(range(3), key=p.__getitem__)] == row.kind
            for p, row in zip(given, news, strict=True)
        )
        print(
            f"epoch {epoch + 1}: {right / len(news):.3f} of the held-out news right",
            file=sys.stderr,
            flush=True,
        )
    print("# key, then fact, opinion, none, worthy, subjective in 0..255; by tools/triage/teach.py")
    for row, judged in zip(rows, judge(model, tokenizer, [row.text for row in rows]), strict=True):
        print(row.key, *(round(255 * part) for part in judged), sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
