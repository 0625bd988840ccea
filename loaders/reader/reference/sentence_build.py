"""Whom the build of a sentence makes a pronoun stand for, or keeps it from: who is told to act, who tells of others."""

from __future__ import annotations

from sides.loaders.reader.attribution.sayings import VERBS
from sides.loaders.reader.relations.control_verbs import OBJECT_CONTROL
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_MANY = frozenset({"they", "their", "them"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that"})
# What those who make it say of themselves; a charge is made of others.
_CLAIMS = frozenset(["assertion", "boast", "claim", "declaration", "report", "statement"])
#: Who tells of others by trade: "he" in their words is somebody else.
TELLERS = word_set(
    """analyst bystander correspondent editor expert eyewitness historian journalist observer official onlooker
    photographer reporter researcher resident scholar spokesman spokesperson spokeswoman witness"""
)
_FIGHTING = frozenset(["guerrilla", "insurgent", "jihadist", "militant", "rebel", "separatist"])
_MOST = 12  # steps up the parse


def governed(token: Token) -> Token | None:
    """The noun that the pronoun `token` stands for by the build of its sentence; None where that decides nothing.

    "The separatists who say they want …", "urged the rebels to lay down their arms".
    """
    verb = _clause(token)
    if verb is None:
        return None
    noun = _relative_sayer(token, verb) or _claiming(token, verb) if token.dep_ in _SUBJECTS else _told(verb)
    return noun if noun is not None and _agrees(token, noun) else None


def whose_troops(noun: Token) -> Token | None:
    """Who says what `noun`, troops of whom no more is said, do: "the army said troops had killed …"; else None."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.lemma_ not in VERBS or any(noun.lefts):
        return None
    return next((child for child in verb.head.children if child.dep_ == "nsubj"), None)


def _clause(token: Token) -> Token | None:
    """The verb that `token` is the subject of, or owns the object of."""
    at = token.head
    if token.dep_ == "poss":
        if at.dep_ == "pobj":
            at = at.head
        at = at.head if at.dep_ in ("dobj", "prep") else at
    return at if at.pos_ == "VERB" else None


def _relative_sayer(token: Token, verb: Token) -> Token | None:
    saying = verb.head
    if verb.dep_ != "ccomp" or saying.lemma_ not in VERBS:
        return None
    while saying.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in saying.lefts):
        saying = saying.head
    said = any(child.dep_ in _SUBJECTS and child.lower_ in _RELATIVE for child in saying.lefts)
    return saying.head if said and saying.dep_ == "relcl" and token.i > saying.i else None


def _claiming(token: Token, verb: Token) -> Token | None:
    """Whose claim it is that "they" did something: "skeptical about the rebels' claim that they …"; else None."""
    claim = verb.head
    if token.lower_ != "they" or verb.dep_ not in ("acl", "relcl", "ccomp") or claim.lemma_ not in _CLAIMS:
        return None
    return next((child for child in claim.lefts if child.dep_ in ("poss", "compound", "amod")), None)


def _told(verb: Token) -> Token | None:
    """Who is to do what the infinitive `verb` says: the object of the verb above, which the parser may take for its
    subject.
    """
    while verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.lefts):
        verb = verb.head
    if verb.dep_ not in ("xcomp", "ccomp") or verb.head.lemma_ not in OBJECT_CONTROL:
        return None
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts):
        return None
    own = next((child for child in verb.lefts if child.dep_ in _SUBJECTS), None)
    return own or next((child for child in verb.head.rights if child.dep_ == "dobj"), None)


def _agrees(token: Token, noun: Token) -> bool:
    if noun.pos_ == "PRON":
        return False
    if noun.dep_ in ("compound", "amod"):
        return noun.lemma_.lower() in _FIGHTING
    return (noun.tag_ in _PLURAL) == (token.lower_ in _MANY)


def tells(candidate: Token, token: Token, media: bool) -> bool:
    """Whether `token` stands in what the person at `candidate` tells by trade: "the reporter said that he …".

    media: whether the person is said to be a medium's ("the BBC's Thomas Bain").
    """
    saying = candidate.head
    if candidate.dep_ not in _SUBJECTS or saying.lemma_ not in VERBS:
        return False
    words = [candidate, *candidate.children]
    if not media and not any(word.lemma_.lower() in TELLERS for word in words if word.dep_ != "poss"):
        return False
    at = token
    for _ in range(_MOST):
        if at.dep_ == "ROOT":
            return False
        at = at.head
        if at == saying:
            return True
    return False
