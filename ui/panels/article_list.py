"""The list of articles at the left edge of the window."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from factcheck.workbench import Workbench
from ui import plain
from ui.delegates.article import ArticleDelegate
from ui.models.articles import ROW_ROLE, ArticleModel
from ui.theme import Theme

_ROWS_SHOWN = 5
_OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class ArticleList(QWidget):
    """Shows the library's articles and how far each is reviewed."""

    chosen = Signal(int)

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._theme = theme
        self._is_quiet = False
        self.setObjectName("article-list")
        self._head = plain.label(parent=self)
        self._head.setProperty("role", "heading")
        self._model = ArticleModel(self)
        self._delegate = ArticleDelegate(theme, self)
        self._view = _Rows(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(self._delegate)
        self._view.setAccessibleName(self.tr("Articles"))
        self.setFocusProxy(self._view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._view, 1)
        self._view.selectionModel().currentChanged.connect(self._choose)
        theme.changed.connect(self._take_theme)
        self._take_theme()
        self.reload()

    def reload(self) -> None:
        """Read the list again: articles came or went."""
        rows = self._workbench.articles()
        self._take_quietly(lambda: self._model.set_rows(rows))

    def refresh(self, article_ids: Iterable[int]) -> None:
        """Read the counts of these articles again."""
        self._model.refresh(self._workbench.article_rows(article_ids))

    def follow(self, article_ids: Collection[int]) -> None:
        """Read these articles again, which may have come or gone."""
        rows = self._workbench.article_rows(article_ids)
        gone = set(article_ids).difference(row.id for row in rows)
        self._take_quietly(lambda: self._model.follow(rows, gone))

    def select(self, article_id: int) -> None:
        """Show an article as the chosen one; nothing is emitted."""
        index = self._model.index_of(article_id)
        self._is_quiet = True
        try:
            self._view.setCurrentIndex(index)
        finally:
            self._is_quiet = False
        if index.isValid():
            self._view.scrollTo(index)

    def article_ids(self) -> list[int]:
        """The articles from top to bottom."""
        return self._model.ids()

    def sizeHint(self) -> QSize:
        row = self._delegate.sizeHint(QStyleOptionViewItem(), QModelIndex())
        rows = max(1, min(_ROWS_SHOWN, self._model.rowCount()))
        height = self._head.sizeHint().height() + rows * row.height()
        return QSize(round(row.width() * 1.7), height)

    def _take_quietly(self, take: Callable[[], None]) -> None:
        self._is_quiet = True
        try:
            take()
        finally:
            self._is_quiet = False
        count = self._model.rowCount()
        self._head.setText(self.tr("ARTICLES · %1").replace("%1", str(count)))
        self.updateGeometry()

    def _choose(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = current.data(ROW_ROLE) if current.isValid() else None
        if row is not None and not self._is_quiet:
            self.chosen.emit(row.id)

    def _take_theme(self) -> None:
        self._delegate.take_theme()
        self._head.setFont(self._theme.ui_font(0.9, bold=True))
        pad = self.fontMetrics().height()
        self._head.setContentsMargins(round(pad * 0.75), round(pad * 0.6), 4, round(pad * 0.4))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.color("panel"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self._view.scheduleDelayedItemsLayout()
        self._view.viewport().update()
        self.updateGeometry()


class _Rows(QListView):
    """A list that keeps the arrow keys to itself while it has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("articles")
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def event(self, event: QEvent) -> bool:
        # The window moves between claims with the same keys: here they move between articles.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _OWN_KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            event.accept()
            return True
        return super().event(event)
