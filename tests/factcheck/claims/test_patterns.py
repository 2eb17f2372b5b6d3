"""No pattern of ours takes more than linear time, whatever a text holds."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

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


def grows_faster_than(text: str, act: Callable[[str], object]) -> bool:
    """Whether four times the text takes far more than four times as long: quadratic is sixteen.

    What is done in a moment is not looked at, and what seems slow is looked at twice.
    """
    return all(
        (whole := _seconds(act, text)) > 0.1 and whole > 9 * _seconds(act, text[: SIZE // 4])
        for _ in range(2)
    )


def _seconds(act: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    act(text)
    return time.process_time() - began


def _look_through(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> None:
    # What is found is not kept: keeping many things takes Python more time the more there are.
    if isinstance(pattern.pattern, bytes):
        deque(pattern.finditer(text.encode()), maxlen=0)  # type: ignore[arg-type]
    else:
        deque(pattern.finditer(text), maxlen=0)  # type: ignore[arg-type]


@pytest.mark.parametrize("attack", ATTACKS, ids=repr)
def test_row_46_every_pattern_takes_linear_time_on_hostile_text(attack: str) -> None:
    text = (attack * SIZE)[:SIZE]
    slow = [
        name
        for name, pattern in patterns()
        if grows_faster_than(text, partial(_look_through, pattern))
    ]
    assert slow == []


@pytest.mark.parametrize("attack", ATTACKS, ids=repr)
def test_row_46_splitting_hostile_text_takes_linear_time(attack: str) -> None:
    assert not grows_faster_than((attack * SIZE)[:SIZE], split)


def test_quadratic_time_is_seen() -> None:
    quadratic = re.compile("(?:a|b)*c")

    assert grows_faster_than("a" * SIZE, partial(_look_through, quadratic))
