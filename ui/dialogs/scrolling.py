"""A part of a window that gives way where the screen is too low for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_SHARE = 0.92  # of the screen's height; the rest is the frame


class Scrolled(QScrollArea):
    """What a window asks, in room that scrolls: the buttons below stay on a small screen."""

    def __init__(self, choices: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self.setWidget(choices)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(choices.minimumSizeHint().width() + bar)

    def fit(self, window: QWidget) -> None:
        """Make the window as high as shows all of this, or as the screen has room for."""
        window.ensurePolished()
        width = max(window.minimumWidth(), window.minimumSizeHint().width())
        wanted = max(self._choices.sizeHint().height(), self._choices.heightForWidth(width))
        others = window.sizeHint().height() - self.sizeHint().height()
        room = round(window.screen().availableSize().height() * _SHARE)
        window.resize(width, min(others + wanted, room))
