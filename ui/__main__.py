"""Where the program starts: the window, or the command line with the formats that need Qt."""

from __future__ import annotations

import gc
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import UserError
from ui import display

if TYPE_CHECKING:
    from factcheck.report.build import Report

NO_WINDOW = 2
"""The exit code when no window can open here."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run a command; returns the exit code.

    Without arguments, or with ``--library FILE`` alone, the window opens.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    match words:
        case []:
            return _open_window(None)
        case ["--library", name] if name:
            return _open_window(Path(name))
        case [word] if word.startswith("--library=") and word != "--library=":
            return _open_window(Path(word.partition("=")[2]))
    from factcheck import cli

    return cli.main(words, more={"pdf": _write_pdf})


def _open_window(library: Path | None) -> int:
    if reason := display.obstacle() or _unloadable():
        print(f"factcheck: {reason}", file=sys.stderr)
        return NO_WINDOW
    # Nothing that is loaded for the window is garbage; collecting goes on when it stands.
    gc.disable()
    from ui.app import run

    return run(library)


def _unloadable() -> str | None:
    """Say why Qt cannot be loaded, for what the check of the libraries does not know."""
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return f"The window cannot open: Qt cannot be loaded ({error})."
    return None


def _write_pdf(report: Report, path: Path) -> None:
    if reason := display.obstacle({"QT_QPA_PLATFORM": "offscreen"}) or _unloadable():
        raise UserError(
            "The PDF was not written.", safe=reason, action="HTML needs none of this: --format html"
        )
    from ui import pdf

    pdf.write(report, path)


if __name__ == "__main__":
    sys.exit(main())
