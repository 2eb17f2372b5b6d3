"""The least that PySide6 can be asked for: an empty main window that answers, and quits."""

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Says once that the window was painted and has answered after that."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, ready)
        return False


def ready() -> None:
    """The same sign that Factcheck gives."""
    print("ready", flush=True)
    application.quit()


application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
first_paint = FirstPaint()
window.installEventFilter(first_paint)
window.show()
sys.exit(application.exec())
