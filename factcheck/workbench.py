"""The one door to the core: a library opened, and the verbs on it.

Every verb that changes something writes the change and its event in one transaction and returns a
``Change``; it raises ``NotSaved`` when the disk refuses (nothing is stored), ``LibraryIsReadOnly``
in a library opened to read only, ``ChangeRefused`` when the change does not fit. A ``Change``
without rows means that nothing was different. All verbs belong to the thread that opened the
library.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.alike import Alike
from factcheck.errors import ChangeRefused
from factcheck.likeness import sketch
from factcheck.model import Counts, Intake, Passage, Verdict
from factcheck.record import Change, RowChange
from factcheck.relating import Relating
from factcheck.second_opinion import SecondOpinion
from factcheck.sourcing import Sourcing
from factcheck.store import articles, changes, claims, events, rows, sent, sketches
from factcheck.store import search as words

if TYPE_CHECKING:
    from factcheck.progress import Progress
    from factcheck.report.build import Report as Report
    from factcheck.store.bundle import Parcel as Parcel


class Workbench(Alike, Relating, Sourcing, SecondOpinion):
    """An open library and one reviewer at it."""

    # --- articles ---

    def add_article(self, intake: Intake) -> Change:
        """Store an article with its passages and claims.

        The same text twice raises ``ChangeRefused``: look with ``article_with`` first. A text that
        was removed comes back with everything that was decided on it.
        """
        (change,) = self.add_articles([intake])
        return change

    def add_articles(self, intakes: Sequence[Intake]) -> list[Change]:
        """Store several articles at once, all or none; each is a change that is undone by itself.

        One transaction for some ten articles takes half the time of ten.
        """
        with self._library.writing() as db:
            found = [self._put(db, intake) for intake in intakes]
            sketches.keep(db, [made for _, made in found if made is not None])
        self._sketch(made for _, made in found if made is not None)
        return self._saved_all([change for change, _ in found])

    def _put(
        self, db: sqlite3.Connection, intake: Intake
    ) -> tuple[Change, tuple[int, bytes] | None]:
        """Write an article and its event; gives its sketch too where the library has none of it."""
        if articles.find(db, intake.sha256) is not None:
            raise ChangeRefused("This text is in the library already.")
        removed = articles.find(db, intake.sha256, removed=True)
        if removed is not None:
            uid, metadata = articles.described(db, removed)
            row = RowChange("article", uid, None, metadata)
        else:
            row = articles.store(db, intake, events.now())
        change = rows.apply(db, "import", (row,), self._reviewer_id)
        events.append(db, change, self.reviewer)
        if removed is not None:
            return change, None
        (article_id,) = change.article_ids
        words.index_new(db, article_id)
        return change, (article_id, intake.sketch or sketch(intake.text))

    def describe_article(
        self,
        article_id: int,
        *,
        title: str,
        outlet: str,
        author: str,
        published: str,
        url: str,
        language: str | None = None,
    ) -> Change:
        """Correct an article's metadata.

        Another ``language`` (a two-letter code; ``None`` leaves it) changes what is suggested of
        its claims with it, and nothing else about them.
        """
        metadata = {"title": title, "outlet": outlet, "author": author}
        metadata |= {"published": published, "url": url}
        if language is not None:
            metadata["language"] = language.lower()
        trimmed = {name: value.strip() for name, value in metadata.items()}
        changed = changes.describe(self._db, article_id, **trimmed)
        if any("language" in (row.after or {}) for row in changed):
            from factcheck.claims.triage import model_name
            from factcheck.languages import suggest_anew

            trimmed["judged_by"] = model_name()
            changed = changes.describe(self._db, article_id, **trimmed)
            changed += suggest_anew(self._db, article_id, trimmed["language"])
        return self._record("describe", changed)

    def remove_article(self, article_id: int) -> Change:
        """Take an article out of the library. Undo brings it back with all that was decided."""
        uid, metadata = articles.described(self._db, article_id)
        return self._record("remove_article", (RowChange("article", uid, metadata, None),))

    # --- claims ---

    def decide(self, claim_id: int, verdict: Verdict | None) -> Change:
        """Give a verdict, or take it back with ``None``."""
        claim = self.claim(claim_id)
        if claim.verdict is verdict:
            return self._record("verdict", ())
        when = events.now() if verdict else ""
        value = verdict.value if verdict else None
        return self._record("verdict", self._review(claim, verdict=value, decided_at=when))

    def write_note(self, claim_id: int, note: str) -> Change:
        """Store the note of a claim, as typed but for spaces at its ends."""
        claim = self.claim(claim_id)
        return self._record("note", self._review(claim, note=note.strip()), claim_id, ["note"])

    def edit_statement(self, claim_id: int, statement: str) -> Change:
        """Put the claim in the reviewer's words; an empty statement goes back to the article's."""
        changed = changes.statement(self.claim(claim_id), statement)
        return self._record("statement", changed, claim_id, ["statement"])

    def name_speaker(self, claim_id: int, name: str) -> Change:
        """Correct who makes the claim; without a name it is the article's author."""
        changed = changes.speaker(self.claim(claim_id), " ".join(name.split()))
        return self._record("speaker", changed)

    def flag(self, claim_id: int, flagged: bool) -> Change:
        """Mark a claim to come back to, or take the mark off."""
        return self._record("flag", self._review(self.claim(claim_id), flagged=int(flagged)))

    def split_claim(self, claim_id: int, at: int) -> Change:
        """Cut a claim in two at ``at``, an offset of the article strictly inside it.

        The first part keeps verdict, note and sources; the second starts unreviewed.
        """
        claim = self.claim(claim_id)
        if not claim.start < at < claim.end:
            raise ChangeRefused("A claim is cut between two of its own words.")
        whole = self._judge(claim.article_id, claim.start, claim.end)
        parts = (
            self._judge(claim.article_id, claim.start, at),
            self._judge(claim.article_id, at, claim.end),
        )
        return self._record("split", changes.split(self._db, claim, whole, parts))

    def merge_claim(self, claim_id: int) -> Change:
        """Join a claim with the next one of its article, over everything between them.

        Notes are joined and sources kept; a verdict stays only where both do not differ.
        """
        claim = self.claim(claim_id)
        following = claims.after(self._db, claim)
        if following is None:
            raise ChangeRefused("This is the last claim of the article: there is none to join.")
        other = self.claim(following)
        start, end = min(claim.start, other.start), max(claim.end, other.end)
        judged = self._judge(claim.article_id, start, end)
        merged = changes.merge(self._db, claim, other, judged, self._reviewer_id)
        return self._record("merge", merged)

    def add_claim(self, article_id: int, start: int, end: int) -> Change:
        """Make a claim of a stretch of the text (trimmed of outer spaces)."""
        judged = self._judge(article_id, start, end)
        return self._record("add_claim", changes.new_claim(self._db, article_id, judged))

    def remove_claim(self, claim_id: int) -> Change:
        """Take a claim off the list; its text stays in the article."""
        return self._record("remove_claim", changes.removed(self.claim(claim_id)))

    def fold(self, passage_ids: Sequence[int]) -> Change:
        """Call passages page furniture: they are folded and their claims leave the list."""
        found = articles.passages_by_id(self._db, passage_ids)
        return self._record("fold", changes.fold(self._db, found))

    def restore(self, passage_ids: Sequence[int]) -> Change:
        """Call folded passages text again and split them into claims."""
        found = [
            (uid, passage, self._judge(passage.article_id, passage.start, passage.end))
            for uid, passage in articles.passages_by_id(self._db, passage_ids)
        ]
        return self._record("restore", changes.restore(self._db, found))

    # --- what goes out ---

    def export(
        self,
        report: Report,
        format: str,
        path: Path,
        more: Mapping[str, Callable[[Report, Path], None]] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Write a report to ``path``, which keeps its old content until the new one is whole.

        ``progress`` is told how much is written; stopped, it ends with ``StoppedError``. Needs no
        library, nor its thread.
        """
        from factcheck.report import save

        save(report, format, path, dict(more or {}), progress)

    def export_table(self, rows: Sequence[Sequence[str]], path: Path) -> None:
        """Write rows of text as CSV to ``path``, which keeps its old content until it is whole."""
        from factcheck.report import save_table

        save_table(rows, path)

    def record_sent(self, report: Report, format: str) -> Change:
        """Put into the record that a report went out: a verdict changed later is a correction.

        It cannot be undone. Call it after ``export``, before anything else is changed.
        """
        with self._library.writing() as db:
            change = sent.record(
                db,
                self.reviewer,
                format=format,
                article_uids=[part.article.uid for part in report.articles],
                record_head=report.record_head,
            )
        return self._saved(change)

    def told(self, counts: Counts, format: str) -> list[str]:
        """What a reviewer should hear before a report of so many claims goes out, in sentences."""
        from factcheck.report import told

        sentences = told(format, counts, self.imprint, self.reviewer)
        nothing = counts.total and not counts.reviewed
        if nothing and (others := self.who_else_reviewed()):
            named = ", ".join(f"“{name}”" for name in others)
            return [f"Nothing here was reviewed as “{self.reviewer}”; {named} did.", *sentences]
        return sentences

    # --- how a change is written ---

    def _judge(self, article_id: int, start: int, end: int) -> Passage:
        """The program's view of a stretch of text, trimmed of outer spaces."""
        from factcheck.claims import split_span

        text = articles.text(self._db, article_id)
        if not 0 <= start <= end <= len(text) or not text[start:end].strip():
            raise ChangeRefused("There are no words in that stretch of the text.")
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        language = articles.described(self._db, article_id)[1]["language"]
        return split_span(text, start, end, language)
