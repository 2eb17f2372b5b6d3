"""Asking for a library file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from factcheck import paths

ENDING = ".factcheck"


def _tr(text: str) -> str:
    return QCoreApplication.translate("choosing", text)


def ask_library(parent: QWidget | None) -> Path | None:
    """The library that the reviewer chooses, or nothing."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        _tr("Open a library"),
        str(paths.default_library().parent),
        _tr("Factcheck libraries (*.factcheck);;All files (*)"),
    )
    return Path(name) if name else None


def ask_new_library(
    parent: QWidget | None, title: str = "", near: Path | None = None
) -> Path | None:
    """The file for a new library, or nothing; ``near`` is what is suggested."""
    name, _ = QFileDialog.getSaveFileName(
        parent,
        title or _tr("New library"),
        str(near or paths.default_library().with_name(_tr("new") + ENDING)),
        _tr("Factcheck libraries (*.factcheck)"),
        # A file that exists is refused afterwards in words: a library is never written over.
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(ENDING)
