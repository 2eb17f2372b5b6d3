"""How many expressions of our table two libraries read as they are meant.

    pip install quantulum3 dateparser        # in an environment of its own
    python tools/related/measure_libraries.py tests/data/related/values.tsv

They are asked for less than our own reader: for the figure without its hedge, one end of a range,
any day of a stretch of time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

ON = datetime(2021, 4, 9)
UNITS = {
    "dollar": ("money", 1.0), "pound sterling": ("money", 1.0), "euro": ("money", 1.0),
    "indian rupee": ("money", 1.0), "japanese yen": ("money", 1.0), "swiss franc": ("money", 1.0),
    "percentage": ("share", 1.0), "per cent": ("share", 1.0), "basis point": ("share", 0.01),
    "year": ("duration", 365.25), "month": ("duration", 365.25 / 12), "week": ("duration", 7.0),
    "day": ("duration", 1.0), "hour": ("duration", 1 / 24), "decade": ("duration", 3652.5),
    "century": ("duration", 36525.0), "fortnight": ("duration", 14.0), "dozen": ("count", 12.0),
    "kilometre": ("measure", 1e3), "mile": ("measure", 1609.344), "tonne": ("measure", 1e3),
    "kilogram": ("measure", 1.0), "degree Celsius": ("measure", 1.0), "hectare": ("measure", 1e4),
    "kilometre per hour": ("measure", 1.0), "megawatt": ("measure", 1e6),
    "square kilometre": ("measure", 1e6), "cubic metre": ("measure", 1.0),
}  # fmt: skip


def rows(path: Path, *kinds: str) -> Iterator[tuple[str, str, str, str]]:
    """Kind, bounds and sentence of the lines of these kinds."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, low, high, _, text = line.split("\t")
            if kind in kinds:
                yield kind, low, high, text


def quantity_is_read(parse: Callable[[str], Any], row: tuple[str, str, str, str]) -> bool:
    """Whether a quantity of the kind and with the figure that are meant is found."""
    kind, low, high, text = row
    for found in parse(text):
        name, bare = found.unit.name, 1.0
        if name == "dimensionless" and kind == "share":
            bare = 100.0  # a fraction
        said, factor = UNITS.get(name, (kind if bare > 1 else "count", bare))
        figures = {found.value - (found.uncertainty or 0), found.value + (found.uncertainty or 0)}
        if name == "degree fahrenheit":
            said, figures = "measure", {(each - 32) / 1.8 for each in figures}
        meant = float(low), float(high)
        near = any(
            abs(figure * factor - end) <= 1e-3 * max(1.0, abs(end))
            for figure in figures
            for end in meant
        )
        if said == kind and (near or meant[0] < found.value * factor < meant[1]):
            return True
    return False


def date_is_read(search: Callable[..., Any], row: tuple[str, str, str, str]) -> bool:
    """Whether a day of the stretch that is meant is found."""
    _, low, high, text = row
    found = search(text, languages=["en"], settings={"RELATIVE_BASE": ON}) or ()
    first, last = date.fromisoformat(low), date.fromisoformat(high)
    return any(first <= day.date() <= last for _, day in found)


def main(path: Path) -> None:
    """Print the two counts."""
    parse = import_module("quantulum3.parser").parse
    quantities = list(rows(path, "count", "money", "share", "duration", "measure"))
    right = sum(quantity_is_read(parse, row) for row in quantities)
    print(f"quantulum3: {right} of {len(quantities)} quantities")
    search = import_module("dateparser.search").search_dates
    dates = list(rows(path, "date"))
    right = sum(date_is_read(search, row) for row in dates)
    print(f"dateparser: {right} of {len(dates)} dates")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
