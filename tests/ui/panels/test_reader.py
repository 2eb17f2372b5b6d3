"""The reader: claims are clicked, folds opened, text selected, and nothing is ever written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from factcheck.model import Kind, Role, Verdict
from factcheck.workbench import Workbench
from ui.panels.article_view import ArticleView
from ui.panels.coverage import CoverageStrip
from ui.panels.page import Part
from ui.panels.reader import Reader
from ui.theme import Theme

S, T, F = Role.SENTENCE, Role.TITLE, Role.FURNITURE
Write = Callable[..., Any]
SHIP = "The ship came at dawn."
LEFT = "It left at noon 🎉 in a storm."


class Opened:
    """A reader in a window, with short ways to what a person sees of it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        # It reads nothing through the workbench, so there is none.
        self.reader = Reader(cast(Workbench, None), theme)
        qtbot.addWidget(self.reader)
        self.reader.resize(620, 420)
        self.reader.show()
        self.view = cast(ArticleView, self.reader.findChild(ArticleView))
        self.strip = cast(CoverageStrip, self.reader.findChild(CoverageStrip))
        self.bot = qtbot

    def show(self, made: Any) -> None:
        self.reader.show_article(made.article, made.passages, made.marks)
        QApplication.processEvents()

    def lay_out(self) -> None:
        """Let Qt lay the page out to its end; it stops after a while, sooner on a busy machine."""
        document = self.view.document()
        document.documentLayout().blockBoundingRect(document.lastBlock())
        QApplication.processEvents()

    def claim_box(self, claim_id: int) -> QRectF:
        """The first line of a claim in the viewport."""
        placed = self.view.sheet.find(claim_id)
        assert placed is not None
        return self.view.sheet.claim_lines(placed)[0].translated(-self.view.origin())

    def click(self, point: QPointF) -> None:
        self.bot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=point.toPoint())

    def word_point(self, words: str) -> QPointF:
        """The middle of words on the page."""
        page = self.view.page
        start = page.position(page.text.index(words))
        end = page.position(page.text.index(words) + len(words))
        cursor = QTextCursor(self.view.document())
        cursor.setPosition(start)
        left = self.view.cursorRect(cursor)
        cursor.setPosition(end)
        return QPointF((left.left() + self.view.cursorRect(cursor).left()) / 2, left.center().y())

    def select(self, words: str) -> None:
        page = self.view.page
        cursor = self.view.textCursor()
        begin = page.text.index(words)
        cursor.setPosition(page.position(begin))
        cursor.setPosition(page.position(begin + len(words)), QTextCursor.MoveMode.KeepAnchor)
        self.view.setTextCursor(cursor)

    def press(self, key: Qt.Key) -> bool:
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.view, event)
        return event.isAccepted()


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opened:
    return Opened(qtbot, theme)


@pytest.fixture
def short(write: Write) -> Any:
    made = write(
        (F, "Home"),
        "\n",
        (F, "News"),
        "\n\n",
        (T, "Harbour closed"),
        "\n\n",
        (S, SHIP),
        " ",
        (S, LEFT),
    )
    made.mark(SHIP)
    made.mark(LEFT, Verdict.DISPUTED)
    return made


@pytest.fixture
def long(write: Write) -> Any:
    made = write(*((S, f"Sentence number {n} stands here for its length.\n") for n in range(200)))
    for number in range(200):
        made.mark(f"Sentence number {number} stands here")
    return made


# --- clicking ---


def test_a_click_on_a_claim_chooses_it(opened: Opened, short: Any) -> None:
    opened.show(short)
    for claim_id in (1, 2):
        with opened.bot.waitSignal(opened.reader.claim_chosen) as caught:
            opened.click(opened.claim_box(claim_id).center())
        assert caught.args == [claim_id]


