from __future__ import annotations

import io
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import networkx
import pytest
from sides.graph import open_store
from sides.graph.filters import Filters
from sides.graph.graphml import EDGE_COLOURS, NODE_COLOURS, write_graphml
from sides.graph.network import Edge, Network, Node, read_network
from sides.graph.store import Store
from sides.loaders.claims_file import read_claims_file
from sides.ontology.terms import ACTOR_KINDS, KINDS
from small_graphs import claim, reading
from tangled_graph import CONTROL, EDGES, GROUP, MARKUP, NODES, TANGLED, ids

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"
EXAMPLE = Path(__file__).parents[2] / "loaders" / "examples" / "jufra-2017" / "jufra-2017.claims.yaml"
COLOURS = {
    "alliance": "#0072B2",
    "opposition": "#D55E00",
    "contact": "#CC79A7",
    "structure": "#000000",
    "territory": "#009E73",
}
VISIBLE = "a bell␇, a tab\t, a line\r\nanother, � and \x85"
"""What CONTROL must become: XML 1.0 has no U+0007 and no U+FFFE; the rest stays."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "sides.store") as opened:
        yield opened


def graphml(store: Store, filters: Filters | None = None, *, mixed: bool = True) -> bytes:
    out = io.BytesIO()
    write_graphml(read_network(store, filters), out, mixed=mixed)
    return out.getvalue()


def with_networkx(data: bytes) -> networkx.MultiDiGraph:
    graph = networkx.read_graphml(io.BytesIO(data), force_multigraph=True)
    assert isinstance(graph, networkx.MultiDiGraph)
    return graph


def edge_elements(data: bytes) -> list[dict[str, str]]:
    return [dict(element.attrib) for element in ElementTree.fromstring(data).iter(f"{NAMESPACE}edge")]


def test_every_node_and_attribute_of_the_tangled_graph(store: Store) -> None:
    store.load(TANGLED)
    found = dict(with_networkx(graphml(store, mixed=False)).nodes(data=True))
    colours = {  # of the scheme "muted", as red, green, blue
        "derna": (119, 119, 119), "egypt": (51, 34, 136), "gna": (187, 187, 187), "haftar": (221, 204, 119),
        "kobler": (187, 187, 187), "lna": (136, 34, 85), GROUP: (221, 221, 221),
    }  # fmt: skip
    # Sources of all edges at the node: egypt 2 + 1 + 1 + 2 + 1 = 7 is the most, so its size is 50 and another's
    # is 10 + 40 * sqrt(its own / 7).
    sizes = {"derna": 31.38, "egypt": 50.0, "gna": 31.38, "haftar": 43.81, "kobler": 31.38, "lna": 43.81, GROUP: 25.12}
    expected = {
        node.id: {
            "label": node.label,
            "kind": node.kind,
            "group": node.group,
            "name": node.name,
            "size": sizes[node.id],
            **dict(zip("rgb", colours[node.id], strict=True)),
        }
        for node in NODES
    }
    expected["haftar"]["aliases"] = "Haftar | The | Field Marshal"
    positions = [(attributes.pop("x"), attributes.pop("y")) for attributes in found.values()]
    assert found == expected
    assert all(type(value) is float for position in positions for value in position)
    assert len(set(positions)) == len(positions), "no two nodes stand in one place"


def test_every_edge_and_attribute_of_the_tangled_graph(store: Store) -> None:
    store.load(TANGLED)
    graph = with_networkx(graphml(store, mixed=False))
    texts = {  # speakers and claims, joined into text
        "egypt meets lna": ("Sources in Hun", " ".join(ids("lna meets egypt", "egypt meets lna"))),
        "egypt supports haftar": (
            "Ahmed al-Mismari (confirmed, for LNA)",
            " ".join(ids("again", "egypt supports haftar")),
        ),
        "kobler mediates gna": (None, " ".join(ids("kobler mediates =peace", "kobler mediates =oil"))),
    }
    colours = {"egypt not-recognizes haftar": "#D55E00", "haftar not-supports egypt": "#999999"}
    expected: dict[tuple[str, str, str], dict[str, Any]] = {}
    for edge in EDGES:
        speakers, claims = texts.get(edge.id, (None, edge.claims[0]))
        attributes = {
            "edgelabel": edge.label,
            "weight": {"egypt meets lna": 2.0, "egypt supports haftar": 2.0}.get(edge.id, 1.0),
            "sign": edge.sign,
            "color": colours.get(edge.id, COLOURS[edge.kind]),
            "relation": edge.relation,
            "polarity": edge.polarity,
            "relation_kind": edge.kind,
            "symmetric": edge.id == "egypt meets lna",
            "count": edge.count,
            "sources": edge.sources,
            "confidence": edge.confidence,
            "first": {"egypt supports haftar": "2017-06-03"}.get(edge.id),
            "last": {"egypt supports haftar": "2017-08-31"}.get(edge.id),
            "contested": False,
            "modalities": edge.modalities[0],
            "quote": VISIBLE if edge.quote == CONTROL else edge.quote,
            "speakers": speakers,
            "claims": claims,
        }
        expected[edge.source, edge.target, edge.id] = {
            name: value for name, value in attributes.items() if value is not None
        }
    assert {(source, target, key): data for source, target, key, data in graph.edges(keys=True, data=True)} == expected
    assert graph.graph["filters"] == "none"
    assert graph.graph["made_by"].startswith("sides ")


def test_types_of_attributes(store: Store) -> None:
    store.load(TANGLED)
    keys = {
        (element.attrib["for"], element.attrib["attr.name"]): element.attrib["attr.type"]
        for element in ElementTree.fromstring(graphml(store)).iter(f"{NAMESPACE}key")
    }
    others = {
        ("node", "size"): "double", ("node", "x"): "double", ("node", "y"): "double",
        ("node", "r"): "int", ("node", "g"): "int", ("node", "b"): "int",
        ("edge", "weight"): "double", ("edge", "confidence"): "double",
        ("edge", "sign"): "int", ("edge", "count"): "int", ("edge", "sources"): "int",
        ("edge", "symmetric"): "boolean", ("edge", "contested"): "boolean",
    }  # fmt: skip
    texts = {
        ("graph", "made_by"), ("graph", "filters"), ("node", "label"), ("node", "kind"), ("node", "group"),
        ("node", "name"), ("node", "aliases"), ("edge", "edgelabel"), ("edge", "color"), ("edge", "relation"),
        ("edge", "polarity"), ("edge", "relation_kind"), ("edge", "first"), ("edge", "last"), ("edge", "modalities"),
        ("edge", "quote"), ("edge", "speakers"), ("edge", "claims"),
    }  # fmt: skip
    assert keys == others | dict.fromkeys(texts, "string")


def test_what_gephi_reads_of_an_edge_element(store: Store) -> None:
    store.load(TANGLED)
    elements = edge_elements(graphml(store))
    assert elements == [
        {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge.label}
        | ({"directed": "false"} if edge.id == "egypt meets lna" else {})
        for edge in sorted(EDGES, key=lambda edge: edge.id)
    ]


def test_without_mixed_only_the_direction_of_symmetric_edges_differs(store: Store) -> None:
    store.load(TANGLED)
    assert graphml(store, mixed=False) == graphml(store).replace(b' directed="false"', b"")


def test_markup_and_control_characters_in_names_and_quotes(store: Store) -> None:
    name = "A <b> & \"c\" 'd' ]]> \x1b"
    store.load(reading(claim("a supports b", quote=MARKUP)))
    network = read_network(store)
    named = Network(
        nodes=tuple(Node(id=node.id, group="actor", kind="state", label=name, name=name) for node in network.nodes),
        edges=network.edges,
        filters=network.filters,
    )
    out = io.BytesIO()
    write_graphml(named, out)
    graph = with_networkx(out.getvalue())
    assert graph.nodes["a"]["label"] == "A <b> & \"c\" 'd' ]]> ␛"
    assert graph["a"]["b"]["a supports b"]["quote"] == MARKUP


def test_lone_surrogates_do_not_break_the_file() -> None:
    node = Node(id="a", group="actor", kind="state", label="\ud800x", name="x")
    out = io.BytesIO()
    write_graphml(Network(nodes=(node,), edges=(), filters=Filters()), out)
    assert with_networkx(out.getvalue()).nodes["a"]["label"] == "�x"


def test_an_empty_store_gives_a_valid_file(store: Store) -> None:
    graph = with_networkx(graphml(store))
    assert (len(graph), graph.number_of_edges()) == (0, 0)


def test_an_isolated_actor_has_the_smallest_size_and_a_place_of_its_own(store: Store) -> None:
    store.load(reading(claim("a holds-role =king"), claim("b holds-role =queen")))
    out = io.BytesIO()
    write_graphml(read_network(store, isolated=True), out)
    nodes = dict(with_networkx(out.getvalue()).nodes(data=True))
    assert {id: node["size"] for id, node in nodes.items()} == {"a": 10.0, "b": 10.0}
    assert (nodes["a"]["x"], nodes["a"]["y"]) != (nodes["b"]["x"], nodes["b"]["y"])


def test_a_self_loop_of_a_network_made_by_hand_is_written() -> None:
    """The store makes none; whoever builds a network of records may."""
    loop = Edge(
        id="a opposes a", source="a", target="a", edge="a opposes a", relation="opposes", polarity="affirmed",
        name="opposes", label="opposes", kind="opposition", sign=-1, symmetric=False, count=1, sources=1,
        confidence=1.0, first=None, last=date(2017, 1, 1), contested=False, quote=None, speakers=(),
        modalities=("state",), claims=("c",),
    )  # fmt: skip
    node = Node(id="a", group="actor", kind="state", label="A", name="A")
    out = io.BytesIO()
    write_graphml(Network(nodes=(node,), edges=(loop,), filters=Filters()), out)
    graph = with_networkx(out.getvalue())
    assert graph["a"]["a"]["a opposes a"]["last"] == "2017-01-01"


def test_more_claims_than_are_listed_are_counted(store: Store) -> None:
    store.load(reading(*(claim("a supports b", f"k{number}", quote=f"{number}") for number in range(7))))
    [(_, _, data)] = with_networkx(graphml(store)).edges(data=True)
    listed = data["claims"].removesuffix(" and 2 more").split()
    assert len(listed) == 5
    assert data["count"] == 7


def test_the_filters_are_applied_and_recorded(store: Store) -> None:
    store.load(TANGLED)
    graph = with_networkx(graphml(store, Filters(as_of=date(2017, 6, 3), min_confidence=0.25)))
    assert graph.graph["filters"] == "min_confidence=0.25 as_of=2017-06-03 undated=false"
    assert set(graph.edges(keys=True)) == {("egypt", "haftar", "egypt supports haftar")}


def test_the_same_record_gives_the_same_bytes_in_whatever_order_it_was_loaded(tmp_path: Path) -> None:
    readings = [TANGLED, reading(claim("gna supports lna"), claim("un meets gna"), id="second")]
    written = []
    for name, order in (("one", readings), ("other", readings[::-1])):
        with open_store(tmp_path / name) as store:
            for each in order:
                store.load(each)
            written.append(graphml(store))
    assert written[0] == written[1]


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    with open_store(tmp_path / "sides.store") as store:
        store.load(TANGLED)
        expected = graphml(store)
    script = (
        "import sys; from sides.graph import open_store; from sides.graph.exporters import export\n"
        "with open_store(sys.argv[1], read_only=True) as store: export(store, 'graphml', sys.argv[2])"
    )
    out = tmp_path / "out.graphml"
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", script, tmp_path / "sides.store", out], check=True, env=environment)
        assert out.read_bytes() == expected


def test_the_bundled_example_against_the_rows_of_its_store(store: Store) -> None:
    store.load(read_claims_file(EXAMPLE).reading)
    data = graphml(store)
    graph = with_networkx(data.replace(b' directed="false"', b""))

    edges = store.rows(
        "MATCH (s:Actor)-[r]->(t) WHERE r.relation IS NOT NULL "
        "RETURN s.id AS source, t.id AS target, labels(t) AS labels, properties(r) AS edge"
    )
    symmetric = set()
    for row in edges:
        negation = "not-" if row["edge"]["polarity"] == "negated" else ""
        id = f"{row['source']} {negation}{row['edge']['relation']} {row['target']}"
        if row["edge"]["symmetric"]:
            symmetric.add(id)
        found = graph.edges[row["source"], row["target"], id]
        derived = {name: row["edge"][name] for name in ("relation", "polarity", "count", "sources", "confidence")}
        derived |= {"contested": row["edge"]["contested"], "symmetric": row["edge"]["symmetric"]}
        assert {name: found[name] for name in derived} == derived
        assert (found["edgelabel"], found["relation_kind"]) == (row["edge"]["label"], row["edge"]["kind"])
        assert found["sign"] == (row["edge"]["sign"] if row["labels"] == ["Actor"] else 0)
        assert found["weight"] == row["edge"]["sources"]
        claims = store.rows(
            "MATCH (c:Claim {edge: $edge}) WHERE c.counted RETURN c.id AS id, c.quote AS quote ORDER BY c.position, id",
            {"edge": row["edge"]["key"]},
        )
        assert found["claims"].split() == [one["id"] for one in claims]
        assert found["quote"] == claims[0]["quote"], "all are hand-made, so the first in the text is the best"
        assert "first" not in found, "the article has no date"
    assert graph.number_of_edges() == len(edges)
    assert {element["id"] for element in edge_elements(data) if "directed" in element} == symmetric

    nodes = store.rows(
        "MATCH (n:Actor|Place) WHERE EXISTS { MATCH (n)-[r]-(m:Actor|Place) WHERE r.relation IS NOT NULL } "
        "RETURN n.id AS id, labels(n) AS labels, n.label AS label, n.name AS name, n.kind AS kind, n.aliases AS aliases"
    )
    assert set(graph) == {row["id"] for row in nodes}
    for row in nodes:
        found = graph.nodes[row["id"]]
        assert (found["label"], found["name"], found["kind"]) == (row["label"], row["name"], row["kind"])
        assert [found["group"]] == [label.lower() for label in row["labels"]]
        assert found.get("aliases", "") == " | ".join(row["aliases"])
        colour = NODE_COLOURS["place" if row["labels"] == ["Place"] else row["kind"]]
        assert f"#{found['r']:02X}{found['g']:02X}{found['b']:02X}" == colour


def test_what_everybody_must_see_of_the_bundled_example(store: Store) -> None:
    """Read off the article."""
    store.load(read_claims_file(EXAMPLE).reading)
    graph = with_networkx(graphml(store, mixed=False))
    signs = {(source, target, data["edgelabel"]): data["sign"] for source, target, data in graph.edges(data=True)}
    assert signs["egypt", "haftar", "supports"] == 1
    assert signs["egypt", "lna", "cooperates with"] == 1
    assert signs["un", "gna", "supports"] == 1
    assert signs["haftar", "gna", "does not recognize"] == -1
    assert signs["haftar", "gna", "captures from"] == -1
    assert signs["bdb", "lna", "clashes with"] == -1
    assert signs["haftar", "lna", "leads"] == 0
    assert signs["bdb", "misrata", "withdraws toward"] == 0
    assert graph.nodes["lna"]["label"] == "LNA"
    assert {graph.nodes[id]["label"] for id in graph if graph.nodes[id]["kind"] == "unnamed"} >= {
        "[opponents of the LNA]",
        "[Islamist opponents]",
    }


def test_every_kind_has_a_colour_of_its_own() -> None:
    assert set(EDGE_COLOURS) == {*KINDS, "negated"}
    assert set(NODE_COLOURS) == {*ACTOR_KINDS, "place"}
    assert len(set(EDGE_COLOURS.values())) == len(EDGE_COLOURS)
    assert len(set(NODE_COLOURS.values())) == len(NODE_COLOURS)
