"""What the parser hangs wrongly in constructions of the news, hung where it belongs, once and for all readers of it.

Each mend is of one slip that the small pipelines make again and again; what is sure by the order of words decides.
"""

from __future__ import annotations

from sides.loaders.reader.mending.clauses import (
    AFTER,
    HELD_AS,
    agreed_by,
    event_before,
    gerund_of,
    headline_verb,
    held_as,
    helped,
    last_participle,
    only_participle,
    taken_for_gerund,
    verb_between,
)
from sides.loaders.reader.mending.hanging import (
    FINITE,
    NOUNS,
    after_and,
    before_and,
    ending_at,
    hang,
    has_subject,
    join,
    many,
)
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from sides.loaders.reader.word_sets import word_set
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

_CLIMB = 3
# What takes two: "soldiers backed by A and B troops clashed".
_MUTUAL = word_set("agree battle clash exchange fight meet negotiate sign skirmish talk trade")
_JOINED = get_string_id("conj")
_GERUND = get_string_id("pcomp")
_AGENT = get_string_id("agent")
_APPOSED = get_string_id("appos")
_ROOT = get_string_id("ROOT")
_OBJECT = get_string_id("pobj")
_DIRECT = get_string_id("dobj")
_CONJUNCTION = get_string_id("cc")
_ALONG, _TOGETHER = get_string_id("along"), get_string_id("together")


def mend_phrases(doc: Doc) -> None:
    """Mend the parse of `doc` in place."""
    rows = doc.to_array(["DEP", "LOWER"])
    labels, words = rows[:, 0], rows[:, 1]
    for i in (labels == _CONJUNCTION).nonzero()[0].tolist():
        _as_well(doc[i])
    for i in ((words == _ALONG) | (words == _TOGETHER)).nonzero()[0].tolist():
        _along(doc[i])
    for i in (labels == _JOINED).nonzero()[0].tolist():
        word = doc[i]
        if word.dep_ != "conj":
            continue
        if word.pos_ in NOUNS:
            _next_subject(word) or _stray_noun(word) or _far_agent(word) or _nearest(word)
        elif word.pos_ in VERBAL:
            _contact_clause(word) or _stray_verb(word) or _next_gerund(word)
        elif word.pos_ == "ADP":
            _second_phrase(word)
    for i in (labels == _GERUND).nonzero()[0].tolist():
        event_before(doc[i]) or taken_for_gerund(doc[i])
    for i in (labels == _AGENT).nonzero()[0].tolist():
        agreed_by(doc[i])
    for i in (labels == _APPOSED).nonzero()[0].tolist():
        _far_name(doc[i])
    for i in (labels == _OBJECT).nonzero()[0].tolist():
        if doc[i].head.i == i - 2:
            gerund_of(doc[i])
    for i in (labels == _DIRECT).nonzero()[0].tolist():
        if doc[i].head.lemma_ == "help":
            helped(doc[i])
        elif doc[i].lower_ in HELD_AS:
            held_as(doc[i])
    for i in (labels == _ROOT).nonzero()[0].tolist():
        if doc[i].pos_ in NOMINAL:
            headline_verb(doc[i]) or last_participle(doc[i]) or only_participle(doc[i]) or verb_between(doc[i])
        elif doc[i].tag_ == "VBP":
            _headline_pair(doc[i])


