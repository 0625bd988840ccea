"""Readings, decisions and identities out of the property graph: the inverse of `projection`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Link, MadeBy, Row, Speaker, Verdict
from sides.graph.decision import Decision, Identity
from sides.graph.derivation import by_ids
from sides.graph.engine import Run
from sides.graph.errors import UnknownReading
from sides.graph.interval import Interval
from sides.graph.reading import Article, Reading, Release

_EDGES = """-[e:SUBJECT|OBJECT|BETWEEN|SAID_BY|VIA|AT|DISPUTES|CONFIRMS]->(n)
RETURN c.id AS claim, type(e) AS type, labels(n)[0] AS label, n.id AS end, n.mention AS words, properties(e) AS props"""
_ENDS = f"MATCH (c:Claim {{reading: $id}}){_EDGES}"
_ENDS_OF = f"UNWIND $ids AS id MATCH (c:Claim {{id: id}}){_EDGES}"
_CLAIMS_OF = "UNWIND $ids AS id MATCH (c:Claim {id: id}) WHERE c.reading IS NOT NULL RETURN properties(c) AS claim"


def read_reading(run: Run, id: str) -> Reading:
    """The reading with this id, equal to the one that was loaded; UnknownReading where there is none."""
    found = run("MATCH (r:Reading {id: $id}) RETURN properties(r) AS node", {"id": id})
    if not found:
        known = [row["id"] for row in run("MATCH (r:Reading) RETURN r.id AS id ORDER BY id")]
        raise UnknownReading("reading", id, known)
    ends = _by_claim(run(_ENDS, {"id": id}))
    claims = [row["claim"] for row in run("MATCH (c:Claim {reading: $id}) RETURN properties(c) AS claim", {"id": id})]
    claims.sort(key=lambda claim: claim["position"])
    uses = run("MATCH (:Reading {id: $id})-[:USES]->(r:Reading) RETURN r.id AS id ORDER BY id", {"id": id})
    return Reading(
        id=id,
        by=found[0]["node"].get("by"),
        article=_article(run, id),
        release=_release(found[0]["node"]),
        registries=tuple(row["id"] for row in uses),
        actors=tuple(_actor(row["id"], row["declared"]) for row in _declared(run, id, "Actor")),
        places=tuple(_place(row["id"], row["declared"]) for row in _declared(run, id, "Place")),
        claims=tuple(_claim(claim, ends[claim["id"]]) for claim in claims),
    )


def read_claims(run: Run, ids: Collection[str]) -> dict[str, Claim]:
    """The claims with these ids, by id; those that no reading has are left out."""
    ends = _by_claim(by_ids(run, _ENDS_OF, ids))
    return {row["claim"]["id"]: _claim(row["claim"], ends[row["claim"]["id"]]) for row in by_ids(run, _CLAIMS_OF, ids)}


def _by_claim(rows: Iterable[dict[str, Any]]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """The edges of claims by the claim, then by their type."""
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        found[row["claim"]][row["type"]].append(row)
    return found


def decision(node: dict[str, Any]) -> Decision:
    """The decision that a `Decision` node holds."""
    return Decision(
        id=node["id"],
        claim=node["claim"],
        status=node["status"],
        by=node["by"],
        at=node["at"],
        why=node.get("why"),
        content=node.get("content"),
    )


def identity(node: dict[str, Any]) -> Identity:
    """The merge or split that an `Identity` node holds."""
    return Identity(
        id=node["id"],
        kind=node["kind"],
        actor=node["actor"],
        into=node["into"],
        by=node["by"],
        at=node["at"],
        mention=node.get("mention"),
        why=node.get("why"),
        undone_by=node.get("undone_by"),
        undone_at=node.get("undone_at"),
    )


def read_decisions(run: Run) -> list[Decision]:
    """Every decision, in order of time."""
    found = [decision(row["node"]) for row in run("MATCH (d:Decision) RETURN properties(d) AS node")]
    return sorted(found, key=lambda item: (item.at, item.id))


def read_identities(run: Run) -> list[Identity]:
    """Every merge and split, in order of time."""
    found = [identity(row["node"]) for row in run("MATCH (i:Identity) RETURN properties(i) AS node")]
    return sorted(found, key=lambda item: (item.at, item.id))


def _declared(run: Run, reading: str, label: str) -> list[dict[str, Any]]:
    return run(
        f"MATCH (:Reading {{id: $id}})-[d:DECLARES]->(n:{label}) "
        "RETURN n.id AS id, properties(d) AS declared ORDER BY id",
        {"id": reading},
    )


def _article(run: Run, reading: str) -> Article | None:
    rows = run(
        "MATCH (:Reading {id: $id})-[d:READS]->(a:Article) RETURN a.id AS id, a.text AS text, properties(d) AS about",
        {"id": reading},
    )
    return Article(id=rows[0]["id"], text=rows[0]["text"], **rows[0]["about"]) if rows else None


def _release(node: dict[str, Any]) -> Release | None:
    dataset = node.get("dataset")
    return dataset and Release(dataset=dataset, version=node.get("dataset_version"), raw_hash=node.get("raw_hash"))


def _identifiers(declared: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    pairs = (text.partition(":") for text in declared.get("identifiers", []))
    return tuple((catalogue, identifier) for catalogue, _, identifier in pairs)


def _actor(id: str, declared: dict[str, Any]) -> Actor:
    return Actor(
        id=id,
        name=declared["name"],
        kind=declared["kind"],
        short=declared.get("short"),
        aliases=tuple(declared.get("aliases", [])),
        reliability=declared.get("reliability"),
        identifiers=_identifiers(declared),
    )


def _place(id: str, declared: dict[str, Any]) -> Place:
    return Place(
        id=id,
        name=declared["name"],
        kind=declared.get("kind"),
        aliases=tuple(declared.get("aliases", [])),
        within=declared.get("within"),
        identifiers=_identifiers(declared),
    )


def _claim(node: dict[str, Any], ends: dict[str, list[dict[str, Any]]]) -> Claim:
    for rows in ends.values():
        rows.sort(key=lambda row: (row["props"].get("position", 0), row["end"]))
    verdict = Verdict(by=node.get("verdict_by"), at=node.get("verdict_at"), why=node.get("verdict_why"))
    made_by, dataset = node.get("made_by"), node.get("dataset")
    date = node.get("date")
    return Claim(
        id=node["id"],
        key=node.get("key"),
        subject=_argument(ends["SUBJECT"], node.get("subject_literal"), node.get("subject_mention")),
        relation=node["relation"],
        object=_argument(ends["OBJECT"], node.get("literal"), node.get("object_mention")),
        between=tuple(Argument(id=row["end"], mention=row["props"].get("mention")) for row in ends["BETWEEN"]),
        polarity=node["polarity"],
        modality=node["modality"],
        speakers=tuple(_speaker(row) for row in ends["SAID_BY"]),
        outlet=ends["VIA"][0]["end"] if ends["VIA"] else None,
        date=None if date is None else Interval.parse(date),
        date_text=node.get("date_text"),
        place=tuple(sorted(row["end"] for row in ends["AT"])),
        means=tuple(node.get("means", [])),
        circumstance=node.get("circumstance"),
        hedge=node.get("hedge"),
        quote=node.get("quote"),
        start=node.get("start"),
        end=node.get("end"),
        status=node["file_status"],
        verdict=verdict if node.get("verdict") else None,
        confidence=node.get("confidence"),
        credibility=node.get("credibility"),
        made_by=made_by and MadeBy(agent=made_by, version=node.get("made_by_version"), rule=node.get("rule")),
        row=dataset
        and Row(
            dataset=dataset,
            version=node.get("dataset_version"),
            row=node["row"],
            url=node.get("url"),
            note=node.get("note"),
        ),
        disputes=_links(ends["DISPUTES"]),
        confirms=_links(ends["CONFIRMS"]),
    )


def _argument(ends: Sequence[dict[str, Any]], literal: str | None, mention: str | None) -> Argument:
    if ends:
        return Argument(id=ends[0]["end"], mention=ends[0]["props"].get("mention"))
    return Argument(literal=literal, mention=mention)


def _speaker(row: dict[str, Any]) -> Speaker:
    props = row["props"]
    return Speaker(
        id=None if row["label"] == "Source" else row["end"],
        mention=props.get("mention"),
        stance=props["stance"],
        on_behalf_of=props.get("on_behalf_of"),
    )


def _links(rows: Sequence[dict[str, Any]]) -> tuple[Link, ...]:
    return tuple(Link(claim=row["end"], kind=row["props"].get("kind"), why=row["props"].get("why")) for row in rows)
