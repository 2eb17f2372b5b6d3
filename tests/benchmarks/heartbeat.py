"""How long the window does not answer while a backup is made."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from window import opened


def longest_gap(library: Path) -> float:
    """Seconds between two beats of a clock in the window, at most, over a whole backup."""
    with opened(library) as window:
        window.commands.elsewhere.related.close()  # comparing claims is another figure
        window.desk.toggle_flag()
        gaps: list[float] = []
        last = [time.perf_counter()]

        def beat() -> None:
            now = time.perf_counter()
            gaps.append(now - last[0])
            last[0] = now

        clock = QTimer(interval=1)
        clock.timeout.connect(beat)
        loop = QEventLoop()
        before = len(window.workbench.backups())
        clock.timeout.connect(lambda: None if window.runner.busy else loop.quit())
        last[0] = time.perf_counter()
        QTimer.singleShot(0, window.commands.backups.back_up_hourly)
        QTimer.singleShot(20, clock.start)
        loop.exec()
        clock.stop()
        assert len(window.workbench.backups()) == before + 1
        return max(gaps)
