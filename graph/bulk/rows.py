"""A part of a release as rows that are written once: each claim with everything that follows from it alone.

What follows from a claim together with others (the derived edges, and how claims of opposite polarity end and contest
each other) is found at the end, from the `Saying` that each claim leaves in the spool.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from sides.graph.decision import Decision, verdicts
from sides.graph.derivation import Written, full
from sides.graph.derived import Peer, Row, Standing, claim_properties, pairs_of, standings
from sides.graph.errors import InvalidInput
from sides.graph.identity import Overlay
from sides.graph.loading import written_claims
from sides.graph.projection import Projection, project
from sides.graph.reading import Reading
from sides.ontology.terms import RELATIONS

_LINKS = ("DISPUTES", "CONFIRMS")
_ACT = next(name for name, relation in RELATIONS.items() if relation.act)
_STATE = next(name for name, relation in RELATIONS.items() if not relation.act)


class Saying(NamedTuple):
    """What a claim adds to what lies between two actors, or to one spo that lies between no two: see `sayings_of`."""

    relation: str
    polarity: str
    modality: str
    spo: str
    edge: str | None
    subject: str
    object: str | None
    party: str | None
    pair: str | None
    counted: bool
    denial: bool
    first: int | None
    """`date_from` as a day's ordinal, since these are kept by the million; so `until`."""
    until: int | None
    confidence: float | None
    contested: bool
    origins: tuple[str, ...]


@dataclass(kw_only=True)
class Edges:
    """The edges of one type from claims to nodes of one label: equally long lists."""

    claims: list[str] = field(default_factory=list)
    ends: list[str] = field(default_factory=list)
    props: list[Row] = field(default_factory=list)


