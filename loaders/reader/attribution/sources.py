"""The sources that stand beside what is stated: "…, X said", "as X claims", "according to X", "which X denies"."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.attribution.denials import Denials
from sides.loaders.reader.attribution.sayings import (
    ASKING,
    BLAMING,
    BODIES,
    MANNERS,
    NOUNS,
    OF_EVENTS,
    REJECTING,
    THINKING,
    UNNAMED,
    VERBS,
)
from sides.loaders.reader.factuality.clause_words import has_no
from sides.loaders.reader.reference.entities import Entities
from sides.loaders.reader.relations.predication import Predications, is_passive
from sides.loaders.reader.relations.prepositions import after_preposition
from sides.loaders.reader.word_classes import NOMINAL, VERBAL, infinitive
from spacy.strings import get_string_id
from spacy.tokens import Span, Token

_NOUN = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
# What stands before a noun of saying that sums up what was said: ", a charge that …", ", something that …".
_ANNOUNCED = frozenset(["a", "an", "the", ",", "-", "--"])
_APART = frozenset([",", '"', "-", "--", ";"])
# Words at which a source may stand, by their numbers.
_LEMMAS = frozenset(map(get_string_id, (*NOUNS, *MANNERS, *VERBS, "put")))
_WORDS = frozenset(map(get_string_id, ("something", "according", "citing", "quoting")))
_FINITE = ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB")


def says(verb: Token, clause: Token, dep: str) -> bool:
    """Whether `verb` says what `clause`, which hangs on it by `dep`, states, and does not only stand above it."""
    if dep == "ccomp" or dep in ("parataxis", "dep"):
        return verb.lemma_ not in ("call", "order") or dep == "ccomp"
    if dep == "xcomp":
        return verb.lemma_ not in THINKING
    if dep in ("dobj", "nsubjpass") and clause.pos_ in NOMINAL:
        return verb.lemma_ in OF_EVENTS and clause.lemma_ not in NOUNS
    if dep == "prep" and verb.lemma_ in BLAMING:
        if clause.lower_ not in ("of", "for", "with", "by"):
            return False
        return verb.lemma_ != "suspect" or any(child.dep_ == "pcomp" for child in clause.children)
    if dep == "prep" and verb.lemma_ in ("admit", "confess"):
        return clause.lower_ == "to"
    if dep == "advcl" and clause.i < verb.i:
        # "…, the spokesman said": a clause put before the verb that says it.
        return not any(child.dep_ == "mark" for child in clause.children) and clause.tag_ in _FINITE
    if dep == "advcl":
        # "called on the army to withdraw", and an infinitive taken for a purpose.
        return verb.lemma_ in ASKING and infinitive(clause)
    return False


class Sources:
    """The sources that one document's sentences put beside what they state."""

    def __init__(self, predications: Predications, entities: Entities, denials: Denials) -> None:
        self._predications, self._entities, self._denials = predications, entities, denials
        self._found: dict[int, list[tuple[Token, str, Token | None, Token]]] = {}
        self._words: list[int] = entities.parsed.doc.to_array("LOWER").tolist()

    def beside(self, head: Token, within: Token | None = None) -> Iterator[tuple[Token, str, Token | None]]:
        """Who says what `head` states, with the stance and the word that says so.

        within: the head of what is mentioned in passing, where `head` is: only what covers no more than that counts.
        """
        sentence = head.sent
        if sentence.start not in self._found:
            self._found[sentence.start] = list(self._search(sentence))
        for who, stance, word, over in self._found[sentence.start]:
            above = set(head.ancestors)
            covered = over == head or over in above or (over.dep_ == "conj" and over.head in above)
            if within is not None and not (over == within or within.is_ancestor(over)):
                continue
            if stance == "denied" and head.lemma_ in VERBS:
                continue  # who denies an accusation does not deny that it was made
            if covered and (word is None or (word not in above and head != word)):
                yield who, stance, word

    def _search(self, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """Each source of `sentence`, with the word at the head of all that it covers."""
        lemmas = self._entities.names.lemmas
        for i in range(sentence.start, sentence.end):
            if lemmas[i] not in _LEMMAS and self._words[i] not in _WORDS:
                continue
            token = sentence.doc[i]
            if (token.lemma_ in NOUNS or token.lower_ == "something") and token.i > sentence.start:
                yield from self._charge(token, sentence)
            if token.lower_ == "according":
                yield from self._according(token, sentence)
            elif token.lower_ in ("citing", "quoting"):
                yield from self._cited(token, sentence)
            elif token.pos_ in VERBAL and (token.lemma_ in VERBS or token.lemma_ == "put"):
                yield from self._detached(token)
                if token.lemma_ in REJECTING and token.dep_ == "relcl":
                    yield from self._denial(token, sentence)
            elif token.lemma_ in MANNERS and token.dep_ == "pobj" and token.head.lower_ in ("in", "by"):
                yield from self._manner(token, sentence)
        yield from self._headline(sentence)

    def _cited(self, token: Token, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """Whom a medium cites: "Reuters reported, citing two army officials"."""
        over = token.head if token.dep_ == "advcl" and token.head.pos_ in VERBAL else _clause_of(token, sentence)
        for who in (child for child in token.rights if child.dep_ in ("dobj", "pobj")):
            if self._speaks(who) or (who.lemma_ in NOUNS and any(child.dep_ == "prep" for child in who.children)):
                yield who, "said", token, over

    def _manner(self, noun: Token, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """Whose words, account or view it is: "in Burhan's words", "in the view of the rebels"."""
        owners = [child for child in noun.lefts if child.dep_ == "poss"]
        for who in (*owners, *after_preposition(noun, "of")):
            if who.pos_ == "PRON" or self._speaks(who):
                yield who, "according-to", noun, _clause_of(noun, sentence)

    def _speaks(self, noun: Token) -> bool:
        """Whether `noun` is somebody who may be a source."""
        lemma = noun.lemma_.lower()
        if lemma in UNNAMED or lemma in BODIES:
            return not has_no(noun)
        return noun.pos_ in _NOUN and self._entities.fits(noun, "actor")

    def _according(self, token: Token, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        over = _clause_of(token, sentence)
        for child in token.children:
            if child.lower_ == "to":
                for who in child.children:
                    if who.dep_ == "pobj":
                        yield who, "according-to", token, over

    def _detached(self, verb: Token) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """A verb of saying that only stands beside: "…, residents said", "as the army claims"."""
        if verb.dep_ not in ("parataxis", "advcl", "ccomp", "dep") or verb.head.pos_ not in VERBAL:
            return
        marks = [child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")]
        if any(child.dep_ in ("ccomp", "xcomp", "neg") for child in verb.children) or verb.lemma_ in THINKING:
            return
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if verb.lemma_ == "put" and [child.lower_ for child in objects] != ["it"]:
            return
        if objects and verb.lemma_ not in ("tell", "put"):
            return
        if not any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children) and marks[:1] == ["as"]:
            return  # another clause's subject does not claim what this one tells
        left = verb.left_edge
        apart = left.text in _APART or (left.i > left.sent.start and left.nbor(-1).text in _APART)
        if marks[:1] != ["as"] and (marks or left.i == left.sent.start or not apart):
            return
        if verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return
        for who in self._predications.of(verb).subjects:
            yield who, VERBS.get(verb.lemma_, "said"), verb, verb.head

    def _denial(self, verb: Token, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """Who rejects what stands before: "…, which Kigali has denied", "…, a charge that both reject"."""
        objects = [child for child in verb.children if child.dep_ == "dobj" and child.lower_ in ("which", "that")]
        if any(child.dep_ == "dobj" for child in verb.children) and not objects:
            return
        if verb.head.lemma_.lower() not in NOUNS and not (objects and objects[0].lower_ == "which"):
            return
        if any(child.dep_ == "neg" for child in verb.children) or is_passive(verb):
            return
        root = sentence.root
        for child in verb.children:
            if child.dep_ == "nsubj" and child.pos_ in _NOUN:
                yield child, "denied", verb, root

    def _charge(self, noun: Token, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """Who denies what stands before, by the order of the words: ", a charge that Kigali has denied", "denied by".

        The parser hangs these anywhere. Of an accusation "it" is the accused.
        """
        before = noun.i - (1 if noun.nbor(-1).is_punct else 2)
        if noun.nbor(-1).lower_ not in _ANNOUNCED:
            return
        if before <= sentence.start or noun.doc[before].text not in (",", "-", "--"):
            return
        who: Token | None = None
        for word in noun.doc[noun.i + 1 : min(noun.i + 9, sentence.end)]:
            if word.lemma_ in REJECTING:
                if who is not None:
                    denying = who.pos_ == "PRON" or who.lower_ == "both"
                    parties = [self._denials.accused(sentence, noun.i) or who if denying else who]
                    if who.lower_ == "both":
                        behind = noun.doc[max(before - 8, sentence.start) : before]
                        other = next((one for one in reversed(behind) if self._entities.fits(one, "actor")), None)
                        parties += [other] if other is not None else []
                else:
                    parties = list(after_preposition(word, "by"))  # "an account dismissed by the army"
                for one in parties:
                    yield one, "denied", None, sentence.root
                return
            if word.pos_ in _NOUN and word.lower_ not in ("that", "which"):
                who = word
            elif word.lower_ == "not" or word.is_punct:
                return

    def _headline(self, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """The source at the end of a headline ("Rebels take town - army"), or at its begin ("Army: rebels flee").

        A state at the begin is what the headline is about ("Sudan: army retakes the town"), unless it speaks elsewhere.
        """
        last = next((token for token in reversed(sentence) if not token.is_space), None)
        if last is None or last.text in (".", "?", "!", '"', "'"):
            return
        words = [token for token in sentence if not token.is_space]
        if len(words) < 5:
            return
        root = sentence.root
        for i in range(1, len(words) - 1):
            colon = words[i].text == ":"
            if not colon and not (words[i].text in ("-", "--") and words[i].idx > words[i - 1].idx + len(words[i - 1])):
                continue
            if len(words) - i <= 5 and i > 2 and self._is_source(words[i + 1 :]):
                yield words[-1], "said", None, root
            elif colon and i <= 4 and self._is_source(words[:i], begins=True):
                yield words[i - 1], "said", None, root
            return

    def _is_source(self, words: list[Token], *, begins: bool = False) -> bool:
        """Whether `words` are the name of somebody who speaks, and nothing more."""
        if not all(word.pos_ in ("NOUN", "PROPN", "ADJ", "DET") for word in words):
            return False
        last = words[-1]
        if last.lemma_.lower() in UNNAMED or last.lemma_.lower() in BODIES:
            return True
        found = self._entities.of(last, want="actor")
        return bool(found) and not (begins and found[0].kind == "state")


def _clause_of(token: Token, sentence: Span) -> Token:
    """The head of what "according to" covers: the relative clause that it stands in, else the sentence."""
    at = token
    while at.head != at:
        if at.dep_ in ("relcl", "acl"):
            return at
        at = at.head
    return sentence.root
