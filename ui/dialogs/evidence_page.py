"""Which evidence is asked for, in profiles that can be changed, and where claims are looked up."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QInputDialog,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from factcheck.errors import NotSaved
from factcheck.evidence import Profile, profile, profiles, save_profiles, shipped
from factcheck.evidence.profiles import MOST_INDEPENDENT
from factcheck.lookup import PLACES, parse
from factcheck.settings import Settings
from ui import plain
from ui.panels.source_row import type_words
from ui.panels.wrapped import WrappedLabel


class EvidencePage(QWidget):
    """The profile that is chosen is in force, and what is changed below it is changed in it."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._profiles = dict(profiles())
        self._before = dict(self._profiles)
        self._chosen = profile(settings.evidence).name
        self._which = QComboBox()
        self._which.setObjectName("preferences.evidence")
        self._independent = QSpinBox()
        self._independent.setRange(0, MOST_INDEPENDENT)
        self._independent.valueChanged.connect(self._take)
        self._types = {kind: QCheckBox(words) for kind, words in type_words().items()}
        self._rules = {rule: QCheckBox(words) for rule, words in self._rule_words().items()}
        for box in (*self._types.values(), *self._rules.values()):
            box.toggled.connect(self._take)
        self._places = QPlainTextEdit("\n".join(settings.places))
        self._places.setTabChangesFocus(True)
        self._places.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._places.textChanged.connect(self._weigh_places)
        self._told = WrappedLabel("", self)
        self._told.setProperty("role", "muted")
        self._list()
        self._arrange()
        self._which.currentIndexChanged.connect(self._choose)
        self._show()
        self._weigh_places()

    def store(self) -> None:
        """Put what was chosen into the preferences, and own profiles beside them."""
        self._settings.evidence = self._chosen
        lines = [line.strip() for line in self._places.toPlainText().splitlines() if line.strip()]
        self._settings.places = lines
        if self._profiles == self._before:
            return
        try:
            save_profiles(self._profiles)
        except NotSaved as error:
            plain.warn_of(self, self.tr("The profiles were not saved"), error)

    # --- profiles ---

    def add(self, name: str) -> None:
        """Make a profile of one's own, which begins as a copy of the present one."""
        name = " ".join(name.split())
        if name and name not in self._profiles:
            self._profiles[name] = replace(self._profiles[self._chosen], name=name)
            self._chosen = name
            self._list()
            self._show()

    def go_back(self) -> None:
        """Make the present profile as it was shipped; one's own goes."""
        known = shipped().get(self._chosen)
        if known is not None:
            self._profiles[self._chosen] = known
        else:
            del self._profiles[self._chosen]
            self._chosen = profile("").name
        self._list()
        self._show()

    def _ask_name(self) -> None:
        name, given = QInputDialog.getText(
            self, self.tr("New profile"), self.tr("Name of the profile")
        )
        if given:
            self.add(name)

    def _list(self) -> None:
        self._which.blockSignals(True)
        self._which.clear()
        for name in self._profiles:
            self._which.addItem(name, name)
        self._which.setCurrentIndex(self._which.findData(self._chosen))
        self._which.blockSignals(False)

    def _choose(self) -> None:
        self._chosen = str(self._which.currentData())
        self._show()

    def _show(self) -> None:
        present = self._profiles[self._chosen]
        fields = (self._independent, *self._types.values(), *self._rules.values())
        for field in fields:
            field.blockSignals(True)
        self._independent.setValue(present.independent)
        for kind, box in self._types.items():
            box.setChecked(kind in present.primary)
        for rule, box in self._rules.items():
            box.setChecked(bool(getattr(present, rule)))
        for field in fields:
            field.blockSignals(False)
        self._back.setText(
            self.tr("As &shipped") if self._chosen in shipped() else self.tr("&Delete profile")
        )
        self._back.setEnabled(shipped().get(self._chosen) != present)

    def _take(self) -> None:
        self._profiles[self._chosen] = Profile(
            self._chosen,
            self._independent.value(),
            tuple(kind for kind, box in self._types.items() if box.isChecked()),
            **{rule: box.isChecked() for rule, box in self._rules.items()},
        )
        self._show()

    def _rule_words(self) -> dict[str, str]:
        return {
            "bearing": self.tr("a source that bears the verdict out"),
            "against": self.tr("the other side looked for"),
            "contact": self.tr("the claimant asked, or why not"),
            "read_on": self.tr("the day each source was read"),
            "archived": self.tr("an archived copy of each web source"),
            "quoted": self.tr("quoted words that are on the page"),
        }

    # --- places ---

    def _weigh_places(self) -> None:
        lines = [line for line in self._places.toPlainText().splitlines() if line.strip()]
        wrong = [line for line in lines if parse(line) is None]
        if wrong:
            words = self.tr("Not a place: {line}").format(line=wrong[0][:80])
        else:
            words = self.tr(
                "A line each: name = address. {claim} becomes the claim, {words} its telling words,"
                " {url} the address of its first source or of the article."
            )
        self._told.setText(words)

    # --- building ---

    def _arrange(self) -> None:
        self._back = QPushButton()
        self._back.clicked.connect(lambda _checked: self.go_back())
        new = QPushButton(self.tr("&New profile…"))
        new.clicked.connect(lambda _checked: self._ask_name())
        top = QHBoxLayout()
        top.addWidget(self._which, 1)
        for button in (new, self._back):
            button.setAutoDefault(False)
            top.addWidget(button)
        restore = QPushButton(self.tr("The shi&pped places"))
        restore.setAutoDefault(False)
        restore.clicked.connect(lambda _checked: self._places.setPlainText("\n".join(PLACES)))
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        caption = plain.label(self.tr("&Evidence asked for"))
        caption.setBuddy(self._which)
        form.addRow(caption, top)
        form.addRow(self.tr("&Independent sources"), self._independent)
        form.addRow(plain.label(self.tr("One of them is")), _grid([*self._types.values()], 4))
        form.addRow(plain.label(self.tr("And")), _grid([*self._rules.values()], 2))
        form.addRow(self.tr("Places to &look up"), self._places)
        form.addRow(self._told)
        form.addRow("", restore)


def _grid(boxes: list[QCheckBox], columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    for number, box in enumerate(boxes):
        grid.addWidget(box, number // columns, number % columns)
    return grid
