"""A second opinion by file: sending one out, taking one in, settling what differs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog

from factcheck import log
from factcheck.errors import UserError
from factcheck.exchange import Taken
from factcheck.model import Verdict
from factcheck.paths import BUNDLE_ENDING
from factcheck.progress import Progress, StoppedError
from factcheck.record import Change
from factcheck.workbench import Workbench
from ui import plain
from ui.dialogs.opinions import OpinionsDialog
from ui.dialogs.send import SendDialog
from ui.dialogs.take_in import TakeInDialog
from ui.patience import patiently

if TYPE_CHECKING:
    from factcheck.workbench import Parcel
    from ui.main_window import MainWindow

T = TypeVar("T")


class ExchangeCommands(QObject):
    """What the window does with reviewers' files; made when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Path] = []  # files that were chosen and are not looked at yet

    def send(self) -> None:
        """Write a file for a second reviewer."""
        window = self._window
        window.panels.review.commit()
        dialog = SendDialog(window.current_row(), len(window.panels.articles.article_ids()), window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        suggested = window.workbench.path.with_name(f"{window.workbench.path.stem}{BUNDLE_ENDING}")
        name, _ = QFileDialog.getSaveFileName(
            window, self.tr("Send to a second reviewer"), str(suggested), f"*{BUNDLE_ENDING}"
        )
        if not name:
            return
        path = Path(name)
        ids, blind = dialog.article_ids(), dialog.blind()
        try:
            parcel = self._wait(
                self.tr("What goes into the file is gathered."),
                lambda _: window.workbench.gather(ids, blind=blind),
            )
        except UserError as error:
            plain.warn_of(window, self.tr("Not written"), error)
            return
        # Pressing it together takes a while and needs no library.
        self._run(
            self.tr("Writing {name}").format(name=path.name),
            partial(Workbench.write_file, parcel, path),
            partial(self._tell_sent, path),
        )

    def take_in(self) -> None:
        """Read reviewers' files one after the other, show what is in each, and take it in if that
        is wanted.
        """
        window = self._window
        window.panels.review.commit()
        names, _ = QFileDialog.getOpenFileNames(
            window,
            self.tr("Take in reviewers' files"),
            "",
            self.tr("Reviewers' files ({ending});;All files (*)").format(
                ending=f"*{BUNDLE_ENDING}"
            ),
        )
        self._waiting = [Path(name) for name in names]
        self._take_next()

    def _take_next(self) -> None:
        if self._waiting:
            self.take_file(self._waiting.pop(0))

    def take_file(self, path: Path) -> None:
        """Read this file in the background, then go on with the reviewer's consent."""
        self._run(
            self.tr("Reading {name}").format(name=path.name),
            partial(Workbench.read_file, path),
            partial(self._offer, path),
        )

    def compare(self) -> None:
        """The claims on which reviewers differ, and how far they agree."""
        window = self._window
        window.panels.review.commit()
        dialog = OpinionsDialog(window.workbench, self._settle, window.theme, window)
        dialog.exec()
        if dialog.chosen is not None:
            window.commands.elsewhere.go_to(dialog.chosen)

    # --- inside ---

    def _run(self, words: str, job: Callable[[], T], done: Callable[[T], None]) -> None:
        window = self._window
        ticket = window.runner.submit(job, done, self._fail)

        def stop() -> None:
            ticket.cancel()
            window.status.end_progress()

        window.status.show_progress(0, 0, words, stop)

    def _settle(self, claim_id: int, verdict: Verdict) -> bool:
        return self._window.desk.act(lambda: self._window.workbench.settle(claim_id, verdict))

    def _offer(self, path: Path, parcel: Parcel) -> None:
        self._window.status.end_progress()
        try:
            self._ask(path, parcel)
        except StoppedError:
            self._waiting.clear()
            self._window.status.say(self.tr("Stopped: nothing was taken in."))
        except UserError as error:
            self._tell_trouble(error)
        self._take_next()

    def _ask(self, path: Path, parcel: Parcel) -> None:
        window = self._window
        book = window.workbench

        def rehearse(mine: bool) -> Taken:
            return self._wait(
                self.tr("What taking it in would do is worked out. Nothing is stored."),
                lambda progress: book.rehearse(parcel, mine=mine, progress=progress),
            )

        dialog = TakeInDialog(path.name, parcel, rehearse, window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        mine = dialog.mine()
        taken, change = self._wait(
            self.tr("A backup is made, then the file is taken in. Stopped, it changes nothing."),
            lambda progress: book.take_in(parcel, path.name, mine=mine, progress=progress),
        )
        self._follow(path, taken, change)

    def _wait(self, words: str, job: Callable[[Progress], T]) -> T:
        with self._window.runner.holding_back():
            return patiently(job, self._window, self.tr("A second opinion"), words)

    def _follow(self, path: Path, taken: Taken, change: Change) -> None:
        window = self._window
        log.note("taken in", path, new=taken.new, left=len(taken.left))
        if change.structural:
            window.desk.follow(change)
            window.desk.stored.emit(change)
            window.panels.articles.reload()
        window.commands.backups.show_newest()
        differing = sum(not one.settled for one in window.workbench.differences())
        key = window.keymap.shown("opinions.show").split(",")[0]
        window.banner.show_notice(
            self.tr(
                "“{name}” was taken in. Claims on which reviewers differ: {n}. {key} shows them."
            ).format(name=path.name, n=differing, key=key)
        )

    def _tell_sent(self, path: Path, _done: None) -> None:
        self._window.status.end_progress()
        self._window.status.say(self.tr("Written: {path}").format(path=path))

    def _fail(self, error: Exception) -> None:
        self._window.status.end_progress()
        if not isinstance(error, UserError):
            raise error
        self._tell_trouble(error)
        self._take_next()

    def _tell_trouble(self, error: UserError) -> None:
        log.failed("no exchange", error)
        plain.warn_of(self._window, self.tr("That did not work"), error)
