"""Whom a noun stands for by whose it is: "Russian troops", "Haftar's forces", "his group", "the Sudanese army"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sides.loaders.reader.reference.armies import army_of
from sides.loaders.reader.reference.noun_phrases import counted, is_armed_forces
from sides.loaders.reader.reference.nouns import ASSETS, FORCES, MEMBERS, OFFICES, STATE_ORGANS
from sides.loaders.reader.reference.referent import Referent
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

#: Words for the army of a state.
ARMIES = frozenset({"army", "military"})
#: Words for those who rule a state.
GOVERNMENTS = frozenset({"government", "regime", "administration", "cabinet", "junta"})
_OF_PERSONS = frozenset({"faction", "group", "man", "movement", "organisation", "organization", "party"})
_SPEAKERS = frozenset({"spokesman", "spokesperson", "spokeswoman"})


def owned(entities: Entities, owner: Referent, noun: Token, lemma: str) -> Referent | None:
    """Whom `noun` stands for, given whose it is; None where it is neither the owner nor its army."""
    if not owner.sure or lemma in _SPEAKERS:
        return None
    several = counted(noun) or (noun.tag_ in ("NNS", "NNPS") and lemma == "commander")
    if lemma in OFFICES and lemma not in ASSETS and several:
        return None
    if owner.kind == "person":
        return _of_person(entities, owner, noun, lemma)
    if owner.kind in ("state", "government", "igo"):
        armed = lemma in ARMIES or is_armed_forces(noun)
        army = army_of(entities.names.gazetteer, owner.id) if armed else None
        if army is not None:
            return entities.referent(army, owner.mention, owner.start, owner.end, "forces-of")
        return owner if lemma in STATE_ORGANS or lemma in ASSETS else None
    if owner.kind in ("unnamed", "people", "media"):
        return None
    return owner if lemma in MEMBERS or lemma in STATE_ORGANS or lemma in ASSETS else None


def _of_person(entities: Entities, owner: Referent, noun: Token, lemma: str) -> Referent | None:
    """A person's forces are those commanded, the government the one headed, the group the one led or spoken for."""
    if lemma in ASSETS and lemma not in MEMBERS:
        return owner
    known = entities.descriptions
    if lemma in GOVERNMENTS:
        return known.governed(owner.id, noun)
    if lemma not in FORCES and lemma not in _OF_PERSONS:
        return None
    ruled = known.ruled(owner.id, home=False) if lemma in FORCES else None
    return entities.commands.get(owner.id) or ruled or known.body(owner.id)
