"""Rows 5, 12 to 18, 20, 21, 28 to 30: places, windows and clocks that are not as they should be."""

from __future__ import annotations

import json
import os
import platform
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from factcheck.errors import LibraryInUse, NotSaved
from factcheck.model import Verdict
from factcheck.query import ClaimQuery, Place
from factcheck.store import events
from factcheck.workbench import Workbench
from tests.faults.killing import CHECKOUT

BEGINNING = """
import os, sys
from pathlib import Path
from factcheck.model import Verdict
from factcheck.query import ClaimQuery, Place
from factcheck.workbench import Workbench
path = Path(sys.argv[1])
"""


@contextmanager
def other_process(script: str, library: Path) -> Iterator[subprocess.Popen[str]]:
    """A second process that says one line when it is ready, and ends when told."""
    other = subprocess.Popen(
        [sys.executable, "-c", BEGINNING + script, str(library)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    try:
        assert other.stdout.readline()
        yield other
        other.communicate("\n", timeout=30)
    finally:
        other.kill()


def run_elsewhere(script: str, library: Path) -> subprocess.CompletedProcess[str]:
    """A second process from its beginning to its end, however it ends."""
    return subprocess.run(
        [sys.executable, "-c", BEGINNING + script, str(library)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


HOLDING = "opened = Workbench.open(path); print('ready', flush=True); input(); opened.close()"


def beside(library: Path) -> Path:
    return library.with_name(library.name + ".open")


@pytest.mark.parametrize("kind", ["renamed folder", "replaced file", "deleted file"])
def test_row_14_15_a_library_taken_away_is_noticed_before_the_next_write(
    library: Path, kind: str
) -> None:
    with Workbench.open(library) as opened:
        if kind == "renamed folder":
            library.parent.rename(library.parent.with_name("elsewhere"))
        elif kind == "replaced file":
            other = library.with_name("other")
            other.write_bytes(library.read_bytes())
            other.replace(library)
        else:
            library.unlink()
        kept = library.read_bytes() if library.exists() else None
        with pytest.raises(NotSaved) as refused:
            opened.decide(1, Verdict.OPINION)
        assert "moved, deleted or replaced" in refused.value.what
        assert (library.read_bytes() if library.exists() else None) == kept
        opened.save_copy(library.parent.with_name(f"{library.parent.name}.rescued"))
    rescued = library.parent.with_name(f"{library.parent.name}.rescued")
    assert Workbench.check(rescued).problems == ()
    if kind == "renamed folder":
        library.parent.with_name("elsewhere").rename(library.parent)


def test_row_16_a_second_opening_is_told_who_has_the_library(library: Path) -> None:
    with other_process(HOLDING, library) as holder:
        with pytest.raises(LibraryInUse) as refused:
            Workbench.open(library)
        assert f"process {holder.pid} on this computer" in refused.value.what
    assert not beside(library).exists()
    Workbench.open(library).close()


@pytest.mark.parametrize(
    "left",
    [
        b"",
        b"no JSON",
        b"[]",
        b'{"pid": 999999999, "host": "HOST", "since": "2020-01-01T10:00"}',
        b'{"pid": 7, "host": "another", "since": "2020-01-01T10:00"}',
    ],
)
def test_row_17_what_a_crash_left_behind_stops_nobody(library: Path, left: bytes) -> None:
    beside(library).write_bytes(left.replace(b"HOST", platform.node().encode()))
    Workbench.open(library).close()
    assert not beside(library).exists()


def test_row_17_18_a_writer_that_holds_the_lock_is_told_and_a_dead_holder_is_not_named(
    library: Path,
) -> None:
    left = {"pid": 999_999_999, "host": platform.node(), "since": "2020-01-01T10:00"}
    locking = (
        "import sqlite3; db = sqlite3.connect(path, isolation_level=None); "
        "db.execute('BEGIN EXCLUSIVE'); print('ready', flush=True); input()"
    )
    with other_process(locking, library):
        beside(library).write_text(json.dumps(left))
        with pytest.raises(LibraryInUse) as refused:
            Workbench.open(library)
    assert "999999999" not in str(refused.value)


def test_row_18_nobody_can_write_beside_an_open_window(library: Path) -> None:
    with Workbench.open(library) as opened:
        opened.decide(1, Verdict.OPINION)
        script = (
            "import sqlite3\n"
            "db = sqlite3.connect(path, timeout=0.1)\n"
            "try: db.execute('UPDATE review SET verdict = NULL'); print('written')\n"
            "except sqlite3.OperationalError as error: print('refused')\n"
        )
        done = run_elsewhere(script, library)
        assert done.stdout.strip() == "refused"


WINDOW = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
opened = []
def hear(event, arguments):
    if event == "open" and watching and str(arguments[0]) == str(path):
        opened.append(arguments)
watching = False
sys.addaudithook(hear)
from PySide6.QtWidgets import QApplication
app = QApplication([])
from factcheck.settings import Settings
from ui.main_window import MainWindow
from ui.theme import Theme
window = MainWindow(Workbench.open(path), Settings(), Theme("light"))
watching = True
window.begin()
window.show()
window.desk.decide(Verdict.DISPUTED)
window.commands.backups.back_up_hourly()
window.workbench.backups()
window.workbench.report()
parcel = window.workbench.gather()
window.workbench.rehearse(parcel)
window.workbench.save_copy(path.with_name("copy"))
watching = False
window.close()
print(len(opened), "PySide6.QtSql" in sys.modules)
"""


def test_row_20_21_nobody_opens_the_live_file_and_qt_brings_no_second_sqlite(
    library: Path,
) -> None:
    done = run_elsewhere(WINDOW, library)
    assert done.stdout.split() == ["0", "False"], done.stderr


@pytest.mark.parametrize(
    "name", ["a b.factcheck", "50 %#?.factcheck", "Überprüfung 📎.factcheck", "no ending"]
)
def test_row_28_any_name_is_that_file_with_its_backups(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with Workbench.create(path) as opened:
        from tests.faults.conftest import HARBOUR, store

        store(opened, HARBOUR, "harbour.txt")
    (backup,) = Workbench.backups_of(path)
    Workbench.restore_backup(path, backup)
    with Workbench.open(path) as opened:
        assert len(opened.articles()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are of Linux")
def test_row_28_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.factcheck"))
    with Workbench.create(path) as opened:
        from tests.faults.conftest import HARBOUR, store

        store(opened, HARBOUR, "harbour.txt")
    with Workbench.open(path) as opened:
        assert len(opened.articles()) == 1
    assert Workbench.check(path).problems == ()


def test_row_28_a_link_to_a_library_is_the_library(library: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.factcheck"
    link.symlink_to(library)
    with Workbench.open(link) as opened:
        opened.decide(1, Verdict.OPINION)
        with pytest.raises(LibraryInUse):
            Workbench.open(library)
    assert link.is_symlink()
    with Workbench.open(library) as opened:
        assert opened.claim(1).verdict is Verdict.OPINION


@pytest.mark.parametrize("home", ["", "/proc/nowhere"])
def test_row_29_without_a_home_there_is_a_sentence_or_a_library(home: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "status"],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], **({"HOME": home} if home else {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr


def test_row_30_a_clock_that_goes_back_changes_no_order(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(f"20{year:02}-01-01T00:00:00+00:00" for year in range(40, 10, -1))
    monkeypatch.setattr(events, "now", lambda: next(times))
    with Workbench.open(library) as opened:
        opened.decide(1, None)
        for verdict in (Verdict.SUPPORTED, Verdict.OPINION, None, Verdict.DISPUTED):
            opened.decide(1, verdict)
        said = [event.after.get("verdict") for event in opened.history(1)[:4]]
        assert said == ["disputed", None, "opinion", "supported"]
        opened.undo()
        assert opened.claim(1).verdict is None
    assert Workbench.check(library).problems == ()


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM is of POSIX")
def test_row_05_a_window_told_to_end_keeps_what_is_typed_and_closes_well(library: Path) -> None:
    script = """
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from ui import app
def type_and_tell(window):
    window.panels.review._note.setPlainText("Half a sentence")
    print("ready", flush=True)
def start(desktop, library):
    started = real(desktop, library)
    QTimer.singleShot(300, lambda: type_and_tell(desktop.window))
    return started
real, app.Desktop.start = app.Desktop.start, start
sys.exit(app.run(path))
"""
    with other_process(script, library) as window:
        window.send_signal(signal.SIGTERM)
        window.wait(timeout=30)
    assert window.returncode == 0
    db = sqlite3.connect(library)
    assert db.execute("SELECT value FROM state WHERE key = 'closed'").fetchone() == ("1",)
    db.close()
    with Workbench.open(library) as opened:
        kept = {opened.claim(claim).note for claim in opened.claim_ids(ClaimQuery())}
        drafts = {t for c in opened.claim_ids(ClaimQuery()) for t in opened.drafts(c).values()}
        assert "Half a sentence" in kept | drafts


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX")
def test_row_02_a_second_after_the_last_key_the_text_survives_kill_9(library: Path) -> None:
    script = """
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from ui import app
def type_words(window):
    QTest.keyClicks(window.panels.review._note, "Half a sentence")
    QTimer.singleShot(1000, lambda: print("ready", flush=True))
def start(desktop, library):
    started = real(desktop, library)
    QTimer.singleShot(300, lambda: type_words(desktop.window))
    return started
real, app.Desktop.start = app.Desktop.start, start
sys.exit(app.run(path))
"""
    with other_process(script, library) as window:
        window.kill()
        window.wait(timeout=30)
    with Workbench.open(library) as opened:
        typed = {c: opened.drafts(c).values() for c in opened.claim_ids(ClaimQuery())}
        (claim_id,) = [
            c for c, texts in typed.items() if any("Half a sentence" in one for one in texts)
        ]
        assert opened.place().claim_id == claim_id, "the next start opens there"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="needs root to become a user without permission",
)
@pytest.mark.parametrize("closed", [True, False])
def test_row_12_on_a_medium_that_allows_no_writing_it_is_read_or_said_why(
    library: Path, closed: bool
) -> None:
    if not closed:
        crash = "opened = Workbench.open(path); opened.decide(1, Verdict.OPINION); os._exit(9)"
        run_elsewhere(crash, library)
        assert library.with_name(library.name + "-wal").exists()
    for part in library.parent.iterdir():
        part.chmod(0o444)
    for folder in library.parents:
        if folder in (Path("/"), Path("/tmp").resolve()):
            break
        folder.chmod(0o555)
    script = (
        # Loaded before the rights are dropped: the interpreter may lie where only root reads.
        "import urllib.parse\n"
        "import factcheck.store.audit, factcheck.store.search, factcheck.store.events\n"
        "from factcheck.errors import LibraryRefused\n"
        "os.setuid(65534)\n"
        "try:\n"
        "    opened = Workbench.open(path)\n"
        "    print(opened.read_only, len(opened.claim_ids(ClaimQuery())) > 0)\n"
        "except LibraryRefused as error: print(error.action)\n"
    )
    done = run_elsewhere(script, library)
    for folder in library.parents:
        if folder in (Path("/"), Path("/tmp").resolve()):
            break
        folder.chmod(0o755)
    assert done.returncode == 0, done.stderr
    said = done.stdout.strip()
    assert said == "True True" or (not closed and "copy the library" in said)


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - The Paper", "Google Drive", "Nextcloud"])
def test_a_folder_that_is_synchronised_is_named(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder / "checks").mkdir(parents=True)
    with Workbench.create(tmp_path / folder / "checks" / "a.factcheck") as opened:
        (said,) = opened.dangers()
        assert folder.split()[0] in said


def test_row_19_a_drive_of_another_computer_is_named(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    monkeypatch.setattr("factcheck.store.places._MOUNTS", mounts)
    here = os.path.realpath(library.parent).replace(" ", "\\040")
    for form, shown in (("ext4", False), ("nfs4", True), ("cifs", True), ("fuse.sshfs", True)):
        mounts.write_text(f"disk / ext4 rw 0 0\nhost:/share {here} {form} rw 0 0\nnothing\n")
        with Workbench.open(library) as opened:
            assert any("another computer" in said for said in opened.dangers()) is shown
    mounts.unlink()
    with Workbench.open(library) as opened:
        assert opened.dangers() == ()


def test_a_copy_that_synchronising_left_in_a_conflict_is_told(library: Path) -> None:
    with Workbench.open(library) as opened:
        assert opened.dangers() == ()
        copy = library.with_name(f"{library.stem} (conflicted copy 2026-11-22){library.suffix}")
        copy.touch()
        assert "conflict" in opened.dangers()[0]


def test_row_24_a_log_that_is_missing_after_a_crash_is_told(library: Path) -> None:
    crash = "opened = Workbench.open(path); opened.decide(1, None); os._exit(9)"
    run_elsewhere(crash, library)
    log = library.with_name(library.name + "-wal")
    assert log.exists()
    kept = log.rename(log.with_name("kept"))
    with Workbench.open(library) as opened:
        (told,) = opened.mended
        assert "may be missing" in told
        assert log.name in told
    kept.unlink()
    with Workbench.open(library) as opened:
        assert opened.mended == ()


def test_row_11_a_library_to_read_only_can_be_reported(library: Path, tmp_path: Path) -> None:
    with Workbench.open(library, read_only=True) as opened:
        opened.export(opened.report(), "html", tmp_path / "report.html")
    assert "12 million euros" in (tmp_path / "report.html").read_text(encoding="utf-8")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="needs root to become a user without permission",
)
def test_row_13_without_permission_there_is_a_sentence_of_its_own(library: Path) -> None:
    library.chmod(0o000)
    script = (
        "import factcheck.store.audit, urllib.parse\n"
        "from factcheck.errors import LibraryRefused\n"
        "os.setuid(65534)\n"
        "try: Workbench.open(path)\n"
        "except LibraryRefused as error: print(error)\n"
    )
    for folder in library.parents[:-2]:
        folder.chmod(0o755)
    done = run_elsewhere(script, library)
    assert "do not have permission" in done.stdout, done.stderr


def test_row_33_an_error_in_a_slot_is_told_once_and_the_window_goes_on(library: Path) -> None:
    script = """
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtCore import QTimer
from ui import app, failures
class Box:
    def exec(self): print("told", flush=True)
failures.failure_box = lambda *_: Box()
def fail(window):
    raise KeyError("a row that is gone")
def go_on(window):
    window.desk.decide(Verdict.DISPUTED)
    window.close()
def start(desktop, library):
    started = real(desktop, library)
    QTimer.singleShot(200, lambda: fail(desktop.window))
    QTimer.singleShot(400, lambda: go_on(desktop.window))
    return started
real, app.Desktop.start = app.Desktop.start, start
sys.exit(app.run(path))
"""
    with Workbench.open(library) as opened:
        claim_id = opened.claim_ids(ClaimQuery())[0]
        opened.decide(claim_id, None)
        opened.remember(Place(opened.claim(claim_id).article_id, claim_id))
    done = run_elsewhere(script, library)
    assert (done.returncode, done.stdout.split()) == (0, ["told"]), done.stderr
    with Workbench.open(library) as opened:
        assert opened.claim(claim_id).verdict is Verdict.DISPUTED
