"""What follows from the claims: edge, sign and time, which of them count or are contested, and the edges they make.

Everything here is a function of recorded claims, the identity overlay and the decisions. It is computed again for
what a change touched, never edited; computed from scratch it gives the same.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sides.graph.interval import Interval, first_day, last_day
from sides.graph.keys import edge_key, mediation_key, pair_ends, pair_key
from sides.graph.names import fold
from sides.ontology.terms import COUNTED_MODALITIES, RELATIONS

Row = dict[str, Any]
Resolve = Callable[[str, str | None], str]
"""The canonical id of an actor that a claim calls so: by recorded id and mention."""

DERIVED_PROPERTIES = (
    "label", "kind", "sign", "subject", "object", "between", "edge", "pair", "spo", "denied", "denial", "counted",
    "date_from", "date_until", "date_source", "origins", "ends", "lasts", "contested", "symmetric", "act", "link",
)  # fmt: skip
"""Those properties of a claim that are computed here."""


@dataclass(slots=True, kw_only=True)
class Recorded:
    """What a claim recorded, as far as anything is derived from it; `status` is the effective one."""

    id: str
    reading: str
    relation: str
    polarity: str
    modality: str
    status: str
    literal: str | None = None
    subject: tuple[str, str | None] | None = None
    object: tuple[str, str | None] | None = None
    object_is_actor: bool = False
    between: list[tuple[str, str | None]] = field(default_factory=list)
    speakers: list[tuple[str, str | None, str, bool]] = field(default_factory=list)
    """(id, mention, stance, whether an actor) in order."""
    outlet: str | None = None
    date: str | None = None
    document: str | None = None
    document_date: str | None = None
    publisher: str | None = None
    """An actor's id."""
    publisher_name: str | None = None
    """What the publisher is called, where it is no actor."""
    dataset: str | None = None
    url: str | None = None


def claim_properties(claim: Recorded, resolve: Resolve) -> Row:
    """The derived properties of one claim that follow from itself alone; what is unset is None."""
    relation = RELATIONS[claim.relation]
    subject = resolve(*claim.subject) if claim.subject else None
    object = claim.object and (resolve(*claim.object) if claim.object_is_actor else claim.object[0])
    between = list(dict.fromkeys(resolve(*party) for party in claim.between))
    sign = relation.sign_of(claim.polarity)
    spo, edge = _keys(claim, subject, object, between)
    mediation = claim.relation == "mediates"  # what lies between it and its topic is nothing: it has parties
    actors = claim.object_is_actor and subject and object and subject != object and not mediation
    counts_if_said = claim.status == "accepted" and counts(claim.modality, sign)
    denied = only_denied(stance for _, _, stance, _ in claim.speakers)
    begins, until, source = _time(claim)
    return {
        "label": relation.label_of(claim.polarity),
        "kind": relation.kind,
        "sign": sign,
        "symmetric": relation.symmetric,
        "act": relation.act,
        "link": _link(claim) if actors or (mediation and between) else None,
        "subject": subject,
        "object": object,
        "between": between,
        "edge": edge,
        "pair": pair_key(str(subject), str(object)) if actors else None,
        "spo": spo,
        "denied": denied,
        "denial": True if counts_if_said and denied else None,
        "counted": counts_if_said and not denied,
        "date_from": begins,
        "date_until": until,
        "date_source": source,
        "origins": _origins(claim, resolve),
    }


def counts(modality: str, sign: int) -> bool:
    """Whether what a claim says is taken as so: it is, or was tried, where trying it is opposition enough."""
    return modality in COUNTED_MODALITIES or (modality == "attempted" and sign == -1)


def is_over(relation: str, modality: str) -> bool:
    """Whether a claim tells of a role that somebody had and has no longer: "the former head of"."""
    declared = RELATIONS[relation]
    return declared.kind == "structure" and not declared.act and modality == "happened"


def only_denied(stances: Iterable[str]) -> bool:
    """Whether there are speakers, and all of them deny the claim; by the stances of all of them."""
    return set(stances) == {"denied"}


def _keys(
    claim: Recorded, subject: str | None, object: str | None, between: Sequence[str]
) -> tuple[str | None, str | None]:
    """The key by which claims that say the same or the opposite are found, and that of the edge."""
    if subject is None:
        return None, None
    if claim.relation == "mediates":
        about = " ".join([*sorted(between), *([">", object] if object else _words(claim.literal))])
        return f"{mediation_key(subject)} {about}".rstrip(), mediation_key(subject, polarity=claim.polarity)
    if object is None:
        return (" ".join([subject, claim.relation, *_words(claim.literal)]) if claim.literal else None), None
    if subject == object:
        return None, None
    ends = (subject, object)
    if RELATIONS[claim.relation].symmetric and claim.object_is_actor:
        ends = (min(ends), max(ends))
    affirmed = edge_key(ends[0], claim.relation, ends[1])
    return affirmed, edge_key(ends[0], claim.relation, ends[1], polarity=claim.polarity)


