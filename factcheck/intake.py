"""Intake: bytes made into an article with its passages and claims.

``read`` does it in this process. ``Worker`` does it in another one with limits, so that no text,
however hostile, can freeze or fell the program.
"""

from __future__ import annotations

import json
import math
import signal
import sys
import threading
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from factcheck.errors import ArticleRefused
from factcheck.model import Intake

if TYPE_CHECKING:
    from factcheck.articles.fetch import Download
    from factcheck.articles.probe import Probe

CPU_SECONDS: Final = 30
WALL_SECONDS: Final = 120.0
MEMORY_BYTES: Final = 2_000_000_000
_PATIENCE: Final = 10
"""How many times the limits on time hold where the encoder judges."""
_PIPE: Final = 1 << 16
"""Bytes of a pipe that are read or written at once: most articles are one piece of work."""
_ROOT: Final = Path(__file__).resolve().parent.parent
# The package is found beside this file wherever the program runs; the folder then goes to the
# end of the path, so that nothing in it can stand before the standard library.
_BOOT: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]); import factcheck; "
    "sys.path.append(sys.path.pop(0)); "
    "from factcheck.intake import serve; serve()"
)
# Where there is no SIGXCPU there is no limit that would send it.
_OUT_OF_TIME: Final = {-signal.SIGXCPU} if hasattr(signal, "SIGXCPU") else set()


def read(
    raw: bytes,
    name: str = "",
    *,
    charset: str = "",
    encoding: str = "",
    language: str = "",
    by_encoder: bool = False,
) -> Intake:
    """Make ``raw`` ready to be stored. Raises ``ArticleRefused`` for what cannot be one.

    A file of published fact checks is told by its content, too, and gives an ``Intake`` with
    ``checks`` and no text. ``name`` is the file's name or the address it was fetched from,
    ``charset`` what a server said. ``encoding`` (of a text or a page) and ``language`` are what a
    person says: they go before everything that was found out. ``by_encoder`` as in
    ``claims.triage.assess``.
    """
    from factcheck import articles, claimreviews, copydesk

    if claimreviews.is_claimreview(raw):
        return claimreviews.read_checks(raw, name)
    reading = articles.read(raw, name, charset=charset, encoding=encoding)
    return copydesk.prepare(reading, raw, name, language, by_encoder=by_encoder)


def download(address: str) -> Download:
    """Give a download that has not begun; its ``run`` fetches the page, its ``stop`` ends that."""
    from factcheck.articles.fetch import Download

    return Download(address)


def probe(address: str) -> Probe:
    """Give a look at a link that has not begun; ``check`` takes it, ``stop`` ends that."""
    from factcheck.articles.probe import Probe

    return Probe(address)


class Worker:
    """A process that reads articles, one after the other, within limits.

    It starts with the first ``read`` (or with ``prepare``) and serves until ``close``. ``cancel``
    and ``close`` may be called from any thread while another one waits in ``read``. Where
    ``by_encoder`` is set, the encoder judges what is read from then on, within limits that suit it.
    """

    def __init__(
        self,
        *,
        by_encoder: bool = False,
        cpu_seconds: int = CPU_SECONDS,
        wall_seconds: float = WALL_SECONDS,
    ) -> None:
        self.by_encoder = by_encoder
        self._cpu_seconds = cpu_seconds
        self._wall_seconds = wall_seconds
        self._child: _Child | None = None
        self._turn = threading.Lock()
        self._guard = threading.Lock()
        self._closed = False

    def prepare(self) -> None:
        """Start the process, so that the first article finds it ready. Does not wait for it."""
        with self._guard:
            self._running_child()

    def read(
        self,
        raw: bytes,
        name: str = "",
        *,
        charset: str = "",
        encoding: str = "",
        language: str = "",
    ) -> Intake:
        """Give what ``factcheck.intake.read`` gives. Blocks; call it from a background thread.

        Raises ``ArticleRefused`` where the text is refused, where a limit is hit, where the process
        dies, and where ``cancel`` or ``close`` is called. The next call starts a fresh process.
        """
        from factcheck.articles.reading import LARGEST, refuse_too_large

        if len(raw) > LARGEST:
            # Told here: there is no sense in handing a film over first.
            raise refuse_too_large(len(raw))
        with self._turn:
            with self._guard:
                child = self._running_child()
                child.is_busy = True
            try:
                said = {"charset": charset, "encoding": encoding, "language": language}
                about = {"name": name, **said, "by_encoder": self.by_encoder}
                reply = child.ask(about, raw)
            finally:
                with self._guard:
                    child.is_busy = False
            if reply is None:
                raise child.put_away()
        from factcheck.handover import unpacked

        return unpacked(reply, raw, name)

    def cancel(self) -> None:
        """End the reading that is under way, if there is one: it raises ``ArticleRefused``."""
        with self._guard:
            if self._child is not None and self._child.is_busy:
                self._child.end("cancel")
                self._child = None

    def close(self) -> None:
        """End the process for good. Calling it twice does nothing."""
        self.cancel()
        with self._guard:
            self._closed = True
            if self._child is not None:
                self._child.put_away()
                self._child = None

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _running_child(self) -> _Child:
        """Give the process, started anew where there is none or the last one ended."""
        if self._closed:
            raise _cancelled()
        if self._child is not None and self._child.has_ended():
            self._child.put_away()
            self._child = None
        if self._child is None:
            self._child = _Child(self._cpu_seconds, self._wall_seconds)
        return self._child


