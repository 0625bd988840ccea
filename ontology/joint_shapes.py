"""The joint shapes of `shapes.ttl`, checked without SHACL, which takes most of its time for them.

Each of these says the same as the shape of its name; a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sides.ontology import terms
from sides.ontology.relation import Relation

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node
    from sides.ontology.conformance import Index

    Triples: TypeAlias = Graph | Index


@dataclass(frozen=True, slots=True)
class BrokenJoint:
    """That a node breaks a joint shape: the shape's local name and the node.

    object, path: what is wrong there, where it is one value, and the property that leads to it. relation: whose object
    it is, where the relation does not take it.
    """

    shape: str
    node: Node
    object: Node | None = None
    relation: Relation | None = None
    path: str = "rdf:object"


def broken_joints(graph: Triples) -> Iterator[BrokenJoint]:
    """The joint shapes that nodes of `graph` break."""
    yield from _broken_claims(graph)
    yield from _broken_targets(graph)
    yield from _broken_speakers(graph)


def _broken_claims(graph: Triples) -> Iterator[BrokenJoint]:
    from rdflib import RDF, Namespace

    oa, sides = Namespace("http://www.w3.org/ns/oa#"), Namespace(terms.NAMESPACE)
    target, row, place = oa.hasTarget, sides.row, sides.Place
    for claim in graph.subjects(RDF.type, Namespace("https://schema.org/").Claim):
        if graph.value(claim, target) is None and graph.value(claim, row) is None:
            yield BrokenJoint("Evidence", claim)
        for subject in graph.objects(claim, RDF.subject):
            if (subject, RDF.type, place) in graph:
                yield BrokenJoint("Subject", claim)
        relation = None
        for predicate in graph.objects(claim, RDF.predicate):
            relation = terms.RELATION_BY_IRI.get(str(predicate))
        for object_ in graph.objects(claim, RDF.object):
            kinds = _kinds(graph, object_)
            if not kinds or ("literal" in kinds and not _is_text(object_)):
                yield BrokenJoint("Object", claim, object_)
            # Where the relation is none of ours, that is said elsewhere, and its object is not judged.
            if relation is not None:
                for kind in sorted(kinds - {"unknown", *relation.objects}):
                    yield BrokenJoint(f"{kind.capitalize()}Object", claim, object_, relation)
            if (claim, RDF.subject, object_) in graph and "unknown" not in kinds:
                yield BrokenJoint("Oneself", claim, object_)
        yield from _broken_parties(graph, claim)


def _broken_parties(graph: Triples, claim: Node) -> Iterator[BrokenJoint]:
    from rdflib import RDF, URIRef

    between, actor = URIRef(f"{terms.NAMESPACE}between"), URIRef(f"{terms.NAMESPACE}actor")
    seen: dict[Node, Node] = {}
    for party in graph.objects(claim, between):
        for one in graph.objects(party, actor):
            if (claim, RDF.subject, one) in graph:
                yield BrokenJoint("Mediator", claim, one, path="sides:between")
            if seen.setdefault(one, party) != party:
                yield BrokenJoint("Parties", claim, one, path="sides:between")


def _kinds(graph: Triples, node: Node) -> set[str]:
    """What an object is: `actor`, `place`, `literal`, `unknown`; nothing where it is none of these."""
    from rdflib import RDF, Literal, URIRef

    if isinstance(node, Literal):
        return {"literal"}
    if str(node) == terms.NAMESPACE + "unknown":
        return {"unknown"}
    classes = {"actor": "Actor", "place": "Place"}
    return {kind for kind, cls in classes.items() if (node, RDF.type, URIRef(terms.NAMESPACE + cls)) in graph}


def _is_text(node: Node) -> bool:
    from rdflib import XSD, Literal

    plain = isinstance(node, Literal) and node.datatype in (None, XSD.string) and not node.language
    return plain and str(node) != ""


def _broken_targets(graph: Triples) -> Iterator[BrokenJoint]:
    from rdflib import RDF, Literal, Namespace

    oa = Namespace("http://www.w3.org/ns/oa#")
    quote_class, position_class, selector = oa.TextQuoteSelector, oa.TextPositionSelector, oa.hasSelector
    exact, start, end, source = oa.exact, oa.start, oa.end, oa.hasSource
    for target in graph.subjects(RDF.type, oa.SpecificResource):
        selectors = list(graph.objects(target, selector))
        quotes = [node for node in selectors if (node, RDF.type, quote_class) in graph]
        positions = [node for node in selectors if (node, RDF.type, position_class) in graph]
        if len(quotes) != 1 or len(positions) > 1 or len({*quotes, *positions}) < len(selectors):
            yield BrokenJoint("Selectors", target)
        if any((node, start, None) in graph for node in selectors) and graph.value(target, source) is None:
            yield BrokenJoint("Offsets", target)
        words = [text for node in selectors for text in graph.objects(node, exact)]
        spans = [
            int(stop) - int(begin)
            for node in selectors
            for begin in graph.objects(node, start)
            for stop in graph.objects(node, end)
            if isinstance(begin, Literal)
            and isinstance(stop, Literal)
            and isinstance(begin.value, int)
            and isinstance(stop.value, int)
        ]
        if any(len(str(text)) != span for text in words for span in spans):
            yield BrokenJoint("Length", target)


def _broken_speakers(graph: Triples) -> Iterator[BrokenJoint]:
    from rdflib import PROV, RDF, URIRef

    agent, mention = PROV.agent, URIRef(terms.NAMESPACE + "mention")
    for speaker in graph.subjects(RDF.type, PROV.Attribution):
        if graph.value(speaker, agent) is None and graph.value(speaker, mention) is None:
            yield BrokenJoint("Source", speaker)
