"""The strip under the menus: import, paste, undo, redo, search, filter, export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolBar,
    QWidget,
)

from factcheck.query import Show
from ui import plain
from ui.actions import ACTS, BY_ID, TOOL_BAR, Actions, plain_words, translated
from ui.theme import Theme

_PAUSE = 120  # ms after the last key until the list follows


class SearchField(QLineEdit):
    """Searches as one types; Enter goes to the first result, Escape back to the article."""

    searched = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName(self.tr("Search claims, notes and sources"))
        self.setClearButtonEnabled(True)
        # The gap beside it takes what is left over, not the field.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(lambda _: self._pause.start())
        self.returnPressed.connect(self._enter)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 42, super().sizeHint().height())

    def show_key(self, key: str) -> None:
        """Say in the empty field which key leads to it."""
        text = self.tr("Search claims, notes and sources")
        self.setPlaceholderText(f"{text}  ( {key} )" if key else text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.forget()
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self._enter()
            return
        super().keyPressEvent(event)

    def forget(self) -> None:
        """Empty the field without searching."""
        self._pause.stop()
        self.clear()

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())

    def _enter(self) -> None:
        if self._pause.isActive():
            self._search()
        if self.text().strip():
            self.entered.emit()


class ActionButton(QPushButton):
    """A button for an action of the table: its icon, its words without the key's underline."""

    def __init__(self, name: str, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"tools.{name}")
        self._action = actions[name]
        dots = "…" if BY_ID[name].words.endswith("…") else ""
        # A space, as Qt sets the icon close to the words.
        self.setText(f" {plain_words(BY_ID[name])}{dots}")
        self.setAccessibleName(plain_words(BY_ID[name]))
        self.setAccessibleDescription(translated(BY_ID[name].help))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._action.trigger)
        self._action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setIcon(self._action.icon())
        self.setEnabled(self._action.isEnabled())
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain.tip(self, f"{self._action.statusTip()} ({key})" if key else self._action.statusTip())


class ToolBar(QToolBar):
    """Buttons made from the table of actions, and the search field."""

    def __init__(self, actions: Actions, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tools")
        self.setWindowTitle(self.tr("Tool bar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.toggleViewAction().setEnabled(False)
        self._actions = actions
        self._theme = theme
        for name in TOOL_BAR:
            self.addWidget(ActionButton(name, actions))
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.search = SearchField()
        self.addWidget(self.search)
        self._show = self._show_button()
        self.addWidget(self._show)
        self.addWidget(ActionButton("report.export", actions))
        theme.changed.connect(self._fit)
        self._fit()

    def show_filter(self, show: Show) -> None:
        """Tell which claims the list shows."""
        action = self._actions[f"show.{show.value}"]
        self._actions.choose(f"show.{show.value}")
        self._show.setText(action.text().replace("&", "").replace(" ", ": ", 1) + " ▾")

    def _show_button(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("show")
        button.setAccessibleName(self.tr("Which claims the list shows"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        self._actions.fill_menu(menu, [act for act in ACTS if act.choice in ("show", "order")])
        button.setMenu(menu)
        return button

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        edge = metrics.height()
        for button in self.findChildren(ActionButton):
            button.setIconSize(QSize(edge, edge))
        self.search.setMinimumWidth(metrics.averageCharWidth() * 14)
