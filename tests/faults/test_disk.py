"""Rows 6 to 9, 19 and 32: the disk refuses. Nothing acknowledged is lost, and a retry works."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from factcheck.errors import NotSaved
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench
from tests.faults.killing import CHECKOUT

BEGINNING = """
import os, sys
from pathlib import Path
from factcheck.errors import LibraryInUse, LibraryRefused, NotSaved, UserError
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench
path = Path(sys.argv[1])
"""
REFUSED_AND_RETRIED = (
    BEGINNING
    + """
refused = 0
with Workbench.open(path) as opened:
    claim = opened.claim_ids(ClaimQuery())[0]
    for after in range(12):
        before, note = opened.record_head(), f"note {after} " + "with many words " * 400
        os.environ["FAULT"] = f"{sys.argv[2]}:{after}:{sys.argv[3]}"
        try:
            opened.write_note(claim, note)
        except NotSaved as error:
            refused += 1
            os.environ["FAULT"] = ""
            assert sys.argv[4] in error.what, error.what
            assert opened.record_head() == before
            opened.write_note(claim, note)
        os.environ["FAULT"] = ""
        assert opened.claim(claim).note == note.strip()
print("refused", refused)
"""
)


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes calls fail, compiled here."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs a C compiler and Linux")
    made = tmp_path_factory.mktemp("shim") / "shim.so"
    source = Path(__file__).with_name("shim.c")
    subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"], check=True
    )
    return made


def run(script: str, library: Path, *words: str, shim: Path | None = None) -> str:
    environment = dict(os.environ)
    if shim is not None:
        environment["LD_PRELOAD"] = str(shim)
    done = subprocess.run(
        [sys.executable, "-c", script, str(library), *words],
        cwd=CHECKOUT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def refusals(said: str) -> int:
    count = int(said.split()[-1])
    if count == 0:
        pytest.skip("this Python's SQLite does not ask the C library, so nothing could fail")
    return count


def test_row_06_the_nth_write_on_a_full_disk_stores_nothing_and_the_retry_everything(
    library: Path, shim: Path
) -> None:
    said = run(REFUSED_AND_RETRIED, library, "write", str(errno.ENOSPC), "is full", shim=shim)
    assert refusals(said) >= 2
    assert Workbench.check(library).problems == ()


def test_row_07_a_limit_on_the_size_of_files_is_told_and_a_retry_works(library: Path) -> None:
    resource = pytest.importorskip("resource")
    script = (
        BEGINNING
        + """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Workbench.open(path) as opened:
    claim = opened.claim_ids(ClaimQuery())[0]
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 4, hard))
    try:
        opened.write_note(claim, "long " * 100_000)
    except NotSaved as error:
        assert "quota or size limit" in error.what, error.what
    else:
        raise SystemExit("it was not refused")
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    opened.write_note(claim, "short")
    assert opened.claim(claim).note == "short"
"""
    )
    assert resource
    run(script, library)
    assert Workbench.check(library).problems == ()


def test_row_08_a_failed_fsync_is_never_called_saved(library: Path, shim: Path) -> None:
    said = run(REFUSED_AND_RETRIED, library, "sync", str(errno.EIO), "reports an error", shim=shim)
    assert refusals(said) >= 1
    assert Workbench.check(library).problems == ()


def test_row_09_a_full_backup_folder_touches_neither_library_nor_older_backups(
    library: Path, shim: Path
) -> None:
    before = Workbench.backups_of(library)
    script = (
        BEGINNING
        + """
refused = 0
with Workbench.open(path) as opened:
    claim = opened.claim_ids(ClaimQuery())[0]
    for after in range(0, 40, 4):
        opened.flag(claim, not opened.claim(claim).flagged)
        os.environ["FAULT"] = f"write:{after}:28"
        try:
            opened.back_up("asked")
        except NotSaved as error:
            refused += 1
        os.environ["FAULT"] = ""
        opened.flag(claim, not opened.claim(claim).flagged)
print("refused", refused)
"""
    )
    assert refusals(run(script, library, shim=shim)) >= 5
    folder = before[0].path.parent
    assert before[0].path.exists()
    assert not list(folder.glob("*.tmp"))
    assert len(list(folder.glob("*.factcheck"))) == len(list(folder.glob("*.json")))


def test_row_19_a_folder_that_cannot_lock_is_called_so(library: Path, shim: Path) -> None:
    script = (
        BEGINNING
        + f"""
os.environ["FAULT"] = "lock:0:{errno.ENOLCK}"
try:
    Workbench.open(path)
except LibraryRefused as error:
    assert not isinstance(error, LibraryInUse)
    print(error)
"""
    )
    said = run(script, library, shim=shim)
    if not said:
        pytest.skip("this Python's SQLite does not ask the C library, so nothing could fail")
    assert "does not support locking" in said
    Workbench.open(library).close()


def test_row_32_the_log_beside_the_library_stays_small(library: Path) -> None:
    log = library.with_name(library.name + "-wal")
    with Workbench.open(library) as opened:
        claim = opened.claim_ids(ClaimQuery())[0]
        largest = 0
        for number in range(1500):
            opened.write_note(claim, f"{number} " + "words " * 100)
            opened.claims(opened.claim_ids(ClaimQuery()))
            largest = max(largest, log.stat().st_size)
    assert 0 < largest < 16_000_000
    assert not log.exists()


def test_row_09_no_room_is_a_sentence_and_the_verdict_stays(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 0

    monkeypatch.setattr("factcheck.store.backups.shutil.disk_usage", lambda path: Full)
    with Workbench.open(library) as opened:
        opened.decide(1, Verdict.OPINION)
        if opened.backups()[0].record_head != opened.record_head():
            with pytest.raises(NotSaved):
                opened.back_up("asked")
    with Workbench.open(library) as opened:
        assert opened.claim(1).verdict is Verdict.OPINION
        assert opened.claim_ids(ClaimQuery())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("needs leave to mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def fill_up(disk: Path) -> Path:
    """Take all the room that is left."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    assert shutil.disk_usage(disk).free == 0
    return filler


def test_row_06_a_real_full_disk_keeps_what_was_saved_and_takes_more_after_space_was_made(
    library: Path, small_disk: Path
) -> None:
    path = Path(shutil.copy(library, small_disk))
    with Workbench.open(path) as opened:
        claim = opened.claim_ids(ClaimQuery())[0]
        opened.write_note(claim, "before")
        filler = fill_up(small_disk)
        with pytest.raises(NotSaved, match="is full"):
            opened.write_note(claim, "many words " * 20_000)
        assert opened.claim(claim).note == "before"
        filler.unlink()
        opened.write_note(claim, "after")
        assert opened.claim(claim).note == "after"
    assert Workbench.check(path).problems == ()
