"""What a reviewer says of pairs, verdicts carried over, published checks: kept, undone, checked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from factcheck.claimreviews import read_checks
from factcheck.elsewhere import Elsewhere, Entry, Link
from factcheck.errors import ChangeRefused
from factcheck.kindred import Says
from factcheck.model import Intake, Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceDraft, Stance
from factcheck.workbench import Workbench

HARBOUR = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The harbour cost 5 million.",
    "reviewRating": {"@type": "Rating", "alternateName": "False"},
    "author": {"@type": "Organization", "name": "A desk"},
    "itemReviewed": {"@type": "Claim", "author": {"name": "The mayor"}},
    "datePublished": "2021-03-03",
    "url": "https://desk.example.org/harbour",
}


@pytest.fixture
def ids(workbench: Workbench) -> list[int]:
    return workbench.claim_ids(ClaimQuery())


def checks_file(*nodes: object) -> Intake:
    return read_checks(json.dumps(nodes or (HARBOUR,)).encode(), "checks.json")


def test_what_is_said_of_a_pair_is_remembered_and_taken_back(
    workbench: Workbench, ids: list[int]
) -> None:
    change = workbench.say_of_pairs([(ids[0], ids[1])], Says.APART)
    assert change.claim_ids == {ids[0], ids[1]}
    (mark,) = workbench.pair_marks([ids[1]])
    assert (mark.ids, mark.says) == ({ids[0], ids[1]}, Says.APART)
    assert workbench.pair_marks([ids[2]]) == []
    workbench.say_of_pairs([(ids[1], ids[0])], None)
    assert workbench.pair_marks() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pair SET says = 'same'",
        "UPDATE pair SET reviewer_id = (SELECT id FROM reviewer WHERE name = 'another')",
        "DELETE FROM pair",
    ],
)
def test_a_pair_that_the_record_does_not_explain_is_found(
    library_path: Path, make_intake: Callable[..., Intake], statement: str
) -> None:
    with Workbench.create(library_path) as workbench:
        bridges(workbench, make_intake)
        one, other, *_ = workbench.claim_ids(ClaimQuery())
        workbench.say_of_pairs([(one, other)], Says.APART)
    Workbench.open(library_path, reviewer="another").close()
    assert Workbench.check(library_path).problems == ()
    with closing(sqlite3.connect(library_path)) as file, file:
        file.execute(statement)

    assert any("What was said of" in told for told in Workbench.check(library_path).problems)


def test_a_whole_group_is_one_step_of_undo(workbench: Workbench, ids: list[int]) -> None:
    workbench.say_of_pairs([(ids[0], ids[1]), (ids[0], ids[2])], Says.APART)
    workbench.undo()
    assert workbench.pair_marks() == []
    workbench.redo()
    assert len(workbench.pair_marks()) == 2


def test_saying_the_other_thing_replaces_what_was_said(
    workbench: Workbench, ids: list[int]
) -> None:
    workbench.say_of_pairs([(ids[0], ids[1])], Says.APART)
    workbench.say_of_pairs([(ids[1], ids[0])], Says.SAME)
    assert [mark.says for mark in workbench.pair_marks()] == [Says.SAME]
    workbench.undo()
    assert [mark.says for mark in workbench.pair_marks()] == [Says.APART]
    assert workbench.say_of_pairs([(ids[0], ids[1])], Says.APART).rows == ()


def test_a_verdict_goes_over_with_the_sources_that_are_not_there_yet(
    workbench: Workbench, ids: list[int]
) -> None:
    here, there = ids[:2]
    workbench.add_source(there, SourceDraft("https://a.example.org/", title="kept"))
    for url in ("https://a.example.org/", "https://b.example.org/"):
        workbench.add_source(here, SourceDraft(url, stance=Stance.CONTRADICTS))
    workbench.decide(here, Verdict.DISPUTED)
    change = workbench.apply_verdict(here, there)
    assert workbench.claim(there).verdict is Verdict.DISPUTED
    links = workbench.sources(there)
    assert [link.draft.url[8:9] for link in links] == ["a", "b"]
    assert (links[0].draft.title, links[1].draft.stance) == ("kept", Stance.CONTRADICTS)
    assert change.claim_ids == {there}
    workbench.undo()
    assert workbench.claim(there).verdict is None
    assert len(workbench.sources(there)) == 1


def test_a_different_verdict_is_not_replaced_without_saying_so(
    workbench: Workbench, ids: list[int]
) -> None:
    here, there = ids[:2]
    workbench.decide(here, Verdict.DISPUTED)
    workbench.decide(there, Verdict.SUPPORTED)
    with pytest.raises(ChangeRefused, match="supported"):
        workbench.apply_verdict(here, there)
    assert workbench.claim(there).verdict is Verdict.SUPPORTED
    workbench.apply_verdict(here, there, replace=True)
    assert workbench.claim(there).verdict is Verdict.DISPUTED


def test_without_a_verdict_there_is_nothing_to_apply(workbench: Workbench, ids: list[int]) -> None:
    with pytest.raises(ChangeRefused, match="no verdict"):
        workbench.apply_verdict(ids[0], ids[1])


def test_published_checks_come_in_once_and_go_with_undo(workbench: Workbench) -> None:
    file = checks_file()
    workbench.add_checks(file)
    (check,) = workbench.checks()
    assert (check.claim, check.rating, check.publisher, check.checked_on) == (
        "The harbour cost 5 million.", "False", "A desk", "2021-03-03",
    )  # fmt: skip
    assert workbench.has_checks(file.sha256)
    with pytest.raises(ChangeRefused, match="already"):
        workbench.add_checks(file)
    workbench.undo()
    assert workbench.checks() == []
    workbench.add_checks(file)
    assert workbench.checks() == [check]


def test_the_link_of_a_published_check_becomes_a_source(
    workbench: Workbench, ids: list[int]
) -> None:
    workbench.add_checks(checks_file())
    (check,) = workbench.checks()
    workbench.cite_check(ids[0], check.id)
    (source,) = workbench.sources(ids[0])
    assert source.draft.url == "https://desk.example.org/harbour"
    assert source.draft.publisher == "A desk"
    assert source.draft.stance is Stance.CONTEXT
    with pytest.raises(ChangeRefused, match="already"):
        workbench.cite_check(ids[0], check.id)


def test_a_full_check_vouches_for_all_of_it(
    library_path: Path, make_intake: Callable[..., Intake]
) -> None:
    with Workbench.create(library_path) as workbench:
        workbench.add_article(make_intake())
        first, second, third, _ = workbench.claim_ids(ClaimQuery())
        workbench.say_of_pairs([(first, second)], Says.APART)
        workbench.say_of_pairs([(first, second)], Says.SAME)
        workbench.decide(first, Verdict.SUPPORTED)
        workbench.apply_verdict(first, third)
        workbench.add_checks(checks_file())
        workbench.undo()
        workbench.redo()
    assert Workbench.check(library_path).problems == ()


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE published_check SET rating = 'True'", "fact checks of “checks.json”"),
        ("UPDATE feed SET name = 'other'", "fact checks of “other”"),
        ("UPDATE pair SET says = 'same'", "What was said of"),
        ("DELETE FROM pair", "What was said of"),
    ],
)
def test_a_full_check_finds_what_was_altered(
    library_path: Path, make_intake: Callable[..., Intake], sql: str, told: str
) -> None:
    with Workbench.create(library_path) as workbench:
        workbench.add_article(make_intake())
        first, second, *_ = workbench.claim_ids(ClaimQuery())
        workbench.say_of_pairs([(first, second)], Says.APART)
        workbench.add_checks(checks_file())
        workbench._db.execute(sql)
    assert any(told in problem for problem in Workbench.check(library_path).problems)


def test_a_damaged_library_is_recovered_with_pairs_and_checks(
    library_path: Path, make_intake: Callable[..., Intake]
) -> None:
    with Workbench.create(library_path) as workbench:
        workbench.add_article(make_intake())
        workbench.back_up("hourly")
        first, second, *_ = workbench.claim_ids(ClaimQuery())
        workbench.say_of_pairs([(first, second)], Says.APART)
        workbench.add_checks(checks_file())
        workbench._db.execute("UPDATE claim SET text = 'altered'")
        workbench._library.close()
    recovered = Workbench.recover(library_path)
    assert recovered.missing == ()
    with Workbench.open(library_path) as workbench:
        assert [mark.says for mark in workbench.pair_marks()] == [Says.APART]
        assert [check.rating for check in workbench.checks()] == ["False"]
    assert Workbench.check(library_path).problems == ()


def test_a_report_tells_what_conflicts(
    library_path: Path, make_intake: Callable[..., Intake]
) -> None:
    with Workbench.create(library_path) as workbench:
        for name, cost in (("One", "12"), ("Two", "19")):
            said = f"The suspension bridge over the river Wend cost {cost} million euros."
            workbench.add_article(make_intake("Home", said, "Nobody likes it.", title=name))
        workbench.relate_claims()
        (group,) = workbench.report().related
        assert group.kind == "conflict"
        assert {one.words for one in group.said} == {"12 million euros", "19 million euros"}
        assert "not compatible" in group.whys[0]
        first, *_ = workbench.claim_ids(ClaimQuery())
        pair = [one.one.claim.id for one in group.said]
        workbench.say_of_pairs([(pair[0], pair[1])], Says.APART)
        workbench.relate_claims()
        assert workbench.report().related == ()
        assert first in pair


def bridges(workbench: Workbench, make_intake: Callable[..., Intake]) -> None:
    for name, cost in (("One", "12"), ("Two", "19")):
        said = f"The suspension bridge over the river Wend cost {cost} million euros."
        workbench.add_article(make_intake("Home", said, "Nobody likes it.", title=name))


def related_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that are held against the library from now on."""
    asked: list[str] = []
    plain = Elsewhere.related

    def listen(elsewhere: Elsewhere, one: Entry) -> list[Link]:
        asked.append(one.statement)
        return plain(elsewhere, one)

    monkeypatch.setattr(Elsewhere, "related", listen)
    return asked


