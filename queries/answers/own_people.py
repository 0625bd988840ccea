"""An actor's own people: who leads, belongs to or speaks for it, which is no support."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sides.queries.answers.claim_lines import beneath
from sides.queries.answers.layout import aligned, clean
from sides.queries.answers.short_ids import ShortIds
from sides.queries.answers.words import counted

Row = Mapping[str, Any]


def own_people(own: str, people: Sequence[Row], ids: ShortIds, columns: int) -> Iterator[str]:
    """Who leads, belongs to or speaks for the actor called `own`, and what it leads, belongs to or speaks for."""
    if not people:
        return
    yield "ITS OWN PEOPLE (structure; no support is inferred)"
    cells = [
        (
            f"{clean(row['person'])} {clean(row['relation'])} {own}"
            if row["direction"] == "->"
            else f"{own} {clean(row['relation'])} {clean(row['person'])}",
            counted(row["sources"], "source"),
            ids.shown(row["claims"], most=2),
        )
        for row in people
    ]
    for row, block in zip(people, aligned(cells, columns), strict=True):
        yield from block
        yield from beneath(row, columns)
