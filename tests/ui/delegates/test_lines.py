"""Text is broken for the width that there is, and shown as it is."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.delegates.lines import Lines, break_lines


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return QFont("DejaVu Sans", 10)


def shown(lines: Lines) -> str:
    return lines.layout.text()


def test_short_text_is_one_line(font: QFont) -> None:
    assert break_lines("Harbour", font, 400).count == 1


def test_a_word_without_end_is_broken_and_never_wider_than_its_place(font: QFont) -> None:
    lines = break_lines("x" * 400, font, 120)

    assert lines.count > 2
    assert lines.width <= 120


def test_what_does_not_fit_ends_with_dots(font: QFont) -> None:
    lines = break_lines("the harbour " * 40, font, 150, 2)

    assert lines.count == 2
    assert shown(lines).endswith("…")
    assert lines.width <= 150


def test_one_line_that_does_not_fit_has_no_empty_line_before_it(font: QFont) -> None:
    lines = break_lines("the harbour " * 40, font, 150, 1)

    assert lines.count == 1
    assert shown(lines).startswith("the harbour")


def test_newlines_count_as_lines_only_where_there_is_room_for_them(font: QFont) -> None:
    assert break_lines("one\ntwo\nthree", font, 400).count == 3
    assert break_lines("one\ntwo\nthree", font, 400, 2).count == 1


def test_a_book_in_one_field_is_cut_before_it_is_measured(font: QFont) -> None:
    assert len(shown(break_lines("word " * 1_000_000, font, 200, 2))) < 200
