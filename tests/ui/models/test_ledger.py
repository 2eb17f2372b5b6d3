"""The ledger as a tree: groups, below them claims; nothing of a claim is taken for markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from factcheck.elsewhere import Elsewhere, Entry, Group, Web, gather
from factcheck.model import Claim, Verdict
from tests.ui.by_hand import claim
from ui.models.ledger import CLAIM_ROLE, Filter, LedgerModel, shown
from ui.theme import Theme

BRIDGE = "The suspension bridge over the river Wend cost {} million euros."
TOWER = "The lighthouse on the northern cape burnt down in 1931."


def groups(*statements: str) -> tuple[list[Group], dict[object, Claim]]:
    elsewhere, web = Elsewhere(), Web()
    entries = [Entry(n, n * 10, words) for n, words in enumerate(statements, 1)]
    elsewhere.take(entries)
    for each in entries:
        web.put(each.key, elsewhere.related(each))
    claims = {n: claim(n, statement=words) for n, words in enumerate(statements, 1)}
    return gather(web.links()) + gather(web.matters()), dict(claims)


@pytest.fixture
def model(qapp: QApplication) -> LedgerModel:
    return LedgerModel(Theme("light"))


def test_groups_hold_claims_and_claims_hold_nothing(
    model: LedgerModel, qtmodeltester: ModelTester
) -> None:
    found, claims = groups(BRIDGE.format(12), BRIDGE.format(19), TOWER, TOWER)
    model.show_groups(found, claims, {})
    qtmodeltester.check(model)
    assert model.rowCount() == 2
    first = model.index(0, 0)
    assert model.rowCount(first) == 2
    assert model.rowCount(model.index(0, 0, first)) == 0
    assert model.parent(model.index(1, 2, first)) == first


def test_values_stand_side_by_side_with_verdict_and_article(model: LedgerModel) -> None:
    found, claims = groups(BRIDGE.format(12), BRIDGE.format(19))
    claims[2] = claim(2, Verdict.DISPUTED, article_id=20, statement=BRIDGE.format(19))
    model.show_groups(found, claims, {1: "One", 20: "Two"})
    rows = [
        [model.index(at, column, model.index(0, 0)).data() for column in range(4)]
        for at in range(2)
    ]
    assert sorted(rows) == [
        ["⚠ 12 million euros", BRIDGE.format(12), "One", "· Unreviewed"],
        ["⚠ 19 million euros", BRIDGE.format(19), "Two", "× Disputed"],
    ]
    assert str(model.index(0, 0).data()).startswith("Conflict in a sum: ")
    assert "not compatible" in model.why(model.index(0, 0))


def test_a_group_of_which_one_claim_is_left_is_no_group(model: LedgerModel) -> None:
    found, claims = groups(BRIDGE.format(12), BRIDGE.format(19))
    del claims[2]
    model.show_groups(found, claims, {})
    assert model.rowCount() == 0


def test_filters_part_conflicts_from_the_rest() -> None:
    found, _ = groups(BRIDGE.format(12), BRIDGE.format(19), TOWER, TOWER)
    conflicts, rest = shown(found, Filter.CONFLICTS), shown(found, Filter.COMPATIBLE)
    assert (len(conflicts), len(rest)) == (1, 1)
    assert shown(found, Filter.ALL) == [*conflicts, *rest]


def test_one_matter_of_which_both_can_be_true_has_a_filter_of_its_own(model: LedgerModel) -> None:
    found, claims = groups(
        "The Norwegian engineers will modernise the coal harbour of Ålesund.",
        "Norwegian engineers looked at the coal harbour of Ålesund and its cranes.",
    )
    for which in (Filter.CONFLICTS, Filter.COMPATIBLE):
        assert shown(found, which) == []
    model.show_groups(shown(found, Filter.MATTER), claims, {})
    assert str(model.index(0, 0).data()).startswith("Same matter: ")


def test_markup_in_a_claim_stays_text(model: LedgerModel) -> None:
    hostile = "<b>The suspension bridge</b> over the river Wend cost {} million euros."
    found, claims = groups(hostile.format(12), hostile.format(19))
    model.show_groups(found, claims, {})
    index = model.index(0, 1, model.index(0, 0))
    assert "&lt;b&gt;" in str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert index.data(CLAIM_ROLE) in (1, 2)
