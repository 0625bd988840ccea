"""Whom "the rebels", "the army" and "the government" stand for: one whom the text has named and called so."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from sides.loaders.reader.names.gazetteer import Entry
from sides.loaders.reader.reference.callings import Callings
from sides.loaders.reader.reference.discourse import Candidate, Discourse
from sides.loaders.reader.reference.home import home_state
from sides.loaders.reader.reference.noun_phrases import is_armed_forces, modifiers, narrowed, span
from sides.loaders.reader.reference.nouns import OFFICES, RANKS
from sides.loaders.reader.reference.referent import Referent, standing
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

# Words for what may be called by another of them.
_ALIKE = (
    frozenset({"coalition", "alliance", "bloc", "axis"}),
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
_CALLED = {word: alike for alike in _ALIKE for word in alike}
_ARMIES = frozenset({"army", "military", "forces"})
_TROOPS = frozenset({"troop", "soldier", "force", "trooper"})
_FORCES = _ARMIES | _TROOPS | frozenset({"commando", "jet", "marine", "paratrooper", "warplane"})
_COALITION = _CALLED["coalition"]
_GOVERNMENT = _CALLED["government"]
_ORGANS = frozenset({"ministry", "parliament"})  # of a government or state
_CENTRAL = frozenset({"central", "federal", "military", "national", "ruling"})  # of a state's own government and army
# Words for armed groups, those of a line for the same ones.
_FIGHTERS = (
    frozenset({"rebel", "insurgent", "guerrilla"}),
    frozenset({"militant", "jihadist", "jihadi", "islamist", "terrorist", "extremist"}),
    frozenset({"separatist", "secessionist"}),
    frozenset({"paramilitary"}),
    frozenset({"militia", "militiaman"}),
    frozenset({"gang", "cartel"}),
    frozenset({"fighter", "gunman", "combatant"}),
    frozenset({"faction"}),
)
_CREEDS = frozenset({"extremist", "islamist", "jihadi", "jihadist"})
_OTHER_CREEDS = frozenset({"guerrilla", "rebel", "secessionist", "separatist"})
_FIGHTING = {word: alike for alike in _FIGHTERS for word in alike}
# Words that describe an armed group without telling it from others.
_EPITHETS = frozenset(_FIGHTING) | frozenset(
    {"aligned", "allied", "armed", "backed", "led", "linked", "main", "mercenary", "opposition", "shia", "shiite"}
    | {"sunni", "tuareg"}
)
_ATTACKING = frozenset(
    {"ambush", "assault", "attack", "bomb", "bombard", "hit", "invade", "raid", "shell", "storm", "strike", "target"}
)
_WHOSE = frozenset({"from", "of", "with"})
_NAMING = frozenset({"ADJ", "NOUN", "PROPN"})
_REBELS = frozenset({"armed-group"})
# Which kinds a word that no name need have may stand for.
_KINDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("country", "nation", "kingdom", "republic"), frozenset({"state"})),
    **dict.fromkeys(_FIGHTING, _REBELS),
    **dict.fromkeys(("group", "movement", "network"), frozenset({"armed-group", "organization", "party"})),
    **dict.fromkeys(("organization", "organisation", "body", "agency"), frozenset({"igo", "organization"})),
    **dict.fromkeys(("company",), frozenset({"organization"})),
}
# In the plural these are several bodies, where "the rebels" are the members of one.
_BODY_WORDS = frozenset(
    {"group", "movement", "network", "faction", "militia", "organization", "organisation", "body", "company", "country"}
)


# A group is what a text is about if it is named so many times as often as any other.
_FAR_MORE = 3
_OFTEN = 2  # times


class Definites:
    """Whom common nouns with "the" stand for in one document."""

    def __init__(self, entities: Entities, discourse: Discourse) -> None:
        self._entities, self._discourse = entities, discourse
        self._bodies: list[tuple[Referent, Entry, int]] | None = None
        self.callings = Callings(entities)

    def of(self, noun: Token) -> tuple[Referent, ...]:
        """Whom "the group" stands for; nobody where the text leaves a doubt."""
        lemma = noun.lower_ if noun.lower_ in ("forces", "authorities") else noun.lemma_.lower()
        if lemma in OFFICES or lemma in RANKS:
            return ()  # a person is known by a description, see `Descriptions`
        words = modifiers(noun)
        found = self._by_word(noun, lemma, words) if lemma in _CALLED else None
        several = noun.tag_ == "NNS" and lemma in _BODY_WORDS
        if found is None and not several and self._plain(noun, lemma, words):
            family = next((_FIGHTING[word] for word in (lemma, *words) if word in _FIGHTING), None)
            if family is not None:
                found = self._fighters(noun, family, _KINDS.get(lemma, _REBELS))
            elif _CENTRAL.intersection(words) and lemma in _TROOPS | {"forces"}:
                found = self._own_army(noun)
            elif not words and (lemma in _TROOPS or lemma == "forces"):
                found = _entry_of(self._discourse.nearest(noun, self._is_troops, 2)) or self._only_troops(noun)
            elif lemma in _KINDS:
                found = self._by_kind(noun, _KINDS[lemma])
        if found is None:
            return ()
        start, end = span(noun)
        return (standing(found, self._entities.parsed.words(start, end), start, end, how="definite"),)

    def _plain(self, noun: Token, lemma: str, words: tuple[str, ...]) -> bool:
        """Whether the words before `noun` tell it from no other: "the Iran-backed rebels", "the Yemeni group"."""
        if lemma in _TROOPS | {"forces"} and _CENTRAL.issuperset(words):
            return True
        rest = {word for word in words if word not in _EPITHETS}
        if not rest or lemma not in ("group", "movement"):
            return not rest
        names = [self._entities.names.at(child) for child in noun.lefts if child.lower_ in rest]
        return all(name is not None and name.how == "demonym" for name in names)

    def _by_word(self, noun: Token, lemma: str, words: tuple[str, ...]) -> Referent | None:
        """The one of those named whose name has the word: "the alliance" after "the Northern Alliance"."""
        if lemma in _GOVERNMENT | _ARMIES:
            words = tuple(word for word in words if word not in _CENTRAL)
        if (lemma in _ARMIES and not words) or is_armed_forces(noun):
            return self._army(noun)
        alike = _CALLED[lemma] if lemma != "junta" else frozenset({lemma})  # no elected government is one
        fitting = {id: one for id, (one, start) in self._with_word(alike, words).items() if start < noun.i}
        if lemma in _GOVERNMENT - {"junta"} and not words:
            fitting |= {
                entry.id: one for one, entry, start in self._named() if entry.kind == "government" and start < noun.i
            }
        if not words:
            so_called = alike if lemma in _COALITION else frozenset({lemma})
            called = self.callings.of(so_called, noun.i)
            if lemma in _GOVERNMENT:  # no armed group is one
                called = {id: one for id, one in called.items() if one.kind not in _REBELS}
            fitting = self.callings.owned(alike, noun.i) | called | fitting
        elif lemma in _ORGANS:
            fitting = self.callings.owned(alike, noun.i) | fitting
        if len(fitting) == 1:
            return next(iter(fitting.values()))
        if not fitting:
            if lemma in _ORGANS:
                return self._by_word(noun, "government", ())  # "the interior ministry"
            return self._own(noun) if lemma in _GOVERNMENT and not words else None
        return _entry_of(self._discourse.nearest(noun, lambda one: one.referent.id in fitting, 2))

    def _army(self, noun: Token) -> Referent | None:
        """Whose army "the army" is: the one there is, the last one spoken of, or that of the text's own land."""
        known = self.callings.owned(_ARMIES | _TROOPS, noun.i) | self._named_armies(len(noun.doc))
        own = self._own(noun)
        sides = {self._state_of(id) for id in known}
        if len(sides) == 1 and (own is None or self._state_of(own.id) in sides):
            return next(reversed(known.values()))
        near = self._discourse.nearest(
            noun, lambda one: one.referent.id in known and (self._is_troops(one) or self._is_army(one.referent.id)), 1
        )
        if near is not None:
            foreign = own is not None and self._state_of(own.id) != self._state_of(near.referent.id)
            return None if foreign and near.token.lemma_.lower() in _TROOPS else near.referent
        return self._own_army(noun)

    def _named_armies(self, before: int) -> dict[str, Referent]:
        """The states and armies that the text names by an army's name before the token `before`."""
        named = self._with_word(_ARMIES, ()).items()
        return {id: one for id, (one, at) in named if at < before and (one.kind == "state" or self._is_army(id))}

    def _own_army(self, noun: Token) -> Referent | None:
        """The army of the state whose land the text is about, or that state."""
        own = self._own(noun)
        army = self._entities.armies.of(own.id) if own is not None else None
        return own if army is None else self._referent(army, noun)

    def _state_of(self, id: str) -> str:
        """The army of a state as its state has it, so that Israel and its army are one side."""
        army = self._entities.armies.of(id)
        return id if army is None else army.id

    def _own(self, noun: Token) -> Referent | None:
        """The state whose land the text is about."""
        return None if self.home is None else self._referent(self.home, noun)

    @cached_property
    def home(self) -> Entry | None:
        """The state whose land the text is about, if any."""
        return home_state(self._entities)

    def _referent(self, entry: Entry, noun: Token) -> Referent:
        return self._entities.referent(entry, noun.text, noun.idx, noun.idx + len(noun), "definite")

    def _with_word(self, alike: frozenset[str], words: tuple[str, ...]) -> dict[str, tuple[Referent, int]]:
        """Those named whose name has one of the words and all of `words`, each with where it is first named."""
        found: dict[str, tuple[Referent, int]] = {}
        for (one, entry, start), names in zip(self._named(), self._names, strict=True):
            if any(not alike.isdisjoint(name) and name.issuperset(words) for name in names):
                found.setdefault(entry.id, (one, start))
        return found

    @cached_property
    def _names(self) -> list[list[frozenset[str]]]:
        """The words of each name that those who are named go by, of a state's the one that stands there."""
        return [
            [frozenset(name.lower().split()) for name in (entry.names if entry.kind != "state" else (one.mention,))]
            for one, entry, _ in self._named()
        ]

    def _fighters(self, noun: Token, family: frozenset[str], kinds: frozenset[str]) -> Referent | None:
        """The armed group that the text calls by a word of `family`, else the only one that it names."""
        called = {id: one for id, one in self.callings.of(family, noun.i).items() if not self._is_army(id)}
        called |= self.callings.again(family, noun.i)
        others = self.callings.unnamed(family, noun.i)
        if not called and not others:
            called = self._known_as(noun, family)
        if others and not called:
            same = self.callings.unnamed(frozenset({noun.lemma_.lower()}), noun.i)
            return next(iter(same.values())) if len(same) == len(others) == 1 else None
        named = called or self._by_the_way(noun, kinds) or ({} if others else self._ahead(family))
        if len(named) == 1 and not others:
            (one,) = named.values()
            return None if self._acts_on(noun, one) or self._outdone(noun, one) else one
        found = self._discourse.only(noun, lambda one: one.referent.id in named or one.referent.id in others, 1)
        if found is None and not others:
            # Who was meant by the word before is meant again.
            again = self.callings.again(family, noun.i)
            return self._chief(noun, named) or (next(iter(again.values())) if len(again) == 1 else None)
        return _entry_of(found)

    def _by_the_way(self, noun: Token, kinds: frozenset[str]) -> dict[str, Referent]:
        """Those of `kinds` whom the text need not have called so; "the Islamists" are none that it calls rebels."""
        found = self._of_kinds(noun, kinds)
        if noun.lemma_.lower() not in _CREEDS:
            return found
        other = self.callings.of(_OTHER_CREEDS, len(noun.doc))
        return {id: one for id, one in found.items() if id not in other}

    def _ahead(self, family: frozenset[str]) -> dict[str, Referent]:
        """The one armed group that the text calls by a word of `family`, be it only later; nobody where it is not the
        first that it names.
        """
        whole = len(self._entities.parsed.doc)
        called = {id: one for id, one in self.callings.of(family, whole).items() if not self._is_army(id)}
        groups = (entry.id for _, entry, _ in self._named() if entry.kind in _REBELS and not self._is_army(entry.id))
        return called if len(called) == 1 and next(groups, "") in called else {}

    def announced(self, noun: Token) -> Referent | None:
        """Which group a headline speaks of that the text names only below it: "Rebels take town"."""
        family = _FIGHTING.get(noun.lemma_.lower())
        if family is None or any(child.dep_ in ("nummod", "amod", "det", "compound") for child in noun.lefts):
            return None
        if noun.sent[-1].is_punct or noun.doc[: noun.sent.start].text.strip() or narrowed(noun, _WHOSE):
            return None
        return next(iter(self._ahead(family).values()), None)

    def rebels(self, noun: Token) -> Referent | None:
        """The one armed group that the text has called by the word `noun` or one like it, None where it has several."""
        family = _FIGHTING[noun.lemma_.lower()]
        called = {id: one for id, one in self.callings.of(family, noun.i).items() if not self._is_army(id)}
        called |= self.callings.again(family, noun.i)
        times = self._times(noun)
        called = called or {id: one for id, one in self._by_the_way(noun, _REBELS).items() if times[id] >= _OFTEN}
        others = self.callings.unnamed(family, noun.i)
        if others and not called and not self._of_kinds(noun, _REBELS):
            (one, *more) = others.values()
            return one if not more and one.name.lower().endswith(f" {noun.lower_}") else None
        if len(called) != 1 or others:
            return None
        (one,) = called.values()
        rivals = times.total() - times[one.id]
        if one.kind not in _REBELS or self._acts_on(noun, one) or rivals >= max(times[one.id], 1):
            return None
        return one

    def holder(self, noun: Token) -> Referent | None:
        """Whose a place is by the one word `noun`: "rebel-held", "in government hands"."""
        lemma = noun.lemma_.lower()
        if lemma in _GOVERNMENT or lemma in _ARMIES:
            return self._by_word(noun, lemma, ())
        told_apart = noun.i > noun.sent.start and noun.nbor(-1).pos_ in _NAMING  # "Islamist rebel-held"
        return self.rebels(noun) if lemma in _FIGHTING and not told_apart else None

    def troops(self, noun: Token) -> Referent | None:
        """The one state or army of whose troops the text has spoken, else its own land's; None where it has several."""
        known = self.callings.owned(_FORCES, noun.i) or self._named_armies(noun.i)
        return self._only_troops(noun) if known else self._own_army(noun)

    def _only_troops(self, noun: Token) -> Referent | None:
        known = self._named_armies(noun.i) | self.callings.owned(_FORCES, noun.i)
        sides = {self._state_of(id) for id in known}
        if len(sides) != 1 or (self.home is not None and self._state_of(self.home.id) not in sides):
            return None
        one = next(reversed(known.values()))
        return one if one.kind == "state" or self._is_army(one.id) else None

    def attackers(self, noun: Token) -> Referent | None:
        """Who "the attackers" are: the one of whom the text has just said that he attacks."""
        for candidates in self._discourse.before(noun, 2, "actor"):
            attacking = {
                one.referent.id: one.referent
                for one in candidates
                if one.subject and one.referent.sure and one.token.head.lemma_ in _ATTACKING
            }
            if attacking:
                return next(iter(attacking.values())) if len(attacking) == 1 else None
        return None

    def _times(self, noun: Token) -> Counter[str]:
        """How often the text has named each armed group before `noun`."""
        return Counter(
            entry.id
            for _, entry, start in self._named()
            if start < noun.i and entry.kind == "armed-group" and not self._is_army(entry.id)
        )

    def _outdone(self, noun: Token, one: Referent) -> bool:
        """Whether the text speaks of another armed group far more than of `one`, which it brings up by the way."""
        times = self._times(noun)
        most = max((count for id, count in times.items() if id != one.id), default=0)
        return most >= _FAR_MORE * max(times[one.id], 1)

    def _chief(self, noun: Token, among: dict[str, Referent]) -> Referent | None:
        """The one of several that the text speaks of far more than of any other of them."""
        times = Counter({id: count for id, count in self._times(noun).items() if id in among})
        (chief, count), (_, next_count), *_ = (*times.most_common(2), ("", 0), ("", 0))
        if count >= _FAR_MORE * max(next_count, 1) and not self._acts_on(noun, among[chief]):
            return among[chief]
        return None

    def _known_as(self, noun: Token, family: frozenset[str]) -> dict[str, Referent]:
        """Those named before of whom a gazetteer knows that they are called by a word of `family`."""
        plural = family | {f"{word}s" for word in family}
        return {
            entry.id: one
            for one, entry, start in self._named()
            if start < noun.i and any(plural.intersection(name.split()) for name in entry.names)
        }

    def _by_kind(self, noun: Token, kinds: frozenset[str]) -> Referent | None:
        fitting = self._of_kinds(noun, kinds)
        if len(fitting) == 1 and kinds != _KINDS["country"]:
            return next(iter(fitting.values()))
        return _entry_of(self._discourse.nearest(noun, lambda one: one.referent.id in fitting, 4))

    def _of_kinds(self, noun: Token, kinds: frozenset[str]) -> dict[str, Referent]:
        fitting: dict[str, Referent] = {}
        for one, entry, start in self._named():
            if start < noun.left_edge.i and entry.kind in kinds and not self._is_army(entry.id):
                fitting.setdefault(entry.id, one)
        return fitting

    def _named(self) -> list[tuple[Referent, Entry, int]]:
        """Who is named in the text and is no person, each with the entry and where."""
        if self._bodies is None:
            made = self._entities.referent
            self._bodies = [
                (made(entry, name.text, name.start, name.end, name.how), entry, name.start_token)
                for name in self._entities.names.all
                if (entry := name.one("actor")) is not None
                and entry.kind != "person"
                and (name.how != "demonym" or entry.kind != "state")
                and not (entry.kind == "armed-group" and self.callings.only_tied(name))
            ]
        return self._bodies

    def _acts_on(self, noun: Token, one: Referent) -> bool:
        """Whether the clause of `noun` names `one` beside it: who "fought the SDF" is not the SDF."""
        return any(candidate.referent.id == one.id for candidate in self._discourse.beside(noun))

    def _is_army(self, id: str) -> bool:
        return self._entities.armies.has(id)

    def _is_troops(self, one: Candidate) -> bool:
        if one.referent.how == "forces-of":
            return one.plural or one.token.lemma_.lower() in _ARMIES | _TROOPS
        return self._is_army(one.referent.id)


def _entry_of(one: Candidate | None) -> Referent | None:
    return None if one is None else one.referent
