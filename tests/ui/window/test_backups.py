"""Backups from the window: made by the clock and on demand, listed, and brought back."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from factcheck.errors import (
    LibraryInUse,
    LibraryIsDamaged,
    LibraryMissing,
    LibraryRefused,
    NotSaved,
)
from factcheck.model import Verdict
from factcheck.progress import Progress, StoppedError
from factcheck.query import ClaimQuery
from factcheck.store import backups
from factcheck.workbench import Workbench
from tests.ui.window.keyboard import press, press_key
from ui.app import Desktop
from ui.dialogs.backups import BackupsDialog, told
from ui.dialogs.start import Choice, StartDialog, choices_for
from ui.main_window import MainWindow
from ui.patience import WaitingDialog, patiently

CTRL = Qt.KeyboardModifier.ControlModifier


def in_dialog(kind: type, act: Callable[[Any], object]) -> None:
    """As soon as a dialog of this kind is open, do this with it."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)


def pressed(name: str) -> Callable[[Any], object]:
    return lambda dialog: dialog.findChild(QPushButton, name).click()


def status(window: MainWindow) -> QLabel:
    label = window.status.findChild(QLabel, "status.backup")
    assert isinstance(label, QLabel)
    return label


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    """The application's desk, without a library yet."""
    desk = Desktop(qapp)
    yield desk
    if desk.window is not None:
        desk.window.close()
    desk.deleteLater()


