"""Actors and places that a phrase speaks of without a name, where the text leaves open which: the words alone.

They stand in for what `Entities` does not make out: a village in a province, the rebels of "rebel-held".
"""

from __future__ import annotations

from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.reference.noun_phrases import definite, indefinite
from sides.loaders.reader.reference.nouns import DEFINITE_ACTORS, GROUPS, OFFICES, PARTITIVES, PERSONS, PLACES, RANKS
from sides.loaders.reader.reference.referent import Referent, opened, standing
from sides.loaders.reader.relations.doers import is_instrument
from sides.loaders.reader.relations.prepositions import after_preposition
from sides.loaders.reader.relations.stand_ins import TARGETS, located
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

_PLACES = PLACES | word_set(
    """alley bank block building bus church clinic coast countryside depot factory farm hamlet home hotel house
    infrastructure interior jail kindergarten location market mosque pipeline pocket position post residence resort
    school stretch strip substation swath swathe synagogue target tower trench university"""
)
# What is taken and held, without a name too.
_SETTLED = word_set(
    """airbase airfield airport barracks base bridge building camp checkpoint city crossing district garrison hamlet
    headquarters hq oilfield outpost port position post settlement town trench village"""
)
# What is shelled and bombed, without a name too.
_HIT = (
    _PLACES
    | TARGETS
    | word_set(
        "ambulance bus car compound funeral infrastructure oilfield palace patrol post prison stadium van wedding"
    )
)
_HELD = word_set(
    """barracks base bastion camp checkpoint control convoy hand headquarters heartland hideout outpost patrol position
    post redoubt stronghold target"""
)
# Parts of the land that the text is about.
_DIRECTIONS = word_set(
    "centre coast countryside east interior north northeast northwest south southeast southwest west"
)
_EXPERTS = frozenset(["expert", "inspector", "investigator", "monitor", "prosecutor", "rapporteur"])
# Victims of whom the news tells.
_PEOPLE = word_set(
    """adult arab caretaker christian citizen clergyman cleric commander conscript cousin daughter druze engineer
    firefighter foreigner girl herdsman hindu imam kurd magistrate merchant miner monk motorist muslim national nun
    officer paramedic pastor patient pedestrian person preacher priest pupil rescuer sailor schoolboy schoolchild
    schoolgirl shepherd shopkeeper staff staffer teenager tourist toddler tuareg woman worshiper"""
)


