"""Where, by what means and how: what a clause says beside who did what to whom.

Only what hangs on the clause's own verb or noun is taken, and of that only places, words for means, and short
phrases with
"without", "after", "amid", "despite" that name an event or a want of one ("without a fight", "after heavy air
strikes").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.referent import Referent
from sides.loaders.reader.word_classes import VERBAL
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

# Prepositions that say where something happens, not where it goes to or comes from.
_WHERE = word_set("in at near around inside outside throughout across")
_HOW = word_set("without after amid despite following")
_LONGEST = 8
_EVENTS = word_set(
    """airstrike ambush assault attack barrage battle bloodshed bombardment bombing bullet campaign casualty clash
    combat condition confrontation consent deal defeat delay evidence explosion fight fighting hesitation incident
    mandate mediation mistake negotiation offensive operation opposition permission pressure protest provocation
    raid reason reinforcement resistance result retaliation shelling shot siege skirmish standoff strike struggle
    support talk talks threat ultimatum violence warning withdrawal"""
)
_MEANS: dict[str, str] = {
    word: means
    for means, words in {
        "air": """air aerial aircraft airstrike airplane bomber drone fighter-jet helicopter jet plane uav warplane
        warplanes airpower quadcopter""",
        "arms": """ammunition arm armament armor armour armored armoured artillery drone gun howitzer jet missile
        munition rifle rocket shell tank warplane weapon weaponry materiel""",
        "funds": "aid billion cash dollar euro finance financial fund funding grant loan money payment salary subsidy",
        "troops": """adviser advisor battalion brigade contingent fighter force manpower mercenary paratrooper
        peacekeeper reinforcement soldier troop volunteer""",
        "training": "instructor trainer training",
        "political": "diplomatic political politically diplomatically recognition",
    }.items()
    for word in words.split()
}
_FLYING = word_set(
    """air aerial aircraft airplane airstrike bomber drone helicopter jet plane quadcopter uav warplane warplanes"""
)
# Verbs that name the means themselves.
_BY_VERB = {
    "arm": "arms",
    "bankroll": "funds",
    "bomb": "air",
    "equip": "arms",
    "finance": "funds",
    "fund": "funds",
    "pay": "funds",
    "train": "training",
}
# Verbs and nouns of force: what is done with them may be done from the air, never by giving.
_FORCE = word_set(
    """attack strike hit pound bombard shell kill raid target destroy besiege capture seize launch carry conduct
    assault bombardment airstrike strafe wound drop fire bombing shelling"""
)
_CARRYING = word_set("carry conduct drop fire launch")
_GIVING = word_set(
    """back deliver give provide sell send smuggle supply support aid help donate ship transfer deploy offer receive
    reinforce suspend assist pledge halt cut contribute dispatch assistance backing lend export"""
)


def places_of(head: Token, entities: Entities, used: Iterable[Referent | None] = ()) -> tuple[Referent, ...]:
    """Where what `head` states happened, by the places that hang on its clause ("at Waddan", "in the city of Derna").

    used: the claim's arguments, which are no places of it too.
    """
    taken = {(one.id or one.start) for one in used if one is not None}
    spans = [(one.start, one.end) for one in used if one is not None]
    found: dict[object, Referent] = {}
    for preposition in _prepositions(head, _WHERE):
        for child in preposition.children:
            if child.dep_ != "pobj" or child.ent_type_ in ("DATE", "TIME"):
                continue
            for one in entities.of(child, want="place"):
                key = one.id or one.start
                inside = any(start <= one.start and one.end <= end for start, end in spans)
                if one.sure and key not in taken and not inside:
                    found.setdefault(key, one)
    return tuple(found.values())


def means_of(head: Token) -> tuple[str, ...]:
    """By what means, sorted: of `terms.MEANS`, from the words of the clause ("air strikes", "armed and trained")."""
    found: set[str] = set()
    lemma = head.lemma_.lower()
    if lemma in _BY_VERB:
        found.add(_BY_VERB[lemma])
    for word in _words(head):
        means = _MEANS.get(word.lemma_.lower()) or _MEANS.get(word.lower_)
        if means is None:
            continue
        if lemma in _FORCE or lemma == "bomb":
            found.update({"air"} if word.lemma_.lower() in _FLYING else ())
        elif lemma in _GIVING or lemma in _BY_VERB:
            found.add(means)
    return tuple(sorted(found))


def circumstance_of(head: Token, parsed: ParsedDocument) -> str | None:
    """How it came about, in the words of the text: the first short phrase that says so, None where there is none."""
    for preposition in _prepositions(head, _HOW):
        phrase = [token for token in preposition.subtree if not token.is_space]
        inner = [child for child in preposition.children if child.dep_ == "pobj"]
        if not inner or len(phrase) > _LONGEST or inner[0].lemma_.lower() not in _EVENTS:
            continue
        if phrase[0] != preposition or phrase[-1].is_punct:
            continue
        return parsed.words(preposition.idx, phrase[-1].idx + len(phrase[-1]))
    return None


def _prepositions(head: Token, words: frozenset[str]) -> Iterator[Token]:
    """The prepositions on `head`, on the objects that stand behind it, and on the verb that carries its noun."""
    heads = [head]
    if head.pos_ in VERBAL:
        heads += [child for child in head.children if child.dep_ in ("dobj", "prt") and child.i > head.i]
        at = head
        while at.dep_ == "xcomp" and at.head.pos_ in VERBAL:
            at = at.head
            heads.append(at)
    elif head.dep_ in ("dobj", "nsubjpass") and head.head.pos_ in VERBAL:
        heads.append(head.head)
    for one in heads:
        for child in one.children:
            if child.dep_ in ("prep", "conj", "pcomp") and child.pos_ in ("ADP", "SCONJ", "VERB"):
                if child.lower_ in words:
                    yield child
                for joined in child.children:
                    if joined.dep_ in ("conj", "prep") and joined.pos_ == "ADP" and joined.lower_ in words:
                        yield joined


def _words(head: Token) -> Iterator[Token]:
    """The words of the clause that may name a means: objects, what stands after "with", "by", "in", and the like."""
    yield head
    struck = head.lemma_.lower() in _FORCE and head.lemma_.lower() not in _CARRYING
    for child in head.children:
        if struck and child.dep_ == "dobj":
            continue  # what is hit is no means
        if child.dep_ in ("dobj", "attr", "nsubj", "nsubjpass", "compound", "amod", "advmod"):
            if head.pos_ in VERBAL and child.dep_.startswith("nsubj") and not _bare_subject(child):
                continue
            yield from _phrase(child)
        elif child.dep_ in ("prep", "agent", "dative") and child.lower_ in ("with", "by", "of", "from"):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from _phrase(inner)


def _bare_subject(noun: Token) -> bool:
    """Whether a subject is the thing used, and not somebody who has it ("drones struck", "air raids hit")."""
    return noun.lemma_.lower() in _FLYING or any(child.lemma_.lower() in _FLYING for child in noun.children)


def _phrase(noun: Token) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod", "conj"):
            yield child
        elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
