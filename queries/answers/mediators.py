"""Who mediates, between whom, about what, and for whom the mediator speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import beneath
from sides.queries.answers.layout import aligned, clean, wrap
from sides.queries.answers.not_shown import beneath_rows, not_shown
from sides.queries.answers.short_ids import short_ids
from sides.queries.answers.told_apart import ToldApart
from sides.queries.answers.words import counted, listed, modality
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.filters import Filters
    from sides.graph.store import Store


def mediators_answer(store: Store, *, filters: Filters, drafts: bool = False, all_modalities: bool = False) -> Answer:
    """Every mediator with parties, topic, and on whose side those it speaks for stand.

    drafts, all_modalities: list these claims beneath; they do not count.
    """
    result = ask(store, "mediators", **filters.parameters())
    left = not_shown(store, "mediators", result.rows, filters=filters, facts=True)
    more = left.listed(drafts=drafts, all_modalities=all_modalities)
    further = beneath_rows(store, more)
    apart = ToldApart(result.rows, further)
    rows, beneath_it = apart(result.rows), apart(further)
    ids = short_ids(store, [*(claim for row in result.rows for claim in row["claims"]), *more])

    def text(columns: int) -> Iterator[str]:
        cells = [
            (_title(row), modality(row), counted(row["sources"], "source"), ids.shown(row["claims"], most=2))
            for row in rows
        ]
        for row, block in zip(rows, aligned(cells, columns, indent=""), strict=True):
            yield from block
            parties = listed([clean(party["name"] or party["id"]) for party in row["parties"]])
            yield from wrap(f"between: {parties or 'parties not stated'}", columns, indent="    ", hanging="      ")
            for principal in row["speaks_for"]:
                yield from wrap(_stands(principal), columns, indent="    ", hanging="      ")
            yield from beneath(row, columns)
        yield from left.lines(beneath_it, ids, columns)

    notes = []
    if not result.rows:
        filtered = " under these filters" if filters.given else ""
        notes = [f"No accepted claim{filtered} says that anybody mediates (relation `mediates`)."]
    if note := left.note(more):
        notes.append(note)
    return Answer(columns=result.columns, rows=result.rows, text=text, notes=notes)


def _title(row: Mapping[str, Any]) -> str:
    posts = [f"{clean(one['relation'])} {clean(one['name'])}" for one in row["speaks_for"]]
    who = clean(row["mediator"]) + (f" ({', '.join(posts)})" if posts else "")
    return f'{who} on "{clean(row["topic"])}"' if row["topic"] else who


def _stands(principal: Mapping[str, Any]) -> str:
    sides = [f"{clean(one['relation'])} {clean(one['name'])}" for one in principal["stands"]]
    name = clean(principal["name"])
    return f"speaks for: {name}, which {listed(sides)}" if sides else f"speaks for: {name}"
