"""The model and its RDF are two forms of the same: what is written comes back equal, through every syntax."""

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import BNode, Dataset, Literal, URIRef
from sides.graph import iris
from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, MadeBy, Row, Speaker, Verdict
from sides.graph.decision import Decision, Identity
from sides.graph.errors import SidesError
from sides.graph.interval import Interval
from sides.graph.rdf_reader import read_dataset
from sides.graph.rdf_syntax import parsed, serialized
from sides.graph.rdf_writer import overlay_triples, reading_triples, write_overlay, write_reading, write_record
from sides.graph.reading import Article, Reading, Release, text_hash
from sides.graph.record import Record, record
from sides.ontology.validation import validate
from strategies import decisions, identities, readings

SYNTAXES = ("trig", "nquads", "json-ld")
# Each example writes, parses, validates and reads: slow for Hypothesis, which would say so.
ENOUGH = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@ENOUGH
@given(reading=readings(), syntax=st.sampled_from(SYNTAXES))
def test_a_reading_comes_back_the_same(reading: Reading, syntax: str) -> None:
    written = write_reading(reading)
    assert validate(written) == []
    again = parsed(serialized(written, syntax), syntax)
    assert read_dataset(again) == record([reading])


@ENOUGH
@given(
    decided=st.lists(decisions(), max_size=3, unique_by=lambda decision: decision.id),
    merged=st.lists(identities(), max_size=3, unique_by=lambda identity: identity.id),
    syntax=st.sampled_from(SYNTAXES),
)
def test_decisions_and_identities_come_back_the_same(
    decided: list[Decision], merged: list[Identity], syntax: str
) -> None:
    written = write_overlay(decided, merged)
    assert validate(written) == []
    again = parsed(serialized(written, syntax), syntax)
    assert read_dataset(again) == record(decisions=decided, identities=merged)


@ENOUGH
@given(reading=readings(max_claims=2), base=st.sampled_from(["https://data.example.org/x/", "urn:sides:x#"]))
def test_any_base_is_read_back_with_itself(reading: Reading, base: str) -> None:
    assert read_dataset(write_reading(reading, base=base), base=base) == record([reading])


@ENOUGH
@given(reading=readings())
def test_there_are_no_blank_nodes_and_one_graph(reading: Reading) -> None:
    triples = list(reading_triples(reading))
    assert not [term for triple in triples for term in triple if isinstance(term, BNode)]
    assert len(set(triples)) == len(triples) - _said_twice(reading)
    (graph,) = [graph for graph in write_reading(reading).graphs() if len(graph)]
    assert str(graph.identifier) == iris.iri("reading", reading.id, iris.default_base())


def _said_twice(reading: Reading) -> int:
    """The triples `cito:disputes` of two disputes with one claim are one; the strategies draw none such."""
    assert all(len({link.claim for link in claim.disputes}) == len(claim.disputes) for claim in reading.claims)
    return 0


@settings(ENOUGH, max_examples=15)
@given(reading=readings(max_claims=3))
def test_what_is_written_does_not_depend_on_the_order_of_triples(reading: Reading) -> None:
    written, mixed = write_reading(reading), Dataset()
    for prefix, namespace in written.namespaces():
        mixed.bind(prefix, namespace, override=True, replace=True)
    for *triple, name in sorted(written.quads(), reverse=True):
        mixed.graph(name).add(triple)
    for syntax in SYNTAXES:
        assert serialized(mixed, syntax) == serialized(written, syntax)


# One thing of each class with every field set, and each field's value in a form that no other has.

