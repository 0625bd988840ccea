"""The changes themselves, each inside a transaction: what is recorded, then everything that is derived from it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from sides.graph import derivation, loading, naming
from sides.graph.admission import Admission
from sides.graph.decision import Decision, Identity, verdicts
from sides.graph.derivation import Touched, Written, batches, by_ids
from sides.graph.derived import DERIVED_PROPERTIES
from sides.graph.engine import Run
from sides.graph.errors import InvalidInput, StillUsed, UnknownReading
from sides.graph.identity import Overlay
from sides.graph.lookup import claim_id, find_actor
from sides.graph.projection import fingerprint, project, together
from sides.graph.reading import Reading
from sides.graph.reconstruction import decision, read_claims, read_decisions, read_identities
from sides.graph.replacement import refuse_another
from sides.graph.schema import CLAIM_EDGES, PAIR_EDGES
from sides.graph.substance import content_hash

T = TypeVar("T")
Entry = TypeVar("Entry", Decision, Identity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a load did: `action` is `added`, `replaced` or `unchanged`; claims: how many it has, before: had.

    lapsed: the ids of its claims that people decided on when they said something else: those decisions do not hold.
    """

    reading: str
    action: str
    claims: int
    before: int = 0
    lapsed: tuple[str, ...] = ()


def alone(work: Callable[[Run], T]) -> Callable[[Run], T]:
    """`work` while nobody else writes: on a server it waits, for derived data must see the claims of both."""

    def locked(run: Run) -> T:
        run("MATCH (m:Meta {id: 'sides'}) SET m.changes = coalesce(m.changes, 0) + 1")
        return work(run)

    return locked


def overlay_of(run: Run, identities: Sequence[Identity] | None = None) -> Overlay:
    """Who counts as whom: `identities` in force, those in the store where none are given."""
    identities = read_identities(run) if identities is None else identities
    targets = {identity.into for identity in identities}
    return Overlay(identities, actors=naming.nodes_of(run, targets)) if identities else Overlay((), actors=())


def load_readings(run: Run, readings: Sequence[Reading]) -> list[Outcome]:
    """Load readings in one transaction: new ones together, each that the store has already by itself."""
    stored = by_ids(
        run,
        "UNWIND $ids AS id MATCH (r:Reading {id: id}) RETURN r.id AS id, r.hash AS hash, r.claims AS claims",
        (reading.id for reading in readings),
    )
    old = {row["id"]: row for row in stored}
    outcomes: list[Outcome] = []
    new: list[Reading] = []
    lapsed: set[str] = set()
    for reading in readings:
        known = old.get(reading.id)
        action = "added" if known is None else "unchanged" if known["hash"] == fingerprint(reading) else "replaced"
        had = known["claims"] if known else 0
        outcomes.append(Outcome(reading=reading.id, action=action, claims=len(reading.claims), before=had))
        if action == "added":
            new.append(reading)
        elif action == "replaced":
            lapsed |= _admit(run, new, replaced=False)
            new = []
            refuse_another(run, reading)
            lapsed |= _admit(run, [reading], replaced=True)
    lapsed |= _admit(run, new, replaced=False)
    if not lapsed:
        return outcomes
    told = [tuple(claim.id for claim in reading.claims if claim.id in lapsed) for reading in readings]
    return [replace(outcome, lapsed=ids) for outcome, ids in zip(outcomes, told, strict=True)]


def _admit(run: Run, readings: Sequence[Reading], *, replaced: bool) -> set[str]:
    """Keep `readings`; the claims of theirs that were decided on when they said something else."""
    if not readings:
        return set()
    admission = Admission(run, readings, replaced=replaced)
    rows = together(project(reading, labels=admission.labels) for reading in readings)
    decisions = _decisions(run, (claim["id"] for claim in rows.claims))
    decided = {one.claim for one in decisions}
    claims = {claim.id: claim for reading in readings for claim in reading.claims if claim.id in decided}
    holding = verdicts(decisions, claims)
    written = loading.written_claims(rows)
    for id, verdict in holding.items():
        claim, recorded = written[id]
        claim["status"] = recorded.status = verdict.status
    _change(
        run,
        [readings[0].id] if replaced else [],
        things=admission.news,
        claims=written,
        work=lambda: loading.write(run, rows),
    )
    return claims.keys() - holding.keys()


