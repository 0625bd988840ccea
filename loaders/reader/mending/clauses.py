"""Clauses that the parser takes for something else: a truce "agreed by A and B", a headline's verb; see `phrases`."""

from __future__ import annotations

from sides.loaders.reader.mending.hanging import FINITE, NOUNS, after_and, before_and, hang, has_subject, join
from sides.loaders.reader.relations.control_verbs import OBJECT_GERUND
from sides.loaders.reader.word_classes import VERBAL
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

#: Prepositions before an event after which, or in which, something else was.
AFTER = frozenset({"after", "amid", "before", "during", "following"})


def event_before(gerund: Token) -> bool:
    """ "After clashes with X | causing deaths": the noun is what follows "after", and the gerund tells of it."""
    preposition = gerund.head
    if preposition.lower_ not in AFTER:
        return False
    noun = next((child for child in gerund.lefts if child.dep_ == "nsubj"), None)
    if noun is None or noun.pos_ != "NOUN" or noun.i < preposition.i:
        return False
    hang(noun, preposition, "pobj")
    hang(gerund, noun, "acl")
    return True


def taken_for_gerund(word: Token) -> bool:
    """ "As | opposing militias fled": the word before a bare noun describes it, for the noun has a verb behind it."""
    nouns = [child for child in word.rights if child.dep_ == "dobj" and child.i == word.i + 1]
    if word.head.lower_ not in ("as", "while") or word.head.i != word.i - 1 or not nouns:
        return False
    end = nouns[0].right_edge.i + 1
    if end >= word.sent.end or word.doc[end].tag_ not in FINITE:
        return False
    verb = word.doc[end].head if word.doc[end].dep_ in ("aux", "auxpass") else word.doc[end]
    if verb.i < end or has_subject(verb):
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    if verb.dep_ == "conj":
        verb.dep_ = "advcl"
    hang(nouns[0], verb, "nsubjpass" if passive else "nsubj")
    hang(word, nouns[0], "amod")
    word.pos_ = "ADJ"
    word.tag_ = "JJ"
    return True


def agreed_by(by: Token) -> bool:
    """ "The truce | agreed by A and B | holds": with an agent it is a participle, and the main verb is behind it."""
    participle = by.head
    subject = next((child for child in participle.lefts if child.dep_ == "nsubj"), None)
    if participle.tag_ != "VBD" or subject is None or any(child.dep_ == "dobj" for child in participle.rights):
        return False
    agent = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if agent is None or agent.pos_ not in NOUNS or agent.ent_type_ in ("DATE", "TIME", "PERCENT", "QUANTITY"):
        return False
    if agent.tag_ == "NN" and not any(agent.lefts):
        return False  # "spoke by telephone"
    participle.tag_ = "VBN"
    for verb in participle.rights:
        if verb.dep_ in ("ccomp", "conj") and verb.pos_ in VERBAL and verb.i > agent.i:
            verb.dep_ = "conj"
            for child in verb.lefts:
                last = before_and(child) if child.dep_ in ("nsubj", "nsubjpass") and after_and(child) else None
                if last is not None and (last == agent or agent.is_ancestor(last)):
                    join(child, agent)
    return True


def headline_verb(noun: Token) -> bool:
    """ "Central army | repels rebels": the parser takes a headline for one noun phrase, and its verb for a noun."""
    for verb in noun.lefts:
        before = verb.nbor(-1) if verb.i > noun.sent.start else verb
        named = before.dep_ in ("compound", "nsubj") and before.head in (verb, noun)
        if verb.dep_ == "compound" and verb.tag_ in ("NNS", "VBZ") and verb.is_lower and named:
            told = any(word.tag_ in FINITE and word.pos_ in VERBAL and word != verb for word in noun.sent)
            if told or any(child.dep_ in ("acl", "relcl") for child in noun.rights):
                return False  # "Army forces commander killed"
            for child in noun.lefts:
                if child.i < before.i and child.dep_ in ("amod", "compound", "nmod", "det"):
                    hang(child, before, child.dep_)
            hang(before, verb, "nsubj")
            verb.dep_, verb.pos_, verb.tag_ = "dep", "VERB", "VBZ"
            return True
    return False


def gerund_of(noun: Token) -> bool:
    """ "Accused him of | shielding militants": what one is accused of is done, not a kind of militants."""
    preposition = noun.head
    if preposition.lower_ not in ("of", "for") or preposition.head.lemma_ not in OBJECT_GERUND:
        return False
    word = preposition.nbor(1)
    if word.dep_ != "compound" or word.head != noun or not word.lower_.endswith("ing") or not word.is_lower:
        return False
    if noun.tag_ == "NN" and not any(child.i > word.i for child in noun.lefts):
        return False  # "of bombing power"
    for child in noun.lefts:
        if child.i < word.i:
            return False
    word.tag_, word.pos_ = "VBG", "VERB"
    hang(word, preposition, "pcomp")
    hang(noun, word, "dobj")
    return True


