"""RDF into a store and out again is the same RDF, named graphs included, on every store."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from sides.graph.decision import Decision, Identity
from sides.graph.rdf_reader import read_dataset
from sides.graph.rdf_syntax import parsed, serialized
from sides.graph.rdf_writer import write_record
from sides.graph.reading import Reading
from sides.graph.record import record
from sides.graph.store import Store
from sides.loaders.claims_file import read_claims_file
from strategies import decisions, identities, readings


def _load(store: Store, trig: bytes | str) -> None:
    """What a file in TriG records, taken through RDF as a user's file is."""
    found = read_dataset(parsed(trig, "trig"))
    for reading in found.readings:
        store.load(reading)
    store.load_overlay(found.decisions, found.identities)


def _same(store: Store, trig: bytes | str) -> None:
    written, kept = parsed(trig, "trig"), write_record(store.record())
    graphs = {graph.identifier for graph in written.graphs() if len(graph)}
    assert {graph.identifier for graph in kept.graphs() if len(graph)} == graphs
    for name in graphs:
        assert isomorphic(written.graph(name), kept.graph(name))


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    reading=readings(id="drawn"),
    decided=st.lists(decisions(), max_size=3, unique_by=lambda decision: decision.id),
    merged=st.lists(identities(), max_size=3, unique_by=lambda identity: identity.id),
)
def test_any_rdf_comes_back_isomorphic(
    any_store: Store, reading: Reading, decided: list[Decision], merged: list[Identity]
) -> None:
    trig = serialized(write_record(record([reading], decided, merged)), "trig")
    any_store.rows("MATCH (n) WHERE NOT n:Meta DETACH DELETE n", write=True)
    _load(any_store, trig)
    _same(any_store, trig)
    assert any_store.check() == []


def test_the_bundled_example_comes_back_isomorphic(any_store: Store) -> None:
    folder = Path(str(files("sides.loaders"))) / "examples" / "jufra-2017"
    claims = read_claims_file(folder / "jufra-2017.claims.yaml")
    trig = serialized(write_record(record([claims.reading])), "trig")
    _load(any_store, trig)
    _same(any_store, trig)
    assert any_store.check() == []
