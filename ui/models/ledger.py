"""Groups of related claims as a tree: a fact, and below it what each claim says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from factcheck.elsewhere import Entry, Ground, Group, Link, RelationKind, turned
from factcheck.model import Claim
from ui.delegates.chip import relation_words
from ui.models.headed import Headed
from ui.plain import tip_text
from ui.theme import Theme

CLAIM_ROLE = int(Qt.ItemDataRole.UserRole)
_NOWHERE = QModelIndex()
_LONGEST = 800
_MOST_LINES = 3

translate = QCoreApplication.translate


class Filter(StrEnum):
    """Which groups a ledger shows."""

    CONFLICTS = "conflicts"
    COMPATIBLE = "compatible"
    MATTER = "matter"
    ALL = "all"
    APART = "apart"


class LedgerModel(Headed, QAbstractItemModel):
    """Rows of a first level are groups, their children claims. Claims that are gone are left out.

    ``CLAIM_ROLE`` gives the id of a claim, for a group that of its first claim.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups: list[Group] = []
        self._entries: list[list[Entry]] = []
        self._claims: Mapping[object, Claim] = {}
        self._titles: Mapping[int, str] = {}

    def show_groups(
        self, groups: Sequence[Group], claims: Mapping[object, Claim], titles: Mapping[int, str]
    ) -> None:
        """Show these groups, in this order."""
        self.beginResetModel()
        kept = [(group, [e for e in group.entries if e.key in claims]) for group in groups]
        kept = [(group, entries) for group, entries in kept if len(entries) > 1]
        self._groups = [group for group, _ in kept]
        self._entries = [entries for _, entries in kept]
        self._claims, self._titles = claims, titles
        self.endResetModel()

    def groups(self) -> list[Group]:
        """The groups from top to bottom."""
        return list(self._groups)

    def why(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The arithmetic behind a row, conflicts first: of a claim its own, of a group all of it.

        Three lines at most.
        """
        if not index.isValid():
            return ""
        words = relation_words()
        lines = [f"{words[li.relation.kind]}: {li.relation.why}" for li in self.links(index)]
        once = list(dict.fromkeys(lines))
        return "\n".join([*once[:_MOST_LINES], *(["…"] if len(once) > _MOST_LINES else [])])

    def links(self, index: QModelIndex | QPersistentModelIndex) -> list[Link]:
        """The links behind a row, conflicts first: of a claim its own, of a group all of them."""
        if not index.isValid():
            return []
        group, one = self._at(index)
        links = sorted(group.links, key=lambda li: li.relation.kind is not RelationKind.CONFLICT)
        if one is None:
            return links
        mine = [li for li in links if one.key in (li.one.key, li.other.key)]
        return [li if li.one.key == one.key else turned(li) for li in mine]

    # --- Qt asks ---

    def index(
        self, row: int, column: int, parent: QModelIndex | QPersistentModelIndex = _NOWHERE
    ) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        # 0 marks a group; a claim carries the number of its group, counted from 1.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: QModelIndex | QPersistentModelIndex = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._entries[parent.row()])

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return len(self.headings())

    def headings(self) -> tuple[str, ...]:
        return (
            translate("ledger", "Says"),
            translate("ledger", "Claim"),
            translate("ledger", "Article"),
            translate("ledger", "Verdict"),
        )

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        if not index.isValid():
            return None
        group, one = self._at(index)
        if role == CLAIM_ROLE:
            return (one or self._entries[index.row()][0]).key
        if role == Qt.ItemDataRole.DisplayRole:
            if one is None:
                return group_words(group) if index.column() == 0 else ""
            return self._cells(group, one)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_text(self._tip(group, one))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return group_words(group) if one is None else self._spoken(group, one)
        if role == Qt.ItemDataRole.FontRole and one is None:
            return self._theme.ui_font(bold=True)
        if role == Qt.ItemDataRole.ForegroundRole and one is None:
            conflict = group.kind is RelationKind.CONFLICT
            return self._theme.color("disputed" if conflict else "text")
        return None

    # --- inside ---

    def _at(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Group, Entry | None]:
        number = index.internalId()
        if not number:
            return self._groups[index.row()], None
        return self._groups[number - 1], self._entries[number - 1][index.row()]

    def _cells(self, group: Group, one: Entry) -> tuple[str, str, str, str]:
        claim = self._claims[one.key]
        said = " · ".join(words for _, words in group.said(one)) or "–"
        if _is_in_conflict(group, one):
            said = f"⚠ {said}"  # a sign, so that colour is not needed
        mark = self._theme.mark(claim.verdict, claim.kind)
        title = " ".join(self._titles.get(claim.article_id, "").split())
        statement = " ".join(one.statement.split())
        return said, statement, title, f"{mark.symbol} {mark.word}"

    def _spoken(self, group: Group, one: Entry) -> str:
        said, *rest = self._cells(group, one)
        clash = self.tr("in conflict: {words}").format(words=said.removeprefix("⚠ "))
        return ". ".join([clash if said.startswith("⚠ ") else said, *rest])

    def _tip(self, group: Group, one: Entry | None) -> str:
        return (one.statement if one else group_words(group))[:_LONGEST]


def _is_in_conflict(group: Group, one: Entry) -> bool:
    return any(one.key in (link.one.key, link.other.key) for link in group.conflicts)


def group_words(group: Group) -> str:
    """A group in a line: ``Conflict in a date: Lavrov, Islamabad``."""
    kind = relation_words()[group.kind].capitalize()
    if group.kind is RelationKind.DIFFERENT:
        kind = translate("ledger", "Same matter")
    grounds = ", ".join(ground_words()[ground] for ground in group.grounds)
    about = ", ".join(group.heading)
    if grounds:
        kind = translate("ledger", "{kind} in {grounds}").format(kind=kind, grounds=grounds)
    return f"{kind}: {about}" if about else kind


def ground_words() -> dict[Ground, str]:
    """What a conflict is about, in words."""
    return {
        Ground.FIGURE: translate("ledger", "a figure"),
        Ground.SUM: translate("ledger", "a sum"),
        Ground.SHARE: translate("ledger", "a share"),
        Ground.DURATION: translate("ledger", "a duration"),
        Ground.DATE: translate("ledger", "a date"),
        Ground.TIME: translate("ledger", "a time of day"),
        Ground.NAME: translate("ledger", "a name"),
        Ground.PLACE: translate("ledger", "a place"),
        Ground.STATE: translate("ledger", "planned or done"),
        Ground.STAGE: translate("ledger", "a stage"),
        Ground.NEGATION: translate("ledger", "yes or no"),
        Ground.WORDS: translate("ledger", "the words"),
    }


def shown(groups: Sequence[Group], which: Filter | Ground) -> list[Group]:
    """The groups that a filter lets through: a kind of group, or what a conflict is about."""
    if isinstance(which, Ground):
        return [group for group in groups if which in group.grounds]
    if which in (Filter.ALL, Filter.APART):
        return list(groups)
    wanted = {
        Filter.CONFLICTS: (RelationKind.CONFLICT,),
        Filter.COMPATIBLE: (RelationKind.SAME, RelationKind.APPROXIMATE),
        Filter.MATTER: (RelationKind.DIFFERENT,),
    }[which]
    return [group for group in groups if group.kind in wanted]
