"""Articles made by hand, a theme, and nothing stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from factcheck.model import Article, Kind, Mark, Role, StoredPassage, Verdict
from ui.theme import Theme


@dataclass
class Written:
    """An article put together from passages; ``mark`` makes a claim of words in it."""

    article: Article
    passages: list[StoredPassage]
    marks: list[Mark] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.article.text

    def mark(self, words: str, verdict: Verdict | None = None, kind: Kind = Kind.FACT) -> Mark:
        start = self.text.index(words)
        made = Mark(len(self.marks) + 1, start, start + len(words), kind, verdict)
        self.marks.append(made)
        return made


def write(*pieces: tuple[Role, str] | str, title: str = "", article_id: int = 1) -> Written:
    """An article of ``(role, text)`` passages and, as plain strings, what is between them."""
    text = ""
    passages: list[StoredPassage] = []
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        role, words = piece
        reasons = ("site menu",) if role is Role.FURNITURE else ()
        start = len(text)
        text += words
        passages.append(
            StoredPassage(
                len(passages) + 1, article_id, start, len(text), role, Kind.FACT, reasons, False
            )
        )
    article = Article(
        article_id,
        "uid",
        title,
        "Harbour Post",
        "",
        "2021-04-05",
        "",
        "en",
        "",
        "utf-8",
        0,
        "4f1c" + "0" * 58 + "9a",
        "",
        text,
    )
    return Written(article, passages)


@pytest.fixture(name="write")
def write_fixture() -> Callable[..., Written]:
    return write


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")
