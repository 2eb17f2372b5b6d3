"""The evidence behind a verdict: sources, the texts kept of their pages, who was asked, waivers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.errors import ChangeRefused
from factcheck.model import Claim
from factcheck.record import Change
from factcheck.session import Session
from factcheck.sources import LinkCheck, Snapshot, SourceDraft, SourceUse
from factcheck.store import changes, claims, events, evidence, rows

_KEPT = "Nothing was changed."


class Sourcing(Session):
    """The verbs on evidence. Those on a source raise ``KeyError`` when it is gone."""

    # --- sources ---

    def add_source(self, claim_id: int, draft: SourceDraft) -> Change:
        """Put a link below the others of a claim. Any text is kept, only web links are opened."""
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
        read_at: str = "",
        draft: SourceDraft | None = None,
    ) -> Change:
        """Keep the text of a source's page as it was at ``read_at`` (UTC; empty: now).

        ``origin`` is the address that answered or a file's name, empty for pasted text. ``draft``
        are the source's fields where the page told more of them: both are one change.
        """
        if not text.strip():
            raise ChangeRefused("There are no words in that text.", safe=_KEPT)
        source = claims.source(self._db, source_id)
        kept = Snapshot(evidence.digest(text), read_at or events.now(), origin)
        made = changes.snapshot_of(source, kept)
        if draft is not None:
            made = changes.joined(made, changes.edited_source(source, draft))
        with self._library.writing() as db:
            evidence.keep_text(db, text)
            change = rows.apply(db, "snapshot", made, self._reviewer_id)
            events.append(db, change, self.reviewer)
        return self._saved(change)

    def drop_snapshot(self, source_id: int) -> Change:
        """Let a source have no kept text any more. Undo brings it back."""
        source = claims.source(self._db, source_id)
        return self._record("snapshot_drop", changes.snapshot_of(source, None))

    def snapshot_text(self, snapshot: Snapshot) -> str | None:
        """The text of a snapshot; ``None`` where it was lost with a damaged library."""
        return evidence.texts(self._db, [snapshot.sha256]).get(snapshot.sha256)

    # --- what is said beside the sources ---

    def write_contact(self, claim_id: int, words: str) -> Change:
        """Tell how the claimant was asked and what came of it, or why not."""
        made = self._review(self.claim(claim_id), contact=words.strip())
        return self._record("contact", made, ("contact", claim_id))

    def write_against(self, claim_id: int, words: str) -> Change:
        """Tell where evidence against the verdict was looked for."""
        made = self._review(self.claim(claim_id), against=words.strip())
        return self._record("against", made, ("against", claim_id))

    def waive(self, claim_ids: Sequence[int], rule: str, reason: str) -> Change:
        """Let these claims go out without what a rule asks for. The reason stands in reports.

        An empty reason is refused; another one takes the place of an earlier one.
        """
        if not reason.strip():
            raise ChangeRefused(
                "A gap is waived with a reason: it stands in the report.",
                safe=_KEPT,
                action="Say why the source may be missing.",
            )
        return self._record("waive", self._waived(claim_ids, rule, reason.strip()))

    def unwaive(self, claim_ids: Sequence[int], rule: str) -> Change:
        """Ask again for what a rule asks for."""
        return self._record("unwaive", self._waived(claim_ids, rule, ""))

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
            raise ChangeRefused("The link is empty.", safe=_KEPT)
        position = max((link.position for link in self.sources(claim_id)), default=-1) + 1
        made = changes.new_source(self.claim(claim_id), draft, position, snapshot)
        return self._record(action, made)

    def _waived(self, claim_ids: Sequence[int], rule: str, reason: str) -> changes.Rows:
        given = evidence.waivers(self._db, claim_ids, self._reviewer_id)
        at = events.now()
        return tuple(
            change
            for claim in self.claims(claim_ids)
            for change in changes.waived(
                claim,
                next((one for one in given.get(claim.id, ()) if one.rule == rule), None),
                rule,
                reason,
                at,
            )
        )

    def _review(self, claim: Claim, **after: Any) -> changes.Rows:
        return changes.review(self._db, claim, self._reviewer_id, **after)
