"""A frame being filled with the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sides.loaders.reader.found import Found
from sides.loaders.reader.frame import Fixed, Frame, Prep, Slot
from sides.loaders.reader.predication import after_preposition
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

    def __contains__(self, role: str) -> bool:
        return role in self._slots

    def begins(self, noun: Token) -> bool:
        """Whether what the frame wants before its noun stands before `noun`."""
        return any(modified(noun, modifier) for modifier in self.frame.heads.get(noun.lemma_.lower(), ()))

    def take(self, what: Slot | Fixed | None, tokens: Iterable[Token], *, optional: bool = False) -> bool:
        """Fill `what` with the first of `tokens` that suits it; False where none does and it is not `optional`."""
        if what is None:
            return True
        if isinstance(what, Fixed):
            for token in tokens:
                if any(modified(token, modifier) for modifier in what.nouns.get(token.lemma_.lower(), ())):
                    if what.owner is not None and not self.take(what.owner, owners(token)):
                        continue
                    self._used.add(token.i)
                    return True
            return False
        for token in tokens:
            if what.nouns and token.lemma_.lower() not in what.nouns:
                continue
            if what.role in ("T", "X") or any(self._fits(token, kind) for kind in kinds(what, self.frame.relation)):
                self._slots.setdefault(what.role, token)
                return True
        return optional

    def uses(self, token: Token) -> None:
        """Count `token` among the words of the pattern."""
        self._used.add(token.i)

    def prep(self, prep: Prep, anchors: Iterable[Token]) -> Token | None:
        """Fill what stands after the preposition, wherever on `anchors` it hangs; the token that fills it, or None."""
        for words in prep.words:
            for anchor in anchors:
                for token in after_preposition(anchor, words):
                    if self.take(prep.then, (token,)):
                        return token
        return None

    def preps(self, anchors: Iterable[Token]) -> Misfit | None:
        """Fill all prepositional phrases of the frame; what is missing, or None where none is."""
        anchors = list(anchors)
        for prep in self.frame.preps:
            taken = self.prep(prep, anchors)
            if taken is None:
                return self.misfit("no {} {}", prep.words, prep.then)
            if isinstance(prep.then, Fixed):
                anchors.insert(0, taken)
        return None

    def misfit(self, text: str, *parts: Part) -> Misfit:
        """Why the frame does not fit: see `Misfit`."""
        return Misfit(self.frame, self.head, text, parts)

    def found(self) -> Found:
        """What the filled frame states."""
        slots, frame = self._slots, self.frame
        topic = slots.get("T")
        return Found(
            relation=frame.relation,
            head=self.head,
            rule=f"{frame.relation}: {self._line()}",
            subject=slots.get("S"),
            object=slots.get("O"),
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
        words = []
        for word in self.frame.text.split():
            modifier, joint, last = word.rpartition("_")
            chosen = [one for one in last.split("|") if one in there]
            words.append(modifier + joint + chosen[0] if chosen else word)
        return " ".join(words)


def kinds(slot: Slot, relation: str) -> tuple[str, ...]:
    """What may fill `slot` of a frame for `relation`."""
    if slot.kind is not None:
        return ("actor", "place") if slot.kind == "any" else (slot.kind,)
    if slot.role == "O":
        return tuple(kind for kind in terms.RELATIONS[relation].objects if kind != "literal")
    return ("place",) if slot.role == "P" else ("actor",)


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


def owners(noun: Token) -> Iterator[Token]:
    """Whose `noun` may be: "Libya's aid", "Libyan aid", "the aid of Libya"."""
    for child in noun.lefts:
        if child.dep_ in ("poss", "compound", "amod", "nmod"):
            yield child
    yield from after_preposition(noun, "of")


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
