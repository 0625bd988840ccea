"""What people decide over the record, kept apart from it: review verdicts, and who is the same as whom.

Nothing here changes what a claim recorded. Both kinds are append-only logs; the latest entry wins, and an
entry that was undone stays, with who undid it and when. Times are UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sides.graph.claim import Claim
from sides.graph.substance import content_hashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's verdict on one claim, by the claim's id (which follows its key): it outlives a new load.

    status: `accepted`, `rejected` or `draft`. content: what the claim said then, as `content_hash` has it: the verdict
    holds only while it says this; None: whatever it says.
    """

    id: str
    claim: str
    status: str
    by: str
    at: datetime
    why: str | None = None
    content: str | None = None

    def holds(self, claim: Claim) -> bool:
        """Whether this is a verdict on what `claim` says."""
        return self.claim == claim.id and (self.content is None or self.content in content_hashes(claim))


def verdicts(decisions: Iterable[Decision], claims: Mapping[str, Claim]) -> dict[str, Decision]:
    """The latest of `decisions` (given in order of time) that holds for each of `claims`, by the claim's id."""
    return {one.claim: one for one in decisions if one.claim in claims and one.holds(claims[one.claim])}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """That what claims call `actor` is `into`: a merge; or, with a mention, that only those words are: a split.

    kind: `merge` (every claim's `actor` counts as `into`) or `split` (only where a claim's mention is `mention`).
    undone_by, undone_at: set when it was taken back.
    """

    id: str
    kind: str
    actor: str
    into: str
    by: str
    at: datetime
    mention: str | None = None
    why: str | None = None
    undone_by: str | None = None
    undone_at: datetime | None = None
