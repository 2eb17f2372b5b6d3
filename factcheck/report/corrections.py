"""Corrections as every report tells them: what an earlier report said, what holds now, and why."""

from __future__ import annotations

from factcheck.report import words
from factcheck.report.build import Corrected, Report

TITLE = "Corrections"


def opening(report: Report) -> str:
    """What the list is, in one sentence; nothing where there are no corrections."""
    number = len(report.corrections)
    if not number:
        return ""
    was = "was" if number == 1 else "were"
    return f"{words.plural(number, 'verdict')} of earlier reports {was} changed."


def change(each: Corrected) -> str:
    """``was Disputed, is Supported``, with the symbols of both."""
    old, new = words.label_for(each.correction.old), words.label_for(each.correction.new)
    return f"was {old.symbol} {old.word}, became {new.symbol} {new.word}"


def dates(each: Corrected) -> str:
    """When it was changed, and which report said otherwise."""
    changed, sent = each.correction.at, each.correction.sent_at
    return f"changed {words.moment(changed)}; reported otherwise {words.moment(sent)}"


def note(each: Corrected) -> str:
    """The reviewer's note on the claim as it is now."""
    return " ".join(each.one.claim.note.split())


def statement(each: Corrected) -> str:
    """What the claim says."""
    return " ".join(each.one.claim.statement.split())
