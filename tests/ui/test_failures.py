"""Errors of ours are shown with details, written down, and the window lives on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from factcheck import paths
from factcheck.errors import UserError
from ui import failures, plain
from ui.failures import Failures, describe, failure_box, write_down


@pytest.fixture
def caught(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[list[str]]:
    shown: list[str] = []

    class Box:
        def __init__(self, details: str) -> None:
            self.details = details

        def exec(self) -> None:
            shown.append(self.details)

    monkeypatch.setattr(failures, "failure_box", lambda _, details, where: Box(details))
    hook, thread_hook = sys.excepthook, threading.excepthook
    guard = Failures()
    guard.install()
    yield shown
    guard.remove()
    sys.excepthook, threading.excepthook = hook, thread_hook


def test_row_33_what_no_one_caught_is_shown_and_written_down(
    qtbot: QtBot, caught: list[str]
) -> None:
    error = RuntimeError("a row that is gone")
    sys.excepthook(RuntimeError, error, None)
    qtbot.waitUntil(lambda: bool(caught))
    assert "a row that is gone" in caught[0]
    (file,) = paths.log_dir().glob("failure-*.txt")
    assert "a row that is gone" in file.read_text(encoding="utf-8")


def test_no_words_of_an_article_are_in_what_is_written_down() -> None:
    def fail(text: str, other: str) -> None:
        try:
            {}[text]
        except KeyError as error:
            raise ValueError(other) from error

    text, other = "The pier cost 12 million", "The mayor said so"
    with pytest.raises(ValueError, match="mayor") as caught:
        fail(text, other)
    details = describe(caught.value)
    for kept in ("KeyError", "ValueError", "in fail", "raise ValueError(other)"):
        assert kept in details
    for word in ("pier", "million", "mayor"):
        assert word not in details


def test_a_thread_that_fails_is_told_on_the_main_thread(qtbot: QtBot, caught: list[str]) -> None:
    def broken() -> None:
        raise RuntimeError("torn in a thread")

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(caught))
    assert "torn in a thread" in caught[0]


def test_an_error_of_the_reviewers_world_is_told_without_a_traceback(
    qtbot: QtBot, caught: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(plain, "warn_of", lambda _parent, _title, error: told.append(str(error)))
    sys.excepthook(UserError, UserError("The stick was pulled out."), None)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["The stick was pulled out."]
    assert caught == []


def test_the_details_can_be_copied(qtbot: QtBot) -> None:
    details = describe(RuntimeError("torn"))
    assert "RuntimeError: torn" in details
    box = failure_box(None, details, None)
    qtbot.addWidget(box)
    buttons = {button.text(): button for button in box.findChildren(QPushButton)}
    box.open()
    buttons["Copy details"].click()
    assert QGuiApplication.clipboard().text() == details
    assert box.isVisible()
    assert box.icon() is QMessageBox.Icon.Warning
    box.close()


def test_only_the_newest_failures_are_kept() -> None:
    for number in range(25):
        assert write_down(f"failure {number}") is not None
    kept = sorted(paths.log_dir().glob("failure-*.txt"))
    assert len(kept) == 20
    assert kept[-1].read_text(encoding="utf-8") == "failure 24"
