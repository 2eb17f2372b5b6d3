"""How long a report of 10,000 claims takes in each format, from the open library to the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from factcheck.query import ClaimQuery
from factcheck.report import FORMATS
from factcheck.sources import SourceDraft
from factcheck.workbench import Workbench
from synthetic import make_library
from ui import pdf

CLAIMS, ARTICLES = 10_000, 20
_SLOW = {"pdf": 30.0}
_QUICK = 3.0


def seconds_of_each_format(folder: Path) -> Iterator[tuple[str, int, float, float]]:
    """Name, claims, seconds and the most that they may be. A third of the claims has a source."""
    path = make_library(
        folder / "reports.factcheck", articles=ARTICLES, claims=CLAIMS // ARTICLES, decided=7000
    )
    with Workbench.open(path) as workbench:
        for number, claim_id in enumerate(workbench.claim_ids(ClaimQuery())):
            if number % 3 == 0:
                address = f"https://s{number}.example.org/record"
                draft = SourceDraft(address, "A record", quote="words of it", read_on="2026-11-20")
                workbench.add_source(claim_id, draft)
        for name in (*FORMATS, "pdf"):
            began = perf_counter()
            report = workbench.report_as(name)
            workbench.export(report, name, folder / f"report.{name}", {"pdf": pdf.write})
            yield name, report.counts.total, perf_counter() - began, _SLOW.get(name, _QUICK)
