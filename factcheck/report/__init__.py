"""What goes out: one frozen Report value, and one writer for each format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from factcheck.errors import NotSaved
from factcheck.report.build import Report, ReportArticle, ReportClaim, build
from factcheck.report.files import replace_whole, safe_name

__all__ = [
    "WRITERS",
    "Report",
    "ReportArticle",
    "ReportClaim",
    "Writer",
    "build",
    "safe_name",
    "save",
]

Writer = Callable[[Report], str]


def _writer(module: str) -> Writer:
    def write(report: Report) -> str:
        """The report as text in this format."""
        # Imported when first used: the window opens without any of them.
        writer: Writer = import_module(f"factcheck.report.{module}").write
        return writer(report)

    return write


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "html": _writer("html"),
        "md": _writer("markdown"),
        "csv": _writer("csv"),
        "json": _writer("json"),
    }
)
"""The text formats: ending of the file -> writer."""


def save(
    report: Report,
    format: str,
    path: Path,
    more: Mapping[str, Callable[[Report, Path], None]] = MappingProxyType({}),
) -> None:
    """Write a report to ``path``, replacing what is there only when the new file is whole.

    ``format`` is a key of ``WRITERS`` or of ``more``, whose writers make a file themselves (PDF).
    Raises ``NotSaved``, which says what happened and what to do; then ``path`` is as it was and
    nothing is left beside it. Text is UTF-8.
    """
    if format in more:
        make = more[format]
        replace_whole(path, lambda beside: make(report, beside))
    elif format in WRITERS:
        content = WRITERS[format](report).encode()
        replace_whole(path, lambda beside: _put(beside, content))
    else:
        known = ", ".join([*WRITERS, *more])
        raise NotSaved(
            f"There is no report format “{format}”.",
            safe="Nothing was written.",
            action=f"Choose one of: {known}.",
        )


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)
