"""A reading against the ontology's shapes: what breaks them, told by the claim's key and its line in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from sides.graph.errors import InvalidClaims
from sides.graph.reading import Reading
from sides.loaders.problems import Problems

if TYPE_CHECKING:
    from rdflib.term import Node


def check_shapes(
    reading: Reading,
    problems: Problems,
    *,
    registries: Iterable[Reading] = (),
    lines: Mapping[str, int] | None = None,
    base: str | None = None,
) -> None:
    """Note in `problems` where `reading` breaks the shapes.

    registries: those whose actors and places it may name. lines: each claim's line in its file, by the claim's id.
    """
    # Imported here: rdflib and pySHACL take longer to import than most commands take in all.
    from rdflib.term import URIRef
    from sides.graph.rdf_writer import reading_triples
    from sides.ontology.validation import validate_graphs

    registries = list(registries)
    places = {place.id for registry in registries for place in registry.places}
    try:
        triples = list(reading_triples(reading, base=base, places=places))
    except ValueError as error:  # an id that cannot be an IRI
        problems.add(None, str(error), InvalidClaims)
        return
    known = list(_declared(registries, base))
    violations = validate_graphs({URIRef(reading.id): triples}, known=known)
    if not violations:
        return
    # Of what a registry declares only the kind of thing is told here; the rest of it was checked with the registry.
    elsewhere = {str(node) for node, _, _ in known} - {str(node) for node, _, _ in _declared([reading], base)}
    keys = {claim.id: claim.key for claim in reading.claims}
    for violation in violations:
        if violation.node in elsewhere:
            continue
        key = keys.get(violation.claim)
        where = [f"claim {key or violation.claim}"] if violation.claim else []
        value = f" (here: {violation.value[:80]})" if violation.value else ""
        message = ": ".join([*where, *filter(None, [violation.path]), f"{violation.message}{value}"])
        problems.add((lines or {}).get(violation.claim), message, InvalidClaims)


def _declared(registries: Iterable[Reading], base: str | None) -> Iterator[tuple[Node, Node, Node]]:
    """That each actor and place of `registries` is one."""
    from rdflib import RDF
    from rdflib.term import URIRef
    from sides.graph import iris
    from sides.ontology.terms import NAMESPACE

    base = iris.default_base() if base is None else base
    for registry in registries:
        for actor in registry.actors:
            yield URIRef(iris.iri("actor", actor.id, base)), RDF.type, URIRef(f"{NAMESPACE}Actor")
        for place in registry.places:
            yield URIRef(iris.iri("place", place.id, base)), RDF.type, URIRef(f"{NAMESPACE}Place")
