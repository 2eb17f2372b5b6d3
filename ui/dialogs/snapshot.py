"""The text of a source's page: read from the web, opened from a file or pasted, and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import UserError
from factcheck.evidence import Match, check_quote
from factcheck.intake import Worker, download
from factcheck.model import Intake
from factcheck.sources import Source
from ui import links
from ui.dialogs.room import open_at
from ui.panels.source_row import quote_words
from ui.panels.text_field import clean
from ui.panels.wrapped import WrappedLabel
from ui.tasks import Runner, Ticket

_LARGEST = 20_000_000  # bytes


class SnapshotDialog(QDialog):
    """Reads in the background within limits; says at once whether the quoted words are there."""

    def __init__(
        self,
        source: Source,
        text: str | None,
        runner: Runner,
        web_allowed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("snapshot")
        self.setWindowTitle(self.tr("Text of the page"))
        self._source = source
        self._runner = runner
        self._worker = Worker()
        self._stop: Callable[[], None] = lambda: None
        self._ticket: Ticket | None = None
        self.origin = source.snapshot.origin if source.snapshot else ""
        self._shown = ""
        self.read: Intake | None = None
        """What was read here last; ``None`` where the text was pasted or was there before."""
        self._text = QPlainTextEdit(text or "")
        self._text.setAccessibleName(self.tr("Text of the page"))
        self._text.setPlaceholderText(self.tr("Paste the text of the page here, or read it below."))
        self._text.setTabChangesFocus(True)
        self._text.textChanged.connect(self._weigh)
        self._told = WrappedLabel("", self)
        self._told.setObjectName("snapshot.told")
        self._said = WrappedLabel("", self)
        self._said.setProperty("role", "muted")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(self._text, 1)
        rows.addWidget(self._told)
        rows.addWidget(self._said)
        rows.addLayout(self._readers(web_allowed))
        rows.addWidget(self._buttons())
        open_at(self, 92, 30)
        self._weigh()
        if web_allowed and text is None and links.web_address(source.draft.url) is not None:
            self.fetch()

    def text(self) -> str:
        """The text to keep."""
        # Of what was read, not of what the field made of it.
        if self.read is not None and self._text.toPlainText() == self._shown:
            return self.read.text
        return clean(self._text.toPlainText())

    def done(self, result: int) -> None:
        self._cancel()
        self._worker.close()
        super().done(result)

    # --- reading ---

    def fetch(self) -> None:
        """Read the page from the web."""
        wanted = download(self._source.draft.url)

        def job() -> Intake:
            page = wanted.run()
            return self._worker.read(page.raw, page.url, charset=page.charset)

        self._begin(job, wanted.stop)

    def open(self) -> None:
        """Read a page that was saved as a file."""
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open a saved page"))
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read this file."""

        def job() -> Intake:
            with path.open("rb") as file:
                return self._worker.read(file.read(_LARGEST + 1), path.name)

        self._begin(job, lambda: None)

    def _begin(self, job: Callable[[], Intake], stop: Callable[[], None]) -> None:
        self._cancel()
        self._stop = stop
        self._said.setText(self.tr("Reading… Escape stops it."))
        self._ticket = self._runner.submit(job, self._take, self._fail)

    def _cancel(self) -> None:
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._stop()
            self._worker.cancel()

    def _take(self, intake: Intake) -> None:
        self._ticket = None
        self.read = None
        self._text.setPlainText(intake.text)
        # The field writes some characters in its own way: what it shows is compared with this.
        self._shown = self._text.toPlainText()
        self.read, self.origin = intake, intake.name
        self._said.setText(self.tr("Read: {title}").format(title=intake.title or intake.name))
        self._weigh()

    def _fail(self, error: Exception) -> None:
        self._ticket = None
        if isinstance(error, OSError):
            self._said.setText(self.tr("The file cannot be read."))
        elif isinstance(error, UserError):
            self._said.setText(str(error))
        else:
            raise error

    # --- inside ---

    def _weigh(self) -> None:
        text = self._text.toPlainText()
        if self.read is not None and text != self._shown:
            self.read, self.origin = None, ""  # pasted or corrected: not the page any more
        found = check_quote(self._source.draft.quote, text if text.strip() else None)
        words = quote_words(found)
        if found.match in (Match.NEARLY, Match.MISSING) and found.passage:
            words += "\n" + self.tr("Nearest: “{words}”").format(words=found.passage[:400])
        self._told.setText(words)
        self._told.setVisible(bool(words))
        self._save.setEnabled(bool(text.strip()))

    def _readers(self, web_allowed: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        fetch = QPushButton(self.tr("Read from the &web"))
        fetch.setEnabled(web_allowed and links.web_address(self._source.draft.url) is not None)
        fetch.clicked.connect(lambda _checked: self.fetch())
        file = QPushButton(self.tr("&Open a saved page…"))
        file.clicked.connect(lambda _checked: self.open())
        for button in (fetch, file):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        if not web_allowed:
            self._said.setText(
                self.tr("Pages are not fetched from the web: the preferences can allow it.")
            )
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._save = box.addButton(self.tr("&Keep this text"), box.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
