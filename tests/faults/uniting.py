"""Three reviewers work on copies of one library: it must come to the same in every order."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

from factcheck import paths
from factcheck.errors import ChangeRefused
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceDraft
from factcheck.store.audit import audit
from factcheck.workbench import Workbench
from tests.faults.killing import Outcome

REVIEWERS = ("ada", "bea", "cy")


def state_of(book: Workbench) -> str:
    """Everything that reviewers made, in words that are the same in every library."""
    questions = (
        "SELECT uid, title, outlet, removed FROM article ORDER BY uid",
        "SELECT uid, start, stop, text, statement, removed FROM claim ORDER BY uid",
        "SELECT uid, role, by_hand FROM passage ORDER BY uid",
        (
            "SELECT c.uid, p.uid, r.verdict, r.note, r.flagged FROM review r JOIN claim c "
            "ON c.id = r.claim_id JOIN reviewer p ON p.id = r.reviewer_id ORDER BY 1, 2"
        ),
        (
            "SELECT s.uid, c.uid, p.uid, s.url, s.position, s.removed FROM source s JOIN claim c "
            "ON c.id = s.claim_id JOIN reviewer p ON p.id = s.reviewer_id ORDER BY 1"
        ),
    )
    found = [book._db.execute(question).fetchall() for question in questions]
    return hashlib.sha256(json.dumps(found).encode()).hexdigest()


def work(book: Workbench, dice: random.Random, acts: int) -> None:
    """Some of everything that a reviewer does."""
    for _ in range(acts):
        ids = book.claim_ids(ClaimQuery())
        claim_id = dice.choice(ids)
        acts_: tuple[Callable[[], Any], ...] = (
            lambda c=claim_id: book.decide(c, dice.choice(tuple(Verdict))),  # type: ignore[misc]
            lambda c=claim_id: book.write_note(c, f"note {dice.random()}"),  # type: ignore[misc]
            lambda c=claim_id: book.edit_statement(c, f"words {dice.random()}"),  # type: ignore[misc]
            lambda c=claim_id: book.add_source(
                c, SourceDraft(f"https://example.org/{dice.random()}")
            ),  # type: ignore[misc]
            lambda c=claim_id: (
                book.remove_claim(c) if len(book.claim_ids(ClaimQuery())) > 4 else None
            ),  # type: ignore[misc]
            lambda c=claim_id: book.merge_claim(c),  # type: ignore[misc]
            lambda c=claim_id: book.split_claim(c, book.claim(c).start + 5),  # type: ignore[misc]
            lambda c=claim_id: book.fold([book.passages(book.claim(c).article_id)[-1].id]),  # type: ignore[misc]
            book.undo,
            book.redo,
        )
        try:
            dice.choice(acts_)()
        except ChangeRefused:
            continue


def unite(library: Path, folder: Path, rounds: int, seed: int) -> Outcome:
    """Random work in three copies, then the three files taken in, in two of the six orders."""
    outcome = Outcome("three-way merges, the same in every order")
    dice = random.Random(seed)
    for number in range(rounds):
        parcels = {}
        for name in REVIEWERS:
            place = Path(shutil.copy(library, folder / f"{name}.factcheck"))
            with Workbench.open(place, reviewer=name) as book:
                work(book, dice, 8)
                parcels[name] = book.gather()
        states = set()
        problems: list[str] = []
        for order in dice.sample(tuple(permutations(REVIEWERS)), 2):
            place = Path(shutil.copy(library, folder / "union.factcheck"))
            with Workbench.open(place, reviewer="dora") as book:
                for name in order:
                    taken, _ = book.take_in(parcels[name], name, mine=True)
                    problems += [f"{one.what}: {one.why}" for one in taken.left]
                states.add(state_of(book))
                problems += audit(book._db).problems
        outcome.tried += 1
        if len(states) > 1:
            problems.append("two orders, two outcomes")
        shutil.rmtree(paths.backups_dir())  # of copies of one library: more with every round
        if problems:
            outcome.broken.append(f"round {number}: {problems[0]}")
    return outcome
