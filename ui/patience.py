"""Something long that nothing may come in between: done behind a small window that can stop it.

The job runs on a thread of its own while the window's waits; it has the library for that time.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from factcheck.progress import Progress
from ui import plain

T = TypeVar("T")
_SOON = 0.4  # s within which nearly everything is done
_LOOK = 50  # ms between two looks how far it is
_STEPS = 1000


def _tr(text: str) -> str:
    return QCoreApplication.translate("patience", text)


def patiently(
    job: Callable[[Progress], T],
    parent: QWidget | None,
    title: str,
    words: str,
    stop: str = "",
) -> T:
    """Run ``job`` and give what it gives or raise what it raises. Only where that takes long is
    anything shown: ``words``, how far it is, and a button that stops its progress.
    """
    progress = Progress()
    made: list[T] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            made.append(job(progress))
        except BaseException as error:  # it belongs to who asked
            failed.append(error)

    thread = threading.Thread(target=run, name="factcheck-patience", daemon=True)
    with _no_collecting():
        thread.start()
        thread.join(_SOON)
        if thread.is_alive():
            stop = stop or _tr("&Stop")
            dialog = WaitingDialog(thread.is_alive, progress, parent, title, words, stop)
            dialog.exec()
            dialog.deleteLater()
            thread.join()
    if failed:
        try:
            raise failed[0]
        finally:
            failed.clear()  # or its own frame would hold it until it is collected
    return made[0]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Windows that nobody needs any more must not be thrown away by the thread of the job."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class WaitingDialog(QDialog):
    """Stays until the job is done; Escape and the button ask for its end."""

    def __init__(
        self,
        runs: Callable[[], bool],
        progress: Progress,
        parent: QWidget | None,
        title: str,
        words: str,
        stop: str,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("waiting")
        self.setWindowTitle(title)
        self._runs = runs
        self._progress = progress
        said = plain.label(words)
        said.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(stop, QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        for each in (said, self._bar, self._buttons):
            rows.addWidget(each)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self._look)
        self._clock.start()

    def reject(self) -> None:
        """Ask for the end; the window goes when the job has heard it."""
        self._progress.stop()
        self._buttons.setEnabled(False)

    def _look(self) -> None:
        if not self._runs():
            self._clock.stop()
            self.accept()
        elif self._progress.share:
            # Never full before it is done: what comes after the last telling takes its time too.
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(min(round(self._progress.share * _STEPS), _STEPS - 1))
