"""Errors of ours: shown with details that can be copied, written down, and the window lives on."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from factcheck import __version__, log, paths
from factcheck.errors import UserError
from ui import plain

_KEPT = 20


def _tr(text: str) -> str:
    return QCoreApplication.translate("failures", text)


class Failures(QObject):
    """Catches what no one caught, in slots and in threads, until ``remove``."""

    _failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        # A thread may fail: the box belongs to the main thread.
        self._failed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of Python."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        error.__traceback__ = trace
        self._failed.emit(error)

    def _caught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, error: BaseException) -> None:
        parent = QApplication.activeWindow()
        log.failed("told" if isinstance(error, UserError) else "failed", error)
        if isinstance(error, UserError):
            plain.warn_of(parent, _tr("That did not work"), error)
            return
        details = describe(error)
        print(details, file=sys.stderr)
        where = write_down(details)
        if self._showing:  # one box is enough for a timer that fails every second
            return
        self._showing = True
        try:
            failure_box(parent, details, where).exec()
        finally:
            self._showing = False


def describe(error: BaseException) -> str:
    """What a maintainer needs to know: versions and the traceback, no text of any article."""
    return (
        f"Factcheck {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}\n\n{''.join(_told(error))}"
    )


def _told(error: BaseException) -> Iterator[str]:
    """The lines of a traceback. A message is left out where it may quote a text."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "\nthen, on that:\n\n"
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__qualname__}: {log.words_of(error)}\n"


def write_down(details: str) -> Path | None:
    """Put the details into a file of the log folder, or nowhere when the disk refuses."""
    folder = paths.log_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("failure-*.txt"))[: -_KEPT + 1 or None]:
            old.unlink(missing_ok=True)
        path = folder / f"failure-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(details, encoding="utf-8")
    except OSError:
        return None
    return path


def failure_box(parent: QWidget | None, details: str, where: Path | None) -> QMessageBox:
    """The box that tells of an error of ours, with a button that copies the details."""
    more = _tr("Everything that was saved is safe, and you can go on working.")
    if where is not None:
        more += "\n" + _tr("The details are in {path}.").format(path=where)
    made = plain.box(
        parent,
        QMessageBox.Icon.Warning,
        _tr("An error of the program"),
        _tr("Something went wrong that should not have."),
        more,
    )
    made.setDetailedText(details)
    copy = made.addButton(_tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
    # A button of a message box closes it: this one copies and leaves it open.
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    made.addButton(QMessageBox.StandardButton.Close)
    made.setEscapeButton(QMessageBox.StandardButton.Close)
    return made
