"""Hanging words of a parse elsewhere, and asking what stands where."""

from __future__ import annotations

from collections.abc import Iterator

from sides.loaders.reader.word_classes import NOMINAL, VERBAL
from spacy.tokens import Token

#: Tags of finite verbs.
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Labels of subjects.
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
#: The coarse tags of what may stand where a noun does.
NOUNS = NOMINAL | {"NUM", "PRON"}


def hang(word: Token, head: Token, label: str) -> None:
    """Hang `word` on `head` by `label`."""
    word.head = head
    word.dep_ = label


def join(noun: Token, head: Token) -> None:
    """Join `noun` to `head`, with the "and" before it."""
    conjunction = noun.doc[noun.left_edge.i - 1]
    hang(noun, head, "conj")
    if conjunction.dep_ == "cc":
        hang(conjunction, head, "cc")


def many(noun: Token) -> bool:
    """Whether `noun` is in the plural."""
    return noun.tag_.endswith("S")


def has_subject(verb: Token) -> bool:
    """Whether `verb` has a subject of its own."""
    return any(child.dep_ in SUBJECTS for child in verb.children)


def after_and(noun: Token) -> bool:
    """Whether the phrase of `noun` stands right behind a conjunction."""
    at = noun.left_edge.i - 1
    return at > noun.sent.start and noun.doc[at].dep_ == "cc"


def before_and(noun: Token) -> Token | None:
    """The last word before the "and" before `noun`, and before a comma there."""
    at = noun.left_edge.i - 2
    if at > noun.sent.start and noun.doc[at].is_punct:
        at -= 1
    return noun.doc[at] if at >= noun.sent.start else None


def ending_at(last: Token, over: tuple[str, ...] = ()) -> Iterator[Token]:
    """`last` and the words above it, up to a verb that is none of the clauses `over`, whose phrases end with it."""
    word = last
    while word.right_edge.i <= last.i and (word.pos_ not in VERBAL or word.dep_ in over):
        yield word
        if word.head == word:
            return
        word = word.head
