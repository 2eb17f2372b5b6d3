"""The evidence behind a verdict: each act is stored, told in the record, undone and done again."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from factcheck.errors import ChangeRefused
from factcheck.evidence import Match, profile, weigh
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import LinkCheck, LinkState, Source, SourceDraft
from factcheck.workbench import Workbench

PAGE = "The pier was opened on 3 May. It had cost nine million euros."


@pytest.fixture
def ids(claim_ids: list[int]) -> list[int]:
    return claim_ids


def link(workbench: Workbench, claim_id: int, number: int = 1) -> Source:
    workbench.add_source(claim_id, SourceDraft(f"https://example.org/{number}"))
    return workbench.sources(claim_id)[-1]


def whole(workbench: Workbench) -> None:
    path = workbench.path
    workbench.close()
    assert Workbench.check(path).problems == ()


def test_sources_change_their_places(workbench: Workbench, ids: list[int]) -> None:
    links = [link(workbench, ids[0], number) for number in range(3)]

    workbench.move_source(links[2].id, -2)

    order = [one.draft.url[-1] for one in workbench.sources(ids[0])]
    assert order == ["2", "0", "1"]
    assert workbench.move_source(links[2].id, -1).rows == ()  # it is the first already
    workbench.undo()
    assert [one.draft.url[-1] for one in workbench.sources(ids[0])] == ["0", "1", "2"]
    whole(workbench)


def test_a_source_is_used_on_another_claim_with_its_text(
    workbench: Workbench, ids: list[int]
) -> None:
    source = link(workbench, ids[0])
    workbench.keep_snapshot(source.id, PAGE)

    workbench.reuse_source(ids[1], source.id)

    (other,) = workbench.sources(ids[1])
    assert other.draft == source.draft
    assert other.snapshot is not None
    assert workbench.snapshot_text(other.snapshot) == PAGE
    whole(workbench)


def test_a_kept_text_is_stored_once_and_tells_of_the_quote(
    workbench: Workbench, ids: list[int]
) -> None:
    source = link(workbench, ids[0])
    told = SourceDraft(source.draft.url, title="Pier", quote="nine million euros")
    change = workbench.keep_snapshot(source.id, PAGE, origin="https://example.org/1", draft=told)
    workbench.keep_snapshot(link(workbench, ids[1]).id, PAGE)

    assert len(change.rows) == 1
    evidence = workbench.evidence(workbench.claim(ids[0]))
    assert evidence.sources[0].draft == told
    assert weigh(evidence, profile("strict")).quotes[0].match is Match.FOUND
    assert workbench._db.execute("SELECT count(*) FROM snapshot").fetchone() == (1,)
    for _ in range(3):  # the other text, its link, this text
        workbench.undo()
    assert workbench.sources(ids[0])[0].snapshot is None
    workbench.redo()
    assert workbench.sources(ids[0])[0].snapshot is not None
    with pytest.raises(ChangeRefused):
        workbench.keep_snapshot(source.id, " \n")
    whole(workbench)


def test_an_altered_or_missing_text_is_found(workbench: Workbench, ids: list[int]) -> None:
    path = workbench.path
    workbench.keep_snapshot(link(workbench, ids[0]).id, PAGE)
    workbench._db.execute("UPDATE snapshot SET text = replace(text, 'nine', 'five')")
    workbench.close()

    (problem,) = Workbench.check(path).problems

    assert "kept of a source" in problem


def test_what_is_said_beside_the_sources_is_part_of_the_review(
    workbench: Workbench, ids: list[int]
) -> None:
    workbench.save_draft(ids[0], "contact", "Asked by")
    workbench.tell_evidence(ids[0], contact=" Asked by mail; no answer. ")
    workbench.tell_evidence(ids[0], against="Searched the register.")

    claim = workbench.claim(ids[0])
    assert (claim.contact, claim.against) == (
        "Asked by mail; no answer.",
        "Searched the register.",
    )
    assert workbench.drafts(ids[0]) == {}
    assert workbench.claim_ids(ClaimQuery(search="register")) == [ids[0]]
    workbench.undo()
    assert workbench.claim(ids[0]).against == ""
    assert [event.action for event in workbench.history(ids[0])] == ["evidence"] * 3
    whole(workbench)


def test_all_that_is_told_beside_the_sources_is_one_step_and_its_drafts_go_with_it(
    workbench: Workbench, ids: list[int]
) -> None:
    workbench.decide(ids[0], Verdict.SUPPORTED)
    for field in ("contact", "against", "waive primary"):
        workbench.save_draft(ids[0], field, "half")
    told = {"contact": "Asked.", "against": "The register.", "reasons": {"primary": "None."}}

    change = workbench.tell_evidence(ids[0], **told)

    assert {row.table for row in change.rows} == {"review", "waiver"}
    assert workbench.drafts(ids[0]) == {}
    workbench.undo()
    claim = workbench.claim(ids[0])
    assert (claim.contact, claim.against) == ("", "")
    assert workbench.evidence(claim).waivers == ()
    assert claim.verdict is Verdict.SUPPORTED
    workbench.save_draft(ids[0], "waive primary", "half")
    workbench.drop_drafts(ids[0], ["waive primary"])
    assert workbench.drafts(ids[0]) == {}
    whole(workbench)


def test_a_gap_is_waived_with_a_reason_until_it_is_asked_for_again(
    workbench: Workbench, ids: list[int]
) -> None:
    for claim_id in ids[:2]:
        workbench.decide(claim_id, Verdict.SUPPORTED)
        assert workbench.tell_evidence(claim_id, reasons={"independent": "  "}).rows == ()
        workbench.tell_evidence(claim_id, reasons={"independent": "Only the port keeps the book."})
    workbench.tell_evidence(ids[0], reasons={"independent": "Another reason."})

    weighed = weigh(workbench.evidence(workbench.claim(ids[0])), profile("classroom"))
    assert [gap.waiver and gap.waiver.reason for gap in weighed.waived] == ["Another reason."]
    assert weighed.gaps == ()
    article = workbench.claim(ids[0]).article_id
    assert workbench.standing([article]).with_waivers == 2
    workbench.tell_evidence(ids[0], reasons={"independent": ""})
    assert workbench.evidence(workbench.claim(ids[0])).waivers == ()
    workbench.undo()
    workbench.undo()
    (waiver,) = workbench.evidence(workbench.claim(ids[0])).waivers
    assert waiver.reason == "Only the port keeps the book."
    whole(workbench)


def test_a_merged_claim_keeps_what_was_said_of_both(workbench: Workbench, ids: list[int]) -> None:
    workbench.tell_evidence(ids[0], contact="Asked.")
    workbench.tell_evidence(ids[1], contact="Not asked: dead.")
    workbench.tell_evidence(ids[1], reasons={"primary": "None exists."})

    workbench.merge_claim(ids[0])

    claim = workbench.claim(ids[0])
    assert claim.contact == "Asked.\nNot asked: dead."
    assert [waiver.rule for waiver in workbench.evidence(claim).waivers] == ["primary"]
    workbench.undo()
    assert workbench.evidence(workbench.claim(ids[1])).waivers
    whole(workbench)


def test_how_links_answered_is_remembered_and_no_act(
    workbench: Workbench, ids: list[int], tmp_path: Path
) -> None:
    link(workbench, ids[0])
    head = workbench.record_head()
    gone = LinkCheck("https://example.org/1", LinkState.GONE, "2026-11-25T10:00:00+00:00", "404")
    workbench.record_link_checks([gone])
    workbench.record_link_checks([gone])

    assert workbench.link_checks() == {gone.url: gone}
    assert workbench.record_head() == head
    whole(workbench)


def test_every_report_prints_waivers_with_their_reason_and_what_stands_beside_the_links(
    workbench: Workbench, ids: list[int], tmp_path: Path
) -> None:
    workbench.decide(ids[0], Verdict.SUPPORTED)
    workbench.tell_evidence(ids[0], reasons={"primary": "Only the port keeps the book."})
    workbench.tell_evidence(ids[0], contact="Asked by mail twice.")
    told = SourceDraft("https://example.org/1", quote="nine million", interests="builds piers")
    workbench.keep_snapshot(link(workbench, ids[0]).id, PAGE, draft=told)
    report = workbench.report()
    for format in ("html", "md", "csv", "json"):
        path = tmp_path / f"report.{format}"
        workbench.export(report, format, path)
        text = path.read_text(encoding="utf-8").replace("\\", "")
        for words in ("Only the port keeps the book.", "Asked by mail twice.", "builds piers"):
            assert words in text, (format, words)
        assert ("found on the page" in text) or format == "json"


def harm(path: Path) -> None:
    """Alter one entry of the record, so that the library must be recovered."""
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER event_never_changes")
        last = db.execute("SELECT max(seq) FROM event").fetchone()[0]
        db.execute("UPDATE event SET hash = 'x' WHERE seq = ?", (last,))
    db.close()


@pytest.mark.parametrize("lost", [False, True])
def test_recovery_brings_kept_texts_back_and_knows_of_those_that_are_lost(
    workbench: Workbench, ids: list[int], lost: bool
) -> None:
    path = workbench.path
    workbench.back_up("asked")
    workbench.keep_snapshot(link(workbench, ids[0]).id, PAGE)
    workbench.write_note(ids[1], "The entry that is lost.")
    if lost:
        workbench._db.execute("UPDATE snapshot SET text = 'altered'")
    workbench._library.close()  # without a backup
    harm(path)

    found = Workbench.recover(path)

    assert Workbench.check(path).problems == ()
    with Workbench.open(path) as again:
        snapshot = again.sources(ids[0])[0].snapshot
        assert snapshot is not None
        assert again.snapshot_text(snapshot) == (None if lost else PAGE)
    assert any("kept of a source" in line for line in found.missing) is lost
