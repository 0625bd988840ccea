"""Agent nouns: "Egypt, an ally of Haftar", "LNA spokesperson Ahmed al-Mismari", "opponents of the government"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sides.loaders.reader.found import Found
from sides.loaders.reader.relations.filling import Filling, Fits, Misfit, has_of
from sides.loaders.reader.relations.frame import Frame, Prep, Slot
from sides.loaders.reader.relations.predication import Predications, is_passive, surface_subjects
from sides.loaders.reader.relations.prepositions import after_preposition
from sides.loaders.reader.relations.understood import named_among
from sides.loaders.reader.word_classes import VERBAL
from sides.loaders.reader.word_sets import word_set
from sides.ontology import terms
from spacy.tokens import Token

_NAMING = frozenset(
    [
        "appoint",
        "brand",
        "call",
        "crown",
        "declare",
        "describe",
        "designate",
        "elect",
        "install",
        "label",
        "name",
        "nominate",
        "proclaim",
    ]
)
# Who has others above him where these words stand before: "a senior commander", "RUF battalion commander".
_RANKED = frozenset(["boss", "chief", "commander", "leader"])
_PARTS = word_set(
    """area battalion battlefield brigade cell company corps district division field frontline local mid-level platoon
    prominent provincial ranking regional sector senior squad squadron top unit veteran zonal zone"""
)
_UNDER = frozenset(["vice", "deputy", "assistant", "vice-"])


def agent_noun(frame: Frame, noun: Token, predications: Predications, fits: Fits) -> Found | Misfit:
    """What `frame` states where its agent noun stands: of whom it is said, and towards whom."""
    filling = Filling(frame, noun, fits)
    if not filling.begins(noun):
        return filling.misfit("it needs another word before it")
    before = noun.i - (2 if noun.i > noun.sent.start + 1 and noun.nbor(-1).text == "-" else 1)
    if before >= noun.sent.start and noun.doc[before].lower_ in _UNDER:
        return filling.misfit("it is said of a deputy")
    bearers: list[Token] = []
    for prep in frame.preps:
        if _run_together(filling, prep, noun, fits, bearers):
            continue
        if filling.prep(prep, (noun,)) is None and not (
            # "UN envoy" is an envoy of the UN, not one to it.
            isinstance(prep.then, Slot)
            and "of" in prep.words
            and not has_of(noun)
            and _before(filling, prep.then, noun)
        ):
            return filling.misfit("nothing after {}, and nobody before it", prep.words)
    # "stronghold of S": there the noun is said of the object.
    said_of = Slot("O" if any(prep.then == Slot("S") for prep in frame.preps) else "S")
    if not filling.take(said_of, (*bearers, *_bearers(noun, predications, fits))):
        theirs = any(
            child.tag_ == "PRP$" for child in noun.lefts
        )  # "its supporters" says no more than that it has some
        # "M23 commanders" in a story of what they did says of nobody that he leads it.
        theirs = theirs or terms.RELATIONS[frame.relation].kind == "structure"
        if theirs or (noun.tag_ not in ("NNS", "NNPS") and not _indefinite_many(noun)):
            return filling.misfit("nobody of whom it is said")
        if not filling.take(said_of, (noun,)):
            return filling.misfit("nobody of whom it is said")
    found = filling.found()
    if frame.relation == "leads" and _one_of_several(noun):
        if found.object is None or not fits(found.object, "group"):
            return filling.misfit("it is said of one of several")
        found = replace(found, relation="member-of", rule=found.rule.replace("leads", "member-of", 1))
    return found if said_of.role == "O" or noun.tag_ in ("NNS", "NNPS") else replace(found, single=True)


def _one_of_several(noun: Token) -> bool:
    """Whether "commander" is said of one of several: "a Hamas commander", "senior al-Shabaab commander"."""
    before = [child.lower_ for child in noun.lefts]
    if noun.dep_ in ("compound", "nmod") or noun.dep_ == "appos":
        before += [child.lower_ for child in noun.head.lefts if child.i < noun.i]
    if noun.lemma_ == "commander" and any(word in ("a", "an", "one", "another") for word in before):
        return True
    return noun.lemma_ in _RANKED and not _PARTS.isdisjoint(before)


def _run_together(filling: Filling, prep: Prep, noun: Token, fits: Fits, bearers: list[Token]) -> bool:
    """Fill what stands after `prep` where the bearer's name follows at once: "a spokesperson for the LNA Ahmed …".

    The parser takes the group's name for a part of the person's. The person is added to `bearers`.
    """
    if not isinstance(prep.then, Slot):
        return False
    for words in prep.words:
        for person in after_preposition(noun, words):
            if not fits(person, "person"):
                continue
            for child in person.lefts:
                if child.dep_ in ("compound", "nmod") and fits(child, "group") and filling.take(prep.then, (child,)):
                    bearers.append(person)
                    return True
    return False


# Whose leader is no leader of the land that is named before them.
_OF_A_PART = word_set(
    """business church community faction gang guerrilla insurgent intelligence labour labor militia minority navy
    opposition party police protest rebel religious separatist spiritual student tribal union youth"""
)


# "A minority offshoot" is not one of a minority.
_SHARES = frozenset(["minority", "majority"])


def _before(filling: Filling, slot: Slot, noun: Token) -> bool:
    """Fill `slot` with what stands before the noun: "Haftar's ally", "the LNA spokesperson", "Haftar-allied"."""
    of_a_part = any(child.lower_ in _OF_A_PART for child in noun.lefts)
    # "A British militant", "the Ivorian opposition leader" say where he is from.
    of_bodies = filling.frame.relation in ("member-of", "associated-with") or of_a_part
    slots = [Slot(slot.role, "group"), Slot(slot.role, "person")] if of_bodies else [slot]
    for child in noun.lefts:
        if child.dep_ == "poss" and not of_a_part and filling.take(slot, (child,)):
            return True
    for child in reversed(list(noun.lefts)):  # "the Houthi military spokesman"
        named = child.text[:1].isupper() and child.nbor(1).text != "-" and child.lower_ not in _OF_A_PART
        if named and child.dep_ in ("compound", "amod", "nmod") and any(filling.take(one, (child,)) for one in slots):
            return True
    # By position, for the parser hangs "LNA spokesperson Ahmed al-Mismari" on the last word.
    at = noun.i - 1
    start = noun.sent.start
    while at >= start and noun.doc[at].pos_ in ("ADJ", "NOUN") and not noun.doc[at].text[:1].isupper():
        one = noun.doc[at]
        whose = one.dep_ == "compound" and one.head == noun and one.lower_ not in _SHARES
        if whose and filling.take(slot, (one,)):
            return True
        at -= 1
    if at >= start:
        token = noun.doc[at]
        if token.dep_ in ("compound", "amod", "nmod", "poss", "npadvmod") or token.head == noun:
            return any(filling.take(one, (token,)) for one in slots)
    return False


def _bearers(noun: Token, predications: Predications, fits: Fits) -> Iterator[Token]:
    """Of whom `noun` is said."""
    if noun.dep_ == "appos":
        yield noun.head
    yield from named_among(noun)
    for child in noun.rights:
        if child.dep_ == "appos" and not noun.i < noun.head.i < child.i:  # behind the verb it explains what is said
            yield child
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i:
        if noun.head.pos_ == "NOUN" and noun.lemma_ == "militant":
            return  # "the Sunni militant group" is a group of militants, and belongs to nobody
        yield noun.head
    if noun.dep_ == "attr" and noun.head.pos_ in VERBAL:
        yield from surface_subjects(noun.head)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "Their leader is X"
        yield from (child for child in noun.head.rights if child.dep_ == "attr" and fits(child, "person"))
    if noun.dep_ in ("oprd", "attr") and noun.head.lemma_ in _NAMING:
        objects = predications.of(noun.head).objects
        itself = bool(objects) and objects[0].lower_.endswith(("self", "selves"))
        yield from surface_subjects(noun.head) if itself else objects
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.pos_ in VERBAL:
        verb = noun.head.head
        objects = predications.of(verb).objects
        yield from objects if objects and (verb.lemma_ in _NAMING or is_passive(verb)) else surface_subjects(verb)
    # The name that follows at once, whatever the parser makes of it.
    if noun.i + 1 < noun.sent.end and noun.tag_ not in ("NNS", "NNPS"):
        after = noun.nbor(1)
        owned = any(child.dep_ == "poss" for child in noun.lefts)  # "Iran's ally Hezbollah"
        if owned and after.lower_ == "the" and after.i + 1 < noun.sent.end:
            after = after.head if after.head.i > after.i else after.nbor(1)
        while after.pos_ == "PROPN" and after.dep_ == "compound" and after.head.i > after.i and owned:
            after = after.head
        if after.pos_ == "PROPN" and fits(after, "actor" if owned else "person"):
            yield after


def _indefinite_many(noun: Token) -> bool:
    return any(child.lower_ in ("many", "some", "several", "most") for child in noun.lefts)
