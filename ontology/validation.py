"""Whether RDF is a well-formed record: the shapes of `shapes.ttl`, told in words a person can act on.

What conforms is told from what does not by `sides.ontology.conformance`, which is the shapes compiled; pySHACL is
imported only where something does not, and says what. Nothing is ever fetched from the network. The joint shapes, which
are slow in SHACL, are checked in `sides.ontology.joint_shapes`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sides.ontology import terms

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node
    from sides.ontology.conformance import Conformance
    from sides.ontology.joint_shapes import BrokenJoint

    Triple = tuple[Node, Node, Node]

SHAPES = Path(__file__).parent / "shapes.ttl"

_PREFIXES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/ns/prov#": "prov",
    "http://www.w3.org/ns/oa#": "oa",
    "https://schema.org/": "schema",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/spar/cito/": "cito",
    "http://www.w3.org/2001/XMLSchema#": "xsd",
    "http://groundedannotationframework.org/grasp/factuality#": "graspf",
}
# The class of each group of values.
_CLASSES = {
    "polarity": "Polarity",
    "modality": "Modality",
    "stance": "Stance",
    "status": "Status",
    "actor-kind": "ActorKind",
    "place-kind": "PlaceKind",
    "dispute-kind": "DisputeKind",
    "means": "Means",
    "identity-kind": "IdentityKind",
}
# The properties that lead from a claim to its parts, and from those to theirs.
_PARTS = [
    "oa:hasTarget",
    "oa:hasSelector",
    "prov:qualifiedAttribution",
    "prov:wasGeneratedBy",
    "prov:wasAssociatedWith",
    "sides:between",
    "sides:dispute",
    "sides:confirmation",
    "sides:verdict",
    "sides:row",
]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """One thing that is wrong in a record.

    claim: the id of the claim it is about (its IRI where it has no id here), "" where it is about none.
    node: the IRI of the node, "" for a whole graph. path: the property, with its prefix, or "". value: what stands
    there, "" where nothing does. message: what is wrong, and what is needed.
    """

    claim: str = ""
    node: str = ""
    path: str = ""
    value: str = ""
    message: str

    def __str__(self) -> str:
        """One line: the claim or the node, the property, what is wrong, and what stands there."""
        where = f"claim {self.claim}" if self.claim else f"<{self.node}>" if self.node else ""
        value = f" (here: {_shortened(self.value)})" if self.value else ""
        return ": ".join(part for part in (where, self.path, f"{self.message}{value}") if part)


def validate(data: Graph | Dataset, *, known: Iterable[Triple] = ()) -> list[Violation]:
    """What is wrong in `data`, sorted by claim, node, path, value and message; empty where all is well.

    A graph is one reading, or the decisions over readings. The named graphs of a dataset are checked one by one, each
    with the actors and places of the readings it names as registries. known: what holds besides, such as the triple
    "egypt is an Actor" for an actor that a registry elsewhere declares. An empty graph is well-formed.
    """
    from rdflib import Dataset

    graphs = [graph for graph in data.graphs() if len(graph)] if isinstance(data, Dataset) else [data]
    return validate_graphs({graph.identifier: list(graph) for graph in graphs}, known=known)


def validate_graphs(graphs: Mapping[Node, Collection[Triple]], *, known: Iterable[Triple] = ()) -> list[Violation]:
    """As `validate`, of the triples of graphs by their names, where no rdflib graph holds them yet."""
    known = list(known)
    found: set[Violation] = set()
    for name, triples in graphs.items():
        found.update(_violations(triples, [*known, *_registered(name, graphs)]))
    return sorted(found)


def report(violations: Iterable[object], *, limit: int = 20) -> str:
    """`violations`, one a line; after the first `limit` only how many more there are."""
    lines = [str(violation) for violation in violations]
    more = [f"and {len(lines) - limit} more"] if len(lines) > limit else []
    return "\n".join([*lines[:limit], *more])


def compact(iri: str) -> str:
    """`iri` with the prefix that the shapes give its namespace (`prov:agent`), else as it is.

    >>> compact("https://w3id.org/sides/modality/ongoing"), compact("https://w3id.org/sides/capturesFrom")
    ('modality:ongoing', 'sides:capturesFrom')
    """
    if iri.startswith(terms.NAMESPACE):
        group, slash, name = iri.removeprefix(terms.NAMESPACE).partition("/")
        return f"{group}:{name}" if slash and group in _CLASSES else iri if slash else f"sides:{group}"
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def claim_name(iri: str) -> str:
    """The id of the claim with this IRI where it has one (what follows `/claim/`), else the IRI."""
    return unquote(iri.rpartition("/claim/")[2])


def _violations(triples: Collection[Triple], known: Iterable[Triple]) -> list[Violation]:
    from sides.ontology.conformance import Index
    from sides.ontology.joint_shapes import broken_joints

    every = [*_ontology(), *triples, *_stand_ins(triples, known)]
    index = Index(every)
    if _conformance().holds(index) and next(broken_joints(index), None) is None:
        return []
    from pyshacl import validate as check
    from rdflib import Graph

    whole = Graph(bind_namespaces="none")
    for triple in every:
        whole.add(triple)
    conforms, results, text = check(whole, shacl_graph=_fast_shapes(), inference="none", inplace=True)
    if not isinstance(results, Graph):
        raise RuntimeError(f"the shapes themselves are broken: {text}")
    found = set() if conforms else set(_read_results(results))
    found.update(_joint_violation(broken) for broken in broken_joints(whole))
    if not found:
        return []
    claims = _claims_of_parts(whole)
    return sorted(
        Violation(
            claim=claims.get(one.node, ""),
            node=one.node,
            path=one.path,
            value=one.value,
            message=one.message,
        )
        for one in found
    )


def _stand_ins(triples: Iterable[Triple], known: Iterable[Triple]) -> Iterator[Triple]:
    """What `known` declares and `triples` do not, each with a name and a kind, so that its own shape is content."""
    from rdflib import RDF, Literal, URIRef

    name, kind = URIRef("https://schema.org/name"), URIRef(terms.NAMESPACE + "kind")
    own = {subject for subject, _, _ in triples}
    unstated = URIRef(terms.VALUE_IRIS["actor-kind", "actor"])
    for node, predicate, cls in known:
        kept = str(cls) in (terms.NAMESPACE + "Actor", terms.NAMESPACE + "Place")
        if predicate == RDF.type and kept and node not in own:
            yield node, RDF.type, cls
            yield node, name, Literal("declared elsewhere")
            if str(cls) == terms.NAMESPACE + "Actor":
                yield node, kind, unstated


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(SHAPES, format="turtle")


@cache
def _fast_shapes() -> Graph:
    """The shapes without the joint ones."""
    from rdflib import RDF, SH, Graph, URIRef

    shapes = Graph()
    for triple in _shapes():
        shapes.add(triple)
    for shape in list(shapes.subjects(RDF.type, URIRef(terms.NAMESPACE + "shapes/JointShape"))):
        shapes.remove((shape, SH.targetClass, None))
    return shapes


@cache
def _conformance() -> Conformance:
    from sides.ontology.conformance import Conformance

    return Conformance(_fast_shapes())


@cache
def _messages() -> dict[str, str]:
    """The message of each shape, by the shape's local name."""
    from rdflib import SH

    found = {}
    for shape, message in _shapes().subject_objects(SH.message):
        holder = _shapes().value(None, SH.sparql, shape) or shape
        found[str(holder).rpartition("/")[2]] = str(message)
    return found


