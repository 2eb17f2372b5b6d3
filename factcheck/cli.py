"""The command line: split, import, status, export. Words for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck import __version__, paths, terminal
from factcheck.cli_backup import backup, check, restore
from factcheck.cli_exchange import agreement, merge, pack
from factcheck.cli_related import related
from factcheck.errors import LibraryMissing, UserError
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.intake import Worker
    from factcheck.model import Counts, Intake, Passage
    from factcheck.report.build import Report
    from factcheck.workbench import Workbench

# Reading, splitting and the library are imported by the commands that use them: `--version` and
# `--help` should answer at once.

_FORMAT_OF_ENDING = {".htm": "html", ".markdown": "md", ".zip": "claimreview"}


@dataclass(frozen=True, slots=True)
class _Call:
    """What the commands share: the formats that only the caller can write, the library named."""

    more: Mapping[str, Callable[[Report, Path], None]]
    library: Path | None = None


def main(
    arguments: Sequence[str] | None = None,
    *,
    more: Mapping[str, Callable[[Report, Path], None]] | None = None,
) -> int:
    """Run one command and return its exit code: 0 done, 1 something was refused, 2 a wrong call.

    ``more`` writes formats that the core cannot write itself.
    """
    return terminal.run(commands, arguments, _Call(more or {}))


_library = click.option(
    "--library",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Another library than the usual one.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck")
@_library
@click.pass_context
def commands(context: click.Context, library: Path | None) -> None:
    """Split articles into claims, rule on them, and write a verdict report.

    The command `factcheck` alone opens the window.
    """
    context.obj = _Call(context.obj.more if context.obj else {}, library)


_json = click.option("--json", "as_json", is_flag=True, help="JSON for programs.")


@commands.command()
@click.argument("files", nargs=-1, metavar="[FILE or -]...")
def split(files: tuple[str, ...]) -> int:
    """Print the passages of texts with their claims, as JSON lines.

    Offsets count characters of the decoded text with LF newlines. No library is touched. With
    several files each line names its file.
    """
    from factcheck.articles import LARGEST
    from factcheck.intake import Worker

    refusals = terminal.Refusals()
    with closing(Worker()) as worker:
        for name in files or ("-",):
            with refusals.told(name):
                extra = {"file": name} if len(files) > 1 else {}
                for passage in _passages(terminal.read(name, LARGEST), worker):
                    click.echo(_line(extra | _as_split(asdict(passage))))
    return refusals.exit_code


@commands.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@_library
@_json
@click.pass_obj
def import_(call: _Call, sources: tuple[str, ...], library: Path | None, as_json: bool) -> int:
    """Import texts, or all readable texts of folders; `-` reads standard input.

    Prints the number, the number of claims and the title of each article. A library that does not
    exist is created. A file of published fact checks (ClaimReview) is told by its content.
    """
    from factcheck.intake import Worker

    refusals = terminal.Refusals()
    with _open(library or call.library, create=True) as workbench, closing(Worker()) as worker:
        for name in terminal.files(sources):
            with refusals.told(name):
                click.echo(_store(workbench, worker, name, as_json))
    return refusals.exit_code


@commands.command()
@_library
@_json
@click.pass_obj
def status(call: _Call, library: Path | None, as_json: bool) -> None:
    """Print how far the review has come, for the library and for each article."""
    with _open(library or call.library) as workbench:
        rows = workbench.articles()
        total = workbench.counts()
        if as_json:
            articles = [
                {"id": row.id, "title": row.title, "outlet": row.outlet} | _as_counts(row.counts)
                for row in rows
            ]
            click.echo(
                _line({"library": str(workbench.path)} | _as_counts(total) | {"articles": articles})
            )
            return
        click.echo(f"{workbench.path}")
        click.echo(f"{len(rows)} articles, {_progress(total)}")
        for row in rows:
            click.echo(f"{row.id:>5}  {row.title}\n       {_progress(row.counts)}")


@commands.command()
@click.option("--format", "kind", metavar="FORMAT", help="By default what FILE's ending says.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    help="Replaced only when the new report is whole.",
)
@click.option("--article", "article_ids", type=int, multiple=True, metavar="ID", help="Only this.")
@click.option("--draft", is_flag=True, help="It does not go out: the record does not tell of it.")
@_library
@click.pass_obj
def export(
    call: _Call,
    kind: str | None,
    output: Path,
    article_ids: tuple[int, ...],
    draft: bool,
    library: Path | None,
) -> None:
    """Write a verdict report of all articles, or of some.

    A verdict that is changed later is listed as a correction in the next report.
    """
    ending = output.suffix.lower()
    kind = kind.lower() if kind else _FORMAT_OF_ENDING.get(ending, ending.removeprefix("."))
    _check_format(kind, call.more)
    with _open(library or call.library, write=not draft) as workbench:
        known = {row.id for row in workbench.articles()}
        if unknown := [str(number) for number in article_ids if number not in known]:
            raise UserError(
                f"No article has the number {', '.join(unknown)}.",
                safe="Nothing was written.",
                action="factcheck status lists the numbers.",
            )
        report = workbench.report(article_ids or None)
        click.echo(
            f"Writing {report.counts.total} claims ({report.counts.reviewed} reviewed) "
            f"of {len(report.articles)} articles to {output}",
            err=True,
        )
        if report.standing.with_gaps:
            gaps, ruled = report.standing.with_gaps, report.standing.ruled
            click.echo(f"{gaps} of {ruled} verdicts have gaps in the evidence", err=True)
        for line in workbench.told(report.counts, kind):
            click.echo(line, err=True)
        workbench.export(report, kind, output, call.more)
        if not draft and not workbench.read_only:
            workbench.record_sent(report, kind)


for _command in (related, check, backup, restore, pack, merge, agreement):
    commands.add_command(_command)


@commands.command(hidden=True)
def walk() -> None:
    """Walk the whole job with the sample articles, in a temporary library."""
    from factcheck.walk import walk_samples

    walk_samples(click.echo)


def _check_format(kind: str, more: Mapping[str, object]) -> None:
    from factcheck.report import FORMATS

    known = [*FORMATS, *more]
    if kind not in known:
        raise UserError(
            f"Reports cannot be written as “{kind}”." if kind else "The report needs a format.",
            safe="Nothing was written.",
            action=f"These formats can be written: {', '.join(known)}.",
        )


@contextmanager
def _open(
    library: Path | None, *, create: bool = False, write: bool = False
) -> Iterator[Workbench]:
    from factcheck.workbench import Workbench

    path = library or paths.default_library()
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


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be made: {error.strerror}.", safe="Nothing was stored."
        ) from error


def _store(workbench: Workbench, worker: Worker, name: str, as_json: bool) -> str:
    from factcheck.articles import LARGEST

    intake = worker.read(terminal.read(name, LARGEST), "" if name == "-" else Path(name).name)
    if intake.checks:
        return _store_checks(workbench, intake, name, as_json)
    known = workbench.article_with(intake.sha256)
    if known is None:
        (known,) = workbench.add_article(intake).article_ids
        new = True
    else:
        new = False
    (row,) = workbench.article_rows([known])
    if as_json:
        values = {"id": row.id, "title": row.title, "claims": row.counts.total}
        return _line(values | {"new": new, "file": name})
    already = "" if new else "  (was already in the library)"
    return f"{row.id:>5}  {row.counts.total:>4} claims  {row.title}{already}"


def _store_checks(workbench: Workbench, intake: Intake, name: str, as_json: bool) -> str:
    """Published fact checks have no article: they are held against every claim."""
    new = not workbench.has_checks(intake.sha256)
    if new:
        workbench.add_checks(intake)
    if as_json:
        return _line({"checks": len(intake.checks), "new": new, "file": name})
    already = "" if new else "  (were already in the library)"
    return f"       {len(intake.checks)} published fact checks{already}"


def _passages(raw: bytes, worker: Worker) -> Sequence[Passage]:
    """Split a text here; what needs a reader of its own is read within limits."""
    from factcheck import claims
    from factcheck.articles import kind_of, read_text

    if kind_of(raw) == "text":
        return claims.split(read_text(raw).text)
    return worker.read(raw).passages


def _as_split(passage: dict[str, Any]) -> dict[str, Any]:
    keys = ("start", "end", "text", "role", "kind", "checkable", "worthy", "speaker", "reasons")
    return {key: passage[key] for key in (*keys, "claims")}


def _as_counts(counts: Counts) -> dict[str, int]:
    return {
        "claims": counts.total,
        "reviewed": counts.reviewed,
        "supported": counts.supported,
        "disputed": counts.disputed,
        "opinion": counts.opinion,
        "flagged": counts.flagged,
    }


def _progress(counts: Counts) -> str:
    return (
        f"{counts.reviewed} of {counts.total} claims reviewed: {counts.supported} supported, "
        f"{counts.disputed} disputed, {counts.opinion} opinion"
        + (f"; {counts.flagged} flagged" if counts.flagged else "")
    )


def _line(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False)