def remove_readings(run: Run, readings: Sequence[str]) -> int:
    """Take out readings, all of them or none; see `Keeping.remove`."""
    known = [row["id"] for row in run("MATCH (r:Reading) RETURN r.id AS id ORDER BY id")]
    for reading in readings:
        if reading not in known:
            raise UnknownReading("reading", reading, known)
    query = "UNWIND $ids AS id MATCH (:Reading {id: id})<-[:USES]-(r:Reading) RETURN id, r.id AS user ORDER BY id, user"
    users = [row for row in by_ids(run, query, readings) if row["user"] not in readings]
    if users:
        reading = users[0]["id"]
        names = ", ".join(repr(row["user"]) for row in users if row["id"] == reading)
        raise StillUsed(f"{reading!r} is the registry of {names}; remove those first")
    claims = by_ids(run, "UNWIND $ids AS id MATCH (c:Claim {reading: id}) RETURN count(c) AS n", readings)
    for batch in batches(readings):  # a release that a part is taken out of is not complete any more
        run(
            "UNWIND $ids AS id MATCH (:Reading {id: id})-[:USES]->(g:Reading) WHERE g.dataset IS NOT NULL "
            "SET g.hash = null",
            {"ids": batch},
        )

    def work() -> None:
        for batch in batches(readings):
            run("UNWIND $ids AS id MATCH (r:Reading {id: id}) DETACH DELETE r", {"ids": batch})

    _change(run, readings, things=set(), claims={}, work=work)
    return sum(int(row["n"]) for row in claims)


def _change(
    run: Run, old: Collection[str], *, things: set[str], claims: Mapping[str, Written], work: Callable[[], Any]
) -> None:
    """Take out what the readings `old` recorded, do `work`, and derive everything anew that either bears on.

    claims: those of which `work` writes the nodes and edges.
    """
    identities, touched = read_identities(run), Touched()
    overlay = overlay_of(run, identities)
    gone = _recorded(run, old)
    if gone["claims"]:
        touched.add(run, gone["claims"])
    touched.claims |= claims.keys()
    things = things | gone["things"]
    old_names = naming.keys_of(run, things)
    for reading in old:
        loading.erase(run, reading)
    work()
    touched.add_partners(run, claims)
    loading.tidy(
        run,
        things=gone["things"],
        articles=gone["articles"],
        sources=gone["sources"],
        stubs=(gone["stubs"] | gone["claims"]) - claims.keys(),
    )
    _settle(run, touched, overlay, overlay_of(run, identities), things=things, old_names=old_names, written=claims)


def _recorded(run: Run, readings: Collection[str]) -> dict[str, set[str]]:
    """The ids of what readings recorded and what it points to."""

    def ids(cypher: str) -> set[str]:
        return {row["id"] for reading in readings for row in run(cypher, {"id": reading})}

    return {
        "claims": ids("MATCH (c:Claim {reading: $id}) RETURN c.id AS id"),
        "things": ids("MATCH (:Reading {id: $id})-[:DECLARES]->(n) RETURN n.id AS id"),
        "articles": ids("MATCH (:Reading {id: $id})-[:READS]->(a:Article) RETURN a.id AS id"),
        "sources": ids("MATCH (:Claim {reading: $id})-[:SAID_BY]->(s:Source) RETURN DISTINCT s.id AS id"),
        "stubs": ids("MATCH (:Claim {reading: $id})-[:DISPUTES|CONFIRMS]->(c:Claim) RETURN DISTINCT c.id AS id"),
    }


