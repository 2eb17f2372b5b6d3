"""Rows 50 to 53 and 65: whatever stands in a text, a name or an address is shown as it is."""

from __future__ import annotations

import html
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTextBrowser, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from factcheck.query import ClaimQuery
from factcheck.record import RowChange
from factcheck.settings import Settings
from factcheck.sources import SourceDraft
from factcheck.store import rows
from factcheck.workbench import Workbench
from tests.faults.conftest import store
from ui import pdf
from ui.main_window import MainWindow
from ui.theme import Theme

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "<b>bold</b> &lt;i&gt; 2<p>3",
    "<a href='javascript:alert(1)'>here</a>",
)


@pytest.fixture
def picture(tmp_path: Path) -> str:
    """Markup that would show a red picture of this computer."""
    from PySide6.QtGui import QColor, QImage

    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 0))
    path = tmp_path / "red.png"
    image.save(str(path))
    return f'<img src="{path.as_uri()}"> and <img src="{path}">'


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, picture: str) -> Iterator[MainWindow]:
    """A library in which every field holds markup, in its window."""
    hostile = (*PAYLOADS, picture)
    library = tmp_path / "<b>library & co.factcheck"
    workbench = Workbench.create(library, reviewer=f"<i>{PAYLOADS[0]}")
    article = store(workbench, [f"{text} said so." for text in hostile], f"{PAYLOADS[1]}.txt")
    workbench.describe_article(
        article, title=picture, outlet=PAYLOADS[0], author=PAYLOADS[1], published=PAYLOADS[2],
        url=PAYLOADS[3],
    )  # fmt: skip
    for number, claim in enumerate(workbench.claim_ids(ClaimQuery())):
        text = hostile[number % len(hostile)]
        workbench.edit_statement(claim, text)
        workbench.write_note(claim, text)
        workbench.add_source(
            claim,
            SourceDraft(text, title=picture, publisher=text, quote=text, interests=picture),
        )
        source = workbench.sources(claim)[-1]
        workbench.keep_snapshot(source.id, f"{picture} {text}", origin=text)
        workbench.tell_evidence(claim, contact=picture)
        workbench.tell_evidence(claim, against=text)
        workbench.tell_evidence(claim, reasons={"primary": picture})
        workbench.add_source(claim, SourceDraft("https://port.example", title=text, read_on=text))
    opened = MainWindow(workbench, Settings(), Theme("light"))
    opened.begin()
    opened.show()
    opened.desk.show_claim(workbench.claim_ids(ClaimQuery())[-1])
    qtbot.waitExposed(opened)
    yield opened
    opened.close()
    opened.deleteLater()


def test_row_50_no_picture_of_this_computer_is_ever_shown(qtbot: QtBot, window: MainWindow) -> None:
    image = window.grab().toImage()
    red = sum(
        image.pixelColor(x, y).getRgb()[:3] == (255, 0, 0)
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )
    assert red == 0


def test_row_51_every_label_is_plain_and_every_tip_is_escaped(
    qtbot: QtBot, window: MainWindow
) -> None:
    labels = window.findChildren(QLabel)
    assert len(labels) > 10
    for label in labels:
        if label.text():
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()
    for widget in window.findChildren(QWidget):
        for payload in PAYLOADS:
            assert payload not in widget.toolTip(), widget.objectName()


def test_row_51_a_message_shows_markup_literally(qtbot: QtBot, window: MainWindow) -> None:
    window.banner.show_notice(PAYLOADS[0])
    assert window.banner.text == PAYLOADS[0]
    window.status.say(PAYLOADS[0])
    assert window.status.currentMessage() == PAYLOADS[0]


def test_row_52_nothing_in_the_window_reads_markup(qtbot: QtBot, window: MainWindow) -> None:
    assert window.findChildren(QTextBrowser) == []
    for edit in window.findChildren(QTextEdit):
        assert edit.isReadOnly() or not edit.acceptRichText()


def test_row_53_no_picture_leaks_into_a_pdf(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "report.pdf"
    pdf.write(window.workbench.report(), target)
    assert b"/Subtype /Image" not in target.read_bytes()


def test_row_57_no_field_becomes_an_element_of_the_html_report(
    qtbot: QtBot, window: MainWindow, picture: str, tmp_path: Path
) -> None:
    target = tmp_path / "report.html"
    window.workbench.export(window.workbench.report(), "html", target)
    said = target.read_text(encoding="utf-8")
    for payload in (PAYLOADS[0], PAYLOADS[1], PAYLOADS[3], picture):
        assert payload not in said
    assert html.escape("<script>alert(1)") in said


def test_row_65_names_of_tables_and_columns_never_come_from_outside(library: Path) -> None:
    with Workbench.open(library) as opened:
        db: sqlite3.Connection = opened._db
        evil = RowChange("claim; DROP TABLE event", "x", None, {})
        with pytest.raises((AssertionError, KeyError)):
            rows.apply(db, "x", (evil,), 1)
        uid = opened.claim(1).uid
        before = {"statement": opened.claim(1).statement}
        odd = RowChange("claim", uid, before, {"statement": "Fine.", "text = '' --": "gone"})
        with opened._library.writing() as writing:
            rows.apply(writing, "statement", (odd,), 1)
        assert opened.claim(1).statement == "Fine."
        assert opened.claim(1).text
