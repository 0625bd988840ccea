"""A draft: one claim as the reader made it, before it becomes an entry of a claims file."""

from __future__ import annotations

from dataclasses import dataclass

from sides.graph.interval import Interval
from sides.loaders.reader.reference.referent import Referent


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who says it.

    referent: who, None for a source without a name, of whom `mention` alone is known. stance: one of
    `terms.STANCES`. on_behalf_of: the actor it speaks for.
    """

    mention: str
    referent: Referent | None = None
    stance: str = "said"
    on_behalf_of: Referent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One claim of one document.

    subject, object: who or what, None where the sentence leaves it open; literal: an object that stands for itself.
    between: a mediation's parties. quote: offsets in the document's text, end exclusive. rule: what found it.
    The other fields mean what those of `graph.claim.Claim` mean.
    """

    relation: str
    subject: Referent | None
    object: Referent | None
    literal: str | None
    rule: str
    quote: tuple[int, int]
    polarity: str
    modality: str
    between: tuple[Referent, ...] = ()
    speakers: tuple[Voice, ...] = ()
    outlet: Referent | None = None
    date: Interval | None = None
    date_text: str | None = None
    places: tuple[Referent, ...] = ()
    means: tuple[str, ...] = ()
    circumstance: str | None = None
    hedge: str | None = None
    confidence: float | None = None
