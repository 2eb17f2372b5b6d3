"""The table of actions: complete, without clashes, and letters never act while someone types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from factcheck.paths import RESOURCES
from ui.actions import ACTS, BY_ID, MENUS, Actions, plain_words
from ui.keys import FIXED, Keymap
from ui.theme import Theme


def keymap(**overrides: str) -> Keymap:
    dotted = {name.replace("__", "."): keys for name, keys in overrides.items()}
    return Keymap(
        {act.id: act.keys for act in ACTS}, dotted, {act.id: plain_words(act) for act in ACTS}
    )


def test_every_action_says_what_it_does() -> None:
    assert len(BY_ID) == len(ACTS)
    for act in ACTS:
        assert act.words.strip("&…")
        assert act.help.endswith("."), act.id
        assert act.menu in MENUS


def test_every_icon_is_there() -> None:
    for act in ACTS:
        if act.icon:
            assert (RESOURCES / "icons" / f"{act.icon}.svg").is_file()


def test_no_key_stands_for_two_actions(qapp: object) -> None:
    keys = [QKeySequence(key).toString() for act in ACTS for key in (*act.keys,)]
    keys += [QKeySequence(key).toString() for key in FIXED]
    assert all(keys)
    assert sorted(keys) == sorted(set(keys))


def test_menu_mnemonics_differ_within_a_menu() -> None:
    for menu in MENUS:
        letters = [
            act.words[act.words.index("&") + 1].lower()
            for act in ACTS
            if act.menu == menu and "&" in act.words
        ]
        assert sorted(letters) == sorted(set(letters)), menu


def test_a_taken_key_is_refused_in_words(qapp: object) -> None:
    keys = keymap()
    reason = keys.change("verdict.supported", [QKeySequence("D")])
    assert "D" in reason
    assert "Disputed" in reason
    assert keys.keys("verdict.supported") == [QKeySequence("S")]
    assert "lists and text fields" in keys.change("verdict.supported", [QKeySequence("Return")])


def test_a_chord_that_begins_with_a_taken_key_is_refused(qapp: object) -> None:
    assert keymap().change("help.about", [QKeySequence("S, A")])


def test_a_changed_key_is_kept_and_a_clashing_one_in_the_settings_is_ignored(qapp: object) -> None:
    keys = keymap(verdict__supported="Y", verdict__disputed="O", nothing__such="Z")
    assert keys.keys("verdict.supported") == [QKeySequence("Y")]
    assert keys.keys("verdict.disputed") == [QKeySequence("D")]
    assert keys.overrides() == {"verdict.supported": "Y"}
    assert keys.reset("verdict.supported") == ""
    assert keys.overrides() == {}


def test_two_keys_can_be_swapped_through_a_free_one(qapp: object) -> None:
    keys = keymap()
    assert keys.change("verdict.supported", []) == ""
    assert keys.change("verdict.disputed", [QKeySequence("S")]) == ""
    assert keys.change("verdict.supported", [QKeySequence("D")]) == ""
    again = keymap(**{k.replace(".", "__"): v for k, v in keys.overrides().items()})
    assert again.keys("verdict.supported") == [QKeySequence("D")]
    assert again.keys("verdict.disputed") == [QKeySequence("S")]


FIELDS = [QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox]


@pytest.mark.parametrize("kind", FIELDS)
def test_letters_do_nothing_while_someone_types(qtbot: QtBot, kind: type[QWidget]) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(keymap(), Theme("light"), window)
    heard: list[str] = []
    letters = [
        act.id for act in ACTS if any(len(key.removeprefix("Shift+")) == 1 for key in act.keys)
    ]
    actions.connect_all({name: (lambda n=name: heard.append(n)) for name in letters})
    page = QWidget()
    rows = QVBoxLayout(page)
    field, other = kind(), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if isinstance(field, QComboBox):
        field.setEditable(True)
    rows.addWidget(field)
    rows.addWidget(other)
    window.setCentralWidget(page)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    assert window.focusWidget() is field
    for key in (Qt.Key.Key_S, Qt.Key.Key_D, Qt.Key.Key_Slash, Qt.Key.Key_B):
        qtbot.keyClick(window.focusWidget(), key)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert heard == []
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_S)
    qtbot.keyClick(other, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert heard == ["verdict.supported", "claim.previous_open"]


def test_a_library_that_is_only_read_has_no_verdict_keys(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(keymap(), Theme("light"), window)
    actions.allow_writing(False)
    assert not actions["verdict.supported"].isEnabled()
    assert actions["report.export"].isEnabled()
