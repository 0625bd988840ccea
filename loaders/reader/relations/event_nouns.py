"""Event nouns: "the shelling of the town by the army", "Egyptian air strikes on Derna", "clashes between A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sides.loaders.reader.attribution.sayings import VERBS
from sides.loaders.reader.found import Found
from sides.loaders.reader.relations.control_verbs import OBJECT_GERUND, WARNED
from sides.loaders.reader.relations.doers import ACTS, led_by
from sides.loaders.reader.relations.filling import Filling, Fits, Misfit, kinds
from sides.loaders.reader.relations.frame import Fixed, Frame, Slot
from sides.loaders.reader.relations.predication import Predications, is_passive, surface_subjects
from sides.loaders.reader.relations.prepositions import after_preposition, phrases
from sides.loaders.reader.relations.understood import TAKING, other_side
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from sides.loaders.reader.word_sets import word_set
from sides.ontology import terms
from spacy.tokens import Token

# Verbs that say no more than that the event of their object took place, and who was its agent.
_SUPPORT = word_set(
    """
    abandon accelerate agree announce approve arrange authorise authorize begin boost bring broaden cancel carry
    cause commit complete conclude conduct continue coordinate declare deepen deliver do end engage enjoy
    escalate establish exchange execute expand express extend fight forge form give halt hold impose increase
    inflict initiate intensify issue join keep land launch lead lend maintain make mount offer open order
    organise organize pause perform plan pledge postpone provide pursue ramp reach receive renew repeat resume
    seal secure send show sign stage start step stop strike supply suspend sustain take throw undertake unleash
    voice wage win
    """
)
# Verbs whose subject undergoes the event of their object: "came under attack from", "suffered defeat".
_UNDERGO = word_set("endure enjoy face gain get lose obtain receive secure suffer survive withstand")
# The same before a preposition: "relies on support from".
_RELYING = {"rely": "on", "depend": "on", "count": "on", "lean": "on", "survive": "on", "benefit": "from", "live": "on"}
# What is done to him who is helped by it: "was rebuilt with Russian help".
_SET_UP = word_set("arm build create equip establish found install keep rearm rebuild rescue restore save train")
# What ends an agreement.
_ENDING = word_set("abandon break breach cancel end leave quit reject renounce scrap suspend terminate violate")
_WORKS = word_set("biography book documentary exhibition film game memoir movie novel play poem song")
_CAMPAIGNS = word_set("assault attack campaign invasion offensive operation war")
# Prepositions that put an event beside what a verb says: whoever does the one is in the other.
_BESIDE = frozenset(["in", "through", "with"])
# After these it may be anybody's, except where it takes two.
_AROUND = frozenset(["after", "for", "amid", "before", "despite", "during", "following", "under"])
# With what they answer they do: "responded with strikes on".
_ANSWERS = frozenset(["answer", "react", "reply", "respond"])
# Verbs whose subject is the victim.
_DYING = frozenset(["die", "fall", "perish", "succumb"])
_HURT = frozenset(["die", "hurt", "injure", "kill", "perish", "wound"])
# What somebody claims to have done.
_CLAIMED = ACTS | word_set("airstrike assassination killing raid strike")
# Where an event stands of which a sentence tells: "air strikes on Derna went on", "there were raids on Derna".
_TOLD = frozenset({"ROOT", "attr", "nsubj", "nsubjpass"})
# Participles of who takes part.
_ENGAGED = frozenset(["bog", "embroil", "engage", "entangle", "involve", "lock", "mire"])
_PREPARING = frozenset(["brace", "gear", "mass", "plan", "prepare", "push", "ready", "regroup"])
# Verbs that say no more of an event than that it takes place.
_TAKING_PLACE = word_set(
    "begin break continue erupt escalate expand flare intensify mount occur open persist rage resume start take"
)


def event_noun(frame: Frame, noun: Token, predications: Predications, fits: Fits) -> Found | Misfit:
    """What `frame` states where its event noun stands."""
    filling = Filling(frame, noun, fits)
    if not filling.begins(noun):
        return filling.misfit("it needs another word before it")
    if noun.text[:1].isupper() and noun.i > noun.sent.start and fits(noun, "actor"):
        return filling.misfit("it is part of a name")
    if _told(noun):
        return filling.misfit("a work is about it")
    support = _support(noun)
    if frame.pair:
        return _pair(filling, noun, support)
    if _enjoyed(filling, noun, support, predications):
        return filling.found()
    owners = _agents(frame, noun, support, predications) if frame.before == Slot("S") else _possessors(noun)
    if isinstance(frame.before, Slot) and not filling.take(frame.before, owners):
        return filling.misfit("no {}'s before it", frame.before.role)
    if frame.relation == "supports" and support is None and noun.head.lower_ != "in" and _is_given(noun):
        return filling.misfit("after 'of' stands who gives it")
    if frame.relation == "agrees-with" and noun.dep_ == "dobj" and noun.head.lemma_ in _ENDING:
        return filling.misfit("it is ended")
    anchors = _anchors(noun, support)
    for prep in frame.preps:
        taken = filling.prep(prep, anchors)
        if taken is not None:
            if isinstance(prep.then, Fixed):
                anchors.insert(1, taken)
            elif prep.then.role in ("O", "S"):
                anchors.append(taken)  # "the siege of the town by rebels": the agent may hang on the town
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
            if frame.relation == "accuses" and filling.take(prep.then, _charged(noun)):
                continue
        return filling.misfit("nothing after {}", prep.words)
    if "S" not in filling:
        filling.take(Slot("S"), _agents(frame, noun, support, predications), optional=True)
    if "S" not in filling and noun.dep_ not in _TOLD and not _fatal(noun):
        return filling.misfit("nobody who does it, and it is told by the way")
    found = filling.found()
    # Whether "did not take part in", "was behind" is so hangs on that verb, unless another leads it.
    beside = support is not None and noun.dep_ == "pobj" and noun.head.lower_ in ("in", "behind")
    if beside and support is not None and (found.subject is None or not noun.is_ancestor(found.subject)):
        return replace(found, head=support)
    return found


def _anchors(noun: Token, support: Token | None) -> list[Token]:
    """Where the phrases of an event may hang: on it, on its verb, and on one that says no more than that it is."""
    anchors = [noun] if support is None else [noun, support]
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in _TAKING_PLACE:
        anchors.append(noun.head)
    # "an attack by rebels on the town": the parser may hang the town on the rebels.
    anchors.extend(after_preposition(noun, "by"))
    return anchors


def _is_given(noun: Token) -> bool:
    """Whether "the support of X" is what X gives: nobody else is named who does."""
    named = any(child.dep_ == "poss" or child.text[:1].isupper() for child in noun.lefts)
    return (
        not named
        and any(True for _ in after_preposition(noun, "of"))
        and not any(True for word in ("by", "from") for _ in after_preposition(noun, word))
    )


def _pair(filling: Filling, noun: Token, support: Token | None) -> Found | Misfit:
    anchors = _anchors(noun, support)
    if noun.head not in anchors and noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        anchors.append(noun.head)
    # "a battle raging over the town between A and B": it may hang on the town.
    raging = [one for one in (noun.head, *noun.rights) if one.pos_ in VERBAL and one.lemma_ in _TAKING_PLACE]
    anchors += raging + [inner for one in raging for prep in one.rights for inner in phrases(prep)]
    for anchor in anchors:
        for token in after_preposition(anchor, "between"):
            if not filling.take(Slot("S"), (token,)):
                continue
            other = other_side(token)
            if other is not None:
                filling.take(Slot("O", "actor"), (other,))
            # Of both sides one is the subject; a relation that is the same either way has them all from it.
            if not terms.RELATIONS[filling.frame.relation].symmetric:
                filling.take(Slot("O"), (child for child in token.rights if child.dep_ == "conj"))
            return filling.found()
    for one, other in _hyphenated(noun):
        if filling.take(Slot("S"), (one,)) and filling.take(Slot("O", "actor"), (other,)):
            return filling.found()
    return filling.misfit("no between S and O")


def _hyphenated(noun: Token) -> Iterator[tuple[Token, Token]]:
    """The sides of "the Israel-Hamas war", "Saudi-Iranian peace talks"."""
    doc, first = noun.doc, noun.sent.start
    for at in range(noun.i - 2, max(first, noun.i - 5), -1):
        if doc[at].text == "-" and doc[at - 1].text[:1].isupper() and doc[at + 1].text[:1].isupper():
            yield doc[at - 1], doc[at + 1]
            return
        if doc[at + 1].pos_ not in ("ADJ", "NOUN", "PROPN"):
            return


def _enjoyed(filling: Filling, noun: Token, support: Token | None, predications: Predications) -> bool:
    """Fill both ends where the support is had and not given: "relies on the backing of X", "with help from X"."""
    if filling.frame.relation != "supports" or filling.frame.before is not None:
        return False
    if any(True for word in ("for", "to") for _ in after_preposition(noun, word)):
        return False
    preposition = noun.head
    having: tuple[Token, ...] = ()
    if support is not None and support.lemma_ in _UNDERGO:
        having = predications.of(support).subjects
    elif noun.dep_ == "dobj" and (noun.head.lemma_ == "have" or _denied_from(noun)):
        having = predications.of(noun.head).subjects
    elif noun.dep_ == "pobj" and preposition.lower_ in ("with", _RELYING.get(preposition.head.lemma_)):
        verb = predications.of(_verb_above(preposition.head))
        helped = verb.passive and verb.head.lemma_ in _SET_UP
        having = verb.subjects or (verb.objects if helped else ())  # who was attacked with help had none
        if preposition.head.dep_ == "nsubj" and preposition.head.pos_ in NOMINAL:
            having = (preposition.head,)  # "the army, with the help of X, took"
    if not having:
        return False
    givers = [*_possessors(noun), *(one for word in ("from", "by", "of") for one in after_preposition(noun, word))]
    givers += [child for child in noun.lefts if child.dep_ in ("compound", "amod", "nmod")]
    return filling.take(Slot("O"), having) and filling.take(Slot("S"), givers)


def _denied_from(noun: Token) -> bool:
    """Whether `noun` is what somebody denies, or grants, to have from others: "denied any support from Sudan"."""
    return noun.head.lemma_ in ("acknowledge", "admit", "deny") and any(True for _ in after_preposition(noun, "from"))


def _verb_above(word: Token) -> Token:
    """The verb that "with Russian help" is said of, where the parser hangs it on a noun behind the verb."""
    while word.dep_ in ("dobj", "pobj") and word.pos_ in NOMINAL:
        word = word.head if word.dep_ == "dobj" else word.head.head
    return word


def _fatal(noun: Token) -> bool:
    """Whether people were hurt in the event: then it is told that it was."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_ in _HURT


