"""A chip says its verdict by symbol and letter; a suggestion never looks like a verdict."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from factcheck.model import Kind, Verdict
from factcheck.sources import Stance
from tests.ui.by_hand import claim
from ui.delegates.chip import (
    ChipLabel,
    chip_size,
    claim_chip,
    stance_chip,
    widest_chip,
    worth_level,
)
from ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.mark.parametrize(
    ("verdict", "text"),
    [(Verdict.SUPPORTED, "✓ S"), (Verdict.DISPUTED, "× D"), (Verdict.OPINION, "❝ O")],
)
def test_a_verdict_is_a_symbol_and_its_key(theme: Theme, verdict: Verdict, text: str) -> None:
    chip = claim_chip(theme, claim(1, verdict))

    assert chip.text == text
    assert chip.dots is None
    assert chip.line == chip.ink


@pytest.mark.parametrize(("worthy", "dots"), [(0.0, 1), (0.32, 1), (0.4, 2), (0.7, 3), (1.0, 3)])
def test_before_a_verdict_dots_say_how_worth_checking_a_fact_is(
    theme: Theme, worthy: float, dots: int
) -> None:
    chip = claim_chip(theme, claim(1, worthy=worthy))

    assert (chip.text, chip.dots) == ("·", dots)
    assert chip.ink == theme.color("muted")


def test_a_suggested_opinion_is_a_question(theme: Theme) -> None:
    assert claim_chip(theme, claim(1, kind=Kind.OPINION)).text == "O ?"


def test_what_is_no_fact_has_no_dot_however_worthy(theme: Theme) -> None:
    assert worth_level(claim(1, kind=Kind.NONE, worthy=0.9)) == 0


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_every_chip_fits_the_column_of_chips(theme: Theme, percent: int) -> None:
    theme.font_percent = percent
    font = theme.ui_font(0.88)
    claims = [claim(1, verdict) for verdict in (*Verdict, None)]
    claims.append(claim(2, kind=Kind.OPINION))

    widest = widest_chip(theme, font)

    assert all(chip_size(claim_chip(theme, one), font).width() <= widest for one in claims)


@pytest.mark.parametrize("stance", Stance)
def test_a_stance_is_a_word(qtbot: QtBot, theme: Theme, stance: Stance) -> None:
    label = ChipLabel(theme)
    qtbot.addWidget(label)

    label.show_chip(stance_chip(theme, stance))

    assert label.accessibleName() == stance.value
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance(stance.value)
