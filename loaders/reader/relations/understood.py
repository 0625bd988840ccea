"""Subjects other than the parse has them: before a comma, above a phrase, beside "help", behind a relative pronoun."""

from __future__ import annotations

from sides.loaders.reader.attribution.sayings import VERBS
from sides.loaders.reader.reference.nouns import OFFICES, PLACES
from sides.loaders.reader.relations.control_verbs import OBJECT_GERUND
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

# What is said of the noun right before the comma, and not of the subject: "backs the government, led by X".
_HEADED = frozenset(["broker", "chair", "command", "head", "host", "lead", "mediate", "sponsor"])
_CLIMB = 6
_NOBODY = frozenset(["it", "there", "that", "this", "which", "who", "what"])
_SOME = frozenset(["many", "one", "others", "some", "those"])
_CALLING = frozenset(["call", "describe", "label", "say", "term"])
_BRANDING = frozenset(["accuse", "charge", "classify", "describe", "designate", "list", "regard", "see", "view"])
_PARTIES = frozenset(["between", "with"])
_TELLING = frozenset(["add", "report", "say"])
_GOING = frozenset(["from", "into", "to", "toward", "towards"])
_WHEN = frozenset(["after", "as", "because", "once", "when"])
#: Verbs that say of their subject that it takes or enters a place.
TAKING = word_set(
    "capture enter liberate occupy overrun reach recapture regain reoccupy retake secure seize storm take"
)
_REPORTING = frozenset(["accuse", "allege", "blame", "call", "claim", "insist", "say", "threaten", "urge", "warn"])


def headed_before(participle: Token) -> Token | None:
    """The noun before ", led by X", where the parser hangs the participle on the verb; None where it is no body."""
    if participle.lemma_ not in _HEADED or participle.tag_ != "VBN" or participle.i - participle.sent.start < 2:
        return None
    noun = participle.nbor(-2)
    if participle.nbor(-1).text != "," or noun.pos_ not in NOMINAL:
        return None
    while noun.dep_ == "pobj" and noun.head.head.pos_ in NOMINAL:
        noun = noun.head.head
    return None if noun.lemma_.lower() in PLACES or noun.ent_type_ in ("DATE", "GPE", "PERSON") else noun


def brokered(participle: Token) -> Token:
    """What ", brokered by X" speaks of, where the parser hangs it on a party: "a deal with the army, brokered by X"."""
    noun = participle.head
    if participle.lemma_ not in ("broker", "mediate") or noun.dep_ != "pobj" or noun.head.lower_ not in _PARTIES:
        return noun
    above = noun.head.head
    if above.pos_ in NOMINAL:
        return above
    return next((child for child in above.rights if child.dep_ == "dobj"), noun)


def named_among(noun: Token) -> tuple[Token, ...]:
    """Who is said to be of those that `noun` speaks of: "its backers include X", "among its backers is X"."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "include":
        return tuple(child for child in noun.head.rights if child.dep_ == "dobj")
    among = noun.head
    if noun.dep_ == "pobj" and among.lower_ == "among" and among.head.lemma_ == "be":
        return tuple(child for child in among.head.rights if child.dep_ in ("attr", "nsubj"))
    return ()


def said_of(noun: Token) -> Token:
    """Of whom a clause on `noun` speaks: him who "be" says it is, else `noun`: "X is one of two groups that"."""
    above = noun
    if noun.lower_ in _SOME and noun.dep_ == "pobj" and noun.head.lower_ == "including":
        return noun.head.head  # "factions including those allied with"
    if noun.lower_ == "those" and (named := named_among(noun)):
        return named[0]
    most = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if most.tag_ == "JJS" and most.dep_ == "appos":
        return most.head  # "X, the largest of the groups that"
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "among"):
        above = noun.head.head if noun.head.lower_ == "of" else noun.head
        if above.lower_ not in ("one", "among"):
            return noun
    if above.dep_ not in ("attr", "prep") or above.head.lemma_ != "be" or noun.pos_ != "NOUN":
        return noun
    for child in above.head.lefts:
        if child.dep_ == "nsubj" and child.lower_ not in _NOBODY:
            return child
    return noun


def speaking_beside(participle: Token) -> Token:
    """The verb whose subject says what `participle` says: "demands that they be replaced, accusing them"."""
    head = participle.head
    says = participle.lemma_ in VERBS  # "calm, officials said, accusing the rebels"
    if participle.tag_ == "VBG" and not says and participle.i > head.i and head.lemma_ in _TELLING:
        told = next((child for child in head.lefts if child.dep_ == "ccomp"), None)
        return head if told is None else told  # "took the town, officials said, routing the rebels"
    reports = participle.tag_ == "VBG" and participle.lemma_ in _REPORTING and head.dep_ == "ccomp"
    passive = reports and any(child.dep_ == "auxpass" for child in head.lefts)
    return head.head if passive else head


def accusing(noun: Token) -> Token | None:
    """The verb that accuses, where the parser hangs "of shelling" on a noun of its phrases: "accused by many there".

    None where no such verb stands above.
    """
    word = noun
    for _ in range(_CLIMB):
        if word.dep_ not in ("pobj", "prep", "agent", "appos", "conj", "dobj"):
            return None
        word = word.head
        if word.pos_ == "VERB":
            return word if word.lemma_ in OBJECT_GERUND else None
    return None


def accusers(verb: Token) -> tuple[Token, ...]:
    """Who accuses, where the parser hangs "by" on what it is: "accused of abuses by X", "listed as rebels by X"."""
    if verb.lemma_ not in _BRANDING:
        return ()
    return tuple(
        accuser
        for of in verb.rights
        if of.lower_ in ("as", "of", "with")
        for what in of.rights
        for by in what.rights
        if by.lower_ == "by"
        for accuser in by.rights
        if accuser.dep_ == "pobj"
    )


def so_called(clause: Token) -> tuple[Token, ...]:
    """Whom "what it called terrorist groups" speaks of; nobody where `clause` is no such clause."""
    if clause.lemma_ not in _CALLING or not any(child.lower_ == "what" for child in clause.lefts):
        return ()
    for child in clause.rights:
        if child.dep_ in ("oprd", "dobj", "attr") and child.pos_ in NOMINAL:
            return (child,)
        if child.dep_ == "prep" and child.lower_ == "as":
            return tuple(inner for inner in child.rights if inner.dep_ == "pobj")
    return ()


def other_side(noun: Token) -> Token | None:
    """The second of "between forces loyal to X and the army", where the parser joins the army to X; None elsewhere."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "between" or any(child.dep_ == "conj" for child in noun.rights):
        return None
    for word in noun.subtree:
        if word.dep_ == "conj" and word.i > noun.i and word.pos_ in NOMINAL and word.head.dep_ in ("pobj", "dobj"):
            return word
    return None


