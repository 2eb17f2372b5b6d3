"""The whole job by keyboard alone: import, decide, link, note, undo, close, reopen, export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from tests.ui.window.conftest import HARBOUR
from tests.ui.window.keyboard import press, press_key
from ui.dialogs.export import ExportDialog
from ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_the_whole_job_by_keyboard(
    qtbot: QtBot,
    show: Callable[..., MainWindow],
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = tmp_path / "harbour.txt"
    article.write_text(HARBOUR, encoding="utf-8")
    # The file dialog belongs to the desktop: it answers for itself.
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", staticmethod(lambda *_, **__: ([str(article)], ""))
    )
    window = show(library)
    press_key(qtbot, Qt.Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: len(window.workbench.articles()) == 1, timeout=20_000)
    qtbot.waitUntil(lambda: window.desk.claim_id is not None)

    order = window.workbench.claim_ids(ClaimQuery(article_id=window.desk.article_id))
    press(qtbot, "s")
    press(qtbot, "d")
    press(qtbot, "o")
    assert [window.workbench.claim(each).verdict for each in order[:3]] == [
        Verdict.SUPPORTED,
        Verdict.DISPUTED,
        Verdict.OPINION,
    ]
    assert window.desk.claim_id == order[3]

    press(qtbot, "l")
    press(qtbot, "https://port.example/second-pier")
    press_key(qtbot, Qt.Key.Key_Return)
    (source,) = window.workbench.sources(order[3])
    assert source.draft.url == "https://port.example/second-pier"

    press(qtbot, "m")  # the keyboard is out of the field of the link already
    press(qtbot, "sounds odd, see the port")
    press_key(qtbot, Qt.Key.Key_Return, CTRL)
    assert window.workbench.claim(order[3]).note == "sounds odd, see the port"
    assert window.desk.claim_id == order[3]  # no verdict yet: it waits for one

    press(qtbot, "s")
    press_key(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.workbench.claim(order[3]).verdict is None
    assert window.desk.claim_id == order[3]

    press_key(qtbot, Qt.Key.Key_Q, CTRL)
    assert not window.isVisible()
    again = show(library)
    assert again.desk.claim_id == order[3]
    assert "You stopped at claim 4 of" in again.banner.text

    target = tmp_path / "report.json"
    told: list[str] = []

    def write_report() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        try:
            fill_in(dialog)
        finally:
            dialog.reject()

    def fill_in(dialog: ExportDialog) -> None:
        count = dialog.findChild(QLabel, "export.count")
        file = dialog.findChild(QLineEdit, "export.file")
        assert count is not None
        assert file is not None
        qtbot.waitUntil(dialog.isActiveWindow)
        told.append(count.text())
        press_key(qtbot, Qt.Key.Key_End)  # the last format of the list
        press_key(qtbot, Qt.Key.Key_I, ALT)
        assert QApplication.focusWidget() is file
        press_key(qtbot, Qt.Key.Key_A, CTRL)
        press(qtbot, str(target))
        press_key(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(target.exists)

    QTimer.singleShot(0, write_report)
    press_key(qtbot, Qt.Key.Key_E, CTRL)
    assert told[0].startswith(f"{len(order)} claims will be written:\n✓ 1 supported, × 1 disputed")
    written = json.loads(target.read_text(encoding="utf-8"))
    assert "https://port.example/second-pier" in json.dumps(written)
