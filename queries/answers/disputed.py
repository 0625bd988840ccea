"""What is disputed: both sides of each dispute, with their quotes and speakers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.queries.answers.asking import ask
from sides.queries.answers.layout import clean
from sides.queries.answers.merged import counted_as
from sides.queries.answers.short_ids import short_ids
from sides.queries.answers.sides_by_side import against, side, title, why
from sides.queries.answers.told_apart import ToldApart
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.store import Store


def disputed_answer(store: Store, about: str | None = None) -> Answer:
    """Every dispute, or those that have the actor or place `about` on an end of one of their claims."""
    result = ask(store, "disputed", about=about)
    claims = [side["claim"] for row in result.rows for side in (row["one"], row["other"]) if side]
    ids = short_ids(store, claims)
    printed = ToldApart(result.rows)(result.rows)

    def text(columns: int) -> Iterator[str]:
        for number, row in enumerate(printed):
            if number:
                yield ""
            yield title(row["grounds"])
            if row["other"] is None:
                yield from side(row["one"], ids, columns)
            else:
                yield from against([row["one"]], [row["other"]], ids, columns)
            yield from why(row["why"], columns)

    notes = []
    if not result.rows:
        whom = f" of {clean(about)}" if about else ""
        notes = [
            f"Nothing{whom} is disputed: no accepted claim disputes, negates or denies another. "
            "A claims file says so with `disputes:`."
        ]
    return Answer(columns=result.columns, rows=result.rows, lead=counted_as(store, about), text=text, notes=notes)
