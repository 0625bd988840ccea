"""An article's bytes as text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sides.graph.errors import InvalidInput, MissingFile, NotText
from sides.graph.reading import text_hash
from sides.loaders.article import article_from_bytes, read_article


def test_the_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = "Title\r\n\r\nHaftar\u00a0both \u2014 \u0645\u0635\u0631\n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    article = read_article(tmp_path / "a.txt")
    assert article.text == text
    assert article.id == text_hash(text) == article.raw_hash
    assert (article.title, article.date, article.publisher) == (None, None, None)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    raw = b"\xef\xbb\xbfHaftar met Serraj."
    article = article_from_bytes(raw)
    assert article.text == "Haftar met Serraj."
    assert article.id == text_hash("Haftar met Serraj.")
    assert article.raw_hash == hashlib.sha256(raw).hexdigest() != article.id


@pytest.mark.parametrize(
    ("raw", "kind", "message"),
    [
        (
            "Haftar\nFaïez Serraj".encode("latin-1"),
            NotText,
            "a.txt:2: this is not UTF-8 (byte 0xef at offset 9); save it as UTF-8",
        ),
        ("Haftar".encode("utf-16"), NotText, "a.txt: this is UTF-16; save it as UTF-8"),
        (b"", InvalidInput, "a.txt: the article is empty"),
        (b" \n\xc2\xa0\n", InvalidInput, "a.txt: the article is empty"),
    ],
)
def test_bytes_that_are_no_article(raw: bytes, kind: type[InvalidInput], message: str) -> None:
    with pytest.raises(kind) as raised:
        article_from_bytes(raw, source="a.txt")
    assert str(raised.value) == message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match=r"nothing\.txt: there is no such file"):
        read_article(tmp_path / "nothing.txt")
    with pytest.raises(MissingFile, match="this is no file"):
        read_article(tmp_path)
