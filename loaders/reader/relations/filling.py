"""A frame being filled with the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from sides.loaders.reader.found import Found
from sides.loaders.reader.reference.nouns import PARTITIVES, PLACES, STATE_ORGANS
from sides.loaders.reader.relations.frame import Fixed, Frame, Prep, Slot
from sides.loaders.reader.relations.prepositions import after_preposition
from sides.loaders.reader.relations.stand_ins import stand_ins
from sides.loaders.reader.word_classes import NOMINAL
from sides.loaders.reader.word_sets import word_set
from sides.ontology import terms
from spacy.tokens import Span, Token

#: Whether a token can be what a slot asks for: an "actor", a "place", a "person".
Fits = Callable[[Token, str], bool]
#: What a reason speaks of: a word, alternatives of one, a part of a pattern.
Part = str | tuple[str, ...] | Slot | Fixed | None


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a frame does not fit where its head stands, for people; put into words only when it is asked for.

    text: the reason, with `{}` for each of `parts`.
    """

    frame: Frame
    head: Token
    text: str
    parts: tuple[Part, ...] = ()

    @property
    def why(self) -> str:
        """The reason in words."""
        return self.text.format(*map(_written, self.parts))


class Filling:
    """A frame being filled, argument by argument; `fits` says what can fill a slot."""

    def __init__(self, frame: Frame, head: Token, fits: Fits) -> None:
        self.frame, self.head, self._fits = frame, head, fits
        self._slots: dict[str, Token] = {}
        self._used = {head.i}
        self._fixed_last = -1

    def __contains__(self, role: str) -> bool:
        return role in self._slots

    def begins(self, noun: Token) -> bool:
        """Whether what the frame wants before its noun stands before `noun`."""
        modifiers = self.frame.heads.get(noun.lemma_.lower(), ())
        return None in modifiers or any(modified(noun, modifier) for modifier in modifiers)

    def take(self, what: Slot | Fixed | None, tokens: Iterable[Token], *, optional: bool = False) -> bool:
        """Fill `what` with the first of `tokens` that suits it; False where none does and it is not `optional`."""
        if what is None:
            return True
        if isinstance(what, Fixed):
            for token in (one for given in tokens for one in _counted(given)):
                if self.frame.relation == "allied-with" and token.pos_ == "PROPN":
                    continue  # who forms the Sahel Alliance is part of it
                nouns = what.nouns.get(token.lemma_.lower()) or what.nouns.get(token.lower_, ())  # "joined forces"
                if None in nouns or any(modified(token, modifier) for modifier in nouns):
                    if what.owner is not None and not self.take(what.owner, owners(token)):
                        continue
                    self._used.add(token.i)
                    self._fixed_last = token.i
                    return True
            return False
        for token in (one for given in tokens for one in _counted(given)) if what.nouns else tokens:
            if what.nouns and token.lemma_.lower() not in what.nouns:
                continue
            if what.role == "T" and self.frame.relation == "mediates" and _no_topic(token):
                continue
            filler = token if what.role in ("T", "X") else self._filler(what, token)
            if filler is not None:
                self._slots.setdefault(what.role, filler)
                return True
        return optional

    def _filler(self, slot: Slot, token: Token) -> Token | None:
        """What fills `slot` where `token` stands: it, or what it speaks of."""
        if is_reciprocal(token) and slot.role == "O" and "S" in self._slots:
            return self._slots["S"]
        wanted = kinds(slot, self.frame.relation)
        if token.lower_.endswith(("self", "selves")):
            return None
        if slot.role == "S" and terms.RELATIONS[self.frame.relation].kind == "territory" and _is_bystander(token):
            return None
        if slot.role == "O" and self.frame.relation == "clashes-with" and _is_bystander(token):
            return None
        if slot.role == "S" and self.frame.relation in HARM:
            wanted = (*wanted, "weapon")
        if token.pos_ == "NOUN" and (name := self._mistagged(token, wanted)) is not None:
            return name
        if any(self._fits(token, kind) for kind in wanted):
            return self._apposed(token, wanted) or self._shared(token) or token
        if slot.role == "P" and token.lemma_.lower() in PLACES:
            return token
        for other, kind in stand_ins(token, self.frame.relation):
            if any(kind in (None, one) and self._fits(other, one) for one in wanted):
                return other
        hit = slot.role == "O" and self.frame.relation == "attacks" and slot.kind is None
        return token if hit and self._fits(token, "target") else None

    def _mistagged(self, noun: Token, wanted: tuple[str, ...]) -> Token | None:
        """The name behind `noun` that the tagger took for another part of speech: "the bloc ECOWAS"."""
        if noun.i + 1 >= len(noun.doc):
            return None
        after = noun.nbor(1)
        if not after.text[:1].isupper() or after.pos_ not in ("VERB", "X", "ADJ", "ADV", "INTJ"):
            return None
        return after if after.i < noun.sent.end and any(self._fits(after, kind) for kind in wanted) else None

    def _shared(self, noun: Token) -> Token | None:
        """The first of the owners of "Armenian and Azerbaijani forces", "the leaders of A and B", who are two."""
        if noun.tag_ != "NNS":
            return None
        of = after_preposition(noun, "of") if noun.lemma_.lower() in STATE_ORGANS else ()
        for child in (*(one for one in noun.lefts if one.dep_ == "amod"), *of):
            for other in child.rights:
                if other.dep_ == "conj" and other.pos_ in ("ADJ", "PROPN") and self._fits(other, "actor"):
                    return child if self._fits(child, "actor") else None
        return None

    def _apposed(self, noun: Token, wanted: tuple[str, ...]) -> Token | None:
        """The name that `noun` explains: "the Desert Hawks, a militia led by", "X, a network of militias armed by"."""
        whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
        if noun.pos_ != "NOUN" or whole.dep_ != "appos" or (whole != noun and whole.lemma_.lower() not in _MADE_OF):
            return None
        named = whole.head
        fitting = named.pos_ == "PROPN" and any(self._fits(named, kind) for kind in wanted)
        told = any(child.dep_ in ("relcl", "acl") for child in whole.rights)
        return named if fitting and (told or not any(child.lower_ == "the" for child in whole.lefts)) else None

    def uses(self, token: Token) -> None:
        """Count `token` among the words of the pattern."""
        self._used.add(token.i)

    def prep(self, prep: Prep, anchors: Iterable[Token]) -> Token | None:
        """Fill what stands after the preposition, wherever on `anchors` it hangs; the token that fills it, or None.

        Of several the first in the text is meant: "fired at soldiers on the bridge".
        """
        for anchor in anchors:
            there = [token for words in prep.words for token in after_preposition(anchor, words)]
            if not there and "as" in prep.words and isinstance(prep.then, Fixed):
                others = (token for token in _complements(anchor) if token not in self._slots.values())
                there = [token for token in others if token.lemma_.lower() in prep.then.nouns]
            if len(there) > 1:
                there.sort(key=lambda token: token.i)
            for token in there[:1] if self.frame.relation in HARM else there:
                if self.take(prep.then, (token,)):
                    return token
        return None

    def preps(self, anchors: Iterable[Token]) -> Misfit | None:
        """Fill all prepositional phrases of the frame; what is missing, or None where none is."""
        anchors = list(anchors)
        for prep in self.frame.preps:
            taken = self.prep(prep, anchors)
            owned = "of" in prep.words and self.frame.relation not in HARM
            if taken is None and owned and anchors and self._fixed_last == anchors[0].i and not has_of(anchors[0]):
                # "came to Libya's aid" and "the Russian ambassador", where the pattern has "of".
                theirs = (one for one in owners(anchors[0]) if one.tag_ != "PRP$")
                taken = anchors[0] if self.take(prep.then, theirs) else None
            if taken is None and "to" in prep.words and anchors[1:] and isinstance(prep.then, Slot):
                taken = self._given(prep.then)
            if taken is None:
                return self.misfit("no {} {}", prep.words, prep.then)
            if isinstance(prep.then, Fixed):
                anchors.insert(0, taken)
                self._fixed_last = taken.i
        return None

    def _given(self, slot: Slot) -> Token | None:
        """The name that the parser took for a part of what is given: "sold Uganda jets"."""
        if self.head.lemma_ not in _GIVING or self._fixed_last < 0:
            return None
        thing = self.head.doc[self._fixed_last]
        if thing.dep_ != "dobj" or thing.i == thing.sent.start:
            return None
        before = thing.nbor(-1)
        named = before.pos_ == "PROPN" and before.dep_ == "compound" and before.head == thing
        return before if named and self.take(slot, (before,)) else None

    def misfit(self, text: str, *parts: Part) -> Misfit:
        """Why the frame does not fit: see `Misfit`."""
        return Misfit(self.frame, self.head, text, parts)

    def found(self) -> Found:
        """What the filled frame states."""
        slots, frame = self._slots, self.frame
        topic = slots.get("T")
        symmetric = terms.RELATIONS[frame.relation].symmetric
        return Found(
            relation=frame.relation,
            head=self.head,
            rule=f"{frame.relation}: {self._line()}",
            subject=slots.get("S"),
            # "fight each other": of a relation that is the same either way the subject has both.
            object=None if symmetric and slots.get("O") == slots.get("S") else slots.get("O"),
            literal=phrase(topic) if topic is not None else None,
            between=(slots["B"],) if "B" in slots else (),
            places=(slots["P"],) if "P" in slots else (),
            negated=frame.negated,
            modality=frame.modality,
            used=frozenset(self._used),
        )

    def _line(self) -> str:
        """The frame's line, with those of its alternatives that stand in the text."""
        doc = self.head.doc
        there = {word for i in self._used for word in (doc[i].lemma_.lower(), doc[i].lower_)}
        line = []
        for word, before, last in _words_of(self.frame.text):
            chosen = next((one for one in last if one in there), None)
            line.append(word if chosen is None else before + chosen)
        return " ".join(line)


