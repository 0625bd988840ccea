"""Who is behind a weapon or an act of war that the sentence puts in his place: "a Russian strike killed three"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sides.loaders.reader.relations.prepositions import after_preposition, phrases
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

#: What is fought with.
MEANS = word_set(
    """aircraft airstrike artillery bomb bomber bulldozer drone gunfire gunship helicopter jet missile mortar plane
    raid rocket shell shelling strike tank warplane warship"""
)
#: Acts of war.
ACTS = word_set(
    """ambush assault attack barrage blitz blockade bombardment bombing counteroffensive crackdown fusillade incursion
    invasion massacre offensive onslaught pogrom projectile salvo shooting siege storming swarm volley"""
)
# What may be an act of war, if somebody is behind it.
_MAYBE = word_set("advance blast campaign explosion fire hail intervention operation spate wave")
# What flies or drives for its owner: "warplanes of the coalition".
_CRAFT = word_set("aircraft artillery bomber drone gunship helicopter jet plane tank warplane warship")
# Whose hand the weapon was in: "rockets fired by Hezbollah".
_USING = word_set(
    "carry claim conduct direct drop fire fly hurl launch lead lob mount operate order own perpetrate plant "
    "shoot stage throw unleash wage"
)
_QUANTITIES = word_set("barrage dozen fusillade hail hundred number salvo score series spate string swarm volley wave")


def is_instrument(noun: Token) -> bool:
    """Whether `noun` is a weapon or an act of war: that it strikes leaves open who does."""
    lemma = noun.lemma_.lower()
    return lemma in MEANS or lemma in ACTS or (lemma in _MAYBE and next(doers(noun), None) is not None)


def doers(noun: Token) -> Iterator[Token]:
    """Who may be behind the weapon or act `noun`, the surest first."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            yield child
    for word in ("by", "from", "of") if noun.lemma_.lower() in _CRAFT else ("by", "from"):
        for behind in after_preposition(noun, word):
            yield from doers(behind) if behind.lemma_.lower() in _CRAFT else (behind,)
    yield from led_by(noun)
    for child in reversed(list(noun.lefts)):
        if child.dep_ in ("compound", "amod", "nmod"):
            yield child
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl") and child.lemma_ in _USING:
            for agent in child.children:
                if agent.dep_ == "agent":
                    yield from phrases(agent)
                elif agent.dep_ == "nsubj" and agent.tag_ not in ("WDT", "WP"):
                    yield agent
        elif child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_.lower() in _QUANTITIES:
            for inner in phrases(child):
                if is_instrument(inner):
                    yield from doers(inner)
    yield from _launchers(noun)


def _launchers(noun: Token) -> Iterator[Token]:
    """Who launches `noun` in the clause that names it: "Hezbollah fired rockets that hit the town"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _QUANTITIES:
        noun = noun.head.head
    verb = noun.head
    if verb.lemma_ not in _USING or verb.pos_ != "VERB":
        return
    if noun.dep_ == "dobj":
        yield from (child for child in verb.lefts if child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP"))


def led_by(noun: Token) -> Iterator[Token]:
    """Who leads the act `noun`: "the Hamas-led attack"."""
    for child in noun.lefts:
        if child.lower_ == "led":
            yield from (one for one in child.lefts if one.pos_ == "PROPN")


def instruments_beside(verb: Token) -> Iterator[Token]:
    """The weapons and acts by which, or in which, what `verb` says was done: "were killed in a strike"."""
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("in", "during", "by", "from"):
            for noun in phrases(child):
                act = verb.head if noun.lower_ == "which" and verb.dep_ == "relcl" else noun
                if is_instrument(act):
                    yield act
            for gerund in child.rights:  # "killed in shelling by X"
                if gerund.dep_ == "pcomp" and (gerund.lower_ in MEANS or gerund.lower_ in ACTS):
                    yield gerund


def all_doers(nouns: Iterable[Token]) -> Iterator[Token]:
    """Who may be behind each of `nouns`."""
    for noun in nouns:
        yield from doers(noun)
