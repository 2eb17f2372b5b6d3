"""The verbs on the same fact elsewhere: what a reviewer says of pairs, verdicts carried over, and
fact checks that others published.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.errors import ChangeRefused
from factcheck.kindred import PairMark, PublishedCheck, Says
from factcheck.model import Claim, Intake
from factcheck.query import ClaimQuery
from factcheck.record import Change, RowChange
from factcheck.session import Session
from factcheck.sources import SourceDraft, SourceType, Stance
from factcheck.store import changes, events, feeds, kindred, pairs, rows

if TYPE_CHECKING:
    from factcheck.elsewhere import Kept

_AT_ONCE = 500
"""So many claims newly related are kept in one transaction."""


class Relating(Session):
    """What can be asked and done where the same fact stands more than once."""

    def relate_claims(self, told: Callable[[int, int], object] = lambda _done, _all: None) -> None:
        """Find what stands elsewhere, for a report; the window does so in the background.

        Takes some milliseconds for each claim that was not related before; ``told`` hears how many
        of all are done. What was found is kept, now and then and at the end.
        """
        from factcheck.elsewhere import Elsewhere, Web, entries, gather, kept
        from factcheck.elsewhere import told as in_words

        published = {row.id: row.published for row in self.articles()}
        every = entries(self.claims(self.claim_ids(ClaimQuery())), published)
        elsewhere, web = Elsewhere(), Web()
        web.say(self.pair_marks())
        elsewhere.take(every)
        before = self.kept_relations([one.key for one in every if isinstance(one.key, int)])
        fresh: dict[int, Kept] = {}
        for done, one in enumerate(every, 1):
            assert isinstance(one.key, int)
            links = elsewhere.recall(one, before.get(one.key))
            if links is None:
                links = elsewhere.related(one)
                fresh[one.key] = kept(one, links)
            web.put(one.key, links)
            if len(fresh) >= _AT_ONCE:
                told(done, len(every))
                self.keep_relations(fresh)
                fresh = {}
        self.keep_relations(fresh)
        self.kindred = in_words(gather(web.links()))

    def kept_relations(self, claim_ids: Collection[int]) -> dict[int, Kept]:
        """What earlier sessions found to stand elsewhere, by claim; it may not hold any more."""
        from factcheck.elsewhere import Kept

        return {one: Kept(mark, links) for one, mark, links in kindred.found(self._db, claim_ids)}

    def keep_relations(self, found: Mapping[int, Kept]) -> None:
        """Keep what was found for the next session; it is no change, and no part of the record."""
        if found and not self.read_only:
            with self._library.writing() as db:
                kindred.keep(db, [(one, each.mark, each.links) for one, each in found.items()])

    # --- pairs ---

    def pair_marks(self, claim_ids: Collection[int] | None = None) -> list[PairMark]:
        """What this reviewer said of pairs of claims; of these claims or of all."""
        return pairs.marks(self._db, self._reviewer_id, claim_ids)

    def say_of_pairs(self, wanted: Iterable[tuple[int, int]], says: Says | None) -> Change:
        """Say of every pair that it is not the same, or the same after all; ``None`` takes back.

        One step for undo, however many pairs. Raises ``KeyError`` for a claim that is gone.
        """
        asked = list(wanted)
        ids = sorted({claim_id for pair in asked for claim_id in pair})
        found = {claim.id: claim for claim in self.claims(ids)}
        both = [(found[one], found[other]) for one, other in asked]
        action = {Says.APART: "apart", Says.SAME: "same", None: "untold"}[says]
        return self._record(action, pairs.said(both, self.pair_marks(ids), says))

    # --- verdicts carried over ---

    def apply_verdict(self, claim_id: int, other_id: int, *, replace: bool = False) -> Change:
        """Give another claim this claim's verdict and those of its sources that it has not.

        Raises ``ChangeRefused`` where there is no verdict to give, and where the other claim has a
        different one, unless ``replace`` says that it may go.
        """
        one, other = self.claim(claim_id), self.claim(other_id)
        if one.verdict is None:
            raise ChangeRefused("The claim to take it from has no verdict yet.")
        if other.verdict not in (None, one.verdict) and not replace:
            raise ChangeRefused(
                f"The other claim has a verdict already: {other.verdict}.",
                action="Take that back first, or replace it.",
            )
        return self._record(
            "apply", (*self._verdict_rows(one, other), *self._new_links(one, other))
        )

    def _verdict_rows(self, one: Claim, other: Claim) -> changes.Rows:
        if one.verdict is None or one.verdict is other.verdict:
            return ()
        decided = {"verdict": one.verdict.value, "decided_at": events.now()}
        return changes.review(self._db, other, self._reviewer_id, **decided)

    def _new_links(self, one: Claim, other: Claim) -> changes.Rows:
        there = self.sources(other.id)
        known = {link.draft.url for link in there}
        first = changes.next_position(there)
        new = [link.draft for link in self.sources(one.id) if link.draft.url not in known]
        made: list[RowChange] = []
        for position, draft in enumerate(new, first):
            made += changes.new_source(other, draft, position)
        return tuple(made)

    # --- fact checks of others ---

    def checks(self, ids: Sequence[int] | None = None) -> list[PublishedCheck]:
        """The published fact checks that were imported, in that order; or those of these ids."""
        return feeds.checks(self._db, ids)

    def has_checks(self, sha256: str) -> bool:
        """Whether the fact checks of this file are in the library."""
        found = feeds.find(self._db, sha256)
        return found is not None and not found[1]

    def add_checks(self, intake: Intake) -> Change:
        """Store the published fact checks of a file, to be held against every claim.

        The same file twice raises ``ChangeRefused``; one that was taken out comes back.
        """
        known = feeds.find(self._db, intake.sha256)
        if known is not None and not known[1]:
            raise ChangeRefused("These fact checks are in the library already.")
        with self._library.writing() as db:
            if known is None:
                row = feeds.store(db, intake, events.now())
            else:
                row = RowChange("feed", known[0], None, {"name": intake.name})
            change = rows.apply(db, "add_checks", (row,), self._reviewer_id)
            events.append(db, change, self.reviewer)
        return self._saved(change)

    def cite_check(self, claim_id: int, check_id: int) -> Change:
        """Take the link of a published fact check as a source of a claim.

        Raises ``KeyError`` for one that is gone, ``ChangeRefused`` where it has no link or the link
        is a source already.
        """
        found = self.checks([check_id])
        if not found:
            raise KeyError(check_id)
        check, there = found[0], self.sources(claim_id)
        if not check.url:
            raise ChangeRefused("The file gives no link to this fact check.")
        if any(link.draft.url == check.url for link in there):
            raise ChangeRefused("This link is a source of the claim already.")
        position = changes.next_position(there)
        return self._record(
            "source_add", changes.new_source(self.claim(claim_id), cited(check), position)
        )


def cited(check: PublishedCheck) -> SourceDraft:
    """A published fact check as a source: what it says of the claim is left to the reviewer."""
    rated = f"{check.claim} ({check.rating})" if check.rating else check.claim
    return SourceDraft(
        check.url, check.title or rated, check.publisher, SourceType.EXPERT, Stance.CONTEXT
    )