TEXT = "Egypt\u00a0helps Haftar: “نعم”.\r\nIt was said in Derna."
CLAIM = Claim(
    id="c-id",
    subject=Argument(id="egypt", mention="subject mention"),
    relation="mediates",
    object=Argument(literal="object literal", mention="object mention"),
    key="a key",
    between=(Argument(id="haftar", mention="between mention"), Argument(id="lna")),
    polarity="negated",
    modality="possible",
    speakers=(
        Speaker(id="haftar", mention="speaker mention", stance="denied", on_behalf_of="lna"),
        Speaker(mention="Sources in Hun", stance="claimed"),
    ),
    outlet="agency",
    date=Interval("2017-06", "2017-07-02"),
    date_text="date text",
    place=("derna", "libya"),
    means=("air", "troops"),
    circumstance="a circumstance",
    hedge="a hedge",
    quote="Egypt\u00a0helps Haftar",
    start=0,
    end=18,
    status="rejected",
    verdict=Verdict(by="verdict by", at=datetime(2020, 1, 2, 3, 4, 5, 6, tzinfo=UTC), why="verdict why"),
    confidence=0.30000000000000004,
    credibility=5,
    made_by=MadeBy(agent="an agent", version="a version", rule="a rule"),
    row=Row(dataset="a dataset", version="26.1", row="a row", url="https://example.org/row", note="a note"),
    disputes=(Link(claim="other", kind="tension", why="dispute why"),),
    confirms=(Link(claim="third", why="confirm why"),),
)
ACTOR = Actor(
    id="egypt",
    name="actor name",
    kind="state",
    short="short",
    aliases=("alias",),
    reliability="B",
    identifiers=(("wikidata", "Q79"),),
)
PLACE = Place(
    id="derna",
    name="place name",
    kind="city",
    aliases=("place alias",),
    within="libya",
    identifiers=(("geonames", "1"),),
)
ARTICLE = Article(
    id=text_hash(TEXT),
    text=TEXT,
    raw_hash="0" * 64,
    url="https://example.org/article",
    title="a title",
    date="2017-06-03",
    date_source="analyst",
    language="en",
    author="an author",
    publisher="agency",
)
READING = Reading(
    id="a-reading",
    by="an analyst",
    article=ARTICLE,
    registries=("a-registry",),
    actors=(
        Actor(id="agency", name="Agency", kind="media"),
        ACTOR,
        Actor(id="haftar", name="Haftar", kind="person"),
        Actor(id="lna", name="LNA", kind="armed-group"),
    ),
    places=(PLACE, Place(id="libya", name="Libya")),
    claims=(CLAIM,),
)
ROWS = Reading(
    id="some-rows",
    release=Release(dataset="a data set", version="a release", raw_hash="1" * 64),
    actors=READING.actors,
    places=READING.places,
    claims=(dataclasses.replace(CLAIM, id="of-a-row", quote=None, start=None, end=None),),
)
DECISION = Decision(
    id="d1",
    claim="c-id",
    status="draft",
    by="decided by",
    at=datetime(2021, 1, 1, tzinfo=UTC),
    why="decision why",
    content="decision content",
)
IDENTITY = Identity(
    id="i1",
    kind="split",
    actor="egypt",
    into="lna",
    by="identity by",
    at=datetime(2022, 1, 1, tzinfo=UTC),
    mention="identity mention",
    why="identity why",
    undone_by="undone by",
    undone_at=datetime(2023, 1, 1, tzinfo=UTC),
)
WITHOUT_DEFAULT = {Argument: Argument(id="egypt")}


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_field_at_once_comes_back(syntax: str) -> None:
    whole = Record(readings=(READING, ROWS), decisions=(DECISION,), identities=(IDENTITY,))
    assert read_dataset(parsed(serialized(write_record(whole), syntax), syntax)) == whole


def _leaves(thing: object) -> list[tuple[object, str]]:
    """Every field of `thing` and of the dataclasses in it: the holder and the field's name."""
    found: list[tuple[object, str]] = []
    for field in dataclasses.fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, field.name)
        parts = value if isinstance(value, tuple) else (value,)
        inner = [part for part in parts if dataclasses.is_dataclass(part)]
        found += [leaf for part in inner for leaf in _leaves(part)] or [(thing, field.name)]
    return found


CLASSES = (
    Claim,
    Argument,
    Speaker,
    Link,
    MadeBy,
    Row,
    Verdict,
    Interval,
    Actor,
    Place,
    Article,
    Release,
    Reading,
    Decision,
    Identity,
)


def test_the_things_below_have_every_field_of_every_class() -> None:
    """A field that is added to the model and forgotten here fails this test, and then the next one."""
    set_fields = {
        (type(holder), name)
        for thing in (READING, ROWS, DECISION, IDENTITY)
        for holder, name in _leaves(thing)
        if getattr(holder, name) not in (None, ())
    }
    nested = {
        *((Claim, name) for name in "subject object between speakers verdict made_by row disputes confirms".split()),  # noqa: SIM905
        (Claim, "date"),
        *((Reading, name) for name in ("article", "release", "actors", "places", "claims")),
        (Article, "publisher_name"),  # never beside a publisher; below
    }
    every = {(cls, field.name) for cls in CLASSES for field in dataclasses.fields(cls)}
    assert set_fields | nested == every


