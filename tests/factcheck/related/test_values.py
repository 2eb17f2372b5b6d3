"""What is read of figures, sums, durations, dates and names."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.related.names import is_variant, read_names
from factcheck.related.value import Side, Value, ValueKind
from factcheck.related.values import find_values
from factcheck.related.words import tokens

ON = date(2021, 4, 9)
YEAR = 365.25


def only(text: str, on: date | None = ON) -> Value:
    (value,) = find_values(text, on)
    return value


@pytest.mark.parametrize("text", ["four Mi-35M helicopters", "four cases of Covid-19"])
def test_the_figure_in_a_name_counts_nothing(text: str) -> None:
    assert only(text).low == 4


@pytest.mark.parametrize("words", ["that year", "the same year"])
def test_a_month_of_that_year_is_of_the_year_named_before(words: str) -> None:
    _, month = find_values(f"In 2014 the ban fell; they signed in November of {words}.", ON)
    assert (month.low, month.high) == (
        date(2014, 11, 1).toordinal(),
        date(2014, 11, 30).toordinal(),
    )
    assert not only(f"They signed in November of {words}.").resolved


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("five million doses", 5e6, 5e6),
        ("twenty-five people", 25, 25),
        ("two hundred and six people", 206, 206),
        ("half a million people", 5e5, 5e5),
        ("1,100 trees", 1100, 1100),
        ("between 200 and 300 people", 200, 300),
        ("40 to 50 ships", 40, 50),
        ("about 1,000 people", 900, 1100),
        ("nearly 50 schools", 45, 50),
        ("over 300 flights", 300, math.inf),
        ("at least 245 passengers", 245, math.inf),
        ("fewer than 20 countries", 0, 20),
        ("tens of thousands of people", 20_000, 99_000),
        ("a dozen men", 12, 12),
    ],
)
def test_counts_have_the_bounds_that_the_words_leave_open(
    text: str, low: float, high: float
) -> None:
    value = only(text)
    assert (value.kind, value.low, value.high) == (ValueKind.COUNT, low, pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("it cost $2 billion", "USD", 2e9, 2e9),
        ("it cost two billion dollars", "USD", 2e9, 2e9),
        ("it cost nearly $2 billion", "USD", 1.8e9, 2e9),
        ("it cost €1.2bn", "EUR", 1.2e9, 1.2e9),
        ("it cost $2 to $3 billion", "USD", 2e9, 3e9),
        ("it cost Rs200 billion", "Rs", 2e11, 2e11),
    ],
)
def test_sums_have_a_currency_and_their_scale(
    text: str, unit: str, low: float, high: float
) -> None:
    value = only(text)
    assert (value.kind, value.unit, value.low, value.high) == (ValueKind.MONEY, unit, low, high)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("half of them", 50),
        ("two-thirds of them", 200 / 3),
        ("one in five", 20),
        ("26 percent", 26),
    ],
)
def test_shares_are_percentages(text: str, share: float) -> None:
    assert only(text).low == pytest.approx(share)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("for nine years", 9, 9),
        ("for eight and a half years", 8.5, 8.5),
        ("for nearly a decade", 9, 10),
        ("for two decades", 20, 20),
        ("for 18 months", 1.5, 1.5),
    ],
)
def test_durations_are_days_whatever_their_unit(text: str, low: float, high: float) -> None:
    value = only(text)
    assert value.kind is ValueKind.DURATION
    assert (value.low / YEAR, value.high / YEAR) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 6th April, 2021", date(2021, 4, 6), date(2021, 4, 6)),
        ("on April 6, 2021", date(2021, 4, 6), date(2021, 4, 6)),
        ("on Tuesday, 6 April", date(2021, 4, 6), date(2021, 4, 6)),
        ("on 2021-04-06", date(2021, 4, 6), date(2021, 4, 6)),
        ("in 2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("in the 1980s", date(1980, 1, 1), date(1989, 12, 31)),
        ("on Wednesday", date(2021, 4, 7), date(2021, 4, 7)),
        ("it will open on Monday", date(2021, 4, 12), date(2021, 4, 12)),
        ("last month", date(2021, 3, 1), date(2021, 3, 31)),
        ("earlier this year", date(2021, 1, 1), ON),
        ("in December last year", date(2020, 12, 1), date(2020, 12, 31)),
        ("in December", date(2020, 12, 1), date(2020, 12, 31)),
        ("yesterday", date(2021, 4, 8), date(2021, 4, 8)),
    ],
)
def test_dates_are_resolved_against_the_article(text: str, first: date, last: date) -> None:
    value = only(text)
    assert value.kind is ValueKind.DATE
    assert (date.fromordinal(int(value.low)), date.fromordinal(int(value.high))) == (first, last)


def test_years_ago_leave_half_a_year_of_play() -> None:
    value = only("six years ago")
    assert date.fromordinal(int(value.low)) < date(2015, 4, 9) < date.fromordinal(int(value.high))


def test_a_weekday_without_an_article_date_is_not_resolved() -> None:
    assert not only("on Wednesday", None).resolved


def test_months_that_are_words_are_dates_only_where_a_date_can_stand() -> None:
    assert find_values("They may march to the palace.") == ()


def test_a_change_from_one_figure_to_another_is_no_range() -> None:
    values = find_values("The share fell from 70 percent to 49 percent.")
    assert [value.low for value in values] == [70, 49]
    assert all(value.side is Side.EXACT for value in values)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("It paid a 153-million-dollar fine.", 153e6),
        ("She ran the 400-m race.", 400),
        ("The score was 4 - million fans cheered.", 4),
    ],
)
def test_a_scale_goes_on_behind_a_hyphen_that_joins_and_no_other(text: str, low: float) -> None:
    assert find_values(text)[0].low == low


def test_a_rate_knows_its_period() -> None:
    assert only("500 cars a day").per == "day"
    assert only("The field has a daily output of 500 barrels.").per == "day"
    assert only("The annual report says that it cost 40 million dollars.").per == ""
    assert only("Its annual cost of 40 million dollars rose.").per == "year"


def test_titles_and_nationalities_are_no_part_of_a_name() -> None:
    names = read_names(
        tokens("Yesterday the Russian Foreign Minister Sergey Lavrov met Gen Qamar Bajwa.")
    )
    assert [name.words for name in names if not name.place] == [
        ("sergey", "lavrov"),
        ("qamar", "bajwa"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "variant"),
    [
        ("mehmood", "mahmood", True),
        ("qaddafi", "gaddafi", True),
        ("mohammed", "muhammad", True),
        ("keller", "keppler", False),
        ("maria", "marta", False),
    ],
)
def test_spelling_variants_of_names(one: str, other: str, variant: bool) -> None:
    assert is_variant(one, other) is variant


@given(st.text(max_size=300))
def test_any_text_can_be_read_and_spans_point_into_it(text: str) -> None:
    for value in find_values(text, ON):
        assert 0 <= value.start < value.end <= len(text)
        assert math.isnan(value.low) or value.low <= value.high


WORDS = st.sampled_from(
    "nearly about a an the decade years ago 5 2.5 $ million to - and half third of 6 April 2021 "
    "Wednesday last month percent per day in from between no not will may th , . Rs one twenty "
    "five hundreds tens thousands early this earlier summer / 31 February 9999 0000".split()
)


@given(st.lists(WORDS, max_size=14))
def test_any_row_of_number_words_can_be_read(words: list[str]) -> None:
    for on in (None, ON):
        for value in find_values(" ".join(words), on):
            assert math.isnan(value.low) or value.low <= value.high


@pytest.mark.parametrize(
    "piece",
    ["1,", "9", "one hundred and ", "a ", "- ", "2021-", "from 5 to ", "not ", "“A ", "nearly "],
)
def test_long_rows_of_one_piece_are_read_to_the_end(piece: str) -> None:
    # Quadratic reading would not end within the test's time limit.
    find_values(piece * (200_000 // len(piece)), ON)
    assert len(tokens(piece * (200_000 // len(piece)))) > 0


@pytest.mark.parametrize("text", ["He was the twenty-third", "the twenty-third visit"])
def test_an_ordinal_in_words_is_read_wherever_it_stands(text: str) -> None:
    (value,) = find_values(text)
    assert (value.kind, value.low, value.text) == (ValueKind.ORDINAL, 23, "twenty-third")
