"""The commands of a second opinion, as other programs call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import main
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.settings import Settings
from factcheck.workbench import Workbench
from tests.faults.conftest import HARBOUR, store


def test_a_second_opinion_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, theirs = tmp_path / "mine.factcheck", tmp_path / "theirs.factcheck"
    with Workbench.create(mine, reviewer=Settings.load().reviewer) as book:
        store(book, HARBOUR, "harbour.txt")
        book.decide(book.claim_ids(ClaimQuery())[0], Verdict.SUPPORTED)
    go, back = str(tmp_path / "go"), str(tmp_path / "back")
    assert main(["pack", "-o", go, "--blind", "--library", str(mine)]) == 0
    with Workbench.create(theirs, reviewer="bea") as book:
        book.take_in(book.read_file(Path(go)), "go")
        book.decide(book.claim_ids(ClaimQuery())[0], Verdict.DISPUTED)
        book.write_file(book.gather(), Path(back))
    capsys.readouterr()

    assert main(["merge", back, "--dry-run", "--json", "--library", str(mine)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verdicts"], told["left"]) == ({"bea": 1}, [])
    assert main(["merge", back, "--library", str(mine)]) == 0
    assert "1 verdicts by bea" in capsys.readouterr().out
    assert main(["agreement", "--json", "--library", str(mine)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["n"], told["unsettled"], told["pairs"][0]["percent"]) == (1, 1, 0)


def test_what_is_no_such_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "mine.factcheck"
    Workbench.create(library).close()
    (tmp_path / "x").write_text("nothing")

    assert main(["merge", str(tmp_path / "x"), "--library", str(library)]) == 1
    assert "no reviewer's file" in capsys.readouterr().err
