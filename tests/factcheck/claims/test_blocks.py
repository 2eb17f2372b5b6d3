"""Which newline is a break and which only wraps a line."""

from __future__ import annotations

import textwrap

import pytest

from factcheck.claims.blocks import find_blocks

PARAGRAPH = (
    "The ferry company said that the new timetable would begin in the first week of June. Fares "
    "stay as they are until the autumn, when the council will look at them again. Islanders had "
    "asked for a later boat on Fridays, and that boat will now leave at half past nine in the "
    "evening."
)


def blocks(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in find_blocks(text)]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_hard_wrapped_paragraph_is_one_block(width: int) -> None:
    wrapped = textwrap.fill(PARAGRAPH, width)
    assert blocks(f"{wrapped}\n\n{wrapped}\n") == [PARAGRAPH, PARAGRAPH]


def test_a_paragraph_a_line_is_a_block_a_line() -> None:
    assert blocks(f"{PARAGRAPH}\n{PARAGRAPH}\n") == [PARAGRAPH, PARAGRAPH]


def test_a_blank_line_inside_a_long_unfinished_sentence_does_not_cut() -> None:
    text = "The harbour master believed that the boat which left at noon\n\nwould be back by night."
    assert len(blocks(text)) == 1


def test_a_blank_line_after_a_heading_cuts_although_small_letters_follow() -> None:
    assert blocks("The new boat\n\nis late again.") == ["The new boat", "is late again."]


def test_a_line_that_ends_in_a_small_word_goes_on() -> None:
    long = "x" * 250
    text = (
        f"{long}\nThe island has had cheaper ferry links to\nNorway. That changed in May.\n{long}"
    )
    assert "links to Norway." in blocks(text)[1]


def test_headings_and_bylines_stay_apart() -> None:
    text = "Ferry Is Late Again\nBy Ines Calder\n" + PARAGRAPH
    assert blocks(text)[:2] == ["Ferry Is Late Again", "By Ines Calder"]


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. ", "2) ", "(a) ", "## ", "> "])
def test_list_marks_and_headings_begin_a_block(mark: str) -> None:
    text = f"The council wants these three things of the company\n{mark}and one more boat"
    assert len(blocks(text)) == 2


def test_an_address_begins_a_block() -> None:
    text = "Everything the council decided about the boats is found on\n\nwww.example.org or here"
    assert len(blocks(text)) == 2


@pytest.mark.parametrize("begun", ["– as the council has it –", "example.org, which it owns,"])
def test_a_dash_or_an_address_inside_a_wrapped_sentence_begins_none(begun: str) -> None:
    above = "Everything that was decided about the boats of the island and its"
    text = f"{above} pier\n{begun} will be found on the door of the old shed, by\nthe pier."
    assert len(blocks(text)) == 1


def test_a_list_of_long_items_with_dashes_is_no_wrapped_sentence() -> None:
    items = [f"- the boat that leaves the island each day at {n} and comes back" for n in range(3)]
    assert len(blocks("\n".join(items))) == 3


def test_a_headline_that_stands_twice_and_the_author_under_it_are_blocks_of_their_own() -> None:
    title = "Council of the islands decides on a later boat for Fridays after a vote of 7 to 4"
    lines = [title, title, "by Ines Calder"]
    assert blocks("\n".join(lines)) == lines


def test_the_longest_of_a_few_points_is_no_wrapped_line() -> None:
    points = [
        "Summary",
        "Nine people were hurt when the old ferry hit the pier at 07:40",
        "Northpier stays closed until the evening",
        "The company says that the engine failed",
    ]
    assert blocks("\n".join(points)) == points


def test_a_sentence_of_two_lines_is_one_block_wherever_it_was_wrapped() -> None:
    text = (
        "The board of the harbour said on Monday that it had asked the captain\nAda Calder to go."
    )
    assert len(blocks(text)) == 1


def test_windows_and_old_mac_newlines_mean_the_same() -> None:
    text = "First line here.\n\nSecond line here."
    assert blocks(text.replace("\n", "\r\n")) == blocks(text.replace("\n", "\r")) == blocks(text)


def test_spaces_alone_make_no_block() -> None:
    assert blocks(" \n\t\n \u00a0 \n") == []


def test_a_line_that_begins_with_a_year_goes_on_after_a_month() -> None:
    text = "The old ferry made its last trip to the islands in March\n1987. Then it was sold."
    assert len(blocks(text)) == 1


def test_a_figure_under_a_heading_begins_a_block() -> None:
    assert len(blocks("Passengers carried in the summer season\n1,200 people came.")) == 2


def test_a_list_of_headlines_is_not_taken_for_a_wrapped_paragraph() -> None:
    headlines = [
        "Harbour Board Sells The Last Steam Crane To A Museum In Norway",
        "Mayor Ode Promises Cheaper Tickets For Every Islander By June",
        "Storm Closes Both Piers And Leaves Four Boats On The Sands",
        "Herring Prices Rise Again As Nets Stay Empty Along The Coast",
        "Lighthouse Keeper Retires After Thirty Years Without A Holiday",
    ]
    assert blocks("\n".join(headlines)) == headlines
