"""No pattern of ours takes more than linear time, whatever a text holds."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import factcheck
from factcheck.claims import split
from factcheck.claims.notices import Notices

SIZE = 20_000
ATTACKS = [
    " ", "a", "A", ".", "1", '"', "“", "(", "[", "*", "_", "\n", "-", "A.", "a.", "a ",
    "A ", "Ab ", ". ", "a, ", "[1] ",
    "1.", "1,", "[a](", "said ", "who ", "$1 ", "(a", "“a ", "\n\n", " \n", "- ", "a@",
    "a-", "It is. ", "x, and ", "--- \n", "he said, ", "according to ",
    "Comments\n", "Ada Ode\n", "=== ", "Image: A ", "a@b.com ", "Thanks, A ", "。", "a.1 ",
]  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every compiled pattern at the top of a module, those inside tuples and lists included."""
    for info in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            yield from ((f"{info.name}.{name}", found) for found in _inside(value))


def _inside(value: object) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _inside(item)
    elif isinstance(value, Notices):
        yield value.pattern


def test_patterns_are_found() -> None:
    assert len(list(patterns())) > 30


@pytest.mark.parametrize("attack", ATTACKS, ids=repr)
def test_row_46_every_pattern_is_quick_on_hostile_text(attack: str) -> None:
    text = (attack * SIZE)[:SIZE]
    slow = []
    for name, pattern in patterns():
        began = time.process_time()
        if isinstance(pattern.pattern, bytes):
            list(pattern.finditer(text.encode()))  # type: ignore[arg-type]
        else:
            list(pattern.finditer(text))  # type: ignore[arg-type]
        # What is quadratic takes minutes; the margin is for a busy machine.
        if time.process_time() - began > 0.5:
            slow.append(name)
    assert slow == []


@pytest.mark.parametrize("attack", ATTACKS, ids=repr)
def test_row_46_splitting_hostile_text_is_quick(attack: str) -> None:
    began = time.process_time()
    split((attack * SIZE)[:SIZE])
    assert time.process_time() - began < 2.0
