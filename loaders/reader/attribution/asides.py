"""What a sentence mentions in passing, which is its author's word and not that of the one whom it quotes.

In "the army had withdrawn, said Ali, who leads the Iran-backed group" Ali says that the army had withdrawn; that he
leads the group, and who backs it, the author adds. Within a direct quote everything is the speaker's.
"""

from __future__ import annotations

from sides.loaders.reader.factuality.clause_words import HIGHEST
from sides.loaders.reader.relations.agentive import names_somebody
from spacy.tokens import Token

_NOUN = frozenset({"NOUN", "PROPN", "PRON"})


def aside(head: Token) -> Token | None:
    """The word at the head of what is mentioned in passing, where what `head` states is: a title, an apposition,
    "X-backed", the verb of an added clause. None where it is no aside. Who speaks within it speaks for it still
    ("the UAE, which denies arming them, …").
    """
    if head.pos_ in _NOUN and head.dep_ not in ("attr", "ROOT") and names_somebody(head):
        return None if head.dep_ == "conj" and head.head.dep_ == "attr" else head
    if head.text == "-" or (head.pos_ in ("ADJ", "PROPN") and head.dep_ in ("amod", "compound", "appos", "nmod")):
        return head
    if head.pos_ == "NOUN" and any(child.lower_ in ("pro", "anti") for word in head.lefts for child in word.subtree):
        return head  # "pro-Moscow insurgents": whom they are for is no news
    at = head
    for _ in range(HIGHEST):
        above, dep = at.head, at.dep_
        if above == at:
            return None
        if above.pos_ in _NOUN and (
            dep in ("appos", "amod")
            or (dep == "acl" and _bare_participle(at))
            or (dep == "relcl" and (above.lemma_ in _KNOWN or _set_off(at, above)))
        ):
            return at
        at = above
    return None


# What a clause without a comma says which one it is of, is known before: "would keep to the truce that Oman brokered".
_KNOWN = frozenset(["accord", "agreement", "ceasefire", "deal", "fire", "pact", "talk", "treaty", "truce"])
# Participles that tell an event of which the sentence is about, and say nothing in passing: "a drone launched by".
_EVENTS = frozenset(["launch", "fire", "carry", "conduct", "mount", "stage"])


def _bare_participle(verb: Token) -> bool:
    if verb.lemma_ in _EVENTS:
        return False
    return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children)


def _set_off(verb: Token, noun: Token) -> bool:
    """Whether a relative clause is set off by a comma, and only adds something."""
    return any(noun.doc[i].text in (",", "(", "-") for i in (verb.left_edge.i - 1, verb.left_edge.i) if i > noun.i)
