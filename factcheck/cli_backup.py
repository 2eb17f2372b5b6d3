"""The commands `check`, `backup` and `restore`: is the library whole, and its copies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli_library import Call, library_option, opened
from factcheck.errors import UserError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.safekeeping import Backup, Recovered


@click.command()
@library_option
@click.pass_obj
def check(call: Call, library: Path | None) -> int:
    """Check every page, row and entry of the record; exit code 1 if anything is wrong.

    Nothing is changed. The library must not be open elsewhere.
    """
    from factcheck.workbench import Workbench

    path = call.named(library)
    found = Workbench.check(path)
    for problem in found.problems:
        click.echo(problem)
    if found.first_bad_event is not None:
        click.echo(f"Entry {found.first_bad_event} is the first of the record that does not fit.")
    if found.lost_guards:
        click.echo("The guards of the record are missing; opening the library puts them back.")
    if found.problems:
        click.echo(f"{path} is damaged. factcheck restore --recover brings back what can be saved.")
    elif not found.lost_guards:
        click.echo(
            f"{path} is whole: {found.articles} articles, {found.claims} claims, "
            f"{found.events} entries in the record."
        )
    return 1 if found.problems or found.lost_guards else 0


@click.command()
@library_option
@click.pass_obj
def backup(call: Call, library: Path | None) -> None:
    """Make a checked backup if anything was done since the last one."""
    with opened(call.named(library), write=True) as workbench:
        made = workbench.back_up("asked")
        if made is None:
            newest = next(iter(workbench.backups()), None)
            click.echo(f"Nothing is new since {newest.path}" if newest else "There is nothing yet.")
        else:
            click.echo(f"{made.path}  ({_inside(made)})")


@click.command()
@click.option("--list", "listed", is_flag=True, help="Only list the backups, newest first.")
@click.option("--number", type=int, default=1, help="Which one of the list; 1 is the newest.")
@click.option("--recover", is_flag=True, help="Save newer changes out of a damaged library, too.")
@library_option
@click.pass_obj
def restore(call: Call, listed: bool, number: int, recover: bool, library: Path | None) -> None:
    """Put a backup in the place of the library, which is kept in a folder beside it."""
    from factcheck.workbench import Workbench

    path, reviewer = call.named(library), Settings.load().reviewer
    if recover:
        _tell(Workbench.recover(path, reviewer=reviewer))
        return
    backups = Workbench.backups_of(path)
    if listed:
        for place, one in enumerate(backups, start=1):
            at = f"{one.made_at:%Y-%m-%d %H:%M} UTC"
            click.echo(f"{place:>3}  {at}  {one.reason}  {_inside(one)}")
        return
    if not 1 <= number <= len(backups):
        raise UserError(
            f"There is no backup with the number {number} of {path}.",
            safe="Nothing was changed.",
            action="factcheck restore --list shows them.",
        )
    chosen = backups[number - 1]
    kept = Workbench.restore_backup(path, chosen, reviewer=reviewer)
    click.echo(f"{path} is as it was at {chosen.made_at:%Y-%m-%d %H:%M} UTC  ({_inside(chosen)})")
    if kept is not None:
        click.echo(f"What was there before is kept in {kept}")


def _tell(done: Recovered) -> None:
    ground = f"the backup {done.backup.path}" if done.backup else "the damaged file alone"
    click.echo(f"Recovered from {ground}; {done.saved} newer changes were saved.")
    for line in done.missing:
        click.echo(f"Missing: {line}")
    if done.kept is not None:
        click.echo(f"The damaged library is kept in {done.kept}")


def _inside(one: Backup) -> str:
    return f"{one.articles} articles, {one.claims} claims, {one.reviewed} verdicts"
