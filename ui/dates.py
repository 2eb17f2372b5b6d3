"""Dates and times as a person says them: "5 Apr 2021", "today 09:12"."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def day(published: str) -> str:
    """An ISO day, month or year for a person; whatever else the article says stays as it is."""
    found = _ISO.fullmatch(published.strip())
    if found is None:
        return published.strip()
    year, month, number = found.groups()
    if month is None:
        return str(year)
    shown = QDate(int(year), int(month), int(number or 1))
    if not shown.isValid():
        return published.strip()
    return QLocale().toString(shown, "d MMM yyyy" if number else "MMM yyyy")


def moment(stored: str, today: date | None = None) -> str:
    """A stored UTC time on this machine's clock: ``today 09:12`` or the day; else as it is."""
    try:
        at = datetime.fromisoformat(stored)
    except ValueError:
        return stored.strip()
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    local = at.astimezone()
    if local.date() == (today or datetime.now().astimezone().date()):
        return QCoreApplication.translate("dates", "today %1").replace("%1", f"{local:%H:%M}")
    return day(local.date().isoformat())