def _possessors(noun: Token) -> Iterator[Token]:
    for child in noun.lefts:
        if child.dep_ == "poss":
            yield child


def _agents(frame: Frame, noun: Token, support: Token | None, predications: Predications) -> Iterator[Token]:
    """Who may do what `noun` says, the surest first."""
    if support is not None and support.lemma_ == "claim":
        yield from predications.of(support).subjects  # "IS claims Kabul attack": where, and not who
        return
    yield from _possessors(noun)
    yield from after_preposition(noun, "by")
    yield from led_by(noun)
    for child in noun.lefts:
        if child.dep_ in ("compound", "amod", "nmod"):
            yield child
    if support is not None:
        if support.lemma_ not in _UNDERGO:
            yield from predications.of(support).subjects
        return
    if noun.dep_ == "dobj" and noun.head.lemma_ == "deny":
        yield from surface_subjects(noun.head)  # who denies an attack denies that it was his
    if noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in VERBAL:
        yield from _agents_beside(frame, noun.head, predications)
    elif noun.dep_ == "conj":
        yield from _agents(frame, noun.head, _support(noun.head), predications)


def _agents_beside(frame: Frame, preposition: Token, predications: Predications) -> Iterator[Token]:
    """Who in the clause around does what a phrase in it names: "took it in an attack on", "accused of raids on"."""
    verb, word = preposition.head, preposition.lower_
    if (verb.lemma_ in OBJECT_GERUND and word in ("of", "for", "over")) or (
        verb.lemma_ in WARNED and word == "against"
    ):
        said = predications.of(verb)
        if said.subjects:  # "was suspected of an attack": nobody says so
            yield from said.objects
        return
    if verb.lemma_ in VERBS and word in _BESIDE and not (word == "with" and verb.lemma_ in _ANSWERS):
        return  # ", a commander said, in the deadliest attack on": not his
    if word in ("after", "following") and verb.lemma_ in TAKING and not is_passive(verb):
        yield from surface_subjects(verb)  # "took the town after an assault on the army"
        return
    # An event of two ("after clashes with", "for talks with") has one of them in the clause around it.
    both = any("with" in prep.words for prep in frame.preps)
    if not (word in _BESIDE or (both and word in _AROUND) or (word == "for" and verb.lemma_ in _PREPARING)):
        return
    if not (both and word == "in") and (verb.lemma_ in _DYING or (is_passive(verb) and verb.lemma_ not in _ENGAGED)):
        return
    for subject in surface_subjects(verb):
        yield subject
        if subject.lemma_ in _CAMPAIGNS:  # "Turkey's operation began with strikes on the town"
            yield from _possessors(subject)


