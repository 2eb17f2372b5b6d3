"""The word index over claims: their text, statement, note and sources.

What a person types is a literal search. It is never FTS syntax, and never an error.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from factcheck.store.schema import WORDS

_WORDS = """
    SELECT c.id, c.text, c.statement,
        coalesce((SELECT group_concat(note || ' ' || contact || ' ' || against, ' ')
            FROM review WHERE claim_id = c.id), ''),
        coalesce((SELECT group_concat(
            url || ' ' || title || ' ' || publisher || ' ' || quote || ' ' || interests, ' ')
            FROM source WHERE claim_id = c.id AND removed = 0), '')
    FROM claim c WHERE c.id = ? AND c.removed = 0"""


def refresh(connection: sqlite3.Connection, claim_ids: Iterable[int]) -> None:
    """Index these claims as they stand now."""
    for claim_id in claim_ids:
        connection.execute("DELETE FROM claim_words WHERE rowid = ?", (claim_id,))
        connection.execute(
            "INSERT INTO claim_words (rowid, text, statement, note, sources)" + _WORDS, (claim_id,)
        )


def index_new(connection: sqlite3.Connection, article_id: int) -> None:
    """Index the claims of an article that was just stored: they have no notes or sources yet."""
    connection.execute(
        "INSERT INTO claim_words (rowid, text, statement, note, sources) "
        "SELECT id, text, statement, '', '' FROM claim WHERE article_id = ? AND removed = 0",
        (article_id,),
    )


def mend(connection: sqlite3.Connection) -> bool:
    """Make the index anew if it does not hold together; true when that was needed."""
    try:
        connection.execute("INSERT INTO claim_words (claim_words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("DROP TABLE claim_words")
        connection.execute(WORDS)
        found = connection.execute("SELECT id FROM claim WHERE removed = 0").fetchall()
        refresh(connection, (row[0] for row in found))
        connection.execute("COMMIT")
        return True
    return False


def condition(typed: str) -> tuple[str, list[str]] | None:
    """SQL over ``claim_words AS w`` for what a person typed, with its values; ``None`` for nothing.

    Every word must occur, the last may be the beginning of one. A word with marks in it ("5 %",
    "C++") must occur with its marks.
    """
    words = typed.replace("\x00", "").split()[:40]
    if not words:
        return None
    # A lone surrogate is in no stored text, so nothing that holds one can be found.
    if any("\ud800" <= letter <= "\udfff" for word in words for letter in word):
        return "0", []
    phrases, sql, values = [], [], []
    for place, word in enumerate(words):
        word = word[:200]
        if re.search(r"\w", word):
            prefix = "*" if place == len(words) - 1 and word[-1].isalnum() else ""
            phrases.append('"' + word.replace('"', '""') + '"' + prefix)
        if re.search(r"[^\w]", word):
            escaped = re.sub(r"([\\%_])", r"\\\1", word)
            sql.append(
                "(w.text LIKE ? ESCAPE '\\' OR w.statement LIKE ? ESCAPE '\\' "
                "OR w.note LIKE ? ESCAPE '\\' OR w.sources LIKE ? ESCAPE '\\')"
            )
            values += [f"%{escaped}%"] * 4
    if phrases:
        sql.insert(0, "claim_words MATCH ?")
        values.insert(0, " ".join(phrases))
    return " AND ".join(sql), values
