"""Verbs that the tagger took for something else: in headlines, in short clauses, in passives."""

from __future__ import annotations

from sides.loaders.reader.word_classes import infinitive
from spacy.tokens import Token


def taken_for_a_modifier(verb: Token) -> Token | None:
    """The subject of a short clause that the parser took for one noun phrase ("Turkey hosted talks")."""
    if verb.dep_ != "amod" or verb.tag_ not in ("VBD", "VBN") or verb.i == 0 or verb.head.i != verb.i + 1:
        return None
    before = verb.nbor(-1)
    return before if before.head == verb and before.pos_ == "PROPN" and before.dep_ in ("npadvmod", "nsubj") else None


def in_headline(verb: Token) -> tuple[Token, ...] | None:
    """Who and whom, where the parser took a headline's verb for its noun: "US sanctions Iran", "Houthis vow to fight".

    None where it is a noun.
    """
    if verb.dep_ != "ROOT" or verb.i == verb.sent.start:
        return None
    before = verb.nbor(-1)
    if before.head != verb or before.dep_ not in ("compound", "intj", "nmod", "dep") or verb.tag_ not in ("NN", "NNS"):
        return None
    if not (before.text[:1].isupper() or before.tag_ == "NNS"):
        return None
    objects = tuple(
        child for child in verb.rights if child.dep_ in ("dobj", "appos") and child.left_edge.i == verb.i + 1
    )
    wanted = any(child.dep_ in ("xcomp", "advcl", "acl") and infinitive(child) for child in verb.rights)
    return (before, *objects) if objects or wanted else None


def is_hidden_passive(word: Token) -> bool:
    """Whether the tagger took a participle for an adjective or a noun: "was overrun by rebels"."""
    if word.pos_ not in ("ADJ", "NOUN") or word.dep_ not in ("acomp", "attr") or word.lower_.endswith("ing"):
        return False
    agent = any(child.lower_ == "by" for child in word.rights)
    return agent and word.head.lemma_ == "be" and not any(child.dep_ in ("det", "poss") for child in word.lefts)
