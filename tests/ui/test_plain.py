"""Text of others is shown as it is, wherever Qt would guess at markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QDesktopServices, QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui import links, plain

HOSTILE = '<img src="file:///etc/passwd"><b>bold</b> & &lt;i&gt;'


def test_labels_are_plain(qtbot: QtBot) -> None:
    label = plain.label(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == HOSTILE


def test_tool_tips_show_the_characters(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    plain.tip(widget, f"{HOSTILE}\nsecond")
    shown = QTextDocumentFragment.fromHtml(widget.toolTip()).toPlainText()
    assert shown == f"{HOSTILE}\nsecond"
    plain.tip(widget, "")
    assert widget.toolTip() == ""


def test_a_screen_reader_hears_the_words_of_a_tip_without_its_markup(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    plain.tip(widget, HOSTILE)
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface.text(QAccessible.Text.Description) == HOSTILE
    plain.tip(widget, "other")
    assert interface.text(QAccessible.Text.Description) == "other"

    widget.setAccessibleDescription("of its own")
    plain.tip(widget, HOSTILE)
    assert interface.text(QAccessible.Text.Description) == "of its own"


@pytest.mark.parametrize("loses", [False, True])
def test_enter_never_chooses_what_cannot_be_taken_back(
    monkeypatch: pytest.MonkeyPatch, loses: bool
) -> None:
    def press_enter(box: QMessageBox) -> int:
        box.show()
        default = box.defaultButton()
        assert default is not None
        default.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press_enter)
    assert plain.ask(None, "Not saved", "It goes.", "Lose it", no="Stay", loses=loses) is not loses


def test_every_text_of_a_message_box_is_plain(qtbot: QtBot) -> None:
    box = plain.box(None, QMessageBox.Icon.Warning, "Title", HOSTILE, HOSTILE)
    qtbot.addWidget(box)
    shown = [label for label in box.findChildren(QLabel) if label.text() == HOSTILE]
    assert len(shown) == 2
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}


def test_menu_texts_keep_their_ampersand() -> None:
    assert plain.menu_text("Smith & Sons\nLtd") == "Smith && Sons Ltd"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://port.example/a",
        "port.example",
        "http://",
        "data:text/html,<b>",
        "https://exa mple.org/",
        "",
    ],
)
def test_only_web_addresses_are_opened(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    opened: list[QUrl] = []
    monkeypatch.setattr(plain, "inform", lambda *args: told.append(args[2]))
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assert not links.open_link(None, address)
    assert opened == []
    assert "http" in told[0]


def test_row_48_55_the_host_is_shown_as_the_network_sees_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def refuse(*args: str) -> bool:
        asked.extend(args[2:])
        return False

    monkeypatch.setattr(plain, "ask", refuse)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    # The first letter is Cyrillic.
    assert not links.open_link(None, "https://аpple.example/login?a=b")
    assert "xn--pple-43d.example" in asked[0]
    assert opened == []


def test_a_web_address_is_opened_after_a_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(plain, "ask", lambda *_: True)
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )
    assert links.open_link(None, " https://port.example/a?b=c ")
    assert opened == ["https://port.example/a?b=c"]
