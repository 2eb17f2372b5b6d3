"""What is known about an article, to be corrected; its text never changes."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from factcheck.model import Article
from ui import dates, plain
from ui.dialogs.scrolling import Scrolled
from ui.languages import LanguageBox
from ui.panels.wrapped import WrappedLabel


class ArticleDialog(QDialog):
    """Title, outlet, author, date, address, language; below, what was read from the file."""

    def __init__(self, article: Article, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Article details"))
        self._fields = {
            "title": (self.tr("&Title"), QLineEdit(article.title)),
            "outlet": (self.tr("&Outlet"), QLineEdit(article.outlet)),
            "author": (self.tr("&Author"), QLineEdit(article.author)),
            "published": (self.tr("&Published"), QLineEdit(article.published)),
            "url": (self.tr("A&ddress"), QLineEdit(article.url)),
        }
        known = QWidget()
        form = QFormLayout(known)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for words, field in self._fields.values():
            field.setReadOnly(read_only)
            field.setCursorPosition(0)
            form.addRow(words, field)
        self._fields["published"][1].setPlaceholderText(self.tr("2021-04-06, 2021-04 or 2021"))
        self._language = LanguageBox(article.language)
        self._language.setEnabled(not read_only)
        form.addRow(self.tr("&Language"), self._language)
        note = WrappedLabel(
            self.tr("Another language changes what is suggested of the claims, and no verdict."),
            self,
            widest=40,
        )
        note.setProperty("role", "muted")
        form.addRow("", note)
        for words, value in self._facts(article):
            label = WrappedLabel(value, self, most=4, widest=40)
            label.setProperty("role", "muted")
            form.addRow(plain.label(words), label)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Close if read_only else standard.Save | standard.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        area = Scrolled(known)
        rows.addWidget(area, 1)
        rows.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 90)
        area.fit(self)
        self._fields["title"][1].setFocus()

    def values(self) -> dict[str, str]:
        """The metadata as typed, by its names in the library."""
        typed = {name: field.text().strip() for name, (_, field) in self._fields.items()}
        return typed | {"language": self._language.code()}

    def _facts(self, article: Article) -> list[tuple[str, str]]:
        facts = [
            (self.tr("Imported"), dates.moment(article.imported_at)),
            *([(self.tr("Fetched"), dates.moment(article.read_at))] if article.read_at else []),
            (self.tr("File"), article.name or self.tr("pasted text")),
            (self.tr("Encoding"), article.encoding),
            *([(self.tr("Suggestions by"), article.judged_by)] if article.judged_by else []),
            (self.tr("Length"), self.tr("{n} characters").format(n=f"{len(article.text):,}")),
            (self.tr("SHA-256"), "\n".join((article.sha256[:32], article.sha256[32:]))),
        ]
        if article.dropped:
            words = self.tr("{n} characters that no text can hold were left out")
            facts.append((self.tr("Left out"), words.format(n=article.dropped)))
        return facts
