"""Who is the same as whom: the identity overlay, resolved."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sides.graph.decision import Identity
from sides.graph.names import fold


class Overlay:
    """The merges and splits in force, over what claims recorded.

    identities: all of them; those undone are left out, and so are those into an actor that is not in `actors` (it may
    come with a reading that is loaded later). Of two for the same actor, or actor and mention, the later wins.
    """

    def __init__(self, identities: Iterable[Identity], *, actors: Collection[str]) -> None:
        """Take the ones in force out of `identities`."""
        self._merges: dict[str, str] = {}
        self._splits: dict[tuple[str, str], str] = {}
        self._split: set[str] = set()
        for identity in sorted(identities, key=lambda identity: (identity.at, identity.id)):
            if identity.undone_at is not None or identity.into not in actors:
                continue
            if identity.mention is None:
                self._merges[identity.actor] = identity.into
            else:
                self._splits[identity.actor, fold(identity.mention)] = identity.into
                self._split.add(identity.actor)

    def resolve(self, actor: str, mention: str | None = None) -> str:
        """The actor that `actor`, called `mention` by a claim, counts as; a circle (from a file): its lowest id."""
        if actor not in self._merges and actor not in self._split:
            return actor  # as nearly all, of which there may be millions
        words = None if mention is None else fold(mention)
        way: list[str] = []
        while actor not in way:
            way.append(actor)
            split = None if words is None else self._splits.get((actor, words))
            into = split or self._merges.get(actor)
            if into is None:
                return actor
            actor = into
        return min(way[way.index(actor) :])

    def has(self, actor: str, mention: str | None) -> bool:
        """Whether `actor`, or `actor` called `mention`, counts as another."""
        return actor in self._merges if mention is None else (actor, fold(mention)) in self._splits

    def leads_to(self, start: str, target: str) -> bool:
        """Whether some way over merges and splits leads from `start` to `target`."""
        found, waiting = set(), [start]
        while waiting:
            actor = waiting.pop()
            if actor == target:
                return True
            if actor not in found:
                found.add(actor)
                waiting += [into for (of, _), into in self._splits.items() if of == actor]
                waiting += [into for of, into in self._merges.items() if of == actor]
        return False

    def changed_from(self, before: Overlay) -> set[str]:
        """The actors that may count as another actor than they did under `before`, by whatever mention."""
        changed = {actor for actor, _ in self._merges.items() ^ before._merges.items()}
        changed |= {actor for (actor, _), _ in self._splits.items() ^ before._splits.items()}
        both = [*self._merges.items(), *before._merges.items()]
        both += [(actor, into) for overlay in (self, before) for (actor, _), into in overlay._splits.items()]
        while grown := {actor for actor, into in both if into in changed} - changed:
            changed |= grown
        return changed
