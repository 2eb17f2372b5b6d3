"""How well triage does on labelled sentences, and how well its thresholds sit."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import baselines

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tools" / "triage")]

from thresholds import held_out_kinds, kappa  # noqa: E402

TABLES = (
    ("verifiable_policlaim.tsv", "checkable", "checkable, speeches (nothing of it trained)", ".75"),
    ("opinion_newssd.tsv", "opinion", "opinion, news (trained on)", ""),
    ("worthy_claimbuster.tsv", "worthy", "worth checking, debates (trained on)", ""),
)


@dataclass(frozen=True, slots=True)
class Score:
    """Accuracy and macro-F1 at the threshold of one half, the best macro-F1 at any, and how often
    a sentence with the label stands before one without it (AUC).
    """

    accuracy: float
    macro_f1: float
    best: float
    ranking: float


def table(path: Path, number: str, *, by_encoder: bool = False) -> tuple[Score, Score]:
    """The baseline's and our scores on a table of sentences with a label each."""
    from factcheck.claims.triage import assess

    rows = [
        line.split("\t", 3) for line in path.read_text(encoding="utf-8").split("\n")[1:] if line
    ]
    gold = [float(row[2]) >= 0.5 for row in rows]
    texts = [row[3] for row in rows]
    naive = [float(baselines.is_fact(text) != (number == "opinion")) for text in texts]
    given = [getattr(one, number) for one in assess(texts, by_encoder=by_encoder)]
    return score(gold, naive), score(gold, given)


def news_kappa(path: Path, *, by_encoder: bool = False) -> tuple[float, float, float]:
    """Agreement on the kind beyond chance: baseline, as shipped, and with thresholds held out."""
    from factcheck.claims.triage import add_up_sentence, assess

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    gold = [row["kind"][0] for row in rows]
    worthy = [row["worthy"][0] / 2 for row in rows]
    texts = [row["text"] for row in rows]
    sums = [add_up_sentence(text, by_encoder=by_encoder) for text in texts]
    held = held_out_kinds(sums, gold, worthy)
    shipped = [one.kind.value for one in assess(texts, by_encoder=by_encoder)]
    return (
        kappa([baselines.kind(text) for text in texts], gold),
        kappa(shipped, gold),
        kappa(held, gold),
    )


def milliseconds(path: Path, *, by_encoder: bool = False) -> float:
    """Processor time that a sentence takes, in milliseconds, once the model is loaded."""
    from factcheck.claims.triage import assess

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [row["text"] for row in rows]
    assess(texts[:1], by_encoder=by_encoder)
    began = time.process_time()
    assess(texts, by_encoder=by_encoder)
    return 1000 * (time.process_time() - began) / len(texts)


def score(gold: Sequence[bool], given: Sequence[float]) -> Score:
    """Score chances against labels."""
    accuracy, macro = _at(gold, given, 0.5)
    best = max(_at(gold, given, step / 100)[1] for step in range(101))
    return Score(accuracy, macro, best, _ranking(gold, given))


def _ranking(gold: Sequence[bool], given: Sequence[float]) -> float:
    """The area under the curve by Mann and Whitney's sum of ranks; of equals each wins half."""
    low, high, below = {}, {}, 0
    for value, count in sorted(Counter(given).items()):
        low[value], high[value] = below, below + count
        below += count
    for_yes = sum(
        (low[value] + high[value]) / 2 for one, value in zip(gold, given, strict=True) if one
    )
    yes = sum(gold)
    return (for_yes - yes * yes / 2) / (yes * (len(gold) - yes))


def _at(gold: Sequence[bool], given: Sequence[float], threshold: float) -> tuple[float, float]:
    hits = [(one, value >= threshold) for one, value in zip(gold, given, strict=True)]
    both = sum(one and other for one, other in hits)
    neither = sum(not one and not other for one, other in hits)
    wrong = len(hits) - both - neither
    for_yes = 2 * both / (2 * both + wrong) if both else 0.0
    for_no = 2 * neither / (2 * neither + wrong) if neither else 0.0
    return (both + neither) / len(hits), (for_yes + for_no) / 2
