"""Whom a pronoun or "the group" stands for: one named before, where the text leaves no doubt; else nobody.

Conservative: a candidate must fit in kind and number, be near, and stand out (the subject of its clause, or the only
one there is). "The alliance" is one that is called an alliance, "the army" one that is called so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sides.loaders.reader.attribution.sayings import BLAMING, REJECTING
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference.capitals import DEALING
from sides.loaders.reader.reference.definites import Definites
from sides.loaders.reader.reference.discourse import Candidate, Discourse
from sides.loaders.reader.reference.known_places import KnownPlaces
from sides.loaders.reader.reference.nouns import PERSONS
from sides.loaders.reader.reference.pairs import BODIES, MUTUAL, TWO, two
from sides.loaders.reader.reference.referent import Referent, Way, opened, standing
from sides.loaders.reader.reference.sentence_build import governed, tells
from sides.loaders.reader.relations.predication import is_passive
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

#: Who says "we" or "I" in the clause of the token: the speaker, and on whose behalf; None where not known.
Speaker = Callable[[Token], tuple[Referent | None, Referent | None]]

_SINGULAR = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_ONE_PERSON = PERSONS | frozenset({"combatant", "jihadist", "militant", "peacekeeper", "pilot", "sniper"})
_PARTS = frozenset({"amod", "compound", "conj", "nmod", "poss"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
# With these, "it" is an actor: "accused it", "fought it", but not "seized it".
_DEALT = DEALING | frozenset(
    {"ally", "betray", "contain", "crush", "defeat", "disarm", "disband", "dissolve", "equip", "fight", "host", "join"}
    | {"oppose", "outlaw", "recognise", "recognize", "shelter", "threaten", "train", "trust"}
)
_CHARGES = frozenset({"accusation", "allegation", "charge", "claim"})


class Coreference:
    """Whom words stand for that name nobody.

    entities: of the same document, which ask here in turn. speaker: who says "we" and "I", see `Speaker`; while it is
    None, these are nobody.
    """

    def __init__(self, parsed: ParsedDocument, entities: Entities) -> None:
        self._parsed, self._entities = parsed, entities
        self.speaker: Speaker | None = None
        self.discourse = Discourse(entities)
        self.definites = Definites(entities, self.discourse)
        self.places = KnownPlaces(entities, self.discourse)

    # Pronouns.

    def pronoun(self, token: Token, want: str) -> tuple[Referent, ...]:
        """Whom the pronoun `token` stands for: one who is not sure where nobody stands out, none where it is nobody."""
        word = token.lower_
        if word in _RELATIVE:
            return self._relative(token, want)
        if word in _WE or word in _I:
            return self._first_person(token) if want != "place" else ()
        if word == "there":
            place = self.discourse.nearest(token, self.places.is_place, 1, want="place")
            return () if place is None else (self._at(place, token),)
        if word in _NEUTER and want == "place":
            place = self.discourse.nearest(token, self.places.is_place, 1, want="place")
            # A land is rarely seized or left as "it"; what is so spoken of may be a ship.
            return () if place is None or place.referent.kind == "country" else (self._at(place, token),)
        if want == "place" or _expletive(token):
            return ()
        accused = _accused(token) or _answering(token)
        if accused is not None:
            known = self._entities.alone(accused, want=want)
            if len(known) == 1 and known[0].sure:
                start, end = token.idx, token.idx + len(token)
                return (standing(known[0], self._parsed.words(start, end), start, end, how="pronoun"),)
        bound = governed(token)
        if bound is not None:
            known = self._entities.of(bound, want=want)
            start, end = token.idx, token.idx + len(token)
            if known and all(one.sure for one in known):
                words = self._parsed.words(start, end)
                return tuple(standing(one, words, start, end, how="pronoun") for one in known)
            if bound.dep_ in ("compound", "amod"):
                return (self._open(token, "actor"),)  # "rebel claims that they …": not the next best
        if word in _SINGULAR:
            found = self._person(token)
        elif word in _NEUTER:
            found = self._neuter(token)
        elif word in _PLURAL:
            several = self._joined(token)
            if several:
                return several
            found = self._plural(token)
        else:
            return ()
        return (
            (self._open(token, "person" if word in _SINGULAR else "actor"),)
            if found is None
            else (self._at(found, token),)
        )

    def _person(self, token: Token) -> Candidate | None:
        """Whom "he" stands for: not a reporter or spokesman in what he tells, but another of whom he tells."""

        def fits(one: Candidate) -> bool:
            return one.referent.kind == "person" and not one.plural

        if token.dep_ == "poss":
            return self.discourse.nearest(token, fits, 2)
        telling: list[Candidate] = []

        def is_told_of(one: Candidate) -> bool:
            if fits(one) and self._tells(one, token):
                telling.append(one)
                return False
            return fits(one)

        found = self.discourse.nearest(token, is_told_of, 2)
        # Nor somebody of an earlier sentence, where the one who tells may mean himself.
        return None if telling and found is not None and found.token.sent != token.sent else found

    def _tells(self, one: Candidate, token: Token) -> bool:
        names = [self._entities.names.at(child) for child in one.token.children if child.dep_ == "poss"]
        media = any(name is not None and any(entry.kind == "media" for entry in name.actors) for name in names)
        return tells(one.token, token, media or self._entities.descriptions.tells(one.referent.id))

    def _neuter(self, token: Token) -> Candidate | None:
        """Whom "it" stands for: a body; as an object only where it is dealt with as one, being a thing more often."""

        def fits(one: Candidate) -> bool:
            return one.referent.kind in BODIES and not _many(one) and not _member(one.token)

        if token.dep_ not in _OBJECTS:
            return self.discourse.nearest(token, fits, 1, better=_by_itself)
        verb = token.head if token.dep_ != "pobj" else token.head.head
        here = self.discourse.only(token, fits, 0)
        if here is not None and here.token.sent == token.sent and verb.lemma_ in _DEALT:
            return here
        if verb.lemma_ in _DEALT or (token.dep_ == "pobj" and token.head.lower_ in ("against", "with")):
            return self.discourse.only(token, fits, 1)
        return None

    def _plural(self, token: Token) -> Candidate | None:
        """Whom "they" stands for: the group that the text speaks of in the plural, else the body."""

        def fits(one: Candidate) -> bool:
            # A land is rarely "they" where what is said to have been done may be another's.
            return one.referent.kind in BODIES | {"unnamed"} and (one.plural or one.referent.kind != "state")

        if token.dep_ in _OBJECTS:
            return self.discourse.only(token, fits, 1, better=_many)
        return self.discourse.nearest(token, fits, 1, better=_many)

    def _joined(self, token: Token) -> tuple[Referent, ...]:
        """The two or more who are the subject together where "they" follows: "Iran and Russia … They …"."""
        if token.dep_ not in ("nsubj", "nsubjpass", "poss"):
            return ()
        for candidates in self.discourse.before(token, 1, "actor"):
            subjects = [one for one in candidates if one.subject]
            if not subjects:
                continue
            first = subjects[0].token
            together = [one for one in subjects if one.token == first or first in one.token.ancestors]
            if len(together) == 1 and first.head.lemma_ == "meet" and first.head.pos_ == "VERB":
                together += [one for one in candidates if one.token.dep_ == "dobj" and one.token.head == first.head]
            if len({one.referent.id for one in together}) > 1 and all(one.referent.sure for one in together):
                if any(one not in together for one in subjects):
                    return ()
                return tuple(self._at(one, token) for one in together)
            return ()
        return ()

    def _relative(self, token: Token, want: str) -> tuple[Referent, ...]:
        at = token.head
        for _ in range(4):
            if at.dep_ == "relcl":
                return self._entities.of(at.head, want=want)
            at = at.head
        return ()

    def _first_person(self, token: Token) -> tuple[Referent, ...]:
        speaker, behalf = self.speaker(token) if self.speaker is not None else (None, None)
        if token.lower_ in _WE and speaker is not None and speaker.kind == "person":
            known = self._entities
            speaker = behalf or known.descriptions.principal(speaker.id) or known.commands.get(speaker.id)
        elif token.lower_ in _WE and speaker is None:
            speaker = behalf
        if speaker is None or not speaker.sure:
            return (self._open(token, "actor", how="first-person"),)
        start, end = token.idx, token.idx + len(token)
        return (standing(speaker, self._parsed.words(start, end), start, end, how="first-person"),)

    # Common nouns.

    def definite(self, noun: Token) -> tuple[Referent, ...]:
        """Whom "the group" stands for."""
        lemma = noun.lemma_.lower()
        if lemma in TWO or (lemma in MUTUAL and noun.tag_ == "NNS"):
            return self.number(noun, "actor")
        return self.definites.of(noun)

    def place(self, noun: Token, *, said_more: bool = False) -> tuple[Referent, ...]:
        """Where "the town" is; said_more: whether more is said of it ("the town it lost"), see `KnownPlaces.of`."""
        return self.places.of(noun, said_more=said_more)

    def capital(self, noun: Token) -> tuple[Referent, ...]:
        """Which city "the capital" is."""
        return self.places.capital(noun)

    def number(self, token: Token, want: str) -> tuple[Referent, ...]:
        """Whom "the two" and "both sides" stand for; token: the number, or the noun that it counts."""
        return two(self._parsed, self.discourse, token, want)

    def _at(self, candidate: Candidate, token: Token) -> Referent:
        start, end = token.idx, token.idx + len(token)
        return standing(candidate.referent, self._parsed.words(start, end), start, end, how="pronoun")

    def _open(self, token: Token, kind: str, *, how: Way = "pronoun") -> Referent:
        end = token.idx + len(token)
        return opened(kind, self._parsed.words(token.idx, end), token.idx, end, how=how)


def _accused(token: Token) -> Token | None:
    """Who is accused where `token` denies it: "accuses Rwanda of arming the M23, a charge it denies"."""
    noun = token.head.head
    if token.dep_ != "nsubj" or token.head.dep_ != "relcl" or noun.lemma_ not in _CHARGES:
        return None
    if token.head.lemma_ not in REJECTING:
        return None
    return next((_whom(verb) for verb in noun.ancestors if _blames(verb)), None)


def _answering(token: Token) -> Token | None:
    """Who does something "in turn", being accused before: "X accused Y of arming rebels, and it in turn accused"."""
    verb = token.head
    if token.dep_ != "nsubj" or not any(
        child.lower_ == "in" and any(inner.lower_ == "turn" for inner in child.children) for child in verb.children
    ):
        return None
    sentence = token.sent
    if token.i == sentence.start and sentence.start > 0:
        sentence = token.doc[sentence.start - 1].sent
    blaming = [word for word in sentence if word.i < token.i and _blames(word)]
    return _whom(blaming[-1]) if blaming else None


def _blames(verb: Token) -> bool:
    return verb.lemma_ in BLAMING and verb.pos_ == "VERB"


def _whom(verb: Token) -> Token | None:
    """Who is blamed."""
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    return next((child for child in verb.children if child.dep_ == wanted), None)


def _many(one: Candidate) -> bool:
    """Whether the text speaks of them in the plural: "the Houthis", "militias"."""
    token = one.token
    houthis = one.referent.kind == "armed-group" and token.text.endswith("s") and not token.text.isupper()
    houthis = houthis and token.i > 0 and token.nbor(-1).lower_ == "the"  # unlike Hamas
    return one.plural or houthis or one.referent.kind in ("unnamed", "people")


def _by_itself(one: Candidate) -> bool:
    """Whether it is neither part of what another is called ("the UN mission") nor joined to others by "and"."""
    token = one.token
    return token.dep_ not in _PARTS and not any(child.dep_ == "conj" for child in token.rights)


def _member(token: Token) -> bool:
    """Whether it is one person of a body: "a Rwandan peacekeeper" is no "it"."""
    return token.pos_ == "NOUN" and token.tag_ == "NN" and token.lemma_.lower() in _ONE_PERSON


def _expletive(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is hard to …", "it seems that …"."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass", "expl"):
        return False
    verb = token.head
    clause = any(child.dep_ in ("ccomp", "csubj", "xcomp", "advcl") and child.i > verb.i for child in verb.children)
    if verb.lemma_ in ("seem", "appear", "happen", "turn", "rain", "snow"):
        return True
    inner = [child for child in verb.children if child.dep_ in ("acomp", "attr")]
    return verb.lemma_ == "be" and (
        clause
        or any(one.dep_ in ("ccomp", "xcomp", "relcl", "acl", "csubj") for child in inner for one in child.children)
    )
