"""Releases of data sets made for tests: small, and tangled in every way that a store has to untangle."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from made_readings import claim, place, reading
from sides.graph.actor import Actor
from sides.graph.claim import UNKNOWN, Argument, Claim, Link, Row, Speaker
from sides.graph.decision import Decision, Identity
from sides.graph.interval import Interval
from sides.graph.reading import Reading, Release
from sides.ontology.terms import MODALITIES, RELATIONS, STANCES, STATUSES

ACTORS = tuple(f"group{number}" for number in range(6))
PLACES = ("town0", "town1", "town2")
_DATES = (None, "2001", "2001-05", "2001-05-03", "2001-05-03/2001-06", "../2001-04", "2003-01-01/2004-02-02", "2002")


def release(version: str = "1", *, name: str = "made") -> Release:
    """The release of a data set, whose file's hash tells its version."""
    return Release(dataset=name, version=version, raw_hash=f"hash-of-{version}")


def registry(version: str = "1", *, name: str = "made", without: tuple[str, ...] = ()) -> Reading:
    """The actors and places that the claims of `tangled` are about."""
    actors = [Actor(id=id, name=id.title(), kind="armed-group", aliases=(f"The {id}",)) for id in ACTORS]
    places = [place(id, within="land") for id in PLACES] + [place("land", kind="country")]
    return Reading(
        id=name,
        release=release(version, name=name),
        actors=tuple(actor for actor in actors if actor.id not in without),
        places=tuple(sorted(places, key=lambda place: place.id)),
    )


def part(number: int, claims: list[Claim], version: str = "1", *, name: str = "made") -> Reading:
    """One part of a release."""
    ordered = tuple(sorted(claims, key=lambda claim: (claim.start or 0, claim.id)))
    return Reading(
        id=f"{name}.{number:04}", release=release(version, name=name), registries=(name,), claims=ordered
    )  # fmt: skip


def tangled(seed: int, claims: int = 60, parts: int = 3, version: str = "1", *, name: str = "made") -> list[Reading]:
    """Parts whose claims meet on few edges: negated, denied, planned, disputed, mediated, said by others, and so on."""
    chance = random.Random(seed)
    made = [_claim(chance, f"{name}-{number}", name, version) for number in range(claims)]
    ids = [claim.id for claim in made]
    for number in chance.sample(range(claims), claims // 10):
        others = chance.sample([id for id in [*ids, "nobody", "other-0"] if id != ids[number]], 2)
        links = tuple(Link(claim=id, kind=chance.choice(("tension", "contradiction")), why="so") for id in others[:1])
        confirms = (Link(claim=others[1]),) if chance.random() < 0.3 else ()
        made[number] = replace(made[number], disputes=links, confirms=confirms)
    size = -(-claims // parts)
    return [
        part(number + 1, made[number * size : (number + 1) * size], version, name=name) for number in range(parts)
    ]  # fmt: skip


def _claim(chance: random.Random, id: str, dataset: str, version: str) -> Claim:
    relation = chance.choice(list(RELATIONS.values()))
    subject, other, third = chance.sample(ACTORS, 3)
    kinds = [kind for kind in ("actor", "place", "literal") if kind in relation.objects]
    kind = chance.choice(kinds)
    place = chance.choice(PLACES)
    object = {"actor": Argument(id=other), "place": Argument(id=place), "literal": Argument(literal="Peace")}[kind]
    if chance.random() < 0.05:
        object = UNKNOWN
    date = chance.choice(_DATES)
    return Claim(
        id=id,
        subject=Argument(id=subject if chance.random() < 0.95 else None, mention=chance.choice("ab")),
        relation=relation.name,
        object=object,
        between=tuple(Argument(id=id) for id in (other, third)) if relation.name == "mediates" else (),
        polarity=chance.choice(("affirmed", "affirmed", "negated")),
        modality=chance.choice(MODALITIES) if chance.random() < 0.3 else "happened" if relation.act else "state",
        speakers=_speakers(chance),
        outlet=chance.choice((None, None, None, "group5")),
        date=None if date is None else Interval.parse(date),
        place=tuple(sorted(chance.sample(PLACES, chance.choice((0, 1, 1, 2))))),
        means=("air", "arms") if chance.random() < 0.1 else (),
        status=chance.choice(STATUSES) if chance.random() < 0.2 else "accepted",
        confidence=chance.choice((None, None, 0.25, 1.0)),
        row=Row(dataset=dataset, version=version, row=id, url=chance.choice((None, "https://a.org")), note="Seen."),
    )  # fmt: skip


def _speakers(chance: random.Random) -> tuple[Speaker, ...]:
    if chance.random() < 0.7:
        return ()
    return tuple(
        Speaker(
            id=chance.choice((None, *ACTORS)),
            mention=chance.choice(("Sources in Hun", "a witness")),
            stance=chance.choice(STANCES),
            on_behalf_of=chance.choice((None, None, "group1")),
        )
        for _ in range(chance.choice((1, 1, 2)))
    )


def others() -> list[Reading]:
    """Readings of others: about the same actors, and about some that a merge makes the same."""
    groups = tuple(Actor(id=id, name=id.title(), kind="armed-group") for id in ("group1", "group2"))
    registry = reading("known", also=("egypt",), article=None, actors=groups, places=(place("town0"),))
    first = reading(
        "other",
        claim("other", "group1 not-supports group2", id="other-0"),
        claim("other", "egypt attacks group1", date="2001-05"),
        claim("other", "group1 mediates 'peace", between=(Argument(id="group2"), Argument(id="egypt"))),
        replace(claim("other", "group2 supports egypt"), disputes=(Link(claim="made-3", kind="tension"),)),
        claim("other", "egypt controls town0"),
        without=("group1", "group2", "egypt", "town0"),
        registries=("known",),
    )
    return [registry, first]


def decided() -> tuple[list[Decision], list[Identity]]:
    """Decisions and identities over the claims of `tangled` and `others`."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    decisions = [
        Decision(
            id=f"d{number}", claim=f"made-{number}", status=STATUSES[number % 3], by="ann", at=now + timedelta(number)
        )
        for number in range(0, 30, 5)
    ]
    decisions.append(Decision(id="x", claim="made-7", status="rejected", by="ann", at=now, content="something else"))
    identities = [
        Identity(id="m", kind="merge", actor="group3", into="egypt", by="ann", at=now),
        Identity(id="s", kind="split", actor="group4", into="group0", by="ann", at=now, mention="b"),
    ]
    return decisions, identities
