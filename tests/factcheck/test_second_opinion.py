"""A second opinion by file: what travels, what is taken in, and what comes out of it."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import BundleRefused
from factcheck.kindred import PublishedCheck
from factcheck.model import Intake, Verdict
from factcheck.query import ClaimQuery
from factcheck.sources import SourceDraft
from factcheck.store.articles import digest
from factcheck.store.audit import audit
from factcheck.store.bundle import Parcel, read, write
from factcheck.workbench import Workbench
from tests.faults.conftest import FERRY, HARBOUR, store
from tests.faults.uniting import state_of, work

Open = Callable[[str], Workbench]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Makes an empty library for a reviewer of that name."""
    with ExitStack() as stack:
        yield lambda name: stack.enter_context(
            Workbench.create(tmp_path / f"{name}.factcheck", reviewer=name)
        )


@pytest.fixture
def first(opened: Open) -> Workbench:
    """A library with two articles and some work on them."""
    made = opened("ada")
    store(made, HARBOUR, "harbour.txt")
    store(made, FERRY, "ferry.txt")
    ids = made.claim_ids(ClaimQuery())
    made.edit_statement(ids[0], "The harbour in other words.")
    made.decide(ids[0], Verdict.SUPPORTED)
    made.write_note(ids[0], "secret note")
    made.add_source(ids[0], SourceDraft("https://example.org/secret"))
    made.flag(ids[1], True)
    made.remove_claim(ids[2])
    return made


def sent(book: Workbench, path: Path, *, blind: bool = False) -> Parcel:
    """The same as it arrives at the other end."""
    book.write_file(book.gather(blind=blind), path)
    return book.read_file(path)


def whole(book: Workbench) -> None:
    assert audit(book._db).problems == ()


# --- what travels ---


def test_a_blind_file_holds_no_word_of_what_anybody_thinks(
    first: Workbench, tmp_path: Path
) -> None:
    sent(first, tmp_path / "blind", blind=True)

    with zipfile.ZipFile(tmp_path / "blind") as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
    assert b"secret" not in everything
    assert b"supported" not in everything
    assert "The harbour in other words." in everything.decode()


