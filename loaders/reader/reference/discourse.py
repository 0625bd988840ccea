"""Who and what a text has spoken of, sentence by sentence: whom a pronoun may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sides.loaders.reader.attribution.quotations import Quotation, quotations
from sides.loaders.reader.attribution.sayings import VERBS
from sides.loaders.reader.reference.capitals import governs
from sides.loaders.reader.reference.nouns import COLLECTIVE, DEFINITE_ACTORS, GROUPS, OFFICES, PERSONS, PLACES, RANKS
from sides.loaders.reader.reference.referent import Referent, opened
from sides.loaders.reader.relations.predication import surface_subjects
from sides.loaders.reader.word_classes import VERBAL
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

if TYPE_CHECKING:
    from sides.loaders.reader.reference.entities import Entities

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_PEOPLE = GROUPS | DEFINITE_ACTORS | OFFICES | RANKS | PERSONS
_HEADS = frozenset(map(get_string_id, ("NOUN", "PROPN", "PRON")))
_PLURAL = frozenset({"NNS", "NNPS"})
# Verbs of judging: "thanked Qatar for its help" speaks of Qatar's.
_JUDGING = frozenset(
    {"applaud", "berate", "blame", "chide", "commend", "condemn", "congratulate", "criticise", "criticize", "denounce"}
    | {"fault", "hail", "laud", "lambast", "praise", "punish", "rebuke", "sanction", "slam", "thank"}
)
_DEEPEST = 8  # words from a noun to one in its phrase


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
        self._tags: list[int] = entities.parsed.doc.to_array("POS").tolist()
        self._number = {sentence.start: n for n, sentence in enumerate(self._sentences)}
        self._heads: dict[int, list[Token]] = {}
        self._blank: dict[int, bool] = {}
        self._whole: dict[tuple[int, str], list[Candidate]] = {}  # of sentences before the one that is asked about
        self._quotations: list[Quotation] | None = None

    def before(self, token: Token, back: int, want: str) -> Iterator[list[Candidate]]:
        """The candidates before `token`: in its sentence, then in each of the `back` sentences before it.

        For a pronoun in a direct quote only those of the same voice: the author's words are not the speaker's.
        """
        number = self._number[token.sent.start]
        voice = self._voice(token) if token.tag_ in ("PRP", "PRP$") else None
        here = self._of(number, want, token.left_edge.i if token.pos_ == "NOUN" else token.i)
        if voice is None and token.pos_ == "PRON" and token.head.lemma_ in VERBS:
            here = [one for one in here if self._voice(one.token) is None]  # ""We fight Chad," it said": not Chad
        bound = {one.token for one in here if _bound(one.token, token)}
        taken = {one.referent.id for one in here if one.token in bound} - {""}
        yield [one for one in here if one.token not in bound and one.referent.id not in taken and _in(voice, one)]
        seen = 0
        while seen < back and number > 0:
            number -= 1
            if not self._is_blank(number):
                seen += 1
                everyone = self._whole.get((number, want))
                if everyone is None:
                    everyone = self._whole[number, want] = self._of(number, want, len(token.doc))
                yield everyone if voice is None else [one for one in everyone if _in(voice, one)]

    def forget(self) -> None:
        """Ask the entities anew, after what they know of whom has changed."""
        self._whole.clear()

    def _is_blank(self, number: int) -> bool:
        """Whether a sentence holds nothing but white space."""
        known = self._blank.get(number)
        if known is None:
            known = self._blank[number] = all(token.is_space for token in self._sentences[number])
        return known

    def _voice(self, token: Token) -> tuple[Quotation, ...] | None:
        """The direct quote that `token` stands in and the one before it in its paragraph; None where it is in none."""
        if self._quotations is None:
            self._quotations = quotations(token.doc)
        for n, one in enumerate(self._quotations):
            if one.start < token.i < one.end:
                before = self._quotations[n - 1] if n else None
                if before is None or any("\n" in word.text for word in token.doc[before.end : one.start]):
                    return (one,)
                return before, one
        return None

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
        inside = _in_relative(token) or _in_reproach(token)
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

    def only(
        self,
        token: Token,
        fits: Callable[[Candidate], bool],
        back: int,
        *,
        better: Callable[[Candidate], bool] | None = None,
    ) -> Candidate | None:
        """The actor that fits in the nearest sentence that has any, None where several do; better: as of `nearest`."""
        for candidates in self.before(token, back, "actor"):
            fitting = [one for one in candidates if fits(one)]
            if better is not None:
                fitting = [one for one in fitting if better(one)] or fitting
            if fitting:
                return fitting[-1] if len({one.referent.id for one in fitting}) == 1 else None
        return None

    def beside(self, token: Token) -> Iterator[Candidate]:
        """Those of whom the verb of `token` speaks beside it, before or after."""
        verb = _governor(token)
        if verb is not None:
            everyone = self._of(self._number[token.sent.start], "actor", len(token.doc))
            for one in everyone:
                top = _top(one.token)
                above = top.head.head if top.dep_ == "pobj" else top.head
                if one.token != token and token not in one.token.ancestors and verb == above:
                    yield one

    def _of(self, number: int, want: str, end: int) -> list[Candidate]:
        found = []
        for token in self._heads_of(number):
            if token.i >= end:
                break
            subject = _top(token).dep_ in _SUBJECTS
            # The pipeline takes an acronym that it does not know for a plural.
            plural = (token.tag_ in _PLURAL and not token.text.isupper()) or token.lower_ == "they"
            name = self._entities.names.at(token)
            if want == "actor" and name is not None and not name.actors and not governs(token, name):
                continue  # "took Sanaa" speaks of no government
            referents = self._entities.alone(token, want=want)
            if not referents and want == "actor" and not plural:
                kind = self._unknown(token)
                if kind is not None:
                    referents = (opened(kind, token.text, token.idx, token.idx + len(token)),)
            found += [Candidate(one, token, subject, plural) for one in referents]
        return found

    def _unknown(self, token: Token) -> str | None:
        """The kind of the person or body that `token` speaks of and nobody knows; a pronoun may mean it nonetheless."""
        if self._entities.names.at(token) is not None:
            return None
        if token.lemma_.lower() in OFFICES | RANKS | PERSONS:
            return "person"
        if token.pos_ == "PROPN" and token.lower_.removesuffix("s") not in _PEOPLE:
            return "person" if token.ent_type_ == "PERSON" else "actor"
        return None

    def _heads_of(self, number: int) -> list[Token]:
        heads = self._heads.get(number)
        if heads is None:
            names, sentence = self._entities.names.by_place, self._sentences[number]
            where = range(sentence.start, sentence.end)
            likely = (sentence.doc[i] for i in where if self._tags[i] in _HEADS or names[i] is not None)
            heads = self._heads[number] = [token for token in likely if self._head(token)]
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
        if token.pos_ == "PROPN" and token.dep_ in _SUBJECTS:
            return True
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


def _in(voice: tuple[Quotation, ...] | None, candidate: Candidate) -> bool:
    return voice is None or any(one.start < candidate.token.i < one.end for one in voice)


def _in_reproach(token: Token) -> bool:
    """Whether `token` is the subject of what a participle says: "cut ties with Ukraine, saying it had armed …"."""
    if token.dep_ not in _SUBJECTS or token.head.dep_ != "ccomp":
        return False
    saying = token.head.head
    return saying.tag_ == "VBG" and saying.dep_ == "advcl" and not any(one.dep_ in _SUBJECTS for one in saying.lefts)


def _bound(candidate: Token, token: Token) -> bool:
    """Whether a pronoun cannot stand for the candidate: both are one verb's ("Haftar met him"), or it lies in it."""
    at = token
    while at.i != candidate.i and at.dep_ not in ("conj", "relcl", "acl", "appos", "ROOT"):
        at = at.head
    if at == candidate:
        return True
    verb = _governor(token)
    if verb is None:
        return False
    top = _top(candidate)
    if top.head == verb and token.dep_ != "poss":
        return True
    for subject in surface_subjects(verb):
        # "The party of Modi accused him", "officers of the Guards help the group": nobody inside the subject either.
        inside = token.dep_ != "poss" and subject.i < token.i and _within(candidate, subject)
        if subject != token and (subject in (candidate, top) or inside):
            return True
    return False


def _within(token: Token, noun: Token) -> bool:
    """Whether `token` stands in the phrase of `noun`, and in no clause of it."""
    for _ in range(_DEEPEST):
        if token.dep_ in ("relcl", "acl", "ROOT"):
            return False
        token = token.head
        if token == noun:
            return True
    return False


def _governor(token: Token) -> Token | None:
    """The verb whose subject `token` cannot be, being another of its arguments; its own verb where it is the subject.

    Also the verb above a small clause ("calling it a target"), and one that judges ("thanked Qatar for its help").
    """
    if token.dep_ in ("nsubj", "nsubjpass"):
        verb = token.head
        small = verb.dep_ in ("ccomp", "oprd", "xcomp") and verb.pos_ not in VERBAL
        return verb.head if small and verb.head.pos_ in VERBAL else verb
    if token.dep_ in ("dobj", "dative"):
        return token.head
    if token.dep_ == "pobj" and token.head.dep_ in ("prep", "agent", "dative"):
        return token.head.head
    if token.dep_ == "poss" and token.head.dep_ == "pobj" and token.head.head.lower_ in ("for", "over"):
        verb = token.head.head.head
        return verb if verb.lemma_ in _JUDGING else None
    return None
