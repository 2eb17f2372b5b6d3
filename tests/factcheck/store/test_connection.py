"""Opening a library: what is refused, in which words, and that refusing changes nothing."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import (
    LibraryInUse,
    LibraryIsDamaged,
    LibraryIsNewer,
    LibraryIsReadOnly,
    LibraryMissing,
    LibraryRefused,
    NotSaved,
    UserError,
)
from factcheck.model import Intake, Verdict
from factcheck.query import ClaimQuery
from factcheck.store.schema import VERSION
from factcheck.workbench import Workbench


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def library(library_path: Path, make_intake: Callable[..., Intake]) -> Path:
    """A library with one verdict, closed."""
    with Workbench.create(library_path) as opened:
        opened.add_article(make_intake())
        opened.decide(opened.claim_ids(ClaimQuery())[0], Verdict.DISPUTED)
    return library_path


def test_a_library_at_rest_is_one_file(library: Path) -> None:
    assert [path.name for path in library.parent.iterdir()] == [library.name]


@pytest.mark.parametrize("name", ["a b.factcheck", "50 %#?.factcheck", "Überprüfung 📎.factcheck"])
def test_any_file_name_is_that_file(tmp_path: Path, name: str) -> None:
    Workbench.create(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    Workbench.open(tmp_path / name).close()


def test_a_missing_library_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissing) as refused:
        Workbench.open(tmp_path / "gone.factcheck")
    assert "Nothing was created" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_creating_never_writes_over_a_file(library: Path) -> None:
    before = digest(library)
    with pytest.raises(LibraryRefused):
        Workbench.create(library)
    assert digest(library) == before


@pytest.mark.parametrize("size", [0, 50, 99, 100, 4096, -1, -4096])
def test_row_22_a_truncated_library_is_damaged_and_left_as_it_is(library: Path, size: int) -> None:
    whole = library.read_bytes()
    cut = whole[:size]
    library.write_bytes(cut)
    with pytest.raises(LibraryIsDamaged):
        Workbench.open(library)
    assert library.read_bytes() == cut


def test_row_26_a_newer_library_is_refused_byte_for_byte_unchanged(library: Path) -> None:
    db = sqlite3.connect(library)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    before = digest(library)
    with pytest.raises(LibraryIsNewer) as refused:
        Workbench.open(library)
    assert "Update Factcheck" in str(refused.value)
    assert digest(library) == before


def test_row_26_another_programs_database_is_not_a_library(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE t (x)")
    db.close()
    with pytest.raises(LibraryRefused) as refused:
        Workbench.open(path)
    assert "not a Factcheck library" in str(refused.value)


def test_row_26_a_text_file_is_not_a_library(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text("The minister landed on Tuesday. " * 20)
    with pytest.raises(LibraryRefused) as refused:
        Workbench.open(path)
    assert "not a Factcheck library" in str(refused.value)


def test_row_13_folder_long_name_and_file_as_folder_each_have_their_own_sentence(
    tmp_path: Path, library: Path
) -> None:
    said = set()
    for path in (tmp_path, tmp_path / ("x" * 300), library / "below", tmp_path / "no" / "way"):
        with pytest.raises(LibraryRefused) as refused:
            Workbench.open(path)
        said.add(refused.value.what.replace(str(path), ""))
    assert len(said) == 4


def test_a_second_opening_is_told_that_the_library_is_in_use(library: Path) -> None:
    with Workbench.open(library), pytest.raises(LibraryInUse):
        Workbench.open(library)
    Workbench.open(library).close()


def test_another_process_that_holds_the_library_is_noticed(library: Path) -> None:
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            (
                "import sys, pathlib; from factcheck.workbench import Workbench; "
                "w = Workbench.open(pathlib.Path(sys.argv[1])); print('held', flush=True); input()"
            ),
            str(library),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(LibraryInUse):
            Workbench.open(library)
    finally:
        holder.communicate(b"\n")
    Workbench.open(library).close()


def test_open_to_read_only_shows_everything_and_changes_nothing(library: Path) -> None:
    before = digest(library)
    with Workbench.open(library, read_only=True) as opened:
        claim_id = opened.claim_ids(ClaimQuery())[0]
        assert opened.claim(claim_id).verdict is Verdict.DISPUTED
        with pytest.raises(LibraryIsReadOnly):
            opened.decide(claim_id, None)
    assert digest(library) == before


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="needs root to become a user without permission",
)
def test_row_11_a_file_that_does_not_allow_writing_is_opened_to_read_only(library: Path) -> None:
    library.chmod(0o444)
    for folder in library.parents:
        if folder == Path("/tmp").resolve() or folder == Path("/"):
            break
        folder.chmod(folder.stat().st_mode | 0o055)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import os, sys, pathlib; from factcheck.workbench import Workbench; "
                "from factcheck.query import ClaimQuery; "
                "import factcheck.store.events, urllib.parse; "
                "os.setuid(65534); w = Workbench.open(pathlib.Path(sys.argv[1])); "
                "print(w.read_only, len(w.claim_ids(ClaimQuery())))"
            ),
            str(library),
        ],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.stdout.split() == ["True", "4"], done.stderr


def test_a_full_disk_stores_nothing_and_the_same_act_works_after_space_was_made(
    library: Path,
) -> None:
    with Workbench.open(library) as opened:
        claim_id = opened.claim_ids(ClaimQuery())[0]
        db = opened._db
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
        long_note = "word " * 20_000
        head = opened.record_head()
        with pytest.raises(NotSaved) as refused:
            opened.write_note(claim_id, long_note)
        assert "full" in refused.value.what
        assert (opened.claim(claim_id).note, opened.record_head()) == ("", head)
        db.execute("PRAGMA max_page_count = 1000000")
        opened.write_note(claim_id, long_note)
        assert opened.claim(claim_id).note == long_note.strip()


def test_after_a_failed_fsync_the_file_is_opened_anew_and_checked_before_the_retry(
    library: Path,
) -> None:
    with Workbench.open(library) as opened:
        claim_id = opened.claim_ids(ClaimQuery())[0]
        before = opened._library.connection
        failed = sqlite3.OperationalError("disk I/O error")
        failed.sqlite_errorname = "SQLITE_IOERR_FSYNC"
        with pytest.raises(NotSaved), opened._library.writing():
            raise failed
        opened.decide(claim_id, Verdict.SUPPORTED)
        assert opened._library.connection is not before
        assert opened.claim(claim_id).verdict is Verdict.SUPPORTED


def test_row_34_a_verdict_without_its_event_is_not_stored(library: Path) -> None:
    with Workbench.open(library) as opened:
        claim_id = opened.claim_ids(ClaimQuery())[0]
        opened._db.execute(
            "CREATE TEMP TRIGGER refuse BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        with pytest.raises(sqlite3.IntegrityError):
            opened.decide(claim_id, Verdict.SUPPORTED)
        assert opened.claim(claim_id).verdict is Verdict.DISPUTED


@pytest.mark.parametrize("how", ["replaced", "deleted"])
def test_a_file_taken_away_under_the_window_is_noticed_before_the_next_write(
    library: Path, how: str
) -> None:
    with Workbench.open(library) as opened:
        claim_id = opened.claim_ids(ClaimQuery())[0]
        library.rename(library.with_suffix(".moved"))
        if how == "replaced":
            library.write_bytes(b"from another computer")
        with pytest.raises(NotSaved) as refused:
            opened.decide(claim_id, Verdict.SUPPORTED)
        assert "moved, deleted or replaced" in refused.value.what


def test_after_a_crash_everything_acknowledged_is_there(library: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import os, sys, pathlib; from factcheck.workbench import Workbench; "
                "from factcheck.model import Verdict; from factcheck.query import ClaimQuery; "
                "w = Workbench.open(pathlib.Path(sys.argv[1])); "
                "[w.decide(i, Verdict.OPINION) for i in w.claim_ids(ClaimQuery())]; os._exit(9)"
            ),
            str(library),
        ],
        cwd=Path(__file__).parents[3],
        check=False,
    )
    assert done.returncode == 9
    with Workbench.open(library) as opened:
        assert opened.counts().opinion == 4


def test_after_a_crash_an_altered_record_is_noticed(library: Path) -> None:
    db = sqlite3.connect(library)
    db.execute("DROP TRIGGER event_never_changes")
    db.execute("UPDATE event SET payload = replace(payload, 'disputed', 'supported')")
    db.execute("UPDATE state SET value = '0' WHERE key = 'closed'")
    db.commit()
    db.close()
    with pytest.raises(LibraryIsDamaged) as refused:
        Workbench.open(library)
    assert "entry 2" in refused.value.what


def test_every_refusal_says_what_is_safe_and_what_to_do(tmp_path: Path, library: Path) -> None:
    library.write_bytes(b"")
    for path in (library, tmp_path, tmp_path / "none"):
        with pytest.raises(UserError) as refused:
            Workbench.open(path)
        assert refused.value.safe
        assert refused.value.action
