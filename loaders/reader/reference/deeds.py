"""Whose deed "the attack" is that somebody condemns or praises: who attacked, as the text has just told.

The deed stands for its doer only where it is judged ("Ghana condemned the raid"): who condemns it opposes the doer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.loaders.reader.reference.noun_phrases import definite, narrowed, span
from sides.loaders.reader.reference.referent import Referent, standing
from sides.loaders.reader.relations.predication import is_passive, surface_subjects
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

#: What is done with arms, as a noun.
DEEDS = word_set(
    """airstrike ambush assault atrocity attack blast bombardment bombing incursion invasion killing massacre offensive
    onslaught raid shelling shooting strike"""
)
_DOING = word_set("ambush attack bomb bombard hit invade kill massacre overrun pound raid shell storm strike target")
_JUDGING = word_set(
    """applaud castigate condemn criticise criticize decry denounce deplore hail lambast lambaste praise slam welcome"""
)
_DOERS = frozenset({"armed-group", "government", "organization", "people", "state", "unnamed"})
_FAR = 120  # words


def doers(entities: Entities, noun: Token) -> tuple[Referent, ...]:
    """Who did what `noun` speaks of, where it is judged and nothing with it says whose it was; nobody elsewhere."""
    if noun.lemma_.lower() not in DEEDS or noun.dep_ != "dobj" or noun.head.lemma_ not in _JUDGING:
        return ()
    if not definite(noun) or narrowed(noun, frozenset({"by", "of", "from"})):
        return ()
    for verb in _deeds_before(noun):
        found = tuple(one for one in _who(entities, verb) if one.sure and one.kind in _DOERS)
        start, end = span(noun)
        mention = entities.parsed.words(start, end)
        return tuple(standing(one, mention, start, end, how="definite") for one in found)
    return ()


def _deeds_before(noun: Token) -> Iterator[Token]:
    """The verbs before `noun` that tell of deeds with arms, the nearest first."""
    doc = noun.doc
    for i in range(noun.head.i - 1, max(noun.i - _FAR, -1), -1):
        token = doc[i]
        if token.pos_ == "VERB" and token.lemma_ in _DOING:
            yield token


def _who(entities: Entities, verb: Token) -> Iterator[Referent]:
    if is_passive(verb):
        for by in verb.rights:
            for inner in by.rights if by.lower_ == "by" else ():
                yield from entities.of(inner, want="actor")
        return
    for subject in surface_subjects(verb):
        yield from entities.of(subject, want="actor")
