"""Frames: the patterns of the lexicon, from a line of text to something that can be laid on a parse.

A line is read from left to right, in the active voice, with lemmas for words and letters for the arguments:

    S capture|seize O                 verbs; `|` separates words that behave alike
    S take control of O               fixed words; what follows a noun may hang on it or on the verb
    S drive O out_of|from P           `_` joins the words of one preposition
    O fall to S                       any argument may be the grammatical subject
    S give in to O                    a particle is written before the preposition
    S take over! O                    and marked where it could be taken for one
    capture of O by S                 an event noun; S is also found as "S's capture", "Egyptian capture", and as the
                                      subject of a verb that only supports the noun ("S launched an attack on O")
    O's defeat by S                   where the possessor is not S
    clash between S and O             both sides of a coordination
    S come to O's aid                 a fixed word whose owner is an argument ("Libya's aid", "the aid of Libya")
    S sign deal|peace_deal|accord     `_` puts a word before a noun, and before those that follow it
    S threaten to_do O                whatever verb follows "to", with its object
    S vow to_punish|avenge O          one of these
    S order O to_leave|withdraw       what the object is to do
    ally of O                         an agent noun: the phrase names S ("X, an ally of O", "X is O's ally")
    loyal to O                        an adjective: S is what it describes

S subject, O object, T a topic (an object that stands for itself), P a place, B the parties of a mediation, X anybody
who does not matter. A kind may narrow an argument: `O:place`, `S:person`, `O:group` (an actor that is no person);
without one, the ontology's domain and range of the relation hold. `T=truce|ceasefire` takes only these nouns.
Passives, relative clauses, participles, infinitives and compounds ("O captured by S", "S, who captured O", "the S
capturing O", "S-held O") are derived; a line states the active form alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sides.graph.errors import InvalidLexicon

PARTS = ("verbs", "event_nouns", "agent_nouns", "adjectives")
SLOTS = ("S", "O", "T", "P", "B", "X")
SLOT_KINDS = ("actor", "place", "person", "group", "any")
_ANY = "do"  # whatever verb stands there
PARTICLES = frozenset(
    [
        "about",
        "across",
        "ahead",
        "apart",
        "aside",
        "away",
        "back",
        "by",
        "down",
        "forth",
        "forward",
        "in",
        "off",
        "on",
        "out",
        "over",
        "through",
        "together",
        "up",
    ]
)
PREPOSITIONS = frozenset(
    [
        "about",
        "across",
        "after",
        "against",
        "ahead_of",
        "along",
        "alongside",
        "amid",
        "among",
        "around",
        "as",
        "at",
        "away_from",
        "before",
        "behind",
        "beside",
        "between",
        "by",
        "during",
        "following",
        "for",
        "from",
        "in",
        "in_with",
        "inside",
        "into",
        "near",
        "of",
        "off",
        "on",
        "onto",
        "out_of",
        "outside",
        "over",
        "round",
        "through",
        "throughout",
        "to",
        "together_with",
        "toward",
        "towards",
        "under",
        "until",
        "up_against",
        "up_for",
        "up_to",
        "upon",
        "via",
        "with",
        "within",
        "without",
    ]
)


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of an argument: `role` is one of `SLOTS`, `kind` one of `SLOT_KINDS` or None for the ontology's.

    nouns: the lemmas that may stand there; empty where any may.
    """

    role: str
    kind: str | None = None
    nouns: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fixed:
    """A noun that must stand there.

    nouns: by its lemma, what must stand before it: one of several words, None where nothing need. owner: the argument
    whose it is, or None.
    """

    nouns: Mapping[str, tuple[str | None, ...]]
    owner: Slot | None = None


