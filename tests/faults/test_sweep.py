"""Rows 50 to 55 over every window, dialog, panel and list that ``ui`` has: found, not listed.

Each class of the window's code must be on the screen while the sweep looks. A new one that is not
fails the first test until ``dialogs`` makes it, or what it is a part of.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import pkgutil
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, cast

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QImage,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

import ui
from factcheck.errors import LibraryIsDamaged
from factcheck.evidence import profile, weigh
from factcheck.exchange import Left, Taken
from factcheck.kindred import PublishedCheck
from factcheck.model import Intake, Likeness, Link, Verdict
from factcheck.progress import Progress
from factcheck.query import ClaimQuery
from factcheck.safekeeping import Backup
from factcheck.settings import Settings
from factcheck.sources import SourceDraft
from factcheck.workbench import Workbench
from tests.faults.conftest import store
from ui import links, plain
from ui.dialogs.about import AboutDialog
from ui.dialogs.add_claim import AddClaimDialog
from ui.dialogs.address import AddressDialog
from ui.dialogs.article import ArticleDialog
from ui.dialogs.article_links import ArticleLinks
from ui.dialogs.backups import BackupsDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.folded import FoldedDialog
from ui.dialogs.guide import GuideDialog
from ui.dialogs.import_preview import ImportPreview
from ui.dialogs.import_summary import ImportSummary
from ui.dialogs.ledger import LedgerDialog
from ui.dialogs.opinions import OpinionsDialog
from ui.dialogs.paste import PasteDialog
from ui.dialogs.preferences import PreferencesDialog
from ui.dialogs.send import SendDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.dialogs.snapshot import SnapshotDialog
from ui.dialogs.sources import SourcesDialog
from ui.dialogs.speaker import SpeakerDialog
from ui.dialogs.split import SplitDialog
from ui.dialogs.start import StartDialog
from ui.dialogs.take_in import TakeInDialog
from ui.failures import failure_box
from ui.main_window import MainWindow
from ui.outcome import Outcome
from ui.patience import WaitingDialog
from ui.theme import Theme

WIDEST, HIGHEST = 1300, 900  # dots that a window may ask for at least, whatever stands in it
CAPTION = re.compile(r"[^<&]*&?[^<&;]*")  # with the letter that is its key
ADDRESSES = (
    "javascript:alert(1)",
    "file:///etc/passwd",
    "vbscript:x",
    "data:text/html,<b>",
    r"\\host\share",
    "//example.org/x",
    "ms-word:ofe|u|https://example.org",
)


@dataclass
class Sweep:
    """A library full of hostile text, in its window, with every dialog open."""

    window: MainWindow
    text: str
    address: str
    folder: Path
    asked: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    made: list[QWidget] = field(default_factory=list)

    @property
    def book(self) -> Workbench:
        return self.window.workbench


class _Counting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        cast(Any, self.server).asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def web() -> Iterator[HTTPServer]:
    """A server that writes down what is asked of it: nothing must be."""
    server = HTTPServer(("127.0.0.1", 0), _Counting)
    cast(Any, server).asked = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def hostile(folder: Path, port: int) -> str:
    """Everything at once that some program takes for more than letters."""
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 0))
    image.save(str(folder / "red.png"))
    local = (folder / "red.png").as_uri()
    return (
        f"<img src=http://127.0.0.1:{port}/a.png><img src='{local}'> &lt;b&gt; {{{{7*7}}}} "
        '<a href="javascript:alert(1)">here</a> =HYPERLINK("http://example.org") 2<p>3 '
        f"\u202egnp.exe\u2066 \ufeff\u200b\u2400 {'W' * 10_000}"
    )


def published(text: str) -> Intake:
    check = PublishedCheck(
        f"The second pier of the harbour cost 12 million euros. {text}", text, text, text,
        "https://desk.example.org/1", text, "2021-04-05",
    )  # fmt: skip
    sha256 = hashlib.sha256(b"checks").hexdigest()
    return Intake(text, b"{}", "", sha256, "utf-8", 0, "", "", "", "", "", "", (), (check,))


def fill(book: Workbench, text: str) -> None:
    """Every field that a person or a document can fill holds ``text``."""
    told = "The second pier of the harbour cost {n} million euros in 2021."
    for number, cost in enumerate((12, 14)):
        sentences = (f"Title {number} {text}", told.format(n=cost), text, f"Menu {text}", "Last.")
        article = store(book, sentences, f"{number} {text}.txt")
        book.describe_article(
            article, title=text, outlet=text, author=text, published=text, url=text
        )
        first, second, *_ = book.claim_ids(ClaimQuery(article_id=article))
        for claim_id in (first, second):
            book.decide(claim_id, Verdict.DISPUTED if number else Verdict.SUPPORTED)
            book.write_note(claim_id, text)
            for address in (text, "https://desk.example.org/2", *ADDRESSES):
                book.add_source(
                    claim_id,
                    SourceDraft(
                        address, title=text, publisher=text, quote=text, interests=text,
                        archive_url=text, read_on=text,
                    ),
                )  # fmt: skip
            source = book.sources(claim_id)[0]
            book.keep_snapshot(source.id, text, origin=text)
            book.tell_evidence(claim_id, contact=text, against=text, reasons={"primary": text})
        book.edit_statement(second, text)
        book.fold([book.passages(article)[3].id])
    book.add_checks(published(text))


def another_opinion(book: Workbench, folder: Path, text: str) -> None:
    with Workbench.create(folder / "other.factcheck", reviewer=text[:200]) as other:
        other.take_in(book.gather(blind=True), "blind")
        for claim_id in other.claim_ids(ClaimQuery())[:2]:
            other.decide(claim_id, Verdict.OPINION)
            other.write_note(claim_id, text)
        book.take_in(other.gather(), text)


def dialogs(sweep: Sweep) -> list[Callable[[], QWidget]]:
    """How each dialog is made, with hostile text in all that it is given."""
    window, book, text, theme = sweep.window, sweep.book, sweep.text, sweep.window.theme
    claim = book.claim(book.claim_ids(ClaimQuery())[0])
    source, article = book.sources(claim.id)[0], book.article(claim.article_id)
    settings, runner, path = window.settings, window.runner, Path(f"{text}.x")
    left = (Left(text, text),)
    lost = LibraryIsDamaged(text, safe=text, action=text)
    backup = Backup(path, datetime.now(UTC), text, 1, 2, 3, text, text)
    outcome = Outcome([article.id], [article.id], 1, [(text, text)])
    outcome.alike[article.id] = Likeness(article.id, text, 0.9)
    document = sweep.folder / f"<img src=x>{'W' * 150}.txt"
    document.write_text(f"A title\n\n{text}\n", encoding="utf-8")
    weighed = weigh(book.evidence(claim), profile(book.imprint.profile))
    taken = Taken(1, 1, 1, 1, {text: 1}, left)

    def fail(_: Backup) -> Any:
        raise lost

    def message() -> QWidget:
        made = plain.box(window, QMessageBox.Icon.Warning, text, text, text)
        made.setStandardButtons(QMessageBox.StandardButton.Ok)
        return made

    return [
        lambda: StartDialog(lost, theme, window, backups=True),
        lambda: BackupsDialog([backup], 3, window, undoing=fail),
        lambda: WaitingDialog(lambda: True, Progress(), window, "Wait", "It takes long.", "Stop"),
        lambda: TakeInDialog(text, book.gather(), lambda _: taken, window),
        lambda: SendDialog(window.current_row(), 2, window),
        lambda: OpinionsDialog(book, lambda *_: True, theme, window),
        lambda: ExportDialog(book, runner, article.id, settings, window),
        lambda: SourcesDialog(book, True, window),
        lambda: SourcesDialog(book, True, window, reusing=True),
        lambda: SplitDialog(book.claim(book.claim_ids(ClaimQuery())[1]), theme, window),
        lambda: AddClaimDialog(article.text, 0, theme, window),
        lambda: SpeakerDialog(claim, text, [text, claim.speaker], window),
        lambda: FoldedDialog(article.text, book.passages(article.id), False, window),
        lambda: ArticleDialog(article, False, window),
        lambda: ArticleLinks(claim, [Link(0, 5, a, text) for a in ADDRESSES], {text}, window),
        lambda: LedgerDialog(book, window.commands.elsewhere.related, theme, window),
        lambda: EvidenceDialog(claim, weighed, {"contact": text}, window),
        lambda: SnapshotDialog(source, text, runner, True, window),
        lambda: ImportPreview([document], book, runner, window),
        lambda: ImportSummary(outcome, book, window),
        lambda: AddressDialog(text, True, window),
        lambda: PasteDialog(text, window),
        lambda: PreferencesDialog(settings, theme, window.keymap, window),
        lambda: ShortcutsDialog(window.keymap, theme, window),
        lambda: GuideDialog(window),
        lambda: AboutDialog(path, window),
        lambda: failure_box(window, text, path),
        message,
    ]


@pytest.fixture(scope="module")
def sweep(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, web: HTTPServer
) -> Iterator[Sweep]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("sweep")
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(folder / "home"))
        text = hostile(folder, web.server_port)
        book = Workbench.create(folder / "<b>library & co.factcheck", reviewer=text[:300])
        fill(book, text)
        another_opinion(book, folder, text)
        settings = Settings(reviewer=text, organisation=text, organisation_url=text)
        theme = Theme("light")
        theme.apply(qapp)  # another test may have left letters of twice the size
        window = MainWindow(book, settings, theme)
        swept = Sweep(window, text, f"http://127.0.0.1:{web.server_port}", folder)
        patch.setattr(QDesktopServices, "openUrl", lambda url: swept.opened.append(url.toString()))
        window.begin()
        window.show()
        window.desk.show_claim(book.claim_ids(ClaimQuery())[0])
        window.banner.show_notice(text)
        window.status.say(text)
        made = swept.made = [make() for make in dialogs(swept)]
        for each in made:
            each.setModal(False)  # type: ignore[attr-defined]
            each.show()
        settle(window, qapp)
        window.panels.review._sources._edit(book.sources(window.desk.claim_id or 0)[0].id)
        qapp.processEvents()
        yield swept
        for each in made:
            each.close()
            each.deleteLater()
        window.close()
        window.deleteLater()
        qapp.processEvents()


def settle(window: MainWindow, qapp: QApplication) -> None:
    """Until what stands elsewhere was found and every preview was read."""
    for _ in range(2000):
        qapp.processEvents()
        if not window.runner.busy and window.commands.elsewhere.related.surveyed:
            return
        threading.Event().wait(0.01)
    raise AssertionError("the background never came to rest")


def widgets() -> list[QWidget]:
    """All that is there, of the program and of Qt inside it."""
    return QApplication.allWidgets()


def classes() -> set[type]:
    """Every class of widgets and models in ``ui``, wherever it stands."""
    found: set[type] = set()
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        for each in vars(importlib.import_module(module.name)).values():
            own = isinstance(each, type) and each.__module__ == module.name
            if own and issubclass(each, (QWidget, QAbstractItemModel)):
                found.add(each)
    return found


def models() -> list[QAbstractItemModel]:
    return [each.model() for each in widgets() if isinstance(each, QAbstractItemView)]


def indexes(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    parent = parent or QModelIndex()
    for row in range(min(model.rowCount(parent), 60)):
        # Lists hide how many columns they have: one.
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            yield index
            if column == 0:
                yield from indexes(model, index)


def more_than_letters(document: QTextDocument) -> bool:
    """Whether there is a picture or a link in it."""
    block = document.begin()
    while block.isValid():
        inside = block.begin()
        while not inside.atEnd():
            form = inside.fragment().charFormat()
            if form.isImageFormat() or form.isAnchor():
                return True
            inside += 1
        block = block.next()
    return False


def read_by_qt(tip: str) -> QTextDocument:
    """A tool tip as Qt shows it, where it takes it for markup."""
    document = QTextDocument()
    document.setHtml(tip)
    return document


def test_every_class_of_the_window_is_swept(sweep: Sweep) -> None:
    present = {base for each in (*widgets(), *models()) for base in type(each).__mro__}
    missing = sorted(f"{each.__module__}.{each.__name__}" for each in classes() - present)
    assert missing == []


def test_row_51_no_label_reads_its_text_as_markup(sweep: Sweep) -> None:
    # Forms make labels of their own of our captions, which hold no markup.
    labels = [
        each for each in widgets() if isinstance(each, QLabel) and set("<&") & set(each.text())
    ]
    assert len([each for each in labels if "<img" in each.text()]) > 20, "hostile text is shown"
    for label in (each for each in labels if not CAPTION.fullmatch(each.text())):
        assert label.textFormat() is Qt.TextFormat.PlainText, (
            label.objectName(),
            label.text()[:80],
        )


def test_row_51_no_tool_tip_shows_more_than_letters(sweep: Sweep) -> None:
    tips = [each.toolTip() for each in widgets() if each.toolTip()]
    tips += [
        str(index.data(Qt.ItemDataRole.ToolTipRole))
        for model in models()
        for index in indexes(model)
        if index.data(Qt.ItemDataRole.ToolTipRole)
    ]
    tips += [action.toolTip() for each in widgets() for action in each.actions()]
    shown = [QTextDocumentFragment.fromHtml(tip).toPlainText() for tip in tips]
    assert any("<img" in words for words in shown), "hostile text is in tips too"
    for tip in tips:
        assert not more_than_letters(read_by_qt(tip)), tip[:120]


def test_row_51_no_list_shows_more_than_letters(sweep: Sweep) -> None:
    seen = 0
    for view in (each for each in widgets() if isinstance(each, QAbstractItemView)):
        for index in indexes(view.model()):
            words = index.data(Qt.ItemDataRole.DisplayRole)
            seen += isinstance(words, str) and "<img" in words
            for number in range(Qt.ItemDataRole.UserRole):
                value = index.data(number)
                assert not isinstance(value, QTextDocument)
            inside = view.indexWidget(index)
            assert inside is None or not isinstance(inside, QTextEdit)
    assert seen > 20


def test_row_52_no_text_field_takes_markup_or_has_a_picture(sweep: Sweep) -> None:
    for each in (each for each in widgets() if isinstance(each, QTextEdit)):
        own = isinstance(each, QTextBrowser) and type(each).__name__ == "ClosedBrowser"
        assert own or not more_than_letters(each.document())
        assert own or each.isReadOnly() or not each.acceptRichText()
        assert not isinstance(each, QTextBrowser) or not each.openLinks()


def test_row_50_no_picture_is_shown_and_nothing_is_fetched(sweep: Sweep, web: HTTPServer) -> None:
    for each in QApplication.topLevelWidgets():
        if not each.isVisible():
            continue
        image = each.grab().toImage()
        red = sum(
            image.pixelColor(x, y).getRgb()[:3] == (255, 0, 0)
            for x in range(0, image.width(), 12)
            for y in range(0, image.height(), 12)
        )
        assert red == 0, each.objectName()
    assert cast(Any, web).asked == []


def test_nothing_that_stands_in_a_window_makes_it_larger_than_a_screen(sweep: Sweep) -> None:
    too_large = [
        (type(each).__name__, each.objectName(), asked)
        for each in (sweep.window, *sweep.made)
        for asked in [each.minimumSizeHint().expandedTo(each.minimumSize()).toTuple()]
        if asked[0] > WIDEST or asked[1] > HIGHEST
    ]
    assert too_large == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_row_54_55_only_web_addresses_leave_the_program(
    sweep: Sweep, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(plain, "inform", lambda *told: said.append(told[2]))
    monkeypatch.setattr(plain, "ask", lambda *told: said.append(f"ask {told[2]}") or True)
    sweep.opened.clear()
    assert not links.open_link(sweep.window, address)
    sweep.window.commands.open_link(address)
    for each in widgets():
        if isinstance(each, QTextBrowser):
            each.anchorClicked.emit(QUrl(address))
    assert sweep.opened == []
    assert said
    assert all("http" in words for words in said)


def test_no_choice_or_button_opens_anything_by_itself(sweep: Sweep) -> None:
    boxes = [each for each in widgets() if isinstance(each, QComboBox)]
    assert boxes
    assert sweep.opened == []
