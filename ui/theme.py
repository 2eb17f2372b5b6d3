"""The one place that knows colours and fonts: light, dark, high contrast (resources/themes)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from factcheck.model import Kind, Verdict
from factcheck.paths import RESOURCES

MODES = ("auto", "light", "dark", "contrast")
_SANS = ("Inter", "Segoe UI", "Noto Sans", "Cantarell", "DejaVu Sans")
_SERIF = (
    "Noto Serif",
    "Source Serif 4",
    "Charter",
    "Georgia",
    "DejaVu Serif",
    "Liberation Serif",
    "serif",
)
_BASE_POINTS = 10.0
_TEXT_TO_UI = 1.22  # article text is read for hours: it is larger than the controls around it


@dataclass(frozen=True)
class MarkStyle:
    """How a claim is drawn: never by colour alone, so symbol, word and underline differ too."""

    ink: QColor
    fill: QColor
    pen: Qt.PenStyle
    symbol: str
    word: str
    key: str


def palette_file(name: str) -> Path:
    """The colours of a theme."""
    return RESOURCES / "themes" / f"{name}.toml"


def read_colors(name: str) -> dict[str, str]:
    """The colours of ``light``, ``dark`` or ``contrast`` as ``#rrggbb`` by their names."""
    loaded = tomllib.loads(palette_file(name).read_text(encoding="utf-8"))
    return {key: str(value) for key, value in loaded.items()}


class Theme(QObject):
    """Colours and fonts of the window; ``changed`` is emitted after they were put in force."""

    changed = Signal()

    def __init__(
        self, mode: str = "auto", font_percent: int = 100, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.mode = mode if mode in MODES else "auto"
        self.font_percent = font_percent
        self.name = self._resolve()
        self._colors = read_colors(self.name)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_desktop)

    # --- choosing ---

    def set_mode(self, mode: str) -> None:
        """Change to ``auto``, ``light``, ``dark`` or ``contrast``."""
        self.mode = mode if mode in MODES else "auto"
        self._reload()

    def set_font_percent(self, percent: int) -> None:
        """Change the size of every text, 80 to 200 per cent."""
        self.font_percent = max(80, min(200, percent))
        self._reload()

    def apply(self, app: QApplication) -> None:
        """Put palette, style sheet and font in force."""
        if app.style().objectName().lower() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(self._palette())
        app.setFont(self.ui_font())
        source = (RESOURCES / "styles" / "base.qss").read_text(encoding="utf-8")
        icons = (RESOURCES / "icons").as_posix()
        # A style sheet cannot colour a picture: what stands on the accent comes in two inks.
        ink = "light" if self.color("on_accent").lightnessF() > 0.5 else "dark"
        sheet = Template(source).substitute(self._colors, icons=icons, on_accent_ink=ink)
        app.setStyleSheet(sheet)

    @contextmanager
    def building(self, app: QApplication) -> Iterator[None]:
        """Without the style sheet while a window is built: with it, whatever is put into another
        widget is styled anew with all that is in it.
        """
        sheet = app.styleSheet()
        app.setStyleSheet("")
        try:
            yield
        finally:
            app.setStyleSheet(sheet)

    # --- asking ---

    def color(self, name: str) -> QColor:
        """A named colour of the present theme; an unknown name is a ``KeyError``."""
        return QColor(self._colors[name])

    def mark(self, verdict: Verdict | None, kind: Kind) -> MarkStyle:
        """How a claim with this verdict, or with this suggestion while unreviewed, is drawn."""
        if verdict is Verdict.SUPPORTED:
            return self._style("supported", Qt.PenStyle.SolidLine, "✓", self.tr("Supported"), "S")
        if verdict is Verdict.DISPUTED:
            return self._style("disputed", Qt.PenStyle.SolidLine, "×", self.tr("Disputed"), "D")
        if verdict is Verdict.OPINION:
            return self._style("opinion", Qt.PenStyle.DotLine, "❝", self.tr("Opinion"), "O")
        word = self.tr("Unreviewed")
        if kind is Kind.OPINION:
            return self._style("opinion", Qt.PenStyle.DotLine, "·", word, "U")
        return self._style("fact", Qt.PenStyle.DashLine, "·", word, "U")

    def ui_font(self, scale: float = 1.0, bold: bool = False) -> QFont:
        """The sans-serif face of the controls."""
        return self._font(_sans_families(), _BASE_POINTS * scale, bold)

    def text_font(self, scale: float = 1.0, bold: bool = False) -> QFont:
        """The serif face of article text and claims."""
        return self._font(_SERIF, _BASE_POINTS * _TEXT_TO_UI * scale, bold)

    # --- inside ---

    def _style(self, color: str, pen: Qt.PenStyle, symbol: str, word: str, key: str) -> MarkStyle:
        return MarkStyle(self.color(color), self.color(f"{color}_soft"), pen, symbol, word, key)

    def _font(self, families: tuple[str, ...], points: float, bold: bool) -> QFont:
        font = QFont(list(families))
        font.setPointSizeF(points * self.font_percent / 100)
        font.setBold(bold)
        return font

    def _resolve(self) -> str:
        if self.mode != "auto":
            return self.mode
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _reload(self) -> None:
        self.name = self._resolve()
        self._colors = read_colors(self.name)
        app = QCoreApplication.instance()
        if isinstance(app, QApplication):
            self.apply(app)
        self.changed.emit()

    def _follow_desktop(self) -> None:
        # Our own palette can make the platform report a new scheme: only a real change counts.
        if self.mode == "auto" and self._resolve() != self.name:
            self._reload()

    def _palette(self) -> QPalette:
        roles = QPalette.ColorRole
        palette = QPalette(self.color("panel"), self.color("window"))
        for role, name in (
            (roles.Window, "window"),
            (roles.WindowText, "text"),
            (roles.Base, "panel"),
            (roles.AlternateBase, "field"),
            (roles.Text, "text"),
            (roles.Button, "panel"),
            (roles.ButtonText, "text"),
            (roles.BrightText, "disputed"),
            (roles.ToolTipBase, "panel"),
            (roles.ToolTipText, "text"),
            (roles.PlaceholderText, "muted"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.Link, "accent"),
            (roles.LinkVisited, "opinion"),
            (roles.Mid, "line"),
            (roles.Accent, "accent"),
        ):
            palette.setColor(role, self.color(name))
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette


@cache
def _sans_families() -> tuple[str, ...]:
    # The desktop's own font comes last: on a bare system it is whatever the first file was.
    return (*_SANS, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family())
