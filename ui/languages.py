"""The languages that an article can be said to be in, to be chosen from a list by their names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QComboBox, QWidget

translate = QCoreApplication.translate

_CODES = (
    "af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu "
    "hy id ig is it ja ka kk km kn ko ku ky lb lo lt lv mg mk ml mn mr ms mt my ne nl no or pa pl "
    "ps pt ro ru rw sd si sk sl so sq sr sv sw ta te tg th ti tk tr ug uk ur uz vi yo zh zu"
).split()


def language_name(code: str) -> str:
    """The name of a language; its code where no name is known."""
    if not code:
        return translate("languages", "not known")
    language = QLocale.codeToLanguage(code.split("-")[0])
    if language in (QLocale.Language.AnyLanguage, QLocale.Language.C):
        return code
    # Qt names the written form that most Norwegians use, which an article rarely says.
    named = QLocale.languageToString(language)
    return "Norwegian" if code == "no" else named


class LanguageBox(QComboBox):
    """A list of languages by name, the present one chosen; letters typed jump to a name."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem(language_name(""), "")
        for known in sorted({*_CODES, code} - {""}, key=language_name):
            self.addItem(language_name(known), known)
        self.setCurrentIndex(self.findData(code))

    def code(self) -> str:
        """The code of the chosen language, empty for one that is not known."""
        return str(self.currentData())
