"""What a phrase is about when its noun only counts, parts or belongs: "a fifth of Ukraine", "Kurdish positions"."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.reference.nouns import ASSETS
from sides.loaders.reader.relations.prepositions import after_preposition, phrases
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

# What counts or parts what follows "of".
_PARTS = word_set(
    """% acre area band belt bulk chunk fifth fraction half hectare kilometer kilometre mile most much part patch
    percent percentage pocket portion quarter rest section share slice slither sliver stretch strip swath swathe
    swathes tenth third tract"""
)
_LANDS = frozenset(["country", "land", "soil", "territory"])
# What is said of it with whose it is.
_HAVING = word_set("belong control hold man occupy operate run use")
# Where a site lies.
_AT = ("in", "near", "at", "outside", "around", "across", "inside", "of", "on")


#: What is hit to hit whose it is.
TARGETS = word_set(
    """barracks battery boat building bunker consulate convoy cruiser depot destroyer dhow embassy factory ferry
    fleet freighter frigate gunboat hangar headquarters helicopter jet launcher merchantman navy outpost plane
    radar refinery settlement ship site station submarine tanker target trawler truck vehicle vessel warehouse
    warship"""
)


def stand_ins(noun: Token, relation: str) -> Iterator[tuple[Token, str | None]]:
    """Tokens that may fill the place of `noun`, each with the only kind that it may fill it as, or None for any."""
    lemma = noun.lemma_.lower()
    if lemma in _PARTS:
        for inner in after_preposition(noun, "of"):
            yield inner, None
    if lemma in ASSETS or (lemma in TARGETS and relation == "attacks"):
        for child in noun.lefts:
            if child.dep_ in ("amod", "compound", "nmod", "poss"):
                yield child, "actor"
        for child in noun.rights:
            if child.dep_ == "acl" and child.lemma_ in _HAVING:  # "bases belonging to X", "positions held by X"
                for word in ("to", "by"):
                    yield from ((inner, "actor") for inner in after_preposition(child, word))


def located(noun: Token) -> Iterator[Token]:
    """Where `noun` lies, by a phrase on it, or on its verb and right behind it."""
    for word in _AT:
        yield from after_preposition(noun, word)
    for child in noun.lefts:  # "Rada's bases"
        named = child.dep_ in ("poss", "compound", "nmod") and child.pos_ == "PROPN"
        if named or (child.tag_ == "PRP$" and noun.lemma_.lower() in _LANDS):
            yield child
    at = noun.i + 1
    if noun.dep_ in ("dobj", "nsubjpass", "pobj") and at < noun.sent.end:
        after = noun.doc[at]
        if after.dep_ == "prep" and after.head in (noun.head, noun.head.head) and after.lower_ in _AT:
            yield from phrases(after)
