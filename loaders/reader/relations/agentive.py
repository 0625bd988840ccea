"""Nouns that name somebody by what he does ("leader", "ally", "spokesman"), and not what is done."""

from __future__ import annotations

from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

_SOMEBODY = word_set(
    """ally affiliate aide ambassador analyst arm backbone boss chairwoman chief client colleague comrade critic
    defendant delegate deputy diplomat enemy envoy faction foe general guarantor head king lieutenant mayor member
    minister nemesis offshoot opponent part partner patron premier president prime proxy pillar queen rebel
    representative rival secretary spokespeople sympathizer unit veteran vassal wing"""
)
# Words with the endings of such nouns that name an event or a thing.
_EVENTS = word_set(
    """border encounter maneuver murder offer order power slaughter surrender takeover terror trouble war dinner
    error fervor cover disorder favor matter number river summer water weather answer flare disaster honor labor
    labour layer letter manner order paper quarter rumor rumour transfer behavior rancor bomber"""
)
_ENDINGS = ("er", "or", "ist", "man", "woman", "person")


def names_somebody(noun: Token) -> bool:
    """Whether `noun` names somebody by what he is or does."""
    lemma = noun.lemma_.lower()
    return lemma in _SOMEBODY or (lemma.endswith(_ENDINGS) and lemma not in _EVENTS)
