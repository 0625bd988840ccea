"""What a group without a name is called, so that one group has one name in a document."""

from __future__ import annotations

from sides.loaders.reader.reference.noun_phrases import is_charge
from sides.loaders.reader.reference.referent import Referent
from spacy.tokens import Token

# Words that pick out none of those that the noun speaks of: "many militias" and "militias" are one group.
_PLAIN = frozenset(
    {"all", "any", "both", "certain", "different", "few", "many", "more", "most", "much", "multiple", "numerous"}
    | {
        "other",
        "own",
        "same",
        "several",
        "some",
        "such",
        "various",
        "half",
        "least",
        "about",
        "around",
        "nearly",
        "almost",
    }
)
_SKIPPED = frozenset(
    {"det", "predet", "preconj", "punct", "nummod", "poss", "case", "cc", "quantmod", "advmod", "neg", "dep"}
)


def group_name(noun: Token, owner: Referent | None = None) -> str:
    """The name of the group that the phrase of `noun` speaks of: the words that tell it from others, and the noun.

    owner: the person whose it is, where it is said by name, title or pronoun; then it is named for the person.
    """
    words = [_plural(noun)]
    for child in reversed(list(noun.lefts)):
        if child.dep_ in _SKIPPED and not (child.dep_ == "poss" and owner is None and child.tag_ != "PRP$"):
            continue
        if child.pos_ == "NUM" or child.lower_ in _PLAIN:
            continue
        words[:0] = _words(child)
    if owner is not None and "pro" not in words:
        return f"{owner.name}'s {' '.join(words).replace(' - ', '-')}"
    for child in noun.rights:
        if is_charge(child):
            break
        if child.dep_ == "prep" and child.i == noun.i + 1 and child.lower_ in ("of", "from"):
            words += [
                child.lower_,
                *(word for inner in child.rights if inner.dep_ == "pobj" for word in _phrase(inner)),
            ]
        elif child.dep_ == "acl" and child.tag_ == "VBG" and child.i == noun.i + 1:
            objects = [word for inner in child.rights if inner.dep_ == "dobj" for word in _phrase(inner)]
            words += [child.lower_, *objects] if objects else []
        break
    return " ".join(words).replace(" - ", "-")


def _words(modifier: Token) -> list[str]:
    return [
        token.text if token.pos_ == "PROPN" or token.i > token.sent.start else token.lower_
        for token in modifier.doc[modifier.left_edge.i : modifier.right_edge.i + 1]
        if (token.is_alpha or token.text == "-") and token.pos_ not in ("DET", "NUM")
    ]


def _phrase(noun: Token) -> list[str]:
    start = min((child.i for child in noun.lefts if child.dep_ in ("amod", "compound", "nmod", "poss")), default=noun.i)
    return [token.text for token in noun.doc[start : noun.i + 1] if token.is_alpha]


def _plural(noun: Token) -> str:
    """The noun as it names many: "many militia" are the militias that "militias" are."""
    word = str(noun.lower_)
    if noun.tag_ in ("NNS", "NNPS") or word.endswith("s"):
        return word
    many = any(child.lower_ in ("many", "some", "several") for child in noun.lefts)
    return f"{word}s" if many else word
