"""Whom "rebels", "militants" and "troops" are where nothing with the word says it: the one body that the text means.

After "M23 rebels" or "the Malian army", "Rebels took the town" and "troops retook it" speak of these and of no others,
unless the text has several such bodies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sides.loaders.reader.reference.noun_phrases import narrowed
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.definites import Definites

_PLURAL = frozenset({"NNS", "NNPS"})
#: Those who fight a state; "gunmen" and "gangs" are too often nobody's.
REBELS = word_set(
    """extremist fighter guerrilla insurgent islamist jihadi jihadist militant rebel secessionist separatist
    terrorist"""
)
#: Those of a state.
TROOPS = frozenset({"troop", "soldier"})
_DOERS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "nsubj", "nsubjpass"})
_WHOSE = frozenset({"from", "in", "of", "under", "with"})
_FOUGHT = frozenset({"against", "between", "with"})
_DESCRIBING = frozenset({"acl", "amod", "appos", "relcl"})
# What soldiers do against their own state.
_MUTINOUS = word_set("defect depose desert mutiny oust overthrow rebel revolt seize topple")


def bare(definites: Definites, noun: Token) -> Referent | None:
    """The body that the plural `noun` stands for, which has no word before it; None where the text leaves a doubt."""
    lemma = noun.lemma_.lower()
    if noun.tag_ not in _PLURAL or any(not child.is_space for child in noun.lefts) or narrowed(noun, _WHOSE):
        return None
    if any(child.dep_ in _DESCRIBING for child in noun.rights):
        return None  # "fighters loyal to him"
    if lemma in REBELS and (noun.dep_ in _OBJECTS or _by(noun)):
        return definites.rebels(noun)
    if lemma in TROOPS and (noun.dep_ in _DOERS or _by(noun)) and noun.head.lemma_ not in _MUTINOUS:
        return definites.troops(noun)
    return None


def _by(noun: Token) -> bool:
    """Whether `noun` is who does it in a passive, to whom it falls, or who is fought.

    "Killed by troops", "fell to rebels", "clashes between rebels and troops".
    """
    while noun.dep_ == "conj":
        noun = noun.head
    head = noun.head
    if noun.dep_ != "pobj":
        return False
    return head.dep_ == "agent" or head.lower_ in _FOUGHT or (head.lower_ == "to" and head.head.lemma_ == "fall")
