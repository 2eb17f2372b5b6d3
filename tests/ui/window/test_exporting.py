"""Exporting from the window: what is told before, and what the record tells after."""

from __future__ import annotations

import threading
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from factcheck import intake
from factcheck.edition import PUBLIC, Part
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.report import Report
from factcheck.settings import Settings
from factcheck.workbench import Workbench
from ui.dialogs.export import ExportDialog
from ui.tasks import Runner

TEXT = (
    b"The pier\n\nThe pier opened on 3 May 2021. It cost 40 million dollars. It is a fine pier.\n"
)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    bench = Workbench.create(tmp_path / "pier.factcheck")
    bench.add_article(intake.read(TEXT, "pier.txt"))
    ids = bench.claim_ids(ClaimQuery())
    bench.decide(ids[0], Verdict.SUPPORTED)
    bench.decide(ids[-1], Verdict.OPINION)
    return bench


def open_dialog(qtbot: QtBot, bench: Workbench, path: Path, format: str) -> ExportDialog:
    dialog = ExportDialog(bench, Runner(), None, Settings())
    qtbot.addWidget(dialog)
    dialog.show()
    choice = dialog._format
    names = [choice.itemData(at).name for at in range(choice.count())]
    choice.setCurrentIndex(names.index(format))
    file = dialog.findChild(QLineEdit, "export.file")
    assert file is not None
    file.setText(str(path))
    return dialog


def notes(dialog: ExportDialog) -> str:
    label = dialog.findChild(QLabel, "export.notes")
    assert label is not None
    return label.text()


def test_gaps_and_what_is_left_out_are_told_before_anything_is_written(
    qtbot: QtBot, bench: Workbench, tmp_path: Path
) -> None:
    with bench:
        told = notes(open_dialog(qtbot, bench, tmp_path / "r.html", "html"))
        assert told == "1 of 1 verdicts have gaps in the evidence."

        told = notes(open_dialog(qtbot, bench, tmp_path / "r.json", "claimreview"))
        assert "Left out of ClaimReview: 1 opinion" in told
        assert not (tmp_path / "r.json").exists()


def test_who_reviewed_under_another_name_hears_of_it_before_an_empty_report_goes_out(
    qtbot: QtBot, bench: Workbench, tmp_path: Path
) -> None:
    path = bench.path
    bench.close()
    with Workbench.open(path, reviewer="Desk two") as other:
        told = notes(open_dialog(qtbot, other, tmp_path / "r.html", "html"))

        assert "Nothing here was reviewed as “Desk two”; “you” did." in told


@pytest.mark.parametrize(("goes_out", "corrections"), [(True, 1), (False, 0)])
def test_a_report_that_goes_out_makes_later_changes_corrections(
    qtbot: QtBot, bench: Workbench, tmp_path: Path, goes_out: bool, corrections: int
) -> None:
    with bench:
        path = tmp_path / "r.docx"
        dialog = open_dialog(qtbot, bench, path, "docx")
        sent = dialog.findChild(QCheckBox, "export.sent")
        assert sent is not None
        sent.setChecked(goes_out)
        dialog.write()
        qtbot.waitUntil(lambda: dialog._show.isVisible())
        assert path.exists()

        bench.decide(bench.claim_ids(ClaimQuery())[0], Verdict.DISPUTED)

        assert len(bench.report().corrections) == corrections


def test_the_edition_says_what_it_leaves_out_and_is_remembered(
    qtbot: QtBot, bench: Workbench, tmp_path: Path
) -> None:
    settings = Settings()
    with bench:
        dialog = ExportDialog(bench, Runner(), None, settings)
        qtbot.addWidget(dialog)
        choice = dialog.findChild(QComboBox, "export.edition")
        assert choice is not None
        assert ticked(dialog) == set(Part)

        choice.setCurrentIndex(1)

        assert ticked(dialog) == {Part.NOTES, Part.TEXT, Part.SOURCES, Part.RELATED}
        path = tmp_path / "r.json"
        file = dialog.findChild(QLineEdit, "export.file")
        assert file is not None
        dialog._format.setCurrentIndex(dialog._format.count() - 1)
        file.setText(str(path))
        dialog.write()
        qtbot.waitUntil(lambda: dialog._show.isVisibleTo(dialog))
        assert '"audience": "public"' in path.read_text(encoding="utf-8")
        again = ExportDialog(bench, Runner(), None, settings)
        qtbot.addWidget(again)
        kept = again.findChild(QComboBox, "export.edition")
        assert kept is not None
        assert kept.currentIndex() == 1


