"""The import window: what comes of files is seen and corrected before it is stored; then told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QListWidget, QTreeWidget
from pytestqt.qtbot import QtBot

from factcheck.intake import read
from factcheck.model import Intake
from tests.ui.window.conftest import FERRY, HARBOUR
from ui import importing
from ui.dialogs import import_preview
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.import_summary import ImportSummary
from ui.importing import Outcome
from ui.main_window import MainWindow

Opener = Callable[..., MainWindow]
LONG = "\n\n".join(
    f"On day {n} the harbour office counted {n * 13} ships in town." for n in range(30)
)


class HereWorker:
    """Reads in this process: what the subprocess does is tested with it."""

    def read(self, raw: bytes, name: str = "", **said: str) -> Intake:
        return read(raw, name, **said)

    def cancel(self) -> None: ...

    def close(self) -> None: ...


@pytest.fixture(autouse=True)
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "Worker", HereWorker)
    monkeypatch.setattr(import_preview, "Worker", HereWorker)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for name, raw in {
        "1.txt": HARBOUR.encode(),
        "2.txt": FERRY.encode(),
        "3.txt": b"",
        "4.txt": "Zażółć gęślą jaźń: most kosztował 12 milionów.".encode("cp1250"),
    }.items():
        (tmp_path / name).write_bytes(raw)
        made.append(tmp_path / name)
    return made


@pytest.fixture
def preview(qtbot: QtBot, show: Opener, library: Path, files: list[Path]) -> ImportPreview:
    window = show(library)
    dialog = ImportPreview(files, window.workbench, window.runner, window)
    qtbot.waitUntil(lambda: dialog._import.isEnabled())
    return dialog


def notes(dialog: QDialog) -> list[str]:
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    return [listed.item(row).text() for row in range(listed.count())]


def test_every_file_has_its_state_in_words(preview: ImportPreview) -> None:
    first, second, empty, _ = notes(preview)
    assert "claims" in first
    assert "claims" in second
    assert "refused" in empty
    assert "empty" in empty
    assert "left out" not in empty
    assert "3 articles" in preview._import.text()


def test_a_guessed_encoding_is_said_until_somebody_chose_one(
    qtbot: QtBot, preview: ImportPreview
) -> None:
    listed = preview.findChild(QListWidget)
    assert listed is not None
    assert [("encoding guessed" in note) for note in notes(preview)] == [False, False, False, True]
    listed.setCurrentRow(3)
    preview._form.reread.emit("cp1250", "")
    qtbot.waitUntil(lambda: "guessed" not in notes(preview)[3])


def test_space_takes_a_file_off_the_import(qtbot: QtBot, preview: ImportPreview) -> None:
    preview.show()
    preview._list.setFocus()
    qtbot.keyClick(preview._list, Qt.Key.Key_Space)
    assert [intake.name for intake in preview.wanted()] == ["2.txt", "4.txt"]
    assert "2 articles" in preview._import.text()
    assert "left out" in notes(preview)[0]


def test_roles_and_reasons_are_words(preview: ImportPreview) -> None:
    parts = preview.findChild(QTreeWidget)
    assert parts is not None
    roles = [parts.topLevelItem(row).text(0) for row in range(parts.topLevelItemCount())]
    assert "title" in roles
    assert "sentence" in roles


def test_a_corrected_title_is_imported_and_outlives_another_reading(
    qtbot: QtBot, preview: ImportPreview
) -> None:
    preview._list.setCurrentRow(3)
    title = preview._form.findChildren(QLineEdit)[0]
    title.setText("A bridge")
    encoding = preview._form.findChildren(QComboBox)[0]
    encoding.setCurrentText("cp1250")
    encoding.activated.emit(encoding.currentIndex())
    qtbot.waitUntil(lambda: "Zażółć gęślą jaźń" in preview.wanted()[-1].text)
    assert preview.wanted()[-1].title == "A bridge"
    assert preview.wanted()[-1].encoding == "cp1250"


def test_another_language_is_another_reading(qtbot: QtBot, preview: ImportPreview) -> None:
    preview._form._language.setCurrentIndex(preview._form._language.findData("de"))
    preview._form._language.activated.emit(0)
    qtbot.waitUntil(lambda: preview.wanted()[0].language == "de")


def test_reading_can_be_stopped(
    qtbot: QtBot, show: Opener, library: Path, files: list[Path]
) -> None:
    window = show(library)
    dialog = ImportPreview(files, window.workbench, window.runner, window)
    dialog._stopper.click()
    assert dialog.wanted() == []
    dialog.reject()


def test_a_folder_can_be_added_and_no_file_comes_twice(
    qtbot: QtBot, preview: ImportPreview, files: list[Path]
) -> None:
    (files[0].parent / "5.md").write_text(LONG, encoding="utf-8")
    preview._add([files[0].parent])
    qtbot.waitUntil(lambda: preview._import.isEnabled())
    assert [each.split("\n")[0] for each in notes(preview)] == [
        f"{n}.txt" for n in (1, 2, 3, 4)
    ] + ["5.md"]
    assert "4 articles" in preview._import.text()


def test_what_is_wanted_is_stored_and_undone_as_any_import(
    qtbot: QtBot, show: Opener, library: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(library)

    def accept(dialog: ImportPreview) -> int:
        qtbot.waitUntil(lambda: dialog._import.isEnabled())
        dialog.accept()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ImportPreview, "exec", accept)
    monkeypatch.setattr(window.commands.files, "_ask_files", lambda: files[:2])
    window.commands.files.import_preview()
    qtbot.waitUntil(lambda: len(window.workbench.articles()) == 2)
    qtbot.waitUntil(lambda: not window.commands.files.importer.busy)
    window.desk.undo()
    assert len(window.workbench.articles()) == 1


def test_a_near_duplicate_is_pointed_out_before_and_after(
    qtbot: QtBot, show: Opener, library: Path, tmp_path: Path
) -> None:
    window = show(library)
    first = window.workbench.add_article(read(LONG.encode(), "old.txt"))
    file = tmp_path / "new.txt"
    file.write_text("Updated on Friday.\n\n" + LONG, encoding="utf-8")
    dialog = ImportPreview([file], window.workbench, window.runner, window)
    qtbot.waitUntil(lambda: dialog._import.isEnabled())
    assert "% the same as" in notes(dialog)[0]
    dialog.reject()
    window.commands.files.take_files([file])
    qtbot.waitUntil(lambda: "% the same as" in window.banner.text)
    assert len(window.workbench.articles()) == 2
    assert first.article_ids


def test_the_summary_lists_what_needs_a_look_first_and_opens_an_article(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    one, other = (row.id for row in window.workbench.articles())
    outcome = Outcome(stored=[one], known=[other], refused=[("a.pdf", "It is <b>locked</b>.")])
    dialog = ImportSummary(outcome, window.workbench, window)
    rows = notes(dialog)
    assert rows[0] == "Refused: a.pdf\nIt is <b>locked</b>."
    assert "already" in rows[1]
    opened: list[int] = []
    dialog.chosen.connect(opened.append)
    assert not dialog._show.isEnabled()
    dialog._list.setCurrentRow(2)
    dialog._show.click()
    assert opened == [one]
