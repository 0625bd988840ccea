"""The compiled shapes against pySHACL: the same records conform."""

import random

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.term import Node
from sides.ontology import validation
from sides.ontology.conformance import Conformance, Index
from whole_reading import OVERLAY, READING

EX, SIDES = Namespace("https://example.org/"), Namespace("https://w3id.org/sides/")
TEXTS = ("", "\x00", "2017-13", "2017-06-31", "B", "wikidata:Q79", "https://example.org/")
OTHERS: list[Node] = [
    BNode(),
    EX.nobody,
    Literal("text", lang="en"),
    Literal(-1),
    Literal(7),
    Literal("7", datatype=EX.unknown),
    Literal("many", datatype=Literal(7).datatype),
    *map(Literal, TEXTS),
]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return validation._fast_shapes()


@pytest.fixture(scope="module")
def compiled(shapes: Graph) -> Conformance:
    return Conformance(shapes)


def whole(record: str) -> Graph:
    graph = Graph().parse(data=record, format="turtle")
    for triple in validation._ontology():
        graph.add(triple)
    return graph


def changed(graph: Graph, chance: random.Random) -> Graph:
    """A copy of `graph` with a triple or two taken out, put in, or given another value."""
    triples = sorted(graph)
    for _ in range(chance.choice((1, 1, 2))):
        place = chance.randrange(len(triples))
        subject, predicate, value = triples[place]
        other = chance.choice([chance.choice(triples)[2], chance.choice(OTHERS)])
        match chance.randrange(5):
            case 0:
                del triples[place]
            case 1:
                triples[place] = subject, predicate, other
            case 2:
                triples.append((subject, predicate, other))
            case 3:
                triples.append((subject, chance.choice(triples)[1], value))
            case 4 if isinstance(value, Literal):
                kind = chance.choice(OTHERS)
                datatype = kind.datatype if isinstance(kind, Literal) else None
                triples[place] = subject, predicate, Literal(str(value), datatype=datatype)
    copy = Graph()
    for triple in triples:
        copy.add(triple)
    return copy


def test_a_well_formed_record_conforms(compiled: Conformance) -> None:
    assert compiled.holds(Index(whole(READING)))
    assert compiled.holds(Index(whole(OVERLAY)))
    assert compiled.holds(Index(()))


@pytest.mark.parametrize("seed", range(60))
def test_the_same_records_conform_as_by_pyshacl(seed: int, shapes: Graph, compiled: Conformance) -> None:
    chance = random.Random(seed)
    data = changed(whole(chance.choice((READING, READING, OVERLAY))), chance)
    conforms, _, text = validate(data, shacl_graph=shapes, inference="none")
    assert compiled.holds(Index(data)) == conforms, text


def test_a_triple_that_comes_twice_counts_once(compiled: Conformance) -> None:
    triples = list(whole(READING))
    assert compiled.holds(Index([*triples, *triples]))


def test_an_instance_of_a_subclass_is_an_instance() -> None:
    index = Index([(EX.it, RDF.type, EX.C), (EX.C, RDFS.subClassOf, EX.B), (EX.B, RDFS.subClassOf, EX.A)])
    assert index.instances(EX.A) == index.instances(EX.C) == {EX.it}
    assert index.instances(EX.D) == set()


def test_a_circle_of_subclasses_ends() -> None:
    index = Index([(EX.it, RDF.type, EX.C), (EX.C, RDFS.subClassOf, EX.B), (EX.B, RDFS.subClassOf, EX.C)])
    assert index.instances(EX.B) == {EX.it}


@pytest.mark.parametrize("parameter", [SH.maxLength, SH.disjoint, SH.severity, URIRef("https://example.org/mine")])
def test_a_constraint_that_is_not_known_is_an_error(parameter: URIRef) -> None:
    shapes = Graph()
    shapes.add((EX.shape, SH.targetClass, EX.A))
    shapes.add((EX.shape, parameter, Literal(1)))
    with pytest.raises(RuntimeError, match="not known"):
        Conformance(shapes)
