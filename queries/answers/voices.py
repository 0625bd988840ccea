"""Who says what, where claims come from, and who holds which place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import beneath, ground, named, sentence
from sides.queries.answers.layout import aligned, clean
from sides.queries.answers.merged import counted_as
from sides.queries.answers.not_shown import beneath_rows, not_shown
from sides.queries.answers.short_ids import short_ids
from sides.queries.answers.told_apart import ToldApart
from sides.queries.answers.words import counted, modality
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.filters import Filters
    from sides.graph.store import Store

Row = Mapping[str, Any]


def speakers_answer(store: Store, *, speaker: str | None, about: str | None, filters: Filters) -> Answer:
    """What each speaker says, grouped by speaker and the one it speaks for."""
    result = ask(store, "speakers", speaker=speaker, about=about, **filters.parameters())
    ids = short_ids(store, [row["claim"] for row in result.rows])
    printed = ToldApart(result.rows)(result.rows)

    def text(columns: int) -> Iterator[str]:
        groups: dict[tuple[Any, ...], list[tuple[Row, list[str]]]] = {}
        cells = [
            (
                f"{clean(row['stance'])}: {sentence(row)}",
                modality(row) + (", party to it" if row["party"] else ""),
                ids[row["claim"]],
            )
            for row in printed
        ]
        for row, block in zip(printed, aligned(cells, columns), strict=True):
            key = (row["speaker_id"] or row["speaker"], row["on_behalf_of_id"])
            groups.setdefault(key, []).append((row, block))
        for rows in groups.values():
            first = rows[0][0]
            name = named(first["speaker"], first["speaker_id"])
            yield f"{name}, for {clean(first['on_behalf_of'])}" if first["on_behalf_of"] else name
            for row, block in rows:
                yield from block
                yield from ground(row, columns)

    notes = []
    if not result.rows:
        where = "under these filters" if filters.given else "in an accepted claim"
        notes.append(f"No speaker says such a thing {where}; what the author says has no speaker.")
    others = {"draft": "sides review"}
    left = not_shown(store, "speakers", result.rows, filters=filters, others=others, speaker=speaker, about=about)
    if note := left.note(lead="Not listed"):
        notes.append(note)
    lead = counted_as(store, speaker, about)
    return Answer(columns=result.columns, rows=result.rows, lead=lead, text=text, notes=notes)


def sources_answer(store: Store) -> Answer:
    """The distinct origins of accepted claims, the most claims first."""
    result = ask(store, "sources")
    titles = {row["article"]: row["title"] or row["reading"] for row in ask(store, "readings").rows if row["article"]}
    rows = [{**row, "source": titles.get(row["source"], row["source"])} for row in result.rows]
    actors = [row for row in rows if row["kind"] == "actor"]  # the others have no id that says more than their name
    apart = ToldApart(actors)

    def text(columns: int) -> Iterator[str]:
        cells = [
            (
                _source(apart(row) if row["kind"] == "actor" else row),
                {"unnamed": "no name", "actor": "", "other": ""}.get(row["kind"], clean(row["kind"])),
                counted(row["claims"], "claim"),
                f"{row['contested']} contested" if row["contested"] else "",
                _span(row),
            )
            for row in rows
        ]
        for block in aligned(cells, columns, indent=""):
            yield from block

    notes = [] if rows else ["There are no accepted claims in this store yet, so it has no sources."]
    return Answer(columns=result.columns, rows=rows, text=text, notes=notes)


def _source(row: Row) -> str:
    name = f'"{clean(row["source"])}"' if row["kind"] in ("unnamed", "article") else clean(row["source"])
    return f"{name}, reliability {clean(row['reliability'])}" if row["reliability"] else name


def _span(row: Row) -> str:
    first, last = clean(row["first_written"]), clean(row["last_written"])
    return first if first == last else f"{first} to {last}"


def territory_answer(
    store: Store, about: str | None, *, filters: Filters, drafts: bool = False, all_modalities: bool = False
) -> Answer:
    """Who controls, took, entered or left each place.

    drafts, all_modalities: list these claims beneath; they do not count.
    """
    result = ask(store, "territory", about=about, **filters.parameters())
    left = not_shown(store, "territory", result.rows, filters=filters, facts=True, about=about)
    more = left.listed(drafts=drafts, all_modalities=all_modalities)
    further = beneath_rows(store, more)
    apart = ToldApart(result.rows, further)
    printed, beneath_it = apart(result.rows), apart(further)
    ids = short_ids(store, [*(claim for row in result.rows for claim in row["claims"]), *more])

    def text(columns: int) -> Iterator[str]:
        cells = [
            (
                f"{named(row['actor'], row['actor_id']) or 'someone'} {clean(row['relation'])} it",
                modality(row),
                counted(row["sources"], "source"),
                ids.shown(row["claims"], most=2),
            )
            for row in printed
        ]
        groups: dict[str, list[tuple[Row, list[str]]]] = {}
        for row, block in zip(printed, aligned(cells, columns), strict=True):
            groups.setdefault(clean(row["place"] or "place not stated"), []).append((row, block))
        for place, rows in groups.items():
            yield place
            for row, block in rows:
                yield from block
                yield from beneath({**row, "object": place}, columns)
        yield from left.lines(beneath_it, ids, columns)

    notes = []
    if not result.rows:
        whose = f" of {clean(about)}" if about else ""
        under = " under these filters" if filters.given else ""
        notes.append(f"No accepted claim{whose}{under} says who holds, took or left a place.")
    if note := left.note(more):
        notes.append(note)
    lead = counted_as(store, about)
    return Answer(columns=result.columns, rows=result.rows, lead=lead, text=text, notes=notes)