@cache
def _ontology() -> tuple[Triple, ...]:
    """What the shapes need of `sides.ttl`: the relations with their ranges, and the values with their groups."""
    from rdflib import RDF, RDFS, XSD, Literal, Namespace, URIRef

    sides = Namespace(terms.NAMESPACE)
    ranges = {
        ("actor",): sides.Actor,
        ("place",): sides.Place,
        ("actor", "place"): sides.Participant,
        (): XSD.string,
    }
    triples: list[Triple] = [
        (sides.Actor, RDFS.subClassOf, sides.Participant),
        (sides.Place, RDFS.subClassOf, sides.Participant),
        (sides.unknown, RDF.type, sides.Participant),
    ]
    for relation in terms.RELATIONS.values():
        node = URIRef(relation.iri)
        things = tuple(part for part in relation.objects if part != "literal")
        triples += [(node, RDF.type, sides.Relation), (node, RDFS.range, ranges[things])]
        if things and "literal" in relation.objects:
            triples.append((node, sides.literalObject, Literal(True)))
    for (group, _), iri in terms.VALUE_IRIS.items():
        if group in _CLASSES:
            triples.append((URIRef(iri), RDF.type, sides[_CLASSES[group]]))
    return tuple(triples)


def _registered(name: Node, graphs: Mapping[Node, Collection[Triple]]) -> Iterator[Triple]:
    """The declarations in the registries that the graph `name` names, and in theirs."""
    from rdflib import RDF, URIRef

    registry = URIRef(terms.NAMESPACE + "registry")
    declared = {URIRef(terms.NAMESPACE + cls) for cls in ("Actor", "Place")}
    seen, ahead = {name}, [name]
    while ahead:
        used = {object_ for _, predicate, object_ in graphs[ahead.pop()] if predicate == registry}
        for other in used & set(graphs) - seen:
            seen.add(other)
            ahead.append(other)
            yield from (triple for triple in graphs[other] if triple[1] == RDF.type and triple[2] in declared)


