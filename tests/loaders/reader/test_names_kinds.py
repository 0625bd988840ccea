"""What the words around a name that no gazetteer has tell of it, and which further names of it the text gives."""

from __future__ import annotations

from functools import cache

import pytest
from sides.loaders.documents.document import document_of
from sides.loaders.reader.language import pipeline
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.names.mentions import Names
from sides.loaders.reader.parsed import parse
from sides.loaders.reader.reference.entities import Entities

gazetteer = cache(Gazetteer.load)


def names(text: str) -> Names:
    (parsed,) = parse([document_of(text, name="t")], pipeline())
    return Names(parsed, gazetteer())


def kinds(text: str) -> dict[str, str]:
    """The names of a text, each with the kind of whom or what it stands for."""
    return {name.text: name.candidates[0].kind for name in names(text).all}


def entries(text: str) -> list[str]:
    """Whom the names of a text stand for, in their order."""
    return [name.candidates[0].name for name in names(text).all]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # Arms.
        ("Kapaza, a militia of hunters, attacked Kitalu. Kapaza later left.", "Kapaza", "armed-group"),
        ("Fighters of the Union of Forces for Renewal (UFR) took Birawe.", "UFR", "armed-group"),
        ("The R19, a rebel group, denied it, and R19 fighters left.", "R19", "armed-group"),
        ("The Fako Unity Warriors claimed the attack.", "Fako Unity Warriors", "armed-group"),
        ("The Zandaris, who hold the hills, denied it. Zandari missiles hit the port.", "Zandaris", "armed-group"),
        # Places, although the pipeline sees persons in them.
        ("Air strikes on Debre Maryan and Wad Habiba killed ten.", "Wad Habiba", "city"),
        ("Its jets struck Khan Danun overnight.", "Khan Danun", "city"),
        ("The resort of Ras Kinda was evacuated.", "Ras Kinda", "city"),
        ("Kamajar fighters took Kenemba on Monday.", "Kenemba", "city"),
        ("Tripolina militias fought near the port, and troops entered Tripolina.", "Tripolina", "city"),
        # Persons by what they are.
        ("President Faustin-Amadou Toudera met them.", "Faustin-Amadou Toudera", "person"),
        ("The national security adviser, Ajit Dovan, met them.", "Ajit Dovan", "person"),
        ("Field Marshal Asim Manir met them.", "Asim Manir", "person"),
        ("Joseph Mbela leads the banned Umaja party.", "Umaja", "party"),
        # Bodies of which a gazetteer's medium has a word.
        ("The Kolwe Liberation Front attacked Birawe.", "Kolwe Liberation Front", "armed-group"),
        ("The SPLN-IO attacked Birawe.", "SPLN-IO", "organization"),
        ("At the base of MINUKOL, the mission, troops waited.", "MINUKOL", "organization"),
        ("Fighters fought the Chadian National Army in the north.", "Chadian National Army", "armed-group"),
    ],
)
def test_the_kind(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind, kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "A rebel commander asked for help.",
        "They took Petrov to court.",
        "The US-UK talks and the AU-UN mission went on.",
    ],
)
def test_no_group_and_no_place(text: str) -> None:
    assert not {kind for kind in kinds(text).values() if kind in ("armed-group", "city")}


@pytest.mark.parametrize(
    "text",
    [
        "The Special Defence Brigade, better known as Radma, left. Radma denied it.",
        "The Special Defence Brigade, known locally as Radma, left. Radma denied it.",
        "The Front for Order and Concord in Kolwe (Fock) left. Fock denied it.",
        "The Union of Forces for Renewal (UFR) left. The UFR denied it.",
        "The Malawian Armed Forces (MAFo) left. MAFo denied it.",
        "General Abdou Dialo, better known as Pakunda, left. Pakunda denied it.",
    ],
)
def test_a_further_name_is_of_the_same(text: str) -> None:
    assert len(set(entries(text))) == 1, entries(text)


def test_a_number_of_fighters_is_no_name() -> None:
    assert entries("Troops killed 29 Tamil Tigers on Monday.") == ["Liberation Tigers of Tamil Eelam"]


def test_a_place_in_brackets_is_no_name_of_the_body() -> None:
    assert kinds("The Committee for Human Rights (Geneva) denied it.")["Geneva"] == "city"


def test_a_plural_has_an_adjective() -> None:
    found = names("The Zandaris denied it. Abdul al-Zandari spoke. Later Zandari rebels left.")
    assert [name.candidates[0].name for name in found.all] == ["Zandaris", "Abdul al-Zandari", "Zandaris"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The Malawian Armed Forces (MAF) entered Kitalu. Rebels shelled the army.", "Malawian Armed Forces"),
        ("Mali's north is tense. Rebels hold northern Mali. Many fled to central Mali. They hit the army.", "Mali"),
    ],
)
def test_whose_army_it_is(text: str, whose: str) -> None:
    (parsed,) = parse([document_of(text, name="t")], pipeline())
    army = next(token for token in reversed(parsed.doc) if token.lower_ == "army")
    assert [one.name for one in Entities(parsed, Names(parsed, gazetteer())).of(army)] == [whose]
