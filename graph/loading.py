"""Writing recorded rows into a transaction, and taking those of a reading out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sides.graph.derivation import ENDS, Written, batches, by_ids, recorded_from
from sides.graph.derived import Row
from sides.graph.engine import Run
from sides.graph.errors import StillUsed
from sides.graph.projection import Projection

_USED = """UNWIND $ids AS id
MATCH (n:{label} {{id: id}})<-[e:SUBJECT|OBJECT|BETWEEN|SAID_BY|VIA|AT]-(c:Claim)
RETURN DISTINCT id, c.reading AS reading"""


_ALSO_USED = (
    (
        "Actor",
        "MATCH (c:Claim)-[s:SAID_BY]->() WHERE s.on_behalf_of IN $ids "
        "RETURN DISTINCT s.on_behalf_of AS id, c.reading AS reading",
    ),
    (
        "Actor",
        "MATCH (r:Reading)-[d:READS]->() WHERE d.publisher IN $ids RETURN DISTINCT d.publisher AS id, r.id AS reading",
    ),
    (
        "Place",
        "MATCH (r:Reading)-[d:DECLARES]->() WHERE d.within IN $ids RETURN DISTINCT d.within AS id, r.id AS reading",
    ),
)


def write(run: Run, rows: Projection) -> None:
    """Write recorded nodes and edges, but of claims only the bare nodes: `derive` writes what they say."""
    _each(run, "UNWIND $rows AS row MERGE (r:Reading {id: row.id}) SET r = row", rows.readings)
    for label, nodes in (
        ("Article", rows.articles),
        ("Actor", rows.actors),
        ("Place", rows.places),
        ("Source", rows.sources),
    ):
        _each(run, f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row", nodes)
    claims = dict.fromkeys(claim["id"] for claim in (*rows.claims, *rows.stubs))
    _each(run, "UNWIND $rows AS id MERGE (:Claim {id: id})", claims)
    for (start, type, end), edges in rows.edges.items():
        _each(
            run,
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row[0]}}) MATCH (b:{end} {{id: row[1]}}) "
            f"CREATE (a)-[e:{type}]->(b) SET e += row[2]",
            [[edge["start"], edge["end"], edge["props"]] for edge in edges],  # a list is sent faster than a map
        )


def written_claims(rows: Projection) -> dict[str, Written]:
    """The claims of `rows` by id, as `recorded_claims` would read them from the store."""
    ends: dict[str, list[Row]] = defaultdict(list)
    for (start, type, label), edges in rows.edges.items():
        if start == "Claim" and type in ENDS:
            for edge in edges:
                ends[edge["start"]].append({"type": type, "label": label, "end": edge["end"], "props": edge["props"]})
    reads = {edge["start"]: edge for edge in rows.edges.get(("Reading", "READS", "Article"), ())}
    found = {}
    for claim in rows.claims:
        article = reads.get(claim["reading"], {"end": None, "props": {}})
        row = {
            "claim": claim,
            "document": article["end"],
            "document_date": article["props"].get("date"),
            "publisher": article["props"].get("publisher"),
            "publisher_name": article["props"].get("publisher_name"),
        }
        found[claim["id"]] = claim, recorded_from(row, ends[claim["id"]])
    return found


def _each(run: Run, cypher: str, rows: Iterable[Any], extra: Mapping[str, Any] | None = None) -> None:
    for batch in batches(rows):
        run(cypher, {"rows": batch, **(extra or {})})


def erase(run: Run, reading: str) -> None:
    """Take out what `reading` recorded. Claims that others' disputes and confirmations point to stay as stubs.

    Left for `tidy`: actors and places that nobody declares any more, and the sources and articles that nobody reads.
    """
    run("MATCH (:Reading {id: $id})-[e:READS|USES|DECLARES]->() DELETE e", {"id": reading})
    pointed_at = (
        "MATCH (c:Claim {reading: $id})<-[:DISPUTES|CONFIRMS]-(d:Claim) WHERE d.reading <> $id "
        "RETURN DISTINCT c.id AS id"
    )
    stubs = [row["id"] for row in run(pointed_at, {"id": reading})]
    run("MATCH (c:Claim {reading: $id}) WHERE NOT c.id IN $stubs DETACH DELETE c", {"id": reading, "stubs": stubs})
    run("MATCH (c:Claim {reading: $id})-[e]->() DELETE e", {"id": reading})
    run("MATCH (c:Claim {reading: $id}) SET c = {id: c.id}", {"id": reading})


def tidy(
    run: Run, *, things: Collection[str], articles: Collection[str], sources: Collection[str], stubs: Collection[str]
) -> set[str]:
    """Delete those of the given nodes that nothing needs any more; the actors and places deleted.

    StillUsed where claims or declarations refer to an actor or place that nobody declares.
    """
    orphans = _orphans(run, things)
    by_label: dict[str, list[str]] = defaultdict(list)
    for id, label in orphans.items():
        by_label[label].append(id)
    for label, ids in by_label.items():
        _each(run, f"UNWIND $rows AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", ids)
    _each(
        run,
        "UNWIND $rows AS id MATCH (a:Article {id: id}) WHERE NOT EXISTS { (a)<-[:READS]-() } DETACH DELETE a",
        articles,
    )
    _each(
        run,
        "UNWIND $rows AS id MATCH (s:Source {id: id}) WHERE NOT EXISTS { (s)<-[:SAID_BY]-() } DETACH DELETE s",
        sources,
    )
    _each(
        run,
        "UNWIND $rows AS id MATCH (c:Claim {id: id}) "
        "WHERE c.reading IS NULL AND NOT EXISTS { (c)<-[:DISPUTES|CONFIRMS]-() } DETACH DELETE c",
        stubs,
    )
    return set(orphans)


def _orphans(run: Run, things: Collection[str]) -> dict[str, str]:
    """The label of each of `things` that nobody declares; StillUsed where somebody refers to it."""
    orphans = {
        row["id"]: label
        for label in ("Actor", "Place")
        for row in by_ids(
            run,
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT EXISTS {{ (n)<-[:DECLARES]-() }} "
            "RETURN n.id AS id",
            things,
        )
    }
    users: dict[str, set[str]] = defaultdict(set)
    for label in ("Actor", "Place"):
        for row in by_ids(run, _USED.format(label=label), [id for id, of in orphans.items() if of == label]):
            users[row["id"]].add(row["reading"])
    for label, query in _ALSO_USED:
        ids = sorted(id for id, of in orphans.items() if of == label)
        for row in run(query, {"ids": ids}) if ids else []:
            users[row["id"]].add(row["reading"])
    if users:
        listed = "".join(f"\n  {id}, by {', '.join(sorted(readings))}" for id, readings in sorted(users.items()))
        raise StillUsed(f"other readings still use actors or places that only this one declares:{listed}")
    return orphans
