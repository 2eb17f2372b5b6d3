"""Rows 22 to 25, 35, 36, 68, 69: what is wrong is found and named, what can be is brought back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import LibraryInUse, LibraryIsDamaged, LibraryIsForeign, LibraryRefused
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.workbench import Workbench
from tests.faults.conftest import content


def harm(path: Path, *statements: str) -> None:
    """Change a library as no verb would, with the guards of its record off."""
    db = sqlite3.connect(path)
    for guard in ("event_never_changes", "event_never_goes"):
        db.execute(f"DROP TRIGGER IF EXISTS {guard}")
    for statement in statements:
        db.execute(statement)
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE article_text SET text = replace(text, '12 million', '21 million')", "text of"),
        ("UPDATE article_text SET raw = X'00'", "text of"),
        ("UPDATE article SET title = 'Another title'", "title of the article"),
        ("UPDATE article SET name = 'other.txt'", "not as it was imported"),
        ("UPDATE passage SET role = 'caption' WHERE id = 3", "passages of the article"),
        ("UPDATE claim SET text = upper(text) WHERE id = 1", "claims of the article"),
        ("UPDATE claim SET worthy = 0.99 WHERE id = 2", "claims of the article"),
        ("UPDATE claim SET removed = 1 WHERE id = 2", "off the list"),
        (
            "UPDATE review SET verdict = 'opinion', note = note || '.' WHERE claim_id = 1",
            "review of",
        ),
        ("DELETE FROM review WHERE claim_id = 2", "review of"),
        ("UPDATE source SET url = 'https://elsewhere.example' WHERE id = 1", "source of"),
        ("DELETE FROM source WHERE id = 2", "source of"),
        ("DELETE FROM event_claim WHERE seq = 3", "history of"),
        ("UPDATE reviewer SET name = 'someone'", "review of"),
    ],
)
def test_row_23_a_row_that_the_record_does_not_explain_is_found(
    library: Path, statement: str, named: str
) -> None:
    harm(library, statement)
    found = Workbench.check(library)
    assert any(named in problem for problem in found.problems), found.problems


def test_row_23_a_whole_library_has_no_problem(grown: Path) -> None:
    found = Workbench.check(grown)
    assert found.problems == ()
    assert (found.articles, found.first_bad_event, found.lost_guards) == (2, None, ())


def test_row_23_the_claim_is_named(library: Path) -> None:
    harm(library, "UPDATE review SET note = 'Never looked up.' WHERE claim_id = 1")
    with Workbench.open(library) as opened:
        said = opened.claim(1).statement[:60]
    assert any(said in problem for problem in Workbench.check(library).problems)


@pytest.mark.parametrize("alter", ["event", "claim", "article_text", "review"])
def test_row_23_after_an_unclean_close_altered_content_does_not_open(
    library: Path, unclean: Callable[[Path], None], alter: str
) -> None:
    harm(
        library,
        {
            "event": "UPDATE event SET at = '2020-01-01' WHERE seq = 4",
            "claim": "UPDATE claim SET statement = 'Nothing opened.' WHERE id = 3",
            "article_text": "UPDATE article_text SET text = text || '!'",
            "review": "UPDATE review SET verdict = NULL WHERE claim_id = 3",
        }[alter],
    )
    unclean(library)
    with pytest.raises(LibraryIsDamaged):
        Workbench.open(library)


def test_row_24_a_foreign_log_beside_a_restored_library_is_moved_aside(grown: Path) -> None:
    (newest, *_) = Workbench.backups_of(grown)
    before = content(newest.path)
    for ending in ("-wal", "-journal"):
        grown.with_name(grown.name + ending).write_bytes(b"\x37\x7f\x06\x82" + b"of another file")
    grown.write_bytes(b"nothing of a library")
    kept = Workbench.restore_backup(grown, newest)
    assert kept is not None
    assert (kept / (grown.name + "-wal")).exists()
    after = content(grown)
    after["event"] = [event for event in after["event"] if event[4] != b"restored"]
    assert after == before


def test_row_25_a_hot_journal_is_rolled_back_at_the_next_opening(library: Path) -> None:
    before = content(library)
    db = sqlite3.connect(library, isolation_level=None)
    db.execute("PRAGMA cache_size = 1")
    db.execute("PRAGMA cache_spill = 1")
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE claim SET statement = ?", ("x" * 5000,))
    for ending in ("", "-journal"):
        part = library.with_name(library.name + ending)
        shutil.copyfile(part, library.with_name(f"crashed.factcheck{ending}"))
    db.execute("ROLLBACK")
    db.close()
    crashed = library.with_name("crashed.factcheck")
    assert crashed.with_name("crashed.factcheck-journal").stat().st_size > 0
    Workbench.open(crashed).close()
    assert content(crashed) == before


def test_row_35_the_first_bad_entry_is_named_and_the_rest_can_be_used(library: Path) -> None:
    harm(library, "UPDATE event SET payload = replace(payload, 'page', 'leaf') WHERE seq = 3")
    assert Workbench.check(library).first_bad_event == 3
    with Workbench.open(library, read_only=True) as opened:
        assert opened.counts().reviewed == len(opened.claim_ids(ClaimQuery()))


def test_row_36_lost_guards_are_put_back_and_said(library: Path) -> None:
    harm(library)
    assert set(Workbench.check(library).lost_guards) == {"event_never_changes", "event_never_goes"}
    with Workbench.open(library) as opened:
        assert any("guards" in said for said in opened.mended)
        with pytest.raises(sqlite3.IntegrityError):
            opened._db.execute("DELETE FROM event")
    with Workbench.open(library) as opened:
        assert opened.mended == ()


def test_row_36_a_damaged_index_of_words_is_made_anew(
    library: Path, unclean: Callable[[Path], None]
) -> None:
    harm(library, "UPDATE claim_words_content SET c0 = 'nothing'")
    unclean(library)
    with Workbench.open(library) as opened:
        assert any("index of words" in said for said in opened.mended)
        assert len(opened.claim_ids(ClaimQuery(search="12 million euros"))) >= 1


def test_row_68_a_damaged_newest_backup_is_passed_over(grown: Path) -> None:
    with Workbench.open(grown) as opened:
        newest = opened.back_up("asked")
        expected = opened.counts()
    assert newest is not None
    raw = bytearray(newest.path.read_bytes())
    raw[len(raw) // 2] ^= 4
    newest.path.write_bytes(bytes(raw))
    grown.write_bytes(grown.read_bytes()[:-4096])
    done = Workbench.recover(grown)
    assert done.backup is not None
    assert done.backup.path != newest.path
    with Workbench.open(grown) as opened:
        assert opened.counts() == expected


def test_row_69_a_restoring_can_be_regretted(grown: Path) -> None:
    before = content(grown)
    (oldest,) = Workbench.backups_of(grown)
    kept = Workbench.restore_backup(grown, oldest)
    assert kept is not None
    assert content(kept / grown.name) == before
    (mine,) = [made for made in Workbench.backups_of(grown) if made.reason == "restore"]
    Workbench.restore_backup(grown, mine)
    after = content(grown)
    after["event"] = [event for event in after["event"] if event[4] != b"restored"]
    assert after == before


def test_row_69_restoring_is_told_in_the_record_and_undo_passes_over_it(grown: Path) -> None:
    (oldest,) = Workbench.backups_of(grown)
    Workbench.restore_backup(grown, oldest)
    with Workbench.open(grown) as opened:
        (told,) = opened._db.execute(
            "SELECT payload FROM event WHERE action = 'restored'"
        ).fetchone()
        assert oldest.record_head in told
        assert opened.undo_action() == "source_add"
    assert Workbench.check(grown).problems == ()


# --- recovering ---


def damage_page_of(path: Path, needle: bytes) -> None:
    """Overwrite a part of the page that holds these bytes, as a bad sector does."""
    raw = bytearray(path.read_bytes())
    at = raw.index(needle)
    raw[at : at + 40] = b"\x00" * 40
    path.write_bytes(bytes(raw))


def test_everything_newer_is_saved_where_only_old_content_is_damaged(grown: Path) -> None:
    before = content(grown)
    harm(grown, "UPDATE article_text SET text = 'gone' WHERE article_id = 1")
    done = Workbench.recover(grown)
    assert done.missing == ()
    assert done.saved == 6
    after = content(grown)
    after["event"] = [event for event in after["event"] if event[4] != b"recovered"]
    assert after == before
    assert Workbench.check(grown).problems == ()
    assert done.kept is not None
    assert (done.kept / grown.name).exists()


def test_a_lost_entry_is_named_by_its_claim_and_the_others_are_saved(grown: Path) -> None:
    with Workbench.open(grown, read_only=True) as opened:
        last = opened.claim_ids(ClaimQuery())[-1]
        said = opened.claim(last).text
        assert opened.claim(last).verdict is Verdict.DISPUTED
    harm(
        grown,
        f"DELETE FROM event WHERE seq = (SELECT min(seq) FROM event_claim WHERE claim_id = {last})",
    )
    done = Workbench.recover(grown)
    assert len(done.missing) == 1
    assert said[:40] in done.missing[0] or "closed for two years" in done.missing[0]
    assert "disputed" in done.missing[0]
    with Workbench.open(grown) as opened:
        assert opened.claim(last).verdict is None
        assert opened.claim(last).statement == "The ferry line was closed for two years."
    assert Workbench.check(grown).problems == ()


def test_an_article_that_cannot_be_read_is_named(grown: Path) -> None:
    harm(grown, "UPDATE article_text SET text = 'gone' WHERE article_id = 2")
    done = Workbench.recover(grown)
    assert any("Ferry line to the island returns" in line for line in done.missing)
    with Workbench.open(grown) as opened:
        assert [row.title for row in opened.articles()] == ["Harbour opens a second pier"]
        # The verdict on the first article was newer than the backup.
        assert opened.claim(1).verdict is None


def test_without_any_backup_the_record_alone_brings_everything_back(grown: Path) -> None:
    before = content(grown)
    for backup in Workbench.backups_of(grown):
        backup.path.unlink()
    harm(grown, "UPDATE review SET verdict = 'opinion'")
    done = Workbench.recover(grown)
    assert done.backup is None
    assert done.missing == ()
    after = content(grown)
    after["event"] = [event for event in after["event"] if event[4] != b"recovered"]
    assert after == before


@pytest.mark.parametrize("size", [0, 100, 4096, 20_000, -4096])
def test_row_22_a_truncated_library_is_recovered_and_never_empty(grown: Path, size: int) -> None:
    cut = grown.read_bytes()[:size]
    grown.write_bytes(cut)
    done = Workbench.recover(grown)
    assert done.kept is not None
    assert (done.kept / grown.name).read_bytes() == cut
    with Workbench.open(grown) as opened:
        assert "Harbour opens a second pier" in [row.title for row in opened.articles()]
        assert opened.counts().reviewed >= len(opened.claim_ids(ClaimQuery(1))) - 1
    assert Workbench.check(grown).problems == ()


@pytest.mark.parametrize("size", [16, 100, 140, 4096])
def test_a_first_page_that_is_gone_costs_nothing_that_is_newer(grown: Path, size: int) -> None:
    before = content(grown)
    raw = bytearray(grown.read_bytes())
    raw[:size] = b"\x00" * size
    grown.write_bytes(bytes(raw))
    done = Workbench.recover(grown)
    assert done.missing == ()
    after = content(grown)
    after["event"] = [event for event in after["event"] if event[4] != b"recovered"]
    assert after == before


def test_where_nothing_newer_can_be_read_that_is_said(grown: Path) -> None:
    grown.write_bytes(grown.read_bytes()[:4096])
    done = Workbench.recover(grown)
    assert done.saved == 0
    assert "whatever is newer" in done.missing[0]


def test_a_torn_page_of_the_record_costs_only_what_stood_on_it(grown: Path) -> None:
    damage_page_of(grown, b"Ferry line to the island returns")
    if not Workbench.check(grown).problems:
        pytest.fail("the damage was not noticed")
    done = Workbench.recover(grown)
    assert done.saved + len(done.missing) >= 6
    assert Workbench.check(grown).problems == ()


def test_drafts_are_saved_too(grown: Path) -> None:
    with Workbench.open(grown) as opened:
        opened.save_draft(1, "note", "half a sentence")
    harm(grown, "UPDATE article_text SET text = 'gone' WHERE article_id = 1")
    Workbench.recover(grown)
    with Workbench.open(grown) as opened:
        assert opened.drafts(1) == {"note": "half a sentence"}


def test_a_whole_library_is_not_recovered(library: Path) -> None:
    with pytest.raises(LibraryRefused) as refused:
        Workbench.recover(library)
    assert "whole" in refused.value.what


def test_a_library_that_is_open_is_not_recovered(library: Path) -> None:
    with Workbench.open(library), pytest.raises(LibraryInUse):
        Workbench.recover(library)


def test_row_22_where_nothing_is_left_no_empty_library_is_made(library: Path) -> None:
    for backup in Workbench.backups_of(library):
        backup.path.unlink()
    library.write_bytes(b"")
    with pytest.raises(LibraryRefused) as refused:
        Workbench.recover(library)
    assert "Nothing could be saved" in refused.value.what
    assert library.read_bytes() == b""
    assert list(library.parent.iterdir()) == [library]


def test_row_26_a_library_whose_beginning_was_overwritten_is_damaged_not_foreign(
    library: Path,
) -> None:
    library.write_bytes(b"<html>" + library.read_bytes()[6:])
    with pytest.raises(LibraryIsDamaged):
        Workbench.open(library)
    for backup in Workbench.backups_of(library):
        backup.path.unlink()
    with pytest.raises(LibraryIsForeign):
        Workbench.open(library)


def test_row_68_who_asks_for_a_backup_gets_a_whole_one(library: Path) -> None:
    with Workbench.open(library) as opened:
        (only,) = opened.backups()
        assert opened.back_up("asked") is None
        only.path.write_bytes(only.path.read_bytes()[:-1])
        made = opened.back_up("asked")
        assert made is not None
        assert made.path != only.path
