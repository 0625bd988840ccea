"""By which other claims a claim is contested."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sides.graph.store import Store

BATCH = 2_000

_CONTESTING = """UNWIND $ids AS claim_id
MATCH (c:Claim {id: claim_id})
WHERE c.contested
WITH c, coalesce(c.spo, '') AS spo
RETURN c.id AS id,
  COLLECT {
    MATCH (c)-[:DISPUTES]-(other:Claim) WHERE other.status = 'accepted' RETURN DISTINCT other.id AS id ORDER BY id
  } AS disputes,
  COLLECT {
    MATCH (against:Claim {spo: spo})
    WHERE (against.denial AND c.counted AND against.polarity = c.polarity
        OR against.counted AND c.denial AND against.polarity = c.polarity
        OR against.counted AND c.counted AND against.polarity <> c.polarity)
      AND (c.date_from IS NULL OR c.date_source = 'document' OR against.lasts IS NULL OR c.date_from <= against.lasts)
      AND (against.date_from IS NULL OR against.date_source = 'document' OR c.lasts IS NULL
        OR against.date_from <= c.lasts)
    RETURN against.id AS id ORDER BY id
  } AS contradictions"""


def contesting(store: Store, claims: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the claims against each of `claims` (ids), in order; those that nothing else contests are left out.

    Against a claim are the accepted ones that it disputes or that dispute it, those that say the opposite of the same
    in overlapping time, and those that deny the same. A claim that a speaker of its own denies needs no other.
    """
    wanted = sorted(set(claims))
    found = {}
    for start in range(0, len(wanted), BATCH):
        for row in store.rows(_CONTESTING, {"ids": wanted[start : start + BATCH]}):
            if against := {*row["disputes"], *row["contradictions"]}:
                found[row["id"]] = tuple(sorted(against))
    return found
