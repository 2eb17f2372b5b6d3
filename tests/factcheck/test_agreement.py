"""Agreement, against examples whose figures stand in print."""

from __future__ import annotations

import pytest

from factcheck.agreement import alpha, kappa, measure, percent


def test_krippendorffs_own_example() -> None:
    """Four observers and twelve units with gaps: nominal alpha is .743 in his 2011 paper."""
    observers = (
        (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
        (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
    )
    units = [[one for one in unit if one] for unit in zip(*observers, strict=True)]

    assert alpha(units) == pytest.approx(0.743, abs=0.0005)


def test_kappa_of_a_table_of_fifty() -> None:
    """20 both yes, 15 both no, 5 and 10 apart: 70 % observed, 50 % by chance, so 0.4."""
    pairs = [(1, 1)] * 20 + [(0, 0)] * 15 + [(1, 0)] * 5 + [(0, 1)] * 10

    assert percent(pairs) == 70
    assert kappa(pairs) == pytest.approx(0.4)


def test_nothing_is_said_where_chance_would_say_the_same() -> None:
    assert kappa([(1, 1)] * 3) is None
    assert kappa([]) is None
    assert alpha([[1, 1], [1, 1]]) is None
    assert alpha([[1]]) is None


def test_only_what_two_decided_counts() -> None:
    found = measure({1: {"a": "x", "b": "x"}, 2: {"a": "x", "b": "y"}, 3: {"a": "y"}})

    assert found.n == 2
    assert (found.pairs[0].n, found.pairs[0].percent) == (2, 50)
