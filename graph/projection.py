"""A reading as rows of the property graph: what it records, before anything is derived from it.

Each row of `edges` says where the edge starts, where it ends, and its properties; values that are not stated are left
out.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Speaker
from sides.graph.claim import Row as ClaimRow
from sides.graph.errors import InvalidInput
from sides.graph.reading import Reading
from sides.graph.schema import SCHEMA

Row = dict[str, Any]
EdgeGroup = tuple[str, str, str]
"""Label of the start, edge type, label of the end."""


@dataclass(kw_only=True)
class Projection:
    """The rows of some readings. `edges` are grouped so that each group is one statement."""

    readings: list[Row]
    articles: list[Row]
    actors: list[Row]
    places: list[Row]
    sources: list[Row]
    claims: list[Row]
    stubs: list[Row]
    edges: dict[EdgeGroup, list[Row]] = field(default_factory=lambda: defaultdict(list))


# Left out where they are not set: what was loaded before there were such fields is known again as the same.
_ADDED: dict[type, tuple[str, ...]] = {ClaimRow: ("version", "note"), Reading: ("release",)}


_GETTERS: dict[type[Any], tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]] = {}


def fingerprint(reading: Reading) -> str:
    """A hash over everything in `reading`: equal readings, and only they, share it."""
    text = json.dumps([SCHEMA, reading], sort_keys=True, default=_as_json, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _as_json(value: Any) -> Any:
    """The fields of what has some, else its text; `dataclasses.asdict` copies everything, which takes longer."""
    found = _getters(type(value))
    if found is not None:
        names, getter = found
        fields = dict(zip(names, getter(value), strict=True))
        for name in _ADDED.get(type(value), ()):
            if fields[name] is None:
                del fields[name]
        return fields
    return str(value)


def _getters(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]] | None:
    """The names of a dataclass's fields and what gets them all at once; None for another class."""
    if kind not in _GETTERS and dataclasses.is_dataclass(kind):
        names = tuple(field.name for field in dataclasses.fields(kind))
        _GETTERS[kind] = names, attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    return _GETTERS.get(kind)


def source_id(mention: str, document: str) -> str:
    """The id of a speaker without a name: its words, in one document (an article's id, else a reading's)."""
    return "source-" + hashlib.sha256(f"{document}\n{mention}".encode()).hexdigest()[:20]


def project(reading: Reading, *, labels: Mapping[str, str]) -> Projection:
    """The rows of `reading`.

    labels: `Actor` or `Place` for every id that the reading refers to and another reading declares. An id that neither
    declares: InvalidInput.
    """
    known = {
        **labels,
        **{actor.id: "Actor" for actor in reading.actors},
        **{place.id: "Place" for place in reading.places},
    }
    rows = Projection(
        readings=[_reading(reading)],
        articles=[{"id": reading.article.id, "text": reading.article.text}] if reading.article else [],
        actors=[{"id": actor.id} for actor in reading.actors],
        places=[{"id": place.id} for place in reading.places],
        sources=[],
        claims=[_claim(claim, reading.id, position) for position, claim in enumerate(reading.claims)],
        stubs=[{"id": link.claim} for claim in reading.claims for link in (*claim.disputes, *claim.confirms)],
    )
    _reading_edges(rows, reading)
    sources: dict[str, str] = {}
    for claim in reading.claims:
        for edge, label, end, props in _claim_edges(claim, reading, known, sources):
            rows.edges["Claim", edge, label].append({"start": claim.id, "end": end, "props": props})
    rows.sources = [{"id": id, "mention": mention} for id, mention in sources.items()]
    return rows


def together(projections: Iterable[Projection]) -> Projection:
    """The rows of several readings as one projection; a node that several have is one row."""
    every = list(projections)

    def unique(rows: Iterable[Row]) -> list[Row]:
        return list({row["id"]: row for row in rows}.values())

    rows = Projection(
        readings=unique(row for one in every for row in one.readings),
        articles=unique(row for one in every for row in one.articles),
        actors=unique(row for one in every for row in one.actors),
        places=unique(row for one in every for row in one.places),
        sources=unique(row for one in every for row in one.sources),
        claims=[row for one in every for row in one.claims],
        stubs=unique(row for one in every for row in one.stubs),
    )
    for one in every:
        for group, edges in one.edges.items():
            rows.edges[group] += edges
    return rows


def references(reading: Reading) -> dict[str, str]:
    """Every actor or place that the reading refers to, with the id of the first claim that does ("" outside claims)."""
    found: dict[str, str] = {}
    for claim in reading.claims:
        ids = [claim.subject.id, claim.object.id, claim.outlet, *(party.id for party in claim.between), *claim.place]
        ids += [id for speaker in claim.speakers for id in (speaker.id, speaker.on_behalf_of)]
        for id in ids:
            if id is not None:
                found.setdefault(id, claim.id)
    outside = [reading.article.publisher if reading.article else None, *(place.within for place in reading.places)]
    for id in outside:
        if id is not None:
            found.setdefault(id, "")
    return found


def declaration(thing: Actor | Place) -> Row:
    """The properties of a `DECLARES` edge: the declaration's fields but its id."""
    row = _stated(
        name=thing.name,
        kind=thing.kind,
        aliases=list(thing.aliases),
        identifiers=[f"{catalogue}:{identifier}" for catalogue, identifier in thing.identifiers],
    )
    if isinstance(thing, Actor):
        return row | _stated(short=thing.short, reliability=thing.reliability)
    return row | _stated(within=thing.within)


