"""Articles come in: files are read and split in the background, stored one by one on the way."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from factcheck.clipboard import read_clip
from factcheck.errors import ArticleRefused, NotSaved, UserError
from factcheck.intake import Worker, download
from factcheck.model import Intake
from factcheck.paths import ARTICLE_ENDINGS
from factcheck.record import Change
from factcheck.workbench import Workbench
from ui.outcome import Outcome
from ui.tasks import Runner, Ticket

_Job = Callable[[Worker], Intake]
_PAUSE = 300  # milliseconds between two tellings of what was stored
_LARGEST = 20_000_000  # bytes; what is larger is not even read
_AHEAD = 8  # texts that are read before those ahead of them are stored
_TOGETHER = 40_000  # characters that go into one transaction at most
_STEP = 0.03  # seconds of work after which the window is to answer again


def texts_in(paths: Iterable[Path]) -> list[Path]:
    """The files, with the readable ones below it in place of each folder."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            below = (each for each in path.rglob("*") if each.suffix.lower() in ARTICLE_ENDINGS)
            found += sorted(each for each in below if each.is_file())
        else:
            found.append(path)
    return found


class Importer(QObject):
    """Takes files and pasted text; ``finished`` follows when the last of them is dealt with.

    Some texts are read ahead of what is stored, and those that lie ready are stored together.
    ``stored`` follows the articles that are in the library: the first at once, then many together,
    so that a folder of thousands does not draw the window thousands of times. ``progressed`` tells
    how many texts of how many are dealt with, and the name of the next. When the disk refuses, the
    import stops there, ``not_saved`` tells the error and a way to go on with the same articles and
    the rest. ``by_encoder`` says which model judges what is read from then on.
    """

    began = Signal()
    progressed = Signal(int, int, str)
    stored = Signal(object)
    not_saved = Signal(object, object)
    finished = Signal(object)

    def __init__(self, workbench: Workbench, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._runner = runner
        self.by_encoder = False
        self._worker: Worker | None = None
        self._waiting: deque[tuple[str, _Job]] = deque()
        self._reading: deque[tuple[str, Ticket]] = deque()
        self._ready: deque[tuple[str, Intake]] = deque()
        self._downloads: list[Callable[[], None]] = []
        self._untold: list[Change] = []
        self._pause = self._timer(_PAUSE, self._tell_stored)
        # Not at once: more that was read may have arrived by then.
        self._storing = self._timer(0, self._store_some)
        self._stuck = False
        self._room = _TOGETHER
        self._ahead = 2
        self._total = 0
        self._outcome = Outcome()

    @property
    def busy(self) -> bool:
        """Whether an import is under way."""
        return self._total > 0

    def take_files(self, paths: Iterable[Path]) -> None:
        """Import these files, and the readable files of these folders."""
        sources = [(path.name, _file_job(path)) for path in texts_in(paths)]
        if sources:
            self._take(sources)
        elif not self.busy:
            self.finished.emit(Outcome())

    def take_text(self, text: str, page: str = "") -> None:
        """Import a text as it was pasted; ``page`` is the same as HTML where there is that."""
        self._take([("", lambda worker: read_clip(worker.read, text, page))])

    def take_address(self, address: str) -> None:
        """Fetch a page from the web and import the article on it."""
        wanted = download(address)
        self._downloads.append(wanted.stop)

        def fetch(worker: Worker) -> Intake:
            page = wanted.run()
            intake = worker.read(page.raw, page.url, charset=page.charset)
            return replace(intake, read_at=page.read_at)

        self._take([(address, fetch)])

    def take_read(self, intakes: Iterable[Intake]) -> None:
        """Import what was read already, and perhaps corrected."""
        self._take([(intake.title, _given(intake)) for intake in intakes])

    def cancel(self) -> None:
        """Stop; what is stored already stays."""
        if not self.busy:
            return
        self._outcome.cancelled = True
        self._forget()
        if self._worker is not None:
            self._worker.cancel()
        self._finish()

    def close(self) -> None:
        """Stop for good and end the worker process."""
        self._forget()
        if self._worker is not None:
            self._worker.close()
        self._runner.close()

    def _forget(self) -> None:
        """Leave everything that is not stored."""
        self._storing.stop()
        self._stuck = False
        self._waiting.clear()
        self._ready.clear()
        for _, ticket in self._reading:
            ticket.cancel()
        self._reading.clear()
        for stop in self._downloads:
            stop()

    # --- reading ---

    def _take(self, sources: list[tuple[str, _Job]]) -> None:
        if not self.busy:
            self.began.emit()
        self._waiting.extend(sources)
        self._total += len(sources)
        self._read_on()

    def _read_on(self) -> None:
        """Keep some texts under way, so that the worker never waits for what is stored."""
        while self._waiting and len(self._reading) + len(self._ready) < self._ahead:
            name, job = self._waiting.popleft()
            worker = self._worker = self._worker or Worker()
            worker.by_encoder = self.by_encoder
            ticket = self._runner.submit(
                partial(job, worker), partial(self._arrive, name), partial(self._refuse, name)
            )
            self._reading.append((name, ticket))
        left = [*self._ready, *self._reading]
        if left:
            done = self._total - len(self._waiting) - len(left)
            self.progressed.emit(done, self._total, left[0][0])
        elif self.busy:
            self._finish()

    def _arrive(self, name: str, intake: Intake) -> None:
        self._reading.popleft()
        self._ready.append((name, intake))
        # Short texts may pile up; of a folder of books two at most are held at a time.
        self._ahead = min(_AHEAD, self._ahead + 1) if len(intake.text) <= _TOGETHER else 2
        if not self._stuck:
            self._storing.start()

    def _refuse(self, name: str, error: Exception) -> None:
        self._reading.popleft()
        if not isinstance(error, UserError):
            self._forget()
            self._finish()
            raise error
        self._refused(name, error)
        self._read_on()

    def _refused(self, name: str, error: UserError) -> None:
        self._outcome.refused.append((name or self.tr("Pasted text"), str(error)))

    # --- storing ---

    def _store_some(self) -> None:
        """Store what lies ready, a little at a time, so that the window answers."""
        self._stuck = False
        if not self._ready:
            return
        some = self._next_together()
        began = time.thread_time()
        try:
            changes = self._store(some)
        except NotSaved as error:
            # What is being read comes and waits behind it.
            self._stuck = True
            self.not_saved.emit(error, self._store_some)
            return
        except UserError as error:
            changes = []
            for name, _ in list(self._ready)[: len(some)]:
                self._refused(name, error)
        for _ in some:
            self._ready.popleft()
        if self._ready:
            self._storing.start()
        for intake, change in zip(some, changes, strict=False):
            self._compare(intake, change)
            self._note(intake, change)
        # Waiting for the disk is not counted: it takes as long for one as for ten.
        took = max(time.thread_time() - began, 0.001)
        size = sum(len(intake.text) for intake in some)
        self._room = min(_TOGETHER, int(size * _STEP / took))
        if not self._pause.isActive():
            self._tell_stored()
        self._read_on()

    def _next_together(self) -> list[Intake]:
        """The first of what lies ready, with those behind it that go into one transaction."""
        together: list[Intake] = []
        digests: set[str] = set()
        size = 0
        for _, intake in self._ready:
            size += len(intake.text)
            alone = intake.checks or self._workbench.article_with(intake.sha256) is not None
            if together and (alone or intake.sha256 in digests or size > self._room):
                break
            together.append(intake)
            digests.add(intake.sha256)
            if alone or not self._outcome.stored:
                break  # the first article is to be seen at once
        return together

    def _store(self, intakes: Sequence[Intake]) -> list[Change]:
        first = intakes[0]
        known = self._workbench.article_with(first.sha256)
        if known is not None:
            self._outcome.known.append(known)
            return []
        if first.checks:
            return [self._workbench.add_checks(first)]
        return self._workbench.add_articles(intakes)

    def _compare(self, intake: Intake, change: Change) -> None:
        """Keep what a new article is nearly the same as."""
        for article_id in change.article_ids if intake.text else ():
            like = self._workbench.alike(intake.text, article_id, intake.sketch, most=1)
            if like:
                self._outcome.alike[article_id] = like[0]

    # --- telling ---

    def _note(self, intake: Intake, change: Change) -> None:
        self._outcome.stored += sorted(change.article_ids)
        if intake.is_guessed:
            self._outcome.guessed |= dict.fromkeys(change.article_ids, intake.encoding)
        self._outcome.checks += sum((row.after or {}).get("checks", 0) for row in change.rows
                                    if row.table == "feed")  # fmt: skip
        self._untold.append(change)

    def _tell_stored(self) -> None:
        if not self._untold:
            return
        changes, self._untold = self._untold, []
        self._pause.start()
        together = Change(
            "import",
            tuple(row for change in changes for row in change.rows),
            frozenset().union(*(change.article_ids for change in changes)),
            frozenset().union(*(change.claim_ids for change in changes)),
            any(change.structural for change in changes),
        )
        self.stored.emit(changes[0] if len(changes) == 1 else together)

    def _finish(self) -> None:
        self._total = 0
        self._tell_stored()
        outcome, self._outcome = self._outcome, Outcome()
        self._downloads.clear()
        self.finished.emit(outcome)

    def _timer(self, pause: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(act)
        return timer


def _given(intake: Intake) -> _Job:
    return lambda _worker: intake


def _file_job(path: Path) -> _Job:
    return lambda worker: worker.read(read_file(path), path.name)


def read_file(path: Path) -> bytes:
    """Give the bytes of a file. Raises ``ArticleRefused`` for what cannot be read or is too large.

    Blocks: it belongs in the background.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ArticleRefused(
                "The file is larger than 20 MB.",
                action="Import the part that is the article.",
            )
        return path.read_bytes()
    except OSError as error:
        raise ArticleRefused(f"The file cannot be read: {error.strerror or error}.") from error
