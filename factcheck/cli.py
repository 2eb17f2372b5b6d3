"""The command line: split, import, status, export. Words for people, JSON for programs."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from factcheck import __version__, terminal
from factcheck.cli_backup import backup, check, restore
from factcheck.cli_exchange import agreement, merge, pack
from factcheck.cli_export import export, template
from factcheck.cli_library import Call, json_option, library_option, opened, wants_encoder
from factcheck.cli_related import related

if TYPE_CHECKING:
    from concurrent.futures import Future

    from factcheck.intake import Worker
    from factcheck.model import Counts, Intake, Passage
    from factcheck.report.build import Report
    from factcheck.workbench import Workbench

_AHEAD: Final = 8
"""Texts that are read before the ones ahead of them are stored."""

# Reading, splitting and the library are imported by the commands that use them: `--version` and
# `--help` should answer at once.


def main(
    arguments: Sequence[str] | None = None,
    *,
    more: Mapping[str, Callable[[Report, Path], None]] | None = None,
) -> int:
    """Run one command and return its exit code: 0 done, 1 something was refused, 2 a wrong call.

    ``more`` writes formats that the core cannot write itself.
    """
    return terminal.run(commands, arguments, Call(more or {}))


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="factcheck")
@library_option
@click.pass_context
def commands(context: click.Context, library: Path | None) -> None:
    """Split articles into claims, rule on them, and write a verdict report.

    The command `factcheck` alone opens the window.
    """
    context.obj = Call(context.obj.more if context.obj else {}, library)


@commands.command()
@click.argument("files", nargs=-1, metavar="[FILE or -]...")
@click.option(
    "--encoder",
    "by_encoder",
    is_flag=True,
    help="Let the encoder judge (the extra factcheck[model]): better and slower.",
)
def split(files: tuple[str, ...], by_encoder: bool) -> int:
    """Print the passages of texts with their claims, as JSON lines.

    Offsets count characters of the decoded text with LF newlines. No library is touched. With
    several files each line names its file. The preferences change nothing here.
    """
    from factcheck.articles import LARGEST
    from factcheck.claims import encoder
    from factcheck.intake import Worker

    if by_encoder:
        encoder.require()
    refusals = terminal.Refusals()
    with closing(Worker(by_encoder=by_encoder)) as worker:
        for name in files or ("-",):
            with refusals.told(name):
                extra = {"file": name} if len(files) > 1 else {}
                for passage in _passages(terminal.read(name, LARGEST), worker):
                    click.echo(_line(extra | _as_split(asdict(passage))))
    return refusals.exit_code


@commands.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="PATH...")
@library_option
@click.option(
    "--encoder/--no-encoder",
    "asked",
    default=None,
    help="Let the encoder judge, or not; without either as the preferences say.",
)
@json_option
@click.pass_obj
def import_(
    call: Call, sources: tuple[str, ...], library: Path | None, asked: bool | None, as_json: bool
) -> int:
    """Import texts, or all readable texts of folders; `-` reads standard input.

    Prints the number, the number of claims and the title of each article. A library that does not
    exist is created. Files of published fact checks (ClaimReview) and JSON reports that carry a
    library are told by their content.
    """
    from factcheck.intake import Worker

    refusals = terminal.Refusals()
    judge = Worker(by_encoder=wants_encoder(asked))
    with opened(call.named(library), create=True) as workbench, closing(judge) as worker:
        for name, reading in _read_ahead(worker, terminal.files(sources)):
            with refusals.told(name):
                click.echo(_store(workbench, reading.result(), name, as_json))
    return refusals.exit_code


@commands.command()
@library_option
@json_option
@click.pass_obj
def status(call: Call, library: Path | None, as_json: bool) -> None:
    """Print how far the review has come, for the library and for each article."""
    with opened(call.named(library)) as workbench:
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


for _command in (export, template, related, check, backup, restore, pack, merge, agreement):
    commands.add_command(_command)


@commands.command(hidden=True)
def walk() -> None:
    """Walk the whole job with the sample articles, in a temporary library."""
    from factcheck.walk import walk_samples

    walk_samples(click.echo)


def _read_ahead(
    worker: Worker, names: Iterable[str]
) -> Iterator[tuple[str, Future[Intake | None]]]:
    """Give each text as soon as it is read, while the next ones are read already."""
    from concurrent.futures import ThreadPoolExecutor

    reader = ThreadPoolExecutor(1)
    ahead: deque[tuple[str, Future[Intake | None]]] = deque()
    try:
        for name in names:
            ahead.append((name, reader.submit(_read, worker, name)))
            if len(ahead) > _AHEAD:
                yield ahead.popleft()
        while ahead:
            yield ahead.popleft()
    finally:
        reader.shutdown(wait=False, cancel_futures=True)


def _read(worker: Worker, name: str) -> Intake | None:
    """Read a text within limits; ``None`` stands for a file that carries a library."""
    from factcheck.articles import LARGEST
    from factcheck.workbench import Workbench

    if name != "-" and Workbench.carries_library(Path(name)):
        return None
    return worker.read(terminal.read(name, LARGEST), "" if name == "-" else Path(name).name)


def _store(workbench: Workbench, intake: Intake | None, name: str, as_json: bool) -> str:
    if intake is None:
        return _store_library(workbench, Path(name), as_json)
    if intake.checks:
        return _store_checks(workbench, intake, name, as_json)
    known = workbench.article_with(intake.sha256)
    if known is None:
        (known,) = workbench.add_article(intake).article_ids
        new = True
    else:
        new = False
    (row,) = workbench.article_rows([known])
    alike = workbench.alike(intake.text, known, intake.sketch) if new else []
    if as_json:
        values = {"id": row.id, "title": row.title, "claims": row.counts.total}
        near = [{"id": like.article_id, "share": round(like.share, 3)} for like in alike]
        return _line(values | {"new": new, "file": name, "alike": near})
    for like in alike[:1]:
        percent = min(99, int(like.share * 100))
        terminal.complain(f"{name}: {percent} % the same as {like.article_id} “{like.title}”")
    if new and intake.is_guessed:
        terminal.complain(f"{name}: only its bytes told the encoding: {intake.encoding} was taken")
    already = "" if new else "  (was already in the library)"
    return f"{row.id:>5}  {row.counts.total:>4} claims  {row.title}{already}"


def _store_library(workbench: Workbench, path: Path, as_json: bool) -> str:
    """What is there already stays as it is; an empty library becomes the same as the exported."""
    empty = not workbench.articles()
    taken, _ = workbench.take_in(workbench.read_file(path), path.name, mine=empty)
    for left in taken.left:
        terminal.complain(f"{path.name}: left out: {left.what}: {left.why}")
    if as_json:
        values = {"articles": taken.articles, "entries": taken.new, "known": taken.same}
        return _line(values | {"left": len(taken.left), "file": str(path)})
    return f"       {taken.articles} articles, {taken.new} entries of the record from {path.name}"


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
        return claims.split(read_text(raw).text, by_encoder=worker.by_encoder)
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
