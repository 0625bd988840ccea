"""What a hop between two actors rests on: its typed edges in their real direction, and their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date as date_type
from typing import TYPE_CHECKING, Any, NamedTuple

from sides.graph.contesting import contesting
from sides.graph.filters import Filters
from sides.graph.keys import mediation_key, pair_ends, pair_key

if TYPE_CHECKING:
    from sides.graph.store import Store

BATCH = 2_000
MOST_CLAIMS = 20
"""How many claims of one edge are shown, best first; `HopEdge.count` has them all."""


class Key(NamedTuple):
    """An edge per pair: the pair's key (both ids, sorted) and the edge's type, such as `SIDES_WITH`."""

    pair: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HopClaim:
    """One claim of a hop. speakers: dicts of name, id, stance, on_behalf_of, on_behalf_of_id, party. outlets: the media
    that the article relays, by name. dataset, version, row, note: of a claim of a data set, the row it comes from (see
    `sides.graph.claim.Row`). url: of the document that the row names, else of the article. disputes: ids of the claims
    by which it is contested (`sides.graph.contesting`). date: as it is written, or its article's.
    """

    id: str
    modality: str
    quote: str | None
    dataset: str | None
    version: str | None
    row: str | None
    note: str | None
    url: str | None
    speakers: tuple[Mapping[str, Any], ...]
    outlets: tuple[str, ...]
    contested: bool
    disputes: tuple[str, ...]
    confidence: float | None
    date: str | None
    date_from: date_type | None
    date_source: str | None
    hedge: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HopEdge:
    """Claims of one subject, relation, polarity and object. label: in words. origins: where all of them come from.

    A mediation's object is the party. claims: best first, at most MOST_CLAIMS of `count`.
    """

    link: str
    subject: str
    relation: str
    polarity: str
    label: str
    object: str
    symmetric: bool
    count: int
    origins: frozenset[str]
    contested: bool
    claims: tuple[HopClaim, ...]

    @property
    def sources(self) -> int:
        """How many distinct origins it has."""
        return len(self.origins)

    def as_dict(self) -> dict[str, Any]:
        """Itself as plain dicts and lists, for JSON: the number of its origins in place of them, which may be many."""
        plain = asdict(self)
        del plain["origins"]
        return plain | {"sources": self.sources}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A step from one actor to the next (ids); its edges may point the other way."""

    start: str
    goal: str
    links: tuple[str, ...]
    edges: tuple[HopEdge, ...]

    @property
    def contested(self) -> bool:
        """Whether one of its edges is."""
        return any(edge.contested for edge in self.edges)

    def as_dict(self) -> dict[str, Any]:
        """Itself as plain dicts and lists, for JSON."""
        return {
            "start": self.start,
            "goal": self.goal,
            "links": list(self.links),
            "edges": [edge.as_dict() for edge in self.edges],
        }


_PASSING = """UNWIND $pairs AS pair
MATCH (c:Claim {pair: pair})
WHERE %s
UNWIND c.origins AS origin
RETURN pair, c.link AS link, collect(DISTINCT origin) AS origins"""
_MEDIATING = """UNWIND $edges AS edge
MATCH (c:Claim {edge: edge})
WHERE %s
UNWIND c.between AS party
UNWIND c.origins AS origin
RETURN c.subject AS subject, party, collect(DISTINCT origin) AS origins"""
_LIGHT = """WHERE %s
RETURN c.id AS id, c.pair AS pair, c.link AS link, c.subject AS subject, c.relation AS relation, c.polarity AS polarity,
  c.label AS label, c.object AS object, c.between AS between, c.symmetric AS symmetric, c.contested AS contested,
  c.confidence AS confidence, coalesce(c.start, c.position) AS place, c.origins AS origins"""
_CLAIMS = f"UNWIND $pairs AS pair\nMATCH (c:Claim {{pair: pair}})\n{_LIGHT}"
_MEDIATIONS = f"UNWIND $edges AS edge\nMATCH (c:Claim {{edge: edge}})\n{_LIGHT}"
_SHOWN = """UNWIND $ids AS claim_id
MATCH (c:Claim {id: claim_id})
RETURN c.id AS id, c.modality AS modality, c.quote AS quote, c.contested AS contested, c.confidence AS confidence,
  c.dataset AS dataset, c.dataset_version AS version, c.row AS row, c.note AS note,
  coalesce(c.url, COLLECT {
    MATCH (c)-[:IN]->(:Reading)-[described:READS]->(:Article) RETURN described.url AS address ORDER BY address
  }[0]) AS url,
  coalesce(c.date, COLLECT {
    MATCH (c)-[:IN]->(:Reading)-[dated:READS]->(:Article) RETURN dated.date AS day ORDER BY day
  }[0]) AS date,
  c.date_from AS date_from, c.date_source AS date_source, c.hedge AS hedge,
  COLLECT { MATCH (c)-[:AT]->(at:Place) RETURN at.label ORDER BY at.id } AS places,
  COLLECT {
    MATCH (c)-[said:SAID_BY]->(voice)
    WITH c, said, voice, coalesce(voice.canonical, voice.id) AS voice_id,
      coalesce(said.on_behalf_of, '') AS behalf
    OPTIONAL MATCH (speaker:Actor {id: voice_id})
    OPTIONAL MATCH (named:Actor {id: behalf})
    WITH c, said, voice, voice_id, speaker, coalesce(named.canonical, behalf) AS principal_id
    OPTIONAL MATCH (principal:Actor {id: principal_id})
    RETURN {name: coalesce(speaker.label, voice.mention), id: speaker.id, stance: said.stance,
            on_behalf_of: principal.label, on_behalf_of_id: principal.id,
            party: coalesce(voice_id IN [c.subject, c.object] + c.between, false)
                OR coalesce(principal_id IN [c.subject, c.object] + c.between, false)} AS one
    ORDER BY said.position
  } AS speakers,
  COLLECT {
    MATCH (c)-[:VIA]->(medium:Actor)
    WITH coalesce(medium.canonical, medium.id) AS medium_id
    MATCH (outlet:Actor {id: medium_id})
    RETURN outlet.label ORDER BY outlet.id
  } AS outlets"""