def test_a_click_beside_the_claims_does_nothing(opened: Opened, short: Any) -> None:
    opened.show(short)
    below = opened.claim_box(2).bottomLeft() + QPointF(4, 60)

    with opened.bot.assertNotEmitted(opened.reader.claim_chosen):
        opened.click(below)
        opened.click(opened.word_point("Harbour closed"))


def test_the_innermost_of_nested_claims_is_chosen(opened: Opened, write: Write) -> None:
    made = write((S, "The grey ship came at dawn and left."))
    outer = made.mark("The grey ship came at dawn and left.")
    inner = made.mark("came at dawn")
    opened.show(made)

    with opened.bot.waitSignal(opened.reader.claim_chosen) as caught:
        opened.click(opened.word_point("at dawn"))
    assert caught.args == [inner.claim_id]
    with opened.bot.waitSignal(opened.reader.claim_chosen) as caught:
        opened.click(opened.word_point("grey"))
    assert caught.args == [outer.claim_id]


def test_every_letter_of_a_right_to_left_claim_can_be_clicked(opened: Opened, write: Write) -> None:
    made = write((S, "האונייה הגיעה עם 12 sailors עם שחר. והיא הפליגה."))
    claim = made.mark("האונייה הגיעה עם 12 sailors עם שחר.")
    opened.show(made)
    box = opened.claim_box(claim.claim_id)

    assert box.right() > opened.view.viewport().width() * 0.9
    assert opened.view.sheet.claim_at(opened.word_point("sailors")) == claim.claim_id
    assert opened.view.sheet.claim_at(QPointF(box.right() - 3, box.center().y())) == claim.claim_id
    assert opened.view.sheet.claim_at(opened.word_point("הפליגה")) is None


# --- folding ---


def test_show_opens_a_fold_in_its_place_and_hide_closes_it(opened: Opened, short: Any) -> None:
    opened.show(short)
    opened.click(opened.word_point("show"))
    page = opened.view.page
    furniture = [page.excerpt(b.start, b.end) for b in page.blocks if b.part is Part.FURNITURE]
    assert furniture == ["Home", "News"]

    opened.click(opened.word_point("hide"))
    assert not [b for b in opened.view.page.blocks if b.part is Part.FURNITURE]


def test_restore_asks_for_every_passage_of_the_fold(opened: Opened, short: Any) -> None:
    opened.show(short)

    with opened.bot.waitSignal(opened.reader.restore_asked) as caught:
        opened.click(opened.word_point("restore"))

    assert caught.args == [[1, 2]]


def action(opened: Opened, position: int, words: str) -> Any:
    menu = opened.reader.menu_at(position)
    return next(one for one in menu.actions() if one.text() == words)


def test_the_menu_folds_a_passage_and_restores_a_single_one(opened: Opened, short: Any) -> None:
    opened.show(short)
    opened.click(opened.word_point("show"))
    page = opened.view.page

    with opened.bot.waitSignal(opened.reader.fold_asked) as caught:
        action(opened, page.position(page.text.index("noon")), "Fold this passage").trigger()
    assert caught.args == [[5]]
    with opened.bot.waitSignal(opened.reader.restore_asked) as caught:
        action(opened, page.position(page.text.index("News")), "Restore this passage").trigger()
    assert caught.args == [[2]]


# --- selecting ---


def test_selected_words_are_given_as_offsets_of_the_article(opened: Opened, short: Any) -> None:
    opened.show(short)
    opened.select(" 🎉 in a storm")

    start, end = opened.reader.selection() or (0, 0)

    assert short.text[start:end] == "🎉 in a storm"


def test_words_of_our_own_are_no_selection(opened: Opened, short: Any) -> None:
    opened.show(short)
    assert opened.reader.selection() is None
    opened.select("Harbour Post")

    assert opened.reader.selection() is None
    assert not action(opened, 0, "Make a claim of the selection").isEnabled()


