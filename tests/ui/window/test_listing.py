"""The list of claims: filter, order, the whole library, and a search as one types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from factcheck.model import Verdict
from factcheck.query import Show
from tests.ui.window.keyboard import press, press_key
from ui.main_window import MainWindow

Opener = Callable[..., MainWindow]


def test_search_lists_the_whole_library_and_escape_leads_back(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    here = window.desk.article_id
    press(qtbot, "/")
    press(qtbot, "ticket")
    qtbot.waitUntil(lambda: window.panels.claims.query().search == "ticket")
    assert window.panels.claims.query().article_id is None
    assert window.desk.article_id == here
    press_key(qtbot, Qt.Key.Key_Escape)
    assert window.panels.claims.query().search == ""
    assert window.panels.claims.query().article_id == here


def test_enter_goes_to_the_first_result_in_its_article(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    here = window.desk.article_id
    press_key(qtbot, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, "ticket")
    press_key(qtbot, Qt.Key.Key_Return)
    claim = window.desk.current()
    assert claim is not None
    assert "ticket" in claim.text
    assert window.desk.article_id != here
    press(qtbot, "s")
    assert window.workbench.claim(claim.id).verdict is Verdict.SUPPORTED


def test_whatever_is_typed_is_a_search_and_no_error(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    for text in ('"', "NEAR(", "a* OR", "claims:", "'; --", "(", "*"):
        window.listing.search(text)
        assert window.panels.claims.query().search == text
    assert window.banner.text == ""


def test_filter_by_key_is_told_by_the_tool_bar(qtbot: QtBot, show: Opener, filled: Path) -> None:
    window = show(filled)
    press_key(qtbot, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.panels.claims.query().show is Show.UNREVIEWED
    assert window.actions_["show.unreviewed"].isChecked()


def test_claims_of_every_article_and_back(qtbot: QtBot, show: Opener, filled: Path) -> None:
    window = show(filled)
    here = window.desk.article_id
    press_key(qtbot, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.panels.claims.query().article_id is None
    assert window.actions_["scope.everywhere"].isChecked()
    press_key(qtbot, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.panels.claims.query().article_id == here


def test_f6_goes_round_the_panes(qtbot: QtBot, show: Opener, filled: Path) -> None:
    window = show(filled)
    panels = window.panels
    window.panels.articles.setFocus()
    for pane in (panels.claims, panels.reader, panels.review, panels.articles):
        press_key(qtbot, Qt.Key.Key_F6)
        focus = window.focusWidget()
        assert focus is not None
        assert pane.isAncestorOf(focus)


def test_the_arrow_keys_step_from_claim_to_claim_in_the_text(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    order = window.workbench.claim_ids(window.panels.claims.query())
    window.panels.reader.setFocus()
    press_key(qtbot, Qt.Key.Key_Down)
    assert window.desk.claim_id == order[1]
    press_key(qtbot, Qt.Key.Key_Up)
    assert window.desk.claim_id == order[0]
