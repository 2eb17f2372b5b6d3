"""Every theme can be read: text keeps its distance from the ground it stands on."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
)
from pytestqt.qtbot import QtBot

from factcheck.model import Kind, Verdict
from factcheck.paths import RESOURCES
from ui.theme import Theme, read_colors

THEMES = ("light", "dark", "contrast")
WANTED = {"light": 4.5, "dark": 4.5, "contrast": 7.0}
GROUNDS = ("window", "panel", "field", "current")
# What is written on a tinted ground besides its own colour.
ON_TINT = ("text",)
TINTED = ("supported", "disputed", "opinion", "fact")


def luminance(color: str) -> float:
    """Relative luminance of ``#rrggbb`` as WCAG 2.2 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pairs() -> list[tuple[str, str]]:
    on_grounds = [(ink, g) for ink in ("text", "muted", "faint", "accent") for g in GROUNDS]
    verdicts = [(name, ground) for name in TINTED for ground in (*GROUNDS, f"{name}_soft")]
    on_tints = [(ink, f"{name}_soft") for ink in ON_TINT for name in (*TINTED, "neutral")]
    return [*on_grounds, *verdicts, *on_tints, ("on_accent", "accent"), ("muted", "neutral_soft")]


def test_ratio_of_black_and_white_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", THEMES)
def test_text_stands_out_from_its_ground(name: str) -> None:
    colors = read_colors(name)
    weak = {
        f"{ink} on {ground}": round(ratio, 2)
        for ink, ground in pairs()
        if (ratio := contrast(colors[ink], colors[ground])) < WANTED[name]
    }
    assert weak == {}


@pytest.mark.parametrize("name", THEMES)
def test_themes_have_the_same_colours(name: str) -> None:
    assert set(read_colors(name)) == set(read_colors("light"))


@pytest.mark.parametrize("file", sorted((RESOURCES / "themes").glob("*.toml")))
def test_theme_files_hold_colours_only(file: Path) -> None:
    for value in tomllib.loads(file.read_text(encoding="utf-8")).values():
        assert len(value) == 7
        assert int(value[1:], 16) >= 0


def test_every_verdict_looks_different_without_colour(qapp: object) -> None:
    theme = Theme("light")
    states = [(v, Kind.FACT) for v in Verdict] + [(None, Kind.FACT)]
    seen = {(m.symbol, m.word) for m in (theme.mark(*state) for state in states)}
    assert len(seen) == 4
    assert theme.mark(None, Kind.FACT).pen is Qt.PenStyle.DashLine
    assert theme.mark(None, Kind.OPINION).pen is Qt.PenStyle.DotLine


def test_changing_the_font_size_tells_the_panels(qapp: object, qtbot: object) -> None:
    theme = Theme("light")
    before = theme.ui_font().pointSizeF()
    heard: list[str] = []
    theme.changed.connect(lambda: heard.append(theme.name))
    theme.set_font_percent(150)
    assert theme.ui_font().pointSizeF() == pytest.approx(before * 1.5)
    theme.set_mode("dark")
    assert heard == ["light", "dark"]
    theme.set_font_percent(500)
    assert theme.font_percent == 200
    Theme("light").set_font_percent(100)


def test_article_text_is_larger_than_the_controls_around_it(qapp: object) -> None:
    theme = Theme("dark")
    assert theme.text_font().pointSizeF() > theme.ui_font().pointSizeF()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("made", [QCheckBox, QRadioButton])
def test_what_is_chosen_has_a_sign_inside_and_not_only_a_fill(
    qapp: QApplication, qtbot: QtBot, name: str, made: type[QAbstractButton]
) -> None:
    Theme(name).apply(qapp)
    button = made()
    qtbot.addWidget(button)
    button.setChecked(True)
    button.ensurePolished()
    button.adjustSize()
    option = QStyleOptionButton()
    option.initFrom(button)
    box = (
        button.style()
        .subElementRect(
            QStyle.SubElement.SE_CheckBoxIndicator
            if made is QCheckBox
            else QStyle.SubElement.SE_RadioButtonIndicator,
            option,
            button,
        )
        .adjusted(3, 3, -3, -3)
    )
    drawn = button.grab().toImage()
    qapp.setStyleSheet("")
    inside = [
        drawn.pixelColor(x, y).name()
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    ]
    accent = read_colors(name)["accent"]
    assert accent in inside
    assert max(contrast(accent, color) for color in inside) > 3
