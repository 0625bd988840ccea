"""What actors and places are called in the store: their own properties, and the `Name` nodes that find them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sides.graph.actor import Actor
from sides.graph.derivation import batches, by_ids
from sides.graph.derived import Row
from sides.graph.engine import Run
from sides.graph.identity import Overlay
from sides.graph.names import fold

DECLARED = """UNWIND $ids AS id
MATCH (n:{label} {{id: id}})<-[d:DECLARES]-(r:Reading)
RETURN id, r.id AS reading, properties(d) AS declared"""
_NODES = "UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN properties(n) AS node"
_NAMED = """UNWIND $ids AS key
MATCH (n:Name {key: key})-[e:NAMES]->(t)
RETURN key, e.of AS of, labels(t)[0] AS label, t.id AS id"""


def name_keys(node: Row) -> set[str]:
    """The folded names by which a node is found, and its id marked as one."""
    names = (node.get("name"), node.get("short"), *node.get("aliases", []))
    return {f"id:{node['id']}", *(key for name in names if name and (key := fold(name)))}


def nodes_of(run: Run, ids: Collection[str]) -> dict[str, tuple[str, Row]]:
    """Label and properties of those of these actors and places that the store has."""
    return {
        row["node"]["id"]: (label, row["node"])
        for label in ("Actor", "Place")
        for row in by_ids(run, _NODES.format(label=label), ids)
    }


def keys_of(run: Run, ids: Collection[str]) -> set[str]:
    """The names that these actors and places have now."""
    return {key for _, node in nodes_of(run, ids).values() for key in name_keys(node)}


def union(id: str, declarations: Iterable[tuple[str, Row]], *, label: str) -> Row:
    """A node's own properties: what its declarations, each with the id of its reading, say together.

    They agree on the name and on a stated kind; a declaration that states the kind goes before one that does not,
    then the order of the readings' ids decides.
    """
    ordered = [
        row for _, row in sorted(declarations, key=lambda pair: (pair[1].get("kind") in (None, "actor"), pair[0]))
    ]

    def first(name: str) -> Any:
        return next((row[name] for row in ordered if row.get(name) is not None), None)

    name, kind, short = first("name"), first("kind"), first("short")
    others = {row["name"] for row in ordered} - {name}
    aliases = {alias for row in ordered for alias in row.get("aliases", [])} | others
    node = {
        "id": id,
        "name": name,
        "kind": kind,
        "aliases": sorted(aliases),
        "identifiers": sorted({identifier for row in ordered for identifier in row.get("identifiers", [])}),
    }
    if label == "Actor":
        shown = Actor(id=id, name=name, kind=kind or "actor", short=short).label
        node |= {"short": short, "label": shown, "reliability": first("reliability")}
    else:
        node |= {"label": name, "within": first("within")}
    return {key: value for key, value in node.items() if value is not None}


def describe(run: Run, ids: Collection[str], overlay: Overlay) -> None:
    """Write the own properties of the given actors and places anew, and the edges from place to wider place."""
    for label in ("Actor", "Place"):
        declared: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        for row in by_ids(run, DECLARED.format(label=label), ids):
            declared[row["id"]].append((row["reading"], row["declared"]))
        nodes = [union(id, declarations, label=label) for id, declarations in sorted(declared.items())]
        if label == "Actor":
            nodes = [node | {"canonical": overlay.resolve(node["id"])} for node in nodes]
        for batch in batches(nodes):
            run(f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n = row", {"rows": batch})
        if label == "Place":
            _write_within(run, nodes)


def says_nothing_new(declared: Row, node: Row) -> bool:
    """Whether `declared` leaves the node as it is: every declaration but this one says as much.

    A store where a hundred readings declare the same actors need not read a hundred declarations for the next.
    """
    same = all(declared.get(name) in (None, node.get(name)) for name in ("name", "short", "reliability", "within"))
    kind = declared.get("kind") in (None, "actor", node.get("kind"))
    lists = all(set(declared.get(name, [])) <= set(node.get(name, [])) for name in ("aliases", "identifiers"))
    return same and kind and lists and "label" in node


def _write_within(run: Run, places: Iterable[Row]) -> None:
    places = list(places)
    for batch in batches(place["id"] for place in places):
        run("UNWIND $rows AS id MATCH (p:Place {id: id})-[e:WITHIN]->() DELETE e", {"rows": batch})
    for batch in batches(place for place in places if "within" in place):
        run(
            "UNWIND $rows AS row MATCH (p:Place {id: row.id}) MATCH (q:Place {id: row.within}) "
            "MERGE (p)-[:WITHIN]->(q)",
            {"rows": batch},
        )


def rename(run: Run, changed: Collection[str], old_keys: Collection[str], overlay: Overlay) -> None:
    """Write the `Name` nodes anew of the `changed` actors and places; `old_keys`: the names they had before."""
    keys: dict[str, set[tuple[str, str]]] = {key: set() for key in old_keys}
    for id, (label, node) in nodes_of(run, changed).items():
        for key in name_keys(node):
            keys.setdefault(key, set()).add((label, id))
    now: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(dict)
    for row in by_ids(run, _NAMED, keys):
        now[row["key"]][row["label"], row["id"]] = row["of"]
        keys[row["key"]] |= {(row["label"], id) for id in row["of"] if id not in changed}
    wanted = {key: targets_of(things, overlay) for key, things in keys.items()}
    stale = [key for key, targets in wanted.items() if not targets or now[key] != targets]
    for batch in batches(stale):
        run("UNWIND $rows AS key MATCH (n:Name {key: key}) DETACH DELETE n", {"rows": batch})
    write_names(run, {key: wanted[key] for key in stale})


def write_names(run: Run, names: Mapping[str, Mapping[tuple[str, str], list[str]]]) -> None:
    """Write `Name` nodes with their edges; each target is (label, id), with the ids of those it stands for."""
    for batch in batches(key for key, targets in names.items() if targets):
        run("UNWIND $rows AS key MERGE (:Name {key: key})", {"rows": batch})
    for label in ("Actor", "Place"):
        rows = [
            {"key": key, "id": id, "of": of}
            for key, targets in names.items()
            for (kind, id), of in targets.items()
            if kind == label
        ]
        for batch in batches(rows):
            run(
                f"UNWIND $rows AS row MATCH (n:Name {{key: row.key}}) MATCH (t:{label} {{id: row.id}}) "
                "CREATE (n)-[:NAMES {of: row.of}]->(t)",
                {"rows": batch},
            )


def targets_of(things: Iterable[tuple[str, str]], overlay: Overlay) -> dict[tuple[str, str], list[str]]:
    """What a name leads to that these actors and places have: label and id, with the ids of those it stands for."""
    targets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for label, id in sorted(things):
        targets[label, overlay.resolve(id) if label == "Actor" else id].append(id)
    return dict(targets)
