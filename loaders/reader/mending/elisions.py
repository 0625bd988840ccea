"""What is left out where two things are told in one, so that the parser joins what belongs to different verbs.

"A supports B and C the D" has two supporters, the second without its verb; "attacked not A but B" says it of B.
"""

from __future__ import annotations

from sides.loaders.reader.mending.hanging import hang
from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

_JOINED = get_string_id("conj")
_OBJECTS = frozenset({"dobj", "pobj", "attr", "dative"})


def mend_elisions(doc: Doc) -> None:
    """Mend the parse of `doc` in place."""
    for i in (doc.to_array("DEP") == _JOINED).nonzero()[0].tolist():
        if doc[i].pos_ in NOMINAL and doc[i].dep_ == "conj":
            _gapped(doc[i]) or _corrected(doc[i])


def _gapped(second: Token) -> bool:
    """ "A supports B and | C the D": C and D are parties of a verb that is left out, and none of the first one's."""
    first = second.head
    if second.pos_ != "PROPN" or first.pos_ not in NOMINAL:
        return False
    behind = second.i + 1
    if behind >= second.sent.end or second.doc[behind].lower_ != "the":
        return False
    last = second.doc[behind].head
    verb = last.head if last == first.head else first.head
    if verb.pos_ not in VERBAL or last.i <= behind:
        return False
    if last.head == verb and last.dep_ == "dobj" and first.head == last:
        hang(first, verb, "dobj")
    elif not (last.head == second and last.dep_ in ("appos", "dobj") and first.dep_ == "dobj"):
        return False
    for child in first.rights:
        if child.dep_ == "cc":
            hang(child, verb, "cc")
    hang(second, verb, "dep")
    hang(last, second, "dep")
    return True


def _corrected(second: Token) -> bool:
    """ "Attacked not A but B": what is told is told of B, and nothing of A."""
    first = second.head
    if first.dep_ not in _OBJECTS or second.doc[second.left_edge.i - 1].lower_ != "but":
        return False
    denied = next((child for child in first.lefts if child.lower_ == "not"), None)
    if denied is None or denied.nbor(1).lower_ in ("only", "just", "merely", "simply"):
        return False
    hang(second, first.head, first.dep_)
    hang(first, second, "dep")
    return True
