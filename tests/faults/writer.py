"""A headless writer that says what was saved, line by line, until it is killed or has done enough.

    python -m tests.faults.writer LIBRARY SEED [--count N] [--walk] [--late]

Each line is an acknowledgement: number and hash of the newest entry of the record, and a digest of
all that a reviewer sees. ``--walk`` does everything a reviewer can do instead of verdicts alone;
``--late`` acknowledges what is not yet committed: whoever checks must notice.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from factcheck.errors import ChangeRefused
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceDraft
from factcheck.store.connection import Library
from factcheck.workbench import Workbench

Act = Callable[[Workbench, random.Random], object]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("library", type=Path)
    parser.add_argument("seed", type=int)
    parser.add_argument("--count", type=int, default=0)
    parser.add_argument("--walk", action="store_true")
    parser.add_argument("--late", action="store_true")
    call = parser.parse_args()
    if call.late:
        Library.writing = _late  # type: ignore[method-assign]
    dice = random.Random(call.seed)
    with Workbench.open(call.library) as workbench:
        for done in count(1):
            (walk if call.walk else decide)(workbench, dice)
            seq, newest = newest_entry(workbench)
            print(seq, newest, seen(workbench) if call.walk else "", flush=True)
            if done == call.count:
                return


def newest_entry(workbench: Workbench) -> tuple[int, str]:
    row = workbench._db.execute("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1").fetchone()
    return row or (0, "")


def seen(workbench: Workbench) -> str:
    """A digest of all that a reviewer decided. Drafts are no entries, so none vouches for them."""
    listed = [
        (
            row,
            workbench.passages(row.id),
            [
                (claim, workbench.sources(claim.id))
                for claim in workbench.claims(workbench.claim_ids(ClaimQuery(row.id)))
            ],
        )
        for row in workbench.articles()
    ]
    return hashlib.sha256(repr(listed).encode()).hexdigest()


def decide(workbench: Workbench, dice: random.Random) -> None:
    """One verdict that differs from the present one."""
    claim = workbench.claim(dice.choice(workbench.claim_ids(ClaimQuery())))
    workbench.decide(claim.id, dice.choice([each for each in Verdict if each is not claim.verdict]))


def walk(workbench: Workbench, dice: random.Random) -> None:
    """Something that a reviewer can do; what does not fit is tried no further."""
    act = dice.choice(_ACTS)
    with suppress(ChangeRefused, KeyError, IndexError):
        act(workbench, dice)


def _claim(workbench: Workbench, dice: random.Random) -> int:
    return dice.choice(workbench.claim_ids(ClaimQuery()))


def _add_source(workbench: Workbench, dice: random.Random) -> object:
    draft = SourceDraft(f"https://port.example/{dice.randint(1, 999)}", title="A page")
    return workbench.add_source(_claim(workbench, dice), draft)


def _change_source(workbench: Workbench, dice: random.Random) -> object:
    source = dice.choice(workbench.sources(_claim(workbench, dice)))
    if dice.random() < 0.5:
        return workbench.remove_source(source.id)
    return workbench.edit_source(source.id, SourceDraft("https://port.example/new", "Another page"))


def _split(workbench: Workbench, dice: random.Random) -> object:
    claim = workbench.claim(_claim(workbench, dice))
    return workbench.split_claim(claim.id, dice.randint(claim.start, claim.end))


def _add_claim(workbench: Workbench, dice: random.Random) -> object:
    row = dice.choice(workbench.articles())
    start = dice.randint(0, 80)
    return workbench.add_claim(row.id, start, start + dice.randint(5, 40))


def _fold(workbench: Workbench, dice: random.Random) -> object:
    passage = dice.choice(workbench.passages(dice.choice(workbench.articles()).id))
    verb = workbench.restore if passage.role == "furniture" else workbench.fold
    return verb([passage.id])


def _describe(workbench: Workbench, dice: random.Random) -> object:
    row = dice.choice(workbench.articles())
    return workbench.describe_article(
        row.id, title=f"Title {dice.randint(1, 99)}", outlet="", author="", published="", url=""
    )


_ACTS: tuple[Act, ...] = (
    decide,
    decide,
    lambda w, dice: w.decide(_claim(w, dice), None),
    lambda w, dice: w.write_note(_claim(w, dice), f"note {dice.randint(1, 999)}"),
    lambda w, dice: w.edit_statement(_claim(w, dice), f"Statement {dice.randint(1, 999)}."),
    lambda w, dice: w.name_speaker(_claim(w, dice), f"Speaker {dice.randint(1, 9)}"),
    lambda w, dice: w.flag(_claim(w, dice), dice.random() < 0.5),
    lambda w, dice: w.save_draft(_claim(w, dice), "note", f"draft {dice.randint(1, 999)}"),
    lambda w, dice: w.merge_claim(_claim(w, dice)),
    lambda w, dice: w.remove_claim(_claim(w, dice)) if dice.random() < 0.2 else None,
    _add_source,
    _change_source,
    _split,
    _add_claim,
    _fold,
    _describe,
    lambda w, dice: w.undo(),
    lambda w, dice: w.undo(),
    lambda w, dice: w.redo(),
)


@contextmanager
def _late(library: Library) -> Iterator[sqlite3.Connection]:
    """The usual mistake: one commit for many acts, each acknowledged at once."""
    connection = library.connection
    if not connection.in_transaction:
        connection.execute("BEGIN IMMEDIATE")
    yield connection
    _late.acts = getattr(_late, "acts", 0) + 1  # type: ignore[attr-defined]
    if _late.acts % 25 == 0:  # type: ignore[attr-defined]
        connection.execute("COMMIT")


if __name__ == "__main__":
    main()
