"""The scorers of an evaluation folder, called as the programs they are."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
PEERS = "naive-regex,sentencex,nupunkt,blingfire,pysbd,syntok,nltk-punkt,spacy-sentencizer"
OURS = "factcheck.claims.sentences:split_sentences"


def segmentation(scorer: Path, sets: Iterable[str], work: Path) -> dict[str, Any]:
    """What each splitter that is installed reaches on each set; ours is called ``ours``."""
    if not scorer.exists():
        return {}
    out = work / "segmentation.json"
    _run(scorer, OURS, "--path", CHECKOUT, "--peers", PEERS, "--gold", ",".join(sets),
         "--speed", "0", "--json", out)  # fmt: skip
    told = json.loads(out.read_text(encoding="utf-8"))
    return {"ours" if name == OURS else name: rows for name, rows in told.items()}


def pages(scorer: Path, data: Path) -> list[dict[str, float]]:
    """Keeping everything, and ours."""
    if not scorer.exists():
        return []
    said = _run(scorer, "factcheck.claims:split", "--path", CHECKOUT, "--data", data)
    return [ast.literal_eval(line[line.index("{") :]) for line in said.splitlines() if "{" in line]


def compare(scorer: Path, gold: Path, made: list[dict[str, Any]], work: Path) -> dict[str, float]:
    """What a scorer says of ``made``, one object a line, against ``gold``."""
    given = work / "given.jsonl"
    given.write_text("\n".join(json.dumps(row) for row in made), encoding="utf-8")
    told: dict[str, float] = json.loads(_run(scorer, gold, given))
    return told


def objects(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _run(scorer: Path, *given: object) -> str:
    done = subprocess.run(
        [sys.executable, str(scorer), *map(str, given)],
        capture_output=True,
        text=True,
        check=True,
        # The folder may be read-only, and is not ours to write into.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    return done.stdout
