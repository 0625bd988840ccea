"""The actors and places of a file, collected while its rows are read, each once."""

from __future__ import annotations

from dataclasses import replace

from sides.graph.actor import Actor, Place


class Registry:
    """Actors and places by id; what several rows say of one comes together.

    A second name is an alias. Where rows state different kinds, the kind is left open (`actor`); about the place that
    one lies in, the first stays.
    """

    def __init__(self) -> None:
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}
        self._differing: set[str] = set()

    def add(self, thing: Actor | Place) -> None:
        """Take note of `thing`."""
        if isinstance(thing, Actor):
            known = self._actors.get(thing.id)
            if known is None:
                self._actors[thing.id] = thing
            elif known is not thing and known != thing:
                self._actors[thing.id] = _joined(known, thing, kind=self._kind(known, thing))
        else:
            place = self._places.get(thing.id)
            if place is None:
                self._places[thing.id] = thing
            elif place is not thing and place != thing:
                self._places[thing.id] = _joined_place(place, thing)

    def _kind(self, known: Actor, other: Actor) -> str:
        """The kind that is stated; once two were, it is open, whatever the rows after them state."""
        stated = {known.kind, other.kind} - {"actor"}
        if len(stated) > 1:
            self._differing.add(known.id)
        return "actor" if known.id in self._differing or not stated else stated.pop()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, sorted by id."""
        return tuple(self._actors[id] for id in sorted(self._actors))

    @property
    def places(self) -> tuple[Place, ...]:
        """The places, sorted by id."""
        return tuple(self._places[id] for id in sorted(self._places))


def _joined(one: Actor, other: Actor, *, kind: str) -> Actor:
    return replace(
        one,
        kind=kind,
        aliases=_names(one, other),
        identifiers=tuple(sorted({*one.identifiers, *other.identifiers})),
    )


def _joined_place(one: Place, other: Place) -> Place:
    return replace(
        one,
        kind=one.kind or other.kind,
        within=one.within or other.within,
        aliases=_names(one, other),
        identifiers=tuple(sorted({*one.identifiers, *other.identifiers})),
    )


def _names(one: Actor | Place, other: Actor | Place) -> tuple[str, ...]:
    return tuple(sorted({*one.aliases, *other.names} - {one.name}))