def test_a_claim_is_asked_of_the_selection(opened: Opened, short: Any) -> None:
    opened.show(short)
    opened.select("ship came")
    start = short.text.index("ship came")

    with opened.bot.waitSignal(opened.reader.claim_asked) as caught:
        action(opened, 0, "Make a claim of the selection").trigger()

    assert caught.args == [start, start + len("ship came")]


def test_what_is_copied_is_plain_text(opened: Opened, short: Any) -> None:
    opened.show(short)
    opened.select(SHIP)

    data = opened.view.createMimeDataFromSelection()

    assert data.text() == SHIP
    assert data.formats() == ["text/plain"]


# --- marks ---


def test_a_verdict_repaints_and_builds_nothing_anew(opened: Opened, short: Any) -> None:
    opened.show(short)
    document = opened.view.document()
    before = opened.view.grab().toImage()

    opened.reader.refresh_marks([replace(mark, verdict=Verdict.SUPPORTED) for mark in short.marks])

    assert opened.view.document() is document
    assert opened.view.grab().toImage() != before


def test_verdicts_differ_without_their_colours(opened: Opened, short: Any, theme: Theme) -> None:
    opened.show(short)
    drawn = set()
    for verdict in (None, *Verdict):
        opened.reader.refresh_marks([replace(short.marks[0], verdict=verdict)])
        image = opened.view.grab().toImage()
        box = opened.claim_box(1).translated(QPointF(opened.view.viewport().pos()))
        ground = image.pixelColor(QPoint(round(box.left()) - 6, round(box.top())))
        rows = []
        for y in range(round(box.bottom()) - 1, round(box.bottom()) + 6):
            line = [image.pixelColor(x, y) for x in range(round(box.left()), round(box.right()))]
            style = theme.mark(verdict, Kind.FACT)
            rows.append(tuple(near(color, style.ink, ground, style.fill) for color in line))
        drawn.add(tuple(rows))
    assert len(drawn) == 4


def near(color: Any, ink: Any, *others: Any) -> bool:
    """Whether a pixel is drawn more with the ink than with the ground, whatever the colours."""

    def distance(other: Any) -> int:
        pairs = zip(color.getRgb(), other.getRgb(), strict=True)
        return sum(abs(a - b) for a, b in pairs)

    return all(distance(ink) < distance(other) for other in others)


