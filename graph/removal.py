"""Taking a data set out of a store: which of its parts go together, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sides.graph.engine import Run
from sides.graph.errors import UnknownDataset


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A reading of a data set: its id, how many claims it has, and whether other readings use it as a registry."""

    id: str
    claims: int
    used: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What one transaction took out of a data set.

    readings: the ids of its parts. claims: how many they had. left: how many parts are still there.
    """

    readings: tuple[str, ...]
    claims: int
    left: int


def parts_of(run: Run, dataset: str) -> list[Part]:
    """The readings of the data set of this name, whatever its case, and of every version; UnknownDataset without any.

    The registries among them come last, since they go last.
    """
    rows = run(
        "MATCH (r:Reading) WHERE r.dataset IS NOT NULL "
        "RETURN r.id AS id, r.dataset AS dataset, r.claims AS claims, COUNT { (r)<-[:USES]-(:Reading) } AS users "
        "ORDER BY id DESC"
    )
    found = [row for row in rows if row["dataset"].casefold() == dataset.casefold()]
    if not found:
        known = sorted({row["dataset"] for row in rows})
        reading = bool(run("MATCH (r:Reading {id: $id}) RETURN r.id AS id", {"id": dataset}))
        raise UnknownDataset(dataset, known, reading=reading)
    parts = [Part(id=row["id"], claims=row["claims"], used=bool(row["users"])) for row in found]
    return sorted(parts, key=lambda part: part.used)


def together(parts: Sequence[Part], most: int) -> Iterator[Sequence[Part]]:
    """`parts`, all at once where they have at most `most` claims.

    Else in groups of so many (a larger part is one by itself), registries apart, since they may have to stay.
    """
    if sum(part.claims for part in parts) <= most:
        yield parts
        return
    group: list[Part] = []
    claims = 0
    for part in parts:
        if group and (claims + part.claims > most or part.used != group[-1].used):
            yield group
            group, claims = [], 0
        group.append(part)
        claims += part.claims
    if group:
        yield group
