"""A library that takes long to open: a small window stands there, and it can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from factcheck.errors import LibraryRefused
from factcheck.workbench import Workbench
from ui import opening
from ui.opening import OpeningDialog, open_patiently


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
    book = open_patiently(lambda stop: Workbench.open(path, stop=stop), None)
    assert book.articles() == []
    book.close()


def test_a_long_check_can_be_stopped_and_the_library_is_as_it_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = unclean(tmp_path / "slow.factcheck")
    monkeypatch.setattr(opening, "_SOON", 0.0)
    monkeypatch.setattr("factcheck.store.connection._STEPS", 1)
    asked = threading.Event()

    def job(stop: Callable[[], bool]) -> Workbench:
        assert asked.wait(20)
        return Workbench.open(path, stop=stop)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, OpeningDialog)
        dialog.reject()
        asked.set()

    QTimer.singleShot(50, press)
    with pytest.raises(LibraryRefused, match="was stopped"):
        open_patiently(job, None)
    Workbench.open(path).close()
