"""The network of a store: its derived view, read once as plain records, for exporters and for Python.

An edge stands for every claim that one actor stands in one relation, affirmed or negated, to one actor or
place. Its numbers are taken over the claims that pass the filters, so an edge without such a claim is not
there. Without filters they are the numbers that the store keeps on its derived edges.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sides.graph.filters import Filters, export_note
from sides.ontology.terms import RELATIONS

if TYPE_CHECKING:
    import networkx  # type: ignore[import-untyped]
    from sides.graph.store import Store

CLAIMS_SHOWN = 5  # a hub's edges rest on thousands of claims; whoever wants all of them asks the store by `edge`

_NODES = {
    "actor": "MATCH (n:Actor) RETURN n.id AS id, n.name AS name, n.label AS label, n.kind AS kind, "
    "n.aliases AS aliases, n.canonical AS canonical ORDER BY id",
    "place": "MATCH (n:Place) RETURN n.id AS id, n.name AS name, n.label AS label, n.kind AS kind, "
    "n.aliases AS aliases, n.id AS canonical ORDER BY id",
}
_EDGES = {
    "actor": "MATCH (s:Actor)-[r]->(t:Actor) WHERE r.relation IS NOT NULL "
    "RETURN s.id AS source, t.id AS target, r.key AS key, r.relation AS relation, r.polarity AS polarity",
    "place": "MATCH (s:Actor)-[r]->(t:Place) WHERE r.relation IS NOT NULL "
    "RETURN s.id AS source, t.id AS target, r.key AS key, r.relation AS relation, r.polarity AS polarity",
}
_CLAIMS = (
    "MATCH (c:Claim) WHERE c.edge IS NOT NULL AND {condition} "
    "RETURN c.id AS id, c.edge AS key, c.relation AS relation, c.between AS between, c.confidence AS confidence, "
    "c.position AS position, c.quote AS quote, c.origins AS origins, c.contested AS contested, "
    "c.date_from AS date_from, c.date_until AS date_until, c.modality AS modality ORDER BY id"
)
_SPEAKERS = (
    "MATCH (c:Claim)-[s:SAID_BY]->(who) WHERE c.edge IS NOT NULL AND {condition} "
    "RETURN c.id AS claim, s.position AS position, s.stance AS stance, s.mention AS mention, "
    "s.on_behalf_of AS principal, who.id AS who ORDER BY claim, position"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor or place at an end of an edge.

    id: unique over actors and places. group: `actor` or `place`. kind: of actor or place; a place may have
    none ("").
    label: the name that answers print, an unnamed group in brackets. aliases: as declared.
    """

    id: str
    group: str
    kind: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """All passing claims "source relation target" of one polarity; read from source to target unless
    symmetric.

    id: unique over the network. edge: what its claims carry as `edge`, to ask the store for all of them.
    label: the relation in words, of its polarity; kind: the relation's. name: `supports`, or `not-supports`
    where negated.
    sign: +1, -1 or 0 between actors; 0 for an edge to a place, which has no side.
    count: claims; sources: distinct origins of them; confidence: the best claim's, 0 to 1 (1 where one is
    hand-made).
    first, last: the earliest and the latest day, None where all are undated. contested: whether any of them
    is.
    quote: of the best claim that has one, by confidence, then earliest in its text, then by id; else None.
    speakers: who says so, in words, each once, the best claim's first; empty where only authors do.
    modalities: sorted. claims: ids, best first, not more than `CLAIMS_SHOWN` of `count`.
    """

    id: str
    source: str
    target: str
    edge: str
    relation: str
    polarity: str
    name: str
    label: str
    kind: str
    sign: int
    symmetric: bool
    count: int
    sources: int
    confidence: float
    first: date | None
    last: date | None
    contested: bool
    quote: str | None
    speakers: tuple[str, ...]
    modalities: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and edges, both sorted by id, and the filters they were read with."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    filters: Filters


def read_network(
    store: Store, filters: Filters | None = None, *, places: bool = True, isolated: bool = False
) -> Network:
    """The network of `store`; an empty store, or one whose claims all fail the filters, gives no edges.

    filters: which claims to take. places: also edges to places. isolated: also actors (and places) without an
    edge. Raises InvalidParameter for filters that ask for drafts or rejected claims, which make no edges.
    """
    filters = filters or Filters()
    filters.check_accepted("a network")
    groups = ("actor", "place") if places else ("actor",)
    nodes, canonical = _read_nodes(store, groups)
    labels = {actor: nodes[into].label for actor, into in canonical.items()}
    condition, parameters = filters.cypher(counted=True)
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in store.rows(_CLAIMS.format(condition=condition), parameters):
        claims[row["key"]].append(row)
    speakers: dict[str, list[str]] = defaultdict(list)
    for row in store.rows(_SPEAKERS.format(condition=condition), parameters):
        name = labels.get(row["who"]) or row["mention"] or row["who"]
        principal = row["principal"] and labels.get(row["principal"], row["principal"])
        speakers[row["claim"]].append(speaker_words(str(name), row["stance"], principal))
    edges = []
    for group in groups:
        for row in store.rows(_EDGES[group]):
            passing = [claim for claim in claims.get(row["key"], ()) if _is_party(row["target"], claim)]
            if passing:
                edges.append(_edge({**row, "group": group}, passing, speakers))
    edges.sort(key=lambda edge: edge.id)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    kept = (node for node in nodes.values() if isolated or node.id in ends)
    return Network(nodes=tuple(sorted(kept, key=lambda node: node.id)), edges=tuple(edges), filters=filters)


