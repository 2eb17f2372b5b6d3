"""The bottom line: how far the review is, when it was saved last, whose it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from factcheck.errors import NotSaved, UserError
from factcheck.model import Counts, Kind, Verdict
from factcheck.workbench import Workbench
from ui import plain
from ui.dates import moment
from ui.spoken import announce
from ui.theme import Theme

_LONGEST_NAME = 44  # letters of a reviewer
_SHOWN_FOR = 8000  # ms that a sentence stays before the counts come back


class YieldingLabel(QLabel):
    """Words that end in an ellipsis where there is no room: half a time would be another time."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def shown(self) -> str:
        """What there is room for."""
        if self.width() >= self.sizeHint().width():
            return self.text()
        room = self.width() - 2 * self._edge()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inside = self.rect().adjusted(self._edge(), 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().windowText().color())
        painter.drawText(inside, middle, self.shown())

    def _edge(self) -> int:
        # The style sheet's padding.
        words = self.fontMetrics().horizontalAdvance(self.text())
        return max(0, self.sizeHint().width() - words) // 2


class StatusLine(QStatusBar):
    """Counts with symbol and word at the left, the last save at the right, progress between."""

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setSizeGripEnabled(False)
        self._workbench = workbench
        self._refused, self._refused_after = False, workbench.saved_at
        self._theme = theme
        self._counts = plain.label()
        self._counts.setObjectName("status.counts")
        self._verdicts = YieldingLabel()
        self._verdicts.setObjectName("status.verdicts")
        self._conflicts = plain.label()
        self._conflicts.setObjectName("status.conflicts")
        self._saved = YieldingLabel()
        self._saved.setObjectName("status.saved")
        self._backup = YieldingLabel()
        self._backup.setObjectName("status.backup")
        # In a narrow window these give way: the line must not widen the window.
        for label in (self._verdicts, self._saved, self._backup):
            label.setMinimumWidth(1)
        self._backup.hide()
        self._who = YieldingLabel()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.hide()
        self._bar.setFixedWidth(180)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.hide()
        self._stop: Callable[[], object] | None = None
        self._cancel.clicked.connect(self.stop)
        # Qt hides what a sentence covers, but not for good: a new style sheet shows it again.
        self.messageChanged.connect(self._make_room)
        self.addWidget(self._counts)
        self.addWidget(self._verdicts)
        self.addWidget(self._conflicts)
        for widget in (self._bar, self._cancel, self._saved, self._backup, self._who):
            self.addPermanentWidget(widget)

    def say(self, text: str) -> None:
        """Show a sentence for a while in place of the counts."""
        self.showMessage(text, _SHOWN_FOR)
        announce(self, text)

    def show_counts(self, here: Counts | None) -> None:
        """Show how far the open article and the library are."""
        everything = self._workbench.counts()
        if not everything.total:
            # Emptied, not hidden: the bar itself shows them again when a sentence has had its time.
            self._counts.clear()
            self._verdicts.clear()
            self.show_saved()
            return
        in_all = self.tr("{done} of {total} in all").format(
            done=everything.reviewed, total=everything.total
        )
        if here is None:
            self._counts.setText(in_all)
        else:
            text = self.tr("{done} of {total} reviewed here")
            text = text.format(done=here.reviewed, total=here.total)
            self._counts.setText(f"{text} · {in_all}")
        by_verdict = (
            (Verdict.SUPPORTED, everything.supported),
            (Verdict.DISPUTED, everything.disputed),
            (Verdict.OPINION, everything.opinion),
        )
        shown = []
        for verdict, count in by_verdict:
            mark = self._theme.mark(verdict, Kind.FACT)
            shown.append(f"{mark.symbol} {count} {mark.word.lower()}")
        self._verdicts.setText("     ".join(shown))
        self.show_saved()

    def show_conflicts(self, count: int) -> None:
        """Show in how many matters claims of the library conflict; nothing where none is known."""
        one, several = self.tr("⚠ 1 conflict"), self.tr("⚠ {n} conflicts")
        self._conflicts.setText((one if count == 1 else several.format(n=count)) if count else "")
        plain.tip(self._conflicts, self.tr("Facts on which claims of this library contradict."))

    def show_saved(self) -> None:
        """Show when the last change was committed; nothing before the first one."""
        at = self._workbench.saved_at
        if self._workbench.read_only:
            self._saved.setText(self.tr("Read only"))
        elif self._refused and at == self._refused_after:
            self._saved.setText(self.tr("Not saved"))
        elif at is None:
            self._saved.setText(self.tr("Everything is saved"))
        else:
            self._saved.setText(self.tr("Saved {time}").format(time=f"{at:%H:%M:%S}"))
        where = self.tr("Library: {path}").format(path=self._workbench.path)
        self._who.setText(self.tr("Reviewer: {name}").format(name=self._workbench.reviewer))
        widest = self.fontMetrics().averageCharWidth() * _LONGEST_NAME
        self._who.setFixedWidth(min(self._who.sizeHint().width(), widest))
        for widget in (self._saved, self._who):
            plain.tip(widget, where)

    def show_refused(self, error: UserError) -> None:
        """Say that something is not saved, until something is."""
        if isinstance(error, NotSaved):
            self._refused, self._refused_after = True, self._workbench.saved_at
            self.show_saved()

    def show_backup(self, made_at: datetime | None) -> None:
        """Show when the newest backup was made (any zone); nothing where there is none."""
        self._backup.setVisible(made_at is not None)
        if made_at is None:
            return
        local = made_at.astimezone()
        today = local.date() == datetime.now().astimezone().date()
        when = f"{local:%H:%M}" if today else moment(made_at.isoformat())
        self._backup.setText(self.tr("Backup {time}").format(time=when))
        plain.tip(self._backup, self.tr("The newest backup was made {time}.").format(time=when))

    def show_backup_trouble(self, error: UserError) -> None:
        """Say that there is no new backup, and why; it stays until there is one."""
        self._backup.show()
        self._backup.setText(self.tr("Backup failed"))
        plain.tip(self._backup, str(error))
        self.say(self.tr("Backup failed: {why}").format(why=str(error)))

    def show_progress(self, done: int, total: int, words: str, stop: Callable[[], object]) -> None:
        """Show background work with a way to stop it."""
        self._stop = stop
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setFormat(f"{done} / {total}")
        self._bar.show()
        self._cancel.show()
        if words:
            self.showMessage(words)

    def end_progress(self) -> None:
        """The background work is over."""
        self._stop = None
        self._bar.hide()
        self._cancel.hide()
        self.clearMessage()

    def _make_room(self, sentence: str) -> None:
        for label in (self._counts, self._verdicts, self._conflicts):
            label.setVisible(not sentence)

    def stop(self) -> None:
        """Stop the background work that is shown."""
        if self._stop is not None:
            self._stop()
        else:
            self.say(self.tr("Nothing runs that could be stopped."))

    def show_key(self, key: str) -> None:
        """Put the key that stops background work on its button."""
        words = self.tr("Cancel ({key})").format(key=key)
        self._cancel.setText(words if key else self.tr("Cancel"))
