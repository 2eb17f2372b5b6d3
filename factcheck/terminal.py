"""Where the command line meets the terminal: streams, files, refusals, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from factcheck.errors import ArticleRefused, UserError
from factcheck.paths import ARTICLE_ENDINGS
from factcheck.progress import Progress


def run(command: click.Command, arguments: Sequence[str] | None, shared: object) -> int:
    """Run a command and return its exit code: 0 done, 1 something was refused, 2 a wrong call.

    Whatever is in the way is said in one message on standard error, never as a traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A file name that is no text is printed in a form that can be read, and is valid JSON.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = command.main(
            args=arguments, prog_name="factcheck", standalone_mode=False, obj=shared
        )
        sys.stdout.flush()
    except UserError as error:
        complain(error)
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        complain("interrupted.")
        return 130
    except BrokenPipeError:
        # The reader has seen enough (`| head`). What is left in the buffer must not be tried again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return code if isinstance(code, int) else 0


def complain(what: object) -> None:
    """Say on standard error what is in the way."""
    click.echo(f"factcheck: {what}", err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """How far something is, as a bar on standard error where a person looks at it."""
    shown = sys.stderr.isatty()
    with click.progressbar(length=100, file=sys.stderr, show_eta=False, hidden=not shown) as bar:

        class Shown(Progress):
            def tell(self, done: int, total: int) -> None:
                super().tell(done, total)
                bar.update(max(0, round(self.share * 100) - bar.pos))

        yield Shown()


class Refusals:
    """Texts that were refused among several: each is told, and the others go on."""

    def __init__(self) -> None:
        self.count = 0

    @contextmanager
    def told(self, name: str) -> Iterator[None]:
        """Work on the text ``name``; a refusal is printed with its name and counted."""
        try:
            yield
        except UserError as error:
            complain(error if name == "-" else f"{name}: {error}")
            self.count += 1

    @property
    def exit_code(self) -> int:
        return 1 if self.count else 0


def read(name: str, most: int) -> bytes:
    """The bytes of a file, or of standard input for ``-``; more than ``most`` are refused."""
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(most + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(most + 1)
    except OSError as error:
        raise UserError(f"The file cannot be read: {error.strerror}.") from error
    if len(raw) > most:
        raise ArticleRefused(
            f"The text is larger than {most // 1_000_000} MB, the most that can be read.",
            action="Divide it into parts.",
        )
    return raw


def files(names: Sequence[str]) -> Iterator[str]:
    """The names, with the readable files under it in place of each folder."""
    for name in names:
        if name != "-" and Path(name).is_dir():
            for each in sorted(Path(name).rglob("*")):
                if each.suffix.lower() in ARTICLE_ENDINGS and each.is_file():
                    yield str(each)
        else:
            yield name
