"""Backups while a library is open: by the clock, when asked, and the list of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from factcheck import log
from factcheck.errors import UserError
from factcheck.progress import Progress
from factcheck.safekeeping import Backup
from factcheck.workbench import Workbench

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_EVERY = 30 * 60_000  # ms between two looks whether anything is new
_FIRST = 2 * 60_000  # the first look: after a crash there was no closing that made a backup


class BackupCommands(QObject):
    """``restore_wanted`` carries the backup that is to take the place of the open library."""

    restore_wanted = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._progress = Progress()
        self._due = QTimer(self, interval=_EVERY)
        self._due.timeout.connect(self.back_up_hourly)
        self._soon = QTimer(self, singleShot=True, interval=_FIRST)
        self._soon.timeout.connect(self.back_up_hourly)
        if not window.workbench.read_only:
            self._due.start()
            self._soon.start()
        self.show_newest()

    def rest(self) -> None:
        """Make none any more, nor finish one: the library is being closed, with one of its own."""
        self._due.stop()
        self._soon.stop()
        self._progress.stop()

    def back_up_hourly(self) -> None:
        """Make a backup if anything was done since the last one; trouble is told, calmly."""
        self._back_up("hourly")

    def back_up_first(self) -> None:
        """Likewise before an act that takes much away at once."""
        self._back_up("removal")

    def show(self) -> None:
        """The list of backups, with a way to make one and to restore one."""
        from PySide6.QtWidgets import QDialog

        from ui.dialogs.backups import BackupsDialog

        window = self._window
        window.panels.review.commit()
        book = window.workbench
        present = book.verdicts_of_all()
        dialog = BackupsDialog(book.backups(), present, window, undoing=book.undoing)
        dialog.show_room(*book.backup_room())
        restore = dialog.exec() == QDialog.DialogCode.Accepted
        if dialog.wants_one:
            self._back_up("asked")
        elif restore and (backup := dialog.chosen()) is not None:
            self.restore_wanted.emit(backup)

    def _back_up(self, reason: str) -> None:
        """Copy the pages here, where the library is; check and name the copy in the background."""
        window = self._window
        try:
            begun = window.workbench.begin_backup(reason)
        except UserError as error:
            self._fail(error)
            return
        if begun is None:
            self.show_newest()
            if reason == "asked":
                self._window.status.say(self.tr("Nothing is new since the newest backup."))
            return
        job = partial(Workbench.finish_backup, begun, self._progress)
        window.runner.submit(job, self._tell, self._fail)

    def _tell(self, made: Backup) -> None:
        log.note("backup made", made.path, claims=made.claims, reviewed=made.reviewed)
        self.show_newest()
        if made.reason == "asked":
            self._window.status.say(self.tr("A backup was made and checked."))
            if QApplication.activeModalWidget() is None:
                self.show()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        log.failed("no backup", error)
        self._window.status.show_backup_trouble(error)

    def show_newest(self) -> None:
        """Say in the status line when the newest backup was made."""
        newest = next(iter(self._window.workbench.backups()), None)
        self._window.status.show_backup(newest.made_at if newest else None)
