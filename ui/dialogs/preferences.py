"""Theme, font size, the reviewer's name, and the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.settings import LARGEST_FONT, SMALLEST_FONT, Settings
from ui import plain
from ui.actions import ACTS, plain_words, translated
from ui.dialogs.imprint import ImprintRows
from ui.keys import Keymap
from ui.theme import MODES, Theme


class PreferencesDialog(QDialog):
    """What is changed is in force at once and stays when the dialog is closed."""

    def __init__(
        self, settings: Settings, theme: Theme, keymap: Keymap, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self._theme = theme
        self._keymap = keymap
        rows = QVBoxLayout(self)
        rows.setSpacing(12)
        rows.addLayout(self._looks())
        rows.addWidget(self._key_list(), 1)
        rows.addLayout(self._key_editor())
        self._refused = plain.label()
        self._refused.setObjectName("preferences.refused")
        self._refused.setProperty("role", "error")
        self._refused.setWordWrap(True)
        rows.addWidget(self._refused)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 96, 680)
        self._show_key()

    def done(self, result: int) -> None:
        name = self._name.text().strip()
        if name:
            self._settings.reviewer = name
        self._imprint.store()
        super().done(result)

    def _looks(self) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._mode = QComboBox()
        for mode, words in zip(
            MODES,
            (
                self.tr("As the desktop"),
                self.tr("Light"),
                self.tr("Dark"),
                self.tr("High contrast"),
            ),
            strict=True,
        ):
            self._mode.addItem(words, mode)
        self._mode.setCurrentIndex(MODES.index(self._theme.mode))
        self._mode.currentIndexChanged.connect(self._choose_mode)
        self._size = QSpinBox()
        self._size.setRange(SMALLEST_FONT, LARGEST_FONT)
        self._size.setSingleStep(10)
        self._size.setSuffix(" %")
        self._size.setValue(self._theme.font_percent)
        self._size.setKeyboardTracking(False)
        self._size.valueChanged.connect(self._choose_size)
        self._name = QLineEdit(self._settings.reviewer)
        form.addRow(self.tr("&Theme"), self._mode)
        form.addRow(self.tr("Text &size"), self._size)
        form.addRow(self.tr("Your &name in history and reports"), self._name)
        self._imprint = ImprintRows(self._settings, form)
        self._web = QCheckBox(self.tr("&Allow Factcheck to fetch pages from the web"))
        self._web.setObjectName("preferences.web")
        self._web.setChecked(self._settings.web_allowed)
        self._web.toggled.connect(self._allow_web)
        form.addRow("", self._web)
        return form

    def _allow_web(self, allowed: bool) -> None:
        self._settings.web_allowed = allowed

    def _choose_mode(self) -> None:
        self._settings.theme = self._mode.currentData()
        self._theme.set_mode(self._settings.theme)

    def _choose_size(self, percent: int) -> None:
        self._settings.font_percent = percent
        self._theme.set_font_percent(percent)

    # --- keys ---

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
