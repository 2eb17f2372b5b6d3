"""The application: settings, theme, the last library, one window for it, calm words otherwise."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from factcheck import __version__, log, paths
from factcheck.errors import LibraryInUse, UserError
from factcheck.progress import Progress
from factcheck.safekeeping import Backup, Recovered
from factcheck.settings import Settings
from factcheck.workbench import Workbench
from ui import plain
from ui.ending import Ending
from ui.failures import Failures
from ui.first_paint import FirstPaint
from ui.icons import app_icon
from ui.main_window import MainWindow
from ui.patience import WaitingDialog, patiently
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.single import Listener

_AGAIN = 50  # ms between two looks whether what was asked to stop has stopped
QUIT_AFTER_START = "FACTCHECK_QUIT_AFTER_START"


def run(library: Path | None) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Factcheck")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("factcheck")
    app.setQuitOnLastWindowClosed(False)
    log.begin()
    failures = Failures(app)
    failures.install()
    ending = Ending(app)
    try:
        desktop = Desktop(app)
        ending.asked.connect(desktop.leave)
        if not desktop.start(library):
            return desktop.exit_code
        return app.exec()
    finally:
        ending.remove()
        failures.remove()
        log.end()


class Desktop(QObject):
    """What outlives a window: settings, theme, and the way from one library to another."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.settings = Settings.load()
        self.theme = Theme(self.settings.theme, self.settings.font_percent, self)
        self.theme.apply(app)
        app.setWindowIcon(app_icon())
        self.window: MainWindow | None = None
        self._listener: Listener | None = None
        self._leaving = False
        self.exit_code = 0

    # --- opening ---

    def start(self, library: Path | None) -> bool:
        """Open the library named, the last one or the usual one; false when there is none."""
        path = library or (Path(last) if (last := self.settings.last_library) else None)
        if path is not None:
            return self.open(path)
        usual = paths.default_library()
        # Only who never had a library gets a new one unasked.
        return self.open(usual) if usual.exists() else self.create(usual)

    def open(self, path: Path) -> bool:
        """Open a library; when it is refused, say so and do what the reviewer chooses."""
        return self._try(lambda: self._opened(path, read_only=False), path)

    def create(self, path: Path) -> bool:
        """Make a new library and open it."""
        reviewer = self.settings.reviewer
        return self._try(lambda: Workbench.create(path, reviewer=reviewer), path)

    def _opened(self, path: Path, *, read_only: bool) -> Workbench:
        reviewer = self.settings.reviewer

        def job(progress: Progress) -> Workbench:
            return Workbench.open(path, reviewer=reviewer, read_only=read_only, progress=progress)

        return patiently(
            job,
            self.window,
            self.tr("Opening the library"),
            self.tr(
                "Everything in the library is checked: once a week, and when it was not closed."
            ),
        )

    def _try(self, opened: Callable[[], Workbench], path: Path) -> bool:
        try:
            workbench = opened()
        except LibraryInUse as error:
            from ui.single import raise_other

            if self._is_ours(path) or raise_other(path):
                return self.window is not None
            return self._recover(error, opened, path)
        except UserError as error:
            log.failed("not opened", error)
            return self._recover(error, opened, path)
        log.note("opened", workbench.path, read_only=int(workbench.read_only))
        for mended in workbench.mended:
            log.note(mended)
        self._show(workbench)
        return True

    def leave(self) -> None:
        """Close the window and with it the program, as if the reviewer had."""
        waiting = QApplication.activeModalWidget()
        if isinstance(waiting, WaitingDialog):
            # Something has the library: it is asked to stop, and then the window can be closed.
            waiting.reject()
            QTimer.singleShot(_AGAIN, self.leave)
        elif self.window is None:
            self._app.quit()
        else:
            self.window.close()

    def _is_ours(self, path: Path) -> bool:
        if self.window is None or self.window.workbench.path.resolve() != path.resolve():
            return False
        self._come_forward()
        return True

    def _recover(self, error: UserError, opened: Callable[[], Workbench], path: Path) -> bool:
        if os.environ.get(QUIT_AFTER_START):  # nobody is there to answer a question
            print(f"factcheck: {error}", file=sys.stderr)
            self.exit_code = 1
            return False
        from ui.choosing import ask_library, ask_new_library
        from ui.dialogs.start import Choice, StartDialog

        leave = self.tr("&Stay here") if self.window else ""
        while True:
            backups = bool(Workbench.backups_of(path))
            dialog = StartDialog(error, self.theme, self.window, leave=leave, backups=backups)
            dialog.exec()
            if dialog.choice is Choice.RECOVER:
                return self._recovered(path)
            if dialog.choice is Choice.RESTORE and (backup := self._ask_backup(path)):
                return self._restored(path, backup)
            if dialog.choice is Choice.AGAIN:
                return self._try(opened, path)
            if dialog.choice is Choice.READ_ONLY:
                return self._try(lambda: self._opened(path, read_only=True), path)
            if dialog.choice is Choice.OTHER and (other := ask_library(self.window)):
                return self.open(other)
            if dialog.choice is Choice.NEW and (new := ask_new_library(self.window)):
                return self.create(new)
            if dialog.choice is Choice.QUIT:
                return False

    # --- restoring ---

    def _ask_backup(self, path: Path) -> Backup | None:
        from ui.restoring import ask_backup

        return ask_backup(path, self.window)

    def _restore(self, backup: Backup) -> None:
        """Put a backup in the place of the open library, and open that."""
        old = self.window
        if old is None or not self._put_away(old):
            return
        if not self._restored(old.workbench.path, backup):
            self._app.quit()

    def _restored(self, path: Path, backup: Backup) -> bool:
        """Restore a backup, open the library and say what was done; false when none is open."""
        from ui.restoring import restore

        return self._open_after(path, lambda: restore(path, backup, self.settings.reviewer))

    def _recovered(self, path: Path) -> bool:
        """Rebuild a damaged library, open it and name what is missing; false when none is open."""
        from ui.restoring import recover, tell_missing, told_of

        done: list[Recovered] = []

        def rebuild() -> str:
            done.append(recover(path, self.settings.reviewer))
            return told_of(done[0])

        opened = self._open_after(path, rebuild)
        for each in done:
            tell_missing(each, self.window)
        return opened

    def _open_after(self, path: Path, act: Callable[[], str]) -> bool:
        try:
            said = act()
        except UserError as error:
            said = ""
            log.failed("not restored", error)
            plain.warn_of(self.window, self.tr("That did not work"), error)
        opened = self.open(path)
        if opened and said and self.window is not None:
            self.window.banner.show_notice(said)
        return opened

    # --- the window ---

    def _show(self, workbench: Workbench) -> None:
        old = self.window
        if old is not None and not self._put_away(old):
            workbench.close()
            return
        with self.theme.building(self._app):
            window = self.window = MainWindow(workbench, self.settings, self.theme)
        window.library_wanted.connect(self.open)
        window.library_to_create.connect(self.create)
        window.settings_changed.connect(self._save_settings)
        window.reopen_wanted.connect(self._reopen)
        window.commands.backups.restore_wanted.connect(self._restore)
        window.closed.connect(self._window_closed)
        window.actions_.choose(f"theme.{self.theme.mode}")
        window.begin()
        if told := (*workbench.mended, *workbench.dangers()):
            window.banner.show_notice(" ".join(told))
        if self.settings.last_library != str(workbench.path):
            self.settings.last_library = str(workbench.path)
            self._save_settings()
        FirstPaint(window, self._after_first_paint)
        window.show()

    def _after_first_paint(self) -> None:
        gc.enable()
        if os.environ.get(QUIT_AFTER_START):
            print("ready", flush=True)
            if self.window is not None:
                self.window.close()
            return
        # The network module is loaded when the window stands.
        from ui.single import Listener

        if self.window is not None and self._listener is None:
            self._listener = Listener(self.window.workbench.path, self)
            self._listener.started_again.connect(self._come_forward)

    def _reopen(self) -> None:
        """Open the same library again, for another reviewer's name."""
        old = self.window
        if old is None:
            return
        path, read_only = old.workbench.path, old.workbench.read_only
        if self._put_away(old) and not self._try(
            lambda: self._opened(path, read_only=read_only), path
        ):
            self._app.quit()

    def _put_away(self, window: MainWindow) -> bool:
        """Close a window without leaving the program; false when the reviewer stays in it."""
        self._leaving = True
        closed = window.close()
        self._leaving = False
        if closed:
            self.window = None
        return closed

    def _come_forward(self) -> None:
        if self.window is not None:
            if self.window.isMinimized():
                self.window.showNormal()
            self.window.raise_()
            self.window.activateWindow()

    def _window_closed(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        if self.window is not None:
            self.window.deleteLater()
        if not self._leaving:
            self._app.quit()

    def _save_settings(self) -> None:
        try:
            self.settings.save()
        except UserError as error:
            if self.window is not None:
                self.window.banner.show_error(error, self._save_settings)
