"""Restoring a backup: what was there is kept, a crash half-way is taken up, regret is possible."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from factcheck import disk
from factcheck.errors import LibraryInUse, LibraryIsDamaged, NotSaved
from factcheck.model import Intake, Verdict
from factcheck.query import ClaimQuery
from factcheck.safekeeping import Backup
from factcheck.store import recovery
from factcheck.workbench import Workbench

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def backup(library_path: Path, make_intake: Callable[..., Intake]) -> Backup:
    """A library with two verdicts, and a backup from when it had one."""
    with Workbench.create(library_path) as opened:
        opened.add_article(make_intake())
        first, second, *_ = opened.claim_ids(ClaimQuery())
        opened.decide(first, Verdict.SUPPORTED)
        made = opened.back_up("hourly")
        opened.decide(second, Verdict.DISPUTED)
    assert made is not None
    return made


def reviewed(path: Path) -> int:
    with Workbench.open(path) as opened:
        return opened.counts().reviewed


def test_the_library_is_as_it_was_when_the_backup_was_made(
    library_path: Path, backup: Backup
) -> None:
    Workbench.restore_backup(library_path, backup)
    assert reviewed(library_path) == 1


def test_what_was_there_before_is_kept_whole_and_can_come_back(
    library_path: Path, backup: Backup
) -> None:
    kept = Workbench.restore_backup(library_path, backup)
    assert kept is not None
    assert reviewed(kept / library_path.name) == 2
    (newest, *_) = Workbench.backups_of(library_path)
    assert newest.reviewed == 2
    Workbench.restore_backup(library_path, newest)
    assert reviewed(library_path) == 2


def test_a_damaged_library_is_kept_and_its_backups_are_found_by_its_path(
    library_path: Path, backup: Backup
) -> None:
    library_path.write_bytes(b"SQLite format 3\x00 and then nothing")
    assert backup in Workbench.backups_of(library_path)
    kept = Workbench.restore_backup(library_path, backup)
    assert reviewed(library_path) == 1
    assert kept is not None
    assert (kept / library_path.name).read_bytes().endswith(b"and then nothing")


def test_a_missing_library_is_restored_where_it_was(library_path: Path, backup: Backup) -> None:
    library_path.unlink()
    assert Workbench.restore_backup(library_path, backup) is None
    assert reviewed(library_path) == 1


def test_a_stale_log_goes_aside_with_its_library(library_path: Path, backup: Backup) -> None:
    log = library_path.with_name(library_path.name + "-wal")
    log.write_bytes(b"a log of another time")
    kept = recovery.restore(library_path, backup, NOW)
    assert kept is not None
    assert not log.exists()
    assert (kept / log.name).exists()
    assert reviewed(library_path) == 1


def test_a_backup_that_is_not_whole_is_refused_and_nothing_changes(
    library_path: Path, backup: Backup
) -> None:
    backup.path.write_bytes(backup.path.read_bytes()[:-1])
    with pytest.raises(LibraryIsDamaged):
        Workbench.restore_backup(library_path, backup)
    assert reviewed(library_path) == 2


def test_a_library_that_is_open_is_not_restored_over(library_path: Path, backup: Backup) -> None:
    with Workbench.open(library_path) as opened:
        with pytest.raises(LibraryInUse):
            Workbench.restore_backup(library_path, backup)
        assert opened.counts().reviewed == 2


@pytest.mark.parametrize("step", ["copyfile", "flush", "_move_aside", "flush_folder"])
def test_a_crash_at_any_step_is_taken_up_at_the_next_opening(
    library_path: Path, backup: Backup, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    where = {"copyfile": shutil, "_move_aside": recovery}.get(step, disk)
    real = getattr(where, step)
    calls = 0

    def dying(*arguments: object) -> None:
        nonlocal calls
        calls += 1
        # The first calls of these two write the plan; the crash comes in the restoring itself.
        if calls > {"flush": 1, "flush_folder": 2}.get(step, 0):
            raise Killed
        real(*arguments)

    monkeypatch.setattr(where, step, dying)
    with pytest.raises(Killed):
        recovery.restore(library_path, backup, NOW)
    monkeypatch.undo()
    assert reviewed(library_path) == 1
    kept = library_path.with_name("checks.before-restoring-20261122-120000")
    assert reviewed(kept / library_path.name) == 2
    assert sorted(path.name for path in library_path.parent.iterdir()) == [
        "checks.before-restoring-20261122-120000", "checks.factcheck",
    ]  # fmt: skip


def test_a_full_disk_leaves_the_library_where_it_was(
    library_path: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(NotSaved) as refused:
        recovery.restore(library_path, backup, NOW)
    assert "No space left" in refused.value.what
    monkeypatch.undo()
    library_path.with_name(library_path.name + ".restoring").unlink()
    assert reviewed(library_path) == 2
