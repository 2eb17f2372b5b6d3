"""How two claims relate: same, approximate, conflict, different, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.related import RelationKind, compare

DATA = Path(__file__).resolve().parents[2] / "data" / "related"
ON = date(2021, 4, 9)
SAME, APPROXIMATE, CONFLICT, DIFFERENT = (
    RelationKind.SAME,
    RelationKind.APPROXIMATE,
    RelationKind.CONFLICT,
    RelationKind.DIFFERENT,
)


def pairs() -> list[tuple[str, str]]:
    lines = (DATA / "never_same.txt").read_text(encoding="utf-8").splitlines()
    split = [line.split(" ||| ") for line in lines if line and not line.startswith("#")]
    return [(one, other) for one, other in split]


def shares_right(name: str) -> dict[str, float]:
    """By kind, the share of the labelled pairs of a file that get their kind, either way round."""
    right: dict[str, list[bool]] = {}
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, one, other = line.split("\t")
            for pair in ((one, other), (other, one)):
                right.setdefault(kind, []).append(compare(*pair, ON, ON).kind == kind)
    return {kind: sum(found) / len(found) for kind, found in right.items()}


def test_pairs_of_every_kind_are_told_apart() -> None:
    assert {kind for kind, share in shares_right("kinds.tsv").items() if share < 0.95} == set()


def test_pairs_that_were_not_looked_at_are_told_apart_nearly_as_well() -> None:
    for name in ("kinds_held_back.tsv", "kinds_new.tsv"):
        shares = shares_right(name)
        assert set(shares) == set(RelationKind)
        assert min(shares.values()) >= 0.8, name


def test_what_runs_to_another_end_conflicts_if_it_is_the_same_thing_that_runs() -> None:
    one = "Norway agreed last year to lay a gas line from Bergen to Stavanger."
    for other in ("The pipeline from Bergen to Trondheim would cost $2 billion.",
                  "A gas line from Bergen to Trondheim is planned."):  # fmt: skip
        found = compare(one, other, ON, ON)
        assert found.kind is CONFLICT
        assert "another end" in found.why
    for other in ("A motorway from Bergen to Trondheim would cost $2 billion.",
                  "The pipeline from Bergen to Stavanger would cost $2 billion.",
                  "The pipeline from Oslo to Trondheim would cost $2 billion."):  # fmt: skip
        assert compare(one, other, ON, ON).kind is not CONFLICT


@pytest.mark.parametrize("verb", ["will cost", "may cost", "could cost"])
def test_a_plan_and_its_outcome_can_both_be_true(verb: str) -> None:
    built = "The suspension bridge over the river Wend cost 12 million euros."
    wanted = f"The suspension bridge over the river Wend {verb} 19 million euros."
    for pair in ((built, wanted), (wanted, built)):
        found = compare(*pair)
        assert found.kind is DIFFERENT
        assert "planned or possible" in found.why
    assert compare(wanted, wanted.replace("19", "12")).kind is CONFLICT
    assert compare(built, built.replace("12", "19")).kind is CONFLICT


def test_a_journey_and_a_stay_on_the_way_are_of_two_lengths() -> None:
    one = "The Norwegian foreign minister starts a nine-day journey through Africa."
    other = "The Norwegian foreign minister was in Nairobi before dinner, for a stay of two days."
    assert compare(one, other, ON, ON).kind is DIFFERENT


def test_another_lot_beside_a_figure_says_nothing_of_the_figure() -> None:
    one = "He said that Norway has delivered 900 bottles of cod oil and will send another 80."
    other = "On health: 200 bottles of Norwegian cod oil were delivered to the clinic."
    assert compare(one, other, ON, ON).kind is CONFLICT
    assert compare(one.replace("900", "another 900"), other, ON, ON).kind is DIFFERENT


def test_what_was_ordered_and_what_arrived_are_two_figures() -> None:
    one = "Kenya ordered 900 boxes of cod oil capsules from Norway for the clinics on the coast."
    other = "At the harbour, 200 boxes of cod oil capsules arrived, and the clinics want more."
    assert compare(one, other, ON, ON).kind is DIFFERENT


def test_there_are_two_hundred_pairs() -> None:
    assert len(pairs()) >= 200


@pytest.mark.parametrize("on", [None, ON])
def test_claims_with_another_value_name_or_denial_are_never_the_same(on: date | None) -> None:
    merged = [
        (one, other)
        for one, other in pairs()
        if SAME in (compare(one, other, on, on).kind, compare(other, one, on, on).kind)
    ]
    assert merged == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge is 2.5 km long.", "The bridge is 2,500 metres long."),
        (
            "The firm paid $2 billion for the mine.",
            "The firm paid two billion dollars for the mine.",
        ),
        ("Half of the voters stayed at home.", "50 percent of the voters stayed at home."),
        ("The talks lasted two weeks.", "The talks lasted 14 days."),
        ("He was arrested on 14 Dec 2020.", "He was arrested on December 14, 2020."),
        (
            "Shah Mehmood Qureshi met Lavrov in Islamabad.",
            "Shah Mahmood Qureshi met Lavrov in Islamabad.",
        ),
        ("India defeated Pakistan in the final.", "Pakistan was defeated by India in the final."),
    ],
)
def test_exact_conversions_and_other_words_are_the_same(one: str, other: str) -> None:
    assert compare(one, other).kind is SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He came after a gap of nine years.", "He came after a gap of nearly a decade."),
        ("Between 200 and 300 people attended the rally.", "250 people attended the rally."),
        ("About 1,100 people were evacuated.", "1,122 people were evacuated."),
        ("More than 200 people died in the flood.", "207 people died in the flood."),
        ("The deal was signed in 2015.", "The deal was signed six years ago."),
        ("He was arrested in December 2020.", "He was arrested on 14 December 2020."),
    ],
)
def test_compatible_values_are_approximate(one: str, other: str) -> None:
    assert compare(one, other, ON, ON).kind is APPROXIMATE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The visit lasted two days.", "The visit lasted three days."),
        (
            "Lavrov arrived in Islamabad on 6 April 2021.",
            "Lavrov arrived in Islamabad on Wednesday.",
        ),
        (
            "The court convicted the former minister.",
            "The court did not convict the former minister.",
        ),
        ("Unemployment was 5 percent in 2019.", "Unemployment was 6 percent in 2019."),
        ("The price is $5 million.", "The price is €5 million."),
        (
            "Russia is building the gas pipeline.",
            "Work on the Russian gas pipeline will begin this summer.",
        ),
        ("India defeated Pakistan in the final.", "Pakistan defeated India in the final."),
    ],
)
def test_what_cannot_both_be_true_conflicts(one: str, other: str) -> None:
    relation = compare(one, other, ON, ON)
    assert relation.kind is CONFLICT
    assert relation.score < 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake killed 45 people in Japan.", "The quake killed 45 people in Chile."),
        ("The government plans to build 100,000 homes.", "The government built 60,000 homes."),
        ("The factory makes 500 cars a day.", "The factory has made 20,000 cars."),
        ("Unemployment was 5 percent in 2019.", "Unemployment was 6 percent in 2020."),
        ("The trial will begin on 3 May.", "The trial began on 5 May."),
        ("Sales rose by 5 percent.", "Sales rose to 5 percent."),
        ("Five soldiers were killed in the attack.", "Five civilians were killed in the attack."),
        ("Russia sold 20 jets to India.", "The museum opens at ten on weekdays."),
    ],
)
def test_what_both_can_be_true_is_different(one: str, other: str) -> None:
    assert compare(one, other, ON, ON).kind is DIFFERENT


def test_the_arithmetic_is_shown() -> None:
    why = compare("He was away for nine years.", "He was away for nearly a decade.").why
    assert "nine years = 9 years" in why
    assert "nearly a decade = 9 to 10 years" in why
    assert "compatible" in why


def test_a_weekday_is_held_against_a_full_date_without_an_article_date() -> None:
    relation = compare("She landed in Oslo on 6 April 2021.", "She landed in Oslo on Wednesday.")
    assert relation.kind is CONFLICT
    assert "a Tuesday" in relation.why


def test_the_articles_dates_decide_what_wednesday_means() -> None:
    one, other = "She landed in Oslo on Wednesday.", "She landed in Oslo on 7 April 2021."
    assert compare(one, other, ON, None).kind is SAME
    assert compare(one, other, date(2021, 4, 16), None).kind is CONFLICT


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    relation = compare(one, other, ON, None)
    assert 0 <= relation.score <= 1
    assert relation.why


@pytest.mark.parametrize("text", [pair[0] for pair in pairs()[::10]])
def test_a_claim_is_the_same_as_itself(text: str) -> None:
    assert compare(text, text, ON, ON).kind is SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The envoy begins a journey through the islands on Monday, 5 April 2021.",
            "The envoy landed on the islands on 6 April 2021.",
        ),
        (
            "The envoy landed on the islands on 6 April 2021.",
            "The stay of the envoy on the islands ended on 8 April 2021.",
        ),
        (
            "The share of foreign steel in its imports fell from 70 percent to 49 percent.",
            "The mill will have a foreign share of 74 percent.",
        ),
    ],
)
def test_parts_of_a_journey_and_a_share_that_moved_are_no_conflict(one: str, other: str) -> None:
    assert compare(one, other).kind is not RelationKind.CONFLICT


def test_two_days_of_one_arrival_are_a_conflict() -> None:
    one = "The envoy landed on the islands on 6 April 2021."
    assert compare(one, one.replace("6", "7")).kind is RelationKind.CONFLICT
