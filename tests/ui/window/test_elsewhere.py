"""The same fact elsewhere, in the real window: seen, gone to, come back from, counted, listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from factcheck import intake
from factcheck.elsewhere import Elsewhere as Asked
from factcheck.elsewhere import Entry, Link, Neighbour
from factcheck.errors import NotSaved
from factcheck.model import Verdict
from factcheck.query import ClaimQuery, Order
from factcheck.workbench import Workbench
from tests.ui.window.keyboard import press, press_key
from ui.dialogs.ledger import LedgerDialog
from ui.main_window import MainWindow
from ui.panels.elsewhere import Elsewhere
from ui.panels.suggestion import suggestion_words

Opener = Callable[..., MainWindow]
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier

BRIDGE = """\
New bridge over the Wend

5 April 2021

The suspension bridge over the river Wend cost 12 million euros. Trams will be back in May.
"""
COLUMN = """\
What the bridge is worth

6 April 2021

The suspension bridge over the river Wend cost 19 million euros. Nobody likes its colour.
"""


@pytest.fixture
def bridges(library: Path) -> Path:
    with Workbench.open(library) as workbench:
        for text in (BRIDGE, COLUMN):
            workbench.add_article(intake.read(text.encode(), ""))
    return library


def settled(qtbot: QtBot, window: MainWindow) -> MainWindow:
    related = window.commands.elsewhere.related
    qtbot.waitUntil(lambda: related.surveyed, timeout=20_000)
    return window


def claim_with(window: MainWindow, words: str) -> int:
    book = window.workbench
    found = book.claims(book.claim_ids(ClaimQuery()))
    return next(claim.id for claim in found if words in claim.text)


def section(window: MainWindow) -> Elsewhere:
    found = window.findChild(Elsewhere, "elsewhere")
    assert found is not None
    return found


def label(window: QWidget, name: str) -> str:
    found = window.findChild(QLabel, name)
    assert found is not None
    return found.text()


def test_a_conflict_stands_in_the_review_of_the_claim(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    window.desk.show_claim(claim_with(window, "12 million"))
    (row,) = section(window).rows()
    assert section(window).title() == "ELSEWHERE · 1 article"
    assert row.accessibleName().startswith("conflict: “The suspension bridge")
    assert "12 million" in row.accessibleDescription()
    assert "19 million" in row.accessibleDescription()
    assert "What the bridge is worth · unreviewed" in row.accessibleDescription()


def test_nothing_is_shown_where_nothing_stands_elsewhere(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    window.desk.show_claim(claim_with(window, "12 million"))
    window.desk.show_claim(claim_with(window, "colour"))
    assert section(window).isHidden()
    press(qtbot, "c")
    assert window.status.currentMessage() == "Nothing is known to stand elsewhere on this."


def test_one_key_goes_there_and_one_comes_back(qtbot: QtBot, show: Opener, bridges: Path) -> None:
    window = settled(qtbot, show(bridges))
    here, there = claim_with(window, "12 million"), claim_with(window, "19 million")
    window.desk.choose_article(window.workbench.claim(here).article_id)
    window.desk.show_claim(here)
    before = window.panels.claims.query()
    press(qtbot, "c")
    assert QApplication.focusWidget() is section(window).rows()[0]
    press_key(qtbot, Qt.Key.Key_Return)
    assert window.desk.claim_id == there
    assert window.desk.article_id == window.workbench.claim(there).article_id
    assert window.panels.claims.current() == there
    press_key(qtbot, Qt.Key.Key_Left, ALT)
    assert window.desk.claim_id == here
    assert window.panels.claims.query() == before
    press_key(qtbot, Qt.Key.Key_Left, ALT)
    assert window.status.currentMessage() == "There is nowhere to go back to."


def test_escape_leaves_the_section_and_a_click_goes_there(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    window.desk.show_claim(claim_with(window, "12 million"))
    window.panels.claims.setFocus()
    holder = QApplication.focusWidget()
    press(qtbot, "c")
    press_key(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is holder
    qtbot.mouseClick(section(window).rows()[0], Qt.MouseButton.LeftButton)
    assert window.desk.claim_id == claim_with(window, "19 million")


def test_a_verdict_given_there_is_seen_here(qtbot: QtBot, show: Opener, bridges: Path) -> None:
    window = settled(qtbot, show(bridges))
    here, there = claim_with(window, "12 million"), claim_with(window, "19 million")
    window.workbench.decide(there, Verdict.DISPUTED)
    window.desk.show_claim(here)
    (row,) = section(window).rows()
    assert "× disputed" in row.accessibleDescription()


def test_the_status_bar_counts_conflicts_and_follows_every_change(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    here = claim_with(window, "12 million")
    assert label(window, "status.conflicts") == "⚠ 1 conflict"
    agreed = window.workbench.claim(here).statement.replace("12", "19")
    window.desk.act(lambda: window.workbench.edit_statement(here, agreed))
    settled(qtbot, window)
    assert label(window, "status.conflicts") == ""
    window.desk.undo()
    settled(qtbot, window)
    assert label(window, "status.conflicts") == "⚠ 1 conflict"
    window.desk.act(
        lambda: window.workbench.remove_article(window.workbench.claim(here).article_id)
    )
    settled(qtbot, window)
    assert label(window, "status.conflicts") == ""


def test_an_article_that_comes_in_is_compared(qtbot: QtBot, show: Opener, library: Path) -> None:
    window = settled(qtbot, show(library))
    for text in (BRIDGE, COLUMN):
        stored = intake.read(text.encode(), "")
        window.desk.act(lambda stored=stored: window.workbench.add_article(stored))  # type: ignore[misc]
    settled(qtbot, window)
    assert label(window, "status.conflicts") == "⚠ 1 conflict"


def in_ledger(window: MainWindow, do: Callable[[LedgerDialog], None]) -> None:
    """Open the ledger by its key and do something in it."""
    failures: list[BaseException] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, LedgerDialog)
        try:
            do(dialog)
        except BaseException as error:
            failures.append(error)
        finally:
            dialog.reject()

    QTimer.singleShot(0, act)
    window.actions_["ledger.show"].trigger()
    if failures:
        raise failures[0]


def test_the_ledger_goes_to_a_claim_by_keyboard(qtbot: QtBot, show: Opener, bridges: Path) -> None:
    window = settled(qtbot, show(bridges))
    window.desk.show_claim(claim_with(window, "12 million"))

    def choose(dialog: LedgerDialog) -> None:
        tree = dialog.findChild(QTreeView, "ledger.tree")
        assert tree is not None
        assert label(dialog, "ledger.count") == "1 group"
        qtbot.waitUntil(dialog.isActiveWindow)
        press_key(qtbot, Qt.Key.Key_Down)
        says = [tree.currentIndex().siblingAtColumn(0).data()]
        press_key(qtbot, Qt.Key.Key_Down)
        says.append(tree.currentIndex().siblingAtColumn(0).data())
        assert sorted(says) == ["⚠ 12 million euros", "⚠ 19 million euros"]
        assert "not compatible" in label(dialog, "ledger.why")
        if "12" in says[-1]:
            press_key(qtbot, Qt.Key.Key_Up)
        press_key(qtbot, Qt.Key.Key_Return)

    in_ledger(window, choose)
    assert window.desk.claim_id == claim_with(window, "19 million")


def test_the_ledger_filters_and_says_when_there_is_nothing(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))

    def narrow(dialog: LedgerDialog) -> None:
        which, save = dialog.findChild(QComboBox), dialog.findChild(QPushButton, "ledger.export")
        assert which is not None
        assert save is not None
        which.setCurrentIndex(1)
        assert label(dialog, "ledger.count") == "Nothing to show."
        assert not save.isEnabled()
        which.setCurrentIndex(2)
        assert label(dialog, "ledger.count") == "1 group"

    in_ledger(window, narrow)


def test_what_the_ledger_shows_goes_into_a_table(
    qtbot: QtBot, show: Opener, bridges: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = settled(qtbot, show(bridges))
    target = tmp_path / "ledger.csv"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: (str(target), ""))
    )

    def export(dialog: LedgerDialog) -> None:
        button = dialog.findChild(QPushButton, "ledger.export")
        assert button is not None
        button.click()
        assert label(dialog, "ledger.count") == f"Written: {target}"

    in_ledger(window, export)
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("group,kind,about,says,statement,article,verdict")
    assert len(lines) == 3
    assert all("conflict" in line and "unreviewed" in line for line in lines[1:])


def test_a_table_that_cannot_be_written_is_told(
    qtbot: QtBot, show: Opener, bridges: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = settled(qtbot, show(bridges))
    told: list[object] = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_, **__: ("/nowhere/l.csv", ""))
    )
    monkeypatch.setattr("ui.dialogs.ledger.plain.warn_of", lambda *args: told.append(args[2]))

    def export(dialog: LedgerDialog) -> None:
        button = dialog.findChild(QPushButton, "ledger.export")
        assert button is not None
        button.click()

    in_ledger(window, export)
    assert isinstance(told[0], NotSaved)


AGAIN = """\
A bridge to be proud of

