"""`factcheck related`: the ledger of a few articles on the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli import main

ONE = "The ferry to the island carried 212 passengers when it sank near the harbour."
OTHER = "The ferry to the island carried 240 passengers when it sank near the harbour."


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    for name, text in (("one.txt", ONE), ("other.txt", OTHER)):
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
    return [str(tmp_path / "one.txt"), str(tmp_path / "other.txt")]


def test_the_table_shows_claims_values_and_the_reason(
    articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["related", *articles]) == 0
    out = capsys.readouterr().out
    assert out.startswith("conflict (figure)")
    assert ONE in out
    assert "212 = 212; 240 = 240: not compatible" in out


def test_json_names_the_place_of_every_claim(
    articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["related", "--json", *articles]) == 0
    (group,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert group["kind"] == "conflict"
    for claim in group["claims"]:
        text = Path(claim["file"]).read_text(encoding="utf-8")
        assert "ferry" in text[claim["start"] : claim["end"]]


def test_a_missing_file_is_told_and_the_others_go_on(
    articles: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["related", "missing.txt", *articles]) == 1
    captured = capsys.readouterr()
    assert "missing.txt" in captured.err
    assert "conflict" in captured.out
