"""Reading an article in this process and in the worker process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck import intake
from factcheck.errors import ArticleRefused
from factcheck.intake import Worker, read
from factcheck.model import Role

ARTICLE = """Harbour Bridge Reopens After Long Repair

By Ines Calder

Harbour Weekly, March 03, 2020

The bridge over the Tarn reopened on Monday after repairs that cost 12 million pounds. The mayor \
said that the town had waited for eleven years.

All rights reserved.
"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as running:
        yield running


def test_the_encoder_judges_what_is_read_from_when_it_is_asked_to() -> None:
    with Worker() as worker:
        plain = worker.read(ARTICLE.encode())
        worker.by_encoder = True
        whole = worker.read(ARTICLE.encode())
        worker.by_encoder = False
        assert worker.read(ARTICLE.encode()) == plain
    assert whole == read(ARTICLE.encode(), by_encoder=True)
    assert plain.judged_by.startswith("words ")
    assert whole.judged_by.startswith("encoder ")


def test_metadata_comes_from_title_and_bylines() -> None:
    article = read(ARTICLE.encode(), "bridge.txt")
    assert article.title == "Harbour Bridge Reopens After Long Repair"
    assert article.author == "Ines Calder"
    assert article.outlet == "Harbour Weekly"
    assert article.published == "2020-03-03"
    assert article.language == "en"


def test_front_matter_goes_before_what_the_lines_say() -> None:
    front = "---\ntitle: The Bridge\nauthor: 'B. Ode'\ndate: 2021-05-06\nlanguage: en\nurl: https://example.org/a\n---\n\n"
    article = read((front + ARTICLE).encode())
    assert (article.title, article.author, article.published) == (
        "The Bridge",
        "B. Ode",
        "2021-05-06",
    )
    assert article.url == "https://example.org/a"
    assert article.passages[0].role is Role.FURNITURE
    assert article.passages[0].reasons == ("front matter",)


def test_without_a_title_the_first_sentence_stands_for_it() -> None:
    words = (
        "The council voted on Tuesday to close the old harbour road to lorries "
        "for the whole of the coming winter."
    )
    article = read(f"{words} Shops protested.".encode(), "road.txt")
    assert article.title.endswith("…")
    assert words.startswith(article.title.rstrip("…"))


def test_a_date_with_two_readings_is_kept_as_written() -> None:
    article = read(ARTICLE.replace("March 03, 2020", "04/03/2020").encode())
    assert article.published == "04/03/2020"


def test_a_text_in_another_language_is_called_by_it() -> None:
    article = read("Der Hafen wurde am Montag wieder geöffnet, sagte die Stadt.".encode())
    assert article.language == "de"


def test_passages_point_into_the_stored_text() -> None:
    article = read(ARTICLE.replace("\n", "\r\n").encode("utf-16"))
    assert article.text == ARTICLE
    for passage in article.passages:
        assert article.text[passage.start : passage.end] == passage.text


def test_the_worker_gives_what_reading_here_gives(worker: Worker) -> None:
    raw = ARTICLE.encode()
    assert worker.read(raw, "bridge.txt") == read(raw, "bridge.txt")


def test_a_refusal_crosses_the_process_in_its_own_words(worker: Worker) -> None:
    with pytest.raises(ArticleRefused) as here:
        read(b"\x00" * 50)
    with pytest.raises(ArticleRefused) as there:
        worker.read(b"\x00" * 50)
    assert str(there.value) == str(here.value)
    assert there.value.safe == "Nothing was stored."


def test_the_worker_serves_on_after_a_refusal(worker: Worker) -> None:
    with pytest.raises(ArticleRefused):
        worker.read(b"   ")
    assert worker.read(ARTICLE.encode()).author == "Ines Calder"


def test_a_worker_that_died_is_replaced() -> None:
    with Worker() as running:
        running.read(ARTICLE.encode())
        assert running._child is not None
        os.kill(running._child._process.pid, signal.SIGKILL)
        running._child._process.wait()
        assert running.read(ARTICLE.encode()).author == "Ines Calder"


def test_a_limit_on_wall_time_refuses_in_words_and_the_next_reading_works() -> None:
    with Worker(wall_seconds=0.0) as running:
        with pytest.raises(ArticleRefused, match="took too long"):
            running.read(ARTICLE.encode())
        running._wall_seconds = 60.0
        assert running.read(ARTICLE.encode()).author == "Ines Calder"


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="no limit on processor time here")
def test_a_limit_on_processor_time_refuses_in_words() -> None:
    # One second of processor time is not enough for ten megabytes.
    raw = b"The bridge opened in 1931, the mayor said. " * 240_000
    with Worker(cpu_seconds=1) as running, pytest.raises(ArticleRefused, match="took too long"):
        running.read(raw)


def test_cancelling_ends_the_reading_under_way() -> None:
    raw = b"The bridge opened in 1931, the mayor said. " * 240_000
    with Worker() as running:
        began = threading.Event()
        outcome: list[str] = []

        def import_it() -> None:
            began.set()
            try:
                running.read(raw)
            except ArticleRefused as refused:
                outcome.append(refused.what)

        thread = threading.Thread(target=import_it)
        thread.start()
        began.wait()
        while thread.is_alive():
            running.cancel()
            thread.join(0.01)
        assert outcome == ["The import was cancelled."]
        assert running.read(ARTICLE.encode()).author == "Ines Calder"


def test_cancelling_without_a_reading_does_nothing() -> None:
    with Worker() as running:
        running.prepare()
        running.cancel()
        assert running.read(ARTICLE.encode()).author == "Ines Calder"


def test_a_closed_worker_refuses() -> None:
    running = Worker()
    running.prepare()
    running.close()
    running.close()
    with pytest.raises(ArticleRefused, match="cancelled"):
        running.read(ARTICLE.encode())


def test_too_large_a_text_is_refused_before_it_is_handed_over() -> None:
    with Worker() as running:
        with pytest.raises(ArticleRefused, match="too large"):
            running.read(b"a" * 20_000_001)
        assert running._child is None


def test_the_worker_runs_from_any_folder(tmp_path: Path) -> None:
    (tmp_path / "factcheck.py").write_text("raise SystemExit('the wrong module')")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from factcheck.intake import Worker\n"
        "with Worker() as worker: print(worker.read(b'The bridge opened in 1931.').claims)"
    )
    root = Path(intake.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(root)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("1", 0), done.stderr


def test_importing_the_module_brings_nothing_heavy() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import factcheck.intake\n"
        "heavy = {'charset_normalizer', 'multiprocessing', 'subprocess', 'factcheck.claims'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    root = Path(intake.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, str(root)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
