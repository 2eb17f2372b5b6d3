"""A second opinion in the window: sent, taken in after a look, compared and settled by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceDraft
from factcheck.store.merging import Merge
from factcheck.workbench import Workbench
from tests.ui.window.test_backups import in_dialog, pressed
from ui.dialogs.opinions import OpinionsDialog
from ui.dialogs.send import SendDialog
from ui.dialogs.take_in import TakeInDialog
from ui.main_window import MainWindow
from ui.patience import WaitingDialog

HOSTILE = "<b>bold</b><img src=file:///etc/passwd>"


@pytest.fixture
def answer(filled: Path, tmp_path: Path) -> Path:
    """What a second reviewer, who disagrees, sent back for a library with one verdict."""
    with Workbench.open(filled) as mine:
        mine.decide(mine.claim_ids(ClaimQuery())[0], Verdict.SUPPORTED)
        blind = mine.gather(blind=True)
    with Workbench.create(tmp_path / "theirs.factcheck", reviewer=HOSTILE) as theirs:
        theirs.take_in(blind, "blind")
        claim_id = theirs.claim_ids(ClaimQuery())[0]
        theirs.decide(claim_id, Verdict.DISPUTED)
        theirs.write_note(claim_id, HOSTILE)
        theirs.add_source(claim_id, SourceDraft("https://example.org/log", title=HOSTILE))
        theirs.write_file(theirs.gather(), tmp_path / "answer")
    return tmp_path / "answer"


def test_a_blind_file_is_written(
    qtbot: QtBot,
    show: Callable[..., MainWindow],
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, target = show(filled), tmp_path / "out.factbundle"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    in_dialog(SendDialog, lambda dialog: dialog.accept())

    window.actions_["exchange.send"].trigger()

    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert Workbench.read_file(target).blind


@pytest.mark.parametrize(("chosen", "sent"), [("send.this", 1), ("send.all", 2)])
def test_the_article_on_the_desk_is_sent_or_all_of_them(
    qtbot: QtBot,
    show: Callable[..., MainWindow],
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    sent: int,
) -> None:
    window, target = show(filled), tmp_path / "out.factbundle"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    here = window.desk.article_id
    assert here is not None

    def choose(dialog: SendDialog) -> None:
        button = dialog.findChild(QRadioButton, chosen)
        assert isinstance(button, QRadioButton)
        button.click()
        dialog.accept()

    in_dialog(SendDialog, choose)
    window.actions_["exchange.send"].trigger()

    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not window.runner.busy)
    articles = Workbench.read_file(target).articles
    assert len(articles) == sent
    assert window.workbench.article(here).uid in articles


def test_a_file_is_looked_at_taken_in_and_settled_by_a_key(
    qtbot: QtBot, show: Callable[..., MainWindow], filled: Path, answer: Path
) -> None:
    window = show(filled)
    seen: list[str] = []

    def look(dialog: TakeInDialog) -> None:
        words = dialog.findChild(QPlainTextEdit, "take_in.words")
        mine = dialog.findChild(QCheckBox, "take_in.mine")
        assert isinstance(words, QPlainTextEdit)
        assert isinstance(mine, QCheckBox)
        seen.append(words.toPlainText())
        assert mine.isHidden()
        assert not window.workbench.differences(), "nothing is stored before"
        pressed("take_in.go")(dialog)

    in_dialog(TakeInDialog, look)
    window.commands.exchange.take_file(answer)
    qtbot.waitUntil(lambda: bool(window.workbench.differences()))
    assert f"New verdicts by {HOSTILE}: 1" in seen[0]

    def settle(dialog: OpinionsDialog) -> None:
        listed = dialog.findChild(QListWidget, "opinions.list")
        figures = dialog.findChild(QLabel, "opinions.figures")
        assert isinstance(listed, QListWidget)
        assert isinstance(figures, QLabel)
        columns = [edit.toPlainText() for edit in dialog.findChildren(QPlainTextEdit)]
        assert any(HOSTILE in words and "https://example.org/log" in words for words in columns)
        assert "0 % of 1 claims" in figures.text()
        assert all(
            label.textFormat() is Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel)
        )
        QTest.keyClick(listed, Qt.Key.Key_D)
        dialog.reject()

    in_dialog(OpinionsDialog, settle)
    window.actions_["opinions.show"].trigger()

    claim_id = window.workbench.claim_ids(ClaimQuery())[0]
    assert window.workbench.claim(claim_id).verdict is Verdict.DISPUTED
    assert [one.settled for one in window.workbench.differences()] == [True]
    window.actions_["edit.undo"].trigger()
    assert window.workbench.claim(claim_id).verdict is Verdict.SUPPORTED


def test_what_is_no_reviewers_file_is_said_and_changes_nothing(
    qtbot: QtBot,
    show: Callable[..., MainWindow],
    filled: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = show(filled)
    (tmp_path / "x").write_text("nothing")
    said: list[str] = []
    monkeypatch.setattr("ui.plain.warn_of", lambda *told: said.append(str(told[2])))

    window.commands.exchange.take_file(tmp_path / "x")

    qtbot.waitUntil(lambda: bool(said))
    assert "no reviewer's file" in said[0]


def test_several_files_are_taken_in_one_after_the_other_past_one_that_is_none(
    qtbot: QtBot,
    show: Callable[..., MainWindow],
    filled: Path,
    answer: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = show(filled)
    (tmp_path / "x").write_text("nothing")
    chosen = [str(tmp_path / "x"), str(answer)]
    said: list[str] = []
    monkeypatch.setattr("ui.plain.warn_of", lambda *told: said.append(str(told[2])))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (chosen, ""))
    in_dialog(TakeInDialog, lambda dialog: dialog.accept())

    window.actions_["exchange.take_in"].trigger()

    qtbot.waitUntil(lambda: bool(window.workbench.differences()), timeout=20_000)
    assert len(said) == 1


def test_taking_in_can_be_stopped_and_changes_nothing_then(
    qtbot: QtBot,
    show: Callable[..., MainWindow],
    filled: Path,
    answer: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = show(filled)
    book = window.workbench
    head = book.record_head()
    pressed_stop = threading.Event()
    run = Merge.run

    def wait(merge: Merge, name: str, *told: Any) -> Any:
        if name:  # not the rehearsal
            monkeypatch.setattr("ui.patience._SOON", 0.4)
            assert pressed_stop.wait(20)
        return run(merge, name, *told)

    def go(dialog: TakeInDialog) -> None:
        monkeypatch.setattr("ui.patience._SOON", 0.0)
        in_dialog(WaitingDialog, stop)
        pressed("take_in.go")(dialog)

    def stop(dialog: WaitingDialog) -> None:
        dialog.reject()
        pressed_stop.set()

    monkeypatch.setattr(Merge, "run", wait)
    in_dialog(TakeInDialog, go)
    window.commands.exchange.take_file(answer)
    qtbot.waitUntil(pressed_stop.is_set)
    qtbot.waitUntil(lambda: "Stopped" in window.status.currentMessage())
    assert book.record_head() == head
    assert book.differences() == []
