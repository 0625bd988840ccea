"""What was said of two actors but makes no edge: drafts, plans, guesses, questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import claim_lines
from sides.queries.answers.short_ids import ShortIds
from sides.queries.answers.words import counted, listed

if TYPE_CHECKING:
    from sides.graph.store import Store

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """Claims with one of two actors at each end that do not count; drafts, all_modalities: whether these are listed."""

    rows: Sequence[Row]
    drafts: bool
    all_modalities: bool

    def _shown(self, row: Row) -> bool:
        return self.drafts if row["status"] == "draft" else self.all_modalities

    def lines(self, ids: ShortIds, columns: int) -> Iterator[str]:
        """The claims that were asked for."""
        if shown := [row for row in self.rows if self._shown(row)]:
            yield "SAID OF THE TWO (not counted)"
            yield from claim_lines(shown, ids, columns, status=True)

    def note(self) -> str:
        """How many are not listed, and the options that list them."""
        hidden = [row for row in self.rows if not self._shown(row)]
        drafts = sum(row["status"] == "draft" for row in hidden)
        others = Counter(row["modality"] for row in hidden if row["status"] != "draft")
        parts = [f"{listed([f'{number} {name}' for name, number in sorted(others.items())])} (--all-modalities)"]
        parts = [*(parts if others else []), *([f"{counted(drafts, 'draft')} (--drafts)"] if drafts else [])]
        return f"Not counted between the two: {'; '.join(parts)}" if parts else ""


def between(store: Store, first: str, second: str, *, drafts: bool, all_modalities: bool) -> Between:
    """The claims between the actors with these ids that are not rejected and make no edge."""
    rows = ask(store, "claims-about", about=f"id:{first}", statuses=["accepted", "draft"], undated=True).rows
    ends = {first, second}
    kept = [row for row in rows if not row["counted"] and {row["subject_id"], row["object_id"]} == ends]
    return Between(rows=kept, drafts=drafts, all_modalities=all_modalities)
