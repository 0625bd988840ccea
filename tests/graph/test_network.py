from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sides.graph import open_store
from sides.graph.errors import InvalidParameter
from sides.graph.filters import Filters
from sides.graph.network import CLAIMS_SHOWN, read_network, to_networkx
from sides.graph.store import Store
from small_graphs import claim, reading
from tangled_graph import EDGES, GROUP, ISOLATED, NODES, TANGLED


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "sides.store") as opened:
        yield opened


def test_every_field_of_every_node_and_edge_on_every_store(any_store: Store) -> None:
    any_store.load(TANGLED)
    network = read_network(any_store)
    assert list(network.nodes) == sorted(NODES, key=lambda node: node.id)
    assert list(network.edges) == sorted(EDGES, key=lambda edge: edge.id)
    assert network.filters == Filters()


def test_an_empty_store_gives_an_empty_network(store: Store) -> None:
    network = read_network(store)
    assert (network.nodes, network.edges) == ((), ())
    assert len(to_networkx(store)) == 0


def test_without_filters_the_numbers_are_those_of_the_stores_own_edges(store: Store) -> None:
    store.load(TANGLED)
    kept = {
        (row["s"], row["type"], row["t"]): row["p"]
        for row in store.rows(
            "MATCH (s:Actor)-[r]->(t) WHERE r.relation IS NOT NULL "
            "RETURN s.id AS s, type(r) AS type, t.id AS t, properties(r) AS p"
        )
    }
    made = {
        (edge.source, edge.name.upper().replace("-", "_"), edge.target): {
            "key": edge.edge,
            "relation": edge.relation,
            "polarity": edge.polarity,
            "label": edge.label,
            "kind": edge.kind,
            "sign": edge.sign,
            "count": edge.count,
            "sources": edge.sources,
            "first": edge.first,
            "last": edge.last,
            "confidence": edge.confidence,
            "contested": edge.contested,
            "symmetric": edge.symmetric,
        }
        for edge in read_network(store).edges
    }
    assert set(made) == set(kept)
    for key, properties in kept.items():
        # The store leaves out what is not set, and the sign of an edge to a place, which is 0 here.
        assert made[key] == {"first": None, "last": None, "sign": 0, **properties}


def test_isolated_actors_are_left_out_unless_asked_for(store: Store) -> None:
    store.load(TANGLED)
    every = {node.id for node in read_network(store, isolated=True).nodes}
    assert every - {node.id for node in NODES} == set(ISOLATED)


def test_places_can_be_left_out(store: Store) -> None:
    store.load(TANGLED)
    network = read_network(store, places=False)
    assert {node.group for node in network.nodes} == {"actor"}
    assert [edge.id for edge in network.edges] == [
        edge.id for edge in sorted(EDGES, key=lambda edge: edge.id) if edge.target != "derna"
    ]
    assert GROUP not in {node.id for node in network.nodes}, "its only edge goes to a place"


@pytest.mark.parametrize(
    ("filters", "edges"),
    [
        (Filters(min_confidence=0.9), {edge.id for edge in EDGES}),
        (
            Filters(min_confidence=0.95),
            {edge.id for edge in EDGES} - {"egypt opposes haftar"},
        ),
        (Filters(kinds=("opposition",)), {"egypt opposes haftar", "gna attacks lna", "lna attacks derna"}),
        (Filters(kinds=("contact", "territory"), statuses=("accepted",)),
         {"egypt meets lna", "kobler mediates gna", "kobler mediates lna", f"{GROUP} controls derna"}),
        (Filters(as_of=date(2017, 6, 2)), set()),
        (Filters(as_of=date(2017, 6, 3)), {"egypt supports haftar"}),
        (Filters(since=date(2018, 1, 1)), set()),
        (Filters(since=date(2017, 6, 3), until=date(2017, 6, 3)), {"egypt supports haftar"}),
        (Filters(until=date(2017, 6, 2), undated=True), {edge.id for edge in EDGES} - {"egypt supports haftar"}),
    ],
    ids=str,
)  # fmt: skip
def test_an_edge_is_there_when_one_of_its_claims_passes(store: Store, filters: Filters, edges: set[str]) -> None:
    store.load(TANGLED)
    assert {edge.id for edge in read_network(store, filters).edges} == edges


