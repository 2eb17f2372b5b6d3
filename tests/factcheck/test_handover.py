"""What the reading process found comes over whole, and half a message is none."""

from __future__ import annotations

import io
import struct

import pytest

from factcheck.errors import ArticleRefused
from factcheck.handover import packed, receive, send, unpacked
from factcheck.intake import read

PAGE = (
    "A bridge\n\nThe bridge cost [40 million dollars](https://example.org/budget), the mayor said. "
    "It is a disgrace. It opened in 1998 and was closed in 2004.\n\nShare this page\n"
)


def test_an_article_comes_over_as_it_was_read() -> None:
    found = read(PAGE.encode(), "bridge.md", language="en")
    assert found.links
    assert found.sketch
    assert {passage.role for passage in found.passages} >= {"sentence", "furniture"}
    assert any(len(passage.claims) > 1 for passage in found.passages)

    assert unpacked(packed(found), found.raw, found.name) == found


def test_published_checks_come_over_too() -> None:
    raw = (
        b'[{"@type": "ClaimReview", "claimReviewed": "It cost 5 million.", "url": "https://e.org"}]'
    )
    found = read(raw, "checks.json")
    assert found.checks

    assert unpacked(packed(found), raw, "checks.json") == found


def test_a_refusal_comes_over_in_its_words() -> None:
    refusal = ArticleRefused("It is locked.", safe="Nothing was stored.", action="Unlock it.")

    with pytest.raises(ArticleRefused) as told:
        unpacked(packed(refusal), b"", "")

    assert str(told.value) == str(refusal)


def test_messages_are_received_one_after_the_other_and_then_none() -> None:
    pipe = io.BytesIO()
    send(pipe, b"first", b"", b"third")
    pipe.seek(0)

    assert [receive(pipe) for _ in range(4)] == [b"first", b"", b"third", None]


@pytest.mark.parametrize("kept", [0, 3, 4, 8])
def test_a_message_that_breaks_off_is_none(kept: int) -> None:
    pipe = io.BytesIO()
    send(pipe, b"whole")

    assert receive(io.BytesIO(pipe.getvalue()[:kept])) is None


def test_a_length_that_no_article_has_is_not_waited_for() -> None:
    assert receive(io.BytesIO(struct.pack(">I", (1 << 30) + 1) + b"x")) is None
