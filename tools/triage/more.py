"""What the larger teacher makes of every text, its last layer too, for the encoder to learn from.

    python tools/triage/more.py FOLDER MODEL OUT.npz

FOLDER and MODEL as for ``teach.py``. OUT holds the texts (``sets.py`` says which), five chances for
each, and the mean of the teacher's last layer, which tells far more of a sentence than five numbers
do. Nothing of it ships.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
from sets import altered, every_sentence, with_pieces
from teach import prepare, tune
from transformers import AutoTokenizer

LONGEST_TEXT = 600


def main(folder: Path, model_folder: str, out: Path) -> None:
    model = tune(folder, model_folder)
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    rows = with_pieces(every_sentence(folder))
    rows += altered(rows)
    texts = [row.text for row in rows if row.text and len(row.text) < LONGEST_TEXT]
    told, hidden = [], []
    model.eval()
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        for at in range(0, len(texts), 32):
            mean = model.read(prepare(tokenizer, texts[at : at + 32]))
            said = model.heads(mean).float()
            told.append(torch.cat([said[:, :3].softmax(1), said[:, 3:].sigmoid()], 1).numpy())
            hidden.append(mean.float().numpy().astype(np.float16))
    np.savez(out, texts=np.array(texts), told=np.concatenate(told), hidden=np.concatenate(hidden))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
