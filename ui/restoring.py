"""Putting a backup in the place of a library: the choice, the act, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from factcheck.safekeeping import Backup, Recovered
from factcheck.workbench import Workbench
from ui import plain
from ui.dates import moment

_NAMED = 12


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


def recover(path: Path, reviewer: str) -> Recovered:
    """Rebuild a damaged library from its backups and itself; a ``UserError`` says why it failed."""
    return Workbench.recover(path, reviewer=reviewer)


def told_of(done: Recovered) -> str:
    """What became of a damaged library, in a sentence or two."""
    if done.backup is None:
        words = _tr("The library was rebuilt from what could be read of it.")
    else:
        words = _tr("The library was recovered from the backup of {time}.").format(
            time=moment(done.backup.made_at.isoformat())
        )
    words += " " + _tr("Newer changes that were saved: {n}.").format(n=done.saved)
    if done.missing:
        words += " " + _tr("Missing: {n}.").format(n=len(done.missing))
    if done.kept is not None:
        words += " " + _tr("The damaged file is kept in {folder}.").format(folder=done.kept)
    return words


def tell_missing(done: Recovered, parent: QWidget | None) -> None:
    """Name what could not be saved, if anything could not."""
    if done.missing:
        text = _tr("This could not be saved:") + "\n\n" + "\n".join(done.missing[:_NAMED])
        if len(done.missing) > _NAMED:
            text += "\n" + _tr("… and {n} more").format(n=len(done.missing) - _NAMED)
        plain.warn(parent, _tr("Recovered"), told_of(done), text)
