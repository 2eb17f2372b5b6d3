"""Measure the kind on 900 more sentences of news and comment, which train nothing.

    python tools/triage/measure.py FOLDER [--encoder]

FOLDER holds segmentation, pages and claims as for ``make eval``; ``labels/measured.tsv`` has one
label for each sentence (``labels/GUIDE.md``). What is divided in another place by now is left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from sets import key_of  # noqa: E402
from thresholds import kappa  # noqa: E402

from factcheck.claims.sentences import split_sentences  # noqa: E402
from factcheck.claims.triage import assess  # noqa: E402

TEXTS = (
    ("segmentation/gold/gum_tune.jsonl", "text"),
    ("claims/data/attribution_polnear_dev.jsonl", "text"),
    ("pages/pages_tune.jsonl", "body"),
)


def sentences(folder: Path) -> Iterator[str]:
    for name, field in TEXTS:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            text = json.loads(line)[field]
            for start, end in split_sentences(text):
                yield " ".join(text[start:end].split())


def main(folder: Path, *, by_encoder: bool) -> None:
    lines = (HERE / "labels" / "measured.tsv").read_text(encoding="utf-8").splitlines()[1:]
    labels = dict(line.split("\t") for line in lines)
    texts = {key: text for text in sentences(folder) if (key := key_of(text)) in labels}
    thoughts = assess(list(texts.values()), "en", by_encoder=by_encoder)
    agreed = kappa([each.kind.value for each in thoughts], [labels[key] for key in texts])
    print(f"kappa {agreed:.3f} on {len(texts)} of {len(labels)} sentences")


if __name__ == "__main__":
    main(Path(sys.argv[1]), by_encoder="--encoder" in sys.argv[2:])
