"""Who and what a text has spoken of, sentence by sentence: whom a pronoun may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sides.loaders.reader.nouns import COLLECTIVE, DEFINITE_ACTORS, GROUPS, OFFICES, PERSONS, PLACES, RANKS
from sides.loaders.reader.referent import Referent, opened
from spacy.tokens import Span, Token

if TYPE_CHECKING:
    from sides.loaders.reader.entities import Entities

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_PEOPLE = GROUPS | DEFINITE_ACTORS | OFFICES | RANKS | PERSONS
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One whom the text has spoken of: for whom `token` stands, alone or as one of several joined by "and".

    subject: whether it is the subject of its clause. plural: whether its word is a plural.
    """

    referent: Referent
    token: Token
    subject: bool
    plural: bool


class Discourse:
    """The candidates of one document, in the order of the text; each asked of the entities when it is needed."""

    def __init__(self, entities: Entities) -> None:
        self._entities = entities
        self._sentences: list[Span] = list(entities.parsed.doc.sents)
        self._number = {sentence.start: n for n, sentence in enumerate(self._sentences)}
        self._heads: dict[int, list[Token]] = {}

    def before(self, token: Token, back: int, want: str) -> Iterator[list[Candidate]]:
        """The candidates before `token`: in its sentence, then in each of the `back` sentences before it."""
        number = self._number[token.sent.start]
        yield [one for one in self._of(number, want, token.i) if not _bound(one.token, token)]
        seen = 0
        while seen < back and number > 0:
            number -= 1
            if self._sentences[number].text.strip():
                seen += 1
                yield self._of(number, want, len(token.doc))

    def nearest(
        self,
        token: Token,
        fits: Callable[[Candidate], bool],
        back: int,
        *,
        want: str = "actor",
        better: Callable[[Candidate], bool] | None = None,
    ) -> Candidate | None:
        """The one that stands out in the nearest sentence that has any that fits: its only one, or its only subject.

        better: those that are looked at alone where a sentence has any.
        """
        inside = _in_relative(token)
        for candidates in self.before(token, back, want):
            fitting = [one for one in candidates if fits(one)]
            if better is not None:
                fitting = [one for one in fitting if better(one)] or fitting
            if not fitting:
                continue
            # In a relative clause, and below a verb with an object, its subject stands out no more.
            here = fitting[0].token.sent == token.sent
            level = here and (inside or any(_object_above(one.token, token) for one in fitting))
            subjects = [] if level else [one for one in fitting if one.subject]
            for group in (subjects, fitting):
                if len({one.referent.id for one in group}) == 1:
                    return group[-1] if group[-1].referent.sure else None
            return None
        return None

    def _of(self, number: int, want: str, end: int) -> list[Candidate]:
        found = []
        for token in self._heads_of(number):
            if token.i >= end:
                break
            subject = _top(token).dep_ in _SUBJECTS
            plural = token.tag_ in _PLURAL or token.lower_ == "they"
            referents = self._entities.alone(token, want=want)
            if not referents and want == "actor" and not plural and self._somebody(token):
                referents = (opened("person", token.text, token.idx, token.idx + len(token)),)
            found += [Candidate(one, token, subject, plural) for one in referents]
        return found

    def _somebody(self, token: Token) -> bool:
        """Whether `token` speaks of a person who is not made out, and whom a pronoun may mean nonetheless."""
        return token.lemma_.lower() in OFFICES | RANKS | PERSONS and self._entities.names.at(token) is None

    def _heads_of(self, number: int) -> list[Token]:
        heads = self._heads.get(number)
        if heads is None:
            heads = self._heads[number] = [token for token in self._sentences[number] if self._head(token)]
        return heads

    def _head(self, token: Token) -> bool:
        name = self._entities.names.at(token)
        if token.dep_ in ("compound", "amod", "nmod", "det") and (
            name is None or name.how == "demonym" or not name.actors
        ):
            return False
        if name is not None:
            return bool(token.head.i < name.start_token or token.head.i >= name.end_token or token.dep_ == "ROOT")
        if token.pos_ == "PRON":
            return token.lower_ in _PRONOUNS and token.dep_ in _SUBJECTS
        lemma = token.lemma_.lower()
        return token.pos_ == "NOUN" and (lemma in _PEOPLE or lemma in PLACES or lemma in COLLECTIVE)


def _top(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _in_relative(token: Token) -> bool:
    at = token
    while at.dep_ not in ("relcl", "ROOT"):
        at = at.head
    return at.dep_ == "relcl"


def _object_above(candidate: Token, token: Token) -> bool:
    """Whether the candidate is the object of a verb that another verb, that of `token`, depends on."""
    if candidate.dep_ != "dobj":
        return False
    verbs = [above for above in token.ancestors if above.pos_ in ("VERB", "AUX") and above.dep_ != "conj"]
    return candidate.head in verbs[1:]


def _bound(candidate: Token, token: Token) -> bool:
    """Whether a pronoun cannot stand for the candidate: both are one verb's ("Haftar met him"), or it lies in it."""
    at = token
    while at.i != candidate.i and at.dep_ not in ("conj", "relcl", "acl", "appos", "ROOT"):
        at = at.head
    if at == candidate:
        return True
    verb = token.head if token.dep_ in ("dobj", "nsubj", "nsubjpass", "dative") else None
    if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent", "dative"):
        verb = token.head.head
    return verb is not None and _top(candidate).head == verb
