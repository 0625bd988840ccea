"""A store, or what passes the filters, as RDF files: TriG, N-Quads and JSON-LD; plain triples; nanopublications.

TriG and N-Quads are written one reading at a time, so that memory and time grow with the readings and not with the
square of the whole. How an export was made stands in a comment at its top, which no RDF reader takes for data; in
JSON-LD, which has no comments, under the key `made_with`, which has no meaning in its context and is dropped when it is
read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from sides.graph.filters import Filters, export_note
from sides.graph.nanopub import NP, write_nanopubs
from sides.graph.plain import write_plain
from sides.graph.rdf_syntax import serialized
from sides.graph.rdf_writer import new_dataset, write_overlay, write_reading
from sides.graph.record import Record
from sides.graph.selection import Selection
from sides.graph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset
    from sides.graph.store import Store

Counts = dict[str, int]
_AT_ONCE = 100  # nanopublications, of four graphs each: rdflib's time grows with the square of the number of graphs


def write_trig(store: Store, out: BinaryIO, filters: Filters, *, text: bool = True, base: str | None = None) -> Counts:
    """Write TriG, a named graph per reading and one for decisions and identities; counts of readings and claims.

    text: whether articles go along in full; without their text they cannot be loaded again. base: of the IRIs.
    """
    counts: Counts = {"readings": 0, "claims": 0}
    out.write(f"# {export_note(filters)}\n".encode())
    for dataset in _datasets(Selection(store, filters), counts, text=text, base=base):
        out.write(serialized(dataset))
    return counts


def write_nquads(
    store: Store, out: BinaryIO, filters: Filters, *, text: bool = True, base: str | None = None
) -> Counts:
    """Write N-Quads, the lines of each graph sorted; otherwise as `write_trig`."""
    counts: Counts = {"readings": 0, "claims": 0}
    out.write(f"# {export_note(filters)}\n".encode())
    for dataset in _datasets(Selection(store, filters), counts, text=text, base=base):
        out.write(serialized(dataset, "nquads"))
    return counts


def write_jsonld(
    store: Store, out: BinaryIO, filters: Filters, *, text: bool = True, base: str | None = None
) -> Counts:
    """Write JSON-LD with its context inside, so that nothing has to be fetched; otherwise as `write_trig`."""
    counts: Counts = {"readings": 0, "claims": 0}
    selection = Selection(store, filters)
    whole = new_dataset()
    for _ in _datasets(selection, counts, text=text, base=base, into=whole):
        pass
    document = json.loads(serialized(whole, "json-ld"))
    if isinstance(document, list):  # nothing but a context
        document = {"@context": dict(PREFIXES), "@graph": document}
    noted = {"made_with": export_note(filters), **document}
    out.write(json.dumps(noted, ensure_ascii=False, indent=1).encode() + b"\n")
    return counts


def write_plain_trig(store: Store, out: BinaryIO, filters: Filters, *, base: str | None = None) -> Counts:
    """Write the bare triples of accepted, affirmed claims as TriG (see `sides.graph.plain`); how many there were."""
    filters.check_accepted("the graph of plain triples")
    selection = Selection(store, filters)
    record = Record(readings=tuple(selection.readings()), decisions=tuple(selection.decisions()))
    dataset = write_plain(record, base=base)
    out.write(f"# {export_note(filters)}\n".encode())
    out.write(serialized(dataset))
    return {"triples": len(dataset) - 1}  # one says what the graph is


def write_nanopub_trig(store: Store, out: BinaryIO, filters: Filters, *, base: str | None = None) -> Counts:
    """Write each accepted claim as a nanopublication in TriG (see `sides.graph.nanopub`); how many there were.

    They bear no time of making, so that the same claims give the same file.
    """
    filters.check_accepted("a file of nanopublications")
    selection = Selection(store, filters)
    decisions, count = tuple(selection.decisions()), 0
    out.write(f"# {export_note(filters)}\n".encode())
    for reading in selection.readings():
        registries = selection.registries(reading)
        for start in range(0, len(reading.claims), _AT_ONCE):
            part = replace(reading, claims=reading.claims[start : start + _AT_ONCE])
            dataset = write_nanopubs(Record(readings=(part, *registries), decisions=decisions), base=base)
            made = sum(1 for _ in dataset.quads((None, NP.hasAssertion, None, None)))
            if made:
                out.write(serialized(dataset))
            count += made
    return {"nanopublications": count}


def _datasets(
    selection: Selection, counts: Counts, *, text: bool, base: str | None, into: Dataset | None = None
) -> Iterator[Dataset]:
    """One dataset for each reading, then one for what was decided; or all of them written `into` one."""
    places = selection.places()
    for reading in selection.readings():
        counts["readings"] += 1
        counts["claims"] += len(reading.claims)
        yield write_reading(reading, base=base, text=text, places=places, dataset=into)
    decisions, identities = selection.decisions(), selection.identities()
    if decisions or identities:
        yield write_overlay(decisions, identities, base=base, dataset=into)
