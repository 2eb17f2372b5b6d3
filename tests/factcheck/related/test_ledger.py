"""The ledger: groups over several articles, found through the index."""

from __future__ import annotations

import re
from datetime import date

import pytest

from factcheck import paths
from factcheck.related import Ground, RelationKind
from factcheck.related.groups import Group
from factcheck.related.ledger import Ledger
from factcheck.related.link import Entry

NAMES = ("1-policy", "2-student", "3-weekly", "4-daily", "5-regional")


def sentences(name: str) -> list[Entry]:
    """Plain sentences: the rooms for reading and splitting are other rooms."""
    (path,) = paths.SEEDS.glob(f"{name}*.md")
    _, matter, text = path.read_text(encoding="utf-8").split("---", 2)
    published = re.search(r"date: (\S+)", matter)
    assert published
    text = re.sub(r"\]\([^)]*\)|[*\[]", "", text).replace("Oct. ", "Oct ")
    parts = re.split(r"(?<=[.!?”])\s+(?=[A-Z“])|\n\n", text)
    on = date.fromisoformat(published[1])
    return [
        Entry((name, number), name, " ".join(part.split()), on)
        for number, part in enumerate(parts)
        if len(part.split()) > 5
    ]


@pytest.fixture(scope="module")
def groups() -> list[Group]:
    return Ledger(entry for name in NAMES for entry in sentences(name)).groups()


def conflicts(groups: list[Group], ground: Ground, *words: str) -> list[str]:
    """Why claims conflict, where both hold one of the words each."""
    return [
        link.relation.why
        for group in groups
        for link in group.conflicts
        if any(f.ground is ground for f in link.relation.findings)
        and all(word in link.one.statement + link.other.statement for word in words)
    ]


def test_the_day_of_arrival_is_a_conflict(groups: list[Group]) -> None:
    assert any(
        "6 April" in why and "7 April" in why for why in conflicts(groups, Ground.DATE, "Lavrov")
    )


def test_the_date_of_the_pipeline_agreement_is_a_conflict(groups: list[Group]) -> None:
    found = conflicts(groups, Ground.DATE, "Karachi", "agree")
    assert any("earlier this year" in why and "six years ago" in why for why in found)


def test_nine_and_ten_years_conflict(groups: list[Group]) -> None:
    found = conflicts(groups, Ground.DURATION, "foreign minister")
    assert any("9 years" in why and "10 years" in why for why in found)


def test_almost_nine_years_and_almost_a_decade_are_compatible(groups: list[Group]) -> None:
    whys = [
        finding.why
        for group in groups
        for link in group.links
        for finding in link.relation.findings
        if finding.kind is RelationKind.APPROXIMATE
    ]
    assert any("almost nine years" in why and "almost a decade" in why for why in whys)


@pytest.mark.parametrize("word", ["Sputnik", "railways", "equipment", "steel mill"])
def test_claims_on_one_subject_stand_in_one_group(groups: list[Group], word: str) -> None:
    assert any(
        sum(word in entry.statement for entry in group.entries) >= 2
        and len({entry.article for entry in group.entries}) >= 2
        for group in groups
    )


def test_conflicts_come_first_and_say_what_they_are_about(groups: list[Group]) -> None:
    kinds = [group.kind is RelationKind.CONFLICT for group in groups]
    assert kinds == sorted(kinds, reverse=True)
    assert all(group.grounds for group in groups if group.kind is RelationKind.CONFLICT)


def test_a_group_shows_the_values_side_by_side() -> None:
    one = Entry(1, "a", "The gas pipeline to Lahore costs $2 billion.")
    other = Entry(2, "b", "The gas pipeline to Lahore costs $3 billion.")
    far = Entry(3, "c", "Rain fell on the cricket ground all afternoon.")
    (group,) = Ledger([one, other, far]).groups()
    assert group.said(one) == ((Ground.SUM, "$2 billion"),)
    assert group.said(other) == ((Ground.SUM, "$3 billion"),)


def test_a_new_claim_is_related_without_being_taken_in() -> None:
    ledger = Ledger([Entry(1, "a", "The volcano on the island erupted on Monday.")])
    new = Entry(2, "b", "The volcano on the island erupted on Tuesday.")
    (link,) = ledger.related(new)
    assert (link.other.key, link.relation.kind) == (1, RelationKind.CONFLICT)
    assert len(ledger) == 1


def test_a_removed_claim_is_not_found_again() -> None:
    entry = Entry(1, "a", "The volcano on the island erupted on Monday.")
    ledger = Ledger([entry])
    ledger.remove(1)
    assert ledger.related(Entry(2, "b", entry.statement)) == []


def test_a_changed_statement_replaces_the_old_one() -> None:
    ledger = Ledger([Entry(1, "a", "The volcano on the island erupted on Monday.")])
    ledger.add(Entry(1, "a", "The museum bought a harpsichord."))
    assert ledger.related(Entry(2, "b", "The volcano on the island erupted.")) == []
    assert len(ledger) == 1


def test_agreement_inside_one_article_is_no_news() -> None:
    ledger = Ledger([Entry(1, "a", "The volcano on the island erupted on Monday.")])
    assert ledger.related(Entry(2, "a", "On Monday the volcano on the island erupted.")) == []


def test_two_short_articles_that_say_the_same_are_related() -> None:
    text = "The lighthouse on the northern cape was built by Danish masons."
    ledger = Ledger([Entry(1, "a", text), Entry(2, "b", text)])
    (link,) = ledger.related(Entry(1, "a", text))
    assert (link.other.key, link.relation.kind) == (2, RelationKind.SAME)
