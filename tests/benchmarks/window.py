"""The window as a person has it, drawn in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from factcheck.settings import Settings
from factcheck.workbench import Workbench
from screen import PLATFORM
from ui.main_window import MainWindow
from ui.panels.claim_list import ClaimList
from ui.theme import Theme

SIZE = (1440, 900)


def application() -> QApplication:
    """The one application of this process."""
    os.environ["QT_QPA_PLATFORM"] = PLATFORM
    # The platform says of every window that it cannot ask a window manager for a size.
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication([])


def settle(milliseconds: int = 0) -> None:
    """Let everything happen that is due, or due within some time."""
    if milliseconds:
        QTest.qWait(milliseconds)
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QApplication.processEvents()


def compared(window: MainWindow) -> None:
    """Wait until it is known what stands elsewhere."""
    related = window.commands.elsewhere.related
    # A loop of its own: while `QTest.qWait` waits, other threads hardly come to work.
    loop = QEventLoop()
    related.counted.connect(lambda: loop.quit() if related.surveyed else None)
    if not related.surveyed:
        loop.exec()


def press(window: MainWindow, key: str) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, key)


@contextmanager
def opened(library: Path, theme: Theme | None = None) -> Iterator[MainWindow]:
    """The window on a library, on the screen and settled."""
    app = application()
    theme = theme or Theme("light", 100, app)
    theme.apply(app)
    with Workbench.open(library) as workbench:
        window = MainWindow(workbench, Settings(), theme)
        window.begin()
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        settle()
        yield window
        window.close()
        settle()


@contextmanager
def opened_list(library: Path) -> Iterator[ClaimList]:
    """The claim list alone, as tall as a screen, with all claims of a library."""
    app = application()
    theme = Theme("light", 100, app)
    theme.apply(app)
    with Workbench.open(library) as workbench:
        claim_list = ClaimList(workbench, theme)
        claim_list.resize(420, SIZE[1])
        claim_list.reload()
        claim_list.show()
        settle()
        yield claim_list
        claim_list.close()
