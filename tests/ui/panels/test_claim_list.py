"""The claim list by keyboard: filter, order, steps, and what it says when it is empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from factcheck.model import Claim, Verdict
from factcheck.query import ClaimQuery, Order, Show
from tests.ui.by_hand import Shelf, claim, workbench
from ui.panels.claim_list import ClaimList
from ui.panels.claim_table import ClaimTable
from ui.panels.empty_list import EmptyList
from ui.theme import Theme

Open = Callable[..., tuple[ClaimList, Shelf]]
HERE = ClaimQuery(1)


@pytest.fixture
def open_list(qtbot: QtBot, theme: Theme) -> Open:
    def opened(*claims: Claim, query: ClaimQuery = HERE) -> tuple[ClaimList, Shelf]:
        bench, shelf = workbench(*claims)
        made = ClaimList(bench, theme)
        qtbot.addWidget(made)
        made.resize(300, 500)
        made.set_query(query)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made, shelf

    return opened


def table(shown: ClaimList) -> ClaimTable:
    return shown.findChild(ClaimTable)


def heading(shown: ClaimList) -> str:
    return shown.findChild(QLabel, "claim_list_heading").text()


def combo(shown: ClaimList, name: str) -> QComboBox:
    return shown.findChild(QComboBox, f"claim_list_{name}")


def choose(qtbot: QtBot, shown: ClaimList, name: str, letter: str) -> None:
    box = combo(shown, name)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Home)
    qtbot.keyClicks(box, letter)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (ClaimQuery(1), "CLAIMS IN THIS ARTICLE · 2"),
        (ClaimQuery(1, search="harbour"), "FOUND IN THIS ARTICLE · 2"),
        (ClaimQuery(search="harbour"), "FOUND IN THE LIBRARY · 3"),
        (ClaimQuery(), "CLAIMS IN THE LIBRARY · 3"),
        (ClaimQuery(1, Show.DISPUTED), "CLAIMS IN THIS ARTICLE · 1"),
    ],
)
def test_the_heading_says_what_is_listed(open_list: Open, query: ClaimQuery, words: str) -> None:
    shown, _ = open_list(claim(1), claim(2, Verdict.DISPUTED), claim(3, article_id=2), query=query)

    assert heading(shown) == words


def test_choosing_with_the_arrows_is_told_and_selecting_is_not(
    qtbot: QtBot, open_list: Open
) -> None:
    shown, _ = open_list(*(claim(n) for n in range(1, 5)))
    told: list[int] = []
    shown.chosen.connect(told.append)

    shown.select(2)
    assert (told, shown.current()) == ([], 2)
    qtbot.keyClick(table(shown), Qt.Key.Key_Down)
    qtbot.keyClick(table(shown), Qt.Key.Key_End)
    qtbot.keyClick(table(shown), Qt.Key.Key_Home)
    assert told == [3, 4, 1]
    assert shown.current() == 1


def test_letters_stay_the_windows_keys(qtbot: QtBot, open_list: Open) -> None:
    shown, shelf = open_list(*(claim(n) for n in range(1, 2000)))
    shown.select(1)
    before = len(shelf.fetched)

    qtbot.keyClicks(table(shown), "Claim 7")

    assert shown.current() == 1
    assert len(shelf.fetched) == before


def test_a_filter_chosen_by_key_is_applied_and_told(qtbot: QtBot, open_list: Open) -> None:
    shown, _ = open_list(claim(1), claim(2, Verdict.DISPUTED))
    told: list[ClaimQuery] = []
    shown.query_changed.connect(told.append)

    choose(qtbot, shown, "show", "D")
    assert told == [ClaimQuery(1, Show.DISPUTED)]
    assert heading(shown).endswith("· 1")
    choose(qtbot, shown, "order", "W")
    assert told[-1] == ClaimQuery(1, Show.DISPUTED, Order.WORTH)
    assert shown.query() == told[-1]


def test_another_query_from_outside_is_shown_and_not_told(qtbot: QtBot, open_list: Open) -> None:
    shown, _ = open_list(claim(1, flagged=True))

    with qtbot.assertNotEmitted(shown.query_changed):
        shown.set_query(ClaimQuery(1, Show.FLAGGED, Order.WORTH))

    assert combo(shown, "show").currentText() == "Flagged"
    assert combo(shown, "order").currentText() == "Worth checking first"


def test_each_combo_box_has_a_mnemonic(open_list: Open) -> None:
    shown, _ = open_list(claim(1))

    labels = {one.buddy(): one.text() for one in shown.findChildren(QLabel) if one.buddy()}

    assert "&" in labels[combo(shown, "show")]
    assert "&" in labels[combo(shown, "order")]


def test_an_empty_list_says_why_and_how_to_get_out(qtbot: QtBot, open_list: Open) -> None:
    shown, _ = open_list(claim(1, Verdict.OPINION), query=ClaimQuery(1, Show.UNREVIEWED))
    empty = shown.findChild(EmptyList)
    button = empty.findChild(QPushButton)

    assert empty.isVisible()
    assert empty.words() == "Nothing is unreviewed here."
    assert button.text() == "Show all claims"
    with qtbot.waitSignal(shown.query_changed) as told:
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert told.args == [ClaimQuery(1, Show.ALL)]
    assert table(shown).isVisible()
    assert table(shown).hasFocus()


@pytest.mark.parametrize(
    ("query", "part"),
    [
        (ClaimQuery(9), "Select words"),
        (ClaimQuery(1, search="zzz"), "Fewer words find more"),
    ],
)
def test_an_empty_list_without_a_filter_offers_no_way_that_leads_nowhere(
    open_list: Open, query: ClaimQuery, part: str
) -> None:
    shown, _ = open_list(claim(1), query=query)
    empty = shown.findChild(EmptyList)

    assert part in empty.words()
    assert empty.findChild(QPushButton).isHidden()


def test_a_decided_claim_stays_in_the_list_until_it_is_read_again(open_list: Open) -> None:
    shown, shelf = open_list(claim(1), claim(2), claim(3), query=ClaimQuery(1, Show.UNREVIEWED))
    shown.select(2)

    shelf.put(claim(2, Verdict.DISPUTED))
    shown.refresh([2])
    assert shown.position(2) == (2, 3)
    assert shown.step(1) == 3

    shown.reload()
    assert shown.position(2) == (0, 2)
    assert shown.current() is None
    assert (shown.step(1), shown.step(-1)) == (3, 1)


def test_steps_end_at_the_ends(open_list: Open) -> None:
    shown, _ = open_list(claim(1), claim(2))

    shown.select(1)
    assert (shown.step(1), shown.step(-1)) == (2, None)
    shown.select(2)
    assert (shown.step(1), shown.step(-1)) == (None, 1)


def test_steps_from_nowhere_begin_at_the_first(open_list: Open) -> None:
    shown, _ = open_list(claim(1), claim(2))

    assert shown.step(1) == 1
    assert shown.step_unreviewed(1) == 1


def test_the_next_unreviewed_goes_round_the_end(open_list: Open) -> None:
    shown, _ = open_list(claim(1), claim(2, Verdict.OPINION), claim(3), claim(4, Verdict.OPINION))
    shown.select(3)

    assert shown.step_unreviewed(1) == 1
    assert shown.step_unreviewed(-1) == 1
    assert shown.step_unreviewed(1, after=1) == 3
    assert shown.step_unreviewed(-1, after=1) == 3


def test_the_claim_just_decided_is_not_offered_before_the_list_was_refreshed(
    open_list: Open,
) -> None:
    shown, shelf = open_list(claim(1))
    shown.select(1)

    shelf.put(claim(1, Verdict.SUPPORTED))

    assert shown.step_unreviewed(1) is None


def test_reading_again_keeps_the_selection_and_the_place(open_list: Open) -> None:
    shown, shelf = open_list(*(claim(n) for n in range(1, 200)))
    shown.select(150)
    place = table(shown).verticalScrollBar().value()
    assert place > 0

    shelf.put(claim(500))
    shown.reload()

    assert shown.current() == 150
    assert table(shown).verticalScrollBar().value() == place


def test_only_rows_that_are_seen_are_fetched_from_a_hundred_thousand(open_list: Open) -> None:
    shown, shelf = open_list(*(claim(n) for n in range(1, 100_001)))
    shown.grab()

    shown.select(90_000)
    shown.grab()

    assert shown.position(90_000) == (90_000, 100_000)
    assert sum(map(len, shelf.fetched)) <= 1000


def test_rows_grow_with_the_type(open_list: Open, theme: Theme) -> None:
    shown, _ = open_list(claim(1))
    before = table(shown).rowHeight(0)

    theme.font_percent = 150
    theme.changed.emit()

    assert table(shown).rowHeight(0) > before * 1.3
