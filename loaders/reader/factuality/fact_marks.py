"""What is read, word by word, of whether something is so: negations, auxiliaries, adverbs, and words around a noun."""

from __future__ import annotations

from sides.loaders.reader.factuality.auxiliaries import auxiliary_modality, is_asked, is_inverted_condition, is_order
from sides.loaders.reader.factuality.clause_words import has_no, is_former, next_is
from sides.loaders.reader.factuality.contexts import (
    AFTER_NOUNS,
    BEFORE_NOUNS,
    CONDITIONS,
    DISTANCE,
    HEDGES,
    NEGATIONS,
    PROMISING,
    Context,
)
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
# What goes on while something happens in it: "has taken four towns in its war with the army".
_LASTING = frozenset(["war", "conflict", "feud", "rivalry", "insurgency", "standoff"])
_IMAGINED = frozenset(
    ["simulation", "film", "movie", "novel", "drill", "game", "scenario", "dream", "exercise", "wargame"]
)
# Before a participle they say that it is so no more: "formerly backed by".
_ONCE = frozenset(["once", "formerly", "previously"])
_NOBODY = frozenset(["nobody", "none", "neither", "nothing", "one", "side"])
_ASKING = frozenset(["ask", "know", "wonder", "determine", "clear", "unclear", "unknown"])
# Adverbs that carry the negation of their clause: "never before", "no longer", "not once".
_AFTER_NEVER = frozenset(["before", "again", "longer", "since", "once"])


class Marks:
    """What has been read so far.

    negated: whether it is not so. modalities: all that was given. hedge: the first word that hedges. over: whether a
    role is one of the past.
    """

    def __init__(self) -> None:
        self.negated = False
        self.modalities: list[str] = []
        self.hedge: str | None = None
        self.over = False
        self._rejected = False
        self._answered: set[int] = set()  # words whose negation has been read with the word that governs

    def turn(self) -> None:
        """Turn polarity."""
        self.negated = not self.negated

    def hedged(self, word: Token) -> None:
        """Keep `word` as what hedges, if nothing nearer does."""
        self.hedge = self.hedge or word.text

    def give(self, context: Context | None, *bearers: Token) -> None:
        """Take what `context` gives; bearers: the words on which its own negation would stand."""
        if context is None:
            return
        if context.denied is not None:
            denied = [word for word in bearers if is_denied(word)]
            if denied:
                self.modalities.append(context.denied)
                self._answered.update(word.i for word in denied if word.pos_ not in NOMINAL)
                return
        if context.modality is not None:
            self.modalities.append(context.modality)
        if context.negates:
            self._rejected = self._rejected or context.denied is not None
            self.turn()

    @property
    def modality(self) -> str | None:
        """Of all that was given, what is furthest from the fact; what somebody refused to reject is open."""
        given = [*self.modalities, "possible"] if self._rejected and not self.negated else self.modalities
        return max(given, key=DISTANCE.index, default=None)

    def verb(self, verb: Token, *, own: bool, below: Token | None) -> None:
        """Read what stands on `verb`; own: whether it states the relation; below: the child that was read already."""
        negated = False
        for child in verb.children:
            if below is not None and child == below:
                continue
            dep = child.dep_
            if is_negation(child, verb):
                negated = not negated
            elif dep == "aux":
                self._auxiliary(verb, child)
            elif dep == "advmod":
                self._adverb(child, verb)
                self.over = self.over or (own and verb.tag_ == "VBN" and child.lower_ in _ONCE and _is_bare(verb))
            elif dep == "mark":
                self._mark(child, verb)
            elif dep in ("nsubj", "nsubjpass", "attr") or (own and dep == "dobj"):
                negated = negated != has_no(child)
            elif dep == "prep" and child.lower_ == "in" and _imagines(child):
                self.modalities.append("possible")
            elif own and dep == "prep" and _with_nobody(child):
                negated = not negated
        if verb.i not in self._answered:
            self.negated = self.negated != negated
        if own and verb.lemma_ in PROMISING:
            self.modalities.append("planned")
        if own or verb.dep_ == "ROOT":
            self._progressive(verb)
            if is_asked(verb):
                self.modalities.append("questioned")
        if is_inverted_condition(verb) or is_order(verb):
            self.modalities.append("possible")
        self._shared(verb)

    def word(self, word: Token, *, own: bool) -> None:
        """Read what stands on a noun or adjective; own: whether it states the relation."""
        if has_no(word) and word.i not in self._answered:
            self.turn()
        own_noun = own and word.pos_ in NOMINAL
        for child in word.children:
            if child.dep_ in ("amod", "advmod", "compound", "neg"):
                lower = child.lower_
                if (child.dep_ == "neg" and child.i < word.i) or lower == "non":
                    self.turn()
                elif own_noun and lower in BEFORE_NOUNS:
                    self.give(BEFORE_NOUNS[lower])
                elif lower in HEDGES:
                    self._adverb(child, word)
            elif own_noun and child.dep_ == "acl" and child.tag_ == "VBN":
                self.give(AFTER_NOUNS.get(child.lemma_))
        if own_noun and word.lemma_ in _LASTING and _is_now(word):
            self.modalities.append("ongoing")
        if own_noun:
            self.over = self.over or is_former(word)

    def auxiliaries(self, verb: Token) -> None:
        """Take what the auxiliaries of `verb` give, and nothing else of it."""
        for child in verb.children:
            if child.dep_ == "aux":
                self._auxiliary(verb, child)

    def _mark(self, mark: Token, verb: Token) -> None:
        word = mark.lower_
        if (word == "whether" and verb.dep_ != "ROOT") or (word == "if" and _asks(mark, verb)):
            self.modalities.append("questioned")
        elif word in CONDITIONS and verb.dep_ != "ROOT":
            self.modalities.append("possible")

    def _shared(self, verb: Token) -> None:
        """A verb joined to another shares its auxiliary, and the negation where "or" or "nor" joins them."""
        if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL:
            return
        if any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.children):
            return
        first = verb.head
        joined = {child.lower_ for child in first.children if child.dep_ == "cc"}
        neither = "nor" in joined and any(child.lower_ == "neither" for child in first.children)
        if neither:
            self.turn()
        if verb.tag_ in _FINITE and first.tag_ not in _FINITE:
            return
        for child in first.children:
            if child.dep_ == "aux":
                self._auxiliary(first, child)
            elif child.dep_ == "neg" and not neither and joined & {"or", "nor"}:
                self.turn()

    def _auxiliary(self, verb: Token, auxiliary: Token) -> None:
        modality = auxiliary_modality(verb, auxiliary)
        if modality is not None:
            self.modalities.append(modality)

    def _progressive(self, verb: Token) -> None:
        if verb.tag_ != "VBG" or (verb.lemma_ == "go" and any(child.dep_ == "xcomp" for child in verb.children)):
            return
        if any(child.dep_ == "aux" and child.lemma_ == "be" for child in verb.children):
            self.modalities.append("ongoing")

    def _adverb(self, adverb: Token, verb: Token) -> None:
        word = adverb.lower_
        if word in HEDGES:
            self.hedged(adverb)
            modality = HEDGES[word]
            if modality is not None:
                self.modalities.append(modality)
        elif word == "longer" and any(child.lower_ == "no" for child in adverb.children):
            self.turn()
        elif word == "still" and adverb.i < verb.i and verb.tag_ != "VBN":
            if verb.tag_ == "VB" and (verb.dep_ != "conj" or any(child.dep_ == "aux" for child in verb.children)):
                return
            self.modalities.append("ongoing")


