"""Draw the window with the sample articles into docs/: `make screenshots`.

Four pictures of 1440 x 900: light and dark, at the usual text size and at 150 per cent.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from factcheck import intake, paths
from factcheck.model import Claim, Kind, Verdict
from factcheck.query import ClaimQuery, Order, Place
from factcheck.sources import SourceDraft, SourceType, Stance
from factcheck.workbench import Workbench
from ui.theme import Theme
from window import SIZE, application, compared, opened, settle

DOCS = Path(__file__).resolve().parents[2] / "docs"
SHOWN_ARTICLE = "Delhi Watches the Visit Warily"
SHOWN_CLAIM = "$153 million"
SOURCES = (
    SourceDraft(
        "https://www.example.org/arms-transfers/2016",
        title="Register of arms transfers, 2016",
        publisher="example.org",
        type=SourceType.PRIMARY,
        stance=Stance.SUPPORTS,
        quote="4 Mi-35M, ordered 2015, delivered 2017",
        read_on="2026-03-02",
    ),
    SourceDraft(
        "https://news.example.com/helicopters-contract",
        title="What the helicopters cost",
        publisher="example.com",
        type=SourceType.NEWS,
        stance=Stance.CONTRADICTS,
        read_on="2026-03-02",
    ),
)
NOTE = (
    "Year and number hold. The sum is given by one paper only; the contract itself is not public."
)


def main() -> int:
    """Make the library, draw the pictures, and say where they are."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=DOCS)
    folder = options.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = scratch
        library = Path(scratch) / "samples.factcheck"
        make_library(library)
        for mode in ("light", "dark"):
            for percent, ending in ((100, ""), (150, "-150")):
                path = folder / f"main-window-{mode}{ending}.png"
                draw(library, mode, percent, path)
                print(path)
    return 0


def make_library(path: Path) -> None:
    """The sample articles, reviewed in part."""
    with Workbench.create(path) as workbench:
        for seed in sorted(paths.SEEDS.glob("*.md")):
            workbench.add_article(intake.read(seed.read_bytes(), seed.name))
        for row, share in zip(workbench.articles(), (1.0, 0.6, 0.5, 0.25, 0.0), strict=True):
            claims = workbench.claims(workbench.claim_ids(ClaimQuery(article_id=row.id)))
            for index, claim in enumerate(claims[: int(len(claims) * share)]):
                workbench.decide(claim.id, _verdict(claim, index))
                if index % 9 == 5:
                    workbench.flag(claim.id, True)
        (shown,) = (row.id for row in workbench.articles() if row.title == SHOWN_ARTICLE)
        claim_ids = workbench.claim_ids(ClaimQuery(article_id=shown))
        current = next(each for each in workbench.claims(claim_ids) if SHOWN_CLAIM in each.text)
        for source in SOURCES:
            workbench.add_source(current.id, source)
        workbench.decide(current.id, Verdict.DISPUTED)
        workbench.write_note(current.id, NOTE)
        workbench.remember(Place(shown, current.id, order=Order.TEXT))


def _verdict(claim: Claim, index: int) -> Verdict:
    if claim.kind is Kind.OPINION:
        return Verdict.OPINION
    return Verdict.DISPUTED if index % 4 == 3 else Verdict.SUPPORTED


def draw(library: Path, mode: str, percent: int, path: Path) -> None:
    """One picture of the window as it opens on this library."""
    with opened(library, Theme(mode, percent, application())) as window:
        compared(window)
        window.desk.show_claim(window.desk.claim_id)
        settle(milliseconds=400)
        picture = window.grab()
        if (picture.width(), picture.height()) != SIZE:
            print(f"{path.name}: the window wanted {picture.width()} x {picture.height()}")
        if not picture.save(str(path)):
            raise OSError(f"{path} could not be written")


if __name__ == "__main__":
    sys.exit(main())
