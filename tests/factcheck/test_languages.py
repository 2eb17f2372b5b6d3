"""Another language for a stored article: other suggestions, and nothing that a reviewer did."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import intake
from factcheck.claims.triage import model_name
from factcheck.model import Claim, Role, Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench

TEXT = (
    "The council bought two ferries for $2 million on Monday. It is a splendid idea, and the town "
    "will be grateful.\n\nThe ferries sail again in May 2021.\n"
)
SILENT = ("no suggestion for this language",)


@pytest.fixture
def ferries(library_path: Path) -> Iterator[Workbench]:
    with Workbench.create(library_path) as workbench:
        workbench.add_article(intake.read(TEXT.encode()))
        yield workbench


def claims(workbench: Workbench) -> list[Claim]:
    return workbench.claims(workbench.claim_ids(ClaimQuery()))


def correct(workbench: Workbench, language: str) -> None:
    article = workbench.article(1)
    workbench.describe_article(
        1,
        title=article.title,
        outlet="",
        author="",
        published="",
        url="",
        language=language,
    )


def test_claims_in_a_language_without_a_model_say_that_nothing_is_suggested(
    ferries: Workbench,
) -> None:
    assert ferries.article(1).language == "en"
    correct(ferries, "da")
    assert ferries.article(1).language == "da"
    assert {claim.reasons for claim in claims(ferries)} == {SILENT}
    assert {claim.worthy for claim in claims(ferries)} == {0.0}
    sentences = [each for each in ferries.passages(1) if each.role is Role.SENTENCE]
    assert {each.reasons for each in sentences} == {SILENT}


def test_it_is_recorded_that_the_small_model_judged_anew(library_path: Path) -> None:
    with Workbench.create(library_path) as workbench:
        workbench.add_article(intake.read(TEXT.encode(), by_encoder=True))
        assert workbench.article(1).judged_by == model_name(by_encoder=True)
        correct(workbench, "da")
        assert workbench.article(1).judged_by == model_name()
        workbench.undo()
        assert workbench.article(1).judged_by == model_name(by_encoder=True)
    assert not Workbench.check(library_path).problems


def test_verdict_statement_and_span_stay_and_one_undo_takes_all_back(ferries: Workbench) -> None:
    first = claims(ferries)[0]
    ferries.decide(first.id, Verdict.DISPUTED)
    ferries.edit_statement(first.id, "Two ferries were bought.")
    before, spoken = claims(ferries), ferries.article(1)
    correct(ferries, "da")
    after = claims(ferries)[0]
    assert (after.verdict, after.statement) == (Verdict.DISPUTED, "Two ferries were bought.")
    assert [(each.start, each.end) for each in claims(ferries)] == [
        (each.start, each.end) for each in before
    ]
    ferries.undo()
    assert (claims(ferries), ferries.article(1)) == (before, spoken)
    ferries.redo()
    assert claims(ferries)[0] == after


def test_a_claim_that_was_cut_out_or_taken_off_the_list_follows_too(ferries: Workbench) -> None:
    first, *_ = claims(ferries)
    ferries.split_claim(first.id, TEXT.index("for $2"))
    gone = claims(ferries)[-1]
    ferries.remove_claim(gone.id)
    correct(ferries, "da")
    assert {claim.reasons for claim in claims(ferries)} == {SILENT}
    correct(ferries, "en")
    # Judged by their own words, as when they were cut.
    assert any("figure: $2 million" in " ".join(claim.reasons) for claim in claims(ferries))
    ferries.undo()
    ferries.undo()
    ferries.undo()
    assert gone in claims(ferries)


def test_the_same_language_changes_nothing(ferries: Workbench) -> None:
    head = ferries.record_head()
    correct(ferries, "en")
    assert ferries.record_head() == head


def test_what_is_chosen_later_is_judged_in_the_corrected_language(ferries: Workbench) -> None:
    correct(ferries, "da")
    ferries.add_claim(1, TEXT.index("The ferries"), len(TEXT) - 1)
    assert {claim.reasons for claim in claims(ferries)} == {SILENT}


def test_the_library_with_a_corrected_language_is_whole(
    ferries: Workbench, library_path: Path
) -> None:
    correct(ferries, "da")
    ferries.close()
    assert Workbench.check(library_path).problems == ()


def test_each_part_of_a_sentence_is_suggested_anew_as_it_was_split(library_path: Path) -> None:
    with Workbench.create(library_path) as workbench:
        workbench.add_article(
            intake.read(b"The ferry was sold for $2 million in 2014, and the crew should resign.\n")
        )
        before = claims(workbench)
        assert before[0].reasons != before[1].reasons
        correct(workbench, "da")
        assert {claim.reasons for claim in claims(workbench)} == {SILENT}
        correct(workbench, "en")
        assert claims(workbench) == before
