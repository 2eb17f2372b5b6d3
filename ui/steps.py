"""Short steps in the background, one after the other, so that imports come in between."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tasks import Runner, Ticket

Job = Callable[[], Any]
Then = Callable[[Any], None]
_BREATH = 0.0002  # seconds


def breathe() -> None:
    """Pause between two pieces of a step: a thread that computes without a pause makes the window
    wait 5 ms at every turn.
    """
    time.sleep(_BREATH)


class Steps(QObject):
    """One step at a time is on the runner; ``rested`` follows when none is left."""

    rested = Signal()

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._waiting: deque[tuple[Job, Then]] = deque()
        self._ticket: Ticket | None = None

    @property
    def busy(self) -> bool:
        """Whether a step runs or waits."""
        return self._ticket is not None or bool(self._waiting)

    def do(self, job: Job, then: Then, *, at_once: bool = False) -> None:
        """Run ``job`` in its turn, or before all that wait, and hand its outcome over here."""
        step = (job, then)
        self._waiting.appendleft(step) if at_once else self._waiting.append(step)
        self._next()

    def close(self) -> None:
        """Forget what waits and what runs."""
        self._waiting.clear()
        if self._ticket is not None:
            self._ticket.cancel()

    def _next(self) -> None:
        if self._ticket is None and self._waiting:
            job, then = self._waiting.popleft()
            self._ticket = self._runner.submit(job, partial(self._done, then), self._fail)

    def _done(self, then: Then, outcome: Any) -> None:
        self._ticket = None
        then(outcome)
        self._go_on()

    def _fail(self, error: Exception) -> None:
        self._ticket = None
        QTimer.singleShot(0, self._go_on)
        raise error

    def _go_on(self) -> None:
        self._next()
        if not self.busy:
            self.rested.emit()
