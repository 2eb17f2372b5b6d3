"""What a byline says: who wrote it."""

from __future__ import annotations

import pytest

from factcheck.claims.bylines import read_author


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ines Calder", "Ines Calder"),
        ("By Ines Calder, transport reporter", "Ines Calder"),
        ("By Ines Calder | 5 April 2021", "Ines Calder"),
        ("Author: Bo Lind", "Bo Lind"),
        ("March 4, 2024 by Bo Lind 12 Comments", "Bo Lind"),
        ("4 March 2024 | By Bo Lind", "Bo Lind"),
        ("Ines Calder, Northpier", "Ines Calder"),
        ("Updated 5 April 2021", ""),
    ],
)
def test_the_author_is_read_from_a_byline(line: str, author: str) -> None:
    assert read_author(line) == author
