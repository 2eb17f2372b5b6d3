"""The JSON export of a library, read into an empty one, gives the same library."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.edition import Edition
from factcheck.errors import BundleRefused
from factcheck.kindred import PublishedCheck, Says
from factcheck.model import Intake, Link, Verdict
from factcheck.query import ClaimQuery
from factcheck.report import WRITERS, paper
from factcheck.sources import SourceDraft, Stance
from factcheck.store import articles
from factcheck.store.bundle import Entry
from factcheck.workbench import Workbench
from tests.factcheck.report.test_gaps import every_text
from tests.factcheck.report.test_xlsx import sheets

OF_THE_RECORD = ("made_at", "record_head", "library")
DERIVED = ("claim_words", "claim_kindred", "sqlite_", "_sqlite_", "article_sketch")
ON_ONE_DESK = {"state", "draft", "link_check"}
"""What the README says of them: the place in the window, words not stored, how links answered."""
POINTS = {"other": "claim", "target": "event", "seq": "event"}
OF_ONE_FILE = {"id", "prev", "hash"}
"""Numbers of rows, and the seals over them: the payload says where an entry came from."""


@pytest.fixture
def full(workbench: Workbench, make_intake: Callable[..., Intake], library_path: Path) -> Workbench:
    """A library in which everything was done that a reviewer can do."""
    first, second, third, last = workbench.claim_ids(ClaimQuery())
    workbench.decide(first, Verdict.SUPPORTED)
    workbench.decide(first, Verdict.DISPUTED)
    workbench.write_note(first, "Ganz \u202eanders \U0001f9ea\nzweite Zeile")
    workbench.add_source(first, SourceDraft("https://a.example/1", "One", quote="six days"))
    workbench.add_source(first, SourceDraft("box 7", stance=Stance.CONTRADICTS))
    workbench.edit_statement(second, "Five million doses of vaccine were ordered.")
    workbench.name_speaker(second, "the health minister")
    workbench.flag(second, True)
    workbench.split_claim(third, workbench.claim(third).start + 8)
    workbench.remove_claim(last)
    dam = make_intake("Menu", "The dam cost 3 million.", title="A dam")
    link = Link(9, 12, "https://a.example/dam", "dam")
    workbench.add_article(replace(dam, links=(link,)))
    passages = workbench.passages(workbench.articles()[0].id)
    workbench.fold([passages[2].id])
    workbench.tell_evidence(first, contact="Written to twice")
    workbench.tell_evidence(first, against="The archive of the port")
    workbench.tell_evidence(first, reasons={"primary": "Nobody else was there"})
    (source, other) = workbench.sources(first)
    workbench.keep_snapshot(source.id, "It took six days.", origin="https://a.example/1")
    workbench.move_source(other.id, -1)
    workbench.say_of_pairs([(first, workbench.claim_ids(ClaimQuery())[-1])], Says.APART)
    check = PublishedCheck("Six days", "False", url="https://b.example/check")
    workbench.add_checks(replace(make_intake("Six days"), name="checks.json", checks=(check,)))
    workbench.record_sent(workbench.report(), "html")
    workbench.decide(first, Verdict.SUPPORTED)
    workbench.decide(workbench.claim_ids(ClaimQuery())[-1], Verdict.OPINION)
    workbench.undo()
    return workbench


def exported(workbench: Workbench, path: Path) -> dict[str, Any]:
    workbench.export(workbench.report_as("json"), "json", path)
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def without_record(told: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key not in OF_THE_RECORD}


def library(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, with the uid of a row in the place of its number in this file."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        uids = {
            table: dict(
                db.execute(f"SELECT {'seq' if table == 'event' else 'id'}, uid FROM {table}")
            )
            for table in ("article", "claim", "reviewer", "feed", "event")
        }
        found = {
            table: [_portable(dict(zip(names, row, strict=True)), uids) for row in rows]
            for table in tables
            if not table.startswith(DERIVED) and table not in ON_ONE_DESK
            for rows in [db.execute(f"SELECT * FROM {table}")]
            for names in [[column[0] for column in rows.description]]
        }
    return {table: sorted(rows, key=repr) for table, rows in found.items()}


def _portable(row: dict[str, Any], uids: dict[str, dict[int, str]]) -> tuple[Any, ...]:
    if "payload" in row:
        told = json.loads(row.pop("payload"))
        row |= {"rows": told["rows"], "detail": told["detail"]}
    shown = {}
    for name, value in row.items():
        table = POINTS.get(name.removesuffix("_id"), name.removesuffix("_id"))
        shown[name] = uids[table].get(value, value) if table in uids else value
    return tuple((name, value) for name, value in shown.items() if name not in OF_ONE_FILE)


def test_the_library_in_a_json_report_is_the_same_table_by_table(
    full: Workbench, library_path: Path, tmp_path: Path
) -> None:
    full.close()
    with Workbench.open(library_path, reviewer="Desk two") as other:
        other.decide(other.claim_ids(ClaimQuery())[1], Verdict.DISPUTED)
        other.record_sent(other.report(), "pdf")
    with Workbench.open(library_path) as mine:
        exported(mine, tmp_path / "all.json")
    with Workbench.create(tmp_path / "again.factcheck") as again:
        taken, _ = again.take_in(again.read_file(tmp_path / "all.json"), "all.json", mine=True)
        assert taken.left == ()

    was, became = library(library_path), library(tmp_path / "again.factcheck")

    (arrival,) = [row for row in became["event"] if ("action", "take_in") in row]
    became["event"].remove(arrival)
    assert was.keys() == became.keys()
    assert all(was.values())
    for table in was:
        assert became[table] == was[table], table
    assert Workbench.check(tmp_path / "again.factcheck").problems == ()


def test_the_same_library_comes_back(full: Workbench, tmp_path: Path) -> None:
    told = exported(full, tmp_path / "all.json")
    assert told["corrections"]

    with Workbench.create(tmp_path / "again.factcheck") as again:
        taken, _ = again.take_in(again.read_file(tmp_path / "all.json"), "all.json", mine=True)
        assert taken.left == ()
        assert without_record(exported(again, tmp_path / "again.json")) == without_record(told)
        # What is off the list, and the bytes as they came, are no part of a report for people.
        parts, back = told["library"], json.loads((tmp_path / "again.json").read_text())["library"]
        raw = [name for name in parts if name.startswith(("raw/", "text/"))]
        assert raw
        assert {name: back[name] for name in raw} == {name: parts[name] for name in raw}
    assert Workbench.check(tmp_path / "again.factcheck").problems == ()


def test_every_figure_of_a_report_is_the_library_s_own(full: Workbench) -> None:
    report = full.report()
    rows = {row.id: row.counts for row in full.articles()}

    assert report.counts == full.counts()
    assert {part.article.id: part.counts for part in report.articles} == rows
    assert report.standing == full.standing(list(rows))
    for part in report.articles:
        assert len(part.claims) == len(full.claim_ids(ClaimQuery(part.article.id)))
        assert all(len(one.sources) == one.claim.sources for one in part.claims)


@pytest.mark.parametrize("name", ["internal", "public"])
def test_the_figures_that_are_printed_are_the_library_s_own(full: Workbench, name: str) -> None:
    counts = full.counts()
    figures = {"Supported": counts.supported, "Disputed": counts.disputed}
    figures |= {"Opinion": counts.opinion, "Not reviewed": counts.unreviewed}
    row = [*figures.values(), counts.total]
    report = full.report(edition=Edition.of(name))

    texts = every_text(report)
    printed = re.sub("<[^>]*>|&nbsp;", " ", " ".join(paper.sheets(report)))
    for format, text in (("html", texts["html"]), ("docx", texts["docx"]), ("paper", printed)):
        for word, number in figures.items():
            assert re.search(rf"{word}\W+{number}\W", text), (format, word)
    assert f"| All articles | {' | '.join(map(str, row))} |" in texts["md"]
    assert ["All articles", *map(str, row)] in sheets(report)["Summary"]
    told = json.loads(WRITERS["json"](report))
    assert told["counts"]["total"] == counts.total
    standing = full.standing([article.id for article in full.articles()])
    for format, text in texts.items():
        assert f"{standing.with_gaps} of {standing.ruled} verdict" in text, format


def test_reading_it_twice_changes_nothing(full: Workbench, tmp_path: Path) -> None:
    told = exported(full, tmp_path / "all.json")

    taken, _ = full.take_in(full.read_file(tmp_path / "all.json"), "all.json", mine=True)

    assert (taken.new, taken.articles) == (0, 0)
    assert without_record(exported(full, tmp_path / "again.json")) == without_record(told)


def test_the_command_line_tells_it_by_its_content(full: Workbench, tmp_path: Path) -> None:
    told = exported(full, tmp_path / "report.json")
    other = tmp_path / "other.factcheck"

    assert main(["import", str(tmp_path / "report.json"), "--library", str(other)]) == 0

    with Workbench.open(other, read_only=True) as again:
        assert again.report().counts.total == told["counts"]["total"]


def test_an_edition_with_something_left_out_carries_no_library(
    full: Workbench, tmp_path: Path
) -> None:
    report = full.report_as("json", edition=Edition.of("public"))
    full.export(report, "json", tmp_path / "public.json")

    with pytest.raises(BundleRefused, match="without the library"):
        full.read_file(tmp_path / "public.json")


def test_an_altered_entry_is_left_out_and_named(full: Workbench, tmp_path: Path) -> None:
    told = exported(full, tmp_path / "all.json")
    library = told["library"]
    library["events.jsonl"] = library["events.jsonl"].replace("disputed", "supported")
    (tmp_path / "bad.json").write_text(json.dumps(told), encoding="utf-8")

    with pytest.raises(BundleRefused, match="not as it was packed"):
        full.read_file(tmp_path / "bad.json")


def test_what_does_not_say_what_it_is_stays_out_and_the_rest_comes(
    full: Workbench, tmp_path: Path
) -> None:
    parcel = full.gather()
    entries = tuple(
        replace(one, detail={"articles": 5}) if one.action == "export" else one
        for one in parcel.entries
    )
    checks = {
        uid: [["Seven days", *row[1:]] for row in each] for uid, each in parcel.checks.items()
    }
    full.write_file(replace(parcel, entries=entries, checks=checks), tmp_path / "odd.zip")

    with Workbench.create(tmp_path / "again.factcheck") as again:
        taken, _ = again.take_in(again.read_file(tmp_path / "odd.zip"), "odd.zip", mine=True)
        assert again.counts() == full.counts()
        assert again.checks() == []

    assert [left.why for left in taken.left] == [
        "it does not say what went out",
        "Its fact checks are not in the file",
    ]
    assert Workbench.check(tmp_path / "again.factcheck").problems == ()


@pytest.mark.parametrize("odd", ["a name is missing", "a column too many", "no checks at all"])
def test_fact_checks_of_another_shape_are_left_out_and_no_error(
    full: Workbench, tmp_path: Path, odd: str
) -> None:
    parcel = full.gather()
    (uid,) = parcel.checks
    checks = {uid: [[*parcel.checks[uid][0], "more"]]} if "column" in odd else {}
    digest = articles.digest(checks.get(uid, []))

    def changed(entry: Entry) -> Entry:
        rows = [
            [table, row, before, {**after, "checks_sha256": digest}]
            if table == "feed"
            else [table, row, before, after]
            for table, row, before, after in entry.rows
        ]
        for table, _, _, after in rows:
            if table == "feed" and "name" in odd:
                del after["name"]
        return replace(entry, rows=rows)

    entries = tuple(changed(one) for one in parcel.entries)
    full.write_file(replace(parcel, entries=entries, checks=checks), tmp_path / "odd.zip")

    with Workbench.create(tmp_path / "again.factcheck") as again:
        taken, _ = again.take_in(again.read_file(tmp_path / "odd.zip"), "odd.zip", mine=True)
        assert again.counts() == full.counts()
        assert again.checks() == []
    if odd != "no checks at all":  # a file without a single check is one that holds none
        assert "Its fact checks are not in the file" in [left.why for left in taken.left]
    assert Workbench.check(tmp_path / "again.factcheck").problems == ()


HEAD = '{"schema": "urn:factcheck:schema:report", "schema_version": 1, '
HOSTILE = {
    "deep": HEAD + '"library": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "not a number": HEAD + '"library": {"manifest.json": NaN}}',
    "endless number": HEAD + '"library": ' + "9" * 5000 + "}",
    "cut off": HEAD + '"library": {"manifest.json": "',
    "a list": '["urn:factcheck:schema:report"]',
    "a newer version": HEAD.replace("1,", "2,") + '"library": {}}',
    "wrong types": HEAD + '"library": {"manifest.json": 7}}',
    "no manifest": HEAD + '"library": {}}',
    "another path": HEAD + '"library": {"../../x": "y", "manifest.json": "{}"}}',
    "raw that is none": HEAD + '"library": {"raw/x": "!!!"}}',
}


@pytest.mark.parametrize("case", HOSTILE)
def test_row_39_what_no_export_wrote_is_refused_in_a_sentence(
    workbench: Workbench, tmp_path: Path, case: str
) -> None:
    path = tmp_path / "hostile.json"
    path.write_text(HOSTILE[case], encoding="utf-8")
    before = workbench.record_head()

    with pytest.raises(BundleRefused) as refused:
        workbench.read_file(path)

    assert "hostile.json" in str(refused.value)
    assert "Nothing of it was taken in" in str(refused.value)
    assert workbench.record_head() == before