@lru_cache(maxsize=4096)
def _words_of(line: str) -> tuple[tuple[str, str, list[str]], ...]:
    """The words of a frame's line, each with what stands before its last "_" and the alternatives behind it."""
    parts = ((word, *word.rpartition("_")) for word in line.split())
    return tuple((word, modifier + joint, last.split("|")) for word, modifier, joint, last in parts)


def kinds(slot: Slot, relation: str) -> tuple[str, ...]:
    """What may fill `slot` of a frame for `relation`."""
    if slot.kind is not None:
        return ("actor", "place") if slot.kind == "any" else (slot.kind,)
    if slot.role == "O":
        return _OBJECTS[relation]
    return ("place",) if slot.role == "P" else ("actor",)


#: Relations of what is done to anybody, with or without a name.
HARM = frozenset(["attacks", "kills"])
_OBJECTS = {
    name: (*relation.objects, "victim") if name in HARM else tuple(one for one in relation.objects if one != "literal")
    for name, relation in terms.RELATIONS.items()
}


def _written(part: Part) -> str:
    if isinstance(part, tuple):
        return "|".join(part)
    return part if isinstance(part, str) else said(part)


def said(what: Slot | Fixed | None) -> str:
    """A part of a pattern as it is written."""
    if isinstance(what, Fixed):
        nouns = "|".join(sorted(what.nouns))
        return nouns if what.owner is None else f"{what.owner.role}'s {nouns}"
    return "there" if what is None else what.role + (f":{what.kind}" if what.kind else "")


