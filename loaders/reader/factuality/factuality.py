"""Polarity and modality: whether what a sentence states is said to be so, not so, planned, tried, possible or asked.

Read by climbing from the word that states a relation through what governs it, as far as its clause depends on that.
What somebody merely says stands outside: who says it, and with which stance, is `attribution`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from sides.loaders.reader.factuality.clause_words import (
    HIGHEST,
    is_due_to_others,
    is_matter_of_time,
    own_subject,
    past_result,
    perfect,
    still_to_come,
)
from sides.loaders.reader.factuality.contexts import (
    ADJECTIVES,
    CARRYING,
    CLAIMS,
    DISPUTING,
    ENDING,
    EVENTS,
    FAVOURING,
    LETTING,
    LIGHT,
    LINKING,
    MOTIONS,
    NOUNS,
    OPPOSING,
    ORDERING,
    OUTLOOKS,
    PHRASES,
    RAISING,
    SAYING,
    SHOWING,
    STOPPING,
    TIES,
    UNTRUE,
    VERBS,
    WISHING,
    WOULD,
)
from sides.loaders.reader.factuality.fact_marks import Marks, is_denied
from sides.loaders.reader.factuality.governors import (
    bare,
    claim,
    in_passive,
    is_adjunct,
    is_content,
    is_imagined,
    is_wanted,
    not_done,
    phrasal,
    said,
    stopped,
)
from sides.loaders.reader.factuality.tense import repaid, told_as
from sides.loaders.reader.relations.agentive import names_somebody
from sides.loaders.reader.relations.understood import accusing
from sides.loaders.reader.word_classes import NOMINAL, VERBAL, infinitive
from spacy.tokens import Token

_CLAUSE = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "csubj", "csubjpass"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """Whether it is so.

    polarity: `affirmed` or `negated`. modality: one of `terms.MODALITIES`, None where the sentence takes nothing from
    it: an act then happened, and a state holds unless it is past. hedge: the word that hedges it ("apparently"), None
    where none does. past: whether it is told as something that was ("armed the rebels", "a former ally"); course:
    whether as something that is being done, which makes a state ongoing and leaves an act ("accused X of arming").
    """

    polarity: str = "affirmed"
    modality: str | None = None
    hedge: str | None = None
    past: bool = False
    course: bool = False


def factuality(head: Token) -> Factuality:
    """What the sentence of `head`, the word that states a relation, says about whether it is so."""
    marks = Marks()
    _Climb(marks).climb(head)
    told = told_as(head)
    if told == "ongoing" and not marks.negated:
        marks.modalities.append(told)
    return Factuality(
        "negated" if marks.negated else "affirmed",
        marks.modality,
        marks.hedge,
        marks.over or told == "past",
        told == "course",
    )


class _Climb:
    """The way up from a word through what governs it."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks

    def climb(self, token: Token) -> None:
        """Read `token` and all that governs it."""
        at: Token | None = token
        below: Token | None = None
        for seen in range(HIGHEST):
            if at is None:
                return
            if at.pos_ in VERBAL:
                self._marks.verb(at, own=seen == 0, below=below)
            else:
                self._marks.word(at, own=seen == 0)
            at, below = self._up(at), at

    def _up(self, at: Token) -> Token | None:
        """The next word on which it depends whether `at` is so; None where its clause stands by itself."""
        head, dep = at.head, at.dep_
        if dep == "ROOT" or head == at:
            if at.tag_ == "VB" and infinitive(at) and own_subject(at):
                self._marks.modalities.append("planned")  # a headline's "France to leave Niger"
            return None
        if at.pos_ in VERBAL or (dep == "xcomp" and infinitive(at)):
            above = self._above_clause(at, head, dep)
            if not self._marks.modalities and is_due_to_others(at) and head.lemma_ not in LETTING:
                self._marks.modalities.append("possible")
            return above
        return self._above_phrase(at, head, dep)

    # Above a clause.

    def _above_clause(self, verb: Token, head: Token, dep: str) -> Token | None:
        if any(child.lower_ == "whether" for child in verb.lefts):
            return None  # what is asked is open, whatever governs it
        if dep == "conj" and head.pos_ in VERBAL:
            return self._above_clause(head, head.head, head.dep_) if head.dep_ in _CLAUSE else None
        if dep == "acl" and verb.tag_ in ("VBN", "VBD") and stopped(head):
            self._marks.modalities.append("attempted")  # "intercepted a drone launched by the rebels"
            return None
        if head.pos_ in NOMINAL and own_subject(verb) and is_content(verb, head, dep):
            return self._governed(head, verb)  # "accusations it is arming them", "no evidence it arms them"
        if dep in ("acl", "relcl") and head.pos_ in NOMINAL:
            that = [child for child in verb.lefts if child.lower_ == "that"]
            if infinitive(verb) and head.pos_ == "PROPN" and not any(child.dep_ == "amod" for child in head.lefts):
                self._marks.modalities.append("planned")  # a headline's "Turkey to invade Syria"
                return None
            if infinitive(verb) or (that and (dep == "acl" or that[0].dep_ == "mark")):
                return self._governed(head, verb)  # "no evidence that", "the deadline for them to leave"
            return None
        if dep in ("pcomp", "pobj") or (dep == "prep" and head.pos_ == "ADP"):
            return self._after_preposition(head, verb)
        if dep == "advcl":
            return self._adverbial(verb, head)
        if dep == "ccomp":
            return self._complement(verb, head)
        return self._governed(head, verb) if dep in _CLAUSE else None

    def _after_preposition(self, preposition: Token, verb: Token) -> Token | None:
        """Above a gerund after a preposition: "without attacking", "far from attacking", "ruled against attacking"."""
        word, governor = preposition.lower_, preposition.head
        if word == "for" and repaid(verb):
            return None  # "has never forgiven them for siding with": they did
        if governor.pos_ in NOMINAL and word == "of":
            governor = accusing(governor) or governor  # "is suspected by many there of sheltering them"
        if word == "with" and own_subject(verb):
            return None  # "signed, with both sides blaming the other": it stands by itself
        if word == "without":
            self._marks.turn()
            return self._governed(governor, verb)
        hinge = list(preposition.lefts)
        if governor.pos_ not in NOMINAL:
            hinge += [governor, *(child for child in governor.rights if child.lower_ == "nowhere")]
        for one in hinge:
            context = PHRASES.get(f"{one.lemma_.lower()}_{word}") or PHRASES.get(f"{one.lower_}_{word}")
            if context is not None:
                self._marks.give(context, governor)
                return governor if governor.pos_ in VERBAL else None
        if governor.pos_ == "ADV" and governor.head.pos_ in VERBAL:
            phrase = f"{governor.head.lemma_}_{governor.lower_}"  # "stopped short of attacking"
            if phrase in PHRASES:
                self._marks.give(PHRASES[phrase], governor.head)
                return governor.head
        return self._governed(governor, verb)

    def _adverbial(self, verb: Token, head: Token) -> Token | None:
        if any(child.lower_ == "than" for child in verb.lefts) and any(
            child.lower_ == "rather" for child in (*head.lefts, *verb.lefts)
        ):
            self._marks.turn()
            return None
        if is_due_to_others(verb):
            for child in head.rights if head.lemma_ == "be" else ():
                if child.dep_ == "acomp" and child.i < verb.i:
                    self._predicate(child, head)  # "it is impossible for them to leave"
            return self._governed(head, verb)  # "called for the troops to leave"
        if verb.tag_ in _FINITE or own_subject(verb):
            main = head.head if head.lower_ in ("long", "soon") else head  # "as soon as"
            if main.pos_ in VERBAL and still_to_come(verb, main):
                self._marks.modalities.append("possible")
            elif is_matter_of_time(verb, main):
                self._marks.modalities.append("predicted")
            elif verb.left_edge.i and verb.left_edge.nbor(-1).lemma_ in CLAIMS:
                self._marks.hedged(verb.left_edge.nbor(-1))  # "accusations it is arming them", hung on the verb
            return None
        if verb.tag_ in ("VBG", "VBN") and is_adjunct(verb, head):
            self._marks.auxiliaries(head)
            return None
        noun = verb.left_edge.nbor(-1) if infinitive(verb) and verb.left_edge.i else verb
        if noun.dep_ == "dobj" and noun.head == head and noun.lemma_ in NOUNS:
            return self._governed(noun, verb)  # "ignored calls to withdraw", hung on the verb
        if infinitive(verb) and head.lemma_ not in VERBS and not past_result(verb):
            self._marks.modalities.append("planned")
        return self._governed(head, verb)

    def _complement(self, verb: Token, head: Token) -> Token | None:
        if verb.i < head.i and own_subject(verb):
            return None  # said before "…, he said", or another sentence before a semicolon
        if head.lemma_ == "be":
            for child in head.rights:
                if child.lower_ == "far":
                    self._marks.modalities.append("possible")  # "it is far from certain that"
                elif child.dep_ in ("acomp", "attr"):
                    self._predicate(child, head)  # "it is false that", "it is not clear that"
        elif head.lemma_ not in SAYING and head.lemma_ not in VERBS:
            for child in head.lefts:
                if child.dep_ in ("nsubj", "nsubjpass") and (child.lemma_ in NOUNS or child.lemma_ in CLAIMS):
                    self._governed(child, verb)  # "no evidence has emerged that"
        return self._governed(head, verb)

    def _predicate(self, word: Token, verb: Token) -> None:
        """What a word after "be" says of the clause that is the sentence's subject."""
        lemma = word.lemma_.lower()
        if lemma in UNTRUE:
            self._marks.turn()
        else:
            self._marks.give(ADJECTIVES.get(lemma) or NOUNS.get(lemma), word, verb)

    # Above a phrase.

    def _above_phrase(self, word: Token, head: Token, dep: str) -> Token | None:
        if dep == "conj" and head.pos_ == word.pos_:
            return self._above_phrase(head, head.head, head.dep_)
        if dep in ("attr", "acomp", "oprd") and head.pos_ in VERBAL:
            return head
        if word.pos_ in NOMINAL and names_somebody(word):
            return None  # whether the leader came says nothing of whether he leads
        if dep == "nsubj" and head.pos_ in VERBAL:
            return self._subject_of(word, head)
        if dep in ("dobj", "nsubjpass") and (head.pos_ in VERBAL or infinitive(head)):
            return self._object_of(word, head)
        if dep == "pobj":
            return self._after(head, head.head)
        return None

    def _object_of(self, noun: Token, verb: Token) -> Token | None:
        """What a verb does to the event that is its object."""
        lemma = verb.lemma_
        context = phrasal(verb)
        if context is None and (lemma in OPPOSING or (lemma in FAVOURING and is_wanted(noun, verb))):
            self._marks.modalities.append("possible")
            return None
        if context is None and lemma in SAYING:
            if lemma in SHOWING and is_denied(verb):
                self._marks.modalities.append("possible")
            return None
        context = context or VERBS.get(lemma)
        self._marks.give(context, verb)
        return verb if context is not None or lemma in LIGHT else None

    def _subject_of(self, noun: Token, verb: Token) -> Token | None:
        """What a verb says of the event that is its subject."""
        if verb.lemma_ in STOPPING and verb.tag_ in ("VBD", "VBN") and bare(verb):
            self._marks.give(VERBS[verb.lemma_], verb)  # a headline's "Attack on camp foiled"
            return verb
        if noun.lemma_ in TIES and verb.lemma_ in ENDING and not any(one.dep_ == "dobj" for one in verb.rights):
            self._marks.turn()
            return verb
        goes_on = verb.lemma_ == "go" and any(child.lower_ == "on" for child in verb.children)
        context = EVENTS.get("continue" if goes_on else verb.lemma_)
        if context is not None:
            self._marks.give(context)
            return verb
        if verb.lemma_ in LINKING:
            for child in verb.rights:
                context = ADJECTIVES.get(child.lemma_.lower()) if child.dep_ in ("acomp", "attr", "oprd") else None
                if context is not None:
                    self._marks.give(context, child, verb)
                    return verb
                if child.dep_ == "prep" and any(inner.lemma_ in OUTLOOKS for inner in child.subtree):
                    self._marks.modalities.append("possible")
                    return None
        if is_imagined(noun, verb):
            self._marks.modalities.append("possible")
        return None

    def _after(self, preposition: Token, governor: Token) -> Token | None:
        word = preposition.lower_
        if word == "without":
            self._marks.turn()
            if any(child.lower_ in WOULD for child in governor.children if child.dep_ == "aux"):
                self._marks.modalities.append("possible")  # "without their support, it would fall"
            return None
        for due in (governor, *(child for child in governor.rights if child.dep_ == "acomp")):
            if word == "for" and due.pos_ == "ADJ" and due.lemma_ in ADJECTIVES:
                return self._governed(due, None)  # "due in Cairo for talks"
        if governor.pos_ in VERBAL:
            lemma = governor.lemma_
            context = PHRASES.get(f"{lemma}_{word}")
            if context is None and lemma in VERBS and word in ("for", "on", "against", "to", "from"):
                context = VERBS[lemma]
            if context is not None or (lemma, word) in CARRYING:
                self._marks.give(context or VERBS.get(lemma), governor)
                return governor
            if word == "for" and lemma in MOTIONS:
                self._marks.modalities.append("planned")
            return None
        if word == "for" and governor.dep_ == "dobj" and governor.head.lemma_ in MOTIONS:
            self._marks.modalities.append("planned")  # "massed troops for an attack"
            return None
        if word == "for" and governor.lower_ == "responsibility" and not_done(governor.head):
            self._marks.modalities.append("possible")
            return None
        if governor.lower_ == "event" and governor.dep_ == "pobj" and governor.head.lower_ == "in":
            self._marks.modalities.append("possible")  # "in the event of an attack"
            return None
        if governor.pos_ in NOMINAL and (word in ("of", "for") or (word in ("on", "to") and governor.lemma_ in NOUNS)):
            return self._governed(governor, None)
        return None

    # What governs a clause or phrase.

    def _governed(self, governor: Token, below: Token | None) -> Token | None:
        """Take what `governor` makes of the clause below it; the governor, where the way leads on through it."""
        lemma = governor.lemma_.lower()
        if governor.pos_ in VERBAL:
            return self._verb(governor, lemma, below)
        if governor.pos_ == "ADJ" and lemma == "able" and governor.head.tag_ == "VBD":
            return governor  # who was able to do it did it
        if governor.pos_ == "ADJ":
            self._marks.give(ADJECTIVES.get(lemma), governor, governor.head)
            return governor
        if governor.pos_ in NOMINAL:
            if lemma in UNTRUE and below is not None:
                self._marks.turn()
                return governor
            if (lemma in CLAIMS and (below is None or not infinitive(below) or perfect(below))) or (
                lemma == "idea" and below is not None and below.tag_ in _FINITE
            ):
                claim(self._marks, governor)
                return None
            self._marks.give(NOUNS.get(lemma), governor)
            return governor if lemma in NOUNS else None
        return None

    def _verb(self, governor: Token, lemma: str, below: Token | None) -> Token | None:
        to_do = below is not None and infinitive(below)
        if lemma in SAYING and to_do and lemma in ORDERING and below is not None and below.dep_ != "advcl":
            self._marks.modalities.append("possible")
            return governor if any(child.dep_ == "auxpass" for child in governor.children) else None
        if lemma in SAYING or (lemma in DISPUTING and below is not None and below.tag_ in _FINITE):
            said(self._marks, governor, below)
            return None
        if lemma in RAISING:
            self._marks.hedged(governor)
        elif lemma == "go" and governor.tag_ == "VBG":
            self._marks.modalities.append("planned")
        elif lemma in ("have", "need", "be") and below is not None and below.dep_ == "xcomp":
            self._to_do(governor, below)
        elif lemma in LETTING:
            if governor.tag_ not in ("VBD", "VBN"):
                self._marks.modalities.append("possible")
        elif lemma == "have" and governor.dep_ == "advcl" and governor.is_sent_start and not own_subject(governor):
            self._marks.modalities.append("possible")  # "Had Egypt not attacked, …"
        elif lemma == "let" and not own_subject(governor):
            self._marks.modalities.append("possible")
        if lemma in WISHING and below is not None and own_subject(below):
            self._marks.modalities.append("possible")  # what is wished of others is nobody's plan
        else:
            self._marks.give(phrasal(governor) or VERBS.get(lemma) or in_passive(governor), governor)
        return governor

    def _to_do(self, verb: Token, below: Token) -> None:
        """What is to be done: "are to meet", "has yet to meet", "need to meet"."""
        if any(child.lower_ == "yet" for child in (*verb.children, *below.children)):
            self._marks.turn()
        elif verb.tag_ != "VBD" or verb.lemma_ == "be":
            self._marks.modalities.append("planned" if verb.lemma_ == "be" else "possible")