def _settle(
    run: Run,
    touched: Touched,
    before: Overlay,
    after: Overlay,
    *,
    things: Collection[str] = (),
    old_names: Collection[str] = (),
    written: Mapping[str, Written] | None = None,
) -> None:
    """Bring everything derived up to date, also where actors count as others `after` than `before`.

    written: as for `derive`.
    """
    moved = after.changed_from(before)
    if moved:
        query = (
            "UNWIND $ids AS id MATCH (:Actor {id: id})<-[:SUBJECT|OBJECT|BETWEEN|SAID_BY|VIA]-(c:Claim) "
            "RETURN DISTINCT c.id AS id"
        )
        touched.add(run, {row["id"] for row in by_ids(run, query, moved)})
        query = (
            "UNWIND $ids AS id MATCH (c:Claim)-[:IN]->(:Reading)-[d:READS]->(:Article) WHERE d.publisher = id "
            "RETURN DISTINCT c.id AS id"
        )
        touched.add(run, {row["id"] for row in by_ids(run, query, moved)})
        old_names = set(old_names) | naming.keys_of(run, moved)
    named = set(things) | moved
    naming.describe(run, named, after)
    naming.rename(run, named, old_names, after)
    derivation.derive(run, touched, after, written)


def catch_up(run: Run, before: Overlay, decided: Collection[str]) -> None:
    """Bring up to date what a long load wrote, where people decided on these claims meanwhile, or on who is who.

    before: who counted as whom when the load began.
    """
    after = overlay_of(run)
    if not decided and not after.changed_from(before):
        return
    touched = Touched()
    touched.add(run, decided)
    _apply_decisions(run, decided)
    _settle(run, touched, before, after)


def _decisions(run: Run, claims: Iterable[str]) -> list[Decision]:
    """Every decision on these claims, in order of time."""
    query = "UNWIND $ids AS id MATCH (d:Decision {claim: id}) RETURN properties(d) AS node"
    return sorted((decision(row["node"]) for row in by_ids(run, query, claims)), key=lambda one: (one.at, one.id))


def _apply_decisions(run: Run, claims: Iterable[str]) -> None:
    """Set each claim's status to that of its latest decision that holds, else to the one of its file."""
    decisions = _decisions(run, claims)
    decided = read_claims(run, {one.claim for one in decisions})
    holding = verdicts(decisions, decided)
    statuses = {id: holding[id].status if id in holding else claim.status for id, claim in decided.items()}
    for batch in batches({"id": id, "status": status} for id, status in sorted(statuses.items())):
        run(
            "UNWIND $rows AS row MATCH (c:Claim {id: row.id}) WHERE c.reading IS NOT NULL SET c.status = row.status",
            {"rows": batch},
        )


def _now(run: Run, label: str) -> datetime:
    """The time, later than that of every node of `label`: order of time is the order in which things were decided."""
    latest = [
        row["node"]["at"] for row in run(f"MATCH (n:{label}) RETURN properties(n) AS node ORDER BY n.at DESC LIMIT 1")
    ]
    now = datetime.now(UTC)
    return max(now, latest[0] + timedelta(microseconds=1)) if latest else now


def decide(run: Run, claim: str, status: str, by: str, why: str | None) -> Decision:
    """Record a verdict; see `Keeping.decide`."""
    id = claim_id(run, claim)
    decided = read_claims(run, {id}).get(id)
    verdict = Decision(
        id=secrets.token_hex(8),
        claim=id,
        status=status,
        by=_name(by),
        at=_now(run, "Decision"),
        why=_words(why),
        content=None if decided is None else content_hash(decided),
    )
    touched = Touched()
    touched.add(run, {id})
    _keep(run, "Decision", verdict)
    _apply_decisions(run, {id})
    derivation.derive(run, touched, overlay_of(run))
    return verdict


def _name(by: str) -> str:
    """Who decided; an anonymous decision is none."""
    if not by.strip():
        raise InvalidInput("it is not said who decided; give a name (--by)")
    return by


def _words(why: str | None) -> str | None:
    return why if why and why.strip() else None


def _keep(run: Run, label: str, entry: Decision | Identity) -> None:
    props = {name: value for name, value in asdict(entry).items() if value is not None}
    run(f"MERGE (n:{label} {{id: $id}}) SET n = $props", {"id": entry.id, "props": props})


