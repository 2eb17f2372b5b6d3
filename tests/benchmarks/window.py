"""The window as a person has it, drawn in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.main_window import MainWindow

from factcheck.model import ClaimQuery
from factcheck.settings import Settings
from factcheck.workbench import Workbench
from ui.panels.claim_list import ClaimList
from ui.theme import Theme

SIZE = (1440, 900)


def application() -> QApplication:
    """The one application of this process."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])


def settle() -> None:
    """Let everything that is due happen, and nothing that is due later."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def press(window: MainWindow, key: str) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key)