def joined_by_mistake(noun: Token) -> bool:
    """Whether what the parser joins to `noun` is the other side of a "between" above it."""
    word = noun
    if not any(child.dep_ == "conj" for child in noun.rights):
        return False
    for _ in range(_CLIMB):
        word = word.head
        if word.dep_ == "pobj" and word.head.lower_ == "between":
            return word != noun and other_side(word) is not None
    return False


def helped_to(noun: Token) -> Token | None:
    """The "help" of "helped dislodge rebels", where the tagger takes the bare verb for a noun; None elsewhere."""
    if noun.dep_ != "compound" or noun.tag_ != "NN" or not noun.is_lower or noun.i == noun.sent.start:
        return None
    verb = noun.nbor(-1)
    return verb if verb.lemma_ == "help" and verb.pos_ == "VERB" and noun.head.dep_ == "dobj" else None


def no_person(noun: Token) -> Token:
    """What "which" speaks of behind "the army of Khalifa Haftar": not the person."""
    if noun.pos_ == "NOUN" and noun.lemma_.lower() in OFFICES:  # "the head of the group, which has ties to"
        return next((body for of in noun.rights if of.lower_ == "of" for body in of.rights), noun)
    of = noun.head
    if noun.ent_type_ == "PERSON" and noun.dep_ == "pobj" and of.lower_ == "of" and of.head.pos_ in NOMINAL:
        return of.head
    return noun


def taken_meanwhile(verb: Token) -> Token | None:
    """The verb that says what others take while its own subject leaves: "took the town as rebels withdrew", or None."""
    if any(child.lower_ in _GOING for child in verb.rights):
        return None
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    when = verb.head if verb.dep_ == "pcomp" else next((one for one in verb.lefts if one.dep_ == "mark"), None)
    if verb.dep_ in ("advcl", "pcomp") and when is not None and when.lower_ in _WHEN and above.lemma_ in TAKING:
        return above
    for clause in verb.lefts:  # the parser took the one for the other
        as_ = any(word.lower_ == "as" and word.i > clause.i for word in verb.doc[clause.i : verb.i])
        if clause.dep_ == "ccomp" and clause.lemma_ in TAKING and as_:
            return clause
    return None


def threatened(verb: Token) -> tuple[Token, ...]:
    """Who must do something, or leave it, lest what `verb` threatens come: "threatened to quit unless X withdrew"."""
    marks = ("if", "unless") if verb.lemma_ == "threaten" else ("unless",)
    said = (child for child in verb.rights if child.dep_ in ("xcomp", "ccomp", "dobj"))
    return tuple(
        subject
        for word in (verb, *said)
        for clause in word.rights
        if clause.dep_ == "advcl" and any(child.lower_ in marks for child in clause.lefts)
        for subject in clause.lefts
        if subject.dep_ in ("nsubj", "nsubjpass")
    )


def all_of(noun: Token, verb: Token) -> Token:
    """The first of those whom a relative clause in the plural speaks of: "Qatar and Egypt, which are mediating"."""
    if noun.tag_ not in ("NN", "NNP") or not any(one.tag_ == "VBP" for one in (verb, *verb.lefts)):
        return noun
    if any(child.lower_ in ("many", "several", "some") for child in noun.lefts):
        return noun  # "many militia who support it"
    while noun.dep_ == "conj" and noun.head.pos_ in NOMINAL:
        noun = noun.head
    return noun


def antecedent_of(verb: Token) -> Token | None:
    """The noun that the relative clause of `verb` describes."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
        verb = verb.head
    if verb.dep_ in ("relcl", "acl") or (verb.dep_ == "ccomp" and verb.head.pos_ in NOMINAL):
        return verb.head
    return None
