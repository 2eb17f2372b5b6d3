"""A library made by hand: articles whose passages and claims need no splitter."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import ClaimSpan, Intake, Kind, Passage, Role
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench

SENTENCES = (
    "Home | World | Sport",
    "The minister landed on Tuesday.",
    "Five million doses were ordered.",
    "The pipeline costs $2 billion.",
    "It is a splendid idea.",
)


@pytest.fixture
def make_intake() -> Callable[..., Intake]:
    """Sentences in, an article out; the first sentence is furniture, the last an opinion."""

    def make(*sentences: str, title: str = "A visit") -> Intake:
        sentences = sentences or SENTENCES
        text = "\n".join(sentences)
        passages = []
        start = 0
        for place, sentence in enumerate(sentences):
            end = start + len(sentence)
            kind = Kind.OPINION if place == len(sentences) - 1 else Kind.FACT
            told: dict[str, Any] = {"kind": kind, "worthy": place / 10, "reasons": ("a figure",)}
            if place == 0:
                menu = Passage(start, end, sentence, Role.FURNITURE, reasons=("site menu",))
                passages.append(menu)
            else:
                claim = ClaimSpan(start, end, sentence, sentence, **told)
                passages.append(
                    Passage(start, end, sentence, Role.SENTENCE, claims=(claim,), **told)
                )
            start = end + 1
        raw = text.encode()
        digest = hashlib.sha256(raw).hexdigest()
        return Intake(
            "visit.txt", raw, text, digest, "utf-8", 0, title, "A paper", "staff writer",
            "2021-04-07", "", "en", tuple(passages),
        )  # fmt: skip

    return make


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "checks.factcheck"


@pytest.fixture
def workbench(library_path: Path, make_intake: Callable[..., Intake]) -> Iterator[Workbench]:
    """A library with one article of four claims."""
    with Workbench.create(library_path) as opened:
        opened.add_article(make_intake())
        yield opened


@pytest.fixture
def claim_ids(workbench: Workbench) -> list[int]:
    return workbench.claim_ids(ClaimQuery())
