"""The bottom line: a sentence or the counts, never one over the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from factcheck.model import Verdict
from factcheck.settings import Settings
from ui.main_window import MainWindow
from ui.status_line import YieldingLabel

Opener = Callable[..., MainWindow]


def counts_of(window: MainWindow) -> QLabel:
    found = window.status.findChild(QLabel, "status.counts")
    assert found is not None
    return found


def test_the_counts_wait_while_a_sentence_is_shown(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    assert counts_of(window).isVisible()
    window.status.say("5 articles were imported.")
    claim_id = window.desk.claim_id
    assert claim_id is not None
    window.desk.follow(window.workbench.decide(claim_id, Verdict.SUPPORTED))
    assert window.status.currentMessage() == "5 articles were imported."
    assert not counts_of(window).isVisible()
    window.status.clearMessage()
    assert counts_of(window).isVisible()
    assert counts_of(window).text().startswith("1 of ")


def test_a_sentence_on_one_act_does_not_stand_beside_the_next(show: Opener, filled: Path) -> None:
    window = show(filled)
    window.desk.decide(Verdict.SUPPORTED)
    window.desk.undo()
    assert window.status.currentMessage() == "Undone: verdict Supported"
    window.desk.decide(Verdict.DISPUTED)
    assert window.status.currentMessage() == ""
    assert counts_of(window).isVisible()


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_window_is_never_wider_than_a_small_screen(
    show: Opener, filled: Path, settings: Settings, percent: int
) -> None:
    window = show(filled)
    window.status.show_backup(datetime.now(UTC))
    window.status.show_conflicts(30)
    window.desk.decide(Verdict.SUPPORTED)
    window.theme.set_font_percent(percent)
    try:
        QApplication.processEvents()
        assert window.minimumSizeHint().width() <= 1366
    finally:
        window.theme.set_font_percent(100)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_search_and_export_stand_at_the_right_and_are_whole(
    show: Opener, filled: Path, percent: int
) -> None:
    window = show(filled)
    window.theme.set_font_percent(percent)
    try:
        window.resize(1366, 768)
        QApplication.processEvents()
        export = window.tools.findChild(QPushButton, "tools.report.export")
        assert export is not None
        assert export.isVisible()
        right = export.mapTo(window.tools, export.rect().topRight()).x()
        assert 0 <= window.tools.width() - right < 40
        assert export.width() >= export.sizeHint().width()
    finally:
        window.theme.set_font_percent(100)


def test_an_empty_library_has_nothing_to_count(qtbot: QtBot, show: Opener, library: Path) -> None:
    assert counts_of(show(library)).text() == ""


def test_when_it_was_saved_is_whole_or_ends_in_an_ellipsis(show: Opener, library: Path) -> None:
    saved = show(library).status.findChild(YieldingLabel, "status.saved")
    assert saved is not None
    saved.setText("Saved 13:37:24")
    saved.resize(saved.sizeHint())
    assert saved.shown() == "Saved 13:37:24"
    saved.resize(saved.width() - 12, saved.height())
    assert saved.shown().endswith("…")


def test_a_sentence_stands_alone_also_after_the_text_was_made_larger(
    show: Opener, filled: Path, qapp: QApplication
) -> None:
    window = show(filled)
    counts = window.status.findChild(QLabel, "status.counts")
    assert counts is not None
    assert counts.isVisible()

    window.actions_["font.larger"].trigger()
    qapp.processEvents()

    assert window.status.currentMessage() == "Text size 110 %"
    assert not counts.isVisible()
