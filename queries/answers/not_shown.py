"""What an answer does not show, and why each claim is missing: said here for every answer.

An answer that lists claims is asked for again for drafts, for every modality, without a bound of confidence and with
what has no date (`not_shown`); others know by themselves which claims they leave out (`why_missing`). Either way these
are counted by reason, each with the option that brings it in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sides.graph.derived import is_over
from sides.queries.answers.asking import ask
from sides.queries.answers.claim_lines import claim_lines
from sides.queries.answers.short_ids import ShortIds
from sides.queries.answers.words import counted, listed

if TYPE_CHECKING:
    from sides.graph.filters import Filters
    from sides.graph.store import Store

Row = Mapping[str, Any]

DRAFTS, REJECTED, MODALITIES = "--drafts", "--rejected", "--all-modalities"
_DENIED, _CONFIDENCE, _UNDATED = "sides disputed", "--min-confidence", "--undated"
_ORDER = (DRAFTS, REJECTED, MODALITIES, _DENIED, _CONFIDENCE, _UNDATED)

_STANDS = """
UNWIND $claims AS id
MATCH (c:Claim {id: id})
RETURN c.id AS claim, c.status AS status, c.modality AS modality, c.counted AS counted, c.denied AS denied,
  c.confidence AS confidence, c.date_from AS date_from, c.relation AS relation,
  c.subject IS NULL OR c.object IS NULL AND c.literal IS NULL AS unknown
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotShown:
    """Claims that are not in an answer. reasons: of each claim a noun, and the option that brings it in."""

    reasons: Mapping[str, tuple[str, str]]

    def of(self, option: str) -> list[str]:
        """The ids of those that this option brings in."""
        return sorted(claim for claim, (_, named) in self.reasons.items() if named == option)

    def listed(self, *, drafts: bool, all_modalities: bool) -> list[str]:
        """The ids of those that the answer lists beneath, being asked to."""
        return [*(self.of(DRAFTS) if drafts else []), *(self.of(MODALITIES) if all_modalities else [])]

    def lines(self, rows: Sequence[Row], ids: ShortIds, columns: int) -> Iterator[str]:
        """Those of `rows`, claims as the saved query `claim` gives them, that are listed beneath the answer."""
        for title, draft in (("DRAFTS (not counted)", True), ("SAID, BUT NOT AS A FACT (not counted)", False)):
            part = [row for row in rows if (row["status"] == "draft") is draft]
            if part:
                yield title
                yield from claim_lines(part, ids, columns)

    def note(self, shown: Collection[str] = (), *, lead: str = "Not counted", further: str = "") -> str:
        """The footer, without the claims in `shown`: `Not counted: 2 planned (--all-modalities)`; empty for nothing.

        further: what stands at its end.
        """
        groups: dict[str, dict[str, int]] = {}
        for claim in sorted(self.reasons):
            word, option = self.reasons[claim]
            if claim not in shown:
                of = groups.setdefault(option, {})
                of[word] = of.get(word, 0) + 1
        parts = []
        for option in sorted(groups, key=lambda each: _ORDER.index(each) if each in _ORDER else len(_ORDER)):
            words = [
                counted(n, word) if word.endswith("draft") else f"{n} {word}"
                for word, n in sorted(groups[option].items())
            ]
            parts.append(f"{listed(words)} ({option})")
        parts += [further] if further else []
        return f"{lead}: {'; '.join(parts)}" if parts else ""


def not_shown(
    store: Store,
    query: str,
    rows: Sequence[Row],
    *,
    filters: Filters,
    facts: bool = False,
    all_modalities: bool = False,
    statuses: Sequence[str] = ("accepted",),
    modalities: Sequence[str] = (),
    others: Mapping[str, str] | None = None,
    **given: Any,
) -> NotShown:
    """What the saved query `query`, which gave `rows`, finds beyond them without `filters`.

    facts: whether the answer is made of what counts, so that a plan is not in it, unless all_modalities.
    statuses: those that it has. modalities: those that it was asked for; none: all. others: of each further status, the
    option or command that brings its claims in. given: the query's own parameters.
    """
    others = {status: option for status, option in (others or {"draft": DRAFTS}).items() if status not in statuses}
    asked = {**given, **filters.parameters(), "undated": True, "min_confidence": 0.0}
    every = ask(store, query, **asked, statuses=[*statuses, *others], modalities=list(modalities)).rows
    more = _claims(every) - _claims(rows)
    return why_missing(store, more, filters=filters, facts=facts, all_modalities=all_modalities, others=others)


def _claims(rows: Sequence[Row]) -> set[str]:
    """The ids of the claims that rows of one claim each, or of several, are made of."""
    return {claim for row in rows for claim in (row["claims"] if "claims" in row else [row["claim"]])}


def why_missing(
    store: Store,
    claims: Collection[str],
    *,
    filters: Filters,
    facts: bool = False,
    all_modalities: bool = False,
    others: Mapping[str, str] | None = None,
    unknown: str = "",
    hops: bool = False,
) -> NotShown:
    """Why the claims with these ids are not in an answer; the arguments are those of `not_shown`.

    hops: whether the answer is made of what links two today, so that a role that is over is not in it.
    unknown: the command that lists claims of which one end is not known, where the answer has none of them.
    """
    stands = store.rows(_STANDS, {"claims": sorted(claims)}) if claims else []
    reasons: dict[str, tuple[str, str]] = {}
    for row in stands:
        found = _reasons(
            row,
            filters=filters,
            facts=facts,
            all_modalities=all_modalities,
            others=others or {},
            unknown=unknown,
            hops=hops,
        )
        if found:
            # All of the options are needed to bring it in.
            reasons[row["claim"]] = (" ".join(word for word, _ in found), " ".join(option for _, option in found))
    return NotShown(reasons=reasons)


def _reasons(
    row: Row,
    *,
    filters: Filters,
    facts: bool,
    all_modalities: bool,
    others: Mapping[str, str],
    unknown: str,
    hops: bool,
) -> list[tuple[str, str]]:
    found = []
    if filters.by_date and not filters.undated and row["date_from"] is None:
        found.append(("undated", _UNDATED))
    if row["status"] in others:
        found.append((row["status"], others[row["status"]]))
    elif facts and row["status"] == "accepted" and row["denied"]:
        found.append(("only denied", _DENIED))
    elif facts and row["status"] == "accepted" and not row["counted"]:
        found += [] if all_modalities else [(row["modality"], MODALITIES)]
    elif hops and row["status"] == "accepted" and is_over(row["relation"], row["modality"]):
        found += [] if all_modalities else [("former", MODALITIES)]
    elif unknown and row["unknown"]:
        found.append(("with an unknown end", unknown))
    if row["confidence"] is not None and row["confidence"] < filters.min_confidence:
        found.append(("below the confidence", _CONFIDENCE))
    return found


def beneath_rows(store: Store, claims: Sequence[str]) -> list[Row]:
    """The claims with these ids as rows that `NotShown.lines` prints, in the order of the text."""
    rows = [row for claim in claims for row in ask(store, "claim", claim=claim).rows]
    return sorted(rows, key=lambda row: (row["reading"], row["start"] or 0, row["claim"]))
