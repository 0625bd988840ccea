"""A claims file to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest
from sides.graph.errors import InvalidInput, MissingFile, NotText
from sides.graph.reading import text_hash
from sides.loaders.claims_file import read_claims_file
from sides.loaders.new_file import new_claims_file, title_of
from sides.ontology.terms import RELATIONS

TEXT = "Haftar: captures Al\u00a0Jufra\n\nHis forces captured it on 3 June 2017.\n"


def test_what_is_known_is_filled_in_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "jufra.txt").write_text(TEXT, encoding="utf-8")
    path = new_claims_file(tmp_path / "jufra.txt")
    assert path == tmp_path / "jufra.claims.yaml"
    reading = read_claims_file(path).reading
    article = reading.article
    assert article is not None
    assert (reading.id, reading.actors, reading.claims) == ("jufra", (), ())
    assert (article.text, article.title) == (TEXT, "Haftar: captures Al Jufra")
    assert (article.date, article.author, article.publisher_name, article.language, article.url) == (None,) * 5
    assert f"sha256: {text_hash(TEXT)}\n" in path.read_text(encoding="utf-8")


def test_every_relation_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    words = new_claims_file(tmp_path / "a.txt").read_text(encoding="utf-8").split("# relation:")[1].split()
    assert set(RELATIONS) <= set(words)


def test_its_example_is_a_claim_once_it_is_uncommented(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "It said the UN envoy Jane Doe met commanders of the Northern Front in Geneva.", encoding="utf-8"
    )
    path = new_claims_file(tmp_path / "a.txt")
    text = path.read_text(encoding="utf-8").replace("\n#  ", "\n  ")
    path.write_text(text.split("#\n# subject")[0], encoding="utf-8")
    (claim,) = read_claims_file(path).reading.claims
    assert (claim.key, claim.subject.mention, claim.object.id, claim.place) == (
        "doe-meets-front",
        "Jane Doe",
        "front",
        ("geneva",),
    )


def test_a_file_that_exists_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "a.claims.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InvalidInput, match="this file exists; it is not written over"):
        new_claims_file(tmp_path / "a.txt")
    assert path.read_text(encoding="utf-8") == "mine"


def test_another_path_for_it(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a b.txt").write_text(TEXT, encoding="utf-8")
    path = new_claims_file(tmp_path / "texts" / "a b.txt", output=tmp_path / "b.claims.yaml")
    article = read_claims_file(path).reading.article
    assert article is not None
    assert article.text == TEXT
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(InvalidInput, match="lies in the folder of its article"):
        new_claims_file(tmp_path / "texts" / "a b.txt", output=tmp_path / "elsewhere" / "b.claims.yaml")


def test_an_article_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        new_claims_file(tmp_path / "a.txt")
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(NotText):
        new_claims_file(tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A title\n\nText.", "A title"),
        ("\n\n A  title \r\n\r\nText.", "A title"),
        ("Is it a title?\n\nText.", "Is it a title?"),
        ("A first sentence.\n\nText.", None),
        ("A line\nand the next\n\nText.", None),
        ("Only a line", None),
        ("x" * 300 + "\n\nText.", None),
    ],
)
def test_the_title_is_the_first_line_where_that_is_one(text: str, title: str | None) -> None:
    assert title_of(text) == title
