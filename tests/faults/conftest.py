"""A library with a history, a headless writer that can be killed, and bits that can be flipped."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from factcheck.model import ClaimSpan, Intake, Kind, Passage, Role, Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceDraft
from factcheck.workbench import Workbench

HARBOUR = (
    "Harbour opens a second pier",
    "The second pier of the harbour opened on Monday.",
    "It cost 12 million euros, the port authority said.",
    "The work took three years.",
    "Forty ships a week can now be served.",
    "A better harbour is a joy for the whole town.",
)
FERRY = (
    "Ferry line to the island returns",
    "The ferry to the island sails again from Tuesday.",
    "A ticket costs 9 euros.",
    "The line had been closed for two years.",
)

CONTENT = {
    "article": "uid, title, outlet, author, published, url, language, name, encoding, dropped, "
    "sha256, imported_at, removed",
    "article_text": "CAST(text AS BLOB), raw",
    "passage": "uid, start, stop, role, kind, reasons, by_hand",
    "claim": "uid, start, stop, text, statement, speaker, kind, checkable, worthy, reasons, "
    "removed",
    "review": "claim_id, reviewer_id, verdict, note, flagged, decided_at",
    "source": "uid, claim_id, position, url, title, publisher, type, stance, quote, read_on, "
    "archive_url, removed",
    "pair": "uid, claim_id, other_id, says, removed",
    "feed": "uid, name, sha256, removed",
    "published_check": "feed_id, claim, speaker, rating, publisher, url, title, checked_on",
    "reviewer": "name",
    "event": "*",
}
"""What a reviewer would miss: every column that holds recorded content."""


def made_intake(sentences: Sequence[str], name: str) -> Intake:
    """A title and sentences of one claim each, as the splitter would hand them over."""
    text, passages = "", []
    for place, sentence in enumerate(sentences):
        start, end = len(text), len(text) + len(sentence)
        role, kind = (Role.SENTENCE, Kind.FACT) if place else (Role.TITLE, Kind.NONE)
        claim = ClaimSpan(start, end, sentence, sentence, kind, 0.5, place / 10)
        told = (claim,) if place else ()
        passages.append(Passage(start, end, sentence, role, kind, 0.5, place / 10, claims=told))
        text += sentence + "\n"
    raw = text.encode()
    return Intake(
        name, raw, text, hashlib.sha256(raw).hexdigest(), "utf-8", 0, sentences[0], "A paper", "",
        "2021-04-05", "", "en", tuple(passages),
    )  # fmt: skip


def store(workbench: Workbench, sentences: Sequence[str], name: str) -> int:
    """Put an article into the library; gives its id."""
    return next(iter(workbench.add_article(made_intake(sentences, name)).article_ids))


def review_some(workbench: Workbench, seed: int = 1) -> None:
    """Verdicts, notes, sources and statements, the same for the same seed."""
    dice = random.Random(seed)
    for claim_id in workbench.claim_ids(ClaimQuery()):
        workbench.decide(claim_id, dice.choice(list(Verdict)))
        workbench.write_note(
            claim_id, f"Looked up in the port's report, page {dice.randint(1, 90)}."
        )
        workbench.add_source(claim_id, SourceDraft(f"https://port.example/{dice.randint(1, 99)}"))


def content(path: Path) -> dict[str, list[Any]]:
    """Everything recorded in a library at rest, for comparing."""
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    db.text_factory = bytes
    try:
        return {
            table: sorted(db.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in CONTENT.items()
        }
    finally:
        db.close()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Two articles; the claims of the first were reviewed before its backup. Closed."""
    path = tmp_path / "harbour.factcheck"
    with Workbench.create(path) as workbench:
        store(workbench, HARBOUR, "harbour.txt")
        review_some(workbench)
        workbench.back_up("asked")
    return path


@pytest.fixture
def grown(library: Path) -> Path:
    """The same library with work that is in no backup: a second article, verdicts, an undo."""
    with Workbench.open(library) as workbench:
        store(workbench, FERRY, "ferry.txt")
        ids = workbench.claim_ids(ClaimQuery())
        workbench.decide(ids[0], None)
        workbench.decide(ids[-1], Verdict.DISPUTED)
        workbench.edit_statement(ids[-1], "The ferry line was closed for two years.")
        workbench.merge_claim(ids[1])
        workbench.undo()
        workbench._library.close()  # without a backup
    return library


@pytest.fixture
def unclean() -> Callable[[Path], None]:
    """Make a library look as after a crash: the next opening checks everything."""

    def mark(path: Path) -> None:
        db = sqlite3.connect(path)
        db.execute("UPDATE state SET value = '0' WHERE key = 'closed'")
        db.commit()
        db.close()

    return mark
