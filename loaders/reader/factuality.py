"""Polarity and modality: whether what a sentence states is said to be so, not so, planned, tried, possible or asked.

Read by climbing from the word that states a relation through what governs it, as far as its clause depends on that.
What somebody merely says stands outside: who says it, and with which stance, is `attribution`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from sides.loaders.reader.agentive import names_somebody
from sides.loaders.reader.auxiliaries import auxiliary_modality, is_asked, is_inverted_condition
from sides.loaders.reader.clause_words import has_no, infinitive, is_former, own_subject, past_result
from sides.loaders.reader.contexts import (
    ADJECTIVES,
    BEFORE_NOUNS,
    DISTANCE,
    EVENTS,
    HEDGES,
    LIGHT,
    MOTIONS,
    NEGATIONS,
    NOUNS,
    RAISING,
    SAYING,
    VERBS,
    Context,
)
from sides.loaders.reader.predication import VERBAL
from sides.loaders.reader.tense import told_as
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

_NOUN = frozenset({"NOUN", "PROPN"})
_CLAUSE = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "csubj", "csubjpass"})
_IF = frozenset(["if", "unless", "provided", "lest"])
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
# Verbs that by themselves put what they state into the future ("promised a dialogue").
_PROMISING = frozenset(["promise", "offer", "plan", "vow"])
# Verbs that reject what is said, where a clause follows, and what is done, where an infinitive or a gerund does.
_DISPUTING = word_set("reject dispute refute rebut dismiss contest")


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether it is so.

    polarity: `affirmed` or `negated`. modality: one of `terms.MODALITIES`, None where the sentence takes nothing
    from it: an
    act then happened, and a state holds unless it is past. hedge: the word that hedges it ("apparently"), None where
    none
    does. past: whether it is told as something that was ("armed the rebels", "a former ally"); course: whether as
    something that is being done, which makes a state ongoing and leaves an act ("accused X of arming the rebels").
    """

    polarity: str = "affirmed"
    modality: str | None = None
    hedge: str | None = None
    past: bool = False
    course: bool = False


def factuality(head: Token) -> Factuality:
    """What the sentence of `head`, the word that states a relation, says about whether it is so."""
    reading = _Climb()
    reading.climb(head)
    told = told_as(head)
    if told == "ongoing" and not reading.negated:
        reading.modalities.append(told)
    return Factuality(
        "negated" if reading.negated else "affirmed",
        max(reading.modalities, key=DISTANCE.index, default=None),
        reading.hedge,
        reading.over or told == "past",
        told == "course",
    )