class Unnamed:
    """The unnamed actors and places of one document."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._fitting: dict[tuple[int, str], bool] = {}

    def fits(self, token: Token, want: str) -> bool:
        """As `Entities.fits`, those without a name included; not to be asked from within `Entities`."""
        key = (token.i, want)
        known = self._fitting.get(key)
        if known is None:
            known = self._fitting[key] = self._fits(token, want)
        return known

    def forget(self) -> None:
        """Ask the entities anew, after what they know of whom has changed."""
        self._fitting.clear()

    def _fits(self, token: Token, want: str) -> bool:
        return (want not in ("target", "victim", "weapon") and self._entities.fits(token, want)) or bool(
            self.of(token, want)
        )

    def of(self, token: Token, want: str) -> tuple[Referent, ...]:
        """Whom or what `token` stands for; empty where it is nobody's and nowhere's name or description."""
        if want in ("place", "either") and (token.pos_ == "NUM" or token.lemma_.lower() in PARTITIVES):
            token = next((one for one in after_preposition(token, "of") if one.pos_ == "NOUN"), token)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and not (want in ("target", "victim") and token.pos_ == "NUM"):
            return ()
        if want in ("place", "either") and token.lemma_.lower() in _PLACES:
            return self._place(token)
        if want == "weapon":
            return self._weapon(token)
        if want == "victim":
            return self._victim(token)
        if want == "target":
            return self._target(token)
        if want == "actor" and noun_of_experts(token):
            start, end = self._entities.span(token)
            return (opened("actor", self._entities.parsed.words(start, end), start, end),)
        if want in ("actor", "either") and (_holds(token) or _keeps(token)):
            known = self._entities.coreference.definites.holder(token)
            if known is not None:
                return (standing(known, token.text, token.idx, token.idx + len(token), how="definite"),)
            return (opened("actor", token.text, token.idx, token.idx + len(token)),)
        return ()

    def _weapon(self, noun: Token) -> tuple[Referent, ...]:
        """The weapon that did it, where the text does not say whose it was: "a mortar shell hit a house"."""
        if not is_instrument(noun) or noun.dep_ != "nsubj":
            return ()
        start, end = self._entities.span(noun)
        return (opened("actor", self._entities.parsed.words(start, end), start, end),)

    def _victim(self, noun: Token) -> tuple[Referent, ...]:
        """Somebody to whom harm is done, who need have no name: "three of its citizens", "a police commander"."""
        if not _is_person(noun):
            return ()
        start, end = self._entities.span(noun)
        return (opened("person", self._entities.parsed.words(start, end), start, end),)

    def _target(self, noun: Token) -> tuple[Referent, ...]:
        """A building, a ship or the like, which need have no name: "two tankers", "the governor's compound"."""
        if noun.lemma_.lower() in PARTITIVES or noun.pos_ == "NUM":
            noun = next((one for one in after_preposition(noun, "of") if one.pos_ == "NOUN"), noun)
        if noun.pos_ != "NOUN" or noun.lemma_.lower() not in _HIT:
            return ()
        start, end = self._entities.span(noun)
        return (opened("place", self._entities.parsed.words(start, end), start, end, place=True),)

    def around(self, noun: Token) -> tuple[Referent, ...]:
        """The places that a site without a name lies in, whose the site is: "two villages in Sagaing" are Sagaing."""
        if noun.lemma_.lower() not in _PLACES:
            return ()
        for inner in located(noun):
            places = tuple(one for one in self._entities.of(inner, want="place") if one.sure)
            if len(places) == 1:
                for whole in self._place(noun)[:1]:
                    return (standing(places[0], whole.mention, whole.start, whole.end),)
            if places:
                return places
        return ()

    def _place(self, noun: Token) -> tuple[Referent, ...]:
        """A place that is known by the place that it lies in: "two villages in Sagaing"."""
        if noun.lemma_.lower() in _DIRECTIONS and definite(noun):
            start, end = self._entities.span(noun)
            return (opened("place", self._entities.parsed.words(start, end), start, end, place=True),)
        for inner in located(noun):
            name = inner.pos_ == "PROPN" and not self._entities.of(inner, want="actor")
            if name or inner.tag_ == "PRP$" or any(one.sure for one in self._entities.of(inner, want="place")):
                start, (_, end) = noun.left_edge.idx, self._entities.span(inner)
                return (opened("place", self._entities.parsed.words(start, end), start, end, place=True),)
        if (
            noun.lemma_.lower() in _SETTLED
            and (indefinite(noun) or any(child.dep_ == "poss" for child in noun.lefts))
            and not any(child.lower_ == "other" and noun.tag_ == "NNS" and not _numbered(noun) for child in noun.lefts)
        ):
            start, end = self._entities.span(noun)
            return (opened("place", self._entities.parsed.words(start, end), start, end, place=True),)
        return ()


def _numbered(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.lefts)


def _is_person(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    if lemma in PARTITIVES or noun.pos_ == "NUM":
        return any(inner.lemma_.lower() in _PEOPLE for inner in after_preposition(noun, "of"))
    return noun.pos_ == "NOUN" and (lemma in _PEOPLE or lemma in OFFICES or lemma in RANKS or lemma in PERSONS)


def noun_of_experts(noun: Token) -> bool:
    """Whether `noun` speaks of people who find out what others did."""
    return noun.tag_ == "NNS" and noun.dep_ == "nsubj" and noun.lemma_.lower() in _EXPERTS


def _keeps(token: Token) -> bool:
    """Whether `token` is whose a place is: "a rebel stronghold", "in army hands"."""
    return (
        token.dep_ in ("amod", "compound", "nmod")
        and token.head.lemma_.lower() in _HELD
        and token.lower_ != "military"
        and token.lemma_.lower() in DEFINITE_ACTORS | GROUPS
    )


def _holds(token: Token) -> bool:
    """Whether `token` is the actor of a joined word: "rebel-held", "army-controlled"."""
    if token.lemma_.lower() not in DEFINITE_ACTORS | GROUPS or token.i + 2 >= len(token.doc):
        return False
    return token.nbor(1).text == "-" and not token.whitespace_ and token.nbor(2).tag_ in ("VBN", "VBD", "JJ")
