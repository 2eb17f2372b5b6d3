"""How long the union of two large libraries takes, part by part.

    python tests/benchmarks/uniting.py [--claims 10000] [--entries 20000]

Two reviewers work on copies of one library; the file of one is written, read, rehearsed and taken
in by the other. Times are seconds on this machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench
from synthetic import make_library

T = TypeVar("T")
_IN_ARTICLE = 100


def main() -> None:
    """Print one line for each part."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=10_000)
    options.add_argument("--entries", type=int, default=20_000, help="of each reviewer")
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factcheck-uniting-"))
    os.environ |= {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME")}
    try:
        unite(folder, chosen.claims, chosen.entries)
    finally:
        shutil.rmtree(folder)


def unite(folder: Path, claims: int, entries: int) -> None:
    """Make both libraries and bring one into the other."""
    articles = max(1, claims // _IN_ARTICLE)
    base = make_library(folder / "base.factcheck", articles=articles, claims=_IN_ARTICLE)
    one, other = (_worked(base, folder / f"{name}.factcheck", entries) for name in ("ada", "bea"))
    sent = folder / "sent"
    with Workbench.open(other, reviewer="bea") as theirs:
        parcel = _timed("gathered", theirs.gather)
        _timed("written", lambda: theirs.write_file(parcel, sent))
    read = _timed("read", lambda: Workbench.read_file(sent))
    with Workbench.open(one, reviewer="ada") as mine:
        _timed("rehearsed", lambda: mine.rehearse(read))
        taken, _ = _timed("taken in", lambda: mine.take_in(read, "sent"))
        print(f"{taken.new} new entries, {len(taken.left)} left out")


def _worked(base: Path, path: Path, entries: int) -> Path:
    """A copy in which a reviewer gave verdicts and wrote notes."""
    shutil.copy(base, path)
    verdicts = tuple(Verdict)
    with Workbench.open(path, reviewer=path.stem) as book:
        book._db.execute("PRAGMA synchronous = OFF")
        ids = book.claim_ids(ClaimQuery())
        for number in range(entries):
            claim_id = ids[number // 2 % len(ids)]
            if number % 2:
                book.write_note(claim_id, f"note {number}")
            else:
                book.decide(claim_id, verdicts[(number // 2 + number // len(ids)) % 3])
    return path


def _timed(what: str, act: Callable[[], T]) -> T:
    began = time.perf_counter()
    done = act()
    print(f"{what:<12} {time.perf_counter() - began:6.1f}")
    return done


if __name__ == "__main__":
    main()
