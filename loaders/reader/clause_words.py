"""Small things about a clause or phrase on which it depends whether what it states is so."""

from __future__ import annotations

from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

_FORMER = word_set("former formerly erstwhile onetime ousted deposed ex once then-")


def own_subject(verb: Token) -> bool:
    """Whether `verb` has a subject of its own."""
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def has_no(noun: Token) -> bool:
    """Whether a noun phrase is an empty one: "no army", "neither side", "little else"."""
    if noun.lower_ in ("nobody", "none", "neither", "nothing"):
        return True
    if noun.lower_ == "little":
        return not any(child.dep_ == "det" for child in noun.children)
    return any(
        (child.dep_ in ("det", "neg", "preconj") and child.lower_ in ("no", "neither", "not"))
        or (child.lower_ == "little" and child == next(noun.subtree, None))
        for child in noun.children
    )


def is_former(noun: Token) -> bool:
    """Whether a title or role is one of the past: "the former head of", "ex-president", "once a guerrilla of"."""
    if any(child.lower_ in _FORMER for child in noun.children):
        return True
    first = noun.sent.start
    at = noun.i - 1
    while at >= first and noun.doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "PUNCT") and noun.doc[at].text not in ",.;:()":
        if noun.doc[at].lower_ in _FORMER:
            return True
        at -= 1
    return False


def infinitive(verb: Token) -> bool:
    """Whether `verb` is an infinitive with "to"."""
    return any(child.tag_ == "TO" for child in verb.children)


def past_result(verb: Token) -> bool:
    """Whether an infinitive tells what came of it ("only to lose", "went on to capture")."""
    return verb.head.lemma_ in ("go", "come", "live", "return", "manage", "force", "serve", "combine")