def identify(run: Run, actor: str, into: str, mention: str | None, by: str, why: str | None) -> Identity:
    """Record a merge, or with a mention a split; see `Keeping.merge`."""
    if mention is not None and not mention.strip():
        raise InvalidInput("the mention is empty; give the words by which some claims call the actor")
    ids = [row["id"] for row in run("MATCH (a:Actor) WHERE a.id IN $ids RETURN a.id AS id", {"ids": [actor, into]})]
    one, other = (name if name in ids else find_actor(run, name).id for name in (actor, into))
    before = overlay_of(run)
    word = "merged" if mention is None else "split"
    if one == other:
        raise InvalidInput(f"{one!r} cannot be {word} into itself")
    if before.leads_to(other, one):
        raise InvalidInput(f"{one!r} cannot be {word} into {other!r}, which counts as {one!r} already; undo that first")
    if before.has(one, mention):
        raise InvalidInput(
            f"{one!r} is {word} already{f' where it is called {mention!r}' if mention else ''}; undo that first"
        )
    kind = "merge" if mention is None else "split"
    identity = Identity(
        id=secrets.token_hex(8),
        kind=kind,
        actor=one,
        into=other,
        by=_name(by),
        at=_now(run, "Identity"),
        mention=mention,
        why=_words(why),
    )
    _keep(run, "Identity", identity)
    _settle(run, Touched(), before, overlay_of(run))
    return identity


def undo(run: Run, id: str, by: str) -> Identity:
    """Take back a merge or split; see `Keeping.undo`."""
    found = {identity.id: identity for identity in read_identities(run)}
    if id not in found:
        raise InvalidInput(f"no merge or split has the id {id!r}")
    if found[id].undone_at is not None:
        raise InvalidInput(f"{found[id].kind} {id!r} was undone already, by {found[id].undone_by}")
    before = overlay_of(run)
    undone = Identity(**{**asdict(found[id]), "undone_by": _name(by), "undone_at": datetime.now(UTC)})
    _keep(run, "Identity", undone)
    _settle(run, Touched(), before, overlay_of(run))
    return undone


def load_overlay(run: Run, decisions: Iterable[Decision], identities: Iterable[Identity]) -> int:
    """Keep decisions and identities; see `Keeping.load_overlay`."""
    before, touched = overlay_of(run), Touched()
    new_decisions = _news(decisions, read_decisions(run))
    new_identities = _news(identities, read_identities(run))
    claims = {entry.claim for pair in new_decisions for entry in pair if entry is not None}
    touched.add(run, claims)
    for entry, _ in new_decisions:
        _keep(run, "Decision", entry)
    for identity, _ in new_identities:
        _keep(run, "Identity", identity)
    _apply_decisions(run, claims)
    _settle(run, touched, before, overlay_of(run))
    return len(new_decisions) + len(new_identities)


def _news(entries: Iterable[Entry], known: Iterable[Entry]) -> list[tuple[Entry, Entry | None]]:
    """Those of `entries` that are not known as they are, each with what is known under its id."""
    by_id = {entry.id: entry for entry in known}
    return [(entry, by_id.get(entry.id)) for entry in entries if by_id.get(entry.id) != entry]


def recompute(run: Run) -> None:
    """Delete everything derived, and derive it."""
    for type in ("WITHIN", *CLAIM_EDGES, *PAIR_EDGES):
        run(f"MATCH ()-[e:{type}]->() DELETE e")
    run("MATCH (n:Name) DETACH DELETE n")
    claims = {row["id"] for row in run("MATCH (c:Claim) WHERE c.reading IS NOT NULL RETURN c.id AS id")}
    names = ", ".join(f"c.{name} = null" for name in DERIVED_PROPERTIES)
    run(f"MATCH (c:Claim) WHERE c.reading IS NOT NULL SET {names}, c.status = c.file_status")
    _apply_decisions(run, claims)
    things = {row["id"] for label in ("Actor", "Place") for row in run(f"MATCH (n:{label}) RETURN n.id AS id")}
    touched = Touched(claims=claims)
    overlay = overlay_of(run)
    _settle(run, touched, overlay, overlay, things=things)
