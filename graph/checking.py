"""Whether a store is as it should be: everything derived equals what follows from the record, and nothing dangles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sides.graph.decision import verdicts
from sides.graph.derivation import DENIED, by_ids, disputed_of, full, peers_by_spo, recorded_claims
from sides.graph.derived import Row, claim_properties, edges_of, pair_edges_of, standings
from sides.graph.engine import Run
from sides.graph.identity import Overlay
from sides.graph.naming import name_keys, nodes_of, targets_of, union
from sides.graph.projection import fingerprint
from sides.graph.reconstruction import read_claims, read_decisions, read_identities, read_reading
from sides.graph.schema import CLAIM_EDGES, PAIR_EDGES

_DANGLING = (
    (
        "claim {id} belongs to no reading",
        "MATCH (n:Claim) WHERE n.reading IS NOT NULL AND NOT EXISTS { (n)-[:IN]->(:Reading) }",
    ),
    (
        "claim {id} is a stub that nothing points to",
        "MATCH (n:Claim) WHERE n.reading IS NULL AND NOT EXISTS { (n)<-[:DISPUTES|CONFIRMS]-() }",
    ),
    ("actor {id} is declared by nobody", "MATCH (n:Actor) WHERE NOT EXISTS { (n)<-[:DECLARES]-() }"),
    ("place {id} is declared by nobody", "MATCH (n:Place) WHERE NOT EXISTS { (n)<-[:DECLARES]-() }"),
    ("article {id} is read by nobody", "MATCH (n:Article) WHERE NOT EXISTS { (n)<-[:READS]-() }"),
    ("source {id} says nothing", "MATCH (n:Source) WHERE NOT EXISTS { (n)<-[:SAID_BY]-() }"),
)


def problems(run: Run) -> list[str]:
    """What is wrong with the store, in words, sorted; empty where nothing is."""
    found = [words.format(id=row["id"]) for words, query in _DANGLING for row in run(f"{query} RETURN n.id AS id")]
    actors = {row["id"]: row["node"] for row in run("MATCH (n:Actor) RETURN n.id AS id, properties(n) AS node")}
    overlay = Overlay(read_identities(run), actors=actors)
    return sorted([*found, *_readings(run), *_claims(run, overlay), *_things(run, overlay)])


def _readings(run: Run) -> Iterator[str]:
    for row in run("MATCH (r:Reading) RETURN r.id AS id, r.hash AS hash"):
        if fingerprint(read_reading(run, row["id"])) != row["hash"]:
            yield f"reading {row['id']} is not what was loaded; load its file again"


def _claims(run: Run, overlay: Overlay) -> Iterator[str]:
    decisions = read_decisions(run)
    decided = read_claims(run, {one.claim for one in decisions})
    statuses = {id: verdict.status for id, verdict in verdicts(decisions, decided).items()}
    ids = {row["id"] for row in run("MATCH (c:Claim) WHERE c.reading IS NOT NULL RETURN c.id AS id")}
    claims: dict[str, Row] = {}
    for stored, recorded in recorded_claims(run, ids):
        if stored["status"] != statuses.get(stored["id"], stored["file_status"]):
            yield f"claim {stored['id']} has the status {stored['status']}, which was not decided"
        claims[stored["id"]] = stored | claim_properties(recorded, overlay.resolve)
        yield from _differences(f"claim {stored['id']}", stored, claim_properties(recorded, overlay.resolve))
    disputed = disputed_of(run, ids, {})
    denied = {row["id"] for row in by_ids(run, DENIED, ids)}
    for group in peers_by_spo(claims, disputed, denied).values():
        for id, standing in standings(group).items():
            props = {"ends": standing.ends, "lasts": standing.lasts, "contested": standing.contested}
            yield from _differences(f"claim {id}", claims[id], props)
            claims[id] |= props
    counted = [full(claim) for claim in claims.values() if claim["counted"]]
    yield from _edges(run, CLAIM_EDGES, edges_of(counted))
    yield from _edges(run, PAIR_EDGES, pair_edges_of(counted))


def _edges(run: Run, types: Iterable[str], rows: Iterable[Any]) -> Iterator[str]:
    wanted = {(row.type, row.start, row.end, row.props["key"]): row.props for row in rows}
    pattern = "|".join(types)
    for row in run(
        f"MATCH (a)-[e:{pattern}]->(b) RETURN type(e) AS type, a.id AS start, b.id AS end, properties(e) AS props"
    ):
        key = (row["type"], row["start"], row["end"], row["props"].get("key"))
        name = f"edge {row['start']} {row['type']} {row['end']}"
        if key not in wanted:
            yield f"{name} follows from no claim"
        else:
            yield from _differences(name, row["props"], wanted.pop(key))
    for type, start, end, _ in wanted:
        yield f"edge {start} {type} {end} is missing"


def _things(run: Run, overlay: Overlay) -> Iterator[str]:
    declared: dict[tuple[str, str], list[tuple[str, Row]]] = defaultdict(list)
    keys: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for label in ("Actor", "Place"):
        for row in run(
            f"MATCH (n:{label})<-[d:DECLARES]-(r:Reading) RETURN n.id AS id, r.id AS reading, properties(d) AS declared"
        ):
            declared[label, row["id"]].append((row["reading"], row["declared"]))
    nodes = nodes_of(run, {id for _, id in declared})
    for (label, id), declarations in declared.items():
        wanted = union(id, declarations, label=label)
        if label == "Actor":
            wanted["canonical"] = overlay.resolve(id)
        yield from _differences(f"{label.lower()} {id}", nodes[id][1], wanted)
        for key in name_keys(wanted):
            keys[key].add((label, id))
    found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(dict)
    for row in run(
        "MATCH (n:Name) OPTIONAL MATCH (n)-[e:NAMES]->(t) "
        "RETURN n.key AS key, labels(t)[0] AS label, t.id AS id, e.of AS of"
    ):
        found[row["key"]][row["label"], row["id"]] = row["of"]
    for key in sorted(found.keys() | keys.keys()):
        if found[key] != targets_of(keys[key], overlay):
            yield f"the name {key!r} does not lead where it should"


def _differences(what: str, found: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[str]:
    for name, value in wanted.items():
        if found.get(name) != value:
            yield f"{what} has {name} {found.get(name)!r} where {value!r} follows"
