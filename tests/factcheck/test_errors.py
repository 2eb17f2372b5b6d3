"""A refusal says what happened, what is safe and what to do."""

from __future__ import annotations

import pytest

from factcheck.errors import ArticleRefused, ChangeRefused, NotSaved, UserError


def test_what_was_given_is_joined_and_nothing_else() -> None:
    assert str(UserError("It broke.")) == "It broke."
    assert str(NotSaved("Full.", safe="All is safe.", action="Retry.")) == (
        "Full. All is safe. Retry."
    )


@pytest.mark.parametrize(
    ("kind", "usual"),
    [(ArticleRefused, "Nothing was stored."), (ChangeRefused, "Nothing was changed.")],
)
def test_what_is_safe_is_said_even_where_nobody_thought_of_it(
    kind: type[UserError], usual: str
) -> None:
    assert str(kind("No.")) == f"No. {usual}"
    assert kind("No.", safe="The first half was.").safe == "The first half was."
