"""What an earlier report told otherwise is listed in the next one; the rest is not."""

from __future__ import annotations

from factcheck.model import Verdict
from factcheck.store.events import first_bad_event
from factcheck.workbench import Workbench

SUPPORTED, DISPUTED, OPINION = Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OPINION


def send(workbench: Workbench) -> None:
    workbench.record_sent(workbench.report(), "html")


def told(workbench: Workbench) -> list[tuple[int, Verdict, Verdict | None]]:
    found = workbench.report().corrections
    return [(each.one.claim.id, each.correction.old, each.correction.new) for each in found]


def test_a_verdict_changed_after_a_report_is_a_correction(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], SUPPORTED)
    workbench.decide(claim_ids[1], DISPUTED)
    assert told(workbench) == []
    send(workbench)
    assert told(workbench) == []

    workbench.decide(claim_ids[0], DISPUTED)

    assert told(workbench) == [(claim_ids[0], SUPPORTED, DISPUTED)]
    (each,) = workbench.report().corrections
    assert each.correction.at >= each.correction.sent_at
    assert each.one.claim.verdict is DISPUTED


def test_a_correction_stays_listed_in_every_later_report(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], SUPPORTED)
    send(workbench)
    workbench.decide(claim_ids[0], DISPUTED)
    send(workbench)
    send(workbench)
    assert told(workbench) == [(claim_ids[0], SUPPORTED, DISPUTED)]

    workbench.decide(claim_ids[0], None)

    assert told(workbench) == [
        (claim_ids[0], SUPPORTED, DISPUTED),
        (claim_ids[0], DISPUTED, None),
    ]


def test_what_was_never_reported_otherwise_is_no_correction(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], SUPPORTED)
    workbench.decide(claim_ids[0], DISPUTED)  # before anything went out
    send(workbench)
    workbench.decide(claim_ids[1], SUPPORTED)  # told as not reviewed
    workbench.decide(claim_ids[0], SUPPORTED)
    workbench.decide(claim_ids[0], DISPUTED)  # and back again

    assert told(workbench) == []


def test_an_undo_after_a_report_is_a_correction_too(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], SUPPORTED)
    workbench.decide(claim_ids[0], DISPUTED)
    send(workbench)

    assert workbench.undo_action() == "verdict"
    workbench.undo()

    assert told(workbench) == [(claim_ids[0], DISPUTED, SUPPORTED)]


def test_that_a_report_went_out_cannot_be_undone_and_stops_no_undo_and_no_redo(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], SUPPORTED)
    send(workbench)
    workbench.undo()
    assert workbench.claim(claim_ids[0]).verdict is None
    send(workbench)

    assert workbench.redo_action() == "verdict"
    workbench.redo()

    assert workbench.claim(claim_ids[0]).verdict is SUPPORTED
    assert first_bad_event(workbench._db) is None


def test_a_report_of_other_articles_tells_nothing_of_these(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], SUPPORTED)
    workbench.record_sent(workbench.report([]), "html")
    workbench.decide(claim_ids[0], DISPUTED)

    assert told(workbench) == []
