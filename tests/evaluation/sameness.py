"""Whether what the reader means and what the annotator means are the same actor, place or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sides.graph.claim import Argument, Speaker
from sides.graph.names import fold
from sides.graph.reading import Reading
from sides.loaders.reader.draft import Draft, Voice
from sides.loaders.reader.names.gazetteer import Gazetteer
from sides.loaders.reader.read import Read
from sides.loaders.reader.reference.referent import Referent

# fmt: off
_SMALL = frozenset([
    "a", "all", "an", "and", "any", "at", "both", "by", "for", "from", "he", "her", "him", "his", "i", "in", "it",
    "its", "many", "of", "on", "or", "our", "s", "several", "she", "some", "that", "the", "their", "them",
    "these", "they", "this", "those", "to", "two", "us", "we", "which", "who", "whom", "whose", "with",
])
# fmt: on


@dataclass(frozen=True, slots=True)
class Side:
    """Subject, object or speaker of one claim, of the annotator's or the reader's.

    id: its id, None where it has none. names: what it is called, folded; empty where it is not known who it is.
    place: whether it is a place. unnamed: a group without a name. mention: the words; span: their offsets, None where
    they are not found. literal: words that stand for themselves.
    """

    id: str | None = None
    names: frozenset[str] = frozenset()
    place: bool = False
    unnamed: bool = False
    mention: str = ""
    span: tuple[int, int] | None = None
    literal: str | None = None

    @property
    def open(self) -> bool:
        """Whether nothing at all is said of it."""
        return not self.names and not self.mention and self.literal is None

    @property
    def known(self) -> bool:
        """Whether it is resolved to an actor or a place."""
        return bool(self.names)


def key(name: str) -> str:
    """What two spellings of a name share: case, accents, punctuation and a leading "the" are nothing."""
    words = re.findall(r"\w+", fold(name))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def words_of(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, folded, in the singular as far as an s tells."""
    words = (word for word in re.findall(r"\w+", fold(text)) if word not in _SMALL)
    return frozenset(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)


def touches(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether two runs of characters share any."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def leniently(gold: Side, read: Side) -> bool:
    """Whether both are open, or share a name or an id, or their mentions overlap; of literals, any word that carries
    meaning.
    """
    if gold.open or read.open:
        return gold.open and read.open
    if gold.id is not None and gold.id == read.id:
        return True
    if gold.names & read.names or touches(gold.span, read.span):
        return True
    if gold.literal is not None or read.literal is not None:
        return bool(words_of(gold.literal or gold.mention) & words_of(read.literal or read.mention))
    return False


def same(gold: Side, read: Side) -> bool:
    """Whether both stand for the same.

    A named actor or place: the reader resolved it to one with the same id, or with a name or alias in common, both
    being places or both not. A group without a name: a name in common, or overlapping mentions that share a word that
    carries meaning. A literal: half of the words of the longer one, or all those of the shorter. One left open: the
    reader resolves it to nobody.
    """
    if gold.literal is not None:
        return read.literal is not None and _alike(words_of(gold.literal), words_of(read.literal))
    if read.literal is not None:
        return False
    if not gold.names:
        return not read.known
    if gold.unnamed and touches(gold.span, read.span) and words_of(gold.mention) & words_of(read.mention):
        return read.unnamed or not read.known
    if not read.known or gold.place != read.place:
        return False
    if gold.id == read.id or gold.names & read.names:
        return True
    return (
        gold.unnamed and read.unnamed and any(_alike(words_of(a), words_of(b)) for a in gold.names for b in read.names)
    )


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return one == other
    return one <= other or other <= one or 2 * len(one & other) >= max(len(one), len(other))


class GoldSides:
    """The sides of an annotated article's claims."""

    def __init__(self, reading: Reading) -> None:
        assert reading.article is not None
        self._text = reading.article.text
        self._known: Mapping[str, tuple[frozenset[str], bool, bool]] = {
            **{
                one.id: (
                    frozenset(map(key, (one.name, one.short or one.name, *one.aliases))),
                    False,
                    one.kind == "unnamed",
                )
                for one in reading.actors
            },
            **{one.id: (frozenset(map(key, (one.name, *one.aliases))), True, False) for one in reading.places},
        }

    def of(self, argument: Argument, near: tuple[int, int]) -> Side:
        """The side that `argument` is, whose mention stands between the offsets `near`, if anywhere."""
        mention = argument.mention or ""
        if argument.id is None:
            return Side(
                mention=mention or argument.literal or "",
                span=self._find(mention or argument.literal, near),
                literal=argument.literal,
            )
        names, place, unnamed = self._known[argument.id]
        return Side(argument.id, names, place, unnamed, mention, self._find(mention, near))

    def speaker(self, speaker: Speaker, near: tuple[int, int]) -> Side:
        """The side that a speaker is."""
        return self.of(Argument(id=speaker.id, mention=speaker.mention), near)

    def called(self, name: str) -> Side:
        """The actor or place of that name; another that has just that name where the article knows none."""
        for ident, (names, place, unnamed) in self._known.items():
            if key(name) in names:
                return Side(ident, names, place, unnamed, name)
        return Side(None, frozenset([key(name)]), mention=name)

    def is_place(self, name: str) -> bool:
        """Whether `name` is a place of the article, and no actor's."""
        return self.called(name).place

    def _find(self, mention: str | None, near: tuple[int, int]) -> tuple[int, int] | None:
        at = self._text.find(mention, *near) if mention else -1
        return None if at < 0 else (at, at + len(mention or ""))


class ReadSides:
    """The sides of what the reader read in one document."""

    def __init__(self, read: Read, gazetteer: Gazetteer) -> None:
        self._read, self._gazetteer = read, gazetteer
        self._names: dict[str, frozenset[str]] = {}

    def subject(self, draft: Draft) -> Side:
        """The subject of a draft."""
        return self.of(draft.subject)

    def object(self, draft: Draft) -> Side:
        """The object of a draft."""
        if draft.object is None and draft.literal is not None:
            at = self._read.document.text.find(draft.literal, *draft.quote)
            return Side(
                mention=draft.literal, span=(at, at + len(draft.literal)) if at >= 0 else None, literal=draft.literal
            )
        return self.of(draft.object)

    def voice(self, voice: Voice) -> Side:
        """One who speaks."""
        return Side(mention=voice.mention) if voice.referent is None else self.of(voice.referent)

    def of(self, one: Referent | None) -> Side:
        """The side that a referent is."""
        if one is None:
            return Side()
        names = self._names_of(one) if one.sure else frozenset[str]()
        return Side(one.id or None, names, one.place, one.kind == "unnamed", one.mention, (one.start, one.end))

    def _names_of(self, one: Referent) -> frozenset[str]:
        known = self._names.get(one.id)
        if known is None:
            entry = self._gazetteer.entries.get(one.id)
            texts = {one.name, *self._read.names.get(one.id, ()), *(() if entry is None else entry.names)}
            known = self._names[one.id] = frozenset(map(key, texts))
        return known
