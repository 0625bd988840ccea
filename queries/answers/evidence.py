"""One claim with everything that is known of it, read from the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import ROW

if TYPE_CHECKING:
    from sides.graph.store import Store

Row = Mapping[str, Any]

# What the saved query `claim` does not tell: what was recorded before merges, and the article's every field.
_RECORDED = """
MATCH (c:Claim {id: $claim})-[:IN]->(r:Reading)
OPTIONAL MATCH (c)-[:SUBJECT]->(subject)
OPTIONAL MATCH (c)-[:OBJECT]->(object)
RETURN properties(c) AS claim, r.by AS analyst, subject.id AS subject_id, subject.label AS subject,
  object.id AS object_id, object.label AS object
"""
_ARTICLE = """
MATCH (c:Claim {id: $claim})-[:IN]->(r:Reading)-[reads:READS]->(a:Article)
RETURN a.id AS id, properties(reads) AS about
"""
_OUTLET = """
MATCH (c:Claim {id: $claim})-[:VIA]->(named:Actor)
WITH named, coalesce(named.canonical, named.id) AS outlet_id
MATCH (outlet:Actor {id: outlet_id})
RETURN outlet.id AS id, outlet.label AS name, outlet.reliability AS reliability,
  named.label AS recorded, named.id AS recorded_id
"""
_BETWEEN = """
MATCH (c:Claim {id: $claim})-[b:BETWEEN]->(party:Actor)
RETURN party.id AS id, party.label AS name, b.mention AS mention ORDER BY b.position
"""
_SAID = """
MATCH (c:Claim {id: $claim})-[said:SAID_BY]->(voice)
WITH said, voice, coalesce(said.on_behalf_of, '') AS behalf
OPTIONAL MATCH (principal:Actor {id: behalf})
RETURN said.mention AS mention, voice.label AS recorded, voice.id AS recorded_id,
  principal.label AS recorded_behalf, principal.id AS recorded_behalf_id ORDER BY said.position
"""
_RELIABILITY = "UNWIND $ids AS id MATCH (a:Actor {id: id}) RETURN a.id AS id, a.reliability AS reliability"
_PLACES = "MATCH (c:Claim {id: $claim})-[:AT]->(p:Place) RETURN p.id AS id, p.label AS name ORDER BY id"
_LINKS_OUT = """
MATCH (c:Claim {id: $claim})-[link:DISPUTES|CONFIRMS]->(other)
RETURN type(link) AS link, link.kind AS kind, link.why AS why, 'out' AS direction, other.id AS id,
  other.relation AS relation, link.position AS position ORDER BY link, position, id
"""
_LINKS_IN = """
MATCH (c:Claim {id: $claim})<-[link:DISPUTES|CONFIRMS]-(other:Claim)
RETURN type(link) AS link, link.kind AS kind, link.why AS why, 'in' AS direction, other.id AS id,
  other.relation AS relation, link.position AS position ORDER BY link, id, position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim and what stands around it.

    claim: its properties in the store. now: its row of the saved query `claim`, with actors as they count after merges.
    recorded: the ends as they were before, and the analyst. article: id and the reading's description of it, None for a
    claim of a table. outlet: None where there is none. speakers, between, places: in the claim's order. links: disputes
    and confirmations in both directions, each with the other claim's quote and speakers (None while its reading is not
    loaded). opposite: the claims that say the opposite, or deny it, those that `sides disputed` lists. between: as
    recorded.
    """

    claim: Row
    now: Row
    recorded: Row
    article: Row | None
    outlet: Row | None
    speakers: Sequence[Row]
    between: Sequence[Row]
    places: Sequence[Row]
    links: Sequence[Row]
    opposite: Sequence[Row]


def evidence(store: Store, claim: str) -> Evidence:
    """Everything about the claim with the full id `claim`, which the store has."""
    given = {"claim": claim}
    (now,) = ask(store, "claim", claim=claim).rows
    (recorded,) = store.rows(_RECORDED, given)
    articles = store.rows(_ARTICLE, given)
    outlets = store.rows(_OUTLET, given)
    ids = [speaker["id"] for speaker in now["speakers"] if speaker["id"] is not None]
    said = store.rows(_SAID, given)
    graded = {row["id"]: row["reliability"] for row in store.rows(_RELIABILITY, {"ids": sorted(set(ids))})}
    return Evidence(
        claim=recorded["claim"],
        now=now,
        recorded=recorded,
        article=articles[0] if articles else None,
        outlet=outlets[0] if outlets else None,
        speakers=[
            {**speaker, **as_recorded, "reliability": graded.get(speaker["id"])}
            for speaker, as_recorded in zip(now["speakers"], said, strict=True)
        ],
        between=store.rows(_BETWEEN, given),
        places=store.rows(_PLACES, given),
        links=[_linked(store, row) for row in (*store.rows(_LINKS_OUT, given), *store.rows(_LINKS_IN, given))],
        opposite=_opposite(store, now),
    )


def _linked(store: Store, link: Row) -> Row:
    """The link with the quote, or the row, and the speakers of the claim at its other end."""
    if link["relation"] is None:  # its reading is not loaded
        return {**link, **dict.fromkeys(("quote", *ROW)), "speakers": [], "outlets": []}
    (other,) = ask(store, "claim", claim=link["id"]).rows
    return {**link, **{name: other[name] for name in ("quote", *ROW, "speakers", "outlets")}}


def _opposite(store: Store, now: Row) -> list[Row]:
    """The claims that say the opposite of this one, that deny it and that it denies, as the saved query `disputed`
    tells.
    """
    if not (now["contested"] and now["subject_id"]):
        return []
    rows = ask(store, "disputed", about=now["subject_id"]).rows
    pairs = [
        (row["one"], row["other"])
        for row in rows
        if row["other"] and ("opposite" in row["grounds"] or row["kind"] == "denied")
    ]
    found = [other for one, other in pairs if one["claim"] == now["claim"]]
    found += [one for one, other in pairs if other["claim"] == now["claim"]]
    return [{**row, "id": row["claim"]} for row in sorted(found, key=lambda row: str(row["claim"]))]
