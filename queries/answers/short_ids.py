"""`#3f2a`: the shortest beginning, of at least four letters, that only one claim's id has."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sides.graph.store import Store

SHORTEST = 4
_MANY = 500  # ranges; more of them take longer to ask one by one than all ids at once
_OWN = re.compile(r"[0-9a-f]{20}")


class ShortIds:
    """The short form of each claim id asked for; an id that is not of ours (an IRI) stays whole."""

    def __init__(self, known: Iterable[str]) -> None:
        """From `known`: every claim id of the store that could be mistaken for one that will be asked for."""
        self._known = sorted(set(known))

    def __getitem__(self, claim: str) -> str:
        """The short form of one claim's id."""
        if not _OWN.fullmatch(claim):
            return claim
        place = bisect_left(self._known, claim)
        around = [id for id in self._known[max(0, place - 1) : place + 2] if id != claim]
        shared = max((_shared(claim, other) for other in around), default=0)
        return "#" + claim[: max(SHORTEST, shared + 1)]

    def shown(self, claims: Sequence[str], *, most: int = 3) -> str:
        """The short forms of the first `most` claims, and how many more there are."""
        ids = [self[claim] for claim in claims]
        more = len(ids) - most
        return " ".join(ids[:most]) + (f" +{more}" if more > 0 else "")


def short_ids(store: Store, claims: Iterable[str]) -> ShortIds:
    """The short forms of `claims`, unique over all claims of the store.

    Only ids that begin like one of `claims` are read, through the index, unless there are very many of them.
    """
    wanted = set(claims)
    starts = sorted({claim[:SHORTEST] for claim in wanted if _OWN.fullmatch(claim)})
    known = set(wanted)
    if len(starts) > _MANY:
        known.update(row["id"] for row in store.rows("MATCH (c:Claim) RETURN c.id AS id"))
        return ShortIds(known)
    for start in starts:
        # A range, not STARTS WITH: both engines answer a range from the index.
        text = "MATCH (c:Claim) WHERE c.id >= $start AND c.id < $after RETURN c.id AS id"
        known.update(row["id"] for row in store.rows(text, {"start": start, "after": start + "g"}))
    return ShortIds(known)


def _shared(one: str, other: str) -> int:
    """How many letters the two begin with alike."""
    for position, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return position
    return min(len(one), len(other))
