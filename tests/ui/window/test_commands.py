"""What each action of the table does in the window, dialogs and all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench
from tests.ui.window.conftest import HARBOUR, store
from tests.ui.window.test_backups import in_dialog
from ui.actions import BY_ID
from ui.dialogs.about import AboutDialog
from ui.dialogs.add_claim import AddClaimDialog
from ui.dialogs.folded import FoldedDialog
from ui.dialogs.guide import GuideDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.split import SplitDialog
from ui.main_window import MainWindow
from ui.panels.article_view import ArticleView

Opener = Callable[..., MainWindow]


def ids(window: MainWindow) -> list[int]:
    return window.workbench.claim_ids(ClaimQuery(window.desk.article_id))


def test_every_action_of_the_table_does_something(show: Opener, filled: Path) -> None:
    assert set(show(filled).commands.slots()) == set(BY_ID)


# --- the claim ---


def test_a_claim_is_cut_where_the_dialog_says_and_one_undo_joins_it(
    show: Opener, filled: Path
) -> None:
    window = show(filled)
    before, claim = ids(window), window.desk.current()
    assert claim is not None
    cuts: list[int] = []

    def cut(dialog: SplitDialog) -> None:
        QTest.keyClick(dialog._field, Qt.Key.Key_Home)
        QTest.keyClick(dialog._field, Qt.Key.Key_Right)
        cuts.append(dialog.cut())
        dialog.accept()

    in_dialog(SplitDialog, cut)
    window.actions_["claim.split"].trigger()

    text = window.workbench.article(claim.article_id).text
    first = window.workbench.claim(claim.id)
    assert first.text == text[claim.start : cuts[0]].rstrip()
    assert len(first.text.split()) == 2
    assert len(ids(window)) == len(before) + 1
    window.actions_["edit.undo"].trigger()
    assert ids(window) == before
    assert window.workbench.claim(claim.id).text == claim.text


def test_a_cut_that_is_given_up_changes_nothing(show: Opener, filled: Path) -> None:
    window = show(filled)
    before = ids(window)
    in_dialog(SplitDialog, lambda dialog: dialog.reject())
    window.actions_["claim.split"].trigger()
    assert ids(window) == before
    assert window.workbench.undo_action() != "split"


def test_words_chosen_in_the_dialog_become_the_claim_on_the_desk(
    show: Opener, filled: Path
) -> None:
    window = show(filled)
    before = ids(window)
    chosen: list[str] = []

    def choose(dialog: AddClaimDialog) -> None:
        field = dialog.findChild(QPlainTextEdit)
        assert field is not None
        QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
        chosen.append(field.textCursor().selectedText())
        dialog.accept()

    in_dialog(AddClaimDialog, choose)
    window.actions_["claim.add"].trigger()

    made = window.desk.current()
    assert made is not None
    assert made.id not in before
    assert made.text == chosen[0].strip() == "Harbour opens a second pier"


def test_words_selected_in_the_text_become_a_claim_without_a_question(
    show: Opener, filled: Path
) -> None:
    window = show(filled)
    before = ids(window)
    view = window.panels.reader.findChild(ArticleView)
    assert view is not None
    words = "three years"
    cursor, begin = view.textCursor(), view.page.text.index(words)
    cursor.setPosition(view.page.position(begin))
    cursor.setPosition(view.page.position(begin + len(words)), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)

    window.actions_["claim.add"].trigger()

    made = window.desk.current()
    assert made is not None
    assert made.id not in before
    assert made.text == words


def test_what_was_folded_is_listed_and_restored(show: Opener, filled: Path) -> None:
    window = show(filled)
    before = ids(window)
    window.actions_["passage.fold"].trigger()
    assert before[0] not in ids(window)

    def restore(dialog: FoldedDialog) -> None:
        words = window.workbench.article(window.desk.article_id or 0).text
        wanted = dialog._list.count() - 1
        while "second pier of the harbour" not in dialog._list.item(wanted).text():
            wanted -= 1
        assert "The second pier of the harbour" in words
        dialog._list.setCurrentRow(wanted)
        dialog.accept()

    in_dialog(FoldedDialog, restore)
    window.actions_["passage.folded"].trigger()

    assert ids(window) == before


def test_a_flag_is_set_and_taken_away_by_one_key(show: Opener, filled: Path) -> None:
    window = show(filled)
    for flagged in (True, False):
        window.actions_["review.flag"].trigger()
        claim = window.desk.current()
        assert claim is not None
        assert claim.flagged is flagged


def test_the_links_of_an_article_without_links_are_no_dialog(show: Opener, filled: Path) -> None:
    window = show(filled)
    window.actions_["review.article_links"].trigger()
    assert "links to nothing" in window.status.currentMessage()


@pytest.mark.parametrize(
    "name",
    ["claim.split", "claim.add", "passage.folded", "review.article_links", "review.look_up",
     "review.evidence", "review.flag", "claim.merge", "claim.remove", "passage.fold",
     "verdict.supported", "related.apply", "claim.next", "claim.next_open"],
)  # fmt: skip
def test_without_a_claim_nothing_happens_and_nothing_breaks(
    show: Opener, library: Path, name: str
) -> None:
    window = show(library)
    window.actions_[name].trigger()
    assert window.workbench.undo_action() is None


# --- the window ---


@pytest.mark.parametrize("name", ["articles", "claims", "reader", "review"])
def test_each_pane_is_reached_by_its_key(show: Opener, filled: Path, name: str) -> None:
    window = show(filled)
    others = [each for each in ("claims", "review") if each != name]
    window.actions_[f"pane.{others[0]}"].trigger()
    window.actions_[f"pane.{name}"].trigger()
    focus, pane = QGuiApplication.focusObject(), getattr(window.panels, name)
    assert isinstance(focus, QWidget)
    assert focus is pane or pane.isAncestorOf(focus)


def test_text_grows_shrinks_and_is_usual_again_within_its_limits(
    show: Opener, filled: Path
) -> None:
    window = show(filled)
    window.actions_["font.larger"].trigger()
    assert window.settings.font_percent == window.theme.font_percent == 110
    for _ in range(12):
        window.actions_["font.larger"].trigger()
    assert window.settings.font_percent == 200
    window.actions_["font.normal"].trigger()
    window.actions_["font.smaller"].trigger()
    assert window.settings.font_percent == 90
    window.actions_["font.normal"].trigger()
    assert window.settings.font_percent == 100


def test_a_theme_that_is_chosen_is_in_force_and_kept(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    with qtbot.waitSignal(window.settings_changed):
        window.actions_["theme.contrast"].trigger()
    assert window.theme.mode == window.settings.theme == "contrast"
    window.actions_["theme.light"].trigger()
    assert window.theme.mode == window.settings.theme == "light"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("help.guide", GuideDialog), ("help.keys", ShortcutsDialog), ("help.about", AboutDialog)],
)
def test_help_opens(show: Opener, filled: Path, name: str, kind: type[QDialog]) -> None:
    window = show(filled)
    seen: list[QDialog] = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog)
        dialog.reject()

    in_dialog(kind, look)
    window.actions_[name].trigger()
    assert len(seen) == 1


def test_who_goes_to_the_review_by_key_goes_on_deciding_by_letters(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    first, *_ = ids(window)
    window.actions_["pane.review"].trigger()
    reached = QGuiApplication.focusObject()
    assert isinstance(reached, QWidget)
    assert window.panels.review.isAncestorOf(reached)
    qtbot.keyClicks(reached, "d")
    assert window.workbench.claim(first).verdict is Verdict.DISPUTED


def test_another_name_asks_for_the_library_anew_and_the_same_one_does_not(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    asked: list[bool] = []
    window.reopen_wanted.connect(lambda: asked.append(True))

    in_dialog(PreferencesDialog, lambda dialog: dialog.reject())
    window.actions_["edit.preferences"].trigger()
    assert asked == []

    def rename(dialog: PreferencesDialog) -> None:
        name = dialog.general._name
        assert isinstance(name, QLineEdit)
        name.setText("Another desk")
        dialog.reject()

    in_dialog(PreferencesDialog, rename)
    window.actions_["edit.preferences"].trigger()
    assert asked == [True]
    assert window.settings.reviewer == "Another desk"


def test_another_name_is_not_taken_by_mistake_where_verdicts_stand_under_this_one(
    show: Opener, filled: Path
) -> None:
    window = show(filled)
    window.desk.decide(Verdict.SUPPORTED)
    asked: list[bool] = []
    window.reopen_wanted.connect(lambda: asked.append(True))

    def rename_and_press_enter(dialog: PreferencesDialog) -> None:
        dialog.general._name.setText("Another desk")
        in_dialog(QMessageBox, press_default)
        dialog.reject()

    def press_default(box: QMessageBox) -> None:
        default = box.defaultButton()
        assert default is not None
        default.click()

    in_dialog(PreferencesDialog, rename_and_press_enter)
    window.actions_["edit.preferences"].trigger()
    assert asked == []
    assert window.settings.reviewer == "you"


def test_the_name_is_given_on_the_welcome_page_before_anything_is_decided(
    qtbot: QtBot, show: Opener, library: Path
) -> None:
    window = show(library)
    field = window.welcome.findChild(QLineEdit, "welcome.name")
    assert field is not None
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "Desk  two")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.settings.reviewer == "Desk two"
    article = store(window.workbench, HARBOUR)
    (first, *_) = window.workbench.claim_ids(ClaimQuery(article_id=article))
    window.workbench.decide(first, Verdict.SUPPORTED)
    assert window.workbench.history(first)[0].reviewer == "Desk two"
    assert window.close()
    with Workbench.open(library, reviewer="Desk two") as again:
        assert again.claim(first).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("read_only", [False, True])
def test_an_empty_library_offers_articles_where_it_can_be_written_to(
    show: Opener, library: Path, read_only: bool
) -> None:
    window = show(library, read_only=read_only)
    buttons = window.welcome.findChildren(QPushButton)
    assert len(buttons) >= 3
    assert {button.isEnabled() for button in buttons} == {not read_only}
