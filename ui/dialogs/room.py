"""How large a window opens: as its text asks for, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

_OF_THE_SCREEN = 0.92


def open_at(dialog: QDialog, letters: int, lines: int) -> None:
    """Give ``dialog`` room for so many letters and lines, as far as its screen has it."""
    metrics, room = dialog.fontMetrics(), dialog.screen().availableSize() * _OF_THE_SCREEN
    dialog.resize(
        min(metrics.averageCharWidth() * letters, room.width()),
        min(metrics.height() * lines, room.height()),
    )
