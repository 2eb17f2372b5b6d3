"""A calm strip at the top of the window: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from factcheck.errors import NotSaved, UserError
from ui.icons import icon
from ui.panels.wrapped import WrappedLabel
from ui.spoken import announce
from ui.theme import Theme

_LINES = 6  # at most, whatever a file is called: the work stays in sight


class Banner(QFrame):
    """Hidden until there is something to say. A new message takes the place of the old one.

    ``copy_wanted``: the library is to be saved elsewhere, since its disk refuses.
    """

    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._theme = theme
        self._act: Callable[[], object] | None = None
        self._sign = QLabel()
        self._text = WrappedLabel("", self, most=_LINES, widest=30)
        self._do = QPushButton()
        self._do.setObjectName("banner.act")
        self._do.clicked.connect(self._acted)
        self._copy = QPushButton(self.tr("Save a cop&y…"))
        self._copy.setObjectName("banner.copy")
        self._copy.clicked.connect(self.copy_wanted)
        self._away = QPushButton(self.tr("Dis&miss"))
        self._away.setObjectName("banner.dismiss")
        self._away.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._do)
        row.addWidget(self._copy)
        row.addWidget(self._away)
        self.is_error = False
        theme.changed.connect(self._draw)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty while hidden."""
        return self._text.text() if not self.isHidden() else ""

    def show_error(self, error: UserError, retry: Callable[[], object] | None = None) -> None:
        """Tell of something in the reviewer's world; ``retry`` does the same thing again."""
        self._say(str(error), retry, self.tr("Re&try"), error=True)
        self._copy.setVisible(isinstance(error, NotSaved))

    def show_notice(
        self, text: str, act: Callable[[], object] | None = None, words: str = ""
    ) -> None:
        """Say something that is no error, perhaps with one thing to do."""
        self._say(text, act, words, error=False)

    def dismiss(self) -> None:
        """Take the message away."""
        self._act = None
        self.hide()

    def dismiss_notice(self) -> None:
        """Take a message away that is no error."""
        if not self.is_error:
            self.dismiss()

    def _say(self, text: str, act: Callable[[], object] | None, words: str, *, error: bool) -> None:
        self.is_error = error
        self._act = act
        self._text.setText(text)
        self._do.setText(words)
        self._do.setVisible(act is not None)
        self._copy.hide()
        self.setAccessibleName(self.tr("Message"))
        self.setAccessibleDescription(text)
        self.setProperty("role", "banner" if error else "notice")
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw()
        self.show()
        announce(self, text, at_once=error)

    def _acted(self) -> None:
        act, self._act = self._act, None
        # Hidden first: the act may fail again and say so here.
        self.hide()
        if act is not None:
            act()

    def _draw(self) -> None:
        name, color = ("warning", "fact") if self.is_error else ("article", "accent")
        size = self.fontMetrics().height()
        self._sign.setPixmap(icon(name, self._theme.color(color)).pixmap(size, size))
