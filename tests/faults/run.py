"""The long faults, with a table of what was tried, survived and lost: ``make faults``."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from factcheck.workbench import Workbench
from tests.faults.conftest import FERRY, HARBOUR, review_some, store
from tests.faults.flipping import flip_bits
from tests.faults.killing import Outcome, kill_while_writing
from tests.faults.syncing import synced_verdicts
from tests.faults.uniting import unite

ACTS, ACTS_A_KILL = 10_000, 200


def main() -> int:
    """Try every fault and print a line for each; 1 when anything was lost."""
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("--seed", type=int, default=None, help="the same faults as before")
    parser.add_argument("--rounds", type=int, default=60, help="of kill -9")
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--merges", type=int, default=300)
    parser.add_argument("--acts", type=int, default=ACTS)
    call = parser.parse_args()
    seed = call.seed if call.seed is not None else int(time.time())
    folder = Path(tempfile.mkdtemp(prefix="factcheck-faults-"))
    os.environ |= {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME")}
    print(f"seed {seed}\n{'fault':<44}{'tried':>8}{'survived':>10}{'lost':>6}{'saved acts':>12}")
    lost = 0
    try:
        for what in _faults(folder, seed, call):
            outcome = what()
            lost += len(outcome.broken)
            numbers = f"{outcome.tried:>8}{outcome.survived:>10}{len(outcome.broken):>6}"
            print(f"{outcome.what:<44}{numbers}{outcome.acknowledged or '':>12}", flush=True)
            for broken in outcome.broken[:5]:
                print(f"    {broken}")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if lost else 0


def _faults(folder: Path, seed: int, call: argparse.Namespace) -> list[Callable[[], Outcome]]:
    def late() -> Outcome:
        """A writer that lies must be caught, or the tool proves nothing."""
        outcome = kill_while_writing(_made(folder / "late.factcheck"), 10, seed, late=True)
        caught = bool(outcome.broken)
        told = [] if caught else ["the writer that acknowledges too early was not caught"]
        return Outcome("a writer that lies is caught", 1, 0, told)

    acts = min(call.acts, ACTS_A_KILL)
    return [
        lambda: kill_while_writing(_made(folder / "kill.factcheck"), call.rounds, seed),
        late,
        lambda: kill_while_writing(
            _made(folder / "walk.factcheck"), call.acts // acts, seed, walk=True, most=acts
        ),
        lambda: flip_bits(
            _made(folder / "flip.factcheck"), folder, call.flips, seed, recorded=True
        ),
        lambda: flip_bits(
            _made(folder / "any.factcheck"), folder, call.flips, seed, recorded=False
        ),
        lambda: unite(_made(folder / "unite.factcheck"), folder, call.merges, seed),
        lambda: synced_verdicts(_made(folder / "sync.factcheck"), 200),
    ]


def _made(path: Path) -> Path:
    with Workbench.create(path) as workbench:
        store(workbench, HARBOUR, "harbour.txt")
        store(workbench, FERRY, "ferry.txt")
        review_some(workbench)
    return path


if __name__ == "__main__":
    sys.exit(main())
