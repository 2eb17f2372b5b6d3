"""What the commands share: their options, the library that is named, how it is opened for one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import paths
from factcheck.errors import LibraryMissing, UserError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.report.build import Report
    from factcheck.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Call:
    """The formats that only the caller can write, and the library that was named."""

    more: Mapping[str, Callable[[Report, Path], None]]
    library: Path | None = None

    def named(self, library: Path | None) -> Path:
        """The library of a command: named behind it, before it, or the usual one."""
        return library or self.library or paths.default_library()


library_option = click.option(
    "--library",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Another library than the usual one.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")


@contextmanager
def opened(path: Path, *, create: bool = False, write: bool = False) -> Iterator[Workbench]:
    """The library of a command, ready with what the preferences say of the publisher.

    It can be written to where ``write`` says so, or ``create``, which makes one that is missing.
    """
    from factcheck.workbench import Workbench

    settings = Settings.load()
    reviewer = settings.reviewer
    try:
        workbench = Workbench.open(path, reviewer=reviewer, read_only=not (create or write))
    except LibraryMissing as error:
        if not create:
            raise LibraryMissing(
                error.what, safe=error.safe, action="factcheck import PATH creates one."
            ) from error
        _make_folder(path.parent)
        click.echo(f"Creating the library {path}", err=True)
        workbench = Workbench.create(path, reviewer=reviewer)
    workbench.imprint = settings.imprint()
    with workbench:
        yield workbench


def check_numbers(workbench: Workbench, article_ids: Collection[int]) -> None:
    """Raise ``UserError`` where the library has no article of one of these numbers."""
    known = {row.id for row in workbench.articles()}
    if unknown := [str(number) for number in article_ids if number not in known]:
        raise UserError(
            f"No article has the number {', '.join(unknown)}.",
            safe="Nothing was written.",
            action="factcheck status lists the numbers.",
        )


def wants_encoder(asked: bool | None) -> bool:
    """Tell whether the encoder judges: what the call asks for, else what the preferences say.

    Raises ``UserError`` where the call asks for it and it is not installed; the preferences then
    mean nothing.
    """
    from factcheck.claims import encoder

    if asked:
        encoder.require()
    return bool(Settings.load().by_encoder and encoder.is_installed()) if asked is None else asked


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be made: {error.strerror}.", safe="Nothing was stored."
        ) from error
