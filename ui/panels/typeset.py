"""Sets an article for reading: paragraphs from passages, furniture folded, lines joined."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from factcheck.model import Article, Role, StoredPassage
from ui.dates import day, moment
from ui.panels.page import Act, Block, Fold, Link, Page, Part, Run

# One QTextDocument block is laid out in one go: a line of a million characters has to be several.
BLOCK_LIMIT = 8192
_SLACK = 512  # how far back a cut looks for a space
_REASONS = 4  # more are counted, not named
_WRAP_SAMPLE = 400

_NEWLINE = re.compile("\n")
_LINE_END = re.compile(r"\n\s*")
# What QTextDocument would take for a block, a frame, an object or a line of its own.
_CLEAN = str.maketrans(
    dict.fromkeys("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", " ")
    | dict.fromkeys("\ufdd0\ufdd1￼\x00", "�")
)
_PART_OF = {Role.BYLINE: Part.BYLINE, Role.CAPTION: Part.CAPTION, Role.SENTENCE: Part.BODY}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A passage, or text that no passage holds, on its way to the page."""

    start: int
    end: int
    role: Role
    passage: StoredPassage | None = None


def lay_out(article: Article, passages: Sequence[StoredPassage], opened: Set[int]) -> Page:
    """The page of an article; ``opened`` are passages of furniture to show all the same."""
    return _Setter(article, opened).set(_stretches(article.text, passages))


def _stretches(text: str, passages: Sequence[StoredPassage]) -> list[_Stretch]:
    # Whatever no passage holds is shown as plain text: a reader that drops words is no witness.
    found: list[_Stretch] = []
    at = 0
    for passage in passages:
        start, end = max(passage.start, at), min(passage.end, len(text))
        if start >= end:
            continue
        found.extend(_uncovered(text, at, start))
        found.append(_Stretch(start, end, passage.role, passage))
        at = end
    found.extend(_uncovered(text, at, len(text)))
    return found


def _uncovered(text: str, start: int, end: int) -> Iterator[_Stretch]:
    between = text[start:end]
    if between and not between.isspace():
        lead = len(between) - len(between.lstrip())
        yield _Stretch(start + lead, start + len(between.rstrip()), Role.SENTENCE)


