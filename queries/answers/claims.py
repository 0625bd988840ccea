"""The claims about an actor or a place, and a timeline of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sides.graph.actor import Actor
from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import claim_lines
from sides.queries.answers.layout import clean, wrap
from sides.queries.answers.short_ids import short_ids
from sides.queries.answers.words import counted, day, listed
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.filters import Filters
    from sides.graph.store import Store

Row = Mapping[str, Any]


def claims_answer(
    store: Store, about: str, *, filters: Filters, statuses: Sequence[str], modalities: Sequence[str]
) -> Answer:
    """Every claim about what is called `about`, an actor's and a place's of one name apart."""
    result = ask(store, "claims-about", about=about, statuses=statuses, modalities=modalities, **filters.parameters())
    rows = result.rows
    things = store.find(about)
    ids = short_ids(store, [row["claim"] for row in rows])

    def text(columns: int) -> Iterator[str]:
        for number, thing in enumerate(things):
            own = [row for row in rows if row["about_id"] == thing.id]
            if number:
                yield ""
            place = not isinstance(thing, Actor)
            kind = "place" if place else thing.kind or "actor"
            alone = "; no actor of this name" if place and len(things) == 1 else ""
            yield from wrap(f"{clean(thing.name)} ({kind}, {clean(thing.id)}{alone})", columns, hanging="  ")
            for title, counts in (("", True), ("SAID, BUT DOES NOT COUNT", False)):
                part = [row for row in own if bool(row["counted"]) is counts]
                if title and part:
                    yield title
                yield from claim_lines(part, ids, columns, status=True)

    return Answer(columns=result.columns, rows=rows, text=text, notes=_notes(store, about, rows, filters, statuses))


def _notes(store: Store, about: str, rows: Sequence[Row], filters: Filters, statuses: Sequence[str]) -> list[str]:
    options = {"draft": "--drafts", "rejected": "--rejected"}
    others = [status for status in options if status not in statuses]
    hidden = ask(store, "claims-about", about=about, statuses=others, undated=True).rows if others else []
    parts = []
    for status in others:
        number = len({row["claim"] for row in hidden if row["status"] == status})
        if number:
            words = counted(number, "draft") if status == "draft" else f"{number} {status}"
            parts.append(f"{words} ({options[status]})")
    undated = 0
    if filters.by_date and not filters.undated:
        given = {**filters.parameters(), "undated": True}
        every = ask(store, "claims-about", about=about, statuses=statuses, **given).rows
        undated = len({row["claim"] for row in every}) - len({row["claim"] for row in rows})
    if undated > 0:
        parts.append(f"{undated} undated (--undated)")
    notes = []
    if not rows:
        but = " that passes" if parts or filters.given else " in this store"
        notes.append(f"Nothing is said of {clean(about)}{but}.")
    return [*notes, f"Not listed: {listed(parts)}."] if parts else notes


def timeline_answer(
    store: Store, about: str, *, filters: Filters, statuses: Sequence[str], modalities: Sequence[str]
) -> Answer:
    """What happened around `about` by day; what has no date last, in the order of the text."""
    given = {**filters.parameters(), "statuses": statuses, "modalities": modalities}
    result = ask(store, "timeline", about=about, **given)
    rows = result.rows
    ids = short_ids(store, [row["claim"] for row in rows])

    def text(columns: int) -> Iterator[str]:
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(_when(row), []).append(row)
        for title, part in groups.items():
            yield title
            yield from claim_lines(part, ids, columns, status=True)

    notes = []
    if not rows:
        notes.append(f"No accepted claim says what {clean(about)} did or what happened to it.")
    if filters.by_date and not filters.undated:
        every = ask(store, "timeline", about=about, **{**given, "undated": True})
        if more := len(every.rows) - len(rows):
            notes.append(f"Not listed: {more} undated (--undated).")
    return Answer(columns=result.columns, rows=rows, text=text, notes=notes)


def _when(row: Row) -> str:
    first, last = day(row["date_from"]), day(row["date_until"])
    if not first:
        return f"UNDATED, until {last}" if last else "UNDATED, in the order of the text"
    span = f"{first} to {last}" if last and last != first else first
    return f"{span} (the article's date)" if row["date_source"] == "document" else span
