"""The names in a table, as the actors and places that its claims are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from sides.graph.actor import Actor, Place
from sides.graph.claim import Argument
from sides.graph.errors import AmbiguousName
from sides.graph.names import fold
from sides.loaders.ids import slug
from sides.loaders.problems import Problems, did_you_mean
from sides.ontology.relation import Relation
from sides.ontology.terms import ACTOR_KINDS, PLACE_KINDS

Resolve: TypeAlias = Callable[[str], Sequence[Actor | Place]]
"""Every actor and place that is known under a name."""

Thing = TypeVar("Thing", Actor, Place)
_KINDS = tuple(kind for kind in ACTOR_KINDS if kind != "unnamed")


def sort_of(kind: str | None) -> str | None:
    """Whether `kind`, as a table writes it, is a kind of `actor` or `place`, or a `literal`; None where it is none."""
    kind = (kind or "").lower()
    if kind in _KINDS:
        return "actor"
    if kind in PLACE_KINDS or kind == "place":
        return "place"
    return "literal" if kind == "literal" else None


class Names:
    """Makes actors and places of names, each name once.

    Two spellings that share an id (case, spaces) are one actor with an alias. A name that stands for an
    actor here and for a place there becomes two things; the place's id then ends in `-place`.
    """

    def __init__(self, problems: Problems, resolve: Resolve | None = None) -> None:
        """What `resolve` knows of a name goes before what is made of it."""
        self._problems = problems
        self._resolve = resolve
        self._resolved: dict[str, Sequence[Actor | Place]] = {}
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}
        self._lines: dict[str, int] = {}

    def subject(self, name: str, kind: str | None, line: int) -> Argument | None:
        """The actor `name`, of `kind` where the table says it; None, with a problem, where it cannot be one."""
        if not name:
            self._problems.add(line, "the source is empty; write unknown where it is not known")
            return None
        if fold(name) == "unknown":
            return Argument()
        if kind and kind.lower() not in _KINDS:
            self._problems.add(line, f"source_kind {kind!r} is not known.{did_you_mean(kind.lower(), _KINDS)}")
            return None
        return self._actor(name, kind, line)

    def object(self, name: str, kind: str | None, relation: Relation, line: int) -> Argument | None:
        """What `name` is as the object of `relation`: words, a place or an actor; None, with a problem, where none.

        A relation that takes several: what `kind` says (a kind of actor or place, or `literal`), else what
        the name is known as, else an actor.
        """
        if not name:
            self._problems.add(line, "the target is empty; write unknown where it is not known")
            return None
        if fold(name) == "unknown":
            return Argument()
        stated = (kind or "").lower()
        sort = sort_of(kind)
        if stated and sort is None:
            kinds = (*_KINDS, *PLACE_KINDS, "literal")
            self._problems.add(line, f"target_kind {kind!r} is not known.{did_you_mean(stated, kinds)}")
            return None
        if sort is None:
            known = {type(thing) for thing in self._things(name)}
            is_place = known == {Place} or (not known and slug(name) in self._places)
            sort = "place" if is_place else "actor"
            sort = sort if sort in relation.objects else relation.objects[0]
        if sort not in relation.objects:
            takes = " or ".join(relation.objects)
            self._problems.add(line, f"{relation.name} takes {takes}, and target_kind {kind!r} says {sort}")
            return None
        if sort == "literal":
            return Argument(literal=name)
        return self._place(name, stated, line) if sort == "place" else self._actor(name, stated, line)

    def known(self, name: str) -> str | None:
        """The id of the actor `name`, where the table or `resolve` has one."""
        known = self._look_up(name, Actor, None)
        if known is not None:
            self._actors.setdefault(known.id, _bare(known))
            return known.id
        return slug(name) if slug(name) in self._actors else None

    def declared(self) -> tuple[tuple[Actor, ...], tuple[Place, ...]]:
        """Every actor and place that was made or looked up, sorted by id."""
        return (
            tuple(self._actors[ident] for ident in sorted(self._actors)),
            tuple(self._places[ident] for ident in sorted(self._places)),
        )

    def _actor(self, name: str, kind: str | None, line: int) -> Argument | None:
        known = self._look_up(name, Actor, line)
        if known is not None:
            self._actors.setdefault(known.id, _bare(known))
            return Argument(id=known.id, mention=name)
        ident = slug(name)
        if not ident:
            self._problems.add(line, f"{name!r} has no letters to make an id of")
            return None
        stated = (kind or "").lower() or "actor"
        actor = self._actors.get(ident)
        if actor is None:
            actor = Actor(id=ident, name=name, kind=stated)
            self._lines[ident] = line
        elif stated != "actor" and actor.kind not in ("actor", stated):
            first = self._lines.get(ident)
            self._problems.add(line, f"{name} is of kind {stated} here, and {actor.kind} in line {first}")
            return None
        else:
            if actor.kind == "actor":
                self._lines[ident] = line
            aliases = actor.aliases if name in actor.names else tuple(sorted({*actor.aliases, name}))
            actor = replace(actor, kind=actor.kind if stated == "actor" else stated, aliases=aliases)
        self._actors[ident] = actor
        return Argument(id=ident, mention=name)

    def _place(self, name: str, kind: str, line: int) -> Argument | None:
        known = self._look_up(name, Place, line)
        if known is not None:
            self._places.setdefault(known.id, _bare_place(known))
            return Argument(id=known.id, mention=name)
        ident = slug(name)
        if not ident:
            self._problems.add(line, f"{name!r} has no letters to make an id of")
            return None
        if any(isinstance(thing, Actor) for thing in self._things(name)) or ident in self._actors:
            ident += "-place"
        place = self._places.get(ident) or Place(id=ident, name=name)
        aliases = place.aliases if name in place.names else tuple(sorted({*place.aliases, name}))
        stated = kind if kind in PLACE_KINDS else None
        self._places[ident] = replace(place, kind=place.kind or stated, aliases=aliases)
        return Argument(id=ident, mention=name)

    def _look_up(self, name: str, sort: type[Thing], line: int | None) -> Thing | None:
        """The one actor, or the one place, that is known as `name`; a problem where there are several."""
        found = {thing.id: thing for thing in self._things(name) if isinstance(thing, sort)}
        if len(found) > 1:
            what = "actor" if sort is Actor else "place"
            self._problems.add(
                line, str(AmbiguousName(what, name, [f"{id}  {found[id].name}" for id in sorted(found)]))
            )
        return next(iter(found.values())) if len(found) == 1 else None

    def _things(self, name: str) -> Sequence[Actor | Place]:
        if self._resolve is None:
            return ()
        if name not in self._resolved:
            self._resolved[name] = self._resolve(name)
        return self._resolved[name]


def _bare(actor: Actor) -> Actor:
    """What a table says of an actor that is known elsewhere: that it is this one."""
    return Actor(id=actor.id, name=actor.name, kind=actor.kind)


def _bare_place(place: Place) -> Place:
    return Place(id=place.id, name=place.name, kind=place.kind)
