"""What one row of a data set comes to: claims, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from sides.graph.actor import Actor, Place
from sides.graph.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who says so, where the data set names it: an actor of its own, and the stance (see `graph.claim.Speaker`)."""

    actor: Actor
    stance: str = "said"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedClaim:
    """One claim of a row, "subject relation object".

    row: the row's id in its data set, the same in every release of it. code: the type that the data set gives it, as
    the summary counts it ("190 Use conventional military force"). subject: None where the row leaves it open.
    object: an actor, a place, words, or None. date: None where the row has none.
    outlet: the medium that the data set has the row from, where it names one.
    places: where it was, and the places that this lies in, which are declared with it; the claim has the innermost.
    url: the document that the row names; note: the data set's own words about the row.
    modality: None for what the relation usually has.
    """

    row: str
    code: str
    subject: Actor | None
    relation: str
    object: Actor | Place | str | None
    polarity: str = "affirmed"
    modality: str | None = None
    between: tuple[Actor, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    outlet: Actor | None = None
    date: Interval | None = None
    date_text: str | None = None
    places: tuple[Place, ...] = ()
    means: tuple[str, ...] = ()
    hedge: str | None = None
    confidence: float | None = None
    credibility: int | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A row whose type no relation of the ontology stands for; code: the type, as the summary lists it."""

    code: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that claims nothing between two actors, or to no place; reason: why, as the summary lists it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row that should have made a claim and cannot be understood; reason: what is wrong with which cell."""

    reason: str


Coded: TypeAlias = tuple[CodedClaim, ...] | tuple[Actor, ...] | Unmapped | Skipped | Faulty
"""What a row comes to; actors alone of a data set of actors."""
