"""How the window looks, who works in it, whether it may fetch pages, and what judges them."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from factcheck.claims import encoder
from factcheck.settings import LARGEST_FONT, SMALLEST_FONT, Settings
from ui import plain
from ui.theme import MODES, Theme


class GeneralPage(QWidget):
    """Looks are in force at once; the name is kept by ``store``."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._theme = theme
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._mode = QComboBox()
        for mode, words in zip(
            MODES,
            (
                self.tr("As the desktop"),
                self.tr("Light"),
                self.tr("Dark"),
                self.tr("High contrast"),
            ),
            strict=True,
        ):
            self._mode.addItem(words, mode)
        self._mode.setCurrentIndex(MODES.index(self._theme.mode))
        self._mode.currentIndexChanged.connect(self._choose_mode)
        self._size = QSpinBox()
        self._size.setRange(SMALLEST_FONT, LARGEST_FONT)
        self._size.setSingleStep(10)
        self._size.setSuffix(" %")
        self._size.setValue(self._theme.font_percent)
        self._size.setKeyboardTracking(False)
        self._size.valueChanged.connect(self._choose_size)
        self._name = QLineEdit(self._settings.reviewer)
        form.addRow(self.tr("&Theme"), self._mode)
        form.addRow(self.tr("Text &size"), self._size)
        form.addRow(self.tr("Your &name in history and reports"), self._name)
        self._web = QCheckBox(self.tr("&Allow Factcheck to fetch pages from the web"))
        self._web.setObjectName("preferences.web")
        self._web.setChecked(self._settings.web_allowed)
        self._web.toggled.connect(self._allow_web)
        form.addRow("", self._web)
        self._encoder = QCheckBox(self.tr("Let the &encoder judge new articles"))
        self._encoder.setObjectName("preferences.encoder")
        self._encoder.setEnabled(encoder.is_installed())
        self._encoder.setChecked(self._settings.by_encoder and encoder.is_installed())
        self._encoder.toggled.connect(self._choose_judge)
        form.addRow("", self._encoder)
        form.addRow("", self._told_of_encoder())

    def _told_of_encoder(self) -> QWidget:
        """What the encoder brings and costs, or how to get it."""
        if encoder.is_installed():
            words = self.tr(
                "A larger model: it tells fact from opinion better, and importing takes three to "
                "ten times as long. It does not judge what was imported before, nor what you cut "
                "out yourself."
            )
        else:
            words = self.tr(
                "A larger model that tells fact from opinion better. It needs a library that is "
                "not installed: pip install 'factcheck[model]'"
            )
        label = plain.label(words)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        self._encoder.setAccessibleDescription(words)
        return label

    def store(self) -> None:
        """Keep the name, unless it is empty."""
        self._settings.reviewer = self._name.text().strip() or self._settings.reviewer

    def _allow_web(self, allowed: bool) -> None:
        self._settings.web_allowed = allowed

    def _choose_judge(self, by_encoder: bool) -> None:
        self._settings.by_encoder = by_encoder

    def _choose_mode(self) -> None:
        self._settings.theme = self._mode.currentData()
        self._theme.set_mode(self._settings.theme)

    def _choose_size(self, percent: int) -> None:
        self._settings.font_percent = percent
        self._theme.set_font_percent(percent)
