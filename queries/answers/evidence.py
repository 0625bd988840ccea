"""One claim with everything that is known of it, read from the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sides.graph.store import Store

Row = dict[str, Any]

_CLAIM = """
MATCH (c:Claim {id: $claim})-[:IN]->(r:Reading)
OPTIONAL MATCH (c)-[s:SUBJECT]->(subject)
OPTIONAL MATCH (c)-[o:OBJECT]->(object)
OPTIONAL MATCH (c)-[:VIA]->(outlet:Actor)
RETURN properties(c) AS claim, r.id AS reading, r.by AS analyst,
  subject.id AS subject_id, subject.label AS subject, s.mention AS subject_mention,
  object.id AS object_id, object.label AS object, o.mention AS object_mention,
  outlet.id AS outlet_id, outlet.label AS outlet, outlet.reliability AS outlet_reliability
"""
_ARTICLE = """
MATCH (c:Claim {id: $claim})-[:IN]->(r:Reading)-[reads:READS]->(a:Article)
OPTIONAL MATCH (p:Actor {id: reads.publisher})
RETURN a.id AS id, a.text AS text, properties(reads) AS about, p.label AS publisher
"""
_SPEAKERS = """
MATCH (c:Claim {id: $claim})-[s:SAID_BY]->(who)
OPTIONAL MATCH (principal:Actor {id: s.on_behalf_of})
RETURN CASE WHEN who:Actor THEN who.id ELSE null END AS id, coalesce(who.label, who.mention) AS name,
  s.mention AS mention, s.stance AS stance, s.on_behalf_of AS on_behalf_of_id, principal.label AS on_behalf_of,
  who.reliability AS reliability, s.position AS position ORDER BY position
"""
_BETWEEN = """
MATCH (c:Claim {id: $claim})-[b:BETWEEN]->(party:Actor)
RETURN party.id AS id, party.label AS name, b.mention AS mention, b.position AS position ORDER BY position
"""
_PLACES = "MATCH (c:Claim {id: $claim})-[:AT]->(p:Place) RETURN p.id AS id, p.label AS name ORDER BY id"
_LINKS_OUT = """
MATCH (c:Claim {id: $claim})-[link:DISPUTES|CONFIRMS]->(other)
RETURN type(link) AS link, link.kind AS kind, link.why AS why, 'out' AS direction, other.id AS id, other.quote AS quote,
  link.position AS position ORDER BY link, position, id
"""
_LINKS_IN = """
MATCH (c:Claim {id: $claim})<-[link:DISPUTES|CONFIRMS]-(other:Claim)
RETURN type(link) AS link, link.kind AS kind, link.why AS why, 'in' AS direction, other.id AS id, other.quote AS quote,
  link.position AS position ORDER BY link, id, position
"""
_OPPOSITE = """
MATCH (c:Claim {id: $claim}) MATCH (other:Claim {spo: c.spo})
WHERE other.polarity <> c.polarity AND other.counted = true
RETURN other.id AS id, other.quote AS quote ORDER BY id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim and what stands around it.

    claim: its properties in the store. head: its ends, outlet and reading by name. article: text, title and the like,
    None for a claim of a table. speakers, between, places: in the claim's order. links: disputes and confirmations in
    both directions, each with the other claim's quote (None while its reading is not loaded).
    opposite: counted claims of the same subject, relation and object with the other polarity. decisions: oldest first.
    """

    claim: Row
    head: Row
    article: Row | None
    speakers: list[Row]
    between: list[Row]
    places: list[Row]
    links: list[Row]
    opposite: list[Row]
    decisions: list[Row]


def evidence(store: Store, claim: str) -> Evidence:
    """Everything about the claim with the full id `claim`, which the store has."""
    given = {"claim": claim}
    (head,) = store.rows(_CLAIM, given)
    articles = store.rows(_ARTICLE, given)
    links = store.rows(_LINKS_OUT, given) + store.rows(_LINKS_IN, given)
    opposite = store.rows(_OPPOSITE, given) if head["claim"].get("spo") else []
    speakers_by_claim = speakers_of(store, [row["id"] for row in (*links, *opposite)])
    for row in (*links, *opposite):
        row["speakers"] = speakers_by_claim.get(row["id"], [])
    return Evidence(
        claim=head["claim"],
        head=head,
        article=articles[0] if articles else None,
        speakers=store.rows(_SPEAKERS, given),
        between=store.rows(_BETWEEN, given),
        places=store.rows(_PLACES, given),
        links=links,
        opposite=opposite,
        decisions=[
            {"status": decision.status, "by": decision.by, "at": decision.at, "why": decision.why}
            for decision in store.decisions()
            if decision.claim == claim
        ],
    )


def speakers_of(store: Store, claims: list[str]) -> dict[str, list[Row]]:
    """The speakers of each of these claims that has any, in the claim's order."""
    found: dict[str, list[Row]] = {}
    if claims:
        text = """
            UNWIND $claims AS id MATCH (c:Claim {id: id})-[s:SAID_BY]->(who)
            OPTIONAL MATCH (principal:Actor {id: s.on_behalf_of})
            RETURN c.id AS claim, CASE WHEN who:Actor THEN who.id ELSE null END AS id,
              coalesce(who.label, who.mention) AS name, s.stance AS stance,
              principal.label AS on_behalf_of, s.position AS position ORDER BY claim, position
        """
        for row in store.rows(text, {"claims": sorted(set(claims))}):
            found.setdefault(row.pop("claim"), []).append(row)
    return found
