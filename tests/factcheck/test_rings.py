"""The search for rings is left off for a while, and only then."""

from __future__ import annotations

import gc

import pytest

from factcheck.rings import unsearched


def test_the_search_goes_on_after_a_failure_too() -> None:
    @unsearched()
    def break_down() -> None:
        seen.append(gc.isenabled())
        raise ValueError("broken")

    seen = [gc.isenabled()]
    with pytest.raises(ValueError, match="broken"):
        break_down()

    assert [*seen, gc.isenabled()] == [True, False, True]


def test_a_search_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with unsearched():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
