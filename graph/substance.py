"""What a claim says, apart from where it stands: what a person's decision on it is a decision on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from sides.graph.claim import Claim

_SCOPE = re.compile(r"(?<=[^@/:])@[0-9a-f]{8}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """Who does what to whom, whether it is so, and who says so; not where in the text, nor when and where it was.

    Ids of what belongs to one article stand without its hash (`rebels@`), which changes with every letter of the text:
    decisions are compared within one reading. relation, polarity, modality: as the claim has them. ends: the id and the
    literal of the subject, the object and each party. speakers: the id, the stance and the one spoken for of each.
    words: the quote, and what the text calls each of these, in their order; empty where only the meaning counts.
    """

    relation: str
    polarity: str
    modality: str
    ends: tuple[tuple[str | None, str | None], ...]
    speakers: tuple[tuple[str | None, str, str | None], ...]
    words: tuple[str | None, ...] = ()

    @classmethod
    def of(cls, claim: Claim) -> Self:
        """What `claim` says, with its words."""
        return cls._of(claim, _local)

    @classmethod
    def former(cls, claim: Claim) -> Self:
        """What `claim` says as decisions kept earlier tell it: with the article's hash in its ids."""
        return cls._of(claim, lambda id: id)

    @classmethod
    def _of(cls, claim: Claim, local: Callable[[str | None], str | None]) -> Self:
        ends = (claim.subject, claim.object, *claim.between)
        return cls(
            relation=claim.relation,
            polarity=claim.polarity,
            modality=claim.modality,
            ends=tuple((local(one.id), one.literal) for one in ends),
            speakers=tuple((local(one.id), one.stance, local(one.on_behalf_of)) for one in claim.speakers),
            words=(claim.quote, *(one.mention for one in ends), *(one.mention for one in claim.speakers)),
        )

    @classmethod
    def read(cls, fields: dict[str, Any]) -> Self:
        """What `fields` gave. Raises TypeError, KeyError or ValueError where these are not such fields."""
        found = cls(**fields)
        return replace(
            found,
            ends=tuple((_local(id), literal) for id, literal in found.ends),
            speakers=tuple((_local(id), stance, _local(behalf)) for id, stance, behalf in found.speakers),
            words=tuple(found.words),
        )

    def fields(self) -> dict[str, Any]:
        """This as values of JSON, for `read`."""
        return asdict(self)

    def meaning(self) -> Self:
        """This without the words, which change where a quote is mended."""
        return replace(self, words=())


def content_hash(claim: Claim) -> str:
    """A hash of what `claim` says, by which a decision is known to be on this; 20 hex digits.

    The words count where the claim is known by them; one with a key of its own, or of a row of a table, may be mended.
    """
    return _hash(claim, Substance.of(claim))


def content_hashes(claim: Claim) -> tuple[str, ...]:
    """The hashes by which a decision may know `claim`: `content_hash`, and what that was while it told article hashes.

    So a decision kept then fits as long as the text is the same; where nothing belongs to the article, both are one.
    """
    return (content_hash(claim), _hash(claim, Substance.former(claim)))


def _hash(claim: Claim, said: Substance) -> str:
    told = said if claim.key is None and claim.row is None else said.meaning()
    return hashlib.sha256(json.dumps(told.fields(), ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:20]


def _local(id: str | None) -> str | None:
    """`id` without the hash of the article that it belongs to; any other as it is."""
    return None if id is None else _SCOPE.sub("@", id)