def passing(store: Store, keys: Collection[Key], filters: Filters) -> dict[Key, int]:
    """Those of `keys` that have a claim which passes `filters`, with the number of its distinct origins."""
    condition, parameters = filters.cypher(counted=True)
    origins: dict[Key, set[str]] = defaultdict(set)
    for batch in _batches(key.pair for key in keys):
        for row in store.rows(_PASSING % condition, parameters | {"pairs": batch}):
            origins[Key(row["pair"], row["link"])].update(row["origins"])
    for batch in _batches(_mediations(keys)):
        for row in store.rows(_MEDIATING % condition, parameters | {"edges": batch}):
            origins[Key(pair_key(row["subject"], row["party"]), "CONTACT")].update(row["origins"])
    return {key: len(found) for key, found in origins.items() if key in keys}


def evidence(store: Store, keys: Iterable[Key], filters: Filters) -> dict[Key, list[HopEdge]]:
    """The typed edges of each key with their claims that pass `filters`: by sources, then relation and
    subject.
    """
    wanted = set(keys)
    condition, parameters = filters.cypher(counted=True)
    rows: list[Mapping[str, Any]] = []
    for batch in _batches(key.pair for key in wanted):
        rows += store.rows(_CLAIMS % condition, parameters | {"pairs": batch})
    for batch in _batches(_mediations(wanted)):
        rows += store.rows(_MEDIATIONS % condition, parameters | {"edges": batch})
    groups: dict[Key, dict[tuple[str, ...], list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in sorted(rows, key=_rank):
        for key, object in _places(row):
            if key in wanted:
                groups[key][_edge_key(row, object)].append(row)
    best = [row["id"] for found in groups.values() for edge in found.values() for row in edge[:MOST_CLAIMS]]
    disputes = contesting(store, best)
    shown = {
        row["id"]: _claim(row, disputes.get(row["id"], ()))
        for ids in _batches(best)
        for row in store.rows(_SHOWN, {"ids": ids})
    }
    return {key: _edges(key.link, found, shown) for key, found in groups.items()}


def _rank(row: Mapping[str, Any]) -> tuple[float, int, str]:
    """The best claim first: the highest confidence (none counts as 1), then the earliest in the text, then by
    id.
    """
    confidence = 1.0 if row["confidence"] is None else row["confidence"]
    return (-confidence, row["place"], row["id"])


def _mediations(keys: Iterable[Key]) -> list[str]:
    """The keys of the edges by which either end may mediate with the other as a party: such claims have no
    pair.
    """
    return sorted({mediation_key(id) for key in keys if key.link == "CONTACT" for id in pair_ends(key.pair)})


def _places(row: Mapping[str, Any]) -> Iterator[tuple[Key, str]]:
    """Each pair edge that a claim is part of, and whom its edge points to."""
    if row["pair"] is not None:
        yield Key(row["pair"], row["link"]), row["object"]
        return
    for party in row["between"]:
        yield Key(pair_key(row["subject"], party), row["link"]), party


def _edge_key(row: Mapping[str, Any], object: str) -> tuple[str, ...]:
    """Subject, relation, polarity, object; of a symmetric relation the ids in order."""
    subject = row["subject"]
    if row["symmetric"]:
        subject, object = sorted((subject, object))
    return (subject, row["relation"], row["polarity"], object)


def _edges(
    link: str, groups: Mapping[tuple[str, ...], list[Mapping[str, Any]]], shown: Mapping[str, HopClaim]
) -> list[HopEdge]:
    edges = [
        HopEdge(
            link=link,
            subject=subject,
            relation=relation,
            polarity=polarity,
            label=rows[0]["label"],
            object=object,
            symmetric=rows[0]["symmetric"],
            count=len(rows),
            origins=frozenset(origin for row in rows for origin in row["origins"]),
            contested=any(row["contested"] for row in rows),
            claims=tuple(shown[row["id"]] for row in rows[:MOST_CLAIMS]),
        )
        for (subject, relation, polarity, object), rows in groups.items()
    ]
    return sorted(edges, key=lambda edge: (-edge.sources, edge.relation, edge.polarity, edge.subject))


def _claim(row: Mapping[str, Any], disputes: tuple[str, ...]) -> HopClaim:
    return HopClaim(
        id=row["id"],
        modality=row["modality"],
        quote=row["quote"],
        dataset=row["dataset"],
        version=row["version"],
        row=row["row"],
        note=row["note"],
        url=row["url"],
        speakers=tuple(row["speakers"]),
        outlets=tuple(row["outlets"]),
        contested=row["contested"],
        disputes=disputes,
        confidence=row["confidence"],
        date=None if row["date"] is None else str(row["date"]),
        date_from=row["date_from"],
        date_source=row["date_source"],
        hedge=row["hedge"],
        places=tuple(row["places"]),
    )


def _batches(values: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(set(values))
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]
