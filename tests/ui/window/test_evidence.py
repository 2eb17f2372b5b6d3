"""Evidence by keyboard: who was asked, waivers, the order of sources, kept texts, looking up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from factcheck.errors import NotSaved
from factcheck.evidence import profile, profiles
from factcheck.model import Verdict
from factcheck.settings import Settings
from factcheck.sources import LinkCheck, LinkState, SourceDraft
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.evidence_page import EvidencePage
from ui.dialogs.snapshot import SnapshotDialog
from ui.dialogs.sources import SourcesDialog
from ui.main_window import MainWindow
from ui.panels.source_row import SourceRow


@pytest.fixture
def window(show: Callable[..., MainWindow], filled: Path) -> MainWindow:
    return show(filled)


PAGE = "The pier cost nine million euros, the port said."


def row_of(window: MainWindow, number: int) -> SourceRow:
    return window.panels.review._sources._rows[number]


def claim_with(window: MainWindow, *drafts: SourceDraft) -> int:
    claim_id = window.desk.claim_id
    assert claim_id is not None
    for draft in drafts:
        window.desk.act(lambda draft=draft: window.workbench.add_source(claim_id, draft))
    return claim_id


def when_open(act: Callable[[QDialog | QMenu], None]) -> None:
    """Do this with the window or menu that opens next."""

    def do() -> None:
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert isinstance(found, QDialog | QMenu)
        act(found)

    QTimer.singleShot(0, do)


def test_what_is_told_beside_the_sources_is_shown_and_a_gap_is_waived(window: MainWindow) -> None:
    claim_id = claim_with(window)
    window.desk.act(lambda: window.workbench.decide(claim_id, Verdict.SUPPORTED))
    window.desk.show_claim(claim_id)

    def fill(dialog: QDialog | QMenu) -> None:
        assert isinstance(dialog, EvidenceDialog)
        fields = dialog.findChildren(QLineEdit)
        fields[0].setText("Asked by mail.")
        fields[2].setText("Only the port <b>knows</b>.")
        dialog.accept()

    when_open(fill)
    window.commands.evidence.show_evidence()

    claim = window.workbench.claim(claim_id)
    assert claim.contact == "Asked by mail."
    assert [w.reason for w in window.workbench.evidence(claim).waivers] == [
        "Only the port <b>knows</b>."
    ]
    line = window.panels.review._sources.evidence.text()
    assert "Asked by mail." in line
    assert "<b>knows</b>" in line


def test_what_was_typed_of_evidence_is_there_again_after_a_crash_until_it_is_given_up(
    window: MainWindow, qtbot: QtBot
) -> None:
    claim_id = claim_with(window)
    window.desk.act(lambda: window.workbench.decide(claim_id, Verdict.SUPPORTED))
    window.desk.show_claim(claim_id)

    def crash(dialog: QDialog | QMenu) -> None:
        assert isinstance(dialog, EvidenceDialog)
        QTest.keyClicks(dialog.findChildren(QLineEdit)[2], "Only one")
        qtbot.waitUntil(lambda: "waive independent" in window.workbench.drafts(claim_id))
        # A process that dies closes nothing: what is kept by then is all there is.
        drafts.update(window.workbench.drafts(claim_id))
        dialog.reject()

    drafts: dict[str, str] = {}
    when_open(crash)
    window.commands.evidence.show_evidence()
    assert window.workbench.drafts(claim_id) == {}
    for name, text in drafts.items():
        window.workbench.save_draft(claim_id, name, text)
    window.desk.walk.step(1)
    window.desk.show_claim(claim_id)
    assert "not saved" in window.panels.review._sources.evidence.text()

    def go_on(dialog: QDialog | QMenu) -> None:
        assert isinstance(dialog, EvidenceDialog)
        field = dialog.findChildren(QLineEdit)[2]
        assert field.text() == "Only one"
        QTest.keyClicks(field, " knows")
        QTest.keyClick(field, Qt.Key.Key_Return)

    when_open(go_on)
    window.commands.evidence.show_evidence()

    claim = window.workbench.claim(claim_id)
    assert [w.reason for w in window.workbench.evidence(claim).waivers] == ["Only one knows"]
    assert "not saved" not in window.panels.review._sources.evidence.text()
    window.desk.undo()
    assert window.workbench.evidence(window.workbench.claim(claim_id)).waivers == ()
    assert window.workbench.claim(claim_id).verdict is Verdict.SUPPORTED


def test_alt_and_an_arrow_move_a_source(window: MainWindow) -> None:
    urls = [f"https://example.org/{number}" for number in range(3)]
    claim_id = claim_with(window, *map(SourceDraft, urls))
    row = row_of(window, 0)
    row.setFocus()

    QTest.keyClick(row, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    order = [source.draft.url for source in window.workbench.sources(claim_id)]
    assert order == [urls[1], urls[0], urls[2]]


def test_a_pasted_page_is_kept_and_tells_whether_the_quote_is_on_it(window: MainWindow) -> None:
    claim_id = claim_with(window, SourceDraft("https://example.org/", quote="nine million euros"))
    source = window.workbench.sources(claim_id)[0]

    def paste(dialog: QDialog | QMenu) -> None:
        assert isinstance(dialog, SnapshotDialog)
        dialog._text.setPlainText(PAGE)
        assert "found" in dialog._told.text()
        dialog.accept()

    when_open(paste)
    window.commands.evidence.keep_text(source)

    (kept,) = window.workbench.sources(claim_id)
    assert kept.snapshot is not None
    assert window.workbench.snapshot_text(kept.snapshot) == PAGE
    assert "found on the page" in row_of(window, 0).accessibleDescription()


def test_a_saved_page_is_read_in_the_background(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    claim_id = claim_with(window, SourceDraft("https://example.org/", quote="ten million"))
    page = tmp_path / "page.html"
    page.write_text(f"<html><title>Pier</title><body><p>{PAGE}</p></body></html>", "utf-8")
    source = window.workbench.sources(claim_id)[0]
    dialog = SnapshotDialog(source, None, window.runner, False, window)
    dialog.read_file(page)
    qtbot.waitUntil(lambda: dialog.read is not None, timeout=20_000)

    assert PAGE in dialog.text()
    assert dialog.origin == "page.html"
    assert "not found" in dialog._told.text() or "nearly" in dialog._told.text()
    dialog.reject()


def test_without_web_access_the_page_is_not_fetched_and_that_is_said(window: MainWindow) -> None:
    claim_id = claim_with(window, SourceDraft("https://example.org/"))
    source = window.workbench.sources(claim_id)[0]
    dialog = SnapshotDialog(source, None, window.runner, False, window)

    assert "not fetched" in dialog._said.text()
    dialog.reject()


def test_a_place_is_chosen_by_its_number_and_opened_after_one_look(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("ui.links.open_link", lambda _parent, text: asked.append(text))
    claim_with(window)
    when_open(lambda menu: QTest.keyClick(menu, Qt.Key.Key_2))

    window.commands.evidence.look_up()

    assert len(asked) == 1
    assert asked[0].startswith("https://toolbox.google.com/factcheck/explorer/search/")


def test_a_source_is_used_again_by_typing(window: MainWindow) -> None:
    first = claim_with(
        window,
        SourceDraft("https://example.org/a", title="Harbour book"),
        SourceDraft("https://example.org/b", title="Weather"),
    )
    window.desk.walk.step(1)
    second = window.desk.claim_id
    assert second is not None
    assert second != first

    def choose(dialog: QDialog | QMenu) -> None:
        assert isinstance(dialog, SourcesDialog)
        QTest.keyClicks(dialog._field, "weath")
        assert dialog._model.rowCount() == 1
        QTest.keyClick(dialog._field, Qt.Key.Key_Return)

    when_open(choose)
    window.commands.evidence.reuse()

    assert [each.draft.title for each in window.workbench.sources(second)] == ["Weather"]


def test_the_list_of_sources_tells_where_each_is_used_and_goes_there(window: MainWindow) -> None:
    first = claim_with(window, SourceDraft("https://example.org/<b>", title="<b>Bold</b>"))
    window.desk.walk.step(1)
    claim_with(window, SourceDraft("https://example.org/<b>"), SourceDraft("https://e.org/"))

    def look(dialog: QDialog | QMenu) -> None:
        assert isinstance(dialog, SourcesDialog)
        model = dialog._model
        assert model.rowCount() == 3
        assert model.data(model.index(0, 4)) == "2"
        assert "<b>" not in str(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole))
        model.sort(0, Qt.SortOrder.AscendingOrder)
        dialog._table.selectRow(0)
        assert model.data(model.index(0, 0)) == "<b>Bold</b>"
        dialog.choose()

    when_open(look)
    window.commands.evidence.show_sources()

    assert window.desk.claim_id == first


def test_links_are_checked_only_where_web_access_is_allowed_and_what_was_seen_stays(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Look:
        def __init__(self, url: str) -> None:
            self.url = url

        def stop(self) -> None: ...

        def check(self) -> LinkCheck:
            return LinkCheck(self.url, LinkState.GONE, "2026-11-25T10:00:00+00:00", "404")

    monkeypatch.setattr("ui.dialogs.sources.probe", Look)
    copied = SourceDraft("https://example.org/a", archive_url="https://archive.example/a")
    claim_with(window, copied, SourceDraft("box 7"))
    dialog = SourcesDialog(window.workbench, False, window)
    assert not dialog._look.isEnabled()
    dialog.reject()

    dialog = SourcesDialog(window.workbench, True, window)
    dialog.check()
    qtbot.waitUntil(lambda: "looked at" in dialog._told.text())

    assert set(window.workbench.link_checks()) == {copied.url, copied.archive_url}
    told = str(dialog._model.data(dialog._model.index(0, 5)))
    assert told.startswith("gone")
    assert "copy: gone" in told
    dialog.reject()


def test_looking_at_links_ends_where_the_disk_refuses_and_says_so(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    class Look:
        def __init__(self, url: str) -> None:
            self.url = url

        def stop(self) -> None: ...

        def check(self) -> LinkCheck:
            looked.append(self.url)
            return LinkCheck(self.url, LinkState.OK, "2026-11-25T10:00:00+00:00")

    def full(_: object) -> None:
        raise NotSaved("Not saved: the disk is full.")

    monkeypatch.setattr("ui.dialogs.sources.probe", Look)
    monkeypatch.setattr(window.workbench, "record_link_checks", full)
    claim_with(window, SourceDraft("https://example.org/a"), SourceDraft("https://example.org/b"))
    dialog = SourcesDialog(window.workbench, True, window)
    dialog.check()
    qtbot.waitUntil(lambda: "disk is full" in dialog._told.text())

    assert len(looked) == 1
    assert dialog._look.text() == "&Check links"
    dialog.reject()


def test_a_profile_is_changed_made_and_given_up_in_the_preferences(
    window: MainWindow, settings: Settings
) -> None:
    page = EvidencePage(settings)
    page.add("Radio")
    page._independent.setValue(3)
    page._rules["contact"].setChecked(True)
    page._places.setPlainText("Desk = https://example.org/{words}\n\n")
    page.store()

    assert settings.evidence == "Radio"
    assert settings.places == ["Desk = https://example.org/{words}"]
    made = profile("Radio")
    assert (made.independent, made.contact) == (3, True)
    again = EvidencePage(settings)
    again.go_back()
    again.store()
    assert "Radio" not in profiles()
    assert settings.evidence == "standard"
    for each in (page, again):
        each.deleteLater()
