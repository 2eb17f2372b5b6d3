"""Every action with its keys, which can be changed; a key that is taken is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import plain
from ui.actions import ACTS, plain_words, translated
from ui.keys import Keymap


class KeysPage(QWidget):
    """What is changed is in force at once."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._refused = plain.label()
        self._refused.setObjectName("preferences.refused")
        self._refused.setProperty("role", "error")
        self._refused.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.addWidget(self._key_list(), 1)
        rows.addLayout(self._key_editor())
        rows.addWidget(self._refused)
        self._show_key()

    def store(self) -> None:
        """The keymap holds what was changed already."""

    def _key_list(self) -> QTreeWidget:
        self._list = QTreeWidget()
        self._list.setAccessibleName(self.tr("Actions and their keys"))
        self._list.setHeaderLabels([self.tr("Action"), self.tr("Key")])
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        header = self._list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        for act in ACTS:
            item = QTreeWidgetItem([plain_words(act), self._keymap.shown(act.id)])
            item.setData(0, Qt.ItemDataRole.UserRole, act.id)
            item.setToolTip(0, plain.tip_text(translated(act.help)))
            self._list.addTopLevelItem(item)
            if act is ACTS[0]:
                self._list.setCurrentItem(item)
        self._list.currentItemChanged.connect(self._show_key)
        return self._list

    def _key_editor(self) -> QHBoxLayout:
        self._edit = QKeySequenceEdit()
        self._edit.setMaximumSequenceLength(1)
        self._edit.setAccessibleName(self.tr("New key"))
        self._edit.editingFinished.connect(self._change)
        none = QPushButton(self.tr("N&o key"))
        none.clicked.connect(lambda: self._set([]))
        default = QPushButton(self.tr("&Default"))
        default.clicked.connect(self._reset)
        for button in (none, default):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        caption = plain.label(self.tr("&New key:"))
        caption.setBuddy(self._edit)
        for widget in (caption, self._edit, none, default):
            row.addWidget(widget, 1 if widget is self._edit else 0)
        return row

    def _chosen(self) -> str:
        item = self._list.currentItem()
        return str(item.data(0, Qt.ItemDataRole.UserRole)) if item else ACTS[0].id

    def _show_key(self) -> None:
        keys = self._keymap.keys(self._chosen())
        blocked = self._edit.blockSignals(True)
        self._edit.setKeySequence(keys[0] if keys else QKeySequence())
        self._edit.blockSignals(blocked)
        self._refused.clear()

    def _change(self) -> None:
        key = self._edit.keySequence()
        present = self._keymap.keys(self._chosen())
        if not key.isEmpty() and key not in present:
            self._set([key])

    def _set(self, keys: list[QKeySequence]) -> None:
        self._told(self._keymap.change(self._chosen(), keys))

    def _reset(self) -> None:
        self._told(self._keymap.reset(self._chosen()))

    def _told(self, refused: str) -> None:
        self._show_key()
        self._refused.setText(refused)
        if item := self._list.currentItem():
            item.setText(1, self._keymap.shown(self._chosen()))
