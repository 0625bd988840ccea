"""Ids as people write them, and as they are made of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sides.graph import iris
from sides.graph.reading import document_scoped
from sides.loaders.ids import is_id, is_iri, scope_of, slug


@given(st.text())
def test_a_slug_is_an_id_or_nothing(name: str) -> None:
    made = slug(name)
    assert made == "" or is_id(made)
    assert slug(made) == made


@given(st.text(min_size=1))
def test_an_id_comes_back_from_its_iri(text: str) -> None:
    if is_id(text):
        assert iris.id_of(iris.iri("actor", text, iris.DEFAULT_BASE), ("actor",), iris.DEFAULT_BASE) == text


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Khalifa Haftar", "khalifa-haftar"),
        ("U.N.", "u.n"),
        ("al-Afirs, Mohamed", "al-afirs-mohamed"),
        ("Côte d’Ivoire", "côte-d-ivoire"),
        ("خليفة حفتر", "خليفة-حفتر"),
        ("利比亚", "利比亚"),
        ("İzmir", "i\u0307zmir"),
        ("…", ""),
    ],
)
def test_slugs(name: str, made: str) -> None:
    assert slug(name) == made


@pytest.mark.parametrize("text", ["", "A", "a b", "a/b", "a#b", "a@b", "a:b c", "a\u00a0b", "a,b", "'a'", "a%20b",
                                  "a\x80", "a\u202e", "\u2069a", "urn:a\u202e", "urn:a\x9f"])  # fmt: skip
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_an_iri_is_an_id() -> None:
    assert is_id("https://example.org/Actor?x=1#y")
    assert is_iri("urn:uuid:1")
    assert not is_iri("lna")


def test_an_id_of_one_article() -> None:
    assert scope_of(document_scoped("rebels", "0123456789")) == ("rebels", "01234567")
    assert scope_of("rebels") is None
    assert scope_of("https://example.org/a@01234567") is None