class _Climb:
    """What has been read on the way up."""

    def __init__(self) -> None:
        self.negated = False
        self.modalities: list[str] = []
        self.hedge: str | None = None
        self.over = False

    def climb(self, token: Token) -> None:
        """Read `token` and all that governs it."""
        at: Token | None = token
        below: Token | None = None
        for seen in range(12):
            if at is None:
                return
            if at.pos_ in VERBAL:
                self._verb(at, own=seen == 0, below=below)
            else:
                self._word(at, own=seen == 0)
            at, below = self._up(at), at

    def _give(self, context: Context | None) -> None:
        if context is None:
            return
        if context.modality is not None:
            self.modalities.append(context.modality)
        if context.negates:
            self.negated = not self.negated

    # What stands on the word itself.

    def _verb(self, verb: Token, *, own: bool, below: Token | None) -> None:
        negated = False
        for child in verb.children:
            if below is not None and child == below:
                continue
            dep, word = child.dep_, child.lower_
            if dep == "neg" or (dep in ("advmod", "preconj", "cc") and word in NEGATIONS and child.i < verb.i):
                negated = not negated
            elif dep == "aux":
                self._auxiliary(verb, child)
            elif dep == "advmod":
                self._adverb(child, verb)
            elif dep == "mark":
                self._mark(child, verb)
            elif dep in ("nsubj", "nsubjpass", "attr") or (own and dep == "dobj"):
                negated = negated != has_no(child)
            elif own and dep == "prep" and any(has_no(inner) for inner in child.children if inner.dep_ == "pobj"):
                negated = not negated
        self.negated = self.negated != negated
        if own and verb.lemma_ in _PROMISING:
            self.modalities.append("planned")
        if own or verb.dep_ == "ROOT":
            self._progressive(verb)
            if is_asked(verb):
                self.modalities.append("questioned")
        if is_inverted_condition(verb):
            self.modalities.append("possible")
        self._shared(verb)

    def _mark(self, mark: Token, verb: Token) -> None:
        word = mark.lower_
        if word == "whether" and verb.dep_ != "ROOT":
            self.modalities.append("questioned")
        elif word in _IF and verb.dep_ != "ROOT":
            self.modalities.append("possible")

    def _shared(self, verb: Token) -> None:
        """A verb joined to another shares its auxiliary, and the negation where "or" joins them."""
        if verb.dep_ != "conj" or verb.head.pos_ not in VERBAL:
            return
        if any(child.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for child in verb.children):
            return
        first = verb.head
        if verb.tag_ in _FINITE and first.tag_ not in _FINITE:
            return
        joined = {child.lower_ for child in first.children if child.dep_ == "cc"}
        for child in first.children:
            if child.dep_ == "aux":
                self._auxiliary(first, child)
            elif child.dep_ == "neg" and joined & {"or", "nor"}:
                self.negated = not self.negated

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
            self.hedge = self.hedge or adverb.text
            modality = HEDGES[word]
            if modality is not None:
                self.modalities.append(modality)
        elif word == "longer" and any(child.lower_ in ("no", "any") for child in adverb.children):
            self.negated = not self.negated
        elif word in ("almost", "nearly"):
            self.modalities.append("possible")
        elif word == "still" and adverb.i < verb.i and verb.tag_ not in ("VB", "VBN"):
            self.modalities.append("ongoing")

    def _word(self, word: Token, *, own: bool) -> None:
        if has_no(word):
            self.negated = not self.negated
        for child in word.children:
            if child.dep_ in ("amod", "advmod", "compound", "neg"):
                lower = child.lower_
                if child.dep_ == "neg" or lower == "non":
                    self.negated = not self.negated
                elif own and word.pos_ in _NOUN and lower in BEFORE_NOUNS:
                    self._give(BEFORE_NOUNS[lower])
                elif lower in HEDGES:
                    self._adverb(child, word)
        if own and word.pos_ in _NOUN:
            self.over = self.over or is_former(word)

    # What governs it.

    def _up(self, at: Token) -> Token | None:
        """The next word on which it depends whether `at` is so; None where its clause stands by itself."""
        head, dep = at.head, at.dep_
        if dep == "ROOT" or head == at:
            return None
        if at.pos_ in VERBAL:
            return self._above_clause(at, head, dep)
        return self._above_phrase(at, head, dep)

    def _above_clause(self, verb: Token, head: Token, dep: str) -> Token | None:
        if dep == "conj" and head.pos_ in VERBAL:
            return self._above_clause(head, head.head, head.dep_) if head.dep_ in _CLAUSE else None
        if dep == "acl" and head.lemma_ in NOUNS and any(child.lower_ == "that" for child in verb.lefts):
            return self._governed(head, verb)  # "no evidence that"
        if dep == "relcl" or (dep == "acl" and not infinitive(verb)):
            return None
        if dep == "pcomp" or (dep == "prep" and head.pos_ == "ADP"):
            if head.lower_ in ("without", "instead", "rather") or head.head.lower_ == "instead":
                self.negated = not self.negated
            return self._governed(head.head, verb)
        if dep == "advcl":
            if verb.tag_ in _FINITE or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
                return None
            if infinitive(verb) and head.lemma_ not in VERBS and not past_result(verb):
                self.modalities.append("planned")
            return self._governed(head, verb)
        if dep == "ccomp" and verb.i < head.i and own_subject(verb):
            return None  # said before "…, he said", or another sentence before a semicolon
        if dep == "ccomp" and head.lemma_ == "be":
            for child in head.rights:
                if child.dep_ == "acomp":
                    self._give(ADJECTIVES.get(child.lemma_))  # "it is false that"
        if dep in _CLAUSE:
            return self._governed(head, verb)
        return None

    def _above_phrase(self, word: Token, head: Token, dep: str) -> Token | None:
        if dep == "conj" and head.pos_ == word.pos_:
            return self._above_phrase(head, head.head, head.dep_)
        if dep in ("attr", "acomp", "oprd") and head.pos_ in VERBAL:
            return head
        if word.pos_ in _NOUN and names_somebody(word):
            return None  # whether the leader came says nothing of whether he leads
        if dep == "nsubj" and head.pos_ in VERBAL:
            return self._subject_of(head)
        if dep in ("dobj", "nsubjpass") and head.pos_ in VERBAL:
            lemma = head.lemma_
            if lemma in SAYING:
                return None
            self._give(VERBS.get(lemma))
            return head if lemma in LIGHT or lemma in VERBS else None
        if dep == "pobj":
            return self._after(head, head.head)
        return None

    def _subject_of(self, verb: Token) -> Token | None:
        """What a verb says of the event that is its subject."""
        goes_on = verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.children)
        context = EVENTS.get("continue" if goes_on else verb.lemma_)
        if context is not None:
            self._give(context)
            return verb
        if verb.lemma_ == "be":
            for child in verb.children:
                if child.dep_ in ("acomp", "attr") and child.lemma_.lower() in ADJECTIVES:
                    self._give(ADJECTIVES[child.lemma_.lower()])
                    return verb
        return None

    def _after(self, preposition: Token, governor: Token) -> Token | None:
        word = preposition.lower_
        if word == "without":
            self.negated = not self.negated
            return None
        if governor.pos_ in VERBAL:
            if governor.lemma_ in VERBS and word in ("for", "on", "against", "to", "from"):
                self._give(VERBS[governor.lemma_])
                return governor
            if word == "for" and governor.lemma_ in MOTIONS:
                self.modalities.append("planned")
            return None
        if governor.pos_ in _NOUN and word in ("of", "for"):
            return self._governed(governor, None)
        return None

    def _governed(self, governor: Token, below: Token | None) -> Token | None:
        """Take what `governor` makes of the clause below it; the governor, where the way leads on through it."""
        lemma = governor.lemma_.lower()
        if governor.pos_ in VERBAL:
            if lemma in SAYING or (lemma in _DISPUTING and below is not None and below.tag_ in _FINITE):
                self._said(governor, below)
                return None
            if lemma in RAISING:
                self.hedge = self.hedge or governor.text
            elif lemma == "go" and governor.tag_ == "VBG":
                self.modalities.append("planned")
            elif lemma in ("have", "need", "be") and below is not None and below.dep_ == "xcomp":
                if any(child.lower_ == "yet" for child in (*governor.children, *below.children)):
                    self.negated = not self.negated
                elif governor.tag_ != "VBD" or lemma == "be":
                    self.modalities.append("planned" if lemma == "be" else "possible")
            if lemma in ("want", "like", "prefer") and below is not None and own_subject(below):
                self.modalities.append("possible")  # what is wished of others is nobody's plan
            else:
                self._give(VERBS.get(lemma))
            return governor
        if governor.pos_ == "ADJ":
            self._give(ADJECTIVES.get(lemma))
            return governor
        if governor.pos_ in _NOUN:
            self._give(NOUNS.get(lemma))
            return governor if lemma in NOUNS else None
        return None

    def _said(self, verb: Token, below: Token | None) -> None:
        """What is not said is open; what is said by nobody in particular is hedged ("is alleged to have")."""
        if any(child.dep_ == "neg" for child in verb.children):
            self.modalities.append("possible")
        if any(child.dep_ == "auxpass" for child in verb.children) and below is not None and below.dep_ == "xcomp":
            self.hedge = self.hedge or verb.text