@dataclass(frozen=True, slots=True)
class Prep:
    """A prepositional phrase: any of `words` (an underscore joins two), then an argument or a fixed noun."""

    words: tuple[str, ...]
    then: Slot | Fixed


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One pattern of the lexicon.

    relation: a name of `terms.RELATIONS`. part: one of `PARTS`. heads: by their lemma, what must stand before a
    noun ("peace" of `peace_deal`): one of several, None where nothing need. particle: of a phrasal verb. before:
    what stands before the head (a verb's grammatical subject, a noun's possessor). direct: a verb's direct object.
    preps: in the order of the line. pair: whether the line says "between S and O". infinitive: whether what follows
    the head's particle belongs to the infinitive that the head governs. doing: what the object is to do, any of these
    verbs. unless: words that must not hang on the verb. negated, modality: what the pattern itself says of the
    relation. text: the line, for people. origin: the file it stands in.
    """

    relation: str
    part: str
    heads: Mapping[str, tuple[str | None, ...]]
    text: str
    particle: str | None = None
    before: Slot | Fixed | None = None
    direct: Slot | Fixed | None = None
    preps: tuple[Prep, ...] = ()
    pair: bool = False
    infinitive: bool = False
    doing: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    negated: bool = False
    modality: str | None = None
    origin: str = ""

    @property
    def fixed(self) -> int:
        """How many words of the text the frame pins down: of two frames that fit, the one with more is meant."""
        words = [self.particle, self.direct, self.before, *(prep.then for prep in self.preps)]
        return sum(1 for word in words if isinstance(word, (str, Fixed))) + len(self.preps) + self._named

    @property
    def _named(self) -> bool:
        return all(modifier is not None for modifiers in self.heads.values() for modifier in modifiers)


def compile_frame(
    text: str,
    *,
    relation: str,
    part: str,
    unless: frozenset[str] = frozenset(),
    negated: bool = False,
    modality: str | None = None,
    origin: str = "",
) -> Frame:
    """The frame that the line `text` states; `InvalidLexicon`, with what is wrong in it, where it states none.

    >>> frame = compile_frame("S take control of O", relation="controls", part="verbs")
    >>> sorted(frame.heads), frame.direct, frame.preps  # doctest: +ELLIPSIS
    (['take'], Fixed(nouns={'control': (None,)}, owner=None), (Prep(words=('of',), then=Slot(...)),))
    """
    reader = _Line(text, origin)
    before = reader.before(part)
    heads = reader.head()
    particle = reader.particle() if part == "verbs" else None
    infinitive = part == "verbs" and reader.at_infinitive
    doing = reader.doing() - {_ANY}
    direct = reader.phrase() if part == "verbs" else None
    doing |= reader.doing()
    preps: list[Prep] = []
    pair = False
    while not reader.done:
        if reader.at_infinitive:
            doing |= reader.doing()
            continue
        words = reader.preposition()
        then = reader.phrase()
        if then is None:
            raise reader.wrong(f"after {'|'.join(words)!r} an argument or a noun is expected")
        preps.append(Prep(words, then))
        if "between" in words and reader.take("and"):
            reader.phrase()
            pair = True
    return Frame(
        relation=relation,
        part=part,
        heads=heads,
        text=text,
        particle=particle,
        before=before,
        direct=direct,
        preps=tuple(preps),
        pair=pair,
        infinitive=infinitive,
        doing=doing,
        unless=unless,
        negated=negated,
        modality=modality,
        origin=origin,
    )


class _Line:
    """A line's words, taken from the left."""

    def __init__(self, text: str, origin: str) -> None:
        self._text, self._origin = text, origin
        self._words = text.split()

    @property
    def done(self) -> bool:
        return not self._words

    def wrong(self, why: str) -> InvalidLexicon:
        return InvalidLexicon(f"the pattern {self._text!r} cannot be read: {why}", source=self._origin)

    def take(self, word: str) -> bool:
        if self._words and self._words[0] == word:
            self._words.pop(0)
            return True
        return False

    def before(self, part: str) -> Slot | Fixed | None:
        if not self._words:
            raise self.wrong("it is empty")
        first = self._words[0]
        if first.endswith("'s"):
            self._words[0] = first.removesuffix("'s")
        slot = self._slot()
        if slot is None and part == "verbs":
            raise self.wrong("a verb's pattern begins with its grammatical subject (S, O …)")
        return slot

    def head(self) -> dict[str, tuple[str | None, ...]]:
        if not self._words or self._words[0][0].isupper():
            raise self.wrong("a word is expected where it begins")
        return _words(self._words.pop(0))

    def particle(self) -> str | None:
        if not self._words:
            return None
        if self._words[0].endswith("!"):
            return self._words.pop(0).removesuffix("!")
        if self._words[0] not in PARTICLES:
            return None
        after = self._words[1] if len(self._words) > 1 else ""
        if self._words[0] in PREPOSITIONS and not (self.done or _is_preposition(after)) and after:
            return None
        return self._words.pop(0)

    def phrase(self) -> Slot | Fixed | None:
        owned = bool(self._words) and self._words[0].endswith("'s")
        if owned:
            self._words[0] = self._words[0].removesuffix("'s")
        slot = self._slot()
        if owned:
            if slot is None or self.done:
                raise self.wrong("before 's an argument is expected, and a noun after it")
            return Fixed(_words(self._words.pop(0)), owner=slot)
        if slot is not None or self.done:
            return slot
        word = self._words[0]
        if word.endswith("!"):
            raise self.wrong(f"{word!r} stands where no particle can")
        if _is_preposition(word):
            return None
        return Fixed(_words(self._words.pop(0)))

    @property
    def at_infinitive(self) -> bool:
        return bool(self._words) and self._words[0].startswith("to_")

    def doing(self) -> frozenset[str]:
        if not self.at_infinitive:
            return frozenset()
        return frozenset(self._words.pop(0).removeprefix("to_").split("|"))

    def preposition(self) -> tuple[str, ...]:
        word = self._words.pop(0)
        if not _is_preposition(word):
            raise self.wrong(f"{word!r} is no preposition that is known here")
        return tuple(word.split("|"))

    def _slot(self) -> Slot | None:
        if not self._words:
            return None
        narrowed, _, nouns = self._words[0].partition("=")
        role, _, kind = narrowed.partition(":")
        if role not in SLOTS:
            if role[:1].isupper():
                raise self.wrong(f"{role!r} is no argument; they are {', '.join(SLOTS)}")
            return None
        if kind and kind not in SLOT_KINDS:
            raise self.wrong(f"{kind!r} is no kind of argument; they are {', '.join(SLOT_KINDS)}")
        self._words.pop(0)
        return Slot(role, kind or None, frozenset(nouns.split("|")) if nouns else frozenset())


def _is_preposition(word: str) -> bool:
    return all(part in PREPOSITIONS for part in word.split("|"))


def _words(text: str) -> dict[str, tuple[str | None, ...]]:
    """The alternatives of one word, each with what must stand before it.

    `peace_deal|accord|truce_talk` is a peace deal, a peace accord or a truce talk.
    """
    words: dict[str, tuple[str | None, ...]] = {}
    modifier: str | None = None
    for word in text.split("|"):
        before, joint, noun = word.rpartition("_")
        modifier = before if joint else modifier
        if "-" in noun:  # the tokenizer takes "cease-fire" apart
            first, _, noun = noun.rpartition("-")
            words[noun] = (*words.get(noun, ()), f"{first.replace('-', '_-_')}_-")
            continue
        words[noun] = (*words.get(noun, ()), modifier)
    return words
