"""What an open library holds, as one reviewer sees it: every question, no change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__, paths
from factcheck.edition import INTERNAL, Edition
from factcheck.imprint import NO_IMPRINT
from factcheck.kindred import RelatedGroup
from factcheck.model import (
    Article,
    ArticleRow,
    Claim,
    Counts,
    Link,
    Mark,
    StoredPassage,
    Verdict,
)
from factcheck.progress import Progress
from factcheck.query import ClaimQuery, Place
from factcheck.record import Event
from factcheck.safekeeping import Backup
from factcheck.sources import Evidence, Source
from factcheck.store import articles, claims, events, evidence, sent, state
from factcheck.store.connection import Library

if TYPE_CHECKING:
    from factcheck.evidence import Standing, Weighed
    from factcheck.report.build import Report


_READ = 0.4  # of the time that a report takes to be gathered; the rest puts it together


class Reading:
    """The questions that lists, panels and reports ask of a library."""

    def __init__(self, library: Library, reviewer: str) -> None:
        self._library = library
        self.path = library.path
        self.read_only = library.read_only
        self.reviewer = reviewer
        self.imprint = NO_IMPRINT
        """What the publisher says in reports: the owner of the preferences puts it here."""
        self.conflicts: dict[int, str] = {}
        """By claim the words elsewhere that it conflicts with: put here by who compares claims."""
        self.kindred: Sequence[RelatedGroup] = ()
        """Likewise the groups of claims about one fact, which reports tell of."""
        # 0 is nobody's id: a library that is only read shows no one's reviews to a new name.
        self._reviewer_id = state.reviewer_id(library.connection, reviewer) or 0
        # By article: a verdict recounts one article, never the whole library.
        self._counted: dict[int, Counts] | None = None

    @property
    def _db(self) -> sqlite3.Connection:
        # Not kept: after an error of the disk the library opens a new one.
        return self._library.connection

    def articles(self) -> list[ArticleRow]:
        """Every article that was not removed, in the order of import."""
        known = None
        if self._counted is None:
            known = state.kept_counts(self._db, self._reviewer_id, self.record_head())
        rows = articles.rows(self._db, self._reviewer_id, known=known)
        self._counted = {row.id: row.counts for row in rows}
        return rows

    def article_rows(self, ids: Iterable[int]) -> list[ArticleRow]:
        """The rows of these articles with fresh counts; removed ones are left out."""
        return articles.rows(self._db, self._reviewer_id, ids)

    def article(self, article_id: int) -> Article:
        """One article with its text; raises ``KeyError`` when there is none."""
        return articles.read(self._db, article_id)

    def article_with(self, sha256: str) -> int | None:
        """The article that has this text, if it is in the library and not removed."""
        return articles.find(self._db, sha256)

    def links(self, article_id: int) -> list[Link]:
        """What an article links to, in the order of its text: each may be a source, none is."""
        return articles.links(self._db, article_id)

    def passages(self, article_id: int) -> list[StoredPassage]:
        """The passages of an article in text order."""
        return articles.passages(self._db, article_id)

    def marks(self, article_id: int) -> list[Mark]:
        """The claims of an article in text order, as the reader paints them."""
        return claims.marks(self._db, article_id, self._reviewer_id)

    def claim_ids(self, query: ClaimQuery) -> list[int]:
        """The claims that a query finds, in its order; what conflicts is worth more."""
        return claims.ids(self._db, query, self._reviewer_id, self.conflicts)

    def claims(self, ids: Sequence[int]) -> list[Claim]:
        """These claims in the order asked for; ids that are gone are left out."""
        found = claims.rows(self._db, ids, self._reviewer_id)
        if not self.conflicts:
            return found
        return [
            replace(claim, conflict=self.conflicts[claim.id])
            if claim.id in self.conflicts
            else claim
            for claim in found
        ]

    def claim(self, claim_id: int) -> Claim:
        """One claim; raises ``KeyError`` when it is gone."""
        found = self.claims([claim_id])
        if not found:
            raise KeyError(claim_id)
        return found[0]

    def sources(self, claim_id: int) -> list[Source]:
        """The links of a claim in the reviewer's order."""
        return claims.sources(self._db, [claim_id], self._reviewer_id)[claim_id]

    def evidence(self, claim: Claim) -> Evidence:
        """Everything that stands behind the verdict on a claim."""
        return evidence.behind(self._db, [claim], self._reviewer_id)[claim.id]

    def history(self, claim_id: int) -> list[Event]:
        """What happened to a claim, newest first."""
        return events.of_claim(self._db, claim_id, self.claim(claim_id).uid)

    def counts(self) -> Counts:
        """Claims by verdict over the whole library."""
        if self._counted is None:
            self.articles()
        return sum((self._counted or {}).values(), Counts())

    def undo_action(self) -> str | None:
        """The ``Change.action`` that ``undo`` would reverse."""
        return events.action_of(self._db, events.to_undo(self._db, self.reviewer))

    def redo_action(self) -> str | None:
        """The ``Change.action`` that ``redo`` would do again."""
        return events.action_of(self._db, events.to_redo(self._db, self.reviewer))

    def verdicts_of_all(self) -> int:
        """How many verdicts the library holds, as backups count them: those of every reviewer."""
        from factcheck.store import backups

        return backups.verdicts(self._db)

    def drafts(self, claim_id: int) -> dict[str, str]:
        """What was typed into a claim's fields and never saved; saving the field clears it."""
        return state.drafts(self._db, claim_id, self._reviewer_id)

    def place(self) -> Place:
        """Where the reviewer was when the library was closed."""
        return state.place(self._db)

    def backups(self) -> list[Backup]:
        """The copies that were made of this library, newest first."""
        from factcheck.store import backups

        return backups.found_in(self._backups_folder())

    def _backups_folder(self) -> Path:
        return paths.backups_dir() / state.library_uid(self._db)

    def record_head(self) -> str:
        """The newest hash of the record: shows, against a copy that left, that nothing changed."""
        return events.head(self._db)

    def standing(self, article_ids: Sequence[int], progress: Progress | None = None) -> Standing:
        """How many verdicts of these articles need evidence, and how many have gaps in it.

        ``progress`` stopped: ``StoppedError``.
        """
        from factcheck.evidence import profile, standing_of, weigh

        asked = profile(self.imprint.profile)
        weighed: list[tuple[Verdict | None, Weighed]] = []
        progress = progress or Progress()
        for number, article_id in enumerate(article_ids):
            progress.tell(number, len(article_ids))
            found = claims.of_article(self._db, article_id, self._reviewer_id)
            behind = evidence.behind(self._db, found, self._reviewer_id)
            weighed += [(claim.verdict, weigh(behind[claim.id], asked)) for claim in found]
        return standing_of(weighed)

    def report(
        self,
        article_ids: Sequence[int] | None = None,
        edition: Edition = INTERNAL,
        progress: Progress | None = None,
    ) -> Report:
        """What an edition shows about these articles (``None``: all), as one frozen value.

        ``progress`` stopped: ``StoppedError``.
        """
        from factcheck.report.build import build
        from factcheck.report.cut import cut

        listed = {row.id for row in self.articles()}
        chosen = sorted(listed if article_ids is None else listed & set(article_ids))
        progress = progress or Progress()
        progress.until(_READ)
        found = {
            article_id: claims.of_article(self._db, article_id, self._reviewer_id)
            for article_id in progress.over(chosen, len(chosen), 1)
        }
        every = [claim.id for listed_claims in found.values() for claim in listed_claims]
        links = claims.sources(self._db, every, self._reviewer_id)
        texts = [self.article(article_id) for article_id in chosen]
        owners = {claim.uid: text.uid for text in texts for claim in found[text.id]}
        histories = sent.histories(self._db, owners.keys())
        progress.until(1)
        whole = build(
            progress.over(texts, len(texts), 1),
            {article_id: self.passages(article_id) for article_id in chosen},
            found,
            links,
            made_at=events.now(),
            program=f"Factcheck {__version__}",
            reviewer=self.reviewer,
            record_head=self.record_head(),
            imprint=self.imprint,
            corrections=sent.corrections(self._db, self.reviewer, owners),
            waivers=evidence.waivers(self._db, every, self._reviewer_id),
            texts=evidence.texts_of(self._db, links),
            histories=histories,
            related=self.kindred,
        )
        return cut(whole, edition)
