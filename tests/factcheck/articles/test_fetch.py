"""Row 56: one page from the web, and nothing from a private network. The server is on loopback."""

from __future__ import annotations

import gzip
import hashlib
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from factcheck.articles import fetch
from factcheck.articles.addresses import find_target, is_public
from factcheck.articles.fetch import LARGEST_PAGE, Download
from factcheck.articles.probe import Probe
from factcheck.errors import ArticleRefused
from factcheck.sources import LinkState
from tests.factcheck.articles.documents import article, web_page

PAGE = web_page(article()).encode()
Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server with a page for each path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers.items())))
                site.answers[self.path](self)

            def log_message(self, *_: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.release = threading.Event()
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{path}"

    def put(
        self,
        path: str,
        body: bytes = PAGE,
        status: int = 200,
        headers: dict[str, str] | None = None,
    ) -> str:
        head = {"Content-Type": "text/html; charset=windows-1251"} | (headers or {})

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in head.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer
        return self.url(path)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.release.set()
    made.server.shutdown()
    made.server.server_close()


def get(url: str, **more: Any) -> fetch.Page:
    return Download(url, is_allowed=lambda ip: ip == "127.0.0.1", **more).run()


def refusal(url: str, **more: Any) -> str:
    with pytest.raises(ArticleRefused) as refused:
        get(url, **more)
    assert refused.value.safe == "Nothing was stored."
    return refused.value.what


def test_a_page_comes_with_its_address_charset_time_and_digest(site: Site) -> None:
    page = get(site.put("/a"))
    assert page.raw == PAGE
    assert page.url == site.url("/a")
    assert page.charset == "windows-1251"
    assert page.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert page.read_at.endswith("+00:00")


def test_the_program_says_who_it_is_and_sends_no_cookies(site: Site) -> None:
    get(site.put("/a?q=1"))
    ((path, headers),) = site.asked
    assert path == "/a?q=1"
    assert headers["User-Agent"].startswith("Factcheck/")
    assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_packed_pages_are_unpacked(site: Site) -> None:
    packed = gzip.compress(PAGE)
    assert get(site.put("/a", packed, headers={"Content-Encoding": "gzip"})).raw == PAGE


def test_five_redirects_are_followed_and_the_sixth_is_not(site: Site) -> None:
    for number in range(6):
        site.put(f"/{number}", b"", 302, {"Location": f"/{number + 1}"})
    site.put("/6")
    assert get(site.url("/1")).url == site.url("/6")
    assert "more than 5 times" in refusal(site.url("/0"))


@pytest.mark.parametrize(
    "place",
    [
        "file:///etc/passwd",
        "http://127.0.0.2:1/",
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://[::1]/",
        "http://0x7f.2/",
        "http://[::ffff:169.254.1.1]/",
        "ftp://weekly.example/",
        "javascript:alert(1)",
    ],
)
def test_row_56_a_redirect_into_the_private_is_not_followed(site: Site, place: str) -> None:
    first = site.put("/a", b"", 302, {"Location": place})
    with pytest.raises(ArticleRefused, match=r"private network|no address"):
        # As in earnest, but for the server that the test started.
        Download(first, is_allowed=lambda ip: ip == "127.0.0.1" or is_public(ip)).run()
    assert len(site.asked) == 1


def test_without_leave_the_own_computer_is_not_asked(site: Site) -> None:
    with pytest.raises(ArticleRefused, match="private network"):
        Download(site.put("/a")).run()
    assert site.asked == []


def test_row_56_a_name_that_changes_its_meaning_is_asked_once_and_taken_at_its_word(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["93.184.216.34", "127.0.0.1"]  # public when it is checked, then this computer
    asked: list[str] = []

    def resolver(host: str, port: int, **_: Any) -> list[Any]:
        ip = answers[min(len(asked), 1)]
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    connected: list[Any] = []

    def connect(_: socket.socket, place: Any) -> None:
        connected.append(place)
        raise ConnectionRefusedError

    site.put("/a")
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(ArticleRefused, match="refused the connection"):
        Download(site.url("/a").replace("127.0.0.1", "rebind.example")).run()
    assert asked == ["rebind.example"]
    assert [place[0] for place in connected] == ["93.184.216.34"]


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def resolver(host: str, port: int, **_: Any) -> list[Any]:
        places = [("93.184.216.34", port), ("10.0.0.1", port)]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place) for place in places]

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    with pytest.raises(ArticleRefused, match="private network"):
        Download("http://two.example/").run()


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "::", "::1", "fe80::1",
        "fc00::1",
        "fec0::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "fe80::1%eth0",
        "nonsense", "",
    ],
)  # fmt: skip
def test_row_56_addresses_that_are_not_in_the_open(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_in_the_open(ip: str) -> None:
    assert is_public(ip)


def test_a_page_that_is_too_large_is_refused(site: Site) -> None:
    assert "larger than 10 MB" in refusal(site.put("/a", b"a" * (LARGEST_PAGE + 1)))


def test_row_56_a_bomb_is_not_unpacked_whole(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 9)
    assert len(bomb) < 300_000
    assert "larger than 10 MB" in refusal(
        site.put("/a", bomb, headers={"Content-Encoding": "gzip"})
    )


def test_a_server_that_is_silent_is_given_up(site: Site) -> None:
    site.answers["/a"] = lambda _: site.release.wait() and None
    assert "longer than 0.2 seconds" in refusal(site.url("/a"), seconds=0.2)


def test_row_56_a_server_that_drips_is_given_up(site: Site) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while not site.release.wait(0.01):
                handler.wfile.write(b"a")
        except OSError:
            return

    site.answers["/a"] = drip
    assert "longer than 0.3 seconds" in refusal(site.url("/a"), seconds=0.3)


def test_a_download_can_be_stopped(site: Site) -> None:
    arrived = threading.Event()

    def wait(_: BaseHTTPRequestHandler) -> None:
        arrived.set()
        site.release.wait()

    site.answers["/a"] = wait
    wanted = Download(site.url("/a"), is_allowed=lambda _: True)
    said: list[str] = []

    def run() -> None:
        with pytest.raises(ArticleRefused) as refused:
            wanted.run()
        said.append(refused.value.what)

    thread = threading.Thread(target=run)
    thread.start()
    assert arrived.wait(20)
    wanted.stop()
    thread.join(20)
    assert said == ["The download was cancelled."]


def test_a_download_that_was_stopped_never_begins(site: Site) -> None:
    wanted = Download(site.put("/a"), is_allowed=lambda _: True)
    wanted.stop()
    with pytest.raises(ArticleRefused, match="cancelled"):
        wanted.run()
    assert site.asked == []


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip", "application/json"])
def test_what_is_no_article_is_told(site: Site, kind: str) -> None:
    assert kind in refusal(site.put("/a", headers={"Content-Type": kind}))


def test_a_picture_without_a_type_is_told(site: Site) -> None:
    octets = {"Content-Type": "application/octet-stream"}
    assert "picture" in refusal(site.put("/a", b"\x89PNG\r\n\x1a\n", headers=octets))


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "no page"), (403, "does not show"), (500, "trouble"), (429, "later"), (204, "no page")],
)
def test_what_the_server_answers_is_put_in_words(site: Site, status: int, words: str) -> None:
    assert words in refusal(site.put("/a", b"", status))


