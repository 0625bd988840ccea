"""The plain triples of a record: "egypt supports haftar", for those who query RDF without claims.

A view, made on request and kept in a named graph of its own: of every accepted, affirmed claim that the text gives
as real (happened, ongoing, or a state) and that some speaker or the author stands for. A claim that is only planned,
possible, questioned or denied makes no triple, nor does one whose subject or object is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Dataset
from rdflib.term import URIRef
from sides.graph import iris
from sides.graph import vocabulary as v
from sides.graph.claim import Claim
from sides.graph.decision import verdicts
from sides.graph.derived import only_denied
from sides.graph.rdf_writer import Triple, new_dataset, reading_triples
from sides.graph.record import Record
from sides.ontology.terms import COUNTED_MODALITIES


def write_plain(record: Record, *, base: str | None = None, dataset: Dataset | None = None) -> Dataset:
    """The plain triples of `record` as the named graph `…/id/plain` of `dataset`, a new one where none is given."""
    dataset = new_dataset() if dataset is None else dataset
    base = iris.default_base() if base is None else iris.checked_base(base)
    graph = dataset.graph(URIRef(iris.plain_iri(base)))
    graph.addN((s, p, o, graph) for s, p, o in plain_triples(record, base=base))
    return dataset


def plain_triples(record: Record, *, base: str | None = None) -> Iterator[Triple]:
    """The triples of that graph; its own node says what it is. The same triple may come more than once."""
    base = iris.default_base() if base is None else iris.checked_base(base)
    yield URIRef(iris.plain_iri(base)), v.A, v.PLAIN_TRIPLES
    claims = {claim.id: claim for reading in record.readings for claim in reading.claims}
    decided = {claim: decision.status for claim, decision in verdicts(record.decisions, claims).items()}
    places = {place.id for reading in record.readings for place in reading.places}
    for reading in record.readings:
        stated = {
            iris.iri("claim", claim.id, base)
            for claim in reading.claims
            if is_plain(claim, status=decided.get(claim.id, claim.status))
        }
        parts: dict[str, dict[object, Triple]] = {}
        for triple in reading_triples(reading, base=base, text=False, places=places):
            if triple[1] in (v.SUBJECT, v.PREDICATE, v.OBJECT) and str(triple[0]) in stated:
                parts.setdefault(str(triple[0]), {})[triple[1]] = triple
        for part in parts.values():
            yield part[v.SUBJECT][2], part[v.PREDICATE][2], part[v.OBJECT][2]


def is_plain(claim: Claim, *, status: str) -> bool:
    """Whether `claim`, of this status, makes a plain triple."""
    whole = not claim.subject.unknown and not claim.object.unknown
    return (
        status == "accepted"
        and claim.polarity == "affirmed"
        and claim.modality in COUNTED_MODALITIES
        and whole
        and not only_denied(speaker.stance for speaker in claim.speakers)
    )
