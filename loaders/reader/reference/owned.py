"""Whose a noun is, and whom it stands for by that: "Russian troops", "Haftar's forces", "the Sudanese army"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.loaders.reader.reference.noun_phrases import counted, is_armed_forces, is_charge, joined, modifiers
from sides.loaders.reader.reference.nouns import ASSETS, DEFINITE_ACTORS, FORCES, MEMBERS, OFFICES, STATE_ORGANS
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

#: Words for the army of a state.
ARMIES = frozenset({"army", "military"})
#: Words for those who rule a state.
GOVERNMENTS = frozenset({"government", "regime", "administration", "cabinet", "junta"})
_OF_PERSONS = frozenset({"faction", "group", "man", "movement", "organisation", "organization", "party"})
_SEATED = GOVERNMENTS | frozenset({"army", "authority", "military"})
_GROUP_KINDS = frozenset({"armed-group", "party", "organization"})
_SPEAKERS = frozenset({"spokesman", "spokesperson", "spokeswoman"})
# What tells the leaders of others in a country from its own: "Ivorian opposition leaders".
_NOT_OF_THE_STATE = word_set(
    """business catholic christian church civic clan community dissident ethnic exile exiled guerrilla hindu insurgent
    islamist jewish jihadist militant militia muslim opposition orthodox protest rebel religious separatist shia shiite
    student sunni traditional tribal union"""
)
# "The Seleka rebel coalition" is Seleka, "the NATO alliance" NATO; "the Saudi coalition" is more than Saudi Arabia.
_UNITED = frozenset({"alliance", "bloc", "coalition"})
_NAMED_BODIES = _GROUP_KINDS | {"igo"}
_TROOPS = frozenset({"force", "forces", "soldier", "troop"})
_LEADERS = word_set("chief commander delegation leader leadership negotiator official representative")


def owned(entities: Entities, owner: Referent, noun: Token, lemma: str) -> Referent | None:
    """Whom `noun` stands for, given whose it is; None where it is neither the owner nor its army."""
    if not owner.sure or lemma in _SPEAKERS:
        return None
    several = counted(noun) or (noun.tag_ in ("NNS", "NNPS") and lemma == "commander")
    if lemma in OFFICES and lemma not in ASSETS and several:
        return None
    if owner.kind == "person":
        return _of_person(entities, owner, noun, lemma)
    if lemma in _UNITED and owner.kind in _NAMED_BODIES and _names(noun, owner):
        return owner
    if owner.kind in ("state", "government", "igo"):
        if lemma in ARMIES and not _NOT_OF_THE_STATE.isdisjoint(modifiers(noun)):
            return None  # "Myanmar's insurgent armies"
        armed = lemma in ARMIES or is_armed_forces(noun) or _governments_own(entities, noun, lemma)
        army = entities.armies.of(owner.id) if armed else None
        if army is not None:
            return entities.referent(army, owner.mention, owner.start, owner.end, "forces-of")
        if lemma in _LEADERS and not _NOT_OF_THE_STATE.isdisjoint(modifiers(noun)):
            return None
        return owner if lemma in STATE_ORGANS or lemma in ASSETS else None
    if owner.kind in ("unnamed", "people", "media"):
        return None
    return owner if lemma in MEMBERS or lemma in STATE_ORGANS or lemma in ASSETS else None


def _names(noun: Token, owner: Referent) -> bool:
    """Whether the name of `owner` stands before `noun` as part of what it is called."""
    parts = (child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod"))
    return any(owner.start <= child.idx < owner.end for child in parts)


def _governments_own(entities: Entities, noun: Token, lemma: str) -> bool:
    """Whether they are "government forces", of no land by name: the army that the text speaks of."""
    words = [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")]
    if lemma not in _TROOPS or counted(noun) or not any(child.lower_ in GOVERNMENTS for child in words):
        return False
    return all(entities.names.at(child) is None for child in words)


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


def joined_owners(entities: Entities, noun: Token, lemma: str) -> Iterator[Referent]:
    """The further ones whose troops are spoken of together: "UN and French helicopters"."""
    for child in noun.lefts:
        for other in child.rights if child.dep_ in ("compound", "amod", "nmod") else ():
            name = entities.names.at(other) if other.dep_ == "conj" and other.i < noun.i else None
            for owner in entities.named(other, name, "actor") if name is not None else ():
                whole = owned(entities, owner, noun, lemma)
                if whole is not None:
                    yield whole


def owners(entities: Entities, noun: Token) -> Iterator[Referent]:
    """Whose a noun is: "Egypt's", "Egyptian", "LNA", "of the LNA", "loyal to Haftar"."""
    before = noun.nbor(-1) if noun.i > noun.sent.start else noun
    if before.dep_ == "compound" and (name := entities.names.at(before)) is not None:
        # "Russia's Wagner mercenaries" are Wagner's.
        yield from (one for one in entities.named(before, name, "actor") if one.kind in _GROUP_KINDS)
    for child in noun.lefts:
        if child.dep_ == "poss":
            yield from entities.of(child, want="actor")
    for child in reversed(list(noun.lefts)):
        if child.dep_ in ("compound", "amod", "nmod") and not joined(child):
            name = entities.names.at(child)
            if name is not None:
                yield from entities.named(child, name, "actor")
            elif child.dep_ == "compound" and child.lemma_.lower() in DEFINITE_ACTORS:
                yield from (one for one in entities.alone(child, want="actor") if one.sure and one.kind != "unnamed")
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "from") and not is_charge(child):
            for inner in child.rights:
                if inner.dep_ == "pobj":
                    yield from entities.alone(inner, want="actor")
        elif child.dep_ == "prep" and child.lower_ == "in" and noun.lemma_.lower() in _SEATED:
            yield from _seated(entities, child)
        elif child.lemma_.lower() == "loyal":
            for preposition in child.rights:
                for inner in preposition.rights:
                    if inner.dep_ == "pobj":
                        yield from entities.alone(inner, want="actor")
    for child in noun.lefts:
        # "Haftar-loyal forces", "pro-Haftar forces".
        if child.lower_ == "loyal" and child.i >= 2 and child.nbor(-1).text == "-":
            yield from entities.alone(child.nbor(-2), want="actor")
        elif child.lower_ == "pro" and child.nbor(1).text == "-" and noun.lemma_.lower() in FORCES:
            yield from (one for one in entities.alone(child.nbor(2), want="actor") if one.kind == "person")


def _seated(entities: Entities, preposition: Token) -> Iterator[Referent]:
    """Whose government is "in Kyiv" or "in Niger"."""
    for inner in preposition.rights:
        name = entities.names.at(inner) if inner.dep_ == "pobj" else None
        entry = name.one("actor") if name is not None else None
        if name is not None and entry is not None:
            yield entities.referent(entry, name.text, name.start, name.end, name.how)
