"""The review goes on by itself, undo shows what it did, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from factcheck.errors import NotSaved
from factcheck.model import Verdict
from factcheck.query import ClaimQuery, Show
from factcheck.record import Change
from tests.ui.window.keyboard import press, press_key
from ui.dialogs.article import ArticleDialog
from ui.dialogs.speaker import SpeakerDialog
from ui.main_window import MainWindow

Opener = Callable[..., MainWindow]


def ids(window: MainWindow) -> list[int]:
    return window.workbench.claim_ids(ClaimQuery(article_id=window.desk.article_id))


def test_a_verdict_goes_on_to_the_next_unreviewed_claim(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    first, second, third = ids(window)[:3]
    window.desk.show_claim(second)
    window.desk.decide(Verdict.OPINION)
    window.desk.show_claim(first)
    window.panels.claims.setFocus()
    press(qtbot, "s")
    assert window.workbench.claim(first).verdict is Verdict.SUPPORTED
    assert window.desk.claim_id == third


def test_going_on_wraps_round_the_list(qtbot: QtBot, show: Opener, filled: Path) -> None:
    window = show(filled)
    order = ids(window)
    window.desk.show_claim(order[-1])
    window.panels.claims.setFocus()
    press(qtbot, "d")
    assert window.desk.claim_id == order[0]


def test_the_last_verdict_stays_and_says_what_is_left(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    order = ids(window)
    for claim_id in order[1:]:
        window.workbench.decide(claim_id, Verdict.OPINION)
    window.panels.claims.reload()
    window.panels.claims.setFocus()
    press(qtbot, "o")
    assert window.desk.claim_id == order[0]
    left = window.workbench.counts().unreviewed
    assert left > 0
    assert str(left) in window.status.currentMessage()
    here = window.desk.article_id
    press(qtbot, "n")
    assert window.desk.article_id != here
    claim = window.desk.current()
    assert claim is not None
    assert claim.verdict is None


def test_taking_a_verdict_back_stays_on_the_claim(qtbot: QtBot, show: Opener, filled: Path) -> None:
    window = show(filled)
    first = ids(window)[0]
    window.desk.decide(Verdict.DISPUTED)
    window.desk.show_claim(first)
    window.panels.claims.setFocus()
    press(qtbot, "u")
    assert window.desk.claim_id == first
    assert window.workbench.claim(first).verdict is None


def test_undo_goes_to_the_claim_and_says_what_it_undid(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    first = ids(window)[0]
    window.panels.claims.setFocus()
    press(qtbot, "d")
    assert window.desk.claim_id != first
    press_key(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.claim_id == first
    assert window.workbench.claim(first).verdict is None
    assert window.status.currentMessage() == "Undone: verdict Disputed"
    window.desk.redo()
    assert window.workbench.claim(first).verdict is Verdict.DISPUTED
    assert window.status.currentMessage() == "Done again: verdict Disputed"


def test_undo_opens_the_article_of_what_it_touches(show: Opener, filled: Path) -> None:
    window = show(filled)
    here = window.desk.article_id
    window.desk.decide(Verdict.SUPPORTED)
    other = next(row.id for row in window.workbench.articles() if row.id != here)
    window.desk.choose_article(other)
    window.desk.undo()
    assert window.desk.article_id == here


def test_undo_without_anything_to_undo_says_so(show: Opener, library: Path) -> None:
    window = show(library)
    window.desk.undo()
    assert window.status.currentMessage() == "There is nothing to undo."


def full(*_: Any, **__: Any) -> Change:
    raise NotSaved("Not saved: the disk is full.", safe="Your text is here.", action="Retry.")


def test_a_full_disk_is_told_and_retry_does_the_same_again(
    qtbot: QtBot, show: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    first = ids(window)[0]
    with monkeypatch.context() as patched:
        patched.setattr(window.workbench, "decide", full)
        window.panels.claims.setFocus()
        press(qtbot, "s")
        assert "disk is full" in window.banner.text
        assert "Your text is here" in window.banner.text
        retry = window.banner.findChild(QPushButton, "banner.act")
        assert retry is not None
        retry.click()
        assert "disk is full" in window.banner.text
    assert window.desk.claim_id == first
    retry.click()
    assert window.banner.text == ""
    assert window.workbench.claim(first).verdict is Verdict.SUPPORTED


def test_no_letter_with_alt_means_two_things(show: Opener, filled: Path) -> None:
    window = show(filled)
    window.banner.show_error(NotSaved("Not saved.", safe="Safe.", action="Retry."), lambda: None)
    words = [action.text() for action in window.menuBar().actions()]
    words += [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    words += [each.text() for each in window.findChildren(QLabel) if each.buddy()]
    letters = [text[text.index("&") + 1].lower() for text in words if "&" in text.rstrip("&")]
    assert sorted(set(letters)) == sorted(letters)


def test_a_note_that_was_not_saved_comes_back_with_its_claim(
    qtbot: QtBot, show: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    first, second = ids(window)[:2]
    with monkeypatch.context() as patched:
        patched.setattr(window.workbench, "write_note", full)
        press(qtbot, "m")
        press(qtbot, "ask the port")
        window.desk.show_claim(second)
        assert "disk is full" in window.banner.text
        assert window.desk.unsaved()
    window.desk.show_claim(first)
    window.desk.show_claim(second)
    assert window.workbench.claim(first).note == "ask the port"
    assert not window.desk.unsaved()


def test_a_draft_that_the_disk_refuses_is_told_and_kept_until_it_can_be_stored(
    qtbot: QtBot, show: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    first = ids(window)[0]
    with monkeypatch.context() as patched:
        patched.setattr(window.workbench, "save_draft", full)
        window.panels.review.draft_typed.emit(first, "note", "ask the po")
        assert "disk is full" in window.banner.text
        assert window.desk.unsaved()
        assert window.desk.typed.refused() == [(first, "note", "ask the po")]
    retry = window.banner.findChild(QPushButton, "banner.act")
    assert retry is not None
    retry.click()
    assert window.workbench.drafts(first) == {"note": "ask the po"}
    assert window.desk.typed.refused() == []


def test_a_library_that_is_only_read_takes_no_draft(show: Opener, filled: Path) -> None:
    window = show(filled, read_only=True)
    window.panels.review.draft_typed.emit(ids(window)[0], "note", "ask")
    assert window.banner.text.startswith("This library is open to read only")
    assert not window.desk.unsaved()


def test_a_link_that_was_not_saved_comes_back_with_its_claim(
    qtbot: QtBot, show: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    first, second = ids(window)[:2]
    with monkeypatch.context() as patched:
        patched.setattr(window.workbench, "add_source", full)
        patched.setattr(window.workbench, "save_draft", full)
        press(qtbot, "l")
        press(qtbot, "https://port.example/pier")
        window.desk.show_claim(second)
        assert window.desk.unsaved()
    window.desk.show_claim(first)
    window.desk.show_claim(second)
    (source,) = window.workbench.sources(first)
    assert source.draft.url == "https://port.example/pier"
    assert not window.desk.unsaved()
    assert window.workbench.drafts(first) == {}


def test_retry_adds_the_link_that_was_refused(
    qtbot: QtBot, show: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    first = ids(window)[0]
    with monkeypatch.context() as patched:
        patched.setattr(window.workbench, "add_source", full)
        patched.setattr(window.workbench, "save_draft", full)
        press(qtbot, "l")
        press(qtbot, "https://port.example/pier")
        press_key(qtbot, Qt.Key.Key_Escape)
    retry = window.banner.findChild(QPushButton, "banner.act")
    assert retry is not None
    retry.click()
    (source,) = window.workbench.sources(first)
    assert source.draft.url == "https://port.example/pier"
    assert not window.desk.unsaved()


def test_a_letter_typed_into_the_link_field_is_no_source_and_is_there_at_the_next_start(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    first, second = ids(window)[:2]
    press(qtbot, "l")
    press(qtbot, "s")
    press_key(qtbot, Qt.Key.Key_Escape)
    press(qtbot, "d")
    assert window.workbench.claim(first).verdict is Verdict.DISPUTED
    assert window.desk.claim_id == second
    window.desk.show_claim(first)
    assert window.workbench.sources(first) == []
    assert window.close()
    again = show(filled)
    assert again.desk.claim_id == first
    assert again.workbench.sources(first) == []
    press(qtbot, "l")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "s"


def test_who_makes_a_claim_is_corrected_by_keyboard(
    qtbot: QtBot, show: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    first = ids(window)[0]

    def type_a_name(dialog: SpeakerDialog) -> QDialog.DialogCode:
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        press(qtbot, "the port authority")
        press_key(qtbot, Qt.Key.Key_Return)
        return QDialog.DialogCode(dialog.result())

    monkeypatch.setattr(SpeakerDialog, "exec", type_a_name)
    window.panels.claims.setFocus()
    press(qtbot, "q")
    assert window.workbench.claim(first).speaker == "the port authority"
    shown = [label.text() for label in window.panels.review.findChildren(QLabel)]
    assert any(words.endswith("said by the port authority") for words in shown)
    window.desk.undo()
    assert window.workbench.claim(first).speaker == ""


def test_a_library_that_is_only_read_says_so_and_takes_no_verdict(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled, read_only=True)
    first = ids(window)[0]
    assert "read only" in window.banner.text
    window.panels.claims.setFocus()
    press(qtbot, "s")
    assert window.workbench.claim(first).verdict is None
    assert "read only" in window.status.currentMessage()
    press(qtbot, "j")
    assert window.desk.claim_id != first


def test_removing_a_claim_shows_its_neighbour(show: Opener, filled: Path) -> None:
    window = show(filled)
    order = ids(window)
    window.desk.show_claim(order[1])
    window.desk.remove_claim()
    assert window.desk.claim_id == order[2]
    window.desk.undo()
    assert window.desk.claim_id == order[1]
    assert ids(window) == order


def test_merge_and_split_stay_on_the_claim(show: Opener, filled: Path) -> None:
    window = show(filled)
    order = ids(window)
    window.desk.show_claim(order[0])
    window.desk.merge()
    assert window.desk.claim_id == order[0]
    assert len(ids(window)) == len(order) - 1
    claim = window.workbench.claim(order[0])
    window.desk.split(claim.start + claim.text.index(" ") + 1)
    assert window.desk.claim_id == order[0]
    assert len(ids(window)) == len(order)


def test_folding_the_passage_takes_its_claims_off_the_list(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    order = ids(window)
    window.panels.claims.setFocus()
    press(qtbot, "b")
    assert order[0] not in ids(window)
    assert window.desk.claim_id in ids(window)
    window.desk.undo()
    assert ids(window) == order


def test_removing_the_article_offers_to_bring_it_back(show: Opener, filled: Path) -> None:
    window = show(filled)
    gone = window.desk.article_id
    window.commands.files.remove_article()
    assert window.desk.article_id != gone
    assert "brings it back" in window.banner.text
    act = window.banner.findChild(QPushButton, "banner.act")
    assert act is not None
    act.click()
    assert window.desk.article_id == gone


def test_without_articles_the_welcome_page_is_shown(show: Opener, filled: Path) -> None:
    window = show(filled)
    for _ in window.workbench.articles():
        window.commands.files.remove_article()
    assert window.workbench.articles() == []
    assert window.pages.currentWidget() is window.welcome
    window.desk.undo()
    assert window.pages.currentWidget() is window.columns


def test_the_place_is_the_same_after_closing(show: Opener, filled: Path) -> None:
    window = show(filled)
    other = [row.id for row in window.workbench.articles()][1]
    window.desk.choose_article(other)
    window.listing.show_only(Show.UNREVIEWED)
    window.desk.walk.step(1)
    left = window.desk.place()
    assert window.close()
    again = show(filled)
    assert again.desk.place() == left


def test_another_language_tells_what_it_did_and_one_undo_takes_it_back(
    show: Opener, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(filled)
    before = window.desk.current()

    def choose_danish(dialog: ArticleDialog) -> QDialog.DialogCode:
        dialog._language.setCurrentText("Danish")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ArticleDialog, "exec", choose_danish)
    window.actions_["article.details"].trigger()
    current = window.desk.current()
    assert current is not None
    assert current.reasons == ("no suggestion for this language",)
    assert "Danish" in window.banner.text
    assert window.workbench.article(current.article_id).language == "da"
    window.desk.undo()
    assert window.workbench.article(current.article_id).language == "en"
    assert window.desk.current() == before
