"""Links as they are kept: seen from both ends, replaced as claims change, told as a table."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.elsewhere import (
    Elsewhere,
    Entry,
    Link,
    RelationKind,
    Web,
    differing,
    entries,
    gather,
    table,
)
from factcheck.kindred import PairMark, Says
from factcheck.model import Claim, Kind, Verdict

TWELVE = Entry(1, 10, "The suspension bridge over the river Wend cost 12 million euros.")
NINETEEN = Entry(2, 20, "The suspension bridge over the river Wend cost 19 million euros.")
AGAIN = Entry(3, 30, "The suspension bridge over the river Wend cost 12 million euros.")
FAR = Entry(4, 40, "Rain fell on the cricket ground all afternoon.")


def found(*entries: Entry) -> tuple[Elsewhere, Web]:
    elsewhere, web = Elsewhere(), Web()
    elsewhere.take(entries)
    for each in entries:
        web.put(each.key, elsewhere.related(each))
    return elsewhere, web


def claim(number: int, **values: object) -> Claim:
    plain: dict[str, object] = {
        "id": number, "uid": "", "article_id": number * 10, "start": 0, "end": 4, "text": "text",
        "statement": "", "speaker": "", "kind": Kind.FACT, "checkable": 0.5, "worthy": 0.5,
        "reasons": (), "verdict": None, "note": "", "flagged": False, "decided_at": "",
        "sources": 0,
    }  # fmt: skip
    return Claim(**(plain | values))  # type: ignore[arg-type]


def kinds(links: list[Link]) -> list[tuple[object, RelationKind]]:
    return [(link.other.key, link.relation.kind) for link in links]


def test_a_copy_stays_as_it_is() -> None:
    _, web = found(TWELVE, NINETEEN)
    then = web.copy()
    web.say([PairMark("a", 1, 2, Says.APART)])
    assert (len(then.links()), len(web.links())) == (1, 0)
    web.drop(1)
    assert (len(then.of(1)), len(web.of(1))) == (1, 0)


def test_what_can_both_be_true_is_no_link_and_counts_as_no_conflict() -> None:
    one = Entry(1, 10, "Norwegian engineers will modernise the coal harbour of Ålesund.")
    other = Entry(
        2, 20, "Norwegian engineers looked at the coal harbour of Ålesund and its cranes."
    )
    far = Entry(3, 30, "Norwegian painters looked at nothing.")
    elsewhere, web = Elsewhere(), Web()
    elsewhere.take([one, other, far])
    for each in (one, other, far):
        web.put(each.key, elsewhere.related(each))
    (link,) = web.matters()
    assert {link.one.key, link.other.key} == {1, 2}
    assert (web.links(), web.of(1), web.conflict_words(1)) == ([], [], "")
    web.say([PairMark("a", 1, 2, Says.SAME)])
    assert web.matters() == []
    assert [each.other.key for each in web.of(1)] == [2]
    web.say([PairMark("a", 1, 2, Says.APART)])
    assert (web.matters(), web.links()) == ([], [])


def test_a_link_is_seen_from_both_ends_with_its_own_words_first() -> None:
    _, web = found(TWELVE, NINETEEN)
    (here,), (there,) = web.of(1), web.of(2)
    assert (here.one, here.other) == (TWELVE, NINETEEN)
    assert (there.one, there.other) == (NINETEEN, TWELVE)
    assert differing(here) == ("12 million euros", "19 million euros")
    assert differing(there) == ("19 million euros", "12 million euros")


def test_conflicts_come_before_what_says_the_same() -> None:
    _, web = found(TWELVE, NINETEEN, AGAIN, FAR)
    assert kinds(web.of(1)) == [(2, RelationKind.CONFLICT), (3, RelationKind.SAME)]
    assert web.of(4) == []


def test_a_claim_that_goes_takes_its_links_along() -> None:
    elsewhere, web = found(TWELVE, NINETEEN, AGAIN)
    elsewhere.forget([2, "never known"])
    assert web.drop(2) == {1, 3}
    assert kinds(web.of(1)) == [(3, RelationKind.SAME)]
    assert kinds(elsewhere.related(TWELVE)) == [(3, RelationKind.SAME)]


def test_a_pair_is_one_link_however_often_it_was_found() -> None:
    _, web = found(TWELVE, NINETEEN)
    web.put(2, [*web.of(2)])
    assert len(web.links()) == 1


def test_plan_and_outcome_are_of_one_matter_and_no_conflict_and_other_things_no_link() -> None:
    planned = Entry(5, 50, "The suspension bridge over the river Wend will cost 19 million euros.")
    elsewhere, web = found(TWELVE, planned, FAR)
    assert kinds(elsewhere.related(TWELVE)) == [(5, RelationKind.DIFFERENT)]
    assert web.links() == []
    assert [{link.one.key, link.other.key} for link in web.matters()] == [{1, 5}]


@pytest.mark.parametrize(
    ("published", "on"), [("2021-04-05", date(2021, 4, 5)), ("April 2021", None), ("", None)]
)
def test_an_entry_has_the_date_of_its_article_where_that_is_a_day(
    published: str, on: date | None
) -> None:
    assert entries([claim(1)], {10: published}) == [Entry(1, 10, "text", on)]


def test_the_words_of_the_reviewer_are_compared_where_there_are_any() -> None:
    (read,) = entries([claim(1, statement="in other words")], {})
    assert read.statement == "in other words"


def test_the_heading_of_a_group_is_in_words_not_in_stems() -> None:
    _, web = found(TWELVE, NINETEEN)
    (group,) = gather(web.links())
    assert set(group.heading) <= set(TWELVE.statement.rstrip(".").split())


def test_the_table_has_a_row_for_each_claim_that_is_there() -> None:
    _, web = found(TWELVE, NINETEEN, AGAIN)
    claims: dict[object, Claim] = {1: claim(1, verdict=Verdict.SUPPORTED), 2: claim(2)}
    heading, *rows = table(gather(web.links()), claims, {10: "One", 20: "Two"})
    told = [dict(zip(heading, row, strict=True)) for row in rows]
    assert {(row["article"], row["verdict"], row["says"]) for row in told} == {
        ("One", "supported", "12 million euros"),
        ("Two", "unreviewed", "19 million euros"),
    }
    assert all("not compatible" in row["conflicts"] for row in told)
