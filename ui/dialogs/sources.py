"""Every source of the library with where it is used: go there, use one again, check the links."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import UserError
from factcheck.intake import probe
from factcheck.sources import LinkCheck, SourceUse
from factcheck.workbench import Workbench
from ui import links, plain
from ui.dialogs.room import open_at
from ui.models.sources import SourcesModel
from ui.tasks import Runner


class SourcesDialog(QDialog):
    """``chosen`` is the use that was chosen with Enter, ``None`` where the window was closed.

    With ``reusing`` the words are for choosing a source for the present claim.
    """

    def __init__(
        self,
        workbench: Workbench,
        web_allowed: bool,
        parent: QWidget | None = None,
        *,
        reusing: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sources_dialog")
        title = self.tr("Use a source again") if reusing else self.tr("Sources of the library")
        self.setWindowTitle(title)
        self.chosen: SourceUse | None = None
        self._workbench = workbench
        # One of its own: a server that is slow to answer keeps nothing else waiting.
        self._runner = Runner(self)
        self._waiting: deque[str] = deque()
        self._total = 0
        self._stop: Callable[[], None] = lambda: None
        self._model = SourcesModel(self)
        self._field = QLineEdit()
        self._field.setObjectName("sources.filter")
        self._field.setPlaceholderText(self.tr("Type to filter: link, title, publisher, claim…"))
        self._field.setAccessibleName(self.tr("Filter"))
        self._field.textChanged.connect(self._filter)
        self._table = self._make_table()
        self._told = plain.label()
        self._told.setObjectName("sources.told")
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self._arrange(reusing, web_allowed)
        self._model.show_uses(workbench.source_uses(), workbench.link_checks())
        self._table.selectRow(0)
        self._tell()
        self._field.setFocus()

    def done(self, result: int) -> None:
        self.stop()
        self._runner.close(wait=0.5)
        super().done(result)

    # --- choosing ---

    def choose(self) -> None:
        """Take the current row."""
        self.chosen = self._model.use_at(self._table.currentIndex().row())
        if self.chosen is not None:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._field.hasFocus():
            # The list follows while the words are typed.
            row = self._table.currentIndex().row() + (1 if event.key() == Qt.Key.Key_Down else -1)
            self._table.selectRow(min(max(row, 0), self._model.rowCount() - 1))
        else:
            super().keyPressEvent(event)

    def _filter(self, words: str) -> None:
        self._model.filter(words)
        self._table.selectRow(0)
        self._tell()

    def _tell(self) -> None:
        shown = self._model.rowCount()
        self._told.setText(self.tr("Shown: {n} · different links: {links}").format(
            n=shown, links=len(self._model.urls())
        ))  # fmt: skip
        self._go.setEnabled(shown > 0)

    # --- the links ---

    def check(self) -> None:
        """Look at every link that is shown, one after the other, or stop looking."""
        if self._waiting or self._total:
            self.stop()
            return
        self._waiting.extend(url for url in self._model.to_check() if links.web_address(url))
        self._total = len(self._waiting)
        self._look.setText(self.tr("S&top checking"))
        self._next()

    def stop(self) -> None:
        """End looking; what was seen is stored."""
        self._waiting.clear()
        self._stop()
        self._end("")

    def _next(self) -> None:
        if not self._waiting:
            self._end(self.tr("{n} links were looked at.").format(n=self._total))
            return
        url = self._waiting.popleft()
        done = self._total - len(self._waiting)
        self._told.setText(
            self.tr("Looking at link {done} of {total}…").format(done=done, total=self._total)
        )
        look = probe(url)
        self._stop = look.stop
        self._runner.submit(look.check, self._keep, self._fail)

    def _keep(self, check: LinkCheck) -> None:
        if not self._total:
            return
        try:
            if not self._workbench.read_only:
                self._workbench.record_link_checks([check])
        except UserError as error:
            self._fail(error)
            return
        self._model.show_checks({**self._workbench.link_checks(), check.url: check})
        self._next()

    def _fail(self, error: Exception) -> None:
        self._waiting.clear()
        self._end(str(error))
        if not isinstance(error, UserError):
            raise error

    def _end(self, words: str) -> None:
        if self._total:
            self._total = 0
            self._stop = lambda: None
            self._look.setText(self.tr("&Check links"))
            self._tell()
            if words:
                self._told.setText(words)

    # --- building ---

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("sources.table")
        table.setAccessibleName(self.tr("Sources"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setSortingEnabled(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        # Rows of one height: ten thousand are not measured one by one.
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate((40, 34, 40, 26, 7, 24)):
            table.setColumnWidth(column, letter * letters)
        table.doubleClicked.connect(lambda _index: self.choose())
        return table

    def _arrange(self, reusing: bool, web_allowed: bool) -> None:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        words = self.tr("&Use it here  Enter") if reusing else self.tr("&Go to the claim  Enter")
        self._go = box.addButton(words, action)
        self._go.clicked.connect(lambda _checked: self.choose())
        self._look = box.addButton(self.tr("&Check links"), action)
        self._look.setEnabled(web_allowed)
        if not web_allowed:
            plain.tip(self._look, self.tr("The preferences can allow web access."))
        self._look.clicked.connect(lambda _checked: self.check())
        for button in box.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]
        box.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self._field)
        rows.addWidget(self._table, 1)
        rows.addWidget(self._told)
        rows.addWidget(box)
        open_at(self, 178, 38)
