"""What the documents name is there, and what is there is named: keys, commands, targets, rooms."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from factcheck.cli import commands
from ui.actions import ACTS
from ui.keys import FIXED

CHECKOUT = Path(__file__).resolve().parents[1]
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "resources/help/guide.md",
    "resources/triage/README.md",
)
FIELD_KEYS = {"Ctrl+Enter"}
"""Keys that text fields have of their own; they are no action and cannot be changed."""


def text_of(document: str) -> str:
    return (CHECKOUT / document).read_text(encoding="utf-8")


def part(document: str, begin: str, end: str) -> str:
    return text_of(document).partition(begin)[2].partition(end)[0]


def cells(table: str) -> list[list[str]]:
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[1:]]


def keys_in(cell: str) -> set[str]:
    """``Ctrl+1 … Ctrl+3, F6`` names four keys."""
    found = set()
    for named in re.split(r" / |, (?!then)| or ", cell.replace("Ctrl+,", "Ctrl+Comma")):
        first, _, last = named.partition(" … ")
        for number in range(int(first[-1]), int(last[-1]) + 1) if last else ():
            found.add(first[:-1] + str(number))
        if not last:
            found.add(first.partition(", then")[0].replace("Comma", ","))
    return found - {""}


def test_the_table_of_keys_is_that_of_the_program() -> None:
    table = cells(part("README.md", "## Keys", "\nThe table in"))
    told = {key for row in table for cell in row[::2] for key in keys_in(cell)}

    unnamed = [act.id for act in ACTS if act.keys and told.isdisjoint(act.keys)]
    assert not unnamed
    assert told <= {key for act in ACTS for key in act.keys} | set(FIXED) | FIELD_KEYS


def test_the_guide_names_no_key_that_does_nothing() -> None:
    guide = text_of("resources/help/guide.md")
    named = set(re.findall(r"\*\*((?:Ctrl|Shift|Alt)\+[^*]+|F\d|[A-Z?/])\*\*", guide))
    named |= set(re.findall(r"\(((?:Ctrl|Shift|Alt)\+[^)\s]+)\)", guide))

    assert len(named) > 30
    assert named <= {key for act in ACTS for key in act.keys} | FIELD_KEYS


def test_the_table_of_commands_names_every_command_with_its_options() -> None:
    calls = {
        row[0].split()[1]: row[0]
        for row in cells(part("README.md", "## The command line", "### What `split` prints"))
        if row[0].startswith("`factcheck ")
    }
    shown = {name: each for name, each in commands.commands.items() if not each.hidden}

    assert set(calls) == set(shown)
    for name, command in shown.items():
        told = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", calls[name]))
        options = [each for each in command.params if isinstance(each, click.Option)]
        # One name of an option will do, but both sides of a switch.
        assert all(told & set(each.opts) for each in options), name
        assert told <= {one for each in options for one in (*each.opts, *each.secondary_opts)}
        assert {one for each in options for one in each.secondary_opts} <= told, name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_target_and_every_file_that_a_document_names_is_there(document: str) -> None:
    text = text_of(document)
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    called = set(re.findall(r"(?:`|^ {4})make ([a-z-]+)", text, re.MULTILINE))
    here = (CHECKOUT / document).parent
    linked = re.findall(r"\]\(([^)#:\s]+)\)", text)
    # With a folder: a name alone may be any file of that name.
    named = re.findall(r"`((?:factcheck|ui|tests|tools|resources|docs|seeds)/[\w./-]+)`", text)

    assert called <= targets
    assert not [name for name in linked if not (here / name).exists()]
    assert not [name for name in named if not (CHECKOUT / name).exists()]


def test_the_plan_of_the_house_names_every_room() -> None:
    plan = part("CONTRIBUTING.md", "## The house", "Who may import whom")
    named = set(re.findall(r"(\w+)(?:\.py|/)", plan))
    core = CHECKOUT / "factcheck"
    rooms = {each.stem for each in core.glob("[!_]*.py")}
    rooms |= {each.parent.name for each in core.glob("*/__init__.py")}

    assert len(rooms) > 40
    assert not {room for room in rooms if room not in named and not room.startswith("cli_")}
    assert not [name for name in named if not any(CHECKOUT.glob(f"**/{name}*"))]


def test_every_library_that_is_needed_has_its_row_with_a_licence() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["model"]]
    names = {re.split(r"[^\w-]", each)[0].lower() for each in needed}
    rows = cells(part("README.md", "## What it is made with", "\nBefore Python 3.12"))
    told = " ".join(row[0] for row in rows).lower()

    assert all(len(row) == 3 and row[2] for row in rows)
    assert not {name for name in names if name.split("-")[0].split("_")[0].rstrip("2") not in told}