def _joint_violation(broken: BrokenJoint) -> Violation:
    message, value = _messages()[broken.shape], "" if broken.object is None else told(broken.object)
    if broken.relation is not None:
        admitted = " or ".join("a text" if one == "literal" else f"a {one}" for one in broken.relation.objects)
        message += f"; {compact(broken.relation.iri)} takes {admitted.replace('a actor', 'an actor')}"
    path = "" if broken.object is None else broken.path
    return Violation(node=str(broken.node), path=path, value=value, message=message)


def _read_results(results: Graph) -> Iterator[Violation]:
    from rdflib import RDF, SH, URIRef

    # What hangs on another result (sh:detail) only says why that one failed.
    for result in results.objects(results.value(None, RDF.type, SH.ValidationReport), SH.result):
        path, value = results.value(result, SH.resultPath), results.value(result, SH.value)
        component = results.value(result, SH.sourceConstraintComponent)
        path_name = compact(str(path)) if isinstance(path, URIRef) else ""
        # Of too many values, or none, pySHACL gives no value; of a whole node that breaks a shape, the node.
        here = "" if value is None or value == results.value(result, SH.focusNode) else told(value)
        message = str(results.value(result, SH.resultMessage))
        if component == SH.ClassConstraintComponent or component == SH.MinCountConstraintComponent:
            message += _choice(results.value(result, SH.sourceShape), path_name, here)
        yield Violation(
            node=str(results.value(result, SH.focusNode)),
            path=path_name,
            value=here,
            message=message,
        )


def _choice(shape: Node | None, path: str, value: str) -> str:
    """The values that the property of this shape may have, or the nearest relations to what was written."""
    from rdflib import SH

    if path == "rdf:predicate":
        names = [compact(iri) for iri in terms.RELATION_BY_IRI]
        near = get_close_matches(value, names, n=3)
        return f"; did you mean {' or '.join(near)}?" if near else ""
    cls = str(_shapes().value(shape, SH["class"])).removeprefix(terms.NAMESPACE)
    values = [compact(iri) for (group, _), iri in terms.VALUE_IRIS.items() if _CLASSES.get(group) == cls]
    return f": one of {', '.join(values)}" if values else ""


def _claims_of_parts(graph: Graph) -> dict[str, str]:
    """The claim of each claim node and of each of its parts, as `claim_name` gives it, by IRI."""
    from rdflib import RDF, URIRef

    iris = {prefix: namespace for namespace, prefix in _PREFIXES.items()} | {"sides": terms.NAMESPACE}
    parts = [URIRef(iris[name.partition(":")[0]] + name.partition(":")[2]) for name in _PARTS]
    claims: dict[str, str] = {}
    for claim in graph.subjects(RDF.type, URIRef("https://schema.org/Claim")):
        ahead = [claim]
        while ahead:
            node = ahead.pop()
            if str(node) not in claims:
                claims[str(node)] = claim_name(str(claim))
                ahead += [part for predicate in parts for part in graph.objects(node, predicate)]
    return claims


def told(node: Node) -> str:
    """`node` as a message shows it: an IRI with its prefix, a text in quotation marks."""
    from rdflib import Literal, URIRef

    if isinstance(node, URIRef):
        return compact(str(node))
    if isinstance(node, Literal):
        kind = f"@{node.language}" if node.language else f"^^{compact(str(node.datatype))}" if node.datatype else ""
        return f'"{node}"{kind}'
    return "a blank node"


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
