"""Whom "the two", "both sides", "the three countries" stand for: those of their kind that were named last."""

from __future__ import annotations

from collections.abc import Iterable

from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference.discourse import Candidate, Discourse
from sides.loaders.reader.reference.noun_phrases import modifiers, span
from sides.loaders.reader.reference.referent import Referent, opened, standing
from spacy.tokens import Token

#: Words that stand for two of them.
TWO = frozenset({"two", "both", "pair", "duo", "either"})
#: What bodies and states may be.
BODIES = frozenset({"state", "government", "armed-group", "party", "organization", "igo", "people", "actor", "media"})
_SIDES = BODIES - {"igo", "media"}  # they bring sides together
_STATES = frozenset({"state", "government"})
_GROUPS = frozenset({"armed-group", "party", "organization"})
_FEW = {"two": 2, "three": 3, "four": 4}
_PLAIN = frozenset(
    {"allied", "armed", "enemy", "feuding", "hostile", "islamist", "jihadist", "militant", "neighbouring"}
) | {
    "neighboring",
    "opposing",
    "rebel",
    "rival",
    "warring",
}
_CITIES = frozenset({"town", "city", "village", "settlement"})
_PERSONS = frozenset({"man", "woman", "leader", "general", "president", "minister", "commander"})
# What two or more may be called by whom they are to each other.
_KINDS = {
    **dict.fromkeys(("country", "nation", "state", "neighbour", "neighbor", "government", "capital"), _STATES),
    **dict.fromkeys(("group", "movement", "faction", "militia", "organisation", "organization"), _GROUPS),
    **dict.fromkeys(("side", "party", "rival", "enemy", "foe", "ally", "army", "force", "body"), _SIDES),
}
#: Nouns that "both" and "the two" may count, beside towns and persons.
COUNTED = frozenset(_KINDS) | _CITIES | _PERSONS
#: Nouns that stand for two without being counted: "the neighbours", "the rivals".
MUTUAL = frozenset({"neighbour", "neighbor", "rival", "foe"})


def two(parsed: ParsedDocument, discourse: Discourse, token: Token, want: str) -> tuple[Referent, ...]:
    """The two of their kind, or as many as are counted, in the nearest sentence that has any.

    token: the number, or the noun that it counts.
    """
    lemma = token.lemma_.lower()
    start, end = span(token) if token.pos_ == "NOUN" else (token.idx, token.idx + len(token))
    if token.pos_ != "NOUN" and lemma not in TWO:
        return ()
    mention = parsed.words(start, end)
    if lemma in _CITIES:
        kinds, want = frozenset({"city", ""}), "place"
    elif want == "place":
        return ()
    elif lemma in _PERSONS:
        kinds, want = frozenset({"person"}), "actor"
    else:
        kinds, want = _KINDS.get(lemma, BODIES | {"person"}), "actor"
    plain = all(word in _PLAIN or word in _FEW for word in modifiers(token))
    many = next((_FEW[child.lower_] for child in token.lefts if child.lower_ in _FEW), 2)
    for candidates in discourse.before(token, 2, want) if plain else ():
        fitting: dict[str, Candidate] = {}
        for one in candidates:
            if one.referent.kind in kinds and one.referent.sure:
                fitting.setdefault(one.referent.id, one)
        persons = {id: one for id, one in fitting.items() if one.referent.kind == "person"}
        for group in (persons, fitting):
            if len(group) == many and not _acting(token, group.values()):
                return tuple(standing(one.referent, mention, start, end, how="definite") for one in group.values())
        if len(fitting) > many:
            break
    return (opened("actor", mention, start, end),) if token.pos_ == "NOUN" and want == "actor" else ()


def _acting(token: Token, both: Iterable[Candidate]) -> bool:
    """Whether the two do together what is done to those of `token` ("Norway and Cuba brought the two sides back")."""
    if token.dep_ in ("nsubj", "nsubjpass", "conj"):
        return False
    above = {ancestor.i for ancestor in token.ancestors}
    return all(one.subject and one.token.sent == token.sent for one in both) and all(
        any(ancestor.i in above for ancestor in one.token.ancestors if ancestor.pos_ in ("VERB", "AUX")) for one in both
    )