def _object_before(filling: Filling, slot: Slot, noun: Token) -> bool:
    """Take the object from a compound ("the Idlib bombing"): only a place, for an actor there is the agent."""
    if "place" not in kinds(slot, filling.frame.relation):
        return False
    place = Slot("O", "place")
    return filling.take(place, (child for child in noun.lefts if child.dep_ in ("compound", "nmod")))


def _charged(noun: Token) -> Iterator[Token]:
    """Who is accused of what a clause says: "accusations by X that Y backs the rebels"."""
    for clause in noun.rights:
        if clause.dep_ in ("acl", "ccomp") and any(child.lower_ == "that" for child in clause.lefts):
            yield from (child for child in clause.lefts if child.dep_ in ("nsubj", "nsubjpass"))


def _told(noun: Token) -> bool:
    """Whether the event is what a film or book is about."""
    about = noun.head
    return noun.dep_ == "pobj" and about.lower_ in ("about", "on") and about.head.lemma_ in _WORKS


def _support(noun: Token) -> Token | None:
    """The verb that only supports `noun`, None where it stands on its own."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and (
        head.lemma_ in _SUPPORT | _UNDERGO or (head.lemma_ == "claim" and noun.lemma_ in _CLAIMED)
    ):
        return head
    if noun.dep_ == "pobj" and head.dep_ == "prep" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        # "launched a series of attacks on"
        return _support(head.head) if head.head.lemma_ in _QUANTITIES else None
    if noun.dep_ != "pobj" or head.dep_ != "prep":
        return None
    if head.lower_ == "out" and head.head.lemma_ == "carry":
        return head.head
    if head.lower_ == "behind" and head.head.lemma_ == "be":
        return head.head
    if head.lower_ == "for":
        return _answering(head.head)
    if head.lower_ == "in" and head.head.lemma_ == "participate":
        return head.head
    if head.lower_ == "in" and head.head.lemma_ == "part" and head.head.head.lemma_ in ("take", "play"):
        return head.head.head
    if head.lower_ == "in" and head.head.lemma_ == "take" and any(one.lemma_ == "part" for one in head.head.rights):
        return head.head
    return None


def _answering(word: Token) -> Token | None:
    """The verb of "claimed responsibility for the attack", "is responsible for the attack"."""
    claims = word.lemma_ == "responsibility" and word.dep_ == "dobj" and word.head.lemma_ in _CLAIMING
    is_it = word.lemma_ == "responsible" and word.dep_ == "acomp"
    denied = any(child.dep_ == "neg" for child in word.head.children) or any(one.lower_ == "no" for one in word.lefts)
    return word.head if (claims or is_it) and not denied else None


_CLAIMING = frozenset(["accept", "admit", "assume", "bear", "claim", "have", "take"])


_QUANTITIES = frozenset(["barrage", "campaign", "number", "round", "series", "spate", "string", "wave"])