def test_the_numbers_of_an_edge_are_those_of_its_passing_claims(store: Store) -> None:
    store.load(TANGLED)
    whole = next(edge for edge in EDGES if edge.id == "egypt supports haftar")
    by_confidence = {edge.id: edge for edge in read_network(store, Filters(min_confidence=0.5)).edges}
    assert by_confidence[whole.id] == dataclasses.replace(
        whole, count=1, sources=1, first=date(2017, 7, 1), claims=whole.claims[:1]
    )
    # The first claim, a state, has no end, so it holds in 2018; the second ended with August.
    by_day = {edge.id: edge for edge in read_network(store, Filters(as_of=date(2018, 1, 1))).edges}
    assert by_day[whole.id].claims == whole.claims[1:]
    assert (by_day[whole.id].confidence, by_day[whole.id].speakers) == (0.4, ())


@pytest.mark.parametrize("status", ["draft", "rejected"])
def test_a_network_of_drafts_is_refused(store: Store, status: str) -> None:
    with pytest.raises(InvalidParameter, match="accepted claims only"):
        read_network(store, Filters(statuses=("accepted", status)))


def test_a_merged_actor_is_gone_and_its_edges_are_the_other_s(store: Store) -> None:
    store.load(
        reading(
            claim("egypt supports khalifa"),
            claim("egypt supports haftar", "two", quote="again"),
            claim("khalifa supports haftar"),
            claim("lna opposes egypt", speakers=["khalifa"]),
        )
    )
    store.merge("khalifa", "haftar", by="an analyst")
    network = read_network(store)
    assert [node.id for node in network.nodes] == ["egypt", "haftar", "lna"]
    # Of itself it makes no edge: "khalifa supports haftar" is gone.
    assert [(edge.id, edge.count, edge.speakers) for edge in network.edges] == [
        ("egypt supports haftar", 2, ()),
        ("lna opposes egypt", 1, ("haftar",)),
    ]


def test_a_contested_edge_says_so(store: Store) -> None:
    store.load(reading(claim("egypt supports haftar"), claim("egypt not supports haftar"), claim("egypt meets gna")))
    contested = {edge.id: edge.contested for edge in read_network(store).edges}
    assert contested == {
        "egypt meets gna": False,
        "egypt not-supports haftar": True,
        "egypt supports haftar": True,
    }


def test_claims_are_listed_best_first_and_not_without_bound(store: Store) -> None:
    confidences = [0.1, 0.7, None, 0.7, 0.2, 0.3, 0.4]
    store.load(
        reading(
            *(
                claim("egypt supports haftar", f"k{number}", quote=f"words {number}", confidence=confidence)
                for number, confidence in enumerate(confidences)
            )
        )
    )
    [edge] = read_network(store).edges
    keys = {row["id"]: row["key"] for row in store.rows("MATCH (c:Claim) RETURN c.id AS id, c.key AS key")}
    assert [keys[id] for id in edge.claims] == ["k2", "k1", "k3", "k6", "k5"]
    assert (edge.count, len(edge.claims), edge.quote) == (7, CLAIMS_SHOWN, "words 2")


def test_networkx_graph_holds_every_node_edge_and_field(store: Store) -> None:
    store.load(TANGLED)
    graph = to_networkx(store)
    assert graph.graph["filters"] == "none"
    assert graph.graph["made_by"].startswith("sides ")
    assert dict(graph.nodes(data=True)) == {
        node.id: {
            "group": node.group,
            "kind": node.kind,
            "label": node.label,
            "name": node.name,
            "aliases": list(node.aliases),
        }
        for node in NODES
    }
    lists = ("speakers", "modalities", "claims")
    expected = {}
    for edge in EDGES:
        attributes = dataclasses.asdict(edge)
        ends = attributes.pop("source"), attributes.pop("target"), attributes.pop("name")
        expected[ends] = attributes | {name: list(attributes[name]) for name in lists} | {"weight": edge.sources}
    assert {(source, target, key): data for source, target, key, data in graph.edges(keys=True, data=True)} == expected
    assert graph["egypt"]["haftar"]["not-recognizes"]["sign"] == -1


def test_networkx_graph_both_ways(store: Store) -> None:
    store.load(TANGLED)
    graph = to_networkx(store, both_ways=True)
    assert graph.number_of_edges() == len(EDGES) + 1
    assert graph["lna"]["egypt"]["meets"] == graph["egypt"]["lna"]["meets"]
