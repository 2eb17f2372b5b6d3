"""A library that takes long to open is checked behind a small window that can stop it.

The library belongs to the thread that opened it until that thread is done, and to the window's
from then on: never to two at once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from factcheck.workbench import Workbench
from ui import plain

_SOON = 0.4  # s within which nearly every library is open
_LOOK = 50  # ms between two looks whether it is done


def _tr(text: str) -> str:
    return QCoreApplication.translate("opening", text)


def open_patiently(
    job: Callable[[Callable[[], bool]], Workbench], parent: QWidget | None
) -> Workbench:
    """Run ``job``, which opens a library and asks now and then whether to stop, and give what it
    gives or raise what it raises. Only where that takes long is anything shown.
    """
    stopped = threading.Event()
    made: list[Workbench] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(job(stopped.is_set))
        except BaseException as error:  # it belongs to who asked
            failed.append(error)

    thread = threading.Thread(target=run, name="factcheck-opening", daemon=True)
    thread.start()
    thread.join(_SOON)
    if thread.is_alive():
        OpeningDialog(thread.is_alive, stopped.set, parent).exec()
        thread.join()
    if failed:
        raise failed[0]
    return made[0]


class OpeningDialog(QDialog):
    """Stays until the library is open or refused; Escape and Stop end the check."""

    def __init__(
        self, runs: Callable[[], bool], stop: Callable[[], object], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("opening")
        self.setWindowTitle(_tr("Opening the library"))
        self._runs = runs
        self._stop = stop
        words = plain.label(
            _tr("Everything in the library is checked: once a week, and when it was not closed.")
        )
        words.setWordWrap(True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(words.text())
        buttons = QDialogButtonBox()
        buttons.addButton(_tr("&Stop"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        for each in (words, bar, buttons):
            rows.addWidget(each)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def reject(self) -> None:
        """Ask for the end; the window goes when the check has heard it."""
        self._stop()

    def _look(self) -> None:
        if not self._runs():
            self._clock.stop()
            self.accept()
