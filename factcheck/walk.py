"""The whole job in a terminal, with the sample articles: `make run` where there is no display."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from factcheck import paths
from factcheck.intake import Worker
from factcheck.model import Claim, Kind, Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceDraft
from factcheck.workbench import Workbench

_SHOWN = 5


def walk_samples(say: Callable[[str], None]) -> Path:
    """Import the samples into a temporary library, rule on three claims, and write a report.

    Returns where the report is. Nothing of the person's own is read or written.
    """
    folder = Path(tempfile.mkdtemp(prefix="factcheck-"))
    # Backups go to the data folder, and those of the samples are none of the person's.
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    with Workbench.create(folder / "samples.factcheck") as workbench:
        _import_samples(workbench, say)
        for row in workbench.articles():
            say(f"\n{row.title} ({row.counts.total} claims)")
            claims = workbench.claims(workbench.claim_ids(ClaimQuery(article_id=row.id)))
            for claim in claims[:_SHOWN]:
                say(_suggested(claim))
            if len(claims) > _SHOWN:
                say(f"    ... and {len(claims) - _SHOWN} more")
        _rule_on_three(workbench, say)
        report = folder / "report.html"
        workbench.export(workbench.report(), "html", report, {})
    say(f"\nThe library:  {folder / 'samples.factcheck'}\nThe report:   {report}")
    return report


def _import_samples(workbench: Workbench, say: Callable[[str], None]) -> None:
    with closing(Worker()) as worker:
        for path in sorted(paths.SEEDS.glob("*.md")):
            workbench.add_article(worker.read(path.read_bytes(), path.name))
    counts = workbench.counts()
    say(f"Imported {len(workbench.articles())} sample articles with {counts.total} claims.")


def _suggested(claim: Claim) -> str:
    reasons = f"  ({'; '.join(claim.reasons)})" if claim.reasons else ""
    return f"    [{claim.kind.value:>7}] {claim.statement}{reasons}"


def _rule_on_three(workbench: Workbench, say: Callable[[str], None]) -> None:
    claims = workbench.claims(workbench.claim_ids(ClaimQuery()))
    facts = [claim.id for claim in claims if claim.kind is Kind.FACT]
    opinions = [claim.id for claim in claims if claim.kind is Kind.OPINION]
    chosen = zip(
        (Verdict.SUPPORTED, Verdict.DISPUTED, Verdict.OPINION),
        (*facts[:2], *opinions[:1]),
        strict=False,
    )
    say("\nRuled on as an example:")
    for verdict, claim_id in chosen:
        workbench.decide(claim_id, verdict)
        if verdict is not Verdict.OPINION:
            workbench.add_source(claim_id, SourceDraft("https://example.org/", title="An example"))
        say(f"    {verdict.value}: {workbench.claim(claim_id).statement}")
