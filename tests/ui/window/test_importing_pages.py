"""Pages come in: from the web once that is allowed, from the clipboard with their paragraphs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from factcheck.errors import ArticleRefused
from factcheck.intake import read
from factcheck.model import Intake
from factcheck.query import ClaimQuery
from factcheck.settings import Settings
from ui import importing, plain
from ui.dialogs.address import AddressDialog
from ui.importing import texts_in
from ui.main_window import MainWindow

Opener = Callable[..., MainWindow]

PAGE = (
    "<html><head><title>Ferry returns</title></head><body><article><h1>Ferry returns</h1>"
    + "<p>The ferry to the island sails again from Tuesday, and a ticket costs 9 euros.</p>" * 4
    + "</article></body></html>"
)
ADDRESS = "https://weekly.example/ferry"


class HereWorker:
    """Reads in this process: what the subprocess does is tested with it."""

    def read(self, raw: bytes, name: str = "", *, charset: str = "") -> Intake:
        return read(raw, name, charset=charset)

    def cancel(self) -> None: ...

    def close(self) -> None: ...


@dataclass
class Fetched:
    url: str
    raw: bytes
    charset: str = ""
    read_at: str = "2026-03-04T05:06:07+00:00"


class Wire:
    """Stands for the network."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.raw = PAGE.encode()
        self.hold = False
        self.stopped = threading.Event()

    def download(self, address: str) -> Wire:
        self.asked.append(address)
        return self

    def run(self) -> Fetched:
        if self.hold and self.stopped.wait(60):
            raise ArticleRefused("The download was cancelled.")
        return Fetched(self.asked[-1], self.raw)

    def stop(self) -> None:
        self.stopped.set()


@pytest.fixture(autouse=True)
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    made = Wire()
    monkeypatch.setattr(importing, "Worker", HereWorker)
    monkeypatch.setattr(importing, "download", made.download)
    return made


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool, str], None]:
    """Answer the dialog: allow or not, type this address, press Import if it can be pressed."""

    def prepare(allow: bool, address: str) -> None:
        def exec_(dialog: AddressDialog) -> int:
            if allow:
                child(dialog, QCheckBox, "address.allow").setChecked(True)
            child(dialog, QLineEdit, "address.field").setText(address)
            button = import_button(dialog)
            if button.isEnabled():
                button.click()
            return dialog.result()

        monkeypatch.setattr(AddressDialog, "exec", exec_)

    return prepare


def child(dialog: AddressDialog, kind: type, name: str) -> object:
    found = dialog.findChild(kind, name)
    assert found is not None
    return found


def import_button(dialog: AddressDialog) -> QPushButton:
    (box,) = dialog.findChildren(QDialogButtonBox)
    (button,) = (
        each
        for each in box.buttons()
        if box.buttonRole(each) == QDialogButtonBox.ButtonRole.AcceptRole
    )
    return button


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.workbench.articles()]


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.commands.files.importer.busy)


def test_a_page_is_fetched_and_kept_with_its_address(
    qtbot: QtBot, show: Opener, library: Path, wire: Wire, answer: Callable[[bool, str], None]
) -> None:
    window = show(library)
    answer(True, ADDRESS)
    window.commands.files.import_address()
    idle(qtbot, window)
    assert titles(window) == ["Ferry returns"]
    assert wire.asked == [ADDRESS]
    article = window.workbench.article(window.desk.article_id)
    assert (article.url, article.read_at) == (ADDRESS, "2026-03-04T05:06:07+00:00")


def test_nothing_is_fetched_before_it_is_allowed(
    show: Opener, library: Path, wire: Wire, settings: Settings, answer: Callable[[bool, str], None]
) -> None:
    window = show(library)
    answer(False, ADDRESS)
    window.commands.files.import_address()
    assert wire.asked == []
    assert not settings.web_allowed


def test_the_leave_is_remembered(
    qtbot: QtBot,
    show: Opener,
    library: Path,
    settings: Settings,
    answer: Callable[[bool, str], None],
) -> None:
    window = show(library)
    answer(True, ADDRESS)
    with qtbot.waitSignal(window.settings_changed):
        window.commands.files.import_address()
    idle(qtbot, window)
    assert settings.web_allowed
    answer(False, ADDRESS)
    window.commands.files.import_address()
    idle(qtbot, window)
    assert len(titles(window)) == 1


def test_a_download_can_be_cancelled(
    qtbot: QtBot, show: Opener, library: Path, wire: Wire, answer: Callable[[bool, str], None]
) -> None:
    window = show(library)
    wire.hold = True
    answer(True, ADDRESS)
    window.commands.files.import_address()
    window.commands.files.importer.cancel()
    assert wire.stopped.is_set()
    assert titles(window) == []
    assert "stopped" in window.status.currentMessage()


def test_what_the_web_refuses_is_told(
    qtbot: QtBot,
    show: Opener,
    library: Path,
    wire: Wire,
    answer: Callable[[bool, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(plain, "warn", lambda *args: told.append("\n".join(map(str, args[2:]))))
    window = show(library)
    wire.raw = b""
    answer(True, ADDRESS)
    window.commands.files.import_address()
    idle(qtbot, window)
    assert len(told) == 1
    assert ADDRESS in told[0]


@pytest.mark.parametrize("copied", [ADDRESS, f"  {ADDRESS}\n"])
def test_an_address_on_the_clipboard_is_there_already(qtbot: QtBot, copied: str) -> None:
    dialog = AddressDialog(copied, True)
    qtbot.addWidget(dialog)
    assert dialog.address() == ADDRESS
    assert import_button(dialog).isEnabled()


@pytest.mark.parametrize(
    "copied", ["", "The ferry sails again.", "javascript:alert(1)", "https://"]
)
def test_other_words_on_the_clipboard_are_left_there(qtbot: QtBot, copied: str) -> None:
    dialog = AddressDialog(copied, True)
    qtbot.addWidget(dialog)
    assert dialog.address() == ""
    assert not import_button(dialog).isEnabled()


def test_a_copied_page_keeps_its_paragraphs(qtbot: QtBot, show: Opener, library: Path) -> None:
    window = show(library)
    data = QMimeData()
    data.setText("Costs\nSteel cost 4 million.\nPaint cost 1 million.")
    data.setHtml("<h2>Costs</h2><p>Steel cost 4 million.</p><p>Paint cost 1 million.</p>")
    QGuiApplication.clipboard().setMimeData(data)
    window.commands.files.paste()
    idle(qtbot, window)
    text = window.workbench.article(window.desk.article_id).text
    assert text == "Costs\n\nSteel cost 4 million.\n\nPaint cost 1 million.\n"
    assert len(window.workbench.claim_ids(ClaimQuery())) == 2


def test_a_folder_gives_every_kind_that_can_be_read(tmp_path: Path) -> None:
    names = ["a.html", "b.PDF", "c.docx", "d.odt", "e.rtf", "f.eml", "g.txt", "h.md", "i.mhtml"]
    for name in [*names, "x.png", "y.xlsx", "z.doc"]:
        (tmp_path / name).touch()
    assert [path.name for path in texts_in([tmp_path])] == names
