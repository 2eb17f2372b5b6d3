"""The strip accounts for every character, in order, once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from pytestqt.qtbot import QtBot

from factcheck.coverage import State, Stretch, stretches
from factcheck.model import Kind, Mark, Role, StoredPassage, Verdict
from ui.panels.coverage import CoverageStrip
from ui.theme import Theme

S, F = Role.SENTENCE, Role.FURNITURE
Write = Callable[..., Any]


def test_a_passage_is_what_its_claims_are(write: Write) -> None:
    made = write((F, "Home"), "\n", (S, "It came."), " ", (S, "It left."), " ", (S, "Hello!"))
    made.mark("It came.", Verdict.SUPPORTED)
    made.mark("It left.")

    found = stretches(len(made.text), made.passages, made.marks)

    assert found == [
        Stretch(0, 5, State.FURNITURE),
        Stretch(5, 14, State.SUPPORTED),
        Stretch(14, 23, State.UNREVIEWED),
        Stretch(23, 29, State.UNCHECKABLE),
    ]


def test_claims_share_their_passage(write: Write) -> None:
    made = write((S, "It came and it left and so on."))
    made.mark("It came", Verdict.DISPUTED)
    made.mark("it left", Verdict.OPINION)

    found = stretches(len(made.text), made.passages, made.marks)

    assert found == [Stretch(0, 12, State.DISPUTED), Stretch(12, 30, State.OPINION)]


def test_a_text_without_passages_is_not_looked_at_yet() -> None:
    assert stretches(7, [], []) == [Stretch(0, 7, State.UNSEEN)]


@given(
    st.lists(st.tuples(st.sampled_from([S, F]), st.integers(1, 9), st.integers(0, 3)), max_size=9),
    st.data(),
)
def test_nothing_is_left_out_and_nothing_counted_twice(
    lengths: list[tuple[Role, int, int]], data: st.DataObject
) -> None:
    passages, at = [], data.draw(st.integers(0, 3))
    for number, (role, size, gap) in enumerate(lengths):
        passages.append(StoredPassage(number, 1, at, at + size, role, Kind.FACT, (), False))
        at += size + gap
    spans = data.draw(st.lists(st.tuples(st.integers(0, at), st.integers(1, 12)), max_size=9))
    marks = [
        Mark(n, start, min(at, start + size), Kind.FACT, Verdict.SUPPORTED)
        for n, (start, size) in enumerate(sorted(spans))
    ]

    found = stretches(at, passages, marks)

    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
    assert "".join("x" * (one.end - one.start) for one in found) == "x" * at
    assert all(a.end == b.start for a, b in pairwise(found))


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme) -> CoverageStrip:
    made = CoverageStrip(theme)
    qtbot.addWidget(made)
    made.resize(14, 200)
    made.show()
    made.show_stretches([Stretch(0, 50, State.FURNITURE), Stretch(50, 100, State.DISPUTED)])
    return made


def test_a_click_goes_to_the_offset_at_that_height(strip: CoverageStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.place_chosen) as caught:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 150))

    assert abs(caught.args[0] - 75) <= 1


def test_the_strip_speaks(strip: CoverageStrip, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "ui.panels.coverage.QToolTip.showText", lambda point, text, widget: said.append(text)
    )
    for y in (20, 180):
        strip.event(QHelpEvent(QEvent.Type.ToolTip, QPoint(5, y), QPoint(5, y)))

    assert ["Page furniture" in said[0], "Disputed" in said[1]] == [True, True]
    assert strip.accessibleDescription() == (
        "Disputed: 50 % of the text; Page furniture: 50 % of the text"
    )


def test_more_stretches_than_pixels_are_painted_row_by_row(strip: CoverageStrip) -> None:
    states = [State.SUPPORTED, State.DISPUTED]
    strip.show_stretches([Stretch(n, n + 1, states[n * 2 // 5000]) for n in range(5000)])

    image = strip.grab().toImage()

    middle = strip.width() // 2
    assert image.pixelColor(middle, 50) == Theme("light").color("supported")
    assert image.pixelColor(middle, 150) == Theme("light").color("disputed")


def test_no_article_leaves_an_empty_strip(strip: CoverageStrip, qtbot: QtBot) -> None:
    strip.show_stretches([])
    strip.grab()

    assert strip.stretch_at(10) is None
    assert strip.accessibleDescription() == ""
    with qtbot.assertNotEmitted(strip.place_chosen):
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 50))
