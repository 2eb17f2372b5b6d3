"""`check`, `backup` and `restore` in the terminal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from factcheck import cli
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench


@pytest.fixture
def library(library_path: Path, workbench: Workbench) -> Path:
    """A library with two verdicts; its backup has none of them."""
    workbench.back_up("asked")
    for claim_id in workbench.claim_ids(ClaimQuery())[:2]:
        workbench.decide(claim_id, Verdict.SUPPORTED)
    workbench._library.close()
    return library_path


def damage(path: Path, statement: str) -> None:
    db = sqlite3.connect(path)
    db.execute("DROP TRIGGER event_never_changes")
    db.execute(statement)
    db.commit()
    db.close()


def test_a_whole_library_is_called_whole(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--library", str(library)]) == 0
    assert "is whole: 1 articles, 4 claims, 3 entries" in capsys.readouterr().out


def test_the_first_bad_entry_is_named_and_the_exit_code_is_1(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(library, "UPDATE event SET at = '1999' WHERE seq = 2")
    before = library.read_bytes()
    assert cli.main(["--library", str(library), "check"]) == 1
    assert "Entry 2 is the first" in capsys.readouterr().out
    assert library.read_bytes() == before


def test_lost_guards_alone_are_told_too(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damage(library, "UPDATE state SET value = value")
    assert cli.main(["check", "--library", str(library)]) == 1
    assert "guards" in capsys.readouterr().out


def test_a_backup_is_made_once_and_only_when_something_is_new(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["backup", "--library", str(library)]) == 0
    first = capsys.readouterr().out
    assert "1 articles, 4 claims, 2 verdicts" in first
    assert cli.main(["backup", "--library", str(library)]) == 0
    assert first.split("  (")[0] in capsys.readouterr().out


def test_backups_are_listed_newest_first(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["backup", "--library", str(library)])
    capsys.readouterr()
    assert cli.main(["restore", "--list", "--library", str(library)]) == 0
    newest, oldest = capsys.readouterr().out.splitlines()
    assert newest.split()[0] == "1"
    assert "2 verdicts" in newest
    assert "0 verdicts" in oldest


def test_restoring_says_what_was_done_and_where_the_former_library_is(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["restore", "--library", str(library)]) == 0
    said = capsys.readouterr().out
    (kept,) = library.parent.glob("*.before-restoring-*")
    assert str(kept) in said
    with Workbench.open(library) as opened:
        assert opened.counts().reviewed == 0


def test_a_number_that_is_not_in_the_list_changes_nothing(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = library.read_bytes()
    assert cli.main(["restore", "--number", "9", "--library", str(library)]) == 1
    assert "no backup with the number 9" in capsys.readouterr().err
    assert library.read_bytes() == before


def test_recovering_keeps_what_is_newer_than_the_backup(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage(library, "UPDATE article_text SET text = ''")
    assert cli.main(["restore", "--recover", "--library", str(library)]) == 0
    assert "2 newer changes were saved" in capsys.readouterr().out
    with Workbench.open(library) as opened:
        assert opened.counts().reviewed == 2
