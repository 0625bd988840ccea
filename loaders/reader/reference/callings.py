"""What a text calls the bodies it names: "M23 rebels", "the paramilitary RSF", "Wagner, a mercenary group".

So that "the rebels" are those that the text has called rebels, and not whoever was named last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sides.loaders.reader.names.name import Name
from sides.loaders.reader.reference.noun_phrases import definite, is_apposed
from sides.loaders.reader.reference.referent import Referent
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

_BODIES = frozenset({"armed-group", "party", "organization", "igo", "government", "actor"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_NOUN = frozenset({"NOUN", "PROPN", "ADJ"})
_COMMON = get_string_id("NOUN")
_TIED = frozenset({"affiliated", "aligned", "allied", "backed", "inspired", "linked", "sponsored", "supported"})


class Callings:
    """The words by which one document calls the bodies it names, and its common nouns by their lemmas."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._called: dict[str, dict[str, tuple[int, Referent]]] | None = None
        self._nouns: dict[str, list[Token]] | None = None

    def of(self, words: frozenset[str], before: int) -> dict[str, Referent]:
        """The bodies that the text calls by one of `words` before the token `before`, by their ids."""
        known = self._all()
        return {id: one for word in sorted(words) for id, (start, one) in known.get(word, {}).items() if start < before}

    def nouns(self, words: frozenset[str], before: int) -> Iterator[Token]:
        """The common nouns among `words` that stand before the token `before`, in no name."""
        if self._nouns is None:
            self._nouns = defaultdict(list)
            doc, names = self._entities.parsed.doc, self._entities.names.by_place
            for i in (doc.to_array("POS") == _COMMON).nonzero()[0].tolist():
                if names[i] is None:
                    self._nouns[doc[i].lemma_.lower()].append(doc[i])
        for word in sorted(words):
            for token in self._nouns.get(word, ()):
                if token.i < before:
                    yield token

    def owned(self, words: frozenset[str], before: int) -> dict[str, Referent]:
        """Whose those are that the text calls by one of `words` and an owner ("Mali's junta", "the Syrian army")."""
        found = {}
        for token in self.nouns(words, before):
            for one in self._entities.alone(token, want="actor"):
                if one.sure and one.how == "forces-of":
                    found[one.id] = one
        return found

    def unnamed(self, words: frozenset[str], before: int) -> dict[str, Referent]:
        """The groups without a name that the text brings up by one of `words` and what tells them from others."""
        found = {}
        for token in self.nouns(words, before):
            if is_apposed(token) and self._entities.names.at(token.head) is not None:
                continue  # "the FARC, Marxist rebels": those named
            # A headline may be read as one phrase.
            if _described(token) and not definite(token) and _ends(token.sent):
                for one in self._entities.alone(token, want="actor"):
                    if one.kind == "unnamed":
                        found[one.id] = one
        return found

    def again(self, words: frozenset[str], before: int) -> dict[str, Referent]:
        """Whom the text has meant by "the" and one of `words` before."""
        found = {}
        for token in self.nouns(words, before):
            if definite(token):
                for one in self._entities.alone(token, want="actor"):
                    if one.sure and one.how == "definite" and one.kind != "unnamed":
                        found[one.id] = one
        return found

    def _all(self) -> dict[str, dict[str, tuple[int, Referent]]]:
        if self._called is None:
            self._called = defaultdict(dict)
            for name in self._entities.names.all:
                entry = name.one("actor")
                if entry is None or entry.kind not in _BODIES or (name.how == "demonym" and entry.kind == "state"):
                    continue
                if self.only_tied(name):
                    continue
                one = self._entities.referent(entry, name.text, name.start, name.end, name.how)
                for word in self._words(name):
                    self._called[word].setdefault(entry.id, (name.start_token, one))
        return self._called

    def only_tied(self, name: Name) -> bool:
        """Whether the name only says to whom others are tied: "al Qaeda-linked rebels" are not al Qaeda."""
        behind = self._entities.parsed.doc[name.end_token : name.end_token + 2]
        return any(token.lower_ in _TIED for token in behind)

    def _words(self, name: Name) -> Iterator[str]:
        """The words that the text calls the body of `name` by where it stands."""
        head = self._entities.parsed.doc[name.start_token : name.end_token].root
        yield from (token.lemma_.lower() for token in head.subtree if _own_common(token, name))
        yield from _before(head, name)
        before = head.doc[max(name.start_token - 1, 0)]
        if head.dep_ == "advmod" and before.pos_ == "NOUN":
            yield from _phrase(before, name)  # capitals that the parser makes nothing of: "the bloc CEEAC said"
        above = head.head
        if head.dep_ in _MODIFIERS or head.dep_ in ("appos", "poss"):
            yield from _phrase(above, name)
        elif head.dep_ == "pobj" and above.lower_ in ("of", "from"):
            yield from _phrase(above.head, name)
        elif head.dep_ == "nsubj" and above.lemma_ == "be":
            for child in above.rights:
                if child.dep_ == "attr":
                    yield from _phrase(child, name)
        for child in head.rights:
            if is_apposed(child):
                yield from _phrase(child, name)


def _described(noun: Token) -> bool:
    """Whether a word or clause with `noun` tells those it speaks of from others, and does not only count them."""
    if any(child.dep_ in _MODIFIERS and not child.is_punct for child in noun.lefts):
        return True
    return any(child.dep_ in ("acl", "relcl") and child.left_edge.i == noun.i + 1 for child in noun.rights)


def _ends(sentence: Span) -> bool:
    """Whether the sentence ends with a full stop or the like."""
    return next((token.is_punct for token in reversed(sentence) if not token.is_space), False)


def _own_common(token: Token, name: Name) -> bool:
    """Whether `token` is a common noun that belongs to the name: "M23 rebels"."""
    return name.start_token <= token.i < name.end_token and token.text.islower()


def _phrase(noun: Token, name: Name) -> Iterator[str]:
    if noun.pos_ == "NOUN":
        yield noun.lemma_.lower()
        yield from _before(noun, name)


def _before(noun: Token, name: Name) -> Iterator[str]:
    for child in noun.lefts:
        if child.dep_ in _MODIFIERS and child.pos_ in _NOUN and not name.start_token <= child.i < name.end_token:
            yield child.lemma_.lower()
            for inner in child.lefts:
                if inner.dep_ in _MODIFIERS and inner.pos_ in _NOUN:
                    yield inner.lemma_.lower()
