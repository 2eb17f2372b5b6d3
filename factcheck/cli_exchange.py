"""The commands `pack`, `merge` and `agreement`: a second opinion by file."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import terminal
from factcheck.cli_library import Call, check_numbers, json_option, library_option, opened

if TYPE_CHECKING:
    from factcheck.exchange import Taken

_file = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option("-o", "--output", type=_file, required=True, metavar="FILE")
@click.option("--blind", is_flag=True, help="Without verdicts, notes, sources and flags.")
@click.option("--article", "article_ids", type=int, multiple=True, metavar="ID", help="Only this.")
@library_option
@click.pass_obj
def pack(
    call: Call, output: Path, blind: bool, article_ids: tuple[int, ...], library: Path | None
) -> None:
    """Write a file for another reviewer: all articles, or some."""
    with opened(call.named(library)) as workbench:
        check_numbers(workbench, article_ids)
        parcel = workbench.gather(article_ids or None, blind=blind)
        workbench.write_file(parcel, output)
    inside = "blind" if blind else f"{len(parcel.entries)} entries of the record"
    click.echo(f"{output}  ({len(parcel.articles)} articles, {inside})")


@click.command()
@click.argument("files", nargs=-1, required=True, type=_file, metavar="FILE...")
@click.option("--dry-run", is_flag=True, help="Only tell what would be taken in.")
@click.option("--mine", is_flag=True, help="Also what was done under your name in a copy.")
@library_option
@json_option
@click.pass_obj
def merge(
    call: Call,
    files: tuple[Path, ...],
    dry_run: bool,
    mine: bool,
    library: Path | None,
    as_json: bool,
) -> int:
    """Take in what other reviewers sent; a backup is made before.

    What was done by whom comes out the same in whichever order files are taken in. Exit code 1 if
    anything of a file was left out.
    """
    refusals = terminal.Refusals()
    left = 0
    with opened(call.named(library), write=True) as workbench:
        for path in files:
            with refusals.told(str(path)):
                parcel = workbench.read_file(path)
                if dry_run:
                    taken = workbench.rehearse(parcel, mine=mine)
                else:
                    taken, _ = workbench.take_in(parcel, path.name, mine=mine)
                left += len(taken.left)
                if as_json:
                    told = {"file": str(path), **asdict(taken)}
                    click.echo(json.dumps(told, ensure_ascii=False))
                else:
                    _tell(path, taken, dry_run=dry_run)
    return 1 if left else refusals.exit_code


@click.command()
@library_option
@json_option
@click.pass_obj
def agreement(call: Call, library: Path | None, as_json: bool) -> None:
    """Print how far reviewers agree: per cent, Cohen's kappa, Krippendorff's alpha."""
    with opened(call.named(library)) as workbench:
        found, differing = workbench.agreement(), workbench.differences()
    still = sum(not one.settled for one in differing)
    if as_json:
        told = {**asdict(found), "differing": len(differing), "unsettled": still}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for pair in found.pairs:
        click.echo(
            f"{pair.first} and {pair.second}: {pair.percent:.1f} % of {pair.n} claims, "
            f"kappa {_number(pair.kappa)}"
        )
    click.echo(f"All together: alpha {_number(found.alpha)} over {found.n} claims")
    click.echo(f"{len(differing)} claims differ or differed, {still} of them are not settled")


def _tell(path: Path, taken: Taken, *, dry_run: bool) -> None:
    would = "would be taken in" if dry_run else "taken in"
    click.echo(
        f"{path}: {taken.new} entries and {taken.articles} articles {would}, "
        f"{taken.same} known already, {len(taken.left)} left out"
    )
    for name, number in taken.verdicts.items():
        click.echo(f"  {number} verdicts by {name}")
    if taken.changes:
        click.echo(f"  {taken.changes} changes to claims and articles")
    for one in taken.left:
        click.echo(f"  left out: {one.what}: {one.why}", err=True)


def _number(value: float | None) -> str:
    return "says nothing here" if value is None else f"{value:.2f}"