7 April 2021

The suspension bridge over the river Wend cost 12 million euros. It is blue.
"""
CHECKS = """[{"@type": "ClaimReview",
 "claimReviewed": "The suspension bridge over the Wend cost 12 million euros.",
 "reviewRating": {"alternateName": "False"}, "author": {"name": "A desk"},
 "datePublished": "2021-03-03", "url": "https://desk.example.org/bridge"}]"""


@pytest.fixture
def agreeing(bridges: Path) -> Path:
    """Two articles say the same, a third contradicts both."""
    with Workbench.open(bridges) as workbench:
        workbench.add_article(intake.read(AGAIN.encode(), ""))
    return bridges


def row_of(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Go to the row with these words by the keyboard."""
    press(qtbot, "c")
    rows = section(window).rows()
    at = next(n for n, row in enumerate(rows) if words in row.accessibleName())
    for _ in range(at):
        press_key(qtbot, Qt.Key.Key_Down)
    assert rows[at].hasFocus()


def test_not_the_same_is_one_key_and_one_step(qtbot: QtBot, show: Opener, bridges: Path) -> None:
    window = settled(qtbot, show(bridges))
    here = claim_with(window, "12 million")
    window.desk.show_claim(here)
    assert window.commands.elsewhere.related.conflicts == 1
    press(qtbot, "c")
    press(qtbot, "p")
    settled(qtbot, window)
    (row,) = section(window).rows()
    assert row.accessibleName().startswith("not the same, as you said")
    assert window.commands.elsewhere.related.conflicts == 0
    press_key(qtbot, Qt.Key.Key_Z, CTRL)
    settled(qtbot, window)
    assert section(window).rows()[0].accessibleName().startswith("conflict")
    assert window.commands.elsewhere.related.conflicts == 1


