"""The command `related`: the ledger of a few articles, as a table or JSON lines."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import terminal

if TYPE_CHECKING:
    from factcheck.intake import Worker
    from factcheck.related.groups import Group
    from factcheck.related.link import Entry, Link

# Reading and matching are imported when the command runs: `--help` should answer at once.


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="JSON for programs: one group a line.")
@click.option("--conflicts", is_flag=True, help="Only groups in which two claims conflict.")
def related(files: tuple[str, ...], as_json: bool, conflicts: bool) -> int:
    """Print which claims of several articles speak of one fact, and where they conflict.

    Values stand side by side with the arithmetic. No library is touched.
    """
    from factcheck.intake import Worker
    from factcheck.related.ledger import Ledger

    ledger = Ledger()
    refusals = terminal.Refusals()
    with closing(Worker()) as worker:
        for name in terminal.files(files):
            with refusals.told(name):
                for entry in _entries(worker, name):
                    ledger.add(entry)
    for group in ledger.groups():
        if group.conflicts or not conflicts:
            click.echo(_as_json(group) if as_json else _as_table(group))
    return refusals.exit_code


def _entries(worker: Worker, name: str) -> list[Entry]:
    from factcheck.articles import LARGEST
    from factcheck.related.lending import Passed, lend
    from factcheck.related.link import Entry

    intake = worker.read(terminal.read(name, LARGEST), "" if name == "-" else Path(name).name)
    try:
        on = date.fromisoformat(intake.published)
    except ValueError:
        on = None
    claims = [claim for passage in intake.passages for claim in passage.claims]
    lent = lend([Passed(name, claim.start, claim.end, claim.statement) for claim in claims])
    return [
        Entry((name, claim.start, claim.end), name, claim.statement, on, before)
        for claim, before in zip(claims, lent, strict=True)
    ]


def _as_table(group: Group) -> str:
    grounds = f" ({', '.join(group.grounds)})" if group.grounds else ""
    lines = [f"{group.kind}{grounds}: {', '.join(group.heading)}"]
    for entry in group.entries:
        said = "; ".join(words for _, words in group.said(entry))
        lines.append(
            f"  {entry.article}: {entry.statement}" + (f"\n    says: {said}" if said else "")
        )
    lines += [f"  ! {link.relation.why}" for link in group.conflicts]
    return "\n".join(lines) + "\n"


def _as_json(group: Group) -> str:
    values = {
        "kind": group.kind,
        "grounds": group.grounds,
        "subject": group.heading,
        "claims": [_as_claim(entry, group) for entry in group.entries],
        "links": [_as_link(link, group) for link in group.links],
    }
    return json.dumps(values, ensure_ascii=False)


def _as_claim(entry: Entry, group: Group) -> dict[str, object]:
    said = [{"ground": ground, "words": words} for ground, words in group.said(entry)]
    name, start, end = entry.key if isinstance(entry.key, tuple) else (entry.article, 0, 0)
    place = {"file": name, "start": start, "end": end}
    return {**place, "statement": entry.statement, "values": said}


def _as_link(link: Link, group: Group) -> dict[str, object]:
    numbers = [entry.key for entry in group.entries]
    return {
        "claims": [numbers.index(link.one.key), numbers.index(link.other.key)],
        "kind": link.relation.kind,
        "score": round(link.relation.score, 4),
        "why": link.relation.why,
    }
