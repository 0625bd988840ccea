"""What stands after a preposition: its phrases, wherever the parser hangs them."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.relations.understood import antecedent_of, so_called
from sides.loaders.reader.word_classes import NOMINAL
from spacy.tokens import Token


def phrases(preposition: Token) -> tuple[Token, ...]:
    """The heads of the phrases after `preposition`, those joined to it by "and" included."""
    found: list[Token] = []
    for child in preposition.children:
        if child.dep_ in ("pobj", "npadvmod") or (child.dep_ == "dep" and child.pos_ in NOMINAL):
            found.append(child)
        elif child.dep_ == "pcomp":
            found.extend(so_called(child))
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            found.extend(phrases(child))
    return tuple(found)


def _meant(token: Token) -> Token:
    """What a relative pronoun after its preposition stands for ("the rebels, with whom it collaborates")."""
    if token.tag_ not in ("WDT", "WP"):
        return token
    return antecedent_of(token.head.head) or token


def after_preposition(word: Token, words: str) -> Iterator[Token]:
    """The heads of the phrases that hang on `word` by the preposition `words` ("of", "out_of")."""
    first, _, second = words.partition("_")
    given = words in ("to", "for")
    for child in word.children:
        if given and child.dep_ == "dative" and child.pos_ != "ADP":
            yield child  # "gave the rebels weapons"
        if child.lower_ != first or child.dep_ not in ("prep", "agent", "prt", "advmod", "dative", "aux", "mark"):
            continue
        if not second:
            found_here = phrases(child)
            if not found_here and child.dep_ == "prt":
                found_here = tuple(one for one in word.children if one.dep_ == "dobj" and one.i > child.i)
            yield from (_meant(phrase) for phrase in found_here)
            continue
        found = False
        for inner in child.children:
            if inner.lower_ == second:
                found = True
                yield from phrases(inner)
        if not found:
            for sibling in word.children:
                if sibling.lower_ == second and sibling.i == child.i + 1:
                    yield from phrases(sibling)
