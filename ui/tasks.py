"""Background work: jobs run one after another on one thread, results arrive on the main thread."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


class Ticket:
    """One submitted job. After ``cancel`` neither the job nor its answer is called any more."""

    def __init__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._job, self._done, self._failed = job, done, failed
        self._result: Any = None
        self._error: Exception | None = None
        self.cancelled = False

    def cancel(self) -> None:
        """Forget the job. One that is running already comes to its end unheard."""
        self.cancelled = True

    def run(self) -> None:
        """Do the job; belongs to the background thread."""
        try:
            self._result = self._job()
        except Exception as error:  # whatever a job raises belongs to who submitted it
            self._error = error

    def answer(self) -> None:
        """Hand over the outcome; belongs to the main thread."""
        if self.cancelled:
            return
        if self._error is not None:
            self._failed(self._error)
        else:
            self._done(self._result)


class Runner(QObject):
    """Runs jobs in the order of submission and answers in the thread that it lives in.

    The runner owns the signal: a signal that belongs to a worker is gone when the worker is, and
    takes queued results with it. The thread starts with the first job.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: queue.SimpleQueue[Ticket | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._open: list[Ticket] = []
        self._held: list[Ticket] | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(
        self,
        job: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        """Run ``job`` in the background, then ``done`` or ``failed`` here."""
        ticket = Ticket(job, done, failed)
        self._open.append(ticket)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="factcheck-tasks", daemon=True)
            self._thread.start()
        self._jobs.put(ticket)
        return ticket

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._open)

    def close(self, wait: float = 5.0) -> None:
        """Cancel what is open and end the thread; waits for a running job that long (seconds)."""
        for ticket in self._open:
            ticket.cancel()
        self._open.clear()
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(wait)
            self._thread = None

    @contextmanager
    def holding_back(self) -> Iterator[None]:
        """Answers come after this only: most ask the library, which somebody else has."""
        held: list[Ticket] = []
        self._held = held
        try:
            yield
        finally:
            self._held = None
            for ticket in held:
                self._finished.emit(ticket)

    def _work(self) -> None:
        while (ticket := self._jobs.get()) is not None:
            if not ticket.cancelled:
                ticket.run()
            try:
                self._finished.emit(ticket)
            except RuntimeError:  # the window is gone, and the runner with it
                return

    def _deliver(self, ticket: Ticket) -> None:
        if self._held is not None:
            self._held.append(ticket)
            return
        if ticket in self._open:
            self._open.remove(ticket)
        ticket.answer()
