"""Writing a report in any format: how far it is, and a button that stops it.

What needs fonts (PDF) is made on the main thread, one step at a time between other events; every
other format in the background. Both tell the same bar, and both are stopped by the same button.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from factcheck.errors import UserError
from factcheck.progress import Progress
from factcheck.workbench import Workbench
from ui.tasks import Runner, Ticket

if TYPE_CHECKING:
    from collections.abc import Generator

    from factcheck.workbench import Report
    from ui.pdf import Printed

_LOOK = 50
"""Milliseconds between two looks at how far the background is."""


class Writing(QWidget):
    """One report at a time. Hidden while nothing is written."""

    stopped = Signal()
    """It was given up; the file is as it was before."""

    def __init__(self, workbench: Workbench, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._runner = runner
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(self.tr("How far the report is"))
        stop = QPushButton(self.tr("&Stop"))
        stop.setObjectName("export.stop")
        stop.setAutoDefault(False)
        stop.clicked.connect(self.stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar, 1)
        row.addWidget(stop)
        self._steps: Iterator[tuple[float, Printed | None]] | None = None
        self._ticket: Ticket | None = None
        self._progress = Progress()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.hide()

    def start(
        self,
        report: Report,
        format: str,
        path: Path,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Write the report; ``done`` is called once the file is whole, ``failed`` with the error
        that was in the way.
        """
        self._put_down()
        self._report, self._format, self._path = report, format, path
        self._done, self._failed = done, failed
        # Each report has its own: one that was given up may still be on its way to the next look.
        self._progress = Progress()
        self._bar.setValue(0)
        self.show()
        if format == "pdf":
            from ui import pdf

            self._steps = pdf.pages(report)
            self._timer.start(0)
        else:
            self._write(None)

    def stop(self) -> None:
        """Give it up."""
        if self._put_down():
            self.stopped.emit()

    # --- inside ---

    def _write(self, printed: Printed | None) -> None:
        def put(_report: Report, beside: Path) -> None:
            assert printed is not None
            beside.write_bytes(printed.whole())

        report, format, path = self._report, self._format, self._path
        progress = self._progress
        self._ticket = self._runner.submit(
            lambda: self._workbench.export(report, format, path, {"pdf": put}, progress),
            lambda _: self._end(self._done),
            lambda error: self._end(lambda: self._failed(error)),
        )
        self._timer.start(_LOOK)

    def _look(self) -> None:
        if self._steps is not None:
            self._step(self._steps)
        self._bar.setValue(round(self._progress.share * 100))

    def _step(self, steps: Iterator[tuple[float, Printed | None]]) -> None:
        try:
            share, printed = next(steps)
        except UserError as error:
            found = error
            self._end(lambda: self._failed(found))
            return
        except BaseException:
            self._put_down()
            raise
        self._progress.tell(round(share * 100), 100)
        if printed is not None:
            self._close_steps()
            self._write(printed)

    def _end(self, then: Callable[[], None]) -> None:
        self._put_down()
        then()

    def _put_down(self) -> bool:
        """Whether there was anything to put down."""
        was_at_it = self._steps is not None or self._ticket is not None
        self._timer.stop()
        self.hide()
        self._close_steps()
        if self._ticket is not None:
            self._progress.stop()
            self._ticket.cancel()
            self._ticket = None
        return was_at_it

    def _close_steps(self) -> None:
        steps, self._steps = self._steps, None
        if steps is not None:
            # Painting ends before the device does.
            with closing(cast("Generator[tuple[float, Printed | None]]", steps)):
                pass
