"""Near-duplicates: told by how much of two texts is the same, without reading every text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.intake import read
from factcheck.likeness import shares, sketch
from factcheck.workbench import Workbench

LINES = [
    f"On day {n} the harbour office of town {n * 7} counted {n * 13} ships and {n * 5} ferries."
    for n in range(60)
]
TEXT = "\n\n".join(LINES)
OLD = Path(__file__).parents[1] / "data" / "libraries" / "v1.factcheck"


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    with Workbench.create(tmp_path / "library.factcheck") as made:
        yield made


def share(one: str, other: str) -> float:
    return shares(one, [other])[0]


def stored(workbench: Workbench, text: str) -> int:
    (number,) = workbench.add_article(read(text.encode())).article_ids
    return number


def test_share_is_of_the_words_and_goes_both_ways() -> None:
    half = "\n\n".join(LINES[:30])
    assert share(TEXT, TEXT) == 1
    assert share(TEXT, half) == share(half, TEXT)
    assert 0.6 < share(TEXT, half) < 0.7  # two thirds: half of it twice, by one and a half
    assert (
        share(TEXT, "Nothing of this stands there, not a run of four words in a row at all.") == 0
    )


def test_a_corrected_copy_is_found_and_another_text_is_not(workbench: Workbench) -> None:
    first = stored(workbench, TEXT)
    stored(workbench, " ".join(f"Quite another sentence about hill {n}." for n in range(40)))
    (found,) = workbench.alike("Updated.\n\n" + TEXT.replace("counted 26 ", "counted 27 "))
    assert found.article_id == first
    assert found.share > 0.97
    assert workbench.alike(TEXT, but=first) == []


def test_what_was_removed_is_not_pointed_at_until_it_is_back(workbench: Workbench) -> None:
    first = stored(workbench, TEXT)
    workbench.remove_article(first)
    assert workbench.alike(TEXT) == []
    workbench.undo()
    assert [each.article_id for each in workbench.alike(TEXT)] == [first]


def test_case_and_layout_make_no_difference() -> None:
    assert sketch(TEXT) == sketch(TEXT.upper().replace("\n\n", "  \n"))


def test_too_few_words_are_like_nothing(workbench: Workbench) -> None:
    stored(workbench, "The bridge opened on Monday.")
    assert workbench.alike("The bridge opened on Monday.") == []


def test_texts_without_spaces_are_compared_by_their_letters() -> None:
    text = "市長は月曜日に橋が再開したと述べた。修理には千二百万ポンドかかった。" * 2
    assert share(text, text.replace("千", "三")) > 0.6
    assert sketch(text)


def test_an_old_library_learns_of_its_articles(tmp_path: Path) -> None:
    path = Path(shutil.copy(OLD, tmp_path / "old.factcheck"))
    with Workbench.open(path) as workbench:
        (row,) = workbench.articles()
        text = workbench.article(row.id).text
        (found,) = workbench.alike(text + "\n\nMore was said on Friday of the second pier.")
        assert found.article_id == row.id


def test_links_and_the_time_of_reading_are_kept(workbench: Workbench) -> None:
    from dataclasses import replace

    raw = f"{TEXT} It is in the [report](https://port.example/r) of the office.".encode()
    intake = replace(read(raw), read_at="2026-01-02T03:04:05+00:00")
    (number,) = workbench.add_article(intake).article_ids
    (link,) = workbench.links(number)
    assert (link.url, link.words) == ("https://port.example/r", "report")
    assert workbench.article(number).read_at == "2026-01-02T03:04:05+00:00"
    workbench._db.execute("UPDATE article_link SET url = 'https://evil.example/'")
    workbench.close()
    (problem,) = Workbench.check(workbench.path).problems
    assert "links" in problem
