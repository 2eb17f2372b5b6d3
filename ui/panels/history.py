"""What happened to a claim, in words, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from factcheck.model import Verdict
from factcheck.record import Event
from ui import dates, links, plain
from ui.panels.section import Section, rule
from ui.panels.wrapped import WrappedLabel
from ui.theme import Theme

SHOWN_AT_FIRST = 10
_LONGEST = 60

translate = QCoreApplication.translate


class History(Section):
    """The events of one claim; older ones are shown when asked for."""

    def __init__(
        self, theme: Theme, reviewer: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """``reviewer`` says whose window this is: that one is "you"."""
        super().__init__(theme, translate("history", "HISTORY"), parent=parent)
        self.setObjectName("history")
        self._reviewer = reviewer
        self._events: tuple[Event, ...] = ()
        self._parts: list[QWidget] = []
        self._all = QPushButton("", self)
        self._all.clicked.connect(lambda _checked: self._draw(whole=True))
        self.body.addWidget(self._all)
        theme.changed.connect(lambda: self._draw(whole=self._all.isHidden()))
        self._draw()

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these events, which come newest first."""
        if tuple(events) != self._events:
            self._events = tuple(events)
            self._draw()

    def lines(self) -> list[str]:
        """The lines as they are shown."""
        return [part.text() for part in self._parts if isinstance(part, WrappedLabel)]

    # --- inside ---

    def _draw(self, *, whole: bool = False) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        shown = self._events if whole else self._events[:SHOWN_AT_FIRST]
        for number, event in enumerate(shown):
            if number:
                self._put(rule(self))
            self._put(self._line(line_words(event, self._reviewer()), event))
        if not self._events:
            self._put(self._line(translate("history", "Nothing was changed yet.")))
        more = len(self._events) - len(shown)
        self._all.setVisible(more > 0)
        self._all.setText(translate("history", "Show {more} older").format(more=more))

    def _put(self, part: QWidget) -> None:
        self.body.insertWidget(len(self._parts), part)
        self._parts.append(part)

    def _line(self, words: str, event: Event | None = None) -> WrappedLabel:
        line = WrappedLabel(words, self)
        line.setFont(self._theme.ui_font(0.9))
        line.set_color(self._theme.color("text" if event else "muted"))
        if event:
            plain.tip(line, tip_words(event))
        return line


def line_words(event: Event, reviewer: str = "", today: date | None = None) -> str:
    """One event as a line: ``09:31 · Unreviewed → Disputed · you``."""
    who = translate("history", "you") if event.reviewer in (reviewer, "you", "") else event.reviewer
    return f"{when_words(event.at, today)} · {event_words(event)} · {who}"


def when_words(at: str, today: date | None = None) -> str:
    """A UTC time on this machine's clock: the hour today, else the day as well."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    local = moment.astimezone()
    hour = f"{local:%H:%M}"
    if local.date() == (today or datetime.now().astimezone().date()):
        return hour
    return f"{dates.day(local.date().isoformat())} {hour}"


def event_words(event: Event) -> str:
    """What was done. An undone act is named as it was done: ``undone: source added``."""
    if event.of == "undo":
        act = _act_words(event.action, event.after, event.before)
        return translate("history", "undone: {act}").format(act=act)
    act = _act_words(event.action, event.before, event.after)
    if event.of == "redo":
        return translate("history", "done again: {act}").format(act=act)
    return act


def tip_words(event: Event) -> str:
    """The texts before and after, where a text was changed."""
    for column in ("note", "statement", "speaker"):
        if event.action == column:
            before, after = (str(side.get(column) or "—") for side in (event.before, event.after))
            return f"{before[:400]}\n→\n{after[:400]}"
    return ""


def _act_words(action: str, before: dict[str, Any], after: dict[str, Any]) -> str:
    if action == "verdict":
        return f"{_verdict_word(before.get('verdict'))} → {_verdict_word(after.get('verdict'))}"
    if action == "apply":
        return _applied_words(before, after)
    if action == "note":
        return _note_words(str(before.get("note") or ""), str(after.get("note") or ""))
    if action == "flag":
        flagged = bool(after.get("flagged"))
        return translate("history", "flagged") if flagged else translate("history", "flag removed")
    if action.startswith("source_"):
        return _source_words(action, before, after)
    words = {
        "statement": translate("history", "statement changed"),
        "speaker": translate("history", "speaker corrected"),
        "snapshot": translate("history", "text of a page kept"),
        "evidence": translate("history", "evidence told, or a gap waived"),
        "split": translate("history", "split in two"),
        "merge": translate("history", "merged with the next claim"),
        "add_claim": translate("history", "claim added by hand"),
        "remove_claim": translate("history", "claim taken off the list"),
        "fold": translate("history", "passage folded"),
        "restore": translate("history", "passage restored"),
        "import": translate("history", "article imported"),
        "describe": translate("history", "article details changed"),
        "remove_article": translate("history", "article removed"),
        "settle": translate("history", "difference between reviewers settled"),
        "apart": translate("history", "said: not the same as a claim elsewhere"),
        "same": translate("history", "said: the same as a claim elsewhere after all"),
        "untold": translate("history", "took back what was said of a claim elsewhere"),
    }
    return words.get(action, action.replace("_", " "))


def _applied_words(before: dict[str, Any], after: dict[str, Any]) -> str:
    if "verdict" not in after:
        return translate("history", "sources of a claim elsewhere taken over")
    was, now = _verdict_word(before.get("verdict")), _verdict_word(after.get("verdict"))
    return translate("history", "{was} → {now}, from a claim elsewhere").format(was=was, now=now)


def _note_words(before: str, after: str) -> str:
    if not before:
        return translate("history", "note written")
    return translate("history", "note changed") if after else translate("history", "note removed")


def _source_words(action: str, before: dict[str, Any], after: dict[str, Any]) -> str:
    words = {
        "source_add": translate("history", "source added"),
        "source_edit": translate("history", "source changed"),
        "source_remove": translate("history", "source removed"),
        "source_reuse": translate("history", "source used here too"),
        "source_move": translate("history", "sources put in another order"),
    }
    act = words.get(action, action.replace("_", " "))
    name = _source_name(after) or _source_name(before)
    return f"{act}: {name}" if name else act


def _source_name(columns: dict[str, Any]) -> str:
    title, url = str(columns.get("title") or ""), str(columns.get("url") or "")
    address = links.web_address(url)
    name = title or (links.shown_host(address) if address is not None else url)
    name = " ".join(name.split())
    return name if len(name) <= _LONGEST else name[:_LONGEST].rstrip() + "…"


def _verdict_word(value: object) -> str:
    words = {
        Verdict.SUPPORTED.value: translate("history", "Supported"),
        Verdict.DISPUTED.value: translate("history", "Disputed"),
        Verdict.OPINION.value: translate("history", "Opinion"),
    }
    return words.get(str(value), translate("history", "Unreviewed"))
