"""Where reviewers differ: their verdicts side by side with notes and sources, to be settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from factcheck.exchange import Difference, Opinion
from factcheck.model import Kind, Verdict
from factcheck.workbench import Workbench
from ui import plain
from ui.dates import moment
from ui.dialogs.room import open_at
from ui.theme import Theme

_KEYS = {Verdict.SUPPORTED: "S", Verdict.DISPUTED: "D", Verdict.OPINION: "O"}


class _List(QListWidget):
    """Letters settle: here they would jump about in the list, so the dialog gets them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().upper() in _KEYS.values():
            event.ignore()
        else:
            super().keyPressEvent(event)


class OpinionsDialog(QDialog):
    """``chosen`` is the claim to go to, ``None`` where the window was merely closed."""

    def __init__(
        self,
        workbench: Workbench,
        settle: Callable[[int, Verdict], bool],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("opinions")
        self.setWindowTitle(self.tr("Second opinions"))
        self.chosen: int | None = None
        self._workbench = workbench
        self._settle_claim = settle
        self._theme = theme
        self._found: list[Difference] = []
        self._figures = plain.label()
        self._figures.setObjectName("opinions.figures")
        self._figures.setWordWrap(True)
        self._list = _List()
        self._list.setObjectName("opinions.list")
        self._list.setAccessibleName(self.tr("Claims on which reviewers differ"))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.currentRowChanged.connect(self._show)
        self._columns = QHBoxLayout()
        self._arrange()
        self._read()
        self._list.setFocus()

    # --- what is shown ---

    def _read(self, at: int = 0) -> None:
        self._found = self._workbench.differences()
        self._figures.setText(self._agreement())
        self._list.clear()
        for one in self._found:
            state = self.tr("settled") if one.settled else self.tr("differs")
            self._list.addItem(QListWidgetItem(f"{state}: {one.statement}\n{one.article}"))
        self._list.setCurrentRow(min(at, len(self._found) - 1))
        if not self._found:
            self._show(-1)

    def _agreement(self) -> str:
        found = self._workbench.agreement()
        if not found.n:
            return self.tr("No claim has been decided by two reviewers yet.")
        lines = [
            self.tr("{first} and {second}: {percent:.0f} % of {n} claims, kappa {kappa}").format(
                first=pair.first,
                second=pair.second,
                percent=pair.percent,
                n=pair.n,
                kappa=self._number(pair.kappa),
            )
            for pair in found.pairs
        ]
        lines.append(
            self.tr("Krippendorff's alpha over {n} claims: {alpha}").format(
                n=found.n, alpha=self._number(found.alpha)
            )
        )
        if not self._found:
            lines.append(self.tr("They differ on no claim."))
        return "\n".join(lines)

    def _number(self, value: float | None) -> str:
        return self.tr("says nothing here") if value is None else f"{value:.2f}"

    def _show(self, row: int) -> None:
        while (item := self._columns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        one = self._found[row] if 0 <= row < len(self._found) else None
        for button in self._verdicts.values():
            button.setEnabled(one is not None and not self._workbench.read_only)
        self._go.setEnabled(one is not None)
        for opinion in one.opinions if one else ():
            self._columns.addWidget(self._column(opinion))

    def _column(self, opinion: Opinion) -> QWidget:
        words = QPlainTextEdit()
        words.setReadOnly(True)
        words.setTabChangesFocus(True)
        words.setAccessibleName(self.tr("The opinion of {name}").format(name=opinion.reviewer))
        style = self._theme.mark(opinion.verdict, Kind.FACT)
        lines = [opinion.reviewer]
        if opinion.per:
            lines.append(self.tr("per the file “{name}”").format(name=opinion.per))
        lines += ["", f"{style.symbol} {style.word}", moment(opinion.decided_at), ""]
        lines += [opinion.note or self.tr("No note."), ""]
        for source in opinion.sources:
            lines += [source.title or source.url, f"    {source.stance.value}: {source.url}"]
            lines += [f"    “{source.quote}”"] if source.quote else []
        words.setPlainText("\n".join(lines if opinion.sources else [*lines, self.tr("No source.")]))
        return words

    # --- what is done ---

    def _settle(self, verdict: Verdict) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._found) or self._workbench.read_only:
            return
        if self._settle_claim(self._found[row].claim_id, verdict):
            self._read()
            self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for verdict, key in _KEYS.items():
            if event.text().upper() == key:
                self._settle(verdict)
                return
        super().keyPressEvent(event)

    def _choose(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._found):
            self.chosen = self._found[row].claim_id
            self.accept()

    # --- building ---

    def _arrange(self) -> None:
        right = QWidget()
        right.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, 0, 0)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self._list)
        halves.addWidget(right)
        halves.setStretchFactor(1, 1)
        letter = self.fontMetrics().averageCharWidth()
        halves.setSizes([letter * 48, letter * 96])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self._figures)
        rows.addWidget(halves, 1)
        note = plain.label(
            self.tr(
                "Settling makes the verdict yours and names every verdict that it settles. Undo "
                "opens the question again."
            )
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        rows.addWidget(note)
        rows.addWidget(self._buttons())
        open_at(self, 150, 36)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self._verdicts: dict[Verdict, QPushButton] = {}
        for verdict, key in _KEYS.items():
            word = self._theme.mark(verdict, Kind.FACT).word
            button = box.addButton(self.tr("{word} ({key})").format(word=word, key=key), action)
            button.setObjectName(f"opinions.{verdict.value}")
            button.clicked.connect(lambda _checked=False, v=verdict: self._settle(v))
            self._verdicts[verdict] = button
        self._go = box.addButton(self.tr("&Go to the claim"), action)
        self._go.clicked.connect(self._choose)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        for button in (*self._verdicts.values(), self._go, close):
            button.setAutoDefault(False)  # Enter belongs to the list
        self._list.itemActivated.connect(lambda _item: self._choose())
        box.rejected.connect(self.reject)
        return box
