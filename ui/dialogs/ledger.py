"""The ledger: claims of the library that speak of one fact, with what each says side by side."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from factcheck.elsewhere import Ground, differing, gather, table
from factcheck.errors import UserError
from factcheck.kindred import Says
from factcheck.model import Article, Claim
from factcheck.workbench import Workbench
from ui import plain
from ui.dialogs.room import open_at
from ui.models.ledger import CLAIM_ROLE, Filter, LedgerModel, ground_words, shown
from ui.panels.two_places import TwoPlaces, place_of
from ui.related import Related
from ui.theme import Theme


class LedgerTree(QTreeView):
    """Letters are no search here: they would jump about in a tree of values."""

    def keyboardSearch(self, search: str) -> None:
        """Do nothing."""


class LedgerDialog(QDialog):
    """``chosen`` is the claim to go to, ``None`` where the window was merely closed. ``said`` gives
    pairs of claims and what the reviewer says of them.
    """

    said = Signal(object, object)

    def __init__(
        self, workbench: Workbench, related: Related, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("ledger")
        self.setWindowTitle(self.tr("Conflicts and related claims"))
        self.chosen: int | None = None
        self._workbench = workbench
        self._related = related
        self._model = LedgerModel(theme, self)
        self._which = self._make_filter()
        self._count = plain.label()
        self._count.setObjectName("ledger.count")
        self._halt = QPushButton()
        self._halt.setObjectName("ledger.halt")
        self._halt.setAutoDefault(False)
        self._halt.clicked.connect(self._halt_or_go_on)
        self._tree = self._make_tree()
        self._why = self._make_why()
        self._places = TwoPlaces(theme, self)
        self._articles: dict[int, Article] = {}
        self._arrange()
        related.counted.connect(self._read)
        related.advanced.connect(self._tell_progress)
        related.gather_groups()
        self._read()
        if not self._model.rowCount() and related.surveyed and related.groups:
            self._which.setCurrentIndex(self._which.findData(Filter.ALL))
        self._tree.setFocus()

    # --- what is shown ---

    def _read(self) -> None:
        """Show the groups as they are known now; the row that was current stays so."""
        before = self._tree.currentIndex().data(CLAIM_ROLE)
        which = self._filter()
        groups = shown([*self._related.groups, *self._related.matters], which)
        if which is Filter.APART:
            groups = [group for link in self._related.apart() for group in gather([link])]
        ids = {each.key for group in groups for each in group.entries}
        claims = self._workbench.claims(sorted(key for key in ids if isinstance(key, int)))
        titles = self._related.titles({claim.article_id for claim in claims})
        self._claims: dict[object, Claim] = {claim.id: claim for claim in claims}
        self._titles = titles
        self._model.show_groups(groups, self._claims, titles)
        self._tree.expandAll()
        for row in range(self._model.rowCount()):
            self._tree.setFirstColumnSpanned(row, QModelIndex(), True)
        self._select(before)
        self._show_why(self._tree.currentIndex())
        self._tell_progress()

    def _select(self, claim_id: object) -> None:
        first = self._model.index(0, 0)
        self._tree.setCurrentIndex(first)
        if claim_id is None:
            return
        for row in range(self._model.rowCount()):
            group = self._model.index(row, 0)
            for at in range(self._model.rowCount(group)):
                index = self._model.index(at, 0, group)
                if index.data(CLAIM_ROLE) == claim_id:
                    self._tree.setCurrentIndex(index)
                    return

    def _tell_progress(self) -> None:
        groups = self._model.rowCount()
        if self._related.surveyed:
            words = {
                0: self.tr("Nothing to show."),
                1: self.tr("1 group"),
            }.get(groups, self.tr("{n} groups").format(n=groups))
        else:
            words = self.tr("Halted: {left} claims not compared yet")
            if not self._related.halted:
                words = self.tr("Comparing the claims… {left} left")
            words = words.format(left=f"{self._related.left:,}")
        self._count.setText(words)
        self._halt.setVisible(self._related.left > 0)
        self._halt.setText(self.tr("Go &on") if self._related.halted else self.tr("&Pause"))
        self._save.setEnabled(groups > 0)
        self._go.setEnabled(groups > 0)
        writable = groups > 0 and not self._workbench.read_only
        self._part.setEnabled(writable and self._filter() is not Filter.APART)
        self._join.setEnabled(writable)

    def _show_why(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self._why.setText(self._model.why(index))
        link = next(iter(self._model.links(index)), None)
        ends = [self._claims.get(end.key) for end in (link.one, link.other)] if link else []
        words = (differing(link) if link else None) or ("", "")
        shown_places = [
            place_of(self._article(claim.article_id), claim, (said,))
            for claim, said in zip(ends, words, strict=False)
            if claim is not None
        ]
        both = len(shown_places) == 2
        self._places.show_places(*(shown_places if both else (None, None)))

    def _filter(self) -> Filter | Ground:
        # Qt keeps the plain text of an enumeration.
        value = str(self._which.currentData())
        return Filter(value) if value in list(Filter) else Ground(value)

    def _article(self, article_id: int) -> Article:
        if article_id not in self._articles:
            self._articles[article_id] = self._workbench.article(article_id)
        return self._articles[article_id]

    # --- what is done ---

    def _halt_or_go_on(self) -> None:
        self._related.halt(halted=not self._related.halted)
        self._related.gather_groups()

    def _choose(self) -> None:
        claim_id = self._tree.currentIndex().data(CLAIM_ROLE)
        if isinstance(claim_id, int):
            self.chosen = claim_id
            self.accept()

    def _say(self, says: Says) -> None:
        """Say it of the pairs behind the current row: of a claim with all of its group."""
        links = self._model.links(self._tree.currentIndex())
        pairs = [
            (link.one.key, link.other.key)
            for link in links
            if link.one.key in self._claims and link.other.key in self._claims
        ]
        apart = self._filter() is Filter.APART
        if pairs and (says is Says.SAME or not apart):
            self.said.emit(pairs, None if apart else says)
            self._read()

    def _export(self) -> None:
        folder = self._workbench.path.parent
        suggested = folder / f"{self._workbench.path.stem}-{self.tr('ledger')}.csv"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export what is shown"), str(suggested), "*.csv"
        )
        if not name:
            return
        try:
            rows = table(self._model.groups(), self._claims, self._titles)
            self._workbench.export_table(rows, Path(name))
        except UserError as error:
            plain.warn_of(self, self.tr("Not exported"), error)
            return
        self._count.setText(self.tr("Written: {path}").format(path=name))

    # --- building ---

    def _make_filter(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("ledger.filter")
        box.setAccessibleName(self.tr("Which groups are shown"))
        box.addItem(self.tr("Conflicts"), Filter.CONFLICTS)
        box.addItem(self.tr("Compatible"), Filter.COMPATIBLE)
        box.addItem(self.tr("All"), Filter.ALL)
        box.addItem(self.tr("Same matter, nothing to compare"), Filter.MATTER)
        box.addItem(self.tr("Not the same, as you said"), Filter.APART)
        box.insertSeparator(box.count())
        for ground, words in ground_words().items():
            box.addItem(self.tr("Conflict in {what}").format(what=words), ground)
        box.currentIndexChanged.connect(lambda _row: self._read())
        return box

    def _make_tree(self) -> LedgerTree:
        tree = LedgerTree()
        tree.setObjectName("ledger.tree")
        tree.setAccessibleName(self.tr("Related claims in groups"))
        tree.setModel(self._model)
        tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setAllColumnsShowFocus(True)
        tree.activated.connect(lambda _index: self._choose())
        tree.selectionModel().currentChanged.connect(lambda now, _before: self._show_why(now))
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in ((0, 40), (2, 30), (3, 16)):
            header.resizeSection(column, letter * letters)
        return tree

    def _make_why(self) -> QLabel:
        why = plain.label()
        why.setObjectName("ledger.why")
        why.setWordWrap(True)
        why.setAlignment(Qt.AlignmentFlag.AlignTop)
        why.setMinimumHeight(self.fontMetrics().lineSpacing() * 4)
        why.setProperty("role", "muted")
        return why

    def _arrange(self) -> None:
        name = plain.label(self.tr("&Show:"))
        name.setBuddy(self._which)
        top = QHBoxLayout()
        top.addWidget(name)
        top.addWidget(self._which)
        top.addStretch(1)
        top.addWidget(self._count)
        top.addWidget(self._halt)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        rows.addLayout(top)
        rows.addWidget(self._tree, 1)
        rows.addWidget(self._why)
        self._places.setMaximumHeight(self.fontMetrics().lineSpacing() * 9)
        rows.addWidget(self._places)
        rows.addWidget(self._buttons())
        open_at(self, 170, 42)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self._go = box.addButton(self.tr("&Go to the claim"), action)
        self._go.clicked.connect(self._choose)
        self._save = box.addButton(self.tr("&Export…"), action)
        self._save.setObjectName("ledger.export")
        self._save.clicked.connect(self._export)
        self._part = box.addButton(self.tr("&Not the same (P)"), action)
        self._part.clicked.connect(lambda: self._say(Says.APART))
        self._join = box.addButton(self.tr("Same &after all (Shift+P)"), action)
        self._join.clicked.connect(lambda: self._say(Says.SAME))
        for key, says in (("P", Says.APART), ("Shift+P", Says.SAME)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(partial(self._say, says))
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        for button in (self._go, self._save, self._part, self._join, close):
            button.setAutoDefault(False)  # Enter belongs to the tree
        box.rejected.connect(self.reject)
        return box
