"""The evidence behind a verdict: sources, the texts kept of their pages, who was asked, waivers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from factcheck.errors import ChangeRefused
from factcheck.model import Claim
from factcheck.record import Change
from factcheck.session import Session
from factcheck.sources import LinkCheck, Snapshot, SourceDraft, SourceUse
from factcheck.store import changes, claims, events, evidence, rows


class Sourcing(Session):
    """The verbs on evidence. Those on a source raise ``KeyError`` when it is gone."""

    # --- sources ---

    def add_source(self, claim_id: int, draft: SourceDraft) -> Change:
        """Put a link below the others of a claim. Any text is kept, only web links are opened.

        It makes good the draft ``link`` of the claim where that is this link.
        """
        return self._add("source_add", claim_id, draft, None)

    def reuse_source(self, claim_id: int, source_id: int) -> Change:
        """Put a source of another claim below those of this one, as it is, with its snapshot.

        Its stance is on the other claim: correct it where it differs here.
        """
        source = claims.source(self._db, source_id)
        return self._add("source_reuse", claim_id, source.draft, source.snapshot)

    def edit_source(self, source_id: int, draft: SourceDraft) -> Change:
        """Correct a link."""
        source = claims.source(self._db, source_id)
        return self._record("source_edit", changes.edited_source(source, draft))

    def move_source(self, source_id: int, by: int) -> Change:
        """Move a source so many places down (``by`` above 0) or up among those of its claim."""
        source = claims.source(self._db, source_id)
        links = self.sources(source.claim_id)
        place = min(max(links.index(source) + by, 0), len(links) - 1)
        links.remove(source)
        links.insert(place, source)
        return self._record("source_move", changes.reordered(links))

    def remove_source(self, source_id: int) -> Change:
        """Take a link away."""
        source = claims.source(self._db, source_id)
        return self._record(
            "source_remove", changes.removed_source(source, self.claim(source.claim_id))
        )

    # --- texts kept of pages ---

    def keep_snapshot(
        self,
        source_id: int,
        text: str,
        *,
        origin: str = "",
        draft: SourceDraft | None = None,
    ) -> Change:
        """Keep the text of a source's page as it is now.

        ``origin`` is the address that answered or a file's name, empty for pasted text. ``draft``
        are the source's fields where the page told more of them: both are one change.
        """
        if not text.strip():
            raise ChangeRefused("There are no words in that text.")
        source = claims.source(self._db, source_id)
        kept = Snapshot(evidence.digest(text), events.now(), origin)
        made = changes.snapshot_of(source, kept)
        if draft is not None:
            made = changes.joined(made, changes.edited_source(source, draft))
        with self._library.writing() as db:
            evidence.keep_text(db, text)
            change = rows.apply(db, "snapshot", made, self._reviewer_id)
            events.append(db, change, self.reviewer)
        return self._saved(change)

    def snapshot_text(self, snapshot: Snapshot) -> str | None:
        """The text of a snapshot; ``None`` where it was lost with a damaged library."""
        return evidence.texts(self._db, [snapshot.sha256]).get(snapshot.sha256)

    # --- what is said beside the sources ---

    def tell_evidence(
        self,
        claim_id: int,
        *,
        contact: str | None = None,
        against: str | None = None,
        reasons: Mapping[str, str] = MappingProxyType({}),
    ) -> Change:
        """Tell how the claimant was asked or why not, where evidence against the verdict was looked
        for, and why what a rule asks for may be missing: one change. ``None`` leaves what is told.

        ``reasons`` are by rule; another one takes the place of an earlier one, and an empty one
        asks again for what the rule asks for. They stand in reports.
        """
        claim = self.claim(claim_id)
        told = {"contact": contact, "against": against}
        words = {name: text.strip() for name, text in told.items() if text is not None}
        given = evidence.waivers(self._db, [claim_id], self._reviewer_id).get(claim_id, ())
        present = {waiver.rule: waiver for waiver in given}
        made = [
            *(self._review(claim, **words) if words else ()),
            *(
                change
                for rule, reason in reasons.items()
                for change in changes.waived(
                    claim, present.get(rule), rule, reason.strip(), events.now()
                )
            ),
        ]
        typed = (*words, *(f"waive {rule}" for rule in reasons))
        return self._record("evidence", tuple(made), claim_id, typed)

    # --- the whole library ---

    def source_uses(self) -> list[SourceUse]:
        """Every source of this reviewer with where it is used, in the order of adding."""
        return evidence.uses(self._db, self._reviewer_id)

    # --- how links answered ---

    def link_checks(self) -> dict[str, LinkCheck]:
        """How every link answered when it was last looked at, by its address."""
        return evidence.link_checks(self._db)

    def record_link_checks(self, checks: Iterable[LinkCheck]) -> None:
        """Remember how links answered. That is no act of a reviewer, and not undone."""
        with self._library.writing() as db:
            for check in checks:
                evidence.keep_check(db, check)

    # --- inside ---

    def _add(
        self, action: str, claim_id: int, draft: SourceDraft, snapshot: Snapshot | None
    ) -> Change:
        if not draft.url.strip():
            raise ChangeRefused("The link is empty.")
        position = changes.next_position(self.sources(claim_id))
        made = changes.new_source(self.claim(claim_id), draft, position, snapshot)
        waiting = self.drafts(claim_id).get("link") in (draft.url, draft.archive_url)
        return self._record(action, made, claim_id, ["link"] if waiting else ())

    def _review(self, claim: Claim, **after: Any) -> changes.Rows:
        return changes.review(self._db, claim, self._reviewer_id, **after)
