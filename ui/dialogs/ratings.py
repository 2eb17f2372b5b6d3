"""How verdicts are told to search engines: a word and a number for each, and the scale."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from factcheck.imprint import Ratings
from factcheck.settings import Settings
from ui import plain


class RatingRows(QObject):
    """The ratings of ClaimReview, as rows of a form that somebody else owns."""

    def __init__(self, settings: Settings, form: QFormLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        present = Ratings.of(settings.ratings)
        self._words: dict[str, QLineEdit] = {}
        self._numbers: dict[str, QSpinBox] = {}
        rows = (
            ("supported", self.tr("“&Supported” in ClaimReview")),
            ("disputed", self.tr("“&Disputed” in ClaimReview")),
        )
        for name, caption in rows:
            word = self._words[name] = QLineEdit(getattr(present, f"{name}_word"))
            word.setObjectName(f"preferences.{name}")
            self._row(form, caption, word, self._number(present, name, self.tr("Its number")))
        scale = QWidget()
        self._row(
            form,
            self.tr("The s&cale"),
            self._number(present, "worst", self.tr("Worst number")),
            plain.label(self.tr("to")),
            self._number(present, "best", self.tr("Best number")),
            scale,
        )

    def store(self) -> None:
        """Put them into the preferences; what makes no scale is replaced by the usual ratings."""
        told: dict[str, object] = {name: box.value() for name, box in self._numbers.items()}
        told |= {f"{name}_word": word.text().strip() for name, word in self._words.items()}
        made = Ratings.of(told)
        self._settings.ratings = {} if made == Ratings() else asdict(made)

    def _number(self, present: Ratings, name: str, words: str) -> QSpinBox:
        box = self._numbers[name] = QSpinBox()
        box.setRange(-100, 100)
        box.setValue(getattr(present, name))
        box.setAccessibleName(words)
        box.setObjectName(f"preferences.{name}.number")
        return box

    def _row(self, form: QFormLayout, caption: str, first: QWidget, *others: QWidget) -> None:
        row = QHBoxLayout()
        row.addWidget(first, int(isinstance(first, QLineEdit)))
        for widget in others:
            row.addWidget(widget, int(type(widget) is QWidget))
        name = plain.label(caption)
        name.setBuddy(first)
        form.addRow(name, row)
