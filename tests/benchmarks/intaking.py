"""Articles come in by the thousand: how fast, how evenly, with how much memory, and how long the
window keeps anybody waiting meanwhile.
"""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from factcheck.workbench import Workbench
from synthetic import text_of
from ui.outcome import Outcome
from window import opened

SIZE = 5_000  # characters of an article
_BEAT = 5  # milliseconds between two beats of a window that nothing holds up


@dataclass(frozen=True, slots=True)
class Import:
    """``window`` and ``worker`` are seconds of processor time that an article takes in each
    process.

    ``grown`` is the last tenth of the files against the second, in time; ``memory`` the same in
    memory of the window's process; ``gap`` the longest time without a heartbeat, in seconds, and
    ``held`` the most that the window itself worked
    between two beats, which other programs cannot lengthen, ``usual_gap`` the gap that 99 of 100
    beats kept.
    """

    a_second: float
    window: float
    worker: float
    grown: float
    memory: float
    gap: float
    held: float
    usual_gap: float


def articles(place: Path, count: int) -> list[Path]:
    """So many articles of 5 kB, each of other sentences."""
    place.mkdir()
    text = text_of(SIZE * (count + 2) * 5 // 4)
    files = []
    for number in range(count):
        start = text.index(" ", number * SIZE) + 1
        files.append(place / f"{number:05}.txt")
        words = f"Report {number} of the day\n\n{text[start : start + SIZE]}\n"
        files[-1].write_text(words, encoding="utf-8")
    return files


def import_all(place: Path, count: int) -> Import:
    """Import a folder in a window, as a person does."""
    files = articles(place / f"texts-{count}", count)
    library = place / f"import-{count}.factcheck"
    Workbench.create(library).close()
    beats: list[tuple[float, float]] = []
    marks: list[tuple[float, int]] = []
    with opened(library) as window:
        importer = window.commands.files.importer
        importer.finished.disconnect(window.commands.files._tell_outcome)
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))
        outcomes: list[Outcome] = []

        def mark(number: int, _total: int, _name: str) -> None:
            if number // (count // 10) > len(marks):
                marks.append((time.perf_counter(), _memory()))

        importer.progressed.connect(mark)
        importer.finished.connect(outcomes.append)
        importer.finished.connect(loop.quit)
        timer.start(_BEAT)
        began, cpu, children = time.perf_counter(), time.process_time(), _of_children()
        importer.take_files(files)
        loop.exec()
        took = time.perf_counter() - began
        timer.stop()
        cpu = time.process_time() - cpu
        importer.close()
        children = _of_children() - children
    assert len(outcomes[0].stored) == count
    tenths = [later[0] - earlier[0] for earlier, later in pairwise(marks)]
    gaps = sorted(later[0] - earlier[0] for earlier, later in pairwise(beats))
    return Import(
        a_second=count / took,
        window=cpu / count,
        worker=children / count,
        grown=tenths[-1] / tenths[0],
        memory=marks[-1][1] / marks[0][1],
        gap=gaps[-1],
        held=max(later[1] - earlier[1] for earlier, later in pairwise(beats)),
        usual_gap=gaps[len(gaps) * 99 // 100],
    )


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory() -> int:
    """What this process holds in memory, in pages."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
