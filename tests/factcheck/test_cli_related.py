"""`factcheck related`: the ledger of a few articles on the terminal."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path

import pytest

from factcheck import paths
from factcheck.cli import main

ARTICLES = {name[0]: name for name in sorted(path.name for path in paths.SEEDS.glob("*.md"))}
# What docs/sample-articles.md lists and says to be found: articles, ground, words of either side.
FOUND = [
    ("15", "duration", "nine years", "ten years"),
    ("25", "date", "6 April 2021", "Wednesday, 7 April"),
    ("14", "date", "earlier this year", "six years ago"),
    ("25", "figure", "1.5 million", "50,000"),
]

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
def clashes() -> set[tuple[str, str, str, str]]:
    """Of the sample articles: the two numbers, what it is about, and what each of the two says."""
    names = [str(paths.SEEDS / name) for name in ARTICLES.values()]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["related", "--json", "--conflicts", *names]) == 0
    found = set()
    for group in map(json.loads, out.getvalue().splitlines()):
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
    assert clashes <= set(FOUND)
