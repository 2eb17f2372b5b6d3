"""The middle of the window: one article with its claims marked in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from factcheck.coverage import stretches
from factcheck.model import Article, Mark, Role, StoredPassage
from factcheck.workbench import Workbench
from ui import plain
from ui.panels.article_view import ArticleView
from ui.panels.coverage import CoverageStrip
from ui.panels.page import Act, Fold
from ui.panels.typeset import lay_out
from ui.spoken import announce
from ui.theme import Theme


class Reader(QWidget):
    """An article with its claims and folds. Says what the reviewer clicks, changes nothing."""

    claim_chosen = Signal(int)
    fold_asked = Signal(object)  # list[int], passage ids
    restore_asked = Signal(object)  # list[int], passage ids
    claim_asked = Signal(int, int)  # start, end in the article

    def __init__(self, workbench: Workbench, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._article: Article | None = None
        self._passages: list[StoredPassage] = []
        self._starts: list[int] = []
        self._marks: list[Mark] = []
        self._current: int | None = None
        self._telling: list[tuple[int, int]] = []
        self._opened: set[int] = set()
        self.setObjectName("reader")
        self._strip = CoverageStrip(theme, self)
        self._view = ArticleView(theme, self)
        self._view.setAccessibleName(self.tr("Article text"))
        self._empty = plain.label(self.tr("Choose an article on the left, or import one."), self)
        self._empty.setObjectName("reader-empty")
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pile = QStackedWidget(self)
        self._set_out()
        self._connect()
        self._take_colors()

    def _set_out(self) -> None:
        sheet = QWidget(self)
        row = QHBoxLayout(sheet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._strip)
        row.addWidget(self._view, 1)
        self._pile.addWidget(self._empty)
        self._pile.addWidget(sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pile)
        self.setFocusProxy(self._view)

    def _connect(self) -> None:
        self._view.claim_clicked.connect(self.claim_chosen)
        self._view.fold_clicked.connect(self._click_fold)
        self._view.menu_asked.connect(self._show_menu)
        self._view.seen_changed.connect(self._mark_seen)
        self._strip.place_chosen.connect(self._go_to)
        self._theme.changed.connect(self._take_theme)

    # --- what is shown ---

    def show_article(
        self, article: Article | None, passages: list[StoredPassage], marks: list[Mark]
    ) -> None:
        """Show an article from its top; the same article again stays where it is."""
        same = article is not None and self._article is not None and article.id == self._article.id
        if not same:
            self._opened.clear()
            self._current = None
            self._telling = []
        self._passages = list(passages)
        self._starts = [passage.start for passage in passages]
        self._marks = list(marks)
        anchor = self._anchor() if same else None
        self._article = article
        self._build(anchor)

    def refresh_marks(self, marks: list[Mark]) -> None:
        """Paint the article's claims as they are now; the page itself stays."""
        self._marks = list(marks)
        self._view.refresh_marks(marks)
        self._cover()
        self._describe()

    def show_claim(self, claim_id: int | None) -> None:
        """Outline a claim and bring it into view if it is not."""
        self._current = claim_id
        self._view.set_current(claim_id)
        self._describe()
        if self._view.hasFocus():  # elsewhere the list says its new row
            announce(self._view, self._view.accessibleDescription())
        if claim_id is not None:
            self._view.reveal(claim_id)

    def show_telling(self, spans: Sequence[tuple[int, int]]) -> None:
        """Mark the words of the current claim that its reasons name, by the article's offsets."""
        self._telling = list(spans)
        self._view.show_telling(self._telling)

    def scroll_place(self) -> float:
        """How far the article is scrolled, 0..1."""
        return self._view.place()

    def set_scroll_place(self, place: float) -> None:
        """Scroll to a place 0..1, also when the text is not laid out yet."""
        self._view.set_place(place)

    def passage_at_claim(self, claim_id: int) -> int | None:
        """The passage in which a claim begins."""
        mark = next((mark for mark in self._marks if mark.claim_id == claim_id), None)
        passage = self._passage_at(mark.start) if mark is not None else None
        return passage.id if passage is not None else None

    def selection(self) -> tuple[int, int] | None:
        """The article's offsets of the selected text without outer spaces."""
        chosen = self._view.selected()
        span = self._view.page.article_span(*chosen) if chosen is not None else None
        if span is None or self._article is None:
            return None
        words = self._article.text[span[0] : span[1]]
        start = span[0] + len(words) - len(words.lstrip())
        end = span[0] + len(words.rstrip())
        return (start, end) if start < end else None

    # --- building ---

    def _build(self, anchor: tuple[int, float] | None = None) -> None:
        article = self._article
        self._pile.setCurrentIndex(0 if article is None else 1)
        if article is None:
            self._strip.show_stretches(())
            return
        page = lay_out(article, self._passages, self._opened)
        self._view.show_page(page, self._marks)
        self._view.set_current(self._current)
        self._view.show_telling(self._telling)
        if anchor is not None:
            shown = page.shown(anchor[0], anchor[0] + 1)
            self._view.scroll_to(shown[0] if shown is not None else 0, anchor[1])
        self._cover()
        self._describe()
        self._mark_seen()

    def _anchor(self) -> tuple[int, float] | None:
        """What stands at the upper edge and how far beneath it, to be put there again."""
        if self._article is None or self._view.verticalScrollBar().value() == 0:
            return None
        top = self._view.top_position()
        return self._view.page.article_offset(top), self._view.height_of(top)

    def _cover(self) -> None:
        if self._article is not None:
            length = len(self._article.text)
            self._strip.show_stretches(stretches(length, self._passages, self._marks))

    def _describe(self) -> None:
        """The current claim in words, for those who do not see its outline."""
        words = ""
        for number, mark in enumerate(self._marks, 1):
            if mark.claim_id == self._current and self._article is not None:
                said = " ".join(self._article.text[mark.start : mark.end].split())
                count = self.tr("Claim %1 of %2").replace("%2", str(len(self._marks)))
                state = self._view.words_of(mark)
                words = f"{count.replace('%1', str(number))}. {state}. {said}"
        self._view.setAccessibleDescription(words)

    def _mark_seen(self) -> None:
        if self._article is None or self._view.page.text == "":
            return
        first, last = self._view.seen()
        page = self._view.page
        end = len(self._article.text) if self._view.at_end() else page.article_offset(last)
        self._strip.show_seen(0 if self._view.at_start() else page.article_offset(first), end)

    # --- answering ---

    def _go_to(self, offset: int) -> None:
        """Show this offset of the article; folded text is where its fold is."""
        page = self._view.page
        article = self._article
        if article is None:
            return
        shown = page.shown(offset, len(article.text))
        position = shown[0] if shown is not None else page.position(len(page.text))
        self._view.scroll_to(position, self._view.viewport().height() / 3)

    def _click_fold(self, fold: Fold, act: Act) -> None:
        if act is Act.RESTORE:
            self.restore_asked.emit(list(fold.passage_ids))
            return
        above = self._view.sheet.block(fold.block).top() - self._view.origin().y()
        if fold.opened:
            self._opened.difference_update(fold.passage_ids)
        else:
            self._opened.update(fold.passage_ids)
        self._build()
        self._view.scroll_to_block(fold.block, above)

    def _show_menu(self, point: QPoint, position: int) -> None:
        menu = self.menu_at(position)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def menu_at(self, position: int) -> QMenu:
        """What can be done at a shown position."""
        menu = QMenu(self)
        chosen = self.selection()
        copy = menu.addAction(self.tr("Copy"))
        copy.setEnabled(self._view.selected() is not None)
        copy.triggered.connect(self._view.copy)
        make = menu.addAction(self.tr("Make a claim of the selection"))
        make.setEnabled(chosen is not None)
        if chosen is not None:
            make.triggered.connect(lambda checked=False: self.claim_asked.emit(*chosen))
        menu.addSeparator()
        self._add_fold_action(menu, position)
        return menu

    def _add_fold_action(self, menu: QMenu, position: int) -> QAction:
        fold = self._view.page.fold_at(position)
        if fold is not None:
            ids, folded = list(fold.passage_ids), True
        else:
            span = self._view.page.article_span(position, position + 1)
            passage = self._passage_at(span[0]) if span is not None else None
            ids = [passage.id] if passage is not None else []
            folded = passage is not None and passage.role is Role.FURNITURE
        action = menu.addAction(
            self.tr("Restore this passage") if folded else self.tr("Fold this passage")
        )
        action.setEnabled(bool(ids))
        asked = self.restore_asked if folded else self.fold_asked
        action.triggered.connect(lambda checked=False: asked.emit(ids))
        return action

    def _passage_at(self, offset: int) -> StoredPassage | None:
        at = bisect_right(self._starts, offset) - 1
        return self._passages[at] if at >= 0 and offset < self._passages[at].end else None

    # --- theme ---

    def _take_theme(self) -> None:
        in_sight = self._view.shows_current()
        self._take_colors()
        self._build(self._anchor())
        if in_sight and self._current is not None:
            self._view.reveal(self._current)  # larger letters must not push it out

    def _take_colors(self) -> None:
        palette = self.palette()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            palette.setColor(role, self._theme.color("panel"))
        palette.setColor(QPalette.ColorRole.Text, self._theme.color("text"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
