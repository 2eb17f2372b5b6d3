"""What an empty library shows: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import plain
from ui.icons import app_icon, icon
from ui.theme import Theme


class Welcome(QWidget):
    """The page of the first run, and of every library without articles."""

    samples_wanted = Signal()
    import_wanted = Signal()
    paste_wanted = Signal()
    named = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Welcome"))
        self._theme = theme
        self._sign = QLabel()
        self._title = plain.label(self.tr("Welcome to Factcheck"))
        self._text = plain.label(
            self.tr(
                "Bring in an article. It is split into claims that can be checked; you mark each "
                "one supported, disputed or opinion, add your sources, and send the report. "
                "Everything stays on this computer, in one file."
            )
        )
        self._hint = plain.label(
            self.tr("You can also drop files on this window. The key ? shows every key.")
        )
        for text in (self._text, self._hint):
            text.setWordWrap(True)
            text.setProperty("role", "muted")
        self._samples = self._button(self.tr("Open the &sample articles"))
        self._samples.clicked.connect(self.samples_wanted)
        self._import = self._button(self.tr("&Import files…"))
        self._import.clicked.connect(self.import_wanted)
        self._paste = self._button(self.tr("&Paste text from the clipboard"))
        self._paste.clicked.connect(self.paste_wanted)
        self._samples.setDefault(True)
        # Verdicts belong to a name: it is asked for before there are any.
        self._name = QLineEdit()
        self._name.setObjectName("welcome.name")
        self._name.editingFinished.connect(lambda: self.named.emit(self._name.text()))
        self._asked = plain.label(self.tr("Your &name in history and reports"))
        self._asked.setBuddy(self._name)
        self._name.setAccessibleName(self._asked.text().replace("&", ""))
        self._lay_out()
        theme.changed.connect(self._draw)
        self._draw()

    def show_writable(self, writable: bool) -> None:
        """A library that is only read takes no articles."""
        for part in (self._samples, self._import, self._paste, self._name):
            part.setEnabled(writable)

    def show_name(self, name: str) -> None:
        """Show under which name the work is done."""
        self._name.setText(name)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(True)
        return button

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("welcome.card")
        rows = QVBoxLayout(card)
        rows.setSpacing(12)
        rows.addWidget(self._sign)
        parts = (self._title, self._text, self._samples, self._import, self._paste, self._hint)
        for each in (*parts, self._asked, self._name):
            rows.addWidget(each)
        self._card = card
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        # Stretches, not an alignment: an aligned widget forgets that its height follows its width.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.setFocusProxy(self._samples)

    def _draw(self) -> None:
        self._sign.setPixmap(app_icon().pixmap(48, 48))
        self._title.setFont(self._theme.text_font(1.5, bold=True))
        self._card.setFixedWidth(self.fontMetrics().averageCharWidth() * 62)
        for button, name in ((self._import, "import"), (self._paste, "paste")):
            button.setIcon(icon(name, self._theme.color("text")))
        self._samples.setIcon(QIcon(icon("article", self._theme.color("on_accent"))))
