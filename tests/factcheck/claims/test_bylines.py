"""What a byline says: who wrote it."""

from __future__ import annotations

import pytest

from factcheck.claims.bylines import read_author, read_date, read_outlet, why_byline


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
        ("Ines Calder and Bo Lind", "Ines Calder and Bo Lind"),
    ],
)
def test_the_author_is_read_from_a_byline(line: str, author: str) -> None:
    assert read_author(line) == author


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("Harbour Times, 5 April 2021", "Harbour Times", ""),
        ("The Daily Harbour, April 5, 2021", "The Daily Harbour", ""),
        ("Ines Calder, 5 April 2021", "", "Ines Calder"),
        ("Ines Calder", "", "Ines Calder"),
        ("Northpier, 5 April 2021", "Northpier", ""),
        ("The Gull | 5 April 2021, 10:15 BST", "The Gull", ""),
        ("Ines Calder | Harbour Weekly | 5 April 2021", "Harbour Weekly", "Ines Calder"),
    ],
)
def test_one_name_is_never_both_outlet_and_author(line: str, outlet: str, author: str) -> None:
    assert (read_outlet(line), read_author(line)) == (outlet, author)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024年3月12日 14:05　来源：港口周报", "2024-03-12"),
        ("2024년 3월 12일", "2024-03-12"),
        ("渡轮公司2024年3月12日说新船将于六月到港口。", ""),
        ("2024年3月12日渡轮公司在港口说新的渡轮将于六月底前到达", ""),
    ],
)
def test_a_date_in_chinese_japanese_or_korean_is_read(line: str, day: str) -> None:
    assert (read_date(line) if why_byline(line) == "date line" else "") == day
