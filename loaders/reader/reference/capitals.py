"""Capitals that stand for the government that sits in them: "Kigali denied it", "Baku's defence ministry"."""

from __future__ import annotations

from sides.loaders.reader.names.name import Name
from sides.loaders.reader.reference.nouns import PLACES
from sides.loaders.reader.word_classes import VERBAL
from spacy.tokens import Token

# What a city does: with other verbs a capital that is their subject is its government.
_OF_CITIES = frozenset(
    {
        "be",
        "become",
        "boast",
        "burn",
        "collapse",
        "endure",
        "face",
        "fall",
        "have",
        "host",
        "lie",
        "remain",
        "see",
        "sit",
    }
    | {"stand", "suffer", "wake", "witness"}
)
#: Verbs whose object acts or is spoken to: a government, not its city; an actor, not a thing.
DEALING = frozenset(
    {"accuse", "aid", "arm", "ask", "assist", "assure", "back", "blame", "caution", "censure", "chide", "condemn"}
    | {"congratulate", "consult", "convince", "criticise", "criticize", "denounce", "finance", "fund", "help", "inform"}
    | {
        "isolate",
        "notify",
        "persuade",
        "praise",
        "press",
        "pressure",
        "provoke",
        "punish",
        "reassure",
        "sanction",
        "slam",
        "sue",
    }
    | {"support", "supply", "tell", "thank", "urge", "warn"}
)
_ENVOYS = frozenset({"ambassador", "delegate", "emissary", "envoy", "representative"})
# "war with Kyiv", "an order from Moscow": towards a place they are said of nobody.
_BETWEEN = frozenset({"against", "between", "by", "with"})
_WHERE = frozenset({"around", "at", "in", "inside", "near", "outside"})


def is_where(token: Token, name: Name) -> bool:
    """Whether `name`, a capital's, only says where something is ("signed in Pretoria"), so that nobody acts by it."""
    return name.seat is not None and token.dep_ == "pobj" and token.head.lower_ in _WHERE and not name.actors


def governs(token: Token, name: Name) -> bool:
    """Whether `name`, a city's, stands at `token` for the state or body that has its seat there."""
    if name.seat is None:
        return False
    while token.dep_ == "conj":
        token = token.head
    head, dep = token.head, token.dep_
    if dep == "nsubj":
        return head.pos_ in VERBAL and head.lemma_ not in _OF_CITIES
    if dep == "nsubjpass" or dep in ("dobj", "dative"):
        return head.lemma_ in DEALING
    if dep == "poss":
        return head.lemma_.lower() not in PLACES
    if dep in ("compound", "amod", "nmod", "npadvmod"):
        return token.i + 1 < len(token.doc) and token.nbor(1).text == "-"
    if dep == "pobj":
        if head.lower_ == "to":
            return head.head.lemma_.lower() in _ENVOYS
        return head.dep_ == "agent" or head.lower_ in _BETWEEN
    return False