def _words(literal: str | None) -> list[str]:
    """A literal object as part of a key: folded, and of long ones the hash, since keys are indexed."""
    folded = fold(literal or "")
    if len(folded) > 100:
        folded = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()
    return ["=", folded] if folded else []


def _time(claim: Recorded) -> tuple[date | None, date | None, str | None]:
    """When it was: its own date, else that of its article, on which what is over no longer was."""
    if claim.date is not None:
        interval = Interval.parse(claim.date)
        return interval.first, interval.last, "claim"
    if claim.document_date is not None and not is_over(claim.relation, claim.modality):
        return first_day(claim.document_date), None, "document"
    return None, None, None


def _origins(claim: Recorded, resolve: Resolve) -> list[str]:
    """Where the claim comes from: the outlet, else who says it, else the publisher, else the document."""
    if claim.outlet is not None:
        return [resolve(claim.outlet, None)]
    said = {
        resolve(id, mention) if actor else id for id, mention, stance, actor in claim.speakers if stance != "denied"
    }
    if said:
        return sorted(said)
    if claim.publisher is not None:
        return [resolve(claim.publisher, None)]
    if claim.publisher_name is not None:
        return [f"publisher: {fold(claim.publisher_name)}"]  # no id has a space: it is taken for none
    return [claim.url or claim.document or claim.dataset or claim.reading]


