"""Recomputing what a change touched, inside the transaction of the change: claims, then the edges they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias

from sides.graph.derived import (
    EdgeRow,
    Peer,
    Recorded,
    Row,
    claim_properties,
    edge_ends,
    edges_of,
    pair_edges_of,
    pairs_of,
    standings,
)
from sides.graph.engine import Rows, Run
from sides.graph.identity import Overlay
from sides.graph.keys import mediation_key, pair_ends
from sides.graph.schema import DERIVED, PAIR_EDGES

Written: TypeAlias = tuple[Row, Recorded]
"""The recorded properties of a claim, and what it recorded."""
BATCH = 2000
"""Rows a statement is given at once."""
_KEYS = "id, relation, polarity, subject, object, between, edge, pair, spo"


def _fields(names: str) -> str:
    """A map of these properties of the claim `c`; in a map dates stay dates on both engines."""
    return "c{" + ", ".join(f".{name.strip()}" for name in names.split(",")) + "} AS claim"


_CLAIMS = """UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:IN]->(r:Reading)
OPTIONAL MATCH (r)-[d:READS]->(a:Article)
RETURN properties(c) AS claim, a.id AS document, d.date AS document_date, d.publisher AS publisher,
  d.publisher_name AS publisher_name"""
ENDS = ("SUBJECT", "OBJECT", "BETWEEN", "SAID_BY", "VIA")
"""The edges of a claim from which something is derived."""
_ENDS = f"""UNWIND $ids AS id
MATCH (c:Claim {{id: id}})-[e:{"|".join(ENDS)}]->(n)
RETURN id, type(e) AS type, labels(n)[0] AS label, n.id AS end, properties(e) AS props"""
_OLD = f"UNWIND $ids AS id MATCH (c:Claim {{id: id}}) WHERE c.reading IS NOT NULL RETURN {_fields(_KEYS)}"
_OF_EDGES = _KEYS + ", counted, date_from, date_until, confidence, contested, origins"
_PEERS = f"""UNWIND $ids AS spo
MATCH (c:Claim {{spo: spo}})
RETURN {_fields(_OF_EDGES + ", status, denial, date, ends, lasts")}"""
_OF_EDGE = f"""UNWIND $ids AS key
MATCH (c:Claim {{edge: key}}) WHERE c.counted
RETURN {_fields(_OF_EDGES)}"""
_OF_PAIR = f"""UNWIND $ids AS key
MATCH (c:Claim {{pair: key}}) WHERE c.counted
RETURN {_fields("id, relation, polarity, modality, subject, between, pair, origins")}"""
_MEDIATIONS = f"""UNWIND $ids AS key
MATCH (c:Claim {{edge: key}}) WHERE c.counted AND c.pair IS NULL
RETURN {_fields("id, relation, polarity, modality, subject, between, pair, origins")}"""
_PARTNERS = "UNWIND $ids AS id MATCH (c:Claim {id: id})-[:DISPUTES]-(d:Claim) RETURN DISTINCT d.id AS id"
# A condition on the status here made Neo4j begin at every accepted claim there is.
_DISPUTED = """UNWIND $ids AS id
MATCH (c:Claim {id: id})-[:DISPUTES]-(d:Claim)
RETURN DISTINCT id, d.id AS other, d.status AS status"""
DENIED = "UNWIND $ids AS id MATCH (c:Claim {id: id})-[:SAID_BY {stance: 'denied'}]->() RETURN DISTINCT id"


def batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    """`rows` in lists of at most BATCH."""
    rows = list(rows)
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def by_ids(run: Run, cypher: str, ids: Iterable[str], name: str = "ids") -> Rows:
    """All rows of `cypher` for `ids`, asked in batches."""
    return [row for batch in batches(sorted(set(ids))) for row in run(cypher, {name: batch})]


@dataclass(slots=True)
class Touched:
    """The claims that a change touches, and the keys they had before it."""

    claims: set[str] = field(default_factory=set)
    spos: set[str] = field(default_factory=set)
    pairs: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    ends: set[tuple[str, str, str, str, str]] = field(default_factory=set)
    """(type, key, start, end, end's label) of every edge that these claims may have made."""

    def add(self, run: Run, ids: Iterable[str]) -> None:
        """Note these claims as they are now; before they change."""
        ids = set(ids) - self.claims
        self.claims |= ids
        for row in by_ids(run, _OLD, ids):
            self.note(row["claim"])
        self.add_partners(run, ids)

    def add_partners(self, run: Run, ids: Iterable[str]) -> None:
        """Note the claims that stand in a dispute with one of these: theirs is to be looked at too."""
        partners = {row["id"] for row in by_ids(run, _PARTNERS, ids)} - self.claims
        self.claims |= partners
        for row in by_ids(run, _OLD, partners):
            self.note(row["claim"])

    def note(self, claim: Row) -> None:
        """Note the keys that a claim has."""
        if claim.get("spo"):
            self.spos.add(claim["spo"])
        self.pairs.update(pairs_of(full(claim)))
        if claim.get("edge"):
            self.edges.add(claim["edge"])
            self.ends |= edge_ends(full(claim))


def derive(run: Run, touched: Touched, overlay: Overlay, written: Mapping[str, Written] | None = None) -> None:
    """Compute again everything derived that `touched` bears on.

    written: the claims among them, by id, of which the store has no more than the node and its edges so far; their
    properties are written here, once, with those that are derived.
    """
    claims, changes = _derive_claims(run, touched.claims, overlay, written or {})
    for claim in claims.values():
        touched.note(claim)
    _derive_contests(run, touched, claims, changes)
    edges, pairs = _edges(run, touched, claims), _pairs(run, touched, claims)
    for batch in batches({"id": id, "props": props} for id, props in sorted(changes.items()) if props):
        run("UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c += row.props", {"rows": batch})
    _write_edges(run, touched, edges)
    _write_pairs(run, touched, pairs)


def _derive_claims(
    run: Run, ids: Collection[str], overlay: Overlay, written: Mapping[str, Written]
) -> tuple[dict[str, Row], dict[str, Row]]:
    """The claims with what follows from each alone, and what of that the store has not; both by id."""
    claims, changes = {}, {}
    for id, (claim, recorded) in written.items():
        claims[id] = claim | claim_properties(recorded, overlay.resolve)
        changes[id] = {name: value for name, value in claims[id].items() if value is not None}
    for claim, recorded in recorded_claims(run, set(ids) - set(written)):
        new = claim_properties(recorded, overlay.resolve)
        changes[claim["id"]] = {name: value for name, value in new.items() if claim.get(name) != value}
        claims[claim["id"]] = claim | new
    return claims, changes


def recorded_claims(run: Run, ids: Iterable[str]) -> Iterator[Written]:
    """The properties of each claim, and what it recorded; stubs and claims that are gone are left out."""
    for batch in batches(sorted(set(ids))):
        ends: dict[str, list[Row]] = defaultdict(list)
        for row in run(_ENDS, {"ids": batch}):
            ends[row["id"]].append(row)
        for row in run(_CLAIMS, {"ids": batch}):
            yield row["claim"], recorded_from(row, ends[row["claim"]["id"]])


def recorded_from(row: Row, ends: Iterable[Row]) -> Recorded:
    """What a claim recorded: `row` has the claim's properties and those of its article, `ends` its edges."""
    claim = row["claim"]
    recorded = Recorded(
        id=claim["id"], reading=claim["reading"], relation=claim["relation"], polarity=claim["polarity"],
        modality=claim["modality"], status=claim["status"], literal=claim.get("literal"), date=claim.get("date"),
        document=row["document"], document_date=row["document_date"], publisher=row["publisher"],
        publisher_name=row["publisher_name"], dataset=claim.get("dataset"), url=claim.get("url"),
    )  # fmt: skip
    for end in sorted(ends, key=lambda end: end["props"].get("position", 0)):
        argument = (end["end"], end["props"].get("mention"))
        match end["type"]:
            case "SUBJECT":
                recorded.subject = argument
            case "OBJECT":
                recorded.object, recorded.object_is_actor = argument, end["label"] == "Actor"
            case "BETWEEN":
                recorded.between.append(argument)
            case "SAID_BY":
                recorded.speakers.append((*argument, end["props"]["stance"], end["label"] == "Actor"))
            case "VIA":
                recorded.outlet = end["end"]
    return recorded


def _derive_contests(run: Run, touched: Touched, claims: dict[str, Row], changes: dict[str, Row]) -> None:
    """Find when each claim of the touched groups ends and whether it is contested; add their peers to `claims`."""
    peers = {row["claim"]["id"]: row["claim"] for row in by_ids(run, _PEERS, touched.spos)}
    peers = {id: claim for id, claim in peers.items() if id not in claims}
    claims |= peers
    disputed = disputed_of(run, claims, {id: claim["status"] for id, claim in claims.items()})
    denied = {row["id"] for row in by_ids(run, DENIED, claims)}
    groups = peers_by_spo(claims, disputed, denied)
    for group in groups.values():
        for id, standing in standings(group).items():
            props = {name: value for name, value in asdict(standing).items() if claims[id].get(name) != value}
            if props:
                changes[id] = changes.get(id, {}) | props
                claims[id] |= props
                if id in peers:
                    touched.note(claims[id])


def disputed_of(run: Run, ids: Iterable[str], statuses: Mapping[str, str]) -> set[str]:
    """Those of the claims that are linked by a dispute, either way, to an accepted one.

    statuses: the status of each claim, by id, where it is known better than by the store.
    """
    links = by_ids(run, _DISPUTED, ids)
    return {row["id"] for row in links if statuses.get(row["other"], row["status"]) == "accepted"}


def peers_by_spo(
    claims: Mapping[str, Row], disputed: Collection[str], denied: Collection[str]
) -> dict[str, list[Peer]]:
    """The claims in groups that say the same or the opposite; one that can have no such peer is a group alone."""
    groups: dict[str, list[Peer]] = defaultdict(list)
    for id, claim in claims.items():
        peer = Peer(
            id=id, polarity=claim["polarity"], relation=claim["relation"], status=claim["status"],
            counted=claim["counted"], denial=bool(claim.get("denial")), date=claim.get("date"), disputed=id in disputed,
            denied_by_some=id in denied,
        )  # fmt: skip
        groups[claim.get("spo") or f"\n{id}"].append(peer)
    return groups


def _counted(run: Run, cypher: str, keys: Iterable[str], claims: Mapping[str, Row]) -> list[Row]:
    """The claims that `cypher` finds by `keys`, but for those in `claims`, which are known better."""
    return [full(row["claim"]) for row in by_ids(run, cypher, keys) if row["claim"]["id"] not in claims]


def _edges(run: Run, touched: Touched, claims: Mapping[str, Row]) -> list[EdgeRow]:
    """The edges that counted claims make under the touched keys."""
    here = [full(claim) for claim in claims.values() if claim["counted"] and claim.get("edge") in touched.edges]
    return edges_of([*here, *_counted(run, _OF_EDGE, touched.edges, claims)])


def _pairs(run: Run, touched: Touched, claims: Mapping[str, Row]) -> list[EdgeRow]:
    """The edges that counted claims make between the touched pairs of actors."""
    mediators = {mediation_key(actor) for pair in touched.pairs for actor in pair_ends(pair)}
    here = [
        full(claim)
        for claim in claims.values()
        if claim["counted"]
        and (claim.get("edge") in mediators if claim.get("pair") is None else claim["pair"] in touched.pairs)
    ]
    there = [
        *_counted(run, _OF_PAIR, touched.pairs, claims),
        *_counted(run, _MEDIATIONS, mediators, claims),
    ]
    return [row for row in pair_edges_of([*here, *there]) if row.props["key"] in touched.pairs]


def _write_edges(run: Run, touched: Touched, rows: Sequence[EdgeRow]) -> None:
    kept = {(row.type, row.props["key"], row.start, row.end, row.end_label) for row in rows}
    gone: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for type, key, start, end, label in sorted(touched.ends - kept):
        gone[type, label].append({"key": key, "start": start, "end": end})
    for (type, label), ends in gone.items():
        for batch in batches(ends):
            run(
                f"UNWIND $rows AS row MATCH (a:Actor {{id: row.start}})-[e:{type} {{key: row.key}}]->"
                f"(b:{label} {{id: row.end}}) DELETE e",
                {"rows": batch},
            )
    merge_edges(run, rows)


def _write_pairs(run: Run, touched: Touched, rows: Sequence[EdgeRow]) -> None:
    kept: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        kept[row.props["key"]].append(row.type)
    looked_at = []
    for pair in sorted(touched.pairs):
        start, end = pair_ends(pair)
        looked_at.append({"start": start, "end": end, "types": kept[pair]})
    types = "|".join(PAIR_EDGES)
    for batch in batches(looked_at):
        run(
            f"UNWIND $rows AS row MATCH (a:Actor {{id: row.start}})-[e:{types}]->(b:Actor {{id: row.end}}) "
            # First all, then deleted: while it deletes, the embedded engine passes over edges of an actor with many.
            "WHERE NOT type(e) IN row.types WITH collect(e) AS gone UNWIND gone AS e DELETE e",
            {"rows": batch},
        )
    merge_edges(run, rows)


def merge_edges(run: Run, rows: Iterable[EdgeRow]) -> None:
    """Write derived edges, each once per type, key and ends. The types come from the ontology alone."""
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        assert row.type in DERIVED
        groups[row.type, row.end_label].append(
            {"start": row.start, "end": row.end, "key": row.props["key"], "props": row.props}
        )
    for (type, label), group in groups.items():
        for batch in batches(group):
            run(
                f"UNWIND $rows AS row MATCH (a:Actor {{id: row.start}}) MATCH (b:{label} {{id: row.end}}) "
                f"MERGE (a)-[e:{type} {{key: row.key}}]->(b) SET e = row.props",
                {"rows": batch},
            )


def full(claim: Row) -> Row:
    """The claim's row as `edges_of` takes it."""
    return claim | {
        "object_is_actor": claim.get("pair") is not None,
        "contested": claim.get("contested") or False,
        "origins": claim.get("origins") or [],
        "between": claim.get("between") or [],
    }
