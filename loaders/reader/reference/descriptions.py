"""How a text describes the persons it names: "the eastern commander Haftar", "Ukraine's president, Volodymyr Zelensky".

So that "the eastern commander" is known for him elsewhere in the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.loaders.reader.names.name import Name
from sides.loaders.reader.reference.capitals import governs
from sides.loaders.reader.reference.noun_phrases import definite, indefinite, modifiers
from sides.loaders.reader.reference.nouns import OFFICES, RANKS, RULERS
from sides.loaders.reader.reference.referent import Referent
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

_PAST = frozenset({"former", "late", "ex", "deputy", "vice", "then", "acting", "deposed", "ousted"})
_TITLES = OFFICES | RANKS
_ABBREVIATED = {"brig": "brigadier", "capt": "captain", "col": "colonel", "gen": "general", "lt": "lieutenant"}
_ABBREVIATED |= {"maj": "major", "sgt": "sergeant"}
# Who says "we" for the state or body whose office it is.
_SPEAKING_FOR = RULERS | frozenset(
    {"ambassador", "boss", "chair", "chairman", "chief", "commander", "commissioner", "coordinator", "director", "emir"}
    | {"envoy", "head", "minister", "negotiator", "official", "president", "representative", "secretary-general"}
    | {"secretary", "spokesman", "spokesperson", "spokeswoman", "supremo", "general", "admiral", "colonel"}
)
_SPOKES = frozenset({"spokesman", "spokesperson", "spokeswoman"})
_BEFORE = frozenset({"poss", "amod", "compound", "nmod"})
_PRINCIPALS = frozenset({"state", "government", "armed-group", "igo", "organization", "party"})


class Descriptions:
    """The descriptions that one document gives of its persons."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._known: dict[str, list[tuple[frozenset[str], str, Referent]]] | None = None
        self._principals: dict[str, list[tuple[str, Referent]]] = defaultdict(list)
        self._tellers: set[str] | None = None
        self._bare: dict[str, Token] = {}  # rulers of whom it is not said what they rule
        self._ministers: set[str] = set()  # those of whom it is not said whose

    def person(self, noun: Token) -> Referent | None:
        """The one person whom the text calls what `noun` says, None where none or several."""
        if noun.tag_ in ("NNS", "NNPS") or noun.lemma_.lower() not in _TITLES or indefinite(noun):
            return None
        words = frozenset(modifiers(noun))
        if not words and not definite(noun):
            return None
        described = self._all().get(noun.lemma_.lower(), ())
        fitting = {id: one for known, id, one in described if words <= known}
        if len(fitting) != 1:
            return None
        ((id, found),) = fitting.items()
        return None if self._is_others(noun, id) else found

    def _is_others(self, noun: Token, person: str) -> bool:
        """Whether the office `noun` is said to be of somebody whose the person's is not: "the leader of the rebels"."""
        principals = {one.id for _, one in self._principals.get(person, ())}
        bodies = [inner for child in noun.rights if child.lower_ == "of" for inner in child.rights]
        owners = {one.id for inner in bodies for one in self._entities.of(inner, want="actor") if one.sure}
        return bool(owners) and principals.isdisjoint(owners)

    def tells(self, person: str) -> bool:
        """Whether the text says that the person speaks for others: a spokesman."""
        if self._tellers is None:
            known = self._all()
            self._tellers = {id for noun in _SPOKES for _, id, _ in known.get(noun, ())}
        return person in self._tellers

    def ruled(self, person: str, *, home: bool = True) -> Referent | None:
        """The state that a person rules by the text's own words ("Russian President Vladimir Putin"), else None.

        home: whether a president of whom it says no more is taken for the one of the land it is about.
        """
        self._all()
        held = self._principals.get(person, ())
        found = [one for noun, one in held if noun in RULERS and one.kind in ("state", "government")]
        if home and not found and person in self._bare:
            return self._of_home(self._bare[person])
        return found[0] if len({one.id for one in found}) == 1 and not self._contested(person, found[0].id) else None

    def _contested(self, person: str, state: str) -> bool:
        """Whether the text gives another person the rule of the same state, too: two presidents of one land."""
        return any(
            noun in RULERS and one.id == state
            for other, held in self._principals.items()
            for noun, one in held
            if other != person
        )

    def governed(self, person: str, noun: Token) -> Referent | None:
        """Which state the government of a person is, at `noun`: the one ruled, else the one that the text is about."""
        found = self.ruled(person)
        if found is not None or self._principals.get(person):
            return found
        # Of presidents of whom no more is said the only one is that of the land that the text is about.
        return self._of_home(noun, beside=set(self._bare) != {person})

    def body(self, person: str) -> Referent | None:
        """The group or party that a person has an office of, or speaks for, by the text's own words; else None."""
        found = self.principal(person)
        return found if found is not None and found.kind in ("armed-group", "party", "organization") else None

    def _of_home(self, where: Token, *, beside: bool = True) -> Referent | None:
        """The state that the text is about, for a ruler whose state it leaves out and beside whom it names no other;
        beside: whether it matters whom it names.
        """
        home = self._entities.coreference.definites.home
        if home is None:
            return None
        for token in where.sent if beside else ():
            name = self._entities.names.at(token)
            if name is None:
                continue
            entry = name.seat if governs(token, name) else name.one("actor")
            if entry is not None and entry.kind == "state" and entry.id != home.id:
                return None
        return self._entities.referent(home, where.text, where.idx, where.idx + len(where), "forces-of")

    def principal(self, person: str) -> Referent | None:
        """For whom the person says "we" by an office that the text gives ("Turkish President Erdogan"), else None."""
        self._all()
        found = [one for _, one in self._principals.get(person, ())]
        return found[0] if len({one.id for one in found}) == 1 else self.ruled(person)

    def served(self, minister: str, where: Token) -> Referent | None:
        """The state or government for which a minister speaks at `where`: whose he is said to be, else the one that the
        text is about; None for others.
        """
        self._all()
        whose = {one.id: one for noun, one in self._principals.get(minister, ()) if noun in ("minister", "premier")}
        if len(whose) == 1:
            return next(iter(whose.values()))
        return self._of_home(where) if not whose and minister in self._ministers else None

    def _bodies(self, words: list[Token]) -> Iterator[Referent]:
        """The states and bodies named among the words of an office."""
        for token in words:
            name = self._entities.names.at(token)
            entry = name.one("actor") if name is not None else None
            if name is not None and entry is not None and entry.kind in _PRINCIPALS:
                yield self._entities.referent(entry, name.text, name.start, name.end, "forces-of")

    def _all(self) -> dict[str, list[tuple[frozenset[str], str, Referent]]]:
        if self._known is None:
            self._known = defaultdict(list)
            for name in self._entities.names.all:
                entry = name.one("actor")
                if entry is None or entry.kind != "person":
                    continue
                for noun, words, office in self._of(name):
                    if not words & _PAST:
                        one = self._entities.referent(entry, name.text, name.start, name.end, "definite")
                        self._known[noun].append((words, entry.id, one))
                        if noun in _SPEAKING_FOR:
                            post = "premier" if noun == "minister" and "prime" in words else noun
                            bodies = [(post, body) for body in self._bodies(office)]
                            self._principals[entry.id] += bodies
                            if noun == "minister" and not bodies and all(one.tag_ != "PRP$" for one in office):
                                self._ministers.add(entry.id)
                            if noun == "president" and len(office) == 1:
                                self._bare.setdefault(entry.id, self._entities.parsed.doc[name.start_token])
        return self._known

    def _of(self, name: Name) -> Iterator[tuple[str, frozenset[str], list[Token]]]:
        """The nouns that describe the person of `name`, each with the words before it and all words of the office."""
        doc = self._entities.parsed.doc
        head = doc[name.start_token : name.end_token].root
        title = title_before(name, head)
        if title:
            first = title[0].i
            office = [doc[first - 2], *title] if first > 1 and doc[first - 1].tag_ == "POS" else title
            yield title[-1].lemma_.lower(), frozenset(token.lower_ for token in title[:-1]), office
        before = doc[name.start_token - 1] if name.start_token > head.sent.start else head
        rank = _ABBREVIATED.get(before.lower_.rstrip("."), before.lemma_.lower())
        if rank in RANKS and before != head:
            yield rank, frozenset(), []
        for noun in (*(child for child in head.rights if child.dep_ == "appos"), head.head):
            if noun == head.head and head.dep_ != "appos":
                continue
            if noun.lemma_.lower() in _TITLES and self._entities.names.at(noun) is None and not title:
                yield noun.lemma_.lower(), frozenset(modifiers(noun)) | _owners(noun), phrase_of(noun)


