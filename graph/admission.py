"""What a store admits: readings that fit what it holds, and each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sides.graph.actor import Actor, Place
from sides.graph.derivation import by_ids
from sides.graph.derived import Row
from sides.graph.engine import Run
from sides.graph.errors import ConflictingDeclaration, InvalidInput
from sides.graph.names import fold
from sides.graph.naming import DECLARED, nodes_of, says_nothing_new, union
from sides.graph.projection import declaration, references
from sides.graph.reading import Reading
from sides.graph.soundness import faults

_TAKEN = (
    "UNWIND $ids AS id MATCH (c:Claim {id: id}) WHERE c.reading IS NOT NULL RETURN c.id AS id, c.reading AS reading"
)
_LISTED = 20  # faults of a reading that are told one by one


class Admission:
    """Readings that are about to be written together, checked in their order, each against the store and those before.

    replaced: whether the store has them already, so that what it holds may be their own.
    labels: `Actor` or `Place` of every id that they declare or refer to.
    news: the actors and places of which they say something that the store does not know yet.

    Raises InvalidInput and ConflictingDeclaration; nothing was written then.
    """

    def __init__(self, run: Run, readings: Sequence[Reading], *, replaced: bool) -> None:
        """Check them."""
        for reading in readings:
            check_soundness(reading)
        self._run, self._replaced = run, replaced
        self._declared: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        ids = {id for reading in readings for id in references(reading)}
        ids |= {thing.id for reading in readings for thing in _things(reading)}
        self._nodes = nodes_of(run, ids)
        self.news: set[str] = set()
        _check_claims(run, readings)
        registries = _registries(run, readings)
        for reading in readings:
            for registry in reading.registries:
                if registry not in registries:
                    raise InvalidInput(
                        f"reading {reading.id!r} uses the registry {registry!r}, which is not in the store; "
                        "load it first"
                    )
            registries.add(reading.id)
            self._declare(reading)
            self._check_references(reading)
        self.labels = {id: label for id, (label, _) in self._nodes.items()}

    def _declare(self, reading: Reading) -> None:
        twice = [id for id, times in Counter(thing.id for thing in _things(reading)).items() if times > 1]
        if twice:
            raise ConflictingDeclaration(f"reading {reading.id!r} declares {min(twice)!r} twice")
        for thing in _things(reading):
            label, row = "Actor" if isinstance(thing, Actor) else "Place", declaration(thing)
            known = self._nodes.get(thing.id)
            if known is not None and (known[0] != label or not _agree(row, known[1])):
                known = self._others(thing.id, label, row, reading)
            if known is None or self._replaced or not says_nothing_new(row, known[1]):
                self.news.add(thing.id)
            both = [(reading.id, row)] if known is None else [("", known[1]), (reading.id, row)]
            self._nodes[thing.id] = (label, union(thing.id, both, label=label))
            self._declared[thing.id].append((reading.id, row))

    def _others(self, id: str, label: str, row: Row, reading: Reading) -> tuple[str, Row] | None:
        """What others than `reading` say of `id`, as one; ConflictingDeclaration where that is something else.

        Within a data set an id is its publisher's, who may call one actor by two names.
        """
        known = self._nodes[id][0]
        stored = self._run(DECLARED.format(label=known), {"ids": [id]})
        others = [(one["reading"], one["declared"]) for one in stored if one["reading"] != reading.id]
        others += self._declared[id]
        if not others:
            return None  # what disagrees is what this very reading said before
        together = union(id, others, label=known)
        if known == label and (_agree(row, together) or self._are_of(reading, [other for other, _ in others])):
            return known, together
        others.sort(key=lambda other: (known == label and _agree(row, other[1]), other[0]))
        raise _conflict(id, (label, reading.id, row), (known, *others[0]))

    def _are_of(self, reading: Reading, others: Sequence[str]) -> bool:
        """Whether these readings are all of the data set that `reading` is of."""
        if reading.release is None:
            return False
        found = self._run(
            "MATCH (r:Reading) WHERE r.id IN $ids AND r.dataset = $dataset RETURN r.id AS id",
            {"ids": list(others), "dataset": reading.release.dataset},
        )
        return {row["id"] for row in found} >= set(others)

    def _check_references(self, reading: Reading) -> None:
        missing = [(id, claim) for id, claim in references(reading).items() if id not in self._nodes]
        if missing:
            where = {claim.id: claim.key or claim.id for claim in reading.claims}
            listed = "".join(f"\n  {id}" + (f" (claim {where[claim]})" if claim else "") for id, claim in missing)
            raise InvalidInput(
                f"reading {reading.id!r} refers to actors or places that neither it nor a registry in the store "
                f"declares:{listed}"
            )


def _things(reading: Reading) -> tuple[Actor | Place, ...]:
    return (*reading.actors, *reading.places)


def _registries(run: Run, readings: Iterable[Reading]) -> set[str]:
    wanted = {registry for reading in readings for registry in reading.registries}
    return {row["id"] for row in by_ids(run, "UNWIND $ids AS id MATCH (r:Reading {id: id}) RETURN r.id AS id", wanted)}


def check_soundness(reading: Reading) -> None:
    """InvalidInput where a reading holds what none may hold."""
    found = list(faults(reading))
    if found:
        more = [f"and {len(found) - _LISTED} more"] if len(found) > _LISTED else []
        listed = "".join(f"\n  {fault}" for fault in [*found[:_LISTED], *more])
        raise InvalidInput(f"reading {reading.id!r} cannot be kept:{listed}")


def _check_claims(run: Run, readings: Iterable[Reading]) -> None:
    owners: dict[str, str] = {}
    for reading in readings:
        for claim in reading.claims:
            owner = owners.setdefault(claim.id, reading.id)
            if owner != reading.id:
                raise _taken(claim.id, owner)
        twice = [id for id, times in Counter(claim.id for claim in reading.claims).items() if times > 1]
        if twice:
            raise InvalidInput(f"reading {reading.id!r} has two claims with the id {min(twice)!r}")
    for row in by_ids(run, _TAKEN, owners):
        if row["reading"] != owners[row["id"]]:
            raise _taken(row["id"], row["reading"])


def taken(run: Run, claims: Iterable[str], reading: str) -> InvalidInput:
    """What is wrong where one of these claims of `reading` is another's."""
    others = [row for row in by_ids(run, _TAKEN, claims) if row["reading"] != reading]
    return _taken(others[0]["id"], others[0]["reading"]) if others else InvalidInput(f"{reading!r} has a claim twice")


def _taken(claim: str, reading: str) -> InvalidInput:
    return InvalidInput(f"the claim id {claim!r} is taken: reading {reading!r} has it")


def _agree(one: Row, other: Row) -> bool:
    """Whether two declarations can be of one thing: the same name and kind, or a kind that one does not state."""
    kinds = {one.get("kind"), other.get("kind")} - {None, "actor"}
    if len(kinds) > 1:
        return False
    if one["name"] == other["name"]:
        return True
    if "actor" not in (one.get("kind"), other.get("kind")):
        return False
    names = [{fold(name) for name in (d["name"], d.get("short"), *d.get("aliases", [])) if name} for d in (one, other)]
    return fold(one["name"]) in names[1] or fold(other["name"]) in names[0]


def _conflict(id: str, new: tuple[str, str, Row], old: tuple[str, str, Row]) -> ConflictingDeclaration:
    def words(label: str, reading: str, declared: Row) -> str:
        return f"{declared['name']!r} ({label.lower()}, {declared.get('kind') or 'kind not stated'}) by {reading!r}"

    return ConflictingDeclaration(
        f"{id!r} is declared twice, and not as the same: {words(*new)}, {words(*old)}. "
        "Make them agree, or give one of them another id."
    )
