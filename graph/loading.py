"""Writing one reading's recorded rows into a transaction, and taking them out again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sides.graph.actor import Actor, Place
from sides.graph.derivation import batches, by_ids
from sides.graph.derived import Row
from sides.graph.engine import Run
from sides.graph.errors import ConflictingDeclaration, InvalidInput, StillUsed
from sides.graph.names import fold
from sides.graph.naming import DECLARED, nodes_of, union
from sides.graph.projection import Projection, declaration, references
from sides.graph.reading import Reading

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


def check(run: Run, reading: Reading) -> dict[str, tuple[str, Row]]:
    """Refuse a reading that does not fit what the store holds.

    What the store has of the actors and places that it declares or refers to: label and properties, by id.
    """
    _check_registries(run, reading)
    _check_claims(run, reading)
    things = {thing.id for thing in declared_by(reading)}
    nodes = nodes_of(run, things | references(reading).keys())
    _check_declarations(run, reading, nodes)
    missing = [(id, claim) for id, claim in references(reading).items() if id not in nodes and id not in things]
    if missing:
        where = {claim.id: claim.key or claim.id for claim in reading.claims}
        listed = "".join(f"\n  {id}" + (f" (claim {where[claim]})" if claim else "") for id, claim in missing)
        raise InvalidInput(
            f"reading {reading.id!r} refers to actors or places that neither it nor a registry in the store "
            f"declares:{listed}",
        )
    return nodes


def declared_by(reading: Reading) -> tuple[Actor | Place, ...]:
    """The actors and places that a reading declares."""
    return (*reading.actors, *reading.places)


def _check_registries(run: Run, reading: Reading) -> None:
    found = {
        row["id"]
        for row in by_ids(run, "UNWIND $ids AS id MATCH (r:Reading {id: id}) RETURN r.id AS id", reading.registries)
    }
    missing = [registry for registry in reading.registries if registry not in found and registry != reading.id]
    if missing:
        raise InvalidInput(
            f"reading {reading.id!r} uses the registry {missing[0]!r}, which is not in the store; load it first"
        )


def _check_claims(run: Run, reading: Reading) -> None:
    ids = [claim.id for claim in reading.claims]
    if len(set(ids)) < len(ids):
        twice = sorted({id for id in ids if ids.count(id) > 1})
        raise InvalidInput(f"reading {reading.id!r} has two claims with the id {twice[0]!r}")
    query = (
        "UNWIND $ids AS id MATCH (c:Claim {id: id}) WHERE c.reading IS NOT NULL RETURN c.id AS id, c.reading AS reading"
    )
    for row in by_ids(run, query, ids):
        if row["reading"] != reading.id:
            raise InvalidInput(f"the claim id {row['id']!r} is taken: reading {row['reading']!r} has it")


def _check_declarations(run: Run, reading: Reading, nodes: Mapping[str, tuple[str, Row]]) -> None:
    new = {
        thing.id: ("Actor" if isinstance(thing, Actor) else "Place", declaration(thing))
        for thing in declared_by(reading)
    }
    if len(new) < len(reading.actors) + len(reading.places):
        twice = {actor.id for actor in reading.actors} & {place.id for place in reading.places}
        raise ConflictingDeclaration(f"reading {reading.id!r} declares {min(twice, default='an id')!r} twice")
    for id, (label, row) in new.items():
        if id not in nodes or (nodes[id][0] == label and _agree(row, nodes[id][1])):
            continue
        # What disagrees may be what this very reading said before.
        old = [
            found for found in run(DECLARED.format(label=nodes[id][0]), {"ids": [id]}) if found["reading"] != reading.id
        ]
        if not old:
            continue
        if nodes[id][0] == label:
            if _agree(row, union(id, [(one["reading"], one["declared"]) for one in old], label=label)):
                continue
            old.sort(key=lambda one: (_agree(row, one["declared"]), one["reading"]))
        raise _conflict(id, (label, reading.id, row), (nodes[id][0], old[0]["reading"], old[0]["declared"]))


def _agree(one: Row, other: Row) -> bool:
    """Whether two declarations can be of one thing: the same name and kind, or a kind that one does not state."""
    kinds = {one.get("kind"), other.get("kind")} - {None, "actor"}
    if len(kinds) > 1:
        return False
    if one["name"] == other["name"]:
        return True
    if "actor" not in (one.get("kind"), other.get("kind")):
        return False
    names = [{fold(name) for name in (d["name"], d.get("short"), *d.get("aliases", [])) if name} for d in (one, other)]
    return fold(one["name"]) in names[1] or fold(other["name"]) in names[0]


def _conflict(id: str, new: tuple[str, str, Row], old: tuple[str, str, Row]) -> ConflictingDeclaration:
    def words(label: str, reading: str, declared: Row) -> str:
        return f"{declared['name']!r} ({label.lower()}, {declared.get('kind') or 'kind not stated'}) by {reading!r}"

    return ConflictingDeclaration(
        f"{id!r} is declared twice, and not as the same: {words(*new)}, {words(*old)}. "
        "Make them agree, or give one of them another id."
    )


def write(run: Run, rows: Projection) -> None:
    """Write the recorded nodes and edges of a reading."""
    run("MERGE (r:Reading {id: $id}) SET r = $props", {"id": rows.reading["id"], "props": rows.reading})
    if rows.article is not None:
        run("MERGE (a:Article {id: $id}) SET a.text = $text", rows.article)
    for label, nodes in (
        ("Actor", rows.actors),
        ("Place", rows.places),
        ("Source", rows.sources),
        ("Claim", rows.stubs),
    ):
        _each(run, f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row", nodes)
    _each(run, "UNWIND $rows AS row MERGE (c:Claim {id: row.id}) SET c = row", rows.claims)
    for (start, type, end), edges in rows.edges.items():
        _each(
            run,
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"CREATE (a)-[e:{type}]->(b) SET e += row.props",
            edges,
        )


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
