"""Who publishes and where: what stands in every report."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from factcheck.settings import Settings
from ui.dialogs.ratings import RatingRows


class ImprintPage(QWidget):
    """The page of the preferences for what goes out."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._organisation = QLineEdit(settings.organisation)
        self._address = QLineEdit(settings.organisation_url)
        self._report = QLineEdit(settings.report_url)
        for field in (self._address, self._report):
            field.setPlaceholderText("https://")
        form.addRow(self.tr("&Organisation in reports"), self._organisation)
        form.addRow(self.tr("Its address on the &web"), self._address)
        form.addRow(self.tr("Where re&ports are published"), self._report)
        self._ratings = RatingRows(settings, form, self)

    def store(self) -> None:
        """Put what was typed and chosen into the preferences."""
        self._settings.organisation = self._organisation.text().strip()
        self._settings.organisation_url = self._address.text().strip()
        self._settings.report_url = self._report.text().strip()
        self._ratings.store()
