"""Who supports, or opposes, an actor: direct first, then through structure, each with its best quote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sides.graph.actor import Actor
from sides.graph.contesting import contesting
from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import beneath
from sides.queries.answers.layout import aligned, clean
from sides.queries.answers.merged import counted_as
from sides.queries.answers.not_shown import DRAFTS, NotShown, beneath_rows, why_missing
from sides.queries.answers.own_people import own_people
from sides.queries.answers.scope import heading, scope
from sides.queries.answers.short_ids import ShortIds, short_ids
from sides.queries.answers.told_apart import ToldApart
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
    key, given = f"id:{actor.id}", filters.parameters()
    query, other = ("who-supports", "supporter") if sign > 0 else ("who-opposes", "opponent")
    result = ask(store, query, actor=key, **given)
    people = ask(store, "own-people", actor=key, **given).rows
    left = why_missing(
        store,
        [row["claim"] for row in ask(store, "not-counted", actor=key, sign=sign, **given).rows],
        filters=filters,
        facts=True,
        others={"draft": DRAFTS},
        unknown=f"sides claims --about {clean(actor.id)}",
    )
    more = left.listed(drafts=drafts, all_modalities=all_modalities)
    further = beneath_rows(store, more)
    claims = [claim for row in result.rows for claim in row["claims"]]
    disputes = contesting(store, [claim for row in result.rows for claim in (*row["claims"], *row["via_claims"])])
    ids = short_ids(
        store,
        [
            *claims,
            *(claim for row in result.rows for claim in row["via_claims"]),
            *(claim for row in people for claim in row["claims"]),
            *(claim for against in disputes.values() for claim in against),
            *more,
        ],
    )
    apart = ToldApart({"name": actor.label, "id": actor.id}, result.rows, further, people)
    who = _Who(
        actor=actor,
        own=clean(apart.name(actor.label, actor.id)),
        rows=apart(result.rows),
        other=other,
        ids=ids,
        scope=scope(store, claims),
        disputes=disputes,
        left=left,
        further=apart(further),
        people=apart(people) if structure else [],
    )
    told = list(more)
    notes = []
    if not result.rows:
        note, said = _why_empty(who, "supports" if sign > 0 else "opposes", filters, drafts)
        notes.append(note)
        told += said
    hidden = f"{len(people)} own people (--structure)" if people and not structure else ""
    if note := left.note(told, further=hidden):
        notes.append(note)
    return Answer(columns=result.columns, rows=result.rows, lead=counted_as(store, name), text=who.lines, notes=notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Who:
    """The answer to "who stands how to this actor", ready to be put into text. own: the actor's name in rows.

    disputes: of each claim the ids of those against it. further: claims that are listed beneath; people: the actor's.
    """

    actor: Actor
    own: str
    rows: Sequence[Row]
    other: str
    ids: ShortIds
    scope: str
    disputes: Mapping[str, Sequence[str]]
    left: NotShown
    further: Sequence[Row]
    people: Sequence[Row]

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
                yield from beneath(row, columns, against=self._against(row))
        yield from self.left.lines(self.further, self.ids, columns)
        yield from own_people(self.own, self.people, self.ids, columns)

    def _against(self, row: Row) -> str:
        """The ids of the claims by which this row, or the structure that it goes through, is contested."""
        claims = (*row["claims"], *row["via_claims"])
        return self.ids.shown(sorted({id for claim in claims for id in self.disputes.get(claim, ())}))

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
        other, relation = clean(row[self.other]), clean(row["relation"])
        whom = self.own if row["through"] == "direct" else clean(row["via"])
        doubted = " (contested)" if row["via_contested"] else ""
        if "direction" in row:  # the heading says what the other has to do with the actor
            behind = f", {self._via(row)[1].format(actor=self.own)}{doubted}" if doubted else ""
            return (f"{whom} {relation} {other}" if row["direction"] == "->" else f"{other} {relation} {whom}") + behind
        behind = "" if row["through"] == "direct" else f", {self._via(row)[1].format(actor=self.own)}{doubted}"
        return f"{other} {relation} {whom}{behind}"


def _why_empty(who: _Who, verb: str, filters: Filters, listed: bool) -> tuple[str, list[str]]:
    """Why there is nothing, and the ids of the claims that this tells of; listed: whether drafts are, beneath."""
    name = clean(who.actor.label)
    under = " under these filters" if filters.given else ""
    drafts = who.left.of(DRAFTS)
    if drafts and listed:
        accept = "drafts do not count until `sides decide` or `sides review` accepts them."
        return f"0 accepted claims{under} say who {verb} {name}; {accept}", []
    if drafts:
        match = f"{counted(len(drafts), 'draft matches', 'drafts match')}"
        return f"0 accepted claims{under} say who {verb} {name}; {match}: --drafts, or `sides review`.", drafts
    if filters.given:
        return f"No accepted claim under these filters says who {verb} {name}.", []
    return (
        f"No accepted claim says who {verb} {name}. `sides claims --about {clean(who.actor.id)}` lists what is "
        "said of it; `sides load` brings in more."
    ), []
