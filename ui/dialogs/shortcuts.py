"""Every key on one sheet, made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import plain
from ui.actions import ACTS, MENUS, plain_words, translated
from ui.keys import Keymap
from ui.theme import Theme

_ARRANGED = (
    (("&Review", "&Edit", "&Help"), ("&Claim", "&File"), ("&View",)),
    (("&Review", "&View"), ("&Claim", "&File", "&Edit", "&Help")),
    (("&Review", "&Claim", "&View", "&File", "&Edit", "&Help"),),
)
"""Which menus stand in which column; the first that fits the screen is taken."""

_FRAME = 60  # what stands around the sheet


class ShortcutsDialog(QDialog):
    """The cheat sheet; keys that were changed are shown as they are now."""

    def __init__(self, keymap: Keymap, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setWindowTitle(self.tr("Keys"))
        self._keymap, self._theme = keymap, theme
        room = self.screen().availableSize() * 0.92
        sheets = (self._sheet(columns) for columns in _ARRANGED)
        sheet = next(one for one in sheets if self._fits(one, room.width()))
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        note = plain.label(
            self.tr(
                "Single letters act only when no text field has the focus. "
                "Change keys in the preferences."
            )
        )
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(scroll, 1)
        rows.addWidget(note)
        rows.addWidget(buttons)
        scroll.setFocus()  # the arrows and Page Down go through it
        wanted = sheet.sizeHint()
        self.resize(
            min(wanted.width() + _FRAME, room.width()), min(wanted.height() + 130, room.height())
        )

    def _fits(self, sheet: QWidget, room: int) -> bool:
        return sheet.sizeHint().width() + _FRAME <= room or sheet.property("columns") == 1

    def _sheet(self, columns: tuple[tuple[str, ...], ...]) -> QWidget:
        sheet = QWidget()
        sheet.setProperty("columns", len(columns))
        row = QHBoxLayout(sheet)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.setSpacing(28)
        for menus in columns:
            column = QVBoxLayout()
            for menu in menus:
                column.addWidget(self._heading(menu, self._theme))
                column.addLayout(self._rows(menu, self._keymap))
                column.addSpacing(12)
            column.addStretch(1)
            row.addLayout(column)
        sheet.ensurePolished()
        return sheet

    def _heading(self, menu: str, theme: Theme) -> QWidget:
        assert menu in MENUS
        heading = plain.label(translated(menu).replace("&", ""))
        heading.setProperty("role", "heading")
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        heading.setFont(theme.ui_font(1.05, bold=True))
        return heading

    def _rows(self, menu: str, keymap: Keymap) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        listed = [act for act in ACTS if act.menu == menu and keymap.keys(act.id)]
        for row, act in enumerate(listed):
            key = plain.label(keymap.shown(act.id))
            key.setProperty("role", "key")
            plain.tip(key, translated(act.help))
            words = plain.label(plain_words(act))
            plain.tip(words, translated(act.help))
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        if menu == "&Review":
            row = len(listed)
            key = plain.label("Ctrl+Enter")
            key.setProperty("role", "key")
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(plain.label(self.tr("Save the text field and go on")), row, 1)
        return grid
