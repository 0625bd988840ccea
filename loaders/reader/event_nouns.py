"""Event nouns: "the shelling of the town by the army", "Egyptian air strikes on Derna", "clashes between A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.filling import Filling, Fits, Misfit, kinds
from sides.loaders.reader.found import Found
from sides.loaders.reader.frame import Fixed, Frame, Slot
from sides.loaders.reader.predication import VERBAL, Predications, after_preposition, surface_subjects
from sides.ontology import terms
from spacy.tokens import Token

# Verbs that say no more than that the event of their object took place, and who was its agent.
_SUPPORT = frozenset(
    [
        "announce",
        "begin",
        "carry",
        "cause",
        "commit",
        "complete",
        "conclude",
        "conduct",
        "continue",
        "declare",
        "deliver",
        "do",
        "engage",
        "enjoy",
        "escalate",
        "establish",
        "exchange",
        "execute",
        "express",
        "extend",
        "forge",
        "form",
        "fight",
        "give",
        "hold",
        "impose",
        "initiate",
        "intensify",
        "issue",
        "join",
        "keep",
        "launch",
        "lead",
        "lend",
        "maintain",
        "make",
        "mount",
        "offer",
        "open",
        "order",
        "organise",
        "organize",
        "perform",
        "pledge",
        "provide",
        "pursue",
        "reach",
        "receive",
        "renew",
        "resume",
        "seal",
        "send",
        "show",
        "sign",
        "stage",
        "start",
        "step",
        "strike",
        "supply",
        "sustain",
        "take",
        "throw",
        "undertake",
        "voice",
        "wage",
        "win",
    ]
)
# Verbs whose subject undergoes the event of their object: "came under attack from", "suffered defeat".
_UNDERGO = frozenset(
    ["endure", "face", "suffer", "receive", "survive", "withstand", "enjoy", "get", "obtain", "secure"]
)
_WORKS = frozenset(
    [
        "biography",
        "book",
        "documentary",
        "exhibition",
        "film",
        "game",
        "memoir",
        "movie",
        "novel",
        "play",
        "poem",
        "song",
    ]
)
_CAMPAIGNS = frozenset(["assault", "attack", "campaign", "invasion", "offensive", "operation", "war"])
# Prepositions that put an event beside what a verb says: whoever does the one is in the other.
_BESIDE = frozenset(["after", "for", "amid", "before", "during", "following", "in", "through", "with", "despite"])


def event_noun(frame: Frame, noun: Token, predications: Predications, fits: Fits) -> Found | Misfit:
    """What `frame` states where its event noun stands."""
    filling = Filling(frame, noun, fits)
    if not filling.begins(noun):
        return filling.misfit("it needs another word before it")
    if _told(noun):
        return filling.misfit("a work is about it")
    support = _support(noun)
    if frame.pair:
        return _pair(filling, noun, support)
    owners = _agents(noun, support, predications) if frame.before == Slot("S") else _possessors(noun)
    if isinstance(frame.before, Slot) and not filling.take(frame.before, owners):
        return filling.misfit("no {}'s before it", frame.before.role)
    anchors = [noun, support] if support is not None else [noun]
    for prep in frame.preps:
        taken = filling.prep(prep, anchors)
        if taken is not None:
            if isinstance(prep.then, Fixed):
                anchors.insert(1, taken)
            continue
        if isinstance(prep.then, Slot) and prep.then.role == "S":
            continue  # its agent may stand elsewhere, or nowhere
        if isinstance(prep.then, Slot) and prep.then.role == "O":
            if _object_before(filling, prep.then, noun):
                continue
            # "received support from": the event is done to the verb's subject.
            undergone = predications.of(support).subjects if support is not None and support.lemma_ in _UNDERGO else ()
            if filling.take(prep.then, undergone):
                continue
        return filling.misfit("nothing after {}", prep.words)
    if "S" not in filling:
        filling.take(Slot("S"), _agents(noun, support, predications), optional=True)
    return filling.found()


def _pair(filling: Filling, noun: Token, support: Token | None) -> Found | Misfit:
    for anchor in (noun, support):
        if anchor is not None:
            for token in after_preposition(anchor, "between"):
                if not filling.take(Slot("S"), (token,)):
                    continue
                # Of both sides one is the subject; a relation that is the same either way has them all from it.
                if not terms.RELATIONS[filling.frame.relation].symmetric:
                    filling.take(Slot("O"), (child for child in token.rights if child.dep_ == "conj"))
                return filling.found()
    return filling.misfit("no between S and O")


def _possessors(noun: Token) -> Iterator[Token]:
    for child in noun.lefts:
        if child.dep_ == "poss":
            yield child


def _agents(noun: Token, support: Token | None, predications: Predications) -> Iterator[Token]:
    """Who may do what `noun` says, the surest first."""
    yield from _possessors(noun)
    yield from after_preposition(noun, "by")
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod"):
            yield child
    if support is not None:
        if support.lemma_ not in _UNDERGO:
            yield from predications.of(support).subjects
        return
    governor = noun.head
    if noun.dep_ == "pobj" and governor.dep_ == "prep" and governor.lower_ in _BESIDE and governor.head.pos_ in VERBAL:
        for subject in surface_subjects(governor.head):
            yield subject
            if subject.lemma_ in _CAMPAIGNS:  # "Turkey's operation began with strikes on the town"
                yield from _possessors(subject)
    elif noun.dep_ == "conj":
        yield from _agents(noun.head, _support(noun.head), predications)


def _object_before(filling: Filling, slot: Slot, noun: Token) -> bool:
    """Take the object from a compound ("the Idlib bombing"): only a place, for an actor there is the agent."""
    if "place" not in kinds(slot, filling.frame.relation):
        return False
    place = Slot("O", "place")
    return filling.take(place, (child for child in noun.lefts if child.dep_ in ("compound", "nmod")))


def _told(noun: Token) -> bool:
    """Whether the event is what a film or book is about."""
    about = noun.head
    return noun.dep_ == "pobj" and about.lower_ in ("about", "on") and about.head.lemma_ in _WORKS


def _support(noun: Token) -> Token | None:
    """The verb that only supports `noun`, None where it stands on its own."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and head.lemma_ in _SUPPORT | _UNDERGO:
        return head
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        # "launched a series of attacks on"
        return _support(head.head) if head.head.lemma_ in _QUANTITIES else None
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ == "out" and head.head.lemma_ == "carry":
        return head.head
    return None


_QUANTITIES = frozenset(["barrage", "campaign", "number", "round", "series", "spate", "string", "wave"])
