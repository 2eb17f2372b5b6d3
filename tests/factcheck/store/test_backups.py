"""Backups: whole before they have a name, thinned like a good diary, never the last whole one."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from factcheck.errors import NotSaved
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.store import backups
from factcheck.workbench import Workbench

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_backup_is_a_whole_library_that_says_what_is_in_it(
    workbench: Workbench, claim_ids: list[int], folder: Path
) -> None:
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    made = backups.make(workbench._db, folder, "close", NOW, library=workbench.path)
    assert (made.articles, made.claims, made.reviewed) == (1, 4, 1)
    assert made.record_head == workbench.record_head()
    assert backups.found_in(folder) == [made]
    assert backups.is_whole(made)
    with Workbench.open(made.path) as copy:
        assert copy.claim(claim_ids[0]).verdict is Verdict.SUPPORTED


def test_a_backup_does_not_change_with_the_library(
    workbench: Workbench, claim_ids: list[int], folder: Path
) -> None:
    made = backups.make(workbench._db, folder, "hourly", NOW, library=workbench.path)
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    assert backups.is_whole(made)
    with Workbench.open(made.path) as copy:
        assert copy.counts().reviewed == 0
        assert len(copy.claim_ids(ClaimQuery())) == 4


def test_closing_leaves_a_backup_of_what_is_new_and_only_then(
    workbench: Workbench, claim_ids: list[int], library_path: Path
) -> None:
    workbench.decide(claim_ids[0], Verdict.DISPUTED)
    workbench.close()
    with Workbench.open(library_path) as opened:
        (made,) = opened.backups()
        assert (made.reason, made.reviewed) == ("close", 1)
    with Workbench.open(library_path) as again:
        assert again.backups() == [made]
        assert again.back_up("hourly") is None


def test_two_backups_in_one_second_have_two_names(workbench: Workbench, folder: Path) -> None:
    for _ in range(3):
        backups.make(workbench._db, folder, "close", NOW, library=workbench.path)
    assert len({backup.path for backup in backups.found_in(folder)}) == 3


def test_an_altered_backup_is_not_whole(workbench: Workbench, folder: Path) -> None:
    made = backups.make(workbench._db, folder, "close", NOW, library=workbench.path)
    content = bytearray(made.path.read_bytes())
    content[5000] ^= 1
    made.path.write_bytes(bytes(content))
    assert not backups.is_whole(backups.found_in(folder)[0])


def test_without_room_there_is_a_sentence_and_no_half_file(
    workbench: Workbench, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = backups.make(workbench._db, folder, "close", NOW, library=workbench.path)

    class Full:
        free = 10

    monkeypatch.setattr(backups.shutil, "disk_usage", lambda path: Full)
    with pytest.raises(NotSaved) as refused:
        backups.make(
            workbench._db, folder, "close", NOW + timedelta(hours=1), library=workbench.path
        )
    assert "no room" in refused.value.what
    assert backups.found_in(folder) == [whole]
    assert sorted(path.suffix for path in folder.iterdir()) == [".factcheck", ".json"]


def test_row_67_all_of_two_days_stay() -> None:
    times = [NOW - timedelta(hours=hours) for hours in range(48)]
    assert backups.to_keep(times, NOW) == set(times)


def test_row_67_older_ones_are_thinned_to_days_weeks_and_months() -> None:
    times = [NOW - timedelta(hours=6 * steps) for steps in range(4 * 365)]
    kept = backups.to_keep(times, NOW)
    older = sorted((made for made in kept if NOW - made > timedelta(days=2)), reverse=True)
    assert len({made.date() for made in older}) == len(older)
    # The twelve days before the two full ones are all there, then the steps grow.
    days = {(NOW - timedelta(days=2, hours=6) - timedelta(days=n)).date() for n in range(12)}
    assert days <= {made.date() for made in older}
    weeks = {made.strftime("%G-%V") for made in older}
    months = {made.strftime("%Y-%m") for made in older}
    assert len(weeks) >= 10
    assert len(months) == 9
    assert len(older) <= 12 + 10 + 9


def test_row_67_the_three_newest_stay_however_old() -> None:
    times = [NOW - timedelta(days=1000 + n, minutes=n) for n in range(3)]
    assert backups.to_keep(times, NOW) == set(times)


def test_row_30_67_a_clock_that_was_set_back_loses_nothing() -> None:
    times = [NOW + timedelta(days=n) for n in range(400)]
    assert backups.to_keep(times, NOW) == set(times)


def test_row_67_thinning_leaves_everything_while_no_kept_copy_is_whole(
    workbench: Workbench, folder: Path
) -> None:
    old = [
        backups.make(
            workbench._db,
            folder,
            "close",
            NOW - timedelta(days=1000, hours=n),
            library=workbench.path,
        )
        for n in (1, 2, 3)
    ]
    new = [
        backups.make(
            workbench._db, folder, "close", NOW + timedelta(hours=n), library=workbench.path
        )
        for n in range(3)
    ]
    assert set(backups.found_in(folder)) >= set(new)
    survivors = [backup for backup in old if backup.path.exists()]
    for backup in new + survivors[1:]:
        backup.path.write_bytes(b"harmed")
    backups.thin_out(folder, NOW + timedelta(days=400))
    assert all(backup.path.exists() for backup in new + survivors)


def test_the_oldest_go_when_all_take_too_much_but_three_stay(
    workbench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minutes in range(6):
        at = NOW + timedelta(minutes=minutes)
        backups.make(workbench._db, tmp_path / "b", "close", at, library=workbench.path)
    one = backups.bytes_of(backups.found_in(tmp_path / "b")) // 6

    monkeypatch.setattr(backups, "MOST_BYTES", one * 4)
    backups.thin_out(tmp_path / "b", NOW)
    assert len(backups.found_in(tmp_path / "b")) == 4

    monkeypatch.setattr(backups, "MOST_BYTES", 1)
    backups.thin_out(tmp_path / "b", NOW)
    assert len(backups.found_in(tmp_path / "b")) == 3


def test_row_04_a_half_copy_that_a_crash_left_goes_after_a_day(workbench: Workbench) -> None:
    made = workbench.back_up("asked")
    assert made is not None
    old, new = (made.path.with_name(f"{name}.factcheck.tmp") for name in ("old", "new"))
    for each in (old, new):
        each.write_bytes(b"half")
    yesterday = datetime.now(UTC) - timedelta(days=2)
    os.utime(old, (yesterday.timestamp(),) * 2)
    backups.thin_out(made.path.parent, datetime.now(UTC))
    assert (old.exists(), new.exists()) == (False, True)
