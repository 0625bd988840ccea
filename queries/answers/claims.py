"""The claims about an actor or a place, and a timeline of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sides.graph.actor import Actor
from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import claim_lines
from sides.queries.answers.layout import clean, wrap
from sides.queries.answers.merged import counted_as
from sides.queries.answers.not_shown import DRAFTS, REJECTED, not_shown
from sides.queries.answers.short_ids import short_ids
from sides.queries.answers.told_apart import ToldApart
from sides.queries.answers.words import days_of, only_denied
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
    printed = ToldApart(rows)(rows)

    def text(columns: int) -> Iterator[str]:
        for number, thing in enumerate(things):
            own = [row for row in printed if row["about_id"] == thing.id]
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

    left = not_shown(
        store,
        "claims-about",
        rows,
        filters=filters,
        statuses=statuses,
        modalities=modalities,
        others={"draft": DRAFTS, "rejected": REJECTED},
        about=about,
    )
    notes = []
    if not rows:
        where = " under these filters" if filters.given or modalities else " in an accepted claim"
        notes.append(f"Nothing is said of {clean(about)}{where}.")
    if more := left.note(lead="Not listed"):
        notes.append(more)
    return Answer(columns=result.columns, rows=rows, lead=counted_as(store, about), text=text, notes=notes)


def timeline_answer(
    store: Store, about: str, *, filters: Filters, drafts: bool = False, all_modalities: bool = False
) -> Answer:
    """What happened around `about` by day; what has no date last, in the order of the text.

    drafts, all_modalities: list these claims too, in their place, saying how each stands.
    """
    statuses = ["accepted", *(["draft"] if drafts else [])]
    modalities: list[str] | None = [] if all_modalities else None
    given = {**filters.parameters(), "statuses": statuses, "modalities": modalities}
    result = ask(store, "timeline", about=about, **given)
    # With every modality comes what is only denied, which is no fact of any kind.
    rows = [row for row in result.rows if row["status"] != "accepted" or not only_denied(row["speakers"])]
    ids = short_ids(store, [row["claim"] for row in rows])
    printed = ToldApart(rows)(rows)

    def text(columns: int) -> Iterator[str]:
        groups: dict[str, list[Row]] = {}
        for row in printed:
            # The heading has the date already.
            groups.setdefault(_heading(row), []).append({**row, "date": None})
        for title, part in groups.items():
            yield title
            yield from claim_lines(part, ids, columns, status=True)

    left = not_shown(
        store,
        "timeline",
        rows,
        filters=filters,
        facts=True,
        all_modalities=all_modalities,
        statuses=statuses,
        about=about,
    )
    notes = []
    if not rows:
        under = " under these filters" if filters.given else ""
        notes.append(f"No accepted claim{under} says what {clean(about)} did or what happened to it.")
    if more := left.note():
        notes.append(more)
    return Answer(columns=result.columns, rows=rows, lead=counted_as(store, about), text=text, notes=notes)


def _heading(row: Row) -> str:
    days = days_of(row)
    if row["date_from"] is None:
        return f"UNDATED, {days}" if days else "UNDATED, in the order of the text"
    return f"{days} (the article's date)" if row["date_source"] == "document" else days