def test_same_after_all_ends_a_conflict_and_takes_back_what_was_said(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    window.desk.show_claim(claim_with(window, "12 million"))
    press(qtbot, "c")
    press_key(qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, window)
    assert section(window).rows()[0].accessibleName().startswith("same")
    assert window.commands.elsewhere.related.conflicts == 0
    press_key(qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
    settled(qtbot, window)
    assert section(window).rows()[0].accessibleName().startswith("conflict")


def test_what_was_said_is_remembered_by_the_next_window(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    window.desk.show_claim(claim_with(window, "12 million"))
    press(qtbot, "c")
    press(qtbot, "p")
    window.close()
    again = settled(qtbot, show(bridges))
    assert again.commands.elsewhere.related.conflicts == 0


def test_a_verdict_goes_over_only_when_asked_and_back_with_one_undo(
    qtbot: QtBot, show: Opener, agreeing: Path
) -> None:
    window = settled(qtbot, show(agreeing))
    book = window.workbench
    here, there = (
        claim.id
        for claim in book.claims(book.claim_ids(ClaimQuery()))
        if "12 million" in claim.text
    )
    book.decide(here, Verdict.SUPPORTED)
    window.desk.show_claim(here)
    assert book.claim(there).verdict is None
    row_of(qtbot, window, "same")
    press(qtbot, "t")
    assert book.claim(there).verdict is Verdict.SUPPORTED
    press_key(qtbot, Qt.Key.Key_Z, CTRL)
    assert book.claim(there).verdict is None


def test_a_verdict_never_goes_over_to_a_claim_that_says_the_contrary(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    here, there = claim_with(window, "12 million"), claim_with(window, "19 million")
    window.workbench.decide(here, Verdict.SUPPORTED)
    window.desk.show_claim(here)
    press(qtbot, "c")
    press(qtbot, "t")
    assert window.workbench.claim(there).verdict is None
    assert "not say the same" in window.status.currentMessage()


def test_a_published_check_is_offered_and_its_link_taken_with_one_key(
    qtbot: QtBot, show: Opener, bridges: Path, tmp_path: Path
) -> None:
    window = settled(qtbot, show(bridges))
    here = claim_with(window, "12 million")
    window.desk.show_claim(here)
    file = tmp_path / "checks.json"
    file.write_text(CHECKS.replace("\n", ""))
    press(qtbot, "c")
    focused = section(window).current()
    assert isinstance(focused, Neighbour)
    window.commands.files.take_files([file])
    related = window.commands.elsewhere.related
    qtbot.waitUntil(
        lambda: len(section(window).rows()) == 2 and not related._steps.busy, timeout=20_000
    )
    seen = section(window).rows()[0]
    assert "rated “False” by A desk" in seen.accessibleDescription()
    assert "3 Mar 2021" in seen.accessibleDescription()
    qtbot.waitUntil(lambda: section(window).current() is not None)
    kept = section(window).current()
    assert isinstance(kept, Neighbour), "a row that comes above takes the keyboard from none"
    assert kept.claim.id == focused.claim.id
    press(qtbot, "c")
    press(qtbot, "r")
    (source,) = window.workbench.sources(here)
    assert source.draft.url == "https://desk.example.org/bridge"


def test_without_a_row_the_keys_say_where_to_go(qtbot: QtBot, show: Opener, bridges: Path) -> None:
    window = settled(qtbot, show(bridges))
    window.desk.show_claim(claim_with(window, "12 million"))
    press(qtbot, "p")
    assert window.status.currentMessage() == "Go to a claim elsewhere first: C."
    assert window.workbench.pair_marks() == []


def filtered(dialog: LedgerDialog, words: str) -> None:
    which = dialog.findChild(QComboBox, "ledger.filter")
    assert which is not None
    which.setCurrentIndex(which.findText(words))


def place(dialog: LedgerDialog, number: int) -> str:
    found = dialog.findChild(QTextEdit, f"place.{number}")
    assert found is not None
    return found.toPlainText()


def test_the_ledger_shows_both_places_with_what_differs_marked(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))

    def look(dialog: LedgerDialog) -> None:
        both = place(dialog, 0), place(dialog, 1)
        assert any("cost ⟦12 million euros⟧" in text for text in both)
        assert any("cost ⟦19 million euros⟧. Nobody likes" in text for text in both)

    in_ledger(window, look)


def test_the_ledger_filters_by_what_a_conflict_is_about(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))

    def narrow(dialog: LedgerDialog) -> None:
        filtered(dialog, "Conflict in a sum")
        assert label(dialog, "ledger.count") == "1 group"
        filtered(dialog, "Conflict in a date")
        assert label(dialog, "ledger.count") == "Nothing to show."
        assert place(dialog, 0) == ""

    in_ledger(window, narrow)


def test_a_pair_is_taken_apart_and_put_back_in_the_ledger(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    related = window.commands.elsewhere.related

    def part(dialog: LedgerDialog) -> None:
        qtbot.waitUntil(dialog.isActiveWindow)
        press(qtbot, "p")
        qtbot.waitUntil(lambda: related.surveyed)
        assert label(dialog, "ledger.count") == "Nothing to show."
        filtered(dialog, "Not the same, as you said")
        assert label(dialog, "ledger.count") == "1 group"
        press_key(qtbot, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier)
        qtbot.waitUntil(lambda: related.surveyed)
        filtered(dialog, "Conflicts")
        assert label(dialog, "ledger.count") == "1 group"

    in_ledger(window, part)
    assert related.conflicts == 1


def test_the_next_session_knows_what_this_one_found(
    qtbot: QtBot, show: Opener, bridges: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = settled(qtbot, show(bridges))
    assert window.commands.elsewhere.related.conflicts == 1
    window.close()

    def never(_elsewhere: Asked, one: Entry) -> list[Link]:
        raise AssertionError(one.statement)

    monkeypatch.setattr(Asked, "related", never)
    window = settled(qtbot, show(bridges))
    assert window.commands.elsewhere.related.conflicts == 1


def test_comparing_is_halted_and_goes_on(qtbot: QtBot, show: Opener, bridges: Path) -> None:
    window = show(bridges)
    related = window.commands.elsewhere.related
    related.halt(halted=True)
    qtbot.waitUntil(lambda: related.left == 3)  # the claim on the desk is one that is looked at
    qtbot.waitUntil(lambda: not related._steps.busy)

    def look(dialog: LedgerDialog) -> None:
        assert label(dialog, "ledger.count") == "Halted: 3 claims not compared yet"
        button = dialog.findChild(QPushButton, "ledger.halt")
        assert button is not None
        button.click()
        qtbot.waitUntil(lambda: related.surveyed)
        assert label(dialog, "ledger.count") == "1 group"
        assert button.isHidden()

    in_ledger(window, look)


def test_a_claim_that_is_looked_at_is_compared_though_the_rest_waits(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = show(bridges)
    window.commands.elsewhere.related.halt(halted=True)
    window.desk.show_claim(claim_with(window, "12 million"))
    qtbot.waitUntil(lambda: len(section(window).rows()) == 1)


def test_a_conflict_raises_the_worth_of_both_claims_and_says_why(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = show(bridges)
    before = window.workbench.claim(claim_with(window, "12 million"))
    settled(qtbot, window)
    here = window.workbench.claim(before.id)
    assert here.worth > before.worth
    assert here.worthy == before.worthy
    assert here.conflict == "“19 million euros”"
    assert suggestion_words(here).endswith("Conflicts with “19 million euros” elsewhere")
    first = window.workbench.claim_ids(ClaimQuery(order=Order.WORTH))
    worths = [claim.worth for claim in window.workbench.claims(first)]
    assert worths == sorted(worths, reverse=True)
    window.workbench.edit_statement(before.id, "It cost much.")  # what is derived is not in the way


def test_a_conflict_that_is_taken_apart_raises_nothing(
    qtbot: QtBot, show: Opener, bridges: Path
) -> None:
    window = settled(qtbot, show(bridges))
    here = claim_with(window, "12 million")
    window.desk.show_claim(here)
    press(qtbot, "c")
    press(qtbot, "p")
    assert window.workbench.claim(here).conflict == ""
