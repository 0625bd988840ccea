"""What no reading may hold: the checks that need no RDF, against the shapes, and as a store makes them."""

from __future__ import annotations

import dataclasses

import pytest
from sides.graph.actor import Actor
from sides.graph.claim import Argument, Claim, Row
from sides.graph.rdf_writer import write_reading
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.soundness import faults, visible_id, visible_name, web_address
from sides.ontology.validation import validate

TEXT = "Kobler mediates."
MEDIATES = Claim(
    id="c",
    key="k",
    subject=Argument(id="kobler"),
    relation="mediates",
    object=Argument(literal="a truce"),
    between=(Argument(id="gna"), Argument(id="lna")),
    modality="state",
    quote=TEXT,
    start=0,
    end=len(TEXT),
)
SOUND = Reading(
    id="r",
    article=Article(id=text_hash(TEXT), text=TEXT, url="https://example.org/1", author="A", publisher_name="P"),
    actors=tuple(Actor(id=id, name=id.upper(), kind="actor", aliases=("x",)) for id in ("gna", "kobler", "lna")),
    claims=(MEDIATES,),
)


def claimed(**fields: object) -> Reading:
    return dataclasses.replace(SOUND, claims=(dataclasses.replace(MEDIATES, **fields),))  # type: ignore[arg-type]


def described(**fields: object) -> Reading:
    assert SOUND.article is not None
    return dataclasses.replace(SOUND, article=dataclasses.replace(SOUND.article, **fields))  # type: ignore[arg-type]


def named(**fields: object) -> Reading:
    first, *others = SOUND.actors
    return dataclasses.replace(SOUND, actors=(dataclasses.replace(first, **fields), *others))  # type: ignore[arg-type]


UNSOUND = {
    "oneself": (
        claimed(relation="supports", object=Argument(id="kobler", mention="him"), between=()),
        "claim k: kobler is the subject and the object, and a claim relates two; "
        "if the text means two of that name, give each an id",
    ),
    "mediator": (claimed(between=(Argument(id="kobler"),)), "claim k: between: kobler is the mediator, and no party"),
    "party": (
        claimed(between=(Argument(id="gna"), Argument(id="lna"), Argument(id="gna", mention="it"))),
        "claim k: between: gna is named twice",
    ),
    "row": (claimed(row=Row(dataset="d", row="1", url="x")), "claim k: 'x' is no web address: write the whole of it, "),
    "key": (claimed(key="k\u202e"), "the id 'k\\u202e' holds a sign that turns the direction of writing, U+202E;"),
    "url": (described(url="//example.org"), "article: '//example.org' is no web address: write the whole of it, "),
    "author": (described(author="A\x00"), "article: 'A\\x00' holds the control character U+0000; write the name"),
    "publisher": (described(publisher_name="\x07"), "article: '\\x07' holds the control character U+0007; write"),
    "name": (named(name="G\x9f"), "actor gna: 'G\\x9f' holds the control character U+009F; write the name without it"),
    "short": (named(short="G\x7f"), "actor gna: 'G\\x7f' holds the control character U+007F"),
    "alias": (named(aliases=("\x1b[1m", "b")), "actor gna: '\\x1b[1m' holds the control character U+001B"),
}


def test_what_is_sound_has_no_faults_and_breaks_no_shape() -> None:
    assert list(faults(SOUND)) == []
    assert validate(write_reading(SOUND)) == []
    unknown = claimed(subject=Argument(), object=Argument(), between=())
    assert list(faults(unknown)) == []
    assert validate(write_reading(unknown)) == []


@pytest.mark.parametrize("case", UNSOUND)
def test_what_is_unsound_breaks_one_shape_too(case: str) -> None:
    reading, told = UNSOUND[case]
    (fault,) = faults(reading)
    assert told in fault
    (violation,) = validate(write_reading(reading))
    assert (violation.claim == "c") == fault.startswith("claim ")


@pytest.mark.parametrize("id", ["a\x00", "a\x85\x80", "a\u202ab", "\u2069"])
def test_an_id_in_which_something_cannot_be_seen(id: str) -> None:
    for reading in (dataclasses.replace(SOUND, id=id), claimed(id=id), named(id=id)):
        assert any("the id" in fault and "holds" in fault for fault in faults(reading))


def test_text_that_may_be_there() -> None:
    assert web_address("HTTP://xn--example.org:80") == "HTTP://xn--example.org:80"
    assert visible_name("a\n\u202eb\u0085\t") == "a\n\u202eb\u0085\t"
    assert visible_id("أ@12345678") == "أ@12345678"
    for url in ("", "http:/a", "https://a b.org", "https://a.org/\n", "https://user@a.org", "data:,x", "https://?q"):
        with pytest.raises(ValueError, match="is no web address"):
            web_address(url)
