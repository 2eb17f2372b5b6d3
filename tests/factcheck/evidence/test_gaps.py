"""The gate: what a profile asks for, and what is missing, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import paths
from factcheck.evidence import RULES, Profile, profile, profiles, standing_of, weigh
from factcheck.model import SourceDraft, SourceType, Stance, Verdict

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
    return {gap.rule: gap.words for gap in weigh(verdict, drafts, profile(asked)).gaps}


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
        "against": "nothing for the other side",
        "read_on": "2 without the day it was read",
        "archived": "2 without an archived copy",
    }
    assert gaps(Verdict.DISPUTED, "classroom", bare) == {"bearing": "no source contradicts it"}
    assert list(gaps(Verdict.SUPPORTED, "strict", bare, twin)) == list(RULES)


def test_the_other_side_is_asked_for_by_the_strict_profile_alone() -> None:
    assert gaps(Verdict.SUPPORTED, "strict", PRIMARY, SECOND) == {
        "against": "nothing for the other side"
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
    found = standing_of((verdict, weigh(verdict, drafts, asked)) for verdict, drafts in cases)

    assert (found.ruled, found.with_gaps) == (2, 1)


def test_an_unknown_profile_is_the_usual_one() -> None:
    assert profile("of a newer version") == profile("standard")


def test_a_person_may_change_profiles_and_add_others() -> None:
    own = paths.config_file().with_name("evidence.toml")
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('[radio]\nwords = "one source"\nindependent = 1\n', encoding="utf-8")

    assert profile("radio") == Profile("radio", "one source", independent=1)
    assert list(profiles()) == ["strict", "standard", "classroom", "radio"]


@pytest.mark.parametrize("text", ["[radio", "[radio]\nindependent = 'many'\n", "radio = 3\n"])
def test_a_damaged_file_of_profiles_changes_nothing(text: str) -> None:
    own = paths.config_file().with_name("evidence.toml")
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(text, encoding="utf-8")

    assert list(profiles()) == ["strict", "standard", "classroom"]
