"""Every act of the record has words, in undo and in the history, and no words are for no act."""

from __future__ import annotations

import re

from factcheck import paths
from factcheck.record import Change, Event, RowChange
from ui import wording
from ui.panels.history import event_words

CORE = paths.SEEDS.parent / "factcheck"
# The code of an act is the first text in what writes it; pairs and settled differences name theirs.
WRITTEN = re.compile(
    r"(?:_record|_add)\(\s*\"([a-z_]+)\"|rows\.apply\(\s*(?:self\._)?db, \"([a-z_]+)\""
)
NAMED = {"apart", "same", "untold", "settle"}
OF_NO_CLAIM = {"add_checks"}


def codes() -> set[str]:
    texts = (path.read_text(encoding="utf-8") for path in CORE.rglob("*.py"))
    return NAMED | {one or other for text in texts for one, other in WRITTEN.findall(text)}


def event(action: str) -> Event:
    return Event(1, "2026-11-25T10:00:00+00:00", "you", action, "", {}, {})


def test_every_act_has_words_for_undo() -> None:
    assert {"import", "evidence", "verdict", "source_reuse"} <= codes()
    assert codes() - {"verdict"} == set(wording._ACTS)


def test_every_act_on_a_claim_has_words_in_its_history() -> None:
    one_word = {"note", "flag", "verdict"}
    for code in codes() - OF_NO_CLAIM:
        told = event_words(event(code))
        assert told not in (code, code.replace("_", " ")) or code in one_word, code


def test_undo_and_redo_name_the_act_and_of_a_verdict_which_it_was() -> None:
    ruled = (RowChange("review", "r", {"verdict": None}, {"verdict": "disputed"}),)
    assert wording.done(Change("verdict", ruled)) == "verdict Disputed"
    assert wording.done_again(Change("verdict", ruled)) == "Done again: verdict Disputed"
    back = Change("verdict", tuple(row.reversed() for row in ruled))
    assert wording.undone(back) == "Undone: verdict Disputed"
    assert wording.undone(Change("import", ())) == "Undone: article imported"
