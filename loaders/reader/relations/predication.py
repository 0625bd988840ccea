"""What a verb says of whom: its arguments in the active voice, whatever form the sentence gives it.

The parse has them scattered: a passive turns them round, a relative clause leaves one to the noun it describes, an
infinitive to the verb that governs it, a coordination to the first of its verbs. Here they are put back. The labels are
those of spaCy's English pipelines (ClearNLP's dependencies: `nsubj`, `dobj`, `agent`, `relcl`, `acl`, `xcomp` …).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sides.loaders.reader.relations.control_verbs import ASKED_AFTER, OBJECT_CONTROL, OBJECT_GERUND, WARNED
from sides.loaders.reader.relations.mistagged import in_headline, is_hidden_passive, taken_for_a_modifier
from sides.loaders.reader.relations.prepositions import after_preposition, phrases
from sides.loaders.reader.relations.understood import (
    accusers,
    accusing,
    all_of,
    antecedent_of,
    brokered,
    headed_before,
    helped_to,
    no_person,
    said_of,
    so_called,
    speaking_beside,
)
from sides.loaders.reader.word_classes import NOMINAL, VERBAL, infinitive
from sides.loaders.reader.word_sets import word_set
from spacy.tokens import Token

SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OF = frozenset({"of", "for", "from"})
# Nouns before a gerund, which say of somebody that he does it: "has experience fighting rebels".
_DOINGS = frozenset(["difficulty", "experience", "history", "interest", "practice", "record", "role", "trouble"])
# What somebody has, in whose power or will it is: "the right of X to attack".
_OWN = word_set("ability attempt capacity decision desire effort failure freedom intention refusal right willingness")
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
# How many words may stand between two verbs that share what follows.
_NEAR = 4


@dataclass(frozen=True, eq=False)
class Predication:
    """A verb and its arguments as the active voice has them, each by the head of its phrase.

    subjects: who does it; objects: to whom. Empty where the sentence does not say.
    passive: whether it is put in the passive.
    """

    head: Token
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    passive: bool

    def after(self, words: str) -> Iterator[Token]:
        """The heads of the phrases after the preposition `words` ("of", "out_of"), those on the verb itself first."""
        yield from after_preposition(self.head, words)
        for thing in self.objects:
            if thing.i > self.head.i:
                yield from after_preposition(thing, words)

    @cached_property
    def particle(self) -> str | None:
        """The particle of a phrasal verb, None where it has none."""
        return next((child.lower_ for child in self.head.children if child.dep_ == "prt"), None)

    def has_particle(self, word: str | None) -> bool:
        """Whether `word` is the verb's particle; with None, whether it has none."""
        found = self.particle
        if word is None:
            return found is None
        return found == word or any(
            child.dep_ in ("advmod", "amod", "prep", "acomp", "oprd", "ccomp") and child.lower_ == word
            for child in self.beside()
        )

    def beside(self) -> Iterator[Token]:
        """What hangs on the verb, and an adjective right behind it, whatever it hangs on: "shot dead two soldiers"."""
        yield from self.head.children
        after = self.head.i + 1
        if after < len(self.head.doc) and self.head.doc[after].pos_ == "ADJ":
            yield self.head.doc[after]


class Predications:
    """The predications of one document, each made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[int, Predication] = {}

    def of(self, verb: Token) -> Predication:
        """The predication that `verb` makes."""
        made = self._made.get(verb.i)
        if made is None:
            made = self._made[verb.i] = self._make(verb)
        return made

    def _make(self, verb: Token) -> Predication:
        clause = taken_for_a_modifier(verb)
        if clause is not None:
            return Predication(verb, (clause,), (verb.head,), False)
        if is_hidden_passive(verb):
            return Predication(verb, tuple(after_preposition(verb, "by")), surface_subjects(verb.head), True)
        if verb.pos_ == "NOUN" and (headline := in_headline(verb)) is not None:
            return Predication(verb, headline[:1], headline[1:], False)
        if (helping := helped_to(verb)) is not None:
            return Predication(verb, surface_subjects(helping), (verb.head,), False)
        passive = is_passive(verb)
        surface = surface_subjects(verb)
        direct = _direct_objects(verb)
        if passive:
            agents = tuple(thing for child in verb.children if child.dep_ == "agent" for thing in phrases(child))
            if not agents:
                agents = tuple(after_preposition(verb, "by")) or _shared_agents(verb) or accusers(verb)
            if not agents:  # "was designated a terrorist group by the council"
                last = (child for child in verb.rights if child.dep_ in ("dobj", "oprd", "attr"))
                agents = tuple(agent for child in last for agent in after_preposition(child, "by"))
            if not agents and verb.lemma_ == "oppose" and (what := tuple(after_preposition(verb, "to"))):
                return Predication(verb, surface, what, False)  # "opposed to the deal, Haftar left"
            return Predication(verb, agents, surface, True)
        return Predication(verb, surface, direct, False)


def _shared_agents(verb: Token) -> tuple[Token, ...]:
    """Who does the first of things done at once: "armed and trained by Iran", "killed or driven out by X"."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.tag_ == "VBN" and child.i - verb.i <= _NEAR and _own_subject(child) is None:
            agents = tuple(thing for agent in child.children if agent.dep_ == "agent" for thing in phrases(agent))
            return agents or _shared_agents(child)
    return ()


