"""Who supports, or opposes, an actor: direct first, then through structure, each with its best quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sides.graph.actor import Actor
from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import beneath
from sides.queries.answers.footer import LeftOut, left_out
from sides.queries.answers.layout import aligned, clean
from sides.queries.answers.scope import heading, scope
from sides.queries.answers.short_ids import ShortIds, short_ids
from sides.queries.answers.words import counted, modality
from sides.queries.formats import Answer

if TYPE_CHECKING:
    from sides.graph.filters import Filters
    from sides.graph.store import Store

Row = Mapping[str, Any]

#: How an actor one step away stands to the one asked about: the heading of its group, and the words behind its name.
_VIA = {
    ("leads", "->"): ("THROUGH ITS LEADER", "who leads {actor}"),
    ("leads", "<-"): ("THROUGH WHAT IT LEADS", "led by {actor}"),
    ("part-of", "->"): ("THROUGH ITS PARTS", "part of {actor}"),
    ("part-of", "<-"): ("THROUGH WHAT IT IS PART OF", "which includes {actor}"),
    ("member-of", "->"): ("THROUGH ITS MEMBERS", "member of {actor}"),
    ("member-of", "<-"): ("THROUGH WHAT IT IS A MEMBER OF", "which includes {actor}"),
}
_ELSE = ("THROUGH STRUCTURE", "connected with {actor}")


def who_answer(
    store: Store,
    name: str,
    *,
    sign: int,
    filters: Filters,
    drafts: bool = False,
    all_modalities: bool = False,
    structure: bool = False,
) -> Answer:
    """Who supports (sign 1) or opposes (sign -1) the actor that `name` stands for."""
    actor = store.actor(name)
    query, other = ("who-supports", "supporter") if sign > 0 else ("who-opposes", "opponent")
    result = ask(store, query, actor=f"id:{actor.id}", **filters.parameters())
    out = left_out(
        store, actor, sign=sign, filters=filters, drafts=drafts, all_modalities=all_modalities, structure=structure
    )
    claims = [claim for row in result.rows for claim in row["claims"]]
    ids = short_ids(store, [*claims, *(claim for row in result.rows for claim in row["via_claims"]), *out.claims])
    who = _Who(actor=actor, rows=result.rows, other=other, ids=ids, scope=scope(store, claims), out=out)
    notes = [note for note in (None if result.rows else _why_empty(who, sign, filters), out.note()) if note]
    return Answer(columns=result.columns, rows=result.rows, text=who.lines, notes=notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """The answer to "who stands how to this actor", ready to be put into text."""

    actor: Actor
    rows: Sequence[Row]
    other: str
    ids: ShortIds
    scope: str
    out: LeftOut

    def lines(self, columns: int) -> Iterator[str]:
        yield from heading(self.actor, self.scope, columns)
        leads = [row["direction"] for row in self.rows if "direction" in row]
        blocks = aligned([self._cells(row) for row in self.rows], columns, leads=leads)
        groups: dict[str, list[tuple[Row, list[str]]]] = {}
        for row, block in zip(self.rows, blocks, strict=True):
            groups.setdefault(self._group(row), []).append((row, block))
        for title, rows in groups.items():
            yield title
            for row, block in rows:
                yield from block
                yield from beneath(row, columns)
        yield from self.out.lines(self.ids, columns)

    def _group(self, row: Row) -> str:
        return "DIRECT" if row["through"] == "direct" else f"{self._via(row)[0]} (hypothesis)"

    def _via(self, row: Row) -> tuple[str, str]:
        return _VIA.get((row["via_relation_id"], row["via_direction"]), _ELSE)

    def _cells(self, row: Row) -> tuple[str, ...]:
        claims = self.ids.shown(row["claims"], most=2)
        if row["via_claims"]:
            claims += " " + self.ids.shown(row["via_claims"], most=1)
        return (self._sentence(row), modality(row), counted(row["sources"], "source"), claims)

    def _sentence(self, row: Row) -> str:
        other, relation, own = clean(row[self.other]), clean(row["relation"]), clean(self.actor.label)
        whom = own if row["through"] == "direct" else clean(row["via"])
        if "direction" in row:  # the heading says what the other has to do with the actor
            return f"{whom} {relation} {other}" if row["direction"] == "->" else f"{other} {relation} {whom}"
        behind = "" if row["through"] == "direct" else f", {self._via(row)[1].format(actor=own)}"
        return f"{other} {relation} {whom}{behind}"


def _why_empty(who: _Who, sign: int, filters: Filters) -> str:
    name = clean(who.actor.label)
    verb = "supports" if sign > 0 else "opposes"
    drafts = sum(row["reason"] == "draft" for row in who.out.rows)
    if drafts:
        if who.out.drafts:
            return f"0 accepted claims say who {verb} {name}; drafts do not count until `sides decide` accepts them."
        match = "draft matches" if drafts == 1 else "drafts match"
        return f"0 accepted claims say who {verb} {name}; {drafts} {match}: --drafts lists, `sides decide` accepts."
    undated = sum(row["reason"] == "undated" for row in who.out.rows)
    if undated:
        return f"No accepted claim under these filters says who {verb} {name}; {undated} undated may (--undated)."
    if filters.given:
        return f"No accepted claim says who {verb} {name} under these filters."
    return (
        f"No accepted claim says who {verb} {name}. `sides claims --about {clean(who.actor.id)}` lists what is "
        "said of it; `sides load` brings in more."
    )
