"""What goes out: one frozen Report value, and one writer for each format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from factcheck import disk
from factcheck.errors import NotSaved
from factcheck.imprint import Imprint
from factcheck.model import Counts
from factcheck.progress import Progress
from factcheck.report.build import Report, ReportArticle, ReportClaim, build
from factcheck.report.names import safe_name
from factcheck.report.pace import Pace

__all__ = [
    "FORMATS",
    "PACKAGES",
    "WRITERS",
    "Report",
    "ReportArticle",
    "ReportClaim",
    "Writer",
    "build",
    "safe_name",
    "save",
    "save_table",
    "told",
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
        "claimreview": _writer("claimreview"),
        "annotations": _writer("annotations"),
    }
)
"""The text formats: name of the format -> writer."""

_PACKED = ".zip"
_TEMPLATES = {
    "html": ("report.html", "report.css"),
    "md": ("report.md",),
    "docx": ("report.styles.xml",),
}


def _packer(module: str) -> Callable[[Report], bytes]:
    def write(report: Report) -> bytes:
        """The report as the bytes of a file in this format."""
        packer: Callable[[Report], bytes] = import_module(f"factcheck.report.{module}").write
        return packer(report)

    return write


PACKAGES: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {"docx": _packer("docx"), "xlsx": _packer("xlsx")}
)
"""The formats that are no text: name of the format -> writer."""

FORMATS = (*WRITERS, *PACKAGES)
"""Every format that can be written here."""


def told(format: str, counts: Counts, imprint: Imprint, reviewer: str) -> list[str]:
    """What a reviewer should hear before such a report goes out in this format, in sentences."""
    from factcheck.paths import templates_dir

    if format != "claimreview":
        mine = [name for name in _TEMPLATES.get(format, ()) if (templates_dir() / name).is_file()]
        return [f"Your own template is used: {', '.join(mine)}."] if mine else []
    from factcheck.report import claimreview

    lines = (str(claimreview.left_out(counts)), claimreview.advice(imprint, reviewer))
    return [line for line in lines if line]


def save(
    report: Report,
    format: str,
    path: Path,
    more: Mapping[str, Callable[[Report, Path], None]] = MappingProxyType({}),
    progress: Progress | None = None,
) -> None:
    """Write a report to ``path``, replacing what is there only when the new file is whole.

    ``format`` is one of ``FORMATS`` or a key of ``more``, whose writers make a file themselves
    (PDF). ``progress`` is told how much is written; stopped, it ends with ``StoppedError`` and
    ``path`` is as it was. A ClaimReview whose path ends in ``.zip`` is an archive with one file a
    claim. Raises ``NotSaved``, which says what happened and what to do; then ``path`` is as it was
    and nothing is left beside it. Text is UTF-8.
    """
    report = replace(report, pace=Pace(sum(len(part.claims) for part in report.articles), progress))
    if format in more:
        make = more[format]
        disk.save(path, lambda beside: make(report, beside))
    elif format in FORMATS:
        content = _content(report, format, path)
        report.pace.tell(1)
        disk.save(path, lambda beside: beside.write_bytes(content))
    else:
        known = ", ".join([*FORMATS, *more])
        raise NotSaved(
            f"There is no report format “{format}”.",
            safe="Nothing was written.",
            action=f"Choose one of: {known}.",
        )


def _content(report: Report, format: str, path: Path) -> bytes:
    if format == "claimreview" and path.suffix.lower() == _PACKED:
        from factcheck.report import claimreview

        return claimreview.archive(report)
    return WRITERS[format](report).encode() if format in WRITERS else PACKAGES[format](report)


def save_table(rows: Iterable[Sequence[str]], path: Path) -> None:
    """Write rows of text as a CSV file, whole or not at all; raises ``NotSaved``."""
    from factcheck.report import csv

    content = csv.table(rows).encode()
    disk.save(path, lambda beside: beside.write_bytes(content))
