"""Where "the town", "the base" and "the capital" are: a place that the text has named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sides.loaders.reader.names.gazetteer import Entry
from sides.loaders.reader.reference.capitals import governs
from sides.loaders.reader.reference.discourse import Candidate, Discourse
from sides.loaders.reader.reference.noun_phrases import modifiers, span
from sides.loaders.reader.reference.nouns import PLACES
from sides.loaders.reader.reference.places import PARTS
from sides.loaders.reader.reference.referent import Referent, standing
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

_SITES = frozenset(
    {"airbase", "airfield", "airport", "base", "bridge", "camp", "crossing", "dam", "hospital", "island", "mine"}
    | {"plant", "port", "prison", "refinery", "terminal"}
)
_ALIKE = {"terminal": ("terminal", "airport", "port"), "airfield": ("airfield", "airport", "airbase", "air base")}
_TOWNS = frozenset({"town", "village", "settlement"})
_REGIONS = frozenset(
    {"area", "district", "enclave", "governorate", "island", "oblast", "peninsula", "province", "region", "territory"}
)
_OF_REGIONS = frozenset({"provincial", "regional", "state"})
_BACK = 3  # sentences
# Words that describe a place that was named without telling it from others: "the besieged city".
_EPITHETS = PARTS | word_set(
    """ancient beleaguered besieged border bustling coastal contested dusty embattled entire historic key lakeside main
    mining oasis port remote riverside sprawling strategic tiny whole"""
)


class KnownPlaces:
    """Where common nouns with "the" are in one document."""

    def __init__(self, entities: Entities, discourse: Discourse) -> None:
        self._entities, self._discourse = entities, discourse

    def of(self, noun: Token, *, said_more: bool = False) -> tuple[Referent, ...]:
        """The nearest place of its kind, or that the text calls so; none where there is a doubt.

        said_more: whether more is said of it ("the town it lost in May"); then only one in the same sentence.
        """
        if not _EPITHETS.issuperset(modifiers(noun)):
            return ()
        lemma = noun.lemma_.lower()
        so_called = self._called(noun, lemma)
        if noun.tag_ == "NNS":
            return self._several(noun, lemma)

        def fits(candidate: Candidate) -> bool:
            one = candidate.referent
            return one.sure and one.place and (one.id in so_called or self._is_one(candidate, lemma))

        found = self._discourse.nearest(
            noun, fits, 0 if said_more else _BACK, want="place", better=lambda one: one.referent.id in so_called
        )
        if found is not None:
            return self._standing(found.referent, noun)
        if said_more:
            return ()
        near = any(fits(one) for sentence in self._discourse.before(noun, _BACK, "place") for one in sentence)
        if len(so_called) == 1 and not near:
            return self._standing(next(iter(so_called.values())), noun)
        return ()

    def capital(self, noun: Token) -> tuple[Referent, ...]:
        """Which city "the capital" is: a state's own ("the Syrian capital"), or the one that the text tells of."""
        names = self._entities.names
        for child in noun.children:
            name = names.at(child) if child.dep_ in ("poss", "amod", "compound", "nmod") else None
            owner = name.one("actor") if name is not None else None
            if owner is not None:
                city = names.gazetteer.seat_of(owner.id)
                return () if city is None else self._standing(self._entity(city, noun), noun)
        words = set(modifiers(noun))
        if words - _OF_REGIONS - {"national"} or any(child.dep_ in ("poss", "prep") for child in noun.children):
            return ()
        known = self._called(noun, "capital")
        for name in names.all if not words & _OF_REGIONS else ():
            city = name.one("place") if name.seat is not None and name.start_token < noun.i else None
            if city is not None and not governs(noun.doc[name.end_token - 1], name):
                known.setdefault(city.id, self._entity(city, noun))
        home = self._entities.coreference.definites.home if not known and not words & _OF_REGIONS else None
        own = names.gazetteer.seat_of(home.id) if home is not None else None
        if own is not None:
            return self._standing(self._entity(own, noun), noun)
        if len(known) == 1:
            return self._standing(next(iter(known.values())), noun)
        found = self._discourse.nearest(
            noun, lambda one: one.referent.id in known and not self._governs(one), 2, want="place"
        )
        return () if found is None else self._standing(found.referent, noun)

    def is_place(self, one: Candidate) -> bool:
        """Whether a place is spoken of, and not a government by its capital."""
        return one.referent.place and one.referent.sure and not self._governs(one)

    def _is_one(self, candidate: Candidate, lemma: str) -> bool:
        one = candidate.referent
        if lemma in _SITES:
            called = f"{one.name} {one.mention}".lower()
            return any(word in called for word in _ALIKE.get(lemma, (lemma,)))
        if lemma == "city" or lemma in _TOWNS:
            name = self._entities.names.at(candidate.token)
            capital = name is not None and name.seat is not None
            return one.kind in ("city", "") and not self._governs(candidate) and not (capital and lemma in _TOWNS)
        if lemma in ("country", "state", "nation"):
            return one.kind == "country"
        last = one.name.lower().rpartition(" ")[2]
        return lemma in _REGIONS and one.kind == "region" and (last == lemma or last not in PLACES)

    def _governs(self, candidate: Candidate) -> bool:
        name = self._entities.names.at(candidate.token)
        return name is not None and governs(candidate.token, name)

    def _called(self, noun: Token, lemma: str) -> dict[str, Referent]:
        """The places that the text calls by the noun: "Rubaya, a mining town", "the province of Kunduz"."""
        found = {}
        for token in self._entities.coreference.definites.callings.nouns(frozenset({lemma}), noun.i):
            if token.tag_ != "NNS":
                for one in self._entities.alone(token, want="place"):
                    if one.sure and one.how != "definite":
                        found[one.id] = one
        return found

    def _several(self, noun: Token, lemma: str) -> tuple[Referent, ...]:
        """Those joined in the nearest sentence that has any: "lost Sake and Minova. The towns …"."""
        for candidates in self._discourse.before(noun, 1, "place"):
            fitting = [one for one in candidates if one.referent.sure and self._is_one(one, lemma)]
            if fitting:
                first = fitting[0].token
                joined = all(one.token == first or first in one.token.ancestors for one in fitting)
                if not joined or len(fitting) < 2:
                    return ()
                return tuple(place for one in fitting for place in self._standing(one.referent, noun))
        return ()

    def _entity(self, city: Entry, noun: Token) -> Referent:
        return self._entities.referent(city, noun.text, noun.idx, noun.idx + len(noun), "definite")

    def _standing(self, one: Referent, noun: Token) -> tuple[Referent, ...]:
        start, end = span(noun)
        return (standing(one, self._entities.parsed.words(start, end), start, end, how="definite"),)