def test_a_second_reviewer_sees_the_claims_and_sends_back_verdicts(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    second = opened("bea")
    second.take_in(sent(first, tmp_path / "blind", blind=True), "blind")
    ids = second.claim_ids(ClaimQuery())
    assert [c.statement for c in second.claims(ids)] == [
        c.statement for c in first.claims(first.claim_ids(ClaimQuery()))
    ]
    assert not any(c.verdict or c.note or c.flagged or c.sources for c in second.claims(ids))
    second.decide(ids[0], Verdict.DISPUTED)
    second.add_source(ids[0], SourceDraft("https://example.org/other"))

    taken, _ = first.take_in(sent(second, tmp_path / "back"), "back")

    assert taken.left == ()
    assert taken.verdicts == {"bea": 1}
    mine = first.claim(first.claim_ids(ClaimQuery())[0])
    assert (mine.verdict, mine.sources) == (Verdict.SUPPORTED, 1)
    (difference,) = first.differences()
    assert [(o.reviewer, o.per, o.verdict) for o in difference.opinions] == [
        ("ada", "", Verdict.SUPPORTED),
        ("bea", "back", Verdict.DISPUTED),
    ]
    assert difference.opinions[1].sources[0].url == "https://example.org/other"
    whole(first)
    whole(second)


def test_both_records_come_together_from_either_side(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    second = opened("bea")
    second.take_in(sent(first, tmp_path / "blind", blind=True), "blind")
    ids = second.claim_ids(ClaimQuery())
    second.decide(ids[1], Verdict.DISPUTED)
    second.remove_claim(ids[-1])
    there, here = sent(second, tmp_path / "b"), sent(first, tmp_path / "a")

    assert first.take_in(there, "b")[0].left == ()
    assert second.take_in(here, "a")[0].left == ()

    assert state_of(first) == state_of(second)
    whole(first)
    whole(second)


# --- the union ---


def test_row_37_taking_in_twice_changes_nothing(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    second = opened("bea")
    parcel = sent(first, tmp_path / "a")
    second.take_in(parcel, "a")
    before, head = state_of(second), second.record_head()

    taken, change = second.take_in(parcel, "a")

    assert (taken.new, taken.left) == (0, ())
    assert taken.same == len(parcel.entries)
    assert not change.structural
    assert (state_of(second), second.record_head()) == (before, head)


@pytest.mark.parametrize("seed", range(6))
def test_row_37_three_libraries_come_to_the_same_in_every_order(
    first: Workbench, tmp_path: Path, seed: int
) -> None:
    dice = random.Random(seed)
    first.close()
    places = []
    for name in ("ada", "bea", "cy"):
        place = tmp_path / f"copy-{name}.factcheck"
        shutil.copy(first.path, place)
        with Workbench.open(place, reviewer=name) as book:
            work(book, dice, 12)
            sent(book, tmp_path / name)
        places.append(place)
    states = set()
    for number, order in enumerate(permutations(("ada", "bea", "cy"))):
        place = tmp_path / f"union-{number}.factcheck"
        shutil.copy(first.path, place)
        with Workbench.open(place, reviewer="dora") as book:
            for name in order:
                taken, _ = book.take_in(read(tmp_path / name), name, mine=True)
                assert taken.left == ()
            states.add(state_of(book))
            whole(book)
    assert len(states) == 1


def test_an_undo_reaches_what_was_done_here_and_never_what_came(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    second = opened("bea")
    second.take_in(sent(first, tmp_path / "blind", blind=True), "blind")
    second.decide(second.claim_ids(ClaimQuery())[3], Verdict.OPINION)
    first.take_in(sent(second, tmp_path / "b"), "b")
    before = first.agreement()

    assert first.undo_action() == "remove_claim"
    first.undo()

    assert first.undo_action() == "flag"
    assert first.agreement() == before
    assert first._db.execute("SELECT verdict FROM review WHERE verdict = 'opinion'").fetchall()
    whole(first)


def test_an_undo_never_takes_back_what_another_reviewer_did_here(
    first: Workbench,
) -> None:
    first.close()
    with Workbench.open(first.path, reviewer="bea") as other:
        before = state_of(other)
        assert (other.undo_action(), other.undo()) == (None, None)
        assert state_of(other) == before
    with Workbench.open(first.path, reviewer="ada") as again:
        assert again.undo_action() == "remove_claim"


def test_a_backup_is_made_before(first: Workbench, opened: Open, tmp_path: Path) -> None:
    second = opened("bea")
    second.take_in(sent(first, tmp_path / "a"), "a")
    second.decide(second.claim_ids(ClaimQuery())[0], Verdict.OPINION)
    head = first.record_head()

    first.take_in(sent(second, tmp_path / "b"), "b")

    assert (first.backups()[0].reason, first.backups()[0].record_head) == ("merge", head)


def test_a_rehearsal_tells_all_and_stores_nothing(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    second = opened("bea")
    parcel = sent(first, tmp_path / "a")
    before, head = state_of(second), second.record_head()

    told = second.rehearse(parcel)

    assert (state_of(second), second.record_head()) == (before, head)
    assert second.take_in(parcel, "a")[0] == told


def test_the_same_text_imported_twice_is_one_article(opened: Open, tmp_path: Path) -> None:
    one, two = opened("ada"), opened("bea")
    store(one, HARBOUR, "harbour.txt")
    store(two, HARBOUR, "harbour.txt")
    two.decide(two.claim_ids(ClaimQuery())[1], Verdict.DISPUTED)
    one.decide(one.claim_ids(ClaimQuery())[1], Verdict.SUPPORTED)

    taken, _ = one.take_in(sent(two, tmp_path / "b"), "b")

    assert taken.left == ()
    assert len(one.articles()) == 1
    assert len(one.differences()) == 1
    whole(one)


# --- settling ---


def test_settling_names_both_and_can_be_taken_back(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    second = opened("bea")
    second.take_in(sent(first, tmp_path / "blind", blind=True), "blind")
    second.decide(second.claim_ids(ClaimQuery())[0], Verdict.DISPUTED)
    first.take_in(sent(second, tmp_path / "b"), "b")
    claim_id = first.claim_ids(ClaimQuery())[0]
    before = first.agreement()

    first.settle(claim_id, Verdict.DISPUTED)

    assert first.claim(claim_id).verdict is Verdict.DISPUTED
    assert [one.settled for one in first.differences()] == [True]
    assert first.agreement() == before, "what is settled was no agreement"
    first.undo()
    assert [one.settled for one in first.differences()] == [False]
    first.redo()
    first.decide(claim_id, Verdict.OPINION)
    assert [one.settled for one in first.differences()] == [False], "decided anew, open again"
    whole(first)


# --- what is refused ---


def tampered(parcel: Parcel, path: Path, change: Callable[[list[dict[str, Any]]], None]) -> Parcel:
    """The parcel with other lines, all digests made to fit."""
    lines = [one.told() for one in parcel.entries]
    change(lines)
    write(parcel, path)
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    for line in lines:
        plain = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        line.setdefault("sha256", hashlib.sha256(plain.encode(errors="surrogatepass")).hexdigest())
    members["events.jsonl"] = "\n".join(map(json.dumps, lines)).encode()
    return rezipped(members, path)


def rezipped(members: dict[str, bytes], path: Path) -> Parcel:
    manifest = json.loads(members["manifest.json"])
    manifest["members"] = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in members.items()
        if name != "manifest.json"
    }
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return read(path)


@pytest.fixture
def answer(first: Workbench, opened: Open, tmp_path: Path) -> Parcel:
    """What a second reviewer sent back to the first."""
    second = opened("bea")
    second.take_in(sent(first, tmp_path / "blind", blind=True), "blind")
    ids = second.claim_ids(ClaimQuery())
    second.decide(ids[0], Verdict.DISPUTED)
    second.add_source(ids[0], SourceDraft("https://example.org/x"))
    return sent(second, tmp_path / "answer")


def test_row_40_nobody_speaks_in_my_name(first: Workbench, answer: Parcel, tmp_path: Path) -> None:
    mine = first._db.execute("SELECT uid FROM reviewer WHERE name = 'ada'").fetchone()[0]
    before = state_of(first)

    forged = tampered(
        answer,
        tmp_path / "f",
        lambda lines: [line.update(reviewer=mine) for line in lines] and None,
    )
    taken, _ = first.take_in(forged, "f")

    assert taken.new == 0
    assert {one.why for one in taken.left}
    assert all("your name" in one.why for one in taken.left)
    assert state_of(first) == before


def test_row_40_a_blind_file_touches_no_claim_that_was_here(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    third = opened("cy")
    store(third, "Another text\n\nThe bridge cost 5 million euros in 2020.\n", "bridge.txt")
    victim = first.claim(first.claim_ids(ClaimQuery())[0])
    sent(third, tmp_path / "f", blind=True)
    with zipfile.ZipFile(tmp_path / "f") as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    told = json.loads(members["articles.jsonl"])
    told["gone"] = [[victim.uid, 1]]
    members["articles.jsonl"] = json.dumps(told).encode()

    first.take_in(rezipped(members, tmp_path / "f"), "f")

    assert first.claim(victim.id) == victim
    whole(first)


def test_row_40_an_entry_under_a_known_number_is_left_out(
    first: Workbench, answer: Parcel, tmp_path: Path
) -> None:
    known = first._db.execute("SELECT uid FROM event ORDER BY seq DESC").fetchone()[0]

    forged = tampered(answer, tmp_path / "f", lambda lines: lines[-1].update(uid=known))
    taken, _ = first.take_in(forged, "f")

    assert ["another entry" in one.why for one in taken.left] == [True]
    whole(first)


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "0" * 64},
        {"rows": "none"},
        {"clock": 10**400},
        {"clock": -1},
        {"clock": True},
        {"at": "yesterday"},
        {"reviewer": "../../etc"},
        {"of": "redone"},
        {"action": "<b>x</b>"},
        {"rows": [["source", "a" * 32, None, {"claim": 5, "url": []}]]},
        {"rows": [["review", "a" * 32, {}, {"verdict": "\ud800"}]]},
        {"rows": [["article", "a" * 32, None, {"title": "x"}]]},
        {"rows": [["claim", "a" * 32, {"removed": 0}, {"removed": 1}]]},
        {"rows": [["sqlite_master", "a" * 32, None, {"x": 1}, 5]]},
    ],
)
def test_row_39_a_wrong_entry_is_left_out_with_a_reason(
    first: Workbench, answer: Parcel, tmp_path: Path, change: dict[str, Any]
) -> None:
    before = state_of(first)

    forged = tampered(answer, tmp_path / "f", lambda lines: lines[-1].update(change))
    taken = first.rehearse(forged)

    assert len(taken.left) == 1
    assert taken.left[0].why
    assert state_of(first) == before


@pytest.mark.parametrize(
    "line",
    [b"[" * 100_000, b'{"a":' * 50_000, b'{"clock": NaN}', b'{"clock": ' + b"9" * 5000 + b"}",
     b"\xff\xfe", b"null", b"{}", b'{"clock": 1e999}'],
)  # fmt: skip
def test_row_39_what_is_no_json_of_ours_is_left_out(
    answer: Parcel, tmp_path: Path, line: bytes
) -> None:
    write(answer, tmp_path / "f")
    with zipfile.ZipFile(tmp_path / "f") as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members["events.jsonl"] += line + b"\n"

    assert len(rezipped(members, tmp_path / "f").left) == 1


def test_row_39_unknown_kinds_are_kept_and_sent_on(
    first: Workbench, answer: Parcel, opened: Open, tmp_path: Path
) -> None:
    def newer(lines: list[dict[str, Any]]) -> None:
        new = {**lines[-1], "uid": "e" * 32, "action": "weigh", "mood": "calm"}
        lines.append({**new, "rows": [["scale", "f" * 32, None, {"grams": 5}]]})

    first.take_in(tampered(answer, tmp_path / "f", newer), "f")
    third = opened("cy")
    third.take_in(sent(first, tmp_path / "on"), "on")

    (kept,) = [one for one in third.gather().entries if one.uid == "e" * 32]
    assert (kept.more, kept.rows[0][0]) == ({"mood": "calm"}, "scale")
    whole(third)


@pytest.mark.parametrize("number", [0, 30, 200])
def test_row_39_a_file_cut_short_is_refused(answer: Parcel, tmp_path: Path, number: int) -> None:
    write(answer, tmp_path / "f")
    (tmp_path / "f").write_bytes((tmp_path / "f").read_bytes()[:number])

    with pytest.raises(BundleRefused):
        read(tmp_path / "f")


def test_row_39_a_newer_format_is_refused(answer: Parcel, tmp_path: Path) -> None:
    write(answer, tmp_path / "f")
    with zipfile.ZipFile(tmp_path / "f") as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    members["manifest.json"] = members["manifest.json"].replace(b'"format":1', b'"format":2')

    with pytest.raises(BundleRefused, match="newer"):
        rezipped(members, tmp_path / "f")


@pytest.mark.parametrize(
    "name", ["../evil", "/etc/evil", "C:\\evil", "text/..", "a\\b", "manifest.json.exe", "text/CON"]
)
def test_row_38_odd_names_are_refused(answer: Parcel, tmp_path: Path, name: str) -> None:
    write(answer, tmp_path / "f")
    with zipfile.ZipFile(tmp_path / "f", "a") as packed:
        packed.writestr(zipfile.ZipInfo(name), b"x")

    with pytest.raises(BundleRefused):
        read(tmp_path / "f")


def test_row_38_links_doubles_and_floods_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("events.jsonl")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "f"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(link, b"/etc/passwd")
    with pytest.raises(BundleRefused):
        read(path)
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("events.jsonl", b"")
        with pytest.warns(UserWarning, match="Duplicate"):
            packed.writestr("events.jsonl", b"")
    with pytest.raises(BundleRefused, match="two parts"):
        read(path)
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(5001):
            packed.writestr(f"text/{number:064x}", b"")
    with pytest.raises(BundleRefused, match="more than"):
        read(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("events.jsonl", b"\0" * 50_000_000)
    with pytest.raises(BundleRefused, match="unpacks"):
        read(path)


def published(name: str = "checks.json", rating: str = "False") -> Intake:
    """A file of one published fact check."""
    return Intake(
        name, b"{}", "", hashlib.sha256(name.encode()).hexdigest(), "utf-8", 0, "", "", "", "", "",
        "", (), (PublishedCheck("The harbour closed.", rating, url="https://desk.example.org/1"),),
    )  # fmt: skip


def test_published_fact_checks_travel_with_a_whole_library(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    first.add_checks(published())
    other = opened("bea")
    parcel = sent(first, tmp_path / "sent")
    taken, _ = other.take_in(parcel, "sent")
    assert taken.left == ()
    assert [check.rating for check in other.checks()] == ["False"]
    assert other.take_in(parcel, "sent")[0].new == 0
    assert audit(other._db).problems == ()

    first.undo()
    other.take_in(sent(first, tmp_path / "again"), "again")
    assert other.checks() == []
    assert audit(other._db).problems == ()


def test_a_file_of_fact_checks_that_both_have_is_there_once(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    other = opened("bea")
    first.add_checks(published())
    other.add_checks(published())
    for _ in range(2):
        assert other.take_in(sent(first, tmp_path / "sent"), "sent")[0].left == ()
        assert first.take_in(sent(other, tmp_path / "back"), "back")[0].left == ()
    assert len(first.checks()) == len(other.checks()) == 1
    assert audit(first._db).problems == audit(other._db).problems == ()


def test_fact_checks_that_are_none_are_left_out_and_the_rest_is_taken_in(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    first.add_checks(published())
    parcel = first.gather()
    ((feed, (check,)),) = parcel.checks.items()
    for number, evil in enumerate(([], [check, check], [check[:-1]], [[*check[:-1], "2021"]])):
        # An entry can be made to fit whatever stands beside it.
        told = [
            replace(one, rows=[[t, uid, old, {**new, "checks_sha256": digest(evil)}]])
            if one.action == "add_checks" and number == 2
            else one
            for one in parcel.entries
            for t, uid, old, new in one.rows[:1]
        ]
        write(replace(parcel, entries=tuple(told), checks={feed: evil}), tmp_path / "evil")
        other = opened(f"r{number}")
        taken = other.take_in(read(tmp_path / "evil"), "evil")[0]
        assert any("add_checks" in one.what for one in taken.left)
        assert other.checks() == []
        assert taken.articles == 2


def test_the_same_file_read_differently_is_named_and_left_out(
    first: Workbench, opened: Open, tmp_path: Path
) -> None:
    other = opened("bea")
    first.add_checks(published())
    other.add_checks(published(rating="True"))
    taken, _ = other.take_in(sent(first, tmp_path / "sent"), "sent")
    assert len(taken.left) == 1
    assert [check.rating for check in other.checks()] == ["True"]
    assert audit(other._db).problems == ()
