"""A library that does not open is told in words, and no empty one takes its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from factcheck import paths
from factcheck.errors import (
    LibraryInUse,
    LibraryIsDamaged,
    LibraryIsForeign,
    LibraryIsNewer,
    LibraryMissing,
    LibraryRefused,
    UserError,
)
from factcheck.workbench import Workbench
from ui.app import Desktop
from ui.dialogs.start import Choice, StartDialog, choices_for
from ui.single import Listener, raise_other
from ui.theme import Theme


@pytest.fixture
def desktop(qapp: QApplication) -> Desktop:
    return Desktop(qapp)


@pytest.fixture
def close_windows(desktop: Desktop, qapp: QApplication) -> Callable[[], None]:
    def close() -> None:
        if desktop.window is not None:
            desktop._leaving = True
            desktop.window.close()
            qapp.processEvents()

    return close


REFUSALS = [LibraryMissing, LibraryIsNewer, LibraryIsDamaged, LibraryInUse, LibraryRefused]


@pytest.mark.parametrize("kind", REFUSALS)
def test_every_refusal_says_what_is_safe_and_what_to_do(
    qtbot: QtBot, kind: type[UserError]
) -> None:
    error = kind("What happened.", safe="What is safe.", action="What to do.")
    dialog = StartDialog(error, Theme("light"))
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"What happened.", "What is safe.", "What to do."} <= shown
    names = {button.objectName() for button in dialog.findChildren(QPushButton)}
    assert names == {f"start.{choice.value}" for choice in (*choices_for(error), Choice.QUIT)}
    assert dialog.choice is Choice.QUIT


def test_a_newer_library_is_not_offered_again(qtbot: QtBot) -> None:
    assert Choice.AGAIN not in choices_for(LibraryIsNewer("Newer."))
    assert Choice.READ_ONLY not in choices_for(LibraryMissing("Gone."))
    # Neither opens for being asked again, nor to read only.
    for lost in (LibraryIsDamaged("Cut short."), LibraryIsForeign("A text.")):
        assert not {Choice.READ_ONLY, Choice.AGAIN} & set(choices_for(lost))


def answer(name: str, heard: list[str]) -> None:
    """Press a button of the start dialog as soon as it is there."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, StartDialog)
        what = dialog.findChild(QLabel, "start.what")
        button = dialog.findChild(QPushButton, f"start.{name}")
        assert what is not None
        assert button is not None
        heard.append(what.text())
        button.click()

    QTimer.singleShot(0, press)


def test_a_library_that_is_gone_is_not_replaced(desktop: Desktop, tmp_path: Path) -> None:
    lost = tmp_path / "lost.factcheck"
    heard: list[str] = []
    answer("quit", heard)
    assert not desktop.start(lost)
    assert str(lost) in heard[0]
    assert not lost.exists()


def test_the_last_library_that_is_gone_is_not_replaced_by_the_usual_one(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.settings.last_library = str(tmp_path / "lost.factcheck")
    answer("quit", [])
    assert not desktop.start(None)
    assert not paths.default_library().exists()


def test_a_damaged_library_stays_as_it_is(desktop: Desktop, tmp_path: Path) -> None:
    torn = tmp_path / "torn.factcheck"
    torn.write_bytes(b"")
    heard: list[str] = []
    answer("quit", heard)
    assert not desktop.start(torn)
    assert torn.read_bytes() == b""
    assert heard


def test_another_library_can_be_opened_instead(
    qtbot: QtBot,
    desktop: Desktop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    close_windows: Callable[[], None],
) -> None:
    other = tmp_path / "other.factcheck"
    Workbench.create(other).close()
    monkeypatch.setattr("ui.choosing.ask_library", lambda _: other)
    answer("other", [])
    assert desktop.start(tmp_path / "lost.factcheck")
    assert desktop.window is not None
    assert desktop.window.workbench.path == other
    assert desktop.settings.last_library == str(other)
    close_windows()


def test_the_first_start_makes_the_usual_library_and_welcomes(
    qtbot: QtBot, desktop: Desktop, close_windows: Callable[[], None]
) -> None:
    assert desktop.start(None)
    assert desktop.window is not None
    assert paths.default_library().is_file()
    assert desktop.window.pages.currentWidget() is desktop.window.welcome
    close_windows()


def test_without_anybody_to_ask_the_refusal_goes_to_the_terminal(
    desktop: Desktop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("FACTCHECK_QUIT_AFTER_START", "1")
    assert not desktop.start(tmp_path / "lost.factcheck")
    assert desktop.exit_code != 0
    assert "lost.factcheck" in capsys.readouterr().err


def test_a_second_start_asks_the_first_window_to_come_forward(qtbot: QtBot, tmp_path: Path) -> None:
    library = tmp_path / "one.factcheck"
    assert not raise_other(library)
    listener = Listener(library)
    with qtbot.waitSignal(listener.started_again):
        assert raise_other(library)
    assert not raise_other(tmp_path / "two.factcheck")
    listener.close()
