"""What an answer leaves out: counted, with the option that lists it; and why an answer is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sides.graph.actor import Actor
from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import claim_lines
from sides.queries.answers.layout import clean
from sides.queries.answers.short_ids import ShortIds
from sides.queries.answers.words import counted, listed

if TYPE_CHECKING:
    from sides.graph.filters import Filters
    from sides.graph.store import Store

Row = Mapping[str, Any]

#: Why a claim is left out, as `not-counted` says it: the noun (none: the reason itself), and the option that lists it.
_REASONS = {
    "draft": ("draft", "--drafts"),
    "confidence": ("below the confidence", "--min-confidence"),
    "denied": ("only denied", "sides disputed"),
    "unknown": ("with an unknown end", "sides claims --about {actor}"),
    "undated": ("undated", "--undated"),
}
_MODALITY = "--all-modalities"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What was said but does not count, of one actor and one sign; and the actor's own people.

    drafts, all_modalities, structure: whether these are listed, and so not counted again in the footer.
    """

    actor: Actor
    rows: Sequence[Row]
    people: Sequence[Row] = ()
    drafts: bool = False
    all_modalities: bool = False
    structure: bool = False

    @property
    def claims(self) -> list[str]:
        """The ids of all claims in it that may be printed."""
        return [row["claim"] for row in self.rows] + [claim for row in self.people for claim in row["claims"]]

    def listed(self) -> list[Row]:
        """The left-out claims that are to be listed beneath the answer."""
        return [row for row in self.rows if self._shown(row)]

    def _shown(self, row: Row) -> bool:
        if row["reason"] == "draft":
            return self.drafts
        return self.all_modalities and row["reason"] not in _REASONS

    def lines(self, ids: ShortIds, columns: int) -> Iterator[str]:
        """What is listed beneath: drafts, claims that are no facts, the actor's own people."""
        for title, draft in (("DRAFTS (not counted)", True), ("SAID, BUT NOT AS A FACT (not counted)", False)):
            rows = [row for row in self.listed() if (row["reason"] == "draft") is draft]
            if rows:
                yield title
                yield from claim_lines(rows, ids, columns)
        if self.structure:
            yield from own_people(self.actor, self.people, ids, columns)

    def note(self) -> str:
        """The footer: `Not counted: 1 questioned (--all-modalities); 3 own people (--structure)`; empty for nothing."""
        groups: dict[str, dict[str, int]] = {}
        for row in self.rows:
            if not self._shown(row):
                word, option = _REASONS.get(row["reason"], (row["reason"], _MODALITY))
                of = groups.setdefault(option.format(actor=clean(self.actor.id)), {})
                of[word] = of.get(word, 0) + 1
        parts = []
        for option, numbers in groups.items():
            words = [counted(n, "draft") if word == "draft" else f"{n} {word}" for word, n in numbers.items()]
            parts.append(f"{listed(words)} ({option})")
        if self.people and not self.structure:
            parts.append(f"{len(self.people)} own people (--structure)")
        return f"Not counted: {'; '.join(parts)}" if parts else ""


def left_out(
    store: Store,
    actor: Actor,
    *,
    sign: int,
    filters: Filters,
    drafts: bool = False,
    all_modalities: bool = False,
    structure: bool = False,
) -> LeftOut:
    """What `who-supports` (sign 1) or `who-opposes` (sign -1) leaves out under these filters."""
    given = filters.parameters()
    return LeftOut(
        actor=actor,
        rows=ask(store, "not-counted", actor=f"id:{actor.id}", sign=sign, **given).rows,
        people=ask(store, "own-people", actor=f"id:{actor.id}", **given).rows,
        drafts=drafts,
        all_modalities=all_modalities,
        structure=structure,
    )


def own_people(actor: Actor, people: Sequence[Row], ids: ShortIds, columns: int) -> Iterator[str]:
    """Who leads, belongs to or speaks for the actor, and what it leads, belongs to or speaks for."""
    from sides.queries.answers.claim_lines import beneath
    from sides.queries.answers.layout import aligned

    if not people:
        return
    yield "ITS OWN PEOPLE (structure; no support is inferred)"
    own = clean(actor.label)
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