def _reading(reading: Reading) -> Row:
    release = reading.release
    return _stated(
        id=reading.id,
        by=reading.by,
        hash=fingerprint(reading),
        claims=len(reading.claims),
        dataset=release and release.dataset,
        dataset_version=release and release.version,
        raw_hash=release and release.raw_hash,
    )


def _reading_edges(rows: Projection, reading: Reading) -> None:
    if reading.article is not None:
        about = dataclasses.asdict(reading.article)
        about = {name: value for name, value in about.items() if name not in ("id", "text")}
        rows.edges["Reading", "READS", "Article"].append(
            {"start": reading.id, "end": reading.article.id, "props": _stated(**about)}
        )
    for registry in reading.registries:
        rows.edges["Reading", "USES", "Reading"].append({"start": reading.id, "end": registry, "props": {}})
    things: tuple[Actor | Place, ...] = (*reading.actors, *reading.places)
    for thing in things:
        label = "Actor" if isinstance(thing, Actor) else "Place"
        rows.edges["Reading", "DECLARES", label].append(
            {"start": reading.id, "end": thing.id, "props": declaration(thing)}
        )


def _claim(claim: Claim, reading: str, position: int) -> Row:
    verdict, made_by, row = claim.verdict, claim.made_by, claim.row
    return _stated(
        id=claim.id,
        key=claim.key,
        reading=reading,
        position=position,
        relation=claim.relation,
        polarity=claim.polarity,
        modality=claim.modality,
        subject_literal=claim.subject.literal,
        literal=claim.object.literal,
        subject_mention=_loose_mention(claim.subject),
        object_mention=_loose_mention(claim.object),
        date=None if claim.date is None else str(claim.date),
        date_text=claim.date_text,
        means=list(claim.means),
        circumstance=claim.circumstance,
        hedge=claim.hedge,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        confidence=None if claim.confidence is None else float(claim.confidence),
        credibility=claim.credibility,
        status=claim.status,
        file_status=claim.status,
        verdict=None if verdict is None else True,
        verdict_by=verdict and verdict.by,
        verdict_at=verdict and verdict.at,
        verdict_why=verdict and verdict.why,
        made_by=made_by and made_by.agent,
        made_by_version=made_by and made_by.version,
        rule=made_by and made_by.rule,
        dataset=row and row.dataset,
        dataset_version=row and row.version,
        row=row and row.row,
        url=row and row.url,
        note=row and row.note,
    )


def _loose_mention(argument: Argument) -> str | None:
    """The mention of an argument that has no edge to carry it."""
    return argument.mention if argument.id is None else None


def _claim_edges(
    claim: Claim, reading: Reading, labels: Mapping[str, str], sources: dict[str, str]
) -> Iterator[tuple[str, str, str, Row]]:
    """Type, end's label, end's id and properties of each edge that leaves the claim."""

    def label(id: str, *, actor: bool = False) -> str:
        found = labels.get(id)
        if found is None:
            raise InvalidInput(f"claim {claim.key or claim.id}: {id!r} is declared neither here nor in a registry")
        if actor and found != "Actor":
            raise InvalidInput(f"claim {claim.key or claim.id}: {id!r} is a place, where only an actor can stand")
        return found

    yield "IN", "Reading", reading.id, {}
    for edge, argument in (("SUBJECT", claim.subject), ("OBJECT", claim.object)):
        if argument.id is not None:
            yield edge, label(argument.id), argument.id, _stated(mention=argument.mention)
    for position, party in enumerate(claim.between):
        if party.id is None:
            raise InvalidInput(f"claim {claim.key or claim.id}: a party of a mediation has no id")
        yield "BETWEEN", label(party.id, actor=True), party.id, _stated(mention=party.mention, position=position)
    document = reading.article.id if reading.article else reading.id
    for position, speaker in enumerate(claim.speakers):
        if speaker.on_behalf_of is not None:
            label(speaker.on_behalf_of, actor=True)
        props = _speaker(speaker, position)
        if speaker.id is not None:
            yield "SAID_BY", label(speaker.id, actor=True), speaker.id, props
        else:
            assert speaker.mention is not None
            source = source_id(speaker.mention, document)
            sources[source] = speaker.mention
            yield "SAID_BY", "Source", source, props
    if claim.outlet is not None:
        yield "VIA", label(claim.outlet, actor=True), claim.outlet, {}
    for place in claim.place:
        if label(place) != "Place":
            raise InvalidInput(f"claim {claim.key or claim.id}: {place!r} is an actor, where only a place can stand")
        yield "AT", "Place", place, {}
    if claim.start is not None and reading.article is not None:
        yield "QUOTED_FROM", "Article", reading.article.id, _stated(start=claim.start, end=claim.end)
    for edge, links in (("DISPUTES", claim.disputes), ("CONFIRMS", claim.confirms)):
        for position, link in enumerate(links):
            yield edge, "Claim", link.claim, _stated(kind=link.kind, why=link.why, position=position)


def _speaker(speaker: Speaker, position: int) -> Row:
    return _stated(stance=speaker.stance, mention=speaker.mention, on_behalf_of=speaker.on_behalf_of, position=position)


def _stated(**values: Any) -> Row:
    return {name: value for name, value in values.items() if value is not None}
