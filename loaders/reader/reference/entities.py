"""Who or where a noun phrase stands for.

A name is what the names say; a common noun is its owner ("Russian troops", "Houthi positions", "the LNA's forces"), the
place in its name ("the town of Hun"), one named before (see `coreference`), or a group without a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sides.graph.reading import document_scoped, text_hash
from sides.loaders.ids import slug
from sides.loaders.reader.names.gazetteer import Entry
from sides.loaders.reader.names.mentions import Names
from sides.loaders.reader.names.name import Name
from sides.loaders.reader.parsed import ParsedDocument
from sides.loaders.reader.reference import places
from sides.loaders.reader.reference.armies import Armies
from sides.loaders.reader.reference.bare_plurals import bare
from sides.loaders.reader.reference.capitals import governs, is_where
from sides.loaders.reader.reference.coreference import Coreference
from sides.loaders.reader.reference.deeds import doers
from sides.loaders.reader.reference.descriptions import Descriptions
from sides.loaders.reader.reference.groups import group_name
from sides.loaders.reader.reference.noun_phrases import (
    conjuncts,
    counted,
    definite,
    detached,
    examples,
    narrowed,
    span,
)
from sides.loaders.reader.reference.nouns import (
    ASSETS,
    COLLECTIVE,
    DEFINITE_ACTORS,
    FORCES,
    GROUPS,
    MEMBERS,
    OFFICES,
    PARTITIVES,
    PERSONS,
    PLACES,
    RANKS,
    STATE_ORGANS,
)
from sides.loaders.reader.reference.owned import ARMIES, GOVERNMENTS, joined_owners, owned, owners
from sides.loaders.reader.reference.pairs import COUNTED, MUTUAL
from sides.loaders.reader.reference.referent import Referent, Way, opened, standing
from sides.loaders.reader.reference.sentence_build import whose_troops
from sides.loaders.reader.word_classes import NOMINAL
from spacy.tokens import Token

_PLURAL = frozenset({"NNS", "NNPS"})
_WORDS = STATE_ORGANS | MEMBERS | ASSETS | GROUPS | DEFINITE_ACTORS
_WHOSE = frozenset({"of", "for", "from", "to", "between", "with", "under"})
_ARMED = (" army", " military", " armed forces")
_ATTACKERS = frozenset({"assailant", "attacker", "raider"})
_TROOPS = frozenset({"force", "forces", "soldier", "troop"})
_HEADLINE = 15  # tokens


class Entities:
    """The actors and places of one document, by the tokens that stand for them.

    parsed: the document. names: its names. commands: whom a person is known to command, by the person's id, so that
    "X's forces" are that army or state; the roles that the text states fill it. offices: where the text first gives a
    person an office, by the person's id and the office's words. article: the hash of the text.
    """

    def __init__(self, parsed: ParsedDocument, names: Names) -> None:
        self.parsed, self.names = parsed, names
        self.article = text_hash(parsed.document.text)
        self.commands: dict[str, Referent] = {}
        self.offices: dict[tuple[str, str], int] = {}
        self.armies = Armies(names)
        self.coreference = Coreference(parsed, self)
        self.descriptions = Descriptions(self)
        self._made: dict[tuple[int, str], tuple[Referent, ...]] = {}
        self._alone: dict[tuple[int, str], tuple[Referent, ...]] = {}

    def fits(self, token: Token, want: str) -> bool:
        """Whether `token` stands for an `actor`, a `place`, a `person` or a `group`; one who is not resolved counts.

        group: an actor that is no person, and whose name is not a land's too ("the coalition", not "Iraq").
        """
        if want == "person":
            return any(one.kind == "person" for one in self.of(token, want="actor"))
        if want == "group":
            if token.lemma_.lower() in ASSETS and self.names.at(token) is None:
                return False  # "the headquarters of the Third Force" is not the Third Force to join or leave
            if token.tag_ in _PLURAL and token.lemma_.lower() in _TROOPS and not any(token.lefts):
                return False
            return any(one.kind not in ("person", "state") for one in self.of(token, want="actor"))
        return bool(self.of(token, want=want))

    def of(self, token: Token, *, want: str = "either") -> tuple[Referent, ...]:
        """Whom or what `token`, the head of a phrase, stands for: several where it is a coordination, or none.

        want: `actor`, `place` or `either`. A referent that is not `sure` has no id, only its mention.
        """
        key = (token.i, want)
        made = self._made.get(key)
        if made is None:
            self._made[key] = ()  # for phrases that lead back to themselves
            found = tuple(self._coordinated(token, want))
            made = self._made[key] = found if len(found) < 2 else tuple(_each_once(found))
        return made

    def forget(self) -> None:
        """Ask anew whom phrases stand for, after `commands` has been filled."""
        self._made.clear()
        self._alone.clear()
        self.coreference.discourse.forget()

    def alone(self, token: Token, *, want: str = "either") -> tuple[Referent, ...]:
        """As `of`, without what is joined to `token` by "and"."""
        key = (token.i, want)
        made = self._alone.get(key)
        if made is None:
            self._alone[key] = ()
            made = self._alone[key] = self._single(token, want)
        return made

    def span(self, head: Token) -> tuple[int, int]:
        """The offsets of the phrase of `head`, without its clauses, appositions and what is joined to it."""
        return span(head)

    def _coordinated(self, token: Token, want: str) -> Iterator[Referent]:
        named = [one for child in (examples(token) if token.n_rights else ()) for one in self._coordinated(child, want)]
        for one in self.alone(token, want=want):
            if not named or (one.sure and one.kind != "unnamed"):
                yield one
        yield from named
        for child in conjuncts(token):
            if child.pos_ in (*NOMINAL, "PRON", "ADJ", "NUM", "DET"):
                yield from self._coordinated(child, want)

    def _single(self, token: Token, want: str) -> tuple[Referent, ...]:
        name = self.names.at(token)
        if name is not None:
            return self.named(token, name, want)
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP$", "WP", "WDT"):
            if token.lower_ in PARTITIVES:
                return self._inside(token, want) or self.coreference.number(token, want)
            return self.coreference.pronoun(token, want)
        if token.lower_ == "there" and token.pos_ == "ADV":
            return self.coreference.pronoun(token, want) if want != "actor" else ()
        if token.pos_ == "NUM" or token.lower_ in ("both", "each"):
            named = self._apposed(token) if want != "place" else ()
            return named or self._inside(token, want) or self.coreference.number(token, want)
        if token.pos_ not in NOMINAL and token.pos_ not in ("ADJ", "DET", "VERB"):
            return ()
        return self._phrase(token, want)

    # Names.

    def named(self, token: Token, name: Name, want: str) -> tuple[Referent, ...]:
        """Whom `name`, which `token` lies in, stands for."""
        if want == "actor" and is_where(token, name):
            return ()
        start = name.start
        before = self.parsed.doc[max(name.start_token - 1, 0)]
        if before.lower_ == "the" and before.head.i < name.end_token and before.i < name.start_token:
            start = before.idx
        elif self.parsed.doc[name.start_token].lower_ == "the":
            start = self.parsed.doc[name.start_token].idx
        mention = self.parsed.words(start, name.end)
        entry = name.one("actor" if want == "either" and governs(token, name) else want)
        if entry is None:
            candidates = name.places if want == "place" else name.actors
            if len(candidates) > 1:
                return (opened(candidates[0].kind, mention, start, name.end, place=want == "place"),)
            return ()
        if name.how == "demonym" and token.tag_ in _PLURAL and before.lower_ == "ethnic":
            return (self._group(token, None, self.parsed.words(before.idx, name.end), before.idx, name.end),)
        if want != "actor" and (part := places.part(self, name, before)) is not None:
            return (part,)
        if entry.kind == "state" and name.text.lower().endswith(_ARMED):
            entry = self.armies.of(entry.id) or entry
        return (self.referent(entry, mention, start, name.end, name.how),)

    def referent(self, entry: Entry, mention: str, start: int, end: int, how: Way) -> Referent:
        """The actor or place of `entry`, for whom the words from `start` to `end` stand."""
        return Referent(
            id=entry.id,
            name=entry.name,
            kind=entry.kind,
            place=entry.place,
            mention=mention,
            start=start,
            end=end,
            how=how,
        )

    # Common nouns.

    def _phrase(self, noun: Token, want: str) -> tuple[Referent, ...]:
        lemma = noun.lemma_.lower()
        if lemma in PARTITIVES:
            if lemma in ("alliance", "coalition") and want != "place" and definite(noun):
                named = self.coreference.definite(noun)  # "the coalition of six groups" that was named before
                if named:
                    return named
            inner = self._apposed(noun) if want != "place" else ()
            inner = inner or self._inside(noun, want)
            if inner:
                return inner
        if want != "place":
            called = self._called(noun, lemma)
            if called:
                return called
        if lemma in COUNTED and _both(noun):
            return self.coreference.number(noun, want)
        if lemma in MUTUAL and want == "actor" and noun.tag_ in _PLURAL and definite(noun) and not narrowed(noun):
            found = tuple(one for one in self.coreference.number(noun, want) if one.sure)
            if found:
                return found
        if want == "either" and lemma in ASSETS and self._held(noun):
            holders = self._people(noun, lemma)
            if holders:
                return holders
        if want != "actor" and lemma in PLACES:
            place = places.place(self, noun)
            if place:
                return place
        if want == "place":
            return ()
        return self._people(noun, lemma) or doers(self, noun)

    def _held(self, noun: Token) -> bool:
        """Whether the words before `noun` name an actor who holds it: "Houthi sites in Yemen" are the Houthis'."""
        names = [self.names.at(child) for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod", "poss")]
        return any(name is not None and name.one("actor") is not None and not name.places for name in names)

    def _inside(self, noun: Token, want: str) -> tuple[Referent, ...]:
        """What stands after "of" in "some of the rebels", with the whole phrase as its mention."""
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.rights:
                    if inner.dep_ == "pobj":
                        found = tuple(self._coordinated(inner, want))
                        if len(found) != 1:
                            return found
                        start, end = span(noun)
                        return (standing(found[0], self.parsed.words(start, end), start, end),)
        return ()

    def _called(self, noun: Token, lemma: str) -> tuple[Referent, ...]:
        """The name that stands behind a noun: "the eastern commander Haftar", "the separatist STC", "its leader, X"."""
        person = lemma in OFFICES or lemma in RANKS or lemma in PERSONS
        if not person and lemma not in GROUPS and lemma not in DEFINITE_ACTORS:
            return ()
        if noun.tag_ in _PLURAL and not any(one.dep_ == "appos" and one.tag_ == "NNPS" for one in noun.rights):
            return ()
        return self._apposed(noun, person)

    def _apposed(self, noun: Token, person: bool = False) -> tuple[Referent, ...]:
        """The `person`, or the body, whose name is an apposition of `noun`."""
        after = [noun.nbor(1)] if noun.i + 1 < noun.sent.end else []
        for child in (*noun.rights, *after):
            # Behind the noun without a comma, the parser may take it for another subject: "the militant group Hamas".
            a_name = child.pos_ == "PROPN" or child.text.isupper()
            if child.dep_ != "appos" and not (child in after and a_name and noun.tag_ not in _PLURAL):
                continue
            name = self.names.at(child)
            entry = name.one("actor") if name is not None else None
            if name is not None and entry is not None and (entry.kind == "person") == person:
                return self.named(child, name, "actor")
        return ()

    def _people(self, noun: Token, lemma: str) -> tuple[Referent, ...]:
        if lemma not in _WORDS and lemma not in OFFICES:
            return ()
        start, end = span(noun)
        mention = self.parsed.words(start, end)
        described = self.descriptions.person(noun)
        if described is not None:
            return (standing(described, mention, start, end, how="definite"),)
        plural = noun.tag_ in _PLURAL
        owner = None
        if not detached(noun):
            for owner in owners(self, noun):
                whole = owned(self, owner, noun, lemma)
                if whole is not None:
                    wholes = (whole, *joined_owners(self, noun, lemma))
                    return tuple(standing(one, mention, start, end, how="forces-of") for one in wholes)
        alone = not (narrowed(noun, _WHOSE) if lemma in ARMIES else narrowed(noun))
        if lemma in DEFINITE_ACTORS and (definite(noun) or _bare_organ(noun, lemma)) and alone:
            found = self.coreference.definite(noun)
            if found:
                return found
        group = None
        if plural and lemma in _TROOPS and not any(noun.lefts):
            group = self._own_troops(noun)
        elif plural and lemma in _ATTACKERS and definite(noun) and not narrowed(noun):
            group = self.coreference.definites.attackers(noun)
        elif plural and lemma in GROUPS and noun.i < _HEADLINE:
            group = self.coreference.definites.announced(noun)
        if group is None and plural:
            group = bare(self.coreference.definites, noun)
        if group is not None:
            how: Way = "forces-of" if lemma in _TROOPS else "definite"
            return (standing(group, mention, start, end, how=how),)
        if lemma in GROUPS and (plural or lemma in COLLECTIVE or counted(noun)):
            return (self._group(noun, owner, mention, start, end),)
        theirs = owner is not None or any(child.dep_ == "poss" for child in noun.lefts)
        if (lemma in DEFINITE_ACTORS and (definite(noun) or theirs)) or (lemma in OFFICES and owner is not None):
            person = lemma in OFFICES or lemma in RANKS
            return (opened("person" if person and not plural else "actor", mention, start, end),)
        return ()

    def _own_troops(self, noun: Token) -> Referent | None:
        """The state or army that says what troops of whom it says no more do."""
        saying = whose_troops(noun)
        found = self.alone(saying, want="actor") if saying is not None else ()
        if len(found) != 1 or not found[0].sure:
            return None
        (one,) = found
        return one if one.kind == "state" or self.armies.has(one.id) else None

    def _group(self, noun: Token, owner: Referent | None, mention: str, start: int, end: int) -> Referent:
        name = group_name(noun, owner if owner is not None and owner.sure and owner.kind == "person" else None)
        return Referent(
            id=document_scoped(slug(name) or "group", self.article),
            name=name,
            kind="unnamed",
            place=False,
            mention=mention,
            start=start,
            end=end,
            how="group",
        )


def _both(noun: Token) -> bool:
    """Whether the phrase speaks of a few known from before: "both sides", "the two men", "the three countries"."""
    two = any(child.lower_ in ("both", "each", "either", "neither") for child in noun.lefts)
    return two or (definite(noun) and any(child.lower_ in ("two", "three", "four") for child in noun.lefts))


def _bare_organ(noun: Token, lemma: str) -> bool:
    """Whether it is the government of "Government forces advanced", which needs no article."""
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and noun.lower_ in ARMIES and not any(noun.lefts):
        return True  # a headline's
    return noun.dep_ == "compound" and lemma in GOVERNMENTS | ARMIES and noun.head.lemma_.lower() in FORCES | ASSETS


def _each_once(referents: Iterable[Referent]) -> Iterator[Referent]:
    seen: set[tuple[str, bool, int]] = set()
    for one in referents:
        key = (one.id, one.place, one.start if not one.id else 0)
        if key not in seen:
            seen.add(key)
            yield one
