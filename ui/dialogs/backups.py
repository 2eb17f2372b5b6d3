"""The backups of a library: when, why, what is in them, and what restoring would change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from factcheck.errors import UserError
from factcheck.safekeeping import Backup, Undoing
from ui import plain
from ui.dates import day
from ui.dialogs.room import open_at
from ui.panels.wrapped import WrappedLabel

_NEARLY = 0.8


def _tr(text: str) -> str:
    return QCoreApplication.translate("backups", text)


def told(backup: Backup, present: int | None) -> str:
    """A backup in two lines: when and why, then what is in it against the ``present`` verdicts."""
    local = backup.made_at.astimezone()
    at = f"{day(local.date().isoformat())}, {local:%H:%M}"
    reasons = {
        "close": _tr("when the library was closed"),
        "hourly": _tr("while you worked"),
        "restore": _tr("before a backup was restored"),
        "asked": _tr("because you asked"),
        "removal": _tr("before an article was removed"),
        "merge": _tr("before a reviewer's file was taken in"),
        "recovery": _tr("after a damaged library was recovered"),
    }
    one = _tr("1 article, {claims} claims, {verdicts} verdicts")
    several = _tr("{articles} articles, {claims} claims, {verdicts} verdicts")
    inside = (one if backup.articles == 1 else several).format(
        articles=backup.articles, claims=backup.claims, verdicts=backup.reviewed
    )
    if present is None:
        change = ""
    elif backup.reviewed < present:
        change = _tr(": {n} fewer than now").format(n=present - backup.reviewed)
    elif backup.reviewed > present:
        change = _tr(": {n} more than now").format(n=backup.reviewed - present)
    else:
        change = _tr(": as many as now")
    return f"{at} · {reasons.get(backup.reason, backup.reason)}\n{inside}{change}"


def changes(undoing: Undoing) -> str:
    """What restoring would change, in a sentence."""
    parts = [
        words.format(n=number)
        for words, number in (
            (_tr("verdicts that would go: {n}"), undoing.verdicts_gone),
            (_tr("verdicts that would be other ones: {n}"), undoing.verdicts_other),
            (_tr("verdicts that would come back: {n}"), undoing.verdicts_back),
            (_tr("articles that would go: {n}"), undoing.articles_gone),
            (_tr("articles that would come back: {n}"), undoing.articles_back),
        )
        if number
    ]
    if not parts:
        return _tr("No verdict and no article of yours would change.")
    return _tr("Restoring this one: {parts}.").format(parts="; ".join(parts))


class BackupsDialog(QDialog):
    """``chosen`` is the backup to restore; ``wants_one`` is true when a new one was asked for."""

    def __init__(
        self,
        backups: list[Backup],
        present: int | None,
        parent: QWidget | None = None,
        *,
        undoing: Callable[[Backup], Undoing] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backups")
        self.setWindowTitle(self.tr("Backups"))
        self.wants_one = False
        self._backups = backups
        self._list = QListWidget()
        self._list.setObjectName("backups.list")
        self._list.setAccessibleName(self.tr("Backups"))
        self._list.setWordWrap(True)
        for backup in backups:
            item = QListWidgetItem(told(backup, present))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told(backup, present))
            self._list.addItem(item)
        self._change = WrappedLabel("", self, most=6, widest=40)
        self._change.setObjectName("backups.change")
        self._undoing = undoing
        self._list.currentRowChanged.connect(self._show_change)
        self._room = plain.label()
        self._room.setObjectName("backups.room")
        self._room.setWordWrap(True)
        self._room.hide()
        self._list.setCurrentRow(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self._words())
        rows.addWidget(self._list, 1)
        rows.addWidget(self._change)
        rows.addWidget(self._room)
        rows.addWidget(self._buttons(present is not None))
        open_at(self, 90, 26)

    def chosen(self) -> Backup | None:
        """The backup that is selected, nothing where there is none."""
        row = self._list.currentRow()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def show_room(self, taken: int, most: int) -> None:
        """Say so where the backups take nearly all that they may."""
        if taken > most * _NEARLY:
            self._room.setText(
                self.tr(
                    "The backups take {taken} of at most {most} GB: older ones are deleted sooner."
                ).format(taken=f"{taken / 1e9:.1f}", most=f"{most / 1e9:.0f}")
            )
            self._room.show()

    def _show_change(self, _row: int) -> None:
        backup = self.chosen()
        if self._undoing is None or backup is None:
            return
        try:
            self._change.setText(changes(self._undoing(backup)))
        except UserError as error:
            self._change.setText(str(error))

    def _words(self) -> QWidget:
        label = plain.label(
            self.tr(
                "Restoring puts the library back to that time. The library as it is now is backed "
                "up first and kept in a folder beside it, so you can change your mind."
            )
            if self._backups
            else self.tr("There is no backup of this library yet.")
        )
        label.setWordWrap(True)
        return label

    def _buttons(self, is_open: bool) -> QDialogButtonBox:
        box = QDialogButtonBox()
        restore = box.addButton(self.tr("&Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        restore.setObjectName("backups.restore")
        restore.setEnabled(bool(self._backups))
        # Enter must not restore what merely happens to be selected.
        restore.setAutoDefault(False)
        if is_open:
            make = box.addButton(self.tr("&Back up now"), QDialogButtonBox.ButtonRole.ActionRole)
            make.setObjectName("backups.make")
            make.setAutoDefault(False)
            make.clicked.connect(self._ask_for_one)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        close.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _ask_for_one(self) -> None:
        self.wants_one = True
        self.reject()