@dataclass(slots=True, kw_only=True)
class Peer:
    """One of the claims with one `spo`, for finding what ends it and what contradicts it.

    date: its own. That of its document says when it was written, and so neither when an act was nor when a state ended.
    """

    id: str
    polarity: str
    relation: str
    status: str
    counted: bool
    denial: bool
    """It would count, but all who speak of it deny it."""
    date: str | None
    disputed: bool
    """Linked by a dispute, either way, to a claim that is accepted."""
    denied_by_some: bool

    @property
    def period(self) -> Interval | None:
        """When it was, as far as it says so itself."""
        return None if self.date is None else Interval.parse(self.date)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a claim stands among the claims of its `spo`.

    ends: when a state ends, None where that is not known, and for an act. lasts: the last day of its period, None
    where it is open; a state that another claim ended lasts until the day before. contested: see `standings`.
    """

    ends: date | None
    lasts: date | None
    contested: bool


def standings(peers: Collection[Peer]) -> dict[str, Standing]:
    """How each of the claims of one `spo` stands.

    Contested is an accepted claim that a speaker denied, or that is linked by a dispute to an accepted one; and a
    counted claim whose period overlaps that of a counted one of the opposite polarity, or of a denial of the same. A
    claim without a date of its own overlaps every other.
    """
    counted: dict[str, list[Peer]] = defaultdict(list)
    denials: dict[str, list[Peer]] = defaultdict(list)
    for peer in peers:
        if peer.counted:
            counted[peer.polarity].append(peer)
        elif peer.denial:
            denials[peer.polarity].append(peer)
    opposite = {"affirmed": counted["negated"], "negated": counted["affirmed"]}
    periods = {peer.id: peer.period for peer in peers}
    begins = {id: None if period is None else period.first for id, period in periods.items()}
    times = {
        peer.id: _times(peer, periods[peer.id], [begins[other.id] for other in opposite[peer.polarity]])
        for peer in peers
    }
    result = {}
    for peer in peers:
        ends, lasts = times[peer.id]
        contested = peer.status == "accepted" and (peer.disputed or peer.denied_by_some)
        if not contested and peer.counted:
            contested = any(
                (begins[peer.id] or date.min) <= (times[other.id][1] or date.max)
                and (begins[other.id] or date.min) <= (lasts or date.max)
                for other in (*opposite[peer.polarity], *denials[peer.polarity])
            )
        result[peer.id] = Standing(ends=ends, lasts=lasts, contested=contested)
    return result


def _times(peer: Peer, period: Interval | None, opposite: Iterable[date | None]) -> tuple[date | None, date | None]:
    """When it ends, and the last day of its period; opposite: when each claim of the opposite polarity begins."""
    if period is None:
        return None, None
    begin, until = period.first, period.last
    if RELATIONS[peer.relation].act:  # without a stated end it was on one day: of its month, where only that is known
        return None, until or last_day(period.begin or "")
    if until is not None or begin is None:
        return until, until
    ends = min((day for day in opposite if day is not None and day > begin), default=None)
    return ends, ends and ends - timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class EdgeRow:
    """One derived edge between two nodes."""

    type: str
    start: str
    end: str
    end_label: str
    props: Row


def edges_of(claims: Iterable[Row]) -> list[EdgeRow]:
    """The derived edges of counted claims, each a row of its derived properties and `object_is_actor`."""
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for claim in claims:
        for start, end in _ends_of(claim) if claim["edge"] else []:
            groups[claim["edge"], start, end].append(claim)
    return [_edge(start, end, group) for (_, start, end), group in groups.items()]


def edge_ends(claim: Row) -> set[tuple[str, str, str, str, str]]:
    """(type, key, start, end, end's label) of every edge that a claim makes if it counts."""
    if not claim["edge"]:
        return set()
    type = RELATIONS[claim["relation"]].edge_of(claim["polarity"])
    return {(type, claim["edge"], start, end, _end_label(claim)) for start, end in _ends_of(claim)}


def _end_label(claim: Row) -> str:
    return "Actor" if claim["object_is_actor"] or claim["relation"] == "mediates" else "Place"


def _ends_of(claim: Row) -> list[tuple[str, str]]:
    subject, object = claim["subject"], claim["object"]
    if claim["relation"] == "mediates":
        return [(subject, party) for party in claim["between"] if party != subject]
    if RELATIONS[claim["relation"]].symmetric and claim["object_is_actor"]:
        return [(min(subject, object), max(subject, object))]
    return [(subject, object)]


def _edge(start: str, end: str, claims: Sequence[Row]) -> EdgeRow:
    first = claims[0]
    relation, polarity = RELATIONS[first["relation"]], first["polarity"]
    end_label = _end_label(first)
    begins = [claim["date_from"] for claim in claims if claim.get("date_from")]
    lasts = [claim.get("date_until") or claim.get("date_from") for claim in claims]
    confidences = [claim.get("confidence") for claim in claims]
    props = {
        "key": first["edge"],
        "relation": relation.name,
        "polarity": polarity,
        "label": relation.label_of(polarity),
        "kind": relation.kind,
        "sign": relation.sign_of(polarity) if end_label == "Actor" else None,
        "count": len(claims),
        "sources": _distinct_origins(claims),
        "first": min(begins, default=None),
        "last": max((last for last in lasts if last), default=None),
        "confidence": max(1.0 if confidence is None else confidence for confidence in confidences),
        "contested": any(claim["contested"] for claim in claims),
        "symmetric": relation.symmetric,
    }
    return EdgeRow(
        type=relation.edge_of(polarity), start=start, end=end, end_label=end_label,
        props={name: value for name, value in props.items() if value is not None},
    )  # fmt: skip


def pairs_of(claim: Row) -> list[str]:
    """The keys of the pairs of actors that a claim is about: one; of a mediation one per party; or none."""
    if claim.get("pair"):
        return [claim["pair"]]
    if claim["relation"] != "mediates" or claim.get("subject") is None:
        return []
    return [pair_key(claim["subject"], party) for party in claim["between"] if party != claim["subject"]]


def pair_edges_of(claims: Iterable[Row]) -> list[EdgeRow]:
    """The edges per pair of actors that counted claims make, from the lower id to the higher.

    A role that is over makes none: of two who once were one body nothing follows today.
    """
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for claim in claims:
        if is_over(claim["relation"], claim.get("modality") or ""):
            continue
        type = pair_type(claim["relation"], claim["polarity"])
        for pair in pairs_of(claim) if type else []:
            groups[pair, type or ""].append(claim)
    rows = []
    for (pair, type), group in groups.items():
        start, end = pair_ends(pair)
        props = {"key": pair, "count": len(group), "sources": _distinct_origins(group)}
        rows.append(EdgeRow(type=type, start=start, end=end, end_label="Actor", props=props))
    return rows


def _link(claim: Recorded) -> str | None:
    return None if is_over(claim.relation, claim.modality) else pair_type(claim.relation, claim.polarity)


def pair_type(relation: str, polarity: str) -> str | None:
    """The type of the pair edge that claims of this relation and polarity make, if any."""
    declared = RELATIONS[relation]
    if sign := declared.sign_of(polarity):
        return "SIDES_WITH" if sign > 0 else "SIDES_AGAINST"
    return declared.tie if polarity == "affirmed" else None  # that two did not meet is no contact


def _distinct_origins(claims: Iterable[Row]) -> int:
    return len({origin for claim in claims for origin in claim["origins"]})
