"""Rows 1, 3, 4, 23, 70 in small: the long ones are run by `make faults`."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.errors import LibraryMissing, LibraryRefused
from factcheck.query import ClaimQuery
from factcheck.store import backups
from factcheck.store.schema import VERSION
from factcheck.workbench import Workbench
from tests.faults.conftest import FERRY, HARBOUR
from tests.faults.flipping import flip_bits
from tests.faults.killing import CHECKOUT, kill_while_writing
from tests.faults.syncing import can_trace, synced_verdicts
from tests.faults.uniting import state_of, unite, work

needs_kill = pytest.mark.skipif(os.name != "posix", reason="kill -9 is of POSIX")


@needs_kill
def test_row_01_no_acknowledged_verdict_is_lost_to_kill_9(library: Path) -> None:
    outcome = kill_while_writing(library, rounds=3, seed=11)
    assert outcome.acknowledged > 0
    assert outcome.broken == []


@needs_kill
def test_row_01_a_writer_that_acknowledges_too_early_is_caught(library: Path) -> None:
    assert kill_while_writing(library, rounds=10, seed=12, late=True).broken


@pytest.mark.skipif(not can_trace(), reason="strace is not there or may not trace")
def test_row_01_each_verdict_is_forced_to_the_disk(library: Path) -> None:
    assert synced_verdicts(library, 20).broken == []


@needs_kill
def test_row_70_after_random_acts_and_a_kill_everything_is_as_it_was_seen(library: Path) -> None:
    outcome = kill_while_writing(library, rounds=2, seed=13, walk=True, most=60)
    assert outcome.acknowledged >= 100
    assert outcome.broken == []


@pytest.mark.parametrize("recorded", [True, False])
def test_row_23_no_flipped_bit_goes_unnoticed(grown: Path, tmp_path: Path, recorded: bool) -> None:
    outcome = flip_bits(grown, tmp_path, 15, seed=14, recorded=recorded)
    assert outcome.broken == []


# --- row 4: killed at every step ---

# Ends the process, as kill -9 would, before the N-th step that changes the folder.
DYING = """
import os, shutil, sys
from pathlib import Path
left = [int(sys.argv[1])]
def dying(real):
    def call(*arguments, **named):
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
        return real(*arguments, **named)
    return call
os.fsync = dying(os.fsync)
shutil.copyfile = dying(shutil.copyfile)
for step in ("replace", "rename", "unlink", "mkdir"):
    setattr(Path, step, dying(getattr(Path, step)))
from factcheck.workbench import Workbench
path = Path(sys.argv[2])
"""
ACTS = {
    "backup": "with Workbench.open(path) as opened: opened.flag(1, True); opened.back_up('asked')",
    "restore": "Workbench.restore_backup(path, Workbench.backups_of(path)[-1])",
    "recover": "Workbench.recover(path)",
    "create": "Workbench.create(path.with_name('new.factcheck')).close()",
    "export": (
        "opened = Workbench.open(path, read_only=True)\n"
        "opened.export(opened.report(), 'html', path.with_name('report.html'))"
    ),
}


def run_dying(act: str, step: int, library: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-c", DYING + ACTS[act], str(step), str(library)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 9), done.stderr
    return done.returncode


@pytest.mark.parametrize("act", ["backup", "restore", "recover", "create", "export"])
def test_row_04_killed_at_any_step_nothing_is_lost_or_half_there(grown: Path, act: str) -> None:
    report = grown.with_name("report.html")
    report.write_text("the report of yesterday")
    if act == "recover":
        raw = grown.read_bytes()
        grown.write_bytes(raw[:100] + b"\x00" * 40 + raw[140:])
    for step in range(1, 60):
        ended = run_dying(act, step, grown)
        for made in Workbench.backups_of(grown):
            assert backups.is_whole(made), f"step {step}: {made.path}"
        if act == "create":
            assert_new_is_whole_or_not_there(grown.with_name("new.factcheck"))
        elif act == "recover":
            if is_recovered(grown):
                return
        else:
            with Workbench.open(grown) as opened:
                assert opened.articles(), f"step {step}"
        said = report.read_text(encoding="utf-8")
        assert said == "the report of yesterday" or said.rstrip().endswith("</html>")
        if ended == 0:
            return
    raise AssertionError("it never came to its end")


STATEMENTS = """
import sqlite3
class Dying(sqlite3.Connection):
    def execute(self, *arguments):
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)
        return super().execute(*arguments)
real = sqlite3.connect
sqlite3.connect = lambda *arguments, **named: real(*arguments, factory=Dying, **named)
"""
ACTS["migrate"] = STATEMENTS + "Workbench.open(path).close()"
ACTS["take_in"] = STATEMENTS + (
    "opened = Workbench.open(path)\n"
    "opened.take_in(opened.read_file(path.with_name('answer')), 'answer')\n"
    "opened.close()"
)


def test_row_03_killed_while_it_is_migrated_a_library_is_of_one_form_or_the_other(
    tmp_path: Path,
) -> None:
    old = CHECKOUT / "tests" / "data" / "libraries" / "v1.factcheck"
    path = tmp_path / "old.factcheck"
    for step in range(1, 400, 13):
        for left in tmp_path.glob("old.*"):
            left.unlink()
        shutil.copy(old, path)
        ended = run_dying("migrate", step, path)
        with closing(sqlite3.connect(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            assert version in range(1, VERSION + 1)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with Workbench.open(path) as opened:
            verdicts = [claim.verdict for claim in opened.claims(opened.claim_ids(ClaimQuery()))]
            assert [one.value for one in verdicts if one] == ["supported", "disputed", "opinion"]
        if ended == 0:
            return
    raise AssertionError("it never came to its end")


def test_row_04_killed_while_a_file_is_taken_in_all_of_it_is_there_or_nothing(
    grown: Path, tmp_path: Path
) -> None:
    with Workbench.open(grown) as opened:
        parcel = opened.gather()
        before = state_of(opened)
    with Workbench.create(tmp_path / "theirs.factcheck", reviewer="bea") as theirs:
        theirs.take_in(parcel, "file")
        work(theirs, random.Random(4), 6)
        theirs.write_file(theirs.gather(), grown.with_name("answer"))
        after = state_of(theirs)
    for step in range(1, 2000, 37):
        ended = run_dying("take_in", step, grown)
        with Workbench.open(grown) as opened:
            assert state_of(opened) in (before, after), f"step {step}"
        if ended == 0:
            return
    raise AssertionError("it never came to its end")


def assert_new_is_whole_or_not_there(path: Path) -> None:
    try:
        Workbench.open(path).close()
    except LibraryMissing:
        return
    path.unlink()


def is_recovered(path: Path) -> bool:
    """All of it is there, or it is damaged as before and can be recovered from its backup."""
    try:
        with Workbench.open(path) as opened:
            assert [row.title for row in opened.articles()] == [HARBOUR[0], FERRY[0]]
            return True
    except LibraryRefused:
        assert Workbench.backups_of(path)
        return False


def test_row_37_three_copies_come_together_the_same(grown: Path, tmp_path: Path) -> None:
    outcome = unite(grown, tmp_path, 3, seed=7)
    assert (outcome.tried, outcome.broken) == (3, [])
