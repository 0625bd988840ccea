"""Events of a made-up data set, as many as wanted: the same ones each time, and most of them about a few actors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim, Row, keyless_claim_id
from sides.graph.interval import Interval
from sides.graph.reading import Reading, Release
from sides.ontology.terms import RELATIONS

NAME = "made"
PART = 10_000
_RELATIONS = {
    "attacks": 30, "clashes-with": 20, "meets": 10, "supports": 8, "cooperates-with": 8, "condemns": 8,
    "threatens": 6, "negotiates": 4, "opposes": 4, "allied-with": 2,
}  # fmt: skip
_FIRST_DAY = date(1995, 1, 1)
_DAYS = 9000


def release(claims: int) -> tuple[Reading, Iterator[Reading]]:
    """The registry and the parts of a release with this many claims; the parts are made while they are read.

    Of n claims, n/30 actors; who acts on whom follows a power law, so the first is in one claim of ten and more.
    """
    actors = tuple(
        Actor(
            id=f"{NAME}-actor-{number:06}", name=f"Group {number} of the Made Land", kind="armed-group",
            aliases=(f"G{number}",), identifiers=((NAME, str(number)),),
        )
        for number in range(max(20, claims // 30))
    )  # fmt: skip
    places = tuple(
        Place(id=f"{NAME}-place-{number:06}", name=f"Town {number}", kind="city")
        for number in range(max(10, claims // 50))
    )
    about = Release(dataset=NAME, version="1", raw_hash=f"{claims} events")
    return Reading(id=NAME, release=about, actors=actors, places=places), _parts(claims, actors, places, about)


def _parts(claims: int, actors: tuple[Actor, ...], places: tuple[Place, ...], about: Release) -> Iterator[Reading]:
    chance = random.Random(7)
    for start in range(0, claims, PART):
        made = [_event(chance, number, actors, places) for number in range(start, min(claims, start + PART))]
        made.sort(key=lambda claim: claim.id)
        yield Reading(id=f"{NAME}.{start // PART + 1:04}", release=about, registries=(NAME,), claims=tuple(made))


def _event(chance: random.Random, number: int, actors: tuple[Actor, ...], places: tuple[Place, ...]) -> Claim:
    subject = object = actors[int(len(actors) * chance.random() ** 3)]
    while object is subject:
        object = actors[int(len(actors) * chance.random() ** (3 if chance.random() < 0.9 else 1))]
    relation = chance.choices(list(_RELATIONS), list(_RELATIONS.values()))[0]
    row = f"EV{number:08}"
    return Claim(
        id=keyless_claim_id(NAME, span=row, relation=relation, subject=subject.name, object=object.name),
        subject=Argument(id=subject.id, mention=subject.name),
        relation=relation,
        object=Argument(id=object.id, mention=object.name),
        modality="happened" if RELATIONS[relation].act else "state",
        date=Interval((_FIRST_DAY + timedelta(days=chance.randrange(_DAYS))).isoformat(), None),
        place=(places[int(len(places) * chance.random() ** 2)].id,),
        row=Row(dataset=NAME, version="1", row=row),
    )
