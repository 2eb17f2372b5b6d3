"""Pages end where a reader expects it."""

from __future__ import annotations

from ui.paging import Line, paginate


def line(top: float, glued: bool = False, begins_article: bool = False) -> Line:
    return Line(top, top + 10, glued, begins_article)


def test_a_page_holds_as_many_lines_as_fit() -> None:
    lines = [line(top) for top in range(0, 70, 10)]

    assert paginate(lines, 30) == [(0, 30), (30, 60), (60, 70)]


def test_no_page_ends_in_a_heading() -> None:
    lines = [line(0), line(10), line(20, glued=True), line(30), line(40)]

    assert paginate(lines, 30) == [(0, 20), (20, 50)]


def test_an_article_begins_on_a_new_page() -> None:
    lines = [line(0), line(10, begins_article=True), line(20)]

    assert paginate(lines, 100) == [(0, 10), (10, 30)]


def test_lines_that_all_stick_together_still_end_somewhere() -> None:
    lines = [line(top, glued=True) for top in range(0, 60, 10)]

    assert paginate(lines, 30) == [(0, 30), (30, 60)]


def test_a_line_higher_than_a_page_has_one_of_its_own() -> None:
    assert paginate([Line(0, 500, False, False), line(500)], 30) == [(0, 500), (500, 510)]
