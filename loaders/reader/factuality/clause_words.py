"""Small things about a clause or phrase on which it depends whether what it states is so."""

from __future__ import annotations

from sides.loaders.reader.factuality.contexts import TIMES
from sides.loaders.reader.word_classes import infinitive
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

#: Further up than this nothing bears on a clause; parses of long lists go deeper.
HIGHEST = 12

_FORMER = word_set("former formerly erstwhile onetime ousted deposed ex once then")
_COMING = frozenset(["will", "'ll", "wo", "would", "shall", "can", "could", "may", "might", "must", "should"])


def own_subject(verb: Token) -> bool:
    """Whether `verb` has a subject of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def has_no(noun: Token) -> bool:
    """Whether a noun phrase is an empty one: "no army", "neither side", "little else"."""
    if noun.lower_ in ("nobody", "none", "neither", "nothing"):
        return True
    if noun.lower_ == "little":
        return not any(child.dep_ == "det" for child in noun.children)
    for child in noun.lefts:
        if child.dep_ in ("det", "neg", "preconj") and child.lower_ in ("no", "neither", "not"):
            return child.i + 1 >= len(child.doc) or child.nbor(1).lower_ not in ("just", "merely", "only")
        if child.lower_ == "little" and child.i == noun.left_edge.i:
            return True
        if child.lower_ == "any" and child.i > child.sent.start and child.nbor(-1).lower_ in ("hardly", "scarcely"):
            return True
    return False


def is_former(noun: Token) -> bool:
    """Whether a title or role is one of the past: "the former head of", "ex-president", "once a guerrilla of"."""
    if any(child.lower_ in _FORMER for child in noun.children):
        return True
    first = noun.sent.start
    at = noun.i - 1
    while at >= first:
        word = noun.doc[at]
        if word.lower_ in _FORMER:
            return True
        if word.pos_ not in ("NOUN", "PROPN", "ADJ", "PUNCT") or word.text in ",.;:()":
            return False
        at -= 1
    return False


def perfect(verb: Token) -> bool:
    """Whether `verb` stands with "have": "has captured", "to have captured"."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def is_due_to_others(verb: Token) -> bool:
    """Whether an infinitive has a subject of its own after "for", and so tells nothing that was: "time for X to leave".

    What took its time came ("it took two years for them to leave").
    """
    if not infinitive(verb) or not own_subject(verb) or perfect(verb) or verb.head.lemma_ == "take":
        return False
    return any(child.lower_ == "for" for child in verb.lefts)


def past_result(verb: Token) -> bool:
    """Whether an infinitive tells what came of it ("only to lose", "went on to capture")."""
    return verb.head.lemma_ in ("go", "come", "live", "return", "manage", "force", "serve", "combine")


def next_is(token: Token, *words: str) -> bool:
    """Whether the next word is one of `words`."""
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in words


def is_matter_of_time(clause: Token, main: Token) -> bool:
    """Whether something is said to come sooner or later: "it was a matter of time before they took the town"."""
    if main.lemma_ != "be" or not any(child.lower_ in ("before", "until", "till") for child in clause.lefts):
        return False
    return any(child.dep_ == "attr" and child.lower_ in ("matter", "question") for child in main.rights)


def still_to_come(clause: Token, main: Token) -> bool:
    """Whether a clause of time tells of what is still to come: "once Israel withdraws, Hamas will …".

    What is told in the past was so, unless the whole is what somebody would do ("would stop once Israel withdrew").
    """
    time = {child.lower_ for child in clause.lefts if child.dep_ in ("mark", "advmod")} & TIMES
    if clause.head != main:  # "as long as"
        time = {clause.head.lower_}
    if not time:
        return False
    auxiliaries = {child.lower_ for child in main.children if child.dep_ == "aux"} & _COMING
    if not auxiliaries:
        return False
    if clause.tag_ == "VBD" or any(child.tag_ == "VBD" for child in clause.children if child.dep_.startswith("aux")):
        return bool(auxiliaries & {"would", "could"}) and bool(time & {"once", "until", "till", "when", "whenever"})
    return True