def test_back_up_now_makes_one_and_the_status_line_says_when(
    qtbot: QtBot, show: Callable[..., MainWindow], filled: Path
) -> None:
    window = show(filled)
    press(qtbot, "s")
    assert len(window.workbench.backups()) == 1

    def make_one(dialog: BackupsDialog) -> None:
        # The list is shown again with the new backup at its head.
        in_dialog(BackupsDialog, BackupsDialog.reject)
        pressed("backups.make")(dialog)

    in_dialog(BackupsDialog, make_one)
    press_key(qtbot, Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(lambda: len(window.workbench.backups()) == 2)
    qtbot.waitUntil(lambda: not window.runner.busy and QApplication.activeModalWidget() is None)
    newest = window.workbench.backups()[0]
    assert (newest.reason, newest.reviewed) == ("asked", 1)
    assert status(window).isVisible()
    assert f"{newest.made_at.astimezone():%H:%M}" in status(window).text()


def test_the_clock_makes_one_only_when_something_is_new(
    qtbot: QtBot, show: Callable[..., MainWindow], filled: Path
) -> None:
    window = show(filled)
    before = window.workbench.backups()
    window.commands.backups.back_up_hourly()
    assert window.workbench.backups() == before
    press(qtbot, "d")
    window.commands.backups.back_up_hourly()
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert [backup.reason for backup in window.workbench.backups()] == ["hourly", "close"]


def test_before_an_article_with_verdicts_is_removed_a_backup_is_made(
    qtbot: QtBot, show: Callable[..., MainWindow], filled: Path
) -> None:
    window = show(filled)
    window.actions_["article.remove"].trigger()
    assert [one.reason for one in window.workbench.backups()] == ["close"], "nothing was decided"
    window.actions_["edit.undo"].trigger()

    press(qtbot, "s")
    window.actions_["article.remove"].trigger()
    qtbot.waitUntil(lambda: not window.runner.busy)
    made = window.workbench.backups()[0]
    assert (made.reason, made.articles, made.reviewed) == ("removal", 2, 1)


def test_a_backup_that_fails_is_said_in_the_status_line_and_work_goes_on(
    qtbot: QtBot,
    show: Callable[..., MainWindow],
    filled: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = show(filled)
    claim_id = window.desk.claim_id
    assert claim_id is not None

    def full(*_: object) -> None:
        raise NotSaved("There is no room for a backup.")

    monkeypatch.setattr(window.workbench, "begin_backup", full)
    window.commands.backups.back_up_hourly()
    assert window.status.currentMessage().startswith("Backup failed: There is no room")
    assert "failed" in status(window).text()
    press(qtbot, "s")
    assert window.workbench.claim(claim_id).verdict is Verdict.SUPPORTED


def test_restoring_opens_the_library_as_it_was_and_says_where_the_former_one_is(
    qtbot: QtBot, desktop: Desktop, filled: Path
) -> None:
    assert desktop.open(filled)
    first = desktop.window
    assert first is not None
    qtbot.waitActive(first)
    first.desk.decide(Verdict.SUPPORTED)
    assert first.workbench.counts().reviewed == 1
    oldest = len(first.workbench.backups()) - 1

    def restore(dialog: BackupsDialog) -> None:
        dialog._list.setCurrentRow(oldest)
        pressed("backups.restore")(dialog)

    in_dialog(BackupsDialog, restore)
    first.commands.backups.show()
    window = desktop.window
    assert window is not None
    assert window is not first
    assert window.workbench.counts().reviewed == 0
    (kept,) = filled.parent.glob("*.before-restoring-*")
    assert str(kept) in window.banner.text
    # What was undone by this can be brought back.
    assert window.workbench.backups()[0].reviewed == 1


def test_a_damaged_library_is_restored_from_the_start_dialog(
    qtbot: QtBot, desktop: Desktop, filled: Path
) -> None:
    filled.write_bytes(filled.read_bytes()[:5000])

    def choose(dialog: StartDialog) -> None:
        in_dialog(BackupsDialog, pressed("backups.restore"))
        pressed("start.restore")(dialog)

    in_dialog(StartDialog, choose)
    assert desktop.open(filled)
    assert desktop.window is not None
    assert len(desktop.window.workbench.articles()) == 2
    assert "before-restoring" in desktop.window.banner.text


def test_what_is_newer_than_the_backup_is_recovered_and_what_is_missing_is_named(
    qtbot: QtBot, desktop: Desktop, filled: Path
) -> None:
    with Workbench.open(filled) as workbench:
        first, second, *_ = workbench.claim_ids(ClaimQuery())
        workbench.decide(first, Verdict.SUPPORTED)
        workbench.decide(second, Verdict.DISPUTED)
        lost = workbench.claim(second).statement
        workbench._library.close()
    db = sqlite3.connect(filled)
    db.execute("DROP TRIGGER event_never_goes")
    db.execute("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)")
    db.execute("UPDATE state SET value = '0' WHERE key = 'closed'")
    db.commit()
    db.close()
    said: list[str] = []

    def read(box: QMessageBox) -> None:
        said.append(f"{box.text()} {box.informativeText()}")
        box.accept()

    def choose(dialog: StartDialog) -> None:
        in_dialog(QMessageBox, read)
        pressed("start.recover")(dialog)

    in_dialog(StartDialog, choose)
    assert desktop.open(filled)
    window = desktop.window
    assert window is not None
    assert window.workbench.claim(first).verdict is Verdict.SUPPORTED
    assert lost in said[0]
    assert "damaged file is kept" in window.banner.text


@pytest.mark.parametrize("error", [LibraryIsDamaged("x"), LibraryMissing("x")])
def test_restoring_is_offered_first_where_there_are_backups(error: LibraryIsDamaged) -> None:
    assert Choice.RESTORE in choices_for(error, backups=True)[:2]
    assert Choice.RESTORE not in choices_for(error)


def test_a_library_in_use_is_not_restored_over() -> None:
    assert Choice.RESTORE not in choices_for(LibraryInUse("x"), backups=True)


def test_backups_are_listed_with_what_restoring_would_change(qtbot: QtBot, filled: Path) -> None:
    with Workbench.open(filled) as workbench:
        dialog = BackupsDialog(workbench.backups(), workbench.verdicts_of_all())
        qtbot.addWidget(dialog)
        assert "2 articles" in dialog._list.item(0).text()
        assert "0 verdicts: as many as now" in dialog._list.item(0).text()
        dialog.show()
        assert not dialog.findChild(QPushButton, "backups.restore").isDefault()


def test_verdicts_of_other_reviewers_are_not_missed_in_the_list_of_backups(filled: Path) -> None:
    with Workbench.open(filled, reviewer="Second desk") as workbench:
        workbench.decide(workbench.claim_ids(ClaimQuery())[0], Verdict.DISPUTED)
    with Workbench.open(filled) as workbench:
        assert workbench.counts().reviewed == 0
        newest = told(workbench.backups()[0], workbench.verdicts_of_all())
    assert "1 verdicts: as many as now" in newest


def test_what_restoring_would_change_is_said_before(
    qtbot: QtBot, show: Callable[..., MainWindow], filled: Path
) -> None:
    window = show(filled)
    window.desk.decide(Verdict.SUPPORTED)
    book = window.workbench
    dialog = BackupsDialog(book.backups(), 1, window, undoing=book.undoing)

    words = dialog.findChild(QLabel, "backups.change")
    assert isinstance(words, QLabel)
    assert "verdicts that would go: 1" in words.text()
    room = dialog.findChild(QLabel, "backups.room")
    assert isinstance(room, QLabel)
    dialog.show_room(1, 10)
    assert room.isHidden()
    dialog.show_room(9, 10)
    assert not room.isHidden()
    dialog.deleteLater()


def test_a_closing_window_is_gone_while_its_last_backup_is_made_and_who_hurries_leaves_without(
    qtbot: QtBot, show: Callable[..., MainWindow], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.patience._SOON", 0.0)
    monkeypatch.setattr("factcheck.store.backup._STEPS", 1)
    window = show(filled)
    window.desk.decide(Verdict.SUPPORTED)
    made = len(window.workbench.backups())
    pressed_stop = threading.Event()
    seen: list[bool] = []
    copy = backups.begin

    def wait(*told: Any, **more: Any) -> Any:
        assert pressed_stop.wait(20)
        return copy(*told, **more)

    def stop(dialog: WaitingDialog) -> None:
        seen.append(window.isVisible())
        window.close()  # asked for twice
        dialog.reject()
        pressed_stop.set()

    monkeypatch.setattr(backups, "begin", wait)
    in_dialog(WaitingDialog, stop)
    window.close()
    assert seen == [False]
    monkeypatch.setattr(backups, "begin", copy)
    with Workbench.open(filled) as book:
        assert book.counts().reviewed == 1
        assert len(book.backups()) == made
        assert not list(book.backups()[0].path.parent.glob("*.tmp"))


def test_a_backup_that_is_being_checked_does_not_keep_a_window_open(
    qtbot: QtBot, show: Callable[..., MainWindow], filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    press(qtbot, "s")
    began, go_on = threading.Event(), threading.Event()
    check = backups.finish_copy

    def wait(target: Path, progress: Progress) -> None:
        began.set()
        assert go_on.wait(20)
        check(target, progress)

    monkeypatch.setattr(backups, "finish_copy", wait)
    window.commands.backups.back_up_hourly()
    assert began.wait(20)
    monkeypatch.setattr(backups, "finish_copy", check)
    monkeypatch.setattr("factcheck.store.backup._STEPS", 1)
    window.commands.backups.rest()
    go_on.set()
    window.close()
    with Workbench.open(filled) as book:
        assert next(one.reason for one in book.backups()) == "close"
        assert not list(book.backups()[0].path.parent.glob("*.tmp"))


def test_who_is_told_to_end_while_something_long_runs_stops_that_first(
    qtbot: QtBot, desktop: Desktop, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.patience._SOON", 0.0)
    assert desktop.open(filled)
    window = desktop.window
    assert window is not None
    closed: list[bool] = []
    window.closed.connect(lambda: closed.append(True))
    told = threading.Event()

    def job(progress: Progress) -> None:
        assert told.wait(20)
        assert not closed
        progress.tell(0, 1)

    def leave(_: WaitingDialog) -> None:
        desktop.leave()
        told.set()

    in_dialog(WaitingDialog, leave)
    with pytest.raises(StoppedError):
        patiently(job, window, "Long", "It takes long.")
    monkeypatch.setattr("ui.patience._SOON", 0.4)
    qtbot.waitUntil(lambda: closed == [True])
    desktop.window = None


def full(*_: object) -> None:
    raise NotSaved("Not saved: the disk is full.")


@pytest.mark.parametrize("lost", ["full disk", "file gone"])
def test_where_the_disk_refuses_a_copy_elsewhere_keeps_the_library_and_what_was_typed(
    qtbot: QtBot,
    desktop: Desktop,
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lost: str,
) -> None:
    assert desktop.open(filled)
    window = desktop.window
    assert window is not None
    qtbot.waitActive(window)
    claim_id = window.desk.claim_id
    assert claim_id is not None
    window.desk.decide(Verdict.SUPPORTED)
    window.desk.show_claim(claim_id)
    if lost == "file gone":
        filled.unlink()
    else:
        monkeypatch.setattr(window.workbench, "write_note", full)
        monkeypatch.setattr(window.workbench, "save_draft", full)
    note = window.panels.review._note
    note.setFocus()
    note.insertPlainText("Half a sentence")
    window.panels.review.commit()
    target = tmp_path / "elsewhere.factcheck"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    monkeypatch.setattr("ui.plain.warn_of", lambda *_: None)  # the place in the lost file
    said = window.status.findChild(QLabel, "status.saved")
    assert said is not None
    assert said.text() == "Not saved"
    copy = window.banner.findChild(QPushButton, "banner.copy")
    assert copy is not None
    assert copy.isVisible()
    QTimer.singleShot(0, copy.click)
    qtbot.waitUntil(lambda: desktop.window is not window)
    there = desktop.window
    assert there is not None
    assert there.workbench.path == target
    assert there.workbench.claim(claim_id).verdict is Verdict.SUPPORTED
    assert there.workbench.drafts(claim_id) == {"note": "Half a sentence"}


def test_a_copy_is_never_written_over_a_file(filled: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.factcheck"
    there.write_text("mine")
    with Workbench.open(filled) as book, pytest.raises(LibraryRefused, match="exists"):
        book.save_copy(there)
    assert there.read_text() == "mine"
