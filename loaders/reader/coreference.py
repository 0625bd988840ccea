"""Whom a pronoun or "the group" stands for: one named before, where the text leaves no doubt; else nobody.

Conservative: a candidate must fit in kind and number, be near, and stand out (the subject of its clause, or the only
one there is). "The alliance" is one that is called an alliance, "the army" one that is called so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from sides.loaders.reader.discourse import Candidate, Discourse
from sides.loaders.reader.gazetteer import Entry
from sides.loaders.reader.noun_phrases import modifiers, span
from sides.loaders.reader.nouns import OFFICES, RANKS
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.referent import Referent, opened, standing
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.entities import Entities

#: Who says "we" or "I" in the clause of the token: the speaker, and on whose behalf; None where not known.
Speaker = Callable[[Token], tuple[Referent | None, Referent | None]]

_SINGULAR = frozenset({"he", "him", "his", "she", "her", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_BODIES = frozenset({"state", "government", "armed-group", "party", "organization", "igo", "people", "actor", "media"})
_TWO = frozenset({"two", "both", "pair", "duo", "either"})
# Words for what may be called by another of them.
_ALIKE = (
    frozenset({"coalition", "alliance", "bloc", "axis", "front"}),
    frozenset({"army", "military", "forces"}),
    frozenset({"organization", "organisation", "agency"}),
    frozenset({"government", "regime", "administration", "cabinet", "junta", "authorities"}),
    frozenset({"commission", "committee"}),
    frozenset({"council"}),
    frozenset({"ministry"}),
    frozenset({"court"}),
    frozenset({"parliament"}),
    frozenset({"union"}),
    frozenset({"party"}),
    frozenset({"police"}),
    frozenset({"brigade"}),
    frozenset({"mission"}),
    frozenset({"front"}),
)
_CALLED = {word: alike for alike in reversed(_ALIKE) for word in alike}
# Which kinds a word that no name need have may stand for.
_REBELS = frozenset({"armed-group"})
_KINDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("country", "nation", "kingdom", "republic"), frozenset({"state"})),
    **dict.fromkeys(
        ("militia", "faction", "guerrilla", "insurgent", "rebel", "militant", "jihadist", "jihadi", "separatist"),
        _REBELS,
    ),
    **dict.fromkeys(("paramilitary", "islamist", "terrorist", "gunman", "fighter", "cartel", "gang"), _REBELS),
    **dict.fromkeys(("group", "movement", "network"), frozenset({"armed-group", "organization", "party"})),
    **dict.fromkeys(("organization", "organisation", "body", "agency"), frozenset({"igo", "organization"})),
    **dict.fromkeys(("company",), frozenset({"organization"})),
}
# In the plural these are several bodies, where "the rebels" are the members of one.
_BODY_WORDS = frozenset(
    {"group", "movement", "network", "faction", "militia", "organization", "organisation", "body", "company", "country"}
)
_ARMIES = frozenset({"army", "military", "forces"})
_TROOPS = frozenset({"troop", "soldier", "force", "trooper"})
_SITES = frozenset(
    {
        "airbase",
        "airport",
        "base",
        "bridge",
        "camp",
        "crossing",
        "dam",
        "hospital",
        "island",
        "plant",
        "port",
        "prison",
        "refinery",
    }
)
_CITIES = frozenset({"town", "city", "village", "settlement"})


class Coreference:
    """Whom words stand for that name nobody.

    entities: of the same document, which ask here in turn. speaker: who says "we" and "I", see `Speaker`; while it is
    None, these are nobody.
    """

    def __init__(self, parsed: ParsedDocument, entities: Entities) -> None:
        self._parsed, self._entities = parsed, entities
        self.speaker: Speaker | None = None
        self._discourse: Discourse | None = None
        self._armies: dict[str, bool] = {}

    @property
    def discourse(self) -> Discourse:
        """Who has been spoken of."""
        if self._discourse is None:
            self._discourse = Discourse(self._entities)
        return self._discourse

    # Pronouns.

    def pronoun(self, token: Token, want: str) -> tuple[Referent, ...]:
        """Whom the pronoun `token` stands for: one who is not sure where nobody stands out, none where it is nobody."""
        word = token.lower_
        if word in _RELATIVE:
            return self._relative(token, want)
        if word in _WE or word in _I:
            return self._first_person(token) if want != "place" else ()
        if word == "there":
            place = self.discourse.nearest(token, _is_place, 1, want="place")
            return () if place is None else (self._at(place, token),)
        if word in _NEUTER and want == "place":
            place = self.discourse.nearest(token, _is_place, 1, want="place")
            return () if place is None else (self._at(place, token),)
        if want == "place" or _expletive(token):
            return ()
        if word in _SINGULAR:
            found = self.discourse.nearest(token, lambda one: one.referent.kind == "person" and not one.plural, 2)
        elif word in _NEUTER:
            found = self.discourse.nearest(token, lambda one: one.referent.kind in _BODIES and not _many(one), 1)
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

    def _plural(self, token: Token) -> Candidate | None:
        """Whom "they" stands for: the group that the text speaks of in the plural, else the body."""
        return self.discourse.nearest(token, lambda one: one.referent.kind in _BODIES | {"unnamed"}, 1, better=_many)

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
            speaker = behalf or self._entities.commands.get(speaker.id)
        if speaker is None or not speaker.sure:
            return (self._open(token, "actor", how="first-person"),)
        start, end = token.idx, token.idx + len(token)
        return (standing(speaker, self._parsed.words(start, end), start, end, how="first-person"),)

    # "The group", "the army".

    def definite(self, noun: Token) -> tuple[Referent, ...]:
        """Whom "the group" stands for."""
        lemma = noun.lower_ if noun.lower_ in ("forces", "authorities") else noun.lemma_.lower()
        if lemma in _TWO:
            return self.number(noun, "actor")
        if lemma in OFFICES or lemma in RANKS:
            return ()  # a person is known by a description, see `Descriptions`
        words = modifiers(noun)
        found = self._by_word(noun, lemma, words) if lemma in _CALLED else None
        if found is None and not words:
            if lemma in _TROOPS or lemma == "forces":
                found = self._entry_of(self.discourse.nearest(noun, self._is_troops, 2))
            elif lemma in _KINDS and not (noun.tag_ == "NNS" and lemma in _BODY_WORDS):
                found = self._by_kind(noun, _KINDS[lemma])
        if found is None:
            return ()
        start, end = span(noun)
        return (standing(found, self._parsed.words(start, end), start, end, how="definite"),)

    def _by_word(self, noun: Token, lemma: str, words: tuple[str, ...]) -> Referent | None:
        """The one of those named whose name has the word: "the alliance" after "the Northern Alliance"."""
        alike = _CALLED[lemma]
        fitting: dict[str, Referent] = {}
        later: dict[str, Referent] = {}
        for one, entry, start in self._named():
            names = [name.lower().split() for name in (entry.names if entry.kind != "state" else (one.mention,))]
            if any(alike & set(name) and set(words) <= set(name) for name in names) or (
                lemma in _CALLED["government"] and entry.kind == "government" and not words
            ):
                (fitting if start < noun.i else later).setdefault(entry.id, one)
        if lemma in _ARMIES:
            armies = {id: one for id, one in (fitting | later).items() if one.kind == "state" or self._is_army(id)}
            if len(armies) == 1:
                return next(iter(armies.values()))
            fitting = {id: one for id, one in armies.items() if id in fitting}
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if not fitting:
            return None
        return self._entry_of(self.discourse.nearest(noun, lambda one: one.referent.id in fitting, 2))

    def _by_kind(self, noun: Token, kinds: frozenset[str]) -> Referent | None:
        fitting: dict[str, Referent] = {}
        for one, entry, start in self._named():
            if start < noun.i and entry.kind in kinds and not self._is_army(entry.id):
                fitting.setdefault(entry.id, one)
        if len(fitting) == 1 and kinds != _KINDS["country"]:
            return next(iter(fitting.values()))
        return self._entry_of(self.discourse.nearest(noun, lambda one: one.referent.id in fitting, 4))

    def _named(self) -> Iterator[tuple[Referent, Entry, int]]:
        """Who is named in the text and is no person, each with the entry and where."""
        for name in self._entities.names.all:
            entry = name.one("actor")
            if entry is not None and entry.kind != "person" and (name.how != "demonym" or entry.kind != "state"):
                yield self._entities.referent(entry, name.text, name.start, name.end, name.how), entry, name.start_token

    def _is_army(self, id: str) -> bool:
        """Whether an actor is a state's army: one of its names is a state's or a people's, and "army" or the like."""
        known = self._armies.get(id)
        if known is None:
            gazetteer = self._entities.names.gazetteer
            entry = gazetteer.entries.get(id)
            known = False
            for name in entry.names if entry is not None and entry.kind == "armed-group" else ():
                words = name.lower().removeprefix("the ").split()
                own = [
                    word for word in words if word not in ("army", "armed", "forces", "military", "defence", "defense")
                ]
                if own and len(own) < len(words):
                    owner = " ".join(own).removesuffix("'s").title()
                    known = known or self._is_state(owner) or "armed forces of the" in name.lower()
                    # "Libyan National Army", where no other is the Libyan army.
                    owner = owner.removesuffix(" National")
                    if self._is_state(owner) and all(one.id == id for one in gazetteer.called(f"{owner} army")):
                        known = True
            self._armies[id] = known
        return known

    def _is_state(self, name: str) -> bool:
        return any(one.kind in ("state", "country") for one in self._entities.names.gazetteer.called(name))

    def _is_troops(self, one: Candidate) -> bool:
        return one.referent.how == "forces-of" or self._is_army(one.referent.id)

    @staticmethod
    def _entry_of(one: Candidate | None) -> Referent | None:
        return None if one is None else one.referent

    # Places, and two of them.

    def place(self, noun: Token) -> tuple[Referent, ...]:
        """Where "the town" is: the nearest place of its kind, or whose name has the word."""
        lemma = noun.lemma_.lower()
        if modifiers(noun):
            return ()

        def fits(candidate: Candidate) -> bool:
            one = candidate.referent
            if not one.place or not one.sure:
                return False
            if lemma in _SITES:
                return lemma in one.name.lower()
            if lemma in _CITIES:
                return one.kind in ("city", "")
            if lemma in ("country", "state", "nation"):
                return one.kind == "country"
            return lemma in ("region", "province", "area", "district", "territory", "island") and one.kind == "region"

        found = self.discourse.nearest(noun, fits, 3, want="place")
        if found is None:
            return ()
        start, end = span(noun)
        return (standing(found.referent, self._parsed.words(start, end), start, end, how="definite"),)

    def number(self, token: Token, want: str) -> tuple[Referent, ...]:
        """Whom "the two" and "both sides" stand for: the two of their kind in the nearest sentence that has any.

        token: the number, or the noun that it counts.
        """
        lemma = token.lemma_.lower()
        start, end = span(token) if token.pos_ == "NOUN" else (token.idx, token.idx + len(token))
        if token.pos_ != "NOUN" and lemma not in _TWO:
            return ()
        mention = self._parsed.words(start, end)
        if lemma in _CITIES:
            kinds, want = frozenset({"city", ""}), "place"
        elif want == "place":
            return ()
        elif lemma in ("man", "woman", "leader"):
            kinds, want = frozenset({"person"}), "actor"
        elif lemma == "country":
            kinds, want = frozenset({"state"}), "actor"
        elif lemma in ("side", "party"):
            kinds, want = _BODIES, "actor"
        else:
            kinds, want = _BODIES | {"person"}, "actor"
        for candidates in self.discourse.before(token, 2, want):
            fitting: dict[str, Candidate] = {}
            for one in candidates:
                if one.referent.kind in kinds and one.referent.sure:
                    fitting.setdefault(one.referent.id, one)
            persons = {id: one for id, one in fitting.items() if one.referent.kind == "person"}
            for group in (persons, fitting):
                if len(group) == 2 and not _acting(token, group.values()):
                    return tuple(standing(one.referent, mention, start, end, how="definite") for one in group.values())
            if len(fitting) > 2:
                break
        return (opened("actor", mention, start, end),) if token.pos_ == "NOUN" and want == "actor" else ()

    def _at(self, candidate: Candidate, token: Token) -> Referent:
        start, end = token.idx, token.idx + len(token)
        return standing(candidate.referent, self._parsed.words(start, end), start, end, how="pronoun")

    def _open(self, token: Token, kind: str, *, how: str = "pronoun") -> Referent:
        end = token.idx + len(token)
        return opened(kind, self._parsed.words(token.idx, end), token.idx, end, how=how)


def _acting(token: Token, two: Iterable[Candidate]) -> bool:
    """Whether the two do together what is done to those of `token` ("Norway and Cuba brought the two sides back")."""
    if token.dep_ in ("nsubj", "nsubjpass", "conj"):
        return False
    above = {ancestor.i for ancestor in token.ancestors}
    return all(one.subject and one.token.sent == token.sent for one in two) and all(
        any(ancestor.i in above for ancestor in one.token.ancestors if ancestor.pos_ in ("VERB", "AUX")) for one in two
    )


def _is_place(one: Candidate) -> bool:
    return one.referent.place and one.referent.sure


def _many(one: Candidate) -> bool:
    """Whether the text speaks of them in the plural: "the Houthis", "militias"."""
    return one.plural or one.referent.kind in ("unnamed", "people")


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
