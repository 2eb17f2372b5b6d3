"""Putting a backup in the place of a library: the choice, the act, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from factcheck.model import Backup
from factcheck.workbench import Workbench
from ui.dates import moment


def _tr(text: str) -> str:
    return QCoreApplication.translate("restoring", text)


def ask_backup(path: Path, parent: QWidget | None) -> Backup | None:
    """The backup that the reviewer chooses of a library that is not open, or nothing."""
    from ui.dialogs.backups import BackupsDialog

    dialog = BackupsDialog(Workbench.backups_of(path), None, parent)
    return dialog.chosen() if dialog.exec() == QDialog.DialogCode.Accepted else None


def restore(path: Path, backup: Backup, reviewer: str) -> str:
    """Restore a backup and say what was done; a ``UserError`` says why it was not."""
    kept = Workbench.restore_backup(path, backup, reviewer=reviewer)
    words = _tr("The library is as it was in the backup of {time}.").format(
        time=moment(backup.made_at.isoformat())
    )
    if kept is not None:
        words += " " + _tr("What was there before is kept in {folder}.").format(folder=kept)
    return words