# What a field that may not be left out is changed to.
OTHERWISE = {
    Claim: {"id": "x", "relation": "negotiates", "polarity": "affirmed", "modality": "state", "status": "accepted"},
    Argument: {"id": "x"},
    Speaker: {"id": "x", "mention": "x", "stance": "said"},
    Link: {"claim": "x", "kind": "contradiction"},
    MadeBy: {"agent": "x"},
    Row: {"dataset": "x", "row": "x"},
    Actor: {"id": "x", "name": "x", "kind": "actor"},
    Place: {"id": "x", "name": "x"},
    Article: {"id": "x", "text": "x"},
    Release: {"dataset": "x"},
    Reading: {"id": "x"},
    Decision: {"id": "x", "claim": "x", "status": "accepted", "by": "x", "at": datetime(1999, 1, 1, tzinfo=UTC)},
    Identity: {
        "id": "x",
        "kind": "merge",
        "actor": "x",
        "into": "x",
        "by": "x",
        "at": datetime(1999, 1, 1, tzinfo=UTC),
    },
}


def _without(thing: object, holder: object, name: str) -> object:
    """`thing` with the field `name` of `holder`, somewhere in it, changed or left out."""
    if thing is holder:
        empty: object = () if isinstance(getattr(thing, name), tuple) else None
        changed = OTHERWISE.get(type(thing), {}).get(name, empty)
        return dataclasses.replace(thing, **{name: changed})  # type: ignore[type-var]
    if isinstance(thing, tuple):
        return tuple(_without(part, holder, name) for part in thing)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        values = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}
        return dataclasses.replace(thing, **{key: _without(value, holder, name) for key, value in values.items()})
    return thing


def test_every_field_is_in_the_rdf() -> None:
    """Whatever field is changed, the triples change: none is left unwritten."""
    for thing in (READING, ROWS, DECISION, IDENTITY):
        whole = _triples(thing)
        for holder, name in _leaves(thing):
            if getattr(holder, name) in (None, ()):
                continue
            changed = _without(thing, holder, name)
            assert changed != thing
            assert _triples(changed) != whole, f"{type(holder).__name__}.{name} is not in the RDF"
    named = dataclasses.replace(ARTICLE, publisher=None, publisher_name="a publisher")
    assert _triples(dataclasses.replace(READING, article=named)) != _triples(
        dataclasses.replace(READING, article=dataclasses.replace(named, publisher_name=None))
    )


def _triples(thing: object) -> set[object]:
    if isinstance(thing, Reading):
        return set(reading_triples(thing))
    if isinstance(thing, Decision):
        return set(overlay_triples([thing]))
    assert isinstance(thing, Identity)
    return set(overlay_triples([], [thing]))


def test_an_object_that_only_a_registry_declares_has_the_iri_of_its_kind() -> None:
    claim = Claim(
        id="c",
        subject=Argument(id="lna"),
        relation="attacks",
        object=Argument(id="derna"),
        modality="happened",
        row=Row(dataset="d", row="1"),
    )
    reading = Reading(id="r", registries=("registry",), claims=(claim,))
    registry = Reading(
        id="registry",
        actors=(Actor(id="lna", name="LNA", kind="armed-group"),),
        places=(Place(id="derna", name="Derna"),),
    )
    whole = record([reading, registry])
    objects = {str(o) for _, p, o, _ in write_record(whole).quads() if str(p).endswith("ns#object")}
    assert objects == {"https://w3id.org/sides/id/place/derna"}
    assert read_dataset(write_record(whole)) == whole
    alone = write_reading(reading, places={"derna"})
    assert read_dataset(alone, known=[registry]) == record([reading])


def test_a_time_without_a_zone_is_no_time() -> None:
    naive = dataclasses.replace(DECISION, at=datetime(2021, 1, 1))
    with pytest.raises(ValueError, match="no time zone"):
        list(overlay_triples([naive]))


@settings(ENOUGH, max_examples=40)
@given(data=st.data(), reading=readings(max_claims=2))
def test_one_changed_triple_is_refused_or_kept(data: st.DataObject, reading: Reading) -> None:
    """Whatever is done to one triple, the RDF is refused with a reason, or comes back with the change."""
    (graph,) = [graph for graph in write_reading(reading).graphs() if len(graph)]
    triples = sorted(graph)
    changed = set(triples)
    gone = data.draw(st.sampled_from(triples))
    other = data.draw(st.sampled_from(triples))
    changed.remove(gone)
    mixed = [gone[0], gone[1], gone[2]]
    mixed[data.draw(st.integers(0, 2))] = other[data.draw(st.integers(0, 2))]
    if data.draw(st.booleans()) and not isinstance(mixed[0], Literal) and isinstance(mixed[1], URIRef):
        changed.add((mixed[0], mixed[1], mixed[2]))
    dataset = Dataset()
    for triple in changed:
        dataset.graph(graph.identifier).add(triple)
    told, again = "", changed
    try:
        (kept,) = read_dataset(dataset).readings
        again = set(reading_triples(kept))
    except SidesError as refused:
        told = str(refused)
    assert again == changed
    assert not told or "\n" in told  # what is wrong follows the first line
