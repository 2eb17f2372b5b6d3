"""The gate: what a profile asks for, and what is missing, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import paths
from factcheck.errors import NotSaved
from factcheck.evidence import (
    RULES,
    Profile,
    profile,
    profiles,
    save_profiles,
    shipped,
    standing_of,
    weigh,
)
from factcheck.model import Verdict
from factcheck.sources import Evidence, Snapshot, Source, SourceDraft, SourceType, Stance, Waiver

PRIMARY = SourceDraft(
    "https://ministry.example/1",
    type=SourceType.PRIMARY,
    stance=Stance.SUPPORTS,
    read_on="2026-11-22",
    archive_url="https://archive.example/1",
)
AGAINST = replace(
    PRIMARY, url="https://paper.example/2", type=SourceType.NEWS, stance=Stance.CONTRADICTS
)
SECOND = replace(AGAINST, stance=Stance.SUPPORTS)


def gaps(verdict: Verdict | None, asked: str, *drafts: SourceDraft) -> dict[str, str]:
    return {gap.rule: gap.words for gap in weigh(behind(verdict, *drafts), profile(asked)).gaps}


def behind(verdict: Verdict | None, *drafts: SourceDraft, contact: str = "By mail.") -> Evidence:
    sources = tuple(Source(n, f"s{n}", 1, draft, n) for n, draft in enumerate(drafts))
    return Evidence(verdict, sources, contact=contact)


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.DISPUTED])
@pytest.mark.parametrize("asked", ["strict", "standard", "classroom"])
def test_evidence_from_both_sides_has_no_gap(verdict: Verdict, asked: str) -> None:
    assert gaps(verdict, asked, PRIMARY, AGAINST) == {}


@pytest.mark.parametrize("verdict", [Verdict.OPINION, None])
def test_an_opinion_and_what_is_not_reviewed_need_no_evidence(verdict: Verdict | None) -> None:
    assert gaps(verdict, "strict") == {}


def test_no_source_at_all_is_said_once() -> None:
    assert gaps(Verdict.SUPPORTED, "strict") == {"independent": "no source"}


def test_each_rule_has_its_words() -> None:
    bare = SourceDraft("https://paper.example/1", stance=Stance.CONTEXT)
    twin = replace(bare, url="https://www.paper.example/2")

    assert gaps(Verdict.SUPPORTED, "strict", bare, twin) == {
        "independent": "1 of 2 independent sources (one site: paper.example)",
        "primary": "no primary source",
        "bearing": "no source supports it",
        "against": "nothing on the other side",
        "read_on": "2 without the day it was read",
        "archived": "2 without an archived copy",
    }
    assert gaps(Verdict.DISPUTED, "classroom", bare) == {"bearing": "no source contradicts it"}
    told = [rule for rule in RULES if rule not in ("contact", "quoted")]
    assert list(gaps(Verdict.SUPPORTED, "strict", bare, twin)) == told


def test_the_claimant_is_asked_or_the_reason_is_told() -> None:
    silent = behind(Verdict.DISPUTED, PRIMARY, AGAINST, contact="")
    assert [gap.rule for gap in weigh(silent, profile("strict")).gaps] == ["contact"]
    assert weigh(silent, profile("standard")).gaps == ()


def test_words_on_where_the_other_side_was_looked_for_will_do() -> None:
    looked = replace(
        behind(Verdict.SUPPORTED, PRIMARY, SECOND),
        against="Searched the court's register: nothing.",
    )
    assert weigh(looked, profile("strict")).gaps == ()


def test_a_waived_gap_is_no_open_one_and_keeps_its_reason() -> None:
    waiver = Waiver(1, "w", 1, "primary", "The ministry is closed.", "2026-11-25T10:00:00", "r")
    other = replace(waiver, rule="archived")
    evidence = replace(
        behind(Verdict.SUPPORTED, replace(SECOND, url="https://post.example"), AGAINST),
        waivers=(waiver, other),
    )

    weighed = weigh(evidence, profile("standard"))

    assert weighed.gaps == ()
    assert [(gap.rule, gap.waiver) for gap in weighed.waived] == [("primary", waiver)]
    found = standing_of([(Verdict.SUPPORTED, weighed)])
    assert (found.ruled, found.with_gaps, found.with_waivers) == (1, 0, 1)


def test_a_quote_that_its_page_does_not_hold_is_a_gap() -> None:
    quoting = replace(PRIMARY, quote="the pier cost nine million")
    evidence = behind(Verdict.SUPPORTED, quoting, SECOND)
    kept = replace(evidence.sources[0], snapshot=Snapshot("a", "2026-11-25T10:00:00"))
    evidence = replace(evidence, sources=(kept, evidence.sources[1]))

    wrong = weigh(replace(evidence, texts={"a": "The pier cost three million."}), profile("strict"))
    right = weigh(
        replace(evidence, texts={"a": "Yes: “The  pier cost nine million”."}), profile("standard")
    )

    assert "quoted" in {gap.rule for gap in wrong.gaps}
    assert right.gaps == ()


def test_the_other_side_is_asked_for_by_the_strict_profile_alone() -> None:
    assert gaps(Verdict.SUPPORTED, "strict", PRIMARY, SECOND) == {
        "against": "nothing on the other side"
    }
    assert gaps(Verdict.SUPPORTED, "standard", PRIMARY, SECOND) == {}


def test_an_official_source_will_do_where_the_profile_says_so() -> None:
    official = replace(PRIMARY, type=SourceType.OFFICIAL)
    assert gaps(Verdict.SUPPORTED, "standard", official, SECOND) == {}
    assert "primary" in gaps(Verdict.SUPPORTED, "strict", official, SECOND)


def test_what_is_no_web_address_needs_no_archived_copy() -> None:
    paper = replace(PRIMARY, url="archive room, box 7", archive_url="")
    assert "archived" not in gaps(Verdict.SUPPORTED, "strict", paper, AGAINST)


def test_the_whole_counts_verdicts_that_need_evidence() -> None:
    asked = profile("standard")
    cases: list[tuple[Verdict | None, list[SourceDraft]]] = [
        (Verdict.SUPPORTED, [PRIMARY, SECOND]),
        (Verdict.DISPUTED, []),
        (Verdict.OPINION, []),
        (None, []),
    ]
    found = standing_of(
        (verdict, weigh(behind(verdict, *drafts), asked)) for verdict, drafts in cases
    )

    assert (found.ruled, found.with_gaps) == (2, 1)


def test_an_unknown_profile_is_the_usual_one() -> None:
    assert profile("of a newer version") == profile("standard")


def test_a_person_may_change_profiles_and_add_others() -> None:
    own = paths.config_file().with_name("evidence.toml")
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text("[radio]\nindependent = 1\n", encoding="utf-8")

    assert profile("radio") == Profile("radio", independent=1)
    assert profile("radio").words == "one source"
    assert list(profiles()) == ["strict", "standard", "classroom", "radio"]


def test_own_profiles_are_kept_and_shipped_ones_are_not_written_again() -> None:
    mine = Profile('of "ours"', 3, (SourceType.EXPERT,), bearing=True, contact=True)
    harder = replace(profile("classroom"), archived=True)

    save_profiles({**profiles(), mine.name: mine, "classroom": harder})

    assert profile(mine.name) == mine
    assert profile("classroom") == harder
    assert profile("strict") == shipped()["strict"]
    assert "strict" not in paths.config_file().with_name("evidence.toml").read_text("utf-8")


def test_profiles_that_the_disk_refuses_leave_the_old_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = Profile("ours", 3)
    save_profiles({**profiles(), mine.name: mine})

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(NotSaved, match="No space left on device"):
        save_profiles({**profiles(), mine.name: replace(mine, independent=1)})

    assert profile("ours") == mine
    assert [each.name for each in paths.config_file().parent.iterdir()] == ["evidence.toml"]


@pytest.mark.parametrize("text", ["[radio", "[radio]\nindependent = 'many'\n", "radio = 3\n"])
def test_a_damaged_file_of_profiles_changes_nothing(text: str) -> None:
    own = paths.config_file().with_name("evidence.toml")
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(text, encoding="utf-8")

    assert list(profiles()) == ["strict", "standard", "classroom"]
