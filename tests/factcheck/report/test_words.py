"""The words of a report."""

from __future__ import annotations

import dataclasses

import pytest

from factcheck.model import Counts
from factcheck.report import words
from factcheck.report.build import Report


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-11-02", "2 Nov 2026"),
        ("April 2021", "April 2021"),
        ("2026-13-02", "2026-13-02"),
        ("", ""),
    ],
)
def test_days(iso: str, shown: str) -> None:
    assert words.day(iso) == shown


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2026-11-22T09:05:59+00:00", "22 Nov 2026, 09:05 UTC"),
        ("2026-11-22T09:05:59Z", "22 Nov 2026, 09:05 UTC"),
        ("2026-11-22T01:05:59+05:00", "21 Nov 2026, 20:05 UTC"),
        ("yesterday", "yesterday"),
        ("0001-01-01T00:00:00+05:00", "0001-01-01T00:00:00+05:00"),
    ],
)
def test_moments(iso: str, shown: str) -> None:
    assert words.moment(iso) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 0, "0 %"),
        (0, 9, "0 %"),
        (1, 3, "33 %"),
        (1, 1000, "under 1 %"),
        (999, 1000, "over 99 %"),
        (9, 9, "100 %"),
    ],
)
def test_a_share_never_claims_all_or_nothing_falsely(part: int, whole: int, shown: str) -> None:
    assert words.percent(part, whole) == shown


def test_outcomes() -> None:
    assert words.outcome(Counts()) == "No claims."
    assert words.outcome(Counts(1, supported=1)) == "1 claim, all reviewed."
    assert (
        words.outcome(Counts(1200, disputed=3)) == "1,200 claims, 3 reviewed, 1,197 not reviewed."
    )


def test_a_reviewer_without_a_name_is_not_called_you(sample: Report) -> None:
    unnamed = dataclasses.replace(sample, reviewer="you")

    assert words.signature(sample) == "Reviewed by Desk two ·"
    assert words.signature(unnamed) == ""


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en"), ("pt-BR", "pt-BR"), ('en" onclick="x', ""), ("", "")]
)
def test_only_a_language_becomes_a_tag(language: str, tag: str) -> None:
    assert words.language_tag(language) == tag


@pytest.mark.parametrize(
    ("text", "statement", "quoted", "in_other_words"),
    [
        ("It is **[forty](#)** miles", "It is forty miles.", "It is forty miles", ""),
        ("It is forty\nmiles.", "It is forty miles.", "It is forty miles.", ""),
        ("It is far.", "The port is far.", "It is far.", "The port is far."),
        (
            "The area is 5 * 30 m or 5*30.",
            "It is 150.",
            "The area is 5 * 30 m or 5*30.",
            "It is 150.",
        ),
    ],
)
def test_a_quotation_has_no_signs_of_layout_and_is_not_said_twice(
    sample: Report, text: str, statement: str, quoted: str, in_other_words: str
) -> None:
    claim = sample.articles[0].claims[0].claim
    claim = dataclasses.replace(claim, text=text, statement=statement)
    assert words.quote_of(claim) == quoted
    assert words.statement_of(claim) == in_other_words
