"""What is made out of claims for others: plain triples and nanopublications."""

import dataclasses
from datetime import UTC, datetime

import pytest
from rdflib import Dataset, URIRef
from rdflib.namespace import RDF
from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Row, Speaker
from sides.graph.decision import Decision
from sides.graph.errors import InvalidClaims
from sides.graph.nanopub import write_nanopubs
from sides.graph.plain import write_plain
from sides.graph.rdf_reader import read_dataset
from sides.graph.rdf_syntax import parsed, serialized
from sides.graph.rdf_writer import write_record
from sides.graph.reading import Article, Reading, text_hash
from sides.graph.record import Record, record

ID = "https://w3id.org/sides/id/"
SIDES = "https://w3id.org/sides/"
TEXT = "Egypt helps the LNA."


def _claim(id: str, **fields: object) -> Claim:
    base = Claim(
        id=id,
        subject=Argument(id="egypt"),
        relation="supports",
        object=Argument(id="lna"),
        modality="state",
        row=Row(dataset="d", row=id),
    )
    return dataclasses.replace(base, **fields)  # type: ignore[arg-type]


def _record(*claims: Claim, decisions: tuple[Decision, ...] = (), article: Article | None = None) -> Record:
    reading = Reading(
        id="r",
        by="An analyst",
        article=article,
        actors=(
            Actor(id="egypt", name="Egypt", kind="state"),
            Actor(id="lna", name="Libyan National Army", kind="armed-group"),
        ),
        places=(Place(id="derna", name="Derna"),),
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
    )
    return record([reading], decisions)


def _plain(whole: Record) -> set[tuple[str, str, str]]:
    (graph,) = [graph for graph in write_plain(whole).graphs() if len(graph)]
    assert str(graph.identifier) == f"{ID}plain"
    triples = {(str(s), str(p), str(o)) for s, p, o in graph}
    return triples - {(f"{ID}plain", str(RDF.type), f"{SIDES}PlainTriples")}


SUPPORTS = (f"{ID}actor/egypt", f"{SIDES}supports", f"{ID}actor/lna")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {SUPPORTS}),
        ({"polarity": "negated"}, set()),
        ({"status": "draft"}, set()),
        ({"modality": "planned"}, set()),
        ({"modality": "questioned"}, set()),
        ({"speakers": (Speaker(id="egypt", stance="denied"),)}, set()),
        ({"speakers": (Speaker(id="egypt", stance="denied"), Speaker(id="lna"))}, {SUPPORTS}),
        ({"object": Argument()}, set()),
        (
            {"relation": "pursues", "object": Argument(literal="peace")},
            {(f"{ID}actor/egypt", f"{SIDES}pursues", "peace")},
        ),
        (
            {"relation": "attacks", "object": Argument(id="derna")},
            {(f"{ID}actor/egypt", f"{SIDES}attacks", f"{ID}place/derna")},
        ),
    ],
)
def test_plain_triples_are_of_claims_that_are_accepted_affirmed_and_real(
    fields: dict[str, object], expected: set[tuple[str, str, str]]
) -> None:
    assert _plain(_record(_claim("c", **fields))) == expected


def test_a_decision_counts_before_the_files_status() -> None:
    at = datetime(2020, 1, 1, tzinfo=UTC)
    rejected = Decision(id="d1", claim="c", status="rejected", by="A", at=at)
    accepted = Decision(id="d2", claim="c", status="accepted", by="A", at=at.replace(year=2021))
    assert _plain(_record(_claim("c"), decisions=(rejected,))) == set()
    assert _plain(_record(_claim("c", status="draft"), decisions=(accepted, rejected))) == {SUPPORTS}


def test_a_record_never_asserts_the_bare_triple() -> None:
    triples = {(str(s), str(p), str(o)) for s, p, o, _ in write_record(_record(_claim("c"))).quads()}
    assert SUPPORTS not in triples


def test_plain_triples_are_a_view_and_are_read_as_one() -> None:
    whole = _record(_claim("a"), _claim("b"))
    dataset = write_plain(whole, dataset=write_record(whole))
    assert read_dataset(parsed(serialized(dataset, "trig"), "trig")) == whole
    subject, predicate, object_ = (URIRef(term) for term in SUPPORTS)
    dataset.graph(URIRef(f"{ID}plain")).add((object_, predicate, subject))
    with pytest.raises(InvalidClaims, match="the plain triples are not those of the accepted, affirmed claims"):
        read_dataset(dataset)


ARTICLE = Article(id=text_hash(TEXT), text=TEXT)
QUOTED = _claim(
    "c",
    quote="Egypt helps the LNA",
    start=0,
    end=19,
    row=None,
    speakers=(Speaker(mention="Sources", stance="claimed"),),
)
NP = "http://www.nanopub.org/nschema#"


@pytest.fixture
def nanopub() -> Dataset:
    whole = _record(QUOTED, _claim("d", status="rejected"), article=ARTICLE)
    dataset = write_nanopubs(whole, created=datetime(2020, 1, 1, tzinfo=UTC))
    return parsed(serialized(dataset, "trig"), "trig")


def test_a_nanopublication_is_four_graphs_that_name_each_other(nanopub: Dataset) -> None:
    name = f"{ID}nanopub/c"
    parts = {part: f"{name}#{part}" for part in ("Head", "assertion", "provenance", "pubinfo")}
    graphs = {str(graph.identifier): graph for graph in nanopub.graphs() if len(graph)}
    assert set(graphs) == set(parts.values())
    assert {(str(s), str(p), str(o)) for s, p, o in graphs[parts["Head"]]} == {
        (name, str(RDF.type), f"{NP}Nanopublication"),
        (name, f"{NP}hasAssertion", parts["assertion"]),
        (name, f"{NP}hasProvenance", parts["provenance"]),
        (name, f"{NP}hasPublicationInfo", parts["pubinfo"]),
    }
    assert (URIRef(parts["assertion"]), None, None) in graphs[parts["provenance"]]
    assert (URIRef(name), None, None) in graphs[parts["pubinfo"]]


def test_a_nanopublication_asserts_the_claim_and_says_whose_words_it_is(nanopub: Dataset) -> None:
    def said(part: str) -> set[tuple[str, str]]:
        graph = nanopub.graph(URIRef(f"{ID}nanopub/c#{part}"))
        return {(str(p).rpartition("#")[2].rpartition("/")[2], str(o)) for _, p, o in graph}

    assert ("predicate", f"{SIDES}supports") in said("assertion")
    assert ("name", "Libyan National Army") in said("assertion")
    assert ("exact", "Egypt helps the LNA") in said("provenance")
    assert ("mention", "Sources") in said("provenance")
    assert ("wasDerivedFrom", f"{ID}article/{ARTICLE.id}") in said("provenance")
    assert ("status", f"{SIDES}status/accepted") in said("pubinfo")
    assert ("creator", "An analyst") in said("pubinfo")
    assert ("created", "2020-01-01T00:00:00+00:00") in said("pubinfo")
    assert not [o for *_, o, _ in nanopub.quads() if str(o) == TEXT]


def test_every_triple_of_a_claim_is_in_its_nanopublication(nanopub: Dataset) -> None:
    everything = {(s, p, o) for s, p, o, _ in nanopub.quads()}
    claim = {
        (s, p, o)
        for s, p, o, _ in write_record(_record(QUOTED, article=ARTICLE)).quads()
        if str(s).startswith(f"{ID}claim/c")
    }
    assert claim <= everything


def test_nanopublications_are_not_read_back(nanopub: Dataset) -> None:
    with pytest.raises(InvalidClaims, match="load the TriG export"):
        read_dataset(nanopub)
