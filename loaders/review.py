"""Draft claims as a person decides on them: what a claims file and a store have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument, Claim
from sides.graph.names import fold
from sides.graph.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A claim to decide on. reading: what it belongs to; names: the actors and places that it may name, by id."""

    claim: Claim
    reading: Reading
    names: Mapping[str, Actor | Place]

    def label(self, ident: str | None) -> str | None:
        """The name of an actor or place as answers print it; the id where nothing declares it."""
        thing = None if ident is None else self.names.get(ident)
        return ident if thing is None else thing.label


class Desk(Protocol):
    """Where decisions are kept. Each call takes effect at once, whole or not at all; `undo` takes the last one back."""

    where: str

    def items(self, *, every: bool = False) -> list[Item]:
        """The drafts in the order of the text; with `every` the claims that were decided already too."""

    def decide(self, items: Sequence[Item], status: str, why: str | None = None) -> None:
        """Record one verdict on all of these."""

    def entry(self, item: Item) -> str:
        """The claim as an entry of a claims file, to change."""

    def change(self, item: Item, entry: str) -> Item:
        """Put what `entry` says in the claim's place, as a draft. Raises InvalidInput with what is wrong with it."""

    def add(self, beside: Item, entry: str) -> Item:
        """Keep one more claim of the article of `beside`, accepted. Raises InvalidInput."""

    def undo(self) -> None:
        """Take back the last change that was not taken back yet; does nothing where there is none."""


def by_person(claim: Claim) -> bool:
    """Whether a person decided on the claim: its status was given, and not by its reader, to what nobody has seen."""
    if claim.verdict is not None and claim.made_by is not None and claim.verdict.by == claim.made_by.agent:
        return False
    return claim.status != "draft" or claim.verdict is not None


def doubts(item: Item) -> Iterator[str]:
    """What a reader guessed or left open in a claim, each as a question or a remark."""
    claim = item.claim
    for end, argument in (("subject", claim.subject), ("object", claim.object)):
        yield from _doubt(item, end, argument)
    for party in claim.between:
        yield from _doubt(item, "party", party)
    for speaker in claim.speakers:
        if speaker.id is None:
            yield f'"{speaker.mention}" speaks, and is no known actor'
        else:
            yield from _doubt(item, "speaker", Argument(id=speaker.id, mention=speaker.mention))


def _doubt(item: Item, end: str, argument: Argument) -> Iterator[str]:
    if argument.unknown:
        if argument.mention:
            yield f'{end}: "{argument.mention}" = who?'
        elif end == "subject" or item.claim.relation != "mediates":
            yield f"{end}: not stated"
        return
    thing = item.names.get(argument.id or "")
    if thing is None or not argument.mention:
        return
    words = fold(argument.mention)
    if not any(fold(name) in words for name in thing.names):
        yield f'{end}: "{argument.mention}" = {thing.label}?'


def names_in(readings: Iterable[Reading]) -> dict[str, Actor | Place]:
    """The actors and places that these readings declare, by id."""
    found: dict[str, Actor | Place] = {}
    for reading in readings:
        found |= {actor.id: actor for actor in reading.actors}
        found |= {place.id: place for place in reading.places}
    return found


def declaring(reading: Reading, known: Mapping[str, Actor | Place]) -> Reading:
    """`reading` with the declarations of what its claims name, and of where these places lie."""
    used = [known[ident] for ident in _named(reading) if ident in known]
    for thing in used:
        within = thing.within if isinstance(thing, Place) else None
        if within is not None and within in known and known[within] not in used:
            used.append(known[within])
    things = {thing.id: thing for thing in used}
    return replace(
        reading,
        actors=tuple(thing for _, thing in sorted(things.items()) if isinstance(thing, Actor)),
        places=tuple(thing for _, thing in sorted(things.items()) if isinstance(thing, Place)),
    )


def _named(reading: Reading) -> list[str]:
    publisher = None if reading.article is None else reading.article.publisher
    found = [ident for claim in reading.claims for ident in named(claim)]
    return list(dict.fromkeys(found if publisher is None else [publisher, *found]))


def named(claim: Claim) -> Iterator[str]:
    """The ids of the actors and places that a claim names, in no order, some twice."""
    speakers = (ident for speaker in claim.speakers for ident in (speaker.id, speaker.on_behalf_of))
    parties = (party.id for party in claim.between)
    for ident in (claim.subject.id, claim.object.id, claim.outlet, *claim.place, *parties, *speakers):
        if ident is not None:
            yield ident
