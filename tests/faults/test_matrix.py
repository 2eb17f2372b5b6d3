"""Every row of the matrix of faults has its tests, and they are where the table says."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
ROOMS = (HERE, HERE.parent, HERE.parent / "factcheck")
ROW = re.compile(r"^\| ([\d ,to]+) \| (.+?) \| (.+) \|$", re.MULTILINE)


def table() -> list[tuple[set[int], str]]:
    found = []
    for numbers, _, where in ROW.findall((HERE / "README.md").read_text(encoding="utf-8")):
        spans = re.findall(r"(\d+)(?: to (\d+))?", numbers)
        rows = {n for low, high in spans for n in range(int(low), int(high or low) + 1)}
        found.append((rows, where))
    return found


def test_every_row_from_1_to_70_is_in_the_table_once() -> None:
    numbers = [row for rows, _ in table() for row in sorted(rows)]
    assert sorted(numbers) == list(range(1, 71))


def test_every_file_that_the_table_names_is_there() -> None:
    for rows, where in table():
        for name in re.findall(r"`([^`]+)`", where):
            if name.startswith("make "):
                continue
            assert any((room / name).exists() for room in ROOMS), f"rows {sorted(rows)}: {name}"


def numbered() -> set[int]:
    """The rows that a test carries in its name."""
    return {
        int(number)
        for path in HERE.parent.rglob("test_*.py")
        for name in re.findall(r"def test_row_((?:\d+_)+)", path.read_text(encoding="utf-8"))
        for number in name.strip("_").split("_")
    }


def test_every_row_is_carried_by_a_test() -> None:
    assert set(range(1, 71)) - numbered() == set()


def test_a_test_that_carries_a_number_carries_one_of_the_matrix() -> None:
    assert numbered() <= set(range(1, 71))
