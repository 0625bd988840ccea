"""Loading a release of a data set: its registry of actors and places, then its claims in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from sides.graph import changing
from sides.graph.bulk.bulk_load import BulkLoad
from sides.graph.engine import Engine, Run
from sides.graph.errors import InvalidInput
from sides.graph.projection import fingerprint
from sides.graph.reading import Reading, Release

SMALL = 3000
"""How many claims, old or new, are loaded in one transaction like any reading's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseOutcome:
    """What loading a release did: `action` is `added`, `replaced` or `unchanged`.

    reading: the id of its registry. claims: how many the release has, in how many parts; before: had the one before it.
    lapsed: the ids of its claims that people decided on when they said something else: those decisions do not hold.
    """

    reading: str
    action: str
    claims: int
    parts: int
    before: int = 0
    lapsed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the store holds of earlier releases. complete: the hash of the registry, None where a load was cut short or
    there was none. parts: the hash and the number of claims of each, by id.
    """

    release: Release | None
    complete: str | None
    parts: dict[str, tuple[str | None, int]]

    @property
    def claims(self) -> int:
        """How many claims that is."""
        return sum(claims for _, claims in self.parts.values())


_REGISTRY = "MATCH (r:Reading {id: $id}) RETURN properties(r) AS node"
_PARTS = """MATCH (r:Reading)-[:USES]->(:Reading {id: $id}) WHERE r.dataset IS NOT NULL
RETURN r.id AS id, r.hash AS hash, r.claims AS claims ORDER BY id"""


def held(run: Run, registry: str) -> Held:
    """What the store holds under the registry of this id. InvalidInput where that is no registry of a data set."""
    found = run(_REGISTRY, {"id": registry})
    if not found:
        return Held(release=None, complete=None, parts={})
    node = found[0]["node"]
    if node.get("dataset") is None:
        raise InvalidInput(
            f"the store has a reading {registry!r} that is no data set; load the data set under another name, or "
            f"remove that first (sides remove {registry})"
        )
    return Held(
        release=Release(
            dataset=node["dataset"], version=node.get("dataset_version"), raw_hash=node.get("raw_hash")
        ),
        complete=node.get("hash"),
        parts={row["id"]: (row["hash"], row["claims"]) for row in run(_PARTS, {"id": registry})},
    )  # fmt: skip


def holds(run: Run, registry: str, release: Release) -> bool:
    """Whether the store holds all of this release, which tells the hash of its file, under this registry."""
    if release.raw_hash is None:
        return False
    found = held(run, registry)
    return found.release == release and found.complete is not None


def load_release(engine: Engine, registry: Reading, parts: Iterable[Reading], *, anew: bool = False) -> ReleaseOutcome:
    """Keep a release; see `Keeping.load_release`."""
    if registry.claims or registry.release is None:
        raise InvalidInput(f"{registry.id!r} is no registry of a data set: it needs a release, and has no claims")
    old = engine.read(lambda run: held(run, registry.id))
    if not anew and registry.release.raw_hash is not None and old.complete == fingerprint(registry):
        return _outcome(registry, "unchanged", old.claims, len(old.parts), old)
    coming = _checked(registry, parts)
    first = list(_up_to(coming, SMALL))
    if sum(len(part.claims) for part in first) <= SMALL and old.claims <= SMALL:
        lapsed = engine.write(changing.alone(partial(_load_together, registry=registry, parts=first)))
        claims, many, same = sum(len(part.claims) for part in first), len(first), False
    else:
        with engine.bulk() as target:
            load = BulkLoad(target, registry, {id: hash for id, (hash, _) in old.parts.items()})
            load.run(chain(first, coming))
        claims, many, lapsed, same = load.claims, load.parts, tuple(load.lapsed), load.kept == load.parts
    known = {part.id: fingerprint(part) for part in first} if many == len(first) else {}
    same = same or (bool(known) and known == {id: hash for id, (hash, _) in old.parts.items()})
    same = same and many == len(old.parts) and old.complete == fingerprint(registry)
    action = "unchanged" if same else "replaced" if old.release else "added"
    return replace(_outcome(registry, action, claims, many, old), lapsed=lapsed)


def _outcome(registry: Reading, action: str, claims: int, parts: int, old: Held) -> ReleaseOutcome:
    return ReleaseOutcome(reading=registry.id, action=action, claims=claims, parts=parts, before=old.claims)


def _checked(registry: Reading, parts: Iterable[Reading]) -> Iterator[Reading]:
    """The parts; InvalidInput where one is not as the parts of a release are."""
    seen: set[str] = {registry.id}
    for part in parts:
        if part.id in seen:
            raise InvalidInput(f"two parts of the release are called {part.id!r}")
        seen.add(part.id)
        if part.article is not None or part.actors or part.places:
            raise InvalidInput(
                f"{part.id!r} is no part of a release: it has an article, or actors or places of its own"
            )
        if part.release is None or registry.id not in part.registries:
            raise InvalidInput(f"{part.id!r} is no part of the release: it does not use {registry.id!r}")
        yield part


def _up_to(parts: Iterator[Reading], most: int) -> Iterator[Reading]:
    """The first parts, until they have more than `most` claims."""
    claims = 0
    for part in parts:
        yield part
        claims += len(part.claims)
        if claims > most:
            return


def _load_together(run: Run, registry: Reading, parts: Sequence[Reading]) -> tuple[str, ...]:
    """Keep a small release in one transaction; the claims with decisions on something else."""
    old = held(run, registry.id)
    same = {part.id for part in parts if old.parts.get(part.id, (None, 0))[0] == fingerprint(part)}
    gone = [id for id in old.parts if id not in same]
    if gone:
        changing.remove_readings(run, gone)
    outcomes = changing.load_readings(run, [registry, *parts])
    return tuple(id for outcome in outcomes for id in outcome.lapsed)
