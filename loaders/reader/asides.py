"""What a sentence mentions in passing, which is its author's word and not that of the one whom it quotes.

In "the army had withdrawn, said Ali, who leads the Iran-backed group" Ali says that the army had withdrawn; that he
leads the group, and who backs it, the author adds. Within a direct quote everything is the speaker's.
"""

from __future__ import annotations

from sides.loaders.reader.agentive import names_somebody
from spacy.tokens import Token

_NOUN = frozenset({"NOUN", "PROPN", "PRON"})


def is_aside(head: Token) -> bool:
    """Whether what `head` states is mentioned in passing: a title, an apposition, "X-backed", an added clause."""
    if head.pos_ in _NOUN and head.dep_ not in ("attr", "ROOT") and names_somebody(head):
        return head.dep_ != "conj" or head.head.dep_ != "attr"
    if head.text == "-" or (head.pos_ in ("ADJ", "PROPN") and head.dep_ in ("amod", "compound", "appos", "nmod")):
        return True
    at = head
    for _ in range(12):
        above, dep = at.head, at.dep_
        if above == at:
            return False
        if dep in ("appos", "amod") and above.pos_ in _NOUN:
            return True
        if dep == "acl" and _bare_participle(at) and above.pos_ in _NOUN:
            return True
        if dep == "relcl" and above.pos_ in _NOUN and _set_off(at, above):
            return True
        at = above
    return False


def _bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children)


def _set_off(verb: Token, noun: Token) -> bool:
    """Whether a relative clause is set off by a comma, and only adds something."""
    return any(noun.doc[i].text in (",", "(", "-") for i in (verb.left_edge.i - 1, verb.left_edge.i) if i > noun.i)