def test_a_tool_tip_says_the_verdict_in_words(
    opened: Opened, short: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.show(short)
    said: list[str] = []
    monkeypatch.setattr(
        "ui.panels.article_view.QToolTip.showText", lambda point, text, widget: said.append(text)
    )
    for where in (opened.claim_box(1).center(), opened.claim_box(2).center(), QPointF(1, 1)):
        point = where.toPoint()
        event = QHelpEvent(QEvent.Type.ToolTip, point, point)
        opened.view.viewportEvent(event)

    assert "Unreviewed: looks like a fact" in said[0]
    assert "× Disputed" in said[1]
    assert said[2] == "", "there is no claim"


def test_the_current_claim_is_described_in_words(opened: Opened, short: Any) -> None:
    opened.show(short)
    opened.reader.show_claim(2)

    assert opened.view.accessibleName() == "Article text"
    assert opened.view.accessibleDescription() == f"Claim 2 of 2. × Disputed. {LEFT}"

    opened.reader.show_claim(None)
    assert opened.view.accessibleDescription() == ""


def test_a_claim_is_known_by_its_passage(opened: Opened, short: Any) -> None:
    opened.show(short)

    assert opened.reader.passage_at_claim(2) == 5
    assert opened.reader.passage_at_claim(99) is None


# --- scrolling ---


def test_a_claim_in_view_moves_nothing_and_another_comes_to_a_third(
    opened: Opened, long: Any
) -> None:
    opened.show(long)
    opened.reader.show_claim(2)
    assert opened.view.verticalScrollBar().value() == 0

    opened.reader.show_claim(150)

    third = opened.view.viewport().height() / 3
    assert abs(opened.claim_box(150).top() - third) < opened.claim_box(150).height()


def test_the_place_is_found_again(opened: Opened, long: Any, qtbot: QtBot, theme: Theme) -> None:
    opened.show(long)
    opened.reader.show_claim(120)
    opened.lay_out()
    place = opened.reader.scroll_place()
    value = opened.view.verticalScrollBar().value()
    other = Opened(qtbot, theme)
    other.show(long)
    other.reader.set_scroll_place(place)
    other.lay_out()

    assert 0 < place < 1
    assert other.reader.scroll_place() == pytest.approx(place)
    assert other.view.verticalScrollBar().value() == pytest.approx(value, abs=2)


def test_a_place_set_before_the_window_is_shown_holds(
    qtbot: QtBot, theme: Theme, long: Any
) -> None:
    reader = Reader(cast(Workbench, None), theme)
    qtbot.addWidget(reader)
    reader.show_article(long.article, long.passages, long.marks)
    reader.set_scroll_place(0.5)
    reader.resize(620, 420)
    reader.show()
    QApplication.processEvents()

    bar = cast(ArticleView, reader.findChild(ArticleView)).verticalScrollBar()
    assert bar.value() == pytest.approx(bar.maximum() / 2, abs=1)


def test_a_place_that_hides_the_current_claim_gives_way_to_it(opened: Opened, long: Any) -> None:
    opened.show(long)
    opened.reader.show_claim(100)
    opened.reader.set_scroll_place(0.0)
    opened.lay_out()

    assert opened.view.shows_current()


def test_larger_letters_do_not_push_the_current_claim_out_of_sight(
    opened: Opened, long: Any, theme: Theme
) -> None:
    opened.show(long)
    opened.reader.show_claim(100)
    bar = opened.view.verticalScrollBar()
    placed = opened.view.sheet.find(100)
    assert placed is not None
    bottom = opened.view.sheet.claim_area(placed).bottom()
    bar.setValue(round(bottom - opened.view.viewport().height()) + 4)
    assert opened.view.shows_current()

    theme.set_font_percent(150)
    QApplication.processEvents()

    assert opened.view.shows_current()
    theme.set_font_percent(100)


def test_the_same_article_again_stays_where_it_is(opened: Opened, long: Any) -> None:
    opened.show(long)
    opened.reader.show_claim(100)
    before = opened.claim_box(100).top()

    folded = [replace(p, role=F) if p.id == 10 else p for p in long.passages]
    marks = [mark for mark in long.marks if mark.claim_id != 10]
    opened.reader.show_article(long.article, folded, marks)

    assert opened.claim_box(100).top() == pytest.approx(before, abs=2)


def test_a_narrower_window_keeps_what_is_read(opened: Opened, long: Any) -> None:
    opened.show(long)
    opened.reader.show_claim(100)
    opened.press(Qt.Key.Key_PageDown)
    first = opened.view.page.article_offset(opened.view.top_position())

    opened.reader.resize(300, 420)
    QApplication.processEvents()

    now = opened.view.page.article_offset(opened.view.top_position())
    assert abs(now - first) < 60


def test_the_page_keys_scroll_and_the_arrows_are_the_windows(opened: Opened, long: Any) -> None:
    opened.show(long)
    bar = opened.view.verticalScrollBar()
    opened.press(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    opened.press(Qt.Key.Key_Home)
    assert bar.value() == 0
    opened.press(Qt.Key.Key_End)
    assert bar.value() == bar.maximum()

    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_S):
        assert not opened.press(key)
    assert bar.value() == bar.maximum()


def test_single_keys_and_arrows_reach_the_windows_shortcuts(
    opened: Opened, short: Any, qtbot: QtBot
) -> None:
    opened.show(short)
    opened.view.setFocus()
    hit: list[str] = []
    for name in ("Up", "Down", "S", "J"):
        shortcut = QShortcut(QKeySequence(name), opened.reader)
        shortcut.activated.connect(lambda name=name: hit.append(name))
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_S, Qt.Key.Key_J):
        qtbot.keyClick(opened.view, key)

    assert hit == ["Up", "Down", "S", "J"]


