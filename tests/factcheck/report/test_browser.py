"""The HTML report as others read it: a strict parser, and a real browser that fetches nothing."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import html5lib
import pytest

from factcheck.edition import INTERNAL, PUBLIC, Edition
from factcheck.report import WRITERS
from factcheck.report.build import Report
from factcheck.report.cut import cut

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--no-first-run",
    "--disable-dev-shm-usage",
)  # fmt: skip


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server of this machine, and what was asked of it."""
    asked: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    listening = HTTPServer(("127.0.0.1", 0), Counting)
    thread = threading.Thread(target=listening.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()
    thread.join()


def pointing_at(sample: Report, address: str) -> Report:
    """The sample with markup that would load from ``address``, and with links to it."""
    lure = f'<img src="{address}/i.png"><link rel=stylesheet href="{address}/s.css">'
    part = sample.articles[0]
    one = part.claims[0]
    draft = dataclasses.replace(one.sources[0].draft, url=f"{address}/source", title=lure)
    source = dataclasses.replace(one.sources[0], draft=draft)
    claim = dataclasses.replace(one.claim, note=f"{lure} <style>@import '{address}/x.css';</style>")
    lured = dataclasses.replace(one, claim=claim, sources=(source, *one.sources[1:]))
    article = dataclasses.replace(part.article, title=lure, url=f"{address}/article")
    part = dataclasses.replace(part, article=article, claims=(lured, *part.claims[1:]))
    return dataclasses.replace(sample, articles=(part, *sample.articles[1:]))


@pytest.mark.parametrize("edition", [INTERNAL, PUBLIC, Edition.of("public", arranged="text")])
def test_a_strict_parser_finds_no_fault(sample: Report, edition: Edition) -> None:
    html = WRITERS["html"](cut(pointing_at(sample, "http://127.0.0.1:9"), edition))

    html5lib.HTMLParser(strict=True).parse(html)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
@pytest.mark.timeout(180)
def test_a_browser_shows_it_and_loads_nothing(
    sample: Report, server: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, asked = server
    page = tmp_path / "report.html"
    page.write_text(WRITERS["html"](pointing_at(sample, address)), encoding="utf-8")
    bait = tmp_path / "bait.html"
    bait.write_text(f'<img src="{address}/bait">', encoding="utf-8")

    def dumped(path: Path) -> str:
        assert CHROMIUM is not None
        home = tmp_path / "browser"
        return subprocess.run(
            [CHROMIUM, *QUIET, f"--user-data-dir={home}", "--dump-dom", path.as_uri()],
            capture_output=True, text=True, check=True, timeout=120,
            env={**os.environ, "HOME": str(tmp_path)},
        ).stdout  # fmt: skip

    shown = dumped(page)
    assert 'id="a1-c1"' in shown
    assert asked == []
    # The same browser does ask where a page says so: the silence above means something.
    dumped(bait)
    assert "/bait" in asked
