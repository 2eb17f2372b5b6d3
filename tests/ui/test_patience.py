"""What takes long and lets nothing in between: a small window stands there, and can stop it."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from factcheck.errors import LibraryRefused
from factcheck.progress import Progress, StoppedError
from factcheck.workbench import Workbench
from ui import patience
from ui.patience import WaitingDialog, patiently


def unclean(path: Path) -> Path:
    """A library that was not closed: everything in it is checked."""
    import sqlite3
    from contextlib import closing

    Workbench.create(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE state SET value = '0' WHERE key = 'closed'")
        connection.commit()
    return path


def test_what_opens_at_once_shows_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "quick.factcheck"
    Workbench.create(path).close()
    book = patiently(lambda progress: Workbench.open(path, progress=progress), None, "", "")
    assert book.articles() == []
    book.close()


def test_a_long_check_can_be_stopped_and_the_library_is_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unclean(tmp_path / "slow.factcheck")
    monkeypatch.setattr(patience, "_SOON", 0.0)
    monkeypatch.setattr("factcheck.store.backup._STEPS", 1)
    asked = threading.Event()

    def job(progress: Progress) -> Workbench:
        assert asked.wait(20)
        return Workbench.open(path, progress=progress)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaitingDialog)
        dialog.reject()
        asked.set()

    QTimer.singleShot(50, press)
    with pytest.raises(LibraryRefused, match="was stopped"):
        patiently(job, None, "Opening", "It is checked.")
    Workbench.open(path).close()


def test_the_bar_shows_how_far_it_is_and_is_full_only_at_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "_SOON", 0.0)
    told, seen = threading.Event(), threading.Event()
    shares: list[float] = []

    def job(progress: Progress) -> str:
        progress.until(0.5)
        progress.tell(1, 2)
        assert told.wait(20)
        progress.until(1)
        progress.tell(1, 1)
        assert seen.wait(20)
        return "done"

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, WaitingDialog):
            return
        bar = dialog.findChild(QProgressBar)
        assert isinstance(bar, QProgressBar)
        if bar.maximum() and (not shares or bar.value() > shares[-1] * bar.maximum()):
            shares.append(bar.value() / bar.maximum())
            told.set()
        if len(shares) == 2:
            seen.set()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    assert patiently(job, None, "Waiting", "It takes long.") == "done"
    timer.stop()
    assert shares[0] == 0.25
    assert 0.25 < shares[1] < 1


def test_parts_of_an_act_add_up_and_the_wish_to_end_is_heard() -> None:
    progress = Progress()
    progress.until(0.4)
    assert list(progress.over("abc", 3)) == list("abc")
    progress.tell(1, 2)
    assert progress.share == 0.2
    progress.until(1)
    progress.tell(1, 2)
    assert progress.share == pytest.approx(0.6)
    progress.stop()
    with pytest.raises(StoppedError):
        progress.tell(2, 2)


def test_the_thread_of_the_job_throws_no_window_away(qtbot: QtBot) -> None:
    gc.enable()
    assert patiently(lambda _: gc.isenabled(), None, "", "") is False
    assert gc.isenabled()

    def fail(_: Progress) -> None:
        raise KeyError("torn")

    with pytest.raises(KeyError):
        patiently(fail, None, "", "")
    assert gc.isenabled()
