"""Sources by keyboard: added with today's date, corrected, opened, removed; refused ones stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from factcheck.model import Verdict
from factcheck.sources import Source, SourceDraft, SourceType, Stance
from tests.ui.by_hand import source
from ui.panels.source_form import SourceForm
from ui.panels.source_row import SourceRow, detail_words, title_words
from ui.panels.sources import Sources
from ui.theme import Theme

PAGE = "https://harbour.example/page"
WITH_CONTROL = Qt.KeyboardModifier.ControlModifier
Open = Callable[..., Sources]


@pytest.fixture
def open_section(qtbot: QtBot, theme: Theme) -> Open:
    def opened(*sources: Source, verdict: Verdict | None = None) -> Sources:
        section = Sources(theme)
        qtbot.addWidget(section)
        section.resize(400, 600)
        section.show_sources(verdict, sources)
        section.show()
        section.activateWindow()
        qtbot.waitUntil(section.isActiveWindow)
        return section

    return opened


def rows(section: Sources) -> list[SourceRow]:
    return list(section._rows)


def form(section: Sources) -> SourceForm | None:
    return section._form


def edit(qtbot: QtBot, section: Sources) -> SourceForm:
    qtbot.keyClick(rows(section)[0], Qt.Key.Key_F2)
    opened = form(section)
    assert opened is not None
    return opened


def field(opened: SourceForm, name: str) -> QLineEdit:
    return next(one for one in opened.findChildren(QLineEdit) if one.accessibleName() == name)


def told(signal: object) -> list[object]:
    kept: list[object] = []
    signal.connect(lambda *values: kept.append(values if len(values) > 1 else values[0]))  # type: ignore[attr-defined]
    return kept


# --- adding ---


def test_enter_adds_the_link_as_read_today(qtbot: QtBot, open_section: Open) -> None:
    section = open_section()
    added = told(section.added)
    qtbot.keyClicks(section.link, f"  {PAGE} ")

    qtbot.keyClick(section.link, Qt.Key.Key_Return)

    assert added == [SourceDraft(PAGE, read_on=date.today().isoformat())]


def test_a_link_added_to_a_disputed_claim_contradicts_it(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(verdict=Verdict.DISPUTED)
    qtbot.keyClicks(section.link, PAGE)

    with qtbot.waitSignal(section.added) as added:
        qtbot.keyClick(section.link, Qt.Key.Key_Return)

    assert added.args[0].stance is Stance.CONTRADICTS


def test_the_field_is_emptied_when_the_link_is_stored_and_not_before(
    qtbot: QtBot, open_section: Open
) -> None:
    section = open_section()
    qtbot.keyClicks(section.link, PAGE)
    qtbot.keyClick(section.link, Qt.Key.Key_Return)

    section.refresh(None, [])
    assert section.link.text() == PAGE
    section.refresh(None, [source(1, PAGE)])
    assert section.link.text() == ""


def test_control_enter_adds_and_goes_on(qtbot: QtBot, open_section: Open) -> None:
    section = open_section()
    qtbot.keyClicks(section.link, PAGE)

    with qtbot.waitSignals([section.added, section.finished], order="strict"):
        qtbot.keyClick(section.link, Qt.Key.Key_Return, WITH_CONTROL)


def test_an_empty_field_adds_nothing(qtbot: QtBot, open_section: Open) -> None:
    section = open_section()
    with qtbot.assertNotEmitted(section.added):
        qtbot.keyClicks(section.link, "   ")
        qtbot.keyClick(section.link, Qt.Key.Key_Return)


def test_escape_adds_a_web_address_and_leaves_other_words_waiting(
    qtbot: QtBot, open_section: Open
) -> None:
    section = open_section()
    added, drafted, left = told(section.added), told(section.drafted), []
    section.left.connect(lambda: left.append(True))

    qtbot.keyClicks(section.link, "s")
    qtbot.keyClick(section.link, Qt.Key.Key_Escape)
    assert (added, drafted, len(left)) == ([], ["s"], 1)
    assert section.link.text() == "s"
    assert "Not added" in section._hint.text()

    section.link.show_text("")
    qtbot.keyClicks(section.link, PAGE)
    qtbot.keyClick(section.link, Qt.Key.Key_Escape)
    assert len(added) == 1
    assert len(left) == 2


def test_words_that_waited_are_shown_with_what_they_wait_for(
    qtbot: QtBot, open_section: Open
) -> None:
    section = open_section()

    section.show_sources(None, [], "Atlas of 1912, page 4")

    assert section.link.text() == "Atlas of 1912, page 4"
    assert "Not added" in section._hint.text()
    with qtbot.waitSignal(section.added):
        qtbot.keyClick(section.link, Qt.Key.Key_Return)
    section.refresh(None, [source(1, "Atlas of 1912, page 4")])
    assert section._hint.isHidden()


def test_the_same_link_is_not_added_twice(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1, PAGE))
    qtbot.keyClicks(section.link, PAGE)

    with qtbot.assertNotEmitted(section.added):
        qtbot.keyClick(section.link, Qt.Key.Key_Return)

    assert "already" in section._hint.text()
    assert not section.unsaved()


# --- rows ---


def test_a_row_says_where_a_source_is_from() -> None:
    full = source(
        1,
        "https://reader@office.example:8080/x?y",
        title="  Text of\nthe contract ",
        type=SourceType.PRIMARY,
        publisher="Port office",
        read_on="2026-11-22",
        archive_url="https://archive.example/1",
    )

    assert title_words(full) == "Text of the contract"
    assert detail_words(full) == (
        "office.example · Port office · primary · read 22 Nov 2026 · archived"
    )


def test_a_source_without_a_title_shows_its_link() -> None:
    assert title_words(source(1, PAGE)) == PAGE


@pytest.mark.parametrize(
    "url", ["page 12 of the yearbook", "javascript:alert(1)", "file:///etc/x", "https://", "C:\\x"]
)
def test_what_is_no_web_link_is_kept_and_never_opened(
    qtbot: QtBot, open_section: Open, url: str
) -> None:
    section = open_section(source(1, url))

    assert title_words(rows(section)[0].source) == url
    assert detail_words(rows(section)[0].source).startswith("not a web link, will not be opened")
    with qtbot.assertNotEmitted(section.opened):
        qtbot.keyClick(rows(section)[0], Qt.Key.Key_Return)


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, WITH_CONTROL])
def test_enter_on_a_row_asks_for_its_link(
    qtbot: QtBot, open_section: Open, modifier: Qt.KeyboardModifier
) -> None:
    section = open_section(source(1, PAGE))

    with qtbot.waitSignal(section.opened) as opened:
        qtbot.keyClick(rows(section)[0], Qt.Key.Key_Return, modifier)

    assert opened.args == [PAGE]


def test_delete_on_a_row_removes_that_source_and_the_next_gets_the_focus(
    qtbot: QtBot, open_section: Open
) -> None:
    section = open_section(source(1), source(2, PAGE + "2"), source(3, PAGE + "3"))
    rows(section)[1].setFocus()

    with qtbot.waitSignal(section.removed) as removed:
        qtbot.keyClick(rows(section)[1], Qt.Key.Key_Delete)
    assert removed.args == [2]
    section.refresh(None, [source(1), source(3, PAGE + "3")])

    assert QApplication.focusWidget() is rows(section)[1]
    assert rows(section)[1].source.id == 3


def test_arrows_go_through_the_rows_to_the_field_and_back(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1), source(2, PAGE + "2"))
    rows(section)[0].setFocus()

    places: list[QWidget | None] = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(QApplication.focusWidget(), key)
        places.append(QApplication.focusWidget())

    first, second = rows(section)
    assert places == [second, section.link, second, first, first]


def test_tab_goes_through_the_rows_in_order(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1), source(2, PAGE + "2"))
    section.refresh(None, [source(1), source(2, PAGE + "2"), source(3, PAGE + "3")])
    rows(section)[0].setFocus()

    walked: list[QWidget | None] = [QApplication.focusWidget()]
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        walked.append(QApplication.focusWidget())

    wanted = [stop for row in rows(section) for stop in row.tab_stops()]
    assert walked == [*wanted, section.link]


# --- the form ---


def test_a_source_is_corrected_in_its_form_by_keyboard(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1, PAGE))
    edited = told(section.edited)
    opened = edit(qtbot, section)
    assert isinstance(QApplication.focusWidget(), QComboBox)

    qtbot.keyClicks(QApplication.focusWidget(), "con")
    qtbot.keyClicks(field(opened, "Title"), "The contract")
    qtbot.keyClicks(field(opened, "Read on"), "2026-11-22")
    qtbot.keyClick(field(opened, "Read on"), Qt.Key.Key_Return, WITH_CONTROL)

    wanted = SourceDraft(
        PAGE, title="The contract", stance=Stance.CONTRADICTS, read_on="2026-11-22"
    )
    assert edited == [(1, wanted)]
    assert form(section) is opened
    section.refresh(None, [replace(source(1), draft=wanted)])
    assert form(section) is None
    assert QApplication.focusWidget() is rows(section)[0]


def test_a_correction_that_was_not_saved_stays_in_the_form(
    qtbot: QtBot, open_section: Open
) -> None:
    section = open_section(source(1, PAGE))
    opened = edit(qtbot, section)
    qtbot.keyClicks(field(opened, "Title"), "The contract")
    qtbot.keyClick(field(opened, "Title"), Qt.Key.Key_Escape)

    section.refresh(Verdict.OPINION, [source(1, PAGE)])

    assert form(section) is opened
    assert field(opened, "Title").text() == "The contract"
    assert section.unsaved()


def test_a_correction_survives_a_look_at_another_claim(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1, PAGE))
    qtbot.keyClicks(field(edit(qtbot, section), "Title"), "The contract")

    section.show_sources(None, [])
    assert section.unsaved()
    section.show_sources(None, [source(1, PAGE)])

    again = form(section)
    assert again is not None
    assert field(again, "Title").text() == "The contract"


def test_an_unchanged_form_closes_without_a_word(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1, PAGE))
    opened = edit(qtbot, section)

    with qtbot.assertNotEmitted(section.edited):
        qtbot.keyClick(field(opened, "Title"), Qt.Key.Key_Escape)

    assert form(section) is None


def test_a_day_that_is_none_is_pointed_at(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1, PAGE))
    opened = edit(qtbot, section)
    qtbot.keyClicks(field(opened, "Read on"), "last week")

    with qtbot.assertNotEmitted(section.edited):
        qtbot.keyClick(field(opened, "Read on"), Qt.Key.Key_Return)

    assert date.today().isoformat() in opened._hint.text()
    assert opened._hint.isVisible()
    assert field(opened, "Read on").text() == "last week"


def test_committing_emits_the_link_and_the_form(qtbot: QtBot, open_section: Open) -> None:
    section = open_section(source(1, PAGE))
    added, edited = told(section.added), told(section.edited)
    qtbot.keyClicks(field(edit(qtbot, section), "Publisher"), "Port office")
    qtbot.keyClicks(section.link, "https://next.example")

    section.commit()
    section.commit(again=False)

    assert len(added) == len(edited) == 1


def test_in_a_library_to_read_only_rows_are_opened_and_nothing_else(
    qtbot: QtBot, open_section: Open
) -> None:
    section = open_section(source(1, PAGE))
    section.set_writable(False)

    with qtbot.assertNotEmitted(section.removed):
        qtbot.keyClick(rows(section)[0], Qt.Key.Key_Delete)
        qtbot.keyClick(rows(section)[0], Qt.Key.Key_F2)
    assert form(section) is None
    assert not section.link.isEnabled()
    with qtbot.waitSignal(section.opened):
        qtbot.keyClick(rows(section)[0], Qt.Key.Key_Return)


def heading(section: Sources) -> str:
    return section._title.text()


def test_the_heading_counts_the_sources_that_are_independent(open_section: Open) -> None:
    first = source(1, "https://www.harbour.example/1")
    twin = source(2, "https://news.harbour.example/2")
    other = source(3, "https://pier.example/3")

    assert heading(open_section()) == "SOURCES"
    assert heading(open_section(first)) == "SOURCES · 1 link"
    assert heading(open_section(first, other)) == "SOURCES · 2 links, 2 independent"
    assert heading(open_section(first, twin)) == "SOURCES · 2 links, 1 independent source"
    assert heading(open_section(first, twin, other)) == "SOURCES · 3 links, 2 independent sources"


def test_what_a_verdict_lacks_is_told_in_a_line_and_an_opinion_lacks_nothing(
    open_section: Open,
) -> None:
    section = open_section()
    section.evidence.profile = "standard"
    assert not section.evidence.isVisible()

    section.refresh(Verdict.SUPPORTED, [])
    assert section.evidence.text() == "Still missing: no source"
    assert section.evidence.isVisible()

    first = source(1, "https://harbour.example/1", read_on="2026-11-22")
    section.refresh(Verdict.SUPPORTED, [first])
    assert section.evidence.text() == (
        "Still missing: 1 of 2 independent sources; no primary or official source"
    )
    section.refresh(Verdict.OPINION, [first])
    assert not section.evidence.isVisible()

    section.evidence.profile = "classroom"
    section.refresh(Verdict.SUPPORTED, [first])
    assert not section.evidence.isVisible()
