import re

import pytest
from hypothesis import given
from sides.graph import iris
from sides.graph.errors import InvalidInput
from strategies import ids

BASE = "https://data.example.org/id/"


@given(id=ids("claim"))
def test_every_id_comes_back_from_its_iri(id: str) -> None:
    made = iris.iri("claim", id, BASE)
    assert iris.is_absolute(made)
    assert iris.id_of(made, ("claim",), BASE) == id
    part = iris.part_iri(made, "speaker-12")
    assert part.count("#") == 1
    assert iris.whole_iri(part) == made


@pytest.mark.parametrize(
    ("iri", "kinds", "message"),
    [
        (BASE + "place/derna", ("actor",), "names no actor: write <https://data.example.org/id/actor/…>"),
        (BASE + "actor/", ("actor",), "holds no id"),
        (BASE + "actor/a%20b", ("actor",), "holds no id"),
        (BASE + "actor/مصر", ("actor",), "write <https://data.example.org/id/actor/%D9%85%D8%B5%D8%B1>"),
        (BASE + "actor/%c3%a9", ("actor",), "write <https://data.example.org/id/actor/%C3%A9>"),
        (BASE + "actor/http%3A%2F%2Fa.org%2Fb", ("actor",), "holds no id"),
        ("relative", ("actor",), "no absolute IRI"),
    ],
)
def test_an_iri_that_is_no_id_is_refused(iri: str, kinds: tuple[str, ...], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        iris.id_of(iri, kinds, BASE)


def test_the_base_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SIDES_BASE", raising=False)
    assert iris.default_base() == "https://w3id.org/sides/id/"
    monkeypatch.setenv("SIDES_BASE", BASE)
    assert iris.default_base() == BASE


@pytest.mark.parametrize("base", ["data/", "https://data.example.org/id", "https://data example.org/"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(InvalidInput, match="must be an absolute IRI that ends in"):
        iris.checked_base(base)


def test_an_id_under_the_base_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="lies under the base"):
        iris.iri("actor", BASE + "actor/egypt", BASE)