def _no_topic(token: Token) -> bool:
    """Whether it is a party, or a time, and not what is mediated: "mediated in the past"."""
    return token.pos_ == "PROPN" or token.ent_type_ in ("DATE", "TIME") or token.lower_ in ("past", "meantime")


_GIVING = frozenset(["deny", "give", "grant", "hand", "lend", "offer", "refuse", "sell"])


def has_of(noun: Token) -> bool:
    """Whether the text says itself of what `noun` is: "on the Syrian side of the border"."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in noun.rights)


def owners(noun: Token) -> Iterator[Token]:
    """Whose `noun` may be: "Libya's aid", "Libyan aid", "the aid of Libya"."""
    for child in noun.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            yield child
    yield from after_preposition(noun, "of")


# What is made of what follows "of".
_MADE_OF = word_set("alliance array band coalition collection federation grouping mix network patchwork umbrella union")
# Who goes to a place or leaves it without taking or giving it up.
_BYSTANDERS = word_set(
    """child civilian company evacuee family fan farmer firm girl individual inhabitant journalist migrant passenger
    patient people person pilgrim refugee resident student tourist traveller villager visitor woman worker"""
)


def _is_bystander(noun: Token) -> bool:
    """Whether `noun` is, or counts, people who do not fight: "some 50,000 people", "thousands of residents"."""
    if noun.lemma_.lower() in _BYSTANDERS:
        return True
    counts = noun.lemma_.lower() in PARTITIVES
    return counts and any(inner.lemma_.lower() in _BYSTANDERS for inner in after_preposition(noun, "of"))


def _complements(verb: Token) -> Iterator[Token]:
    """What the object of `verb` is said to be: "designated the group a terrorist organisation"."""
    for child in verb.rights:
        if child.dep_ in ("dobj", "dative", "oprd", "attr") and child.pos_ in NOMINAL:
            yield child
            yield from (one for one in child.rights if one.dep_ == "appos")


def is_reciprocal(token: Token) -> bool:
    """Whether `token` is "each other", "one another", or "the other" of what two do: "both sides blamed the other"."""
    if token.lower_ not in ("other", "another") or token.i == 0:
        return False
    before = token.nbor(-1).lower_
    if before != "the" or token.dep_ != "dobj":
        return before in ("each", "one")
    around = (word for near in token.head.lefts for word in (near, *near.lefts, *near.rights))
    return any(word.lower_ in ("both", "each", "two") for word in around)


def _counted(noun: Token) -> Iterator[Token]:
    """`noun`, and what it counts ("dozens of drones", "most of its jets"), with what is joined to either by "and"."""
    yield noun
    for child in noun.rights:
        if child.dep_ == "conj" and child.i - noun.i < 6:
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            for inner in child.rights:
                if inner.dep_ == "pobj":
                    yield from _counted(inner)


def modified(noun: Token, modifier: str | None) -> bool:
    """Whether `modifier` stands before `noun`."""
    if modifier is None:
        return True
    words = modifier.split("_")
    before = [token.lower_ for token in noun.doc[max(noun.sent.start, noun.i - len(words)) : noun.i]]
    return before == words or any(child.lower_ == modifier for child in noun.lefts)


def phrase(head: Token) -> Span:
    """The words of the noun phrase of `head`, without a clause, an apposition or a list that hangs on it."""
    start = min((token.i for token in head.lefts if token.dep_ not in ("punct", "mark", "nsubj")), default=head.i)
    end = head.i + 1
    for child in head.rights:
        if child.dep_ == "prep" and child.i == end:
            end = max(token.i for token in child.subtree) + 1
        elif child.dep_ not in ("compound", "nummod", "case"):
            break
    return head.doc[start:end]
