"""A claim: one sentence's "subject relation object", and everything needed to judge it.

The values here are those of the ontology (`sides.ontology.terms`); the meaning of each field is documented once, here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sides.graph.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """The subject or object of a claim: who is meant, beside the words of the text.

    id: an actor or place. literal: words that stand for themselves (a role, "a political solution"). Neither: unknown.
    mention: what the text calls it ("they"), None where the text does not say.
    """

    id: str | None = None
    literal: str | None = None
    mention: str | None = None

    def __post_init__(self) -> None:
        if self.id is not None and self.literal is not None:
            raise ValueError("an argument is an actor or place, or a literal, not both")

    @property
    def unknown(self) -> bool:
        """Whether the text leaves open who or what is meant."""
        return self.id is None and self.literal is None


UNKNOWN = Argument()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One who says it, if not the author of the article.

    id: an actor; a source without a name ("Sources in Hun") is a mention alone. stance: one of `terms.STANCES`; a
    speaker who `denied` the claim speaks against it. on_behalf_of: the id of the actor it speaks for, in this claim.
    """

    id: str | None = None
    mention: str | None = None
    stance: str = "said"
    on_behalf_of: str | None = None

    def __post_init__(self) -> None:
        if self.id is None and not self.mention:
            raise ValueError("a speaker needs an id or a mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Another claim that this one disputes or confirms.

    claim: that claim's id. kind: `contradiction` or `tension` of a dispute, None of a confirmation. why: in words.
    """

    claim: str
    kind: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBy:
    """The reader that made a claim (none on a hand-made one): its name, its version, and the rule that fired."""

    agent: str
    version: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Where a claim that was not read from an article's text comes from: a row of a data set.

    dataset: its name; version: which release of it, as its publisher calls it ("26.1"), None for a table without any.
    row: its id or number in there; url: the document that the row names as its source. note: what the data set says of
    the row in words of its own, such as ACLED's notes; no quote of an article, and checked against none.
    """

    dataset: str
    row: str
    version: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Who decided on a claim's status in the file, when, and why."""

    by: str | None = None
    at: datetime | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of one reading.

    id: see `claim_id`; key: the name the file gives it, which decisions and disputes follow.
    subject, relation, object: "subject relation object"; the direction of its edge is from subject to object.
    between: the parties of a mediation, in the text's order, each with an id; empty where not stated.
    polarity: `affirmed` or `negated`. modality: one of `terms.MODALITIES`.
    speakers: who says it, in the text's order; empty: the author. outlet: id of the medium that the article relays.
    date: when, as far as resolved; date_text: the text's words for it.
    place: ids of places, sorted. means: of `terms.MEANS`, sorted. circumstance, hedge: words of the text.
    quote: the exact words; start, end: its code-point offsets in the article's text, end exclusive. A claim
    of a table has a quote without offsets, or none.
    status: `draft`, `accepted` or `rejected`, as the file has it; verdict: who decided that.
    confidence: the reader's, 0 to 1, None on a hand-made claim. credibility: 1 to 6 of the Admiralty code.
    made_by: the reader; row: the row of a data set; disputes, confirms: other claims.
    """

    id: str
    subject: Argument
    relation: str
    object: Argument = UNKNOWN
    key: str | None = None
    between: tuple[Argument, ...] = ()
    polarity: str = "affirmed"
    modality: str
    speakers: tuple[Speaker, ...] = ()
    outlet: str | None = None
    date: Interval | None = None
    date_text: str | None = None
    place: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    circumstance: str | None = None
    hedge: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    status: str = "accepted"
    verdict: Verdict | None = None
    confidence: float | None = None
    credibility: int | None = None
    made_by: MadeBy | None = None
    row: Row | None = None
    disputes: tuple[Link, ...] = ()
    confirms: tuple[Link, ...] = ()


def claim_id(reading: str, key: str) -> str:
    """The id of the claim that reading `reading` calls `key`: the first 20 hex digits of a SHA-256 over both.

    >>> claim_id("jufra-2017", "egypt-helps") == claim_id("jufra-2017", "egypt-helps")
    True
    """
    return _digest("key", reading, key)


def keyless_claim_id(
    reading: str,
    *,
    span: str,
    relation: str,
    subject: str | None,
    object: str | None,
    ordinal: int = 0,
) -> str:
    """The id of a claim without a key: made from what the text says, never from whom it was resolved to.

    span: `START-END` of the quote, or the row of a table. subject, object: the mentions (the literal of a literal).
    ordinal: 0 for the first claim with all of these equal, 1 for the second, in the order of the file.
    """
    return _digest("span", reading, span, relation, subject or "", object or "", str(ordinal))


def _digest(*parts: str) -> str:
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:20]
