"""`factcheck related`: the ledger of a few articles on the terminal."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from factcheck import paths
from factcheck.cli import main

ARTICLES = {name[0]: name for name in sorted(path.name for path in paths.SEEDS.glob("*.md"))}
# What docs/sample-articles.md lists and says to be found: articles, ground, words of either side.
FOUND = [
    ("15", "duration", "nine years", "ten years"),
    ("25", "date", "6 April 2021", "Wednesday, 7 April"),
    ("24", "date", "6 April 2021", "Wednesday"),
    ("14", "date", "earlier this year", "six years ago"),
    ("15", "date", "earlier this year", "Oct. 2015"),
    ("12", "sum", "$2.25 billion", "nearly $2 billion"),
    ("13", "sum", "$2.25 billion", "$2 billion"),
    ("14", "sum", "$2.25 billion", "$2 billion"),
    ("14", "share", "26 percent", "74 percent"),
    ("15", "place", "Karachi to Lahore", "Karachi to Kasur"),
    ("25", "place", "Karachi up to Lahore", "Karachi to Kasur"),
    ("35", "place", "Karachi to Lahore", "Karachi to Kasur"),
    ("45", "place", "Karachi and Lahore", "Karachi to Kasur"),
    ("25", "figure", "1.5 million", "50,000"),
    ("35", "date", "2016", "Aug. 2015"),
]
BESIDE = [
    ("15", "figure", "about 1,100 kilometres", "1,122 km"),
    ("35", "figure", "four", "four"),
    ("35", "sum", "$2 billion", "about $2.25 billion"),
]
"""What agrees in claims that conflict in something else."""
DENIED = {"No order has been placed", "None has arrived"}

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


@pytest.fixture(scope="module")
def ledger() -> list[dict[str, Any]]:
    """The groups of the sample articles in which claims conflict."""
    names = [str(paths.SEEDS / name) for name in ARTICLES.values()]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["related", "--json", "--conflicts", *names]) == 0
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture(scope="module")
def clashes(ledger: list[dict[str, Any]]) -> set[tuple[str, str, str, str]]:
    """Of the sample articles: the two numbers, what it is about, and what each of the two says."""
    found = set()
    for group in ledger:
        for link in group["links"]:
            ends = sorted((Path(group["claims"][at]["file"]).name[0], at) for at in link["claims"])
            if link["kind"] == "conflict":
                said = [group["claims"][at]["values"] for _, at in ends]
                articles = "".join(name for name, _ in ends)
                found |= {
                    (articles, one["ground"], one["words"], other["words"])
                    for one in said[0]
                    for other in said[1]
                    if one["ground"] == other["ground"] and one["words"] in link["why"]
                    if other["words"] in link["why"]
                }
    return found


@pytest.mark.parametrize("clash", FOUND, ids=lambda clash: clash[2])
def test_contradictions_of_the_samples_are_found(
    clash: tuple[str, str, str, str], clashes: set[tuple[str, str, str, str]]
) -> None:
    assert clash in clashes


def test_nothing_else_in_the_samples_is_called_a_conflict(
    clashes: set[tuple[str, str, str, str]],
) -> None:
    assert clashes <= {*FOUND, *BESIDE}


def test_denials_of_the_samples_are_found_though_they_do_not_name_their_subject(
    ledger: list[dict[str, Any]],
) -> None:
    found = {
        value["words"]
        for group in ledger
        for claim in group["claims"]
        for value in claim["values"]
        if value["ground"] == "negation"
    }
    assert found == DENIED
