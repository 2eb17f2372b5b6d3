"""From a claim to the same fact elsewhere and back, and the ledger of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from factcheck.elsewhere import Neighbour, RelationKind, Seen
from factcheck.kindred import Says
from factcheck.model import Claim
from factcheck.query import ClaimQuery, Order
from factcheck.record import Change
from ui import plain
from ui.related import Related
from ui.wording import act_words

if TYPE_CHECKING:
    from factcheck.workbench import Workbench
    from ui.main_window import MainWindow


class ElsewhereCommands(QObject):
    """Keeps the review panel and the status bar told; ``go_to`` remembers where it left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.related = Related(window.workbench, window.runner, self)
        self._left: list[tuple[ClaimQuery, int]] = []
        window.desk.shown.connect(self._show)
        window.desk.stored.connect(self._follow)
        window.panels.review.neighbour_chosen.connect(self.go_to)
        window.panels.review.related_asked.connect(self.do)
        self.related.changed.connect(self._show_if_touched)
        self.related.counted.connect(self._count)

    def focus(self) -> None:
        """Move to the related claims of the claim on the desk."""
        if not self._window.panels.review.focus_elsewhere():
            self._window.status.say(self.tr("Nothing is known to stand elsewhere on this."))

    def go_to(self, claim_id: int) -> None:
        """Show a related claim in its article; ``go_back`` returns."""
        desk, claims = self._window.desk, self._window.panels.claims
        claim = desk.find(claim_id)
        if claim is None:
            self._window.status.say(self.tr("That claim is not in the library any more."))
            return
        query = claims.query()
        if desk.claim_id is not None:
            self._left.append((query, desk.claim_id))
        if query.article_id not in (None, claim.article_id):
            claims.set_query(replace(query, article_id=claim.article_id, search=""))
        desk.show_claim(claim_id)
        claims.setFocus()

    def go_back(self) -> None:
        """Return to the claim from which the last related one was shown."""
        desk, claims = self._window.desk, self._window.panels.claims
        while self._left:
            query, claim_id = self._left.pop()
            if desk.find(claim_id) is not None:
                claims.set_query(query)
                desk.show_claim(claim_id)
                claims.setFocus()
                return
        self._window.status.say(self.tr("There is nowhere to go back to."))

    def show_ledger(self) -> None:
        """The window of all groups; a claim chosen there is shown."""
        from ui.dialogs.ledger import LedgerDialog

        window = self._window
        window.panels.review.commit()
        dialog = LedgerDialog(window.workbench, self.related, window.theme, window)
        dialog.said.connect(
            lambda pairs, says: self._act(lambda book: book.say_of_pairs(pairs, says))
        )
        dialog.exec()
        if dialog.chosen is not None:
            self.go_to(dialog.chosen)

    # --- what is done with a related claim ---

    def do(self, verb: str, thing: Neighbour | Seen | None = None) -> None:
        """Do one thing (``apply``, ``take``, ``apart``, ``same``) with what stands elsewhere, or
        with what has the keyboard.
        """
        thing = thing or self._window.panels.review.current_related()
        here = self._window.desk.current()
        if thing is None or here is None:
            key = self._window.keymap.shown("review.related").split(", ")[0]
            said = self.tr("Go to a claim elsewhere first: {key}.").format(key=key)
            self._window.status.say(said)
            return
        self._window.panels.review.commit()
        if isinstance(thing, Seen):
            if verb == "take":
                self._act(lambda book: book.cite_check(here.id, thing.check.id))
        elif verb == "apart":
            self._act(lambda book: book.say_of_pairs([(here.id, thing.claim.id)], Says.APART))
        elif verb == "same":
            says = None if thing.said is not None else Says.SAME
            self._act(lambda book: book.say_of_pairs([(here.id, thing.claim.id)], says))
        elif thing.said is Says.APART or thing.link.relation.kind is RelationKind.CONFLICT:
            said = self.tr("They do not say the same: a verdict on one is none on the other.")
            self._window.status.say(said)
        elif verb == "apply":
            self._carry(here, thing.claim)
        else:
            self._carry(thing.claim, here)

    def _carry(self, one: Claim, other: Claim) -> None:
        """Give the other claim the verdict and the sources of the first; ask before one goes."""
        clash = one.verdict and other.verdict not in (None, one.verdict)
        if clash and not plain.ask(
            self._window,
            self.tr("Another verdict"),
            self.tr("“{statement}” has another verdict: {old}. Replace it by {new}?").format(
                statement=other.statement[:200], old=other.verdict, new=one.verdict
            ),
            self.tr("Replace"),
            self.tr("Undo brings it back."),
        ):
            return
        self._act(lambda book: book.apply_verdict(one.id, other.id, replace=bool(clash)))

    def _act(self, verb: Callable[[Workbench], Change]) -> None:
        desk = self._window.desk
        done = desk.act(lambda: verb(self._window.workbench))
        if done and self._window.workbench.undo_action() is not None:
            words = act_words(self._window.workbench.undo_action() or "")
            self._window.status.say(self.tr("Done: {act}.").format(act=words))

    # --- inside ---

    def _follow(self, change: Change) -> None:
        self.related.follow(change)
        self._show()  # a verdict given elsewhere, taken back here

    def _show(self) -> None:
        claim_id = self._window.desk.claim_id
        if claim_id is not None:
            found = self.related.neighbours(claim_id)
            seen = self.related.seen(claim_id)
            self._window.panels.review.show_elsewhere(claim_id, found, seen)

    def _show_if_touched(self, claim_ids: set[object]) -> None:
        # A conflict adds to the worth of a claim, which is seen in the list and in the reasons.
        self._window.panels.claims.refresh(key for key in claim_ids if isinstance(key, int))
        if self._window.desk.claim_id in claim_ids:
            self._show()
            self._window.desk.refresh_review()

    def _count(self) -> None:
        if (conflicts := self.related.conflicts) is not None:
            self._window.status.show_conflicts(conflicts)
            claims = self._window.panels.claims
            if claims.query().order is Order.WORTH:
                claims.reload()
                claims.select(self._window.desk.claim_id)
