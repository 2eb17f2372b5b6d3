"""A library in a temporary folder and the real window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from factcheck import intake
from factcheck.settings import Settings
from factcheck.workbench import Workbench
from ui.main_window import MainWindow
from ui.theme import Theme

HARBOUR = """\
Harbour opens a second pier

By Ann Example
5 April 2021

The second pier of the harbour opened on Monday. It cost 12 million euros, the port authority said.
The work took three years. A better harbour is a joy for the whole town.

Forty ships a week can now be served. The mayor said the first pier would be repaired in 2022.
"""

FERRY = """\
Ferry line to the island returns

6 April 2021

The ferry to the island sails again from Tuesday. A ticket costs 9 euros.
The line had been closed for two years.
"""


def store(workbench: Workbench, text: str, name: str = "") -> int:
    """Import a text without the background process; returns the article's id."""
    change = workbench.add_article(intake.read(text.encode(), name))
    return next(iter(change.article_ids))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A new, empty library, closed."""
    path = tmp_path / "harbour.factcheck"
    Workbench.create(path).close()
    return path


@pytest.fixture
def filled(library: Path) -> Path:
    """A library with two articles, closed."""
    with Workbench.open(library) as workbench:
        store(workbench, HARBOUR)
        store(workbench, FERRY)
    return library


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def show(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> Iterator[Callable[..., MainWindow]]:
    """Open a library in a window that is active; what is still open is closed at the end."""
    shown: list[MainWindow] = []
    theme = Theme("light")

    def open_window(path: Path, *, read_only: bool = False) -> MainWindow:
        window = MainWindow(Workbench.open(path, read_only=read_only), settings, theme)
        shown.append(window)
        window.begin()
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_window
    for window in shown:
        window.commands.files.stop_work()
        window._place_due.stop()
        window.commands.elsewhere.related.close()
        window.commands.backups.rest()
        window.runner.close()
        window.workbench.close()
        window.hide()
        window.deleteLater()
    qapp.processEvents()