def to_networkx(
    store: Store,
    filters: Filters | None = None,
    *,
    places: bool = True,
    isolated: bool = False,
    both_ways: bool = False,
) -> networkx.MultiDiGraph:
    """The network of `store` as a `networkx.MultiDiGraph`, for its algorithms.

    Nodes are ids, with the other fields of `Node` as attributes. An edge's key is its `name` ("supports",
    "not-recognizes"), so `graph["egypt"]["haftar"]["supports"]` is one edge, with the other fields of `Edge`
    as attributes and `weight`, the number of its sources. A symmetric edge is there once, from the lower id
    to the higher, with `symmetric` true; `both_ways` adds it the other way round too. Dates are
    `datetime.date`, lists are lists, and what is not known is None. The graph's own attributes are `filters`
    (text) and `made_by`. An empty store gives an empty graph. Raises what `read_network` raises.
    """
    import networkx

    network = read_network(store, filters, places=places, isolated=isolated)
    graph: networkx.MultiDiGraph = networkx.MultiDiGraph(
        filters=str(network.filters), made_by=export_note(network.filters)
    )
    for node in network.nodes:
        graph.add_node(node.id, **_attributes(node, without=("id",)))
    for edge in network.edges:
        attributes = {**_attributes(edge, without=("source", "target", "name")), "weight": edge.sources}
        graph.add_edge(edge.source, edge.target, key=edge.name, **attributes)
        if both_ways and edge.symmetric:
            graph.add_edge(edge.target, edge.source, key=edge.name, **attributes)
    return graph


def speaker_words(name: str, stance: str, principal: str | None) -> str:
    """One speaker in words: whom answers call it, what it does with the claim, and for whom it speaks.

    >>> speaker_words("Ahmed al-Mismari", "confirmed", "LNA")
    'Ahmed al-Mismari (confirmed, for LNA)'
    >>> speaker_words("Sources in Hun", "said", None)
    'Sources in Hun'
    """
    details = [] if stance == "said" else [stance.replace("-", " ")]
    if principal is not None:
        details.append(f"for {principal}")
    return f"{name} ({', '.join(details)})" if details else name


def _read_nodes(store: Store, groups: Iterable[str]) -> tuple[dict[str, Node], dict[str, str]]:
    """The nodes by id, without actors that were merged into others, and each actor's canonical id."""
    nodes: dict[str, Node] = {}
    canonical: dict[str, str] = {}
    for group in groups:
        for row in store.rows(_NODES[group]):
            if group == "actor":
                canonical[row["id"]] = row["canonical"]
            if row["id"] == row["canonical"]:
                nodes[row["id"]] = Node(
                    id=row["id"],
                    group=group,
                    kind=row["kind"] or "",
                    label=row["label"],
                    name=row["name"],
                    aliases=tuple(row["aliases"] or ()),
                )
    return nodes, canonical


def _is_party(target: str, claim: Mapping[str, Any]) -> bool:
    """Whether a claim with the edge's key is about `target`: of a mediation's claims, those that name it as a
    party."""
    return claim["relation"] != "mediates" or target in claim["between"]


def _edge(row: Mapping[str, Any], claims: list[dict[str, Any]], speakers: Mapping[str, list[str]]) -> Edge:
    relation, polarity = RELATIONS[row["relation"]], row["polarity"]
    name = relation.name if polarity == "affirmed" else f"not-{relation.name}"
    claims = sorted(claims, key=lambda claim: (-_confidence(claim), claim["position"] or 0, claim["id"]))
    begins = [claim["date_from"] for claim in claims if claim["date_from"] is not None]
    ends = [claim["date_until"] for claim in claims if claim["date_until"] is not None]
    return Edge(
        id=f"{row['source']} {name} {row['target']}",
        source=row["source"],
        target=row["target"],
        edge=row["key"],
        relation=relation.name,
        polarity=polarity,
        name=name,
        label=relation.label_of(polarity),
        kind=relation.kind,
        sign=relation.sign_of(polarity) if row["group"] == "actor" else 0,
        symmetric=relation.symmetric,
        count=len(claims),
        sources=len({origin for claim in claims for origin in claim["origins"] or ()}),
        confidence=max(map(_confidence, claims)),
        first=min(begins, default=None),
        last=max(begins + ends, default=None),
        contested=any(claim["contested"] for claim in claims),
        quote=next((str(claim["quote"]) for claim in claims if claim["quote"]), None),
        speakers=tuple(dict.fromkeys(words for claim in claims for words in speakers.get(claim["id"], ()))),
        modalities=tuple(sorted({claim["modality"] for claim in claims})),
        claims=tuple(claim["id"] for claim in claims[:CLAIMS_SHOWN]),
    )


def _confidence(claim: Mapping[str, Any]) -> float:
    return 1.0 if claim["confidence"] is None else float(claim["confidence"])


def _attributes(record: Node | Edge, *, without: Iterable[str]) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in record.__slots__ if name not in without}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