def ticked(dialog: ExportDialog) -> set[Part]:
    boxes = {part: dialog.findChild(QCheckBox, f"export.part.{part}") for part in Part}
    return {part for part, box in boxes.items() if box is not None and box.isChecked()}


def button(dialog: ExportDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def test_single_parts_are_chosen_and_remembered_for_each_edition(
    qtbot: QtBot, bench: Workbench
) -> None:
    settings = Settings(edition="public")
    with bench:
        dialog = ExportDialog(bench, Runner(), None, settings)
        qtbot.addWidget(dialog)
        box = dialog.findChild(QCheckBox, f"export.part.{Part.UNREVIEWED}")
        edition = dialog.findChild(QComboBox, "export.edition")
        assert box is not None
        assert edition is not None
        assert not button(dialog, "export.usual").isEnabled()

        box.click()
        edition.setCurrentIndex(0)

        assert ticked(dialog) == set(Part)
        dialog._format.setCurrentIndex(2)
        again = ExportDialog(bench, Runner(), None, Settings(**asdict(settings)))
        assert again._format.currentIndex() == 2
        qtbot.addWidget(again)
        edition = again.findChild(QComboBox, "export.edition")
        assert edition is not None
        edition.setCurrentIndex(1)
        assert Part.UNREVIEWED in ticked(again)
        button(again, "export.usual").click()
        assert ticked(again) == PUBLIC.parts


def test_a_preview_is_the_page_of_this_edition_and_nothing_is_told_as_sent(
    qtbot: QtBot, bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("ui.dialogs.export.open_local", lambda path: bool(opened.append(path)))
    with bench:
        dialog = open_dialog(qtbot, bench, tmp_path / "r.csv", "csv")
        edition = dialog.findChild(QComboBox, "export.edition")
        assert edition is not None
        edition.setCurrentIndex(1)

        button(dialog, "export.preview").click()
        qtbot.waitUntil(lambda: bool(opened))

        page = opened[0].read_text(encoding="utf-8")
        assert "Fact-check report" in page
        assert "internal edition" not in page
        assert not (tmp_path / "r.csv").exists()
        # Where no browser came up, the words say where the page is.
        assert str(opened[0]) in dialog._told.text()
        bench.decide(bench.claim_ids(ClaimQuery())[0], Verdict.DISPUTED)
        assert bench.report().corrections == ()


def test_every_other_format_tells_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def endless(report: Report) -> str:
        try:
            while True:
                report.pace.tell(0.4)
        finally:
            ended.set()

    monkeypatch.setattr("factcheck.report.html.write", endless)
    with bench:
        path = tmp_path / "r.html"
        path.write_text("the report of yesterday", encoding="utf-8")
        dialog = open_dialog(qtbot, bench, path, "html")
        dialog._confirmed = str(path)
        dialog.write()
        bar = dialog.findChild(QProgressBar)
        assert bar is not None
        qtbot.waitUntil(lambda: bar.value() == 40)
        assert not button(dialog, "export.write").isEnabled()

        button(dialog, "export.stop").click()

        assert "Nothing was written" in dialog._told.text()
        assert button(dialog, "export.write").isEnabled()
        assert ended.wait(5)
        assert path.read_text(encoding="utf-8") == "the report of yesterday"
        assert list(tmp_path.glob(".factcheck-*")) == []


def test_a_pdf_is_made_between_other_events_and_can_be_stopped(
    qtbot: QtBot, bench: Workbench, tmp_path: Path
) -> None:
    with bench:
        path = tmp_path / "r.pdf"
        dialog = open_dialog(qtbot, bench, path, "pdf")
        dialog.write()
        assert dialog._writing.isVisible()
        stop = dialog.findChild(QPushButton, "export.stop")
        assert stop is not None

        stop.click()

        assert "Nothing was written" in dialog._told.text()
        assert not path.exists()
        assert bench.report().corrections == ()
        dialog.write()
        qtbot.waitUntil(lambda: dialog._show.isVisible())
        assert path.read_bytes().startswith(b"%PDF")


def test_with_large_letters_the_choices_scroll_and_the_buttons_stay_on_the_screen(
    qtbot: QtBot, bench: Workbench, tmp_path: Path, qapp: QApplication
) -> None:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * 2)
    qapp.setFont(large)
    try:
        with bench:
            dialog = open_dialog(qtbot, bench, tmp_path / "report.html", "html")
            dialog._tell(f"Written: {tmp_path / ('long' * 60)}")
            qapp.processEvents()
            write = dialog.findChild(QPushButton, "export.write")
            assert write is not None
            room = dialog.screen().availableSize().height()
            assert dialog.height() <= room
            assert write.mapTo(dialog, write.rect().bottomLeft()).y() < dialog.height()
    finally:
        qapp.setFont(usual)
