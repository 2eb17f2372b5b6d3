"""Making a PDF on the main thread, where fonts belong, one step at a time between other events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from factcheck.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Generator


class Printing(QWidget):
    """How far it is, and a button that stops it. Hidden while nothing is made."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(self.tr("How far the PDF is"))
        stop = QPushButton(self.tr("&Stop"))
        stop.setObjectName("export.stop")
        stop.setAutoDefault(False)
        stop.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(stop)
        self._steps: Iterator[tuple[float, bytes]] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.hide()

    def start(
        self,
        report: Any,
        done: Callable[[bytes], None],
        failed: Callable[[UserError], None],
    ) -> None:
        """Make the PDF; ``done`` gets the file, ``failed`` what was in the way."""
        from ui import pdf

        self._steps, self._done, self._failed = pdf.pages(report), done, failed
        self._bar.setValue(0)
        self.show()
        self._timer.start(0)

    def stop(self) -> None:
        """Give it up; nothing was written yet."""
        if self._end():
            self.stopped.emit()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            share, data = next(self._steps)
        except UserError as error:
            self._end()
            self._failed(error)
            return
        except BaseException:
            self._end()
            raise
        self._bar.setValue(round(share * 100))
        if data:
            self._end()
            self._done(data)

    def _end(self) -> bool:
        """Whether there was anything to end."""
        steps, self._steps = self._steps, None
        self._timer.stop()
        self.hide()
        if steps is not None:
            # Painting ends before the device does.
            with closing(cast("Generator[tuple[float, bytes]]", steps)):
                pass
        return steps is not None
