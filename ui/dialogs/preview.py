"""Showing a file of this computer in the program that the desktop has for it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_local(path: Path) -> bool:
    """Open a file or a folder; says whether any program took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def previews() -> Path:
    """Where previews are until the program ends: the browser may be slower than the reviewer."""
    return Path(_folder().name)


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="factcheck-preview-")
