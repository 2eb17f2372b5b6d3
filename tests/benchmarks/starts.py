"""From the start of a process to a window that was painted and has answered."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from measure import Pair, paired
from screen import PLATFORM

HERE = Path(__file__).parent


def start_against_bare(library: Path, rounds: int) -> Pair:
    """Factcheck with this library, against a bare PySide6 program with an empty window."""
    return paired(
        lambda: _start(_factcheck(library)),
        lambda: _start([str(HERE / "bare_window.py")]),
        rounds,
    )


def start_against_start(library: Path, other: Path, rounds: int) -> Pair:
    """Factcheck with one library, against Factcheck with another."""
    return paired(
        lambda: _start(_factcheck(library)),
        lambda: _start(_factcheck(other)),
        rounds,
    )


def _factcheck(library: Path) -> list[str]:
    return ["-m", "ui", "--library", str(library)]


def _start(words: list[str]) -> float:
    """Seconds until the program says that its window has answered; both programs do, and quit."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": PLATFORM,
        "FACTCHECK_QUIT_AFTER_START": "1",
    }
    # Compiled modules are kept, as they are wherever the program is installed.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *words], env=environment, cwd=HERE.parents[1], stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        said = running.stdout.readline()
        took = time.perf_counter() - began
    if said != b"ready\n" or running.returncode:
        raise RuntimeError(f"{words} did not start: exit code {running.returncode}")
    return took
