from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factcheck import __version__, cli, paths
from factcheck.claims import encoder
from factcheck.model import Verdict
from factcheck.query import ClaimQuery
from factcheck.report.build import Report
from factcheck.settings import Settings
from factcheck.workbench import Workbench

TEXT = """\
Harbour tunnel opens after four years

The tunnel under the harbour opened on 3 May 2021 and cost 40 million dollars. It is 2,400 metres
long. "It is the best thing that ever happened to this city," said Mayor Ines Okafor.
"""
CHECKOUT = Path(__file__).resolve().parents[2]


class Run:
    """What a command printed and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    def call(*words: object, more: dict[str, Callable[[Report, Path], None]] | None = None) -> Run:
        code = cli.main([str(word) for word in words], more=more)
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Run(code, printed.out, printed.err)

    return call


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tunnel.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def process(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *words], input=stdin, capture_output=True, cwd=CHECKOUT
    )


# --- split ---


def test_split_prints_a_line_for_every_passage_with_exact_spans(
    run: Callable[..., Run], article: Path
) -> None:
    done = run("split", article)

    assert done.code == 0
    assert set(done.lines[0]) == {
        "start",
        "end",
        "text",
        "role",
        "kind",
        "checkable",
        "worthy",
        "speaker",
        "reasons",
        "claims",
    }
    for passage in done.lines:
        assert TEXT[passage["start"] : passage["end"]] == passage["text"]
        for claim in passage["claims"]:
            assert set(claim) == {
                "start",
                "end",
                "text",
                "statement",
                "kind",
                "checkable",
                "worthy",
                "speaker",
                "reasons",
            }
            assert TEXT[claim["start"] : claim["end"]] == claim["text"]
    assert any(passage["claims"] for passage in done.lines)
    covered = {at for line in done.lines for at in range(line["start"], line["end"])}
    assert all(at in covered for at, character in enumerate(TEXT) if not character.isspace())


def test_split_lets_the_encoder_judge_when_asked_and_whatever_is_preferred(
    run: Callable[..., Run], article: Path
) -> None:
    usual = run("split", article).lines
    Settings(by_encoder=True).save()
    assert run("split", article).lines == usual
    by_encoder = run("split", "--encoder", article).lines
    assert [line["text"] for line in by_encoder] == [line["text"] for line in usual]
    assert "read whole by the encoder" in by_encoder[-1]["reasons"]


def test_without_the_extra_the_encoder_is_refused_and_its_preference_means_nothing(
    run: Callable[..., Run], article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "is_installed", lambda: False)
    for command in ("split", "import"):
        refused = run(command, "--encoder", article)
        assert refused.code == 1
        assert "factcheck[model]" in refused.err
    Settings(by_encoder=True).save()
    assert run("import", article).code == 0
    assert judges() == ["words"]


@pytest.mark.parametrize(
    ("preferred", "option", "judge"),
    [
        (False, [], "words"),
        (True, [], "encoder"),
        (True, ["--no-encoder"], "words"),
        (False, ["--encoder"], "encoder"),
    ],
)
def test_import_records_which_model_suggested(
    run: Callable[..., Run], article: Path, preferred: bool, option: list[str], judge: str
) -> None:
    Settings(by_encoder=preferred).save()
    assert run("import", *option, article).code == 0
    assert judges() == [judge]


def judges() -> list[str]:
    """The kinds of model that the usual library names, article by article."""
    with Workbench.open(paths.default_library()) as workbench:
        rows = workbench.articles()
        return [workbench.article(row.id).judged_by.split()[0] for row in rows]


def test_split_names_the_file_when_there_are_several(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("It rained for nine days in March.\n", encoding="utf-8")

    assert "file" not in run("split", article).lines[0]
    assert {line["file"] for line in run("split", article, other).lines} == {
        str(article),
        str(other),
    }


def test_split_reads_standard_input_and_prints_utf8_whatever_the_locale() -> None:
    text = "Łódź flooded in 1997 — 2 000 people left their homes.\n"
    for words in (("split",), ("split", "-")):
        done = process(*words, stdin=text.encode("utf-16"))

        assert done.returncode == 0, done.stderr
        assert "Łódź" in done.stdout.decode("utf-8")


def test_split_touches_no_library(run: Callable[..., Run], article: Path) -> None:
    run("split", article)

    assert not paths.default_library().parent.exists()


def test_one_text_that_is_refused_does_not_stop_the_others(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    missing = tmp_path / "missing.txt"

    done = run("split", empty, missing, article)

    assert done.code == 1
    assert {line["file"] for line in done.lines} == {str(article)}
    assert len(done.err.splitlines()) == 2
    assert str(empty) in done.err
    assert str(missing) in done.err


def test_a_reader_that_has_seen_enough_is_no_failure_worth_words(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("The bridge cost 3 million in 1990.\n\n" * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "factcheck", "split", str(long)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=CHECKOUT,
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        complaints = running.stderr.read()

    assert complaints == b""
    assert running.returncode == 1


# --- import and status ---


def test_import_makes_the_usual_library_and_says_so(run: Callable[..., Run], article: Path) -> None:
    done = run("import", article)

    assert done.code == 0
    assert "Harbour tunnel opens after four years" in done.out
    assert f"Creating the library {paths.default_library()}" in done.err
    assert paths.default_library().is_file()


def test_import_as_json_says_what_status_says(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    library = tmp_path / "new folder" / "mine.factcheck"
    (imported,) = run("import", article, "--library", library, "--json").lines
    (status,) = run("status", "--library", library, "--json").lines

    assert imported["new"] is True
    assert imported["file"] == str(article)
    assert imported["claims"] > 0
    assert status["claims"] == imported["claims"]
    assert status["reviewed"] == 0
    assert [each["id"] for each in status["articles"]] == [imported["id"]]
    assert not paths.default_library().exists()


def test_the_library_may_be_named_before_the_command(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    library = tmp_path / "mine.factcheck"
    run("--library", library, "import", article)

    assert library.is_file()
    assert run("--library", library, "status").code == 0


def test_the_same_text_twice_is_one_article(run: Callable[..., Run], article: Path) -> None:
    (first,) = run("import", article, "--json").lines
    done = run("import", article)

    assert done.code == 0
    assert "already in the library" in done.out
    assert run("import", article, "--json").lines == [first | {"new": False}]


def test_import_of_a_folder_takes_the_texts_under_it(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    folder = tmp_path / "press"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("The mill closed in 1987.\n", encoding="utf-8")
    (folder / "deep" / "b.md").write_text("The mine opened in 1901.\n", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10")

    done = run("import", folder, "--json")

    assert done.code == 0
    assert [Path(line["file"]).name for line in done.lines] == ["a.txt", "b.md"]


def test_what_cannot_be_read_is_refused_and_the_rest_is_stored(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    binary = tmp_path / "photo.txt"
    binary.write_bytes(bytes(range(256)) * 8)

    done = run("import", binary, article)

    assert done.code == 1
    assert str(binary) in done.err
    assert "1 articles" in run("status").out


def test_a_text_that_is_too_large_is_refused(run: Callable[..., Run], tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(20_000_001)

    done = run("import", large)

    assert done.code == 1
    assert "20 MB" in done.err
    assert "0 articles" in run("status").out


def test_a_file_that_is_no_library_is_refused_and_stays_as_it_is(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    for name, content in {"empty": b"", "text": b"not a library\n" * 200}.items():
        library = tmp_path / f"{name}.factcheck"
        library.write_bytes(content)
        for words in (("import", article), ("status",), ("export", "-o", tmp_path / "r.html")):
            done = run(*words, "--library", library)

            assert done.code == 1
            assert done.out == ""
            assert done.err.startswith("factcheck: ")
            assert library.read_bytes() == content


def test_status_of_no_library_says_how_to_get_one(run: Callable[..., Run]) -> None:
    done = run("status")

    assert done.code == 1
    assert "factcheck import" in done.err
    assert not paths.default_library().exists()


# --- export ---


def test_export_takes_the_format_from_the_ending(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    run("import", article)
    for name in ("r.html", "r.HTM", "r.md", "r.csv", "r.json"):
        done = run("export", "-o", tmp_path / name)

        assert done.code == 0, done.err
        assert "claims" in done.err
        assert "Harbour tunnel opens" in (tmp_path / name).read_text(encoding="utf-8-sig")
    assert run("export", "-o", tmp_path / "r.docx").code == 0
    assert zipfile.is_zipfile(tmp_path / "r.docx")
    assert run("export", "-o", tmp_path / "r.xlsx").code == 0
    assert zipfile.is_zipfile(tmp_path / "r.xlsx")


def test_export_of_one_article_leaves_the_others_out(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("It rained for nine days in March 2003.\n", encoding="utf-8")
    first, second = run("import", article, other, "--json").lines

    run("export", "-o", tmp_path / "one.csv", "--article", second["id"])

    with (tmp_path / "one.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == second["claims"]
    assert first["claims"] != second["claims"]


def test_export_of_an_article_that_is_not_there_writes_nothing(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    run("import", article)
    done = run("export", "-o", tmp_path / "r.html", "--article", 99)

    assert done.code == 1
    assert "99" in done.err
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize("words", [("r.doc",), ("r",), ("r.html", "--format", "papyrus")])
def test_a_format_that_is_not_there_is_refused_with_those_that_are(
    run: Callable[..., Run], article: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    run("import", article)
    done = run("export", "-o", tmp_path / words[0], *words[1:])

    assert done.code == 1
    assert "html" in done.err
    assert not (tmp_path / words[0]).exists()


def test_claimreview_is_a_list_or_an_archive_and_says_what_it_leaves_out(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    run("import", article)
    nothing = run("export", "--format", "claimreview", "-o", tmp_path / "none.json")
    assert nothing.code == 1
    assert "no claim with the verdict supported or disputed" in nothing.err
    with Workbench.open(paths.default_library()) as workbench:
        first = workbench.claim_ids(ClaimQuery())[0]
        workbench.decide(first, Verdict.DISPUTED)
    Settings(organisation="Harbour Desk", report_url="https://desk.example/1").save()

    done = run("export", "--format", "claimreview", "-o", tmp_path / "r.json")
    packed = run("export", "-o", tmp_path / "r.zip")

    assert done.code == packed.code == 0, done.err + packed.err
    assert "without a verdict" in done.err
    (review,) = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert review["author"] == {"@type": "Organization", "name": "Harbour Desk"}
    assert review["url"] == "https://desk.example/1#a1-c1"
    with zipfile.ZipFile(tmp_path / "r.zip") as files:
        (alone,) = (json.loads(files.read(name)) for name in files.namelist())
    assert alone["claimReviewed"] == review["claimReviewed"]


def test_a_report_that_went_out_is_remembered_and_a_draft_is_not(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    run("import", article)

    def corrections(*words: str) -> list[Any]:
        done = run("export", "-o", tmp_path / "r.json", *words)
        assert done.code == 0, done.err
        written = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        found: list[Any] = written["corrections"]
        return found

    def decide(verdict: Verdict) -> None:
        with Workbench.open(paths.default_library()) as workbench:
            workbench.decide(workbench.claim_ids(ClaimQuery())[0], verdict)

    decide(Verdict.SUPPORTED)
    assert corrections("--draft") == []
    decide(Verdict.OPINION)
    assert corrections() == []
    decide(Verdict.DISPUTED)
    assert [(each["old"], each["new"]) for each in corrections("--draft")] == [
        ("opinion", "disputed")
    ]


def test_export_writes_the_formats_that_the_caller_brings(
    run: Callable[..., Run], article: Path, tmp_path: Path
) -> None:
    run("import", article)
    path = tmp_path / "r.pdf"
    assert run("export", "-o", path).code == 1

    done = run("export", "-o", path, more={"pdf": lambda report, to: to.write_text("a report")})

    assert done.code == 0, done.err
    assert path.read_text() == "a report"


# --- the whole ---


def test_the_version_is_told(run: Callable[..., Run]) -> None:
    assert __version__ in run("--version").out


def test_a_wrong_call_exits_2(run: Callable[..., Run]) -> None:
    assert run("export").code == 2
    assert run("fly").code == 2


def test_the_walk_leaves_the_folders_of_the_person_alone(
    run: Callable[..., Run], home: Path
) -> None:
    done = run("walk")

    assert done.code == 0, done.err
    assert "Imported 5 sample articles" in done.out
    report = Path(done.out.splitlines()[-1].removeprefix("The report:").strip())
    page = report.read_text(encoding="utf-8")
    assert "<html" in page
    for chapter in ("Supported", "Disputed", "Opinion"):
        assert re.search(rf'<h3 [^>]*>{chapter} <span class="quiet">1 claim</span>', page)
    assert list(home.iterdir()) == []


def test_import_tells_what_is_nearly_the_same(run: Callable[..., Run], article: Path) -> None:
    run("import", article)
    other = article.with_name("other.txt")
    other.write_text("Updated on Friday.\n\n" + TEXT, encoding="utf-8")
    done = run("import", other)
    assert done.code == 0
    assert "% the same as 1 “Harbour tunnel opens after four years”" in done.err
    third = article.with_name("third.txt")
    third.write_text(TEXT + "\nMore will follow.\n", encoding="utf-8")
    (line,) = run("import", third, "--json").lines
    assert {near["id"] for near in line["alike"]} == {1, 2}
    assert all(0.5 < near["share"] < 1 for near in line["alike"])
