"""What may take the place of a reading, and what is about something else, on every store."""

from __future__ import annotations

from typing import Any

import pytest
from made_readings import claim, reading
from sides.graph.claim import Row
from sides.graph.errors import InvalidInput
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.store import Store


def of_article(text: str, *, words: str = "egypt supports gna", key: str | None = None, **about: Any) -> Reading:
    """A reading `n` of an article, whose one claim quotes all of it."""
    one = claim("n", words, key=key or text, quote=text, end=len(text))
    return reading("n", one, article=Article(id=text_hash(text), text=text, **about))


def of_table(words: str = "egypt supports gna", *, number: str = "2", url: str | None = None, **more: Any) -> Reading:
    """A reading `n` of a table with one row."""
    row = Row(dataset="n", row=number, url=url)
    return reading("n", claim("n", words, key=number, **{"quote": None, "start": None, "end": None, **more}, row=row),
                   article=None)  # fmt: skip


WRONG, RIGHT = "Egypt helps teh GNA", "Egypt helps the GNA"
EMPTY = reading("n", article=Article(id=text_hash("new"), text="new"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # a typo mended in the text and in its only quote
        (of_article(WRONG, key="k"), of_article(RIGHT, key="k")),
        (of_article(WRONG, title="Help"), of_article(RIGHT, title="Help")),
        (of_article(WRONG, url="https://example.org/a"), of_article(RIGHT, url="https://example.org/a", title="New")),
        (of_article(RIGHT), of_article(RIGHT, words="turkey opposes gna", key="k", title="New")),
        # begun before it had a claim
        (EMPTY, of_article(RIGHT)),
        (EMPTY, of_table()),
        # a row mended, and one that moved
        (of_table(quote=RIGHT), of_table("turkey supports gna", quote=RIGHT)),
        (of_table(url="https://example.org/a"), of_table("egypt opposes gna", url="https://example.org/a")),
        (of_table(), of_table(number="7", confidence=0.5)),
    ],
)
def test_what_was_edited_replaces_what_it_was(any_store: Store, old: Reading, new: Reading) -> None:
    any_store.load(old)
    assert any_store.load(new).action == "replaced"
    assert any_store.reading("n") == new


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (of_article(WRONG, title="Help"), of_article(RIGHT), r"of another article \(Help\), and nothing of it"),
        (of_article(WRONG), of_article(RIGHT, title="Help"), f"another article \\({text_hash(WRONG)[:12]}\\)"),
        (of_article(RIGHT, title="Help"), EMPTY, "of another article"),
        (of_article(RIGHT, title="Help"), of_table(quote=RIGHT), r"of an article \(Help\), and this is a table"),
        (of_table(quote=RIGHT), of_article(RIGHT), "of a table, and this is of an article"),
        (of_table(), of_table("turkey opposes gna"), "of another table, and no row of it"),
        (of_table(url="https://example.org/a"), of_table(url="https://example.org/b"), "of another table"),
    ],
)
def test_what_is_about_something_else_replaces_nothing(any_store: Store, old: Reading, new: Reading, told: str) -> None:
    any_store.load(old)
    with pytest.raises(InvalidInput, match=told) as refused:
        any_store.load(new)
    assert "`reading: NAME` in a claims file" in str(refused.value)
    assert "sides remove n" in str(refused.value)
    assert any_store.reading("n") == old