def test_what_was_found_is_kept_and_only_what_changed_is_sought_again(
    library_path: Path, make_intake: Callable[..., Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workbench.create(library_path) as workbench:
        bridges(workbench, make_intake)
        workbench.relate_claims()
        before = workbench.kindred
        head = workbench.record_head()
    asked = related_anew(monkeypatch)
    with Workbench.open(library_path) as workbench:
        workbench.relate_claims()
        assert asked == []
        assert workbench.kindred == before
        assert workbench.record_head() == head
        changed = "The suspension bridge over the river Wend cost 12.0 million euros."
        second = next(one for one in workbench.claim_ids(ClaimQuery())
                      if "19 million" in workbench.claim(one).text)  # fmt: skip
        workbench.edit_statement(second, changed)
        workbench.relate_claims()
        assert asked == [changed]
        assert [group.kind for group in workbench.kindred] == ["same"]
    assert Workbench.check(library_path).problems == ()


def test_damage_to_what_is_kept_is_found_and_put_right(
    library_path: Path, make_intake: Callable[..., Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workbench.create(library_path) as workbench:
        bridges(workbench, make_intake)
        workbench.relate_claims()
        before = workbench.kindred
    with closing(sqlite3.connect(library_path)) as file, file:
        rows = file.execute("SELECT claim_id, links FROM claim_kindred WHERE links <> x''")
        for claim_id, links in rows.fetchall():
            flipped = bytes([*links[:-9], links[-9] ^ 1, *links[-8:]])
            file.execute(
                "UPDATE claim_kindred SET links = ? WHERE claim_id = ?", (flipped, claim_id)
            )
    asked = related_anew(monkeypatch)
    with Workbench.open(library_path) as workbench:
        workbench.relate_claims()
        assert len(asked) == 2
        assert workbench.kindred == before


def test_a_library_opened_to_read_only_is_related_and_stays_as_it_is(
    library_path: Path, make_intake: Callable[..., Intake]
) -> None:
    with Workbench.create(library_path) as workbench:
        bridges(workbench, make_intake)
    with Workbench.open(library_path, read_only=True) as workbench:
        workbench.relate_claims()
        assert len(workbench.kindred) == 1
        assert workbench.kept_relations(workbench.claim_ids(ClaimQuery())) == {}