@dataclass(kw_only=True)
class PartRows:
    """One part, ready to be written.

    reading: the properties of its node. claims: the complete properties of its simple claims. edges: theirs, by type
    and label of the end. sayings: (group, `Saying`) of each. tangled: the rows of claims that are linked to others by
    disputes and confirmations, which are written one transaction at a time; None where there are none. lapsed: the
    claims with decisions on something else.
    """

    reading: Row
    uses: tuple[str, ...]
    claims: list[Row]
    sources: list[Row]
    edges: dict[tuple[str, str], Edges]
    sayings: list[tuple[str, Saying]]
    tangled: Projection | None
    lapsed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the rows of a part depend on beside the part.

    labels: `Actor` or `Place` for every id. overlay: who counts as whom. decisions: those on claims, by claim, in
    order of time. stubs: the ids of claims that the store knows only by the disputes and confirmations of others.
    """

    labels: Mapping[str, str]
    overlay: Overlay
    decisions: Mapping[str, list[Decision]]
    stubs: Collection[str]


def rows_of(part: Reading, context: Context) -> PartRows:
    """The rows of `part`. Raises InvalidInput where a claim refers to what is declared nowhere."""
    rows = project(part, labels=context.labels)
    written = written_claims(rows)
    lapsed = _decide(part, written, context)
    linked = {edge["start"] for (_, type, _), edges in rows.edges.items() if type in _LINKS for edge in edges}
    linked |= written.keys() & context.stubs
    found = PartRows(
        reading=rows.readings[0],
        uses=part.registries,
        claims=[],
        sources=rows.sources,
        edges=_edges(rows, linked),
        sayings=[],
        tangled=_only(rows, linked) if linked else None,
        lapsed=lapsed,
    )
    resolve = context.overlay.resolve
    for id, (claim, recorded) in written.items():
        if id in linked:
            continue
        row = claim | claim_properties(recorded, resolve)
        standing = _alone(row["act"], row.get("date"))
        row["ends"], row["lasts"] = standing.ends, standing.lasts
        denied_by_some = any(stance == "denied" for _, _, stance, _ in recorded.speakers)
        row["contested"] = row["status"] == "accepted" and denied_by_some
        found.sayings += sayings_of(row)
        found.claims.append({name: value for name, value in row.items() if value is not None})
    return found


def _decide(part: Reading, written: Mapping[str, Written], context: Context) -> tuple[str, ...]:
    """Give claims the status that was decided; the ids of those whose decisions are on something else."""
    decided = {claim.id: claim for claim in part.claims if claim.id in context.decisions}
    if not decided:
        return ()
    holding = verdicts((one for id in decided for one in context.decisions[id]), decided)
    for id, verdict in holding.items():
        claim, recorded = written[id]
        claim["status"] = recorded.status = verdict.status
    return tuple(id for id in decided if id not in holding)


def _edges(rows: Projection, linked: Collection[str]) -> dict[tuple[str, str], Edges]:
    found: dict[tuple[str, str], Edges] = {}
    for (start, type, end), edges in rows.edges.items():
        if start != "Claim" or type in _LINKS:
            continue
        kept = [edge for edge in edges if edge["start"] not in linked] if linked else edges
        if kept:
            found[type, end] = Edges(
                claims=[edge["start"] for edge in kept],
                ends=[edge["end"] for edge in kept],
                props=[edge["props"] for edge in kept],
            )
    return found


def _only(rows: Projection, claims: Collection[str]) -> Projection:
    """The rows of some claims alone."""
    kept = Projection(
        readings=[], articles=[], actors=[], places=[], sources=rows.sources, stubs=rows.stubs,
        claims=[claim for claim in rows.claims if claim["id"] in claims],
    )  # fmt: skip
    for (start, type, end), edges in rows.edges.items():
        if start == "Claim":
            own = [edge for edge in edges if edge["start"] in claims]
            if own:
                kept.edges[start, type, end] = own
    return kept


@lru_cache(maxsize=50_000)
def _alone(act: bool, date: str | None) -> Standing:
    """How a claim of an act or a state stands that nothing contests; `contested` is left to the caller."""
    peer = Peer(
        id="", polarity="affirmed", relation=_ACT if act else _STATE, status="accepted", counted=True, denial=False,
        date=date, disputed=False, denied_by_some=False,
    )  # fmt: skip
    return standings([peer])[""]


def sayings_of(claim: Row) -> list[tuple[str, Saying]]:
    """What `claim`, a row of its properties, says of whom: each with the group it belongs to.

    All claims about two actors are in the group of their pair, and so are all that make edges between them, or that
    say the same or the opposite of them; of a mediation one for each party, in the pair's group, and one with the spo.
    The other groups have one spo each.
    """
    if claim.get("spo") is None and claim.get("edge") is None:
        return []
    said = full(claim)
    begins, until = said.get("date_from"), said.get("date_until")
    saying = Saying(
        relation=said["relation"],
        polarity=said["polarity"],
        modality=said["modality"],
        spo=said["spo"],
        edge=said.get("edge"),
        subject=said["subject"],
        object=said.get("object"),
        party=None,
        pair=said.get("pair"),
        counted=said["counted"],
        denial=bool(said.get("denial")),
        first=begins and begins.toordinal(),
        until=until and until.toordinal(),
        confidence=said.get("confidence"),
        contested=said["contested"],
        origins=tuple(said["origins"]),
    )
    if saying.relation != "mediates":
        return [(saying.pair or saying.spo, saying)]
    found = [(saying.spo, saying._replace(edge=None))]
    for party in said["between"] if saying.counted else []:
        if party != saying.subject:
            alone_with = said | {"between": [party]}
            found.append((pairs_of(alone_with)[0], saying._replace(party=party)))
    return found


def check_ids(part: Reading) -> None:
    """InvalidInput where two claims of `part` have one id."""
    if len({claim.id for claim in part.claims}) < len(part.claims):
        times = Counter(claim.id for claim in part.claims)
        twice = min(id for id, many in times.items() if many > 1)
        raise InvalidInput(f"reading {part.id!r} has two claims with the id {twice!r}")
