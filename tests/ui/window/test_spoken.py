"""What a screen reader says that the focus alone would not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from factcheck.errors import UserError
from ui.main_window import MainWindow
from ui.spoken import announce

Show = Callable[[Path], MainWindow]
ASSERTIVE = QAccessible.AnnouncementPoliteness.Assertive


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is announced, and whether it breaks in."""
    said: list[tuple[str, bool]] = []

    def hear(event: QAccessibleEvent) -> None:
        told = cast(QAccessibleAnnouncementEvent, event)
        said.append((told.message(), told.politeness() is ASSERTIVE))

    monkeypatch.setattr("ui.spoken.QAccessible.updateAccessibility", hear)
    monkeypatch.setattr("ui.spoken.QAccessible.isActive", lambda: True)
    return said


def test_nothing_is_made_where_nobody_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr("ui.spoken.QAccessible.updateAccessibility", said.append)
    monkeypatch.setattr("ui.spoken.QAccessible.isActive", lambda: False)
    widget = QWidget()
    qtbot.addWidget(widget)

    announce(widget, "Saved")

    assert said == []


def test_a_verdict_and_its_undo_are_said(
    show: Show, filled: Path, qtbot: QtBot, heard: list[tuple[str, bool]]
) -> None:
    window = show(filled)
    window.panels.claims.focus_list()

    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_S)
    assert [words for words, _ in heard] == ["verdict Supported"]

    window.desk.undo()
    assert heard[1:] == [("Undone: verdict Supported", False)]


def test_in_the_text_the_next_claim_is_said(
    show: Show, filled: Path, heard: list[tuple[str, bool]]
) -> None:
    window = show(filled)
    window.panels.claims.focus_list()
    window.desk.walk.step(1)
    assert heard == []  # the list says its new row itself

    window.panels.reader.setFocus()
    window.desk.walk.step(1)

    (claim,) = heard
    current = window.desk.current()
    assert current is not None
    assert claim[0].startswith("Claim 3 of ")
    assert claim[0].endswith(" ".join(current.text.split()))


def test_an_error_breaks_in(show: Show, filled: Path, heard: list[tuple[str, bool]]) -> None:
    window = show(filled)
    window.banner.show_error(UserError("Not saved: the disk is full.", safe="Your text is here."))
    assert [told for told in heard if told[1]] == [
        ("Not saved: the disk is full. Your text is here.", True)
    ]
