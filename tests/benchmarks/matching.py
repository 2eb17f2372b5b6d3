"""How quickly a claim is held against a hundred thousand, and how quickly those are indexed.

The claims are made of words drawn as often as news uses them (the shipped table of frequencies),
with a name, a year and a figure each; a tenth of them repeats another one with a figure changed.
"""

from __future__ import annotations

import random
import statistics
from itertools import accumulate
from time import process_time

from factcheck import paths
from factcheck.related.ledger import Ledger
from factcheck.related.link import Entry

_WORDS, _ASKED = 14, 400


def statements(number: int, seed: int = 11) -> list[str]:
    """So many claims, the same for the same seed."""
    dice = random.Random(seed)
    path = paths.RESOURCES / "related" / "frequencies.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line[:1].isalpha()]
    words = [name for name, _ in rows]
    weights = list(accumulate(int(count) for _, count in rows))
    made: list[str] = []
    for _ in range(number):
        if made and dice.random() < 0.1:
            other = dice.choice(made).rsplit(" ", 2)[0]
        else:
            chosen = dice.choices(words, cum_weights=weights, k=_WORDS)
            name = f"{dice.choice(words).title()} {dice.choice(words).title()}"
            other = f"{name} {' '.join(chosen)} in {dice.randint(1950, 2024)} for"
        made.append(f"{other} {dice.randint(2, 900)} million")
    return made


def against(number: int) -> tuple[float, float, float]:
    """Claims indexed a second of processor time; such seconds for one new claim, in the middle and
    for 95 of 100.
    """
    texts = statements(number)
    ledger = Ledger()
    began = process_time()
    for place, text in enumerate(texts):
        ledger.add(Entry(place, place // 40, text))
    speed = number / (process_time() - began)
    took = []
    for place in random.Random(3).sample(range(number), _ASKED):
        new = Entry(("new", place), "new", texts[place].replace("million", "thousand"))
        began = process_time()
        ledger.related(new)
        took.append(process_time() - began)
    return speed, statistics.median(took), sorted(took)[int(0.95 * len(took))]
