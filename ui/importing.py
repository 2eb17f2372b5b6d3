"""Articles come in: files are read and split in the background, stored one by one on the way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from factcheck.clipboard import read_clip
from factcheck.errors import ArticleRefused, NotSaved, UserError
from factcheck.intake import Worker, download
from factcheck.model import Intake, Likeness
from factcheck.paths import ARTICLE_ENDINGS
from factcheck.record import Change
from factcheck.workbench import Workbench
from ui.tasks import Runner, Ticket

_Job = Callable[[Worker], Intake]
_PAUSE = 300  # milliseconds between two tellings of what was stored
_LARGEST = 20_000_000  # bytes; what is larger is not even read


@dataclass(slots=True)
class Outcome:
    """What became of the files of one import."""

    stored: list[int] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    checks: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    alike: dict[int, Likeness] = field(default_factory=dict)
    """By article that was stored: the one in the library that it is most like."""

    @property
    def texts(self) -> int:
        """How many texts were dealt with."""
        return len(self.stored) + len(self.known) + len(self.refused)

    cancelled: bool = False


def summary(outcome: Outcome) -> str:
    """What became of an import, in one or two sentences."""
    said = []
    if outcome.stored:
        said.append(
            _count(
                _tr("One article was imported."), _tr("{n} articles were imported."), outcome.stored
            )
        )
    if outcome.known:
        one = _tr("This text is in the library already: here it is.")
        said.append(_count(one, _tr("{n} texts were in the library already."), outcome.known))
    if outcome.checks:
        words = _tr("{n} published fact checks are held against every claim from now on.")
        said.append(words.format(n=f"{outcome.checks:,}"))
    if outcome.refused:
        one = _tr("One text could not be imported.")
        said.append(_count(one, _tr("{n} texts could not be imported."), outcome.refused))
    if outcome.alike:
        one = _tr("One is nearly the same as another article.")
        said.append(_count(one, _tr("{n} are nearly the same as other articles."), outcome.alike))
    if outcome.cancelled:
        said.append(_tr("The import was stopped; what was imported before stays."))
    return " ".join(said) or _tr("No text was found.")


def likeness_words(like: Likeness) -> str:
    """How much a text is the same as one of the library."""
    words = _tr("{percent} % the same as “{title}”")
    return words.format(percent=min(99, int(like.share * 100)), title=like.title)


def _count(one: str, many: str, things: Sized) -> str:
    return one if len(things) == 1 else many.format(n=len(things))


def _tr(text: str) -> str:
    return QCoreApplication.translate("importing", text)


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

    ``stored`` follows the articles that are in the library: the first at once, then many together,
    so that a folder of thousands does not draw the window thousands of times. When the disk
    refuses, the import stops there, ``not_saved`` tells the error and a way to go on with the same
    article and the rest.
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
        self._worker: Worker | None = None
        self._waiting: deque[tuple[str, _Job]] = deque()
        self._downloads: list[Callable[[], None]] = []
        self._untold: list[Change] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell_stored)
        self._held: deque[tuple[str, Intake]] = deque()
        self._total = 0
        self._outcome = Outcome()
        self._ticket: Ticket | None = None

    @property
    def busy(self) -> bool:
        """Whether an import is under way."""
        return self._ticket is not None or bool(self._held)

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
        self._waiting.clear()
        self._held.clear()
        self._outcome.cancelled = True
        if self._ticket is not None:
            self._ticket.cancel()
        for stop in self._downloads:
            stop()
        if self._worker is not None:
            self._worker.cancel()
        self._finish()

    def close(self) -> None:
        """Stop for good and end the worker process."""
        self._waiting.clear()
        if self._ticket is not None:
            self._ticket.cancel()
        for stop in self._downloads:
            stop()
        if self._worker is not None:
            self._worker.close()
        self._runner.close()

    def _take(self, sources: list[tuple[str, _Job]]) -> None:
        if not self.busy:
            self.began.emit()
        self._waiting.extend(sources)
        self._total += len(sources)
        if self._ticket is None:
            self._go_on()

    def _go_on(self) -> None:
        """Store what was read; the next text is read meanwhile."""
        self._read_next()
        while self._held:
            name, intake = self._held[0]
            try:
                self._store(intake)
            except NotSaved as error:
                # What is being read comes and waits behind it.
                self.not_saved.emit(error, self._go_on)
                return
            except UserError as error:
                self._refused(name, error)
            if not self._held:
                return  # who heard of an article stopped the import
            self._held.popleft()
        if self._ticket is None:
            self._finish()

    def _read_next(self) -> None:
        if self._ticket is not None or not self._waiting:
            return
        name, job = self._waiting.popleft()
        self.progressed.emit(self._total - len(self._waiting) - 1, self._total, name)
        worker = self._worker = self._worker or Worker()
        self._ticket = self._runner.submit(
            lambda: job(worker),
            lambda intake: self._arrive(name, intake),
            lambda error: self._refuse(name, error),
        )

    def _arrive(self, name: str, intake: Intake) -> None:
        self._ticket = None
        self._held.append((name, intake))
        if len(self._held) == 1:
            self._go_on()

    def _store(self, intake: Intake) -> None:
        known = self._workbench.article_with(intake.sha256)
        if known is not None:
            self._outcome.known.append(known)
            return
        book = self._workbench
        change = (book.add_checks if intake.checks else book.add_article)(intake)
        self._compare(intake, change)
        self._note(change)

    def _note(self, change: Change) -> None:
        self._outcome.stored += sorted(change.article_ids)
        self._outcome.checks += sum((row.after or {}).get("checks", 0) for row in change.rows
                                    if row.table == "feed")  # fmt: skip
        self._untold.append(change)
        if not self._pause.isActive():
            self._tell_stored()

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

    def _compare(self, intake: Intake, change: Change) -> None:
        """Keep what a new article is nearly the same as."""
        for article_id in change.article_ids if intake.text else ():
            if like := self._workbench.alike(intake.text, but=article_id):
                self._outcome.alike[article_id] = like[0]

    def _refuse(self, name: str, error: Exception) -> None:
        self._ticket = None
        if not isinstance(error, UserError):
            self._waiting.clear()
            self._finish()
            raise error
        self._refused(name, error)
        if not self._held:
            self._go_on()

    def _refused(self, name: str, error: UserError) -> None:
        self._outcome.refused.append((name or self.tr("Pasted text"), str(error)))

    def _finish(self) -> None:
        self._tell_stored()
        outcome, self._outcome = self._outcome, Outcome()
        self._ticket = None
        self._total = 0
        self._downloads.clear()
        self.finished.emit(outcome)


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
                safe="Nothing was stored.",
                action="Import the part that is the article.",
            )
        return path.read_bytes()
    except OSError as error:
        raise ArticleRefused(
            f"The file cannot be read: {error.strerror or error}.", safe="Nothing was stored."
        ) from error
