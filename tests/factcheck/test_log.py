"""The diary: what happened and to which kind of thing, never a word of an article."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import log, paths


@pytest.fixture
def diary() -> Iterator[Path]:
    log.begin()
    yield paths.log_dir() / "factcheck.log"
    log.end()


def test_row_66_an_error_is_told_without_its_message(diary: Path) -> None:
    try:
        raise ValueError("The minister landed on Tuesday.")
    except ValueError as error:
        log.failed("not split", error)
    told = diary.read_text(encoding="utf-8")
    assert "ValueError at test_log.py" in told
    assert "minister" not in told


def test_row_66_of_a_file_only_its_name_is_told(diary: Path) -> None:
    log.note("opened", Path("/home/somebody/secret/visit.factcheck"), claims=7)
    told = diary.read_text(encoding="utf-8")
    assert "opened 'visit.factcheck', claims 7" in told
    assert "somebody" not in told


def test_row_66_the_diary_does_not_grow_for_ever(diary: Path) -> None:
    for number in range(30_000):
        log.note("opened", Path("visit.factcheck"), claims=number)
    kept = list(diary.parent.glob("factcheck.log*"))
    assert 2 <= len(kept) <= 4
    assert sum(path.stat().st_size for path in kept) < 1_300_000


def test_versions_are_at_the_head_of_each_start(diary: Path) -> None:
    assert "SQLite 3." in diary.read_text(encoding="utf-8")


def test_a_folder_that_refuses_costs_the_diary_alone(home: Path) -> None:
    (home / "state").write_text("a file in the way")
    log.begin()
    log.note("opened")
    handlers = logging.getLogger("factcheck").handlers
    assert not [each for each in handlers if isinstance(each, logging.FileHandler)]
    log.end()
    assert (home / "state").read_text() == "a file in the way"
