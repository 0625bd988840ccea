"""The sources that stand beside what is stated: "…, X said", "as X claims", "according to X", "which X denies"."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.predication import VERBAL, Predications, is_passive
from sides.loaders.reader.sayings import ASKING, NOUNS, OF_EVENTS, REJECTING, THINKING, VERBS
from spacy.tokens import Span, Token

_NOUN = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_FINITE = ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB")


def says(verb: Token, clause: Token, dep: str) -> bool:
    """Whether `verb` says what `clause`, which hangs on it by `dep`, states, and does not only stand above it."""
    if dep == "ccomp" or dep in ("parataxis", "dep"):
        return verb.lemma_ not in ("call", "order") or dep == "ccomp"
    if dep == "xcomp":
        return verb.lemma_ not in THINKING
    if dep in ("dobj", "nsubjpass") and clause.pos_ in ("NOUN", "PROPN"):
        return verb.lemma_ in OF_EVENTS and clause.lemma_ not in NOUNS
    if dep == "prep" and verb.lemma_ in ("accuse", "blame", "charge", "suspect"):
        return clause.lower_ in ("of", "for", "with") and any(child.dep_ == "pcomp" for child in clause.children)
    if dep == "advcl" and clause.i < verb.i:
        # "…, the spokesman said": a clause put before the verb that says it.
        return not any(child.dep_ == "mark" for child in clause.children) and clause.tag_ in _FINITE
    if dep == "advcl":
        # "called on the army to withdraw", and an infinitive taken for a purpose.
        return verb.lemma_ in ASKING and any(child.tag_ == "TO" for child in clause.children)
    return False


class Sources:
    """The sources that one document's sentences put beside what they state."""

    def __init__(self, predications: Predications) -> None:
        self._predications = predications
        self._found: dict[int, list[tuple[Token, str, Token | None, Token]]] = {}

    def beside(self, head: Token) -> Iterator[tuple[Token, str, Token | None]]:
        """Who says what `head` states, with the stance and the word that says so."""
        sentence = head.sent
        if sentence.start not in self._found:
            self._found[sentence.start] = list(self._search(sentence))
        for who, stance, word, over in self._found[sentence.start]:
            above = set(head.ancestors)
            covered = over == head or over in above or (over.dep_ == "conj" and over.head in above)
            if covered and (word is None or (word not in above and head != word)):
                yield who, stance, word

    def _search(self, sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
        """Each source of `sentence`, with the word at the head of all that it covers."""
        for token in sentence:
            if token.lower_ == "according":
                yield from self._according(token, sentence)
            elif token.pos_ in VERBAL and token.lemma_ in VERBS:
                yield from self._detached(token)
                if token.lemma_ in REJECTING and token.dep_ == "relcl":
                    yield from self._denial(token, sentence)
        yield from _headline(sentence)

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
        if any(child.dep_ == "dobj" for child in verb.children) and verb.lemma_ != "tell":
            return
        left = verb.left_edge
        if marks[:1] != ["as"] and (
            marks or left.i == left.sent.start or left.nbor(-1).text not in (",", '"', "-", ";")
        ):
            return
        if verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return
        for who in self._predications.of(verb).subjects:
            yield who, VERBS[verb.lemma_], verb, verb.head

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


def _clause_of(token: Token, sentence: Span) -> Token:
    """The head of what "according to" covers: the relative clause that it stands in, else the sentence."""
    at = token
    while at.head != at:
        if at.dep_ in ("relcl", "acl"):
            return at
        at = at.head
    return sentence.root


def _headline(sentence: Span) -> Iterator[tuple[Token, str, Token | None, Token]]:
    """The source at the end of a headline ("Rebels take town - army"), or at its begin ("Army: rebels flee")."""
    words = [token for token in sentence if not token.is_space]
    if len(words) < 5 or words[-1].text in (".", "?", "!", '"', "'"):
        return
    root = sentence.root
    for i in range(len(words) - 2, max(2, len(words) - 6), -1):
        if words[i].text in ("-", "--") and words[i].idx > words[i - 1].idx + len(words[i - 1]):
            last = words[-1]
            if last.pos_ in ("NOUN", "PROPN") and all(
                w.pos_ in ("NOUN", "PROPN", "ADJ", "DET") for w in words[i + 1 :]
            ):
                yield last, "said", None, root
            return
