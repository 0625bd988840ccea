"""What single governors do: phrasal verbs, verbs in the passive, claims, and events that are stopped or imagined."""

from __future__ import annotations

from sides.loaders.reader.factuality.clause_words import has_no
from sides.loaders.reader.factuality.contexts import (
    DEBUNKING,
    DISPUTING,
    IN_PASSIVE,
    INTERCEPTING,
    PHRASES,
    SAYING,
    UNTRUE,
    WOULD,
    Context,
)
from sides.loaders.reader.factuality.fact_marks import Marks, is_denied
from sides.loaders.reader.word_classes import VERBAL
from spacy.tokens import Token

_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_TRUTH = frozenset(["reality", "truth", "fact", "facts"])


def claim(marks: Marks, noun: Token) -> None:
    """What becomes of a claim, report or allegation that somebody made: it hedges, and may be called untrue."""
    verb, dep = noun.head, noun.dep_
    if not any(child.dep_ == "poss" for child in noun.children):
        marks.hedged(noun)
    if dep in ("nsubj", "nsubjpass") and verb.pos_ in VERBAL:
        if verb.lemma_ in SAYING and is_denied(verb):
            marks.modalities.append("possible")  # "reports that … could not be confirmed"
        elif called_untrue(noun):
            if not is_told(verb):
                marks.turn()
        elif dep == "nsubjpass" and (verb.lemma_ in DISPUTING or verb.lemma_ in DEBUNKING or verb.lemma_ == "deny"):
            marks.modalities.append("possible")
    elif (dep == "dobj" and verb.lemma_ in DEBUNKING) or (dep == "pobj" and verb.head.lower_ == "contrary"):
        marks.turn()
    elif has_no(noun):
        marks.modalities.append("possible")


def called_untrue(noun: Token) -> bool:
    """Whether the sentence says of the claim or statement `noun` that it is false: "such claims are lies"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ not in VERBAL or is_denied(verb):
        return False
    if noun.dep_ == "nsubjpass":
        made_up = verb.lemma_ == "make" and any(child.lower_ == "up" for child in verb.rights)
        return made_up or verb.lower_ in UNTRUE
    after = [word for word in verb.subtree if word.i > verb.i]
    if verb.lemma_ == "have":
        return any(word.lower_ == "nothing" for word in after) and any(word.lower_ in _TRUTH for word in after)
    return any(word.lemma_.lower() in UNTRUE for word in after if word.dep_ != "pobj")


def is_told(verb: Token) -> bool:
    """Whether somebody says what the clause of `verb` states, who is then who denies it."""
    return verb.dep_ == "ccomp" and verb.head.pos_ in VERBAL and verb.head.lemma_ in SAYING


def stopped(noun: Token) -> bool:
    """Whether a missile or the like, `noun`, was stopped before it hit: "shot down a drone"."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or verb.pos_ not in VERBAL or not_done(verb):
        return False
    return verb.lemma_ in INTERCEPTING or (
        verb.lemma_ == "shoot" and any(child.lower_ == "down" for child in verb.rights)
    )


def not_done(verb: Token) -> bool:
    """Whether "not" stands on `verb`."""
    return any(child.dep_ == "neg" for child in verb.children)


def phrasal(verb: Token) -> Context | None:
    """What a verb does together with its particle ("called off", "ruled out")."""
    for child in verb.rights:
        if child.dep_ in ("prt", "advmod"):
            context = PHRASES.get(f"{verb.lemma_}_{child.lower_}")
            if context is not None:
                return context
    return None


def in_passive(verb: Token) -> Context | None:
    """What a verb does in the passive ("is set to attack", in headlines "set to attack"), None in the active."""
    if verb.lemma_ not in IN_PASSIVE:
        return None
    deps = {child.dep_ for child in verb.children}
    passive = "auxpass" in deps or (verb.tag_ in ("VBN", "VBD") and "dobj" not in deps)
    return IN_PASSIVE[verb.lemma_] if passive else None


def is_wanted(noun: Token, verb: Token) -> bool:
    """Whether somebody who favours the event `noun`, or does not, speaks of one that need not be."""
    return is_denied(verb) or any(child.lower_ in ("a", "an", "any") for child in noun.children)


def is_adjunct(clause: Token, main: Token) -> bool:
    """Whether a participle's clause only stands beside its main one: "suspended the talks, accusing them of"."""
    left = clause.left_edge
    return clause.i < main.i or left.is_punct or (left.i > 0 and left.nbor(-1).text in (",", "-", "--"))


def is_imagined(noun: Token, verb: Token) -> bool:
    """Whether a sentence only imagines the event that is its subject: "an attack on the city would be a disaster"."""
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not words & WOULD or words & {"have"}:
        return False
    return not any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in noun.children)
