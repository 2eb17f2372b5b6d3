"""Let an encoder judge every sentence that may train, for ``train.py`` to learn from.

    python tools/triage/teach.py FOLDER MODEL > tools/triage/judgements.tsv

MODEL is a folder with the twelve-layer MPNet sentence encoder (all-mpnet-base-v2, Apache-2.0). It
needs torch and transformers; half an hour on two idle cores. The encoder is tuned on every labelled
sentence of ``sets.every_sentence``, and never sees the held-out news.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import torch
from batches import BATCH, batches
from sets import Row, altered, every_sentence, held_out, with_pieces
from transformers import AutoModel, AutoTokenizer

KINDS = ("fact", "opinion", "none")
EPOCHS, LONGEST, RATE = 1, 96, 5e-5
SMOOTHING, WORTH, MIXED = 0.05, 0.5, 0.3
"""What is taken off a label that seems certain; what worth and mixture count beside the kind."""


class Judge(torch.nn.Module):
    """The encoder with heads for the kind, the worth and the mixture; its word vectors stay."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder)
        self.heads = torch.nn.Linear(self.encoder.config.hidden_size, 5)
        for name, weights in self.encoder.named_parameters():
            weights.requires_grad = not ("embeddings" in name or "pooler" in name)

    def forward(self, tokens: dict[str, torch.Tensor]) -> torch.Tensor:
        return self.heads(torch.nn.functional.dropout(self.read(tokens), 0.1, self.training))

    def read(self, tokens: dict[str, torch.Tensor]) -> torch.Tensor:
        """What the encoder makes of each text: the mean of its last layer."""
        hidden = self.encoder(**tokens).last_hidden_state.float()
        mask = tokens["attention_mask"].unsqueeze(-1).float()
        return (hidden * mask).sum(1) / mask.sum(1)


def loss_of(out: torch.Tensor, rows: list[Row]) -> torch.Tensor:
    kinds = torch.tensor([KINDS.index(row.kind) for row in rows])
    worth = torch.tensor([row.worthy for row in rows])
    mixed = torch.tensor([float(row.mixed) for row in rows])
    apart = torch.nn.functional.binary_cross_entropy_with_logits
    kind = torch.nn.functional.cross_entropy(out[:, :3], kinds, label_smoothing=SMOOTHING)
    return kind + WORTH * apart(out[:, 3], worth) + MIXED * apart(out[:, 4], mixed)


def judge(model: Judge, tokenizer: object, texts: list[str]) -> list[list[float]]:
    model.eval()
    model.encoder.bfloat16()
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    given: list[list[float]] = [[] for _ in texts]
    with torch.inference_mode():
        for at in range(0, len(order), 64):
            part = order[at : at + 64]
            out = model(prepare(tokenizer, [texts[i] for i in part])).float()
            rows = torch.cat([out[:, :3].softmax(1), out[:, 3:].sigmoid()], 1).tolist()
            for i, row in zip(part, rows, strict=True):
                given[i] = row
    return given


def prepare(tokenizer, texts: list[str]) -> dict[str, torch.Tensor]:
    told = tokenizer(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
    return {name: told[name] for name in ("input_ids", "attention_mask")}


def tune(folder: Path, model_folder: str) -> Judge:
    """Tune the encoder on the labelled sentences; tells how right it is on the held-out news."""
    torch.manual_seed(1)
    chance = random.Random(1)
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    model = Judge(model_folder)
    rows = every_sentence(folder)
    taught = [row for row in rows if row.kind]
    tuned = [weights for weights in model.parameters() if weights.requires_grad]
    optimizer = torch.optim.AdamW(tuned, lr=RATE, weight_decay=0.01)
    steps = EPOCHS * -(-len(taught) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.1 * steps)) * max(0.0, 1 - step / steps)
    )
    news = held_out(folder)
    for epoch in range(EPOCHS):
        model.train()
        for batch in batches(taught, lambda row: len(row.text), chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                out = model(prepare(tokenizer, [row.text for row in batch]))
            loss = loss_of(out.float(), batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tuned, 1.0)
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
    return model


def main(folder: Path, model_folder: str) -> None:
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    model = tune(folder, model_folder)
    asked = with_pieces(every_sentence(folder))
    asked += altered(asked)
    print("# key, then fact, opinion, none, worthy, mixed in 0..255; by tools/triage/teach.py")
    for row, judged in zip(asked, judge(model, tokenizer, [r.text for r in asked]), strict=True):
        print(row.key, *(round(255 * part) for part in judged), sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