def is_passive(verb: Token) -> bool:
    """Whether `verb` is put in the passive: by an auxiliary, as a reduced relative, or by the verb before it."""
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "auxpass", "csubjpass"):
            return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.tag_ == "VBD" and _own_subject(verb) is not None:
        return False  # "spoke by telephone"
    if verb.dep_ == "acl":
        if _own(verb, "aux") and (_own_subject(verb) is not None or infinitive(verb)):
            return False  # "the allegation that Egypt has supplied them", "the claim to have captured it"
        return verb.tag_ == "VBN" or any(child.dep_ == "agent" for child in verb.children)
    if any(child.dep_ == "agent" for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own(verb, "aux") and not _own_subject(verb):
        return verb.head.pos_ in VERBAL and is_passive(verb.head) and not _direct_objects_of(verb)
    return verb.dep_ in ("advcl", "amod") and verb.tag_ == "VBN" and not _own(verb, "aux") and not _own_subject(verb)


def surface_subjects(verb: Token) -> tuple[Token, ...]:
    """The grammatical subject of `verb`: its own, or the one that it has from the word it depends on."""
    return _subjects(verb, 0)


def _subjects(verb: Token, depth: int) -> tuple[Token, ...]:
    own = _own_subject(verb)
    if own is not None:
        if own.lower_ in _RELATIVE and own.tag_ in ("WDT", "WP", "IN", "DT"):
            antecedent = antecedent_of(verb)
            if antecedent is not None and own.lower_ == "which":
                antecedent = no_person(antecedent)
            if antecedent is not None:
                return (said_of(all_of(antecedent, verb)),)
        if own.dep_ == "csubj":
            return ()
        return (own,)
    if depth > 6:
        return ()
    head, dep = verb.head, verb.dep_
    if head.pos_ == "NOUN" and infinitive(verb) and (headline := in_headline(head)) is not None:
        return headline[:1]
    if dep == "amod" and head.i < verb.i:
        return (head,)  # "Aleppo, encircled by rebels"
    if dep == "acl":
        if infinitive(verb):
            return (head,) if _is_asked(head) else _of_noun(head, depth)
        if verb.tag_ == "VBG" and head.lemma_ in _DOINGS:
            return _of_noun(head, depth)
        if verb.tag_ == "VBN":
            head = brokered(verb)
        return (said_of(head),)
    if dep == "relcl":
        if infinitive(verb) and head.dep_ == "attr":
            return _subjects(head.head, depth + 1)  # "is the only state to have joined"
        return () if _own(verb, "nsubj") else (head,)
    if dep == "xcomp" and head.pos_ in VERBAL and (told := speaking_beside(verb)) != head:
        return _subjects(told, depth + 1)
    if dep == "xcomp" and head.pos_ in VERBAL:
        return _controller(head, verb, depth)
    if dep == "conj" and head.pos_ in VERBAL:
        if verb.tag_ in _FINITE and head.tag_ == "VBG" and head.dep_ == "pcomp" and head.head.head.pos_ in VERBAL:
            head = head.head.head  # "accused it of arming them and threatened it"
        return _subjects(head, depth + 1)
    if dep == "conj" and head.pos_ == "ADJ" and verb.tag_ == "VBN":
        return _described(head, depth)  # "a militia, armed and trained by Iran"
    if dep == "attr" and head.lemma_ == "be" and verb.tag_ == "NN":
        return _subjects(head, depth + 1)  # "is mediating", taken for a noun
    if dep == "advcl" and (body := headed_before(verb)) is not None:
        return (body,)
    if dep == "advcl":
        head = speaking_beside(verb)
    if dep in ("advcl", "xcomp", "ccomp", "dep") and (head.pos_ in VERBAL or head.pos_ == "ADJ"):
        if infinitive(verb) and (asked := _asked(head, verb)):
            return asked
        if dep == "ccomp" and verb.tag_ not in ("VBG", "VB"):
            return ()
        found = _described(head, depth) if head.pos_ == "ADJ" else _subjects(head, depth + 1)
        return tuple(one for one in found if not (infinitive(verb) and _nobody(one)))
    if dep in ("pcomp", "prep") and head.dep_ in ("prep", "agent", "mark"):
        governor = head.head
        if governor.pos_ == "ADV" and governor.head.pos_ in VERBAL:
            return _subjects(governor.head, depth + 1)  # "came close to attacking", "far from supporting"
        blaming: Token | None = governor
        if governor.pos_ not in VERBAL:
            blaming = accusing(governor) if head.lower_ in _OF else None
        if blaming is None:
            return _of_noun(governor, depth)
        if _says_what_the_other_does(blaming, head) and not is_passive(blaming):
            accused = _direct_objects_of(blaming)
            if accused and accused[0].i < verb.i:
                return accused
        return _subjects(blaming, depth + 1)
    return ()


def _says_what_the_other_does(verb: Token, preposition: Token) -> bool:
    """Whether the gerund after `preposition` is done by the verb's object: "accused X of lying", "by attacking"."""
    if verb.lemma_ in WARNED:
        return bool(preposition.lower_ == "against")
    if verb.lemma_ not in OBJECT_GERUND:
        return False
    of_what = any(child.lower_ == "of" and child.i < preposition.i for child in verb.rights)
    return preposition.lower_ in _OF or (preposition.lower_ == "by" and of_what)


def _described(adjective: Token, depth: int) -> tuple[Token, ...]:
    """Whom `adjective` describes: the subject of "is due to meet", the noun of "forces ready to attack"."""
    head = adjective.head
    own = _own_subject(adjective)
    if own is not None:
        return (own,)  # a headline's "China ready to attack, US warns"
    if head.pos_ in VERBAL:
        return _subjects(head, depth + 1)
    return (head,) if adjective.dep_ in ("amod", "acl", "appos", "relcl") else ()


def _nobody(token: Token) -> bool:
    """Whether `token` only fills a place ("it is hard to blame them")."""
    return token.lower_ == "it" and token.dep_ == "nsubj" and any(c.dep_ == "acomp" for c in token.head.children)


def _asked(governor: Token, verb: Token) -> tuple[Token, ...]:
    """Who is asked to do what the infinitive `verb` says: "called on the council to impose sanctions"."""
    for word in ASKED_AFTER.get(governor.lemma_, ()):
        found = tuple(one for one in after_preposition(governor, word) if one.i < verb.i)
        if found:
            return found
    return ()


def _is_asked(noun: Token) -> bool:
    """Whether `noun` is who is asked, where the parser hangs the infinitive on it."""
    preposition = noun.head
    return noun.dep_ == "pobj" and preposition.lower_ in ASKED_AFTER.get(preposition.head.lemma_, ())


def _controller(governor: Token, verb: Token, depth: int) -> tuple[Token, ...]:
    asked = _asked(governor, verb) if infinitive(verb) else ()
    if asked:
        return asked
    if governor.lemma_ in OBJECT_CONTROL:
        if is_passive(governor):
            return _subjects(governor, depth + 1)
        direct = _direct_objects_of(governor)
        if direct and direct[0].i < verb.i:
            return direct
    return _subjects(governor, depth + 1)


def _of_noun(noun: Token, depth: int) -> tuple[Token, ...]:
    """Who does what an infinitive or gerund on `noun` says ("the LNA's goal of moving …", "made plans to attack")."""
    for child in noun.children:
        if child.dep_ == "poss":
            return (child,)
        if child.dep_ == "prep" and child.lower_ == "by":
            return phrases(child)  # "repelled an attempt by rebels to seize the town"
        if child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_ in _OWN:
            return phrases(child)  # "defended the right of X to strike back"
    if noun.dep_ in ("dobj", "attr", "pobj", "oprd"):
        governor = noun.head.head if noun.dep_ == "pobj" else noun.head
        if governor.pos_ in VERBAL:
            found = _subjects(governor, depth + 1)
            return () if noun.dep_ == "attr" and any(one.lower_ == "there" for one in found) else found
        if governor.pos_ in NOMINAL and depth < 4:
            return _of_noun(governor, depth + 1)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return phrases(child)
    for child in noun.children:
        if child.dep_ in ("compound", "amod") and child.pos_ in ("PROPN", "ADJ") and child.text[:1].isupper():
            return (child,)
    return ()


def _own_subject(verb: Token) -> Token | None:
    """The subject on `verb`: the nearest before it, where the parser took a dateline or a title for another."""
    found: Token | None = None
    for child in verb.children:
        if child.dep_ in SUBJECT:
            if found is not None and child.i > verb.i:
                break
            found = child
        elif child.dep_ in ("aux", "auxpass") and found is None:  # "Angola has been mediating": it may hang on those
            found = next((inner for inner in child.lefts if inner.dep_ in SUBJECT), None)
    return found


def _own(verb: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in verb.children)


def _direct_objects_of(verb: Token) -> tuple[Token, ...]:
    return tuple(child for child in verb.children if child.dep_ in ("dobj", "dative") and child.dep_ == "dobj")


def _direct_objects(verb: Token) -> tuple[Token, ...]:
    direct = _direct_objects_of(verb)
    if direct:
        first = direct[0]
        if verb.lemma_ == "help" and verb.i + 1 < len(verb.doc) and helped_to(verb.nbor(1)) is not None:
            return ()
        if first.pos_ == "ADJ" and (joined := [one for one in first.rights if one.dep_ == "conj"]):
            return tuple(joined)  # "holds eastern and much of southern Kordofan"
        if first.lower_ in _RELATIVE or first.tag_ in ("WDT", "WP"):
            antecedent = antecedent_of(verb)
            return (antecedent,) if antecedent is not None else ()
        return direct
    if verb.dep_ == "relcl" and _own_subject(verb) is not None:
        subject = _own_subject(verb)
        if subject is not None and subject.lower_ not in _RELATIVE and not _dangling_preposition(verb):
            return (verb.head,)
    # "besieged and captured the town": the last of the verbs carries the object of all.
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in VERBAL and child.i - verb.i <= _NEAR and _own_subject(child) is None:
            return _direct_objects_of(child)
    for child in verb.rights:
        if child.dep_ == "ccomp" and (called := so_called(child)):
            return called
    for child in verb.children:
        # "hold Rwanda responsible", "let Russia use it": the object stands in a clause of its own.
        behind = child.i > verb.i and child.dep_ in ("ccomp", "xcomp", "oprd")
        if behind and _small(child) and (own := _own_subject(child)) is not None:
            return (own,)
    # A clause's subject that the parser took for the object's place ("ordered | its forces to withdraw").
    # or, with what it is said to be behind it, for another's ("designated | the group a threat").
    complements = tuple(
        child
        for child in verb.children
        if child.pos_ in NOMINAL
        and (
            child.dep_ in ("attr", "oprd")
            or (child.dep_ == "dative" and any(one.dep_ == "appos" for one in child.rights))
        )
    )
    if not complements and verb.dep_ == "dep" and verb.head.dep_ == "ROOT" and verb.head.pos_ in NOMINAL:
        return (verb.head,)  # "Army repels rebels", see `mending.clauses`
    return complements or tuple(_unknown_name(verb))


def _small(clause: Token) -> bool:
    """Whether the parser made a clause of what a verb's object is or does."""
    bare = clause.tag_ == "VB" and clause.head.lemma_ in ("help", "let", "make", "see", "watch")
    return clause.pos_ == "ADJ" or bare or infinitive(clause)


def _unknown_name(verb: Token) -> Iterator[Token]:
    """A name that the tagger does not know and took for an adverb ("recaptured Mosul")."""
    at = verb.i + 1
    if at < len(verb.doc):
        token = verb.doc[at]
        if token.head == verb and token.dep_ in ("advmod", "npadvmod", "dep", "acomp") and token.text[:1].isupper():
            yield token


def _dangling_preposition(verb: Token) -> bool:
    return any(child.dep_ == "prep" and not list(child.children) for child in verb.children)