class _Child:
    """One process, its two pipes, and a watch on the time that it takes."""

    def __init__(self, cpu_seconds: int, wall_seconds: float) -> None:
        import subprocess

        self.is_busy = False
        self._why_ended = ""
        self._wall_seconds = wall_seconds
        self._due = math.inf
        self._gone = threading.Event()
        # -I keeps the user's site folders, PYTHONPATH and the current folder out of it.
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-c", _BOOT, str(_ROOT), str(cpu_seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        threading.Thread(target=self._watch, name="factcheck-watch", daemon=True).start()

    def has_ended(self) -> bool:
        return bool(self._why_ended) or self._process.poll() is not None

    def ask(self, about: dict[str, Any], raw: bytes) -> bytes | None:
        """Hand an article over and give the reply; ``None`` where the process ended meanwhile."""
        from factcheck.handover import receive, send

        requests, replies = self._process.stdin, self._process.stdout
        if requests is None or replies is None:
            return None
        patience = _PATIENCE if about["by_encoder"] else 1
        self._due = time.monotonic() + patience * self._wall_seconds
        try:
            send(requests, json.dumps(about).encode("ascii"), raw)
            return receive(replies)
        except OSError:
            return None
        finally:
            self._due = math.inf

    def end(self, why: str) -> None:
        self._why_ended = self._why_ended or why
        self._process.kill()

    def put_away(self) -> ArticleRefused:
        """End the process, free what it held, and say in words why it gave no answer."""
        self._gone.set()
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close_quietly(pipe)
        if self._why_ended == "cancel":
            return _cancelled()
        if self._why_ended == "time" or code in _OUT_OF_TIME:
            what = "Reading the text took too long and was stopped."
        else:
            what = "The text could not be read: reading it failed or needed too much memory."
        action = "Import a part of it, or copy the article's text and paste it."
        return ArticleRefused(what, action=action)

    def _watch(self) -> None:
        """End the process when one text takes too long. Nothing wakes it while all goes well: a
        thread for each text would cost more than many a text.
        """
        while True:
            left = self._due - time.monotonic()
            if left <= 0:
                self.end("time")
                return
            if self._gone.wait(min(left, self._wall_seconds)):
                return


def _cancelled() -> ArticleRefused:
    return ArticleRefused("The import was cancelled.")


def serve() -> None:
    """Answer requests on standard input until it ends. This is the main function of the process."""
    from factcheck.handover import packed, receive, send
    from factcheck.limits import limit_memory, limit_processor

    requests = sys.stdin.buffer
    replies = open(sys.stdout.fileno(), "wb", _PIPE, closefd=False)  # noqa: SIM115
    # Whatever else prints must not get between the replies.
    sys.stdout = sys.stderr
    cpu_seconds = int(sys.argv[2]) if len(sys.argv) > 2 else CPU_SECONDS
    limit_memory(MEMORY_BYTES)
    _warm()
    while (about := receive(requests)) is not None:
        raw = receive(requests)
        if raw is None:
            return
        told = json.loads(about)
        limit_processor(cpu_seconds * (_PATIENCE if told["by_encoder"] else 1))
        send(replies, packed(_answer(raw, told)))


def _warm() -> None:
    """Import now what the first request needs."""
    import factcheck.copydesk  # noqa: F401


def _answer(raw: bytes, about: dict[str, Any]) -> Intake | ArticleRefused:
    try:
        return read(raw, **about)
    except ArticleRefused as refused:
        return refused
    except (MemoryError, RecursionError):
        return ArticleRefused("The text is too complex to be read.", action="Import a part of it.")


def _close_quietly(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        # What was not sent to a dead process is lost anyway.
        return
