"""How the window looks, who works in it, and whether it may fetch pages."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from factcheck.settings import LARGEST_FONT, SMALLEST_FONT, Settings
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

    def store(self) -> None:
        """Keep the name, unless it is empty."""
        self._settings.reviewer = self._name.text().strip() or self._settings.reviewer

    def _allow_web(self, allowed: bool) -> None:
        self._settings.web_allowed = allowed

    def _choose_mode(self) -> None:
        self._settings.theme = self._mode.currentData()
        self._theme.set_mode(self._settings.theme)

    def _choose_size(self, percent: int) -> None:
        self._settings.font_percent = percent
        self._theme.set_font_percent(percent)
