"""An embedded store made anew without some of its parts.

The engine takes claims out at some hundred a second, and slower the more there are; it writes them in bulk at
thousands. What a store records comes back equal from it, and what is derived does not depend on the order of loading.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sides.graph import changing
from sides.graph.bulk.bulk_load import BulkLoad
from sides.graph.bulk.target import Target
from sides.graph.engine import Run
from sides.graph.keeping import CLAIMS_TOGETHER
from sides.graph.reading import Reading
from sides.graph.reconstruction import read_decisions, read_identities, read_reading

_READINGS = """MATCH (r:Reading)
RETURN r.id AS id, r.claims AS claims, r.hash AS hash, r.dataset AS dataset,
  COLLECT { MATCH (r)-[:USES]->(u:Reading) RETURN u.id } AS uses,
  EXISTS { MATCH (r)-[:READS|DECLARES]->() } AS own ORDER BY id"""
_HASHES = "UNWIND $rows AS row MATCH (r:Reading {id: row[0]}) SET r.hash = row[1]"


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What stays: registries and other readings without claims, parts by the registry that they are of, the others.

    The first are in the order in which they use each other. gone: how many claims go; slow: how many of those that
    stay are not in parts, and so are not written in bulk. hashes: of every reading that stays.
    """

    registries: list[str]
    parts: dict[str, list[str]]
    others: list[str]
    gone: int
    slow: int
    hashes: dict[str, str | None]

    @property
    def worth_it(self) -> bool:
        """Whether to make the store anew is faster than to take out what goes."""
        return self.slow < self.gone


def contents(run: Run, without: Collection[str]) -> Contents:
    """What is in a store without these readings."""
    gone = set(without)
    rows = {row["id"]: row for row in run(_READINGS)}
    kept = {id: row for id, row in rows.items() if id not in gone}
    waiting = [id for id, row in kept.items() if not row["claims"]]
    registries: list[str] = []
    while ready := [id for id in waiting if not set(kept[id]["uses"]) & set(waiting) - {id}]:
        registries += ready
        waiting = [id for id in waiting if id not in ready]
    parts: dict[str, list[str]] = {}
    others = list(waiting)
    for id, row in kept.items():
        if row["claims"]:
            of = [use for use in row["uses"] if use in registries and kept[use]["dataset"] is not None]
            bulk = of and row["dataset"] is not None and not row["own"]
            (parts.setdefault(of[0], []) if bulk else others).append(id)
    return Contents(
        registries=registries,
        parts=parts,
        others=others,
        gone=sum(rows[id]["claims"] for id in gone if id in rows),
        slow=sum(kept[id]["claims"] for id in others),
        hashes={id: row["hash"] for id, row in kept.items()},
    )


def rebuild(old: Target, new: Target, kept: Contents) -> None:
    """Load `kept` of `old` into `new`, which is empty. An error of ours where something needs what is left out."""

    def read(id: str) -> Reading:
        return old.read(lambda run: read_reading(run, id))

    decisions, identities = old.read(read_decisions), old.read(read_identities)
    new.write(lambda run: changing.load_overlay(run, decisions, identities))
    for id in kept.registries:
        new.write(lambda run, id=id: changing.load_readings(run, [read(id)]))  # type: ignore[misc]
    for some in _together(read(id) for id in kept.others):
        new.write(lambda run, some=some: changing.load_readings(run, some))  # type: ignore[misc]
    for registry, parts in kept.parts.items():
        BulkLoad(new, read(registry), {}).run(read(id) for id in parts)
    hashes = [[id, hash] for id, hash in kept.hashes.items()]
    new.write(lambda run: run(_HASHES, {"rows": hashes}))


def _together(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    some: list[Reading] = []
    for reading in readings:
        some.append(reading)
        if sum(len(reading.claims) for reading in some) >= CLAIMS_TOGETHER:
            yield some
            some = []
    if some:
        yield some
