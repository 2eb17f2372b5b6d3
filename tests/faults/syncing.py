"""Whether each acknowledged verdict was forced to the disk: SIGKILL cannot show a missing fsync."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.faults.killing import CHECKOUT, Outcome


def can_trace() -> bool:
    """Whether system calls can be counted here."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def synced_verdicts(library: Path, verdicts: int) -> Outcome:
    """Count fdatasync and fsync while so many verdicts are saved."""
    outcome = Outcome("fdatasync for each saved verdict (strace)")
    if not can_trace():
        outcome.what = "fdatasync: not counted, there is no strace"
        return outcome
    few, many = _syncs(library, 1), _syncs(library, 1 + verdicts)
    outcome.tried = outcome.acknowledged = verdicts
    missing = max(0, verdicts - (many - few))
    outcome.broken = [f"{missing} of {verdicts} verdicts were not forced to the disk"] * missing
    return outcome


def _syncs(library: Path, verdicts: int) -> int:
    writer = [sys.executable, "-m", "tests.faults.writer", str(library), "1"]
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as told:
        subprocess.run(
            [
                "strace", "-f", "-qq", "-e", "trace=fdatasync,fsync", "-o", told.name,
                *writer, "--count", str(verdicts),
            ],
            cwd=CHECKOUT,
            stdout=subprocess.DEVNULL,
            check=True,
        )  # fmt: skip
        return sum("sync(" in line and "= 0" in line for line in told)