def test_a_page_that_breaks_off_is_refused(site: Site) -> None:
    url = site.put("/a", headers={"Content-Length": str(len(PAGE) + 10)})
    assert "broke off" in refusal(url)


def test_a_coding_that_was_not_asked_for_is_refused(site: Site) -> None:
    assert "not asked for" in refusal(site.put("/a", headers={"Content-Encoding": "br"}))


def test_a_server_that_speaks_another_language_is_refused(site: Site) -> None:
    def babble(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HELO harbour\r\n\r\n")

    site.answers["/a"] = babble
    assert "could not be understood" in refusal(site.url("/a"))


def test_offline_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolver(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    assert "offline" in refusal("https://weekly.example/")


def test_a_name_service_that_is_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    free = threading.Event()

    def resolver(*_: Any, **__: Any) -> Any:
        free.wait(20)
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    assert "longer than" in refusal("https://weekly.example/", seconds=0.1)
    free.set()


@pytest.mark.parametrize(
    "address",
    [
        "", "weekly", "ftp://weekly.example/", "file:///etc/passwd", "javascript:alert(1)",
        "http://[::1", "http://weekly.example:x/", "http://a@weekly.example/", "http://",
        "//x.example",
        "http://weekly.example\\@evil.example/", "http://weekly .example/", "data:text/html,x",
        "http://weekly.example/\u202egpj", "http://-.example/", "http://" + "a" * 5000,
    ],
)  # fmt: skip
def test_row_54_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ArticleRefused, match="no address"):
        find_target(address)


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("weekly.example/a", "https://weekly.example/a"),
        ("HTTP://Weekly.Example:80/a#part", "http://weekly.example/a"),
        ("https://bücher.example/straße?q=ä", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%A4"),
        ("https://weekly.example:8443", "https://weekly.example:8443/"),
    ],
)
def test_an_address_is_put_into_its_plain_form(typed: str, url: str) -> None:
    assert find_target(typed).url == url


def look(url: str) -> tuple[LinkState, str]:
    found = Probe(url, is_allowed=lambda ip: ip == "127.0.0.1").check()
    assert found.url == url
    return found.state, found.detail


def test_a_link_is_looked_at_without_reading_its_page(site: Site) -> None:
    site.put("/new")
    site.put("/bytes", headers={"Content-Type": "video/mp4"})

    assert look(site.url("/new")) == (LinkState.OK, "")
    assert look(site.url("/bytes"))[0] is LinkState.OK
    moved = look(site.put("/old", status=301, headers={"Location": "/new"}))
    assert moved == (LinkState.MOVED, site.url("/new"))
    assert look(site.put("/gone", status=404)) == (LinkState.GONE, "404")
    assert look(site.put("/wall", status=403)) == (LinkState.REFUSED, "403")


def test_a_link_that_nothing_answers_at_is_not_reached_and_a_private_one_refused(
    site: Site,
) -> None:
    closed = site.url("/x")
    site.server.shutdown()
    site.server.server_close()
    assert look(closed)[0] is LinkState.OFFLINE
    assert Probe("http://127.0.0.1/").check().state is LinkState.REFUSED
    assert Probe("no address").check().state is LinkState.REFUSED


def test_a_look_that_was_stopped_tells_nothing() -> None:
    stopped = Probe("http://example.org/")
    stopped.stop()
    with pytest.raises(ArticleRefused):
        stopped.check()
