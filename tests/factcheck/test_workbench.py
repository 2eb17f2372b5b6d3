"""What a reviewer does to a library, and that every bit of it can be taken back."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import ChangeRefused
from factcheck.model import Counts, Intake, Role, Verdict
from factcheck.progress import Progress, StoppedError
from factcheck.query import ClaimQuery, Order, Place, Show
from factcheck.sources import SourceDraft, Stance
from factcheck.store import articles
from factcheck.workbench import Workbench


def everything(workbench: Workbench) -> list[Any]:
    """All that a reviewer can see: what undo must bring back."""
    kept = workbench.counts()
    counted = sum((row.counts for row in workbench.articles()), Counts())
    assert kept == counted
    return [
        workbench.articles(),
        *[
            (
                workbench.passages(row.id),
                workbench.marks(row.id),
                [
                    (claim, workbench.sources(claim.id))
                    for claim in workbench.claims(workbench.claim_ids(ClaimQuery(row.id)))
                ],
            )
            for row in workbench.articles()
        ],
    ]


def test_an_import_puts_the_article_its_passages_and_its_claims_on_the_list(
    workbench: Workbench,
) -> None:
    (row,) = workbench.articles()
    article = workbench.article(row.id)
    assert (row.title, row.counts) == ("A visit", Counts(total=4))
    assert [passage.role for passage in workbench.passages(row.id)] == [
        Role.FURNITURE, Role.SENTENCE, Role.SENTENCE, Role.SENTENCE, Role.SENTENCE,
    ]  # fmt: skip
    for claim in workbench.claims(workbench.claim_ids(ClaimQuery(row.id))):
        assert article.text[claim.start : claim.end] == claim.text
        assert claim.verdict is None


def test_the_same_text_twice_is_refused_and_found(
    workbench: Workbench, make_intake: Callable[..., Intake]
) -> None:
    again = make_intake(title="Another title")
    with pytest.raises(ChangeRefused):
        workbench.add_article(again)
    assert workbench.article_with(again.sha256) == workbench.articles()[0].id
    assert len(workbench.articles()) == 1


def test_articles_stored_together_are_changes_of_their_own(
    workbench: Workbench, make_intake: Callable[..., Intake]
) -> None:
    wells = make_intake("Menu", "One well is dry.", "Another is deep.", "It is hot.", title="Wells")
    pumps = make_intake("Menu", "One pump is old.", "Another is new.", "It hums.", title="Pumps")
    changes = workbench.add_articles([wells, pumps])
    assert [row.title for row in workbench.articles()] == ["A visit", "Wells", "Pumps"]
    assert [len(change.article_ids) for change in changes] == [1, 1]
    assert workbench.counts().total == 4 + sum(each.claims for each in (wells, pumps))
    assert workbench.claim_ids(ClaimQuery(search="pump"))
    workbench.undo()
    assert [row.title for row in workbench.articles()] == ["A visit", "Wells"]


def test_of_articles_that_do_not_all_fit_none_is_stored(
    workbench: Workbench, make_intake: Callable[..., Intake]
) -> None:
    wells = make_intake("Menu", "One well is dry.", "Another is deep.", "It is hot.", title="Wells")
    with pytest.raises(ChangeRefused):
        workbench.add_articles([wells, make_intake()])
    assert [row.title for row in workbench.articles()] == ["A visit"]
    assert workbench.alike(wells.text) == []
    workbench.add_article(wells)


def test_a_removed_article_comes_back_with_its_verdicts_when_its_text_is_imported_again(
    workbench: Workbench, claim_ids: list[int], make_intake: Callable[..., Intake]
) -> None:
    workbench.decide(claim_ids[0], Verdict.DISPUTED)
    before = everything(workbench)
    workbench.remove_article(workbench.articles()[0].id)
    assert workbench.articles() == []
    assert workbench.claim_ids(ClaimQuery()) == []
    assert workbench.counts() == Counts()
    workbench.add_article(make_intake())
    assert everything(workbench) == before


def test_a_verdict_counts_and_is_taken_back(workbench: Workbench, claim_ids: list[int]) -> None:
    change = workbench.decide(claim_ids[1], Verdict.SUPPORTED)
    assert change.claim_ids == {claim_ids[1]}
    assert not change.structural
    assert workbench.counts() == Counts(total=4, supported=1)
    assert workbench.claim(claim_ids[1]).decided_at
    workbench.decide(claim_ids[1], None)
    assert workbench.counts() == Counts(total=4)
    assert workbench.claim(claim_ids[1]).decided_at == ""


def test_the_same_verdict_again_changes_nothing(workbench: Workbench, claim_ids: list[int]) -> None:
    workbench.decide(claim_ids[0], Verdict.OPINION)
    head = workbench.record_head()
    assert workbench.decide(claim_ids[0], Verdict.OPINION).rows == ()
    assert workbench.record_head() == head


def test_filters_show_what_they_say(workbench: Workbench, claim_ids: list[int]) -> None:
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    workbench.decide(claim_ids[1], Verdict.DISPUTED)
    workbench.flag(claim_ids[3], True)
    found = {show: workbench.claim_ids(ClaimQuery(show=show)) for show in Show}
    assert found == {
        Show.ALL: claim_ids,
        Show.UNREVIEWED: claim_ids[2:],
        Show.SUPPORTED: claim_ids[:1],
        Show.DISPUTED: claim_ids[1:2],
        Show.OPINION: [],
        Show.FLAGGED: claim_ids[3:],
    }


def test_worth_checking_first_is_the_other_order(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    assert workbench.claim_ids(ClaimQuery(order=Order.WORTH)) == claim_ids[::-1]


def test_a_statement_can_be_reworded_and_emptied_back_to_the_articles_words(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.edit_statement(claim_ids[0], "  The foreign minister landed on 6 April 2021. ")
    assert workbench.claim(claim_ids[0]).statement == "The foreign minister landed on 6 April 2021."
    workbench.edit_statement(claim_ids[0], " ")
    assert workbench.claim(claim_ids[0]).statement == "The minister landed on Tuesday."


def test_sources_keep_the_order_in_which_they_came(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    for number in range(3):
        workbench.add_source(claim_ids[0], SourceDraft(f"https://example.org/{number}"))
    first, second, third = workbench.sources(claim_ids[0])
    workbench.edit_source(second.id, SourceDraft(second.draft.url, stance=Stance.CONTRADICTS))
    workbench.remove_source(first.id)
    left = workbench.sources(claim_ids[0])
    assert [link.id for link in left] == [second.id, third.id]
    assert left[0].draft.stance is Stance.CONTRADICTS
    assert workbench.claim(claim_ids[0]).sources == 2


def test_an_empty_link_is_refused_and_any_other_text_is_kept(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    with pytest.raises(ChangeRefused):
        workbench.add_source(claim_ids[0], SourceDraft("  "))
    workbench.add_source(claim_ids[0], SourceDraft("javascript:alert(1)"))
    assert workbench.sources(claim_ids[0])[0].draft.url == "javascript:alert(1)"


def test_a_split_claim_is_two_exact_claims_and_the_first_keeps_the_review(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[1], Verdict.SUPPORTED)
    workbench.write_note(claim_ids[1], "Seen in the order book.")
    claim = workbench.claim(claim_ids[1])
    at = claim.start + len("Five million doses")
    change = workbench.split_claim(claim.id, at)
    assert change.structural
    article = workbench.article(claim.article_id)
    first, second = workbench.claims(workbench.claim_ids(ClaimQuery()))[1:3]
    assert (first.text, second.text) == ("Five million doses", "were ordered.")
    for part in (first, second):
        assert article.text[part.start : part.end] == part.text
    assert (first.verdict, first.note) == (Verdict.SUPPORTED, "Seen in the order book.")
    assert (second.verdict, second.note) == (None, "")


def test_a_speaker_is_corrected_and_one_undo_takes_it_back(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    before = everything(workbench)
    workbench.name_speaker(claim_ids[1], "  the health\nminister ")
    assert workbench.claim(claim_ids[1]).speaker == "the health minister"
    assert not workbench.name_speaker(claim_ids[1], "the health minister").rows
    workbench.undo()
    assert everything(workbench) == before
    workbench.redo()
    workbench.name_speaker(claim_ids[1], "")
    assert workbench.claim(claim_ids[1]).speaker == ""


def test_both_parts_of_a_claim_keep_a_speaker_that_was_corrected(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.name_speaker(claim_ids[1], "the health minister")
    claim = workbench.claim(claim_ids[1])
    workbench.split_claim(claim.id, claim.start + len("Five million doses"))
    parts = workbench.claims(workbench.claim_ids(ClaimQuery()))[1:3]
    assert [part.speaker for part in parts] == ["the health minister"] * 2


@pytest.mark.parametrize("offset", [0, 32, 1000, -1])
def test_a_claim_is_not_split_outside_its_words(
    workbench: Workbench, claim_ids: list[int], offset: int
) -> None:
    claim = workbench.claim(claim_ids[1])
    before = everything(workbench)
    with pytest.raises(ChangeRefused):
        workbench.split_claim(claim.id, claim.start + offset)
    assert everything(workbench) == before


def test_merging_keeps_notes_and_sources_of_both(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    first, second = claim_ids[0], claim_ids[1]
    workbench.write_note(first, "one")
    workbench.write_note(second, "two")
    workbench.add_source(first, SourceDraft("https://example.org/1"))
    workbench.add_source(second, SourceDraft("https://example.org/2"))
    workbench.merge_claim(first)
    merged = workbench.claim(first)
    assert merged.text == "The minister landed on Tuesday.\nFive million doses were ordered."
    assert merged.note == "one\ntwo"
    assert [link.draft.url[-1] for link in workbench.sources(first)] == ["1", "2"]
    assert workbench.claim_ids(ClaimQuery()) == [first, *claim_ids[2:]]


@pytest.mark.parametrize(
    ("one", "two", "kept"),
    [
        (Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.SUPPORTED),
        (Verdict.SUPPORTED, Verdict.DISPUTED, None),
        (Verdict.SUPPORTED, None, None),
    ],
)
def test_a_merged_claim_keeps_a_verdict_only_where_both_had_it(
    workbench: Workbench,
    claim_ids: list[int],
    one: Verdict,
    two: Verdict | None,
    kept: Verdict | None,
) -> None:
    workbench.decide(claim_ids[0], one)
    workbench.decide(claim_ids[1], two)
    workbench.merge_claim(claim_ids[0])
    assert workbench.claim(claim_ids[0]).verdict is kept


def test_the_last_claim_has_none_to_join(workbench: Workbench, claim_ids: list[int]) -> None:
    with pytest.raises(ChangeRefused):
        workbench.merge_claim(claim_ids[-1])


def test_a_claim_can_be_made_of_any_words_and_taken_off_again(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    (row,) = workbench.articles()
    text = workbench.article(row.id).text
    start = text.index("World")
    workbench.add_claim(row.id, start, start + len("World "))
    made = workbench.claims(workbench.claim_ids(ClaimQuery()))[0]
    assert (made.text, made.start, made.end) == ("World", start, start + 5)
    workbench.remove_claim(made.id)
    assert workbench.claim_ids(ClaimQuery()) == claim_ids


def test_no_claim_is_made_of_nothing(workbench: Workbench) -> None:
    (row,) = workbench.articles()
    with pytest.raises(ChangeRefused):
        workbench.add_claim(row.id, 4, 5)


def test_folding_takes_claims_along_and_restoring_brings_their_verdicts_back(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], Verdict.DISPUTED)
    (row,) = workbench.articles()
    passage = workbench.passages(row.id)[1]
    workbench.fold([passage.id])
    assert workbench.passages(row.id)[1].role is Role.FURNITURE
    assert workbench.passages(row.id)[1].by_hand
    assert workbench.claim_ids(ClaimQuery()) == claim_ids[1:]
    workbench.restore([passage.id])
    assert workbench.claim_ids(ClaimQuery()) == claim_ids
    assert workbench.claim(claim_ids[0]).verdict is Verdict.DISPUTED


def test_restored_furniture_is_text_again(
    workbench: Workbench, make_intake: Callable[..., Intake]
) -> None:
    change = workbench.add_article(
        make_intake("The ministry paid $3 million in March 2020.", "More follows.")
    )
    article_id = next(iter(change.article_ids))
    folded = workbench.passages(article_id)[0]
    workbench.restore([folded.id])
    assert workbench.passages(article_id)[0].role is Role.SENTENCE
    found = workbench.claims(workbench.claim_ids(ClaimQuery(article_id)))
    assert found[0].text.startswith("The ministry paid $3 million in March 2020")


def test_what_is_folded_already_is_not_folded_again(workbench: Workbench) -> None:
    (row,) = workbench.articles()
    with pytest.raises(ChangeRefused):
        workbench.fold([workbench.passages(row.id)[0].id])


def test_undo_walks_back_to_the_empty_library_and_redo_forward_again(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    workbench.write_note(claim_ids[0], "a note")
    workbench.add_source(claim_ids[0], SourceDraft("https://example.org/"))
    workbench.merge_claim(claim_ids[0])
    done = everything(workbench)
    actions = []
    while (change := workbench.undo()) is not None:
        actions.append(change.action)
    assert actions == ["merge", "source_add", "note", "verdict", "import"]
    assert workbench.articles() == []
    assert workbench.undo_action() is None
    while workbench.redo() is not None:
        pass
    assert everything(workbench) == done


def test_a_new_act_after_an_undo_ends_redo(workbench: Workbench, claim_ids: list[int]) -> None:
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    workbench.undo()
    assert workbench.redo_action() == "verdict"
    workbench.flag(claim_ids[2], True)
    assert workbench.redo_action() is None
    assert workbench.redo() is None


def test_row_31_undo_outlives_the_session(
    library_path: Path, make_intake: Callable[..., Intake]
) -> None:
    with Workbench.create(library_path) as first:
        first.add_article(make_intake())
        claim_id = first.claim_ids(ClaimQuery())[0]
        first.decide(claim_id, Verdict.SUPPORTED)
        first.decide(claim_id, Verdict.DISPUTED)
        first.undo()
    with Workbench.open(library_path) as second:
        assert second.claim(claim_id).verdict is Verdict.SUPPORTED
        assert (second.undo_action(), second.redo_action()) == ("verdict", "verdict")
        second.redo()
        assert second.claim(claim_id).verdict is Verdict.DISPUTED
        second.undo()
        second.undo()
        assert second.claim(claim_id).verdict is None


def random_act(workbench: Workbench, chance: random.Random) -> None:
    ids = workbench.claim_ids(ClaimQuery())
    if not ids:
        return
    claim = workbench.claim(chance.choice(ids))
    row = chance.choice(workbench.articles())
    passage = chance.choice(workbench.passages(row.id))
    sources = workbench.sources(claim.id)
    acts: list[Callable[[], object]] = [
        lambda: workbench.decide(claim.id, chance.choice([*Verdict, None])),
        lambda: workbench.write_note(claim.id, f"note {chance.random()}"),
        lambda: workbench.edit_statement(claim.id, f"words {chance.random()}"),
        lambda: workbench.name_speaker(claim.id, chance.choice(["", "the mayor", "Ann Example"])),
        lambda: workbench.flag(claim.id, not claim.flagged),
        lambda: workbench.add_source(claim.id, SourceDraft(f"https://e.org/{chance.random()}")),
        lambda: workbench.split_claim(claim.id, chance.randint(claim.start, claim.end)),
        lambda: workbench.merge_claim(claim.id),
        lambda: workbench.remove_claim(claim.id),
        lambda: workbench.fold([passage.id]),
        lambda: workbench.restore([passage.id]),
        lambda: workbench.describe_article(
            row.id, title=f"t{chance.random()}", outlet="", author="", published="", url=""
        ),
        lambda: workbench.remove_source(chance.choice(sources).id) if sources else None,
    ]
    with contextlib.suppress(ChangeRefused):
        chance.choice(acts)()


@pytest.mark.parametrize("seed", range(8))
def test_row_31_any_run_of_acts_can_be_undone_step_by_step_and_done_again(
    workbench: Workbench, make_intake: Callable[..., Intake], seed: int
) -> None:
    chance = random.Random(seed)
    workbench.add_article(make_intake("Menu", "One fact is here.", "Another is there.", "Fine."))
    states = [everything(workbench)]
    for _ in range(60):
        head = workbench.record_head()
        random_act(workbench, chance)
        if workbench.record_head() != head:
            states.append(everything(workbench))
    done = states[-1]
    for state in reversed(states[:-1]):
        assert workbench.undo() is not None
        assert everything(workbench) == state
    for state in states[1:]:
        assert workbench.redo() is not None
        assert everything(workbench) == state
    assert everything(workbench) == done


def test_the_history_of_a_claim_tells_what_happened_newest_first(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    workbench.add_source(claim_ids[0], SourceDraft("https://example.org/"))
    workbench.undo()
    told = [(event.action, event.of) for event in workbench.history(claim_ids[0])]
    assert told == [("source_add", "undo"), ("source_add", ""), ("verdict", "")]
    verdict = workbench.history(claim_ids[0])[-1]
    assert (verdict.before["verdict"], verdict.after["verdict"]) == (None, "supported")
    assert verdict.reviewer == "you"
    assert workbench.history(claim_ids[1]) == []


def test_a_draft_is_kept_until_its_field_is_saved(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.save_draft(claim_ids[0], "note", "half a sen")
    assert workbench.drafts(claim_ids[0]) == {"note": "half a sen"}
    assert workbench.undo_action() == "import"
    workbench.write_note(claim_ids[0], "half a sentence")
    assert workbench.drafts(claim_ids[0]) == {}


def test_saving_a_field_without_a_change_clears_its_draft(
    workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.save_draft(claim_ids[0], "note", "  ")
    head = workbench.record_head()
    workbench.write_note(claim_ids[0], "")
    assert workbench.drafts(claim_ids[0]) == {}
    assert workbench.record_head() == head


def test_the_place_is_where_it_was_left(library_path: Path) -> None:
    place = Place(article_id=3, claim_id=9, scroll=0.25, show=Show.FLAGGED, order=Order.WORTH)
    with Workbench.create(library_path) as first:
        assert first.place() == Place()
        first.remember(place)
    with Workbench.open(library_path) as second:
        assert second.place() == place


def test_saved_at_is_said_only_after_a_change_was_stored(
    workbench: Workbench, claim_ids: list[int], library_path: Path
) -> None:
    workbench.close()
    with Workbench.open(library_path) as opened:
        assert opened.saved_at is None
        opened.decide(claim_ids[0], Verdict.OPINION)
        assert opened.saved_at is not None


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("minister", [0]),
        ("MINIS", [0]),
        ("million doses", [1]),
        ("doses million", [1]),
        ("$2", [2]),
        ("5%", []),
        ("%", []),
        ("_", []),
        ('"', []),
        ("NOT", []),
        ("NEAR(", []),
        ("minister OR doses", []),
        ("-x", []),
        ("*", []),
        ("\x00", [0, 1, 2, 3]),
        ("", [0, 1, 2, 3]),
        ("example.org", [3]),
        ("zürich", [3]),
        ("Zurich", [3]),
        ("a" * 60_000, []),
        ("\ud800", []),
    ],
)
def test_row_63_64_what_is_typed_into_search_is_literal_and_never_an_error(
    workbench: Workbench, claim_ids: list[int], typed: str, places: list[int]
) -> None:
    workbench.add_source(claim_ids[3], SourceDraft("https://example.org/"))
    workbench.write_note(claim_ids[3], "Asked in Zürich.")
    found = workbench.claim_ids(ClaimQuery(search=typed))
    assert found == [claim_ids[place] for place in places]


def test_search_forgets_what_was_taken_back(workbench: Workbench, claim_ids: list[int]) -> None:
    workbench.write_note(claim_ids[0], "walrus")
    workbench.undo()
    assert workbench.claim_ids(ClaimQuery(search="walrus")) == []


def test_a_report_has_the_librarys_own_counts(workbench: Workbench, claim_ids: list[int]) -> None:
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    workbench.add_source(claim_ids[0], SourceDraft("https://example.org/"))
    report = workbench.report()
    assert report.counts == workbench.counts()
    assert report.record_head == workbench.record_head()
    (article,) = report.articles
    assert [claim.number for claim in article.claims] == [1, 2, 3, 4]
    assert [len(claim.sources) for claim in article.claims] == [1, 0, 0, 0]


def test_a_report_tells_how_far_it_is_up_to_the_end_and_can_be_stopped_on_the_way(
    workbench: Workbench, make_intake: Callable[..., Intake]
) -> None:
    for number in range(4):
        workbench.add_article(make_intake(f"The dam of {number} cost 3 million."))
    told: list[float] = []

    class Watched(Progress):
        stop_at = 2.0

        def tell(self, done: int, total: int) -> None:
            super().tell(done, total)
            told.append(self.share)
            self.stopped = self.share >= self.stop_at

    workbench.report(progress=Watched())
    assert told == sorted(told)
    assert told[-1] > 0.8
    assert max(later - first for first, later in pairwise(told)) < 0.4

    late = Watched()
    late.stop_at = 0.5
    with pytest.raises(StoppedError):
        workbench.report(progress=late)


def test_reviewers_do_not_see_each_others_verdicts(
    library_path: Path, workbench: Workbench, claim_ids: list[int]
) -> None:
    workbench.decide(claim_ids[0], Verdict.SUPPORTED)
    workbench.close()
    with Workbench.open(library_path, reviewer="second reader") as second:
        assert second.counts() == Counts(total=4)
        second.decide(claim_ids[0], Verdict.DISPUTED)
    with Workbench.open(library_path) as first:
        assert first.counts() == Counts(total=4, supported=1)


def test_counts_are_kept_over_a_clean_close_and_never_those_of_another_time(
    library_path: Path, make_intake: Callable[..., Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workbench.create(library_path) as first:
        first.add_article(make_intake())
        first.add_article(make_intake("Menu", "The dam cost 3 million.", title="A dam"))
        one, two, *_ = first.claim_ids(ClaimQuery())
        first.decide(one, Verdict.SUPPORTED)
        first.flag(two, True)
        expected = [row.counts for row in first.articles()]
    taken: list[int] = []
    take = articles._counted
    monkeypatch.setattr(articles, "_counted", lambda *told: taken.append(1) or take(*told))
    with Workbench.open(library_path) as again:
        assert [row.counts for row in again.articles()] == expected
        assert not taken
        again.undo()
        again._library.close()  # as a crash would leave it: what is kept is of before
    with Workbench.open(library_path) as again:
        assert [row.counts.flagged for row in again.articles()] == [0, 0]
    with Workbench.open(library_path, reviewer="another") as other:
        assert other.counts().reviewed == 0
