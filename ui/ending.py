"""Being told to end from outside: a signal closes the window as a reviewer would."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ASKED = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Ending(QObject):
    """``asked`` is emitted in the loop of events when the process is asked to end.

    Python runs the handler of a signal only when it gets the word, and Qt's loop never gives it: a
    byte through a socket wakes the loop.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hears, self._says = socket.socketpair()
        for end in (self._hears, self._says):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._hears.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        self._former = signal.set_wakeup_fd(self._says.fileno(), warn_on_full_buffer=False)
        self._handlers = {each: signal.signal(each, _nothing) for each in _ASKED}

    def remove(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._former)
        for each, former in self._handlers.items():
            signal.signal(each, former)
        self._hears.close()
        self._says.close()

    def _heard(self) -> None:
        numbers = self._hears.recv(64)
        if any(each in numbers for each in _ASKED):
            self.asked.emit()


def _nothing(number: int, frame: FrameType | None) -> None:
    """A handler must be there, or the process ends before the window is closed."""