class _Setter:
    """Builds one page from top to bottom."""

    def __init__(self, article: Article, opened: Set[int]) -> None:
        self._article = article
        self._text = article.text
        self._opened = opened
        self._pieces: list[str] = []
        self._at = 0  # code points set so far
        self._blocks: list[Block] = []
        self._folds: list[Fold] = []
        self._links: list[Link] = []
        self._runs: list[Run] = []
        self._wrap = 0.0

    def set(self, stretches: list[_Stretch]) -> Page:
        self._wrap = _wrap_width(self._text, stretches)
        roles = [s.role for s in stretches]
        body = next((i for i, role in enumerate(roles) if role is Role.SENTENCE), len(roles))
        titled = Role.TITLE in roles[:body]
        if not titled:
            self._set_head(stretches)
        before: _Stretch | None = None
        for role, group in groupby(stretches, key=lambda stretch: stretch.role):
            members = list(group)
            if role is Role.FURNITURE:
                self._set_fold(members)
            elif role is Role.TITLE:
                self._set_titles(members, leads=titled)
                titled = False
            else:
                self._set_text(members, before)
            before = members[-1]
        self._close()
        return Page("".join(self._pieces), self._blocks, self._folds, self._links, self._runs)

    # --- kinds of blocks ---

    def _set_head(self, stretches: list[_Stretch]) -> None:
        """A title of our own for a text that has none, and what is known about it."""
        title = self._article.title.strip()
        # An untitled text is named after its first words: those need not stand there twice.
        first = next((s.start for s in stretches if s.role is Role.SENTENCE), 0)
        repeated = self._text.startswith(title.rstrip("…. "), first)
        if title and not repeated:
            self._open(Part.TITLE)
            self._say(title)
        self._set_meta()

    def _set_titles(self, titles: list[_Stretch], leads: bool) -> None:
        for number, title in enumerate(titles):
            self._open(Part.TITLE if leads and number == 0 else Part.HEADING)
            self._quote(title.start, title.end)
        if leads:
            self._set_meta()

    def _set_meta(self) -> None:
        words = meta_words(self._article)
        if words:
            self._open(Part.META)
            self._say(words)

    def _set_fold(self, members: list[_Stretch]) -> None:
        passages = [m.passage for m in members if m.passage is not None]
        ids = tuple(passage.id for passage in passages)
        opened = any(one in self._opened for one in ids)
        self._open(Part.FOLD)
        self._folds.append(Fold(len(self._blocks) - 1, ids, opened))
        self._say(("▾ " if opened else "▸ ") + self._fold_words(members, passages, opened))
        for words, act in (
            (_tr("hide") if opened else _tr("show"), Act.TOGGLE),
            (_tr("restore"), Act.RESTORE),
        ):
            self._say(" · ")
            start = self._at
            self._say(words)
            self._links.append(Link(start, self._at, act))
        if opened:
            for member in members:
                self._open(Part.FURNITURE)
                self._quote(member.start, member.end)

    def _fold_words(
        self, members: list[_Stretch], passages: list[StoredPassage], opened: bool
    ) -> str:
        folded = self._text[members[0].start : members[-1].end]
        lines = sum(1 for line in folded.split("\n") if line.strip())
        if opened:
            count = _tr("1 line set aside") if lines == 1 else _tr("%1 lines set aside")
        else:
            count = _tr("1 line folded") if lines == 1 else _tr("%1 lines folded")
        reasons = list(dict.fromkeys(reason for p in passages for reason in p.reasons[:1]))
        words = ", ".join(reasons[:_REASONS])
        if len(reasons) > _REASONS:
            words += " " + _tr("and %1 more").replace("%1", str(len(reasons) - _REASONS))
        count = count.replace("%1", str(lines))
        return f"{count}: {words}" if words else count

    def _set_text(self, members: list[_Stretch], before: _Stretch | None) -> None:
        part = _PART_OF[members[0].role]
        for member in members:
            joins = (
                before is not None
                and before.role is member.role
                and not self._is_break(before.end, member.start)
            )
            if joins and before is not None:
                self._quote(before.end, member.end)
            else:
                self._open(part)
                self._quote(member.start, member.end)
            before = member

    # --- paragraphs ---

    def _is_break(self, end: int, start: int) -> bool:
        newlines = self._text.count("\n", end, start)
        if newlines != 1:
            return newlines > 1
        # One newline ends a paragraph, unless lines are cut at a width and this line was full.
        line = end - (self._text.rfind("\n", 0, end) + 1)
        return self._wrap == 0 or line < 0.75 * self._wrap

    # --- setting ---

    def _open(self, part: Part, joined: bool = False) -> None:
        self._close()
        if self._pieces:
            self._put("\n")
        self._blocks.append(Block(part, self._at, self._at, joined))

    def _close(self) -> None:
        if self._blocks:
            last = self._blocks[-1]
            self._blocks[-1] = Block(last.part, last.start, self._at, last.joined)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._at += len(text)

    def _say(self, words: str) -> None:
        """Words that do not stand in the article's text at this place."""
        self._put(words.translate(_CLEAN))

    def _quote(self, start: int, end: int) -> None:
        """The article's own words; white space around a newline becomes one space."""
        at = start
        for gap in _LINE_END.finditer(self._text, start, end):
            space = gap.start()
            while space > at and self._text[space - 1].isspace():
                space -= 1
            if gap.end() - space == 1:
                continue  # shown as a space one for one: nothing to leave out
            self._fill(at, space + 1)
            at = gap.end()
        self._fill(at, end)

    def _fill(self, start: int, end: int) -> None:
        while start < end:
            room = BLOCK_LIMIT - (self._at - self._blocks[-1].start)
            stop = end if end - start <= room else _cut(self._text, start, start + room)
            if stop > start:
                self._runs.append(Run(self._at, start, stop - start))
                self._put(self._text[start:stop].translate(_CLEAN))
                start = stop
            if start < end:
                self._open(self._blocks[-1].part, joined=True)


def meta_words(article: Article) -> str:
    """What is known about an article, in one line."""
    parts = [article.outlet.strip()]
    if article.author.strip():
        parts.append(_tr("by %1").replace("%1", article.author.strip()))
    parts.append(day(article.published))
    if article.sha256:
        parts.append(f"SHA-256 {article.sha256[:4]}…{article.sha256[-2:]}")
    if article.imported_at:
        parts.append(_tr("imported %1").replace("%1", moment(article.imported_at)))
    return " · ".join(part for part in parts if part)


def _wrap_width(text: str, stretches: list[_Stretch]) -> float:
    """How long the lines are that end inside a sentence; 0 when few sentences have such a line."""
    sentences = [stretch for stretch in stretches if stretch.role is Role.SENTENCE][:_WRAP_SAMPLE]
    widths = []
    broken = 0
    for sentence in sentences:
        ends = [at.start() for at in _NEWLINE.finditer(text, sentence.start, sentence.end)]
        widths += [at - (text.rfind("\n", 0, at) + 1) for at in ends]
        broken += bool(ends)
    if broken * 4 < max(len(sentences), 1):
        return 0.0
    # The upper median by hand: the library for it costs a tenth of the start.
    return sorted(widths)[len(widths) // 2]


def _cut(text: str, start: int, limit: int) -> int:
    """Where to end a block before ``limit``: behind a space, else never before a combining mark."""
    space = max(text.rfind(mark, max(start, limit - _SLACK), limit) for mark in " \t\n")
    if space >= 0:
        return space + 1
    stop = limit
    while stop > max(start + 1, limit - _SLACK) and _clings(text[stop]):
        stop -= 1
    return stop


def _clings(character: str) -> bool:
    return unicodedata.combining(character) > 0 or character in "\u200d\ufe0f"


def _tr(words: str) -> str:
    return QCoreApplication.translate("reader", words)
