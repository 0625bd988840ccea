"""Who or where a few words of a text stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: How the words lead to the actor or place, from the surest to the least sure.
Way = Literal[
    "name", "acronym", "demonym", "title", "forces-of", "proposed", "group", "first-person", "definite", "pronoun"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Referent:
    """The actor or place that some words of the text stand for.

    id, name, kind: of the actor or place (`terms.ACTOR_KINDS`, `terms.PLACE_KINDS`). place: whether it is a place.
    mention: the words; start, end: their code-point offsets in the text, end exclusive. how: one of `Way`.
    sure: False where the reader could not decide; `id` is then empty and the claim keeps the mention alone.
    """

    id: str
    name: str
    kind: str
    place: bool
    mention: str
    start: int
    end: int
    how: Way
    sure: bool = True


def standing(one: Referent, mention: str, start: int, end: int, *, how: Way | None = None) -> Referent:
    """The same actor or place where other words stand for it."""
    return Referent(
        id=one.id,
        name=one.name,
        kind=one.kind,
        place=one.place,
        mention=mention,
        start=start,
        end=end,
        how=how or one.how,
        sure=one.sure,
    )


def opened(kind: str, mention: str, start: int, end: int, *, place: bool = False, how: Way = "definite") -> Referent:
    """Somebody, or somewhere, whom the reader could not make out: the words alone."""
    return Referent(
        id="", name=mention, kind=kind, place=place, mention=mention, start=start, end=end, how=how, sure=False
    )
