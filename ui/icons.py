"""Icons: our own SVG files, recoloured from the theme: icon themes are missing on many desktops."""

from __future__ import annotations

from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from factcheck.paths import RESOURCES

_SMALL = (16, 24)
_LARGE = (32, 48, 64)


def icon(name: str, color: QColor) -> QIcon:
    """The icon ``name`` of resources/icons with ``currentColor`` replaced by ``color``."""
    return _icon(name, color.name(), _SMALL)


def app_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    return _icon("factcheck", "#000000", _LARGE)


@cache
def _icon(name: str, color: str, sizes: tuple[int, ...]) -> QIcon:
    source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))
    made = QIcon()
    densest = max(screen.devicePixelRatio() for screen in QGuiApplication.screens())
    for size in sizes:
        for ratio in range(1, ceil(densest) + 1):
            pixmap = QPixmap(size * ratio, size * ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            made.addPixmap(pixmap)
    return made