def verb_between(noun: Token) -> bool:
    """ "The arrival of X in Y | angered Z": the verb between two names is taken for what Z is, with no other verb."""
    for verb in noun.subtree:
        if verb.dep_ == "amod" and verb.lower_.endswith("ed") and verb.is_lower and verb.i > noun.i:
            name, other = verb.nbor(-1), verb.head
            if other.i == verb.i + 1 and name.pos_ == other.pos_ == "PROPN" and name.head in (verb, other):
                return _part(noun, name, verb, other)
    return False


def _part(noun: Token, name: Token, verb: Token, other: Token) -> bool:
    """Make `name` the end of what is said of `noun`, and `other` the object of `verb`."""
    preposition = other.head
    if other.dep_ != "pobj" or preposition.i > name.i:
        return False
    for child in (*verb.lefts, *other.lefts):
        if child != name and child.i < name.i:
            hang(child, name, child.dep_)
    hang(name, preposition, "pobj")
    hang(verb, noun, "dep")
    verb.pos_, verb.tag_ = "VERB", "VBD"
    hang(other, verb, "dobj")
    return True


def last_participle(noun: Token) -> bool:
    """ "The rebels, armed by X, | advanced on Y": of two participles the last is the verb that the sentence lacks."""
    clauses = [child for child in noun.rights if child.dep_ in ("acl", "relcl", "appos")]
    if len(clauses) < 2 or clauses[-1].dep_ != "acl" or clauses[-1].tag_ != "VBN":
        return False
    verb = clauses[-1]
    if verb.nbor(-1).text != "," or any(child.dep_ in ("agent", "aux", "auxpass") for child in verb.children):
        return False
    if any(word.tag_ in FINITE for word in noun.sent if not clauses[0].is_ancestor(word) and word != clauses[0]):
        return False
    verb.tag_ = "VBD"
    return True


_GIVING = word_set(
    """accord allocate allow appoint ask assign award call declare deny elect give grant guarantee lend name offer owe
    pay promise refuse sell send show tell"""
)


def only_participle(noun: Token) -> bool:
    """ "Kenyan police | injured six people": what has an object is no passive, and the verb that the sentence lacks."""
    clauses = [child for child in noun.rights if child.dep_ in ("acl", "relcl", "appos")]
    if len(clauses) != 1 or clauses[0].dep_ != "acl" or clauses[0].tag_ != "VBN" or clauses[0].i != noun.i + 1:
        return False
    verb = clauses[0]
    if verb.lemma_ in _GIVING or not any(child.dep_ == "dobj" for child in verb.rights):
        return False
    if any(word.tag_ in FINITE for word in noun.sent) or any(child.dep_ == "agent" for child in verb.rights):
        return False
    verb.tag_ = "VBD"
    return True


def helped(noun: Token) -> bool:
    """ "Helped X | retake Y": the bare verb of what somebody is helped to do is taken for a noun."""
    for verb in noun.lefts:
        before = verb.nbor(-1)
        named = before.dep_ == "compound" and before.head in (verb, noun) and before.pos_ in ("PROPN", "NOUN")
        if verb.dep_ == "compound" and verb.tag_ == "NN" and verb.is_lower and named and before.i > noun.head.i:
            for child in (*noun.lefts, *verb.lefts):
                if child.i < before.i:
                    hang(child, before, child.dep_)
            helping = noun.head
            hang(verb, helping, "ccomp")
            hang(before, verb, "nsubj")
            hang(noun, verb, "dobj")
            verb.pos_, verb.tag_ = "VERB", "VB"
            return True
    return False


#: What one is taken or held as.
HELD_AS = frozenset({"captive", "hostage", "prisoner"})


def held_as(noun: Token) -> bool:
    """ "Took three sailors | prisoner": whom one takes stands before what he is taken as."""
    if noun.i == noun.sent.start:
        return False
    taken = noun.nbor(-1)
    if taken.dep_ != "compound" or taken.head != noun or taken.tag_ not in ("NNS", "NNPS"):
        return False
    hang(taken, noun.head, "dobj")
    for child in list(noun.lefts):
        if child.i < taken.i:
            child.head = taken
    noun.dep_ = "oprd"
    return True
