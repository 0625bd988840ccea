"""Adjectives and joined words: "forces loyal to Haftar", "Haftar-loyal forces", "UN-backed", "pro-Iranian"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sides.loaders.reader.found import Found
from sides.loaders.reader.relations.filling import Filling, Fits, Misfit
from sides.loaders.reader.relations.frame import Frame, Slot
from sides.loaders.reader.relations.predication import is_passive, surface_subjects
from sides.loaders.reader.relations.understood import said_of
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from spacy.tokens import Token


def adjective(frame: Frame, word: Token, fits: Fits) -> Found | Misfit:
    """What `frame` states where its adjective stands."""
    filling = Filling(frame, word, fits)
    missing = filling.preps((word,))
    if missing is not None and not _with_its_neighbour(filling, word):
        return missing
    if not filling.take(Slot("S"), _described(word)):
        return filling.misfit("nobody whom it describes")
    return filling.found()


def participle(frame: Frame, hyphen: Token, fits: Fits) -> Found | None:
    """What "UN-backed government" (of "S back O") or "Haftar-loyal forces" (of "loyal to O") states, or None."""
    before, after = hyphen.nbor(-1), hyphen.nbor(1)
    filling = Filling(frame, after, fits)
    noun = _noun_after(after)
    if noun is None:
        return None
    if frame.part == "adjectives":
        slots = [prep.then for prep in frame.preps]
        if len(slots) != 1 or not isinstance(slots[0], Slot):
            return None
        taken = filling.take(slots[0], (before,)) and filling.take(Slot("S"), (noun,))
        return replace(filling.found(), single=_joined_loosely(noun)) if taken else None
    if not isinstance(frame.before, Slot) or not isinstance(frame.direct, Slot) or frame.preps or frame.particle:
        return None
    if after.tag_ not in ("VBN", "VBD", "JJ"):
        return None
    taken = filling.take(frame.before, (before,)) and filling.take(frame.direct, (noun,))
    return replace(filling.found(), sole=_joined_loosely(noun)) if taken else None


def prefix(relation: str, word: Token, other: Token, fits: Fits) -> Found | None:
    """What "pro-Iranian militias" states: the noun is the subject, the name after the prefix the object."""
    noun = _noun_after(other)
    if noun is None or other.lower_ == "people" or not fits(other, "actor") or not fits(noun, "actor"):
        return None
    return Found(
        relation=relation,
        head=noun,
        subject=noun,
        object=other,
        single=_joined_loosely(noun),
        rule=f"{relation}: {word.lower_}-O S",
        used=frozenset({word.i, word.i + 1}),
    )


def _joined_loosely(noun: Token) -> bool:
    """Whether what is joined to `noun` is not described by what stands before it: "UN-backed forces and the rebels"."""
    return any(
        child.dep_ == "conj" and (child.pos_ == "PROPN" or any(one.dep_ in ("det", "poss") for one in child.lefts))
        for child in noun.rights
    )


def _with_its_neighbour(filling: Filling, word: Token) -> bool:
    """Fill the object of "the army and allied militias" with whom they are joined to."""
    noun = word.head
    joined = filling.frame.relation == "allied-with" and word.dep_ == "amod" and noun.dep_ == "conj"
    return joined and not filling.frame.preps[1:] and filling.take(Slot("O"), (noun.head,))


def _described(word: Token) -> Iterator[Token]:
    head = word.head
    if word.dep_ in ("amod", "acl", "relcl", "appos") and head.pos_ in ("NOUN", "PROPN", "PRON", "DET"):
        yield said_of(head)
    elif word.dep_ in ("acomp", "oprd") and head.pos_ in VERBAL:
        yield from surface_subjects(head)
    elif word.dep_ == "conj" and head.pos_ in ("ADJ", "VERB"):
        yield from _described(head)
    elif word.pos_ == "VERB" and is_passive(word):
        yield from surface_subjects(word)


def _noun_after(word: Token) -> Token | None:
    """The noun that a joined word before it describes: the one it hangs on, else the next in its phrase."""
    head = word.head
    if head.i > word.i and head.pos_ in NOMINAL and word.dep_ in ("amod", "compound", "nmod"):
        return head
    doc, at = word.doc, word.i + 1
    while at < word.sent.end and doc[at].pos_ in ("ADJ", "PROPN", "NOUN"):
        if doc[at].pos_ in ("PROPN", "NOUN") and doc[at].dep_ not in ("compound", "nmod"):
            return doc[at]
        at += 1
    return None
