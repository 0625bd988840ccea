"""Which part of the record an export holds: the readings with those of their claims that pass the filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sides.graph.decision import Decision, Identity
from sides.graph.filters import Filters
from sides.graph.reading import Reading

if TYPE_CHECKING:
    from sides.graph.store import Store


class Selection:
    """The readings, decisions and identities of a store under filters, one reading at a time.

    Without filters it is everything that was loaded and decided. With filters: the passing claims, as they were
    recorded, with what their readings declare; the readings that have such a claim, and the registries that those use;
    decisions on passing claims; every identity. A claim keeps its disputes with claims that are left out.
    """

    def __init__(self, store: Store, filters: Filters) -> None:
        """Look up which claims and readings pass."""
        self._store, self._filters = store, filters
        self._claims: set[str] | None = None
        infos = store.readings()
        self._uses = {info.id: info.uses for info in infos}
        kept = set(self._uses)
        if filters.given:
            condition, parameters = filters.cypher()
            query = f"MATCH (c:Claim) WHERE {condition} RETURN c.id AS id, c.reading AS reading"
            found = store.rows(query, parameters)
            self._claims = {row["id"] for row in found}
            kept = self._with_registries({row["reading"] for row in found})
        self._readings = [info.id for info in infos if info.id in kept]

    def readings(self) -> Iterator[Reading]:
        """The readings, by id."""
        for id in self._readings:
            reading = self._store.reading(id)
            if self._claims is None:
                yield reading
            else:
                passing = self._claims
                yield replace(reading, claims=tuple(claim for claim in reading.claims if claim.id in passing))

    def decisions(self) -> list[Decision]:
        """The decisions, in order of time."""
        decisions = self._store.decisions()
        return decisions if self._claims is None else [one for one in decisions if one.claim in self._claims]

    def identities(self) -> list[Identity]:
        """Every merge and split, in order of time."""
        return self._store.identities()

    def places(self) -> set[str]:
        """The ids of all places in the store: a reading may use those that a registry declares."""
        return {row["id"] for row in self._store.rows("MATCH (p:Place) RETURN p.id AS id")}

    def registries(self, reading: Reading) -> list[Reading]:
        """What `reading` uses, and what that uses: their actors and places, without claims."""
        ids = self._with_registries({reading.id}) - {reading.id}
        return [replace(self._store.reading(id), claims=()) for id in sorted(ids)]

    def _with_registries(self, readings: set[str]) -> set[str]:
        kept, new = set(readings), set(readings)
        while new:
            new = {registry for reading in new for registry in self._uses.get(reading, ())} - kept
            kept |= new
        return kept
