"""The review panel by keyboard: intents out, values in, nothing typed lost, nothing interpreted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from factcheck.model import Kind, Verdict
from factcheck.sources import SourceDraft
from tests.ui.by_hand import Shelf, claim, event, source, workbench
from ui.panels.review import ReviewPanel
from ui.panels.section import FIELD_INSET
from ui.panels.text_field import TextField
from ui.theme import Theme

HOSTILE = '<img src="file:///etc/passwd"><b>2<p>3</b> &lt;i&gt;'
Open = Callable[..., ReviewPanel]


@pytest.fixture
def open_panel(qtbot: QtBot, theme: Theme) -> Open:
    rooms: list[QWidget] = []  # qtbot holds them weakly

    def opened(shelf: Shelf | None = None, width: int = 400) -> ReviewPanel:
        bench, _ = workbench()
        panel = ReviewPanel(shelf or bench, theme)  # type: ignore[arg-type]
        room = QWidget()
        qtbot.addWidget(room)
        rooms.append(room)
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        elsewhere = QLineEdit(room)
        elsewhere.setObjectName("elsewhere")
        column.addWidget(elsewhere)
        room.resize(width, 700)
        room.show()
        room.activateWindow()
        qtbot.waitUntil(room.isActiveWindow)
        elsewhere.setFocus()
        return panel

    return opened


def told(signal: Any) -> list[Any]:
    kept: list[Any] = []
    signal.connect(lambda *values: kept.append(values if len(values) > 1 else values[0]))
    return kept


def note(panel: ReviewPanel) -> TextField:
    return panel.findChild(TextField, "note_field")


def statement(panel: ReviewPanel) -> TextField:
    return panel.findChild(TextField, "statement_field")


def button(panel: ReviewPanel, name: str) -> QAbstractButton:
    return panel.findChild(QAbstractButton, name)


def elsewhere(panel: ReviewPanel) -> QWidget:
    return panel.window().findChild(QLineEdit, "elsewhere")


def words(panel: ReviewPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.text()]


# --- what is shown ---


def test_the_head_says_which_claim_it_is_and_who_says_it(open_panel: Open) -> None:
    panel = open_panel()

    panel.show_claim(claim(5), 12, 31)
    assert "CLAIM 12 OF 31 · said by the author" in words(panel)
    panel.show_claim(claim(6, speaker="the harbour master"), 13, 31)
    assert "CLAIM 13 OF 31 · said by the harbour master" in words(panel)


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("The ship came.", True),
        ("Лодка пришла.", True),
        ("وصل القارب.", False),
        ("船来了。", False),
    ],
)
def test_a_statement_leans_only_in_scripts_that_have_italics(
    open_panel: Open, text: str, leans: bool
) -> None:
    panel = open_panel()
    panel.show_claim(claim(1, text=text), 1, 1)
    assert statement(panel).font().italic() is leans


@pytest.mark.parametrize(
    ("shown", "line"),
    [
        (
            claim(1, worthy=0.9, reasons=("a date", "a figure: $2 billion")),
            "Looks checkable because: a date, a figure: $2 billion · check first ●●●",
        ),
        (claim(1, worthy=0.1), "Looks checkable · can wait ●○○"),
        (
            claim(1, kind=Kind.OPINION, reasons=("a judgement: great",)),
            "Reads like an opinion because: a judgement: great",
        ),
        (claim(1, kind=Kind.NONE), "Nothing to check was seen"),
    ],
)
def test_what_the_program_thinks_is_worded_as_a_suggestion(
    open_panel: Open, shown: Any, line: str
) -> None:
    panel = open_panel()
    panel.show_claim(shown, 1, 1)

    assert panel.findChild(QLabel, "suggestion").text() == line


def test_without_a_claim_it_says_how_to_get_one_and_tells_nothing(
    qtbot: QtBot, open_panel: Open
) -> None:
    panel = open_panel()
    panel.show_claim(claim(1), 1, 1)
    panel.show_claim(None, 0, 0)

    panel.focus_note()
    panel.commit()

    assert not note(panel).isVisible()
    assert any(label.isVisible() and "Choose one" in label.text() for label in labels(panel))
    assert not panel.unsaved()


def labels(panel: ReviewPanel) -> list[QLabel]:
    return panel.findChildren(QLabel)


# --- verdicts ---


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_asked_for_and_shown_only_when_it_is_stored(
    qtbot: QtBot, open_panel: Open, verdict: Verdict
) -> None:
    panel = open_panel()
    panel.show_claim(claim(1), 1, 1)
    pressed = button(panel, f"verdict_{verdict}")
    decided = told(panel.decided)

    qtbot.keyClick(pressed, Qt.Key.Key_Space)
    assert decided == [verdict]
    assert not pressed.isChecked()
    panel.refresh(claim(1, verdict), [], [])
    assert pressed.isChecked()


def test_a_verdict_is_taken_back_and_a_flag_put_up_by_button(
    qtbot: QtBot, open_panel: Open
) -> None:
    panel = open_panel()
    panel.show_claim(claim(1), 1, 1)
    assert not button(panel, "verdict_none").isEnabled()
    panel.refresh(claim(1, Verdict.DISPUTED), [], [])
    decided, flagged = told(panel.decided), []
    panel.flag_toggled.connect(lambda: flagged.append(True))

    qtbot.keyClick(button(panel, "verdict_none"), Qt.Key.Key_Space)
    qtbot.keyClick(button(panel, "flag"), Qt.Key.Key_Space)

    assert (decided, flagged) == ([None], [True])
    assert not button(panel, "flag").isChecked()


def test_changed_keys_are_shown_where_they_act(open_panel: Open) -> None:
    panel = open_panel()

    panel.show_keys({"verdict.supported": "Y", "review.note": "", "review.link": "Ctrl+K"})

    assert button(panel, "verdict_supported").accessibleDescription() == "Key Y"
    assert "Ctrl+K" in words(panel)
    assert "M" not in words(panel)


# --- what is typed ---


def test_typing_a_note_and_leaving_it_tells_it_once(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel()
    panel.show_claim(claim(4), 1, 1)
    written = told(panel.note_written)

    panel.focus_note()
    qtbot.keyClicks(QApplication.focusWidget(), "see page 4")
    elsewhere(panel).setFocus()

    assert written == [(4, "see page 4")]
    assert panel.unsaved()
    panel.refresh(claim(4, note="see page 4"), [], [])
    assert not panel.unsaved()


def test_leaving_a_claim_tells_what_was_typed_for_it(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel()
    panel.show_claim(claim(4), 1, 2)
    written, edited = told(panel.note_written), told(panel.statement_edited)
    added = told(panel.source_added)
    qtbot.keyClicks(note(panel), "a note")
    panel.focus_statement()
    qtbot.keyClick(statement(panel), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(statement(panel), "my words")
    panel.focus_link()
    qtbot.keyClicks(QApplication.focusWidget(), "https://a.example")

    panel.show_claim(claim(5), 2, 2)

    assert written == [(4, "a note")]
    assert edited == [(4, "my words")]
    assert [(one, draft.url) for one, draft in added] == [(4, "https://a.example")]
    assert note(panel).text() == ""


def test_a_refresh_keeps_what_is_being_typed(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel()
    panel.show_claim(claim(4, note="old"), 1, 1)
    qtbot.keyClicks(note(panel), "new ")

    panel.refresh(claim(4, Verdict.DISPUTED, note="old"), [source(1)], [])
    panel.show_claim(claim(4, note="older"), 1, 1)

    assert note(panel).text() == "new old"
    assert panel.unsaved()


def test_a_note_that_could_not_be_saved_stays_and_is_sent_again_when_asked(
    qtbot: QtBot, open_panel: Open
) -> None:
    panel = open_panel()
    panel.show_claim(claim(4), 1, 1)
    written = told(panel.note_written)
    qtbot.keyClicks(note(panel), "precious")
    panel.commit()

    panel.refresh(claim(4, Verdict.DISPUTED), [], [])
    assert note(panel).text() == "precious"
    panel.commit()
    assert written == [(4, "precious")] * 2


def test_a_draft_of_before_is_shown_as_not_saved(open_panel: Open) -> None:
    panel = open_panel()

    panel.show_claim(claim(4), 1, 1, drafts={"note": "half a note", "statement": "half a word"})

    assert note(panel).text() == "half a note"
    assert statement(panel).text() == "half a word"
    assert words(panel).count("kept from before, not saved yet") == 2
    assert panel.unsaved()


def test_a_pause_in_typing_is_told_as_a_draft_of_its_claim_and_field(
    qtbot: QtBot, open_panel: Open
) -> None:
    panel = open_panel()
    panel.show_claim(claim(4), 1, 1)

    with qtbot.waitSignal(panel.draft_typed, timeout=5000) as typed:
        qtbot.keyClicks(note(panel), "abc")

    assert typed.args == [4, "note", "abc"]


def test_control_enter_in_a_field_saves_and_goes_on(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel()
    panel.show_claim(claim(4), 1, 1)
    qtbot.keyClicks(note(panel), "abc")

    with qtbot.waitSignals([panel.note_written, panel.finished], order="strict"):
        qtbot.keyClick(note(panel), Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("enter", ["focus_note", "focus_statement", "focus_link"])
def test_escape_gives_the_keyboard_back_to_where_it_was(
    qtbot: QtBot, open_panel: Open, enter: str
) -> None:
    panel = open_panel()
    panel.show_claim(claim(4), 1, 1)

    getattr(panel, enter)()
    assert QApplication.focusWidget() is not elsewhere(panel)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

    assert QApplication.focusWidget() is elsewhere(panel)


def test_a_source_is_added_edited_and_removed_by_intent(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel()
    panel.show_claim(claim(1), 1, 1, [source(7)], [])
    removed, opened = told(panel.source_removed), told(panel.link_asked)
    row = panel._sources._rows[0]

    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Delete)

    assert opened == [source(7).draft.url]
    assert removed == [7]


def test_a_library_to_read_only_takes_no_verdict_and_no_text(
    qtbot: QtBot, open_panel: Open
) -> None:
    shelf = Shelf([])
    shelf.read_only = True
    panel = open_panel(shelf)
    panel.show_claim(claim(1), 1, 1)
    decided = told(panel.decided)

    qtbot.keyClick(button(panel, "verdict_disputed"), Qt.Key.Key_Space)
    qtbot.keyClicks(note(panel), "abc")

    assert decided == []
    assert note(panel).text() == ""


# --- text of others ---


def test_markup_is_shown_literally_everywhere(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel()
    hostile = SourceDraft(
        "https://x.example/" + HOSTILE, title=HOSTILE, publisher=HOSTILE, quote=HOSTILE
    )
    shown = claim(
        1, text=HOSTILE, statement=HOSTILE, note=HOSTILE, speaker=HOSTILE, reasons=(HOSTILE,)
    )
    done = [
        event("note", {"note": ""}, {"note": HOSTILE}, reviewer=HOSTILE),
        event("source_add", {}, {"title": HOSTILE}),
        event(HOSTILE, {}, {}),
    ]

    panel.show_claim(shown, 1, 1, [replace(source(1), draft=hostile)], done)
    panel._sources._edit(1)

    assert HOSTILE in words(panel)
    assert statement(panel).text() == HOSTILE
    for label in panel.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for widget in panel.findChildren(QWidget):
        assert "<img" not in widget.toolTip()
        assert "<b>" not in widget.toolTip()
    for field in panel.findChildren(QPlainTextEdit):
        assert field.toPlainText() in ("", HOSTILE)


# --- room and reach ---


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_narrow_panel_clips_nothing_at_its_side(
    qtbot: QtBot, open_panel: Open, theme: Theme, percent: int
) -> None:
    theme.font_percent = percent
    panel = open_panel(width=380)
    endless = "x" * 600
    shown = claim(1, text=endless, statement=endless, speaker=endless, reasons=(endless,))
    long_link = source(1, "https://x.example/" + endless, title=endless)
    panel.show_claim(shown, 1, 1, [long_link], [event("source_add", {}, {"title": endless})])
    panel._sources._edit(1)
    panel.grab()

    inner = panel._inner
    assert inner.width() <= 380
    for widget in inner.findChildren(QWidget):
        if widget.isVisibleTo(inner) and widget.window() is panel.window():
            right = widget.mapTo(inner, widget.rect().topRight()).x()
            assert right <= inner.width(), widget


def test_the_frame_of_an_empty_note_stands_in_line_and_so_does_the_text_of_a_written_one(
    open_panel: Open, qtbot: QtBot
) -> None:
    panel = open_panel()
    panel.show_claim(claim(1), 1, 1, [], [])
    panel.grab()
    link = panel._sources.link
    left = link.mapTo(panel, link.rect().topLeft()).x()

    def edge() -> int:
        panel.grab()
        return note(panel).mapTo(panel, note(panel).rect().topLeft()).x()

    assert edge() == left
    note(panel).setFocus()
    qtbot.keyClicks(note(panel), "Seen")
    assert edge() == left  # nothing moves under the hand
    note(panel).clearFocus()
    qtbot.waitUntil(lambda: edge() == left - FIELD_INSET)
    panel.show_claim(claim(2), 1, 1, [], [])
    qtbot.waitUntil(lambda: edge() == left)


def test_tab_goes_through_the_panel_from_top_to_bottom(qtbot: QtBot, open_panel: Open) -> None:
    panel = open_panel()
    panel.show_claim(claim(1, Verdict.DISPUTED), 1, 1, [source(1)], [])
    panel.focus_statement()

    walked: list[QWidget] = [statement(panel)]
    while walked[-1] is not note(panel):
        qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        assert reached is not None
        assert reached not in walked
        walked.append(reached)

    names = [one.objectName() for one in walked if one.objectName()]
    assert names == [
        "statement_field",
        "verdict_supported",
        "verdict_disputed",
        "verdict_opinion",
        "verdict_none",
        "flag",
        "source_row",
        "link_field",
        "note_field",
    ]
    assert all(one.accessibleName() for one in walked)
