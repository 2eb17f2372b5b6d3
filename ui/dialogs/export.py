"""Writing a report: format, edition, articles, how many claims that is, and where it goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import UserError
from factcheck.evidence import Standing
from factcheck.model import Counts
from factcheck.progress import StoppedError
from factcheck.settings import Settings
from factcheck.workbench import Workbench
from ui import plain
from ui.dialogs.edition import EditionRows, count_words
from ui.dialogs.formats import FormatChoice, suggested_name
from ui.dialogs.preview import open_local, previews
from ui.dialogs.scrolling import Scrolled
from ui.dialogs.which_articles import WhichArticles
from ui.dialogs.writing import Writing
from ui.panels.evidence import standing_words
from ui.panels.wrapped import WrappedLabel
from ui.patience import patiently
from ui.tasks import Runner

if TYPE_CHECKING:
    from factcheck.workbench import Report


class ExportDialog(QDialog):
    """Stays open until the report is whole, then says where it is."""

    def __init__(
        self,
        workbench: Workbench,
        runner: Runner,
        article_id: int | None,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export report"))
        self._workbench = workbench
        self._settings = settings
        self._rows = workbench.articles()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents))
        # A desktop may name a folder that nobody has made.
        self._folder = folder if folder.is_dir() else Path.home()
        self._named = False  # by the reviewer: then it is theirs
        self._confirmed = ""
        self._weighed: tuple[tuple[int, ...], Standing] | None = None
        choices = QWidget()
        form = QFormLayout(choices)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow(self.tr("&Format"), self._format_choice())
        self._edition = EditionRows(settings, form, self)
        self._which = WhichArticles(self._rows, article_id)
        self._which.chosen.connect(self._follow)
        form.addRow(plain.label(self.tr("Articles")), self._which)
        form.addRow("", self._count_line())
        file_line = self._file_line()
        caption = plain.label(self.tr("F&ile"))
        caption.setBuddy(self._file)
        form.addRow(caption, file_line)
        self._open = QCheckBox(self.tr("&Open when done"))
        form.addRow("", self._open)
        self._sent = QCheckBox(self.tr("It &goes out: list later changes as corrections"))
        self._sent.setObjectName("export.sent")
        self._sent.setChecked(not workbench.read_only)
        self._sent.setEnabled(not workbench.read_only)
        form.addRow("", self._sent)
        self._notes = WrappedLabel()
        self._notes.setObjectName("export.notes")
        self._notes.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._told = WrappedLabel()
        self._told.setObjectName("export.told")
        self._told.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        rows = QVBoxLayout(self)
        area = Scrolled(choices)
        rows.addWidget(area, 1)
        rows.addWidget(self._notes)
        self._writing = Writing(workbench, runner)
        self._writing.stopped.connect(self._stopped)
        rows.addWidget(self._told)
        rows.addWidget(self._writing)
        rows.addWidget(self._button_box())
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 96)
        self._follow()
        self._edition.chosen.connect(self._follow)
        area.fit(self)
        self._format.setFocus()

    # --- building ---

    def _format_choice(self) -> FormatChoice:
        self._format = FormatChoice(self._settings.ending)
        self._format.currentIndexChanged.connect(self._follow)
        return self._format

    def _count_line(self) -> QWidget:
        self._count = plain.label()
        self._count.setObjectName("export.count")
        return self._count

    def _file_line(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self._file = QLineEdit()
        self._file.setObjectName("export.file")
        self._file.setAccessibleName(self.tr("File"))
        self._file.textEdited.connect(self._take_name)
        browse = QPushButton(self.tr("&Browse…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row.addWidget(self._file, 1)
        row.addWidget(browse)
        return box

    def _button_box(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self._export = box.addButton(self.tr("&Export"), roles.AcceptRole)
        self._export.setObjectName("export.write")
        self._export.setDefault(True)
        self._export.clicked.connect(self.write)
        self._preview = box.addButton(self.tr("Pre&view"), roles.ActionRole)
        self._preview.setObjectName("export.preview")
        self._preview.setAutoDefault(False)
        plain.tip(
            self._preview,
            self.tr("The page of this edition in the browser. Nothing is recorded as sent."),
        )
        self._preview.clicked.connect(self.preview)
        self._show = box.addButton(self.tr("Show in folde&r"), roles.ActionRole)
        self._show.clicked.connect(lambda: open_local(self.path().parent))
        self._show.hide()
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        close.clicked.connect(self.reject)
        return box

    # --- what is chosen ---

    def _report(self, format: str) -> Report | None:
        """The report, or nothing where the reviewer did not want to wait for it."""
        wanted = None if self._which.are_all() else self._which.ids()
        edition = self._edition.edition()
        try:
            return patiently(
                lambda progress: self._workbench.report_as(format, wanted, edition, progress),
                self,
                self.tr("Export report"),
                self.tr("Claims, sources and texts are gathered."),
            )
        except StoppedError:
            self._stopped()
        except UserError as error:
            self._failed(error)
        return None

    def format(self) -> str:
        """The format as the core knows it."""
        return self._format.chosen().name

    def path(self) -> Path:
        """Where the report goes."""
        return Path(self._file.text().strip()).expanduser()

    def _follow(self) -> None:
        self._settings.ending = self._format.chosen().ending
        chosen = set(self._which.ids())
        counts = sum((row.counts for row in self._rows if row.id in chosen), Counts())
        told = self._workbench.told(counts, self.format())
        gaps = self._gap_words(tuple(sorted(chosen)))
        self._count.setText(count_words(counts, self._edition.edition()))
        self._notes.setText("\n".join(filter(None, [gaps, *told])))
        if not self._named:
            titles = [row.title for row in self._rows if row.id in chosen]
            title = titles[0] if len(titles) == 1 else self._workbench.path.stem
            name = suggested_name(title, self._format.chosen().ending)
            self._file.setText(str(self._folder / name))
        elif self.path().suffix:
            self._file.setText(str(self._format.renamed(self.path())))
        for button in (self._export, self._preview):
            button.setEnabled(bool(chosen))
        self._told.clear()
        self._show.hide()

    def _gap_words(self, chosen: tuple[int, ...]) -> str:
        if self._weighed is None or self._weighed[0] != chosen:
            try:
                standing = patiently(
                    lambda progress: self._workbench.standing(chosen, progress),
                    self,
                    self.tr("Export report"),
                    self.tr("The evidence of every verdict is weighed."),
                )
            except StoppedError:
                return self.tr("Gaps in the evidence were not counted; the report has them.")
            self._weighed = (chosen, standing)
        return standing_words(self._weighed[1])

    def _take_name(self) -> None:
        self._named = True
        self._told.clear()

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export report"), self._file.text(), f"*.{self._format.chosen().ending}"
        )
        if name:
            self._named = True
            self._confirmed = name
            self._file.setText(name)

    # --- writing ---

    def write(self) -> None:
        """Write the report; the dialog says how it ended."""
        path = self.path()
        if not path.name or path.is_dir():
            self._tell(self.tr("Give the file a name."))
            return
        if path.exists() and str(path) != self._confirmed and not self._may_replace(path):
            return
        format = self.format()
        report = self._report(format)
        if report is None:
            return
        self._begin()
        self._writing.start(
            report, format, path, lambda: self._written(report, format, path), self._failed
        )

    def preview(self) -> None:
        """Show what is chosen as a page in the browser; the record does not tell of it."""
        path = previews() / "preview.html"
        report = self._report("html")
        if report is None:
            return
        self._begin()
        self._writing.start(report, "html", path, lambda: self._previewed(path), self._failed)

    def _begin(self) -> None:
        for button in (self._export, self._preview):
            button.setEnabled(False)
        self._tell(self.tr("Writing…"))

    def _end(self) -> None:
        for button in (self._export, self._preview):
            button.setEnabled(True)

    def _previewed(self, path: Path) -> None:
        self._end()
        opened = open_local(path)
        told = self.tr("The preview is open in the browser.") if opened else ""
        self._tell(told or self.tr("No browser opened the preview: {path}").format(path=path))

    def _stopped(self) -> None:
        self._end()
        self._tell(self.tr("Stopped. Nothing was written."))

    def done(self, result: int) -> None:
        self._writing.stop()
        super().done(result)

    def _may_replace(self, path: Path) -> bool:
        return plain.ask(
            self,
            self.tr("Replace the file?"),
            self.tr("{name} exists already.").format(name=path.name),
            self.tr("&Replace"),
            loses=True,
        )

    def _written(self, report: Report, format: str, path: Path) -> None:
        if self._sent.isChecked():
            try:
                self._workbench.record_sent(report, format)
            except UserError as error:
                self._failed(error)
                return
        self._confirmed = str(path)
        self._end()
        self._tell(self.tr("Written: {path}").format(path=path))
        self._show.show()
        if self._open.isChecked():
            open_local(path)

    def _failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, UserError):
            self._told.clear()
            raise error
        self._tell(str(error))

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setAccessibleDescription(text)