def test_the_focus_of_the_keyboard_is_seen(opened: Opened, short: Any, theme: Theme) -> None:
    opened.show(short)
    opened.view.clearFocus()
    before = opened.view.grab().toImage()

    opened.view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()

    assert opened.view.hasFocus()
    assert opened.view.grab().toImage() != before


def test_a_claim_over_folded_text_marks_only_the_article_own_words(
    opened: Opened, write: Write
) -> None:
    made = write((S, "The ship came,"), "\n", (F, "Advertisement"), "\n", (S, "and it left."))
    claim = made.mark("The ship came,\nAdvertisement\nand it left.")
    opened.show(made)
    fold = opened.view.page.folds[0]
    frame = opened.view.sheet.fold_frame(fold.block)

    placed = opened.view.sheet.find(claim.claim_id)
    assert placed is not None
    lines = opened.view.sheet.claim_lines(placed)
    assert len(lines) == 2
    assert not any(frame.contains(line.center()) for line in lines)


def test_a_click_on_the_strip_goes_there(opened: Opened, long: Any) -> None:
    opened.show(long)

    opened.strip.place_chosen.emit(len(long.text) - 5)
    QApplication.processEvents()

    bar = opened.view.verticalScrollBar()
    assert bar.value() > bar.maximum() * 0.9


# --- what others wrote ---


def test_markup_is_shown_as_it_is(opened: Opened, write: Write) -> None:
    opened.show(write((T, '<img src="file:///etc/passwd">'), "\n\n", (S, "<b>Bold</b> & more.")))

    assert opened.view.toPlainText() == opened.view.page.text
    assert "<b>Bold</b> & more." in opened.view.page.text


def test_the_document_has_the_blocks_and_positions_of_the_page(
    opened: Opened, write: Write
) -> None:
    # Separators and frame marks of Unicode would make blocks that the page knows nothing of.
    made = write((S, "A\u2029b\u2028c\ufdd0d\ufdd1e\x85f 🎉."), "\n\n", (S, "End \u200f."))
    opened.show(made)
    document = opened.view.document()

    assert document.blockCount() == len(opened.view.page.blocks)
    for number, block in enumerate(opened.view.page.blocks):
        there = document.findBlockByNumber(number)
        assert (there.position(), there.length() - 1) == (block.start, block.end - block.start)


def test_without_an_article_the_reader_says_what_to_do(opened: Opened, short: Any) -> None:
    opened.show(short)
    opened.reader.show_article(None, [], [])

    assert not opened.view.isVisible()
    assert opened.reader.selection() is None
    opened.reader.refresh_marks([])
    opened.reader.show_claim(None)


def test_another_theme_keeps_the_place(opened: Opened, long: Any, theme: Theme) -> None:
    opened.show(long)
    opened.reader.show_claim(100)
    opened.press(Qt.Key.Key_PageUp)
    first = opened.view.page.article_offset(opened.view.top_position())

    theme.set_font_percent(150)
    QApplication.processEvents()

    now = opened.view.page.article_offset(opened.view.top_position())
    assert abs(now - first) < 60
    theme.set_font_percent(100)


def test_words_that_a_reason_names_have_a_box_while_their_claim_is_current(
    opened: Opened, short: Any
) -> None:
    opened.show(short)
    mark = short.marks[-1]
    start = short.article.text.index("noon")
    plain = opened.view.grab().toImage()
    opened.reader.show_telling([(start, start + 4)])
    # Of a claim that is not the current one nothing is pointed out.
    assert opened.view.grab().toImage() == plain
    opened.reader.show_claim(mark.claim_id)
    boxed = opened.view.grab().toImage()
    opened.reader.show_telling([])
    assert opened.view.grab().toImage() != boxed