def phrase_of(noun: Token) -> list[Token]:
    """The words of the office `noun`: before it, and after "of", "for" or "from", a spokesman's also "with"."""
    words = [one for child in noun.lefts if child.dep_ in _BEFORE for one in child.subtree]
    for child in noun.rights:
        of = child.lower_ in ("of", "for", "from") or (child.lower_ == "with" and noun.lemma_.lower() in _SPOKES)
        if child.dep_ == "prep" and of:
            words += [one for inner in child.rights if inner.dep_ == "pobj" for one in (*inner.lefts, inner)]
    return words


def title_before(name: Name, head: Token) -> list[Token]:
    """The words of the title right before the name: "Egyptian", "Foreign", "Minister"; none where it has none."""
    doc = head.doc
    last = name.start_token - 1
    start = doc[name.start_token].sent.start
    while last >= start and doc[last].lemma_.lower() in RANKS:
        last -= 1
    if last < start or doc[last].lemma_.lower() not in OFFICES or doc[last].tag_ in ("NNS", "NNPS"):
        return []
    first = last
    while first > start:
        before = doc[first - 1]
        if before.text == "-" and first - 2 >= start and not doc[first - 2].whitespace_:
            first -= 2
            continue
        if before.pos_ not in ("NOUN", "PROPN", "ADJ") or before.ent_type_ in ("PERSON", "DATE", "TIME"):
            break
        first -= 1
    return list(doc[first : last + 1])


def _owners(noun: Token) -> frozenset[str]:
    return frozenset(
        inner.lower_
        for child in noun.rights
        if child.dep_ == "prep" and child.lower_ == "of"
        for inner in child.rights
        if inner.dep_ == "pobj"
    )
