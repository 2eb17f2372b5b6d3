"""kill -9 against the headless writer: nothing that was acknowledged may be gone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.workbench import Workbench
from tests.faults.writer import newest_entry, seen

CHECKOUT = Path(__file__).resolve().parents[2]
_PATIENCE = 60  # s until the first acknowledgement


@dataclass
class Outcome:
    """What a series of faults did: how many were tried, and each promise that was broken."""

    what: str
    tried: int = 0
    acknowledged: int = 0
    broken: list[str] = field(default_factory=list)

    @property
    def survived(self) -> int:
        return self.tried - len(self.broken)


def kill_while_writing(
    library: Path, rounds: int, seed: int, *, walk: bool = False, late: bool = False, most: int = 0
) -> Outcome:
    """Let the writer write and kill it, again and again; ``most`` ends it after so many acts."""
    dice = random.Random(seed)
    outcome = Outcome("random acts, killed" if walk else "kill -9 while verdicts are saved")
    words = [*(["--walk"] if walk else []), *(["--late"] if late else [])]
    for number in range(rounds):
        before = _entries(library)
        lines, complaint = _one_round(library, seed + number, words, dice.uniform(0.01, 0.6), most)
        outcome.tried += 1
        outcome.acknowledged += len(lines)
        if not lines:
            raise RuntimeError(f"the writer acknowledged nothing: {complaint}")
        trouble = complaint or _trouble(library, lines, before, walk)
        if trouble:
            outcome.broken.append(f"round {number}: {trouble}")
            if late:
                return outcome
    return outcome


def _one_round(
    library: Path, seed: int, words: list[str], delay: float, most: int
) -> tuple[list[str], str]:
    """Start the writer and kill it ``delay`` seconds, or ``most`` acts, after its first line.

    Gives its lines, and what it complained of if it did not live until it was killed.
    """
    command = [sys.executable, "-m", "tests.faults.writer", str(library), str(seed), *words]
    # A process group of its own: whatever it starts ends with it.
    writer = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=CHECKOUT,
        text=True,
        start_new_session=True,
    )
    assert writer.stdout is not None
    watchdog = threading.Timer(_PATIENCE, lambda: os.killpg(writer.pid, signal.SIGKILL))
    watchdog.start()
    lines = [writer.stdout.readline()]
    if most:
        while len(lines) < most and lines[-1]:
            lines.append(writer.stdout.readline())
    else:
        time.sleep(delay)
    watchdog.cancel()
    with suppress(ProcessLookupError):
        os.killpg(writer.pid, signal.SIGKILL)
    # Not by `communicate`: it reads past what the lines before were read ahead with, and would lose
    # acknowledgements that were given.
    assert writer.stderr is not None
    with writer.stdout as said, writer.stderr as complained:
        lines += said.read().splitlines(keepends=True)
        complaint = complained.read()
    writer.wait()
    # Half a line is no acknowledgement.
    whole = [line for line in lines if line.endswith("\n")]
    died = writer.returncode != -signal.SIGKILL
    return whole, f"the writer died by itself: {complaint[-300:]}" if died else ""


def _entries(library: Path) -> int:
    with Workbench.open(library) as workbench:
        return newest_entry(workbench)[0]


def _trouble(library: Path, lines: list[str], before: int, walk: bool) -> str:
    # After a crash the opening checks every row against the record: halves would be noticed.
    with Workbench.open(library) as workbench:
        last, newest = newest_entry(workbench)
        for line in lines:
            seq, acknowledged, *_ = line.split()
            found = workbench._db.execute("SELECT hash FROM event WHERE seq = ?", (seq,)).fetchone()
            if int(seq) and (found is None or found[0] != acknowledged):
                return f"entry {seq} was acknowledged and is not there"
        seq, acknowledged, *digest = lines[-1].split()
        if last - int(seq) > 1:
            return f"{last - int(seq)} entries were never acknowledged"
        if walk and newest == acknowledged and digest != [seen(workbench)]:
            return "what a reviewer sees is not what was acknowledged"
        if last < before:
            return "the record is shorter than before"
    return ""
