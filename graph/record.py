"""A record: readings, and what people decided over them; what a file or a store holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sides.graph.claim import Claim
from sides.graph.decision import Decision, Identity
from sides.graph.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Readings sorted by id; decisions and identities in the order of their time, then id. Any may be empty."""

    readings: tuple[Reading, ...] = ()
    decisions: tuple[Decision, ...] = ()
    identities: tuple[Identity, ...] = ()


def record(
    readings: Iterable[Reading] = (),
    decisions: Iterable[Decision] = (),
    identities: Iterable[Identity] = (),
) -> Record:
    """The record of these, in its order."""
    return Record(
        readings=tuple(sorted(readings, key=lambda reading: reading.id)),
        decisions=tuple(sorted(decisions, key=lambda decision: (decision.at, decision.id))),
        identities=tuple(sorted(identities, key=lambda identity: (identity.at, identity.id))),
    )


def in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """`claims` as a reading has them: by the start of their quotes, those without one first, then by id."""
    return tuple(sorted(claims, key=lambda claim: (claim.start or 0, claim.id)))
