"""What a sentence must hold for a frame to fit at all: cheap to ask, so that few frames are laid on the parse.

Words are known by the numbers that the language pipeline has for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sides.loaders.reader.relations.frame import Fixed, Frame, Prep, Slot
from sides.loaders.reader.relations.lexicon import Lexicon
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

# More lemmas than a language has, in a batch with many names.
_MOST = 200_000
# Prepositions that a dative may stand for ("gave the rebels weapons").
_DATIVE = frozenset({"to", "for"})

# Past forms that the lemmatizer leaves as they are where the tagger took them for another form.
_IRREGULAR = {
    "drove": "drive",
    "fled": "flee",
    "forbade": "forbid",
    "fought": "fight",
    "overran": "overrun",
    "oversaw": "oversee",
    "overthrew": "overthrow",
    "overtook": "overtake",
    "retook": "retake",
    "slain": "slay",
    "sought": "seek",
    "struck": "strike",
    "swore": "swear",
    "undertook": "undertake",
    "withdrew": "withdraw",
    "withstood": "withstand",
}

Needs = tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """A frame, and sets of words of each of which the sentence must hold one."""

    frame: Frame
    needs: Needs


@dataclass(frozen=True, slots=True)
class Sets:
    """What a lemma sets off.

    key: the number of the lemma in lower case; any: whether it sets off anything; the rest: the gates of each part.
    """

    key: int
    any: bool
    verbs: tuple[Gate, ...]
    event_nouns: tuple[Gate, ...]
    agent_nouns: tuple[Gate, ...]
    adjectives: tuple[Gate, ...]


class Gates:
    """The frames of a lexicon behind their gates, by the number of a token's lemma."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._sets: dict[int, Sets] = {}
        self._copulas: dict[str, tuple[Gate, ...]] = {}
        self._gates: dict[tuple[int, str], Gate] = {}

    def of(self, token: Token) -> Sets:
        """What the lemma of `token` sets off."""
        return self.by(token.lemma, token)

    def along(self, lemmas: Iterable[int], text: Span) -> list[Sets]:
        """What each of `lemmas` sets off, as `by`."""
        known = self._sets
        return [known.get(lemma) or self.by(lemma, text) for lemma in lemmas]

    def by(self, lemma: int, text: Token | Span) -> Sets:
        """What a lemma sets off, by its number in the strings of the vocabulary of `text`."""
        made = self._sets.get(lemma)
        if made is None:
            if len(self._sets) > _MOST:
                self._sets.clear()
            made = self._sets[lemma] = self._made(text.vocab.strings[lemma].lower())
        return made

    def copular(self, preposition: str) -> tuple[Gate, ...]:
        """The frames "S be in control of O" and the like, by the preposition after "be"."""
        found = self._copulas.get(preposition)
        if found is None:
            found = self._copulas[preposition] = tuple(
                self._gate(frame, "be")
                for frame in self._lexicon.verbs.get("be", ())
                if frame.direct is None
                and frame.particle is None
                and frame.preps
                and isinstance(frame.preps[0].then, Fixed)
                and preposition in frame.preps[0].words
            )
            if len(self._copulas) > _MOST:
                self._copulas.clear()
        return found

    def _made(self, lemma: str) -> Sets:
        lexicon = self._lexicon
        lemma = _IRREGULAR.get(lemma, lemma)
        if lemma.endswith("ing") and lemma not in lexicon.verbs and lemma not in lexicon.event_nouns:
            # A participle that the tagger took for a noun ("is mediating").
            stems = (lemma[:-3], f"{lemma[:-3]}e", lemma[:-4])
            lemma = next((stem for stem in stems if stem in lexicon.verbs), lemma)
        parts = [
            tuple(self._gate(frame, lemma) for frame in frames.get(lemma, ()))
            for frames in (lexicon.verbs, lexicon.event_nouns, lexicon.agent_nouns, lexicon.adjectives)
        ]
        return Sets(get_string_id(lemma), any(parts), *parts)

    def _gate(self, frame: Frame, lemma: str) -> Gate:
        key = (id(frame), lemma)
        gate = self._gates.get(key)
        if gate is None:
            gate = self._gates[key] = Gate(frame, tuple(_ids(need) for need in _needs(frame, lemma)))
        return gate


def opened(gates: Iterable[Gate], words: set[int]) -> list[Frame]:
    """The frames behind `gates` of which a sentence with `words` may hold what they ask for."""
    apart, frames = words.isdisjoint, []
    for gate in gates:
        for need in gate.needs:
            if apart(need):
                break
        else:
            frames.append(gate.frame)
    return frames


@lru_cache(maxsize=4)
def gates(lexicon: Lexicon) -> Gates:
    """The gates of `lexicon`, made once."""
    return Gates(lexicon)


def _ids(words: Iterable[str]) -> frozenset[int]:
    return frozenset(get_string_id(word) for word in words)


def _needs(frame: Frame, lemma: str) -> Iterator[Iterable[str]]:
    """Words of each of which a sentence must hold one for `frame` to fit where `lemma` stands."""
    if frame.part == "verbs":
        if isinstance(frame.before, Fixed):  # an argument may be left open there
            yield from _phrase(frame.before)
        yield from _phrase(frame.direct)
        if frame.particle is not None:
            yield (frame.particle,)
    elif frame.part != "adjectives":
        modifiers = frame.heads[lemma]
        if None not in modifiers:
            yield [modifier.split("_")[-1] for modifier in modifiers if modifier is not None]
    if frame.pair:
        yield ("between", "-")
        return
    for prep in frame.preps:
        # What an event is done to, and whose an agent is, may stand before the noun.
        if frame.part in ("verbs", "adjectives") or isinstance(prep.then, Fixed):
            yield from _phrase(prep.then)
            # "took the town as rebels withdrew", "designated it a terrorist group": without the preposition.
            if frame.relation != "withdraws-from" and not ("as" in prep.words and isinstance(prep.then, Fixed)):
                yield from _preposition(prep)


def _preposition(prep: Prep) -> Iterator[Sequence[str]]:
    firsts = [words.partition("_")[0] for words in prep.words]
    if _DATIVE.isdisjoint(firsts) and "of" not in firsts:  # "of" has other forms: "came to Libya's aid"
        yield firsts


def _phrase(what: Slot | Fixed | None) -> Iterator[Iterable[str]]:
    if what is not None and what.nouns:
        yield what.nouns
