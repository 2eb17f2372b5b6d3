"""From the start of a process to a window that answers, and the process gone again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from measure import Pair, paired, seconds

HERE = Path(__file__).parent


def start_against_bare(library: Path, home: Path, rounds: int) -> Pair:
    """Factcheck with this library, against a bare PySide6 program with an empty window."""
    return paired(
        lambda: _start(_factcheck(library), home),
        lambda: _start([str(HERE / "bare_window.py")], home),
        rounds,
    )


def start_against_start(library: Path, other: Path, home: Path, rounds: int) -> Pair:
    """Factcheck with one library, against Factcheck with another."""
    return paired(
        lambda: _start(_factcheck(library), home),
        lambda: _start(_factcheck(other), home),
        rounds,
    )


def _factcheck(library: Path) -> list[str]:
    return ["-m", "ui", "--library", str(library)]


def _start(words: list[str], home: Path) -> float:
    """Both programs quit once their window has answered, so the whole of both is measured."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "FACTCHECK_QUIT_AFTER_START": "1",
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
    }
    return seconds(
        lambda: subprocess.run(
            [sys.executable, *words],
            check=True,
            env=environment,
            cwd=HERE.parents[1],
            stdout=subprocess.DEVNULL,
        )
    )