def _with_nobody(preposition: Token) -> bool:
    """Whether what stands after a preposition negates the verb: "agreed on little", "met with nobody".

    "With no warning" and "for no reason" leave it as it is.
    """
    for inner in preposition.children:
        if inner.dep_ == "pobj" and has_no(inner):
            return preposition.lower_ not in ("with", "for", "to", "within") or inner.lower_ in _NOBODY
    return False


def _is_bare(verb: Token) -> bool:
    """Whether a participle stands without an auxiliary."""
    return not any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)


def _imagines(preposition: Token) -> bool:
    """Whether what stands after "in" makes the sentence an imagined one: "in case", "in a simulation"."""
    return next_is(preposition, "case") or any(child.lemma_ in _IMAGINED for child in preposition.children)


def _is_now(noun: Token) -> bool:
    """Whether what is told to happen in the course of `noun` is told in the present or the perfect."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "amid"):
        return False
    verb = noun.head.head
    while verb.pos_ not in VERBAL and verb.dep_ in ("dobj", "pobj", "prep", "conj", "appos"):
        verb = verb.head
    if verb.pos_ not in VERBAL:
        return False
    finite = [verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass"))]
    return any(word.tag_ in ("VBZ", "VBP") for word in finite)


def _asks(mark: Token, clause: Token) -> bool:
    """Whether "if" asks, and makes no condition: "asked if", "it is unclear if"."""
    return clause.dep_ == "ccomp" or (mark.i > 0 and mark.nbor(-1).lemma_ in _ASKING)


def is_negation(child: Token, verb: Token) -> bool:
    """Whether `child` negates `verb`, on which it hangs."""
    if child.dep_ == "neg":
        return not next_is(child, "only", "just", "merely", "simply")
    if child.i > verb.i:
        return False
    if child.dep_ == "advmod" and child.lower_ in _AFTER_NEVER:
        return any(inner.lower_ in NEGATIONS for inner in child.children)
    only = next_is(child, "only", "just", "merely", "simply")
    return child.dep_ in ("advmod", "preconj", "cc") and child.lower_ in NEGATIONS and not only


def is_denied(word: Token) -> bool:
    """Whether a word is negated where it stands."""
    if word.pos_ in VERBAL:
        if any(
            is_negation(child, word) or (child.dep_ in ("nsubj", "nsubjpass") and has_no(child))
            for child in word.children
        ):
            return True
        first = word.head
        if word.dep_ != "conj" or first.pos_ not in VERBAL:
            return False
        joined = {child.lower_ for child in first.children if child.dep_ in ("cc", "preconj")}
        return bool(joined & {"or", "nor"}) and is_denied(first)  # "neither confirmed nor denied"
    return has_no(word) or any(child.dep_ == "neg" for child in word.children)
