"""Single flipped bits: whatever they change in recorded content must be noticed."""

from __future__ import annotations

import random
from pathlib import Path

from factcheck.errors import LibraryRefused
from factcheck.workbench import Workbench
from tests.faults.conftest import content
from tests.faults.killing import Outcome


def flip_bits(library: Path, folder: Path, flips: int, seed: int, *, recorded: bool) -> Outcome:
    """Flip one bit in a copy, again and again; ``recorded``: where words of the content lie."""
    outcome = Outcome(f"a bit flipped in {'recorded content' if recorded else 'the whole file'}")
    dice = random.Random(seed)
    whole = library.read_bytes()
    before = content(library)
    places = _places(whole, before) if recorded else [(0, len(whole))]
    sizes = [end - start for start, end in places]
    target = folder / "flipped.factcheck"
    for _ in range(flips):
        start, end = dice.choices(places, sizes)[0]
        at, bit = dice.randrange(start, end), dice.randrange(8)
        raw = bytearray(whole)
        raw[at] ^= 1 << bit
        target.write_bytes(bytes(raw))
        outcome.tried += 1
        if not _noticed(target) and _differs(target, before):
            outcome.broken.append(f"bit {bit} of byte {at} changed the content unnoticed")
        target.unlink()
    return outcome


def _noticed(target: Path) -> bool:
    try:
        return bool(Workbench.check(target).problems)
    except LibraryRefused:
        return True


def _differs(target: Path, before: dict[str, list[object]]) -> bool:
    return content(target) != before


def _places(whole: bytes, recorded: dict[str, list[tuple[object, ...]]]) -> list[tuple[int, int]]:
    """Where the values of the content lie in the file; short ones are found by chance, too."""
    places = []
    for rows in recorded.values():
        for row in rows:
            for value in row:
                if isinstance(value, bytes) and 8 <= len(value) < 1000:
                    at = whole.find(value)
                    if at >= 0:
                        places.append((at, at + len(value)))
    return places
