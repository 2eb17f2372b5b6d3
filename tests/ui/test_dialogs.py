"""Dialogs give values back and change nothing themselves."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from factcheck.claims import encoder
from factcheck.imprint import Imprint
from factcheck.intake import read
from factcheck.model import Article, Kind, Role, StoredPassage
from factcheck.report import FORMATS
from factcheck.settings import Settings
from tests.ui.by_hand import claim
from ui.actions import ACTS
from ui.dialogs.add_claim import AddClaimDialog
from ui.dialogs.article import ArticleDialog
from ui.dialogs.folded import FoldedDialog
from ui.dialogs.formats import FormatChoice, formats, suggested_name
from ui.dialogs.guide import GuideDialog
from ui.dialogs.import_form import ImportForm
from ui.dialogs.paste import PasteDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.room import open_at
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.split import SplitDialog, cuts
from ui.main_window import keymap_of
from ui.theme import Theme


def test_a_claim_is_cut_between_words_only() -> None:
    text = "The pier  opened – late"
    assert [text[at:] for at in cuts(text)] == [
        "pier  opened – late",
        "opened – late",
        "– late",
        "late",
    ]
    assert cuts("Pier") == []


def test_the_cut_moves_by_words_and_is_an_offset_of_the_article(qtbot: QtBot) -> None:
    # The emoji is one character here and two inside Qt.
    made = claim(1, text="🚢 Ships came, and the town was glad", start=100)
    dialog = SplitDialog(made, Theme("light"))
    qtbot.addWidget(dialog)
    assert made.text[dialog.cut() - 100 :] == "and the town was glad"
    field = dialog._field
    qtbot.keyClick(field, Qt.Key.Key_Left)
    assert made.text[dialog.cut() - 100 :] == "came, and the town was glad"
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClick(field, Qt.Key.Key_Right)
    assert made.text[dialog.cut() - 100 :] == "glad"
    qtbot.keyClick(field, Qt.Key.Key_Home)
    assert made.text[dialog.cut() - 100 :] == made.text[2:]


def test_words_for_a_claim_are_chosen_by_keyboard(qtbot: QtBot) -> None:
    text = "🚢🚢 first line\n\nThe pier opened. It rained."
    near = text.index("It rained")
    dialog = AddClaimDialog(text, near, Theme("light"))
    qtbot.addWidget(dialog)
    for _ in range(2):
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(dialog._field, Qt.Key.Key_Right, both)
    start, end = dialog.span()
    assert text[start:end].startswith("It rained")


def test_folded_passages_are_listed_with_their_reason(qtbot: QtBot) -> None:
    text = "Share this\nThe pier opened."
    passages = [
        StoredPassage(7, 1, 0, 10, Role.FURNITURE, Kind.NONE, ("share bar",), False),
        StoredPassage(8, 1, 11, 27, Role.SENTENCE, Kind.FACT, (), False),
    ]
    dialog = FoldedDialog(text, passages, False)
    qtbot.addWidget(dialog)
    assert dialog._list.count() == 1
    assert "share bar" in dialog._list.item(0).text()
    assert dialog.chosen() == [7]
    assert FoldedDialog(text, passages, True).chosen() == []


def test_the_language_of_an_article_is_seen_and_chosen_by_its_name(qtbot: QtBot) -> None:
    told: dict[str, Any] = {"id": 1, "dropped": 0, "text": "The pier opened.", "language": "xx-old"}
    names = [field.name for field in fields(Article) if field.name not in told]
    dialog = ArticleDialog(Article(**told, **dict.fromkeys(names, "")), read_only=False)
    qtbot.addWidget(dialog)
    # A code that no list has stays what it is until another language is chosen.
    assert dialog.values()["language"] == "xx-old"
    qtbot.keyClicks(dialog._language, "Danish")
    assert (dialog._language.currentText(), dialog.values()["language"]) == ("Danish", "da")


def test_enter_imports_what_was_pasted(qtbot: QtBot) -> None:
    dialog = PasteDialog("The pier opened.")
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert dialog.text() == "The pier opened."


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Harbour: a second pier?", "Harbour-a-second-pier-verdicts.html"),
        ("../../etc/passwd", "etc-passwd-verdicts.html"),
        ("CON", "CON-verdicts.html"),
        ("???", "verdicts.html"),
        ("Порт", "Порт-verdicts.html"),
    ],
)
def test_the_suggested_file_name_is_safe(title: str, name: str) -> None:
    assert suggested_name(title, "html") == name


def test_a_clash_of_keys_is_told_and_nothing_changes(qtbot: QtBot) -> None:
    settings = Settings()
    keymap = keymap_of(settings)
    dialog = PreferencesDialog(settings, Theme("light"), keymap)
    qtbot.addWidget(dialog)
    at = next(n for n, act in enumerate(ACTS) if act.id == "verdict.supported")
    dialog.keys._list.setCurrentItem(dialog.keys._list.topLevelItem(at))
    edit = dialog.findChild(QKeySequenceEdit)
    refused = dialog.findChild(QLabel, "preferences.refused")
    assert edit is not None
    assert refused is not None
    edit.setKeySequence(QKeySequence("D"))
    edit.editingFinished.emit()
    assert "already stands for" in refused.text()
    assert keymap.overrides() == {}
    edit.setKeySequence(QKeySequence("Y"))
    edit.editingFinished.emit()
    assert refused.text() == ""
    assert keymap.overrides() == {"verdict.supported": "Y"}


def test_the_name_of_the_reviewer_is_never_empty(qtbot: QtBot) -> None:
    settings = Settings()
    dialog = PreferencesDialog(settings, Theme("light"), keymap_of(settings))
    qtbot.addWidget(dialog)
    dialog.general._name.setText("  ")
    dialog.reject()
    assert settings.reviewer == "you"


def test_looks_are_in_force_as_soon_as_they_are_chosen(qtbot: QtBot) -> None:
    settings, theme = Settings(), Theme("light")
    dialog = PreferencesDialog(settings, theme, keymap_of(settings))
    qtbot.addWidget(dialog)
    page = dialog.general
    page._mode.setCurrentIndex(page._mode.findData("dark"))
    page._size.setValue(150)
    assert (theme.mode, theme.font_percent) == ("dark", 150)
    assert (settings.theme, settings.font_percent) == ("dark", 150)


def test_of_a_long_text_the_parts_that_are_not_listed_are_counted(qtbot: QtBot) -> None:
    form = ImportForm()
    qtbot.addWidget(form)
    text = "The bridge opened in 1998.\n\n" * 503
    passages = read(text.encode()).passages
    assert len(passages) == 503
    form.show_intake(read(text.encode()), "")
    assert form._parts.topLevelItemCount() == 501
    last = form._parts.topLevelItem(500)
    assert last is not None
    assert last.text(1) == "… and 3 more parts"


def test_the_encoder_can_be_switched_on_and_says_what_it_costs(qtbot: QtBot) -> None:
    settings = Settings()
    dialog = PreferencesDialog(settings, Theme("light"), keymap_of(settings))
    qtbot.addWidget(dialog)
    box = dialog.general._encoder
    assert (box.isEnabled(), box.isChecked()) == (True, False)
    assert "times as long" in box.accessibleDescription()
    box.click()
    assert settings.by_encoder


def test_an_encoder_that_is_not_installed_says_how_to_get_it_and_keeps_the_choice(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "is_installed", lambda: False)
    settings = Settings(by_encoder=True)
    dialog = PreferencesDialog(settings, Theme("light"), keymap_of(settings))
    qtbot.addWidget(dialog)
    box = dialog.general._encoder
    assert (box.isEnabled(), box.isChecked()) == (False, False)
    assert "factcheck[model]" in box.accessibleDescription()
    assert settings.by_encoder


def test_the_imprint_and_the_evidence_asked_for_are_stored_on_closing(qtbot: QtBot) -> None:
    settings = Settings(organisation="Pier Desk", evidence="strict")
    dialog = PreferencesDialog(settings, Theme("light"), keymap_of(settings))
    qtbot.addWidget(dialog)
    evidence = dialog.findChild(QComboBox, "preferences.evidence")
    assert evidence is not None
    assert evidence.currentData() == "strict"
    evidence.setCurrentIndex(evidence.findData("classroom"))
    dialog.imprint._report.setText(" https://pier.example/checks ")
    dialog.reject()

    assert settings.imprint() == Imprint(
        "Pier Desk", "", "https://pier.example/checks", "classroom"
    )


def test_every_format_has_its_ending_and_none_stays_behind(qtbot: QtBot) -> None:
    choice = FormatChoice()
    qtbot.addWidget(choice)
    path = Path("/tmp/1.5 million.html")
    for at in range(choice.count()):
        choice.setCurrentIndex(at)
        path = choice.renamed(path)
        assert path.name == f"1.5 million.{choice.chosen().ending}"
    assert {each.name for each in formats()} == {*FORMATS, "pdf"}


def test_the_cheat_sheet_shows_every_key_as_it_is_now(qtbot: QtBot) -> None:
    keymap = keymap_of(Settings(shortcuts={"verdict.supported": "Y"}))
    dialog = ShortcutsDialog(keymap, Theme("light"))
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {keymap.shown(act.id) for act in ACTS if keymap.keys(act.id)} <= shown
    assert "Y" in shown


def test_the_guide_is_there(qtbot: QtBot) -> None:
    dialog = GuideDialog()
    qtbot.addWidget(dialog)
    assert "Paste text" in dialog._page.toPlainText()
    assert dialog.findChildren(QPushButton)


def test_a_window_opens_as_large_as_its_text_asks_and_no_larger_than_the_screen(
    qtbot: QtBot,
) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    open_at(dialog, 30, 5)
    assert dialog.height() == dialog.fontMetrics().height() * 5
    open_at(dialog, 9000, 9000)
    room = dialog.screen().availableSize()
    assert dialog.width() < room.width()
    assert dialog.height() < room.height()
