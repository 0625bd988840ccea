"""What a store holds, as sets of tuples that two stores, or two moments of one, can be compared by."""

from __future__ import annotations

from typing import Any

from sides.graph.store import Store

Picture = frozenset[tuple[Any, ...]]
RECORDS_OF_CHANGE = ("Meta", "Decision", "Identity")


def _fixed(value: Any) -> Any:
    if isinstance(value, dict):
        return tuple(sorted((name, _fixed(item)) for name, item in value.items() if item is not None))
    return tuple(map(_fixed, value)) if isinstance(value, list) else value


def nodes(store: Store, *, but: tuple[str, ...] = RECORDS_OF_CHANGE) -> Picture:
    """Every node with its properties, but those of some labels."""
    rows = store.rows("MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS props")
    return frozenset((row["label"], _fixed(row["props"])) for row in rows if row["label"] not in but)


def edges(store: Store) -> Picture:
    """Every edge with its ends and properties; NAMES edges are as their nodes say."""
    rows = store.rows(
        "MATCH (a)-[e]->(b) RETURN labels(a)[0] AS a, coalesce(a.id, a.key) AS start, type(e) AS type, "
        "properties(e) AS props, "
        "labels(b)[0] AS b, coalesce(b.id, b.key) AS end"
    )
    return frozenset((row["a"], row["start"], row["type"], _fixed(row["props"]), row["b"], row["end"]) for row in rows)


def everything(store: Store) -> tuple[Picture, Picture]:
    """All nodes, but records of change, and all edges."""
    return nodes(store), edges(store)


def triples(store: Store, *types: str) -> set[tuple[str, str, str]]:
    """The edges of these types between actors and places, as (start, type, end)."""
    rows = store.rows("MATCH (a:Actor)-[e]->(b) RETURN a.id AS start, type(e) AS type, b.id AS end")
    return {(row["start"], row["type"], row["end"]) for row in rows if row["type"] in types or not types}
