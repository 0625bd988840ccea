"""How a text describes the persons it names: "the eastern commander Haftar", "Ukraine's president, Volodymyr Zelensky".

So that "the eastern commander" is known for him elsewhere in the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.loaders.reader.mentions import Name
from sides.loaders.reader.noun_phrases import definite, indefinite, modifiers
from sides.loaders.reader.nouns import OFFICES, RANKS, RULERS
from sides.loaders.reader.referent import Referent
from spacy.tokens import Token

if TYPE_CHECKING:
    from sides.loaders.reader.entities import Entities

_PAST = frozenset({"former", "late", "ex", "deputy", "vice", "then", "acting", "deposed", "ousted"})
_TITLES = OFFICES | RANKS


class Descriptions:
    """The descriptions that one document gives of its persons."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._known: dict[str, list[tuple[frozenset[str], str, Referent]]] | None = None

    def person(self, noun: Token) -> Referent | None:
        """The one person whom the text calls what `noun` says, None where none or several."""
        if noun.tag_ in ("NNS", "NNPS") or noun.lemma_.lower() not in _TITLES or indefinite(noun):
            return None
        words = frozenset(modifiers(noun))
        if not words and not definite(noun):
            return None
        described = self._all().get(noun.lemma_.lower(), ())
        fitting = {id: one for known, id, one in described if words <= known}
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def ruled(self, person: str) -> Referent | None:
        """The state that a person rules by the text's own words ("Russian President Vladimir Putin"), else None."""
        gazetteer = self._entities.names.gazetteer
        for noun, described in self._all().items():
            if noun not in RULERS:
                continue
            for words, id, one in described:
                states = [entry for word in words for entry in gazetteer.called(word.title()) if entry.kind == "state"]
                if id == person and len(states) == 1:
                    return self._entities.referent(states[0], one.mention, one.start, one.end, "forces-of")
        return None

    def _all(self) -> dict[str, list[tuple[frozenset[str], str, Referent]]]:
        if self._known is None:
            self._known = defaultdict(list)
            for name in self._entities.names.all:
                entry = name.one("actor")
                if entry is None or entry.kind != "person":
                    continue
                for noun, words in self._of(name):
                    if not words & _PAST:
                        one = self._entities.referent(entry, name.text, name.start, name.end, "definite")
                        self._known[noun].append((words, entry.id, one))
        return self._known

    def _of(self, name: Name) -> Iterator[tuple[str, frozenset[str]]]:
        """The nouns that describe the person of `name`, each with the words before it."""
        doc = self._entities.parsed.doc
        head = doc[name.start_token : name.end_token].root
        title = title_before(name, head)
        if title:
            yield title[-1].lemma_.lower(), frozenset(token.lower_ for token in title[:-1])
        for noun in (*(child for child in head.rights if child.dep_ == "appos"), head.head):
            if noun == head.head and head.dep_ != "appos":
                continue
            if noun.lemma_.lower() in _TITLES and self._entities.names.at(noun) is None and not title:
                yield noun.lemma_.lower(), frozenset(modifiers(noun)) | _owners(noun)


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
