"""Where a phrase about a place is: "the town of Hun", "Jufra airbase", "the headquarters of the Third Force"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.graph.reading import document_scoped
from sides.loaders.ids import slug
from sides.loaders.reader.names.name import Name
from sides.loaders.reader.reference.noun_phrases import definite, narrowed, span
from sides.loaders.reader.reference.nouns import PLAIN_PLACES, SETTLEMENTS, SITES
from sides.loaders.reader.reference.referent import Referent, opened, standing
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

_WHERE = frozenset({"of", "in", "near", "around", "between"})
#: Before a land's name: a part of it is meant.
PARTS = word_set(
    """central eastern north northeast northeastern northern northwest northwestern south southeast southeastern
    southern southwest southwestern western"""
)
_BASES = frozenset({"airbase", "base", "airfield", "camp", "garrison"})


def place(entities: Entities, noun: Token) -> tuple[Referent, ...]:
    """The place that the phrase of `noun` stands for; nothing where it is no place.

    noun: one of `nouns.PLACES`. "The town" is one named before; where that is not sure, a place that is not known.
    """
    lemma = noun.lemma_.lower()
    start, end = span(noun)
    mention = entities.parsed.words(start, end)
    called = tuple(_called(entities, noun))
    if called:
        some = called if noun.tag_ == "NNS" else called[:1]
        return tuple(standing(one, mention, start, max(end, one.end) if len(some) == 1 else end) for one in some)
    named = entities.names.at(noun.head) if noun.dep_ == "appos" else None
    if named is not None and named.places:
        return tuple(standing(one, mention, start, end) for one in entities.alone(noun.head, want="place"))
    if lemma == "capital":
        # The capital of a land is not the land, and which city it is nobody need say.
        if not definite(noun) and not any(child.dep_ == "poss" for child in noun.lefts):
            return ()
        return entities.coreference.capital(noun) or (opened("place", mention, start, end, place=True),)
    for inner, before in _within(entities, noun):
        if lemma in PLAIN_PLACES or (not before and lemma not in SITES):
            return (standing(inner, mention, start, end),)
        if lemma in SITES and inner.sure:
            if inner.kind in ("base", "site"):
                return (standing(inner, mention, start, end),)
            return (_site(entities, f"{inner.name} {noun.text}", lemma, mention, start, end),)
    if not definite(noun):
        return ()
    said_more = narrowed(noun, _WHERE)
    if not said_more or (lemma in SETTLEMENTS and _whose_past(noun)):
        found = entities.coreference.place(noun, said_more=said_more)
        if found:
            return found
    return (opened("place", mention, start, end, place=True),) if lemma in SITES | SETTLEMENTS else ()


def part(entities: Entities, name: Name, before: Token) -> Referent | None:
    """The part of a land that the word before its name speaks of, as a place of its own: "southern Israel"."""
    land = next((entry for entry in name.places if entry.kind == "country"), None)
    if land is None or name.how == "demonym" or before.lower_ not in PARTS or before.i >= name.start_token:
        return None
    called = f"{before.lower_} {land.name}"
    known = next((one for one in entities.names.gazetteer.called(called) if one.place), None)
    mention = entities.parsed.words(before.idx, name.end)
    if known is not None:
        return entities.referent(known, mention, before.idx, name.end, "name")
    return Referent(
        id=document_scoped(slug(called), entities.article),
        name=called,
        kind="region",
        place=True,
        mention=mention,
        start=before.idx,
        end=name.end,
        how="proposed",
    )


def _called(entities: Entities, noun: Token) -> Iterator[Referent]:
    """The place that an apposition names: "its base, Watiya", "the seat of the Third Force the Tamenhint Air Base"."""
    for child in noun.rights:
        if child.dep_ == "appos":
            yield from (one for one in entities.of(child, want="place") if one.how != "definite")
        elif child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.rights:
                if inner.lemma_.lower() in PLAIN_PLACES:
                    continue
                for apposed in inner.rights:
                    name = entities.names.at(apposed) if apposed.dep_ == "appos" else None
                    if name is not None and name.places and name != entities.names.at(inner):
                        yield from entities.alone(apposed, want="place")


def _within(entities: Entities, noun: Token) -> Iterator[tuple[Referent, bool]]:
    """The places named in the phrase of `noun`, and whether each stands before it."""
    for child in (*noun.rights, *_behind(noun)):
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "at"):
            for inner in child.rights:
                if inner.dep_ == "pobj":
                    for one in entities.alone(inner, want="place"):
                        yield one, child.lower_ in ("in", "at") or noun.lemma_.lower() in SITES
    for child in reversed(list(noun.lefts)):
        if child.dep_ in ("compound", "amod", "nmod", "poss"):
            name = entities.names.at(child)
            if name is not None:
                for one in entities.named(child, name, "place"):
                    yield one, True


def _whose_past(noun: Token) -> bool:
    """Whether a clause says what one has done to the place before: "the town it lost in May"."""
    clauses = [child for child in noun.rights if child.dep_ == "relcl" and child.left_edge.i == noun.i + 1]
    return any(child.left_edge.lower_ in ("it", "they") and child.left_edge.dep_ == "nsubj" for child in clauses)


def _behind(noun: Token) -> Iterator[Token]:
    """The "at" right behind a site that is an object, which the parser may take for the verb's: "stormed a camp at"."""
    if noun.lemma_.lower() in SITES and noun.dep_ == "dobj" and noun.i + 1 < noun.sent.end:
        after = noun.nbor(1)
        if after.lower_ == "at" and after.head == noun.head:
            yield after


def _site(entities: Entities, called: str, lemma: str, mention: str, start: int, end: int) -> Referent:
    """A site that bears the name of the place it lies at, as a place of the document."""
    name = " ".join(word[:1].upper() + word[1:] for word in called.split())
    return Referent(
        id=document_scoped(slug(name), entities.article),
        name=name,
        kind="base" if lemma in _BASES else "site",
        place=True,
        mention=mention,
        start=start,
        end=end,
        how="proposed",
    )
