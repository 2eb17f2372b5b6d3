"""Exporting from the window: what is told before, and what the record tells after."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from factcheck import intake
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
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
        choice, holds = (
            dialog.findChild(QComboBox, "export.edition"), dialog.findChild(QLabel, "export.holds"),
        )  # fmt: skip
        assert choice is not None
        assert holds is not None
        assert holds.text() == "It holds everything."

        choice.setCurrentIndex(1)

        assert "claims without a verdict" in holds.text()
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


def test_a_pdf_is_made_between_other_events_and_can_be_stopped(
    qtbot: QtBot, bench: Workbench, tmp_path: Path
) -> None:
    with bench:
        path = tmp_path / "r.pdf"
        dialog = open_dialog(qtbot, bench, path, "pdf")
        dialog.write()
        assert dialog._printing.isVisible()
        stop = dialog.findChild(QPushButton, "export.stop")
        assert stop is not None

        stop.click()

        assert "Nothing was written" in dialog._told.text()
        assert not path.exists()
        assert bench.report().corrections == ()
        dialog.write()
        qtbot.waitUntil(lambda: dialog._show.isVisible())
        assert path.read_bytes().startswith(b"%PDF")
