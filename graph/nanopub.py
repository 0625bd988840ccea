"""Claims as nanopublications (http://www.nanopub.org/nschema#), for sharing them one by one.

Each is four named graphs: the head; the assertion (what is claimed: subject, relation, object, polarity, modality,
time, place, means, as a claim, never as a bare triple); the provenance (words, speakers, outlet, reader); and the
publication info. They are made for others: `rdf_reader` does not read them back, the TriG export is for that.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from rdflib import Dataset, Namespace
from rdflib.term import Literal, Node, URIRef
from sides.graph import iris
from sides.graph import vocabulary as v
from sides.graph.decision import verdicts
from sides.graph.rdf_writer import Triple, new_dataset, reading_triples
from sides.graph.reading import Reading
from sides.graph.record import Record

NP = Namespace("http://www.nanopub.org/nschema#")
_DERIVED_FROM = URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
_CREATED = URIRef("http://purl.org/dc/terms/created")

# Where each property of a claim goes; what is not named here is provenance.
_ASSERTION = {
    v.A,
    v.SUBJECT,
    v.PREDICATE,
    v.OBJECT,
    v.POLARITY,
    v.MODALITY,
    v.BEGIN,
    v.END,
    v.DATE_TEXT,
    v.AT_PLACE,
    v.MEANS,
    v.CIRCUMSTANCE,
    v.BETWEEN,
    v.OF_ACTOR,
    v.NAME,
    v.KIND,
}
_ABOUT = {v.STATUS, v.KEY, v.CONFIDENCE, v.CREDIBILITY}


def write_nanopubs(
    record: Record,
    *,
    base: str | None = None,
    created: datetime | None = None,
    dataset: Dataset | None = None,
) -> Dataset:
    """Each accepted claim of `record` as a nanopublication in `dataset`, a new one where none is given.

    created: when they were made, with a time zone; left out where it is not given. Articles' texts are not in them.
    """
    dataset = new_dataset() if dataset is None else dataset
    dataset.bind("np", NP)
    base = iris.default_base() if base is None else iris.checked_base(base)
    claims = {claim.id: claim for reading in record.readings for claim in reading.claims}
    decided = {claim: decision.status for claim, decision in verdicts(record.decisions, claims).items()}
    places = {place.id for reading in record.readings for place in reading.places}
    declared = {
        node: triples
        for reading in record.readings
        for node, triples in _by_thing(reading, base, places).items()
        if any(triple[1:] in ((v.A, v.ACTOR), (v.A, v.PLACE)) for triple in triples)
    }
    for reading in record.readings:
        things = _by_thing(reading, base, places)
        for claim in reading.claims:
            if decided.get(claim.id, claim.status) == "accepted":
                node = URIRef(iris.iri("claim", claim.id, base))
                name = iris.iri("nanopub", claim.id, base)
                if iris.is_absolute(claim.id):
                    name = f"{base}nanopub/{iris.quoted(claim.id)}"
                _write(dataset, name, things[node], declared, reading=reading, base=base, created=created)
    return dataset


def _by_thing(reading: Reading, base: str, places: set[str]) -> dict[Node, list[Triple]]:
    """The triples of each claim with its parts, and of each actor, place and article."""
    found: dict[Node, list[Triple]] = defaultdict(list)
    claims = {URIRef(iris.iri("claim", claim.id, base)) for claim in reading.claims}
    for triple in reading_triples(reading, base=base, text=False, places=places):
        whole = URIRef(iris.whole_iri(str(triple[0])))
        found[whole if whole in claims else triple[0]].append(triple)
    return found


def _write(
    dataset: Dataset,
    name: str,
    claim: list[Triple],
    declared: dict[Node, list[Triple]],
    *,
    reading: Reading,
    base: str,
    created: datetime | None,
) -> None:
    publication = URIRef(name)
    head, assertion, provenance, about = (
        dataset.graph(URIRef(f"{name}#{part}")) for part in ("Head", "assertion", "provenance", "pubinfo")
    )
    head.add((publication, v.A, NP.Nanopublication))
    head.add((publication, NP.hasAssertion, assertion.identifier))
    head.add((publication, NP.hasProvenance, provenance.identifier))
    head.add((publication, NP.hasPublicationInfo, about.identifier))
    node = claim[0][0]
    asserted = {node} | {object_ for subject, predicate, object_ in claim if predicate == v.BETWEEN}
    for subject, predicate, object_ in claim:
        if predicate in _ABOUT:
            about.add((subject, predicate, object_))
        elif subject in asserted and predicate in _ASSERTION:
            assertion.add((subject, predicate, object_))
        else:
            provenance.add((subject, predicate, object_))
        # Who and what is meant, by name, so that the assertion can be read alone.
        for triple in declared.get(object_, []):
            if triple[1] in (v.A, v.NAME, v.KIND):
                assertion.add(triple)
    source = next((object_ for _, predicate, object_ in claim if predicate in (v.QUOTED_FROM, v.ROW)), node)
    provenance.add((assertion.identifier, _DERIVED_FROM, source))
    about.add((publication, _DERIVED_FROM, URIRef(iris.iri("reading", reading.id, base))))
    if reading.by is not None:
        about.add((publication, v.CREATOR, Literal(reading.by)))
    if created is not None:
        about.add((publication, _CREATED, v.time_literal(created)))
