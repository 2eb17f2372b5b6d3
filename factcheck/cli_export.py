"""The command that writes a report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from factcheck import paths, terminal
from factcheck.cli_library import Call, check_numbers, library_option, opened
from factcheck.edition import Arranged, Audience, Edition, Part
from factcheck.errors import UserError

_FORMAT_OF_ENDING = {".htm": "html", ".markdown": "md", ".zip": "claimreview"}


@click.command()
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
@click.option(
    "--edition",
    type=click.Choice([each.value for each in Audience]),
    default=Audience.INTERNAL.value,
    show_default=True,
    help="public leaves out what is not for publishing.",
)
@click.option(
    "--with",
    "more",
    type=click.Choice([each.value for each in Part]),
    multiple=True,
    help="One part more.",
)
@click.option(
    "--without",
    "less",
    type=click.Choice([each.value for each in Part]),
    multiple=True,
    help="One part less.",
)
@click.option(
    "--order",
    type=click.Choice([each.value for each in Arranged]),
    default=Arranged.VERDICT.value,
    show_default=True,
    help="In which order the claims of an article stand.",
)
@click.option("--title", default="", metavar="TEXT", help="What the report is called.")
@click.option("--draft", is_flag=True, help="It does not go out: the record does not tell of it.")
@library_option
@click.pass_obj
def export(
    call: Call,
    kind: str | None,
    output: Path,
    article_ids: tuple[int, ...],
    edition: str,
    more: tuple[str, ...],
    less: tuple[str, ...],
    order: str,
    title: str,
    draft: bool,
    library: Path | None,
) -> None:
    """Write a verdict report of all articles, or of some.

    A verdict that is changed later is listed as a correction in the next report.
    """
    ending = output.suffix.lower()
    kind = kind.lower() if kind else _FORMAT_OF_ENDING.get(ending, ending.removeprefix("."))
    _check_format(kind, call.more)
    with opened(call.named(library), write=not draft) as workbench:
        check_numbers(workbench, article_ids)
        held = Edition.of(edition, more=more, less=less, arranged=order, title=title)
        if held.has(Part.RELATED):
            workbench.relate_claims(_tell_related)
        report = workbench.report_as(kind, article_ids or None, held)
        click.echo(
            f"Writing {report.counts.total} claims ({report.counts.reviewed} reviewed) "
            f"of {len(report.articles)} articles to {output}",
            err=True,
        )
        if held.words:
            click.echo(f"The {edition} edition leaves out: {held.words}", err=True)
        if report.standing.with_gaps:
            gaps, ruled = report.standing.with_gaps, report.standing.ruled
            click.echo(f"{gaps} of {ruled} verdicts have gaps in the evidence", err=True)
        for line in workbench.told(report.counts, kind):
            click.echo(line, err=True)
        with terminal.progress() as progress:
            workbench.export(report, kind, output, call.more, progress)
        if not draft and not workbench.read_only:
            workbench.record_sent(report, kind)


def _tell_related(done: int, of: int) -> None:
    click.echo(f"Comparing claims with each other: {done} of {of}", err=True)


def _check_format(kind: str, more: Mapping[str, object]) -> None:
    from factcheck.report import FORMATS

    known = [*FORMATS, *more]
    if kind not in known:
        raise UserError(
            f"Reports cannot be written as “{kind}”." if kind else "The report needs a format.",
            safe="Nothing was written.",
            action=f"These formats can be written: {', '.join(known)}.",
        )


@click.command()
@click.option("--copy", is_flag=True, help="Put the shipped ones there, to start from.")
def template(copy: bool) -> None:
    """Say where your own report templates belong, and which are in force.

    One that is there is never overwritten. Take a file out of the folder to use the shipped one.
    """
    from factcheck.report import templates

    if copy:
        try:
            for path in templates.copy_shipped():
                click.echo(f"written: {path}", err=True)
        except OSError as error:
            raise UserError(
                f"The templates cannot be written to {paths.templates_dir()}: {error.strerror}."
            ) from error
    click.echo(paths.templates_dir())
    for path in templates.own():
        click.echo(f"  yours: {path.name}")
