"""Sketches of articles: what a new text is compared with, in place of thousands of texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def known(connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """Every article with its sketch, those taken out of the library too: they may come back."""
    return connection.execute("SELECT article_id, sketch FROM article_sketch").fetchall()


def lacking(connection: sqlite3.Connection, most: int, after: int) -> list[tuple[int, str]]:
    """Articles that came after one and have no sketch yet, in their order, with their texts."""
    return connection.execute(
        "SELECT t.article_id, t.text FROM article a JOIN article_text t ON t.article_id = a.id "
        "WHERE a.id > ? AND NOT EXISTS (SELECT 1 FROM article_sketch s WHERE s.article_id = a.id) "
        "ORDER BY a.id LIMIT ?",
        (after, most),
    ).fetchall()


def newest(connection: sqlite3.Connection) -> int:
    """The article that came last, 0 in an empty library."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0])


def keep(connection: sqlite3.Connection, made: Iterable[tuple[int, bytes]]) -> None:
    """Write sketches inside the caller's transaction."""
    connection.executemany("INSERT OR REPLACE INTO article_sketch VALUES (?, ?)", made)
