"""One source of a claim: stance, title, where it is from, when it was read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from factcheck.evidence import UNREAD, Match, QuoteCheck
from factcheck.sources import Source, SourceType
from ui import dates, links, plain
from ui.delegates.chip import ChipLabel, stance_chip
from ui.icons import icon
from ui.panels.framed_row import FramedRow
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

translate = QCoreApplication.translate

# Where fewer letters of the title fit beside the chip, it goes below it.
_LEAST_LETTERS = 22
_MOVES = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class SourceRow(FramedRow):
    """Enter opens it, F2 edits it, F4 shows the text of its page, Delete removes it; the arrows go
    on to the next one, with Alt they move it.

    ``asked`` carries what is wanted (``up``, ``down``, ``page``, ``archive``) and the source.
    """

    own_keys = frozenset(
        (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
            Qt.Key.Key_Delete,
            Qt.Key.Key_Backspace,
            Qt.Key.Key_F2,
            Qt.Key.Key_F4,
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        )
    )

    opened = Signal(str)
    edit_asked = Signal(int)
    removed = Signal(int)
    stepped = Signal(int)
    asked = Signal(str, int)

    def __init__(
        self,
        theme: Theme,
        source: Source,
        parent: QWidget | None = None,
        quote: QuoteCheck = UNREAD,
    ) -> None:
        super().__init__(theme, parent)
        self.source = source
        self._details_words = " · ".join(filter(None, (detail_words(source), quote_words(quote))))
        self.setObjectName("source_row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._chip = ChipLabel(theme, self)
        self._title = WrappedLabel(title_words(source), self, most=3)
        self._details = WrappedLabel(self._details_words, self)
        self._more = QToolButton(self)
        self._arrange()
        self._make_menu()
        self._describe()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_writable(self, writable: bool) -> None:
        """Leave only what changes nothing, or allow everything."""
        self._writable = writable
        for action in (self._edit, self._page):
            action.setEnabled(writable)
        self._remove.setEnabled(writable)

    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self, self._more]

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_link()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._ask_removal()
        elif key == Qt.Key.Key_F2:
            self._ask_edit()
        elif key == Qt.Key.Key_F4:
            self._ask("page")
        elif key in _MOVES and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._ask(_MOVES[Qt.Key(key)])
        elif key in _MOVES:
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self._chip.sizeHint().width() - self._more.sizeHint().width()
        narrow = room < _LEAST_LETTERS * self._title.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._chip_and_words.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # --- inside ---

    def _open_link(self) -> None:
        if links.web_address(self.source.draft.url) is not None:
            self.opened.emit(self.source.draft.url)

    def _ask(self, what: str) -> None:
        if self._writable:
            self.asked.emit(what, self.source.id)

    def _ask_edit(self) -> None:
        if self._writable:
            self.edit_asked.emit(self.source.id)

    def _ask_removal(self) -> None:
        if self._writable:
            self.removed.emit(self.source.id)

    def _make_menu(self) -> None:
        menu = QMenu(self)
        web = links.web_address(self.source.draft.url) is not None
        opening = menu.addAction(self.tr("Open in the browser") + "\t" + self.tr("Enter"))
        opening.setEnabled(web)
        opening.triggered.connect(lambda _checked: self._open_link())
        self._edit = menu.addAction(self.tr("Edit") + "\tF2")
        self._edit.triggered.connect(lambda _checked: self._ask_edit())
        self._page = menu.addAction(self.tr("Text of the page…") + "\tF4")
        self._page.triggered.connect(lambda _checked: self._ask("page"))
        archive = menu.addAction(self.tr("Ask the Wayback Machine to keep it…"))
        archive.setEnabled(web)
        archive.triggered.connect(lambda _checked: self._ask("archive"))
        for words, what, key in (
            (self.tr("Move up"), "up", self.tr("Alt+Up")),
            (self.tr("Move down"), "down", self.tr("Alt+Down")),
        ):
            moving = menu.addAction(f"{words}\t{key}")
            moving.triggered.connect(lambda _checked, what=what: self._ask(what))
        self._remove = menu.addAction(self.tr("Remove") + "\t" + self.tr("Delete"))
        self._remove.triggered.connect(lambda _checked: self._ask_removal())
        self._writable = True
        self._more.setMenu(menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # Bare until it is pointed at, as the row is read and not pressed.
        self._more.setStyleSheet(
            "QToolButton:!hover:!focus { background: transparent; border-color: transparent; }"
        )
        self._more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addWidget(self._details)
        self._chip_and_words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chip_and_words.setSpacing(8)
        self._chip_and_words.addWidget(self._chip)
        self._chip_and_words.addLayout(words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 0, 4)
        row.setSpacing(8)
        row.addLayout(self._chip_and_words, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _describe(self) -> None:
        draft = self.source.draft
        name = ", ".join((stance_chip(self._theme, draft.stance).text, title_words(self.source)))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._details_words)
        self._more.setAccessibleName(self.tr("What to do with this source"))
        tip = [draft.url] + ([f"“{draft.quote}”"] if draft.quote else [])
        tip.append(
            self.tr("Enter opens it, F2 edits it, F4 shows its page's text, Delete removes it.")
        )
        plain.tip(self, "\n".join(part[:400] for part in tip))

    def _restyle(self) -> None:
        self._chip.show_chip(stance_chip(self._theme, self.source.draft.stance))
        self._title.setFont(self._theme.ui_font())
        self._details.setFont(self._theme.ui_font(0.88))
        self._details.set_color(self._theme.color("muted"))
        self._more.setIcon(icon("more", self._theme.color("muted")))


def title_words(source: Source) -> str:
    """The title, or the link where there is none."""
    return " ".join((source.draft.title or source.draft.url).split())


def detail_words(source: Source) -> str:
    """Where a source is from, of which type, when it was read, and whether it is archived."""
    draft = source.draft
    address = links.web_address(draft.url)
    parts = (
        [links.shown_host(address)]
        if address is not None
        else [translate("source", "not a web link, will not be opened")]
    )
    if draft.publisher:
        parts.append(draft.publisher)
    if draft.type is not SourceType.OTHER:
        parts.append(type_words()[draft.type])
    if draft.read_on:
        parts.append(translate("source", "read {day}").format(day=dates.day(draft.read_on)))
    if draft.archive_url:
        parts.append(translate("source", "archived"))
    if draft.interests:
        parts.append(translate("source", "interests: {words}").format(words=draft.interests))
    if source.snapshot is not None:
        parts.append(translate("source", "text of the page kept"))
    return " · ".join(" ".join(part.split()) for part in parts)


def quote_words(found: QuoteCheck) -> str:
    """Whether quoted words are on their page; nothing where that cannot be told."""
    return {
        Match.FOUND: translate("source", "✓ quoted words found on the page"),
        Match.NEARLY: translate("source", "≈ quoted words nearly on the page"),
        Match.MISSING: translate("source", "× quoted words not found on the page"),
        Match.UNREAD: "",
    }[found.match]


def type_words() -> dict[SourceType, str]:
    """The types of source as words, in the order in which they are offered."""
    return {
        SourceType.OTHER: translate("source", "other"),
        SourceType.PRIMARY: translate("source", "primary"),
        SourceType.OFFICIAL: translate("source", "official"),
        SourceType.EXPERT: translate("source", "expert"),
        SourceType.NEWS: translate("source", "news"),
        SourceType.WIRE: translate("source", "wire"),
        SourceType.SOCIAL: translate("source", "social"),
    }
