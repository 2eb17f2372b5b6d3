"""Articles come in from files, folders, the clipboard and other windows; refusals are told once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from factcheck.errors import ArticleRefused, NotSaved
from factcheck.intake import read
from factcheck.model import Intake
from tests.ui.window.conftest import FERRY, HARBOUR
from tests.ui.window.keyboard import press_key
from ui import importing, plain
from ui.dialogs.import_summary import ImportSummary
from ui.importing import texts_in
from ui.main_window import MainWindow
from ui.outcome import Outcome, summary

LATER = "A third ferry is bought\n\nThe line bought a third ferry for 8 million euros in May.\n"
Opener = Callable[..., MainWindow]


class HereWorker:
    """Reads in this process: what the subprocess does is tested with it."""

    by_encoder = False

    def read(self, raw: bytes, name: str = "", **said: str) -> Intake:
        return read(raw, name, by_encoder=self.by_encoder, **said)

    def cancel(self) -> None: ...

    def close(self) -> None: ...


@pytest.fixture(autouse=True)
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "Worker", HereWorker)


@pytest.fixture
def warnings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(plain, "warn", lambda *args: told.append("\n".join(map(str, args[2:]))))
    return told


def titles(window: MainWindow) -> list[str]:
    return [row.title for row in window.workbench.articles()]


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.commands.files.importer.busy)


def test_files_are_stored_in_their_order_and_the_first_is_opened(
    qtbot: QtBot, show: Opener, library: Path, tmp_path: Path
) -> None:
    files = [tmp_path / "b.txt", tmp_path / "a.txt"]
    for file, text in zip(files, (HARBOUR, FERRY), strict=True):
        file.write_text(text, encoding="utf-8")
    window = show(library)
    window.commands.files.take_files(files)
    idle(qtbot, window)
    assert titles(window) == ["Harbour opens a second pier", "Ferry line to the island returns"]
    assert window.desk.article_id == window.workbench.articles()[0].id
    assert "2 articles were imported" in window.status.currentMessage()


def test_a_folder_gives_its_texts_only(tmp_path: Path) -> None:
    for name in ("one.md", "two.txt", "picture.png", "sub/three.TXT"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [path.relative_to(tmp_path).as_posix() for path in texts_in([tmp_path])]
    assert sorted(found) == ["one.md", "sub/three.TXT", "two.txt"]


def test_paste_makes_an_article_at_once(qtbot: QtBot, show: Opener, library: Path) -> None:
    window = show(library)
    QGuiApplication.clipboard().setText(FERRY)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press_key(qtbot, Qt.Key.Key_V, both)
    idle(qtbot, window)
    assert titles(window) == ["Ferry line to the island returns"]
    window.desk.undo()
    assert titles(window) == []


def test_the_encoder_judges_new_articles_from_when_it_is_preferred(
    qtbot: QtBot, show: Opener, library: Path
) -> None:
    window = show(library)
    for text, by_encoder in ((HARBOUR, False), (FERRY, True)):
        window.settings.by_encoder = by_encoder
        window.commands.files.take_text(text)
        idle(qtbot, window)
    told = [window.workbench.article(row.id).judged_by for row in window.workbench.articles()]
    assert [name.split()[0] for name in told] == ["words", "encoder"]


def test_an_empty_clipboard_is_told(show: Opener, library: Path) -> None:
    window = show(library)
    QGuiApplication.clipboard().clear()
    window.commands.files.paste()
    assert "no text on the clipboard" in window.banner.text


def test_the_same_text_twice_leads_to_the_article_that_is_there(
    qtbot: QtBot, show: Opener, filled: Path
) -> None:
    window = show(filled)
    other = window.workbench.articles()[1].id
    window.commands.files.take_text(FERRY)
    idle(qtbot, window)
    assert len(titles(window)) == 2
    assert window.desk.article_id == other
    assert "already" in window.banner.text


def test_refusals_are_gathered_and_the_rest_is_stored(
    qtbot: QtBot,
    show: Opener,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    summaries: list[str] = []
    monkeypatch.setattr(ImportSummary, "exec", lambda dialog: summaries.append(dialog.text()))
    empty, good, gone = tmp_path / "empty.txt", tmp_path / "good.txt", tmp_path / "gone.txt"
    empty.write_bytes(b"")
    good.write_text(HARBOUR, encoding="utf-8")
    window = show(library)
    window.commands.files.take_files([empty, good, gone])
    idle(qtbot, window)
    assert len(titles(window)) == 1
    (told,) = summaries
    assert told.count("Refused: ") == 2
    assert told.count("Imported: ") == 1
    assert "empty.txt" in told
    assert "gone.txt" in told


def test_a_huge_file_is_refused_unread(
    qtbot: QtBot, show: Opener, library: Path, tmp_path: Path, warnings: list[str]
) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(20_000_001)
    window = show(library)
    window.commands.files.take_files([huge])
    idle(qtbot, window)
    assert "20 MB" in warnings[0]
    assert titles(window) == []


def test_a_full_disk_stops_the_import_and_retry_goes_on(
    qtbot: QtBot,
    show: Opener,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [tmp_path / "1.txt", tmp_path / "2.txt"]
    for file, text in zip(files, (HARBOUR, FERRY), strict=True):
        file.write_text(text, encoding="utf-8")
    window = show(library)

    def full(_: list[Intake]) -> None:
        raise NotSaved("Not saved: the disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(window.workbench, "add_articles", full)
        window.commands.files.take_files(files)
        qtbot.waitUntil(lambda: "disk is full" in window.banner.text)
    retry = window.banner.findChild(QPushButton, "banner.act")
    assert retry is not None
    retry.click()
    qtbot.waitUntil(lambda: len(titles(window)) == 2)


def test_texts_that_lie_ready_are_stored_together_each_of_them_once(
    qtbot: QtBot,
    show: Opener,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"{FERRY} There were {number} passengers." for number in range(5)]
    for number, text in enumerate([*texts, texts[3]]):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    window = show(library)
    together: list[int] = []
    importer, book = window.commands.files.importer, window.workbench
    add = book.add_articles
    monkeypatch.setattr(
        book, "add_articles", lambda some: (together.append(len(some)), add(some))[1]
    )
    monkeypatch.setattr(importer._storing, "start", lambda: None)  # until all lie ready
    outcomes: list[Outcome] = []
    importer.finished.disconnect(window.commands.files._tell_outcome)
    importer.finished.connect(outcomes.append)
    importer.take_files(sorted(tmp_path.glob("?.txt")))
    while not outcomes:
        qtbot.waitUntil(lambda: not importer._reading)
        importer._store_some()
    assert together == [1, 4]
    assert outcomes[0].known == [outcomes[0].stored[3]]
    assert [book.article(one).name for one in outcomes[0].stored] == [f"{n}.txt" for n in range(5)]


def test_of_long_texts_few_are_held_at_a_time(
    qtbot: QtBot, show: Opener, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_TOGETHER", len(FERRY))
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(f"{FERRY} Number {number}.", encoding="utf-8")
    window = show(library)
    importer = window.commands.files.importer
    held: list[int] = []
    importer.progressed.connect(
        lambda *_: held.append(len(importer._ready) + len(importer._reading))
    )
    importer.finished.disconnect(window.commands.files._tell_outcome)
    importer.take_files(sorted(tmp_path.glob("?.txt")))
    idle(qtbot, window)
    assert len(titles(window)) == 6
    assert max(held) == 2


def test_what_comes_in_does_not_draw_the_article_on_the_desk_anew(
    qtbot: QtBot, show: Opener, library: Path
) -> None:
    window = show(library)
    window.commands.files.take_text(HARBOUR)
    idle(qtbot, window)
    changes: list[int] = []
    window.panels.claims._model.modelReset.connect(lambda: changes.append(1))
    window.desk.follow(window.workbench.add_article(read(FERRY.encode())))
    assert changes == []
    assert len(window.panels.articles.article_ids()) == 2


def test_a_guessed_encoding_is_told_and_one_that_is_sure_is_not(
    qtbot: QtBot, show: Opener, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summaries: list[str] = []
    monkeypatch.setattr(ImportSummary, "exec", lambda dialog: summaries.append(dialog.text()))
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_bytes(f"{FERRY} A café is on board.".encode("cp1252"))
    second.write_text(f"{HARBOUR} A café is there.", encoding="utf-8")
    window = show(library)
    window.commands.files.take_files([first])
    idle(qtbot, window)
    assert "cp1252" in window.banner.text
    assert "Ctrl+Alt+I" in window.banner.text
    window.desk.undo()
    window.commands.files.take_files([first, second])
    idle(qtbot, window)
    (told,) = summaries
    assert told.splitlines() == [
        "Imported, its encoding guessed (cp1252): Ferry line to the island returns",
        "Imported: Harbour opens a second pier",
    ]


def test_cancel_keeps_what_is_stored(
    qtbot: QtBot, show: Opener, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(library)
    importer = window.commands.files.importer
    outcomes: list[Outcome] = []
    importer.finished.connect(outcomes.append)
    importer.stored.connect(importer.cancel)
    importer.take_text(HARBOUR)
    importer.take_text(FERRY)
    qtbot.waitUntil(lambda: bool(outcomes))
    assert len(titles(window)) == 1
    assert outcomes[0].cancelled
    assert "stopped" in summary(outcomes[0])


def test_a_key_stops_the_import_and_the_window_answers_while_the_worker_does_not(
    qtbot: QtBot, show: Opener, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    import signal

    from factcheck.intake import Worker

    file = tmp_path / "held.txt"
    file.write_text(LATER, encoding="utf-8")
    window = show(filled)
    held = Worker()
    held.prepare()
    assert held._child is not None
    os.kill(held._child._process.pid, signal.SIGSTOP)  # as if it read a text without end
    monkeypatch.setattr(importing, "Worker", lambda: held)
    outcomes: list[Outcome] = []
    importer = window.commands.files.importer
    importer.finished.connect(outcomes.append)
    window.commands.files.take_files([file])
    before = window.desk.claim_id
    press_key(qtbot, Qt.Key.Key_J)
    assert window.desk.claim_id != before
    assert importer.busy
    press_key(qtbot, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert outcomes[0].cancelled
    assert not importer.busy
    assert LATER.split("\n")[0] not in titles(window)


def test_files_can_be_dropped_on_the_window(
    qtbot: QtBot, show: Opener, library: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(FERRY, encoding="utf-8")
    window = show(library)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    drop = QDropEvent(
        QPointF(QPoint(10, 10)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(drop)
    qtbot.waitUntil(lambda: len(titles(window)) == 1)


def test_an_outcome_is_told_in_words() -> None:
    refused = [("a.pdf", str(ArticleRefused("The file is binary.")))]
    assert summary(Outcome(stored=[1], refused=refused)) == (
        "One article was imported. One text could not be imported."
    )
    assert summary(Outcome()) == "No text was found."


def test_articles_that_come_in_are_compared_when_the_import_is_over(
    qtbot: QtBot, show: Opener, library: Path
) -> None:
    window = show(library)
    related = window.commands.elsewhere.related
    qtbot.waitUntil(lambda: related.surveyed)
    importer = window.commands.files.importer
    meanwhile: list[int] = []
    importer.progressed.connect(lambda *_: meanwhile.append(len(related._known)))
    importer.take_text(HARBOUR)
    importer.take_text(FERRY)
    qtbot.waitUntil(lambda: not importer.busy)
    assert set(meanwhile) == {0}
    qtbot.waitUntil(lambda: len(related._known) == 2)
    qtbot.waitUntil(lambda: related.surveyed)
