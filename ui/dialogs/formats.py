"""The formats of a report as one chooses among them, and the endings of their files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget


@dataclass(frozen=True, slots=True)
class Format:
    """``name`` is the format as the core knows it, ``ending`` what its files end in."""

    name: str
    ending: str
    words: str


def formats() -> list[Format]:
    """Every format that can be written, those for people first."""
    return [
        Format("html", "html", _tr("HTML: one page for the browser and for e-mail")),
        Format("pdf", "pdf", _tr("PDF: pages to print")),
        Format("docx", "docx", _tr("Word: a document to edit and to comment on")),
        Format("md", "md", _tr("Markdown: text for editors and wikis")),
        Format("xlsx", "xlsx", _tr("Excel: a workbook with claims, sources and the summary")),
        Format("csv", "csv", _tr("CSV: a table, one claim a row")),
        Format("claimreview", "claimreview.json", _tr("ClaimReview: for search engines, one file")),
        Format("claimreview", "zip", _tr("ClaimReview: an archive with one file a claim")),
        Format(
            "annotations", "annotations.json", _tr("Web Annotation: verdicts tied to their words")
        ),
        Format("json", "json", _tr("JSON: everything, for other programs")),
    ]


class FormatChoice(QComboBox):
    """One format of all."""

    def __init__(self, ending: str = "", parent: QWidget | None = None) -> None:
        """``ending`` is that of the format which is shown first."""
        super().__init__(parent)
        known = formats()
        for each in known:
            self.addItem(each.words, each)
        endings = [each.ending for each in known]
        self.setCurrentIndex(endings.index(ending) if ending in endings else 0)

    def chosen(self) -> Format:
        """The format that is shown."""
        found = self.currentData()
        assert isinstance(found, Format)
        return found

    def renamed(self, path: Path) -> Path:
        """The path with the ending of this format in the place of any other format's."""
        endings = sorted({f".{each.ending}" for each in formats()}, key=len, reverse=True)
        name = path.name
        stem = next((name.removesuffix(end) for end in endings if name.endswith(end)), path.stem)
        return path.with_name(f"{stem}.{self.chosen().ending}") if stem else path


def suggested_name(title: str, ending: str) -> str:
    """A file name made from a title: it holds letters, digits and hyphens only."""
    # The word at the end also keeps off names that Windows reserves, such as CON.
    words = re.sub(r"[\W_]+", "-", title).strip("-")[:60].rstrip("-")
    return f"{words}-verdicts.{ending}" if words else f"verdicts.{ending}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("formats", text)
