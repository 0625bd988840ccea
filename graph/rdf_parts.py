"""The parts of claims and readings in RDF that others wrote: blank nodes get the IRIs that the parts have here."""

from __future__ import annotations

from collections import defaultdict

from rdflib.term import BNode, Node, URIRef
from sides.graph import iris
from sides.graph import vocabulary as v
from sides.ontology.validation import Violation, claim_name, compact

Triple = tuple[Node, Node, Node]

# What a claim (or a reading) has one of, and what it has several of, by the property that leads there.
_SINGLE = {v.TARGET: "target", v.VERDICT: "verdict", v.GENERATED_BY: "run", v.ROW: "row", v.RELEASE: "release"}
_NUMBERED = {v.SPEAKER: "speaker", v.BETWEEN: "between", v.DISPUTE: "dispute", v.CONFIRMATION: "confirm"}
_WITHIN = {v.ASSOCIATED_WITH: "reader"}
_WHOLES = (v.CLAIM, v.READING)
_SELECTORS: dict[Node, str] = {v.QUOTE: "quote", v.POSITION: "position"}


def name_parts(triples: set[Triple]) -> tuple[set[Triple], list[Violation]]:
    """`triples` with the blank nodes that are parts of claims or of the reading named by canonical IRIs, and what is
    wrong with others.

    Parts of one kind that are blank nodes get the free numbers in the order of what is said of them, since blank nodes
    have no order of their own. A blank node anywhere else is refused: a claim or an actor needs an IRI.
    """
    blank = {node for triple in triples for node in triple if isinstance(node, BNode)}
    if not blank:
        return triples, []
    about: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
    for subject, predicate, object_ in triples:
        about[subject].append((predicate, object_))
    names: dict[BNode, URIRef] = {}
    problems: list[Violation] = []
    wholes = (subject for subject, predicate, object_ in triples if predicate == v.A and object_ in _WHOLES)
    for whole in sorted(whole for whole in wholes if isinstance(whole, URIRef)):
        for node, name in _parts(whole, about):
            if names.setdefault(node, name) != name:
                message = "two parts share one blank node"
                problems.append(Violation(claim=claim_name(whole), node=whole, message=message))
    # Of blank nodes that hang on each other only the first is told.
    inner = {o for s, _, o in triples if isinstance(s, BNode) and isinstance(o, BNode) and s != o}
    for node in sorted((blank - set(names) - inner) or (blank - set(names))):
        kinds = [compact(str(object_)) for predicate, object_ in about[node] if predicate == v.A]
        what = kinds[0] if kinds else "node without a type"
        problems.append(Violation(message=f"a {what} is a blank node, and no part of a claim; give it an IRI"))
    named = {tuple(names.get(node, node) if isinstance(node, BNode) else node for node in triple) for triple in triples}
    return {(s, p, o) for s, p, o in named}, problems


def _parts(claim: URIRef, about: dict[Node, list[tuple[Node, Node]]]) -> list[tuple[BNode, URIRef]]:
    found: list[tuple[BNode, URIRef]] = []

    def name(node: Node, part: str) -> None:
        if isinstance(node, BNode):
            found.append((node, URIRef(iris.part_iri(claim, part))))

    for predicate, part in _SINGLE.items():
        for node in _objects(about, claim, predicate):
            name(node, part)
            for within, inner in _WITHIN.items():
                for deeper in _objects(about, node, within):
                    name(deeper, inner)
            for selector in _objects(about, node, v.SELECTOR):
                for cls in _objects(about, selector, v.A):
                    if cls in _SELECTORS:
                        name(selector, _SELECTORS[cls])
    for predicate, part in _NUMBERED.items():
        nodes = _objects(about, claim, predicate)
        taken = {str(node) for node in nodes}
        free = (n for n in range(1, 2 * len(nodes) + 1) if iris.part_iri(claim, f"{part}-{n}") not in taken)
        blank = [node for node in nodes if isinstance(node, BNode)]
        for node in sorted(blank, key=lambda node: sorted((p, o.n3()) for p, o in about[node])):
            name(node, f"{part}-{next(free)}")
    return found


def _objects(about: dict[Node, list[tuple[Node, Node]]], node: Node, predicate: Node) -> list[Node]:
    return [object_ for used, object_ in about.get(node, ()) if used == predicate]
