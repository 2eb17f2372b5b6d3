"""Keys as a person presses them: where the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def press(qtbot: QtBot, keys: str, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press keys where the focus is, as a person does who has no mouse."""
    target = QApplication.focusWidget()
    assert isinstance(target, QWidget)
    qtbot.keyClicks(target, keys, modifier or Qt.KeyboardModifier.NoModifier)


def press_key(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press one key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
