"""The joint shapes, which are checked in Python, against the same shapes run by pySHACL."""

import pytest
from rdflib import RDF, SH, Graph, URIRef
from sides.ontology import validation
from sides.ontology.generate import SOURCE
from sides.ontology.joint_shapes import broken_joints
from test_shapes import CASES
from whole_reading import OVERLAY, READING

SHAPES = "https://w3id.org/sides/shapes/"


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """The joint shapes alone, as pySHACL gets them."""
    graph = Graph().parse(validation.SHAPES)
    joint = set(graph.subjects(RDF.type, URIRef(SHAPES + "JointShape")))
    assert joint
    for shape in set(graph.subjects(SH.targetClass)) | set(graph.subjects(SH.targetSubjectsOf)):
        if shape not in joint:
            graph.remove((shape, SH.targetClass, None))
            graph.remove((shape, SH.targetSubjectsOf, None))
    return graph


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The whole of sides.ttl, as anybody's SHACL engine would get it."""
    return Graph().parse(SOURCE)


def _by_shacl(data: Graph, shapes: Graph) -> set[tuple[str, str]]:
    from pyshacl import validate

    _, results, _ = validate(data, shacl_graph=shapes, inference="none")
    found = set()
    for report in results.subjects(RDF.type, SH.ValidationReport):
        for result in results.objects(report, SH.result):
            shape = results.value(result, SH.sourceShape)
            while not isinstance(shape, URIRef):
                shape = shapes.value(None, SH.property, shape) or shapes.value(None, SH.sparql, shape)
            found.add((str(shape).removeprefix(SHAPES), str(results.value(result, SH.focusNode))))
    return found


MORE = {
    "text object of an unknown relation": ("sides:mediates", "sides:mediats"),
    "language text where none is taken": ("rdf:object :haftar", 'rdf:object "Haftar"@en'),
    "unknown object": ("rdf:object :haftar", "rdf:object sides:unknown"),
    "unknown subject": ("rdf:subject :egypt", "rdf:subject sides:unknown"),
    "literal where it is the range": ("sides:mediates", "sides:holdsRole"),
    "actor where the range is a text": ("sides:supports", "sides:holdsRole"),
    "place or actor": ("sides:supports", "sides:attacks"),
    "place where place or actor": ("sides:supports ; rdf:object :haftar", "sides:attacks ; rdf:object :derna"),
    "foreign selector": ("oa:hasSelector :quote2", "oa:hasSelector :quote2 , :derna"),
    "no selector": (" ; oa:hasSelector :quote2", ""),
}
CHANGES = {**{name: (old, new) for name, (old, new, _) in CASES.items()}, **MORE, "nothing": ("", "")}


@pytest.mark.parametrize("name", CHANGES)
def test_python_and_shacl_find_the_same(name: str, shapes: Graph, ontology: Graph) -> None:
    old, new = CHANGES[name]
    whole = READING if old in READING else OVERLAY
    data = Graph().parse(data=whole.replace(old, new, 1), format="turtle")
    for triple in ontology:
        data.add(triple)
    found = {(broken.shape, str(broken.node)) for broken in broken_joints(data)}
    assert found == _by_shacl(data, shapes)


def test_every_joint_shape_is_broken_by_some_change() -> None:
    found = set()
    for old, new in CHANGES.values():
        whole = READING if old in READING else OVERLAY
        data = Graph().parse(data=whole.replace(old, new, 1), format="turtle")
        found |= {broken.shape for broken in broken_joints(data)}
    declared = Graph().parse(validation.SHAPES).subjects(RDF.type, URIRef(SHAPES + "JointShape"))
    assert found == {str(shape).removeprefix(SHAPES) for shape in declared}
