"""The history says in words what was done, by whom and when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.by_hand import event
from ui.panels.history import SHOWN_AT_FIRST, History, event_words, line_words, when_words
from ui.theme import Theme


@pytest.mark.parametrize(
    ("action", "before", "after", "of", "words"),
    [
        ("verdict", {"verdict": None}, {"verdict": "disputed"}, "", "Unreviewed → Disputed"),
        ("verdict", {"verdict": "opinion"}, {"verdict": "supported"}, "", "Opinion → Supported"),
        ("verdict", {"verdict": "opinion"}, {"verdict": None}, "", "Opinion → Unreviewed"),
        (
            "verdict",
            {"verdict": "disputed"},
            {"verdict": None},
            "undo",
            "undone: Unreviewed → Disputed",
        ),
        (
            "verdict",
            {"verdict": None},
            {"verdict": "disputed"},
            "redo",
            "done again: Unreviewed → Disputed",
        ),
        ("note", {"note": ""}, {"note": "x"}, "", "note written"),
        ("note", {"note": "x"}, {"note": "y"}, "", "note changed"),
        ("note", {"note": "x"}, {"note": ""}, "", "note removed"),
        ("note", {"note": "x"}, {"note": ""}, "undo", "undone: note written"),
        ("flag", {"flagged": 0}, {"flagged": 1}, "", "flagged"),
        ("flag", {"flagged": 1}, {"flagged": 0}, "", "flag removed"),
        ("flag", {"flagged": 1}, {"flagged": 0}, "undo", "undone: flagged"),
        ("statement", {"statement": "a"}, {"statement": "b"}, "", "statement changed"),
        ("source_add", {}, {"url": "https://a.example/x"}, "", "source added: a.example"),
        ("source_add", {}, {}, "", "source added"),
        ("source_add", {"url": "page 4"}, {}, "undo", "undone: source added: page 4"),
        ("source_edit", {"title": "Old"}, {"title": "New"}, "", "source changed: New"),
        ("source_remove", {"title": "Old"}, {}, "", "source removed: Old"),
        ("split", {}, {}, "", "split in two"),
        ("merge", {}, {}, "", "merged with the next claim"),
        ("remove_claim", {"removed": 0}, {"removed": 1}, "", "claim taken off the list"),
        ("something_new", {}, {}, "", "something new"),
    ],
)
def test_what_was_done_in_words(
    action: str, before: dict[str, Any], after: dict[str, Any], of: str, words: str
) -> None:
    assert event_words(event(action, before, after, of)) == words


def test_a_line_says_when_what_and_who() -> None:
    done = event("verdict", {"verdict": None}, {"verdict": "disputed"})
    here = datetime.fromisoformat(done.at).astimezone()

    assert line_words(done, today=here.date()) == f"{here:%H:%M} · Unreviewed → Disputed · you"


def test_another_day_is_named() -> None:
    at = datetime(2021, 4, 5, 12).astimezone()

    assert when_words(at.isoformat(), date(2021, 4, 6)) == "5 Apr 2021 12:00"
    assert when_words("some time ago", date(2021, 4, 6)) == "some time ago"


def test_only_the_reviewer_at_the_desk_is_you() -> None:
    done = event("split", {}, {}, reviewer="Ada")

    assert line_words(done, "Ada").endswith("· you")
    assert line_words(done, "Grace").endswith("· Ada")


def test_older_events_are_shown_when_asked_for(qtbot: QtBot, theme: Theme) -> None:
    history = History(theme, lambda: "you")
    qtbot.addWidget(history)
    count = SHOWN_AT_FIRST + 3

    history.show_events([event("split", {}, {}, seq=count - n) for n in range(count)])
    assert len(history.lines()) == SHOWN_AT_FIRST
    assert history._all.text() == "Show 3 older"
    history._all.click()
    assert len(history.lines()) == count


def test_a_claim_without_history_says_so(qtbot: QtBot, theme: Theme) -> None:
    history = History(theme, lambda: "you")
    qtbot.addWidget(history)

    assert history.lines() == ["Nothing was changed yet."]
