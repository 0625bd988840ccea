"""The relations that the ontology lets ACLED's and UCDP's types stand for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from sides.graph.actor import Actor, Place
from sides.ontology.relation import Relation
from sides.ontology.terms import RELATIONS


@cache
def relations_of(codebook: str, *codes: str) -> tuple[Relation, ...]:
    """The relations that the first of `codes` stands for which has any; codebook: `acled` or `ucdp`.

    >>> [relation.name for relation in relations_of("acled", "Battles: Armed clash", "Battles")]
    ['clashes-with']
    """
    for code in codes:
        found = tuple(relation for relation in RELATIONS.values() if code in getattr(relation, codebook))
        if found:
            return found
    return ()


Said: TypeAlias = tuple[Actor, str, Actor | Place]
"""Subject, relation and object."""


def mutual(codebook: str, codes: Sequence[str], one: Actor, other: Actor) -> list[Said]:
    """What can be said of two of whom it is not told who acted: symmetric relations alone."""
    for code in codes:
        if found := [relation.name for relation in relations_of(codebook, code) if relation.symmetric]:
            return [(one, name, other) for name in found]
    return []


def directed(
    codebook: str, codes: Sequence[str], subject: Actor, object: Actor, place: Place | None = None
) -> list[Said]:
    """What can be said where `subject` acted: against the object, and of the place where that is known."""
    found: list[Said] = []
    for relation in relations_of(codebook, *codes):
        if relation.symmetric:
            continue
        if "actor" in relation.objects:
            found.append((subject, relation.name, object))
        elif place is not None:
            found.append((subject, relation.name, place))
    return found