def _next_subject(noun: Token) -> bool:
    """ "Met X of Y | and the two agreed": what is joined to an object is the subject of the verb right behind it."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    if not after_and(noun) or top.dep_ not in ("dobj", "pobj", "attr", "dative"):
        return False
    verb = _own_verb(noun) or _verb_behind(noun)
    if verb is None or has_subject(verb):
        return False
    passive = any(child.dep_ == "auxpass" for child in verb.lefts)
    if not passive and any(child.dep_ == "agent" for child in verb.children):
        return False
    if verb.head == noun:
        above = top.head
        while above.pos_ not in VERBAL and above.head != above:
            above = above.head
        hang(verb, above, "conj")
    elif verb.dep_ == "advcl":
        verb.dep_ = "conj"
    hang(noun, verb, "nsubjpass" if passive else "nsubj")
    return True


def _own_verb(noun: Token) -> Token | None:
    """The verb that the parser makes a relative clause on its subject, without a pronoun: "and the two agreed"."""
    for child in noun.rights:
        if child.dep_ in ("relcl", "acl") and child.left_edge.i == noun.i + 1 and child.tag_ in FINITE:
            return None if any(one.dep_ == "dobj" for one in child.lefts) else child
    return None


def _verb_behind(noun: Token) -> Token | None:
    """The finite verb right behind the phrase of `noun` whose clause is beside it."""
    end = noun.right_edge.i + 1
    if end >= noun.sent.end or noun.doc[end].tag_ not in FINITE:
        return None
    following = noun.doc[end]
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    beside = verb.i > noun.i and verb.dep_ in ("conj", "advcl", "ccomp") and verb.head.i < noun.i
    return verb if beside else None


def _stray_noun(noun: Token) -> bool:
    """ "Leaves X | and Y in control of A | and B": a noun joined to a verb is joined to the like noun before "and"."""
    verb = noun.head
    if verb.pos_ not in VERBAL or has_subject(noun) or not after_and(noun):
        return False
    last = before_and(noun)
    if last is None or last.i <= verb.i:
        return False
    found = [one for one in ending_at(last) if one.pos_ in NOMINAL and one.dep_ in ("dobj", "pobj", "nsubj", "attr")]
    if not found:
        return False
    join(noun, max(found, key=lambda one: (_likeness(one, noun), -one.i)))
    return True


def _far_agent(noun: Token) -> bool:
    """ "Soldiers backed by A | and B troops took": joined to the nearest; both may do what the participle says."""
    first = noun.head
    if first.dep_ not in ("nsubj", "nsubjpass") or first.head.lemma_ in _MUTUAL or not after_and(noun):
        return False
    last = before_and(noun)
    if last is None or noun.doc[last.i + 1].text == ",":
        return False
    for one in ending_at(last):
        if one.dep_ == "pobj" and one.head.dep_ == "agent" and one.head.head.dep_ == "acl" and one.i > first.i:
            join(noun, one)
            return True
    return False


def _nearest(noun: Token) -> bool:
    """ "Between A and B | backed by X": of two sides the participle is said of the one before it."""
    first = noun.head
    if first.dep_ != "pobj" or first.head.lower_ != "between":
        return False
    clause = next((one for one in first.rights if one.dep_ == "acl" and one.left_edge.i == noun.right_edge.i + 1), None)
    if clause is None:
        return False
    hang(clause, noun, "acl")
    return True


def _contact_clause(verb: Token) -> bool:
    """ "Recognizes X and | the militias he regards as enemies": a clause right behind a noun, with nothing between."""
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.tag_ != "PRP" or verb.left_edge != subject or subject.i == verb.sent.start:
        return False
    if any(child.dep_ in ("dobj", "ccomp", "xcomp", "attr") for child in verb.rights):
        return False
    for noun in ending_at(subject.nbor(-1), over=("relcl", "acl")):
        if noun.pos_ in NOMINAL and noun.dep_ in ("dobj", "pobj", "conj", "attr") and noun.i > verb.head.i:
            if noun.dep_ == "conj":
                hang(noun, verb, "dobj")  # put first: what it is joined to is no part of it
            else:
                hang(verb, noun, "relcl")
            return True
    return False


def _stray_verb(verb: Token) -> bool:
    """ "X, who leads A and | has sided with B": a verb joined to the noun is joined to the relative clause on it."""
    noun = verb.head
    if noun.pos_ not in NOMINAL or has_subject(verb):
        return False
    if verb.tag_ not in FINITE and not any(child.tag_ in FINITE for child in verb.lefts):
        return False
    clauses = [one for one in noun.rights if one.dep_ == "relcl" and one.i < verb.i]
    if not clauses:
        return False
    hang(verb, clauses[-1], "conj")
    return True


def _next_gerund(verb: Token) -> bool:
    """ "Citing its refusal to free them | and accusing it of": a gerund is joined to a gerund, not to an infinitive."""
    first = verb.head
    if verb.tag_ != "VBG" or first.tag_ != "VB" or has_subject(verb):
        return False
    word = first
    for _ in range(_CLIMB):
        if word.head == word:
            return False
        word = word.head
        if word.tag_ == "VBG" and word.dep_ in ("advcl", "pcomp", "xcomp"):
            join(verb, word)
            return True
    return False


def _second_phrase(preposition: Token) -> bool:
    """ "With X and | with Y": the second phrase has what the first has."""
    first = preposition.head
    if first.pos_ != "ADP":
        if first.pos_ in VERBAL and preposition.lower_ in AFTER:
            preposition.dep_ = "prep"  # "but after clashes with"
        return False
    if first.lower_ != preposition.lower_:
        return False
    nouns = [child for child in first.rights if child.dep_ == "pobj"]
    others = [child for child in preposition.rights if child.dep_ == "pobj"]
    if len(nouns) != 1 or len(others) != 1:
        return False
    hang(others[0], nouns[0], "conj")
    for child in first.rights:
        if child.dep_ == "cc":
            hang(child, nouns[0], "cc")
    return True


def _far_name(noun: Token) -> bool:
    """ "Groups accuse the army, | the FARDC, of": what explains a name stands behind it, with no verb between them."""
    first, named = noun.left_edge, noun.head
    if named.i > noun.i or first.i < 2 or first.nbor(-1).text != "," or noun.sent.start > first.i - 2:
        return False
    last = first.nbor(-2)
    for other in named.rights:  # "the army and its auxiliaries, the VDP"
        if other.dep_ == "conj" and other.right_edge == last and many(other) == many(noun) != many(named):
            hang(noun, other, "appos")
            return True
    if last.i <= named.i or not any(word.pos_ == "VERB" and word.dep_ == "ROOT" for word in noun.doc[named.i : last.i]):
        return False
    for one in ending_at(last):
        if one.pos_ in NOMINAL and one.dep_ in ("dobj", "pobj", "conj", "attr"):
            if many(one) == many(noun) and one.ent_type_ not in ("DATE", "TIME") and one.is_lower != noun.is_lower:
                hang(noun, one, "appos")
                return True
            return False
    return _first_subject(noun)


def _first_subject(noun: Token) -> bool:
    """ "While this went on, | X, and others left": the first of two subjects, hung on the clause before."""
    end = noun.right_edge.i + 1
    end += 1 if end < noun.sent.end and noun.doc[end].text == "," else 0
    if end + 1 >= noun.sent.end or noun.doc[end].dep_ != "cc":
        return False
    for other in noun.doc[end + 1 : min(end + 6, noun.sent.end)]:
        if other.dep_ in ("nsubj", "nsubjpass") and other.left_edge.i == end + 1 and other.head.i > noun.i:
            hang(noun, other.head, other.dep_)
            join(other, noun)
            return True
    return False


def _likeness(one: Token, other: Token) -> int:
    """In how many ways two nouns are alike: by article, kind and number."""
    articles = [any(child.dep_ == "det" for child in noun.lefts) for noun in (one, other)]
    return (articles[0] == articles[1]) + (one.pos_ == other.pos_) + (one.tag_ == other.tag_)


def _as_well(conjunction: Token) -> bool:
    """ "X | as well as Y backs Z": who stands behind a conjunction is joined to the one before it."""
    first = conjunction.head
    if first.pos_ not in NOUNS or first.i > conjunction.i or any(child.dep_ == "conj" for child in first.rights):
        return False
    verb = first.head
    for other in verb.lefts if verb.i > conjunction.i else ():
        if other.i > conjunction.i and other.dep_ == first.dep_ and other.left_edge.i == conjunction.i + 1:
            join(other, first)
            return True
    return False


def _along(word: Token) -> bool:
    """ "X, | along with Y, backs Z": who acts along with the subject acts too."""
    verb, preposition = word.head, next((child for child in word.rights if child.lower_ == "with"), None)
    if verb.lower_ == "with" and verb.dep_ == "prep":  # "together" hangs on "with", and that maybe on the noun
        preposition, verb = verb, verb.head if verb.head.pos_ in VERBAL else verb.head.head
    if preposition is None or word.dep_ not in ("prep", "advmod") or verb.i < word.i:
        return False
    other = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    first = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if other is None or first is None or not first.i < word.i < other.i:
        return False
    last = word.nbor(-2) if word.nbor(-1).text == "," else word.nbor(-1)
    if last != first and not first.is_ancestor(last):
        return False
    hang(other, first, "conj")
    hang(preposition, first, "cc")
    return True


def _headline_pair(verb: Token) -> bool:
    """ "X, | Y discuss Z": in a headline a comma stands for "and", as the plural of the verb tells."""
    second = next((child for child in reversed(list(verb.lefts)) if child.dep_ == "nsubj"), None)
    if second is None or second.pos_ != "PROPN" or many(second) or second.right_edge.i + 1 != verb.i:
        return False
    comma = second.left_edge.i - 1
    if comma <= verb.sent.start or verb.doc[comma].text != ",":
        return False
    for first in verb.lefts:
        named = first.pos_ in NOMINAL and first.dep_ in ("nsubj", "npadvmod") and first.right_edge.i + 1 == comma
        if named and first.left_edge.i == verb.sent.start:
            hang(first, verb, "nsubj")
            hang(second, first, "conj")
            hang(verb.doc[comma], first, "cc")
            return True
    return False
