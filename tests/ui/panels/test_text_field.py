"""What is typed into a field is told once, kept when it could not be saved, and never changed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.panels.text_field import TextField
from ui.theme import Theme


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    room = QWidget()
    column = QVBoxLayout(room)
    column.addWidget(TextField(room))
    column.addWidget(QLineEdit(room))
    qtbot.addWidget(room)
    room.resize(300, 300)
    room.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    return room


@pytest.fixture
def field(room: QWidget) -> TextField:
    found = room.findChild(TextField)
    found.setFocus()
    return found


@pytest.fixture
def told(field: TextField) -> list[str]:
    told: list[str] = []
    field.committed.connect(told.append)
    return told


def test_leaving_the_field_tells_its_text_once(
    qtbot: QtBot, field: TextField, told: list[str]
) -> None:
    field.show_text("old")
    qtbot.keyClicks(field, "new ")

    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert told == ["new old"]
    assert not field.hasFocus()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert told == ["new old"]


def test_text_that_is_as_stored_is_not_told(
    qtbot: QtBot, field: TextField, told: list[str]
) -> None:
    field.show_text("as it is")
    qtbot.keyClicks(field, " ")
    qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert told == []
    assert not field.is_dirty()


def test_control_enter_saves_and_says_that_it_is_done(
    qtbot: QtBot, field: TextField, told: list[str]
) -> None:
    qtbot.keyClicks(field, "a note")

    with qtbot.waitSignal(field.finished):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert told == ["a note"]
    assert field.text() == "a note"


def test_what_is_typed_after_entering_by_key_goes_below_what_is_there(
    qtbot: QtBot, field: TextField
) -> None:
    field.show_text("Ask the port.")
    field.clearFocus()
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.keyClicks(field, " Asked.")
    assert field.text() == "Ask the port. Asked."


def test_escape_saves_too(qtbot: QtBot, field: TextField, told: list[str]) -> None:
    qtbot.keyClicks(field, "a note")

    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert told == ["a note"]


def test_a_look_at_another_window_keeps_a_draft_and_decides_nothing(
    qtbot: QtBot, field: TextField, told: list[str]
) -> None:
    drafts: list[str] = []
    field.drafted.connect(drafts.append)
    qtbot.keyClicks(field, "half a th")

    away = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(field, away)

    assert (told, drafts) == ([], ["half a th"])


def test_a_pause_in_typing_gives_a_draft(qtbot: QtBot, field: TextField) -> None:
    with qtbot.waitSignal(field.drafted, timeout=5000) as told:
        qtbot.keyClicks(field, "abc")

    assert told.args == ["abc"]


def test_showing_text_is_not_typing(qtbot: QtBot, field: TextField, told: list[str]) -> None:
    field.show_text("stored", "a draft of before")

    assert field._timer.isActive() is False
    assert told == []


def test_a_draft_is_shown_and_marked_and_saved_on_leaving(
    qtbot: QtBot, field: TextField, told: list[str]
) -> None:
    field.show_text("stored", "a draft of before")

    assert field.was_restored()
    assert field.text() == "a draft of before"
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert told == ["a draft of before"]
    assert "not saved yet" in field.state_words()
    field.refresh("a draft of before")
    assert not field.was_restored()
    assert field.state_words() == ""


def test_a_draft_that_equals_what_is_stored_is_none(field: TextField) -> None:
    field.show_text("stored", "stored")

    assert not field.was_restored()


def test_what_could_not_be_saved_stays_through_refreshes(
    qtbot: QtBot, field: TextField, told: list[str]
) -> None:
    field.show_text("")
    qtbot.keyClicks(field, "precious")
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    field.refresh("")
    assert (field.text(), field.is_dirty()) == ("precious", True)
    field.commit(again=False)
    assert told == ["precious"]
    field.commit()
    assert told == ["precious", "precious"]


def test_a_refresh_while_typing_changes_nothing_in_the_field(
    qtbot: QtBot, field: TextField
) -> None:
    field.show_text("old")
    qtbot.keyClicks(field, "new ")

    field.refresh("stored by undo")

    assert field.text() == "new old"


def test_an_untouched_field_follows_what_is_stored(field: TextField) -> None:
    field.show_text("old")

    field.refresh("older")

    assert field.text() == "older"


def test_an_emptied_field_takes_what_is_stored_for_it(
    qtbot: QtBot, field: TextField, told: list[str]
) -> None:
    field.show_text("my words")
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert told == [""]

    field.refresh("the article's words")

    assert field.text() == "the article's words"
    assert not field.is_dirty()


@pytest.mark.parametrize("text", ["<b>a</b> &amp;", "a\u00a0b\u202fc", "שלום 👩‍👧 é", "a\n\nb\t"])
def test_text_comes_back_as_it_went_in(field: TextField, text: str) -> None:
    field.show_text(text)

    assert field.text() == text
    assert not field.is_dirty()


def test_what_no_library_can_hold_is_left_out_of_a_paste(field: TextField) -> None:
    pasted = QMimeData()
    pasted.setText("a\0b")
    field.insertFromMimeData(pasted)

    assert "\0" not in field.text()


def test_the_field_grows_with_its_text_and_begins_with_two_lines(
    qtbot: QtBot, field: TextField
) -> None:
    # As it is laid out: the metrics of a font round a line to the nearest pixel.
    field.show_text("x")
    line = field.document().documentLayout().blockBoundingRect(field.document().firstBlock())
    heights = []
    for lines in (1, 2, 3, 8):
        field.show_text("\n".join(["x"] * lines))
        heights.append(field.height())

    assert heights[0] == heights[1]
    assert heights[2] - heights[1] == line.height()
    assert heights[3] - heights[2] == 5 * line.height()


def test_the_field_grows_when_it_gets_narrow(qtbot: QtBot, room: QWidget, field: TextField) -> None:
    field.show_text("the harbour and the ferry and the storm " * 3)
    before = field.height()

    room.resize(130, 300)

    qtbot.waitUntil(lambda: field.height() > before)


@pytest.mark.parametrize("points", [8, 9, 10, 11, 12.5, 13, 15, 17.5])
def test_the_last_line_is_shown_whole(field: TextField, points: float) -> None:
    font = field.font()
    font.setPointSizeF(points)
    field.setFont(font)
    field.show_text("\n".join(["going by the gate"] * 12))
    QApplication.processEvents()
    last = field.blockBoundingGeometry(field.document().lastBlock())
    assert last.bottom() <= field.viewport().height()


def test_an_empty_field_follows_the_size_of_the_text_both_ways(
    qapp: QApplication, field: TextField
) -> None:
    sheet, font, palette = qapp.styleSheet(), qapp.font(), qapp.palette()
    theme = Theme("light")
    try:
        # What stands in an empty field is drawn in the font of the viewport.
        for percent in (100, 150, 100):
            theme.set_font_percent(percent)
            field.setFont(theme.ui_font())
            assert field.viewport().font().pointSizeF() == theme.ui_font().pointSizeF()
    finally:
        qapp.setStyleSheet(sheet)
        qapp.setFont(font)
        qapp.setPalette(palette)
