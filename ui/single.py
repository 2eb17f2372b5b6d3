"""One window a library: a second start asks the first one to come forward."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500  # ms


def _name(library: Path) -> str:
    whose = f"{getpass.getuser()}:{library.resolve()}"
    return f"factcheck-{hashlib.sha256(whose.encode()).hexdigest()[:24]}"


def raise_other(library: Path) -> bool:
    """Ask the window that has this library to come forward; false when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(_PATIENCE):
        return False
    socket.write(b"raise")
    heard = socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return heard


class Listener(QObject):
    """Hears when the program is started again with the same library."""

    started_again = Signal()

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        name = _name(library)
        # Whoever left this socket behind is gone: the lock on the library is ours.
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _hear(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.started_again.emit()
